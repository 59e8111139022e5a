// The table "Tierline metrics" in a workbook that another program saved without the note that the table is Tierline's.
import assert from "node:assert/strict";
import { troubleOf } from "../../../src/app/errors";
import { evaluateAll } from "../../../src/app/evaluate";
import { buildMetrics } from "../../../src/app/exports/buildMetrics";
import { lookAhead } from "../../../src/app/exports/lookAhead";
import { writeMetrics, writeRunway } from "../../../src/app/exports/writeTables";
import { writeStatus } from "../../../src/app/write";
import { savedByAnotherProgram } from "../../workbook/anotherProgram";
import type { PartnerBed } from "../../workbook/partnerBed";
import { asOf, inOwnTable, metricCell, openExportBed, revenueRows, workbook } from "./exportBed";

const sheet = "Tierline metrics";
const build = () => buildMetrics(workbook, { asOf });
const buildAndWrite = async () => writeMetrics(workbook, await build());

describe("a table of metrics that lost its note", function () {
  this.timeout(30_000);
  let bed: PartnerBed;
  afterEach(() => bed.close());
  const throughAnotherProgram = async () => {
    const saved = await savedByAnotherProgram(bed);
    await bed.close();
    bed = await openExportBed(saved);
  };
  const inTable = (work: (table: Excel.Table) => void) => inOwnTable(bed, "Tierline_metrics", work);
  const cell = (partner: string, header: string) => metricCell(bed, partner, header);

  it("is refreshed in place, says how it was known, and keeps its note again", async () => {
    bed = await openExportBed();
    await buildAndWrite();
    await inTable((table) => table.columns.add(undefined, [["My notes"], ["call them"], ["later"]]));
    await throughAnotherProgram();
    await bed.put("H9", [[250]]);
    const metrics = await build();
    assert.deepEqual([metrics.refusal, metrics.table.isNew, metrics.table.newRows, metrics.table.goneRows], ["", false, 0, 0]);
    assert.match(metrics.table.notes.join(), /^This workbook no longer says that table Tierline_metrics is Tierline's/);
    assert.deepEqual(metrics.table.changes.map(({ name, from, to }) => [name, from, to])[0], ["Fabrikam", "100", "250"]);
    const written = await writeMetrics(workbook, metrics);
    assert.equal(written.warnings.length, 1);
    assert.deepEqual([await cell("Fabrikam", "Marketplace billed sales (USD)"), await cell("Contoso", "My notes")], [250, "call them"]);
    const again = await build();
    assert.deepEqual([again.table.notes, again.table.changedCells], [[], 0]);
  });

  it("leaves formulas, rows of a person's own and columns that Tierline did not fill alone", async () => {
    bed = await openExportBed();
    await buildAndWrite();
    const width = (await bed.values("A1:Z1", sheet))[0]!.filter((header) => header !== "").length;
    await bed.put("B2", [["=20000+1"]], sheet);
    await inTable((table) => table.rows.add(undefined, [["Tailspin", 7, ...Array.from({ length: width - 2 }, () => "")]]));
    await throughAnotherProgram();
    const metrics = await build();
    assert.deepEqual(metrics.table.kept.map(({ name, from }) => [name, from]), [["Contoso", "=20000+1"]]);
    await writeMetrics(workbook, metrics);
    assert.deepEqual([await cell("Contoso", "Marketplace billed sales (USD)"), await cell("Tailspin", "Marketplace billed sales (USD)")], [20_001, 7]);
  });

  it("is not seen in a person's own table of that name, nor in a column that came to have the name of a metric", async () => {
    const own = [["Partner", "Counted as of", "Counted from", "Counted rows", "Counted how"], ["Contoso", 45_473, "my head", "all of them", "by hand"]];
    bed = await openExportBed({ sheets: { Data: revenueRows, Mine: own }, tables: { Revenue: { sheet: "Data", address: "A1:H9" }, Tierline_metrics: { sheet: "Mine", address: "A1:E2" } } });
    assert.match((await build()).refusal, /has a table Tierline_metrics that Tierline did not write/);
    await bed.put("A1:F2", [["Partner", "Counted as of", "Counted from", "Counted rows", "Counted how", ""], ["Contoso", 45_473, "Orders (Data)", "Lifetime transactions: 1 of 2", "Trials do not count.", ""]], "Mine");
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Tierline_metrics").columns.add(undefined, [["Marketplace billed sales (USD)"], [5]]);
      await context.sync();
    });
    const metrics = await build();
    assert.deepEqual([metrics.refusal, metrics.table.isNew], ["", false]);
    await assert.rejects(writeMetrics(workbook, metrics), (error) => troubleOf(error).code === "header-taken");
    assert.deepEqual((await bed.values("F2", "Mine"))[0], [5]);
  });

  it("of the next twelve months is refreshed too", async () => {
    bed = await openExportBed();
    const { id } = await build();
    await writeRunway(workbook, await lookAhead(id));
    await throughAnotherProgram();
    const again = await build();
    const written = await writeRunway(workbook, await lookAhead(again.id));
    assert.match(written.sentence, /^Refreshed table Tierline_runway on sheet Tierline runway: changed 0 cells\.$/);
  });

  it("keeps its status columns apart from its numbers, and says that they were not evaluated with the new ones", async () => {
    bed = await openExportBed();
    assert.equal((await buildAndWrite()).staleStatuses, "");
    const [statuses] = await evaluateAll(workbook, { asOf, programmes: ["top-tier"] });
    await writeStatus(workbook, statuses!);
    assert.equal((await buildAndWrite()).staleStatuses, "", "nothing changed");
    await bed.put("H9", [[250]]);
    const sentence = "The status column Top tier is not evaluated with the new numbers yet: what stands there is the last evaluation's. Evaluate these partners to bring them up to date.";
    assert.equal((await buildAndWrite()).staleStatuses, sentence);
    await throughAnotherProgram();
    await bed.put("H9", [[350]]);
    assert.equal((await buildAndWrite()).staleStatuses, sentence);
    assert.notEqual(await cell("Fabrikam", "Top tier"), "");
  });
});
