// Columns of which every small step earns points: in which order they are raised, how far they must be anyway, and what a point costs in them.
// Promises: of several, the one that is cheapest per point comes first. A column that starts below zero earns nothing until it is above: with each of
// these it is asked whether to begin at all. Fills up no total, engine/fineFilling does. Points are intake's.
import { ALMOST, type Search } from "./earnTask";
import { raisingPrice, type Raisable, type Slot } from "./earningSlots";
import { amountAt, leastCount, stepsTo } from "./fineSteps";

export interface FineColumn {
  readonly slot: Slot;
  readonly column: Raisable;
}

/** Which fine columns are raised, and in which order: in each slot one comes first, and of those the cheapest per point; then the rest. */
export interface FineOrder {
  /** All of the row; a slot may have no column among those that are raised. */
  readonly slots: readonly Slot[];
  readonly columns: readonly FineColumn[];
  /** Points per total with each of these columns at its end. */
  readonly reach: readonly number[];
}

/** Fine columns raised so far. */
export interface Filled {
  readonly cost: number;
  /** Points per total: of the fine slots alone, or of all, as it is asked. */
  readonly sums: readonly number[];
  readonly targets: ReadonlyMap<string, number>;
}

/** Fine columns where they must be anyway. */
export interface FineStart extends Filled {
  /** By place in the order: what a point costs at least from here on, in this column or any after it; Infinity where none earns one. */
  readonly rates: readonly number[];
}

/** One order without columns where nothing is fine. */
export function fineOrders(search: Search, slots: readonly Slot[]): readonly FineOrder[] {
  const all = slots.flatMap((slot) => slot.columns.map((column) => ({ slot, column })));
  const rates = new Map(all.map((each) => [each.column, rateFrom(search, each, new Map([[each.column.id, Math.max(0, each.column.base)]]))]));
  const byRate = (a: FineColumn, b: FineColumn): number => rates.get(a.column)! - rates.get(b.column)!;
  const firsts = slots.reduce<readonly (readonly FineColumn[])[]>((chosen, slot) => chosen.flatMap((before) => slot.columns.map((column) => [...before, { slot, column }])), [[]]);
  const orders = new Map<string, FineOrder>();
  for (const idle of subsets(all.filter(({ column }) => column.base < 0).map(({ column }) => column))) {
    const reach = reachOf(search, slots, idle);
    for (const first of firsts) {
      const rest = all.filter(({ slot, column }) => !first.some((each) => each.column === column) && !isOneEnough(slot));
      const columns = [...[...first].sort(byRate), ...rest.sort(byRate)].filter(({ column }) => !idle.has(column));
      orders.set(columns.map(({ column }) => column.id).join(), { slots, columns, reach });
    }
  }
  return [...orders.values()];
}

/** Raising a second column of the slot adds nothing to what the first one earns, and no blank one hides what it earns. */
function isOneEnough({ layout, columns }: Slot): boolean {
  return layout.takesBest && columns.every(({ have }) => !Number.isNaN(have));
}

function subsets<T>(all: readonly T[]): readonly ReadonlySet<T>[] {
  return all.reduce<readonly ReadonlySet<T>[]>((found, each) => [...found, ...found.map((one) => new Set([...one, each]))], [new Set()]);
}

/** As far as the metrics of fine slots ask; null where one cannot have its points. `sums` are those of the fine slots. */
export function filledAtLeast(search: Search, { slots, columns }: FineOrder): FineStart | null {
  const targets = new Map(slots.flatMap((slot) => slot.columns.flatMap(({ id, have, base }) => (Number.isNaN(have) || base === have ? [] : [[id, base] as const]))));
  const sums = search.task.totals.map(() => 0);
  const own = search.task.totals.map(() => 0);
  for (const slot of slots) {
    place(search, slot, targets);
    let isEnough = earnsEnough(search, slot, own);
    for (const { column } of isEnough ? [] : columns.filter((each) => each.slot === slot)) {
      if (!isEnough) {
        raise(search, column, targets, () => earnsEnough(search, slot, own));
        isEnough = earnsEnough(search, slot, own);
      }
    }
    lift(search, slot);
    if (!isEnough) {
      return null;
    }
    own.forEach((points, total) => (sums[total]! += points));
  }
  const rates: number[] = [];
  for (let at = columns.length - 1; at >= 0; at--) {
    rates[at] = Math.min(rateFrom(search, columns[at]!, targets), rates[at + 1] ?? Infinity);
  }
  return { cost: costOf(search, slots, targets), sums, targets, rates };
}

/** Puts into `sums` the points per total that a slot brings with the amounts that are tried; answers whether its metrics have what is asked of them. */
export function earnsEnough({ points, task }: Search, { layout }: Slot, sums: number[]): boolean {
  sums.fill(0);
  let isEnough = true;
  for (const contributor of layout.contributors) {
    const value = points.pointsOf(contributor);
    const isKnown = !Number.isNaN(value);
    const least = task.metrics.get(contributor);
    isEnough &&= least === undefined || value >= least - ALMOST;
    for (let total = 0; total < sums.length; total++) {
      const { contributors, mayBeBlank } = task.totals[total]!;
      if (contributors.includes(contributor)) {
        isEnough &&= isKnown || mayBeBlank;
        sums[total]! += isKnown ? value : 0;
      }
    }
  }
  return isEnough;
}

/** Takes back what was tried in a slot's columns, or in one of them. One may be a gate of another slot: it stands as the gates are chosen. */
export function lift({ points, gates }: Search, { columns }: Slot, only?: string): void {
  for (const { id } of columns) {
    const chosen = gates.targets.get(id);
    if (only !== undefined && id !== only) {
      continue;
    }
    if (chosen === undefined) {
      points.restore(id);
    } else {
      points.attempt(id, chosen);
    }
  }
}

/** The slot's columns as they are with these targets; a blank one is left to the row. */
export function place({ points }: Search, { columns }: Slot, targets: ReadonlyMap<string, number>): void {
  for (const { id, base, have } of columns) {
    const target = targets.get(id) ?? (Number.isNaN(have) ? undefined : base);
    if (target !== undefined) {
      points.attempt(id, target);
    }
  }
}

/**
 * The least that a point costs in one column, from its target or base on, whatever its neighbours do: no amount of it earns cheaper. Points rise in
 * straight pieces, so the least stands at the end of one. Blank neighbours are taken as 0: what they hide may then be earned.
 */
function rateFrom(search: Search, { slot, column }: FineColumn, targets: ReadonlyMap<string, number>): number {
  const { points, task, efforts } = search;
  const from = targets.get(column.id) ?? column.base;
  const end = column.targets.at(-1) ?? from;
  const pointsAt = (amount: number): readonly number[] => {
    const sums = task.totals.map(() => 0);
    points.attempt(column.id, amount);
    earnsEnough(search, slot, sums);
    return sums;
  };
  slot.columns.forEach(({ id, base }) => points.attempt(id, targets.get(id) ?? base));
  const before = pointsAt(from);
  const paid = raisingPrice(column, from, efforts);
  let least = Infinity;
  for (const full of [...slot.layout.columns.find(({ id }) => id === column.id)!.parts.map((part) => part.full), end]) {
    if (full > from && full <= end) {
      const gained = pointsAt(full).reduce((most, sum, total) => Math.max(most, sum - before[total]!), 0);
      least = gained > 0 ? Math.min(least, (raisingPrice(column, full, efforts) - paid) / gained) : least;
    }
  }
  lift(search, slot);
  return least;
}

function reachOf(search: Search, slots: readonly Slot[], idle: ReadonlySet<Raisable>): readonly number[] {
  const reach = search.task.totals.map(() => 0);
  const own = [...reach];
  for (const slot of slots) {
    place(search, slot, new Map(slot.columns.flatMap((column) => (column.targets.length === 0 || idle.has(column) ? [] : [[column.id, column.targets.at(-1)!] as const]))));
    earnsEnough(search, slot, own);
    own.forEach((points, total) => (reach[total]! += points));
    lift(search, slot);
  }
  return reach;
}

function costOf({ efforts }: Search, slots: readonly Slot[], targets: ReadonlyMap<string, number>): number {
  return slots.reduce((sum, { columns }) => columns.reduce((all, column) => all + (targets.has(column.id) ? raisingPrice(column, targets.get(column.id)!, efforts) : 0), sum), 0);
}

/** Raises one column to the least step that is enough, or to its end where none is. Its slot is placed already. */
function raise({ points }: Search, column: Raisable, targets: Map<string, number>, isEnough: () => boolean): void {
  const from = targets.get(column.id) ?? column.base;
  const last = stepsTo(column, from);
  if (last > 0) {
    const count = leastCount(last, (each) => {
      points.attempt(column.id, amountAt(column, from, each));
      return isEnough();
    });
    targets.set(column.id, amountAt(column, from, count));
    points.attempt(column.id, amountAt(column, from, count));
  }
}
