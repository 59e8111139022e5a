// The pages people read are written from the catalog that decides.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { catalogPages } from "./catalogDocs";
import { stalePages } from "./generateDocs";

describe("generated pages", () => {
  it("are as the catalog is now (npm run docs writes them)", () => {
    assert.deepEqual(stalePages(), []);
  });

  it("show every amount of top tier with the words it comes from", () => {
    const page = catalogPages(shippedCatalog).get("docs/programmes/top-tier.md") ?? "";
    for (const amount of ["$4,000,000", "| 12 |", "$10,000", "| 30 |", "| 8 |", "$100 ", "$30,000,000", "| 5 |", "$200,000,000", "Must be at a minimum value of USD $100"]) {
      assert.ok(page.includes(amount), `the page does not show ${amount}`);
    }
  });

  it("list every spelling of every field in the data dictionary", () => {
    const page = catalogPages(shippedCatalog).get("docs/data-dictionary.md") ?? "";
    const unlisted = shippedCatalog.fields.flatMap((field) => [field.label, ...field.aliases]).filter((spelling) => !page.includes(spelling));
    assert.deepEqual(unlisted, []);
  });
});
