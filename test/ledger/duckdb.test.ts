// Random exports counted twice: by the ledger, and by DuckDB from SQL that was written from the rules, not from this code.
import assert from "node:assert/strict";
import type { DuckDBConnection } from "@duckdb/node-api";
import { account } from "../../src/ledger/accounts";
import type { Ledger } from "../../src/ledger/factTable";
import { ask, azureSql, connect, load, marketplaceSql } from "./duckdb";
import { customerHeaders, orderHeaders, orderLedger, revenueHeaders, revenueLedger, usageHeaders, usageLedger } from "./generate";
import { count, read, valueFor } from "./reading";

const marketplace = ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"];
const azure = ["azureConsumedRevenue", "azureCustomerAdds", "azureUsageGrowth", "azureDeployments"];
/** Month ends, the day before and after one, a leap day and the days around it, a day in the middle. */
const dates = ["2023-07-31", "2023-12-31", "2024-01-30", "2024-02-28", "2024-02-29", "2024-03-01", "2024-06-15", "2024-06-30"];
/** Set TIERLINE_SEED to repeat a failure, or to look elsewhere. */
const firstSeed = Number(process.env.TIERLINE_SEED ?? 1 + (Date.now() % 1_000_000));
const seeds = [firstSeed, firstSeed + 1, firstSeed + 2];

/** Every partner and metric, to the cent; growth to the last digits of a double. */
function agrees(ledger: Ledger, ids: readonly string[], asOf: string, answers: ReadonlyMap<string, readonly (number | null)[]>, what: string, excluded: readonly string[] = []): number {
  const exclusions = excluded.map((id) => ({ id, reason: "Proven fraud" }));
  let compared = 0;
  ids.forEach((id, at) => {
    const metric = count(ledger, id, asOf, exclusions);
    const { rows, counted, leftOut } = account(metric);
    assert.equal(counted + Object.values(leftOut).reduce((sum, each) => sum + each, 0), rows, `${id}: every row has one account`);
    for (const [partner, expected] of answers) {
      const value = valueFor(ledger, metric, partner);
      const wanted = expected[at] ?? NaN;
      const close = Object.is(value, wanted) || Math.abs(value - wanted) < (id === "azureUsageGrowth" ? 1e-7 * Math.max(1, Math.abs(wanted)) : 5e-7);
      assert.ok(close, `${id} of ${partner} on ${asOf}: ${value}, DuckDB says ${wanted} (${what})`);
      compared += 1;
    }
  });
  return compared;
}

describe(`ledger: agreement with DuckDB, from seed ${firstSeed}`, () => {
  let connection: DuckDBConnection;
  before(async () => {
    connection = await connect();
  });
  after(() => connection.closeSync());

  for (const seed of seeds) {
    it(`counts sales, transactions and customers of Revenue to the cent and to the customer, seed ${seed}`, async () => {
      const { revenue, customers } = revenueLedger(seed, 600);
      const orders = orderLedger(seed, 150);
      await load(connection, "revenue", { headers: revenueHeaders, rows: revenue });
      await load(connection, "customers", { headers: customerHeaders, rows: customers });
      await load(connection, "orders", { headers: orderHeaders, rows: orders });
      const ledger = read({ headers: orderHeaders, rows: orders }, { headers: revenueHeaders, rows: revenue }, { headers: customerHeaders, rows: customers });
      const excluded = ["c-A-1", "c-B-0", String(revenue[7]![2])];
      for (const asOf of dates) {
        assert.ok(agrees(ledger, marketplace, asOf, await ask(connection, marketplaceSql(asOf, "revenue")), `seed ${seed}`) >= 20);
        agrees(ledger, marketplace, asOf, await ask(connection, marketplaceSql(asOf, "revenue", excluded)), `seed ${seed}, with exclusions`, excluded);
      }
    });

    it(`counts the same from Orders by days, seed ${seed}`, async () => {
      const orders = orderLedger(seed, 600);
      await load(connection, "revenue", { headers: revenueHeaders, rows: [] });
      await load(connection, "customers", { headers: customerHeaders, rows: [] });
      await load(connection, "orders", { headers: orderHeaders, rows: orders });
      const ledger = read({ headers: orderHeaders, rows: orders });
      for (const asOf of dates) assert.ok(agrees(ledger, marketplace, asOf, await ask(connection, marketplaceSql(asOf, "orders")), `seed ${seed}`) >= 20);
    });

    it(`counts Azure consumption, customers, growth and services over rows that are no duplicates, seed ${seed}`, async () => {
      const usage = usageLedger(seed, 900);
      await load(connection, "usage", { headers: usageHeaders, rows: usage });
      const ledger = read({ headers: usageHeaders, rows: usage });
      for (const asOf of dates) assert.ok(agrees(ledger, azure, asOf, await ask(connection, azureSql(asOf)), `seed ${seed}`) >= 12);
    });
  }
});
