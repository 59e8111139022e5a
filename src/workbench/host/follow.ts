// Lets kept ranges and bindings move with their cells when rows and columns are inserted or deleted.
// Promises: a range grows when something is inserted inside it, shrinks when part of it goes, and is gone with its last cell.
// Never touches the workbook.
import type { IRange } from "@univerjs/core";
import { InsertColMutation, InsertRowMutation, RemoveColMutation, RemoveRowMutation } from "@univerjs/sheets";
import type { Area } from "../univer/book";
import { isEntireColumns, isEntireRows } from "../univer/address";
import type { Session } from "./session";

/** Starts following; dispose the answer to stop. */
export function followStructure(session: Session): { dispose(): void } {
  return session.book.commands.onCommandExecuted((command) => {
    const params = command.params as { readonly unitId?: string; readonly subUnitId?: string; readonly range?: IRange } | undefined;
    if (!params?.range || params.unitId !== session.book.unitId) return;
    const { startRow, endRow, startColumn, endColumn } = params.range;
    const inSheet = (move: (area: Area) => boolean) => (area: Area) => area.sheetId !== params.subUnitId || move(area);
    if (command.id === InsertRowMutation.id) session.followCells(inSheet((area) => insertedRows(area, startRow, endRow - startRow + 1)));
    if (command.id === RemoveRowMutation.id) session.followCells(inSheet((area) => removedRows(area, startRow, endRow)));
    if (command.id === InsertColMutation.id) session.followCells(inSheet((area) => insertedColumns(area, startColumn, endColumn - startColumn + 1)));
    if (command.id === RemoveColMutation.id) session.followCells(inSheet((area) => removedColumns(area, startColumn, endColumn)));
  });
}

function insertedRows(area: Area, at: number, count: number): boolean {
  if (isEntireColumns(area)) return true;
  if (at <= area.startRow) area.startRow += count;
  if (at <= area.endRow) area.endRow += count;
  return true;
}

function insertedColumns(area: Area, at: number, count: number): boolean {
  if (isEntireRows(area)) return true;
  if (at <= area.startColumn) area.startColumn += count;
  if (at <= area.endColumn) area.endColumn += count;
  return true;
}

function removedRows(area: Area, from: number, to: number): boolean {
  if (isEntireColumns(area)) return true;
  const left = closeGap(area.startRow, area.endRow, from, to);
  if (!left) return false;
  [area.startRow, area.endRow] = left;
  return true;
}

function removedColumns(area: Area, from: number, to: number): boolean {
  if (isEntireRows(area)) return true;
  const left = closeGap(area.startColumn, area.endColumn, from, to);
  if (!left) return false;
  [area.startColumn, area.endColumn] = left;
  return true;
}

/** Where [start, end] lies once [from, to] is gone; null when nothing of it is left. */
function closeGap(start: number, end: number, from: number, to: number): [number, number] | null {
  if (from <= start && to >= end) return null;
  const goneBefore = (index: number): number => Math.max(0, Math.min(index, to + 1) - from);
  return [start - goneBefore(start), end - Math.max(0, Math.min(end, to) - from + 1)];
}
