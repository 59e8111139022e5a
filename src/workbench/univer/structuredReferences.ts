// Turns references to "this row" of a table, which Univer cannot calculate, into plain cells: [@Sales] -> $C5.
// Promises: pure; text inside quotes and references to whole columns are left as written.
// Never judges whether a formula is right.
import { columnLetters } from "./address";
import type { Area } from "./book";

/** A table as far as references need it. */
export interface ReferencedTable {
  readonly name: string;
  readonly area: Area;
  readonly columns: readonly { readonly name: string }[];
}

/** Where the formula stands, and the tables it may speak of. */
export interface FormulaPlace {
  readonly row: number;
  readonly column: number;
  readonly inSheet: string;
  readonly tables: readonly ReferencedTable[];
}

const columnSpec = String.raw`\[((?:[^\[\]']|'.)*)\]`;
/** Table[@], Table[@Col], [@Col], [@[Col]], [@[A]:[B]], Table[[#This Row],[Col]] */
const thisRowPattern = new RegExp(
  String.raw`([A-Za-z_\\][\w.\\]*)?(?:\[@(?:${columnSpec}(?::${columnSpec})?|((?:[^\[\]'@#]|'.)*))\]|\[\[#This Row\](?:,\s*${columnSpec}(?::${columnSpec})?)?\]|\[#This Row\])`,
  "gi",
);

/** The formula with its this-row references replaced, or null when it has none that can be. */
export function translateThisRow(formula: string, place: FormulaPlace): string | null {
  if (!/\[@|#This Row/i.test(formula)) return null;
  const translated = outsideQuotes(formula, (text) =>
    text.replace(thisRowPattern, (whole: string, tableName?: string, from?: string, to?: string, single?: string, rowFrom?: string, rowTo?: string) => {
      const table = tableOf(place, tableName);
      if (!table || place.row < table.area.startRow || place.row > table.area.endRow) return whole;
      const first = from ?? rowFrom ?? (single === "" ? undefined : single);
      const last = to ?? rowTo ?? first;
      return rowReference(table, place.row, first, last) ?? whole;
    }),
  );
  return translated === formula ? null : translated;
}

function tableOf(place: FormulaPlace, name: string | undefined): ReferencedTable | null {
  if (name !== undefined) return place.tables.find((table) => table.name.toLowerCase() === name.toLowerCase()) ?? null;
  const { row, column, inSheet } = place;
  return (
    place.tables.find(
      ({ area }) =>
        area.sheetId === inSheet && row >= area.startRow && row <= area.endRow && column >= area.startColumn && column <= area.endColumn,
    ) ?? null
  );
}

function rowReference(table: ReferencedTable, row: number, first: string | undefined, last: string | undefined): string | null {
  const from = first === undefined ? 0 : columnIndex(table, first);
  const to = last === undefined ? table.columns.length - 1 : columnIndex(table, last);
  if (from < 0 || to < 0) return null;
  const start = `$${columnLetters(table.area.startColumn + from)}${row + 1}`;
  const end = `$${columnLetters(table.area.startColumn + to)}${row + 1}`;
  return start === end ? start : `${start}:${end}`;
}

function columnIndex(table: ReferencedTable, written: string): number {
  const name = written.replace(/'(.)/g, "$1").trim().toLowerCase();
  return table.columns.findIndex((column) => column.name.trim().toLowerCase() === name);
}

/** Applies a change to the parts of a formula that are not inside double quotes. */
function outsideQuotes(formula: string, change: (text: string) => string): string {
  return formula
    .split(/("(?:[^"]|"")*")/)
    .map((part, index) => (index % 2 === 1 ? part : change(part)))
    .join("");
}
