// Why one row got its answer: every pathway with every requirement, what it has and needs, and the words that say so.
// Promises: the status here is the status the kernels gave. Built for the rows somebody opens. Throws nothing for bad data.
import type { Confidence } from "../catalog/schema";
import type { Columns } from "../intake/columns";
import { decide, NEEDS_DATA_CODE, NO_PATH, spanOf, statusName, truthOf, UNCLEAR_CODE, UNKNOWN, NOT_MET, type Kleene, type LeafTruth } from "./decide";
import type { Explanation, OpenReading, Requirement, Truth } from "./explanation";
import { leavesOf, nearestWay } from "./gap";
import { bindLanes, rowValues, type BoundLanes } from "./lanes";
import { leafTruth, scoreSpan } from "./leaves";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "./planShape";
import { missingAmount } from "./price";

/** `row` counts from 0. Amounts in the field's unit. */
export function explain(plan: Plan, columns: Columns, row: number): Explanation {
  return explainBound(plan, bindLanes(plan, columns), row);
}

/** As `explain`, for lanes that are bound already. */
export function explainBound(plan: Plan, bound: BoundLanes, row: number): Explanation {
  const values = rowValues(bound, row);
  const truths = plan.leaves.map((leaf) => leafTruth(plan, leaf, values));
  const leaf: LeafTruth = (bit) => truths[bit]!;
  const { outcome, path } = decide(plan, leaf);
  const requirement = (each: Leaf): Requirement => requirementOf(plan, bound, values, each, truths[each.bit]!);
  const { byPathway, prerequisites, confidence } = layoutOf(plan);
  const pathways = plan.pathways.map((pathway, index) => ({
    id: pathway.id,
    label: pathway.label,
    truth: truthOf(spanOf(pathway.when, leaf)),
    requirements: byPathway[index]!.map(requirement),
  }));
  const isReached = plan.ladder[0]!.outcome === outcome;
  return {
    programme: plan.programme,
    label: plan.label,
    asOf: plan.asOf,
    knownOn: plan.knownOn,
    rules: plan.rules,
    status: statusName(plan, outcome),
    path: path === NO_PATH ? null : plan.pathways[path]!.label,
    alsoHold: path === NO_PATH ? [] : pathways.filter((pathway, index) => index !== path && pathway.truth === "met").map((pathway) => pathway.label),
    prerequisites: prerequisites.map(requirement),
    pathways,
    // Where the answer is settled without them, open words do not concern this row.
    openReadings: outcome === UNCLEAR_CODE || outcome === NEEDS_DATA_CODE ? plan.ladder.flatMap((rung) => openReadings(rung.when, leaf)) : [],
    assumptions: bound.assumptions.map((assumption) => assumption.sentence),
    needs: outcome === NEEDS_DATA_CODE ? [...new Set(neededFields(plan, bound, leaf).map((field) => plan.fields[field]!.asks))] : [],
    gap: isReached ? null : nearestWay(plan, bound, row),
    confidence,
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

/** What is the same for every row of a plan. */
interface Layout {
  readonly byPathway: readonly (readonly Leaf[])[];
  /** Requirements outside all pathways. */
  readonly prerequisites: readonly Leaf[];
  readonly confidence: Confidence;
}

const layouts = new WeakMap<Plan, Layout>();

function layoutOf(plan: Plan): Layout {
  const known = layouts.get(plan);
  if (known) {
    return known;
  }
  const byPathway = plan.pathways.map((pathway) => leavesOf(plan, pathway.when));
  const inPathways = new Set(byPathway.flat());
  const fresh = { byPathway, prerequisites: plan.leaves.filter((leaf) => !inPathways.has(leaf)), confidence: weakest([...plan.leaves.map((leaf) => leaf.cite.confidence), ...(plan.fields.some(({ unverified }) => unverified.length > 0) ? (["unverified"] as const) : [])]) };
  layouts.set(plan, fresh);
  return fresh;
}

function requirementOf(plan: Plan, bound: BoundLanes, values: Float64Array, leaf: Leaf, truth: Kleene): Requirement {
  return leaf.kind === "score" ? scoreRequirement(plan, values, leaf, truth) : fieldRequirement(plan, bound, values, leaf, truth);
}

// Both literals list every member in the same order, so that a million of them share one hidden class; a spread costs ten times as much.

function scoreRequirement(plan: Plan, values: Float64Array, leaf: Extract<Leaf, { kind: "score" }>, truth: Kleene): Requirement {
  const score = plan.scores[leaf.score]!;
  const { least, most } = scoreSpan(score, values);
  return {
    id: leaf.id,
    field: score.id,
    label: leaf.label,
    unit: "points",
    comparison: ">=",
    need: leaf.need,
    needText: null,
    have: least === most ? least : null,
    missing: truth === UNKNOWN ? null : Math.max(0, leaf.need - least),
    truth: wordOf(truth),
    cite: leaf.cite,
    since: leaf.since,
    rules: leaf.rules,
    isMetOnlyIfAtLeastIsMeant: isOnTheLine(leaf, least),
    assumption: null,
  };
}

function fieldRequirement(plan: Plan, bound: BoundLanes, values: Float64Array, leaf: Exclude<Leaf, { kind: "score" }>, truth: Kleene): Requirement {
  const field = plan.fields[leaf.field]!;
  const value = values[leaf.field]!;
  const have = Number.isNaN(value) ? null : value;
  return {
    id: leaf.id,
    field: field.id,
    label: leaf.label,
    unit: field.unit,
    comparison: leaf.kind === "test" ? leaf.cmp : leaf.kind === "flag" ? "is" : "one of",
    need: leaf.kind === "oneOf" ? leaf.codes[0]! : leaf.need,
    needText: leaf.kind === "oneOf" ? leaf.names.join(", ") : null,
    have,
    missing: truth === NOT_MET ? missingOf(leaf, value, field.step) : truth === UNKNOWN ? null : 0,
    truth: wordOf(truth),
    cite: leaf.cite,
    since: leaf.since,
    rules: leaf.rules,
    isMetOnlyIfAtLeastIsMeant: have !== null && isOnTheLine(leaf, have),
    assumption: bound.assumptions.find((assumption) => assumption.field === leaf.field)?.sentence ?? null,
  };
}

function missingOf(leaf: Exclude<Leaf, { kind: "score" }>, have: number, step: number): number | null {
  if (leaf.kind !== "test") {
    return leaf.kind === "flag" ? 1 : null;
  }
  const isStrict = leaf.cmp === ">" || leaf.cmp === "<";
  const target = isStrict ? leaf.need + (leaf.cmp === ">" ? step : -step) : leaf.need;
  return missingAmount(have, target, step);
}

function isOnTheLine(leaf: Leaf, have: number): boolean {
  return (leaf.kind === "score" || (leaf.kind === "test" && leaf.cmp === ">=")) && leaf.cite.operatorStated === false && have === leaf.need;
}

function openReadings(node: PlanNode, leaf: LeafTruth): readonly OpenReading[] {
  const below = childrenOf(node).flatMap((child) => openReadings(child, leaf));
  if (node.op !== "readings" || truthOf(spanOf(node, leaf)) !== "unclear") {
    return below;
  }
  const reading = ({ says, cite, when }: typeof node.main) => ({ says, cite, truth: truthOf(spanOf(when, leaf)) });
  return [{ ambiguity: node.ambiguity, question: node.question, main: reading(node.main), cautious: reading(node.cautious) }, ...below];
}

function wordOf(truth: Kleene): Truth {
  return truth === NOT_MET ? "not met" : truth === UNKNOWN ? "unknown" : "met";
}

function weakest(confidences: readonly Confidence[]): Confidence {
  const order: readonly Confidence[] = ["unverified", "published", "seed"];
  return order.find((confidence) => confidences.includes(confidence)) ?? "seed";
}
