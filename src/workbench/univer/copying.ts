// Copies and clears blocks of cells: values, formulas, formats, or everything.
// Promises: relative references move with copied formulas, as in Excel; overlapping source and target are safe. Undoable.
import type { ICellData, Nullable } from "@univerjs/core";
import type { Area, Book } from "./book";
import { formulaOf, readCell, styleOf } from "./cellReading";
import { writeBlock } from "./cellWriting";
import { noStyle } from "./styling";
import { unmergeCells } from "./structure";

export type ClearWhat = "All" | "Formats" | "Contents" | "Hyperlinks" | "RemoveHyperlinks";
export type CopyWhat = "All" | "Formulas" | "Values" | "Formats";

export interface CopyOptions {
  readonly skipsBlanks: boolean;
  readonly isTransposed: boolean;
}

const noContents: ICellData = { v: null, f: null, si: null, p: null };

export function clearArea(book: Book, area: Area, what: ClearWhat): void {
  if (what === "Hyperlinks" || what === "RemoveHyperlinks") return;
  const cells = book.grid(area.sheetId).getCellMatrix();
  writeBlock(book, area, (row, column) => {
    const cell = cells.getValue(row, column);
    if (!cell) return null;
    if (what === "Contents") return { ...noContents };
    const cleared: ICellData = what === "All" ? { ...noContents } : {};
    if (cell.s) cleared.s = noStyle;
    return cleared;
  });
  if (what === "All") unmergeCells(book, area);
}

/** Copies `source` into `target`, repeated as often as it fits. */
export function copyArea(book: Book, source: Area, target: Area, what: CopyWhat, options: CopyOptions): void {
  const styles = book.model.getStyles();
  const height = source.endRow - source.startRow + 1;
  const width = source.endColumn - source.startColumn + 1;
  const originals: Nullable<ICellData>[][] = [];
  for (let row = 0; row < height; row++) {
    const line: Nullable<ICellData>[] = [];
    for (let column = 0; column < width; column++) line.push(structuredClone(readCell(book, source.sheetId, source.startRow + row, source.startColumn + column)));
    originals.push(line);
  }
  writeBlock(book, target, (row, column) => {
    const down = row - target.startRow;
    const across = column - target.startColumn;
    const fromRow = (options.isTransposed ? across : down) % height;
    const fromColumn = (options.isTransposed ? down : across) % width;
    const original = originals[fromRow]?.[fromColumn];
    if (options.skipsBlanks && isBlank(original)) return null;
    const copy: ICellData = {};
    if (what !== "Formats") Object.assign(copy, contentsOf(book, source, original, fromRow, fromColumn, row, column, what === "Values"));
    if (what === "All" || what === "Formats") copy.s = { ...noStyle, ...styleOf(original, styles) };
    return copy;
  });
}

function contentsOf(
  book: Book,
  source: Area,
  cell: Nullable<ICellData>,
  fromRow: number,
  fromColumn: number,
  row: number,
  column: number,
  isValuesOnly: boolean,
): ICellData {
  const sourceRow = source.startRow + fromRow;
  const sourceColumn = source.startColumn + fromColumn;
  const formula = isValuesOnly ? null : formulaOf(book, source.sheetId, cell, sourceRow, sourceColumn);
  if (formula !== null) return { ...noContents, f: book.lexer.moveFormulaRefOffset(formula, column - sourceColumn, row - sourceRow) };
  if (!cell || cell.v === undefined || cell.v === null) return cell?.p ? { ...noContents, p: cell.p } : { ...noContents };
  return { ...noContents, v: cell.v, t: cell.t ?? null };
}

function isBlank(cell: Nullable<ICellData>): boolean {
  return !cell || ((cell.v === undefined || cell.v === null || cell.v === "") && !cell.f && !cell.si && !cell.p);
}
