// Who changes between two runs: each row by the words of its status, and every pair of statuses counted.
import assert from "node:assert/strict";
import { differenceOf, pickRows, type Decided } from "../../src/engine/difference";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { columnsOf } from "../properties/rows";
import { any, needs3, toyCatalog } from "./toyCatalog";

const frozen = plan(toyCatalog(any("either", needs3("a"), needs3("b")), { pathways: ["a>=", "b>="] }), "toy", "2021-01-01");
const decided = (rows: readonly Readonly<Record<string, number | null>>[]): Decided => ({ plan: frozen, result: run(frozen, columnsOf(rows)) });
const before = decided([{ a: 3, b: 0 }, { a: 0, b: 0 }, { a: 0, b: 0 }, { a: 3, b: 3 }, { a: null, b: 0 }]);
const after = decided([{ a: 0, b: 0 }, { a: 0, b: 3 }, { a: 3, b: 3 }, { a: 0, b: 3 }, { a: 0, b: 0 }]);

describe("a difference", () => {
  it("names the rows whose status changes, with the path of each side, and not one that passes by another path now", () => {
    const { rows, moves } = differenceOf(before, after);
    assert.equal(rows, 5);
    assert.deepEqual(moves, [
      { row: 0, from: "Passes", to: "Fails", pathBefore: "Path a>=", pathAfter: null },
      { row: 1, from: "Fails", to: "Passes", pathBefore: null, pathAfter: "Path b>=" },
      { row: 2, from: "Fails", to: "Passes", pathBefore: null, pathAfter: "Path a>=" },
      { row: 4, from: "Needs data", to: "Fails", pathBefore: null, pathAfter: null },
    ]);
  });

  it("counts each pair of statuses, the most frequent first, and every status of either side", () => {
    const { movesByStatus, counts } = differenceOf(before, after);
    assert.deepEqual(movesByStatus, [{ from: "Fails", to: "Passes", rows: 2 }, { from: "Passes", to: "Fails", rows: 1 }, { from: "Needs data", to: "Fails", rows: 1 }]);
    assert.deepEqual(counts, [
      { status: "Passes", before: 2, after: 3 },
      { status: "Fails", before: 2, after: 2 },
      { status: "Needs data", before: 1, after: 0 },
      { status: "Unclear", before: 0, after: 0 },
    ]);
  });

  it("leaves out rows that are no subjects", () => {
    const { rows, moves, counts } = differenceOf(before, after, [0, 1, 0, 1, 0]);
    assert.deepEqual([rows, moves.map(({ row }) => row), counts[0]], [2, [1], { status: "Passes", before: 1, after: 2 }]);
  });
});

describe("rows that are picked", () => {
  it("are blank where a column is shorter than the table", () => {
    const picked = pickRows({ rows: 3, lanes: { a: Float64Array.of(1, 2, 3), b: Float64Array.of(4) } }, [2, 0]);
    assert.deepEqual(picked, { rows: 2, lanes: { a: Float64Array.of(3, 1), b: Float64Array.of(Number.NaN, 4) } });
  });
});
