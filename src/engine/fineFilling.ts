// Fills up fine columns until all totals have their points: not step by step, but each raised to the least that is enough.
// Promises: less of a column is taken wherever that leaves less to pay in all, so that what is found is the cheapest. The row is left as it was.
import { ALMOST, type Search } from "./earnTask";
import { raisingPrice } from "./earningSlots";
import { earnsEnough, lift, place, type Filled, type FineColumn, type FineOrder, type FineStart } from "./fineColumns";
import { amountAt, leastCount, stepsTo } from "./fineSteps";

/** Amounts that are tried at most beyond the first that is enough; more could save no more than a fraction of a step. */
const MOST_TRIES = 1_000;

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
      this.tryAmounts(at, each, cost);
    }
  }

  private tryAmounts(at: number, each: FineColumn, cost: number): void {
    const { column } = each;
    const { points, efforts } = this.search;
    const before = this.targets.get(column.id);
    const from = before ?? column.base;
    const paid = before === undefined ? 0 : raisingPrice(column, before, efforts);
    const last = stepsTo(column, from);
    const tryCount = (count: number): number => {
      if (count === 0) {
        this.takeBack(each, before);
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
    this.takeBack(each, before);
  }

  private takeBack({ slot, column: { id, have, base } }: FineColumn, before: number | undefined): void {
    if (before === undefined) {
      this.targets.delete(id);
    } else {
      this.targets.set(id, before);
    }
    if (before === undefined && Number.isNaN(have)) {
      lift(this.search, slot, id);
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
