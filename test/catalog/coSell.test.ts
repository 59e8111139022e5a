// Co-sell statuses: how each open point of the documents is read, on the days on which the rules change.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { plan } from "../../src/engine/plan";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess, explainRow } from "../../src/report/assess";

type Row = Readonly<Record<string, CellValue>>;

/** A SaaS offer of 2022 that meets everything any version asks for, but is a service, Dynamics or add-in offer only where a test says so. */
const complete: Row = {
  Offer: "Offer", Partner: "Contoso", "Offer type": "SaaS", "Solution type": "IP", Transactable: "Yes", "Live in marketplace": "Yes", "Co-sell tab complete": "Yes", "One-pager": "Yes", "Pitch deck": "Yes",
  "Sales contacts complete": "Yes", "Business profile complete": "Yes", "Marketplace account active": "Yes", "MPN ID": 1234567, "ISV Connect enrolled": "No", "Technical validation passed": "Yes", "Azure IP share (%)": 80,
  "Reference architecture diagram": "Yes", "Billed revenue (USD)": 0, "First published on": "2022-05-01", "Azure consumed revenue (USD)": 100_000, "Active gold competency": "No", "Competency on 2022-09-30": "No",
  "Co-sell ready before October 2022": "Yes", "Solutions Partner designation": "No",
};

const tableOf = (...rows: readonly Row[]): TableSnapshot => {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { sheet: "Offers", table: "Offers", topLeft: { row: 0, column: 0 }, headers, rows: rows.map((row) => headers.map((header) => row[header] ?? "")) };
};

function statusOf(asOf: string, over: Row = {}, programme = "co-sell"): string {
  const assessment = assess(tableOf({ ...complete, ...over }), { programmes: [programme], asOf, knownOn: null });
  assert.deepEqual(assessment.rejections, []);
  return assessment.programmes[0]?.statuses[0] ?? assessment.problems.map(({ sentence }) => sentence).join(" ");
}

const without = (...headers: readonly string[]): Row => Object.fromEntries(Object.entries(complete).filter(([header]) => !headers.includes(header)));

describe("co-sell", () => {
  it("calls the statuses incentive to June 2023 and eligible from July 2023", () => {
    const dynamics: Row = { "Offer type": "Dynamics 365", "ISV Connect enrolled": "Yes" };
    assert.equal(statusOf("2023-06-30"), "Azure IP Co-sell incentive");
    assert.equal(statusOf("2023-07-01"), "Azure IP co-sell eligible");
    assert.equal(statusOf("2023-06-30", dynamics), "Business Applications Co-sell incentive");
    assert.equal(statusOf("2023-07-01", dynamics), "Business Applications co-sell eligible");
  });

  it("names the first date it knows for an earlier one", () => {
    assert.equal(statusOf("2021-07-12"), "Co-sell statuses are known from 2021-07-13. Choose a date on or after 2021-07-13.");
  });

  for (const header of ["MPN ID", "Marketplace account active", "Business profile complete", "Co-sell tab complete", "Live in marketplace", "One-pager", "Pitch deck", "Sales contacts complete"]) {
    it(`is not co-sell ready without ${header}`, () => {
      assert.equal(statusOf("2022-01-01", { [header]: "No" }), "Not co-sell ready");
      assert.equal(statusOf("2024-01-01", { [header]: "No" }), "Not co-sell ready");
      assert.equal(statusOf("2022-01-01", { [header]: "" }), "Needs data");
    });
  }

  it("decides with an assumption where the table has no MPN ID, marketplace account or share of IP code", () => {
    const [programme] = assess(tableOf(without("MPN ID", "Marketplace account active", "Azure IP share (%)")), { programmes: ["co-sell"], asOf: "2022-01-01", knownOn: null }).programmes;
    assert.deepEqual(programme?.statuses, ["Azure IP Co-sell incentive"]);
    assert.equal(programme?.assumptions.length, 3);
  });

  it("asks an Azure IP offer for one of five types, revenue, validation and a diagram", () => {
    assert.equal(statusOf("2022-01-01", { "Offer type": "Power BI app" }), "Co-sell ready");
    assert.equal(statusOf("2022-01-01", { "Azure consumed revenue (USD)": 99_999.99 }), "Co-sell ready");
    assert.equal(statusOf("2022-01-01", { "Azure consumed revenue (USD)": 0, "Billed revenue (USD)": 100_000 }), "Azure IP Co-sell incentive");
    assert.equal(statusOf("2022-01-01", { "Azure consumed revenue (USD)": 0, "Billed revenue (USD)": 100_000, Transactable: "No" }), "Co-sell ready");
    assert.equal(statusOf("2022-01-01", { "Technical validation passed": "No" }), "Co-sell ready");
    assert.equal(statusOf("2022-01-01", { "Reference architecture diagram": "No" }), "Co-sell ready");
  });

  it("asks Dynamics 365 and Power Apps offers for ISV Connect", () => {
    for (const type of ["Dynamics 365", "Power Apps"]) {
      assert.equal(statusOf("2022-01-01", { "Offer type": type }), "Not co-sell ready");
      assert.equal(statusOf("2022-01-01", { "Offer type": type, "ISV Connect enrolled": "Yes" }), "Business Applications Co-sell incentive");
    }
  });

  it("tells holding the Business Applications status from being co-sold (A-BAC-04)", () => {
    const unfinished: Row = { "Offer type": "Dynamics 365", "ISV Connect enrolled": "Yes", "Pitch deck": "No" };
    assert.equal(statusOf("2022-01-01", unfinished), "Business Applications Co-sell incentive");
    assert.equal(statusOf("2022-01-01", unfinished, "co-sellable"), "Not co-sellable");
    assert.equal(statusOf("2022-01-01", { ...unfinished, "Pitch deck": "Yes" }, "co-sellable"), "Co-sellable");
  });

  it("X-01: asks services partners for gold, then for a former competency or a designation, then for a designation", () => {
    const service: Row = { "Offer type": "Service solution", "Solution type": "Service" };
    const gold: Row = { ...service, "Active gold competency": "Yes" };
    const former: Row = { ...service, "Competency on 2022-09-30": "Yes" };
    const designated: Row = { ...service, "Solutions Partner designation": "Yes" };
    assert.deepEqual([service, gold, former].map((row) => statusOf("2022-09-30", row)), ["Not co-sell ready", "Co-sell ready", "Not co-sell ready"]);
    assert.deepEqual([service, gold, former].map((row) => statusOf("2022-10-01", row)), ["Not co-sell ready", "Not co-sell ready", "Co-sell ready"]);
    assert.deepEqual([service, former, designated].map((row) => statusOf("2023-10-02", row)), ["Not co-sell ready", "Co-sell ready", "Co-sell ready"]);
    assert.deepEqual([service, former, designated].map((row) => statusOf("2023-10-03", row)), ["Not co-sell ready", "Not co-sell ready", "Co-sell ready"]);
    assert.equal(statusOf("2023-01-01", { ...former, "Co-sell ready before October 2022": "No" }), "Not co-sell ready");
  });

  it("X-01: looks the competency up in its own table, silver or gold, and the day it ended", () => {
    const service: Row = { ...without("Active gold competency", "Competency on 2022-09-30", "Solutions Partner designation"), "Offer type": "Service solution" };
    const competencies = (level: string, activeTo: string): TableSnapshot => ({ sheet: "Competencies", table: "Competencies", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Level", "Active to"], rows: [["contoso", level, activeTo]] });
    const status = (asOf: string, list: TableSnapshot): string | undefined => assess(tableOf(service), { programmes: ["co-sell"], asOf, knownOn: null, related: [list] }).programmes[0]?.statuses[0];
    assert.equal(status("2022-01-01", competencies("Gold", "")), "Co-sell ready");
    assert.equal(status("2022-01-01", competencies("Silver", "")), "Not co-sell ready");
    assert.equal(status("2022-12-31", competencies("Silver", "2022-09-30")), "Co-sell ready");
    assert.equal(status("2022-12-31", competencies("Silver", "2022-09-29")), "Needs data", "a designation could still make it ready");
  });

  it("X-02: asks for a transactable offer from July 2023, by the day the offer was first published", () => {
    const older: Row = { Transactable: "No" };
    const newer: Row = { Transactable: "No", "First published on": "2023-07-11" };
    assert.equal(statusOf("2023-06-30", older), "Azure IP Co-sell incentive");
    assert.deepEqual(["2023-07-01", "2023-07-10"].map((day) => statusOf(day, older)), ["Unclear", "Unclear"]);
    assert.equal(statusOf("2023-07-01"), "Azure IP co-sell eligible");
    assert.deepEqual([older, newer].map((row) => statusOf("2023-07-11", row)), ["Azure IP co-sell eligible", "Co-sell ready"]);
    assert.equal(statusOf("2023-07-11", { Transactable: "No", "First published on": "2023-07-10" }), "Azure IP co-sell eligible");
    assert.equal(statusOf("2023-07-11", { Transactable: "No", "First published on": "" }), "Needs data");
    assert.deepEqual(["2023-12-30", "2023-12-31"].map((day) => statusOf(day, older)), ["Azure IP co-sell eligible", "Co-sell ready"]);
  });

  it("X-02: warns an older offer of the day by which it must be transactable", () => {
    const [programme] = assess(tableOf({ ...complete, Transactable: "No" }, complete), { programmes: ["co-sell"], asOf: "2023-08-01", knownOn: null }).programmes;
    assert.deepEqual(programme?.notes, ["2023-12-31: An offer that was published before 11 July 2023 must be transactable.", ""]);
  });

  it("X-03: takes billed revenue over twelve months, and says where the page names no period", () => {
    const param = shippedCatalog.params.find(({ id }) => id === "coSell.billedRevenue");
    assert.match(param?.timeline[0]?.note ?? "", /names no period; twelve months/);
    assert.match(param?.timeline[1]?.cite.quote ?? "", /trailing 12-month period/);
    assert.equal(shippedCatalog.fields.find(({ id }) => id === "offerBilledRevenue")?.window?.months, 12);
  });

  it("X-04: asks for more than 50% repeatable IP code only until June 2023; exactly 50% fails", () => {
    const half: Row = { "Azure IP share (%)": 50 };
    assert.equal(statusOf("2023-06-30", half), "Co-sell ready");
    assert.equal(statusOf("2023-06-30", { "Azure IP share (%)": 50.01 }), "Azure IP Co-sell incentive");
    assert.equal(statusOf("2023-07-01", half), "Azure IP co-sell eligible");
  });

  it("X-05: passes transactable virtual machines and Azure applications by default, and nothing else", () => {
    const unvalidated: Row = { "Technical validation passed": "No" };
    const status = (type: string, transactable: string): string => statusOf("2022-01-01", { ...unvalidated, "Offer type": type, Transactable: transactable });
    assert.deepEqual(["Azure VM", "Azure Application"].map((type) => status(type, "Yes")), ["Azure IP Co-sell incentive", "Azure IP Co-sell incentive"]);
    assert.deepEqual(["Azure VM", "Azure Application"].map((type) => status(type, "No")), ["Co-sell ready", "Co-sell ready"]);
    assert.deepEqual(["SaaS", "Azure Container", "IoT Edge module"].map((type) => status(type, "Yes")), ["Co-sell ready", "Co-sell ready", "Co-sell ready"]);
  });

  it("X-06: looks at the offer type: the Office add-in is not eligible, the SaaS offer beside it is", () => {
    assert.equal(statusOf("2022-01-01", { "Offer type": "Office add-in" }), "Not co-sell ready");
    assert.equal(statusOf("2022-01-01", { "Offer type": "Software as a service (SaaS)" }), "Azure IP Co-sell incentive");
  });

  it("X-07: leaves Business Central unclear from March 2024, unless Partner Center's status is entered", () => {
    const central: Row = { "Offer type": "Dynamics 365 Business Central", "ISV Connect enrolled": "Yes" };
    assert.equal(statusOf("2024-03-19", central), "Co-sell ready");
    assert.equal(statusOf("2024-03-20", central), "Unclear");
    assert.equal(statusOf("2024-08-06", { ...central, "Co-sell status in Partner Center": "Business Applications co-sell eligible" }), "Business Applications co-sell eligible");
    assert.equal(statusOf("2024-08-06", { ...central, "Co-sell status in Partner Center": "Co-sell ready" }), "Co-sell ready");
    const { explanation } = explainRow(tableOf({ ...complete, ...central }), 0, { programme: "co-sell", asOf: "2024-08-06", knownOn: null });
    const quotes = explanation.openReadings.flatMap(({ main, cautious }) => [main.cite.source, cautious.cite.source]);
    assert.deepEqual(quotes, ["S000", "S004"]);
  });

  it("X-08: lets Business Central be co-sell ready without ISV Connect, and never hold the status in 2021", () => {
    const central: Row = { "Offer type": "Business Central" };
    assert.equal(statusOf("2021-07-13", central), "Co-sell ready");
    assert.equal(statusOf("2021-07-13", { ...central, "ISV Connect enrolled": "Yes" }), "Co-sell ready");
  });

  it("shows a differing status of Partner Center beside the computed one, with its cell", () => {
    const assessment = assess(tableOf({ ...complete, "Co-sell status in Partner Center": "Co-sell ready" }), { programmes: ["co-sell"], asOf: "2022-01-01", knownOn: null });
    assert.deepEqual(assessment.programmes[0]?.statuses, ["Azure IP Co-sell incentive"]);
    assert.deepEqual(assessment.programmes[0]?.notes, ["Partner Center shows Co-sell ready; the rules give Azure IP Co-sell incentive."]);
    assert.deepEqual(assessment.problems.map(({ code, addresses }) => [code, addresses]), [["differs-from-partner-center", ["Y2"]]]);
  });

  it("rejects an unknown offer type with its address and the nearest known name", () => {
    const assessment = assess(tableOf({ ...complete, "Offer type": "Azure Containr" }), { programmes: ["co-sell"], asOf: "2022-01-01", knownOn: null });
    assert.equal(assessment.programmes[0]?.statuses[0], "Needs data");
    assert.match(assessment.rejections[0]?.sentence ?? "", /^Offers!C2 \(Offer type\) says "Azure Containr".*the nearest is Azure Container\./);
  });

  it("takes revenue of the organisation from the partner table, by partner", () => {
    const partners: TableSnapshot = { sheet: "Partners", table: "Partners", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Azure consumed revenue (USD)"], rows: [["CONTOSO", 100_000], ["Fabrikam", 99_999]] };
    const offers = tableOf(...["Contoso", "Fabrikam", "Nobody"].map((partner) => ({ ...without("Azure consumed revenue (USD)"), Offer: `Offer of ${partner}`, Partner: partner })));
    const assessment = assess(offers, { programmes: ["co-sell"], asOf: "2022-01-01", knownOn: null, related: [partners] });
    assert.deepEqual(assessment.programmes[0]?.statuses, ["Azure IP Co-sell incentive", "Co-sell ready", "Needs data"]);
    assert.deepEqual(assessment.problems.map(({ code, addresses }) => [code, addresses]), [["partner-not-found", ["B4"]]]);
  });

  it("has one version for every day since July 2021", () => {
    for (let day = Date.UTC(2021, 6, 13); day < Date.UTC(2026, 0, 1); day += 86_400_000 * 5) {
      assert.equal(plan(shippedCatalog, "co-sell", new Date(day).toISOString().slice(0, 10)).programme, "co-sell");
    }
  });
});
