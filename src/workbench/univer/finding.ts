// Finds and replaces text in cells, and removes rows that repeat.
// Promises: row by row, as Excel's search runs by default; formulas are searched as they are written. Undoable.
import type { Area, Book } from "./book";
import { readFormulas, readTexts, readValues } from "./cellReading";
import { writeInputs } from "./cellWriting";
import type { CellInput } from "./cellWriting";

export interface FindOptions {
  readonly isWholeCell: boolean;
  readonly isCaseSensitive: boolean;
  readonly isBackwards?: boolean;
}

/** The first cell whose text contains (is) the text, or null. */
export function findText(book: Book, area: Area, text: string, options: FindOptions): Area | null {
  const cut = usedPart(book, area);
  if (!cut) return null;
  const texts = readTexts(book, cut);
  const matches = matcher(text, options);
  const places = texts.flatMap((line, row) => line.flatMap((shown, column) => (matches(shown) ? [{ row, column }] : [])));
  const place = options.isBackwards ? places.at(-1) : places[0];
  if (!place) return null;
  const row = cut.startRow + place.row;
  const column = cut.startColumn + place.column;
  return { sheetId: area.sheetId, startRow: row, startColumn: column, endRow: row, endColumn: column };
}

/** Replaces text in every cell that has it and answers in how many. */
export function replaceText(book: Book, area: Area, text: string, replacement: string, options: FindOptions): number {
  const cut = usedPart(book, area);
  if (!cut || text === "") return 0;
  const matches = matcher(text, options);
  const pattern = new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), options.isCaseSensitive ? "g" : "gi");
  let count = 0;
  const inputs = readFormulas(book, cut).map((line) =>
    line.map((written): CellInput => {
      if (!matches(String(written))) return null;
      count += 1;
      return options.isWholeCell ? replacement : String(written).replace(pattern, () => replacement);
    }),
  );
  if (count > 0) writeInputs(book, cut, inputs, () => null);
  return count;
}

/** Keeps the first of the rows that are equal in the given columns and closes the gaps inside the area. */
export function removeDuplicateRows(book: Book, area: Area, columns: readonly number[]): { removed: number; remaining: number } {
  const values = readValues(book, area);
  const written = readFormulas(book, area);
  const seen = new Set<string>();
  const kept = written.filter((_, row) => {
    const key = JSON.stringify(columns.map((column) => normal(values[row]?.[column])));
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const removed = written.length - kept.length;
  if (removed > 0) {
    const width = area.endColumn - area.startColumn + 1;
    const blanks = Array.from({ length: removed }, () => Array.from({ length: width }, () => ""));
    const asTyped = kept.map((line) => line.map((value) => (typeof value === "string" && /^[=+\-@\d']/.test(value) && !value.startsWith("=") ? `'${value}` : value)));
    writeInputs(book, area, [...asTyped, ...blanks], () => null);
  }
  return { removed, remaining: kept.length };
}

function normal(value: string | number | boolean | undefined): string | number | boolean {
  return typeof value === "string" ? value.toLowerCase() : (value ?? "");
}

function matcher(text: string, options: FindOptions): (shown: string) => boolean {
  const fold = (value: string): string => (options.isCaseSensitive ? value : value.toLowerCase());
  const wanted = fold(text);
  return (shown) => (options.isWholeCell ? fold(shown) === wanted : fold(shown).includes(wanted));
}

function usedPart(book: Book, area: Area): Area | null {
  const { startRow, startColumn, endRow, endColumn } = book.grid(area.sheetId).getCellMatrix().getDataRange();
  const cut = {
    sheetId: area.sheetId,
    startRow: Math.max(area.startRow, startRow),
    startColumn: Math.max(area.startColumn, startColumn),
    endRow: Math.min(area.endRow, endRow),
    endColumn: Math.min(area.endColumn, endColumn),
  };
  return cut.startRow <= cut.endRow && cut.startColumn <= cut.endColumn ? cut : null;
}
