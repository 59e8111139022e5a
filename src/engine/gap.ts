// The nearest way to an outcome: which amounts are missing, by how much, on which pathway.
// Promises: applying every step reaches the outcome under every open reading; one step of the field less does not. Guesses no effort:
// without one, each amount counts by the share of it that is still missing. Of two ways as near, the one with more amounts reached already
// comes first, then the one first in display order.
import type { Asking } from "./earnTask";
import type { Gap } from "./explanation";
import type { BoundLanes } from "./lanes";
import { asksForPoints, earnedFields, isOutOfReach, movesOf, plainMoves, type MovedRow, type Moves } from "./moves";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "./planShape";
import { isAmount, priceOf } from "./price";
import { wayBookOf, wayFields, waysTo, wayValues, type Range, type Way } from "./ways";

/** Finds the nearest way of one row after another. */
export type NearestWay = (row: number) => Gap | null;

/**
 * For rows of one table: the ways are worked out once. Leads to the nearest of the outcomes above the one the row has reached.
 * null for a row that has reached the best outcome, or that no known way leads further. `lowest`: index of the lowest rung to lead to.
 */
export function nearestWayOf(plan: Plan, bound: BoundLanes, lowest = plan.ladder.length - 1): NearestWay {
  const ofPlan = finders.get(plan) ?? new WeakMap<BoundLanes, Map<number, NearestWay>>();
  finders.set(plan, ofPlan);
  const ofTable = ofPlan.get(bound) ?? new Map<number, NearestWay>();
  ofPlan.set(bound, ofTable);
  const known = ofTable.get(lowest);
  if (known) {
    return known;
  }
  const rungs = plan.ladder.slice(0, lowest + 1).map((rung) => wayToRung(plan, bound, rung));
  const values = new Float64Array(wayFields(plan).length);
  const askings = new WeakMap<Way, Asking>();
  const finder: NearestWay = (row) => {
    const moved: MovedRow = { plan, bound, row, values: wayValues(plan, bound, row, values), askings };
    let nearest: Gap | null = null;
    for (const way of rungs) {
      const gap = way(moved);
      if (gap === "reached") {
        break;
      }
      if (gap !== null && (nearest === null || gap.cost <= nearest.cost)) {
        nearest = gap;
      }
    }
    return nearest;
  };
  ofTable.set(lowest, finder);
  return finder;
}

const finders = new WeakMap<Plan, WeakMap<BoundLanes, Map<number, NearestWay>>>();

/** A way, its ranges in a list, and the pathway it takes: what is looked at for every row. */
interface RankedWay {
  readonly way: Way;
  readonly ranges: readonly (readonly [field: number, range: Range])[];
  /** Index of its pathway; the number of pathways where it takes none. */
  readonly rank: number;
}

function wayToRung(plan: Plan, bound: BoundLanes, { when, outcome }: Plan["ladder"][number]): (row: MovedRow) => Gap | "reached" | null {
  const fields = wayFields(plan);
  const earned = earnedFields(plan, bound);
  const rank = (ways: readonly Way[]): readonly RankedWay[] =>
    ways
      .map((way) => {
        const rank = plan.pathways.findIndex((pathway) => pathway.outcome === outcome && way.through.includes(pathway.when.id));
        return { way, ranges: [...way.ranges], rank: rank < 0 ? plan.pathways.length : rank };
      })
      // The sort is stable: among equal costs the first in display order wins.
      .sort((a, b) => a.rank - b.rank);
  const book = wayBookOf(plan, when, bound.readsFrom);
  const ranked = new WeakMap<readonly Way[], readonly RankedWay[]>();
  const rankedOnce = (ways: readonly Way[]): readonly RankedWay[] => {
    const known = ranked.get(ways) ?? rank(ways);
    ranked.set(ways, known);
    return known;
  };
  const cost = (field: number, have: number, range: Range): number => priceOf(fields[field]!, have, range);
  return (row) => {
    const { values } = row;
    let nearest: RankedWay | null = null;
    let moves: Moves | null = null;
    let least = Infinity;
    let mostReached = 0;
    for (const each of rankedOnce(book(values) ?? waysTo({ plan, values, readsFrom: bound.readsFrom, cost }, when))) {
      // Points that columns earn cost what raising those columns does.
      const raised = earned.size > 0 && asksForPoints(each.ranges, values, earned) ? movesOf(row, each.way, earned) : null;
      if (raised !== null && isOutOfReach(raised)) {
        continue;
      }
      let sum = raised?.cost ?? 0;
      let reached = 0;
      for (const [field, range] of each.ranges) {
        const part = cost(field, values[field]!, range);
        sum += raised === null ? part : 0;
        // A flag that is set already says little about how near an amount is.
        reached += Number(part === 0 && isAmount(fields[field]!));
        if (sum > least) {
          break;
        }
      }
      if (sum < least || (sum === least && (reached > mostReached || isLess(each.way, nearest!.way, values)))) {
        least = sum;
        nearest = each;
        moves = raised;
        mostReached = reached;
      }
    }
    if (nearest === null) {
      return null;
    }
    // To say of a blank that it is 0 costs nothing, and has to be said all the same.
    if (least === 0 && moves === null) {
      return "reached";
    }
    const { steps } = moves ?? plainMoves(row, nearest.way);
    return { outcome: plan.outcomes[outcome]!, path: plan.pathways[nearest.rank]?.label ?? null, steps, cost: least };
  };
}

function isLess(way: Way, other: Way, values: Float64Array): boolean {
  return asksLess(way, other, values) && !asksLess(other, way, values);
}

/** Requirements below a node, in reading order. */
export function leavesOf(plan: Plan, node: PlanNode): readonly Leaf[] {
  return node.op === "leaf" ? [plan.leaves[node.bit]!] : childrenOf(node).flatMap((child) => leavesOf(plan, child));
}

/** Whether all that `way` misses is contained in what `other` misses: where cells are blank both cost the same, and less is enough. */
function asksLess(way: Way, other: Way, values: Float64Array): boolean {
  return [...way.ranges].every(([field, range]) => {
    const have = values[field]!;
    const asked = other.ranges.get(field);
    return (have >= range.low && have <= range.high) || (asked !== undefined && asked.low >= range.low && asked.high <= range.high);
  });
}
