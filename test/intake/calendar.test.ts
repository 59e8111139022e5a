import assert from "node:assert/strict";
import fc from "fast-check";
import { addMonths, anniversary, endOfMonth, isoOf, isWrittenAsDate, serialOf, startOfMonth } from "../../src/intake/calendar";

const days = fc.integer({ min: serialOf("2000-01-01"), max: serialOf("2099-12-31") });
const year = (serial: number): number => Number(isoOf(serial).slice(0, 4));

describe("calendar", () => {
  it("adds months to the same day, or to the last day of a shorter month", () => {
    assert.equal(isoOf(addMonths(serialOf("2022-07-15"), 6)), "2023-01-15");
    assert.equal(isoOf(addMonths(serialOf("2023-08-31"), 6)), "2024-02-29");
    assert.equal(isoOf(addMonths(serialOf("2022-08-31"), 6)), "2023-02-28");
    assert.equal(isoOf(addMonths(serialOf("2024-03-31"), -1)), "2024-02-29");
  });

  it("counts days as Excel does, on both sides of the 29 February 1900 that never was", () => {
    assert.deepEqual(["1900-01-01", "1900-02-28", "1900-03-01", "1970-01-01", "2024-02-29"].map(serialOf), [1, 59, 61, 25_569, 45_351]);
    assert.deepEqual([61, 45_351].map(isoOf), ["1900-03-01", "2024-02-29"]);
    assert.ok(Number.isNaN(serialOf("soon")));
  });

  it("knows how a date is written, whether or not the day is there", () => {
    assert.deepEqual(["2024-02-29", "2024-99-99"].map(isWrittenAsDate), [true, true]);
    assert.deepEqual(["x2024-02-29", "2024-02-29x", "2024-02-29 ", "024-02-29", "2024-2-29", "2024-02-9", "2024/02/29", "2024-02", "aaaa-02-29", "2024-aa-29", "2024-02-aa"].filter(isWrittenAsDate), []);
  });

  it("adds and takes off months over the turn of a year", () => {
    assert.deepEqual([11, 12, 13, -12, -13, 0].map((months) => isoOf(addMonths(serialOf("2023-12-31"), months))), ["2024-11-30", "2024-12-31", "2025-01-31", "2022-12-31", "2022-11-30", "2023-12-31"]);
  });

  it("looks back no further than the first return, and in any year where the year says nothing", () => {
    const of = serialOf("2022-11-11");
    const last = (which: "onOrBefore" | "before", on: string, isAnyYear = false): string => {
      const found = anniversary(of, which, serialOf(on), isAnyYear);
      return Number.isNaN(found) ? "none" : isoOf(found);
    };
    assert.deepEqual(["2023-11-10", "2023-11-11", "2023-11-12", "2024-11-10", "2024-11-11"].map((on) => last("onOrBefore", on)), ["none", "2023-11-11", "2023-11-11", "2023-11-11", "2024-11-11"]);
    assert.deepEqual(["2023-11-11", "2023-11-12", "2024-11-11", "2024-11-12"].map((on) => last("before", on)), ["none", "2023-11-11", "2023-11-11", "2024-11-11"]);
    assert.deepEqual([last("onOrBefore", "2022-11-11", true), last("before", "2022-11-11", true), last("onOrBefore", "2020-01-01", true)], ["2022-11-11", "2021-11-11", "2019-11-11"]);
    assert.deepEqual([isoOf(anniversary(of, "onOrAfter", serialOf("2000-01-01"))), isoOf(anniversary(of, "after", serialOf("2000-01-01"), true))], ["2023-11-11", "2000-11-11"]);
  });

  it("finds the first and last day of a month", () => {
    assert.equal(isoOf(startOfMonth(serialOf("2024-02-15"))), "2024-02-01");
    assert.equal(isoOf(endOfMonth(serialOf("2024-02-15"))), "2024-02-29");
  });

  it("X-44: keeps the anniversary of 29 February on 28 February in years that have none", () => {
    const leapDay = serialOf("2024-02-29");
    assert.equal(isoOf(anniversary(leapDay, "onOrAfter", serialOf("2024-12-01"))), "2025-02-28");
    assert.equal(isoOf(anniversary(leapDay, "onOrAfter", serialOf("2027-03-01"))), "2028-02-29");
  });

  it("tells an anniversary that is today from the next one", () => {
    const of = serialOf("2022-11-11");
    const today = serialOf("2023-11-11");
    assert.equal(isoOf(anniversary(of, "onOrAfter", today)), "2023-11-11");
    assert.equal(isoOf(anniversary(of, "after", today)), "2024-11-11");
    assert.equal(isoOf(anniversary(of, "onOrBefore", today)), "2023-11-11");
    assert.ok(Number.isNaN(anniversary(of, "before", today)), "there is none before the first");
  });

  it("takes an anniversary of any year for what it is when told so", () => {
    const next = serialOf("2023-05-10");
    assert.equal(isoOf(anniversary(next, "after", serialOf("2022-09-30"), true)), "2023-05-10");
    assert.equal(isoOf(anniversary(next, "after", serialOf("2022-09-30"))), "2024-05-10");
    assert.equal(isoOf(anniversary(next, "before", serialOf("2022-09-30"), true)), "2022-05-10");
  });

  it("never returns a day before the first return, and always one of the same month", () => {
    fc.assert(
      fc.property(days, days, (of, on) => {
        const next = anniversary(of, "onOrAfter", on);
        assert.ok(next >= on && year(next) > year(of));
        assert.equal(isoOf(next).slice(5, 7), isoOf(of).slice(5, 7));
        assert.ok(anniversary(of, "after", on) > on);
        const last = anniversary(of, "onOrBefore", on);
        assert.ok(Number.isNaN(last) ? on < anniversary(of, "onOrAfter", of) : last <= on && next - last <= 366);
      }),
    );
  });

  it("keeps unknown dates unknown", () => {
    for (const value of [addMonths(NaN, 1), startOfMonth(NaN), endOfMonth(NaN), anniversary(NaN, "after", 45_000), anniversary(45_000, "after", NaN)]) {
      assert.ok(Number.isNaN(value));
    }
  });
});
