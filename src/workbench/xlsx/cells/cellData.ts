// One cell of the file as one cell of the spreadsheet.
// Promises: text stays text ("007", "=HYPERLINK(...)"), errors and booleans keep their kind, formulas keep their last value.
// Never reads a value below a spilled formula: the spreadsheet spills it again.
import type { ICellData } from "@univerjs/core";
import { shiftedFormula, typedFormula } from "../formula/translate";
import type { TablePlace } from "../formula/translate";
import { styleId } from "../style/readStyles";
import type { StyleBook } from "../style/readStyles";
import { contains, parseRange } from "./reference";
import type { CellRange } from "./reference";
import type { ScannedCell } from "./scanSheet";
import { unescapeStoredText } from "./sharedStrings";

export const TEXT = 1;
export const NUMBER = 2;
export const BOOLEAN = 3;
/** Text that looks like something else and must not be taken for it. */
export const FORCED_TEXT = 4;

export const ERROR_VALUES = new Set(["#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#BUSY!", "#UNKNOWN!"]);
/** Days between the two date systems of Excel. */
export const DAYS_FROM_1900_TO_1904 = 1462;

export interface CellSource {
  readonly texts: readonly string[];
  readonly styles: StyleBook;
  readonly countsFrom1904: boolean;
}

/** What a file cell means. `data` is undefined when nothing of it is shown (a spilled value without format). */
export interface ReadCell {
  readonly data: ICellData | undefined;
  /** The format number in the file. */
  readonly format: number;
  /** The value below a spilled formula, when the cell belongs to one without holding it. */
  readonly spilled: ICellData | undefined;
  /** The formula as the file would store it for this cell alone (shared groups resolved). */
  readonly stored: string | undefined;
  /** True when that reads differently from the file because something moved. */
  readonly isRetargeted: boolean;
}

/** Where a cell stands now, and how its formula reads there. */
export interface PlaceNow {
  readonly row: number;
  readonly column: number;
  readonly tables: readonly TablePlace[];
  retarget(stored: string): string;
}

export interface CellReader {
  /** Reads cells in file order; `at` is where the cell stands now, when rows or columns have moved. */
  read(cell: ScannedCell, at?: PlaceNow): ReadCell;
}

/** A reader for one sheet: shared formulas and array ranges make it remember what it has passed. */
export function cellReader(sheetId: string, source: CellSource, tables: readonly TablePlace[]): CellReader {
  const shared = new Map<string, { row: number; column: number; text: string }>();
  const arrays: CellRange[] = [];

  const storedOf = (cell: ScannedCell): string | undefined => {
    const formula = cell.formula;
    if (!formula || formula.kind === "dataTable") return undefined;
    if (formula.kind === "shared" && formula.sharedIndex !== undefined) {
      const first = shared.get(formula.sharedIndex);
      if (formula.text !== "" || !first) {
        shared.set(formula.sharedIndex, { row: cell.row, column: cell.column, text: formula.text });
        return formula.text || undefined;
      }
      return shiftedFormula(first.text, first, cell);
    }
    return formula.text === "" ? undefined : formula.text;
  };

  return {
    read(cell, at) {
      const storedThen = storedOf(cell);
      const stored = storedThen === undefined || !at ? storedThen : at.retarget(storedThen);
      const format = Number(cell.attributes["s"] ?? 0);
      const spilledFrom = cell.formula ? undefined : arrays.findLast((range) => contains(range, cell.row, cell.column));
      if (cell.formula?.kind === "array" && cell.formula.ref !== undefined) {
        const range = parseRange(cell.formula.ref);
        if (range && (range.startRow !== range.endRow || range.startColumn !== range.endColumn)) arrays.push(range);
      }
      const value = valueOf(cell, format, source);
      const data: ICellData = spilledFrom ? {} : value;
      if (stored !== undefined) {
        const isLoud = stored.includes("_xl") || stored.includes("[");
        data.f = isLoud ? typedFormula(stored, { sheet: sheetId, row: at?.row ?? cell.row, column: at?.column ?? cell.column, tables: at?.tables ?? tables }) : `=${stored}`;
      }
      if (format !== 0) data.s = styleId(format);
      if (source.styles.isUnlocked[format] === true) data.custom = { locked: false };
      return { data: data.v === undefined && data.f === undefined && data.s === undefined ? undefined : data, format, spilled: spilledFrom && value, stored, isRetargeted: stored !== storedThen };
    },
  };
}

function valueOf(cell: ScannedCell, format: number, source: CellSource): ICellData {
  const type = cell.attributes["t"] ?? "n";
  if (type === "inlineStr") return textCell(unescapeStoredText(cell.inline ?? ""));
  const value = cell.value;
  if (value === undefined || (value === "" && type !== "str")) return {};
  switch (type) {
    case "s":
      return textCell(source.texts[Number(value)] ?? "");
    case "str":
      return { v: unescapeStoredText(value), t: TEXT };
    case "b":
      return { v: value === "1" || value === "true" ? 1 : 0, t: BOOLEAN };
    case "e":
      return { v: value, t: TEXT };
    case "d":
      return { v: serialOf(value), t: NUMBER };
    default: {
      const number = Number(value);
      if (Number.isNaN(number)) return { v: value, t: TEXT };
      const isShifted = source.countsFrom1904 && source.styles.isDate[format] === true;
      return { v: isShifted ? number + DAYS_FROM_1900_TO_1904 : number, t: NUMBER };
    }
  }
}

function textCell(text: string): ICellData {
  return { v: text, t: ERROR_VALUES.has(text) ? FORCED_TEXT : TEXT };
}

/** ISO 8601 as a serial number of the 1900 system. */
function serialOf(iso: string): number {
  const time = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(iso) || !iso.includes("T") ? iso : `${iso}Z`);
  return time / 86_400_000 + 25_569;
}
