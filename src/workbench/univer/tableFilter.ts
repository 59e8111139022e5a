// Filters of table columns: which rows stay visible, decided by the values their cells show.
// Promises: a filter hides rows only, values stay readable and writable; undoable. Never sorts.
import { SetSheetTableFilterMutation, TABLE_FILTER_EMPTY_VALUE, TableColumnFilterTypeEnum, TableManager } from "@univerjs/sheets-table";
import type { ITableFilterItem } from "@univerjs/sheets-table";
import type { Area, Book } from "./book";
import { readTexts, readValues } from "./cellReading";
import type { CellValue } from "./cellReading";
import { bodyArea } from "./tableShape";
import type { BookTable } from "./tables";

/** Decides whether a row stays. */
export type Keeps = (value: CellValue, text: string) => boolean;

/** Shows only the rows whose cell in this column `keeps` answers true for; null shows all again. */
export function filterColumn(book: Book, table: BookTable, index: number, keeps: Keeps | null): void {
  const manager = book.injector.get(TableManager);
  const before = manager.getTable(book.unitId, table.id)?.getTableFilterColumn(index);
  const common = { unitId: book.unitId, subUnitId: table.area.sheetId, tableId: table.id, column: index };
  const tableFilter: ITableFilterItem | undefined = keeps
    ? { filterType: TableColumnFilterTypeEnum.manual, values: keptTexts(book, columnBody(table, index), keeps) }
    : undefined;
  book.apply({
    redo: [{ id: SetSheetTableFilterMutation.id, params: { ...common, tableFilter } }],
    undo: [{ id: SetSheetTableFilterMutation.id, params: { ...common, tableFilter: before } }],
  });
}

/** The body cells of one column. */
export function columnBody(table: BookTable, index: number): Area {
  const at = table.area.startColumn + index;
  return { ...bodyArea(table), startColumn: at, endColumn: at };
}

/** One criterion as Excel writes it: ">=10", "<>x", "=abc*", "abc". Wildcards * and ? count in text. */
export function matchesCriterion(criterion: string): Keeps {
  const [, operator = "=", operand = ""] = /^(<>|>=|<=|=|>|<)?(.*)$/s.exec(criterion) ?? [];
  const number = operand.trim() === "" ? Number.NaN : Number(operand);
  if (operator === "=" || operator === "<>") {
    const pattern = wildcard(operand);
    const isEqual: Keeps = (value, text) => (Number.isNaN(number) ? pattern.test(text) : value === number);
    return operator === "=" ? isEqual : (value, text) => !isEqual(value, text);
  }
  const compare: Record<string, (a: number, b: number) => boolean> = {
    ">": (a, b) => a > b,
    ">=": (a, b) => a >= b,
    "<": (a, b) => a < b,
    "<=": (a, b) => a <= b,
  };
  return (value) => typeof value === "number" && (compare[operator]?.(value, number) ?? false);
}

/** The `count` largest (smallest) numbers of a column. */
export function matchesExtremes(book: Book, area: Area, count: number, isLargest: boolean): Keeps {
  const numbers = readValues(book, area)
    .map(([value]) => value)
    .filter((value): value is number => typeof value === "number")
    .sort((a, b) => (isLargest ? b - a : a - b));
  const line = numbers[Math.min(count, numbers.length) - 1];
  return (value) => line !== undefined && typeof value === "number" && (isLargest ? value >= line : value <= line);
}

/** Univer compares the bare value of a cell, numbers as numbers, although its types speak of texts only; or the text it shows. */
function keptTexts(book: Book, area: Area, keeps: Keeps): string[] {
  const values = readValues(book, area);
  const texts = readTexts(book, area);
  const kept = new Set<CellValue>();
  values.forEach(([value = ""], row) => {
    const text = texts[row]?.[0] ?? "";
    if (!keeps(value, text)) return;
    kept.add(value === "" ? TABLE_FILTER_EMPTY_VALUE : typeof value === "boolean" ? text : value);
    if (text !== "") kept.add(text);
  });
  return [...kept] as string[];
}

function wildcard(operand: string): RegExp {
  const source = operand.replace(/[.+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*").replaceAll("?", ".");
  return new RegExp(`^${source}$`, "is");
}
