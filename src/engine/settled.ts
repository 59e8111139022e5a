// What the truth of all requirements of a row settles: its status, the truth of each pathway, what is open and what is asked for.
// Promises: depends on nothing but those truths, so rows of one pattern share one answer; the same answer as engine/decide.
import { decide, NEEDS_DATA_CODE, NO_PATH, spanOf, statusName, truthOf, UNCLEAR_CODE, type LeafTruth } from "./decide";
import type { OpenReading, Truth } from "./explanation";
import type { BoundLanes } from "./lanes";
import { childrenOf, type Plan, type PlanNode } from "./planShape";

export interface Settled {
  readonly status: string;
  /** Label of the pathway that decides, or null. */
  readonly path: string | null;
  readonly alsoHold: readonly string[];
  /** In the order of the plan's pathways. */
  readonly pathways: readonly Truth[];
  readonly openReadings: readonly OpenReading[];
  readonly needs: readonly string[];
  /** Whether it is the best outcome of the plan. */
  readonly isReached: boolean;
  /** Why nothing leads from this outcome to another one; null where something does. */
  readonly final: string | null;
}

/** `leaf` answers for the bit of a requirement. */
export function settle(plan: Plan, bound: BoundLanes, leaf: LeafTruth): Settled {
  const { outcome, path } = decide(plan, leaf);
  const pathways = plan.pathways.map(({ when }) => truthOf(spanOf(when, leaf)));
  return {
    status: statusName(plan, outcome),
    path: path === NO_PATH ? null : plan.pathways[path]!.label,
    alsoHold: path === NO_PATH ? [] : plan.pathways.filter((_, index) => index !== path && pathways[index] === "met").map(({ label }) => label),
    pathways,
    // Where the answer is settled without them, open words do not concern this row.
    openReadings: outcome === UNCLEAR_CODE || outcome === NEEDS_DATA_CODE ? plan.ladder.flatMap((rung) => openReadings(rung.when, leaf)) : [],
    needs: outcome === NEEDS_DATA_CODE ? [...new Set(neededFields(plan, bound, leaf).map((field) => plan.fields[field]!.asks))] : [],
    isReached: plan.ladder[0]!.outcome === outcome,
    final: plan.finals[outcome] ?? null,
  };
}

/**
 * Indexes of the fields that are missing and could change the answer: unknown requirements below nodes that are themselves unknown.
 * A requirement whose node is settled anyway is not asked for.
 */
export function neededFields(plan: Plan, bound: BoundLanes, leaf: LeafTruth): readonly number[] {
  const fields = new Set<number>();
  const visit = (node: PlanNode): void => {
    if (truthOf(spanOf(node, leaf)) !== "unknown") {
      return;
    }
    if (node.op === "leaf") {
      const each = plan.leaves[node.bit]!;
      const asked = each.kind === "score" ? plan.scores[each.score]!.metrics.map((metric) => metric.field) : [each.field];
      asked.forEach((field) => fields.add(bound.readsFrom[field]!));
      return;
    }
    childrenOf(node).forEach(visit);
  };
  const undecided = plan.ladder.find((rung) => truthOf(spanOf(rung.when, leaf)) === "unknown");
  if (undecided) {
    visit(undecided.when);
  }
  return [...fields].sort((a, b) => a - b);
}

function openReadings(node: PlanNode, leaf: LeafTruth): readonly OpenReading[] {
  const below = childrenOf(node).flatMap((child) => openReadings(child, leaf));
  if (node.op !== "readings" || truthOf(spanOf(node, leaf)) !== "unclear") {
    return below;
  }
  const reading = ({ says, cite, when }: typeof node.main) => ({ says, cite, truth: truthOf(spanOf(when, leaf)) });
  return [{ ambiguity: node.ambiguity, question: node.question, main: reading(node.main), cautious: reading(node.cautious) }, ...below];
}
