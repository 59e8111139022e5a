// Formulas that ask the rules themselves: what a parameter is on a day, and what a programme asks for.
// Promises: the values of the catalog with the user's own rules laid over it, and the nearest known name where a name is wrong. Reads no table.
import { nearestOf } from "../catalog/nearest";
import { versionInForce } from "../engine/freeze";
import { plan } from "../engine/plan";
import { PlanError } from "../engine/planShape";
import { ruleOutline } from "../report/ruleOutline";
import { type FormulaCell, noteFormula } from "./answeredFormulas";
import { besideFormulas } from "./besideFormulas";
import type { Spill } from "./formula";
import { FormulaError, formulaDate } from "./formulaCall";

/** When the rules are asked for. */
export interface FormulaDate {
  readonly asOf: unknown;
  /** ISO date that stands for an `asOf` that is left out. */
  readonly today: string;
  /** Where the formula stands. */
  readonly cell?: FormulaCell;
}

/** A parameter by its id or its label, in its own unit; a date as Excel's serial. Throws FormulaError. */
export function thresholdValue(parameter: string, { asOf, today, cell }: FormulaDate): number {
  noteFormula(cell);
  const named = parameter.trim().toLowerCase();
  const { params } = besideFormulas().catalog;
  const found = params.find(({ id, label }) => id.toLowerCase() === named || label.toLowerCase() === named);
  if (found === undefined) {
    throw new FormulaError(`There is no parameter "${parameter}". The nearest is "${nearestOf(params.flatMap(({ id, label }) => [id, label]), named)}".`);
  }
  const day = formulaDate(asOf, today);
  if (!found.timeline.some(({ from, until }) => from <= day && (until === undefined || day < until))) {
    const spans = found.timeline.map(({ from, until }) => `from ${from}${until === undefined ? "" : ` until ${until}`}`);
    throw new FormulaError(`${found.label} has no value on ${day}. It has one ${spans.join(", and ")}.`);
  }
  return refusedInWords(() => versionInForce(found.timeline, day, null, found.label).value);
}

/** The rules of a programme as an outline below a header line. Throws FormulaError. */
export function rulesTable(programme: string, { asOf, today, cell }: FormulaDate): Spill {
  noteFormula(cell);
  const day = formulaDate(asOf, today);
  const outline = refusedInWords(() => ruleOutline(plan(besideFormulas().catalog, programme.trim().toLowerCase(), day, null)));
  return [["Leads to", "Requirement", "Needs", "In force since", "Source"], ...outline.map(({ outcome, depth, text, need, since, source }) => [outcome, `${indent.repeat(depth)}${text}`, need, since, source])];
}

/** Excel trims nothing that a formula answers, so spaces show the depth. */
const indent = "   ";

function refusedInWords<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof PlanError)) throw error;
    throw new FormulaError(error.message);
  }
}
