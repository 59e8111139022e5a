// Points out of units, gates, tracks and stand-ins: every case of the derivations that scores stand on.
import assert from "node:assert/strict";
import { isGivenAsPoints, pointsLane, reachesLane, totalLane, type PointsInput } from "../../src/intake/points";
import type { PointsDerivation } from "../../src/catalog/pointsSchema";

const none = Number.NaN;
const numbers: Readonly<Record<string, number>> = { max: 20, ten: 10, five: 5, two: 2, four: 4, size: 1_250, base: 1_000, minimum: 70, zero: 0 };

/** One row; a field that is not named has no column. */
function input(cells: Readonly<Record<string, number>>): PointsInput {
  return {
    rows: 1,
    lane: (field) => (field in cells ? Float64Array.of(cells[field]!) : null),
    isColumn: (field) => field in cells,
    valueOf: (param) => numbers[param]!,
    codeOf: (_, choice) => ["enterprise", "smb"].indexOf(choice),
  };
}
type Variant = PointsDerivation["variants"][number];
const people = (more: Partial<Variant> = {}): PointsDerivation => ({ op: "points", maximum: "max", variants: [{ combine: "sum", parts: [{ units: "people", threshold: "ten", isWhole: true }], ...more }] });
const points = (how: PointsDerivation, cells: Readonly<Record<string, number>>): number | null => pointsLane(how, input(cells))?.[0] ?? null;

describe("points of a metric", () => {
  it("are the share of the threshold, the maximum from there on, and never below 0", () => {
    assert.deepEqual([0, 1, 9, 10, 11, -3].map((count) => points(people(), { people: count })), [0, 2, 18, 20, 20, 0]);
  });

  it("count whole units only where units are whole", () => {
    assert.equal(points(people(), { people: 1.9 }), 2);
    assert.equal(points({ ...people(), variants: [{ combine: "sum", parts: [{ units: "people", threshold: "ten" }] }] }, { people: 1.5 }), 3);
    const revenue: PointsDerivation = { op: "points", maximum: "max", variants: [{ combine: "sum", parts: [{ units: "acr", threshold: "max", unitSize: "size", isWhole: true }] }] };
    assert.deepEqual([1_249.99, 1_250, 2_499].map((acr) => points(revenue, { acr })), [0, 1, 1]);
  });

  it("are unknown for a blank cell, and nothing at all without any column", () => {
    assert.equal(points(people(), { people: none }), none);
    assert.equal(points(people(), {}), null);
  });

  it("are lost behind a gate that is not met, open behind one that is, and unknown behind a blank one", () => {
    const gated = people({ gates: [{ people: "architects", atLeast: "two" }] });
    assert.equal(points(gated, { people: 5, architects: 2 }), 10);
    assert.equal(points(gated, { people: 5, architects: 1 }), 0);
    assert.equal(points(gated, { people: 5, architects: none }), none);
    assert.equal(points(gated, { people: 5 }), none);
    assert.equal(points(gated, { people: 0 }), 0);
  });

  it("earn the gate's own points up to the maximum, and those alone while another gate is not met", () => {
    const smb = people({ gates: [{ people: "architects", atLeast: "two", earns: "four" }, { people: "administrators", atLeast: "two", earns: "four" }] });
    assert.equal(points(smb, { people: 5, architects: 2, administrators: 9 }), 18);
    assert.equal(points(smb, { people: 10, architects: 2, administrators: 2 }), 20);
    assert.equal(points(smb, { people: 10, architects: 2, administrators: 0 }), 4);
    assert.equal(points(smb, { people: 10, architects: none, administrators: 0 }), none);
  });

  it("need their base where the table has one, and take it as reached where it has none", () => {
    const based = people({ baseline: { field: "total", atLeast: "base" } });
    assert.deepEqual([points(based, { people: 5, total: 999.99 }), points(based, { people: 5, total: 1_000 }), points(based, { people: 5, total: none }), points(based, { people: 5 })], [0, 10, none, 10]);
  });

  it("add parts up, or take the better one; a blank part matters only below the maximum", () => {
    const parts = [{ units: "cpor", threshold: "five" }, { units: "dpor", threshold: "ten" }];
    const both = (combine: "best" | "sum", cells: Readonly<Record<string, number>>) => points({ op: "points", maximum: "max", variants: [{ combine, parts }] }, cells);
    assert.deepEqual([both("sum", { cpor: 1, dpor: 1 }), both("best", { cpor: 1, dpor: 1 })], [6, 4]);
    assert.deepEqual([both("best", { cpor: 5, dpor: none }), both("best", { cpor: 4, dpor: none }), both("sum", { cpor: 4 })], [20, none, 16]);
  });

  it("follow the track, and without one say only what all tracks agree on", () => {
    const tracked: PointsDerivation = {
      op: "points", maximum: "max", track: "track",
      variants: [{ track: "enterprise", combine: "sum", parts: [{ units: "people", threshold: "ten" }] }, { track: "smb", combine: "sum", parts: [{ units: "people", threshold: "five" }] }],
    };
    assert.deepEqual([points(tracked, { people: 5, track: 0 }), points(tracked, { people: 5, track: 1 })], [10, 20]);
    assert.deepEqual([points(tracked, { people: 5 }), points(tracked, { people: 5, track: none }), points(tracked, { people: 10, track: none })], [none, none, 20]);
  });

  it("come from the points column, then from the category, where there are no units", () => {
    const how: PointsDerivation = { ...people(), standIn: "given", category: "category" };
    assert.deepEqual([points(how, { people: 1, given: 9 }), points(how, { given: 9, category: 3 }), points(how, { given: 99 }), points(how, { category: 3 })], [2, 9, 20, 3]);
  });
});

describe("points that the table gives itself", () => {
  const how: PointsDerivation = { ...people(), standIn: "given" };
  const beside = (columns: readonly string[], cells: Readonly<Record<string, number>>): PointsInput => ({ ...input(cells), isColumn: (field) => columns.includes(field) });
  const two: PointsDerivation = { ...how, variants: [...how.variants, { combine: "sum", parts: [{ units: "others", threshold: "ten" }] }] };

  it("count before units that only tables beside it could tell, and not before units of its own", () => {
    assert.deepEqual(pointsLane(how, beside(["given"], { people: 1, given: 9 })), Float64Array.of(9));
    assert.deepEqual(pointsLane(how, beside(["given", "people"], { people: 1, given: 9 })), Float64Array.of(2));
    assert.deepEqual(pointsLane(how, beside([], { people: 1, given: 9 })), Float64Array.of(2), "points that are not the table's own are none that it gives");
  });

  it("are such where it has their column and none of the units of any track", () => {
    assert.deepEqual([["given"], ["given", "people"], ["given", "others"], ["people"], []].map((columns) => isGivenAsPoints(two, beside(columns, {}))), [true, false, false, false, false]);
    assert.equal(isGivenAsPoints(people(), beside(["given"], {})), false);
  });
});

describe("units of a size", () => {
  it("earn by the share of a unit where units are not whole", () => {
    const half: PointsDerivation = { op: "points", maximum: "max", variants: [{ combine: "sum", parts: [{ units: "acr", threshold: "ten", unitSize: "size" }] }] };
    assert.equal(points(half, { acr: 625 }), 1);
  });
});

describe("total points", () => {
  const total = (cells: Readonly<Record<string, number>>): number | null => totalLane({ op: "total", metrics: ["a", "b"], categories: ["c"], given: "given" }, input(cells))?.[0] ?? null;

  it("are the sum of the categories, else of the metrics, else what the table gives", () => {
    assert.deepEqual([total({ a: 1, b: 2, c: 50, given: 9 }), total({ a: 1, b: 2, given: 9 }), total({ a: 1, given: 9 }), total({ a: 1, b: none, given: 9 })], [50, 3, 9, 9]);
  });

  it("are unknown where a metric is blank and nothing stands in, and nothing without any column", () => {
    assert.deepEqual([total({ a: 1, b: none }), total({})], [none, null]);
  });
});

describe("reaching a designation by its score", () => {
  const reached = (cells: Readonly<Record<string, number>>): number | null =>
    reachesLane({ op: "reaches", ways: [{ total: "t1", metrics: ["m1"], from: "2022-10-03" }, { total: "t2", metrics: ["m2"], from: "2022-10-03" }], atLeast: "minimum", above: "zero" }, input(cells))?.[0] ?? null;

  it("takes any way with its total and points in every metric that the table speaks of", () => {
    assert.deepEqual([reached({ t1: 70, m1: 1 }), reached({ t1: 70, m1: 0 }), reached({ t1: 70 }), reached({ t1: 69.99, m1: 1, t2: 80, m2: 1 })], [1, 0, 1, 1]);
  });

  it("is unknown while a blank could still reach it, and nothing without a total", () => {
    assert.deepEqual([reached({ t1: none, m1: 1 }), reached({ t1: none, m1: 0 }), reached({ m1: 1 })], [none, 0, null]);
  });
});
