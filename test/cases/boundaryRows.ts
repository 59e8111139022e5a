// Rows on both sides of every line that a plan draws, and the values they are made of.
// Promises: the same rows on every machine; a value that a column cannot hold (a negative count) is never among them.
import type { Field } from "../../src/catalog/schema";
import type { Plan } from "../../src/engine/planShape";
import type { NaiveRow } from "../properties/naive";

/** Every value of a field on which an answer may turn, least first: each line and a step to either side, yes and no, every choice. Blank is not among them. */
export function lineValues(plans: readonly Plan[], field: Field): readonly number[] {
  const values = plans.flatMap((plan) => {
    const index = plan.fields.findIndex(({ id }) => id === field.id);
    return plan.leaves.flatMap((leaf): readonly number[] => {
      if (leaf.kind === "score") {
        const metrics = plan.scores[leaf.score]!.metrics.filter((metric) => metric.field === index);
        return metrics.flatMap(({ threshold }) => [0, threshold / 2, threshold - field.step, threshold, threshold + field.step]);
      }
      return leaf.field !== index ? [] : leaf.kind === "test" ? [leaf.need - field.step, leaf.need, leaf.need + field.step] : leaf.kind === "flag" ? [0, 1] : (field.choices ?? []).map((_, code) => code);
    });
  });
  const isPossible = (value: number): boolean => value >= 0 || field.mayBeNegative === true || field.unit === "date";
  return [...new Set(values.map((value) => Math.round(value * 100) / 100))].filter(isPossible).sort((one, other) => one - other);
}

/** Mixed rows beside the orderly ones. */
const MIXED_ROWS = 30;

/** All at their most, all at their least, all blank; each field in turn through its values from either end; then mixed rows. */
export function boundaryRows(plan: Plan, fields: readonly Field[]): readonly NaiveRow[] {
  const values = new Map(fields.map((field) => [field.id, someValues(plan, field)]));
  const each = (pick: (from: readonly (number | null)[], index: number) => number | null): NaiveRow => Object.fromEntries(fields.map(({ id }, index) => [id, pick(values.get(id)!, index)]));
  const ends = [each((from) => from.at(-2) ?? null), each((from) => from[0]!), each(() => null)];
  const turned = ends.slice(0, 2).flatMap((base) => fields.flatMap(({ id }) => values.get(id)!.map((value) => ({ ...base, [id]: value }))));
  const mixed = Array.from({ length: MIXED_ROWS }, (_, row) => each((from, index) => from[scrambled(row, index) % from.length]!));
  return [...new Map([...ends, ...turned, ...mixed].map((row) => [JSON.stringify(row), row])).values()];
}

/** Line values and blank; of coded texts the first and last that is named, and the first few that are not. */
function someValues(plan: Plan, field: Field): readonly (number | null)[] {
  const named = plan.leaves.flatMap((leaf) => (leaf.kind === "oneOf" && plan.fields[leaf.field]!.id === field.id ? [leaf.codes] : []));
  const choices = named.flatMap((codes) => [codes[0]!, codes.at(-1)!, ...lineValues([plan], field).filter((code) => !codes.includes(code)).slice(0, 3)]);
  return [...(named.length > 0 ? [...new Set(choices)].sort((one, other) => one - other) : lineValues([plan], field)), null];
}

/** A fixed scramble of two small numbers. */
export function scrambled(row: number, index: number): number {
  const mixed = Math.imul((row + 1) * 2_654_435_761 + (index + 1) * 40_503, 2_246_822_519) >>> 0;
  return (mixed ^ (mixed >>> 15)) >>> 3;
}
