// One cell of the spreadsheet as one <c> element of the file.
// Promises: text is written as text whatever it looks like; a formula carries its last value; what the file knew about
// an untouched formula (array range, dynamic mark) stays.
import type { ICellData, IRange } from "@univerjs/core";
import { BOOLEAN, DAYS_FROM_1900_TO_1904, ERROR_VALUES, FORCED_TEXT, NUMBER, TEXT } from "../cells/cellData";
import { cellName, parseRange, rangeName } from "../cells/reference";
import type { ScannedCell } from "../cells/scanSheet";
import { textElement } from "../cells/sharedStrings";
import type { SharedStrings } from "../cells/sharedStrings";
import { mayAnswerManyValues, storedFormula } from "../formula/translate";
import type { FormulaPlace } from "../formula/translate";
import { escapeAttribute, escapeText } from "../package/xml";

export interface CellPen {
  readonly prefix: string;
  readonly strings: SharedStrings;
  /** The `cm` number that marks dynamic arrays; asked for only when one is written. */
  dynamicMark(): number;
  /** True when cells of this format hold dates counted from 1904. */
  isShiftedDate(format: number): boolean;
}

/** A formula to write: as the file stored it for this cell, when it is untouched. */
export interface KeptFormula {
  readonly cell: ScannedCell;
  readonly stored: string;
}

export interface CellToWrite {
  readonly row: number;
  readonly column: number;
  readonly format: number;
  readonly data: ICellData;
  readonly kept: KeptFormula | undefined;
  /** Where the formula's values spill to now, when that is known. */
  readonly spill: IRange | undefined;
  readonly place: FormulaPlace;
}

export function writeCell(cell: CellToWrite, pen: CellPen): string {
  const { prefix } = pen;
  const attributes: Record<string, string> = { r: cellName(cell.row, cell.column) };
  if (cell.format > 0) attributes["s"] = String(cell.format);
  const formula = cell.data.f || cell.data.si ? formulaText(cell, pen, attributes) : "";
  const value = valueText(cell, pen, attributes, formula !== "");
  const names = Object.entries(attributes).map(([name, text]) => ` ${name}="${escapeAttribute(text)}"`);
  return formula + value === "" ? `<${prefix}c${names.join("")}/>` : `<${prefix}c${names.join("")}>${formula}${value}</${prefix}c>`;
}

function formulaText(cell: CellToWrite, pen: CellPen, attributes: Record<string, string>): string {
  const { prefix } = pen;
  const ownRange = rangeName(cell.spill ?? { startRow: cell.row, endRow: cell.row, startColumn: cell.column, endColumn: cell.column });
  if (cell.kept) {
    const old = cell.kept.cell.formula;
    if (old?.kind !== "array") return `<${prefix}f>${escapeText(cell.kept.stored)}</${prefix}f>`;
    if (cell.kept.cell.attributes["cm"] !== undefined) attributes["cm"] = cell.kept.cell.attributes["cm"];
    return `<${prefix}f t="array" ref="${cell.spill ? ownRange : shiftedRef(cell)}">${escapeText(cell.kept.stored)}</${prefix}f>`;
  }
  const typed = cell.data.f ?? "";
  const stored = escapeText(storedFormula(typed, cell.place));
  if (!cell.spill && !mayAnswerManyValues(typed)) return `<${prefix}f>${stored}</${prefix}f>`;
  attributes["cm"] = String(pen.dynamicMark());
  return `<${prefix}f t="array" ref="${ownRange}">${stored}</${prefix}f>`;
}

/** The kept array's range, moved as its first cell moved. */
function shiftedRef(cell: CellToWrite): string {
  const old = cell.kept?.cell;
  const range = parseRange(old?.formula?.ref ?? "");
  if (!old || !range) return cellName(cell.row, cell.column);
  const down = cell.row - old.row;
  const right = cell.column - old.column;
  return rangeName({ startRow: range.startRow + down, endRow: range.endRow + down, startColumn: range.startColumn + right, endColumn: range.endColumn + right });
}

function valueText(cell: CellToWrite, pen: CellPen, attributes: Record<string, string>, isResult: boolean): string {
  const { prefix } = pen;
  const { data } = cell;
  const value = plainValue(data);
  if (value === undefined || value === null) return "";
  if (typeof value === "boolean" || data.t === BOOLEAN) {
    attributes["t"] = "b";
    return `<${prefix}v>${isYes(value) ? 1 : 0}</${prefix}v>`;
  }
  if (typeof value === "number" || (data.t === NUMBER && value !== "" && Number.isFinite(Number(value)))) {
    const number = Number(value);
    if (!Number.isFinite(number)) {
      attributes["t"] = "e";
      return `<${prefix}v>#NUM!</${prefix}v>`;
    }
    if (typeof value === "number" && (data.t === TEXT || data.t === FORCED_TEXT)) return valueText({ ...cell, data: { ...data, v: String(value) } }, pen, attributes, isResult);
    return `<${prefix}v>${pen.isShiftedDate(cell.format) ? number - DAYS_FROM_1900_TO_1904 : number}</${prefix}v>`;
  }
  if (ERROR_VALUES.has(value) && data.t !== FORCED_TEXT) {
    attributes["t"] = "e";
    return `<${prefix}v>${escapeText(value)}</${prefix}v>`;
  }
  if (value === "" && !isResult) return "";
  attributes["t"] = isResult ? "str" : "s";
  return isResult ? textElement(`${prefix}v`, value) : `<${prefix}v>${pen.strings.numberOf(value)}</${prefix}v>`;
}

/** The value of a cell, rich text as its plain text. */
export function plainValue(data: ICellData): ICellData["v"] {
  const rich = data.p?.body?.dataStream;
  return rich === undefined ? data.v : rich.replace(/\r\n$/, "").replace(/\r/g, "\n");
}

function isYes(value: string | number | boolean): boolean {
  return value === true || value === 1 || (typeof value === "string" && /^(true|1)$/i.test(value));
}
