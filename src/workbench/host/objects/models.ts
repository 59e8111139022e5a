// The models behind the object descriptions: which part of the workbook an object stands for.
// Promises: plain data and the session. Never holds a copy of what the workbook knows.
import type { Area } from "../../univer/book";
import type { Session } from "../session";

/** A block of cells; it moves with the sheet while the range is kept. */
export interface RangeModel {
  readonly session: Session;
  readonly area: Area;
}

/** Blocks of cells that share a format. */
export interface FormatModel {
  readonly session: Session;
  readonly areas: readonly Area[];
}

export interface SessionModel {
  readonly session: Session;
}

export interface SheetModel {
  readonly session: Session;
  readonly sheetId: string;
}

/** Things that belong to the workbook (null) or to one sheet. */
export interface ScopedModel {
  readonly session: Session;
  readonly sheetId: string | null;
}

export interface TableModel {
  readonly session: Session;
  readonly tableId: string;
}

/** A column of a table, by its place among the columns from 0. */
export interface TableColumnModel extends TableModel {
  readonly columnId: string;
}

/** A name of the workbook or of one sheet. */
export interface NameModel extends ScopedModel {
  readonly name: string;
}
