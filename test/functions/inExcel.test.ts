// The formulas as they ship: the built bundle, Microsoft's custom-functions runtime, and a workbook that calculates.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { openTestBed, type TestBed } from "../workbench/testBed";
import { partnerRows } from "../workbook/partnerBed";

const built = path.join(__dirname, "../../dist/addin");

describe("PARTNER.TOPTIER in a workbook", function () {
  this.timeout(60_000);
  let bed: TestBed;
  before(async () => {
    const metadata = JSON.parse(readFileSync(path.join(built, "functions.json"), "utf8"));
    bed = await openTestBed({
      sheets: { Data: partnerRows },
      tables: { Partners: { sheet: "Data", address: "B3:J6" } },
      functions: { namespace: "PARTNER", metadata },
      // jsdom has no TextEncoder, which every browser has; and the pane needs its place.
      page: `window.TextEncoder ??= function () { this.encode = (text) => Uint8Array.from(unescape(encodeURIComponent(text)), (sign) => sign.charCodeAt(0)); };
        document.body.innerHTML = '<div id="pane"></div>';
        ${readFileSync(path.join(built, "taskpane.js"), "utf8")}`,
      hasOwnWindow: true,
    });
    const started = Date.now();
    while (Reflect.get(bed.window, "Tierline") === undefined && Date.now() - started < 30_000) await new Promise((resolve) => setTimeout(resolve, 50));
    await bed.host.whenIdle();
  });
  after(() => bed.close());

  async function formula(address: string, text: string, spill: string): Promise<unknown[][]> {
    const sheetName = "Data";
    await bed.run(async (context) => {
      context.workbook.worksheets.getItem(sheetName).getRange(address).formulas = [[text]];
      await context.sync();
    });
    await bed.host.whenIdle();
    return read(spill);
  }

  function read(address: string): Promise<unknown[][]> {
    return bed.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange(address);
      range.load("values");
      await context.sync();
      return range.values;
    });
  }

  it("spills one status per row below a header line for a whole table", async () => {
    assert.deepEqual(await formula("M3", '=PARTNER.TOPTIER(Partners[#All],,"2024-06-30")', "M3:M6"), [["Top tier"], ["Top tier"], ["Not top tier"], ["Needs data"]]);
  });

  it("looks up the headers of the table for its body rows", async () => {
    assert.deepEqual(await formula("O4", '=PARTNER.TOPTIER(Partners,,"2024-06-30")', "O4:O6"), [["Top tier"], ["Not top tier"], ["Needs data"]]);
  });

  it("follows a header of the table that is renamed, and back", async () => {
    const rename = async (header: string) => {
      await bed.run(async (context) => {
        context.workbook.worksheets.getItem("Data").getRange("E3").values = [[header]];
        await context.sync();
      });
      const until = Date.now() + 10_000;
      const wanted = header === "Sales so far, roughly" ? "Needs data" : "Top tier";
      while ((await read("O4"))[0]![0] !== wanted && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
      return (await read("O4"))[0]![0];
    };
    assert.equal(await rename("Sales so far, roughly"), "Needs data");
    assert.equal(await rename("Marketplace billed sales (USD)"), "Top tier");
  });

  it("gives trailing twelve months over columns of cells, header cells included", async () => {
    await bed.run(async (context) => {
      const sales = [["Billed month", "Estimated revenue (USD)", "Customer ID"], ["2023-06", 900, "c-0"], ["2024-05", 10_000, "c-1"], ["2024-06", 0.01, "c-1"]];
      const range = context.workbook.worksheets.getItem("Data").getRange("W40:Y43");
      range.numberFormat = sales.map((row) => row.map(() => "@"));
      range.values = sales;
      context.workbook.worksheets.getItem("Data").getRange("X41:X43").numberFormat = [["General"], ["General"], ["General"]];
      context.workbook.worksheets.getItem("Data").getRange("X41:X43").values = [[900], [10_000], [0.01]];
      await context.sync();
    });
    assert.deepEqual(await formula("U40", '=PARTNER.TTM("billed sales",W40:W43,X40:X43,,"2024-06-30")', "U40"), [[10_000.01]]);
    assert.deepEqual(await formula("U41", '=PARTNER.TTM("net-new customers",W40:W43,X40:X43,Y40:Y43,"2024-06-30")', "U41"), [[1]]);
    assert.deepEqual(await formula("U42", '=PARTNER.TTM("customers",W40:W43,X40:X43,,"2024-06-30")', "U42"), [["#VALUE!"]]);
  });

  it("follows a cell that changes", async () => {
    await bed.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("E5").values = [[4_000_000]];
      await context.sync();
    });
    await bed.host.whenIdle();
    assert.deepEqual(await read("M5"), [["Top tier"]]);
  });

  it("is #VALUE! where the date is before the rules", async () => {
    assert.deepEqual(await formula("Q4", '=PARTNER.TOPTIER(Partners[#All],,"2020-01-01")', "Q4"), [["#VALUE!"]]);
  });

  it("answers the other formulas too: status, path, gaps, thresholds and rules", async () => {
    assert.deepEqual(await formula("S3", '=PARTNER.STATUS("top-tier",Partners[#All],,"2024-06-30")', "S3:S6"), await formula("V20", '=PARTNER.TOPTIER(Partners[#All],,"2024-06-30")', "V20:V23"));
    assert.deepEqual(await formula("U3", '=PARTNER.PATH("top-tier",Partners[#All],,"2024-06-30")', "U3:U4"), [["Top tier path"], ["Billed sales"]]);
    assert.deepEqual((await formula("A20", '=PARTNER.GAPS("top-tier",Partners[#All],,"2024-06-30")', "A20:F21"))[0], ["Requirement", "Have", "Need", "Missing", "Source", "Partner"]);
    assert.deepEqual(await read("B21:D21"), [[2, 12, 10]]);
    assert.deepEqual(await formula("M20", '=PARTNER.THRESHOLD("rewards.tier8.sales","2023-11-30")', "M20"), [[5_000_000]]);
    assert.deepEqual((await formula("M22", '=PARTNER.RULES("top-tier","2024-06-30")', "M22:Q23"))[0], ["Leads to", "Requirement", "Needs", "In force since", "Source"]);
    assert.deepEqual(await formula("S20", '=PARTNER.SCORE("astronomy",Partners[#All])', "S20"), [["#VALUE!"]]);
  });
});
