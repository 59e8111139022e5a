// Goal seek for one row: the smallest changes that reach an outcome, or go by a named path, several ways and the cheapest first.
// Promises: applying every step of a way reaches the target under every open reading; one step of any field less does not. Where no way leads
// there, it says which requirements stand in the way and why. Changes nothing; efforts are the person's own, or none.
import { decide, MET, spanOf, statusName, type LeafTruth } from "./decide";
import type { Gap, GapStep } from "./explanation";
import { rowValues, type BoundLanes } from "./lanes";
import { leafTruth } from "./leaves";
import { earnedFields, isOutOfReach, movesOf, type MovedRow, type Moves } from "./moves";
import { obstaclesTo, pointsOutOfReach, withoutRepeats, type Obstacle } from "./obstacles";
import type { Plan, PlanNode } from "./planShape";
import { priceOf, type Efforts } from "./price";
import { rowPoints } from "./rowPoints";
import { wayFields, waysTo, wayValues, withoutSupersets, type Way, type WaySearch } from "./ways";

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
  /** What the row then answers. It differs from the target where a better outcome is reached or kept open by a blank; `outcome` is the rung it climbs. */
  readonly statusAfter: string;
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
  const { efforts = {}, held = [], most = 3 } = options;
  const moved: MovedRow = { plan, bound, row, values: wayValues(plan, bound, row), efforts, held: new Set(held) };
  const isReached = reaches(plan, target, truthsOf(moved));
  const answer = { outcome: plan.outcomes[target.outcome]!, path: pathway?.label ?? null, isReached };
  if (isReached) {
    return { ...answer, ways: [], obstacles: [] };
  }
  const ways = cheapestWays(moved, goalsOf(plan, rung, pathway), most);
  return { ...answer, ways, obstacles: ways.length > 0 ? [] : obstaclesOf(moved, rung.when, pathway?.when ?? null) };
}

interface Goal {
  readonly outcome: number;
  readonly when: PlanNode;
  /** Node that a way must go through; null for any. */
  readonly through: string | null;
}

/** The rung asked for, then the better ones: they count as reached too, and one of them may be nearer, or all that can be reached. */
function goalsOf({ ladder }: Plan, rung: Plan["ladder"][number], pathway: Plan["pathways"][number] | null): readonly Goal[] {
  const better = pathway === null ? ladder.slice(0, ladder.indexOf(rung)).reverse() : [];
  return [rung, ...better].map(({ outcome, when }) => ({ outcome, when, through: pathway?.when.id ?? null }));
}

/** Whether the row's truths reach the target, or something better. */
function reaches(plan: Plan, { outcome, path }: SeekTarget, leaf: LeafTruth): boolean {
  const rung = plan.ladder.findIndex((each) => each.outcome === outcome);
  if (path !== null) {
    return spanOf(plan.ladder[rung]!.when, leaf).strict === MET && spanOf(plan.pathways[path]!.when, leaf).strict === MET;
  }
  return plan.ladder.slice(0, rung + 1).some(({ when }) => spanOf(when, leaf).strict === MET);
}

function truthsOf({ plan, values }: Pick<MovedRow, "plan" | "values">): LeafTruth {
  const truths = plan.leaves.map((leaf) => leafTruth(plan, leaf, values));
  return (bit) => truths[bit]!;
}

/** The cheapest way, and others that leave one of its columns alone; none changes all that a cheaper one changes, and more. */
function cheapestWays(row: MovedRow, goals: readonly Goal[], most: number): readonly SoughtWay[] {
  const found = waysWith(row, goals);
  const first = found.slice(0, most);
  // Points can be earned in many ways: what else would do shows when one column of a way is left as it is.
  const others = row.plan.earning === null ? [] : first.flatMap(({ steps }) => steps.flatMap(({ field }) => waysWith({ ...row, held: new Set([...(row.held ?? []), field]) }, goals).slice(0, 1)));
  return withoutDetours([...found, ...others].sort((a, b) => a.cost - b.cost)).slice(0, most);
}

function waysWith(row: MovedRow, goals: readonly Goal[]): readonly SoughtWay[] {
  const earned = earnedFields(row.plan, row.bound);
  const search = searchOf(row);
  const leadsTo = new Map(goals.flatMap(({ outcome, when, through }) => waysTo(search, when).flatMap((way) => (through === null || way.through.includes(through) ? [[way, outcome] as const] : []))));
  return withoutSupersets([...leadsTo.keys()])
    .flatMap((way) => {
      const moves = movesOf(row, way, earned);
      return isOutOfReach(moves) ? [] : [soughtWay(row, leadsTo.get(way)!, way, moves)];
    })
    .sort((a, b) => a.cost - b.cost);
}

function searchOf({ plan, bound, values, efforts, held = new Set() }: MovedRow): WaySearch {
  const fields = wayFields(plan);
  return {
    plan,
    values,
    readsFrom: bound.readsFrom,
    cost: (field, have, range) => priceOf(fields[field]!, have, range, efforts),
    held: new Set(plan.fields.flatMap(({ id }, index) => (held.has(id) ? [bound.readsFrom[index]!] : []))),
    kept: WAYS_SEARCHED,
  };
}

function soughtWay({ plan, bound, row }: MovedRow, outcome: number, way: Way, { steps, cost }: Moves): SoughtWay {
  const path = plan.pathways.find((pathway) => pathway.outcome === outcome && way.through.includes(pathway.when.id));
  const after = afterSteps(plan, bound, row, steps);
  return { outcome: plan.outcomes[outcome]!, path: path?.label ?? null, steps, cost, statusAfter: statusName(plan, decide(plan, truthsOf({ plan, values: after })).outcome) };
}

/** The row's values once every step is made, points worked out anew. In the order of the plan's fields. */
export function afterSteps(plan: Plan, bound: BoundLanes, row: number, steps: readonly GapStep[]): Float64Array {
  const targets = new Map(steps.map(({ field, target }) => [field, target]));
  const lacking = [...targets.keys()].filter((id) => bound.columns.lanes[id] === undefined);
  const points = plan.earning === null ? null : rowPoints(plan.earning, bound, row, lacking);
  targets.forEach((target, id) => points?.attempt(id, target));
  const values = rowValues(bound, row);
  const standing = bound.readsFrom.map((field) => plan.fields[field]!.id);
  return values.map((value, field) => {
    const id = standing[field]!;
    const earned = points?.isEarned(id) === true && points.speaksOf(id) && bound.columns.lanes[id] !== undefined ? points.pointsOf(id) : undefined;
    return targets.get(id) ?? earned ?? value;
  });
}

/** Leaves out a way that changes all that a cheaper one changes, and more. */
function withoutDetours(ways: readonly SoughtWay[]): readonly SoughtWay[] {
  const kept: SoughtWay[] = [];
  for (const way of ways) {
    const changed = new Set(way.steps.map(({ field }) => field));
    if (!kept.some((cheaper) => cheaper.steps.every(({ field }) => changed.has(field)))) {
      kept.push(way);
    }
  }
  return kept;
}

/** What stands in the way of a path first, then of the rung; points that cannot be reached where every requirement alone could be met. */
function obstaclesOf(row: MovedRow, when: PlanNode, path: PlanNode | null): readonly Obstacle[] {
  const search = searchOf(row);
  const logical = [...(path === null ? [] : obstaclesTo(search, path)), ...obstaclesTo(search, when)];
  return withoutRepeats(logical.length > 0 ? logical : pointsOutOfReach(row, waysTo(search, path ?? when)));
}
