// Headers are found by what they say, not by where they stand or how they are typed.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { recognise, recognitionScore } from "../../src/intake/recognise";

const fieldOf = (header: string): string | undefined => recognise(shippedCatalog, [header]).fields[0]?.field.id;

describe("headers", () => {
  it("are recognised in every spelling that is promised", () => {
    const promised: Readonly<Record<string, string>> = {
      Partner: "partner",
      "Partner ID": "partnerId",
      "Marketplace billed sales (USD)": "marketplaceBilledSales",
      "Net-new customers over $10K": "netNewCustomers",
      "Marketplace transactions": "marketplaceTransactions",
      "Unique customers": "uniqueCustomers",
      "Cloud commitment (USD)": "cloudCommitment",
      "Transactable listing": "transactableListing",
      "Azure consumed revenue (USD)": "azureConsumedRevenue",
    };
    for (const [header, field] of Object.entries(promised)) {
      assert.equal(fieldOf(header), field, header);
      assert.equal(fieldOf(header.toUpperCase()), field, header.toUpperCase());
      assert.equal(fieldOf(` ${header.replaceAll(" ", "_").replaceAll("-", " ")} `), field);
      assert.equal(fieldOf(header.replace(/[^A-Za-z0-9$]/g, "")), field);
    }
  });

  it("are recognised by every alias of the catalog", () => {
    for (const field of shippedCatalog.fields.filter((each) => each.grain === "partner")) {
      [field.label, ...field.aliases].forEach((spelling) => assert.equal(fieldOf(spelling), field.id, spelling));
    }
  });

  it("of the user's own columns stay the user's own", () => {
    for (const header of ["Notes", "Account manager", "Region", "Top tier", "Top tier gap", "Marketplace billed sales (EUR)", "Marketplace transactions last year", "", " "]) {
      assert.equal(fieldOf(header), undefined, header);
    }
  });

  it("that name one field twice are both kept, in order", () => {
    assert.deepEqual(recognise(shippedCatalog, ["MBS", "Region", "Marketplace billed sales (USD)"]).fields.map(({ field, columns }) => [field.id, columns]), [["marketplaceBilledSales", [0, 2]]]);
  });

  it("score as a partner table only with measures in them", () => {
    const score = (...headers: string[]): number => recognitionScore(shippedCatalog, headers);
    assert.equal(score("Partner", "Region", "Notes"), 0);
    assert.equal(score("Date", "Amount"), 0);
    assert.ok(score("Partner", "Marketplace billed sales (USD)") >= 0.5);
    assert.equal(score("Partner", "MBS", "Unique customers", "Marketplace transactions"), 1);
  });
});
