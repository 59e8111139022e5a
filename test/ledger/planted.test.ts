// Exports with planted duplicates, refunds, fraud and boundary amounts, in every documented spelling, against the truth kept while planting.
import assert from "node:assert/strict";
import type { CellValue } from "../../src/intake/table";
import { account } from "../../src/ledger/accounts";
import { recogniseExport } from "../../src/ledger/recognise";
import documented from "./documentedHeaders.json";
import { shuffled } from "./generate";
import { datedRows, plant, plantedAsOf, revenueRows, split } from "./planted";
import { count, read, valueFor } from "./reading";

const monthStyles: Readonly<Record<string, (month: string) => CellValue>> = {
  "2024-05-01": (month) => `${month}-01`,
  "2024-05": (month) => month,
  "2024-05-01T00:00:00Z": (month) => `${month}-01T00:00:00Z`,
  "May 2024": (month) => `${["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][Number(month.slice(5)) - 1]!} ${month.slice(0, 4)}`,
  "an Excel serial": (month) => Date.parse(`${month}-01T00:00:00Z`) / 86_400_000 + 25_569,
  "a month number": (month) => Number(month.replace("-", "")),
};
const spellings = (kind: string) => documented.filter((each) => each.kind === kind);

describe("ledger: exports by their documented columns", () => {
  for (const { kind, spelling, headers } of documented) {
    it(`knows ${kind} in the spelling of its ${spelling}, in any order, and doubles no column`, () => {
      for (const order of [headers, shuffled(headers, 7), [...headers, "My own notes", "Region of mine"]]) {
        const found = recogniseExport(order);
        assert.equal(found.shape?.kind, kind);
        assert.deepEqual(found.doubled, []);
        assert.ok(!found.sentences.some((sentence) => sentence.startsWith("Two columns")));
      }
    });
  }
});

describe("ledger: planted cases", () => {
  for (const revenue of spellings("revenue")) {
    for (const [style, monthAs] of Object.entries(monthStyles)) {
      it(`counts what was planted: Revenue as ${revenue.spelling}, months as ${style}`, () => {
        for (const seed of [1, 2, 3]) {
          const planted = plant(seed);
          const customers = spellings("customers")[seed % 3]!;
          const orders = spellings("orders")[seed % 3]!;
          const files = split(revenueRows(revenue.headers, planted.sales, monthAs), seed);
          const options = { partner: "Contoso" };
          const ledger = read(
            { headers: orders.headers, rows: datedRows(orders.headers, planted.ordered, ["orderpurchasedate"]), options },
            ...files.map((rows) => ({ headers: revenue.headers, rows, options })),
            { headers: customers.headers, rows: datedRows(customers.headers, planted.acquired, ["dateacquired"]), options },
          );
          const exclusions = planted.fraud.map((id) => ({ id, reason: "Proven fraud" }));
          const metrics = ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"].map((id) => count(ledger, id, plantedAsOf, exclusions));
          const [sales, ...counts] = metrics.map((metric) => valueFor(ledger, metric, "Contoso"));
          const { truth } = planted;
          assert.deepEqual([Math.round(sales! * 100), ...counts], [truth.cents, truth.transactions, truth.customers, truth.netNew, truth.lifetime]);
          for (const metric of metrics) {
            const { rows, counted, leftOut } = account(metric);
            assert.equal(rows, planted.sales.length);
            assert.equal(counted + Object.values(leftOut).reduce((sum, each) => sum + each, 0), rows);
            assert.equal(leftOut.duplicate, truth.duplicates);
          }
          const left = account(metrics[0]!).leftOut;
          assert.equal(left["fraud-list"], planted.fraud.length);
          assert.equal(left["unreadable-cell"], 2 * truth.duplicates, "one #N/A and one blank amount per round of planting");
        }
      });
    }
  }
});
