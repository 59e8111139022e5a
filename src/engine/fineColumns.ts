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
  return firsts.map((first) => ({ columns: [...[...first].sort(byRate), ...all.filter(({ column }) => !first.some((each) => each.column === column)).sort(byRate)], leastRate }));
}

/** As far as the metrics of fine slots ask; null where one cannot have its points. `sums` are those of the fine slots. */
export function filledAtLeast(search: Search, { columns }: FineOrder): Filled | null {
  const targets = new Map(columns.flatMap(({ column: { id, have, base } }) => (Number.isNaN(have) || base === have ? [] : [[id, base] as const])));
  const slots = [...new Set(columns.map(({ slot }) => slot))];
  const sums = search.task.totals.map(() => 0);
  for (const slot of slots) {
    const isEnough = (): boolean => evaluateSlot(search, slot, standing(slot, targets, 1), 1).isEnough[0] === 1;
    for (const { column } of columns.filter((each) => each.slot === slot)) {
      if (!isEnough()) {
        raise(search, slot, column, targets, (_, areMetricsEnough) => areMetricsEnough);
      }
    }
    if (!isEnough()) {
      return null;
    }
    brought(search, slot, targets).forEach((points, total) => (sums[total]! += points));
  }
  return { cost: costOf(search, columns, targets), sums, targets };
}

/** From `start` on, as far as the totals still need; `sums` are those of all slots, before and in the answer. */
export function filledUp(search: Search, { columns }: FineOrder, start: Filled, sumsBefore: readonly number[], needs: readonly number[]): Filled {
  const targets = new Map(start.targets);
  const sums = [...sumsBefore];
  for (const { slot, column } of columns) {
    if (sums.some((sum, total) => sum < needs[total]! - ALMOST)) {
      const before = brought(search, slot, targets);
      raise(search, slot, column, targets, (points) => points.every((each, total) => sums[total]! - before[total]! + each >= needs[total]! - ALMOST));
      brought(search, slot, targets).forEach((points, total) => (sums[total]! += points - before[total]!));
    }
  }
  return { cost: costOf(search, columns, targets), sums, targets };
}

/** Points per total and variation that a slot brings, and whether its metrics have what is asked of them. */
export function evaluateSlot({ points, task, gates }: Search, slot: Slot, variations: ReadonlyMap<string, Float64Array>, count: number): { readonly sums: readonly Float64Array[]; readonly isEnough: Uint8Array } {
  const all = new Map([...[...gates].map(([id, target]) => [id, new Float64Array(count).fill(target)] as const), ...variations]);
  const sums = task.totals.map(() => new Float64Array(count));
  const isEnough = new Uint8Array(count).fill(1);
  for (const contributor of slot.contributors) {
    const earned = points.pointsOf(contributor, all, count);
    const least = task.metrics.get(contributor) ?? -Infinity;
    const summing = task.totals.map(({ contributors, mayBeBlank }) => ({ isSummed: contributors.includes(contributor), mayBeBlank }));
    for (let index = 0; index < count; index++) {
      const value = earned?.[index] ?? Number.NaN;
      const isKnownWhereItMust = !Number.isNaN(value) || summing.every(({ isSummed, mayBeBlank }) => !isSummed || mayBeBlank);
      isEnough[index] = Number(isEnough[index] === 1 && isKnownWhereItMust && (least === -Infinity || value >= least - ALMOST));
      summing.forEach(({ isSummed }, total) => (sums[total]![index]! += isSummed && !Number.isNaN(value) ? value : 0));
    }
  }
  return { sums, isEnough };
}

/** Cost of a point, from where a column starts to its end. */
function rateOf(search: Search, { slot, column }: FineColumn): number {
  const end = column.targets.at(-1) ?? column.base;
  const { sums } = evaluateSlot(search, slot, new Map([[column.id, Float64Array.of(column.base, end)]]), 2);
  const gained = sums.reduce((most, sum) => Math.max(most, sum[1]! - sum[0]!), 0);
  return gained > 0 ? raisingPrice(column, end, search.efforts) / gained : Infinity;
}

/** The slot's columns as they are with these targets; a blank one is left to the row. */
function standing(slot: Slot, targets: ReadonlyMap<string, number>, count: number): Map<string, Float64Array> {
  return new Map(slot.columns.flatMap(({ id, base, have }) => (targets.has(id) || !Number.isNaN(have) ? [[id, new Float64Array(count).fill(targets.get(id) ?? base)] as const] : [])));
}

function brought(search: Search, slot: Slot, targets: ReadonlyMap<string, number>): readonly number[] {
  return evaluateSlot(search, slot, standing(slot, targets, 1), 1).sums.map((sum) => sum[0]!);
}

function costOf({ efforts }: Search, columns: readonly FineColumn[], targets: ReadonlyMap<string, number>): number {
  return columns.reduce((sum, { column }) => sum + (targets.has(column.id) ? raisingPrice(column, targets.get(column.id)!, efforts) : 0), 0);
}

const PROBES = 32;

/** Raises one column to the least step that is enough, or to its end where none is. */
function raise(search: Search, slot: Slot, column: Raisable, targets: Map<string, number>, isEnough: (points: readonly number[], areMetricsEnough: boolean) => boolean): void {
  const { step } = column.field;
  const from = targets.get(column.id) ?? column.base;
  const end = column.targets.at(-1);
  if (end === undefined || end <= from) {
    return;
  }
  const last = Math.ceil((end - from) / step - 1e-6);
  const amountAt = (count: number): number => (count >= last ? end : step < 1 ? Math.round((from + count * step) / step) / Math.round(1 / step) : from + count * step);
  // The least number of steps lies above `low` and not above `high`; each round probes up to 32 numbers at once.
  let low = 0;
  let high = last;
  let isSure = false;
  while (!isSure) {
    const probed = [...new Set(Array.from({ length: PROBES }, (_, index) => Math.max(low + 1, Math.round(low + ((high - low) * (index + 1)) / PROBES))))];
    const lanes = standing(slot, targets, probed.length).set(column.id, Float64Array.from(probed, amountAt));
    const { sums, isEnough: areMetricsEnough } = evaluateSlot(search, slot, lanes, probed.length);
    const first = probed.findIndex((_, index) => isEnough(sums.map((sum) => sum[index]!), areMetricsEnough[index] === 1));
    if (first < 0) {
      high = last;
      break;
    }
    high = probed[first]!;
    low = first === 0 ? low : probed[first - 1]!;
    isSure = high - low <= 1;
  }
  targets.set(column.id, amountAt(high));
}
