// What a way changes in one row, column by column: plain amounts as they stand, points as the units that earn them.
// Promises: applying every step is enough; where the table gives points themselves, the step speaks of points. Chooses no way; gap and seek do.
import type { Cite } from "../catalog/schema";
import { askingFor, earn, type Earned } from "./earn";
import type { Asking } from "./earnTask";
import type { GapStep } from "./explanation";
import type { BoundLanes } from "./lanes";
import type { Plan, PlanField } from "./planShape";
import { missingAmount, priceOf, targetIn, type Efforts } from "./price";
import { rowPoints } from "./rowPoints";
import { wayFields, type Range, type Way } from "./ways";

/** One row of a bound table. `values` in the order of `wayFields`. */
export interface MovedRow {
  readonly plan: Plan;
  readonly bound: BoundLanes;
  readonly row: number;
  readonly values: Float64Array;
  readonly efforts?: Efforts;
  /** Ids of columns that may not change. */
  readonly held?: ReadonlySet<string>;
  /** What ways ask of points, with what other rows of the table worked out; left out for a question of its own, with other efforts or columns held. */
  readonly askings?: WeakMap<Way, Asking>;
}

export interface Moves {
  readonly steps: readonly GapStep[];
  readonly cost: number;
}

/** The points that a way asks for and the row's columns cannot bring. */
export interface OutOfReach {
  readonly most: number | null;
}

/** Whether a way asks for points that the row does not have and that columns of the table earn. */
export function asksForPoints(ranges: Iterable<readonly [number, Range]>, values: Float64Array, earned: ReadonlySet<number>): boolean {
  for (const [field, range] of ranges) {
    if (earned.has(field) && !(values[field]! >= range.low && values[field]! <= range.high)) {
      return true;
    }
  }
  return false;
}

/** Indexes into `wayFields` of the points that are worked out in this table; empty where the plan asks for none. */
export function earnedFields(plan: Plan, { columns: { lanes, derived } }: BoundLanes): ReadonlySet<number> {
  const { earning } = plan;
  const isWorkedOut = (id: string, index: number): boolean => earning?.facts[id] !== undefined && (index >= plan.fields.length ? lanes[id] === undefined : derived?.has(id) === true);
  return new Set(wayFields(plan).flatMap(({ id }, index) => (isWorkedOut(id, index) ? [index] : [])));
}

/** Steps in the order of the way's ranges, the columns that earn points where the first points stand that fall short. */
export function movesOf(row: MovedRow, way: Way, earned: ReadonlySet<number>): Moves | OutOfReach {
  const raised = asksForPoints(way.ranges, row.values, earned) ? earnedBy(row, way, earned) : null;
  return raised === null || raised.kind === "not-by-columns" ? plainMoves(row, way) : raised.kind === "impossible" ? { most: raised.most } : movesWith(row, way, earned, raised);
}

/** Steps of the way's own ranges, points among them as they stand. */
export function plainMoves(row: MovedRow, way: Way): Moves {
  return movesWith(row, way, new Set(), { steps: [], cost: 0 });
}

function movesWith(row: MovedRow, way: Way, earned: ReadonlySet<number>, raised: Pick<Extract<Earned, { kind: "earned" }>, "steps" | "cost">): Moves {
  const fields = wayFields(row.plan);
  const columns = new Set(raised.steps.map(({ column }) => column.id));
  const steps: GapStep[] = [];
  let { cost } = raised;
  let isTold = false;
  for (const [field, range] of way.ranges) {
    const have = row.values[field]!;
    if (columns.has(fields[field]!.id) || (have >= range.low && have <= range.high)) {
      continue;
    }
    if (!earned.has(field)) {
      cost += priceOf(fields[field]!, have, range, row.efforts);
      steps.push(stepOf(fields[field]!, have, targetIn(range, have), citeOf(row, way, field), null));
    } else if (!isTold) {
      steps.push(...raised.steps.map(({ column, have: had, target, points }) => stepOf(column, had, target, citeOf(row, way, field), points)));
      isTold = true;
    }
  }
  return { steps, cost };
}

export function isOutOfReach(moves: Moves | OutOfReach): moves is OutOfReach {
  return "most" in moves;
}

function earnedBy(moved: MovedRow, way: Way, earned: ReadonlySet<number>): Earned {
  const { plan, bound, row, askings } = moved;
  const asking = askings?.get(way) ?? askingOf(moved, way, earned);
  askings?.set(way, asking);
  return earn(rowPoints(plan.earning!, bound, row), asking);
}

function askingOf({ plan, efforts, held = new Set() }: MovedRow, way: Way, earned: ReadonlySet<number>): Asking {
  const fields = wayFields(plan);
  const asked = new Map([...way.ranges].flatMap(([field, { low }]) => (earned.has(field) && low > -Infinity ? [[fields[field]!.id, low] as const] : [])));
  const bounds = new Map([...way.ranges].flatMap(([field, range]) => (earned.has(field) ? [] : [[fields[field]!.id, range] as const])));
  return askingFor(asked, { bounds, held }, efforts);
}

function stepOf({ id, label, unit, step, words }: PlanField, have: number, target: number, cite: Cite, points: number | null): GapStep {
  const isKnown = !Number.isNaN(have);
  return { field: id, label, unit, have: isKnown ? have : null, target, amount: isKnown ? missingAmount(have, target, step) : null, points, words, cite };
}

const cites = new WeakMap<Way, Map<number, Cite>>();

/** The words behind a step: of the first requirement on this field that the way goes through. */
function citeOf({ plan, bound }: MovedRow, way: Way, field: number): Cite {
  const ofWay = cites.get(way) ?? new Map<number, Cite>();
  cites.set(way, ofWay);
  const cite = ofWay.get(field) ?? firstCite(plan, bound, way, field);
  ofWay.set(field, cite);
  return cite;
}

function firstCite(plan: Plan, { readsFrom }: BoundLanes, way: Way, field: number): Cite {
  const onTheWay = plan.leaves.find((leaf) => (leaf.kind === "score" ? plan.fields.length + leaf.score : readsFrom[leaf.field]) === field && way.through.includes(leaf.id));
  return (onTheWay ?? plan.leaves[0]!).cite;
}
