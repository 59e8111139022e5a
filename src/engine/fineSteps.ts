// Amounts of a fine column by the number of its steps, and the least number that is enough.
// Promises: whole steps of the field from where it starts, the last one at the column's end. Knows no points.
import type { Raisable } from "./earningSlots";

/** Steps from an amount to the column's end; 0 where it may not be raised. */
export function stepsTo({ field, targets }: Raisable, from: number): number {
  const end = targets.at(-1) ?? from;
  return Math.max(0, Math.ceil((end - from) / field.step - 1e-6));
}

export function amountAt(column: Raisable, from: number, count: number): number {
  const { step } = column.field;
  const end = column.targets.at(-1)!;
  return count >= stepsTo(column, from) ? end : step < 1 ? Math.round((from + count * step) / step) / Math.round(1 / step) : from + count * step;
}

/** The least count from 1 to `last` that is enough, `last` where none is; more is never less. 0 where `last` is 0. */
export function leastCount(last: number, isEnough: (count: number) => boolean): number {
  let low = 0;
  let high = last;
  const canBeEnough = last > 1 && isEnough(last);
  while (canBeEnough && high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (isEnough(middle)) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}
