// Calendar arithmetic on plain integers: day numbers and month numbers.
// Promises: no time zone and no clock, so daylight saving cannot move a row to another day.
// Never reads today's date: the as-of date is always given.
import type { IsoDate } from "../catalog/schema";

/** Days since 1970-01-01. */
export type DayNumber = number;
/** Year x 12 + (month - 1). */
export type MonthNumber = number;

/** Excel's serial 0 counts from 1899-12-30, as this day number. Serials below 61 (before March 1900) are off by one in Excel itself. */
const excelEpoch: DayNumber = -25_569;

/** Day number of a proleptic Gregorian date; month is 1 to 12. Days past the month's end run into the next month. */
export function dayOf(year: number, month: number, day: number): DayNumber {
  // Counting years from March puts the leap day last, so month lengths follow one formula.
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The calendar date of a day number; month is 1 to 12. */
export function dateOf(dayNumber: DayNumber): { year: number; month: number; day: number } {
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export function isRealDate(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDayOfMonth(year, month);
}

export function lastDayOfMonth(year: number, month: number): number {
  return dayOf(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1, 1) - dayOf(year, month, 1);
}

/** Day number of "2024-06-30". The text is trusted: the catalog's IsoDate schema and the pane's date box check it. */
export function dayOfIso(date: IsoDate): DayNumber {
  return dayOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
}

export function isoOfDay(dayNumber: DayNumber): IsoDate {
  const { year, month, day } = dateOf(dayNumber);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** "2024-06" for a month number. */
export function isoOfMonth(month: MonthNumber): string {
  return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
}

export function monthOf(year: number, month: number): MonthNumber {
  return year * 12 + month - 1;
}

export function monthOfDay(dayNumber: DayNumber): MonthNumber {
  const { year, month } = dateOf(dayNumber);
  return monthOf(year, month);
}

export function firstDayOf(month: MonthNumber): DayNumber {
  return dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
}

export function lastDayOf(month: MonthNumber): DayNumber {
  return firstDayOf(month + 1) - 1;
}

/** The same day `months` later (or earlier, when negative); the 31st becomes the month's last day where it has none. */
export function addMonths(dayNumber: DayNumber, months: number): DayNumber {
  const { year, month, day } = dateOf(dayNumber);
  const target = monthOf(year, month) + months;
  return firstDayOf(target) + Math.min(day, lastDayOf(target) - firstDayOf(target) + 1) - 1;
}

/** The date `months` later; a month's last day stays a month's last day, so that whole months stay whole. */
export function addMonthsKeepingMonthEnd(dayNumber: DayNumber, months: number): DayNumber {
  return isMonthEnd(dayNumber) ? lastDayOf(monthOfDay(dayNumber) + months) : addMonths(dayNumber, months);
}

export function isMonthEnd(dayNumber: DayNumber): boolean {
  return dateOf(dayNumber + 1).day === 1;
}

/** The last month that is over on `asOf`: the month itself on its last day, else the one before. */
export function lastCompleteMonth(asOf: DayNumber): MonthNumber {
  return isMonthEnd(asOf) ? monthOfDay(asOf) : monthOfDay(asOf) - 1;
}

/** Microsoft's fiscal year of a day, named by the year in which it ends: July 2023 to June 2024 is 2024. */
export function fiscalYearOf(dayNumber: DayNumber): number {
  const { year, month } = dateOf(dayNumber);
  return month >= 7 ? year + 1 : year;
}

/** Day number of an Excel date serial of the 1900 system; the time of day is dropped. */
export function dayOfSerial(serial: number): DayNumber {
  return Math.floor(serial) + excelEpoch;
}

export function serialOfDay(dayNumber: DayNumber): number {
  return dayNumber - excelEpoch;
}
