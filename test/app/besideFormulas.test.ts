// A formula rests on the user's own rules and on the lists of the workbook, as the pane does, and follows them when they change.
import assert from "node:assert/strict";
import { besideFormulas, refreshBesideFormulas } from "../../src/app/besideFormulas";
import { explanationColumn, statusColumn } from "../../src/app/formula";
import { thresholdValue } from "../../src/app/ruleFormulas";
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
