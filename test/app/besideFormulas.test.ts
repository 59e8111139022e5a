// A formula rests on the user's own rules and on the lists of the workbook, as the pane does, and follows them when they change.
import assert from "node:assert/strict";
import { takeAll } from "../../src/app/answeredFormulas";
import { besideFormulas, refreshBesideFormulas } from "../../src/app/besideFormulas";
import { explanationColumn, statusColumn } from "../../src/app/formula";
import { thresholdValue } from "../../src/app/ruleFormulas";
import { followTables } from "../../src/workbook/headerCache";
import { liveWorkbook } from "../../src/workbook/liveWorkbook";
import { openPartnerBed, partnerRows, type PartnerBed } from "../workbook/partnerBed";

const rules = (value: number) => [["Parameter", "From", "Until", "Value", "Source", "Note"], ["Marketplace billed sales for top tier", "2024-01-01", "", value, "FY25 guide", ""]];
const partners = [["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)"], ["Contoso", 4_500_000, 0, 0, 0, 0]];
const call = (programme: string, metrics: readonly (readonly unknown[])[], asOf = "2024-06-30") => ({ programme, metrics, headers: null, asOf, today: "2026-11-22", address: undefined, isPreview: false });

describe("a formula", () => {
  let bed: PartnerBed;
  const open = async (lists: Readonly<Record<string, readonly (readonly (string | number)[])[]>>) => {
    const tables = Object.fromEntries(Object.entries(lists).map(([sheet, rows]) => [sheet.replace(" ", "_"), { sheet, address: `A1:${"ABCDEF"[rows[0]!.length - 1]}${rows.length}` }]));
    bed = await openPartnerBed({ sheets: { Data: partnerRows, ...lists }, tables });
    await refreshBesideFormulas(liveWorkbook);
  };
  afterEach(async () => {
    await bed.close();
    // What one workbook holds is none of the next one's.
    bed = await openPartnerBed({ sheets: { Data: partnerRows }, tables: {} });
    await refreshBesideFormulas(liveWorkbook);
    await bed.close();
  });

  it("rests on the threshold of the workbook's table of rules, and says so in the explanation", async () => {
    assert.deepEqual(statusColumn(call("top-tier", partners)), [["Top tier"], ["Top tier"]]);
    await open({ "Tierline rules": rules(5_000_000) });
    assert.deepEqual(statusColumn(call("top-tier", partners)), [["Top tier"], ["Not top tier"]]);
    assert.equal(thresholdValue("topTier.billedSales", { asOf: "2024-06-30", today: "2026-11-22" }), 5_000_000);
    assert.equal(thresholdValue("topTier.billedSales", { asOf: "2023-12-31", today: "2026-11-22" }), 4_000_000);
    assert.match(String(explanationColumn(call("top-tier", partners))[1]![0]), /Rests on your own figure for marketplace billed sales for top tier\./);
  });

  it("finds the competencies and designations of its partners in the lists of the workbook", async () => {
    await open({ Designations: [["Partner", "Designation", "Attained on", "Anniversary"], ["Contoso", "Security", "2022-11-01", "2024-11-01"]] });
    assert.deepEqual(statusColumn(call("designation.security", [["Partner", "Security score"], ["Contoso", 60], ["Fabrikam", 60]], "2023-06-13")), [["Solutions Partner: Security"], ["Qualified"], ["Not qualified"]]);
  });

  it("is answered anew after the rules have changed", async () => {
    await open({ "Tierline rules": rules(5_000_000) });
    const { version } = besideFormulas();
    assert.deepEqual(statusColumn(call("top-tier", partners))[1], ["Not top tier"]);
    await bed.put("D2", [[4_500_000]], "Tierline rules");
    await refreshBesideFormulas(liveWorkbook);
    assert.equal(besideFormulas().version, version + 1);
    assert.deepEqual(statusColumn(call("top-tier", partners))[1], ["Top tier"]);
    await refreshBesideFormulas(liveWorkbook);
    assert.equal(besideFormulas().version, version + 1);
  });
});

describe("formulas that rest on a table's headers", () => {
  let bed: PartnerBed;
  let restore: () => void;
  /** What Excel was told to calculate: cells that were marked, a sheet, "Recalculate" or "Full". */
  let told: (string | Excel.Range)[];
  const answer = (cell: string, metrics: string) => statusColumn({ ...call("top-tier", partners.slice(1)), cell, address: metrics });
  const follow = async () => {
    await followTables();
    await refreshBesideFormulas(liveWorkbook);
    return told.map((one) => (typeof one === "string" ? one : one.address));
  };

  beforeEach(async () => {
    takeAll();
    told = [];
    bed = await openPartnerBed({ sheets: { Data: partners, Other: partners }, tables: { Partners: { sheet: "Data", address: "A1:F2" }, Others: { sheet: "Other", address: "A1:F2" } } });
    await bed.put("H2:H5", [["=PARTNER.TOPTIER(Partners)"], ["=PARTNER.TOPTIER(Partners)"], ["=1+1"], ["=PARTNER.TOPTIER(Others)"]]);
    await follow();
    answer("Data!H2", "Data!A2:F2");
    answer("Data!H3", "Data!A2:F2");
    answer("Data!H5", "Other!A2:F2");
    told = [];
    const { Application, Range, Worksheet } = bed.Excel;
    const [calculate, setDirty, ofSheet] = [Application.prototype.calculate, Range.prototype.setDirty, Worksheet.prototype.calculate];
    Application.prototype.calculate = function (this: Excel.Application, type: Excel.CalculationType) {
      told.push(type);
      calculate.call(this, type);
    };
    Range.prototype.setDirty = function (this: Excel.Range) {
      told.push(this);
      this.load("address");
      setDirty.call(this);
    };
    Worksheet.prototype.calculate = function (this: Excel.Worksheet, all: boolean) {
      told.push(`sheet ${this.name}`);
      ofSheet.call(this, all);
    };
    restore = () => Object.assign(Application.prototype, { calculate }) && Object.assign(Range.prototype, { setDirty }) && Object.assign(Worksheet.prototype, { calculate: ofSheet });
  });
  afterEach(async () => {
    restore();
    takeAll();
    await bed.close();
  });

  it("are asked again alone when a header above their own cells changes", async () => {
    await bed.put("B1", [["Sales"]]);
    assert.deepEqual(await follow(), ["Data!H2:H3", "Recalculate"]);
  });

  it("are left in peace where rows are added, cells edited, or a header of another table changes", async () => {
    await bed.put("A2", [["Fabrikam"]]);
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Partners").rows.add(undefined, [["Northwind", 1, 2, 3, 4, 5]]);
      context.workbook.worksheets.add("Third").getRange("A1:B2").values = [["a", "b"], [1, 2]];
      context.workbook.tables.add("Third!A1:B2", true);
      await context.sync();
    });
    assert.deepEqual(await follow(), []);
  });

  it("are found on their sheet where one of them moved since it was answered", async () => {
    await bed.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("H1:H1").insert("Down");
      await context.sync();
    });
    await bed.put("B1", [["Sales"]]);
    assert.deepEqual(await follow(), ["sheet Data", "Recalculate"]);
  });

  it("are asked with the whole workbook only where a host does not say where they stand, or their sheet is gone", async () => {
    statusColumn({ ...call("top-tier", partners.slice(1)), cell: undefined, address: "Data!A2:F2" });
    await bed.put("B1", [["Sales"]]);
    assert.deepEqual(await follow(), ["Full"]);
    answer("Gone!H2", "Data!A2:F2");
    await bed.put("B1", [["Turnover"]]);
    told = [];
    assert.deepEqual(await follow(), ["Full"]);
  });

  it("wait for F9 where the workbook is calculated by hand", async () => {
    await bed.run(async (context) => {
      context.workbook.application.calculationMode = "Manual";
      await context.sync();
    });
    await bed.put("B1", [["Sales"]]);
    assert.deepEqual(await follow(), ["Data!H2:H3"]);
  });

  it("are still asked where Excel refused at first", async () => {
    await bed.put("B1", [["Sales"]]);
    bed.faults.failingMember = { member: "Range.setDirty", code: "GeneralException", message: "busy" };
    await follow();
    bed.faults.failingMember = null;
    told = [];
    assert.deepEqual(await follow(), ["Data!H2:H3", "Recalculate"]);
  });

  it("are not noted while they are being typed", async () => {
    statusColumn({ ...call("top-tier", partners.slice(1)), cell: "Data!Z9", address: "Data!A2:F2", isPreview: true });
    await bed.put("B1", [["Sales"]]);
    assert.deepEqual(await follow(), ["Data!H2:H3", "Recalculate"]);
  });
});
