// From exports in a workbook to the table "Tierline metrics" and the statuses on it, over the unmodified Office.js and the Excel host.
import assert from "node:assert/strict";
import { evaluateAll } from "../../../src/app/evaluate";
import { buildMetrics } from "../../../src/app/exports/buildMetrics";
import { writeMetrics } from "../../../src/app/exports/writeTables";
import type { PartnerBed } from "../../workbook/partnerBed";
import { asOf, openExportBed, workbook } from "./exportBed";

describe("counting the exports of a workbook", () => {
  let bed: PartnerBed;
  const open = async (...options: Parameters<typeof openExportBed>) => {
    bed = await openExportBed(...options);
  };
  afterEach(() => bed.close());

  it("counts every metric of every partner, and writes nothing", async () => {
    await open();
    const metrics = await buildMetrics(workbook, { asOf });
    assert.deepEqual(metrics.sources.map(({ source, label, rows, state }) => ({ source, label, rows, state })), [{ source: "Revenue", label: "Revenue", rows: 8, state: "counted" }]);
    const of = (partner: string) => Object.fromEntries(metrics.partners.find(({ name }) => name === partner)!.values.map(({ metric, value }) => [metric, value]));
    assert.equal(of("Contoso").marketplaceBilledSales, 20_150.5);
    assert.equal(of("Contoso").marketplaceTransactions, 3);
    assert.equal(of("Contoso").uniqueCustomers, 2);
    assert.equal(of("Contoso").netNewCustomers, 2);
    assert.equal(of("Fabrikam").marketplaceBilledSales, 100);
    assert.deepEqual([...(await workbook.sheetNames())], ["Data"]);
  });

  it("accounts for every row of every number", async () => {
    await open();
    const metrics = await buildMetrics(workbook, { asOf });
    for (const { account } of metrics.metrics) assert.equal(account.counted + account.leftOut.reduce((sum, { rows }) => sum + rows, 0), 8);
    const sales = metrics.metrics.find(({ id }) => id === "marketplaceBilledSales")!;
    assert.deepEqual(sales.account.leftOut.map(({ words, rows }) => [words, rows]).sort(), [["identical to an earlier row", 1], ["of a trial", 1], ["outside the window", 1]]);
  });

  it("writes them into a table of its own, which the evaluation then runs on", async () => {
    await open();
    const written = await writeMetrics(workbook, await buildMetrics(workbook, { asOf }));
    assert.equal(written.sentence, "Wrote 2 rows into the new table Tierline_metrics on sheet Tierline metrics.");
    assert.deepEqual(written.warnings, []);
    const [headers, contoso] = await bed.values("A1:C2", "Tierline metrics");
    assert.deepEqual(headers, ["Partner", "Marketplace billed sales (USD)", "Marketplace transactions"]);
    assert.deepEqual(contoso, ["Contoso", 20_150.5, 3]);
    const previews = await evaluateAll(workbook, { asOf });
    assert.deepEqual(previews.map(({ place, subjects }) => [place.table, subjects]), [["Tierline_metrics", 2]]);
    assert.ok(previews[0]!.programmes.some(({ id }) => id === "top-tier"));
  });
});
