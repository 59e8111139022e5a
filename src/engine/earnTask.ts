// What engine/earn is asked and how it keeps what it has found: the shapes that its search and its fine columns share.
// Promises: plain values; a choice made of two others copies neither.
import type { EarningRow } from "./earningSlots";
import type { Efforts } from "./price";
import type { RowPoints } from "./rowPoints";

/** What is asked for, and what it is summed from in this row. */
export interface Task {
  /** `mayBeBlank`: a metric that is not known counts 0; without it, it makes the total unknown. */
  readonly totals: readonly { readonly id: string; readonly least: number; readonly contributors: readonly string[]; readonly mayBeBlank: boolean }[];
  /** Least points by contributor. */
  readonly metrics: ReadonlyMap<string, number>;
  readonly contributors: readonly string[];
}

/** Targets by column id. Columns that are left out stay as they are. */
export type Targets = ReadonlyMap<string, number>;

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

/** Options of slots that were worked out for rows of the same amounts. */
export type KnownOptions = Map<string, readonly Choice[]>;

/** One choice of gates, and what is searched under it. */
export interface Search {
  readonly points: RowPoints;
  readonly task: Task;
  readonly row: EarningRow;
  readonly gates: Targets;
  readonly gateCost: number;
  readonly efforts: Efforts;
  /** null where efforts or held columns are the asker's own. */
  readonly known: KnownOptions | null;
}

/** Sums of fractions of points are held against whole needs with this much room; the answer is held against the formula itself once more. */
export const ALMOST = 1e-9;
