// Where words stand, for a reader: the document by its title, the place in it, and the words themselves.
// Promises: says so where the words were not held against the original. Knows no programme.
import { shippedCatalog } from "../catalog/catalog";
import type { Catalog, Cite } from "../catalog/schema";

/** "Co-sell requirements, Marketplace performance, 1st criterion". */
export function sourceText({ source, locator }: Cite, catalog: Catalog = shippedCatalog): string {
  return `${catalog.sources.find(({ id }) => id === source)?.title ?? source}, ${locator}`;
}

/** `sourceText` with the words after it: …: "30 marketplace transactions with eight unique customers". */
export function quotedSource(cite: Cite, catalog: Catalog = shippedCatalog): string {
  const mark = cite.confidence === "unverified" ? " (not verified against the original)" : "";
  return `${sourceText(cite, catalog)}${mark}: "${cite.quote}"`;
}
