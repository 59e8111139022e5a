// Quotes are what makes a verdict checkable: none may enter the catalog that was not found word for word in its document.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Catalog } from "../../src/catalog/schema";
import { lockFile } from "./checkQuotes";
import { citesOf, everythingCited, seedQuotes } from "./citations";

const locked = new Set<string>(JSON.parse(readFileSync(lockFile, "utf8")) as string[]);
const missing = (catalog: Catalog): readonly string[] => seedQuotes(catalog).filter(({ fingerprint }) => !locked.has(fingerprint)).map(({ quote }) => quote);

describe("quotes", () => {
  it("has found every seed quote of the catalog and of the metrics counted from exports in its document", () => {
    assert.deepEqual(missing(everythingCited), []);
  });

  it("looks at the metrics counted from exports too", () => {
    const cited = citesOf(everythingCited).filter(({ path }) => path.startsWith("derivedFacts"));
    assert.ok(cited.some(({ cite }) => cite.confidence === "seed"));
    assert.ok(cited.some(({ cite }) => cite.source === "L-REVENUE"));
  });

  it("notices a quote of which one letter was changed", () => {
    const [first, ...rest] = everythingCited.params;
    assert.ok(first);
    const changed = { ...first, timeline: first.timeline.map((version) => ({ ...version, cite: { ...version.cite, quote: version.cite.quote.replace("USD", "US") } })) };
    assert.equal(missing({ ...everythingCited, params: [changed, ...rest] }).length, 1);
  });

  it("notices a document of which the bytes were changed", () => {
    const sources = everythingCited.sources.map((source) => ({ ...source, sha256: "0".repeat(64) }));
    assert.ok(missing({ ...everythingCited, sources }).length > 0);
  });

  it("cites only sources that the catalog lists", () => {
    const ids = new Set(everythingCited.sources.map((source) => source.id));
    assert.deepEqual(citesOf(everythingCited).filter(({ cite }) => !ids.has(cite.source)).map(({ path }) => path), []);
  });
});
