// Seller credit, PRACR, MACC, service offers, incentives, legacy benefits, packages and rewards: how their open points are read, day by day.
import assert from "node:assert/strict";
import { namedMarkets } from "../../src/catalog/benefitsPackages";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess } from "../../src/report/assess";

type Row = Readonly<Record<string, CellValue>>;

function tableOf(sheet: string, rows: readonly Row[]): TableSnapshot {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { sheet, table: sheet, topLeft: { row: 0, column: 0 }, headers, rows: rows.map((row) => headers.map((header) => row[header] ?? "")) };
}

interface Question {
  readonly programme: string;
  readonly asOf: string;
  readonly knownOn?: string;
  readonly lists?: Readonly<Record<string, readonly Row[]>>;
}

function answer({ programme, asOf, knownOn, lists = {} }: Question, row: Row): { readonly status: string; readonly note: string } {
  const related = Object.entries(lists).map(([name, rows]) => tableOf(name, rows));
  const { programmes, problems } = assess(tableOf("Partners", [{ Partner: "Contoso", ...row }]), { programmes: [programme], asOf, knownOn: knownOn ?? null, related });
  return { status: programmes[0]?.statuses[0] ?? problems.map(({ sentence }) => sentence).join(" "), note: programmes[0]?.notes[0] ?? "" };
}

const status = (question: Question, row: Row): string => answer(question, row).status;

describe("seller credit", () => {
  const topTier: Row = { "Azure IP co-sell eligible": "Yes", "Marketplace billed sales (USD)": 4_000_000, "Net-new customers over $10K": 0, "Marketplace transactions": 0, "Unique customers": 0, "Cloud commitment (USD)": 0, "Transactable listing": "Yes" };
  const other: Row = { ...topTier, "Marketplace billed sales (USD)": 0 };
  const credit = (asOf: string, row: Row, knownOn?: string): string => status({ programme: "seller-credit", asOf, ...(knownOn === undefined ? {} : { knownOn }) }, row);

  it("X-09: on 2023-09-01 was known for top tier only, and is known since December 2023 for every eligible solution", () => {
    assert.deepEqual([topTier, other].map((row) => credit("2023-09-01", row, "2023-09-01")), ["Seller credit", "No seller credit"]);
    assert.deepEqual([topTier, other].map((row) => credit("2023-09-01", row, "2024-01-15")), ["Seller credit", "Seller credit"]);
    assert.equal(credit("2023-09-01", { ...other, "Azure IP co-sell eligible": "No" }, "2024-01-15"), "No seller credit");
  });

  it("X-09: holds to 30 June 2024 and is unclear after it", () => {
    assert.equal(credit("2024-06-30", other), "Seller credit");
    assert.deepEqual([topTier, other].map((row) => credit("2024-07-01", row)), ["Unclear", "Unclear"]);
    assert.equal(credit("2024-07-01", { ...other, "Azure IP co-sell eligible": "No" }), "No seller credit");
  });

  it("begins on 1 July 2023", () => {
    assert.match(credit("2023-06-30", topTier), /^Seller credit is known from 2023-07-01/);
  });

  it("opens PRACR to top-tier partners with a SaaS solution", () => {
    const pracr = (row: Row): string => status({ programme: "pracr", asOf: "2024-01-01" }, row);
    assert.deepEqual([topTier, other, { ...topTier, "SaaS solution": "No" }].map(pracr), ["May take part", "May not take part", "May not take part"]);
  });
});

describe("MACC", () => {
  const offer: Row = { Offer: "Offer", "Offer type": "SaaS", Transactable: "Yes", "Live in marketplace": "Yes", "Azure IP co-sell eligible": "Yes" };
  const macc = (row: Row): string => status({ programme: "macc", asOf: "2024-01-01" }, row);

  it("takes an offer that is transactable above $0, Azure IP co-sell eligible and live", () => {
    assert.equal(macc(offer), "Eligible");
    for (const header of ["Transactable", "Live in marketplace", "Azure IP co-sell eligible", "Plan priced above $0"]) {
      assert.equal(macc({ ...offer, [header]: "No" }), "Not eligible", header);
    }
  });

  it("asks the co-sell rules where the table does not say whether the offer is eligible", () => {
    assert.equal(macc({ ...offer, "Azure IP co-sell eligible": "" }), "Needs data");
  });
});

describe("publishing service offers", () => {
  const publish = (asOf: string, row: Row): string => status({ programme: "publish-service-offer", asOf }, row);
  const competency: Row = { "Competency on 2022-09-30": "Yes", "Solutions Partner designation": "No" };
  const designation: Row = { "Competency on 2022-09-30": "No", "Solutions Partner designation": "Yes" };
  const neither: Row = { "Competency on 2022-09-30": "No", "Solutions Partner designation": "No" };

  it("keeps the grace of former competencies to 2 October 2023, and asks everybody else for a designation at once", () => {
    assert.match(publish("2022-10-02", competency), /known from 2022-10-03/);
    for (const day of ["2022-10-03", "2023-10-02"]) {
      assert.deepEqual([competency, designation, neither].map((row) => publish(day, row)), ["May publish", "May publish", "May not publish"]);
    }
    assert.deepEqual([competency, designation, neither].map((row) => publish("2023-10-03", row)), ["May not publish", "May publish", "May not publish"]);
  });

  it("takes silver and gold alike from the table of competencies, and one designation of any area", () => {
    const question = { programme: "publish-service-offer", asOf: "2023-06-01" };
    const held = (level: string, activeTo: string): string => status({ ...question, lists: { Competencies: [{ Partner: "Contoso", Level: level, "Active to": activeTo }], Designations: [{ Partner: "Other", Designation: "Security" }] } }, { "Offer type": "Managed service" });
    assert.deepEqual([held("Silver", ""), held("Gold", "2022-09-30"), held("Gold", "2022-09-29")], ["May publish", "May publish", "May not publish"]);
    const designated = status({ ...question, asOf: "2024-01-01", lists: { Designations: [{ Partner: "Contoso", Designation: "Modern Work", "Attained on": "2023-05-01" }] } }, { "Offer type": "Consulting service", "Competency on 2022-09-30": "No" });
    assert.equal(designated, "May publish");
  });

  it("leaves every other offer type to its own criteria", () => {
    assert.equal(publish("2024-01-01", { ...neither, Offer: "App", "Offer type": "SaaS" }), "Other criteria apply");
  });

  it("names the day from which the designation is required", () => {
    assert.match(answer({ programme: "publish-service-offer", asOf: "2023-01-01" }, competency).note, /^2023-10-03: The partner must hold a Solutions Partner designation/);
    assert.equal(answer({ programme: "publish-service-offer", asOf: "2023-01-01" }, designation).note, "");
  });
});

describe("incentives", () => {
  const incentives = (asOf: string, row: Row): string => status({ programme: "incentives", asOf }, row);
  const legacy: Row = { "Competency on 2022-09-30": "Yes", "Solutions Partner designation": "No", Anniversary: "2023-05-10", "Legacy benefits active": "No", "Legacy benefits active on 2025-01-21": "No" };
  const bought: Row = { ...legacy, "Legacy benefits active": "Yes", "Legacy benefits active on 2025-01-21": "Yes" };
  const designated: Row = { ...legacy, "Competency on 2022-09-30": "No", "Solutions Partner designation": "Yes" };

  it("last to the first anniversary after September 2022 for a former competency, and longer where legacy benefits are bought on it", () => {
    assert.deepEqual(["2022-10-01", "2023-05-09", "2023-05-10"].map((day) => incentives(day, legacy)), ["Eligible", "Eligible", "Not eligible"]);
    assert.equal(incentives("2023-09-30", bought), "Eligible");
    assert.match(answer({ programme: "incentives", asOf: "2023-01-01" }, legacy).note, /^2023-05-10: The partner must hold a designation, or buy/);
  });

  it("X-25: take both options to 30 September 2023 and the designation only from 1 October", () => {
    assert.deepEqual([bought, designated].map((row) => incentives("2023-09-30", row)), ["Eligible", "Eligible"]);
    assert.deepEqual([bought, designated].map((row) => incentives("2023-10-01", row)), ["Not eligible", "Eligible"]);
  });

  it("X-26: carve out CSP for legacy status on 21 January 2025, from the next day to 30 September 2025", () => {
    assert.deepEqual(["2025-01-21", "2025-01-22", "2025-09-30", "2025-10-01"].map((day) => incentives(day, bought)), ["Not eligible", "Eligible for CSP only", "Eligible for CSP only", "Not eligible"]);
    assert.equal(incentives("2025-01-22", legacy), "Not eligible");
    assert.equal(incentives("2025-06-01", designated), "Eligible");
  });

  it("look legacy benefits up in the table of packages", () => {
    const lists = { Packages: [{ Partner: "Contoso", Package: "Legacy gold benefits", "Purchased on": "2024-06-01", "Expires on": "2025-05-31" }], Designations: [{ Partner: "Other", Designation: "Security" }] };
    assert.equal(status({ programme: "incentives", asOf: "2025-02-01", lists }, { "Competency on 2022-09-30": "Yes" }), "Eligible for CSP only");
    const tooLate = { ...lists, Packages: [{ ...lists.Packages[0]!, "Purchased on": "2025-01-22" }] };
    assert.equal(status({ programme: "incentives", asOf: "2025-02-01", lists: tooLate }, { "Competency on 2022-09-30": "Yes" }), "Not eligible");
  });
});

describe("legacy benefits", () => {
  const legacy = (asOf: string, row: Row): string => status({ programme: "legacy-benefits", asOf }, row);
  const held: Row = { "Competency on 2022-09-30": "Yes", Anniversary: "2022-12-01", "Legacy benefits active": "No", "Silver competency on 2022-09-30": "Yes", "Gold competency on 2022-09-30": "No" };
  const gold: Row = { ...held, "Silver competency on 2022-09-30": "No", "Gold competency on 2022-09-30": "Yes" };

  it("run to the first anniversary, can be bought again after it, and only by partners with a competency on 30 September 2022", () => {
    assert.deepEqual(["2022-10-01", "2022-11-30", "2022-12-01"].map((day) => legacy(day, held)), ["Active", "Active", "May be bought"]);
    assert.equal(legacy("2022-11-01", { ...held, "Competency on 2022-09-30": "No" }), "Not available");
    assert.equal(legacy("2023-06-01", { ...held, "Legacy benefits active": "Yes" }), "Active");
  });

  it("X-29: leave the renewal of gold unclear from 6 August 2024 to 21 January 2025, while silver can be renewed", () => {
    assert.deepEqual([held, gold].map((row) => legacy("2024-08-05", row)), ["May be bought", "May be bought"]);
    assert.deepEqual([held, gold].map((row) => legacy("2024-08-06", row)), ["May be bought", "Unclear"]);
    assert.deepEqual([held, gold].map((row) => legacy("2025-01-21", row)), ["May be bought", "Unclear"]);
  });

  it("X-30: are no longer sold from 22 January 2025, whatever the older answer says, and end a year after the last sale", () => {
    assert.deepEqual([held, gold].map((row) => legacy("2025-01-22", row)), ["Not available", "Not available"]);
    assert.deepEqual(["2025-01-22", "2026-01-21", "2026-01-22"].map((day) => legacy(day, { ...held, "Legacy benefits active": "Yes" })), ["Active", "Active", "Not available"]);
  });
});

describe("benefits packages", () => {
  const packages = (asOf: string, row: Row): string => status({ programme: "benefits-packages", asOf }, row);

  it("X-27: are open in the 28 named markets from 22 January 2024, unclear elsewhere to the end of March, then open", () => {
    assert.equal(new Set(namedMarkets).size, 28);
    assert.deepEqual(["France", "Korea", "United Kingdom", "Turkey"].map((Country) => packages("2024-01-22", { Country })), ["Available", "Available", "Available", "Available"]);
    assert.deepEqual(["2024-01-22", "2024-03-31", "2024-04-01"].map((day) => packages(day, { Country: "Portugal" })), ["Unclear", "Unclear", "Available"]);
  });

  it("X-28: begin in 2024, not in 2023 as a heading of the update notes has it", () => {
    assert.match(packages("2023-01-22", { Country: "France" }), /sold from 2024-01-22/);
  });

  it("can be had one of each at a time", () => {
    const all = ["Partner Launch Benefits", "Partner Success Core Benefits", "Partner Success Expanded Benefits"];
    const holding = (names: readonly string[], expires: string): string =>
      status({ programme: "benefits-packages", asOf: "2024-06-01", lists: { Packages: names.map((name) => ({ Partner: "Contoso", Package: name, "Purchased on": "2024-02-01", "Expires on": expires })) } }, { Country: "France" });
    assert.equal(holding(all.slice(0, 2), "2025-01-31"), "Available");
    assert.equal(holding(all, "2025-01-31"), "Not available");
    assert.equal(holding(all, "2024-05-31"), "Available");
  });

  it("X-43: name their prices in US dollars, with the words of the FAQ", () => {
    const programme = shippedCatalog.programmes.find(({ id }) => id === "benefits-packages");
    const prices = (programme?.effects ?? []).filter(({ id }) => id.startsWith("price-")).map(({ cite }) => cite.quote);
    assert.deepEqual(prices, ["Partner Launch Benefits: USD 345.00", "Partner Success Core Benefits: USD 895.00", "Partner Success Expanded Benefits: USD 3,995.00"]);
  });

  it("reject an unknown country with its address and the nearest known name", () => {
    const assessment = assess(tableOf("Partners", [{ Partner: "Contoso", Country: "Swedn" }]), { programmes: ["benefits-packages"], asOf: "2024-06-01", knownOn: null });
    assert.match(assessment.rejections[0]?.sentence ?? "", /^Partners!B2 \(Country\) says "Swedn".*the nearest is Sweden\./);
    assert.deepEqual(assessment.programmes[0]?.statuses, ["Needs data"]);
  });
});

describe("Marketplace Rewards", () => {
  const rewards = (asOf: string, row: Row): string => status({ programme: "rewards", asOf }, { "Live offer": "Yes", "Marketplace billed sales (USD)": 0, ...row });
  const sales = (amount: number): Row => ({ "Marketplace billed sales (USD)": amount });

  it("take a partner with a live offer for a publisher, and nobody else", () => {
    assert.equal(rewards("2022-01-01", {}), "Publisher");
    assert.equal(rewards("2022-01-01", { "Live offer": "No", ...sales(500) }), "Not eligible");
  });

  it("X-41: leave the tiers of 2020 unclear, take the image of fiscal year 2024, and know only the highest tier from December 2023", () => {
    assert.equal(rewards("2022-01-01", sales(1)), "Unclear");
    const lines: readonly (readonly [number, string, string])[] = [[500, "Publisher", "Tier 1"], [25_000, "Tier 1", "Tier 2"], [50_000, "Tier 2", "Tier 3"], [100_000, "Tier 3", "Tier 4"], [500_000, "Tier 4", "Tier 5"], [1_000_000, "Tier 5", "Tier 6"], [2_000_000, "Tier 6", "Tier 7"], [5_000_000, "Tier 7", "Tier 8"]];
    for (const [line, below, at] of lines) {
      assert.deepEqual([line - 0.01, line].map((amount) => rewards("2023-11-30", sales(amount))), [below, at]);
    }
    assert.deepEqual([3_999_999.99, 4_000_000].map((amount) => rewards("2023-12-01", sales(amount))), ["Unclear", "Highest tier"]);
    assert.equal(rewards("2023-12-01", {}), "Publisher");
  });

  it("count Teams app users as the other way to a tier in fiscal year 2024", () => {
    assert.deepEqual([249, 250, 500_000].map((users) => rewards("2023-11-30", { "Teams App MAU": users })), ["Publisher", "Tier 2", "Tier 8"]);
  });

  it("count seats of Microsoft 365 apps to 30 June 2021 only", () => {
    const seats: Row = { "Seats sold": 10, "Microsoft 365 app": "Yes" };
    assert.deepEqual(["2021-06-30", "2021-07-01"].map((day) => rewards(day, seats)), ["Unclear", "Publisher"]);
    assert.equal(rewards("2021-06-30", { ...seats, "Microsoft 365 app": "No" }), "Publisher");
  });

  it("X-39: count US dollars only, and reject an amount in another currency with its cell", () => {
    const assessment = assess(tableOf("Partners", [{ Partner: "Contoso", "Marketplace billed sales (USD)": "EUR 5,000,000", "Live offer": "Yes" }, { Partner: "Fabrikam", "Marketplace billed sales (USD)": "USD 5,000,000", "Live offer": "Yes" }]), { programmes: ["rewards"], asOf: "2023-12-01", knownOn: null });
    assert.deepEqual(assessment.rejections.map(({ address }) => address), ["B2"]);
    assert.deepEqual(assessment.programmes[0]?.statuses, ["Needs data", "Highest tier"]);
  });

  it("X-40: take off sales that proved fraudulent", () => {
    assert.equal(rewards("2023-12-01", { ...sales(4_000_000), "Fraudulent billed sales (USD)": 0.01 }), "Unclear");
    assert.equal(rewards("2023-11-30", { ...sales(2_000_500), "Fraudulent billed sales (USD)": 500 }), "Tier 7");
  });

  it("count sales ever until November 2023, and those of twelve months from December on", () => {
    const row: Row = { ...sales(100), "Marketplace billed sales ever (USD)": 5_000_000 };
    assert.deepEqual(["2023-11-30", "2023-12-01"].map((day) => rewards(day, row)), ["Tier 8", "Unclear"]);
  });
});
