// Freezes the corpus of facts: orderly rows, and for every planted mistake that they do not notice, a row that does, where one can be found.
// Promises: the search is the same on every machine. What it cannot find in thousands of rows is handed back by name, never passed over.
import type { Catalog, Fact, Field } from "../../src/catalog/schema";
import { daysOf, derivedOn, factCorpus, factRows, inputsOfFact, tableWith, type FactCorpus, type FactTable } from "./facts";
import { factMutants, type FactMutant } from "./factMutants";

/** Certified people are counted over a table of examinations with dozens of days of their own; test/intake and test/catalog hold those. */
const HELD_ELSEWHERE: ReadonlySet<Fact["derive"]["op"]> = new Set(["countDistinct"]);

export function frozenFacts(catalog: Catalog): readonly Fact[] {
  return (catalog.facts ?? []).filter(({ derive }) => !HELD_ELSEWHERE.has(derive.op));
}

export function isFactNoticed({ catalog, fact }: FactMutant, corpora: readonly FactCorpus[]): boolean {
  return corpora.some(({ asOf, tables }) => tables.some((table) => JSON.stringify(derivedOn(catalog, fact, asOf, table)) !== JSON.stringify(table.values)));
}

/** One corpus per day that matters. */
export function frozenFact(catalog: Catalog, fact: Fact): readonly FactCorpus[] {
  let corpora: readonly FactCorpus[] = daysOf(catalog, fact).map((day) => factCorpus(catalog, fact, day));
  for (const mutant of factMutants(catalog, fact)) {
    corpora = isFactNoticed(mutant, corpora) ? corpora : withWitness(catalog, fact, corpora, mutant);
  }
  return corpora;
}

const SEARCHED_ROWS = 4_800;
const AT_ONCE = 600;

function withWitness(catalog: Catalog, fact: Fact, corpora: readonly FactCorpus[], mutant: FactMutant): readonly FactCorpus[] {
  const fields = new Map(inputsOfFact(catalog, fact).map((field) => [field.id, field]));
  for (const corpus of corpora) {
    for (const [index, table] of corpus.tables.slice(0, 4).entries()) {
      const longer = tableWithWitness(catalog, fact, corpus.asOf, table, fields, mutant);
      if (longer) {
        return corpora.map((each) => (each === corpus ? { ...corpus, tables: corpus.tables.with(index, longer) } : each));
      }
    }
  }
  return corpora;
}

function tableWithWitness(catalog: Catalog, fact: Fact, asOf: string, table: FactTable, fields: ReadonlyMap<string, Field>, mutant: FactMutant): FactTable | null {
  const columns = table.columns.map((id) => fields.get(id)!);
  for (let from = 1_000; from < 1_000 + SEARCHED_ROWS; from += AT_ONCE) {
    const rows = factRows(catalog, fact, asOf, columns, AT_ONCE, from);
    const [right, wrong] = [derivedOn(catalog, fact, asOf, { columns: table.columns, rows }), derivedOn(mutant.catalog, mutant.fact, asOf, { columns: table.columns, rows })];
    const at = typeof right === "string" || typeof wrong === "string" ? -1 : right.findIndex((value, row) => value !== wrong[row]);
    if (at >= 0) {
      return tableWith(catalog, fact, asOf, columns, [...table.rows, rows[at]!]);
    }
  }
  return null;
}
