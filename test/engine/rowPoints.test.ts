// The points of one row, with the amounts it has and with others tried in it: what is tried counts until it is taken back, and for no other row.
import assert from "node:assert/strict";
import { bindLanes, type BoundLanes } from "../../src/engine/lanes";
import { plan } from "../../src/engine/plan";
import type { PlanEarning } from "../../src/engine/planShape";
import { rowPoints } from "../../src/engine/rowPoints";
import { needs3, toyCatalog } from "./toyCatalog";

const frozen = plan(toyCatalog(needs3("a")), "toy", "2021-01-01");
const columns = ["people", "sales", "track", "people.points"].map((id) => ({ ...frozen.fields[0]!, id }));
/** Ten points for five people; ten for five sales on the big track, for two on the small one. */
const earning: PlanEarning = {
  facts: {
    total: { op: "total", metrics: ["byPeople", "bySales"] },
    byPeople: { op: "points", maximum: "ten", variants: [{ combine: "sum", parts: [{ units: "people", threshold: "five" }] }], standIn: "people.points" },
    bySales: { op: "points", maximum: "ten", track: "track", variants: [{ track: "big", combine: "sum", parts: [{ units: "sales", threshold: "five" }] }, { track: "small", combine: "sum", parts: [{ units: "sales", threshold: "two" }] }] },
  },
  columns,
  values: { ten: 10, five: 5, two: 2 },
  choices: { track: ["big", "small"] },
};
const table = (lanes: Readonly<Record<string, readonly number[]>>, derived?: readonly string[]): BoundLanes =>
  bindLanes(frozen, { rows: 3, lanes: Object.fromEntries(Object.entries(lanes).map(([id, values]) => [id, Float64Array.from(values)])), ...(derived === undefined ? {} : { derived: new Set(derived) }) });
const whole = { people: [5, 1, 2], sales: [1, 1, 1], track: [1, 0, Number.NaN], "people.points": [7, 7, 7] };

describe("the points of a row", () => {
  it("are those of its own amounts, by its own track, and unknown where tracks disagree", () => {
    const bound = table(whole);
    const earned = (row: number) => ["byPeople", "bySales", "total"].map((id) => rowPoints(earning, bound, row).pointsOf(id));
    assert.deepEqual([earned(0), earned(1), earned(2), earned(0)], [[10, 5, 15], [2, 2, 4], [4, Number.NaN, Number.NaN], [10, 5, 15]]);
  });

  it("go by no track where the day knows no choices, and need a value for each number of the rule", () => {
    const bound = table({ ...whole, sales: [1, 0, 1] });
    assert.deepEqual([0, 1].map((row) => rowPoints({ ...earning, choices: {} }, bound, row).pointsOf("bySales")), [Number.NaN, 0]);
    assert.deepEqual(rowPoints({ ...earning, values: { ten: 10, two: 2 } }, bound, 0).pointsOf("byPeople"), Number.NaN);
  });

  it("are set up once for a table, and anew only where columns are added that it lacks", () => {
    const bound = table({ people: [5, 1, 2] });
    const points = rowPoints(earning, bound, 0);
    assert.equal(rowPoints(earning, bound, 1), points);
    const added = rowPoints(earning, bound, 0, ["sales"]);
    assert.notEqual(added, points);
    assert.equal(rowPoints(earning, bound, 0), points);
    assert.deepEqual([points.speaksOf("sales"), added.speaksOf("sales"), points.speaksOf("bySales"), added.speaksOf("bySales")], [false, true, false, true]);
    added.attempt("sales", 0);
    points.attempt("sales", 0);
    assert.deepEqual([added.pointsOf("bySales"), points.pointsOf("bySales"), added.pointsOf("total"), points.pointsOf("total")], [0, Number.NaN, 10, Number.NaN]);
  });
});

describe("what a table says of a row", () => {
  it("is the value of a column, unknown where it is blank or ends, and nothing where there is no column", () => {
    const points = rowPoints(earning, table({ people: [5, Number.NaN] }), 0);
    assert.deepEqual([points.valueOf("people"), points.valueOf("sales")], [5, null]);
    assert.deepEqual([1, 2].map((row) => rowPoints(earning, table({ people: [5, Number.NaN] }), row).valueOf("people")), [Number.NaN, Number.NaN]);
  });

  it("tells points that are worked out from points that stand in a column of their own", () => {
    const out = rowPoints(earning, table({ ...whole, byPeople: [3, 3, 3] }, ["byPeople"]), 0);
    assert.deepEqual([out.isColumn("byPeople"), out.isEarned("byPeople"), out.valueOf("byPeople"), out.pointsOf("byPeople")], [false, true, null, 10]);
    const own = rowPoints(earning, table({ ...whole, byPeople: [3, 3, 3] }), 0);
    assert.deepEqual([own.isColumn("byPeople"), own.isEarned("byPeople"), own.valueOf("byPeople"), own.pointsOf("byPeople"), own.pointsOf("total")], [true, false, 3, 3, 8]);
    assert.deepEqual([own.isColumn("people"), own.isEarned("people"), own.isColumn("luck"), own.isEarned("luck")], [true, false, false, false]);
  });

  it("takes the points that the table gives where the units could only be counted elsewhere", () => {
    assert.equal(rowPoints(earning, table({ people: [5, 1, 2], "people.points": [7, 7, 7] }, ["people"]), 0).pointsOf("byPeople"), 7);
    assert.equal(rowPoints(earning, table({ "people.points": [7, 7, 7] }), 0).pointsOf("byPeople"), 7);
    assert.equal(rowPoints(earning, table(whole), 0).pointsOf("people.points"), 7);
  });

  it("is silent about what there is no column for, and knows every column that there is", () => {
    const points = rowPoints(earning, table({ people: [5, 1, 2], extra: [8, 9, 9] }), 0);
    assert.deepEqual(["people", "byPeople", "bySales", "total", "luck"].map((id) => points.speaksOf(id)), [true, true, false, false, false]);
    assert.deepEqual([points.speaksOf("extra"), points.pointsOf("extra"), points.pointsOf("luck")], [true, 8, Number.NaN]);
  });
});

describe("an amount that is tried", () => {
  it("counts in all that is worked out from it, until it is taken back", () => {
    const points = rowPoints(earning, table(whole), 1);
    points.attempt("people", 4);
    assert.deepEqual([points.pointsOf("byPeople"), points.pointsOf("total"), points.valueOf("people")], [8, 10, 1]);
    points.attempt("people", 5);
    assert.equal(points.pointsOf("total"), 12);
    points.restore("people");
    assert.deepEqual([points.pointsOf("people"), points.pointsOf("byPeople"), points.pointsOf("total")], [1, 2, 4]);
  });

  it("may be points that are worked out, in the place of what they are worked out from", () => {
    const points = rowPoints(earning, table(whole), 1);
    points.attempt("byPeople", 9);
    assert.deepEqual([points.pointsOf("byPeople"), points.pointsOf("total")], [9, 11]);
    points.restore("byPeople");
    assert.deepEqual([points.pointsOf("byPeople"), points.pointsOf("total")], [2, 4]);
  });

  it("holds for no other row of the table", () => {
    const bound = table(whole);
    const points = rowPoints(earning, bound, 1);
    points.attempt("byPeople", 9);
    points.attempt("sales", 5);
    assert.equal(points.pointsOf("total"), 19);
    assert.equal(rowPoints(earning, bound, 0).pointsOf("total"), 15);
    assert.equal(rowPoints(earning, bound, 1).pointsOf("total"), 4);
  });

  it("changes nothing where the table does not speak of it, and may be taken back all the same", () => {
    const points = rowPoints(earning, table({ people: [5, 1, 2] }), 0);
    points.attempt("sales", 5);
    points.attempt("luck", 5);
    points.restore("sales");
    points.restore("luck");
    points.restore("people");
    assert.deepEqual([points.pointsOf("people"), points.pointsOf("byPeople"), points.pointsOf("sales"), points.pointsOf("luck")], [5, 10, Number.NaN, Number.NaN]);
  });
});
