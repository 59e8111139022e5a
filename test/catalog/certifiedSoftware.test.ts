// Certified software: both sides of every line of the nine designations, and what is told but not enforced.
import assert from "node:assert/strict";
import type { CellValue } from "../../src/intake/table";
import { answers, catalog, statuses, type Sheet } from "./solutionsPartnerTable";

const on = "2024-08-06";
type Cells = Readonly<Record<string, CellValue>>;

/** One offer with everything met, but for what a case changes. */
function offer(base: Cells, change: Cells = {}): Sheet {
  const cells = { ...base, ...change };
  return { headers: ["Offer", ...Object.keys(cells)], rows: [["Offer A", ...Object.values(cells)]] };
}
const status = (programme: string, base: Cells, change: Cells = {}): string => statuses(`certified-software.${programme}`, on, offer(base, change))[0]!;

const satisfied: Cells = { "Live in marketplace": "Yes", "Average rating": 4.5, "Number of ratings": 15, "Customer evidence": 0 };
const commercial: Cells = { "Marketplace billed sales (USD)": 0, "Net-new customers over $10K": 0, "Marketplace transactions": 0, "Unique customers": 0 };
const azure: Cells = { ...satisfied, ...commercial, "Azure IP co-sell eligible": "Yes", "Technical review passed": "Yes", "Marketplace billed sales (USD)": 4_000_000 };
const security: Cells = { ...satisfied, ...commercial, "Azure IP co-sell eligible": "Yes", "Sentinel publishing criteria passed": "Yes", "Active in Sentinel Content hub": "Yes", "Net-new customers over $10K": 12 };
const business: Cells = { ...satisfied, "Offer type": "Dynamics 365", "Business Applications co-sell eligible": "Yes", "Technical review passed": "Yes", "Marketplace billed sales (USD)": 1_000_000 };
const modernWork: Cells = { ...satisfied, "Microsoft 365 App Compliance certified": "Yes", "Marketplace billed sales (USD)": 100_000, "Teams Apps monthly active users": 0 };
const industry: Cells = { "Live in marketplace": "Yes", "Co-sell eligible": "Yes", "Technical review passed": "Yes", "Industry AI audit passed": "Yes", "Customer evidence": 2 };

describe("certified software", () => {
  it("A-CSD-20: Azure stands on 4 million of billed sales, and falls a cent below", () => {
    assert.equal(status("azure", azure), "Qualified");
    assert.equal(status("azure", azure, { "Marketplace billed sales (USD)": 3_999_999.99 }), "Not qualified");
    assert.equal(answers("certified-software.azure", on, offer(azure, { "Marketplace billed sales (USD)": 3_999_999.99 }))[0]!.gap, "$0.01 more marketplace billed sales");
  });

  it("A-CSD-20: Azure stands on 12 net-new customers, or on 30 transactions with eight customers", () => {
    const none = { "Marketplace billed sales (USD)": 0 };
    const path = (change: Cells): string => answers("certified-software.azure", on, offer(azure, { ...none, ...change }))[0]!.path;
    assert.equal(path({ "Net-new customers over $10K": 12 }), "Net-new customers");
    assert.equal(path({ "Marketplace transactions": 30, "Unique customers": 8 }), "Transactions");
    assert.equal(status("azure", azure, { ...none, "Marketplace transactions": 30, "Unique customers": 7 }), "Not qualified");
    assert.equal(status("azure", azure, { ...none, "Net-new customers over $10K": 11 }), "Not qualified");
  });

  it("A-CSD-20: Azure has no consumption pathway: a commitment of 200 million alone does not qualify", () => {
    assert.equal(status("azure", azure, { "Marketplace billed sales (USD)": 0, "Cloud commitment (USD)": 200_000_000, "Transactable listing": "Yes" }), "Not qualified");
  });

  it("A-CSD-02, A-CSD-03, A-CSD-01: Azure needs co-sell eligibility, the technical audit and a live offer", () => {
    for (const column of ["Azure IP co-sell eligible", "Technical review passed", "Live in marketplace"]) {
      assert.equal(status("azure", azure, { [column]: "No" }), "Not qualified", column);
      assert.equal(status("azure", azure, { [column]: "" }), "Needs data", column);
    }
  });

  it("X-38, A-CSD-04: 4.5 from 15 ratings, or two artefacts of either kind", () => {
    assert.equal(status("azure", azure, { "Average rating": 4.4 }), "Not qualified");
    assert.equal(status("azure", azure, { "Number of ratings": 14 }), "Not qualified");
    assert.equal(status("azure", azure, { "Average rating": 1, "Customer evidence": 2 }), "Qualified");
    assert.equal(status("azure", azure, { "Average rating": 1, "Customer evidence": 1 }), "Not qualified");
  });

  it("A-CSD-21: Business Applications stands on 1 million of billed sales", () => {
    assert.equal(status("business-applications", business), "Qualified");
    assert.equal(status("business-applications", business, { "Marketplace billed sales (USD)": 999_999.99 }), "Not qualified");
  });

  it("X-07: a Business Central offer is Unclear until Partner Center's status is entered, and then that decides", () => {
    const central = { "Offer type": "Dynamics 365 Business Central" };
    const [open] = answers("certified-software.business-applications", on, offer(business, { ...central, "Business Applications co-sell eligible": "" }));
    assert.equal(open!.status, "Unclear");
    assert.deepEqual(open!.explanation.openReadings.map(({ ambiguity, main, cautious }) => [ambiguity, main.truth, cautious.truth]), [["X-07", "not met", "met"]]);
    assert.equal(status("business-applications", business, { ...central, "Business Applications co-sell eligible": "Yes" }), "Qualified");
    assert.equal(status("business-applications", business, { ...central, "Business Applications co-sell eligible": "No" }), "Not qualified");
    assert.equal(status("business-applications", business, { "Business Applications co-sell eligible": "" }), "Needs data");
  });

  it("X-37, A-CSD-22: Modern Work stands on 100,000 of billed sales or a mean of 50,000 users", () => {
    assert.equal(status("modern-work", modernWork), "Qualified");
    assert.equal(status("modern-work", modernWork, { "Marketplace billed sales (USD)": 99_999.99 }), "Not qualified");
    assert.equal(status("modern-work", modernWork, { "Marketplace billed sales (USD)": 0, "Teams Apps monthly active users": 50_000 }), "Qualified");
    assert.equal(status("modern-work", modernWork, { "Marketplace billed sales (USD)": 0, "Teams Apps monthly active users": 49_999 }), "Not qualified");
    assert.equal(status("modern-work", modernWork, { "Microsoft 365 App Compliance certified": "No" }), "Not qualified");
  });

  it("A-CSD-23: Security needs the Sentinel publishing criteria and an active place in the Content hub", () => {
    assert.equal(status("security", security), "Qualified");
    assert.equal(status("security", security, { "Sentinel publishing criteria passed": "No" }), "Not qualified");
    assert.equal(status("security", security, { "Active in Sentinel Content hub": "No" }), "Not qualified");
  });

  it("A-CSD-24, A-CSD-05: the five industries need both reviews and two artefacts, and no sales at all", () => {
    for (const id of ["retail-ai", "healthcare-ai", "sustainability-ai", "manufacturing-ai", "financial-services-ai"]) {
      assert.equal(status(id, industry), "Qualified", id);
      assert.equal(status(id, industry, { "Industry AI audit passed": "No" }), "Not qualified", id);
      assert.equal(status(id, industry, { "Technical review passed": "No" }), "Not qualified", id);
      assert.equal(status(id, industry, { "Customer evidence": 1 }), "Not qualified", id);
    }
  });

  it("X-11: shows exactly 4 million as met if at least is meant", () => {
    const [answer] = answers("certified-software.azure", on, offer(azure));
    const sales = answer!.explanation.pathways[0]!.requirements[0]!;
    assert.deepEqual([sales.need, sales.isMetOnlyIfAtLeastIsMeant], [4_000_000, true]);
  });

  it("X-17: keeps the frozen criteria after FY24, with figures of its own", () => {
    assert.equal(statuses("certified-software.azure", "2026-11-22", offer(azure))[0], "Qualified");
    const params = catalog.params.filter(({ id }) => id.startsWith("certified.azure."));
    assert.equal(params.length, 4);
    assert.ok(params.every(({ timeline }) => timeline.every(({ until, rules }) => until === undefined && rules.includes("X-17"))));
  });

  it("X-35: tells the planned ratings duty and does not enforce it", () => {
    assert.equal(statuses("certified-software.azure", "2026-11-22", offer(azure, { "Average rating": "", "Number of ratings": "", "Customer evidence": 2 }))[0], "Qualified");
    const { effects } = catalog.programmes.find(({ id }) => id === "certified-software.azure")!;
    assert.ok(effects.some(({ rules, says }) => rules.includes("X-35") && says.includes("planned")));
  });

  it("X-36: measures the partner criterion over the twelve months that end on the as-of date", () => {
    assert.equal(catalog.fields.find(({ id }) => id === "marketplaceBilledSales")!.window?.anchor, "asOf");
    assert.ok(catalog.programmes.find(({ id }) => id === "certified-software.azure")!.ambiguities.some(({ id }) => id === "X-36"));
  });

  it("are refused before the FAQ update that defines them", () => {
    assert.throws(() => statuses("certified-software.azure", "2024-03-19", offer(azure)), /defined from 2024-03-20/);
  });

  it("carry every rule by its id", () => {
    const text = JSON.stringify([catalog.programmes.filter(({ id }) => id.startsWith("certified-software.")), catalog.params]);
    const ids = [...Array.from({ length: 11 }, (_, index) => `A-CSD-${String(index + 1).padStart(2, "0")}`), "A-CSD-20", "A-CSD-21", "A-CSD-22", "A-CSD-23", "A-CSD-24", "X-17", "X-35", "X-37", "X-38"];
    assert.deepEqual(ids.filter((id) => !text.includes(`"${id}"`)), []);
  });
});

describe("services designations", () => {
  const area = { "Security surveys": 200, "Security survey score": 4.25 };
  const training = (change: Cells = {}): string => {
    const cells: Cells = { "Courseware completion KPI": 1000, "Exam unit KPI": 200, "Survey response score": 4.25, ...area, ...change };
    return statuses("training-services", "2024-04-15", { headers: ["Partner", ...Object.keys(cells)], rows: [["A", ...Object.values(cells)]] })[0]!;
  };

  it("A-SP-31: Training Services needs all three base criteria and one solution area", () => {
    assert.equal(training(), "Qualified");
    assert.equal(training({ "Courseware completion KPI": 999.5 }), "Not qualified");
    assert.equal(training({ "Exam unit KPI": 199.5 }), "Not qualified");
    assert.equal(training({ "Survey response score": 4.24 }), "Not qualified");
  });

  it("A-SP-31: a solution area needs 200 surveys and its own score of 4.25; another area's blank leaves it open", () => {
    const others = Object.fromEntries(["Business Applications", "Data & AI", "Digital & App Innovation", "Infrastructure", "Modern Work"].flatMap((name) => [[`${name} surveys`, 0], [`${name} survey score`, 5]]));
    assert.equal(training({ ...others, "Security surveys": 199 }), "Not qualified");
    assert.equal(training({ ...others, "Security survey score": 4 }), "Not qualified");
    assert.equal(training({ ...others, "Modern Work surveys": "", "Security surveys": 0 }), "Needs data");
  });

  it("works the courseware KPI out of completions: fundamentals count half, up to 300", () => {
    const cells = { "Fundamentals courseware completions": 900, "Advanced courseware completions": 700, "Exam unit KPI": 200, "Survey response score": 4.25, ...area };
    const table = (advanced: number): Sheet => ({ headers: ["Partner", ...Object.keys(cells)], rows: [["A", ...Object.values({ ...cells, "Advanced courseware completions": advanced })]] });
    assert.deepEqual([statuses("training-services", "2024-04-15", table(700))[0], statuses("training-services", "2024-04-15", table(699))[0]], ["Qualified", "Not qualified"]);
  });

  it("A-SP-31: Training Services cannot be decided before mid-April 2024", () => {
    assert.throws(() => statuses("training-services", "2024-04-14", { headers: ["Partner", "Exam unit KPI"], rows: [["A", 1]] }), /mid-April 2024/);
  });

  it("A-SP-32: Support Services answers what Partner Center shows, and otherwise that data is missing", () => {
    assert.deepEqual(statuses("support-services", "2024-08-06", { headers: ["Partner", "Support Services qualified"], rows: [["A", "Yes"], ["B", "No"], ["C", ""]] }), ["Qualified", "Not qualified", "Needs data"]);
    assert.deepEqual(statuses("support-services", "2024-08-06", { headers: ["Partner", "Exam unit KPI"], rows: [["A", 1]] }), ["Needs data"]);
  });
});
