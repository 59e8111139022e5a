// Random ledgers counted twice: by the ledger, and by a plain loop that shares no code with it.
import assert from "node:assert/strict";
import fc from "fast-check";
import { customerHeaders, revenueHeaders, revenueLedger, shuffled } from "./generate";
import { oracle } from "./oracle";
import { count, read, valueFor } from "./reading";
import type { Ledger } from "../../src/ledger/factTable";
import type { Exclusion } from "../../src/ledger/exclusions";
import { account } from "../../src/ledger/accounts";

const metrics = ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"];
const lastDays: Record<string, string> = { "2023-07": "2023-07-31", "2023-12": "2023-12-31", "2024-02": "2024-02-29", "2024-06": "2024-06-30" };
const months = fc.constantFrom(...Object.keys(lastDays));
const seeds = fc.integer({ min: 1, max: 1_000_000 });

function answers(ledger: Ledger, partners: readonly string[], asOf: string, exclusions: readonly Exclusion[] = []): Record<string, number[]> {
  const counts = metrics.map((id) => count(ledger, id, asOf, exclusions));
  return Object.fromEntries(partners.map((partner) => [partner, counts.map((metric) => valueFor(ledger, metric, partner))]));
}

describe("ledger: agreement with a naive count", () => {
  it("counts every marketplace metric of random ledgers to the cent and to the customer", () => {
    let customersSeen = 0;
    fc.assert(
      fc.property(seeds, months, (seed, month) => {
        const { revenue, customers, partners } = revenueLedger(seed, 400);
        const ledger = read({ headers: revenueHeaders, rows: revenue }, { headers: customerHeaders, rows: customers });
        const expected = oracle(revenue, customers, month);
        const actual = answers(ledger, partners, lastDays[month]!);
        for (const partner of partners) {
          const wanted = expected.get(partner)!;
          customersSeen += wanted.netNew;
          assert.deepEqual(actual[partner], [Number(wanted.salesCents) / 100, wanted.transactions, wanted.customers, wanted.netNew, wanted.lifetime], `${partner}, seed ${seed}, ${month}`);
        }
      }),
      { numRuns: 40 },
    );
    assert.ok(customersSeen > 20, "the ledgers hold net-new customers at all");
  });

  it("gives the same answers in any order of rows", () => {
    fc.assert(
      fc.property(seeds, seeds, (seed, order) => {
        const { revenue, customers, partners } = revenueLedger(seed, 300);
        const one = read({ headers: revenueHeaders, rows: revenue }, { headers: customerHeaders, rows: customers });
        const other = read({ headers: customerHeaders, rows: shuffled(customers, order) }, { headers: revenueHeaders, rows: shuffled(revenue, order) });
        assert.deepEqual(answers(other, partners, "2024-06-30"), answers(one, partners, "2024-06-30"));
      }),
      { numRuns: 25 },
    );
  });

  it("gives the same answers when a file is split, and when the parts overlap", () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 299 }), fc.integer({ min: 0, max: 50 }), (seed, cut, overlap) => {
        const { revenue, customers, partners } = revenueLedger(seed, 300);
        const whole = read({ headers: revenueHeaders, rows: revenue }, { headers: customerHeaders, rows: customers });
        const split = read(
          { headers: revenueHeaders, rows: revenue.slice(0, cut) },
          { headers: customerHeaders, rows: customers },
          { headers: revenueHeaders, rows: revenue.slice(Math.max(0, cut - overlap)) },
        );
        assert.deepEqual(answers(split, partners, "2024-06-30"), answers(whole, partners, "2024-06-30"));
      }),
      { numRuns: 25 },
    );
  });

  it("changes nothing when a row is added whose purchase or customer is on the exclusion list", () => {
    fc.assert(
      fc.property(seeds, fc.boolean(), fc.integer({ min: -5_000_000, max: 500_000_000 }), (seed, byCustomer, cents) => {
        const { revenue, customers, partners } = revenueLedger(seed, 300);
        const fraud = ["2024-05-01", "Partner A", "p-fraud", "1", byCustomer ? "c-fraud" : "c-A-0", "Fraud", "Widget", "No", cents / 100, "USD"];
        const exclusions = [{ id: byCustomer ? "c-fraud" : "p-fraud", reason: "Proven fraud" }];
        const before = read({ headers: revenueHeaders, rows: revenue }, { headers: customerHeaders, rows: customers });
        const after = read({ headers: revenueHeaders, rows: [...revenue, fraud] }, { headers: customerHeaders, rows: customers });
        assert.deepEqual(answers(after, partners, "2024-06-30", exclusions), answers(before, partners, "2024-06-30", exclusions));
      }),
      { numRuns: 25 },
    );
  });

  it("drops exactly the month that leaves when the as-of date moves on by one month without new rows", () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { revenue, partners } = revenueLedger(seed, 300);
        const upToMay = revenue.filter((row) => String(row[0]) <= "2024-05-01");
        const ledger = read({ headers: revenueHeaders, rows: upToMay });
        const may = count(ledger, "marketplaceBilledSales", "2024-05-31");
        const june = count(ledger, "marketplaceBilledSales", "2024-06-30");
        const leaving = read({ headers: revenueHeaders, rows: upToMay.filter((row) => row[0] === "2023-06-01") });
        const left = count(leaving, "marketplaceBilledSales", "2023-06-30");
        for (const partner of partners) {
          const gone = valueFor(leaving, left, partner);
          assert.equal(Math.round((valueFor(ledger, may, partner) - valueFor(ledger, june, partner)) * 100), Math.round((Number.isNaN(gone) ? 0 : gone) * 100));
        }
      }),
      { numRuns: 25 },
    );
  });

  it("accounts for every row of every metric, over all rows and per partner", () => {
    fc.assert(
      fc.property(seeds, months, (seed, month) => {
        const { revenue, partners } = revenueLedger(seed, 300);
        const withTraps = [...revenue.slice(0, 100), revenueHeaders, ...revenue.slice(100), ["Total", "", "", "", "", "", "", "", 12345, ""], revenueHeaders.map(() => "")];
        const ledger = read({ headers: revenueHeaders, rows: withTraps });
        for (const id of metrics) {
          const metric = count(ledger, id, lastDays[month]!, [{ id: "c-A-0", reason: "Fraud" }]);
          const whole = account(metric);
          assert.equal(whole.counted + Object.values(whole.leftOut).reduce((sum, rows) => sum + rows, 0), withTraps.length);
          assert.equal(whole.leftOut["repeated-header"], 1);
          assert.equal(whole.leftOut["totals-row"], 1);
          assert.equal(whole.leftOut["blank-row"], 1);
          const perPartner = partners.map((partner) => account(metric, ledger.dictionaries.partner.find(partner)).rows).reduce((sum, rows) => sum + rows, 0);
          assert.equal(perPartner, revenue.length);
        }
      }),
      { numRuns: 15 },
    );
  });
});
