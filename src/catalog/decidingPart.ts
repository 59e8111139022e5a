// What of a catalog decides and is cited, without what only its pages and tests show: what the fingerprint is taken of, and what the pane loads.
// Promises: two catalogs that decide alike and cite alike have the same deciding part, whatever their pages say.
import pageTexts from "./pageTexts.json";
import type { Catalog } from "./schema";

/** By property name: what stands in its place. src/taskpane/trimCatalog.cjs leaves out the same ones. */
const leftOut: Readonly<Record<string, unknown>> = pageTexts;

/** The catalog with the texts of its pages, and the tags of its rules, left blank. */
export function decidingPart(catalog: Catalog): Catalog {
  return JSON.parse(JSON.stringify(catalog, (name: string, value: unknown) => (Object.hasOwn(leftOut, name) ? leftOut[name] : value))) as Catalog;
}
