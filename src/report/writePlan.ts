// What will be written, exactly, as plain data. The pane previews it, and workbook/commit writes it and nothing else.
import type { CellPosition } from "../intake/table";

/** One column that Tierline owns beside the user's table. */
export interface PlannedColumn {
  /** Owner mark, stable over renames and releases: "top-tier/status", "table/evaluated-as-of". */
  readonly mark: string;
  /** Header to write. Another one is offered when the user has a column of this name. */
  readonly header: string;
  /** text: always written as text, also where it begins with = + - @; date: an Excel serial. */
  readonly kind: "text" | "number" | "date";
  /** Excel number format, en-US: "@", "0", "yyyy-mm-dd". */
  readonly numberFormat: string;
  /** One value per body row, in the order of `rowKeys`; "" leaves the cell empty. */
  readonly values: readonly (string | number)[];
}

/** The state of the table the plan was computed from; commit reads it again and refuses when it moved. */
export interface WriteSource {
  readonly sheet: string;
  readonly table: string | null;
  readonly topLeft: CellPosition;
  readonly headers: readonly string[];
  /** One key per body row, unique: the partner id, the partner name, or the row's own content where neither is unique. */
  readonly rowKeys: readonly string[];
  /** Hash of every input cell per row, in the order of `rowKeys`: a row that was edited no longer matches. */
  readonly rowHashes: readonly string[];
}

export interface WritePlan {
  readonly source: WriteSource;
  readonly columns: readonly PlannedColumn[];
}
