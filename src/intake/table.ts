// One table as it was read from the workbook: plain values, no Office types.
// Everything pure starts from this and nothing else, so that a test, a formula and the pane feed the same engine.

/** A cell's value as Excel hands it over: "" is an empty cell, errors arrive as their text ("#N/A"). */
export type CellValue = string | number | boolean;

/** Zero-based position of a cell on its sheet. */
export interface CellPosition {
  readonly row: number;
  readonly column: number;
}

/** A table (or a header-like range) of one sheet. `rows` holds body rows only: no header row, no totals row. */
export interface TableSnapshot {
  readonly sheet: string;
  /** The table's name, or null where the range is not a table (yet). */
  readonly table: string | null;
  /** Where the header row's first cell stands. Body row i stands at `topLeft.row + 1 + i`. */
  readonly topLeft: CellPosition;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}
