// The formulas: PARTNER.TOPTIER and PARTNER.EXPLAIN. Thin: arguments in, src/app/formula answers, errors out.
// Promises that ids and parameters never change (new parameters only at the end, saved formulas depend on them), that every function is
// synchronous, and that an omitted argument is taken as null (Excel passes null; a default value in the code would never be used).
import { todayHere } from "../app/clock";
import { explanationColumn, type FormulaCall, FormulaError, statusColumn } from "../app/formula";

/**
 * Top tier status of each row of partner metrics: Top tier, Not top tier, Needs data or Unclear.
 * @customfunction TOPTIER TOPTIER
 * @helpurl https://tierline.example/functions#toptier
 * @param {unknown[][]} metrics Partner rows, with or without their header row. With a header row the answer has a header line too. Without one, the headers of the table they lie in are used, or this order: billed sales, net-new customers, transactions, unique customers, commitment, transactable listing.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} One status per row.
 * @requiresParameterAddresses
 */
export function toptier(metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => statusColumn(callOf("top-tier", 0, metrics, headers, asOf, invocation)));
}

/**
 * Why each row of partner metrics has its status, as text with amounts and sources.
 * @customfunction EXPLAIN EXPLAIN
 * @helpurl https://tierline.example/functions#explain
 * @param {string} programme The programme: top-tier.
 * @param {unknown[][]} metrics Partner rows, with or without their header row.
 * @param {unknown[][]} [headers] The header row of the metrics, one header per column.
 * @param {unknown} [asOf] The day whose rules apply: a date, or text such as 2024-06-30. Today if left out.
 * @param {CustomFunctions.Invocation} invocation Where the formula stands.
 * @returns {string[][]} One text per row.
 * @requiresParameterAddresses
 */
export function explain(programme: string, metrics: unknown[][], headers: unknown[][], asOf: unknown, invocation: CustomFunctions.Invocation): string[][] {
  return answered(() => explanationColumn(callOf(programme, 1, metrics, headers, asOf, invocation)));
}

/** `place` is the position of the metrics among the parameters. */
function callOf(programme: string, place: number, metrics: unknown[][], headers: unknown[][] | null, asOf: unknown, invocation: CustomFunctions.Invocation | undefined): FormulaCall {
  // Older hosts know neither addresses nor previews.
  const isPreview: unknown = invocation === undefined ? false : Reflect.get(invocation, "isInValuePreview");
  return { programme, metrics, headers, asOf, today: todayHere(), address: invocation?.parameterAddresses?.[place], isPreview: isPreview === true };
}

/** A sentence becomes #VALUE! with that sentence on hover. */
function answered(answer: () => string[][]): string[][] {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode.invalidValue, error.message);
  }
}
