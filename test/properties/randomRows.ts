// Random rows for any plan, crowded around the lines that it draws, with blanks; and columns made of them.
// Promises: the same rows for the same seed; a value that a column cannot hold is never among them.
import fc from "fast-check";
import type { Catalog, Field } from "../../src/catalog/schema";
import type { Plan } from "../../src/engine/planShape";
import { lineValues } from "../cases/boundaryRows";
import type { NaiveRow } from "./naive";
import { seed } from "./rows";

/** A row with every column of the plan. */
export function rowOf(frozen: Plan, catalog: Catalog): fc.Arbitrary<NaiveRow> {
  const fields = new Map([...catalog.fields, ...(catalog.facts ?? [])].map((field) => [field.id, field]));
  return fc.record(Object.fromEntries(frozen.fields.map(({ id }) => [id, valueOf(frozen, fields.get(id)!)])));
}

function valueOf(frozen: Plan, field: Field): fc.Arbitrary<number | null> {
  const lines = lineValues([frozen], field);
  const most = Math.max(1, ...lines);
  const anywhere = fc.integer({ min: 0, max: Math.ceil((most * 1.5) / field.step) }).map((steps) => Math.round(steps * field.step * 100) / 100);
  const onLine = lines.length > 0 ? fc.constantFrom(...lines) : fc.constantFrom(0, 1);
  return fc.oneof({ weight: 6, arbitrary: onLine }, { weight: field.unit === "flag" || field.unit === "choice" ? 0 : 2, arbitrary: anywhere }, { weight: 1, arbitrary: fc.constant(null) });
}

/** So many rows, mostly good ones: half of them lean to the highest line of every column, so that programmes of many requirements are met too. */
export function sampleRows(frozen: Plan, catalog: Catalog, count: number): readonly NaiveRow[] {
  const random = rowOf(frozen, catalog);
  const fields = new Map([...catalog.fields, ...(catalog.facts ?? [])].map((field) => [field.id, field]));
  const good: NaiveRow = Object.fromEntries(frozen.fields.map(({ id }) => [id, bestValue(frozen, fields.get(id)!)]));
  const mixed = fc.tuple(random, fc.integer({ min: 0, max: 3 }), fc.infiniteStream(fc.nat(19))).map(([row, lean, stream]) => {
    const chances = [0, 12, 17, 19][lean]!;
    return Object.fromEntries(Object.entries(row).map(([id, value]) => [id, (stream.next().value ?? 0) < chances ? good[id]! : value]));
  });
  return fc.sample(mixed, { numRuns: count, seed });
}

/** The value that meets most of the requirements that ask for a field. */
function bestValue(frozen: Plan, field: Field): number | null {
  const meets = (value: number): number =>
    frozen.leaves.filter((leaf) => leaf.kind !== "score" && frozen.fields[leaf.field]!.id === field.id).filter((leaf) => (leaf.kind === "test" ? isMet(value, leaf.cmp, leaf.need) : leaf.kind === "flag" ? value === leaf.need : leaf.kind === "oneOf" && leaf.codes.includes(value))).length;
  return lineValues([frozen], field).reduce<number | null>((best, value) => (best === null || meets(value) >= meets(best) ? value : best), null);
}

function isMet(value: number, cmp: string, need: number): boolean {
  return { ">=": value >= need, ">": value > need, "<=": value <= need, "<": value < need, "=": value === need }[cmp] ?? false;
}
