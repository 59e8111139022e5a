// What if: a copy of the columns with some of them edited.
// Promises: the columns given are never changed, and lanes that no edit speaks of are shared, not copied. A blank cell stays blank when something is
// added to it or multiplied; only "set" fills it. Decides nothing: run does.
import type { Field } from "../catalog/schema";
import type { Columns } from "../intake/columns";
import type { PossibleRange } from "../intake/coerce";

/** In the field's unit; flags are 1 and 0, dates Excel serials, coded texts the index of the choice. */
export type Change = { readonly set: number } | { readonly add: number } | { readonly multiplyBy: number };

export interface Edit {
  readonly field: string;
  readonly change: Change;
}

/** What an edit must know of a field. */
export interface EditedField extends Pick<Field, "id" | "unit" | "step" | "mayBeNegative"> {
  readonly range?: PossibleRange | undefined;
}

/**
 * Every row with every edit, in the order given. An amount that is multiplied is cut to whole steps of its field, never rounded up: 26 transactions
 * and 10% are 28. What cannot be negative stops at 0, and what is added up or multiplied stops where no more, or no less, is possible. An edit that adds to a column that is not there changes nothing.
 */
export function edited({ rows, lanes }: Columns, edits: readonly Edit[], fieldOf: (id: string) => EditedField | undefined): Columns {
  const changed: Record<string, Float64Array> = { ...lanes };
  for (const { field, change } of edits) {
    const known = fieldOf(field);
    const lane = changed[field];
    if (known === undefined || (lane === undefined && !("set" in change))) {
      continue;
    }
    changed[field] = lane === undefined ? new Float64Array(rows).fill(changedValue(Number.NaN, change, known)) : lane.map((value) => changedValue(value, change, known));
  }
  return { rows, lanes: changed };
}

/** One value with one edit; NaN is blank. */
export function changedValue(value: number, change: Change, field: EditedField): number {
  if ("set" in change) {
    return change.set;
  }
  if (field.unit === "flag" || field.unit === "choice" || field.unit === "text") {
    return value;
  }
  const least = field.range !== undefined && field.range.least > -Infinity ? field.range.least : field.mayBeNegative === true || field.unit === "date" ? -Infinity : 0;
  const sum = "add" in change ? wholeCents(value + change.add, field) : wholeSteps(value * change.multiplyBy, field);
  return Number.isNaN(value) ? value : Math.min(field.range?.most ?? Infinity, Math.max(least, sum));
}

/** Takes off the noise of a Float64 sum of amounts in cents. */
function wholeCents(value: number, { step }: EditedField): number {
  return step < 1 ? Math.round(value / step) / Math.round(1 / step) : value;
}

function wholeSteps(value: number, { step }: EditedField): number {
  const steps = Math.trunc(value / step + (value < 0 ? -1e-6 : 1e-6));
  return step < 1 ? steps / Math.round(1 / step) : steps * step;
}
