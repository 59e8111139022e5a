// Which formulas were answered, by their cells, and which headers each answer rested on: so that only those are asked again that must be.
// Promises to forget a formula when it is taken to be asked again; it is noted anew when it answers. Asks Excel nothing.
import { headersAbove } from "../workbook/headerCache";

/** "Data!M4"; undefined where the host did not say it. */
export type FormulaCell = string | undefined;

/** By cell: the headers that stood above the metrics, by the metrics' place. A cell may hold several formulas. */
const answered = new Map<FormulaCell, Map<string, string>>();

/** Every formula rests on the rules and lists of the workbook. */
export function noteFormula(cell: FormulaCell): Map<string, string> {
  const noted = answered.get(cell) ?? new Map<string, string>();
  answered.set(cell, noted);
  return noted;
}

/** The headers above the metrics, as the formula in `cell` is told them. */
export function headersFor(cell: FormulaCell, metrics: string): readonly string[] | null {
  const headers = headersAbove(metrics);
  noteFormula(cell).set(metrics, JSON.stringify(headers));
  return headers;
}

/** Every formula that was answered. */
export function takeAll(): FormulaCell[] {
  return take(() => true);
}

/** Formulas that would be told other headers now. */
export function takeUnderOtherHeaders(): FormulaCell[] {
  return take((noted) => [...noted].some(([metrics, headers]) => JSON.stringify(headersAbove(metrics)) !== headers));
}

function take(isWanted: (noted: ReadonlyMap<string, string>) => boolean): FormulaCell[] {
  const taken = [...answered].filter(([, noted]) => isWanted(noted)).map(([cell]) => cell);
  for (const cell of taken) answered.delete(cell);
  return taken;
}
