// The shipped catalog: every source, field, parameter and programme in one value, with its fingerprint.
// Promises: data only, and the same for every reader. What changes here changes the fingerprint that workbooks carry.
import { canonicalJson, sha256Hex } from "./canonical";
import { chapters } from "./chapters";
import { decidingPart } from "./decidingPart";
import type { Catalog } from "./schema";

export const shippedCatalog: Catalog = {
  schema: 1,
  version: "2026.1",
  sources: chapters.flatMap(({ sources = [] }) => sources),
  fields: chapters.flatMap(({ fields = [] }) => fields),
  lists: chapters.flatMap(({ lists = [] }) => lists),
  facts: chapters.flatMap(({ facts = [] }) => facts),
  params: chapters.flatMap(({ params = [] }) => params),
  scores: chapters.flatMap(({ scores = [] }) => scores),
  programmes: chapters.flatMap(({ programmes = [] }) => programmes),
};

const fingerprints = new WeakMap<Catalog, string>();

/** SHA-256 of the canonical JSON of what decides, 64 hexadecimal digits; computed once per catalog value. */
export function fingerprintOf(catalog: Catalog): string {
  let fingerprint = fingerprints.get(catalog);
  if (fingerprint === undefined) {
    fingerprint = sha256Hex(canonicalJson(decidingPart(catalog)));
    fingerprints.set(catalog, fingerprint);
  }
  return fingerprint;
}

/** What the Rules column says: "2026.1 (3f9a0c12)". */
export function rulesStamp(catalog: Catalog): string {
  return `${catalog.version} (${fingerprintOf(catalog).slice(0, 8)})`;
}
