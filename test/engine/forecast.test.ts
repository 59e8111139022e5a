// The months ahead: each is what asking on that day would answer, the lapse is the first day, and what keeps the status is no more than is needed.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import { statusName } from "../../src/engine/decide";
import { forecast, type DatedAmount, type ForecastRequest } from "../../src/engine/forecast";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { addMonths, endOfMonth, isoOf, serialOf } from "../../src/intake/calendar";
import { property, seed } from "../properties/rows";
import { needs3, oneRow, toyCatalog } from "./toyCatalog";

const SALES = "marketplaceBilledSales";
const nothing = { netNewCustomers: 0, marketplaceTransactions: 0, uniqueCustomers: 0, cloudCommitment: 0, transactableListing: 0 };
const windows = [{ field: SALES, months: 12 }];

/** Whether a sale still counts: trailing twelve months, whole calendar months on a month's last day. */
const counts = (on: string, asOf: string): boolean => {
  const day = serialOf(asOf);
  const start = endOfMonth(day) === day ? endOfMonth(addMonths(day, -12)) + 1 : addMonths(day, -12) + 1;
  return serialOf(on) >= start && serialOf(on) <= day;
};
const total = (events: readonly DatedAmount[], asOf: string): number => events.filter(({ on }) => counts(on, asOf)).reduce((sum, { amount }) => sum + amount, 0);
const statusOn = (asOf: string, sales: number): string => {
  const frozen = plan(shippedCatalog, "top-tier", asOf);
  return statusName(frozen, run(frozen, oneRow({ ...nothing, [SALES]: sales })).outcome[0]!);
};
const request = (asOf: string, events: readonly DatedAmount[], more: Partial<ForecastRequest> = {}): ForecastRequest => ({
  asOf,
  events,
  windows,
  on: (day, lost) => ({ plan: plan(shippedCatalog, "top-tier", day), columns: oneRow({ ...nothing, [SALES]: total(events, asOf) - (lost[SALES] ?? 0) }) }),
  ...more,
});
const sale = (on: string, amount: number): DatedAmount => ({ field: SALES, on, amount });

describe(`the months ahead (TIERLINE_SEED=${seed})`, () => {
  const day = fc.integer({ min: serialOf("2024-01-01"), max: serialOf("2025-12-31") }).map(isoOf);
  // Days back from the as-of date and quarters of a million: about half of the rows are top tier.
  const sales = fc.array(fc.tuple(fc.integer({ min: 0, max: 450 }), fc.integer({ min: 1, max: 8 })), { minLength: 2, maxLength: 8 });
  const generated = fc.tuple(fc.oneof(day, day.map((each) => isoOf(endOfMonth(serialOf(each))))), sales).map(([asOf, all]) => ({ asOf, events: all.map(([back, quarters]) => sale(isoOf(serialOf(asOf) - back), quarters * 250_000)) }));

  it("answer what evaluating the rows that still count answers on that day, and roll off exactly the others", () => {
    property(generated, 40, 15, ({ asOf, events: all }) => {
      const { months, statusNow } = forecast(request(asOf, all));
      assert.equal(statusNow, statusOn(asOf, total(all, asOf)));
      let left = total(all, asOf);
      for (const month of months) {
        assert.equal(month.status, statusOn(month.asOf, total(all, month.asOf)), month.asOf);
        left -= month.rollsOff.reduce((sum, { amount }) => sum + amount, 0);
        assert.equal(left, total(all, month.asOf), `left on ${month.asOf}`);
      }
      return months.some(({ rollsOff }) => rollsOff.length > 0);
    });
  });

  it("name the first day on which the status is gone", () => {
    property(generated, 60, 6, ({ asOf, events: all }) => {
      const { lapsesOn, statusNow, months } = forecast(request(asOf, all));
      const isThere = (on: string): boolean => statusOn(on, total(all, on)) === "Top tier";
      if (statusNow !== "Top tier") {
        assert.equal(lapsesOn, null);
        return false;
      }
      const lost = months.find((month) => month.status !== "Top tier");
      if (lost === undefined) {
        assert.equal(lapsesOn, null);
        return false;
      }
      const before = months[months.indexOf(lost) - 1]?.asOf ?? asOf;
      const days = Array.from({ length: serialOf(lost.asOf) - serialOf(before) }, (_, index) => isoOf(serialOf(before) + 1 + index));
      assert.equal(lapsesOn, days.find((each) => !isThere(each)));
      return true;
    });
  });

  it("need just so much new business to keep the status through each month", () => {
    property(generated, 60, 6, ({ asOf, events: all }) => {
      const { months, hasOutcome } = forecast(request(asOf, all));
      if (!hasOutcome) {
        assert.ok(months.every(({ keptWith }) => keptWith === null));
        return false;
      }
      let most = 0;
      for (const month of months) {
        most = Math.max(most, 4_000_000 - total(all, month.asOf));
        assert.equal(month.keptWith?.reduce((sum, { amount }) => sum + (amount ?? 0), 0), most, month.asOf);
      }
      return most > 0;
    });
  });

  it("keep to the last day of the month from a last day, and to the same day otherwise", () => {
    const days = (asOf: string): readonly string[] => forecast(request(asOf, [], { months: 3 })).months.map((month) => month.asOf);
    assert.deepEqual(days("2024-01-31"), ["2024-02-29", "2024-03-31", "2024-04-30"]);
    assert.deepEqual(days("2024-02-29"), ["2024-03-31", "2024-04-30", "2024-05-31"]);
    assert.deepEqual(days("2024-01-30"), ["2024-02-29", "2024-03-30", "2024-04-30"]);
  });

  it("say which columns have a window and no dated amounts behind them, and leave those as they are", () => {
    const { undated, months } = forecast(request("2024-06-15", [], { windows: [...windows, { field: "netNewCustomers", months: 12 }], on: (day) => ({ plan: plan(shippedCatalog, "top-tier", day), columns: oneRow({ ...nothing, [SALES]: 4_000_000 }) }) }));
    assert.deepEqual(undated, [SALES, "netNewCustomers"]);
    assert.ok(months.every(({ status }) => status === "Top tier"));
  });

  it("tell what the calendar alone changes, to the day", () => {
    // The column that a rule works out from the date turns on the 10th of March.
    const on: ForecastRequest["on"] = (day) => ({ plan: plan(toyCatalog(needs3("a")), "toy", day), columns: oneRow({ a: day < "2021-03-10" ? 3 : 2 }) });
    const { lapsesOn, months } = forecast({ asOf: "2021-01-15", months: 4, windows: [], on });
    assert.deepEqual([lapsesOn, months.map(({ status }) => status)], ["2021-03-10", ["Passes", "Fails", "Fails", "Fails"]]);
  });

  it("say why where the rules end, and call that no lapse", () => {
    const ending = toyCatalog(needs3("a"), { body: [{ from: "2020-01-01", until: "2021-03-01", value: { ladder: [{ outcome: "passes", when: needs3("a") }], otherwise: "fails" }, cite: toyCatalog(needs3("a")).programmes[0]!.body[0]!.cite, rules: [] }] });
    const { lapsesOn, months } = forecast({ asOf: "2021-01-15", months: 3, windows: [], on: (day) => ({ plan: plan(ending, "toy", day), columns: oneRow({ a: 3 }) }) });
    assert.deepEqual([lapsesOn, months.map(({ status }) => status)], [null, ["Passes", null, null]]);
    assert.match(months[1]?.because ?? "", /no value for "Toy" on 2021-03-15/);
  });
});
