// Rows and columns of a sheet: hidden or visible, heights and widths.
// Promises: undoable; widths and heights in Univer's pixels, converted by whoever speaks another unit. Never touches cells.
import { RANGE_TYPE } from "@univerjs/core";
import { SetColHiddenMutation, SetColVisibleMutation, SetRowHiddenMutation, SetRowVisibleMutation } from "@univerjs/sheets";
import type { Area, Book } from "./book";
import { withinGrid } from "./gridSize";

export type Direction = "rows" | "columns";

/** True when all rows (columns) of the area are hidden, false when none is, null when some are. */
export function hiddenState(book: Book, area: Area, direction: Direction): boolean | null {
  const grid = book.grid(area.sheetId);
  const cut = withinGrid(book, area);
  if (!cut) return false;
  const [from, to] = direction === "rows" ? [cut.startRow, cut.endRow] : [cut.startColumn, cut.endColumn];
  let hidden = 0;
  for (let index = from; index <= to; index++) {
    const isVisible = direction === "rows" ? grid.getRowVisible(index) : grid.getColVisible(index);
    if (!isVisible) hidden += 1;
  }
  if (hidden === 0) return false;
  return hidden === to - from + 1 ? true : null;
}

/** Hides or shows whole rows (columns). */
export function setHidden(book: Book, area: Area, direction: Direction, isHidden: boolean): void {
  const cut = withinGrid(book, area);
  if (!cut) return;
  const grid = book.grid(area.sheetId);
  const { startRow, startColumn, endRow, endColumn } = cut;
  const range =
    direction === "rows"
      ? { startRow, endRow, startColumn: 0, endColumn: grid.getColumnCount() - 1, rangeType: RANGE_TYPE.ROW }
      : { startRow: 0, endRow: grid.getRowCount() - 1, startColumn, endColumn, rangeType: RANGE_TYPE.COLUMN };
  const params = { unitId: book.unitId, subUnitId: area.sheetId, ranges: [range] };
  const [hide, show] = direction === "rows" ? [SetRowHiddenMutation.id, SetRowVisibleMutation.id] : [SetColHiddenMutation.id, SetColVisibleMutation.id];
  book.apply({ redo: [{ id: isHidden ? hide : show, params }], undo: [{ id: isHidden ? show : hide, params }] });
}

/** The rows of an area that are neither hidden nor filtered out. */
export function visibleRows(book: Book, area: Area): number[] {
  const grid = book.grid(area.sheetId);
  const rows: number[] = [];
  for (let row = area.startRow; row <= area.endRow; row++) if (grid.getRowVisible(row)) rows.push(row);
  return rows;
}
