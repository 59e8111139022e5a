// What engine/earn is asked and how it keeps what it has found: the shapes that its search and its fine columns share.
// Promises: plain values; a choice made of two others copies neither. What is kept holds for rows of one table, asked the same.
import type { EarningLayout } from "./earningLayout";
import type { EarningRow, KeptColumns, RaisingRules, Slot } from "./earningSlots";
import type { Efforts } from "./price";
import type { RowPoints } from "./rowPoints";

/** What is asked of one row after another. */
export interface Asking {
  /** Least points by fact id, totals and metrics. */
  readonly asked: ReadonlyMap<string, number>;
  readonly rules: RaisingRules;
  readonly efforts: Efforts;
  /** By the lists that totals are summed from and the tracks: what rows alike in these have in common. */
  readonly layouts: Map<string, TaskLayout>;
}

export interface TaskLayout {
  readonly task: Task;
  readonly layout: EarningLayout;
  readonly kept: Kept;
}

/** What is asked for, and what it is summed from in this row. */
export interface Task {
  /** `mayBeBlank`: a metric that is not known counts 0; without it, it makes the total unknown. */
  readonly totals: readonly { readonly id: string; readonly contributors: readonly string[]; readonly mayBeBlank: boolean }[];
  /** The least points of each total. */
  readonly needs: readonly number[];
  /** Least points by contributor. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly contributors: readonly string[];
}

/** Targets by column id. Columns that are left out stay as they are. */
export type Targets = ReadonlyMap<string, number>;

/** One choice of gates: what is raised and what that costs. */
export interface GateChoice {
  readonly cost: number;
  readonly targets: Targets;
  /** Tells it from the other choices that rows of one layout have. */
  readonly key: string;
}

/** Columns raised so far, with the points per total that they bring. */
export interface Choice {
  readonly cost: number;
  readonly sums: readonly number[];
  readonly picks: Picks | null;
}

/** Raises in a chain, so that a choice made of two others copies nothing. */
export interface Picks {
  readonly before: Picks | null;
  readonly moves: readonly (readonly [id: string, target: number])[];
}

/** Combinations of a slot's targets that earn the same. */
export interface Earning {
  /** Points per total. */
  readonly sums: readonly number[];
  /** Per column 0 for what it starts from, else the number of the target. */
  readonly combinations: readonly (readonly number[])[];
}

/** What was worked out for rows of the same amounts, by those amounts. */
export interface Kept {
  readonly columns: KeptColumns;
  readonly gates: Map<string, readonly GateChoice[]>;
  readonly earnings: Map<string, readonly Earning[]>;
  /** Of one slot, by the gates before it that are open. A slot stands for all rows that have the same in it. */
  readonly options: WeakMap<Slot, Map<string, readonly Choice[]>>;
  /** Of the first slots together, by the gates. */
  readonly frontiers: Map<string, Frontier>;
}

/** The choices of gates and some slots together that none beats, and what comes of it with one slot more. */
export interface Frontier {
  readonly choices: readonly Choice[];
  readonly next: Map<Slot, Frontier>;
}

export function nothingKept(): Kept {
  return { columns: { gates: new Map(), slots: new Map() }, gates: new Map(), earnings: new Map(), options: new WeakMap(), frontiers: new Map() };
}

/** One choice of gates, and what is searched under it. The gates stand in `points` as chosen. */
export interface Search {
  readonly points: RowPoints;
  readonly task: Task;
  readonly layout: EarningLayout;
  readonly row: EarningRow;
  readonly gates: GateChoice;
  readonly efforts: Efforts;
  readonly kept: Kept;
}

/** Sums of fractions of points are held against whole needs with this much room; the answer is held against the formula itself once more. */
export const ALMOST = 1e-9;

