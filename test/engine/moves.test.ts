// What a way changes, column by column: points in the columns that earn them, each column told once, and the words behind each step.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Expr, Param } from "../../src/catalog/schema";
import { bindLanes } from "../../src/engine/lanes";
import { asksForPoints, earnedFields, isOutOfReach, movesOf, type MovedRow } from "../../src/engine/moves";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { priceOf } from "../../src/engine/price";
import { wayFields, waysTo, wayValues } from "../../src/engine/ways";
import { all, needs3, oneRow, toyCatalog, toyCite, type ToyOptions } from "./toyCatalog";

type Row = Readonly<Record<string, number>>;

const param = (id: string, value: number, unit: Param["unit"] = "points"): Param => ({ id, label: `Amount ${id}`, unit, timeline: [{ from: "2020-01-01", value, cite: { ...toyCite, locator: `line ${id}` }, rules: [] }] });
const sum = (score: string, need: string): Expr => ({ op: "sum>=", id: `${score}.${need}`, score, param: need });
const metric = (field: string) => ({ id: field, label: `Metric ${field}`, field, maximum: "nine", threshold: "three" });
/** a, b and c each bring three points per unit, nine at most. */
const options: ToyOptions = {
  params: [param("nine", 9), param("fifteen", 15), param("six", 6), param("forty", 40), param("one", 1, "count")],
  scores: [{ id: "points", label: "Points", metrics: [metric("a"), metric("b")] }, { id: "others", label: "Others", metrics: [metric("c")] }],
};
const toy = (when: Expr): Plan => plan(toyCatalog(when, options), "toy", "2021-01-01");

function moved(when: Expr, row: Row, frozen = toy(when)) {
  const bound = bindLanes(frozen, oneRow(row));
  const values = wayValues(frozen, bound, 0);
  const fields = wayFields(frozen);
  const [way] = waysTo({ plan: frozen, values, readsFrom: bound.readsFrom, cost: (field, have, range) => priceOf(fields[field]!, have, range) }, frozen.ladder[0]!.when);
  const at: MovedRow = { plan: frozen, bound, row: 0, values };
  return movesOf(at, way!, earnedFields(frozen, bound));
}
const steps = (when: Expr, row: Row) => {
  const moves = moved(when, row);
  assert.ok(!isOutOfReach(moves), "it is within reach");
  return moves.steps.map(({ field, have, target, amount, points }) => [field, have, target, amount, points]);
};

describe("whether a way asks for points", () => {
  it("is so where points that columns earn lie beside the range that is asked for, or are not known", () => {
    const asks = (have: number, earned = new Set([0])): boolean => asksForPoints([[0, { low: 3, high: 5 }]], Float64Array.of(have), earned);
    assert.deepEqual([2, 3, 4, 5, 6, Number.NaN].map((have) => asks(have)), [true, false, false, false, true, true]);
    assert.equal(asks(2, new Set([1])), false);
  });

  it("is never so of points that stand in the table as a column of their own", () => {
    const frozen = toy(all("all", needs3("c"), sum("points", "fifteen")));
    const earned = (row: Row): readonly string[] => [...earnedFields(frozen, bindLanes(frozen, oneRow(row)))].map((field) => wayFields(frozen)[field]!.id);
    assert.deepEqual([earned({ a: 0 }), earned({ a: 0, points: 9 })], [["points"], []]);
    const designation = plan(shippedCatalog, "designation.data-ai", "2024-01-01");
    const total = "capability.data-ai.enterprise.total";
    const table = (derived: readonly string[]) => bindLanes(designation, { ...oneRow({ [total]: 50 }), derived: new Set(derived) });
    assert.deepEqual([...earnedFields(designation, table([total]))].map((field) => wayFields(designation)[field]!.id), [total]);
    assert.deepEqual([...earnedFields(designation, table([]))], []);
    assert.equal(earnedFields(toy(needs3("a")), bindLanes(toy(needs3("a")), oneRow({ a: 0 }))).size, 0);
  });
});

describe("the steps of a way", () => {
  it("are plain amounts as they stand, with what they cost", () => {
    const moves = moved(all("all", needs3("c"), needs3("d"), needs3("a")), { a: 3, c: 1, d: Number.NaN });
    assert.ok(!isOutOfReach(moves));
    assert.deepEqual(moves.steps.map(({ field, have, target, amount, points }) => [field, have, target, amount, points]), [["c", 1, 3, 2, null], ["d", null, 3, null, null]]);
    assert.equal(moves.cost, 2 / 3 + 1);
  });

  it("are for points the columns that earn them, where the first points stand that fall short, each with what it adds", () => {
    assert.deepEqual(steps(all("all", needs3("d"), sum("points", "fifteen")), { a: 1, b: 3, d: 0 }), [["d", 0, 3, 3, null], ["a", 1, 2, 1, 3]]);
    assert.deepEqual(steps(all("all", sum("points", "fifteen"), needs3("d"), sum("others", "six")), { a: 3, b: 1, c: 1, d: 2 }), [["b", 1, 2, 1, 3], ["c", 1, 2, 1, 0], ["d", 2, 3, 1, null]]);
  });

  it("tell a column once that is asked for itself and earns points besides", () => {
    assert.deepEqual(steps(all("all", { op: "test", id: "one", field: "a", cmp: ">=", param: "one" }, sum("points", "fifteen")), { a: 0, b: 3 }), [["a", 0, 2, 2, 6]]);
  });

  it("earn no points with more of a column than the same way allows", () => {
    const atMost: Expr = { op: "test", id: "most", field: "a", cmp: "<=", param: "one" };
    assert.deepEqual(steps(all("all", atMost, sum("points", "six")), { a: 0, b: 0 }).map(([field, , target]) => [field, target]).filter(([field, target]) => field === "a" && Number(target) > 1), []);
    const beyond = moved(all("all", atMost, sum("points", "fifteen")), { a: 0, b: 0 });
    assert.deepEqual(beyond, { most: 12 });
  });

  it("are none where the columns cannot earn so many points, and say how many they can", () => {
    assert.deepEqual(moved(sum("points", "forty"), { a: 1, b: 0 }), { most: 18 });
  });

  it("stand on the words of the requirement that asks, of a score as well as of a column", () => {
    const when = all("all", needs3("d"), sum("others", "six"), sum("points", "fifteen"));
    const locators = (row: Row) => {
      const moves = moved(when, row);
      assert.ok(!isOutOfReach(moves));
      return moves.steps.map(({ field, cite }) => [field, cite.locator]);
    };
    assert.deepEqual(locators({ a: 3, b: 3, c: 0, d: 0 }), [["d", "the only line"], ["c", "line six"]]);
    assert.deepEqual(locators({ a: 1, b: 3, c: 3, d: 0 }), [["d", "the only line"], ["a", "line fifteen"]]);
  });

  it("speak of points where the table gives the total itself", () => {
    const frozen = plan(shippedCatalog, "designation.data-ai", "2024-01-01");
    const total = "capability.data-ai.enterprise.total";
    const bound = bindLanes(frozen, { ...oneRow({ "capability.data-ai.score": 50, [total]: 50 }), derived: new Set([total]) });
    const field = wayFields(frozen).findIndex(({ id }) => id === total);
    const moves = movesOf({ plan: frozen, bound, row: 0, values: wayValues(frozen, bound, 0) }, { ranges: new Map([[field, { low: 70, high: Infinity }]]), through: [], cost: 0 }, earnedFields(frozen, bound));
    assert.ok(!isOutOfReach(moves));
    assert.deepEqual(moves.steps.map((step) => [step.field, step.have, step.target, step.amount, step.points]), [[total, 50, 70, 20, null]]);
  });
});
