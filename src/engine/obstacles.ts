// Why no change that is allowed leads a row to an outcome: the requirements that stand in the way.
// Promises: named only where there is no way at all. Searches no way; seek and gap do.
import { MET } from "./decide";
import { leavesOf } from "./gap";
import type { BoundLanes } from "./lanes";
import { leafTruth } from "./leaves";
import { earnedFields, isOutOfReach, movesOf, type MovedRow } from "./moves";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "./planShape";
import { wayBookOf, waysTo, wayValues, type Way, type WaySearch } from "./ways";

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

/** What stands between a row and the rung of `index`; `pattern` is the same for rows whose requirements are met alike. */
export type ObstaclesOfRow = (row: number, index: number, pattern: string) => readonly Obstacle[];

/** For rows of one table that have no way to a rung: what stands in the way is worked out once for each pattern, what rows have is their own. */
export function obstaclesOf(plan: Plan, bound: BoundLanes): ObstaclesOfRow {
  const known = new Map<string, readonly Obstacle[]>();
  const books = plan.ladder.map(({ when }) => wayBookOf(plan, when, bound.readsFrom));
  const askings: MovedRow["askings"] = new WeakMap();
  const earned = earnedFields(plan, bound);
  return (row, index, pattern) => {
    const { when } = plan.ladder[index]!;
    const values = wayValues(plan, bound, row);
    const search: WaySearch = { plan, values, readsFrom: bound.readsFrom, cost: () => 0 };
    const key = `${index} ${pattern}`;
    const logical = known.get(key) ?? withoutRepeats(obstaclesTo(search, when));
    known.set(key, logical);
    return logical.length > 0
      ? logical.map(({ leaf, reason }) => ({ ...obstacleAt(search, leaf), reason }))
      : withoutRepeats(pointsOutOfReach({ plan, bound, row, values, askings }, books[index]!(values) ?? waysTo(search, when), earned));
  };
}

export function withoutRepeats(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  return obstacles.filter((obstacle, index) => obstacles.findIndex((other) => other.leaf === obstacle.leaf && other.reason === obstacle.reason) === index);
}

/** The requirements below a node that no allowed change can meet; where each alone can be met, those that exclude each other. */
export function obstaclesTo(search: WaySearch, node: PlanNode, wanted = true): readonly Obstacle[] {
  if (waysTo(search, node, wanted).length > 0) {
    return [];
  }
  if (node.op === "leaf") {
    return [obstacleAt(search, search.plan.leaves[node.bit]!)];
  }
  const below = childrenOf(node).flatMap((child) => obstaclesTo(search, child, node.op === "not" ? !wanted : wanted));
  return below.length > 0 ? below : leavesOf(search.plan, node).map((leaf) => ({ ...obstacleAt(search, leaf), reason: "contradiction" }));
}

function obstacleAt({ plan, values, readsFrom, held }: WaySearch, leaf: Leaf): Obstacle {
  const isScore = leaf.kind === "score";
  const have = values[isScore ? plan.fields.length + leaf.score : leaf.field]!;
  return { reason: !isScore && held?.has(readsFrom[leaf.field]!) === true ? "held" : "given", leaf, have: Number.isNaN(have) ? null : have, most: null };
}

/** Requirements that columns cannot earn the points for, each alone; where each alone could have them, the first of those that cannot together. */
export function pointsOutOfReach(row: MovedRow, ways: readonly Way[], earned: ReadonlySet<number> = earnedFields(row.plan, row.bound)): readonly Obstacle[] {
  const { plan, bound, values } = row;
  const search: WaySearch = { plan, values, readsFrom: bound.readsFrom, cost: () => 0 };
  return ways.flatMap((way) => {
    const missed = plan.leaves.filter((leaf) => way.ranges.has(fieldOf(row, leaf)) && earned.has(fieldOf(row, leaf)) && leafTruth(plan, leaf, values) !== MET);
    // Of several requirements on the same points one tells enough.
    const asking = missed.filter((leaf, index) => missed.findIndex((other) => fieldOf(row, other) === fieldOf(row, leaf)) === index);
    const short = (leaf: Leaf, asked: Way): readonly Obstacle[] => {
      const moves = movesOf(row, asked, earned);
      return isOutOfReach(moves) ? [{ ...obstacleAt(search, leaf), reason: "points", most: moves.most }] : [];
    };
    const alone = asking.flatMap((leaf) => short(leaf, { ...way, ranges: new Map([...way.ranges].filter(([field]) => !earned.has(field) || field === fieldOf(row, leaf))) }));
    return alone.length > 0 ? alone : asking.slice(0, 1).flatMap((leaf) => short(leaf, way));
  });
}

function fieldOf({ plan, bound }: MovedRow, leaf: Leaf): number {
  return leaf.kind === "score" ? plan.fields.length + leaf.score : bound.readsFrom[leaf.field]!;
}
