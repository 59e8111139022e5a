// The conformance corpora of every programme beside top tier, one file per family: rows on both sides of every line of every version, with answers.
// Promises: answers come from the second opinion in test/properties; columns are the fields and facts that the rules read, given as lanes.
// `npm run freeze` writes the files; read the difference before committing it: a changed answer for a past date needs a reason.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Programme } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { naiveAnswer, type NaiveRow } from "../properties/naive";

/** One version of one programme; rows stand column by column as `fields` names them, null is blank, then status and path. */
export interface FamilyCorpus {
  readonly programme: string;
  readonly asOf: string;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly (number | null | string)[])[];
}

/** "designation.security" and "designation.microsoft-cloud" are one family. */
export function familiesOf(catalog: Catalog): ReadonlyMap<string, readonly Programme[]> {
  const families = new Map<string, Programme[]>();
  catalog.programmes
    .filter(({ id }) => id !== "top-tier")
    .forEach((programme) => {
      const family = programme.id.split(".")[0]!;
      families.set(family, [...(families.get(family) ?? []), programme]);
    });
  return families;
}

export function readFamily(family: string): readonly FamilyCorpus[] {
  return JSON.parse(readFileSync(pathOf(family), "utf8")) as readonly FamilyCorpus[];
}

/** One corpus per version of the rules, on its first day. */
export function corporaOf(catalog: Catalog, programme: Programme): readonly FamilyCorpus[] {
  const days = [...new Set(programme.body.map(({ from }) => from))];
  return days.map((asOf) => {
    const frozen = plan(catalog, programme.id, asOf);
    const fields = [...new Set(frozen.leaves.flatMap((leaf) => (leaf.kind === "score" ? [] : [frozen.fields[leaf.field]!.id])))];
    const rows = boundaryRows(frozen, fields).map((row) => {
      const { status, path } = naiveAnswer(catalog, programme, asOf, row);
      return [...fields.map((field) => row[field] ?? null), status, path];
    });
    return { programme: programme.id, asOf, fields, rows };
  });
}

/** Every value of a field on which an answer may turn: each line, a step to either side, each choice that is named and one that is not, and blank. */
function valuesOf(frozen: Plan, id: string): readonly (number | null)[] {
  const field = frozen.fields.findIndex((each) => each.id === id);
  const { step } = frozen.fields[field]!;
  const values = frozen.leaves.flatMap((leaf): readonly number[] => {
    if (leaf.kind === "score" || leaf.field !== field) {
      return [];
    }
    switch (leaf.kind) {
      case "flag":
        return [0, 1];
      case "oneOf":
        return [leaf.codes[0]!, leaf.codes.at(-1)!, ...[0, 1, 2, 3].filter((code) => !leaf.codes.includes(code))];
      case "test":
        return [leaf.need - step, leaf.need, leaf.need + step].map((value) => Math.round(value * 100) / 100);
    }
  });
  return [...[...new Set(values)].sort((one, other) => one - other), null];
}

/** All at their most, all at their least, all blank; each field in turn through its values from either end; then mixed rows. */
function boundaryRows(frozen: Plan, fields: readonly string[]): readonly NaiveRow[] {
  const values = new Map(fields.map((field) => [field, valuesOf(frozen, field)]));
  const each = (pick: (from: readonly (number | null)[], index: number) => number | null): NaiveRow => Object.fromEntries(fields.map((field, index) => [field, pick(values.get(field)!, index)]));
  const ends = [each((from) => from.at(-2)!), each((from) => from[0]!), each(() => null)];
  const turned = ends.slice(0, 2).flatMap((base) => fields.flatMap((field) => values.get(field)!.map((value) => ({ ...base, [field]: value }))));
  const mixed = Array.from({ length: 30 }, (_, row) => each((from, index) => from[mixing(row, index) % from.length]!));
  return [...new Map([...ends, ...turned, ...mixed].map((row) => [JSON.stringify(row), row])).values()];
}

/** A fixed scramble of two small numbers, so that the corpus is the same on every machine. */
function mixing(row: number, index: number): number {
  const mixed = Math.imul((row + 1) * 2_654_435_761 + (index + 1) * 40_503, 2_246_822_519) >>> 0;
  return (mixed ^ (mixed >>> 15)) >>> 3;
}

function pathOf(family: string): string {
  return join(__dirname, "conformance", `${family}.json`);
}

/** Writes every family's file; says how many rows each has. */
export function writeFamilies(): void {
  for (const [family, programmes] of familiesOf(shippedCatalog)) {
    const corpora = programmes.flatMap((programme) => corporaOf(shippedCatalog, programme));
    const text = corpora.map(({ rows, ...head }) => `${JSON.stringify(head).slice(0, -1)},"rows":[\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n]}`);
    writeFileSync(pathOf(family), `[\n${text.join(",\n")}\n]\n`);
    console.log(`${corpora.reduce((sum, { rows }) => sum + rows.length, 0)} rows of ${family} written.`);
  }
}
