// What the doors get to see of an evaluation, as plain data: enough to show, to search, to write and to print.
// Promises that nothing in it is a live object: a script outside the pane may keep, print or send it.
import type { MissingColumn, StatusCount } from "../report/assessment";
import type { WritePlan } from "../report/writePlan";
import type { TablePlace } from "../workbook/port";

export type { FoundTable, OfficeTheme, TablePlace } from "../workbook/port";
export type { MissingColumn, StatusCount } from "../report/assessment";

/** What to evaluate. Dates are ISO 8601: "2026-11-22". */
export interface EvaluateRequest {
  /** A table's name, or where it stands; without it: every recognised partner table in the workbook (automation only). */
  readonly table?: string | TablePlace;
  /** Programme ids; without them: every programme whose rows the table holds. */
  readonly programmes?: readonly string[];
  readonly asOf: string;
  /** What was known on this date; without it: everything the catalog knows. */
  readonly knownOn?: string;
}

/** A row of the table with its answer for one programme. */
export interface RowAnswer {
  /** Zero-based body row. */
  readonly row: number;
  /** The subject's name, or "row 7". */
  readonly name: string;
  /** Address of the row's first cell: "B7". */
  readonly address: string;
  readonly status: string;
  readonly path: string | null;
  /** Points, the best of the programme's scores; null where it has none or it is not known. */
  readonly score: number | null;
  /** The nearest way in words; "" when met. */
  readonly gap: string;
  /** What stands beside the status: a differing status in Partner Center, the next date that matters, the user's own figures; "" for nothing. */
  readonly note: string;
}

/** A row whose status column will say something else than now. */
export interface RowChange {
  readonly row: number;
  readonly name: string;
  readonly address: string;
  readonly header: string;
  /** What stands there now; "" where the column is new or the cell is empty. */
  readonly from: string;
  readonly to: string;
}

/** A cell that could not be used. */
export interface RejectedCell {
  readonly sheet: string;
  readonly address: string;
  readonly row: number;
  readonly column: number;
  readonly sentence: string;
}

/** A sentence about the table, with the cells it speaks of. */
export interface TableNote {
  readonly code: string;
  readonly sentence: string;
  readonly addresses: readonly string[];
}

export interface ProgrammePreview {
  readonly id: string;
  readonly label: string;
  readonly counts: readonly StatusCount[];
  /** The status that leaves no gap; it need not be the first of `counts`. */
  readonly best: string;
  /** One per subject row, in table order. */
  readonly answers: readonly RowAnswer[];
  /** Rows of `answers` that are not there yet, nearest first. */
  readonly nearest: readonly number[];
  /** Which requirements rest on text that was not verified; "" where none does. */
  readonly unverified: string;
  readonly missingColumns: readonly MissingColumn[];
  readonly assumptions: readonly string[];
}

/** A column that will be written. */
export interface ColumnPreview {
  readonly mark: string;
  readonly header: string;
  readonly isNew: boolean;
  /** Set where the user has a column of the usual name, so that another one is used. */
  readonly insteadOf?: string;
}

export interface Preview {
  /** Names this preview for `writeStatus`. */
  readonly id: string;
  readonly place: TablePlace;
  readonly asOf: string;
  readonly knownOn: string | null;
  /** Catalog version and the first digits of its hash. */
  readonly rules: string;
  readonly rows: number;
  readonly subjects: number;
  readonly programmes: readonly ProgrammePreview[];
  readonly columns: readonly ColumnPreview[];
  /** At most 1,000; `changedRows` counts all rows. */
  readonly changes: readonly RowChange[];
  readonly changedRows: number;
  /** At most 10,000; `rejectedCells` counts all. */
  readonly rejections: readonly RejectedCell[];
  readonly rejectedCells: number;
  readonly problems: readonly TableNote[];
  /** False where a write would be refused already now: the sheet is protected, or there is no row. */
  readonly canWrite: boolean;
  readonly plan: WritePlan;
}

/** How far a long job is; share is between 0 and 1. */
export interface JobProgress {
  readonly share: number;
  readonly sentence: string;
}

export interface JobControl {
  readonly onProgress?: (progress: JobProgress) => void;
  readonly signal?: AbortSignal;
}
