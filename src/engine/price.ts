// What a change of one column costs on the way to an outcome, and where in a range it leads.
// Promises: without an effort given, an amount costs the share of it that is still missing; whole steps of the field, never rounded down.
// Knows no rule and no row.
import type { PlanField } from "./planShape";
import type { Range } from "./ways";

/** Cost of one unit ($1, one customer, one percent point) by field id, as a person gives it; for a flag or a choice, of changing it at all. */
export type Efforts = Readonly<Record<string, number>>;

/** Cost of bringing a field from `have` (NaN unknown) into a range; 0 when it is there. */
export function priceOf(field: PlanField, have: number, range: Range, efforts: Efforts = {}): number {
  if (have >= range.low && have <= range.high) {
    return 0;
  }
  const { id, step } = field;
  // The catalog's own effort is per step.
  const perStep = efforts[id] === undefined ? field.effort : efforts[id] * (isAmount(field) ? step : 1);
  const target = targetIn(range, have);
  if (Number.isNaN(have) || !isAmount(field)) {
    return perStep === null ? 1 : perStep * stepsFromNothing(field, target);
  }
  return perStep === null ? Math.abs(target - have) / Math.max(Math.abs(target), step) : (missingAmount(have, target, step) / step) * perStep;
}

/** Of a blank the whole need counts; a day, a flag and a choice are had or not. */
function stepsFromNothing(field: PlanField, target: number): number {
  return isAmount(field) && field.unit !== "date" ? Math.max(1, missingAmount(0, target, field.step) / field.step) : 1;
}

/** The nearest value of a range; from an unknown value, its lower end. */
export function targetIn(range: Range, have: number): number {
  return have > range.high ? range.high : Number.isFinite(range.low) ? range.low : range.high;
}

/** What is missing of a need, in whole steps of the field: never rounded down, so that adding it is enough. */
export function missingAmount(have: number, target: number, step: number): number {
  const steps = Math.ceil(Math.abs(target - have) / step - 1e-6);
  // Steps of a cent are divided by 100, not multiplied by 0.01, so that 1 step reads 0.01 and 3 steps 0.03.
  return step < 1 ? steps / Math.round(1 / step) : steps * step;
}

/** A flag or a coded text has no more and less. */
export function isAmount({ unit }: Pick<PlanField, "unit">): boolean {
  return unit !== "flag" && unit !== "choice";
}
