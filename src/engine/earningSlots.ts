// What of a row can be raised to earn points, and what raising it costs: gates that open metrics, and slots of columns that earn together.
// Promises: every target is one whole unit that earns something, so none is a waste. Chooses nothing; engine/earn does.
import type { EarningColumn, EarningLayout, GateColumn, SlotLayout } from "./earningLayout";
import { keptOr } from "./kept";
import type { PlanField } from "./planShape";
import { missingAmount, type Efforts } from "./price";
import type { RowPoints } from "./rowPoints";
import type { Range } from "./ways";

/** A column that may be raised. */
export interface Raisable {
  readonly id: string;
  readonly field: PlanField;
  /** What the row has, NaN unknown. */
  readonly have: number;
  /** Where raising starts: what the row has, at least what other requirements ask of the column; 0 from a blank. */
  readonly base: number;
  /** Targets above `base`, ascending: whole units that earn, or the levels that open a gate. Empty where it may not change, or nothing more can be earned. */
  readonly targets: readonly number[];
  /** Every step earns: `targets` holds the last one only. */
  readonly isFine: boolean;
  /** What shares are taken of: the amount that earns all in whichever metric asks for most. */
  readonly whole: number;
}

export interface Slot {
  readonly layout: SlotLayout;
  readonly columns: readonly Raisable[];
  /** Every whole unit is tried; otherwise the amounts are worked out. */
  readonly isCoarse: boolean;
}

export interface EarningRow {
  readonly gates: readonly Raisable[];
  readonly slots: readonly Slot[];
}

/** Gates and slots of rows before, by what they have: rows that have the same share one. */
export interface KeptColumns {
  readonly gates: Map<GateColumn, Map<number, Raisable>>;
  readonly slots: Map<SlotLayout, Map<number | string, Slot>>;
}

export interface RaisingRules {
  /** Ranges that other requirements of the same way set. */
  readonly bounds: ReadonlyMap<string, Range>;
  readonly held: ReadonlySet<string>;
}

/** A column with more targets than this is fine: its amount is worked out, not tried. */
const MOST_TARGETS = 64;

/** Options of one slot that are tried; with more of them its columns are fine. */
const MOST_OPTIONS = 4_096;

/** Cost of raising a column: by effort where there is one, else the share of its full amount. */
export function raisingPrice({ field, have, base, whole }: Raisable, target: number, efforts: Efforts): number {
  if (target === have) {
    return 0;
  }
  const from = Number.isNaN(have) ? Math.min(0, base) : have;
  const effort = efforts[field.id] ?? (field.effort === null ? null : field.effort / field.step);
  return effort === null ? (target - from) / Math.max(whole, field.step) : missingAmount(from, target, field.step) * effort;
}

/** The row's amounts in the table's layout. */
export function earningRow(points: RowPoints, { gates, slots }: EarningLayout, rules: RaisingRules, kept: KeptColumns): EarningRow {
  return {
    gates: gates.map((column) => keptOr(ofColumn(kept.gates, column), points.valueOf(column.id)!, () => gate(points, column, rules))),
    slots: slots.map((layout) => keptOr(ofColumn(kept.slots, layout), amountsOf(points, layout), () => slotOf(points, layout, rules))),
  };
}

function ofColumn<C, K, V>(kept: Map<C, Map<K, V>>, column: C): Map<K, V> {
  const known = kept.get(column) ?? new Map<K, V>();
  kept.set(column, known);
  return known;
}

/** What the columns of a slot have: a number where it is one column. */
function amountsOf(points: RowPoints, { columns }: SlotLayout): number | string {
  return columns.length === 1 ? points.valueOf(columns[0]!.id)! : columns.map(({ id }) => points.valueOf(id)).join(" ");
}

function slotOf(points: RowPoints, layout: SlotLayout, rules: RaisingRules): Slot {
  const columns = layout.columns.map((column) => raisable(points, column, rules));
  return { layout, columns, isCoarse: isCoarse(columns) };
}

function isCoarse(columns: readonly Raisable[]): boolean {
  return columns.every(({ isFine }) => !isFine) && columns.reduce((product, { targets }) => product * (targets.length + 1), 1) <= MOST_OPTIONS;
}

function start(have: number, range: Range | undefined): number {
  return Math.max(Number.isNaN(have) ? 0 : have, range?.low ?? -Infinity);
}

function isAllowed({ held, bounds }: RaisingRules, field: PlanField, target: number): boolean {
  return !field.isGiven && !held.has(field.id) && target <= (bounds.get(field.id)?.high ?? Infinity);
}

function gate(points: RowPoints, { id, field, levels }: GateColumn, rules: RaisingRules): Raisable {
  const have = points.valueOf(id)!;
  const base = start(have, rules.bounds.get(id));
  // A blank gate is not known to be shut: saying what is needed settles it.
  const above = levels.filter((level) => (level > base || Number.isNaN(have)) && isAllowed(rules, field, level));
  return { id, field, have, base, targets: above, isFine: false, whole: levels.at(-1)! };
}

function raisable(points: RowPoints, { id, field, parts, full, whole }: EarningColumn, rules: RaisingRules): Raisable {
  const have = points.valueOf(id)!;
  const base = start(have, rules.bounds.get(id));
  const last = Math.min(full, rules.bounds.get(id)?.high ?? Infinity);
  const column = { id, field, have, base, whole };
  if (!isAllowed(rules, field, base) || !(last > base) || !(last > 0)) {
    return { ...column, targets: [], isFine: false };
  }
  const wholes = parts.every(({ unit }) => unit !== null) ? parts : null;
  // Nothing is earned up to zero: growth that shrank, customers that left.
  const from = Math.max(0, base);
  const counted = wholes === null ? (last - from) / field.step : wholes.reduce((sum, part) => sum + (part.full - from) / part.unit!, 0);
  if (counted > MOST_TARGETS) {
    return { ...column, targets: [last], isFine: true };
  }
  const targets = wholes === null ? steps(from, last, field.step) : wholes.flatMap((part) => steps(Math.floor(from / part.unit!) * part.unit!, part.full, part.unit!));
  const inOrder = parts.length === 1 ? targets : [...new Set(targets)].sort((a, b) => a - b);
  // A blank may hide all that is needed: to say how much it is, if only 0, can be enough.
  return { ...column, targets: [...(Number.isNaN(have) ? [base] : []), ...inOrder.filter((target) => target > base && target <= last)], isFine: false };
}

function steps(from: number, to: number, step: number): readonly number[] {
  const count = Math.ceil((to - from) / step - 1e-9);
  return Array.from({ length: Math.max(0, count) }, (_, index) => (index === count - 1 ? to : step < 1 ? Math.round((from + (index + 1) * step) / step) / Math.round(1 / step) : from + (index + 1) * step));
}
