// Columns of which every small step earns points: not tried step by step, but raised to the least that is enough.
// Promises: of several, the one that is cheapest per point is filled first; each is left at the least step that does. Points are intake's.
import { ALMOST, type Search } from "./earnTask";
import { raisingPrice, type Raisable, type Slot } from "./earningSlots";

interface FineColumn {
  readonly slot: Slot;
  readonly column: Raisable;
}

/** In which order fine columns are filled: in each slot one comes first, and of those the cheapest per point; then the rest. */
export interface FineOrder {
  readonly columns: readonly FineColumn[];
  /** What a point costs at least; Infinity where no fine column earns one. */
  readonly leastRate: number;
  /** Points per total with every fine column at its end. */
  readonly reach: readonly number[];
}

/** Fine columns raised so far. */
export interface Filled {
  readonly cost: number;
  /** Points per total: of the fine slots alone, or of all, as it is asked. */
  readonly sums: readonly number[];
  readonly targets: ReadonlyMap<string, number>;
}

/** One order without columns where nothing is fine. */
export function fineOrders(search: Search, slots: readonly Slot[]): readonly FineOrder[] {
  const all = slots.flatMap((slot) => slot.columns.map((column) => ({ slot, column })));
  const rates = new Map(all.map((each) => [each.column, rateOf(search, each)]));
  const firsts = slots.reduce<readonly (readonly FineColumn[])[]>((chosen, slot) => chosen.flatMap((before) => slot.columns.map((column) => [...before, { slot, column }])), [[]]);
  const byRate = (a: FineColumn, b: FineColumn): number => rates.get(a.column)! - rates.get(b.column)!;
  const leastRate = Math.min(Infinity, ...rates.values());
  const reach = reachOf(search, slots);
  return firsts.map((first) => ({ columns: [...[...first].sort(byRate), ...all.filter(({ column }) => !first.some((each) => each.column === column)).sort(byRate)], leastRate, reach }));
}

/** As far as the metrics of fine slots ask; null where one cannot have its points. `sums` are those of the fine slots. */
export function filledAtLeast(search: Search, { columns }: FineOrder): Filled | null {
  const targets = new Map(columns.flatMap(({ column: { id, have, base } }) => (Number.isNaN(have) || base === have ? [] : [[id, base] as const])));
  const sums = search.task.totals.map(() => 0);
  const own = search.task.totals.map(() => 0);
  for (const slot of new Set(columns.map((each) => each.slot))) {
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
  return { cost: costOf(search, columns, targets), sums, targets };
}

/** From `start` on, as far as the totals still need; `sums` are those of all slots, before and in the answer. */
export function filledUp(search: Search, { columns }: FineOrder, start: Filled, sumsBefore: readonly number[], needs: readonly number[]): Filled {
  const targets = new Map(start.targets);
  const sums = [...sumsBefore];
  const own = needs.map(() => 0);
  for (const { slot, column } of columns) {
    if (sums.some((sum, total) => sum < needs[total]! - ALMOST)) {
      place(search, slot, targets);
      earnsEnough(search, slot, own);
      const before = [...own];
      const others = sums.map((sum, total) => sum - own[total]!);
      raise(search, column, targets, () => {
        earnsEnough(search, slot, own);
        return own.every((each, total) => others[total]! + each >= needs[total]! - ALMOST);
      });
      earnsEnough(search, slot, own);
      own.forEach((points, total) => (sums[total]! += points - before[total]!));
      lift(search, slot);
    }
  }
  return { cost: costOf(search, columns, targets), sums, targets };
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

/** Takes back what was tried in a slot's columns. One may be a gate of another slot: it stands as the gates are chosen. */
export function lift({ points, gates }: Search, { columns }: Slot): void {
  for (const { id } of columns) {
    const chosen = gates.targets.get(id);
    if (chosen === undefined) {
      points.restore(id);
    } else {
      points.attempt(id, chosen);
    }
  }
}

/** The slot's columns as they are with these targets; a blank one is left to the row. */
function place({ points }: Search, { columns }: Slot, targets: ReadonlyMap<string, number>): void {
  for (const { id, base, have } of columns) {
    const target = targets.get(id) ?? (Number.isNaN(have) ? undefined : base);
    if (target !== undefined) {
      points.attempt(id, target);
    }
  }
}

/** Cost of a point, from where a column starts to its end. */
function rateOf(search: Search, { slot, column }: FineColumn): number {
  const end = column.targets.at(-1) ?? column.base;
  const pointsAt = (amount: number): readonly number[] => {
    const sums = search.task.totals.map(() => 0);
    search.points.attempt(column.id, amount);
    earnsEnough(search, slot, sums);
    return sums;
  };
  const [from, to] = [pointsAt(column.base), pointsAt(end)];
  lift(search, slot);
  const gained = to.reduce((most, sum, total) => Math.max(most, sum - from[total]!), 0);
  return gained > 0 ? raisingPrice(column, end, search.efforts) / gained : Infinity;
}

function reachOf(search: Search, slots: readonly Slot[]): readonly number[] {
  const reach = search.task.totals.map(() => 0);
  const own = [...reach];
  for (const slot of slots) {
    place(search, slot, new Map(slot.columns.flatMap(({ id, targets }) => (targets.length === 0 ? [] : [[id, targets.at(-1)!] as const]))));
    earnsEnough(search, slot, own);
    own.forEach((points, total) => (reach[total]! += points));
    lift(search, slot);
  }
  return reach;
}

function costOf({ efforts }: Search, columns: readonly FineColumn[], targets: ReadonlyMap<string, number>): number {
  return columns.reduce((sum, { column }) => sum + (targets.has(column.id) ? raisingPrice(column, targets.get(column.id)!, efforts) : 0), 0);
}

/** Raises one column to the least step that is enough, or to its end where none is. Its slot is placed already. */
function raise({ points }: Search, column: Raisable, targets: Map<string, number>, isEnough: () => boolean): void {
  const { step } = column.field;
  const from = targets.get(column.id) ?? column.base;
  const end = column.targets.at(-1);
  if (end === undefined || end <= from) {
    return;
  }
  const last = Math.ceil((end - from) / step - 1e-6);
  const amountAt = (count: number): number => (count >= last ? end : step < 1 ? Math.round((from + count * step) / step) / Math.round(1 / step) : from + count * step);
  const isEnoughAt = (count: number): boolean => {
    points.attempt(column.id, amountAt(count));
    return isEnough();
  };
  // More is never less: the least number of steps lies above `low` and not above `high`.
  let low = 0;
  let high = last;
  const canBeEnough = last > 1 && isEnoughAt(last);
  while (canBeEnough && high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (isEnoughAt(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  targets.set(column.id, amountAt(high));
  points.attempt(column.id, amountAt(high));
}
