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
import type { Body, Expr, Timeline } from "../../src/catalog/schema";
import { all, any, needs3, oneRow, toyCatalog, toyCite, type ToyOptions } from "./toyCatalog";

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

describe("the months ahead of a small rule", () => {
  type Row = Readonly<Record<string, number>>;
  /** Months from the 15th of January 2021; `rows`: the row on each of those days, the first as of now, the last for good. Amounts that are lost are taken off. */
  const ahead = (when: Expr, rows: readonly Row[], more: Partial<ForecastRequest> = {}, options: ToyOptions = {}) => {
    const rowOn = (day: string): Row => rows[Math.min(rows.length - 1, (Number(day.slice(0, 4)) - 2021) * 12 + Number(day.slice(5, 7)) - (day.slice(8) < "15" ? 2 : 1))]!;
    return forecast({
      asOf: "2021-01-15",
      months: 4,
      windows: [],
      on: (day, lost) => ({ plan: plan(toyCatalog(when, options), "toy", day), columns: oneRow(Object.fromEntries(Object.entries(rowOn(day)).map(([id, value]) => [id, value - (lost[id] ?? 0)]))) }),
      ...more,
    });
  };
  const kept = (of: ReturnType<typeof ahead>) => of.months.map(({ keptWith }) => keptWith?.map(({ field, amount }) => `${field} ${amount}`) ?? null);
  const both = all("both", needs3("a"), needs3("b"));
  const either = any("either", needs3("a"), needs3("b"));
  const better = [{ outcome: "shines", when: needs3("d") }];
  const versions = (...of: readonly (readonly [from: string, until: string | undefined, when: Expr])[]): Timeline<Body> =>
    of.map(([from, until, when]) => ({ from, until, value: { ladder: [{ outcome: "passes", when }], otherwise: "fails" }, cite: toyCite, rules: [] }));

  it("are counted from 1, and may lapse in the first", () => {
    const { months, lapsesOn, statusNow, hasOutcome } = ahead(needs3("a"), [{ a: 3 }, { a: 2 }]);
    assert.deepEqual([months.map((month) => month.ahead), lapsesOn, statusNow, hasOutcome], [[1, 2, 3, 4], "2021-02-15", "Passes", true]);
    assert.equal(ahead(needs3("a"), [{ a: 3 }]).lapsesOn, null);
  });

  it("are owed per field the most that any month asked for so far", () => {
    const months = ahead(both, [{ a: 3, b: 3 }, { a: 2, b: 3 }, { a: 1, b: 2 }, { a: 3, b: 0 }, { a: 3, b: 1 }]);
    assert.deepEqual(kept(months), [["a 1"], ["a 2", "b 1"], ["a 2", "b 3"], ["a 2", "b 3"]]);
  });

  it("owe nothing that is known once a month cannot be kept by anything, even if a later one holds", () => {
    const body = versions(["2020-01-01", "2021-03-01", needs3("a")], ["2021-04-01", undefined, needs3("a")]);
    const months = ahead(needs3("a"), [{ a: 3 }], {}, { body });
    assert.deepEqual(kept(months), [[], null, null, null]);
    assert.deepEqual([months.months.map(({ status }) => status), months.lapsesOn], [["Passes", null, "Passes", "Passes"], null]);
  });

  it("have nothing to keep where there is no outcome now", () => {
    const months = ahead(needs3("a"), [{ a: 0 }, { a: 3 }]);
    assert.deepEqual([kept(months), months.lapsesOn, months.hasOutcome], [[null, null, null, null], null, false]);
  });

  it("keep an outcome that is not the best by it or by a better one, and lose it to none that is lower", () => {
    const rows = [{ b: 3, d: 0, c: 3 }, { b: 0, d: 3, c: 3 }, { b: 3, d: 0, c: 3 }, { b: 0, d: 0, c: 3 }];
    const led = ahead(needs3("c"), rows, {}, { better: [...better, { outcome: "glows", when: needs3("b") }] });
    assert.deepEqual([led.hasOutcome, led.statusNow, led.months.map(({ status }) => status), led.lapsesOn], [true, "glows", ["shines", "glows", "Passes", "Passes"], "2021-04-15"]);
    assert.deepEqual(kept(led), [[], [], ["b 3"], ["b 3"]]);
  });

  it("keep to the path that decides now, though another is nearer, and owe nothing while another holds", () => {
    const rows = [{ a: 3, b: 0 }, { a: 0, b: 2 }, { a: 0, b: 3 }, { a: 0, b: 2 }];
    for (const pathways of [["a>=", "b>="], ["b>=", "a>="]]) {
      assert.deepEqual(kept(ahead(either, rows, {}, { pathways })), [["a 3"], ["a 3"], ["a 3"], ["a 3"]]);
    }
    assert.deepEqual(kept(ahead(either, [rows[0]!, rows[2]!], {}, { pathways: ["a>=", "b>="] })), [[], [], [], []]);
    assert.deepEqual(kept(ahead(either, rows)), [["b 1"], ["b 1"], ["b 1"], ["b 1"]]);
  });

  it("keep to a path of the outcome itself where it leads to a better one as well", () => {
    const months = ahead(either, [{ a: 3, b: 0, d: 0 }, { a: 0, b: 2, d: 0 }], {}, { pathways: ["a>=", "b>="], better: [{ outcome: "shines", when: all("top", needs3("a"), needs3("d")) }] });
    assert.deepEqual([months.pathNow, kept(months)[0]], ["Path a>=", ["a 3"]]);
  });

  it("are kept by what the person finds cheap, and never by what is to stay as it is", () => {
    assert.deepEqual(kept(ahead(either, [{ a: 3, b: 0 }, { a: 2, b: 0 }], { options: { held: ["a"] } }))[0], ["b 3"]);
    assert.deepEqual(kept(ahead(either, [{ a: 3, b: 0 }, { a: 2, b: 0 }], { options: { efforts: { a: 9, b: 1 } } }))[0], ["b 3"]);
  });

  it("lapse where the rules no longer know the outcome, and nothing keeps it", () => {
    const renamed: Timeline<Body> = [...versions(["2020-01-01", "2021-03-01", needs3("a")]), { from: "2021-03-01", value: { ladder: [{ outcome: "shines", when: needs3("d") }], otherwise: "fails" }, cite: toyCite, rules: [] }];
    const months = ahead(needs3("a"), [{ a: 3, d: 0 }], {}, { better, body: renamed });
    assert.deepEqual([months.lapsesOn, kept(months)], ["2021-03-01", [[], null, null, null]]);
  });

  it("pass over days that the rules leave out when they look for the day on which it lapses", () => {
    const body = versions(["2020-01-01", "2021-02-20", needs3("a")], ["2021-02-25", undefined, needs3("a")]);
    const on: ForecastRequest["on"] = (day) => ({ plan: plan(toyCatalog(needs3("a"), { body }), "toy", day), columns: oneRow({ a: day < "2021-03-01" ? 3 : 2 }) });
    assert.equal(forecast({ asOf: "2021-01-15", months: 2, windows: [], on }).lapsesOn, "2021-03-01");
  });

  it("hide no mistake of the program behind a month that the rules do not cover", () => {
    const on: ForecastRequest["on"] = (day) => {
      if (day > "2021-01-15") {
        throw new TypeError("a mistake");
      }
      return { plan: plan(toyCatalog(needs3("a")), "toy", day), columns: oneRow({ a: 3 }) };
    };
    assert.throws(() => forecast({ asOf: "2021-01-15", months: 1, windows: [], on }), { name: "TypeError", message: "a mistake" });
  });

  it("roll off what leaves each window, in the month in which it leaves, and what is known to be lost on its day", () => {
    const event = (field: string, on: string, amount: number): DatedAmount => ({ field, on, amount });
    const request = {
      windows: [{ field: "a", months: 12 }, { field: "b", months: 3 }],
      // Of c no window is known; the first of a is gone already, the last has yet to come.
      events: [event("b", "2020-12-20", 1), event("a", "2020-02-16", 4), event("a", "2020-01-15", 8), event("a", "2020-03-01", 2), event("c", "2020-02-01", 5), event("a", "2021-01-16", 7)],
      losses: [{ field: "d", gone: "2021-04-01", amount: 6 }],
    };
    const months = ahead(needs3("a"), [{ a: 9, b: 9, c: 9, d: 9 }], { ...request, months: 14 });
    const told = months.months.map(({ rollsOff }) => rollsOff.map(({ field, amount }) => `${field} ${amount}`));
    assert.deepEqual(told.slice(0, 4), [[], ["a 6"], ["d 6", "b 1"], []]);
    assert.deepEqual(told.slice(4).flat(), []);
    assert.deepEqual([months.undated, months.months[13]?.status], [[], "Passes"]);
  });

  it("name a field as undated where neither amounts nor losses speak of it", () => {
    const windows = ["a", "b", "c"].map((field) => ({ field, months: 12 }));
    const { undated } = ahead(needs3("a"), [{ a: 3 }], { windows, events: [{ field: "a", on: "2020-12-01", amount: 1 }], losses: [{ field: "b", gone: "2021-03-01", amount: 1 }] });
    assert.deepEqual(undated, ["c"]);
  });

  it("end a window of whole months on a month's last day", () => {
    const on = (happened: string) =>
      forecast({
        asOf: "2021-04-30",
        months: 3,
        events: [{ field: "a", on: happened, amount: 1 }],
        windows: [{ field: "a", months: 3 }],
        on: (day) => ({ plan: plan(toyCatalog(needs3("a")), "toy", day), columns: oneRow({ a: 3 }) }),
      }).months.map(({ rollsOff }) => rollsOff.length);
    assert.deepEqual([on("2021-03-31"), on("2021-03-02"), on("2021-02-28")], [[0, 1, 0], [0, 1, 0], [1, 0, 0]]);
  });
});

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

  it("ask for the path that needs less of the same, though another decides now", () => {
    const transactions: DatedAmount = { field: "marketplaceTransactions", on: "2023-08-10", amount: 30 };
    const months = (cloudCommitment: number) =>
      forecast({
        asOf: "2024-06-15",
        months: 3,
        events: [transactions],
        windows: [{ field: transactions.field, months: 12 }],
        on: (on, lost) => ({ plan: plan(shippedCatalog, "top-tier", on), columns: oneRow({ ...nothing, [SALES]: 0, uniqueCustomers: 8, cloudCommitment, marketplaceTransactions: 30 - (lost[transactions.field] ?? 0) }) }),
      }).months.at(-1)?.keptWith?.map(({ field, amount }) => [field, amount]);
    assert.deepEqual(months(0), [["marketplaceTransactions", 30]]);
    assert.deepEqual(months(30_000_000), [["marketplaceTransactions", 5]]);
  });

  it("say where the dated amounts do not come to what the row has", () => {
    const told = (table: number) => forecast(request("2024-06-15", [sale("2024-05-01", 3_000_000), sale("2022-05-01", 700)], { on: (on) => ({ plan: plan(shippedCatalog, "top-tier", on), columns: oneRow({ ...nothing, [SALES]: table }) }) })).unlike;
    assert.deepEqual(told(3_000_000), []);
    assert.deepEqual(told(4_000_000), [{ field: SALES, dated: 3_000_000, have: 4_000_000 }]);
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
