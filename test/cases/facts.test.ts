// Every fact passes its frozen corpus, and the corpus notices every plausible mistake in how a fact is worked out: the score is printed.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { daysOf, derivedOn, readFacts, wordsOf, type FactCorpus } from "./facts";
import { factMutants } from "./factMutants";
import { frozenFacts, isFactNoticed } from "./freezeFacts";

const corpora = readFacts();
const facts = frozenFacts(shippedCatalog);
const corporaOf = (id: string): readonly FactCorpus[] => corpora.filter(({ fact }) => fact === id);

describe("conformance of facts", function () {
  this.timeout(60_000);

  it("every fact is frozen, for every day on which its amounts change", () => {
    assert.deepEqual(
      corpora.map(({ fact, asOf }) => `${fact} ${asOf}`),
      facts.flatMap((fact) => daysOf(shippedCatalog, fact).map((day) => `${fact.id} ${day}`)),
      "run npm run freeze",
    );
  });

  it("every fact gives its frozen values, says its frozen words, and has rows with a value and rows without", () => {
    for (const fact of facts) {
      const known = new Set<string>();
      for (const { asOf, words, tables } of corporaOf(fact.id)) {
        assert.deepEqual(wordsOf(shippedCatalog, fact), words, fact.id);
        for (const table of tables) {
          assert.deepEqual(derivedOn(shippedCatalog, fact, asOf, table), table.values, `${fact.id} on ${asOf}, with ${table.columns.join(", ")}`);
          [...table.values].forEach((value) => known.add(value === null ? "unknown" : "known"));
        }
      }
      assert.ok(known.has("known"), `${fact.id} has no row with a value`);
    }
  });

  it("every planted mistake is noticed", () => {
    const survivors: string[] = [];
    const planted = new Map<string, number>();
    for (const fact of facts) {
      for (const mutant of factMutants(shippedCatalog, fact)) {
        planted.set(fact.derive.op, (planted.get(fact.derive.op) ?? 0) + 1);
        if (!isFactNoticed(mutant, corporaOf(fact.id))) {
          survivors.push(mutant.name);
        }
      }
    }
    const all = [...planted.values()].reduce((sum, count) => sum + count, 0);
    console.log(`      ${all - survivors.length} of ${all} mutants of facts noticed (${Math.floor((100 * (all - survivors.length)) / all)} %): ${[...planted].map(([op, count]) => `${op} ${count}`).join(", ")}`);
    assert.deepEqual(survivors, [], "run npm run freeze: it looks for the rows that tell these apart");
    assert.ok(all >= 1_500 && (planted.get("points") ?? 0) >= 500 && (planted.get("reaches") ?? 0) >= 50);
  });
});
