// Where the rows and columns of the file have gone since it was opened.
// Promises: found out from the marks opening left on rows and columns; a range is followed only where that is certain.
import type { IColumnData, IRowData, IWorksheetData } from "@univerjs/core";
import { LAST_COLUMN, LAST_ROW, parseRange, rangeName } from "../cells/reference";
import type { CellRange } from "../cells/reference";

/** One direction: rows or columns. */
export interface Axis {
  /** The place now of line `old` of the file; undefined when it was deleted. */
  now(old: number): number | undefined;
  readonly isMoved: boolean;
  /** False when lines changed their order: ranges cannot be followed then. */
  readonly keepsOrder: boolean;
}

export interface Moves {
  readonly rows: Axis;
  readonly columns: Axis;
  readonly isMoved: boolean;
}

export const STANDS_STILL: Axis = { now: (old) => old, isMoved: false, keepsOrder: true };

export function movesOf(sheet: Partial<IWorksheetData>): Moves {
  const rows = axis(sheet.rowData ?? {}, "fileRow");
  const columns = axis(sheet.columnData ?? {}, "fileColumn");
  return { rows, columns, isMoved: rows.isMoved || columns.isMoved };
}

function axis(lines: Readonly<Record<number, Partial<IRowData | IColumnData> | undefined>>, mark: string): Axis {
  const places = new Map<number, number>();
  let last = -1;
  let keepsOrder = true;
  let isMoved = false;
  let previous = -1;
  for (const key of Object.keys(lines).map(Number).sort((left, right) => left - right)) {
    const old: unknown = lines[key]?.custom?.[mark];
    // An inserted line may be a copy of its neighbour, mark and all: the first one counts.
    if (typeof old !== "number" || places.has(old)) continue;
    places.set(old, key);
    if (old !== key) isMoved = true;
    if (old < previous) keepsOrder = false;
    previous = Math.max(previous, old);
    last = Math.max(last, old);
  }
  if (places.size === 0) return STANDS_STILL;
  if (places.size <= last) isMoved = true;
  const shift = (places.get(last) ?? last) - last;
  return { now: (old) => (old > last ? old + shift : places.get(old)), isMoved, keepsOrder };
}

/** The range as it stands now: shrunk where lines were deleted, undefined when nothing of it is left. */
export function movedRange(range: CellRange, moves: Moves): CellRange | undefined {
  const rows = movedSpan(range.startRow, range.endRow, moves.rows, LAST_ROW);
  const columns = movedSpan(range.startColumn, range.endColumn, moves.columns, LAST_COLUMN);
  return rows && columns && { startRow: rows[0], endRow: rows[1], startColumn: columns[0], endColumn: columns[1] };
}

/** A span of whole rows or columns reaches to the sheet's end and stays so. */
export function movedSpan(start: number, end: number, axisOf: Axis, limit: number): [number, number] | undefined {
  if (start === 0 && end === limit) return [start, end];
  let first: number | undefined;
  let last: number | undefined;
  for (let at = start; at <= end && first === undefined; at++) first = axisOf.now(at);
  for (let at = Math.min(end, limit); at >= start && last === undefined; at--) last = axisOf.now(at);
  return first === undefined || last === undefined ? undefined : [first, Math.min(last, limit)];
}

/** A list of ranges ("B5:B9 D5") as it stands now; undefined when nothing is left. */
export function movedSqref(sqref: string, moves: Moves): string | undefined {
  const ranges = sqref.split(/\s+/).flatMap((text) => {
    const range = parseRange(text);
    const moved = range && movedRange(range, moves);
    return moved ? [rangeName(moved)] : [];
  });
  return ranges.length > 0 ? ranges.join(" ") : undefined;
}
