// Goal seek for one row: the smallest changes that reach an outcome, or go by a named path, several ways and the cheapest first.
// Promises: applying every step of a way reaches the target under every open reading; one step of any field less does not. Where no way leads
// there, it says which requirements stand in the way and why. Changes nothing; efforts are the person's own, or none.
import { decide, MET, spanOf, statusName, type LeafTruth } from "./decide";
import type { Gap } from "./explanation";
import { stepsOf } from "./gap";
import { rowValues, type BoundLanes } from "./lanes";
import { leafTruth } from "./leaves";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "./planShape";
import { priceOf, type Efforts } from "./price";
import { waysTo, type Way, type WaySearch } from "./ways";

export interface SeekTarget {
  /** Outcome code: the rung to reach. A better outcome counts as reached. */
  readonly outcome: number;
  /** Path code to go by; null for whichever is cheapest. */
  readonly path: number | null;
}

export interface SeekOptions {
  readonly efforts?: Efforts;
  /** Ids of fields that must stay as they are. */
  readonly held?: readonly string[];
  /** Ways wanted at most; 3 when left out. */
  readonly most?: number;
}

export interface SoughtWay extends Gap {
  /** What the row then answers. It differs from the target where a better outcome is reached or kept open by a blank. */
  readonly statusAfter: string;
}

/** Why a requirement cannot be met by any change that is allowed. */
export type ObstacleReason = "given" | "held" | "contradiction" | "points";

export interface Obstacle {
  readonly reason: ObstacleReason;
  readonly leaf: Leaf;
  /** What the row has; null where it is not known. */
  readonly have: number | null;
  /** For "points": the most that can be reached with the columns that may change. */
  readonly most: number | null;
}

export interface SeekAnswer {
  readonly outcome: string;
  readonly path: string | null;
  readonly isReached: boolean;
  /** Cheapest first; empty where the target is reached already, or cannot be. */
  readonly ways: readonly SoughtWay[];
  /** Why there is no way; empty where there is one. */
  readonly obstacles: readonly Obstacle[];
}

const WAYS_SEARCHED = 256;

/** `row` of the bound lanes. Throws RangeError for an outcome that is on no rung, or a path that does not lead to it. */
export function seek(plan: Plan, bound: BoundLanes, row: number, target: SeekTarget, options: SeekOptions = {}): SeekAnswer {
  const rung = plan.ladder.find(({ outcome }) => outcome === target.outcome);
  const pathway = target.path === null ? null : plan.pathways[target.path];
  if (rung === undefined || pathway === undefined || (pathway !== null && pathway.outcome !== target.outcome)) {
    throw new RangeError(`${plan.programme} has no such target: outcome ${target.outcome}, path ${target.path ?? "any"}.`);
  }
  const values = rowValues(bound, row);
  const truths = plan.leaves.map((leaf) => leafTruth(plan, leaf, values));
  const isReached = reaches(plan, target, (bit) => truths[bit]!);
  const answer = { outcome: plan.outcomes[target.outcome]!, path: pathway?.label ?? null, isReached };
  if (isReached) {
    return { ...answer, ways: [], obstacles: [] };
  }
  const search = searchOf(plan, bound, values, options);
  const ways = waysTo(search, rung.when).filter((way) => pathway === null || way.through.includes(pathway.when.id));
  const distinct = withoutDetours(ways, values).slice(0, options.most ?? 3);
  if (distinct.length > 0) {
    return { ...answer, ways: distinct.map((way) => soughtWay(plan, bound, values, target.outcome, way)), obstacles: [] };
  }
  return { ...answer, ways: [], obstacles: obstaclesTo(search, pathway === null ? rung.when : pathway.when).concat(pathway === null ? [] : obstaclesTo(search, rung.when)).filter(isFirstOfItsKind) };
}

/** Whether the row's truths reach the target, or something better. */
function reaches(plan: Plan, { outcome, path }: SeekTarget, leaf: LeafTruth): boolean {
  const rung = plan.ladder.findIndex((each) => each.outcome === outcome);
  if (path !== null) {
    return spanOf(plan.ladder[rung]!.when, leaf).strict === MET && spanOf(plan.pathways[path]!.when, leaf).strict === MET;
  }
  return plan.ladder.slice(0, rung + 1).some(({ when }) => spanOf(when, leaf).strict === MET);
}

function searchOf(plan: Plan, bound: BoundLanes, values: Float64Array, { efforts, held = [] }: SeekOptions): WaySearch {
  return {
    plan,
    values,
    readsFrom: bound.readsFrom,
    cost: (field, have, range) => priceOf(plan.fields[field]!, have, range, efforts),
    held: new Set(plan.fields.flatMap(({ id }, index) => (held.includes(id) ? [bound.readsFrom[index]!] : []))),
    kept: WAYS_SEARCHED,
  };
}

function soughtWay(plan: Plan, bound: BoundLanes, values: Float64Array, outcome: number, way: Way): SoughtWay {
  const steps = stepsOf(plan, bound, values, way);
  const after = values.slice();
  for (const step of steps) {
    const field = plan.fields.findIndex(({ id }) => id === step.field);
    plan.fields.forEach((_, index) => {
      if (bound.readsFrom[index] === field) {
        after[index] = step.target;
      }
    });
  }
  const path = plan.pathways.find((pathway) => pathway.outcome === outcome && way.through.includes(pathway.when.id));
  const decided = decide(plan, (bit) => leafTruth(plan, plan.leaves[bit]!, after));
  return { outcome: plan.outcomes[outcome]!, path: path?.label ?? null, steps, cost: way.cost, statusAfter: statusName(plan, decided.outcome) };
}

/** Leaves out a way that changes all that a cheaper one changes, and more. */
function withoutDetours(ways: readonly Way[], values: Float64Array): readonly Way[] {
  const kept: { readonly way: Way; readonly changed: readonly number[] }[] = [];
  for (const way of ways) {
    const changed = [...way.ranges].flatMap(([field, { low, high }]) => (values[field]! >= low && values[field]! <= high ? [] : [field]));
    if (!kept.some((cheaper) => cheaper.changed.every((field) => changed.includes(field)))) {
      kept.push({ way, changed });
    }
  }
  return kept.map(({ way }) => way);
}

/** The requirements below a node that no allowed change can meet; where each alone can be met, those that exclude each other. */
function obstaclesTo(search: WaySearch, node: PlanNode, wanted = true): Obstacle[] {
  if (waysTo(search, node, wanted).length > 0) {
    return [];
  }
  if (node.op === "leaf") {
    return [obstacleAt(search, search.plan.leaves[node.bit]!)];
  }
  const below = childrenOf(node).flatMap((child) => obstaclesTo(search, child, node.op === "not" ? !wanted : wanted));
  return below.length > 0 ? below : leavesBelow(search.plan, node).map((leaf) => ({ ...obstacleAt(search, leaf), reason: "contradiction" }));
}

function obstacleAt({ values, readsFrom, held }: WaySearch, leaf: Leaf): Obstacle {
  if (leaf.kind === "score") {
    return { reason: "points", leaf, have: null, most: null };
  }
  const have = values[leaf.field]!;
  return { reason: held?.has(readsFrom[leaf.field]!) === true ? "held" : "given", leaf, have: Number.isNaN(have) ? null : have, most: null };
}

function leavesBelow(plan: Plan, node: PlanNode): readonly Leaf[] {
  return node.op === "leaf" ? [plan.leaves[node.bit]!] : childrenOf(node).flatMap((child) => leavesBelow(plan, child));
}

function isFirstOfItsKind(obstacle: Obstacle, index: number, all: readonly Obstacle[]): boolean {
  return all.findIndex((other) => other.leaf === obstacle.leaf && other.reason === obstacle.reason) === index;
}
