// Calendar arithmetic on Excel serials: months, anniversaries, month ends, as rules speak of them.
// Promises: whole days in, whole days out, NaN in, NaN out; 29 February becomes 28 February in years that have none. Reads no clock.

/** Days between Excel's day 0 and 1970-01-01, for dates from March 1900 on: every date a rule speaks of. */
const EXCEL_EPOCH_DAYS = 25_569;
const MS_PER_DAY = 86_400_000;

interface Day {
  readonly year: number;
  /** 0 to 11. */
  readonly month: number;
  readonly day: number;
}

function dayOf(serial: number): Day {
  const at = new Date((serial - EXCEL_EPOCH_DAYS) * MS_PER_DAY);
  return { year: at.getUTCFullYear(), month: at.getUTCMonth(), day: at.getUTCDate() };
}

function serialAt(year: number, month: number, day: number): number {
  return Date.UTC(year, month, day) / MS_PER_DAY + EXCEL_EPOCH_DAYS;
}

/** Whether a text is written as ISO dates are, "2024-02-29"; it may still name a day that no calendar has. */
export function isWrittenAsDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

/** Excel serial of an ISO date. */
export function serialOf(iso: string): number {
  const serial = Date.parse(`${iso}T00:00:00Z`) / MS_PER_DAY + EXCEL_EPOCH_DAYS;
  // Excel counts a 29 February 1900 that never was, so earlier dates stand one lower.
  return serial < 61 ? serial - 1 : serial;
}

/** "2024-02-29" for a serial. */
export function isoOf(serial: number): string {
  return new Date((serial - EXCEL_EPOCH_DAYS) * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The same day of the month `months` later (or earlier), or that month's last day where it has no such day. */
export function addMonths(serial: number, months: number): number {
  if (Number.isNaN(serial)) {
    return serial;
  }
  const { year, month, day } = dayOf(serial);
  const lastDay = new Date(Date.UTC(year, month + months + 1, 0)).getUTCDate();
  return serialAt(year, month + months, Math.min(day, lastDay));
}

export function startOfMonth(serial: number): number {
  if (Number.isNaN(serial)) {
    return serial;
  }
  const { year, month } = dayOf(serial);
  return serialAt(year, month, 1);
}

export function endOfMonth(serial: number): number {
  if (Number.isNaN(serial)) {
    return serial;
  }
  const { year, month } = dayOf(serial);
  return serialAt(year, month + 1, 0);
}

export type WhichAnniversary = "onOrAfter" | "after" | "onOrBefore" | "before";

/**
 * The yearly return of the day `of`, seen from `on`. The first return is one year after `of`, so looking back from before it there is none (NaN).
 * With `isAnyYear`, `of` is itself an anniversary whose year says nothing, and there is one every year.
 */
export function anniversary(of: number, which: WhichAnniversary, on: number, isAnyYear = false): number {
  if (Number.isNaN(of) || Number.isNaN(on)) {
    return Number.NaN;
  }
  const yearOf = dayOf(of).year;
  const yearOn = dayOf(on).year;
  const firstYear = isAnyYear ? -Infinity : yearOf + 1;
  const at = (year: number): number => addMonths(of, (year - yearOf) * 12);
  switch (which) {
    case "onOrAfter":
    case "after": {
      const first = Math.max(firstYear, yearOn);
      const isPast = which === "after" ? at(first) <= on : at(first) < on;
      return at(isPast ? first + 1 : first);
    }
    case "onOrBefore":
    case "before": {
      const isAhead = which === "before" ? at(yearOn) >= on : at(yearOn) > on;
      const last = isAhead ? yearOn - 1 : yearOn;
      return last >= firstYear ? at(last) : Number.NaN;
    }
  }
}
