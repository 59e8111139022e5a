// The ways to make a node true: each is a range that some fields must lie in. Nearest-way search and goal-seek both stand on it.
// Promises: exact for all, any, k-of-n, not, flags, coded text and comparisons. Up to 256 ways a plan's are worked out once for all rows;
// beyond that the 64 cheapest are kept per node and row. Of a score or of points it says how many are asked for; engine/earn says from what.
import { MET, NOT_MET } from "./decide";
import { copyRowValues, type BoundLanes } from "./lanes";
import { leafTruth, scoreSpan } from "./leaves";
import type { Leaf, Plan, PlanField, PlanNode, PlanScore } from "./planShape";

/** Closed range a field must lie in; infinite where one side is free. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

export interface Way {
  /** By index of `wayFields`. */
  readonly ranges: ReadonlyMap<number, Range>;
  /** Ids of the nodes it goes through, to tell which pathway it takes. */
  readonly through: readonly string[];
  readonly cost: number;
}

export interface WaySearch {
  readonly plan: Plan;
  /** In the order of `wayFields`, NaN unknown. */
  readonly values: Float64Array;
  /** Fields that stand in for others: a range on one is a range on the other. */
  readonly readsFrom: readonly number[];
  /** Cost of bringing a field from what it has into a range; 0 when it is there. */
  readonly cost: (field: number, have: number, range: Range) => number;
  /** Fields that may not change, beside those that are given anyway. */
  readonly held?: ReadonlySet<number>;
  /** Ways kept per node; 64 when left out. */
  readonly kept?: number;
}

/** What a way can have ranges on: the plan's fields, then its scores. */
export function wayFields(plan: Plan): readonly PlanField[] {
  const fields = known.get(plan) ?? [...plan.fields, ...plan.scores.map(scoreField)];
  known.set(plan, fields);
  return fields;
}

const known = new WeakMap<Plan, readonly PlanField[]>();

function scoreField({ id, label }: PlanScore): PlanField {
  const words = { one: `point for ${label}`, many: `points for ${label}` };
  return { id, label, unit: "points", step: 0.01, effort: null, words, whenColumnAbsent: { policy: "unknown" }, isGiven: false, list: null, asks: label, unverified: [] };
}

/** A row's values in the order of `wayFields`: of a score, the points it has for sure. `values` may be used for row after row. */
export function wayValues(plan: Plan, bound: BoundLanes, row: number, values = new Float64Array(wayFields(plan).length)): Float64Array {
  copyRowValues(bound, row, values);
  plan.scores.forEach((score, index) => (values[plan.fields.length + index] = scoreSpan(score, values).least));
  return values;
}

const KEPT_WAYS = 64;
const COMPILED_WAYS = 256;

/** All ways of a row to one node, in reading order, with costs 0; null where they are more than 256. */
export type WayBook = (values: Float64Array) => readonly Way[] | null;

/** What is given decides which ways are open: they are worked out once for each combination of it that rows show. */
export function wayBookOf(plan: Plan, node: PlanNode, readsFrom: readonly number[]): WayBook {
  const given = plan.leaves.filter((leaf) => leaf.kind !== "score" && plan.fields[leaf.field]!.isGiven);
  const books = new Map<string, readonly Way[] | null>();
  return (values) => {
    const key = given.map((leaf) => leafTruth(plan, leaf, values)).join("");
    const before = books.get(key);
    if (before !== undefined) {
      return before;
    }
    const ways = waysTo({ plan, values, readsFrom, cost: () => 0, kept: COMPILED_WAYS + 1 }, node);
    const book = ways.length > COMPILED_WAYS ? null : withoutSupersets(ways);
    books.set(key, book);
    return book;
  };
}

/** Leaves out ways that ask for all that another asks for, and more: whoever meets both paths meets one. */
export function withoutSupersets(ways: readonly Way[]): readonly Way[] {
  const asksFor = (way: Way, other: Way): boolean => [...other.ranges].every(([field, { low, high }]) => (way.ranges.get(field)?.low ?? -Infinity) >= low && (way.ranges.get(field)?.high ?? Infinity) <= high);
  return ways.filter((way, index) => !ways.some((other, at) => at !== index && asksFor(way, other) && (at < index || !asksFor(other, way))));
}

/** Ways to make `node` met (or, with `wanted` false, not met), cheapest first; empty when there is none. */
export function waysTo(search: WaySearch, node: PlanNode, wanted = true): readonly Way[] {
  const ways = openWays(search, node, wanted);
  return ways.map((way) => ({ ...way, through: [node.id, ...way.through] }));
}

function openWays(search: WaySearch, node: PlanNode, wanted: boolean): readonly Way[] {
  switch (node.op) {
    case "leaf":
      return leafWays(search, search.plan.leaves[node.bit]!, wanted);
    case "all":
      return wanted ? together(search, node.of, true) : either(search, node.of, false);
    case "any":
      return wanted ? either(search, node.of, true) : together(search, node.of, false);
    case "atLeast":
      return chosen(search, node.of, wanted ? node.k : node.of.length - node.k + 1, wanted);
    case "not":
      return waysTo(search, node.of, !wanted);
    case "readings":
      // Only what holds under both readings is sure to count.
      return together(search, [node.main.when, node.cautious.when], wanted);
  }
}

function either(search: WaySearch, nodes: readonly PlanNode[], wanted: boolean): readonly Way[] {
  return cheapest(search, nodes.flatMap((node) => waysTo(search, node, wanted)));
}

function together(search: WaySearch, nodes: readonly PlanNode[], wanted: boolean): readonly Way[] {
  const start: readonly Way[] = [{ ranges: new Map(), through: [], cost: 0 }];
  return nodes.reduce((ways, node) => joined(search, ways, waysTo(search, node, wanted)), start);
}

/** At least k of the nodes: for each node in turn, take it or leave it. */
function chosen(search: WaySearch, nodes: readonly PlanNode[], k: number, wanted: boolean): readonly Way[] {
  const none: Way = { ranges: new Map(), through: [], cost: 0 };
  let byCount: (readonly Way[])[] = [[none], ...Array.from({ length: k }, () => [])];
  for (const node of nodes) {
    const ways = waysTo(search, node, wanted);
    byCount = byCount.map((without, count) => (count === 0 ? without : cheapest(search, [...without, ...joined(search, byCount[count - 1]!, ways)])));
  }
  return byCount[k]!;
}

function joined(search: WaySearch, left: readonly Way[], right: readonly Way[]): readonly Way[] {
  return cheapest(
    search,
    left.flatMap((a) =>
      right.flatMap((b) => {
        const ranges = new Map(a.ranges);
        for (const [field, range] of b.ranges) {
          const other = ranges.get(field);
          const both = other ? { low: Math.max(other.low, range.low), high: Math.min(other.high, range.high) } : range;
          if (both.low > both.high) {
            return [];
          }
          ranges.set(field, both);
        }
        return [{ ranges, through: [...a.through, ...b.through], cost: costOf(search, ranges) }];
      }),
    ),
  );
}

function cheapest({ kept = KEPT_WAYS }: WaySearch, ways: readonly Way[]): readonly Way[] {
  return [...ways].sort((a, b) => a.cost - b.cost).slice(0, kept);
}

function costOf({ values, cost }: WaySearch, ranges: ReadonlyMap<number, Range>): number {
  let sum = 0;
  for (const [field, range] of ranges) {
    sum += cost(field, values[field]!, range);
  }
  return sum;
}

function leafWays(search: WaySearch, leaf: Leaf, wanted: boolean): readonly Way[] {
  const { plan, values, readsFrom, held } = search;
  if (leaf.kind === "score") {
    const least = { low: leaf.need, high: Infinity };
    const ranges = new Map([[plan.fields.length + leaf.score, least]]);
    return wanted ? [{ ranges, through: [], cost: costOf(search, ranges) }] : leafTruth(plan, leaf, values) === NOT_MET ? [{ ranges: new Map(), through: [], cost: 0 }] : [];
  }
  const field = readsFrom[leaf.field]!;
  if (plan.fields[leaf.field]!.isGiven || held?.has(field) === true) {
    return (leafTruth(plan, leaf, values) === (wanted ? MET : NOT_MET)) ? [{ ranges: new Map(), through: [], cost: 0 }] : [];
  }
  return rangesOf(leaf, plan.fields[leaf.field]!.step, wanted).map((range) => {
    const ranges = new Map([[field, range]]);
    return { ranges, through: [], cost: costOf(search, ranges) };
  });
}

function rangesOf(leaf: Exclude<Leaf, { kind: "score" }>, step: number, wanted: boolean): readonly Range[] {
  const only = (value: number): Range => ({ low: value, high: value });
  switch (leaf.kind) {
    case "flag":
      return [only(wanted ? leaf.need : 1 - leaf.need)];
    case "oneOf":
      return wanted ? leaf.codes.map(only) : [];
    case "test": {
      const { need } = leaf;
      const atLeast = { low: need, high: Infinity };
      const above = { low: need + step, high: Infinity };
      const atMost = { low: -Infinity, high: need };
      const below = { low: -Infinity, high: need - step };
      switch (leaf.cmp) {
        case ">=":
          return [wanted ? atLeast : below];
        case ">":
          return [wanted ? above : atMost];
        case "<=":
          return [wanted ? atMost : above];
        case "<":
          return [wanted ? below : atLeast];
        case "=":
          return wanted ? [only(need)] : [above, below];
      }
    }
  }
}
