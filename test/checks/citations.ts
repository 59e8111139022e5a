// Finds every citation of a catalog, wherever it stands, and fingerprints quotes for the lock file.
// Promises: nothing that looks like a citation is passed over. Reads no document.
import { sha256Hex } from "../../src/catalog/canonical";
import { shippedCatalog } from "../../src/catalog/catalog";
import { derivedFacts, derivedParams } from "../../src/catalog/derived";
import type { Catalog, Cite } from "../../src/catalog/schema";

/** The shipped catalog with the metrics that are counted from exports, which cite documents too. */
export const everythingCited: Catalog = { ...shippedCatalog, ...{ derivedFacts, derivedParams } };

export interface FoundCite {
  readonly cite: Cite;
  /** Where in the catalog: "programmes.0.body.0.cite". */
  readonly path: string;
}

export function citesOf(catalog: Catalog): readonly FoundCite[] {
  return walk(catalog, "");
}

function walk(value: unknown, path: string): readonly FoundCite[] {
  if (value === null || typeof value !== "object") {
    return [];
  }
  if ("quote" in value && "source" in value && "locator" in value) {
    return [{ cite: value as Cite, path }];
  }
  return Object.entries(value).flatMap(([key, member]) => walk(member, path === "" ? key : `${path}.${key}`));
}

/** Line ends and runs of spaces are typesetting; every other character counts. */
export function plainText(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** What the lock file holds for a quote: the document's hash and the quote's, so that neither can change unseen. */
export function quoteFingerprint(documentSha256: string, quote: string): string {
  return sha256Hex(`${documentSha256}\n${plainText(quote)}`);
}

/** Seed quotes of a catalog with their fingerprints; throws when a citation names a source that the catalog does not have. */
export function seedQuotes(catalog: Catalog): readonly { readonly source: string; readonly quote: string; readonly fingerprint: string; readonly path: string }[] {
  return citesOf(catalog)
    .filter(({ cite }) => cite.confidence === "seed")
    .map(({ cite, path }) => {
      const source = catalog.sources.find((each) => each.id === cite.source);
      if (source?.sha256 === undefined) {
        throw new Error(`${path} cites "${cite.source}", which is none of the catalog's sources with a known document.`);
      }
      return { source: cite.source, quote: cite.quote, fingerprint: quoteFingerprint(source.sha256, cite.quote), path };
    });
}
