// `npm run freeze`: writes the conformance corpus of every family of programmes, and of facts. Nothing is edited by hand when one is added.
// Promises: wherever a planted mistake slips through the orderly rows, the row that tells it apart is looked for and frozen too.
// Words after `npm run freeze --` choose families: `npm run freeze -- designation rewards facts`.
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog } from "../../src/catalog/schema";
import { answeredRow, corpusOf, familiesOf, fieldsById, writeFamily, type CorpusTable, type ProgrammeCorpus } from "./corpus";
import { erasOf, programmeOf } from "./eras";
import { writeFacts } from "./facts";
import { frozenFact, frozenFacts } from "./freezeFacts";
import { mutantsOf, partOf } from "./mutants";
import { isNoticed, witnessOf, type Witness } from "./noticing";

/** The orderly rows, and one more for every mistake that they do not notice and some row could. */
export function frozenCorpus(catalog: Catalog, programme: string): ProgrammeCorpus {
  const part = partOf(catalog, programme);
  const fields = fieldsById(part);
  let corpus = corpusOf(part, programme, erasOf(catalog, programmeOf(catalog, programme)));
  for (const mutant of mutantsOf(part, programme)) {
    const witness = mutant.noticedBy !== "rows" || isNoticed(mutant, corpus) ? null : witnessOf(part, fields, mutant, corpus);
    corpus = witness === null ? corpus : withRow(part, corpus, witness);
  }
  return corpus;
}

function withRow(catalog: Catalog, corpus: ProgrammeCorpus, { era, table, row }: Witness): ProgrammeCorpus {
  const programme = programmeOf(catalog, corpus.programme);
  const longer = (each: CorpusTable): CorpusTable => ({ ...each, rows: [...each.rows, answeredRow(catalog, programme, era, each.fields, row)] });
  return { ...corpus, eras: corpus.eras.map((each) => (each === era ? { ...era, tables: era.tables.map((one, index) => (index === table ? longer(one) : one)) } : each)) };
}

if (require.main === module) {
  const chosen = process.argv.slice(2);
  for (const [family, programmes] of familiesOf(shippedCatalog)) {
    if (chosen.length === 0 || chosen.includes(family)) {
      const corpora = programmes.map(({ id }) => frozenCorpus(shippedCatalog, id));
      writeFamily(family, corpora);
      const rows = corpora.flatMap(({ eras }) => eras.flatMap((era) => ("error" in era ? [] : era.tables.flatMap((table) => table.rows)))).length;
      console.log(`${family}: ${rows} rows written.`);
    }
  }
  if (chosen.length === 0 || chosen.includes("facts")) {
    const corpora = frozenFacts(shippedCatalog).flatMap((fact) => frozenFact(shippedCatalog, fact));
    writeFacts(corpora);
    console.log(`facts: ${corpora.length} written.`);
  }
}
