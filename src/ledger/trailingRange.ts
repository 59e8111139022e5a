// Trailing twelve months, or another of the programme's windows, over plain ranges of cells, for the formula PARTNER.TTM: no header row, no ids.
// Promises: the same windows, minimums and exact sums as the metric table; each row is taken for one transaction.
// Never counts a cell that it could not read: it says which one.
import type { IsoDate, Param } from "../catalog/schema";
import { coerce } from "../intake/coerce";
import type { CellValue } from "../intake/table";
import { dateOf, monthOfDay } from "./calendar";
import { coercionField } from "./coercionFields";
import { readDate } from "./dates";
import { guidLength } from "./ids";
import { ExactSums, microsOf, microsPerDollar } from "./money";
import { parameterOn } from "./parameters";
import { fiscalYearToDate, qualificationWindow, trailing } from "./windows";
import type { DateGrain, Period } from "./windows";

export type TrailingMeasure = "billed sales" | "transactions" | "customers" | "net-new customers";

export interface TrailingProblem {
  readonly code: "unknown-measure" | "unknown-window" | "unequal-lengths" | "customers-needed" | "unreadable-cell";
  /** Zero-based row of the ranges; null where the whole formula is meant. */
  readonly row: number | null;
  readonly sentence: string;
}

const spellings: Readonly<Record<string, TrailingMeasure>> = {
  "billed sales": "billed sales",
  sales: "billed sales",
  amount: "billed sales",
  transactions: "transactions",
  customers: "customers",
  "unique customers": "customers",
  "net-new customers": "net-new customers",
  "net-new": "net-new customers",
};

type WindowOn = (asOf: IsoDate, grain: DateGrain) => Period;
const twelveMonths: WindowOn = (asOf, grain) => trailing(asOf, 12, grain);

const windows: Readonly<Record<string, WindowOn>> = {
  "": twelveMonths,
  "12 months": twelveMonths,
  "twelve months": twelveMonths,
  "fiscal year": fiscalYearToDate,
  "6 months": qualificationWindow,
  "six months": qualificationWindow,
  "qualification window": qualificationWindow,
};

/**
 * A figure of the trailing twelve months, or of another window, over three columns of equal length.
 * Dates that all fall on the first of a month are months, as in the Revenue export; otherwise they are days.
 * @param dates days or months; @param amounts US dollars; @param customers one text per row, where the measure needs it
 * @param window "fiscal year": from 1 July on; "six months": the month of `asOf` so far and the five before it; "": twelve months
 * @returns dollars or a count, or the problem that keeps it from being computed
 */
export function trailingOverRange(
  measure: string,
  dates: readonly CellValue[],
  amounts: readonly CellValue[],
  customers: readonly CellValue[] | null,
  asOf: IsoDate,
  params: readonly Param[],
  window = "",
): number | TrailingProblem {
  const wanted = spellings[measure.trim().toLowerCase()];
  if (wanted === undefined) return problem("unknown-measure", null, `"${measure}" is no measure. Use "billed sales", "transactions", "customers" or "net-new customers".`);
  const windowOn = windows[window.trim().toLowerCase()];
  if (windowOn === undefined) return problem("unknown-window", null, `"${window}" is no window. Use "12 months", "fiscal year" or "six months", or leave it out for twelve months.`);
  if (dates.length !== amounts.length || (customers !== null && customers.length !== dates.length)) return problem("unequal-lengths", null, "Dates, amounts and customers must have the same number of rows.");
  if (customers === null && (wanted === "customers" || wanted === "net-new customers")) return problem("customers-needed", null, `"${wanted}" needs the column of customers as the fourth argument.`);
  const rows = readRows(dates, amounts, customers);
  if (!Array.isArray(rows)) return rows;
  const grain: DateGrain = rows.every((row) => dateOf(row.day).day === 1) ? "month" : "day";
  const period = windowOn(asOf, grain);
  const position = (day: number) => (grain === "month" ? monthOfDay(day) : day);
  const inWindow = rows.filter((row) => position(row.day) >= period.from && position(row.day) <= period.to);
  const minimum = () => parameterOn(params, "topTier.transactionMinimum", asOf) * microsPerDollar;
  switch (wanted) {
    case "billed sales": {
      const sum = new ExactSums(1);
      for (const row of inWindow) sum.add(0, row.micros);
      return sum.dollars(0);
    }
    case "transactions": {
      const least = minimum();
      return inWindow.filter((row) => row.micros >= least).length;
    }
    case "customers": {
      const least = minimum();
      return new Set(inWindow.filter((row) => row.micros >= least && row.customer !== "").map((row) => row.customer)).size;
    }
    case "net-new customers":
      return netNew(rows, inWindow, (day) => position(day) >= period.from, parameterOn(params, "topTier.netNewCustomerMinimum", asOf));
  }
}

interface RangeRow {
  readonly day: number;
  readonly micros: number;
  readonly customer: string;
}

/** Rows with a date and an amount; a row that is blank in both is passed over. */
function readRows(dates: readonly CellValue[], amounts: readonly CellValue[], customers: readonly CellValue[] | null): RangeRow[] | TrailingProblem {
  const rows: RangeRow[] = [];
  for (let row = 0; row < dates.length; row++) {
    const dateCell = dates[row] ?? "";
    const amountCell = amounts[row] ?? "";
    if (String(dateCell).trim() === "" && String(amountCell).trim() === "") continue;
    const day = readDate(dateCell, "day", null);
    if (typeof day !== "number") {
      const why = day === "ambiguous" ? "could be day first or month first; write it as 2024-06-30" : day === "blank" ? "is blank" : "is not a date";
      return problem("unreadable-cell", row, `The date in row ${row + 1} of the range ${why}.`);
    }
    const amount = coerce(amountCell, coercionField.USD);
    const micros = typeof amount === "number" ? microsOf(amount) : NaN;
    if (Number.isNaN(micros)) return problem("unreadable-cell", row, `The amount in row ${row + 1} of the range ${typeof amount === "object" ? `cannot be used: ${amount.because}` : "is blank or too large"}.`);
    rows.push({ day, micros, customer: customerOf(customers?.[row] ?? "") });
  }
  return rows;
}

/** Told apart as exports tell them: masked ids are none, and GUIDs compare without case. */
function customerOf(cell: CellValue): string {
  const id = String(cell).trim();
  return /^\*+$/.test(id) ? "" : id.length >= guidLength ? id.toLowerCase() : id;
}

function netNew(rows: readonly RangeRow[], inWindow: readonly RangeRow[], startsInWindow: (day: number) => boolean, minimum: number): number {
  const first = new Map<string, number>();
  for (const row of rows) first.set(row.customer, Math.min(first.get(row.customer) ?? Infinity, row.day));
  const codes = new Map<string, number>();
  for (const row of inWindow) if (row.customer !== "" && !codes.has(row.customer)) codes.set(row.customer, codes.size);
  const totals = new ExactSums(codes.size);
  for (const row of inWindow) {
    const code = codes.get(row.customer);
    if (code !== undefined) totals.add(code, row.micros);
  }
  return [...codes].filter(([customer, code]) => startsInWindow(first.get(customer)!) && totals.compare(code, minimum) > 0).length;
}

function problem(code: TrailingProblem["code"], row: number | null, sentence: string): TrailingProblem {
  return { code, row, sentence };
}
