// The table "Tierline metrics" after its first write: refreshed in place, and whatever a person added to it stays.
import assert from "node:assert/strict";
import { troubleOf } from "../../../src/app/errors";
import { evaluateAll } from "../../../src/app/evaluate";
import { buildMetrics } from "../../../src/app/exports/buildMetrics";
import { writeMetrics } from "../../../src/app/exports/writeTables";
import { writeStatus } from "../../../src/app/write";
import type { SheetRows } from "../../workbench/testBed";
import type { PartnerBed } from "../../workbook/partnerBed";
import { asOf, inOwnTable, metricCell, openExportBed, revenueRows, workbook } from "./exportBed";

const sheet = "Tierline metrics";
const build = () => buildMetrics(workbook, { asOf });
const buildAndWrite = async () => writeMetrics(workbook, await build());
const troubleIn = async (work: Promise<unknown>): Promise<{ code: string; sentence: string }> => {
  try {
    await work;
  } catch (error) {
    return troubleOf(error);
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
};

describe("refreshing the table of metrics", () => {
  let bed: PartnerBed;
  const open = async (...options: Parameters<typeof openExportBed>) => {
    bed = await openExportBed(...options);
  };
  const inTable = (work: (table: Excel.Table) => void) => inOwnTable(bed, "Tierline_metrics", work);
  const cell = (partner: string, header: string) => metricCell(bed, partner, header);
  const width = async () => (await bed.values("A1:Z1", sheet))[0]!.filter((header) => header !== "").length;
  afterEach(() => bed.close());

  it("writes only the cells whose numbers changed, and says how many", async () => {
    await open();
    await buildAndWrite();
    await bed.put("H9", [[250]]);
    const metrics = await build();
    assert.deepEqual(metrics.table.changes.map(({ name, header, from, to }) => [name, header, from, to]).slice(0, 1), [["Fabrikam", "Marketplace billed sales (USD)", "100", "250"]]);
    assert.match((await writeMetrics(workbook, metrics)).sentence, /^Refreshed table Tierline_metrics on sheet Tierline metrics: changed \d cells?\.$/);
    assert.equal(await cell("Fabrikam", "Marketplace billed sales (USD)"), 250);
  });

  it("says that nothing changes where nothing changed", async () => {
    await open();
    await buildAndWrite();
    const { table } = await build();
    assert.deepEqual([table.isNew, table.changedCells, table.newRows, table.goneRows, table.kept.length], [false, 0, 0, 0, 0]);
  });

  it("follows rows that a person sorted, and leaves the person's own column and its cells where they are", async () => {
    await open();
    await buildAndWrite();
    await inTable((table) => table.columns.add(undefined, [["My notes"], ["call them"], ["=1+1"]]));
    await inTable((table) => table.sort.apply([{ key: 0, ascending: false }]));
    await bed.put("H9", [[250]]);
    await buildAndWrite();
    assert.equal(await cell("Fabrikam", "Marketplace billed sales (USD)"), 250);
    assert.equal(await cell("Contoso", "Marketplace billed sales (USD)"), 20_150.5);
    assert.equal(await cell("Contoso", "My notes"), "call them");
    assert.equal(await cell("Fabrikam", "My notes"), 2);
  });

  it("adds a row for a partner that is new in the exports, below the others", async () => {
    await open();
    await buildAndWrite();
    await inTable((table) => table.columns.add(undefined, [["My notes"], ["a"], ["b"]]));
    await bed.put("B9", [["Northwind"]]);
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Revenue").rows.add(undefined, [["2024-03", "Fabrikam", "p-8", "1", "c-5", "Widget", "No", 300]]);
      await context.sync();
    });
    const written = await buildAndWrite();
    assert.match(written.sentence, /added 1 row/);
    assert.deepEqual((await bed.values("A2:A5", sheet)).flat(), ["Contoso", "Fabrikam", "Northwind", ""]);
    assert.equal(await cell("Northwind", "Marketplace billed sales (USD)"), 100);
    assert.equal(await cell("Fabrikam", "My notes"), "b");
  });

  it("keeps a number that a person typed over, and names the cell and the counted number", async () => {
    await open();
    await buildAndWrite();
    await bed.put("B2", [[5_000_000]], sheet);
    const metrics = await build();
    assert.deepEqual(metrics.table.kept, [{ name: "Contoso", header: "Marketplace billed sales (USD)", from: "5000000", to: "20150.5", address: "B2" }]);
    await writeMetrics(workbook, metrics);
    assert.equal(await cell("Contoso", "Marketplace billed sales (USD)"), 5_000_000);
  });

  it("keeps what was typed over at every later refresh too, until the cell is cleared", async () => {
    await open();
    await buildAndWrite();
    await bed.put("B2", [[5_000_000]], sheet);
    await buildAndWrite();
    await buildAndWrite();
    assert.equal(await cell("Contoso", "Marketplace billed sales (USD)"), 5_000_000);
    await bed.put("B2", [[""]], sheet);
    await buildAndWrite();
    assert.equal(await cell("Contoso", "Marketplace billed sales (USD)"), 20_150.5);
  });

  it("keeps a formula that a person put in the place of a number", async () => {
    await open();
    await buildAndWrite();
    await bed.put("B2", [["=20000+150.5"]], sheet);
    await buildAndWrite();
    const formulas = await bed.run(async (context) => {
      const range = context.workbook.worksheets.getItem(sheet).getRange("B2");
      range.load("formulas");
      await context.sync();
      return range.formulas[0]?.[0];
    });
    assert.equal(formulas, "=20000+150.5");
  });

  it("takes out the row of a partner that is gone, but not where a person wrote beside it", async () => {
    await open();
    await buildAndWrite();
    await bed.put("B9", [["Contoso"]]);
    const { table } = await build();
    assert.equal(table.goneRows, 1);
    await inTable((own) => own.columns.add(undefined, [["My notes"], [""], ["left us"]]));
    await buildAndWrite();
    assert.equal(await cell("Fabrikam", "My notes"), "left us");
    assert.equal(await cell("Fabrikam", "Marketplace billed sales (USD)"), "");
  });

  it("takes the row out where nobody wrote beside it", async () => {
    await open();
    await buildAndWrite();
    await bed.put("B9", [["Contoso"]]);
    assert.match((await buildAndWrite()).sentence, /took out 1 row/);
    assert.deepEqual((await bed.values("A2:A4", sheet)).flat(), ["Contoso", "", ""]);
  });

  it("leaves status columns beside the numbers alone, and takes their answers out with a partner that is gone", async () => {
    await open();
    await buildAndWrite();
    const [statuses] = await evaluateAll(workbook, { asOf, programmes: ["top-tier"] });
    await writeStatus(workbook, statuses!);
    await bed.put("H9", [[250]]);
    await buildAndWrite();
    assert.notEqual(await cell("Fabrikam", "Top tier"), "");
    assert.equal(await cell("Fabrikam", "Marketplace billed sales (USD)"), 250);
    await bed.put("B9", [["Contoso"]]);
    assert.match((await buildAndWrite()).sentence, /took out 1 row/);
    assert.equal(await cell("Fabrikam", "Partner"), undefined);
  });

  it("leaves a row alone that a person added", async () => {
    await open();
    await buildAndWrite();
    const columns = await width();
    await inTable((table) => table.rows.add(undefined, [["Tailspin", 7, ...Array.from({ length: columns - 2 }, () => "")]]));
    await buildAndWrite();
    assert.equal(await cell("Tailspin", "Marketplace billed sales (USD)"), 7);
  });

  it("keeps a column under the name that a person gave it, and finds the table under another name and sheet", async () => {
    await open();
    await buildAndWrite();
    await bed.put("B1", [["Sales"]], sheet);
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Tierline_metrics").name = "Numbers";
      context.workbook.worksheets.getItem(sheet).name = "Our numbers";
      await context.sync();
    });
    const before = (await bed.values("A1:Z1", "Our numbers"))[0];
    await bed.put("H9", [[250]]);
    const written = await buildAndWrite();
    assert.deepEqual([written.place.sheet, written.place.table], ["Our numbers", "Numbers"]);
    assert.deepEqual((await bed.values("A1:Z1", "Our numbers"))[0], before);
    assert.equal((await bed.values("B3", "Our numbers"))[0]?.[0], 250);
  });

  it("adds the columns of metrics that a new export brings, and moves over what stands to the right", async () => {
    await open();
    await buildAndWrite();
    const columns = await width();
    const beside = await bed.run(async (context) => {
      const cellBeside = context.workbook.worksheets.getItem(sheet).getRangeByIndexes(0, columns + 1, 1, 1);
      cellBeside.values = [["Mine"]];
      const orders = context.workbook.worksheets.add("Learn");
      orders.getRange("A1:E2").values = [["PartnerName", "User ID", "Training name", "Completion date", "Training type"], ["Contoso", "u-1", "AZ-900", "2024-01-01", "Certification"]];
      await context.sync();
      return columns + 1;
    });
    assert.ok(beside > 0);
    await buildAndWrite();
    assert.ok((await bed.values("A1:AZ1", sheet))[0]!.includes("Mine"));
  });

  it("refuses, and writes nothing, where an export was edited after it was counted", async () => {
    await open();
    const metrics = await build();
    await bed.put("H9", [[250]]);
    const { code, sentence } = await troubleIn(writeMetrics(workbook, metrics));
    assert.equal(code, "stale");
    assert.match(sentence, /^Revenue on sheet Data changed since it was counted\. Nothing was written\./);
    assert.deepEqual([...(await workbook.sheetNames())], ["Data"]);
  });

  it("refuses where the table itself was edited after the preview", async () => {
    await open();
    await buildAndWrite();
    await bed.put("H9", [[250]]);
    const metrics = await build();
    await bed.put("C2", [[77]], sheet);
    assert.equal((await troubleIn(writeMetrics(workbook, metrics))).code, "stale");
    assert.equal(await cell("Contoso", "Marketplace transactions"), 77);
    assert.equal(await cell("Fabrikam", "Marketplace billed sales (USD)"), 100);
  });

  it("leaves a person's own sheet of that name alone, and says so before anything is written", async () => {
    await open({ sheets: { Data: revenueRows, [sheet]: [["My own figures"], [1]] }, tables: { Revenue: { sheet: "Data", address: "A1:H9" } } });
    const metrics = await build();
    assert.match(metrics.refusal, /has a sheet "Tierline metrics" of your own/);
    assert.equal(metrics.partners.length, 2);
    assert.equal((await troubleIn(writeMetrics(workbook, metrics))).code, "name-taken");
    assert.deepEqual((await bed.values("A1:B2", sheet)).flat(), ["My own figures", "", 1, ""]);
  });

  it("leaves a person's own table of that name alone", async () => {
    const own: SheetRows = [["Partner", "Note"], ["Contoso", "mine"]];
    await open({ sheets: { Data: revenueRows, Mine: own }, tables: { Revenue: { sheet: "Data", address: "A1:H9" }, Tierline_metrics: { sheet: "Mine", address: "A1:B2" } } });
    assert.match((await build()).refusal, /has a table Tierline_metrics that Tierline did not write/);
  });

  it("refuses a protected sheet and names it", async () => {
    await open();
    await buildAndWrite();
    await bed.put("H9", [[250]]);
    await bed.run(async (context) => {
      context.workbook.worksheets.getItem(sheet).protection.protect();
      await context.sync();
    });
    const metrics = await build();
    assert.match(metrics.refusal, /Sheet Tierline metrics is protected/);
    assert.equal((await troubleIn(writeMetrics(workbook, metrics))).code, "AccessDenied");
  });

  it("writes names and ids as the text they are", async () => {
    const rows: SheetRows = [["Billed month", "Partner ID", "Partner", "Customer ID", "Purchase record ID", "Line-item ID", "Estimated revenue (USD)"], ["2024-06", "00123", "+SUM(A1)", "c", "p", "1", 5]];
    await open({ sheets: { Data: rows }, tables: { Revenue: { sheet: "Data", address: "A1:G2" } } });
    await buildAndWrite();
    assert.deepEqual((await bed.values("A2:B2", sheet))[0], ["00123", "+SUM(A1)"]);
    assert.equal((await build()).table.changedCells, 0);
  });

  it("stops between two pieces when it is told to, and leaves nothing behind", async () => {
    await open();
    const stop = new AbortController();
    stop.abort();
    assert.equal((await troubleIn(buildMetrics(workbook, { asOf }, { signal: stop.signal }))).code, "cancelled");
    const metrics = await build();
    assert.equal((await troubleIn(writeMetrics(workbook, metrics, { signal: stop.signal }))).code, "cancelled");
    assert.deepEqual([...(await workbook.sheetNames())], ["Data"]);
  });

  it("is one step to undo", async () => {
    await open();
    await buildAndWrite();
    await bed.put("H9", [[250]]);
    assert.equal((await buildAndWrite()).undo, "Press Ctrl+Z in the sheet to take it back.");
  });
});
