// What a formula answers: one status (or one explanation) per row of the range it was given.
// Promises the pane's answers for the same cells, at once and without asking Excel; a bad row costs itself only.
import { shippedCatalog } from "../catalog/catalog";
import { isoOf } from "../intake/calendar";
import type { CellValue } from "../intake/table";
import { assessRange, isHeaderRow, type RangeAnswer } from "../report/assessRange";
import { explainRow } from "../report/assess";
import { explainText } from "../report/explainText";
import { headersAbove } from "../workbook/headerCache";

/** The arguments of a formula as Excel hands them over. */
export interface FormulaCall {
  readonly programme: string;
  readonly metrics: readonly (readonly unknown[])[];
  /** null or undefined where the argument is left out. */
  readonly headers: readonly (readonly unknown[])[] | null | undefined;
  readonly asOf: unknown;
  /** ISO date that stands for an `asOf` that is left out. */
  readonly today: string;
  /** Where the metrics stand ("Data!B4:H60"), where the host tells. */
  readonly address: string | undefined;
  /** True while the user is still typing the formula. */
  readonly isPreview: boolean;
}

/** A formula that cannot be answered. The sentence names the column or argument. */
export class FormulaError extends Error {
  override readonly name = "FormulaError";
}

/** Excel slows down with larger spills; the pane writes plain columns for any size. */
export const mostRows = 100_000;
const previewRows = 20;
const mostRemembered = 16;
/** Above this a key for remembering costs more than it saves. */
const mostCellsRemembered = 60_000;

/** The range as a formula reads it. */
interface Metrics {
  readonly rows: readonly (readonly CellValue[])[];
  readonly headers: readonly string[] | null;
  /** True where the range's first row is the header row: the answer then begins with a line of its own, so that rows line up. */
  readonly hasHeaderRow: boolean;
  readonly asOf: string;
}

/** One status per row; where the range starts with its header row, the programme's label stands in the first line. Throws FormulaError. */
export function statusColumn(call: FormulaCall): string[][] {
  return column(call, "status", (answer) => answer.programme.statuses);
}

/** One explanation per row, as text; "" for rows that are no subjects. Throws FormulaError. */
export function explanationColumn(call: FormulaCall): string[][] {
  return column(call, "explanation", ({ table, programme, assessment }) =>
    programme.statuses.map((status, row) => {
      if (status === "") return "";
      const { explanation, plan, subject } = explainRow(table, row, { programme: programme.id, asOf: assessment.asOf, knownOn: null });
      return explainText(explanation, plan, subject).slice(0, mostCellText);
    }),
  );
}

/** A cell of Excel holds no more. */
const mostCellText = 32_767;

type Answered = Extract<RangeAnswer, { ok: true }>;

const remembered = new Map<string, string[][]>();

function column(call: FormulaCall, kind: string, values: (answer: Answered) => readonly string[]): string[][] {
  if (call.metrics.length > mostRows) {
    throw new FormulaError(`The range has ${call.metrics.length.toLocaleString("en-US")} rows; a formula answers at most ${mostRows.toLocaleString("en-US")}. Use Evaluate in the Tierline pane, which writes plain columns.`);
  }
  const metrics = readMetrics(call);
  const key = keyOf(call.programme, kind, metrics);
  const known = key === null ? undefined : remembered.get(key);
  if (known !== undefined) return known;
  const answer = assessRange({ programme: call.programme, values: metrics.rows, headers: metrics.headers, asOf: metrics.asOf, knownOn: null });
  if (!answer.ok) throw new FormulaError(answer.sentence);
  const label = kind === "status" ? answer.programme.label : `${answer.programme.label} ${kind}`;
  const lines = [...(metrics.hasHeaderRow ? [[label]] : []), ...values(answer).map((value) => [value])];
  if (key !== null) remember(key, lines);
  return lines;
}

function readMetrics(call: FormulaCall): Metrics {
  const all = call.metrics.slice(0, call.isPreview ? previewRows : undefined).map((row) => row.map(cellValue));
  const first = all[0] ?? [];
  const hasHeaderRow = isHeaderRow(first);
  const given = call.headers === null || call.headers === undefined ? null : call.headers.flat().map((cell) => String(cellValue(cell)));
  return {
    rows: hasHeaderRow ? all.slice(1) : all,
    headers: given ?? (hasHeaderRow ? first.map(String) : tableHeaders(call.address)),
    hasHeaderRow,
    asOf: dateOf(call.asOf, call.today),
  };
}

/** Headers of the table that the range lies in, where they say something; else the columns stand in the documented order. */
function tableHeaders(address: string | undefined): readonly string[] | null {
  const headers = address === undefined ? null : headersAbove(address);
  return headers !== null && isHeaderRow(headers) ? headers : null;
}

/** A date as ISO text or as Excel's serial. */
function dateOf(asOf: unknown, today: string): string {
  if (asOf === null || asOf === undefined) return today;
  const value = cellValue(asOf);
  if (typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value.trim())) return value.trim();
  // 1 is 1900-01-01 and 2,958,465 is 9999-12-31 in Excel's calendar.
  if (typeof value === "number" && value >= 1 && value < 2_958_466) return isoOf(Math.floor(value));
  throw new FormulaError(value === "" || value === 0 ? "The as-of date is blank. Leave the argument out for today, or give a date." : `"${String(value)}" is not a date. Give a date cell, or text such as "2024-06-30".`);
}

/** A cell as the engine reads it. Data types carry their plain value as basicValue. */
function cellValue(cell: unknown): CellValue {
  if (typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean") return cell;
  if (typeof cell !== "object" || cell === null) return "";
  const basic: unknown = Reflect.get(cell, "basicValue") ?? Reflect.get(cell, "errorType") ?? Reflect.get(cell, "code");
  return typeof basic === "string" || typeof basic === "number" || typeof basic === "boolean" ? basic : "#VALUE!";
}

function keyOf(programme: string, kind: string, metrics: Metrics): string | null {
  if (metrics.rows.length * (metrics.rows[0]?.length ?? 0) > mostCellsRemembered) return null;
  return JSON.stringify([shippedCatalog.version, programme, kind, metrics]);
}

function remember(key: string, lines: string[][]): void {
  remembered.set(key, lines);
  const oldest = remembered.keys().next();
  if (remembered.size > mostRemembered && oldest.done === false) remembered.delete(oldest.value);
}
