// Finds regions of a sheet: what is used, what surrounds a cell, what spills, what is merged.
// Promises: reads Univer's sparse matrix only where it holds something. Never changes a cell.
import { ObjectMatrix } from "@univerjs/core";
import type { ICellData, IRange, Nullable } from "@univerjs/core";
import type { Area, Book } from "./book";
import { readCell, valueOf } from "./cellReading";

/**
 * The smallest block within `bounds` that holds everything used; null when nothing is.
 * @param isValuesOnly counts cells with a value or formula only; otherwise formatted cells count as used, as in Excel
 */
export function usedArea(book: Book, bounds: Area, isValuesOnly: boolean): Area | null {
  const found = { startRow: Infinity, startColumn: Infinity, endRow: -1, endColumn: -1 };
  const note = (row: number, column: number): void => {
    if (row < bounds.startRow || row > bounds.endRow || column < bounds.startColumn || column > bounds.endColumn) return;
    found.startRow = Math.min(found.startRow, row);
    found.startColumn = Math.min(found.startColumn, column);
    found.endRow = Math.max(found.endRow, row);
    found.endColumn = Math.max(found.endColumn, column);
  };
  book.grid(bounds.sheetId).getCellMatrix().forValue((row, column, cell) => {
    if (isUsed(cell, isValuesOnly)) note(row, column);
  });
  for (const range of spillsOf(book, bounds.sheetId)) {
    note(range.startRow, range.startColumn);
    note(range.endRow, range.endColumn);
  }
  return found.endRow < 0 ? null : { sheetId: bounds.sheetId, ...found };
}

/** Excel's current region: grows until blank rows and columns surround the block. */
export function surroundingRegion(book: Book, area: Area): Area {
  const region = { ...area };
  const limits = book.grid(area.sheetId);
  const lastRow = limits.getRowCount() - 1;
  const lastColumn = limits.getColumnCount() - 1;
  for (let hasGrown = true; hasGrown; ) {
    hasGrown = false;
    const from = Math.max(0, region.startColumn - 1);
    const to = Math.min(lastColumn, region.endColumn + 1);
    if (region.startRow > 0 && hasValueInRow(book, area.sheetId, region.startRow - 1, from, to)) {
      region.startRow -= 1;
      hasGrown = true;
    }
    if (region.endRow < lastRow && hasValueInRow(book, area.sheetId, region.endRow + 1, from, to)) {
      region.endRow += 1;
      hasGrown = true;
    }
    const top = Math.max(0, region.startRow - 1);
    const bottom = Math.min(lastRow, region.endRow + 1);
    if (region.startColumn > 0 && hasValueInColumn(book, area.sheetId, region.startColumn - 1, top, bottom)) {
      region.startColumn -= 1;
      hasGrown = true;
    }
    if (region.endColumn < lastColumn && hasValueInColumn(book, area.sheetId, region.endColumn + 1, top, bottom)) {
      region.endColumn += 1;
      hasGrown = true;
    }
  }
  return region;
}

/** The cells that the formula in the first cell of an area spills into, that cell included; null when it does not spill. */
export function spillRangeOf(book: Book, area: Area): Area | null {
  const range = book.formulas.getArrayFormulaRange()[book.unitId]?.[area.sheetId]?.[area.startRow]?.[area.startColumn];
  if (!range || (range.startRow === range.endRow && range.startColumn === range.endColumn)) return null;
  const { startRow, startColumn, endRow, endColumn } = range;
  return { sheetId: area.sheetId, startRow, startColumn, endRow, endColumn };
}

/** The cell whose formula spills into the first cell of an area; null when none does. */
export function spillParentOf(book: Book, area: Area): Area | null {
  const { startRow: row, startColumn: column } = area;
  const parent = spillsOf(book, area.sheetId).find(
    (range) =>
      row >= range.startRow &&
      row <= range.endRow &&
      column >= range.startColumn &&
      column <= range.endColumn &&
      (range.endRow > range.startRow || range.endColumn > range.startColumn),
  );
  if (!parent) return null;
  const { startRow, startColumn } = parent;
  return { sheetId: area.sheetId, startRow, startColumn, endRow: startRow, endColumn: startColumn };
}

/** True when every cell of an area belongs to a spill, false when none does, null when some do. */
export function spillState(book: Book, area: Area): boolean | null {
  let spilled = 0;
  let count = 0;
  const first = { ...area, endRow: area.startRow, endColumn: area.startColumn };
  for (let row = area.startRow; row <= area.endRow; row++) {
    for (let column = area.startColumn; column <= area.endColumn; column++) {
      count += 1;
      if (spillParentOf(book, { ...first, startRow: row, startColumn: column })) spilled += 1;
    }
  }
  if (spilled === 0) return false;
  return spilled === count ? true : null;
}

/** Merged blocks that touch an area. */
export function mergedAreasIn(book: Book, area: Area): Area[] {
  return book
    .grid(area.sheetId)
    .getMergeData()
    .filter(
      (merge) =>
        merge.startRow <= area.endRow && merge.endRow >= area.startRow && merge.startColumn <= area.endColumn && merge.endColumn >= area.startColumn,
    )
    .map(({ startRow, startColumn, endRow, endColumn }) => ({ sheetId: area.sheetId, startRow, startColumn, endRow, endColumn }));
}

/** Every array formula's range on a sheet. */
function spillsOf(book: Book, sheetId: string): IRange[] {
  const found: IRange[] = [];
  new ObjectMatrix<IRange>(book.formulas.getArrayFormulaRange()[book.unitId]?.[sheetId] ?? {}).forValue((_row, _column, range) => {
    found.push(range);
  });
  return found;
}

function isUsed(cell: Nullable<ICellData>, isValuesOnly: boolean): boolean {
  if (!cell) return false;
  if (valueOf(cell) !== "" || cell.f || cell.si) return true;
  return !isValuesOnly && Boolean(cell.s);
}

function hasValueInRow(book: Book, sheetId: string, row: number, from: number, to: number): boolean {
  for (let column = from; column <= to; column++) if (isUsed(readCell(book, sheetId, row, column), true)) return true;
  return false;
}

function hasValueInColumn(book: Book, sheetId: string, column: number, from: number, to: number): boolean {
  for (let row = from; row <= to; row++) if (isUsed(readCell(book, sheetId, row, column), true)) return true;
  return false;
}
