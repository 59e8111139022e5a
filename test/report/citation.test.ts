// Where words stand: by the document's title, and marked where nobody held them against it.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { quotedSource, sourceText } from "../../src/report/citation";
import { needs3, toyCatalog, toyCite } from "../engine/toyCatalog";

describe("a citation", () => {
  const catalog = toyCatalog(needs3("a"));

  it("names the document by its title and the place in it, and a document that the catalog does not have by its id", () => {
    assert.equal(sourceText(toyCite, catalog), "A toy, the only line");
    assert.equal(sourceText(toyCite), "TOY, the only line");
    const [first] = shippedCatalog.sources;
    assert.equal(sourceText({ ...toyCite, source: first!.id }), `${first!.title}, the only line`);
  });

  it("gives the words themselves, and says where they are not verified", () => {
    assert.equal(quotedSource(toyCite, catalog), 'A toy, the only line: "three of these"');
    assert.equal(quotedSource({ ...toyCite, confidence: "unverified" }, catalog), 'A toy, the only line (not verified against the original): "three of these"');
  });
});
