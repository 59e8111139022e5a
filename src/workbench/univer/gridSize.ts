// Makes Univer's sheets as large as Excel's where somebody writes: its grids start small and do not grow by themselves.
// Promises: grows only, and as part of the same undo step. Never shrinks a sheet.
import { SetWorksheetColumnCountMutation, SetWorksheetRowCountMutation } from "@univerjs/sheets";
import type { Area, Book } from "./book";

/** Rows and columns that are added beyond the cells that are needed, so that a person sees some empty space. */
const spareRows = 20;
const spareColumns = 4;

/** Grows the sheet so that the area exists in it. */
export function ensureGrid(book: Book, area: Area): void {
  const grid = book.grid(area.sheetId);
  const common = { unitId: book.unitId, subUnitId: area.sheetId };
  const rows = grid.getRowCount();
  if (area.endRow >= rows) {
    book.apply({
      redo: [{ id: SetWorksheetRowCountMutation.id, params: { ...common, rowCount: area.endRow + 1 + spareRows } }],
      undo: [{ id: SetWorksheetRowCountMutation.id, params: { ...common, rowCount: rows } }],
    });
  }
  const columns = grid.getColumnCount();
  if (area.endColumn >= columns) {
    book.apply({
      redo: [{ id: SetWorksheetColumnCountMutation.id, params: { ...common, columnCount: area.endColumn + 1 + spareColumns } }],
      undo: [{ id: SetWorksheetColumnCountMutation.id, params: { ...common, columnCount: columns } }],
    });
  }
}

/** The part of an area that lies inside the sheet as large as it is now; null when none does. */
export function withinGrid(book: Book, area: Area): Area | null {
  const grid = book.grid(area.sheetId);
  const endRow = Math.min(area.endRow, grid.getRowCount() - 1);
  const endColumn = Math.min(area.endColumn, grid.getColumnCount() - 1);
  return endRow >= area.startRow && endColumn >= area.startColumn ? { ...area, endRow, endColumn } : null;
}
