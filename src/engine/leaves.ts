// The truth of one requirement for one value: the row-wise twin of the kernels, for the rows somebody opens.
// Promises: NaN is unknown. Compares Float64 with Float64, nothing is rounded.
import type { Comparison } from "../catalog/schema";
import { MET, NOT_MET, UNKNOWN, type Kleene } from "./decide";
import type { Leaf, Plan, PlanScore } from "./planShape";

/** `values` in the order of the plan's fields, NaN unknown. */
export function leafTruth(plan: Plan, leaf: Leaf, values: Float64Array): Kleene {
  switch (leaf.kind) {
    case "test":
      return ofValue(values[leaf.field]!, (value) => compares(value, leaf.cmp, leaf.need));
    case "flag":
      return ofValue(values[leaf.field]!, (value) => value === leaf.need);
    case "oneOf":
      return ofValue(values[leaf.field]!, (value) => leaf.codes.includes(value));
    case "score": {
      const { least, most } = scoreSpan(plan.scores[leaf.score]!, values);
      return least >= leaf.need ? MET : most >= leaf.need ? UNKNOWN : NOT_MET;
    }
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

function ofValue(value: number, isMet: (value: number) => boolean): Kleene {
  return Number.isNaN(value) ? UNKNOWN : isMet(value) ? MET : NOT_MET;
}
