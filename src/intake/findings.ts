// What reading a table found out that a person should know, as plain data: cells that could not be used, and trouble with the table itself.
// Promises: every finding carries one plain sentence, and the sheet and cell it speaks of. Never throws.
import type { CellPosition, CellValue, TableSnapshot } from "./table";

/** A cell that is there but cannot be used. Its value counts as unknown, never as 0 and never as "no". */
export interface Rejection {
  readonly sheet: string;
  /** "C14", without the sheet. */
  readonly address: string;
  /** Zero-based body row of the table. */
  readonly row: number;
  /** Column of the table, zero-based. */
  readonly column: number;
  readonly header: string;
  readonly field: string;
  readonly found: CellValue;
  /** "a whole number of 0 or more". */
  readonly expected: string;
  readonly sentence: string;
}

export type ProblemCode =
  | "no-rows"
  | "no-known-header"
  | "two-columns-for-one-field"
  | "duplicate-partner"
  | "several-ids"
  | "unsettled-row"
  | "totals-row"
  | "not-a-totals-row"
  | "blank-row"
  | "short-row"
  | "no-key-column"
  | "outside-the-rules"
  | "unknown-programme"
  | "other-grain"
  | "unusable-rule"
  | "contradicting-rules"
  | "unreadable-list-cell"
  | "row-of-nobody"
  | "partner-not-found"
  | "stray-list-row"
  | "differs-from-partner-center";

/** Trouble with the table as a whole or with whole rows. The rows that are good still get their answer. */
export interface Problem {
  readonly code: ProblemCode;
  readonly sheet: string;
  /** The cells it speaks of: ["B3", "D3"]. */
  readonly addresses: readonly string[];
  readonly sentence: string;
}

/** "C14" for a zero-based position. */
export function a1(position: CellPosition): string {
  let letters = "";
  for (let rest = position.column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${position.row + 1}`;
}

/** Address of a body cell; row and column count from the table's own first body row and first column. */
export function bodyAddress(table: Pick<TableSnapshot, "topLeft">, row: number, column: number): string {
  return a1({ row: table.topLeft.row + 1 + row, column: table.topLeft.column + column });
}

/** Address of a header cell. */
export function headerAddress(table: Pick<TableSnapshot, "topLeft">, column: number): string {
  return a1({ row: table.topLeft.row, column: table.topLeft.column + column });
}
