// The nearest way to an outcome: which amounts are missing, by how much, on which pathway.
// Promises: applying every step reaches the outcome under every open reading; one step of the field less does not. Guesses no effort:
// without one, each amount counts by the share of it that is still missing, and pathways tie in display order.
import type { Gap, GapStep } from "./explanation";
import type { BoundLanes } from "./lanes";
import { rowValues } from "./lanes";
import type { Cite } from "../catalog/schema";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "./planShape";
import { waysTo, type Range, type Way, type WaySearch } from "./ways";

/** The nearest way of one row to the best outcome of the plan; null when it is reached or no way is known. */
export function nearestWay(plan: Plan, bound: BoundLanes, row: number): Gap | null {
  const rung = plan.ladder[0]!;
  const values = rowValues(bound, row);
  const search: WaySearch = { plan, values, readsFrom: bound.readsFrom, cost: (field, have, range) => costOf(plan, field, have, range) };
  const ways = waysTo(search, rung.when);
  const least = ways[0]?.cost;
  if (least === undefined || least === 0) {
    return null;
  }
  const rankOf = (way: Way): number => {
    const rank = plan.pathways.findIndex((pathway) => pathway.outcome === rung.outcome && way.through.includes(pathway.when.id));
    return rank < 0 ? plan.pathways.length : rank;
  };
  const nearest = ways.filter((way) => way.cost === least).reduce((best, way) => (rankOf(way) < rankOf(best) ? way : best));
  return {
    outcome: plan.outcomes[rung.outcome]!,
    path: plan.pathways[rankOf(nearest)]?.label ?? null,
    steps: stepsOf(plan, search, nearest, rung.when),
    cost: nearest.cost,
  };
}

/** What is missing of a need, in whole steps of the field: never rounded down, so that adding it is enough. */
export function missingAmount(have: number, target: number, step: number): number {
  const steps = Math.ceil(Math.abs(target - have) / step - 1e-6);
  // Steps of a cent are divided by 100, not multiplied by 0.01, so that 1 step reads 0.01 and 3 steps 0.03.
  return step < 1 ? steps / Math.round(1 / step) : steps * step;
}

function stepsOf(plan: Plan, search: WaySearch, way: Way, root: PlanNode): readonly GapStep[] {
  return [...way.ranges].flatMap(([field, range]) => {
    const have = search.values[field]!;
    if (have >= range.low && have <= range.high) {
      return [];
    }
    const { id, label, unit, step } = plan.fields[field]!;
    const target = targetIn(range, have);
    return [
      {
        field: id,
        label,
        unit,
        have: Number.isNaN(have) ? null : have,
        target,
        amount: Number.isNaN(have) ? null : missingAmount(have, target, step),
        cite: citeOf(plan, search, way, root, field),
      },
    ];
  });
}

function targetIn(range: Range, have: number): number {
  return have > range.high ? range.high : Number.isFinite(range.low) ? range.low : range.high;
}

function costOf(plan: Plan, field: number, have: number, range: Range): number {
  if (have >= range.low && have <= range.high) {
    return 0;
  }
  const { effort, step, unit } = plan.fields[field]!;
  const target = targetIn(range, have);
  if (unit === "flag" || unit === "choice" || Number.isNaN(have)) {
    return effort ?? 1;
  }
  return effort === null ? Math.abs(target - have) / Math.max(Math.abs(target), step) : (missingAmount(have, target, step) / step) * effort;
}

/** The words behind a step: of the requirement on this field that the way goes through. */
function citeOf(plan: Plan, search: WaySearch, way: Way, root: PlanNode, field: number): Cite {
  const onTheWay = leavesOf(plan, root).filter((leaf) => leaf.kind !== "score" && search.readsFrom[leaf.field] === field);
  return (onTheWay.find((leaf) => way.through.includes(leaf.id)) ?? onTheWay[0] ?? plan.leaves[0]!).cite;
}

/** Requirements below a node, in reading order. */
export function leavesOf(plan: Plan, node: PlanNode): readonly Leaf[] {
  return node.op === "leaf" ? [plan.leaves[node.bit]!] : childrenOf(node).flatMap((child) => leavesOf(plan, child));
}
