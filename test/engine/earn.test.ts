// The least that earns the points asked for: held against every combination of amounts there is, over small tables with gates, shared columns and totals.
import assert from "node:assert/strict";
import fc from "fast-check";
import { askingFor, earn } from "../../src/engine/earn";
import type { RowPoints } from "../../src/engine/rowPoints";
import type { PointsDerivation, TotalDerivation } from "../../src/catalog/pointsSchema";
import { property, seed } from "../properties/rows";
import { column, metric, toyPoints, type ToyTable } from "./toyEarning";

const COLUMNS = ["a", "b", "c", "gate"] as const;
const MOST = 6;
type Amounts = Readonly<Record<(typeof COLUMNS)[number], number>>;

interface Case {
  readonly facts: Readonly<Record<string, PointsDerivation | TotalDerivation>>;
  readonly row: Amounts;
  readonly asked: readonly (readonly [string, number])[];
  readonly efforts: Amounts;
  readonly held: readonly string[];
  /** Other requirements of the same way: at least, at most. */
  readonly low: number | null;
  readonly high: number | null;
}

const threshold = fc.integer({ min: 1, max: MOST }).map(String);
const maximum = fc.constantFrom("4", "6", "10");
const gate = fc.option(fc.record({ people: fc.constant("gate"), atLeast: fc.constantFrom("1", "2"), earns: fc.constantFrom("0", "2") }), { freq: 2, nil: null });
/** Points of some columns: whole units of one or two, or every step, behind a gate or not, summed or the best of them. */
const points = fc
  .record({ maximum, gate, combine: fc.constantFrom("sum" as const, "best" as const), parts: fc.array(fc.record({ units: fc.constantFrom("a", "b", "c"), threshold, isWhole: fc.boolean() }), { minLength: 1, maxLength: 2 }) })
  .map(({ maximum: most, gate: before, combine, parts }) => metric(most, {}, { variants: [{ combine, parts: parts.filter((part, at) => parts.findIndex(({ units }) => units === part.units) === at), ...(before === null ? {} : { gates: [before] }) }] }));
const total: TotalDerivation = { op: "total", metrics: ["x", "y", "z"] };
const other: TotalDerivation = { op: "total", metrics: ["y", "z"] };

const amount = fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: MOST }) }, { weight: 1, arbitrary: fc.integer({ min: -3, max: -1 }) });
const effort = fc.integer({ min: 1, max: 4 });
const cases: fc.Arbitrary<Case> = fc.record({
  facts: fc.record({ x: points, y: points, z: points }).map((metrics) => ({ ...metrics, total, other })),
  row: fc.record({ a: amount, b: amount, c: amount, gate: fc.integer({ min: 0, max: 2 }) }),
  asked: fc.uniqueArray(fc.tuple(fc.constantFrom("total", "total", "other", "x", "z"), fc.integer({ min: 1, max: 20 })), { minLength: 1, maxLength: 2, selector: ([id]) => id }),
  efforts: fc.record({ a: effort, b: effort, c: effort, gate: effort }),
  held: fc.subarray([...COLUMNS], { maxLength: 1 }),
  low: fc.option(fc.integer({ min: 0, max: MOST }), { freq: 3, nil: null }),
  high: fc.option(fc.integer({ min: 2, max: MOST }), { freq: 3, nil: null }),
});

const tableOf = ({ facts, row }: Pick<Case, "facts" | "row">): RowPoints => toyPoints({ facts, columns: [...COLUMNS], row });
const ranges = ({ low, high }: Case) => new Map([...(low === null ? [] : [["a", { low, high: Infinity }] as const]), ...(high === null ? [] : [["b", { low: -Infinity, high }] as const])]);

/** Whether amounts earn all that is asked; totals count what is not known as 0. */
function reachesIn(asking: Case): (amounts: Amounts) => boolean {
  const at = tableOf(asking);
  return (amounts) => {
    COLUMNS.forEach((id) => at.attempt(id, amounts[id]));
    return asking.asked.every(([id, least]) => {
      const how = asking.facts[id]!;
      return (how.op === "total" ? how.metrics.reduce((sum, each) => sum + (at.pointsOf(each) || 0), 0) : at.pointsOf(id)) >= least - 1e-9;
    });
  };
}

const priceOf = ({ row, efforts }: Case, to: Amounts): number => COLUMNS.reduce((sum, id) => sum + (to[id] - row[id]) * efforts[id], 0);

/** Every amount from the row's own up, where it may be changed; a column that another requirement raises starts where that asks. */
function everyRow(asking: Case): readonly Amounts[] {
  const values = COLUMNS.map((id) => {
    const from = Math.max(asking.row[id], id === "a" ? (asking.low ?? -Infinity) : -Infinity);
    const most = id === "b" ? (asking.high ?? MOST) : MOST;
    return asking.held.includes(id) || from > most ? [asking.row[id]] : Array.from({ length: Math.max(0, most - from) + 1 }, (_, at) => from + at);
  });
  return COLUMNS.reduce<readonly Partial<Record<string, number>>[]>((rows, id, at) => rows.flatMap((each) => values[at]!.map((value) => ({ ...each, [id]: value }))), [{}]) as readonly Amounts[];
}

describe(`the least that earns points (TIERLINE_SEED=${seed})`, () => {
  it("is as cheap as the cheapest of all amounts there are, and none of it is too much", () => {
    property(cases, 200, 50, (asking) => {
      const metrics = asking.asked.flatMap(([id]) => (id === "total" ? total.metrics : id === "other" ? other.metrics : [id]));
      const used = new Set(metrics.map((id) => asking.facts[id]!).flatMap((how) => (how.op === "points" ? how.variants.flatMap(({ parts, gates = [] }) => [...parts.map(({ units }) => units), ...gates.map(({ people }) => people)]) : [])));
      // A bound on a column that earns nothing here is another requirement's affair.
      fc.pre((asking.low === null || (used.has("a") && !asking.held.includes("a"))) && (asking.high === null || asking.row.b <= asking.high));
      const start: Amounts = { ...asking.row, a: Math.max(asking.row.a, asking.low ?? -Infinity) };
      const reaches = reachesIn(asking);
      fc.pre(!reaches(asking.row));
      const answer = earn(tableOf(asking), askingFor(new Map(asking.asked), { bounds: ranges(asking), held: new Set(asking.held) }, asking.efforts));
      const least = everyRow(asking).reduce((cheapest, to) => (reaches(to) ? Math.min(cheapest, priceOf(asking, to)) : cheapest), Infinity);
      const what = JSON.stringify({ ...asking, answer: answer.kind === "earned" ? [answer.cost, answer.steps.map(({ column, target }) => [column.id, target])] : answer });
      if (answer.kind !== "earned") {
        assert.equal(least, Infinity, what);
        return false;
      }
      const to = { ...start, ...Object.fromEntries(answer.steps.map(({ column, target }) => [column.id, target])) };
      assert.ok(reaches(to), what);
      assert.ok(Math.abs(priceOf(asking, to) - least) < 1e-9 && Math.abs(answer.cost - least) < 1e-9, `${least} is enough: ${what}`);
      for (const { column, target } of answer.steps) {
        assert.ok(!asking.held.includes(column.id), what);
        assert.ok(target === start[column.id as "a"] || !reaches({ ...to, [column.id]: target - 1 }), `${column.id} is one too many: ${what}`);
      }
      return true;
    });
  });
});

describe("what a table gives", () => {
  const facts = { x: metric("10", { a: "4" }), y: metric("10", { b: "4" }) };
  const asks = (table: Partial<ToyTable> & Pick<ToyTable, "row">, asked: Readonly<Record<string, number>>, more: { readonly efforts?: Readonly<Record<string, number>>; readonly held?: readonly string[] } = {}) => {
    const answer = earn(toyPoints({ facts: {}, columns: Object.keys(table.row), ...table }), askingFor(new Map(Object.entries(asked)), { bounds: new Map(), held: new Set(more.held) }, more.efforts));
    return answer.kind === "earned" ? answer.steps.map(({ column: { id }, have, target, points: gained }) => [id, have, target, gained]) : answer;
  };
  const simple: TotalDerivation = { op: "total", metrics: ["x", "y"] };
  const given: TotalDerivation = { op: "total", metrics: ["x", "y"], given: "sum" };
  const categories: TotalDerivation = { op: "total", categories: ["k"], metrics: ["x", "y"] };

  it("is not raised where it is the total itself, and not asked of it where its metrics are all known", () => {
    assert.deepEqual(asks({ facts: { ...facts, t: given }, row: { a: Number.NaN, b: 2, sum: 6 } }, { t: 10 }), { kind: "not-by-columns" });
    assert.deepEqual(asks({ facts: { ...facts, t: given }, row: { a: 0, b: 2, sum: 6 } }, { t: 10 }, { efforts: { a: 1, b: 2 } }), [["a", 0, 2, 5]]);
    assert.deepEqual(asks({ facts: { ...facts, t: given }, row: { a: Number.NaN, b: 4, sum: Number.NaN } }, { t: 10 }), [["a", Number.NaN, 0, null]], "only to say how much there is");
    assert.deepEqual(asks({ facts: { ...facts, t: given }, row: { a: 0, b: 2, t: 6 } }, { t: 10 }), { kind: "not-by-columns" }, "a column of that name is no sum");
    assert.deepEqual(asks({ facts, row: { a: 0, b: 2 } }, { z: 1 }), { kind: "not-by-columns" });
  });

  it("is raised in points where categories stand in the table, and in units where only metrics do", () => {
    assert.deepEqual(asks({ facts: { ...facts, t: categories }, columns: [column("k", { unit: "points", step: 0.01 }), "a", "b"], row: { k: 3, a: Number.NaN, b: Number.NaN } }, { t: 4.5 }), { kind: "impossible", most: 3 }, "a plain column can stand for no more than its metrics");
    const behind = { x: metric("10", { a: "4" }, { category: "k" }), y: metric("20", { b: "4" }, { category: "k" }), t: categories };
    assert.deepEqual(asks({ facts: behind, columns: [column("k", { unit: "points", step: 0.01 })], row: { k: 3 } }, { t: 4.5 }), [["k", 3, 4.5, null]]);
    assert.deepEqual(asks({ facts: behind, columns: [column("k", { unit: "points", step: 0.01 })], row: { k: 3 } }, { t: 31 }), { kind: "impossible", most: 30 });
    assert.deepEqual(asks({ facts: behind, row: { a: 1, b: 0 } }, { t: 5 }, { efforts: { a: 1, b: 3 } }), [["a", 1, 2, 2.5]]);
  });

  it("counts 0 where it is blank, unless that makes the total unknown", () => {
    assert.deepEqual(asks({ facts: { ...facts, t: simple }, row: { a: Number.NaN, b: 2 } }, { t: 5 }), [], "what is known is enough");
    assert.deepEqual(asks({ facts: { ...facts, t: simple }, row: { a: Number.NaN, b: 2 } }, { t: 7.5 }, { efforts: { a: 1, b: 5 } }), [["a", Number.NaN, 1, 2.5]]);
    assert.deepEqual(asks({ facts: { ...facts, t: simple }, row: { a: Number.NaN, b: 2 } }, { x: 5 }), [["a", Number.NaN, 2, null]], "no total was asked for");
  });

  it("is raised by cents where cents earn, to the least that is enough", () => {
    const money = (have: number) => asks({ facts: { x: metric("10", { a: "4" }), y: metric("10", { c: "3" }), t: simple }, columns: ["a", column("c", { unit: "USD", step: 0.01 })], row: { a: 1, c: have } }, { t: 5 }, { held: ["a"] });
    assert.deepEqual([money(0.13), money(0.75), money(-2)], [[["c", 0.13, 0.75, 2.5 - (0.13 * 10) / 3]], [], [["c", -2, 0.75, 2.5]]]);
    assert.deepEqual(asks({ facts: { x: metric("10", { c: "3" }), t: { op: "total", metrics: ["x"] } }, columns: [column("c", { unit: "USD", step: 0.01 })], row: { c: 1 } }, { t: 7 }), [["c", 1, 2.1, 7 - 10 / 3]]);
  });

  it("cannot be enough where all that may change is not, and says how far it goes", () => {
    assert.deepEqual(asks({ facts: { ...facts, t: simple }, row: { a: 1, b: 0 } }, { t: 15 }, { held: ["b"] }), { kind: "impossible", most: 10 });
    assert.deepEqual(asks({ facts, row: { a: 1, b: 0 } }, { x: 11 }), { kind: "impossible", most: null });
    assert.deepEqual(asks({ facts: { x: metric("10", { c: "100" }), t: { op: "total", metrics: ["x"] } }, row: { c: 0 } }, { t: 11 }), { kind: "impossible", most: 10 });
  });
});
