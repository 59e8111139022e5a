// The arguments of a formula as Excel hands them over, and how they are read: rows, headers, a date, a cell.
// Promises: what cannot be read is a FormulaError whose sentence names the argument. Asks Excel nothing.
import { isoOf, isWrittenAsDate } from "../intake/calendar";
import type { CellValue } from "../intake/table";
import { isHeaderRow } from "../report/assessRange";
import { headersAbove } from "../workbook/headerCache";
import { type FormulaCell, headersFor } from "./answeredFormulas";

/** What every formula over rows is given. */
export interface FormulaCall {
  readonly programme: string;
  readonly metrics: readonly (readonly unknown[])[];
  /** null or undefined where the argument is left out. */
  readonly headers: readonly (readonly unknown[])[] | null | undefined;
  readonly asOf: unknown;
  /** ISO date that stands for an `asOf` that is left out. */
  readonly today: string;
  /** Where the formula stands. */
  readonly cell?: FormulaCell;
  /** Where the metrics stand ("Data!B4:H60"), where the host tells. */
  readonly address: string | undefined;
  /** True while the user is still typing the formula. */
  readonly isPreview: boolean;
}

/** A formula that cannot be answered. The sentence names the column or argument. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
}

/** What was asked for does not exist on that day: #N/A in the cell. */
export class NotAvailable extends FormulaError {}

/** The range as a formula reads it. */
export interface Metrics {
  readonly rows: readonly (readonly CellValue[])[];
  readonly headers: readonly string[] | null;
  /** True where the range's first row is the header row: the answer then begins with a line of its own, so that rows line up. */
  readonly hasHeaderRow: boolean;
  /** ISO date. */
  readonly asOf: string;
}

/** Excel slows down with larger spills; the pane writes plain columns for any size. */
export const mostRows = 100_000;
const previewRows = 20;

/** Throws FormulaError for too many rows, and for a date that is none. */
export function readMetrics(call: FormulaCall): Metrics {
  if (call.metrics.length > mostRows) {
    throw new FormulaError(`The range has ${call.metrics.length.toLocaleString("en-US")} rows; a formula answers at most ${mostRows.toLocaleString("en-US")}. Use Evaluate in the Tierline pane, which writes plain columns.`);
  }
  const all = call.metrics.slice(0, call.isPreview ? previewRows : undefined).map((row) => row.map(cellValue));
  const first = all[0] ?? [];
  const hasHeaderRow = isHeaderRow(first);
  const given = call.headers === null || call.headers === undefined ? null : call.headers.flat().map((cell) => String(cellValue(cell)));
  return {
    rows: hasHeaderRow ? all.slice(1) : all,
    headers: given ?? (hasHeaderRow ? first.map(String) : tableHeaders(call)),
    hasHeaderRow,
    asOf: formulaDate(call.asOf, call.today),
  };
}

/** Headers of the table that the range lies in, where they say something; else the columns stand in the documented order. */
function tableHeaders({ cell, address, isPreview }: FormulaCall): readonly string[] | null {
  // A formula that is still being typed stands nowhere yet.
  const headers = address === undefined ? null : isPreview ? headersAbove(address) : headersFor(cell, address);
  return headers !== null && isHeaderRow(headers) ? headers : null;
}

/** A date as ISO text or as Excel's serial, as an ISO date; `today` where it is left out. Throws FormulaError. */
export function formulaDate(asOf: unknown, today: string): string {
  if (asOf === null || asOf === undefined) return today;
  const value = cellValue(asOf);
  if (typeof value === "string" && isWrittenAsDate(value.trim())) return value.trim();
  // 1 is 1900-01-01 and 2,958,465 is 9999-12-31 in Excel's calendar.
  if (typeof value === "number" && value >= 1 && value < 2_958_466) return isoOf(Math.floor(value));
  throw new FormulaError(value === "" || value === 0 ? "The as-of date is blank. Leave the argument out for today, or give a date." : `"${String(value)}" is not a date. Give a date cell, or text such as "2024-06-30".`);
}

/** A cell as the engine reads it. Data types carry their plain value as basicValue. */
export function cellValue(cell: unknown): CellValue {
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") return cell;
  if (typeof cell !== "object" || cell === null) return "";
  const basic: unknown = Reflect.get(cell, "basicValue") ?? Reflect.get(cell, "errorType") ?? Reflect.get(cell, "code");
  return typeof basic === "string" || typeof basic === "number" || typeof basic === "boolean" ? basic : "#VALUE!";
}
