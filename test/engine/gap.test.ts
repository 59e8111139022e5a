// The nearest way: which amounts, by how much, on which pathway, and never more than is needed.
import assert from "node:assert/strict";
import { explain } from "../../src/engine/explain";
import type { Gap } from "../../src/engine/explanation";
import { parameterOn } from "../../src/engine/freeze";
import { nearestWayOf } from "../../src/engine/gap";
import { bindLanes, type BoundLanes } from "../../src/engine/lanes";
import { plan } from "../../src/engine/plan";
import { serialOf } from "../../src/intake/calendar";
import { deriveFacts } from "../../src/intake/derive";
import type { Expr } from "../../src/catalog/schema";
import { shippedCatalog } from "../../src/catalog/catalog";
import { all, any, atLeast, needs3, not, oneRow, readings, toyCatalog, toyCite, toyFields, type ToyOptions } from "./toyCatalog";

function gapOf(when: Expr, row: Readonly<Record<string, number>>, options: ToyOptions = {}): Gap | null {
  return explain(plan(toyCatalog(when, options), "toy", "2021-01-01"), oneRow(row), 0).gap;
}
const amounts = (gap: Gap | null): Readonly<Record<string, number | null>> | null => gap && Object.fromEntries(gap.steps.map((step) => [step.field, step.amount]));

describe("the nearest way", () => {
  it("is null when the outcome is reached", () => {
    assert.equal(gapOf(needs3("a"), { a: 3 }), null);
  });

  it("asks for everything of all, and only for what is missing", () => {
    assert.deepEqual(amounts(gapOf(all("all", needs3("a"), needs3("b"), needs3("c")), { a: 1, b: 3, c: 2 })), { a: 2, c: 1 });
  });

  it("takes the way of which the smallest share is missing, and the first on a tie", () => {
    const way = any("any", needs3("a"), needs3("b"));
    assert.deepEqual(amounts(gapOf(way, { a: 1, b: 2 })), { b: 1 });
    assert.deepEqual(amounts(gapOf(way, { a: 2, b: 2 })), { a: 1 });
  });

  it("follows the effort that a field names, instead of the share", () => {
    const fields = toyFields.map((field) => (field.id === "a" ? { ...field, effort: 1 } : field.id === "b" ? { ...field, effort: 5 } : field));
    assert.deepEqual(amounts(gapOf(any("any", needs3("a"), needs3("b")), { a: 0, b: 2 }, { fields })), { a: 3 });
  });

  it("takes the cheapest k of n", () => {
    assert.deepEqual(amounts(gapOf(atLeast("two", 2, needs3("a"), needs3("b"), needs3("c")), { a: 0, b: 2, c: 1 })), { b: 1, c: 2 });
    assert.deepEqual(amounts(gapOf(atLeast("two", 2, needs3("a"), needs3("b"), needs3("c")), { a: 3, b: 2, c: 1 })), { b: 1 });
  });

  it("goes down as well as up, stays above a strict line by one step, and meets not", () => {
    assert.deepEqual(amounts(gapOf(needs3("a", "<="), { a: 5 })), { a: 2 });
    assert.deepEqual(amounts(gapOf(needs3("a", ">"), { a: 3 })), { a: 1 });
    assert.deepEqual(amounts(gapOf(not("not", needs3("a")), { a: 5 })), { a: 3 });
    assert.deepEqual(amounts(gapOf(not("not", all("all", needs3("a"), needs3("b"))), { a: 3, b: 4 })), { a: 1 });
  });

  it("asks for what is sure under both readings of open words", () => {
    assert.deepEqual(amounts(gapOf(readings("open", needs3("a"), needs3("b")), { a: 3, b: 1 })), { b: 2 });
  });

  it("knows no way where two requirements exclude each other", () => {
    assert.equal(gapOf(all("all", needs3("a", ">"), needs3("a", "<")), { a: 3 }), null);
  });

  it("joins two requirements on one field into one step", () => {
    const params = [{ id: "five", label: "Amount five", unit: "count" as const, timeline: [{ from: "2020-01-01", value: 5, cite: toyCite, rules: [] }] }];
    const five: Expr = { op: "test", id: "a5", field: "a", cmp: ">=", param: "five" };
    assert.deepEqual(amounts(gapOf(all("all", needs3("a"), five), { a: 1 }, { params })), { a: 4 });
  });

  it("leaves the amount open where the cell is blank, and says what is needed", () => {
    const gap = gapOf(all("all", needs3("a"), needs3("b")), { a: 0, b: Number.NaN });
    assert.deepEqual(gap?.steps.map(({ field, have, target, amount }) => ({ field, have, target, amount })), [
      { field: "a", have: 0, target: 3, amount: 3 },
      { field: "b", have: null, target: 3, amount: null },
    ]);
  });

  it("asks for the least amount where the cell is blank and ways differ in nothing else", () => {
    const params = [{ id: "five", label: "Amount five", unit: "count" as const, timeline: [{ from: "2020-01-01", value: 5, cite: toyCite, rules: [] }] }];
    const five: Expr = { op: "test", id: "a5", field: "a", cmp: ">=", param: "five" };
    assert.deepEqual(gapOf(any("any", all("more", five, needs3("b")), all("less", needs3("a"), needs3("c"))), { a: Number.NaN, b: 3, c: 3 }, { params })?.steps.map(({ target }) => target), [3]);
  });

  it("counts cents exactly: one cent short of four million is $0.01", () => {
    const frozen = plan(shippedCatalog, "top-tier", "2024-01-01");
    const row = { marketplaceBilledSales: 3_999_999.99, netNewCustomers: 0, marketplaceTransactions: 0, uniqueCustomers: 0, cloudCommitment: 0, transactableListing: 0 };
    assert.deepEqual(amounts(explain(frozen, oneRow(row), 0).gap), { marketplaceBilledSales: 0.01 });
    assert.equal(explain(frozen, oneRow({ ...row, marketplaceBilledSales: 3_999_999.97 }), 0).gap?.steps[0]?.amount, 0.03);
    assert.equal(explain(frozen, oneRow({ ...row, marketplaceBilledSales: 3_999_999.995 }), 0).gap?.steps[0]?.amount, 0.01);
  });

  it("finds a cheap way among more ways than are worked out for all rows together", () => {
    const fields = Array.from({ length: 14 }, (_, index) => ({ ...toyFields[0]!, id: `f${index}`, label: `Field ${index}` }));
    const row = Object.fromEntries(fields.map((field, index) => [field.id, index % 3]));
    const half = atLeast("half", 7, ...fields.map((field) => needs3(field.id)));
    // f2, f5, f8, f11 lack 1, f1, f4, f7, f10, f13 lack 2: the seven cheapest are the four and three of the five.
    assert.deepEqual(Object.values(amounts(gapOf(half, row, { fields })) ?? {}).sort(), [1, 1, 1, 1, 2, 2, 2]);
  });

  it("keeps apart rows whose totals are summed from different columns, though their amounts are the same", () => {
    const frozen = plan(shippedCatalog, "designation.data-ai", "2024-01-01");
    const id = (name: string): string => `capability.data-ai.${name}`;
    // The first row has no points for its certifications, so the categories are summed; in the second one of the categories is blank.
    const cells: Readonly<Record<string, readonly [number, number]>> = {
      [id("performance")]: [8, 8], [id("skilling")]: [0, Number.NaN], [id("success")]: [16, 16],
      [id("adds.points")]: [7, 7], [id("intermediate.points")]: [7, 7], [id("growth.points")]: [10, 10], [id("deployments.points")]: [2, 2],
    };
    const tableOf = (rows: readonly (0 | 1)[]): BoundLanes => {
      const lanes = Object.fromEntries(Object.entries(cells).map(([field, values]) => [field, Float64Array.from(rows, (row) => values[row])]));
      const wanted = frozen.fields.map((field) => field.id);
      const derived = deriveFacts({ catalog: shippedCatalog, subjects: { rows: rows.length, ids: null, names: null, lanes }, lists: new Map(), asOf: serialOf("2024-01-01"), valueOf: (param) => parameterOn(shippedCatalog, param, "2024-01-01", null) }, wanted);
      return bindLanes(frozen, { rows: rows.length, lanes: { ...lanes, ...derived }, derived: new Set(Object.keys(derived)) });
    };
    const alone = ([0, 1] as const).map((row) => nearestWayOf(frozen, tableOf([row]))(0));
    assert.notDeepEqual(alone[0]?.steps, alone[1]?.steps);
    for (const order of [[0, 1], [1, 0]] as const) {
      const nearest = nearestWayOf(frozen, tableOf(order));
      assert.deepEqual(order.map((_, row) => nearest(row)), order.map((row) => alone[row]));
    }
  });
});
