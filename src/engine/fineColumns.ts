// Columns of which every small step earns points: not tried step by step, but raised to the least that is enough.
// Promises: of several, the one that is cheapest per point is filled first, and less of it is taken wherever that leaves less to pay in all. A column
// that starts below zero earns nothing until it is above: with each of these it is asked whether to begin at all. Points are intake's.
import { ALMOST, type Search } from "./earnTask";
import { raisingPrice, type Raisable, type Slot } from "./earningSlots";

interface FineColumn {
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

/** Amounts that are tried at most beyond the first that is enough; more could save no more than a fraction of a step. */
const MOST_TRIES = 1_000;

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

/** The cheapest from `start` on that brings what the totals still need beside `sumsBefore`, the points of all other slots; null where nothing does. */
export function filledUp(search: Search, order: FineOrder, start: FineStart, sumsBefore: readonly number[], needs: readonly number[]): Filled | null {
  const filling = new Filling(search, order, start, sumsBefore, needs);
  order.slots.forEach((slot) => place(search, slot, start.targets));
  filling.fill(0, start.cost);
  order.slots.forEach((slot) => lift(search, slot));
  return filling.best;
}

/** One search of amounts, from the most that a column may need downwards, until what is left for the columns after it could only cost more. */
class Filling {
  best: Filled | null = null;
  private readonly targets: Map<string, number>;
  private readonly own: number[];
  private readonly sums: number[];
  private tries = MOST_TRIES;

  constructor(
    private readonly search: Search,
    private readonly order: FineOrder,
    private readonly start: FineStart,
    private readonly sumsBefore: readonly number[],
    private readonly needs: readonly number[],
  ) {
    this.targets = new Map(start.targets);
    this.own = needs.map(() => 0);
    this.sums = needs.map(() => 0);
  }

  /** Columns before `at` stand where they are tried, and `cost` is what they cost. */
  fill(at: number, cost: number): void {
    const missing = this.missing();
    const each = this.order.columns[at];
    if (missing <= ALMOST) {
      this.best = { cost, sums: [...this.sums], targets: new Map(this.targets) };
    } else if (each !== undefined && !this.isTooDear(at, cost, missing)) {
      this.tryAmounts(at, each.column, cost);
    }
  }

  private tryAmounts(at: number, column: Raisable, cost: number): void {
    const { points, efforts } = this.search;
    const before = this.targets.get(column.id);
    const from = before ?? column.base;
    const paid = before === undefined ? 0 : raisingPrice(column, before, efforts);
    const last = stepsTo(column, from);
    const tryCount = (count: number): number => {
      if (count === 0) {
        this.takeBack(column, before);
        return cost;
      }
      const amount = amountAt(column, from, count);
      this.targets.set(column.id, amount);
      points.attempt(column.id, amount);
      return cost - paid + raisingPrice(column, amount, efforts);
    };
    const most = leastCount(last, (count) => {
      tryCount(count);
      return this.missing() <= ALMOST;
    });
    for (let count = most; count >= 0; count--) {
      const costHere = tryCount(count);
      const hadNone = this.best === null;
      if (!hadNone && (this.tries-- <= 0 || this.isTooDear(at + 1, costHere, this.missing()))) {
        break;
      }
      this.fill(at + 1, costHere);
      // Where the most is not enough, less is not either.
      if (this.best === null) {
        break;
      }
    }
    this.takeBack(column, before);
  }

  private takeBack({ id, have, base }: Raisable, before: number | undefined): void {
    if (before === undefined) {
      this.targets.delete(id);
    } else {
      this.targets.set(id, before);
    }
    if (before === undefined && Number.isNaN(have)) {
      lift(this.search, this.order.slots.find(({ columns }) => columns.some((column) => column.id === id))!, id);
    } else {
      this.search.points.attempt(id, before ?? base);
    }
  }

  /** Whether the columns from `at` on can only make it dearer than the best there is. */
  private isTooDear(at: number, cost: number, missing: number): boolean {
    if (missing > ALMOST && at >= this.order.columns.length) {
      return true;
    }
    // Where blanks hide what points cost, that they cost nothing is safe to say.
    const rate = this.start.rates[at] ?? Infinity;
    const least = missing <= ALMOST || rate === Infinity ? cost : cost + missing * rate;
    return this.best !== null && least >= this.best.cost - ALMOST * Math.max(1, this.best.cost);
  }

  /** The most points that one total lacks with all that is tried. */
  private missing(): number {
    const { sums, own, needs } = this;
    for (let total = 0; total < sums.length; total++) {
      sums[total] = this.sumsBefore[total]!;
    }
    for (const slot of this.order.slots) {
      earnsEnough(this.search, slot, own);
      for (let total = 0; total < sums.length; total++) {
        sums[total]! += own[total]!;
      }
    }
    return needs.reduce((most, need, total) => Math.max(most, need - sums[total]!), 0);
  }
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
function place({ points }: Search, { columns }: Slot, targets: ReadonlyMap<string, number>): void {
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

/** Steps from an amount to the column's end; 0 where it may not be raised. */
function stepsTo({ field, targets }: Raisable, from: number): number {
  const end = targets.at(-1) ?? from;
  return Math.max(0, Math.ceil((end - from) / field.step - 1e-6));
}

function amountAt(column: Raisable, from: number, count: number): number {
  const { step } = column.field;
  const end = column.targets.at(-1)!;
  return count >= stepsTo(column, from) ? end : step < 1 ? Math.round((from + count * step) / step) / Math.round(1 / step) : from + count * step;
}

/** The least count from 1 to `last` that is enough, `last` where none is; more is never less. 0 where `last` is 0. */
function leastCount(last: number, isEnough: (count: number) => boolean): number {
  let low = 0;
  let high = last;
  const canBeEnough = last > 1 && isEnough(last);
  while (canBeEnough && high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (isEnough(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
