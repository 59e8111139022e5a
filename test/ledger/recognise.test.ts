// Which export a header row belongs to.
import assert from "node:assert/strict";
import fc from "fast-check";
import { knownExports } from "../../src/ledger/exports";
import { recogniseExport } from "../../src/ledger/recognise";
import { shuffled } from "./generate";

const shapeOf = (headers: readonly string[]) => recogniseExport(headers).shape?.kind ?? recogniseExport(headers).outcome;

describe("ledger: recognition of exports", () => {
  for (const shape of knownExports) {
    it(`knows the ${shape.label} export by all of its documented columns`, () => {
      const headers = [...Object.values(shape.roles).map((spellings) => spellings[0]!), ...shape.otherHeaders];
      assert.equal(shapeOf(headers), shape.kind);
    });
  }

  it("does not mind the order of columns, nor columns of the user's own", () => {
    fc.assert(
      fc.property(fc.constantFrom(...knownExports), fc.integer(), (shape, seed) => {
        const headers = shuffled([...Object.values(shape.roles).map((spellings) => spellings[0]!), ...shape.otherHeaders, "My notes", "Region of mine"], seed);
        const { shape: found, columns } = recogniseExport(headers);
        assert.equal(found?.kind, shape.kind);
        for (const column of Object.values(columns)) assert.equal(headers[column.index], column.header);
      }),
    );
  });

  it("knows Revenue by page, download and programmatic spellings", () => {
    assert.equal(shapeOf(["Billed month", "Estimated revenue (USD)", "Purchase record ID", "Line-item ID", "Customer ID"]), "revenue");
    assert.equal(shapeOf(["MonthStartDate", "EstimatedRevenueUSD", "PurchaseRecordId", "LineItemId", "CustomerId"]), "revenue");
    assert.equal(shapeOf(["BILLED MONTH ", "estimated_revenue_usd"]), "revenue");
  });

  it("knows Orders and Customers by a few of their columns", () => {
    assert.equal(shapeOf(["Order Purchase Date", "Customer ID", "EstimatedCharges", "Currency"]), "orders");
    assert.equal(shapeOf(["Customer ID", "Date Acquired"]), "customers");
    assert.equal(shapeOf(["CustomerId", "DateAcquired", "DateLost", "ProviderName"]), "customers");
  });

  it("knows the Azure usage report under both names of its duplicate flag", () => {
    for (const flag of ["IsACRDuplicateAtPGALevel", "IsDuplicateAtPGALevel"]) {
      const found = recogniseExport(["PGAMpnID", "Month", "ACR_USD", flag, "ServiceLevel2"]);
      assert.equal(found.shape?.kind, "azureUsage");
      assert.equal(found.columns.pgaDuplicate?.header, flag);
    }
  });

  it("says which metric each missing column blocks", () => {
    const found = recogniseExport(["Billed month", "Estimated revenue (USD)", "Customer ID"]);
    const transactions = found.metrics.find((metric) => metric.metric === "marketplaceTransactions");
    assert.equal(transactions?.isReady, false);
    assert.equal(transactions?.sentence, 'Marketplace transactions cannot be counted from it: "Purchase record ID" and "Line-item ID" are missing.');
    assert.equal(found.metrics.find((metric) => metric.metric === "netNewCustomers")?.isReady, true);
  });

  it("asks for columns by headers that exports have, in all of its sentences", () => {
    const headers = new Set(knownExports.flatMap((shape) => Object.values(shape.roles).flat()));
    for (const shape of knownExports) {
      for (const { metric, missing } of recogniseExport([...shape.otherHeaders, ...shape.suffices[0]!.map((role) => shape.roles[role]![0]!)]).metrics) {
        for (const spellings of missing) assert.ok(headers.has(spellings[0]!), `${shape.label}: ${metric} asks for "${spellings[0]}"`);
      }
    }
    const orders = recogniseExport(["Order Purchase Date", "Customer ID"]).metrics.find(({ metric }) => metric === "marketplaceBilledSales");
    assert.equal(orders?.sentence, 'Marketplace billed sales (USD) cannot be counted from it: "Billed Revenue USD" and "Currency" are missing.');
  });

  it("warns that Orders' Billed Revenue USD is in the customer's currency", () => {
    const found = recogniseExport(["Order Purchase Date", "Customer ID", "Billed Revenue USD"]);
    assert.match(found.sentences.join(" "), /"Billed Revenue USD" is in the customer's currency although its name says USD/);
    assert.equal(found.metrics.find((metric) => metric.metric === "marketplaceBilledSales")?.isReady, false);
  });

  it("does not take a partner table for an export", () => {
    assert.equal(recogniseExport(["Partner", "Partner ID", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers"]).outcome, "unknown");
  });

  it("names the column without which a likely export says nothing", () => {
    const found = recogniseExport(["Purchase record ID", "Line-item ID", "Trial deployment", "Estimated revenue (USD)"]);
    assert.equal(found.outcome, "incomplete");
    assert.match(found.sentences.join(" "), /looks like the Revenue export.*"Billed month"/);
  });

  it("says what the Customers export is for, and warns of a currency only where amounts count for something", () => {
    assert.match(recogniseExport(["Customer ID", "Date Acquired"]).sentences.join(" "), /dates each customer's first purchase for Net-new customers over \$10K/);
    const deals = recogniseExport(["Registration Type", "Referral ID", "Contract Value", "Contract Currency", "Contract Sign Date"]).sentences.join(" ");
    assert.match(deals, /No metric is counted from the Deal registrations export/);
    assert.doesNotMatch(deals, /currency/);
  });

  it("asks which export it is when two fit equally well", () => {
    const found = recogniseExport(["transactionDate", "transactionAmountUSD", "OrderId"]);
    assert.equal(found.outcome, "tie");
    assert.deepEqual([...found.candidates].sort(), ["earnings", "transactionHistory"]);
  });

  it("reports a column that stands there twice, and uses the first", () => {
    const found = recogniseExport(["Billed month", "Estimated revenue (USD)", "Customer ID", "Customer ID"]);
    assert.equal(found.columns.customer?.index, 2);
    assert.equal(found.doubled[0]?.ignored.index, 3);
  });
});
