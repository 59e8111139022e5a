// The engine passes the frozen corpora, and the corpora notice every plausible mistake in the catalog.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Programme } from "../../src/catalog/schema";
import { NO_PATH, statusName } from "../../src/engine/decide";
import { plan } from "../../src/engine/plan";
import { PlanError } from "../../src/engine/planShape";
import { run } from "../../src/engine/run";
import { columnsOf } from "../properties/rows";
import { answersOn, countedOf, requirementsOf, type ConformanceFile } from "./conformance";
import { corpusPath, frozen } from "./freeze";
import { mutantsOf, type Mutant } from "./mutants";

const corpusOf = (programme: string, asOf: string): ConformanceFile => JSON.parse(readFileSync(corpusPath(programme, asOf), "utf8")) as ConformanceFile;

/** Which parts of the corpus a catalog does not pass. */
function misses(catalog: Catalog, corpus: ConformanceFile): ReadonlySet<Mutant["noticedBy"]> {
  const missed = new Set<Mutant["noticedBy"]>();
  const differs = (given: unknown, expected: unknown): boolean => JSON.stringify(given) !== JSON.stringify(expected);
  const programme = catalog.programmes.find(({ id }) => id === corpus.programme) as Programme;
  if (corpus.dates.some(({ asOf, answers }) => answersOn(catalog, corpus.programme, asOf) !== answers)) {
    missed.add("dates");
  }
  try {
    if (differs(requirementsOf(catalog, corpus.programme, corpus.asOf), corpus.requirements) || differs(countedOf(catalog, programme), corpus.counted)) {
      missed.add("words");
    }
    const frozenPlan = plan(catalog, corpus.programme, corpus.asOf);
    const { outcome, path } = run(frozenPlan, columnsOf(corpus.rows.map(({ row }) => row)));
    const given = corpus.rows.map(({ row }, index) => ({ row, status: statusName(frozenPlan, outcome[index]!), path: path[index] === NO_PATH ? "" : frozenPlan.pathways[path[index]!]!.label }));
    if (differs(given, corpus.rows)) {
      missed.add("rows");
    }
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    missed.add("dates");
  }
  return missed;
}

/** What a programme stands on, and nothing else: a catalog per mutant is fingerprinted, and the whole one takes a while. */
function partOf(catalog: Catalog, programmeId: string): Catalog {
  const programmes = catalog.programmes.filter(({ id }) => id === programmeId);
  const isNamed = (text: string) => ({ id }: { readonly id: string }): boolean => text.includes(`"${id}"`);
  const fields = catalog.fields.filter(isNamed(JSON.stringify([programmes, catalog.fields.filter(isNamed(JSON.stringify(programmes)))])));
  const params = catalog.params.filter(isNamed(JSON.stringify([programmes, fields])));
  return { ...catalog, programmes, fields, params, facts: [], lists: [] };
}

describe("conformance", () => {
  for (const [programme, asOf] of frozen) {
    const corpus = corpusOf(programme, asOf);

    it(`${programme} as of ${asOf} passes its ${corpus.rows.length} frozen rows, requirements, words and dates`, () => {
      assert.deepEqual([...misses(shippedCatalog, corpus)], []);
    });

    it(`${programme}: every planted mistake is noticed, by the part of the corpus that should`, () => {
      assert.deepEqual([...misses(partOf(shippedCatalog, programme), corpus)], [], "the programme does not stand alone");
      const mutants = mutantsOf(partOf(shippedCatalog, programme), programme);
      const survivors = mutants.filter((mutant) => !misses(mutant.catalog, corpus).has(mutant.noticedBy)).map(({ name }) => name);
      console.log(`      ${mutants.length - survivors.length} of ${mutants.length} catalog mutants of ${programme} noticed`);
      assert.ok(mutants.length >= 60);
      assert.deepEqual(survivors, []);
    });
  }
});
