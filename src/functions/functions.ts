// The formulas of the namespace PARTNER. Thin: arguments in, src/app answers, errors out.
// Promises that ids and parameters never change (new parameters only at the end, saved formulas depend on them), that every function is
// synchronous, and that an omitted argument is taken as null (Excel passes null; a default value in the code would never be used).
import { todayHere } from "../app/clock";
import { explanationColumn, gapLines, pathColumn, scoreColumn, type Spill, statusColumn } from "../app/formula";
import { type FormulaCall, FormulaError, NotAvailable } from "../app/formulaCall";
import { rulesTable, thresholdValue } from "../app/ruleFormulas";
import { trailingValue } from "../app/trailingFormula";

/**
 * Top tier status of each row of partner metrics: Top tier, Not top tier, Needs data or Unclear.
 * @customfunction TOPTIER TOPTIER
 * @helpurl https://tierline.example/functions.html#toptier
 * @param {unknown[][]} metrics Partner rows, with or without their header row. With a header row the answer has a header line too. Without one, the headers of the table they lie in are used, or this order: billed sales, net-new customers, transactions, unique customers, commitment, transactable listing.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} One status per row.
 * @requiresAddress
 * @requiresParameterAddresses
 */
export function toptier(metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => texts(statusColumn(callOf("top-tier", 0, metrics, headers, asOf, invocation))));
}

/**
 * Co-sell status of each offer row.
 * @customfunction COSELL COSELL
 * @helpurl https://tierline.example/functions.html#cosell
 * @param {unknown[][]} offers Offer rows, with or without their header row. With a header row the answer has a header line too.
 * @param {unknown[][]} [headers] The header row of the offers, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} One status per row.
 * @requiresAddress
 * @requiresParameterAddresses
 */
export function cosell(offers: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => texts(statusColumn(callOf("co-sell", 0, offers, headers, asOf, invocation))));
}

/**
 * Status of each row in any programme.
 * @customfunction STATUS STATUS
 * @helpurl https://tierline.example/functions.html#status
 * @param {string} programme The programme, such as top-tier, rewards or designation.security.
 * @param {unknown[][]} metrics Rows, with or without their header row. With a header row the answer has a header line too.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} One status per row.
 * @requiresAddress
 * @requiresParameterAddresses
 */
export function status(programme: string, metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => texts(statusColumn(callOf(programme, 1, metrics, headers, asOf, invocation))));
}

/**
 * The path by which each row has its status; empty where none decides.
 * @customfunction PATH PATH
 * @helpurl https://tierline.example/functions.html#path
 * @param {string} programme The programme, such as top-tier.
 * @param {unknown[][]} metrics Rows, with or without their header row. With a header row the answer has a header line too.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} One path per row.
 * @requiresAddress
 * @requiresParameterAddresses
 */
export function path(programme: string, metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => texts(pathColumn(callOf(programme, 1, metrics, headers, asOf, invocation))));
}

/**
 * Points of each row towards a Solutions Partner designation; Needs data where they are not known.
 * @customfunction SCORE SCORE
 * @helpurl https://tierline.example/functions.html#score
 * @param {string} area The solution area, such as security or data-ai.
 * @param {unknown[][]} metrics Partner rows, with or without their header row. With a header row the answer has a header line too.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {unknown[][]} Points per row.
 * @requiresAddress
 * @requiresParameterAddresses
 */
export function score(area: string, metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): unknown[][] {
  return answered(() => scoreColumn(area, callOf("", 1, metrics, headers, asOf, invocation)));
}

/**
 * What rows are missing, one line per requirement: requirement, have, need, missing, source, and whose it is.
 * @customfunction GAPS GAPS
 * @helpurl https://tierline.example/functions.html#gaps
 * @param {string} programme The programme, such as top-tier.
 * @param {unknown[][]} metrics Rows, with or without their header row.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {unknown[][]} A header line, then a line per requirement.
 * @requiresAddress
 * @requiresParameterAddresses
 */
export function gaps(programme: string, metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): unknown[][] {
  return answered(() => gapLines(callOf(programme, 1, metrics, headers, asOf, invocation)));
}

/**
 * Why each row has its status, as text with amounts and sources.
 * @customfunction EXPLAIN EXPLAIN
 * @helpurl https://tierline.example/functions.html#explain
 * @param {string} programme The programme, such as top-tier.
 * @param {unknown[][]} metrics Rows, with or without their header row. With a header row the answer has a header line too.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} One text per row.
 * @requiresAddress
 * @requiresParameterAddresses
 */
export function explain(programme: string, metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => texts(explanationColumn(callOf(programme, 1, metrics, headers, asOf, invocation))));
}

/**
 * The value of a parameter of the rules on a day, in its own unit.
 * @customfunction THRESHOLD THRESHOLD
 * @helpurl https://tierline.example/functions.html#threshold
 * @param {string} parameter The parameter's id or name, such as topTier.billedSales.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {number} The value; a date as Excel counts days.
 * @requiresAddress
 */
export function threshold(parameter: string, asOf: unknown, invocation: CustomFunctions.Invocation): number {
  return answered(() => thresholdValue(parameter, { asOf, today: todayHere(), cell: cellOf(invocation) }));
}

/**
 * The rules of a programme on a day, one line per requirement, with amounts and sources.
 * @customfunction RULES RULES
 * @helpurl https://tierline.example/functions.html#rules
 * @param {string} programme The programme, such as top-tier.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} A header line, then a line per requirement.
 * @requiresAddress
 */
export function rules(programme: string, asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => texts(rulesTable(programme, { asOf, today: todayHere(), cell: cellOf(invocation) })));
}

/**
 * Trailing twelve months over columns of cells: billed sales, transactions, customers or net-new customers. Each row is one transaction.
 * @customfunction TTM TTM
 * @helpurl https://tierline.example/functions.html#ttm
 * @param {string} measure "billed sales", "transactions", "customers" or "net-new customers".
 * @param {unknown[][]} dates One column of dates or months, such as 2024-06-30 or 2024-06.
 * @param {unknown[][]} amounts One column of US dollars, as long as the dates.
 * @param {unknown[][]} [customers] One column of customer ids, for customers and net-new customers.
 * @param {unknown} [asOf] The last day of the window: a date, or text such as 2024-06-30. Today if left out.
 * @param {string} [window] "12 months" if left out; "fiscal year" from July on; "six months", in which a designation can be attained.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {number} US dollars, or a count.
 * @requiresAddress
 */
export function ttm(measure: string, dates: unknown[][], amounts: unknown[][], customers: unknown[][], asOf: unknown, window: string, invocation: CustomFunctions.Invocation): number {
  return answered(() => trailingValue({ measure, dates, amounts, customers, asOf, window, today: todayHere(), cell: cellOf(invocation) }));
}

/** `place` is the position of the metrics among the parameters. */
function callOf(programme: string, place: number, metrics: unknown[][], headers: unknown[][] | null, asOf: unknown, invocation: CustomFunctions.Invocation | undefined): FormulaCall {
  // Older hosts know neither addresses nor previews.
  const isPreview: unknown = invocation === undefined ? false : Reflect.get(invocation, "isInValuePreview");
  return { programme, metrics, headers, asOf, today: todayHere(), address: invocation?.parameterAddresses?.[place], isPreview: isPreview === true, cell: cellOf(invocation) };
}

function cellOf(invocation: CustomFunctions.Invocation | undefined): string | undefined {
  return invocation?.address;
}

/** Excel is told that these functions answer text. */
function texts(lines: Spill): string[][] {
  return lines.map((line) => line.map(String));
}

/** A sentence becomes #VALUE!, or #N/A, with that sentence on hover. */
function answered<Answer>(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new CustomFunctions.Error(error instanceof NotAvailable ? CustomFunctions.ErrorCode.notAvailable : CustomFunctions.ErrorCode.invalidValue, error.message);
  }
}
