// Puts the rows of a block in order, as one undoable change through Univer's own reordering.
// Promises: stable; Excel's order of kinds: numbers, text, FALSE, TRUE, errors; blanks last either way.
// Never moves cells outside the block.
import { ReorderRangeCommand } from "@univerjs/sheets";
import type { Area, Book } from "./book";
import { readValues, readValueTypes } from "./cellReading";
import type { CellValue, ValueType } from "./cellReading";

/** A column of the block, counted from 0 at its left edge. */
export interface SortKey {
  readonly column: number;
  readonly isDescending: boolean;
}

const rank: Record<ValueType, number> = { Double: 0, String: 1, Boolean: 2, Error: 3, Empty: 4 };

export function sortRows(book: Book, area: Area, keys: readonly SortKey[], isCaseSensitive: boolean): void {
  const values = readValues(book, area);
  const types = readValueTypes(book, area);
  const collator = new Intl.Collator("en-US", { sensitivity: isCaseSensitive ? "case" : "base" });
  const places = values.map((_, index) => index);
  places.sort((a, b) => {
    for (const { column, isDescending } of keys) {
      const order = compare(values[a]?.[column] ?? "", types[a]?.[column] ?? "Empty", values[b]?.[column] ?? "", types[b]?.[column] ?? "Empty", isDescending, collator);
      if (order !== 0) return order;
    }
    return a - b;
  });
  if (places.every((place, index) => place === index)) return;
  const order: Record<number, number> = {};
  places.forEach((place, index) => {
    order[area.startRow + index] = area.startRow + place;
  });
  const { startRow, startColumn, endRow, endColumn } = area;
  book.run(ReorderRangeCommand.id, { unitId: book.unitId, subUnitId: area.sheetId, range: { startRow, startColumn, endRow, endColumn }, order });
}

function compare(a: CellValue, typeA: ValueType, b: CellValue, typeB: ValueType, isDescending: boolean, collator: Intl.Collator): number {
  if (typeA === "Empty" || typeB === "Empty") return rank[typeA] - rank[typeB];
  const direction = isDescending ? -1 : 1;
  if (typeA !== typeB) return (rank[typeA] - rank[typeB]) * direction;
  if (typeof a === "number" && typeof b === "number") return (a - b) * direction;
  if (typeof a === "boolean" && typeof b === "boolean") return (Number(a) - Number(b)) * direction;
  return collator.compare(String(a), String(b)) * direction;
}
