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
  const fields = catalog.fields.filter((field) => field.grain === grain);
  // Labels last: where an alias of one field is the label of another, the label wins.
  for (const field of fields) {
    field.aliases.forEach((alias) => fresh.set(plainHeader(alias), field));
  }
  fields.forEach((field) => fresh.set(plainHeader(field.label), field));
  byGrain.set(grain, fresh);
  return fresh;
}

/** What the headers say when read as a table of this grain. Works on any row of texts; empty headers are passed over. */
export function recognise(catalog: Catalog, headers: readonly string[], grain: Grain = "partner"): Recognition {
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
    hasKey: fields.some(({ field }) => field.unit === "text"),
  };
}

/**
 * How sure it is that these headers head a table of this grain, from 0 (not at all) to 1.
 * 0.5 and above is a table to offer: a naming column and one measure, or two measures.
 */
export function recognitionScore(catalog: Catalog, headers: readonly string[], grain: Grain = "partner"): number {
  const { measures, hasKey } = recognise(catalog, headers, grain);
  return measures === 0 ? 0 : Math.min(1, (measures + Number(hasKey)) / 4);
}
