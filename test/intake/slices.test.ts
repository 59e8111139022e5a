// Sliced work: every step is taken, pauses fall where they are promised, and results and progress come through.
import assert from "node:assert/strict";
import { perRow, reporting, toItsEnd } from "../../src/intake/slices";

function* counting(to: number): Generator<number, string> {
  for (let step = 1; step <= to; step++) {
    yield step;
  }
  return `counted to ${to}`;
}
/** What a generator tells on the way, and its result. */
function taken<T, R>(slices: Generator<T, R>): readonly [readonly T[], R] {
  const told: T[] = [];
  for (let step = slices.next(); ; step = slices.next()) {
    if (step.done === true) {
      return [told, step.value];
    }
    told.push(step.value);
  }
}

describe("work in slices", () => {
  it("runs through in one go to its result", () => {
    assert.equal(toItsEnd(counting(3)), "counted to 3");
    assert.equal(toItsEnd(counting(0)), "counted to 0");
  });

  it("tells its progress as part of a larger job, and gives its own result", () => {
    assert.deepEqual(taken(reporting(counting(3), (step) => `${step} of 3`)), [["1 of 3", "2 of 3", "3 of 3"], "counted to 3"]);
  });

  it("row by row pauses after every 8,192 rows, not before the first and not after the last", () => {
    const values = (rows: number) => Array.from({ length: rows }, (_, row) => row * 2);
    for (const [rows, pauses] of [[0, []], [3, []], [8_192, []], [8_193, [8_192]], [20_000, [8_192, 16_384]]] as const) {
      assert.deepEqual(taken(perRow(rows, (row) => row * 2)), [pauses, values(rows)]);
    }
  });
});
