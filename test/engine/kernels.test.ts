// The loops over a chunk of rows: which bits they set, in which rows, and that they add to the marks that are there.
import assert from "node:assert/strict";
import type { Comparison } from "../../src/catalog/schema";
import { keepMarks, markCodes, markScore, markTest, markTwoAtLeast } from "../../src/engine/kernels";
import { toyCite } from "./toyCatalog";

const blank = Number.NaN;
const [FIRST, SECOND, THIRD] = [1, 2, 4];
const unknown = (bits: number): number => bits << 16;
/** What a kernel marks in the rows of a lane from the second on; the row before it and the mark after it must stay untouched. */
function marked(values: readonly number[], kernel: (lane: Float64Array, from: number, count: number, marks: Int32Array) => void, before = 0): readonly number[] {
  const marks = new Int32Array(values.length + 1).fill(before);
  kernel(Float64Array.of(1e9, ...values, 1e9), 1, values.length, marks);
  assert.equal(marks[values.length], before, "the row after the last one");
  return [...marks.subarray(0, values.length)];
}

describe("the marks of one test", () => {
  const rows = [2, 3, 4, -3, blank];
  const of = (cmp: Comparison, before = 0) => marked(rows, (lane, from, count, marks) => markTest(lane, from, count, { cmp, need: 3, bits: SECOND }, FIRST | SECOND, marks), before);

  it("are its bits where it is met, and all bits that ask for the lane where it is blank", () => {
    const asked = unknown(FIRST | SECOND);
    assert.deepEqual(of(">="), [0, SECOND, SECOND, 0, asked]);
    assert.deepEqual(of(">"), [0, 0, SECOND, 0, asked]);
    assert.deepEqual(of("<="), [SECOND, SECOND, 0, SECOND, asked]);
    assert.deepEqual(of("<"), [SECOND, 0, 0, SECOND, asked]);
    assert.deepEqual(of("="), [0, SECOND, 0, 0, asked]);
  });

  it("are added to those that are there", () => {
    for (const cmp of [">=", ">", "<=", "<", "="] as const) {
      assert.deepEqual(of(cmp, THIRD), of(cmp).map((mark) => mark | THIRD), cmp);
    }
  });
});

describe("the marks of two tests of one lane", () => {
  it("are each one's own, and both unknown where it is blank", () => {
    const kernel = (lane: Float64Array, from: number, count: number, marks: Int32Array) => markTwoAtLeast(lane, from, count, { cmp: ">=", need: 3, bits: FIRST }, { cmp: ">=", need: 5, bits: SECOND }, FIRST | SECOND, marks);
    assert.deepEqual(marked([2, 3, 4, 5, blank], kernel), [0, FIRST, FIRST, FIRST | SECOND, unknown(FIRST | SECOND)]);
    assert.deepEqual(marked([2, 5], kernel, THIRD), [THIRD, FIRST | SECOND | THIRD]);
  });
});

describe("the marks of coded text", () => {
  it("are those of the requirements that accept the code, and none of a number that is no code", () => {
    const byCode = Int32Array.of(FIRST, SECOND, FIRST | SECOND, 0);
    const kernel = (lane: Float64Array, from: number, count: number, marks: Int32Array) => markCodes(lane, from, count, byCode, FIRST | SECOND, marks);
    assert.deepEqual(marked([0, 1, 2, 3, 4, -1, 0.5, -0, 2 ** 32, blank], kernel), [FIRST, SECOND, FIRST | SECOND, 0, 0, 0, 0, FIRST, 0, unknown(FIRST | SECOND)]);
    assert.deepEqual(marked([1], kernel, THIRD), [SECOND | THIRD]);
  });
});

describe("the marks of a score", () => {
  const metric = (field: number) => ({ id: "m", label: "Metric", field, maximum: 10, threshold: 5, cite: toyCite });
  const score = { id: "points", label: "Points", metrics: [metric(0), metric(1)] };
  const of = (need: number, a: readonly number[], other: readonly number[] | number, before = 0) =>
    marked(a, (lane, from, count, marks) => markScore(score, [lane, typeof other === "number" ? other : Float64Array.of(1e9, ...other, 1e9)], from, count, need, 1, marks), before);

  it("are met from the need on, summed over lanes and over what stands for a whole column", () => {
    assert.deepEqual(of(12, [5, 5, 0, 9], [0, 1, 5, 9]), [0, SECOND, 0, SECOND]);
    assert.deepEqual(of(12, [5, 4], 1), [SECOND, 0]);
  });

  it("are unknown where what is blank could still settle it, and not where it is settled", () => {
    assert.deepEqual(of(12, [blank, 5, blank, 1], [blank, blank, 0, blank]), [unknown(SECOND), unknown(SECOND), 0, unknown(SECOND)]);
    assert.deepEqual(of(8, [5, 0], [blank, blank]), [SECOND, unknown(SECOND)]);
    assert.deepEqual(of(12, [5], blank, THIRD), [unknown(SECOND) | THIRD]);
  });
});

describe("marks that are kept", () => {
  it("go to the lower or the upper half of a word, met and unknown apart, beside what is there", () => {
    const marks = Int32Array.of(FIRST | unknown(SECOND), 0x8000 | unknown(0x8000), 0);
    const [met, blanks] = [new Uint32Array(4), new Uint32Array(4)];
    keepMarks(marks, 1, 2, 0, met, blanks);
    assert.deepEqual([[...met], [...blanks]], [[0, FIRST, 0x8000, 0], [0, SECOND, 0x8000, 0]]);
    keepMarks(marks, 1, 2, 3, met, blanks);
    assert.deepEqual([[...met], [...blanks]], [[0, 0x10001, 0x80008000, 0], [0, 0x20002, 0x80008000, 0]]);
  });
});
