import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { serialOf } from "../../src/intake/calendar";
import { plan } from "../../src/engine/plan";
import { FormulaError } from "../../src/app/formulaCall";
import { rulesTable, thresholdValue } from "../../src/app/ruleFormulas";

const on = (asOf: unknown) => ({ asOf, today: "2024-06-30" });

describe("PARTNER.THRESHOLD", () => {
  it("answers the value in force on the day, by id or by name", () => {
    assert.equal(thresholdValue("topTier.billedSales", on(null)), 4_000_000);
    assert.equal(thresholdValue("Marketplace billed sales for top tier", on(null)), 4_000_000);
  });

  it("changes with the day: the highest tier of rewards fell from 5 to 4 million in December 2023", () => {
    assert.equal(thresholdValue("rewards.tier8.sales", on("2023-11-30")), 5_000_000);
    assert.equal(thresholdValue("rewards.tier8.sales", on(serialOf("2023-12-01"))), 4_000_000);
  });

  it("answers a date as Excel counts days", () => {
    assert.equal(thresholdValue("coSell.newOffersFrom", on("2023-08-01")), serialOf("2023-07-11"));
  });

  it("names the nearest parameter where there is none of that name, and the day where it has no value", () => {
    assert.throws(() => thresholdValue("topTier.biledSales", on(null)), /no parameter "topTier\.biledSales"\. The nearest is "topTier\.billedSales"/);
    assert.throws(() => thresholdValue("topTier.billedSales", on("2023-06-30")), /no value on 2023-06-30\. It has one from 2023-07-01\./);
    assert.throws(() => thresholdValue("coSell.newOffersFrom", on(null)), /It has one from 2023-07-11 until 2023-12-31\./);
    assert.throws(() => thresholdValue("topTier.billedSales", on("soon")), FormulaError);
  });
});

describe("PARTNER.RULES", () => {
  it("spills what leads to each answer, with amounts, dates and the document's words", () => {
    const [header, ...lines] = rulesTable("top-tier", on(null));
    assert.deepEqual(header, ["Leads to", "Requirement", "Needs", "In force since", "Source"]);
    const sales = lines.find(([, requirement]) => String(requirement).trim() === "Billed sales: Marketplace billed sales (USD)");
    assert.deepEqual([sales?.[0], sales?.[2], sales?.[3]], ["Top tier", "at least $4,000,000", "2023-07-01"]);
    assert.match(String(sales?.[4]), /"USD \$4 million/);
    assert.ok(lines.some(([, requirement]) => String(requirement).trim() === "any one of"));
  });

  it("leaves out no requirement of any programme", () => {
    for (const { id } of shippedCatalog.programmes) {
      const frozen = plan(shippedCatalog, id, "2024-06-30");
      const texts = rulesTable(id, on(null)).map(([, requirement]) => String(requirement));
      assert.deepEqual(frozen.leaves.filter(({ label }) => !texts.some((text) => text.trim().endsWith(label))).map(({ label }) => label), [], id);
    }
  });

  it("names the nearest programme where there is none of that name, and the first day of one", () => {
    assert.throws(() => rulesTable("top-teir", on(null)), /no programme "top-teir".*"top-tier"/);
    assert.throws(() => rulesTable("top-tier", on("2023-06-30")), /Top tier is defined from 2023-07-01/);
  });
});
