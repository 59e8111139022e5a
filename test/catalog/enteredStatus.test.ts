// The status a user copied from Partner Center stands beside the computed one, for every programme that Partner Center shows one for.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { CellValue } from "../../src/intake/table";
import { assess } from "../../src/report/assess";
import type { Assessment } from "../../src/report/assessment";

function assessed(programme: string, asOf: string, headers: readonly string[], rows: readonly (readonly CellValue[])[]): Assessment {
  return assess({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows }, { programmes: [programme], asOf, knownOn: null });
}

describe("a status entered from Partner Center", () => {
  it("is shown beside a designation that the score does not reach, and never replaces it", () => {
    const found = assessed("designation.security", "2023-06-13", ["Partner", "Security score", "Security designation in Partner Center"], [["A", 60, "Enrolled (Renewal due)"], ["B", 80, "qualified"], ["C", 60, "In progress"], ["D", 80, ""]]);
    const [programme] = found.programmes;
    assert.deepEqual(programme!.statuses, ["Not qualified", "Qualified", "Not qualified", "Qualified"]);
    assert.deepEqual(programme!.notes, ["Partner Center shows Qualified; the rules give Not qualified.", "", "", ""]);
    assert.deepEqual(found.problems.map(({ code, addresses }) => [code, addresses]), [["differs-from-partner-center", ["C2"]]]);
  });

  it("is read for a specialization, Azure Expert MSP, rewards, certified software and top tier", () => {
    const cases = [
      ["specialization.threat-protection", "2023-06-13", ["Partner", "Security designation", "Threat Protection specialization in Partner Center"], ["A", "No", "Active"], "Not qualified"],
      ["azure-expert-msp", "2023-06-13", ["Partner", "Data & AI designation", "Digital & App Innovation designation", "Infrastructure designation", "Azure Expert MSP in Partner Center"], ["A", "Yes", "Yes", "No", "Yes"], "Not qualified"],
      ["rewards", "2023-08-01", ["Partner", "Marketplace billed sales (USD)", "Marketplace Rewards in Partner Center"], ["A", 30_000, "Tier 3"], "Tier 2"],
      ["top-tier", "2024-01-15", ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Top tier in Partner Center"], ["A", 1, 0, 0, 0, 0, "Yes"], "Not top tier"],
    ] as const;
    for (const [programme, asOf, headers, row, status] of cases) {
      const [answer] = assessed(programme, asOf, headers, [row]).programmes;
      assert.equal(answer!.statuses[0], status, programme);
      assert.match(answer!.notes[0]!, /^Partner Center shows .+; the rules give .+\./, programme);
    }
  });

  it("is rejected with its address when it is none that the programme knows", () => {
    const found = assessed("rewards", "2023-08-01", ["Partner", "Marketplace billed sales (USD)", "Marketplace Rewards in Partner Center"], [["A", 30_000, "Tier 12"]]);
    assert.match(found.rejections.map(({ sentence }) => sentence).join(), /Data!C2 .*"Tier 12".*the nearest is Tier [12]\b/);
    assert.equal(found.programmes[0]!.statuses[0], "Tier 2");
  });

  it("has a column for every programme but those that Partner Center shows no status for", () => {
    assert.deepEqual(shippedCatalog.programmes.filter(({ entered }) => entered === undefined).map(({ id }) => id), ["co-sellable", "seller-credit", "publish-service-offer", "specialization-renewal"]);
  });
});
