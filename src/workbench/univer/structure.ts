// Inserts and deletes cells, rows and columns, merges and freezes: everything that changes the shape of a sheet.
// Promises: undoable, formulas follow through Univer's own commands. Never decides what a table does about it: tableShape does.
import { Direction, RANGE_TYPE } from "@univerjs/core";
import type { IRange } from "@univerjs/core";
import {
  AddMergeUndoMutationFactory,
  AddWorksheetMergeMutation,
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  InsertColByRangeCommand,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  InsertRowByRangeCommand,
  RemoveColByRangeCommand,
  RemoveMergeUndoMutationFactory,
  RemoveRowByRangeCommand,
  RemoveWorksheetMergeMutation,
  SetFrozenMutation,
  SetFrozenMutationFactory,
} from "@univerjs/sheets";
import { isEntireColumns, isEntireRows } from "./address";
import type { Area, Book } from "./book";
import { writeBlock } from "./cellWriting";
import { ensureGrid } from "./gridSize";
import { activateSheet } from "./selection";

export type InsertShift = "Down" | "Right";
export type DeleteShift = "Up" | "Left";

/** Makes room: whole rows or columns where the area is such, otherwise only its cells move. */
export function insertCells(book: Book, area: Area, shift: InsertShift): void {
  if (isEntireRows(area)) insertRows(book, area);
  else if (isEntireColumns(area)) insertColumns(book, area);
  else shiftCells(book, area, shift === "Down" ? InsertRangeMoveDownCommand.id : InsertRangeMoveRightCommand.id);
}

/** Takes cells away and closes the gap. */
export function deleteCells(book: Book, area: Area, shift: DeleteShift): void {
  if (isEntireRows(area)) deleteRows(book, area);
  else if (isEntireColumns(area)) deleteColumns(book, area);
  else shiftCells(book, area, shift === "Up" ? DeleteRangeMoveUpCommand.id : DeleteRangeMoveLeftCommand.id);
}

/** Merges an area into one cell, or row by row; only the first value of each stays. */
export function mergeCells(book: Book, area: Area, isAcross: boolean): void {
  unmergeCells(book, area);
  const rows = isAcross ? Array.from({ length: area.endRow - area.startRow + 1 }, (_, index) => area.startRow + index) : null;
  const ranges: IRange[] = rows ? rows.map((row) => ({ ...blockOf(area), startRow: row, endRow: row })) : [blockOf(area)];
  for (const range of ranges) {
    writeBlock(book, { sheetId: area.sheetId, ...range }, (row, column) =>
      row === range.startRow && column === range.startColumn ? null : { v: null, f: null, si: null, p: null },
    );
  }
  const params = { unitId: book.unitId, subUnitId: area.sheetId, ranges };
  book.apply({
    redo: [{ id: AddWorksheetMergeMutation.id, params }],
    undo: [{ id: RemoveWorksheetMergeMutation.id, params: AddMergeUndoMutationFactory(book.injector, params) }],
  });
}

/** Takes every merge apart that touches the area. */
export function unmergeCells(book: Book, area: Area): void {
  const ranges = book
    .grid(area.sheetId)
    .getMergeData()
    .filter((merge) => merge.startRow <= area.endRow && merge.endRow >= area.startRow && merge.startColumn <= area.endColumn && merge.endColumn >= area.startColumn);
  if (ranges.length === 0) return;
  const params = { unitId: book.unitId, subUnitId: area.sheetId, ranges: ranges.map((range) => ({ ...range })) };
  const undo = RemoveMergeUndoMutationFactory(book.injector, params);
  book.apply({ redo: [{ id: RemoveWorksheetMergeMutation.id, params }], undo: [{ id: AddWorksheetMergeMutation.id, params: undo }] });
}

/** Freezes the first rows and columns; 0 and 0 lets go. */
export function freeze(book: Book, sheetId: string, rows: number, columns: number): void {
  const params = {
    unitId: book.unitId,
    subUnitId: sheetId,
    ySplit: rows,
    xSplit: columns,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  };
  const undo = SetFrozenMutationFactory(book.injector, params);
  book.apply({ redo: [{ id: SetFrozenMutation.id, params }], undo: [{ id: SetFrozenMutation.id, params: undo }] });
}

function insertRows(book: Book, area: Area): void {
  ensureGrid(book, { ...area, startColumn: 0, endColumn: 0 });
  book.run(InsertRowByRangeCommand.id, { unitId: book.unitId, subUnitId: area.sheetId, direction: Direction.UP, range: wholeRows(book, area) });
}

function insertColumns(book: Book, area: Area): void {
  ensureGrid(book, { ...area, startRow: 0, endRow: 0 });
  book.run(InsertColByRangeCommand.id, { unitId: book.unitId, subUnitId: area.sheetId, direction: Direction.LEFT, range: wholeColumns(book, area) });
}

function deleteRows(book: Book, area: Area): void {
  ensureGrid(book, { ...area, startColumn: 0, endColumn: 0 });
  book.run(RemoveRowByRangeCommand.id, { unitId: book.unitId, subUnitId: area.sheetId, range: wholeRows(book, area) });
}

function deleteColumns(book: Book, area: Area): void {
  ensureGrid(book, { ...area, startRow: 0, endRow: 0 });
  book.run(RemoveColByRangeCommand.id, { unitId: book.unitId, subUnitId: area.sheetId, range: wholeColumns(book, area) });
}

/** Univer's commands that move part of a sheet work on the active sheet only. */
function shiftCells(book: Book, area: Area, commandId: string): void {
  ensureGrid(book, area);
  const active = book.facade.getActiveSheet().getSheetId();
  activateSheet(book, area.sheetId);
  book.start(commandId, { range: blockOf(area) });
  activateSheet(book, active);
}

function blockOf({ startRow, startColumn, endRow, endColumn }: Area): IRange {
  return { startRow, startColumn, endRow, endColumn };
}

function wholeRows(book: Book, area: Area): IRange {
  return { startRow: area.startRow, endRow: area.endRow, startColumn: 0, endColumn: book.grid(area.sheetId).getColumnCount() - 1, rangeType: RANGE_TYPE.ROW };
}

function wholeColumns(book: Book, area: Area): IRange {
  return { startRow: 0, endRow: book.grid(area.sheetId).getRowCount() - 1, startColumn: area.startColumn, endColumn: area.endColumn, rangeType: RANGE_TYPE.COLUMN };
}
