// Which column each requirement reads, and what is told where there is none.
import assert from "node:assert/strict";
import { bindLanes, rowValues, valueAt } from "../../src/engine/lanes";
import { plan } from "../../src/engine/plan";
import { all, needs3, toyCatalog, toyFields } from "../engine/toyCatalog";

const sameAs = (field: string) => ({ policy: "sameAs", field, sentence: `Field ${field} stands in.` }) as const;
const withPolicies = (policies: Readonly<Record<string, (typeof toyFields)[number]["whenColumnAbsent"]>>) =>
  plan(toyCatalog(all("all", needs3("a"), needs3("b"), needs3("c")), { fields: toyFields.map((field) => ({ ...field, whenColumnAbsent: policies[field.id] ?? field.whenColumnAbsent })) }), "toy", "2021-01-01");
const lane = (...values: number[]): Float64Array => Float64Array.from(values);

describe("binding columns to a plan", () => {
  it("reads a column as it is, and takes one that ends early as unknown from there on", () => {
    const [whole, short, long] = [lane(1, 2), lane(3), lane(4, 5, 6)];
    const bound = bindLanes(withPolicies({}), { rows: 2, lanes: { a: whole, b: short, c: long } });
    assert.equal(bound.lanes[0], whole, "a column that is long enough is not copied");
    assert.deepEqual(bound.lanes[1], lane(3, Number.NaN));
    assert.equal(bound.lanes[2], long);
    assert.deepEqual(rowValues(bound, 1), lane(2, Number.NaN, 5));
    assert.deepEqual([bound.assumptions, bound.absent, bound.readsFrom], [[], [], [0, 1, 2]]);
  });

  it("names a column without a policy as absent, and tells what it assumes of one with a value", () => {
    const bound = bindLanes(withPolicies({ b: { policy: "assumed", value: 3, sentence: "Taken as three." } }), { rows: 1, lanes: { a: lane(1) } });
    assert.deepEqual([valueAt(bound, 1, 0), valueAt(bound, 2, 0)], [3, Number.NaN]);
    assert.deepEqual([bound.assumptions, bound.absent], [[{ field: 1, sentence: "Taken as three." }], [2]]);
  });

  it("lets a column stand in for another and says so, but only where the stand-in is there", () => {
    const toy = withPolicies({ b: sameAs("a") });
    const there = bindLanes(toy, { rows: 1, lanes: { a: lane(7), c: lane(1) } });
    assert.deepEqual([valueAt(there, 1, 0), there.readsFrom, there.assumptions], [7, [0, 0, 2], [{ field: 1, sentence: "Field a stands in." }]]);
    const missing = bindLanes(toy, { rows: 1, lanes: { c: lane(1) } });
    assert.deepEqual([valueAt(missing, 1, 0), missing.absent, missing.assumptions], [Number.NaN, [0], []]);
  });

  it("leaves columns that stand in for each other in a circle unknown, and ends", () => {
    const bound = bindLanes(withPolicies({ a: sameAs("b"), b: sameAs("a") }), { rows: 1, lanes: { c: lane(1) } });
    assert.deepEqual([valueAt(bound, 0, 0), valueAt(bound, 1, 0), [...bound.absent].sort()], [Number.NaN, Number.NaN, [0, 1]]);
  });
});
