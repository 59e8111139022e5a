// The search behind engine/earn: the cheapest raises of a row's slots under each choice of gates, by dynamic programming over points.
// Promises: of coarse columns every whole unit is tried; fine columns are filled last, in order of what a point costs there. Points are intake's.
import { raisingPrice, type EarningRow, type Raisable, type Slot } from "./earningSlots";
import type { Efforts } from "./price";
import type { RowPoints } from "./rowPoints";

/** What is asked for, and what it is summed from in this row. */
export interface Task {
  readonly totals: readonly { readonly id: string; readonly least: number; readonly contributors: readonly string[]; readonly mayBeBlank: boolean }[];
  /** Least points by contributor. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly contributors: readonly string[];
}

/** Targets by column id. Columns that are left out stay as they are. */
export type Targets = ReadonlyMap<string, number>;

export interface Choice {
  readonly cost: number;
  /** Points per total. */
  readonly sums: readonly number[];
  readonly targets: Targets;
}

/** What raising gates costs: none, or each combination of levels. */
export function gateChoices({ gates }: EarningRow, efforts: Efforts): readonly Choice[] {
  return gates.reduce<readonly Choice[]>(
    (choices, gate) =>
      choices.flatMap((choice) => [choice, ...gate.targets.map((target) => ({ ...choice, cost: choice.cost - (choice.targets.has(gate.id) ? raisingPrice(gate, gate.base, efforts) : 0) + raisingPrice(gate, target, efforts), targets: new Map([...choice.targets, [gate.id, target]]) }))]),
    [started(gates, efforts)],
  );
}

/** Gates that other requirements raise anyway. */
function started(gates: readonly Raisable[], efforts: Efforts): Choice {
  const raised = gates.filter(({ have, base }) => base !== have && !Number.isNaN(have));
  return { cost: raised.reduce((sum, gate) => sum + raisingPrice(gate, gate.base, efforts), 0), sums: [], targets: new Map(raised.map(({ id, base }) => [id, base])) };
}

const ALMOST = 1e-9;
/** Options of one slot that are tried; more would be fine columns. */
const MOST_OPTIONS = 4_096;

/** One choice of gates, with the slots under it. */
export class Search {
  readonly coarse: readonly Slot[];
  readonly fine: readonly Slot[];

  constructor(
    readonly points: RowPoints,
    readonly task: Task,
    row: EarningRow,
    readonly gates: Choice,
    readonly efforts: Efforts,
  ) {
    const isCoarse = ({ columns }: Slot): boolean => columns.every(({ isFine }) => !isFine) && columns.reduce((product, { targets }) => product * (targets.length + 1), 1) <= MOST_OPTIONS;
    this.coarse = row.slots.filter(isCoarse);
    this.fine = row.slots.filter((slot) => !isCoarse(slot));
  }

  /** Points per total and variation that a slot brings, and whether its metrics have what is asked of them. */
  evaluate(slot: Slot, variations: ReadonlyMap<string, Float64Array>, count: number): { readonly sums: readonly Float64Array[]; readonly isEnough: Uint8Array } {
    const gates = [...this.gates.targets].map(([id, target]) => [id, new Float64Array(count).fill(target)] as const);
    const all = new Map([...gates, ...variations]);
    const sums = this.task.totals.map(() => new Float64Array(count));
    const isEnough = new Uint8Array(count).fill(1);
    for (const contributor of slot.contributors) {
      const earned = this.points.pointsOf(contributor, all, count);
      const least = this.task.metrics.get(contributor) ?? -Infinity;
      const isSummed = this.task.totals.map(({ contributors }) => contributors.includes(contributor));
      for (let index = 0; index < count; index++) {
        const value = earned?.[index] ?? Number.NaN;
        isEnough[index] = isEnough[index]! & Number(least === -Infinity || value >= least - ALMOST);
        this.task.totals.forEach(({ mayBeBlank }, total) => {
          if (isSummed[total] === true) {
            isEnough[index] = isEnough[index]! & Number(mayBeBlank || !Number.isNaN(value));
            sums[total]![index]! += Number.isNaN(value) ? 0 : value;
          }
        });
      }
    }
    return { sums, isEnough };
  }
}

/** The cheapest choice below `limit` under one choice of gates; `most` is the most points of the first total that were reached on the way. */
export function cheapest(search: Search, limit: number): { readonly choice: Choice | null; readonly most: number } {
  const { totals } = search.task;
  const start: Choice = { ...search.gates, sums: totals.map(() => 0) };
  const needs = totals.map(({ least }) => least);
  let frontier: readonly Choice[] = [start];
  for (const slot of search.coarse) {
    const options = optionsOf(search, slot);
    frontier = unbeaten(frontier.flatMap((choice) => options.map((option) => joined(choice, option, needs))));
  }
  let best: Choice | null = null;
  let most = 0;
  const orders = ordersOf(search);
  for (const choice of frontier) {
    if (choice.cost >= Math.min(limit, best?.cost ?? Infinity)) {
      break;
    }
    for (const order of orders) {
      const filled = fill(search, choice, order, needs);
      most = Math.max(most, filled?.sums[0] ?? 0);
      if (filled !== null && isReached(filled, needs) && filled.cost < Math.min(limit, best?.cost ?? Infinity)) {
        best = filled;
      }
    }
  }
  return { choice: best, most };
}

function isReached({ sums }: Choice, needs: readonly number[]): boolean {
  return sums.every((sum, total) => sum >= needs[total]! - ALMOST);
}

/** Points beyond the need are worth nothing, so they are cut off and equal choices fall together. */
function joined(one: Choice, other: Choice, needs: readonly number[]): Choice {
  return { cost: one.cost + other.cost, sums: one.sums.map((sum, total) => Math.min(needs[total]!, sum + other.sums[total]!)), targets: new Map([...one.targets, ...other.targets]) };
}

/** Leaves out choices that another beats: no dearer, and no fewer points in any total. Cheapest first. */
function unbeaten(choices: readonly Choice[]): readonly Choice[] {
  const kept: Choice[] = [];
  for (const choice of [...choices].sort((a, b) => a.cost - b.cost || (b.sums[0] ?? 0) - (a.sums[0] ?? 0))) {
    if (!kept.some((better) => better.sums.every((sum, total) => sum >= choice.sums[total]! - ALMOST))) {
      kept.push(choice);
    }
  }
  return kept;
}

function optionsOf(search: Search, slot: Slot): readonly Choice[] {
  const combinations = slot.columns.reduce<readonly (readonly (readonly [Raisable, number])[])[]>(
    (all, column) => all.flatMap((chosen) => [column.base, ...column.targets].map((target) => [...chosen, [column, Number.isNaN(column.have) && target === column.base ? Number.NaN : target] as const])),
    [[]],
  );
  const variations = new Map(slot.columns.map(({ id }, index) => [id, Float64Array.from(combinations, (chosen) => chosen[index]![1])]));
  const { sums, isEnough } = search.evaluate(slot, variations, combinations.length);
  return unbeaten(
    combinations.flatMap((chosen, index): readonly Choice[] => {
      const moved = chosen.filter(([{ have }, target]) => !Number.isNaN(target) && target !== have);
      const cost = moved.reduce((sum, [column, target]) => sum + raisingPrice(column, target, search.efforts), 0);
      return isEnough[index] === 1 ? [{ cost, sums: sums.map((sum) => sum[index]!), targets: new Map(moved.map(([{ id }, target]) => [id, target])) }] : [];
    }),
  );
}

interface FineColumn {
  readonly slot: Slot;
  readonly column: Raisable;
}

/** In which order fine columns are filled: in each slot one comes first, and of those the cheapest per point; then the rest. */
function ordersOf(search: Search): readonly (readonly FineColumn[])[] {
  const firsts = search.fine.reduce<readonly (readonly FineColumn[])[]>((all, slot) => all.flatMap((chosen) => slot.columns.map((column) => [...chosen, { slot, column }])), [[]]);
  const rate = ({ slot, column }: FineColumn): number => {
    const top = column.targets.at(-1) ?? column.base;
    const { sums } = search.evaluate(slot, new Map([[column.id, Float64Array.of(column.base, top)]]), 2);
    const gained = sums.reduce((most, sum) => Math.max(most, sum[1]! - sum[0]!), 0);
    return gained > 0 ? raisingPrice(column, top, search.efforts) / gained : Infinity;
  };
  const rest = search.fine.flatMap((slot) => slot.columns.map((column) => ({ slot, column })));
  return firsts.map((first) => {
    const byRate = first.map((each) => ({ each, rate: rate(each) })).sort((a, b) => a.rate - b.rate);
    return [...byRate.map(({ each }) => each), ...rest.filter(({ column }) => !first.some((each) => each.column === column))];
  });
}

/** Raises fine columns in order: first as far as their metrics ask, then as far as the totals still need. null where a metric cannot have its points. */
function fill(search: Search, choice: Choice, order: readonly FineColumn[], needs: readonly number[]): Choice | null {
  const targets = new Map(choice.targets);
  const sums = [...choice.sums];
  const startsOf = (slot: Slot): ReadonlyMap<string, Float64Array> => new Map(slot.columns.flatMap(({ id, base, have }) => (targets.has(id) || !Number.isNaN(have) ? [[id, Float64Array.of(targets.get(id) ?? base)] as const] : [])));
  const brought = (slot: Slot): readonly number[] => search.evaluate(slot, startsOf(slot), 1).sums.map((sum) => sum[0]!);
  for (const { column } of order) {
    if (column.base !== column.have && !Number.isNaN(column.have)) {
      targets.set(column.id, column.base);
    }
  }
  for (const slot of search.fine) {
    for (const { column } of order.filter((each) => each.slot === slot)) {
      if (search.evaluate(slot, startsOf(slot), 1).isEnough[0] === 0) {
        raise(search, slot, column, startsOf(slot), targets, (_, isEnough) => isEnough);
      }
    }
    if (search.evaluate(slot, startsOf(slot), 1).isEnough[0] === 0) {
      return null;
    }
    brought(slot).forEach((points, total) => (sums[total]! += points));
  }
  for (const { slot, column } of order) {
    if (sums.some((sum, total) => sum < needs[total]! - ALMOST)) {
      const before = brought(slot);
      raise(search, slot, column, startsOf(slot), targets, (points) => points.every((each, total) => sums[total]! - before[total]! + each >= needs[total]! - ALMOST));
      brought(slot).forEach((points, total) => (sums[total]! += points - before[total]!));
    }
  }
  const cost = order.reduce((sum, { column }) => sum + (targets.has(column.id) ? raisingPrice(column, targets.get(column.id)!, search.efforts) : 0), choice.cost);
  return { cost, sums, targets };
}

const PROBES = 32;

/** Raises one column to the least step that is enough, or to its end where none is and the end earns more. */
function raise(search: Search, slot: Slot, column: Raisable, starts: ReadonlyMap<string, Float64Array>, targets: Map<string, number>, isEnough: (points: readonly number[], isEnoughOfMetrics: boolean) => boolean): void {
  const { step } = column.field;
  const from = targets.get(column.id) ?? column.base;
  const end = column.targets.at(-1);
  if (end === undefined || end <= from) {
    return;
  }
  const amountAt = (count: number, last: number): number => (count >= last ? end : step < 1 ? Math.round((from + count * step) / step) / Math.round(1 / step) : from + count * step);
  const last = Math.ceil((end - from) / step - 1e-6);
  // The least number of steps lies in (low, high]; each round probes it at up to 32 places at once.
  let low = 0;
  let high = last;
  for (let isFirst = true; isFirst || high - low > 1; isFirst = false) {
    const places = [...new Set(Array.from({ length: PROBES }, (_, index) => Math.max(low + 1, Math.round(low + ((high - low) * (index + 1)) / PROBES))))];
    const lanes = new Map([...starts].map(([id, [value]]) => [id, new Float64Array(places.length).fill(value!)]));
    lanes.set(column.id, Float64Array.from(places, (count) => amountAt(count, last)));
    const { sums, isEnough: metrics } = search.evaluate(slot, lanes, places.length);
    const first = places.findIndex((_, index) => isEnough(sums.map((sum) => sum[index]!), metrics[index] === 1));
    if (first < 0) {
      targets.set(column.id, end);
      return;
    }
    high = places[first]!;
    low = first === 0 ? low : places[first - 1]!;
    if (first === 0 && places[0] === low + 1) {
      break;
    }
  }
  targets.set(column.id, amountAt(high, last));
}
