// The nearest way to an outcome: which amounts are missing, by how much, on which pathway.
// Promises: applying every step reaches the outcome under every open reading; one step of the field less does not. Guesses no effort:
// without one, each amount counts by the share of it that is still missing. Of two ways as near, the one with more amounts reached already
// comes first, then the one first in display order.
import type { Cite } from "../catalog/schema";
import type { Gap, GapStep } from "./explanation";
import { copyRowValues, type BoundLanes } from "./lanes";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "./planShape";
import { isAmount, missingAmount, priceOf, targetIn } from "./price";
import { compileWays, waysTo, type Range, type Way } from "./ways";

/** Finds the nearest way of one row after another. */
export type NearestWay = (row: number) => Gap | null;

/**
 * For rows of one table: the ways are worked out once. Leads to the nearest of the outcomes above the one the row has reached.
 * null for a row that has reached the best outcome, or that no known way leads further.
 */
export function nearestWayOf(plan: Plan, bound: BoundLanes): NearestWay {
  const ofPlan = finders.get(plan) ?? new WeakMap<BoundLanes, NearestWay>();
  finders.set(plan, ofPlan);
  const known = ofPlan.get(bound);
  if (known) {
    return known;
  }
  const rungs = plan.ladder.map((rung) => wayToRung(plan, bound, rung));
  const values = new Float64Array(plan.fields.length);
  const finder: NearestWay = (row) => {
    copyRowValues(bound, row, values);
    let nearest: Gap | null = null;
    for (const way of rungs) {
      const gap = way(values);
      if (gap === "reached") {
        break;
      }
      if (gap !== null && (nearest === null || gap.cost <= nearest.cost)) {
        nearest = gap;
      }
    }
    return nearest;
  };
  ofPlan.set(bound, finder);
  return finder;
}

const finders = new WeakMap<Plan, WeakMap<BoundLanes, NearestWay>>();

/** A way, its ranges in a list, and the pathway it takes: what is looked at for every row. */
interface RankedWay {
  readonly way: Way;
  readonly ranges: readonly (readonly [field: number, range: Range])[];
  /** Index of its pathway; the number of pathways where it takes none. */
  readonly rank: number;
}

function wayToRung(plan: Plan, bound: BoundLanes, { when, outcome }: Plan["ladder"][number]): (values: Float64Array) => Gap | "reached" | null {
  const ranked = (ways: readonly Way[]): readonly RankedWay[] =>
    ways
      .map((way) => {
        const rank = plan.pathways.findIndex((pathway) => pathway.outcome === outcome && way.through.includes(pathway.when.id));
        return { way, ranges: [...way.ranges], rank: rank < 0 ? plan.pathways.length : rank };
      })
      // The sort is stable: among equal costs the first in display order wins.
      .sort((a, b) => a.rank - b.rank);
  const known = compileWays(plan, when, bound.readsFrom);
  const compiled = known === null ? null : ranked(known);
  const cost = (field: number, have: number, range: Range): number => priceOf(plan.fields[field]!, have, range);
  return (values) => {
    let nearest: RankedWay | null = null;
    let least = Infinity;
    let mostReached = 0;
    for (const each of compiled ?? ranked(waysTo({ plan, values, readsFrom: bound.readsFrom, cost }, when))) {
      let sum = 0;
      let reached = 0;
      for (const [field, range] of each.ranges) {
        const part = cost(field, values[field]!, range);
        sum += part;
        // A flag that is set already says little about how near an amount is.
        reached += Number(part === 0 && isAmount(plan.fields[field]!));
        if (sum > least) {
          break;
        }
      }
      if (sum < least || (sum === least && (reached > mostReached || isLess(each.way, nearest?.way ?? null, values)))) {
        least = sum;
        nearest = each;
        mostReached = reached;
      }
    }
    if (nearest === null || least === 0) {
      return nearest === null ? null : "reached";
    }
    return { outcome: plan.outcomes[outcome]!, path: plan.pathways[nearest.rank]?.label ?? null, steps: stepsOf(plan, bound, values, nearest.way), cost: least };
  };
}

function isLess(way: Way, other: Way | null, values: Float64Array): boolean {
  return asksLess(way, other, values) && !asksLess(other, way, values);
}

/** The nearest way of one row; see `nearestWayOf`. */
export function nearestWay(plan: Plan, bound: BoundLanes, row: number): Gap | null {
  return nearestWayOf(plan, bound)(row);
}

/** Requirements below a node, in reading order. */
export function leavesOf(plan: Plan, node: PlanNode): readonly Leaf[] {
  return node.op === "leaf" ? [plan.leaves[node.bit]!] : childrenOf(node).flatMap((child) => leavesOf(plan, child));
}

/** What a way changes in a row, one step per column that is not there yet. `values` in the order of the plan's fields. */
export function stepsOf(plan: Plan, bound: BoundLanes, values: Float64Array, way: Way): readonly GapStep[] {
  const steps: GapStep[] = [];
  for (const [field, range] of way.ranges) {
    const have = values[field]!;
    if (have >= range.low && have <= range.high) {
      continue;
    }
    const { id, label, unit, step } = plan.fields[field]!;
    const target = targetIn(range, have);
    const isKnown = !Number.isNaN(have);
    steps.push({
      field: id,
      label,
      unit,
      have: isKnown ? have : null,
      target,
      amount: isKnown ? missingAmount(have, target, step) : null,
      cite: citeOf(plan, bound, way, field),
    });
  }
  return steps;
}

/** Whether all that `way` misses is contained in what `other` misses: where cells are blank both cost the same, and less is enough. */
function asksLess(way: Way | null, other: Way | null, values: Float64Array): boolean {
  return [...(way?.ranges ?? [])].every(([field, range]) => {
    const have = values[field]!;
    const asked = other?.ranges.get(field);
    return (have >= range.low && have <= range.high) || (asked !== undefined && asked.low >= range.low && asked.high <= range.high);
  });
}

const cites = new WeakMap<Way, Map<number, Cite>>();

/** The words behind a step: of the first requirement on this field that the way goes through. */
function citeOf(plan: Plan, bound: BoundLanes, way: Way, field: number): Cite {
  const ofWay = cites.get(way) ?? new Map<number, Cite>();
  cites.set(way, ofWay);
  const cite = ofWay.get(field) ?? firstCite(plan, bound, way, field);
  ofWay.set(field, cite);
  return cite;
}

function firstCite(plan: Plan, bound: BoundLanes, way: Way, field: number): Cite {
  const onTheWay = plan.leaves.find((leaf) => leaf.kind !== "score" && bound.readsFrom[leaf.field] === field && way.through.includes(leaf.id));
  return (onTheWay ?? plan.leaves[0]!).cite;
}
