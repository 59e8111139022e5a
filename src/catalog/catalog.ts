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

/** Of the shipped catalog: a build puts it here (src/taskpane/trimCatalog.cjs), because it takes a pane too long to work out. */
const builtFingerprint = null as string | null;

const fingerprints = new WeakMap<Catalog, string>(builtFingerprint === null ? [] : [[shippedCatalog, builtFingerprint]]);
const laidOverCatalogs = new WeakMap<Catalog, Catalog>();

/** The catalog with other sources and parameters; its fingerprint is taken of what differs, and of the fingerprint below. */
export function laidOver(base: Catalog, changed: Pick<Catalog, "sources" | "params">): Catalog {
  const catalog = { ...base, ...changed };
  laidOverCatalogs.set(catalog, base);
  return catalog;
}

/** What a catalog was laid over; the catalog itself where it was laid over nothing. */
export function baseOf(catalog: Catalog): Catalog {
  const base = laidOverCatalogs.get(catalog);
  return base === undefined ? catalog : baseOf(base);
}

/** SHA-256 of the canonical JSON of what decides, 64 hexadecimal digits; computed once per catalog value. */
export function fingerprintOf(catalog: Catalog): string {
  const fingerprint = fingerprints.get(catalog) ?? sha256Hex(canonicalJson(fingerprinted(catalog)));
  fingerprints.set(catalog, fingerprint);
  return fingerprint;
}

function fingerprinted(catalog: Catalog): unknown {
  const base = laidOverCatalogs.get(catalog);
  if (base === undefined) {
    return decidingPart(catalog);
  }
  const { sources, params } = catalog;
  return { base: fingerprintOf(base), sources: sources.filter((each) => !base.sources.includes(each)), params: params.filter((each) => !base.params.includes(each)) };
}

/**
 * The catalog `made` from `original` for a question that shows no fingerprint of its own: it carries the original's, since working one out
 * takes longer than the question.
 */
export function madeFrom(original: Catalog, made: Catalog): Catalog {
  fingerprints.set(made, fingerprintOf(original));
  return made;
}

/** What the Rules column says: "2026.1 (3f9a0c12)". */
export function rulesStamp(catalog: Catalog): string {
  return `${catalog.version} (${fingerprintOf(catalog).slice(0, 8)})`;
}
