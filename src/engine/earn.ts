// The least that earns the points asked for: which columns to raise, by how many units, for totals and single metrics together.
// Promises: exact by dynamic programming over whole units; columns of which every small step earns are filled last, cheapest first, and held against
// less of each. Raising every column as told reaches all that is asked; one step less of any does not. Knows no rule; points are intake's.
import { cheapest, gateChoices, mostPoints, targetsOf } from "./earnSearch";
import { nothingKept, type Asking, type Choice, type GateChoice, type Search, type Targets, type Task, type TaskLayout } from "./earnTask";
import { earningLayout, tracksOf } from "./earningLayout";
import { earningRow, raisingPrice, type EarningRow, type Raisable, type RaisingRules } from "./earningSlots";
import type { PlanField } from "./planShape";
import type { Efforts } from "./price";
import type { RowPoints } from "./rowPoints";
import type { TotalDerivation } from "../catalog/pointsSchema";

export interface EarnedStep {
  readonly column: PlanField;
  /** NaN where it is not known. */
  readonly have: number;
  readonly target: number;
  /** Points that this step adds to the first total asked for, after the steps before it; null where no total is asked for. */
  readonly points: number | null;
}

export type Earned =
  | { readonly kind: "earned"; readonly steps: readonly EarnedStep[]; readonly cost: number }
  /** `most`: the most points that the columns that may change bring to the total that falls short; null where a single metric does. */
  | { readonly kind: "impossible"; readonly most: number | null }
  /** The table gives the points themselves: there is no column behind them to raise. */
  | { readonly kind: "not-by-columns" };

/** `asked`: least points by fact id, totals and metrics. What is worked out for one row is kept for the next rows of the same table. */
export function askingFor(asked: ReadonlyMap<string, number>, rules: RaisingRules, efforts: Efforts = {}): Asking {
  return { asked, rules, efforts, layouts: new Map() };
}

/** Never throws. */
export function earn(points: RowPoints, asking: Asking): Earned {
  const { asked, rules, efforts } = asking;
  const laid = layoutFor(points, asking);
  if (laid === null) {
    return { kind: "not-by-columns" };
  }
  const { task, layout, kept } = laid;
  const row = earningRow(points, layout, rules, kept.columns);
  const choices = gateChoices(row, layout, efforts, kept);
  const searchUnder = (gates: GateChoice): Search => ({ points, task, layout, row, gates, efforts, kept });
  let best: Choice | null = null;
  for (const gates of choices) {
    const limit: number = best?.cost ?? Infinity;
    if (gates.cost >= limit) {
      break;
    }
    best = cheapest(searchUnder(gates), limit) ?? best;
  }
  if (best === null) {
    return { kind: "impossible", most: task.totals.length === 0 ? null : Math.max(...choices.map((gates) => mostPoints(searchUnder(gates)))) };
  }
  const targets = settled(points, asked, columnsOf(row), targetsOf(best), efforts);
  return targets === null ? { kind: "impossible", most: null } : { kind: "earned", ...stepsOf(points, task, row, targets, efforts) };
}

/** null where a total or metric asked for stands in the table itself. */
function layoutFor(points: RowPoints, { asked, layouts }: Asking): TaskLayout | null {
  let key = tracksOf(points);
  for (const id of asked.keys()) {
    const how = points.earning.facts[id];
    if (how === undefined || !points.isEarned(id)) {
      return null;
    }
    key += how.op === "total" ? listKey(how, summedBy(points, how)) : "";
  }
  const known = layouts.get(key);
  if (known !== undefined) {
    return known;
  }
  const task = taskOf(points, asked);
  const laid = task && { task, layout: earningLayout(points, task.contributors), kept: nothingKept() };
  if (laid !== null) {
    layouts.set(key, laid);
  }
  return laid;
}

function listKey({ categories, metrics }: TotalDerivation, summed: readonly string[] | null): string {
  return summed === metrics ? "metrics " : summed === null ? "given " : summed === categories ? "categories " : `${summed.join()} `;
}

/** null where a total is given. */
function taskOf(points: RowPoints, asked: ReadonlyMap<string, number>): Task | null {
  const totals: { id: string; contributors: readonly string[]; mayBeBlank: boolean }[] = [];
  const needs: number[] = [];
  const metrics = new Map<string, number>();
  for (const [id, least] of asked) {
    const how = points.earning.facts[id]!;
    if (how.op === "points") {
      metrics.set(id, least);
      continue;
    }
    const contributors = summedBy(points, how);
    if (contributors === null) {
      return null;
    }
    needs.push(least);
    totals.push({ id, contributors, mayBeBlank: how.categories === undefined && how.given === undefined });
  }
  return { totals, needs, metrics, contributors: [...new Set([...totals.flatMap((total) => total.contributors), ...metrics.keys()])] };
}

/** What a total is the sum of in this row: the first list that is all there and known, as intake sums it; null where the total is given. */
function summedBy(points: RowPoints, { categories = [], metrics, given }: { readonly categories?: readonly string[] | undefined; readonly metrics: readonly string[]; readonly given?: string | undefined }): readonly string[] | null {
  const lists = [categories, metrics].filter((ids) => ids.length > 0 && ids.every((id) => points.speaksOf(id)));
  if (lists.length === 1 && (given === undefined || points.valueOf(given) === null)) {
    return lists[0]!;
  }
  const known = lists.find((ids) => ids.every((id) => !Number.isNaN(points.pointsOf(id))));
  const isGiven = given !== undefined && !Number.isNaN(points.valueOf(given) ?? Number.NaN);
  return known ?? (isGiven ? null : (lists.at(-1) ?? null));
}

/** Gates first: what they open is earned after them. */
function columnsOf({ gates, slots }: EarningRow): readonly Raisable[] {
  return [...gates, ...slots.flatMap(({ columns }) => columns)];
}

/** Held against the formula once more, as the kernels compare: a step up where rounding fell short, and every step down that is still enough. */
function settled(points: RowPoints, asked: ReadonlyMap<string, number>, columns: readonly Raisable[], targets: Targets, efforts: Efforts): Targets | null {
  const isEnough = (each: Targets): boolean => {
    each.forEach((target, id) => points.attempt(id, target));
    let isReached = true;
    for (const [id, least] of asked) {
      isReached &&= scored(points, id) >= least;
    }
    each.forEach((_, id) => points.restore(id));
    return isReached;
  };
  const moved = columns.filter(({ id }) => targets.has(id));
  const withStep = (each: Targets, { id, field }: Raisable, sign: 1 | -1): Targets => {
    const next = each.get(id)! + sign * field.step;
    return new Map([...each, [id, field.step < 1 ? Math.round(next / field.step) / Math.round(1 / field.step) : next]]);
  };
  let current: Targets = targets;
  if (!isEnough(current)) {
    const repaired = moved.map((column) => withStep(current, column, 1)).find(isEnough);
    if (repaired === undefined) {
      return null;
    }
    current = repaired;
  }
  // A whole unit too many would have cost too much to be chosen, unless it costs nothing.
  for (const column of moved.filter((each) => each.isFine || raisingPrice(each, current.get(each.id)!, efforts) === 0)) {
    const floor = Number.isNaN(column.have) ? column.base : Math.max(column.have, column.base);
    for (let less = withStep(current, column, -1); less.get(column.id)! >= floor && isEnough(less); less = withStep(current, column, -1)) {
      current = less;
    }
    if (current.get(column.id) === column.have) {
      current = new Map([...current].filter(([id]) => id !== column.id));
    }
  }
  return current;
}

/** Points of a fact as its requirement reads them: where single metrics of a score are blank, they count 0. NaN where it is not known. */
function scored(points: RowPoints, id: string): number {
  const how = points.earning.facts[id]!;
  if (how.op === "total" && how.categories === undefined && how.given === undefined) {
    return how.metrics.reduce((sum, metric) => sum + (points.pointsOf(metric) || 0), 0);
  }
  return points.pointsOf(id);
}

function stepsOf(points: RowPoints, { totals: [first] }: Task, row: EarningRow, targets: Targets, efforts: Efforts): { readonly steps: readonly EarnedStep[]; readonly cost: number } {
  const moved = columnsOf(row).filter(({ id }, index, all) => targets.has(id) && all.findIndex((other) => other.id === id) === index);
  const sum = (): number => (first === undefined ? Number.NaN : scored(points, first.id));
  let before = sum();
  const steps = moved.map((column): EarnedStep => {
    const target = targets.get(column.id)!;
    points.attempt(column.id, target);
    const after = sum();
    const gained = after - before;
    before = after;
    // A column of points says itself how many it adds.
    return { column: column.field, have: column.have, target, points: Number.isNaN(gained) || column.field.unit === "points" ? null : gained };
  });
  moved.forEach(({ id }) => points.restore(id));
  return { steps, cost: moved.reduce((cost, column) => cost + raisingPrice(column, targets.get(column.id)!, efforts), 0) };
}
