// Which columns of a table carry which field, by their headers.
// Promises: compares without case, spaces, punctuation and accents; every spelling of the catalog, nothing guessed.
// Two columns for one field are both reported, never chosen between.
import type { Catalog, Field, Grain } from "../catalog/schema";

/** A field and the columns (zero-based) whose headers name it; more than one column is a conflict. */
export interface RecognisedField {
  readonly field: Field;
  readonly columns: readonly number[];
}

export interface Recognition {
  readonly grain: Grain;
  readonly fields: readonly RecognisedField[];
  /** Fields with a number, flag or date: what a status can be computed from. */
  readonly measures: number;
  /** Whether a column names the subject of the row. */
  readonly hasKey: boolean;
}

/** Letters and digits only, lower case, without accents: how two headers are compared. */
export function plainHeader(header: string): string {
  return header
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const spellings = new WeakMap<Catalog, Map<Grain, ReadonlyMap<string, Field>>>();

/** Every recognised spelling of a grain's fields, as `plainHeader` writes it. */
export function spellingsOf(catalog: Catalog, grain: Grain): ReadonlyMap<string, Field> {
  const byGrain = spellings.get(catalog) ?? new Map<Grain, ReadonlyMap<string, Field>>();
  spellings.set(catalog, byGrain);
  const known = byGrain.get(grain);
  if (known) {
    return known;
  }
  const fresh = new Map<string, Field>();
  const all: readonly Field[] = [...catalog.fields, ...(catalog.facts ?? [])];
  const own = all.filter((field) => field.grain === grain);
  // An offer's row may carry what belongs to its partner; where both grains know a header, the table's own grain wins.
  const partners = grain === "partner" ? [] : all.filter((field) => field.grain === "partner");
  for (const fields of [partners, own]) {
    // Labels last: where an alias of one field is the label of another, the label wins.
    for (const field of fields) {
      field.aliases.forEach((alias) => fresh.set(plainHeader(alias), field));
    }
    fields.forEach((field) => fresh.set(plainHeader(field.label), field));
  }
  byGrain.set(grain, fresh);
  return fresh;
}

/** What the rows of a table with these headers are: offers where one names or types an offer and a measure of offers is there, else partners. */
export function tableGrain(catalog: Catalog, headers: readonly string[]): Grain {
  const known = spellingsOf(catalog, "offer");
  const offers = headers.flatMap((header) => known.get(plainHeader(header)) ?? []).filter((field) => field.grain === "offer");
  const isNamedOrTyped = offers.some((field) => field.unit === "text" || field.id === "offerType");
  return isNamedOrTyped && offers.some((field) => field.unit !== "text") ? "offer" : "partner";
}

/** What the headers say when read as a table of this grain. Works on any row of texts; empty headers are passed over. */
export function recognise(catalog: Catalog, headers: readonly string[], grain: Grain = tableGrain(catalog, headers)): Recognition {
  const known = spellingsOf(catalog, grain);
  const columns = new Map<Field, number[]>();
  headers.forEach((header, column) => {
    const field = known.get(plainHeader(header));
    if (field) {
      columns.set(field, [...(columns.get(field) ?? []), column]);
    }
  });
  const fields = [...columns].map(([field, at]) => ({ field, columns: at }));
  return {
    grain,
    fields,
    measures: fields.filter(({ field }) => field.unit !== "text").length,
    hasKey: fields.some(({ field }) => field.unit === "text" && field.grain === grain),
  };
}

/**
 * How sure it is that these headers head a table of this grain, from 0 (not at all) to 1.
 * 0.5 and above is a table to offer: a naming column and one measure, or two measures.
 */
export function recognitionScore(catalog: Catalog, headers: readonly string[], grain: Grain = tableGrain(catalog, headers)): number {
  const { measures, hasKey } = recognise(catalog, headers, grain);
  return measures === 0 ? 0 : Math.min(1, (measures + Number(hasKey)) / 4);
}
