// Where no amount leads to a status, the gap says so and why, as the goal seek does; a gap is empty only where nothing is missing.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { plan } from "../../src/engine/plan";
import type { TableSnapshot, CellValue } from "../../src/intake/table";
import { askedTable } from "../../src/report/askedTable";
import { assess } from "../../src/report/assess";
import { seekWords } from "../../src/report/seekWords";
import { goldenCases } from "../cases/cases";

const tableOf = (headers: readonly string[], ...rows: readonly (readonly CellValue[])[]): TableSnapshot => ({ sheet: "Data", table: "Data", topLeft: { row: 0, column: 0 }, headers, rows });
const gapsOf = (programme: string, asOf: string, table: TableSnapshot): readonly string[] => assess(table, { programmes: [programme], asOf, knownOn: null }).programmes[0]!.gaps;

describe("a status that is out of reach", () => {
  it("is empty in no golden row that is below every status, and told with what the goal seek names", () => {
    let told = 0;
    for (const { programme, table, related, expected } of goldenCases()) {
      const dates = { asOf: expected.asOf, knownOn: expected.knownOn ?? null };
      const answered = expected.rows === null ? undefined : assess(table, { programmes: [programme], ...dates, related }).programmes[0];
      const { ladder, outcomes } = expected.rows === null ? { ladder: [], outcomes: [] } : plan(shippedCatalog, programme, dates.asOf, dates.knownOn);
      answered?.statuses.forEach((status, row) => {
        const gap = answered.gaps[row]!;
        const at = ladder.findIndex(({ outcome }) => outcomes[outcome] === status);
        assert.ok(status === "" || at >= 0 || gap !== "", `${programme}: ${status} has an empty gap`);
        assert.ok(at !== 0 || gap === "", `${programme}: ${status} has the gap ${gap}`);
        const [, outcome = outcomes[ladder[0]?.outcome ?? 0]!, reasons] = /^(?:For (.+): )?[oO]ut of reach by amounts: (.+)$/.exec(gap) ?? [];
        if (reasons !== undefined) {
          const sought = seekWords(askedTable(table, related), programme, row, dates, { outcome });
          assert.deepEqual(sought.ways, []);
          const [first = ""] = reasons.split(/; (?!no column|the columns)/);
          assert.ok(/^nothing meets all/.test(first) || sought.obstacles.some((obstacle) => obstacle.startsWith(first.replace(/ and \d+ more, and it is.*/, ""))), `${first} is none of ${sought.obstacles.join(" ")}`);
          told++;
        }
      });
    }
    assert.ok(told >= 40, String(told));
  });

  it("names what is past or Microsoft's to decide, with what the row has", () => {
    assert.deepEqual(gapsOf("support-services", "2024-06-30", tableOf(["Partner", "Support Services qualified"], ["Contoso", "No"], ["Fabrikam", "Yes"], ["Northwind", ""])), [
      "Out of reach by amounts: Support Services qualified must be yes, and it is no now",
      "",
      "Needs: Support Services qualified",
    ]);
  });

  it("names the next status up where there are several, and few of many names", () => {
    const [addIn] = gapsOf("co-sell", "2024-01-01", tableOf(["Offer", "Partner", "Offer type", "Live in marketplace", "Co-sell tab complete"], ["Add-in", "Contoso", "Office add-in", "Yes", "Yes"]));
    assert.equal(addIn, "For Co-sell ready: out of reach by amounts: Offer type must be one of Azure Application, Azure Container, Azure Virtual Machine, IoT Edge module and 8 more, and it is another one now");
  });

  it("names the points that the row's own columns cannot earn, row by row", () => {
    const headers = ["Partner", "Business Applications track", "Business Applications net customer adds", "Business Applications intermediate certifications", "Business Applications advanced certifications", "Business Applications usage growth (%)", "Business Applications baseline MCV", "Business Applications deployments"];
    const gaps = gapsOf("designation.business-applications", "2024-01-01", tableOf(headers, ["Below the base", "SMB", 5, 20, 7, 30, 1, 5], ["Above the base", "SMB", 0, 0, 0, 30, 9_000_000, 5]));
    assert.equal(gaps[0], "Out of reach by amounts: Points for usage growth must be more than 0; no column that may change earns points for it");
    assert.doesNotMatch(gaps[1]!, /Out of reach/);
  });

  it("is no gap of a row that has a status, where what is above it is for another kind of offer", () => {
    const gaps = goldenCases().find(({ programme, name }) => programme === "co-sell" && name === "all-transactable")!;
    const { statuses, gaps: told } = assess(gaps.table, { programmes: ["co-sell"], asOf: gaps.expected.asOf, knownOn: null, related: gaps.related }).programmes[0]!;
    const eligible = statuses.flatMap((status, row) => (status === "Azure IP co-sell eligible" ? [told[row]] : []));
    assert.ok(eligible.length > 0 && eligible.every((gap) => gap === ""));
  });

  it("is unclear still where the documents leave it open and no amount settles it", () => {
    const headers = ["Partner", "Azure IP co-sell eligible", "Marketplace billed sales (USD)"];
    const { statuses, gaps } = assess(tableOf(headers, ["Contoso", "Yes", 5_000_000]), { programmes: ["seller-credit"], asOf: "2024-08-01", knownOn: null }).programmes[0]!;
    assert.deepEqual([statuses[0], gaps[0]], ["Unclear", "Unclear; no change of an amount settles it"]);
  });
});
