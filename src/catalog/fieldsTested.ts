// Which fields a programme's own requirements test, over all of its versions.
// Promises: follows no reference to another programme: what only that one asks for is not this programme's own. Reads no date.
import type { Catalog, Expr, Programme } from "./schema";

const known = new WeakMap<Programme, readonly string[]>();

/** Ids of fields and facts, each once, in reading order. */
export function fieldsTestedBy(programme: Programme, catalog: Catalog): readonly string[] {
  const fields = known.get(programme) ?? [...new Set(programme.body.flatMap(({ value }) => value.ladder.flatMap(({ when }) => fieldsOf(when, catalog))))];
  known.set(programme, fields);
  return fields;
}

function fieldsOf(expr: Expr, catalog: Catalog): readonly string[] {
  switch (expr.op) {
    case "test":
    case "flag":
    case "oneOf":
      return [expr.field];
    case "sum>=":
      return catalog.scores.find((score) => score.id === expr.score)?.metrics.map((metric) => metric.field) ?? [];
    case "rule":
      return [];
    case "all":
    case "any":
    case "atLeast":
      return expr.of.flatMap((child) => fieldsOf(child, catalog));
    case "not":
      return fieldsOf(expr.of, catalog);
    case "readings":
      return [expr.main, expr.cautious].flatMap(({ when }) => fieldsOf(when, catalog));
  }
}
