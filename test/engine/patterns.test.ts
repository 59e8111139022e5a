// Patterns of bits: whatever the number of requirements, the book answers what deciding row by row answers.
import assert from "node:assert/strict";
import type { Expr } from "../../src/catalog/schema";
import { decide, MET, NOT_MET, UNKNOWN } from "../../src/engine/decide";
import { patternBookOf, truthInWords } from "../../src/engine/patterns";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { run } from "../../src/engine/run";
import { all, any, needs3, toyCatalog, toyFields } from "./toyCatalog";

/** A plan of `count` requirements: two of them are paths of their own, the others are needed together. */
function wide(count: number): Plan {
  const ids = Array.from({ length: count }, (_, index) => `f${index}`);
  const [first, second, ...rest] = ids.map((id) => needs3(id));
  const when: Expr = any("any", first!, second!, ...(rest.length === 0 ? [] : [all("rest", ...rest)]));
  return plan(toyCatalog(when, { fields: ids.map((id) => ({ ...toyFields[0]!, id, label: id })), pathways: ["f0>=", "f1>="] }), "toy", "2021-01-01");
}
/** Rows of nothing, too little and enough in every combination of the first six and the last columns. */
function columnsOf(frozen: Plan, rows: number): { readonly rows: number; readonly lanes: Record<string, Float64Array> } {
  const count = frozen.fields.length;
  const digit = (row: number, at: number): number => Math.floor(row / 3 ** at) % 3;
  const value = (row: number, field: number): number => [3, 0, Number.NaN][field < 6 ? digit(row, field) : field === count - 1 ? digit(row, 6) : 0]!;
  return { rows, lanes: Object.fromEntries(frozen.fields.map(({ id }, field) => [id, Float64Array.from({ length: rows }, (_, row) => value(row, field))])) };
}

describe("the book of patterns", () => {
  for (const count of [2, 10, 11, 16, 17, 32, 33, 65]) {
    it(`decides rows of ${count} requirements as each alone is decided, and each pattern again as before`, () => {
      const frozen = wide(count);
      const { rows, outcome, path, met, unknown } = run(frozen, columnsOf(frozen, 2_187));
      for (let row = 0; row < rows; row++) {
        const answer = decide(frozen, truthInWords(met, unknown, row));
        assert.deepEqual([outcome[row], path[row]], [answer.outcome, answer.path], `row ${row}`);
      }
      const again = [new Uint8Array(rows), new Uint8Array(rows)] as const;
      patternBookOf(frozen).read(met, unknown, 0, rows, ...again);
      assert.deepEqual(again, [outcome, path]);
    });
  }

  it("answers the rows that it is asked for, and no others", () => {
    for (const frozen of [wide(2), wide(40)]) {
      const { met, unknown } = run(frozen, columnsOf(frozen, 9));
      const [outcome, path] = [new Uint8Array(9).fill(77), new Uint8Array(9).fill(77)];
      patternBookOf(frozen).read(met, unknown, 3, 6, outcome, path);
      assert.deepEqual([0, 2, 6, 8].map((row) => [outcome[row], path[row]]), [0, 2, 6, 8].map(() => [77, 77]));
      assert.ok([3, 4, 5].every((row) => outcome[row] !== 77 && path[row] !== 77));
    }
  });

  for (const count of [2, 10, 12, 33, 65]) {
    it(`of ${count} requirements decides each pattern once, however many rows share it and however many patterns there are`, () => {
      const frozen = wide(count);
      let decisions = 0;
      // Deciding reads the ladder, and nothing else does.
      const counted: Plan = { ...frozen, get ladder() { return decisions++, frozen.ladder; } };
      const { met, unknown, rows } = run(counted, columnsOf(counted, 2_187));
      const patterns = new Set(Array.from({ length: rows }, (_, row) => [...met, ...unknown].map((words) => words[row]).join()));
      assert.equal(decisions, patterns.size);
      patternBookOf(counted).read(met, unknown, 0, rows, new Uint8Array(rows), new Uint8Array(rows));
      assert.equal(decisions, patterns.size, "again");
    });
  }

  it("is one for a plan, and another for another", () => {
    const frozen = wide(3);
    assert.equal(patternBookOf(frozen), patternBookOf(frozen));
    assert.notEqual(patternBookOf(frozen), patternBookOf(wide(4)));
  });
});

describe("the truth that stands in the words of a row", () => {
  it("is met before unknown, for each bit of each word", () => {
    const words = (...of: readonly number[]) => of.map((word) => Uint32Array.of(0, word));
    const truth = truthInWords(words(0b01, 2 ** 31), words(0b10, 1), 1);
    assert.deepEqual([0, 1, 2, 31, 32, 33, 63].map(truth), [MET, UNKNOWN, NOT_MET, NOT_MET, UNKNOWN, NOT_MET, MET]);
    assert.equal(truthInWords(words(1), words(1), 0)(0), NOT_MET);
  });
});
