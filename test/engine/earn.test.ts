// The least that earns the points asked for: held against every combination of amounts there is, over small tables with gates, shared columns and totals.
import assert from "node:assert/strict";
import fc from "fast-check";
import { askingFor, earn } from "../../src/engine/earn";
import type { RowPoints } from "../../src/engine/rowPoints";
import type { PointsDerivation, TotalDerivation } from "../../src/catalog/pointsSchema";
import { property, seed } from "../properties/rows";
import { metric, toyPoints } from "./toyEarning";

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
