// The workbook as the rest of the add-in sees it: plain data in, plain data out, no Office types.
// Promises that nothing but `commit`, `writeOwnTable`, `removeOwnColumns` and `makeTable` changes a cell, and that every failure is a HostError.
import type { CellPosition, CellValue, TableSnapshot } from "../intake/table";
import type { MergedTable, OwnTablePlan } from "../report/ownTable";
import type { WritePlan, WriteSource } from "../report/writePlan";

/** Which table is meant: by name, or by the address of a header-like range ("B3:H40") where there is no table. */
export interface TablePlace {
  readonly sheet: string;
  /** The table's name; null for a header-like range. */
  readonly table: string | null;
  /** A1 address without the sheet: header row, body and totals row. */
  readonly address: string;
}

/** A table, or a range that looks like one. */
export interface FoundTable extends TablePlace {
  readonly headers: readonly string[];
  /** Body rows: without header and totals row. */
  readonly rowCount: number;
  /** How many headers name a field that Tierline knows. */
  readonly recognised: number;
  /** True where the user's selection lies in it. */
  readonly isSelected: boolean;
}

/** Counts the headers that name a known field. Injected, so that the workbook knows no programme. */
export type HeaderRecogniser = (headers: readonly string[]) => number;

/** How far a header-like range reaches: over the block of cells that hangs together, or (exports pasted with blank rows) to the end of the sheet. */
export type RangeExtent = "block" | "sheet";

/** What a long table looks like before its rows come. */
export interface RowsAhead {
  readonly place: TablePlace;
  readonly headers: readonly string[];
  readonly topLeft: CellPosition;
  readonly rowCount: number;
}

/** Takes the next rows of a table, in order. */
export type RowTaker = (rows: readonly (readonly CellValue[])[]) => void;

/** A column that Tierline wrote earlier, as it stands now. */
export interface OwnColumn {
  /** PlannedColumn.mark. */
  readonly mark: string;
  /** The header that stands there now; it differs from the planned one where the user renamed the column. */
  readonly header: string;
  /** Position in the table, from 0. */
  readonly index: number;
  readonly values: readonly CellValue[];
}

/** A thing about the table that the user should know; the good rows are still answered. */
export interface WorkbookNotice {
  readonly code: "merged-cells" | "hidden-rows" | "protected-sheet" | "no-rows" | "marks-unreadable" | "marks-lost" | "column-in-doubt";
  /** One plain sentence naming sheet and cell. */
  readonly sentence: string;
  readonly address?: string;
}

/** A table as it was read. Tierline's own columns are blanked in `snapshot`, so that they are never input. */
export interface ReadTable {
  readonly place: TablePlace;
  readonly snapshot: TableSnapshot;
  readonly ownColumns: readonly OwnColumn[];
  /** Every header as it stands, own columns included. */
  readonly allHeaders: readonly string[];
  readonly notices: readonly WorkbookNotice[];
}

/** Progress of a long job: done and total are body rows. */
export interface Progress {
  readonly step: "read" | "evaluate" | "write";
  readonly done: number;
  readonly total: number;
}

export interface JobOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** Computes the row keys and hashes of a snapshot: the same function that made the plan's source. */
export type SourceReader = (snapshot: TableSnapshot) => WriteSource;

export interface CommitOptions extends JobOptions {
  readonly readSource: SourceReader;
}

/** What a commit did. It is only returned after the cells are in the workbook. */
export interface Committed {
  readonly sheet: string;
  readonly table: string | null;
  readonly rows: number;
  readonly columns: readonly { readonly mark: string; readonly header: string; readonly address: string; readonly isNew: boolean }[];
  /** How many times Ctrl+Z takes it back; null where the host does not say. */
  readonly undoSteps: number | null;
  /** What did not matter enough to fail for: the marks could not be kept, say. */
  readonly warnings: readonly string[];
}

/** What writing one of Tierline's own tables would do. */
export interface OwnTablePreview {
  /** Where it stands; null where it is made anew. */
  readonly place: TablePlace | null;
  /** What a write expects to find; it refuses anything else. */
  readonly state: string;
  readonly merged: MergedTable;
  /** Column of the table from 0, by mark. */
  readonly columnOf: ReadonlyMap<string, number>;
  /** True where the workbook lost the note that the table is Tierline's, and the cells alone tell. */
  readonly isReadOffCells: boolean;
  readonly newColumns: readonly string[];
}

export interface OwnTableOptions extends JobOptions {
  /** `OwnTablePreview.state`. */
  readonly expects: string;
}

export interface OwnTableWritten {
  readonly place: TablePlace;
  readonly isNew: boolean;
  /** As in the preview. */
  readonly isReadOffCells: boolean;
  /** Headers of the status columns beside the table's own: they keep the answers they had. */
  readonly statuses: readonly string[];
  /** Rows. */
  readonly added: number;
  readonly removed: number;
  /** Cells of rows that stood already. */
  readonly changed: number;
  readonly undoSteps: number | null;
  readonly warnings: readonly string[];
}

export interface Removed {
  readonly sheet: string;
  readonly table: string | null;
  readonly headers: readonly string[];
}

export interface OfficeTheme {
  readonly isDark: boolean;
  readonly bodyBackground: string | null;
  readonly bodyForeground: string | null;
}

export interface WorkbookPort {
  /** Every Excel table, then header-like ranges outside tables where at least three headers are recognised. */
  findTables(recognise: HeaderRecogniser, extent?: RangeExtent): Promise<readonly FoundTable[]>;
  /** Names of the visible sheets, in order. */
  sheetNames(): Promise<readonly string[]>;
  /** Turns a header-like range into an Excel table and returns where it stands. */
  makeTable(place: TablePlace): Promise<TablePlace>;
  /** Reads headers and body in pieces. Throws HostError; throws Cancelled when the signal says so. */
  readTable(place: TablePlace, options?: JobOptions): Promise<ReadTable>;
  /** Reads a table that may be too large to hold: `begin` is told its headers and answers who takes the rows, piece by piece. */
  readRows(place: TablePlace, begin: (ahead: RowsAhead) => RowTaker, options?: JobOptions): Promise<void>;
  /** The only writer of status columns: reads again, compares, places, writes. Throws StaleError before anything is written. */
  commit(plan: WritePlan, options: CommitOptions): Promise<Committed>;
  /** Deletes the columns that carry Tierline's marks, and the marks. A user's own column is never touched. */
  removeOwnColumns(place: TablePlace): Promise<Removed>;
  /** Shows and selects one cell. */
  selectCell(sheet: string, position: CellPosition): Promise<void>;
}

/** The members that work on one table: apart from the rest, because the pane opens without them. */
export type TableWorkPort = Pick<WorkbookPort, "makeTable" | "readTable" | "readRows" | "commit" | "removeOwnColumns">;

/** Tables of Tierline's own: apart from the rest, because only what counts exports needs them, and is loaded when it is asked for. */
export interface OwnTablesPort {
  /** What `writeOwnTable` would do; changes nothing. */
  previewOwnTable(plan: OwnTablePlan, options?: JobOptions): Promise<OwnTablePreview>;
  /** The only writer of Tierline's own tables. Throws StaleError or HostError "name-taken" before anything is written. */
  writeOwnTable(plan: OwnTablePlan, options: OwnTableOptions): Promise<OwnTableWritten>;
}
