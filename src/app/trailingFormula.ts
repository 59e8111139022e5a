// PARTNER.TTM: a figure of the trailing twelve months, or of another window, over columns of cells, with the windows and exact sums of the metric table.
// Promises a number, or a FormulaError that names the row and what to do; a header cell on top and blank rows below are passed over.
import type { CellValue } from "../intake/table";
import { LedgerError } from "../ledger/errors";
import { trailingOverRange, type TrailingProblem } from "../ledger/trailingRange";
import { type FormulaCell, noteFormula } from "./answeredFormulas";
import { besideFormulas } from "./besideFormulas";
import { cellValue, FormulaError, formulaDate, NotAvailable } from "./formulaCall";

/** The arguments as Excel hands them over; null or undefined where one is left out. */
export interface TrailingCall {
  readonly measure: unknown;
  readonly dates: readonly (readonly unknown[])[];
  readonly amounts: readonly (readonly unknown[])[];
  readonly customers: readonly (readonly unknown[])[] | null | undefined;
  readonly asOf: unknown;
  readonly window?: unknown;
  readonly today: string;
  /** Where the formula stands. */
  readonly cell?: FormulaCell;
}

/** US dollars or a count. Throws FormulaError, and NotAvailable where the rules name no minimum on that day. */
export function trailingValue({ measure, dates, amounts, customers, asOf, window, today, cell }: TrailingCall): number {
  noteFormula(cell);
  const columns = {
    dates: columnOf("dates", dates),
    amounts: columnOf("amounts", amounts),
    customers: customers === null || customers === undefined ? null : columnOf("customers", customers),
  };
  const day = formulaDate(asOf, today);
  const compute = () => trailingOverRange(String(cellValue(measure)), columns.dates, columns.amounts, columns.customers, day, besideFormulas().catalog.params, String(cellValue(window ?? "")));
  try {
    let answer = compute();
    if (typeof answer === "object" && isHeader(answer, columns)) {
      blankOut(columns);
      answer = compute();
    }
    if (typeof answer === "number") return answer;
    throw new FormulaError(answer.sentence);
  } catch (error) {
    if (error instanceof LedgerError) throw new NotAvailable(error.message);
    throw error;
  }
}

interface Columns {
  readonly dates: CellValue[];
  readonly amounts: CellValue[];
}

/** A range may be one row or one column of cells. */
function columnOf(name: string, range: readonly (readonly unknown[])[]): CellValue[] {
  const isColumn = range.every((row) => row.length === 1);
  if (!isColumn && range.length !== 1) throw new FormulaError(`The ${name} must be one column; the range has ${range[0]?.length ?? 0} columns.`);
  return isColumn ? range.map((row) => cellValue(row[0])) : (range[0] ?? []).map(cellValue);
}

/** The first row cannot be read because it holds the columns' names. */
function isHeader({ code, row }: TrailingProblem, { dates, amounts }: Columns): boolean {
  const first = dates.findIndex((cell) => cell !== "");
  const isName = (cell: CellValue | undefined) => typeof cell === "string" && /\p{L}/u.test(cell) && !cell.startsWith("#");
  return code === "unreadable-cell" && row === first && isName(dates[first]) && isName(amounts[first]);
}

/** Blank cells keep the rows below where they are, so that a sentence names the right one. */
function blankOut({ dates, amounts }: Columns): void {
  const first = dates.findIndex((cell) => cell !== "");
  dates[first] = "";
  amounts[first] = "";
}
