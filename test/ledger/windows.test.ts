// Windows and dates: whole months, leap days, month ends, fiscal years.
import assert from "node:assert/strict";
import fc from "fast-check";
import { addMonths, dateOf, dayOf, dayOfIso, dayOfSerial, fiscalYearOf, isoOfDay, isoOfMonth, lastCompleteMonth, serialOfDay } from "../../src/ledger/calendar";
import { readDate } from "../../src/ledger/dates";
import { fiscalYearToDate, lastCompleteMonths, qualificationWindow, trailing } from "../../src/ledger/windows";

const days = (period: { from: number; to: number }) => [isoOfDay(period.from), isoOfDay(period.to)];
const months = (period: { from: number; to: number }) => [isoOfMonth(period.from), isoOfMonth(period.to)];

describe("ledger: windows", () => {
  it("agrees with the calendar on every day from 1900 to 2100", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("1900-03-01"), max: new Date("2100-12-31"), noInvalidDate: true }), (date) => {
        const iso = date.toISOString().slice(0, 10);
        const day = dayOfIso(iso);
        assert.equal(day, Math.floor(Date.parse(`${iso}T00:00:00Z`) / 86_400_000));
        assert.equal(isoOfDay(day), iso);
        assert.equal(dayOfSerial(serialOfDay(day)), day);
        const parts = dateOf(day);
        assert.equal(dayOf(parts.year, parts.month, parts.day), day);
      }),
    );
  });

  it("takes twelve whole months where the export names months, and marks the month that is not over", () => {
    assert.deepEqual(months(trailing("2024-06-30", 12, "month")), ["2023-07", "2024-06"]);
    assert.equal(trailing("2024-06-30", 12, "month").lastMonthIsPartial, false);
    const middle = trailing("2024-06-15", 12, "month");
    assert.deepEqual(months(middle), ["2023-07", "2024-06"]);
    assert.match(middle.sentence, /2024-06 is not over/);
  });

  it("takes the days after the same day a year before, and whole calendar months on a month's last day", () => {
    assert.deepEqual(days(trailing("2024-06-15", 12, "day")), ["2023-06-16", "2024-06-15"]);
    assert.deepEqual(days(trailing("2024-06-30", 12, "day")), ["2023-07-01", "2024-06-30"]);
    assert.deepEqual(days(trailing("2024-02-29", 12, "day")), ["2023-03-01", "2024-02-29"]);
    assert.deepEqual(days(trailing("2025-02-28", 12, "day")), ["2024-03-01", "2025-02-28"]);
    assert.deepEqual(days(trailing("2024-02-28", 12, "day")), ["2023-03-01", "2024-02-28"]);
  });

  it("never covers less than 365 or more than 366 days in twelve months", () => {
    fc.assert(
      fc.property(fc.integer({ min: dayOfIso("2000-01-01"), max: dayOfIso("2099-12-31") }), (day) => {
        const window = trailing(isoOfDay(day), 12, "day");
        const length = window.to - window.from + 1;
        assert.ok(length === 365 || length === 366, `${isoOfDay(day)}: ${length}`);
      }),
    );
  });

  it("puts the 31st on the last day of a shorter month", () => {
    assert.equal(isoOfDay(addMonths(dayOfIso("2024-01-31"), 1)), "2024-02-29");
    assert.equal(isoOfDay(addMonths(dayOfIso("2024-02-29"), -12)), "2023-02-28");
  });

  it("reads last month as the last month that is over", () => {
    assert.equal(isoOfMonth(lastCompleteMonth(dayOfIso("2024-06-29"))), "2024-05");
    assert.equal(isoOfMonth(lastCompleteMonth(dayOfIso("2024-06-30"))), "2024-06");
    assert.deepEqual(days(lastCompleteMonths("2024-03-15", 1, "day")), ["2024-02-01", "2024-02-29"]);
  });

  it("runs fiscal years from July to June, and the qualification window over the month and the five before", () => {
    assert.equal(fiscalYearOf(dayOfIso("2024-06-30")), 2024);
    assert.equal(fiscalYearOf(dayOfIso("2024-07-01")), 2025);
    assert.deepEqual(days(fiscalYearToDate("2024-07-15", "day")), ["2024-07-01", "2024-07-15"]);
    assert.deepEqual(days(qualificationWindow("2024-08-15", "day")), ["2024-03-01", "2024-08-15"]);
  });
});

describe("ledger: dates in exports", () => {
  const iso = (cell: string | number, order: "day-first" | "month-first" | null = null) => {
    const read = readDate(cell, "day", order);
    return typeof read === "number" ? isoOfDay(read) : read;
  };

  it("reads year-first dates, month names, serials and month keys", () => {
    for (const cell of ["2024-07-01", "2024/7/1", "2024-07-01T23:59:59Z", "20240701", 45474, "1 July 2024", "July 1, 2024", "01-Jul-2024", "Jul 2024", "2024-07", 202407, "FY25-Jul", "07/2024"]) {
      assert.equal(iso(cell), "2024-07-01", String(cell));
    }
  });

  it("asks instead of guessing which number is the month", () => {
    assert.equal(iso("3/4/2024"), "ambiguous");
    assert.equal(iso("3/4/2024", "day-first"), "2024-04-03");
    assert.equal(iso("3/4/2024", "month-first"), "2024-03-04");
    assert.equal(iso("31/4/2024", "day-first"), "unreadable");
  });

  it("does not make a date of what is none", () => {
    for (const cell of ["soon", "#N/A", "2024-02-30", "2024-13-01", "32/13/2024", "Total"]) assert.equal(iso(cell), "unreadable", cell);
    for (const cell of ["", "  ", "n/a", "-"]) assert.equal(iso(cell), "blank");
  });

  it("keeps the day of a serial whatever its time", () => {
    assert.equal(iso(45474.999), "2024-07-01");
  });
});
