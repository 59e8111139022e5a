// Goal seek over columns of which every small step earns points: as cheap as the cheapest of all amounts there are, also from below zero.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Param } from "../../src/catalog/schema";
import { askingFor, earn } from "../../src/engine/earn";
import { bindLanes } from "../../src/engine/lanes";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { seek, type SeekAnswer } from "../../src/engine/seek";
import { property, seed } from "../properties/rows";
import { oneRow, toyCatalog, toyCite } from "./toyCatalog";
import { metric, toyPoints } from "./toyEarning";

const FIELDS = ["a", "b", "c"] as const;

/** What each column earns at most, and the amount that earns it: more than any search of single units would try. */
interface Scale {
  readonly maximum: number;
  readonly full: number;
}

interface Case {
  readonly scales: readonly Scale[];
  readonly have: readonly number[];
  readonly efforts: readonly number[] | null;
  readonly need: number;
}

const scored = (need: number, scales: readonly Scale[]): Plan => {
  const param = (id: string, value: number, unit: Param["unit"] = "count"): Param => ({ id, label: `Amount ${id}`, unit, timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });
  const metrics = scales.map((_, at) => ({ id: FIELDS[at]!, field: FIELDS[at]!, label: `Metric ${FIELDS[at]!}`, maximum: `most${at}`, threshold: `full${at}` }));
  const catalog = toyCatalog(
    { op: "sum>=", id: "sum", score: "points", param: "need" },
    {
      scores: [{ id: "points", label: "Points", metrics }],
      params: [param("need", need, "points"), ...scales.flatMap(({ maximum, full }, at) => [param(`most${at}`, maximum, "points"), param(`full${at}`, full)])],
    },
  );
  return plan(catalog, "toy", "2021-01-01");
};

const earned = ({ maximum, full }: Scale, amount: number): number => (amount >= full ? maximum : Math.max(0, (amount * maximum) / full));

function sought({ scales, have, efforts, need }: Case): SeekAnswer {
  const frozen = scored(need, scales);
  const row = Object.fromEntries(scales.map((_, at) => [FIELDS[at]!, have[at]!]));
  return seek(frozen, bindLanes(frozen, oneRow(row)), 0, { outcome: frozen.ladder[0]!.outcome, path: null }, { most: 1, ...(efforts === null ? {} : { efforts: Object.fromEntries(scales.map((_, at) => [FIELDS[at]!, efforts[at]!])) }) });
}

const priceIn = ({ scales, have, efforts }: Case, at: number, amount: number): number => (efforts === null ? (amount - have[at]!) / scales[at]!.full : (amount - have[at]!) * efforts[at]!);

/** By trying every amount of all columns but the last, and working the last one out. Infinity where nothing is enough. */
function cheapestOfAll(asked: Case): number {
  const { scales, have, need } = asked;
  const last = scales.length - 1;
  let least = Infinity;
  const visit = (at: number, cost: number, points: number): void => {
    if (at === last) {
      const scale = scales[at]!;
      const missing = need - points;
      const start = have[at]!;
      const amount = missing <= earned(scale, start) + 1e-9 ? start : Math.ceil((missing * scale.full) / scale.maximum - 1e-9);
      if (missing <= scale.maximum + 1e-9) least = Math.min(least, cost + priceIn(asked, at, Math.max(start, amount)));
      return;
    }
    for (let amount = have[at]!; amount <= Math.max(have[at]!, scales[at]!.full); amount++) visit(at + 1, cost + priceIn(asked, at, amount), points + earned(scales[at]!, amount));
  };
  visit(0, 0, 0);
  return least;
}

const scale = fc.record({ maximum: fc.integer({ min: 5, max: 40 }), full: fc.integer({ min: 66, max: 150 }) });
const start = fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 90 }) }, { weight: 1, arbitrary: fc.integer({ min: -120, max: -1 }) });
const cases = (columns: number, price: fc.Arbitrary<number>): fc.Arbitrary<Case> =>
  fc.record({
    scales: fc.array(scale, { minLength: columns, maxLength: columns }),
    have: fc.array(start, { minLength: columns, maxLength: columns }),
    efforts: fc.option(fc.array(price, { minLength: columns, maxLength: columns }), { freq: 2, nil: null }),
    need: fc.integer({ min: 10, max: 70 }),
  });

function isAsCheap(asked: Case): boolean {
  const answer = sought(asked);
  const least = cheapestOfAll(asked);
  const found = answer.isReached ? 0 : (answer.ways[0]?.cost ?? Infinity);
  assert.ok(found === least || Math.abs(found - least) < 1e-6, `found ${found}, but ${least} is enough: ${JSON.stringify(asked)}, ${JSON.stringify(answer.ways[0]?.steps.map(({ field, target }) => [field, target]))}`);
  return answer.ways.length > 0;
}

describe(`goal seek over fine columns (TIERLINE_SEED=${seed})`, () => {
  it("is as cheap as the cheapest of all amounts of two columns", () => {
    property(cases(2, fc.integer({ min: 1, max: 5 })), 120, 25, isAsCheap);
  });

  it("is as cheap as the cheapest of all amounts of two columns whose efforts are nearly alike", () => {
    property(cases(2, fc.integer({ min: 100, max: 104 })), 60, 12, isAsCheap);
  });

  it("is as cheap as the cheapest of all amounts of three columns", () => {
    property(cases(3, fc.integer({ min: 1, max: 5 })), 30, 5, isAsCheap);
  });

  it("does not begin to raise what has far to go before it earns anything", () => {
    const asked: Case = { scales: [{ maximum: 40, full: 100 }, { maximum: 30, full: 100 }], have: [-100, 0], efforts: [1, 1], need: 20 };
    assert.deepEqual(sought(asked).ways[0]?.steps.map(({ field, target }) => [field, target]), [["b", 67]]);
  });

  it("raises what has far to go where it is cheaper all the same", () => {
    const asked: Case = { scales: [{ maximum: 40, full: 100 }, { maximum: 30, full: 100 }], have: [-20, 0], efforts: [1, 4], need: 30 };
    assert.deepEqual(sought(asked).ways[0]?.steps.map(({ field, target }) => [field, target]), [["a", 75]]);
  });

  /** How often an amount is tried until the least is found. A whole table asks this of every row. */
  function tries(row: Readonly<Record<string, number>>, combine: "sum" | "best"): number {
    const parts = Object.keys(row).map((units) => ({ units, threshold: "100" }));
    const points = toyPoints({ facts: { x: metric("100", {}, { variants: [{ combine, parts }] }), total: { op: "total", metrics: ["x"] } }, columns: Object.keys(row), row });
    let tried = 0;
    const counting = Object.assign(Object.create(points) as typeof points, { attempt: (id: string, amount: number) => (tried++, points.attempt(id, amount)) });
    const answer = earn(counting, askingFor(new Map([["total", 90]]), { bounds: new Map(), held: new Set() }));
    assert.deepEqual(answer.kind === "earned" ? answer.steps.map(({ target }) => target) : answer.kind, [90]);
    return tried;
  }

  it("tries few amounts of one column, and of several of which only the best counts", () => {
    assert.ok(tries({ a: 0 }, "sum") < 40, `${tries({ a: 0 }, "sum")} tries of one column`);
    assert.ok(tries({ a: 0, b: 0 }, "best") < 120, `${tries({ a: 0, b: 0 }, "best")} tries of two columns`);
  });
});
