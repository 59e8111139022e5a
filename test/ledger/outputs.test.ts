// The metric table, the runway and the formula over plain ranges.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import { recognise } from "../../src/intake/recognise";
import { Evaluation, isCounted } from "../../src/ledger/evaluation";
import { LedgerIndex } from "../../src/ledger/ledgerIndex";
import { metricTable } from "../../src/ledger/metricTable";
import { runway } from "../../src/ledger/runway";
import { trailingOverRange } from "../../src/ledger/trailingRange";
import { customerHeaders, revenueHeaders, revenueLedger } from "./generate";
import { count, evaluation, read, valueFor } from "./reading";

const asOf = "2024-06-30";
const headers = ["Partner", "Billed month", "Purchase record ID", "Line-item ID", "Customer ID", "Estimated revenue (USD)", "Offer name"];
const params = shippedCatalog.params;

describe("ledger: the metric table", () => {
  const { revenue, customers, partners } = revenueLedger(7, 400);
  const ledger = read({ headers: revenueHeaders, rows: revenue }, { headers: customerHeaders, rows: customers });

  it("has one row per partner, and intake recognises every metric in it", () => {
    const table = metricTable(evaluation(ledger, asOf));
    assert.deepEqual(table.rows.map((row) => row[0]), partners);
    const recognised = recognise(shippedCatalog, table.columns.map((column) => column.header)).fields.map(({ field }) => field.id);
    for (const id of ["partner", "marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"]) assert.ok(recognised.includes(id), id);
  });

  it("carries as-of date, sources and row counts beside the numbers", () => {
    const table = metricTable(evaluation(ledger, asOf));
    const at = (header: string) => table.columns.findIndex((column) => column.header === header);
    const row = table.rows[0]!;
    assert.equal(row[at("Counted as of")], 45473);
    assert.match(String(row[at("Counted from")]), /^Revenue \(export-1\.csv\)/);
    assert.match(String(row[at("Counted rows")]), /Marketplace billed sales \(USD\): \d+ of \d+; /);
    assert.match(String(row[at("Counted how")]), /Refunds are netted per purchase/);
    assert.ok(table.missing.some((sentence) => /Azure consumed revenue/.test(sentence)));
  });

  it("gives offers a row of their own with their billed revenue", () => {
    const offers = read({ headers, rows: [["A", "2024-05", "p1", "1", "c1", 10, "One"], ["A", "2024-05", "p2", "1", "c1", 20, "Two"], ["B", "2024-05", "p3", "1", "c1", 40, "One"]] });
    const table = metricTable(evaluation(offers, asOf), "offer");
    assert.deepEqual(table.rows.map((row) => row.slice(0, 3)), [["A", "One", 10], ["A", "Two", 20], ["B", "One", 40]]);
  });
});

describe("ledger: the runway", () => {
  const criterion = { id: "sales", label: "Billed sales", requirements: [{ metric: "marketplaceBilledSales", cmp: ">=" as const, threshold: 1000 }] };
  const one = (rows: (string | number)[][], requirement = criterion) => runway(new LedgerIndex(read({ headers, rows })), { asOf, params }, [requirement])[0]!;

  it("says what leaves each month, when the criterion lapses, and the least that keeps it", () => {
    const way = one([["A", "2023-07", "p1", "1", "c1", 300, "One"], ["A", "2023-10", "p2", "1", "c1", 500, "One"], ["A", "2024-06", "p3", "1", "c1", 700, "One"]]);
    assert.equal(way.isMetNow, true);
    assert.deepEqual(way.months.slice(0, 4).map((month) => month.leaves[0]), [300, 0, 0, 500]);
    assert.equal(way.lapsesOn, "2024-10-01");
    assert.deepEqual(way.months[3]?.leastNew, [300]);
    assert.deepEqual(way.months[11]?.leastNew, [1000]);
    assert.match(way.sentence, /lapses on 2024-10-01 if nothing new comes: 2023-10 leaves the window/);
  });

  it("needs both the transactions and the customers of a criterion with two requirements", () => {
    const rows = Array.from({ length: 4 }, (_, at) => ["A", at === 0 ? "2023-08" : "2024-03", `p${at}`, "1", `c${at}`, 100, "One"]);
    const way = one(rows, { ...criterion, requirements: [{ metric: "marketplaceTransactions", cmp: ">=", threshold: 3 }, { metric: "uniqueCustomers", cmp: ">=", threshold: 4 }] });
    assert.equal(way.lapsesOn, "2024-08-01");
    assert.deepEqual(way.months[1]?.leastNew, [0, 1]);
  });

  it("is sound and minimal: what it asks for keeps the criterion, one cent less does not", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: -20_000, max: 90_000 })), { minLength: 1, maxLength: 12 }), (sales) => {
        const rows: (string | number)[][] = sales.map(([month, cents], at) => ["A", month < 6 ? `2023-${String(month + 7).padStart(2, "0")}` : `2024-${String(month - 5).padStart(2, "0")}`, `p${at}`, "1", "c1", cents / 100, "One"]);
        const way = one(rows);
        if (way.isMetNow !== true || way.lapsesOn === null) return;
        const least = way.months.find((month) => month.isMet === false)!;
        const withNew = (dollars: number) => {
          const ledger = read({ headers, rows: [...rows, ["A", "2024-07", "new", "1", "c1", dollars, "One"]] });
          return valueFor(ledger, count(ledger, "marketplaceBilledSales", least.asOf), "A");
        };
        assert.ok(withNew(least.leastNew[0]!) >= 1000 - 1e-9);
        assert.ok(withNew(least.leastNew[0]! - 0.01) < 1000);
      }),
      { numRuns: 40 },
    );
  });

  it("asks for the largest shortfall on the way, not for the last one", () => {
    const way = one([["A", "2023-07", "p1", "1", "c1", 900, "One"], ["A", "2023-08", "p2", "1", "c1", -400, "One"], ["A", "2024-06", "p3", "1", "c1", 600, "One"]]);
    assert.deepEqual(way.months.slice(0, 2).map((month) => month.values[0]), [200, 600]);
    assert.deepEqual(way.months.slice(0, 2).map((month) => month.leastNew[0]), [800, 800]);
  });

  it("names the very day on which a criterion lapses where the export names days, and agrees with counting on every day", () => {
    const orders = ["Order Purchase Date", "purchaseRecordId", "purchaseRecordLineItemId", "Customer ID", "Billed Revenue USD", "Currency"];
    const index = new LedgerIndex(read({ headers: orders, rows: [["2023-08-20", "p1", "1", "c1", 300, "USD"], ["2023-09-14", "p2", "1", "c1", 500, "USD"], ["2024-06-01", "p3", "1", "c1", 700, "USD"]] }));
    for (const [from, lapsesOn] of [["2024-06-15", "2024-09-14"], ["2024-06-30", "2024-09-14"], ["2024-09-13", "2024-09-14"]] as const) {
      const way = runway(index, { asOf: from, params }, [criterion])[0]!;
      assert.equal(way.lapsesOn, lapsesOn);
      assert.match(way.sentence, /lapses on 2024-09-14 if nothing new comes: what came up to 2023-09-14 has left the window\. It holds through that month with 300 more/);
    }
    const salesOn = (day: string) => {
      const metric = new Evaluation(index, { asOf: day, params }).count("marketplaceBilledSales");
      return isCounted(metric) ? metric.values[0] : null;
    };
    assert.deepEqual([salesOn("2024-09-13"), salesOn("2024-09-14")], [1200, 700]);
  });

  it("looks ahead with today's rules and today's exclusion list", () => {
    const ledger = read({ headers, rows: [["A", "2024-05", "p1", "1", "c1", 1500, "One"]] });
    const [way] = runway(new LedgerIndex(ledger), { asOf, params, exclusions: [{ id: "p1", reason: "Fraud", since: "2024-08-01" }] }, [criterion]);
    assert.equal(way?.months[3]?.values[0], 1500);
  });

  it("does not invent a lapse where a number is unknown", () => {
    const way = one([["A", "2024-05", "p1", "1", "c1", "?", "One"]]);
    assert.equal(way.isMetNow, null);
    assert.equal(way.lapsesOn, null);
  });
});

describe("ledger: trailing twelve months over a range", () => {
  const dates = ["2023-06-01", "2023-07-01", "2024-06-01", "2024-06-01"];
  const amounts = [5000, 100, 99.99, 10_000.01];
  const customers = ["c1", "c1", "c2", "c3"];
  const of = (measure: string) => trailingOverRange(measure, dates, amounts, customers, asOf, params);

  it("gives sales, transactions, customers and net-new customers as the metric table does", () => {
    assert.equal(of("Billed sales"), 10_200);
    assert.equal(of("transactions"), 2);
    assert.equal(of("customers"), 2);
    assert.equal(of("net-new customers"), 1);
  });

  it("takes a GUID for the same customer in any case, and a masked id for none", () => {
    const guid = "0a1b2c3d-0000-4abc-8def-00000000000e";
    assert.equal(trailingOverRange("customers", ["2024-05-01", "2024-05-01", "2024-05-01", "2024-05-01"], [100, 100, 100, 100], [guid, ` ${guid.toUpperCase()} `, "************", ""], asOf, params), 1);
  });

  it("agrees with the metrics of a ledger whose rows are one transaction each", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 6 })), { minLength: 1, maxLength: 40 }), (sales) => {
        const rows = sales.map(([month, cents, customer], at) => ["A", `${2022 + Math.floor((month + 6) / 12)}-${String(((month + 6) % 12) + 1).padStart(2, "0")}-01`, `p${at}`, "1", `c${customer}`, cents / 100, "One"]);
        const ledger = read({ headers, rows });
        const column = (at: number) => rows.map((row) => row[at]!);
        for (const [measure, metric] of [["billed sales", "marketplaceBilledSales"], ["transactions", "marketplaceTransactions"], ["customers", "uniqueCustomers"], ["net-new", "netNewCustomers"]] as const) {
          assert.equal(trailingOverRange(measure, column(1), column(5), column(4), asOf, params), valueFor(ledger, count(ledger, metric, asOf), "A"), measure);
        }
      }),
    );
  });

  it("names the row of a cell it cannot read instead of counting around it", () => {
    const problem = trailingOverRange("transactions", ["2024-05-01", "3/4/2024"], [100, 100], null, asOf, params);
    assert.ok(typeof problem === "object" && problem.row === 1 && /row 2 of the range could be day first or month first/.test(problem.sentence));
    const amount = trailingOverRange("transactions", ["2024-05-01"], ["#N/A"], null, asOf, params);
    assert.ok(typeof amount === "object" && /row 1.*error value/.test(amount.sentence));
  });
});
