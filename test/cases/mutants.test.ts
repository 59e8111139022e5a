// The frozen corpora notice every plausible mistake in the catalog: all of them are planted, one at a time, in every programme, and the score is printed.
// A mistake that nothing notices must be proven to be none: no row, whatever stands in it, gets another answer, or no day another rule.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { fieldsById, familyOf, readFamily, type ProgrammeCorpus } from "./corpus";
import { mutantsOf, partOf, type Mutant } from "./mutants";
import { isNoticed, isSameDay, witnessOf } from "./noticing";

interface Score {
  noticed: number;
  equivalent: number;
  readonly survivors: string[];
  readonly byPart: Map<Mutant["noticedBy"], number>;
}

/** Plants every mistake of a programme. */
function scoreOf(corpus: ProgrammeCorpus): Score {
  const part = partOf(shippedCatalog, corpus.programme);
  const fields = fieldsById(part);
  const score: Score = { noticed: 0, equivalent: 0, survivors: [], byPart: new Map() };
  for (const mutant of mutantsOf(part, corpus.programme)) {
    if (isNoticed(mutant, corpus)) {
      score.noticed++;
      score.byPart.set(mutant.noticedBy, (score.byPart.get(mutant.noticedBy) ?? 0) + 1);
    } else if (mutant.noticedBy === "rows" ? witnessOf(part, fields, mutant, corpus) === null : isSameDay(part, mutant, corpus)) {
      score.equivalent++;
    } else {
      score.survivors.push(`${mutant.name} (${mutant.noticedBy})`);
    }
  }
  return score;
}

describe("catalog mutants", function () {
  this.timeout(120_000);
  const scores: Score[] = [];

  for (const { id } of shippedCatalog.programmes) {
    it(`${id}: every planted mistake is noticed by the part of the corpus that should`, () => {
      const corpus = readFamily(familyOf(id)).find(({ programme }) => programme === id);
      assert.ok(corpus, `${id} has no frozen corpus: run npm run freeze`);
      const score = scoreOf(corpus);
      scores.push(score);
      const judged = score.noticed + score.survivors.length;
      console.log(`      ${id}: ${score.noticed} of ${judged} noticed (${Math.floor((100 * score.noticed) / judged)} %), ${score.equivalent} proven to change nothing`);
      assert.deepEqual(score.survivors, [], "run npm run freeze: it looks for the rows that tell these apart");
      assert.ok(score.noticed >= 10);
    });
  }

  it("are planted in every part, and only a few of them change nothing", () => {
    const sum = (of: (score: Score) => number): number => scores.reduce((all, score) => all + of(score), 0);
    const [noticed, survivors, equivalent] = [sum((score) => score.noticed), sum((score) => score.survivors.length), sum((score) => score.equivalent)];
    console.log(`      in total: ${noticed} of ${noticed + survivors} catalog mutants noticed (${Math.floor((100 * noticed) / (noticed + survivors))} %), ${equivalent} proven to change nothing`);
    for (const [part, least] of [["rows", 5_000], ["requirements", 500], ["words", 500], ["dates", 300]] as const) {
      assert.ok(sum(({ byPart }) => byPart.get(part) ?? 0) >= least, `fewer than ${least} mistakes were noticed by ${part}`);
    }
    assert.ok(equivalent < noticed / 20, "so many mistakes without an effect say that the wrong ones are planted");
  });
});
