// Which rows lie in a period that ends on the as-of date, for exports that carry days and for exports that carry months only.
// Promises: both bounds are spelled out in a sentence. A month that is not over yet is counted and marked as partial.
// Source: S001, "trailing twelve-month (TTM) evaluation periods"; how the months are cut is our reading.
import type { IsoDate } from "../catalog/schema";
import { addMonths, dayOfIso, fiscalYearOf, firstDayOf, isMonthEnd, isoOfDay, isoOfMonth, lastCompleteMonth, lastDayOf, monthOf, monthOfDay } from "./calendar";
import type { DayNumber, MonthNumber } from "./calendar";

/** What one row's date says: the exact day, or the month only. */
export type DateGrain = "day" | "month";

/** A closed period in the unit of its grain: day numbers or month numbers. */
export interface Period {
  readonly grain: DateGrain;
  readonly from: number;
  readonly to: number;
  /** The as-of date lies inside the last month, which is therefore not over. */
  readonly lastMonthIsPartial: boolean;
  /** "2023-07 to 2024-06, in whole months". */
  readonly sentence: string;
}

/**
 * The period of `months` months that ends on `asOf`.
 * Months: the as-of month and the ones before it. Days: on a month's last day whole calendar months, otherwise the day after
 * the same day `months` earlier, up to and including `asOf`; so a leap day neither doubles nor loses a day.
 */
export function trailing(asOf: IsoDate, months: number, grain: DateGrain): Period {
  const end = dayOfIso(asOf);
  const endMonth = monthOfDay(end);
  const lastMonthIsPartial = !isMonthEnd(end);
  if (grain === "month") return monthly(endMonth - months + 1, endMonth, lastMonthIsPartial);
  const from = isMonthEnd(end) ? firstDayOf(endMonth - months + 1) : addMonths(end, -months) + 1;
  return daily(from, end, lastMonthIsPartial);
}

/** The `months` months that end with the last month that is over on `asOf`: how scores say "last month". */
export function lastCompleteMonths(asOf: IsoDate, months: number, grain: DateGrain): Period {
  const end = lastCompleteMonth(dayOfIso(asOf));
  return grain === "month" ? monthly(end - months + 1, end, false) : daily(firstDayOf(end - months + 1), lastDayOf(end), false);
}

/** Everything up to and including `asOf`. */
export function sinceTheBeginning(asOf: IsoDate, grain: DateGrain): Period {
  const end = dayOfIso(asOf);
  const lastMonthIsPartial = !isMonthEnd(end);
  const upTo = grain === "month" ? `${isoOfMonth(monthOfDay(end))}${inMonths}` : asOf;
  return { grain, from: Number.MIN_SAFE_INTEGER, to: grain === "month" ? monthOfDay(end) : end, lastMonthIsPartial, sentence: `everything up to ${upTo}${partial(monthOfDay(end), lastMonthIsPartial)}` };
}

/** Microsoft's fiscal year that `asOf` lies in, July to June, cut off on `asOf`. */
export function fiscalYearToDate(asOf: IsoDate, grain: DateGrain): Period {
  const end = dayOfIso(asOf);
  const july = monthOf(fiscalYearOf(end) - 1, 7);
  return grain === "month" ? monthly(july, monthOfDay(end), !isMonthEnd(end)) : daily(firstDayOf(july), end, !isMonthEnd(end));
}

/**
 * The six-month window in which a designation can be attained: the as-of month so far and the five full months before it.
 * Source: Microsoft's announcement of September 2023, in force from 2023-09-19.
 */
export function qualificationWindow(asOf: IsoDate, grain: DateGrain): Period {
  const end = dayOfIso(asOf);
  const endMonth = monthOfDay(end);
  return grain === "month" ? monthly(endMonth - 5, endMonth, !isMonthEnd(end)) : daily(firstDayOf(endMonth - 5), end, !isMonthEnd(end));
}

export function contains(period: Period, date: number): boolean {
  return date >= period.from && date <= period.to;
}

const inMonths = ", in whole months, because the export names months only";

function partial(month: MonthNumber, isPartial: boolean): string {
  return isPartial ? `; ${isoOfMonth(month)} is not over and counts as far as it goes` : "";
}

function monthly(from: MonthNumber, to: MonthNumber, lastMonthIsPartial: boolean): Period {
  return { grain: "month", from, to, lastMonthIsPartial, sentence: `${isoOfMonth(from)} to ${isoOfMonth(to)}${inMonths}${partial(to, lastMonthIsPartial)}` };
}

function daily(from: DayNumber, to: DayNumber, lastMonthIsPartial: boolean): Period {
  return { grain: "day", from, to, lastMonthIsPartial, sentence: `${isoOfDay(from)} to ${isoOfDay(to)}, both days included${partial(monthOfDay(to), lastMonthIsPartial)}` };
}
