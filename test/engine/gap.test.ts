// The nearest way: which amounts, by how much, on which pathway, and never more than is needed.
import assert from "node:assert/strict";
import { explain } from "../../src/engine/explain";
import type { Gap } from "../../src/engine/explanation";
import { parameterOn } from "../../src/engine/freeze";
import { nearestWayOf } from "../../src/engine/gap";
import { bindLanes, type BoundLanes } from "../../src/engine/lanes";
import { plan } from "../../src/engine/plan";
import { seek } from "../../src/engine/seek";
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

  it("is the same for a row alone as among rows that share its amounts, whatever its gates open", () => {
    const id = (name: string): string => `capability.data-ai.${name}`;
    const frozen = plan(shippedCatalog, "designation.data-ai", "2024-01-01");
    // Few amounts in many combinations: rows share slots, and differ in people and in the revenue of the year before.
    const from = <T>(values: readonly T[], row: number, stride: number): T => values[Math.floor(row / stride) % values.length]!;
    const row = (index: number): Readonly<Record<string, number>> => ({
      [id("adds")]: from([1, 2], index, 1), [id("intermediate")]: from([1, 4], index, 2), [id("growth")]: from([3, 12.5], index, 4), [id("deployments")]: from([0, 2], index, 8),
      "capability.people.architect": from([0, 1, 2, Number.NaN], index, 1), "capability.people.administrator": from([2, 0, 1], index, 3), azureConsumedRevenue: from([1, 2, 500, 999.99, 1_000, 25_000, Number.NaN], index, 2),
    });
    const tableOf = (rows: readonly Readonly<Record<string, number>>[]): BoundLanes => {
      const lanes = Object.fromEntries(Object.keys(row(0)).map((field) => [field, Float64Array.from(rows, (each) => each[field]!)]));
      const derived = deriveFacts({ catalog: shippedCatalog, subjects: { rows: rows.length, ids: null, names: null, lanes }, lists: new Map(), asOf: serialOf("2024-01-01"), valueOf: (param) => parameterOn(shippedCatalog, param, "2024-01-01", null) }, frozen.fields.map((field) => field.id));
      return bindLanes(frozen, { rows: rows.length, lanes: { ...lanes, ...derived }, derived: new Set(Object.keys(derived)) });
    };
    const rows = Array.from({ length: 84 }, (_, index) => row(index));
    const together = nearestWayOf(frozen, tableOf(rows));
    const alone = rows.map((each) => nearestWayOf(frozen, tableOf([each]))(0));
    assert.ok(new Set(alone.map((gap) => JSON.stringify(gap?.steps))).size > 20);
    assert.deepEqual(rows.map((_, index) => together(index)), alone);
  });

  it("asks for a blank to be filled where none of it would do: that costs nothing, and is missing all the same", () => {
    const frozen = plan(shippedCatalog, "designation.modern-work", "2024-05-15");
    const cells = { "adds.smb": 9, intermediate: 1, advanced: 1, "growth.smb.cpor": 175, "growth.smb.csp": Number.NaN, "deployments.smb.cpor": 31, "deployments.smb.csp": 152 };
    const lanes = { ...Object.fromEntries(Object.entries(cells).map(([name, value]) => [`capability.modern-work.${name}`, Float64Array.of(value)])), "designation.modern-work.kept": Float64Array.of(0), "designation.modern-work.qualifiedWithin.6months": Float64Array.of(0) };
    const derived = deriveFacts({ catalog: shippedCatalog, subjects: { rows: 1, ids: null, names: null, lanes }, lists: new Map(), asOf: serialOf("2024-05-15"), valueOf: (param) => parameterOn(shippedCatalog, param, "2024-05-15", null) }, frozen.fields.map((field) => field.id));
    const { status, gap } = explain(frozen, { rows: 1, lanes: { ...lanes, ...derived }, derived: new Set(Object.keys(derived)) }, 0);
    assert.equal(status, "Needs data");
    assert.deepEqual(gap?.steps.map(({ field, have, target }) => [field, have, target]), [["capability.modern-work.growth.smb.csp", null, 0]]);
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

describe("of several outcomes", () => {
  const nearest = (when: Expr, row: Readonly<Record<string, number>>, options: ToyOptions = {}): Gap | null => {
    const frozen = plan(toyCatalog(when, options), "toy", "2021-01-01");
    return nearestWayOf(frozen, bindLanes(frozen, oneRow(row)))(0);
  };
  const better = [{ outcome: "shines", when: needs3("a") }, { outcome: "glows", when: needs3("b") }];
  const led = (row: Readonly<Record<string, number>>) => {
    const gap = nearest(needs3("c"), row, { better });
    return gap && [gap.outcome, amounts(gap)];
  };

  it("the nearest is led to, the lower one where two are as near", () => {
    assert.deepEqual(led({ a: 0, b: 2, c: 1 }), ["glows", { b: 1 }]);
    assert.deepEqual(led({ a: 2, b: 0, c: 1 }), ["shines", { a: 1 }]);
    assert.deepEqual(led({ a: 1, b: 1, c: 1 }), ["Passes", { c: 2 }]);
  });

  it("none is led to that is no better than what the row has reached, however near it is", () => {
    assert.deepEqual(led({ a: 0, b: 3, c: 2 }), ["shines", { a: 3 }]);
    assert.deepEqual(led({ a: 0, b: 1, c: 3 }), ["glows", { b: 2 }]);
    assert.equal(led({ a: 3, b: 0, c: 2 }), null);
  });

  it("one that no way leads to hides neither those below it nor those above it", () => {
    const never = (id: string): Expr => all(id, needs3("d", ">"), needs3("d", "<"));
    const gap = nearest(needs3("c"), { a: 0, c: 0, d: 0 }, { better: [{ outcome: "shines", when: never("no") }] });
    assert.deepEqual([gap?.outcome, amounts(gap)], ["Passes", { c: 3 }]);
    assert.equal(nearest(never("no"), { a: 0, c: 0, d: 0 }, { better: [better[0]!] })?.outcome, "shines");
  });
});

describe("of ways as near", () => {
  const five: Expr = { op: "test", id: "b5", field: "b", cmp: ">=", param: "five" };
  const one: Expr = { op: "test", id: "b1", field: "b", cmp: "<=", param: "one" };
  const param = (id: string, value: number) => ({ id, label: `Amount ${id}`, unit: "count" as const, timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });
  const params = [param("five", 5), param("one", 1)];
  const fields = (of: Gap | null) => of?.steps.map(({ field, target }) => `${field} ${target}`);

  it("the pathway that is displayed first is taken, and named; none is named for a way beside all pathways", () => {
    const when = any("any", all("one", needs3("a")), all("other", needs3("b")), all("beside", needs3("c")));
    const by = (row: Readonly<Record<string, number>>) => {
      const gap = gapOf(when, row, { pathways: ["other", "one"] });
      return [gap?.path, amounts(gap)];
    };
    assert.deepEqual(by({ a: 1, b: 1, c: 1 }), ["Path other", { b: 2 }]);
    assert.deepEqual(by({ a: 2, b: 1, c: 1 }), ["Path one", { a: 1 }]);
    assert.deepEqual(by({ a: 1, b: 1, c: 2 }), [null, { c: 1 }]);
  });

  it("a pathway of another outcome is never named", () => {
    const gap = gapOf(needs3("b"), { a: 3, b: 2, c: 0 }, { pathways: ["b>=", "top"], better: [{ outcome: "shines", when: all("top", needs3("a"), needs3("b")) }] });
    assert.deepEqual([gap?.outcome, gap?.path], ["Passes", "Path b>="]);
    const higher = gapOf(needs3("b"), { a: 0, b: 3, c: 0 }, { pathways: ["b>=", "top"], better: [{ outcome: "shines", when: any("top", needs3("a"), needs3("c")) }] });
    assert.deepEqual([higher?.outcome, higher?.path], ["shines", "Path top"]);
  });

  it("the one with more amounts reached already comes first, and a flag that is set does not count as an amount", () => {
    const flag: Expr = { op: "flag", id: "set", field: "flag", is: true, cite: toyCite };
    const alone = all("alone", needs3("a"));
    const withB = all("with", needs3("b"), needs3("c"));
    assert.deepEqual(fields(gapOf(any("any", alone, withB), { a: 0, b: 0, c: 3 })), ["b 3"]);
    assert.deepEqual(fields(gapOf(any("any", withB, alone), { a: 0, b: 0, c: 3 })), ["b 3"]);
    assert.deepEqual(fields(gapOf(any("any", alone, withB), { a: 0, b: 1.5, c: 1.5 })), ["a 3"]);
    assert.deepEqual(fields(gapOf(any("any", alone, all("with", needs3("b"), flag)), { a: 0, b: 0, flag: 1 })), ["a 3"]);
  });

  it("the one that asks less of a blank cell is taken, whether it asks for more or for no more than so much", () => {
    const more = (first: Expr, second: Expr, row: Readonly<Record<string, number>>) => fields(gapOf(any("any", first, second), row, { params }));
    const blank = Number.NaN;
    assert.deepEqual(more(all("x", one, needs3("c")), all("y", needs3("b", "<="), needs3("a")), { a: 3, b: blank, c: 3 }), ["b 3"]);
    assert.deepEqual(more(all("y", needs3("b", "<="), needs3("a")), all("x", one, needs3("c")), { a: 3, b: blank, c: 3 }), ["b 3"]);
    // Exactly at the most that is allowed nothing is asked.
    assert.deepEqual(more(all("x", five, needs3("c")), all("y", needs3("a", "<="), needs3("b")), { a: 3, b: blank, c: 3 }), ["b 3"]);
    // What both ask alike is no more than the other asks.
    const c5: Expr = { op: "test", id: "c5", field: "c", cmp: ">=", param: "five" };
    assert.deepEqual(more(all("x", needs3("b"), c5, needs3("d")), all("y", needs3("b"), needs3("c"), needs3("a")), { a: 3, b: blank, c: blank, d: 3 }), ["b 3", "c 3"]);
  });

  it("one that asks less of a blank cell and more of another is not less, and the first stays", () => {
    const way = any("any", all("x", five, needs3("c")), all("y", needs3("a", "<="), needs3("b")));
    assert.deepEqual(fields(gapOf(way, { a: 5, b: Number.NaN, c: 1.8 }, { params })), ["b 5", "c 3"]);
  });
});

describe("over points that columns earn", () => {
  const frozen = plan(shippedCatalog, "designation.data-ai", "2024-01-01");
  const bound = (units: Readonly<Record<string, number>>): BoundLanes => {
    const lanes = Object.fromEntries(Object.entries(units).map(([id, value]) => [id, Float64Array.of(value)]));
    const derived = deriveFacts({ catalog: shippedCatalog, subjects: { rows: 1, ids: null, names: null, lanes }, lists: new Map(), asOf: serialOf("2024-01-01"), valueOf: (param) => parameterOn(shippedCatalog, param, "2024-01-01", null) }, frozen.fields.map(({ id }) => id));
    return bindLanes(frozen, { rows: 1, lanes: { ...lanes, ...derived }, derived: new Set(Object.keys(derived)) });
  };
  const id = (name: string): string => `capability.data-ai.${name}`;
  const units = { [id("adds")]: 1, "capability.people.architect": 1, "capability.people.administrator": 2, [id("intermediate")]: 3, [id("growth")]: 4, [id("deployments")]: 1 };

  it("the way is told in the columns, at their cost, as goal seek tells it", () => {
    const table = bound(units);
    const gap = nearestWayOf(frozen, table)(0);
    const [way] = seek(frozen, table, 0, { outcome: frozen.ladder[0]!.outcome, path: null }, { most: 1 }).ways;
    assert.ok(gap !== null && gap.steps.length > 0 && gap.steps.every(({ field }) => field in units), JSON.stringify(gap?.steps));
    assert.deepEqual([gap.steps, gap.cost], [way?.steps, way?.cost]);
  });

  it("a way that the columns cannot earn enough for is none, though it asks for nothing else", () => {
    const points = (value: number, unit: "points" | "count") => ({ unit, timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });
    const options: ToyOptions = {
      params: [{ id: "six", label: "Six", ...points(6, "points") }, { id: "full", label: "Full", ...points(3, "count") }],
      scores: [{ id: "points", label: "Points", metrics: [{ id: "m", label: "Metric", field: "a", maximum: "six", threshold: "full" }] }],
    };
    const [ten, four] = ["ten", "four"].map((param): Expr => ({ op: "sum>=", id: param, score: "points", param }));
    assert.deepEqual(amounts(gapOf(any("any", ten!, needs3("b")), { a: 0, b: 0 }, options)), { b: 3 });
    assert.equal(gapOf(ten!, { a: 0 }, options), null);
    assert.deepEqual(amounts(gapOf(any("any", four!, needs3("b")), { a: 0, b: 0 }, options)), { a: 2 });
  });
});

describe("looking for the nearest way", () => {
  it("of one table by one plan is set up once", () => {
    const frozen = plan(toyCatalog(needs3("a")), "toy", "2021-01-01");
    const [table, other] = [bindLanes(frozen, oneRow({ a: 1 })), bindLanes(frozen, oneRow({ a: 2 }))];
    assert.equal(nearestWayOf(frozen, table), nearestWayOf(frozen, table));
    assert.deepEqual([table, other].map((each) => amounts(nearestWayOf(frozen, each)(0))), [{ a: 2 }, { a: 1 }]);
  });
});
