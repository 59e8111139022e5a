// Tables with several rows per partner (competencies, designations, packages): which table is which list, and its cells as typed lanes.
// Promises: a blank and an unreadable cell are told apart, and neither is ever "no"; every unreadable cell is reported with its address.
// Never guesses a partner: a row without a partner key is reported and belongs to nobody.
import { distance } from "fastest-levenshtein";
import type { Catalog, Field, List, ListColumn } from "../catalog/schema";
import { BLANK, coerce } from "./coerce";
import { bodyAddress, type Problem, type Rejection } from "./findings";
import { plainHeader } from "./recognise";
import type { CellValue, TableSnapshot } from "./table";

/** Which columns (zero-based) of a table carry what, when it is read as a list. */
export interface ListTable {
  readonly list: List;
  readonly table: TableSnapshot;
  readonly columns: ReadonlyMap<string, number>;
  readonly idColumn: number | null;
  readonly nameColumn: number | null;
}

/** One column of a list: NaN is blank or unreadable, and `isUnreadable` tells which. A text is numbered by its place in `texts`. */
export interface ListLane {
  readonly unit: ListColumn["unit"];
  readonly values: Float64Array;
  readonly isUnreadable: Uint8Array;
  /** Different texts of the column as `partnerKey` writes them; empty for other units. Numbers of two tables speak of different texts. */
  readonly texts: readonly string[];
}

/** What a lane of choices holds for a text that is none of them, where the column may hold others. */
export const ANOTHER_TEXT = -1;

export interface ListReading {
  readonly list: List;
  /** Where it stands in the workbook; absent for a list that stands in none. */
  readonly readFrom?: ListTable;
  readonly rows: number;
  readonly lanes: Readonly<Record<string, ListLane>>;
  /** Body rows by partner ID and by partner name, as `partnerKey` writes them; null where the table has no such column. */
  readonly byId: ReadonlyMap<string, readonly number[]> | null;
  readonly byName: ReadonlyMap<string, readonly number[]> | null;
  readonly rejections: readonly Rejection[];
  readonly problems: readonly Problem[];
}

/** How partner IDs and names are compared: without case and outer spaces. */
export function partnerKey(cell: string | number | boolean): string {
  return String(cell).trim().toLowerCase();
}

/** The partner table's naming fields: the identifier first, then the name. */
export function namingFields(catalog: Catalog): { readonly id: Field | null; readonly name: Field | null } {
  const naming = catalog.fields.filter((field) => field.grain === "partner" && field.unit === "text");
  return { id: naming.find((field) => field.identifies === "byIdentifier") ?? null, name: naming.find((field) => field.identifies === "byName") ?? null };
}

/** Column whose header is a spelling of the field, or null. Of several, the one spelled as the label is, else as the earliest alias. */
export function columnOf(headers: readonly string[], field: Pick<Field, "label" | "aliases"> | null): number | null {
  const plain = headers.map(plainHeader);
  for (const spelling of field === null ? [] : [field.label, ...field.aliases]) {
    const at = plain.indexOf(plainHeader(spelling));
    if (at >= 0) {
      return at;
    }
  }
  return null;
}

/**
 * The list that a table holds, or null. It needs a partner column and every required column; among several that fit,
 * the one of the table's own name wins, then the one with the most columns.
 */
export function recogniseList(catalog: Catalog, table: TableSnapshot): ListTable | null {
  const naming = namingFields(catalog);
  const fitting = (catalog.lists ?? []).flatMap((list) => {
    const columns = new Map<string, number>();
    for (const column of list.columns) {
      const at = columnOf(table.headers, column);
      if (at !== null && ![...columns.values()].includes(at)) {
        columns.set(column.id, at);
      }
    }
    const free = table.headers.map((header, at) => ([...columns.values()].includes(at) ? "" : header));
    const idColumn = columnOf(free, naming.id);
    const nameColumn = columnOf(free, naming.name);
    const isComplete = list.columns.every((column) => column.isRequired !== true || columns.has(column.id));
    const isNamedSo = table.table !== null && [list.label, ...list.aliases].some((name) => plainHeader(name) === plainHeader(table.table ?? ""));
    return isComplete && (idColumn !== null || nameColumn !== null) ? [{ list, table, columns, idColumn, nameColumn, isNamedSo }] : [];
  });
  const rank = (each: (typeof fitting)[number]): number => (each.isNamedSo ? 1_000 : 0) + each.columns.size;
  return fitting.reduce<(typeof fitting)[number] | null>((best, each) => (best === null || rank(each) > rank(best) ? each : best), null);
}

/** Reads every recognised column. Never throws. */
export function readList(readFrom: ListTable): ListReading {
  const { list, table, columns, idColumn, nameColumn } = readFrom;
  const rejections: Rejection[] = [];
  const lanes: Record<string, ListLane> = {};
  for (const column of list.columns) {
    const at = columns.get(column.id);
    if (at !== undefined) {
      lanes[column.id] = readColumn(table, column, at, rejections);
    }
  }
  return {
    list,
    readFrom,
    rows: table.rows.length,
    lanes,
    byId: idColumn === null ? null : rowsByKey(table, idColumn),
    byName: nameColumn === null ? null : rowsByKey(table, nameColumn),
    rejections,
    problems: rowsOfNobody(list, table, idColumn, nameColumn),
  };
}

function readColumn(table: TableSnapshot, column: ListColumn, at: number, rejections: Rejection[]): ListLane {
  const values = new Float64Array(table.rows.length).fill(Number.NaN);
  const isUnreadable = new Uint8Array(table.rows.length);
  const numbers = new Map<string, number>();
  table.rows.forEach((cells, row) => {
    const cell = cells[at] ?? "";
    if (column.unit === "text") {
      const text = partnerKey(cell);
      if (text !== "") {
        values[row] = numbers.get(text) ?? numbers.size;
        numbers.set(text, values[row]!);
      }
      return;
    }
    const value = coerce(cell, column);
    if (typeof value === "number") {
      values[row] = value;
    } else if (value !== BLANK && column.hasOtherTexts === true && !isErrorValue(cell) && !isNearlyAChoice(cell, column)) {
      values[row] = ANOTHER_TEXT;
    } else if (value !== BLANK) {
      isUnreadable[row] = 1;
      const address = bodyAddress(table, row, at);
      const header = table.headers[at] ?? column.label;
      rejections.push({
        sheet: table.sheet,
        address,
        row,
        column: at,
        header,
        field: column.id,
        found: cell,
        expected: value.expected,
        sentence: `${table.sheet}!${address} (${header}) says "${String(cell).trim()}", which cannot be used: ${value.because}. It counts as missing; enter ${value.expected}.`,
      });
    }
  });
  return { unit: column.unit, values, isUnreadable, texts: [...numbers.keys()] };
}

function isErrorValue(cell: CellValue): boolean {
  return typeof cell === "string" && cell.startsWith("#");
}

/** Shorter texts are too alike: one exam code is a letter away from the next. */
const LEAST_TO_MISSPELL = 12;
const MOST_TYPING_ERRORS = 2;

/** Whether a text is likely meant to be one of the choices: a few typing errors away, or cut off. */
function isNearlyAChoice(cell: CellValue, { choices = [] }: ListColumn): boolean {
  const plain = plainHeader(String(cell));
  const isNear = (name: string): boolean => name.startsWith(plain) || (Math.abs(name.length - plain.length) <= MOST_TYPING_ERRORS && distance(plain, name) <= MOST_TYPING_ERRORS);
  return plain.length >= LEAST_TO_MISSPELL && choices.some(({ label, aliases }) => [label, ...aliases].some((name) => isNear(plainHeader(name))));
}

function rowsByKey(table: TableSnapshot, column: number): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  table.rows.forEach((cells, row) => {
    const key = partnerKey(cells[column] ?? "");
    const known = rows.get(key);
    if (known) {
      known.push(row);
    } else if (key !== "") {
      rows.set(key, [row]);
    }
  });
  return rows;
}

/** Rows with content but without any partner key. */
function rowsOfNobody(list: List, table: TableSnapshot, idColumn: number | null, nameColumn: number | null): readonly Problem[] {
  const keyColumns = [idColumn, nameColumn].filter((column) => column !== null);
  const orphans = table.rows.flatMap((cells, row) => {
    const hasContent = cells.some((cell) => String(cell).trim() !== "");
    const hasKey = keyColumns.some((column) => partnerKey(cells[column] ?? "") !== "");
    return hasContent && !hasKey ? [bodyAddress(table, row, keyColumns[0] ?? 0)] : [];
  });
  return orphans.length === 0
    ? []
    : [
        {
          code: "row-of-nobody",
          sheet: table.sheet,
          addresses: orphans,
          sentence: `Sheet "${table.sheet}", ${list.label.toLowerCase()}: ${orphans.slice(0, 6).join(", ")} name no partner, so these rows count for nobody. Enter the partner.`,
        },
      ];
}
