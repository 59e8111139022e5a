// The table "Tierline offers": what each offer sold, counted from the same exports, refreshed in place, and evaluated as it stands.
import assert from "node:assert/strict";
import { evaluateAll } from "../../../src/app/evaluate";
import { troubleOf } from "../../../src/app/errors";
import { buildMetrics, findExports } from "../../../src/app/exports/buildMetrics";
import { openNumber } from "../../../src/app/exports/openNumber";
import { writeMetrics } from "../../../src/app/exports/writeTables";
import type { SheetRows } from "../../workbench/testBed";
import type { PartnerBed } from "../../workbook/partnerBed";
import { asOf, inOwnTable, openExportBed, revenueRows, workbook } from "./exportBed";

const sheet = "Tierline offers";
const build = () => buildMetrics(workbook, { asOf });
const buildAndWrite = async () => writeMetrics(workbook, await build(), {}, "offer");

describe("the metrics of offers", () => {
  let bed: PartnerBed;
  const open = async (...options: Parameters<typeof openExportBed>) => {
    bed = await openExportBed(...options);
  };
  const inTable = (work: (table: Excel.Table) => void) => inOwnTable(bed, "Tierline_offers", work);
  const body = async () => (await bed.values("A2:C8", sheet)).filter(([name]) => name !== "");
  afterEach(() => bed.close());

  it("stand beside those of partners, offer by offer, with the account of every row", async () => {
    await open();
    const { perOffer, partners } = await build();
    assert.deepEqual(perOffer.offers.map(({ name, offer, values }) => [name, offer, values[0]!.text]), [["Contoso", "Gadget", "$10,100"], ["Contoso", "Widget", "$10,050.50"], ["Fabrikam", "Widget", "$100"]]);
    const [revenue] = perOffer.metrics;
    assert.equal(revenue!.account.counted + revenue!.account.leftOut.reduce((sum, { rows }) => sum + rows, 0), 8);
    const ofOffers = perOffer.offers.reduce((sum, { values }) => sum + values[0]!.value!, 0);
    assert.equal(ofOffers, partners.reduce((sum, { values }) => sum + values[0]!.value!, 0), "every sale names its offer");
    assert.ok(partners.every((partner) => !("offer" in partner)));
  });

  it("open to the rows of that offer alone, counted or left out", async () => {
    await open();
    const metrics = await build();
    const opened = openNumber({ metrics: metrics.id, metric: "offerBilledRevenue", row: 1 });
    assert.deepEqual([opened.partner, opened.offer, opened.text, opened.rows.map(({ cell }) => cell?.address)], ["Contoso", "Widget", "$10,050.50", ["A2", "A3"]]);
    assert.deepEqual(openNumber({ metrics: metrics.id, metric: "offerBilledRevenue", row: 1, reason: "trial" }).rows.map(({ line }) => line), [8]);
    assert.deepEqual(troubleIn(() => openNumber({ metrics: metrics.id, metric: "offerBilledRevenue", row: 3 })), { code: "no-such-row", sentence: "The table Tierline offers has no row 4." });
  });

  it("are written into a table of their own that the evaluation of offers runs on", async () => {
    await open();
    const written = await buildAndWrite();
    assert.equal(written.sentence, "Wrote 3 rows into the new table Tierline_offers on sheet Tierline offers.");
    assert.deepEqual(await bed.values("A1:G1", sheet), [["Partner", "Offer", "Billed revenue (USD)", "Counted as of", "Counted from", "Counted rows", "Counted how"]]);
    assert.deepEqual(await body(), [["Contoso", "Gadget", 10_100], ["Contoso", "Widget", 10_050.5], ["Fabrikam", "Widget", 100]]);
    const [preview] = await evaluateAll(workbook, { asOf, table: "Tierline_offers" });
    const coSell = preview!.programmes.find(({ id }) => id === "co-sell")!;
    assert.deepEqual(coSell.answers.map(({ name, status }) => [name, status]), [["Gadget", "Needs data"], ["Widget", "Needs data"], ["Widget", "Needs data"]]);
  });

  it("decide co-sell where a person added the offer's other columns, which a refresh leaves alone", async () => {
    await open({ sheets: { Data: revenueRows.map((row) => row.map((cell) => (cell === 10_000 ? 200_000 : cell))) }, tables: { Revenue: { sheet: "Data", address: "A1:H9" } } });
    await buildAndWrite();
    const columns = ["Transactable", "Live in marketplace", "Co-sell tab complete", "One-pager", "Pitch deck", "Sales contacts complete", "Business profile complete", "Marketplace account active", "MPN ID", "Technical validation passed", "Azure IP share (%)", "Reference architecture diagram", "Azure consumed revenue (USD)"];
    const numbers: Readonly<Record<string, number>> = { "Azure IP share (%)": 80, "Azure consumed revenue (USD)": 0 };
    await inTable((table) => {
      table.columns.add(undefined, [["Offer type"], ["SaaS"], ["SaaS"], ["SaaS"]]);
      for (const header of columns) table.columns.add(undefined, [[header], ...["Yes", "Yes", "Yes"].map((yes) => [numbers[header] ?? yes])]);
    });
    const decided = async () => {
      const [preview] = await evaluateAll(workbook, { asOf, table: "Tierline_offers", programmes: ["co-sell"] });
      return preview!.programmes[0]!.answers.map(({ name, status }) => [name, status]);
    };
    assert.deepEqual(await decided(), [["Gadget", "Azure IP co-sell eligible"], ["Widget", "Azure IP co-sell eligible"], ["Widget", "Co-sell ready"]], "$100 of Fabrikam's Widget is not $100,000");
    await bed.put("H9", [[100_000]]);
    assert.match((await buildAndWrite()).sentence, /^Refreshed table Tierline_offers on sheet Tierline offers: changed \d cells?\.$/);
    assert.deepEqual((await decided())[2], ["Widget", "Azure IP co-sell eligible"]);
  });

  it("are no export, whatever columns a person adds to their table", async () => {
    await open();
    await buildAndWrite();
    await inTable((table) => ["Offer type", "Order purchase date", "Customer ID", "Currency"].forEach((header) => table.columns.add(undefined, [[header], [""], [""], [""]])));
    assert.deepEqual((await findExports(workbook)).map(({ source }) => source), ["Revenue"]);
  });

  it("follow sorted rows by partner and offer, keep what a person typed, and add and take out rows", async () => {
    await open();
    await buildAndWrite();
    await inTable((table) => table.sort.apply([{ key: 2, ascending: true }]));
    await bed.put("C2", [[77]], sheet);
    await bed.put("F9", [["Gizmo"]]);
    await bed.put("F4", [["Widget"]]);
    await bed.put("F5:F6", [["Widget"], ["Widget"]]);
    const { perOffer } = await build();
    assert.deepEqual([perOffer.table.newRows, perOffer.table.goneRows, perOffer.table.kept.length], [1, 1, 0], "Gadget is gone; what was typed over stays with the row that is gone");
    await buildAndWrite();
    assert.deepEqual(await body(), [["Fabrikam", "Widget", 77], ["Contoso", "Widget", 20_150.5], ["Fabrikam", "Gizmo", 100]]);
  });

  it("name the cell that a person typed over by offer and partner", async () => {
    await open();
    await buildAndWrite();
    await bed.put("C3", [[5]], sheet);
    assert.deepEqual((await build()).perOffer.table.kept, [{ name: "Widget of Contoso", header: "Billed revenue (USD)", from: "5", to: "10050.5", address: "C3" }]);
  });

  it("are refused alone where a sheet of that name is a person's own: the partners can still be written", async () => {
    await open({ sheets: { Data: revenueRows, [sheet]: [["My own figures"], [1]] }, tables: { Revenue: { sheet: "Data", address: "A1:H9" } } });
    const metrics = await build();
    assert.deepEqual([metrics.refusal, metrics.perOffer.refusal.includes('has a sheet "Tierline offers" of your own')], ["", true]);
    assert.equal((await writeMetrics(workbook, metrics)).place.table, "Tierline_metrics");
  });

  it("are not there, and say so, where no export names an offer", async () => {
    const rows: SheetRows = revenueRows.map((row) => [...row.slice(0, 5), ...row.slice(6)]);
    await open({ sheets: { Data: rows }, tables: { Revenue: { sheet: "Data", address: "A1:G9" } } });
    const { refusal, perOffer } = await build();
    assert.equal(refusal, "");
    assert.match(perOffer.refusal, /No metric of offers can be counted from these exports/);
    assert.match(perOffer.missing.join(" "), /Billed revenue \(USD\) cannot be counted: the Revenue export lacks "/);
  });
});

function troubleIn(work: () => unknown): { code: string; sentence: string } {
  try {
    work();
  } catch (error) {
    const { code, sentence } = troubleOf(error);
    return { code, sentence };
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
}
