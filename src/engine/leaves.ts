// The truth of one requirement for one value: the row-wise twin of the kernels, for the rows somebody opens.
// Promises: NaN is unknown. Compares Float64 with Float64, nothing is rounded.
import type { Comparison } from "../catalog/schema";
import { MET, NOT_MET, UNKNOWN, type Kleene } from "./decide";
import type { Leaf, Plan, PlanScore } from "./planShape";

/** `values` in the order of the plan's fields, NaN unknown. */
export function leafTruth(plan: Plan, leaf: Leaf, values: Float64Array): Kleene {
  if (leaf.kind !== "score") {
    return truthOfValue(leaf, values[leaf.field]!);
  }
  const { least, most } = scoreSpan(plan.scores[leaf.score]!, values);
  return least >= leaf.need ? MET : most >= leaf.need ? UNKNOWN : NOT_MET;
}

/** For a requirement that one column decides. */
export function truthOfValue(leaf: Exclude<Leaf, { kind: "score" }>, value: number): Kleene {
  if (Number.isNaN(value)) {
    return UNKNOWN;
  }
  switch (leaf.kind) {
    case "test":
      return compares(value, leaf.cmp, leaf.need) ? MET : NOT_MET;
    case "flag":
      return value === leaf.need ? MET : NOT_MET;
    case "oneOf":
      return leaf.codes.includes(value) ? MET : NOT_MET;
  }
}

/** Points of a score: the least and the most it can be while some metrics are unknown; equal when none is. */
export function scoreSpan(score: PlanScore, values: Float64Array): { readonly least: number; readonly most: number } {
  let least = 0;
  let most = 0;
  for (const metric of score.metrics) {
    const units = values[metric.field]!;
    const isUnknown = Number.isNaN(units);
    const points = isUnknown ? 0 : pointsOf(units, metric.maximum, metric.threshold);
    least += points;
    most += isUnknown ? metric.maximum : points;
  }
  return { least, most };
}

/** min(maximum, units x maximum / threshold), never below 0. At the threshold it is exactly the maximum. */
export function pointsOf(units: number, maximum: number, threshold: number): number {
  return units >= threshold ? maximum : Math.max(0, (units * maximum) / threshold);
}

export function compares(value: number, cmp: Comparison, need: number): boolean {
  switch (cmp) {
    case ">=":
      return value >= need;
    case ">":
      return value > need;
    case "<=":
      return value <= need;
    case "<":
      return value < need;
    case "=":
      return value === need;
  }
}
