// Why one row got its answer: every pathway with every requirement, what it has and needs, and the words that say so.
// Promises: the status here is the status the kernels gave. Fast enough to explain every row of a sheet: what a plan, a table or a pattern of
// truths settles is worked out once. Throws nothing for bad data.
import type { Confidence } from "../catalog/schema";
import type { Columns } from "../intake/columns";
import type { LeafTruth, Kleene } from "./decide";
import type { Explanation, PathwayExplanation, Requirement } from "./explanation";
import { leavesOf, nearestWayOf } from "./gap";
import { bindLanes, copyRowValues, type BoundLanes } from "./lanes";
import { leafTruth } from "./leaves";
import type { Plan } from "./planShape";
import { requirementOf } from "./requirement";
import { settle, type Settled } from "./settled";

/** `row` counts from 0. Amounts in the field's unit. */
export function explain(plan: Plan, columns: Columns, row: number): Explanation {
  return explainBound(plan, bindLanes(plan, columns), row);
}

/** As `explain`, for lanes that are bound already. */
export function explainBound(plan: Plan, bound: BoundLanes, row: number): Explanation {
  return explainerOf(plan, bound)(row);
}

/** Explains one row after another; the explanations are the caller's to keep. */
export type Explainer = (row: number) => Explanation;

const explainers = new WeakMap<BoundLanes, WeakMap<Plan, Explainer>>();

/** One explainer per table and plan, for whoever opens many rows. */
export function explainerOf(plan: Plan, bound: BoundLanes): Explainer {
  const ofTable = explainers.get(bound) ?? new WeakMap<Plan, Explainer>();
  explainers.set(bound, ofTable);
  const known = ofTable.get(plan) ?? freshExplainer(plan, bound);
  ofTable.set(plan, known);
  return known;
}

function freshExplainer(plan: Plan, bound: BoundLanes): Explainer {
  const { byPathway, prerequisites, confidence } = layoutOf(plan);
  const nearest = nearestWayOf(plan, bound);
  const assumptions = bound.assumptions.map(({ sentence }) => sentence);
  const requirements = plan.leaves.map((leaf) => requirementOf(plan, bound, leaf));
  // One row's values, truths and requirements, overwritten by the next.
  const values = new Float64Array(plan.fields.length);
  const truths: Kleene[] = plan.leaves.map(() => 0);
  const held: Requirement[] = [];
  const settledBy = new SettledBook(plan, bound);
  return (row) => {
    copyRowValues(bound, row, values);
    for (let bit = 0; bit < truths.length; bit++) {
      const truth = leafTruth(plan, plan.leaves[bit]!, values);
      truths[bit] = truth;
      held[bit] = requirements[bit]!(values, truth);
    }
    const settled = settledBy.of(truths);
    const pathways: PathwayExplanation[] = [];
    for (let index = 0; index < byPathway.length; index++) {
      const { id, label } = plan.pathways[index]!;
      pathways.push({ id, label, truth: settled.pathways[index]!, requirements: picked(held, byPathway[index]!) });
    }
    return {
      programme: plan.programme,
      label: plan.label,
      asOf: plan.asOf,
      knownOn: plan.knownOn,
      rules: plan.rules,
      status: settled.status,
      path: settled.path,
      alsoHold: settled.alsoHold,
      prerequisites: picked(held, prerequisites),
      pathways,
      openReadings: settled.openReadings,
      assumptions,
      needs: settled.needs,
      gap: settled.isReached || settled.final !== null ? null : nearest(row),
      final: settled.final,
      confidence,
    };
  };
}

function picked(held: readonly Requirement[], bits: readonly number[]): readonly Requirement[] {
  const requirements: Requirement[] = [];
  for (const bit of bits) {
    requirements.push(held[bit]!);
  }
  return requirements;
}

/** Up to this many requirements a pattern of truths is a small whole number: three truths to the power of 18. */
const NUMBERED_REQUIREMENTS = 18;
/** More patterns than this are not worth their memory. */
const MOST_PATTERNS = 65_536;

/** What each pattern of truths settles, worked out when it is first met. */
class SettledBook {
  private readonly known = new Map<number | string, Settled>();

  constructor(
    private readonly plan: Plan,
    private readonly bound: BoundLanes,
  ) {}

  of(truths: readonly Kleene[]): Settled {
    const pattern = truths.length <= NUMBERED_REQUIREMENTS ? patternNumber(truths) : truths.join("");
    let settled = this.known.get(pattern);
    if (settled === undefined) {
      const leaf: LeafTruth = (bit) => truths[bit]!;
      settled = settle(this.plan, this.bound, leaf);
      if (this.known.size >= MOST_PATTERNS) {
        this.known.clear();
      }
      this.known.set(pattern, settled);
    }
    return settled;
  }
}

function patternNumber(truths: readonly Kleene[]): number {
  let pattern = 0;
  for (const truth of truths) {
    pattern = pattern * 3 + truth;
  }
  return pattern;
}

/** What is the same for every row of a plan. Requirements by their bits. */
interface Layout {
  readonly byPathway: readonly (readonly number[])[];
  /** Requirements outside all pathways. */
  readonly prerequisites: readonly number[];
  readonly confidence: Confidence;
}

const layouts = new WeakMap<Plan, Layout>();

function layoutOf(plan: Plan): Layout {
  const known = layouts.get(plan);
  if (known) {
    return known;
  }
  const byPathway = plan.pathways.map((pathway) => leavesOf(plan, pathway.when).map(({ bit }) => bit));
  const inPathways = new Set(byPathway.flat());
  const hasUnverifiedFields = plan.fields.some(({ unverified }) => unverified.length > 0);
  const fresh = {
    byPathway,
    prerequisites: plan.leaves.map(({ bit }) => bit).filter((bit) => !inPathways.has(bit)),
    confidence: weakest([...plan.leaves.map((leaf) => leaf.cite.confidence), ...(hasUnverifiedFields ? (["unverified"] as const) : [])]),
  };
  layouts.set(plan, fresh);
  return fresh;
}

function weakest(confidences: readonly Confidence[]): Confidence {
  const order: readonly Confidence[] = ["unverified", "published", "seed"];
  return order.find((confidence) => confidences.includes(confidence))!;
}
