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

const knownInputs = new WeakMap<Programme, ReadonlySet<string>>();

/** What a programme's own requirements stand on: tested fields, the fields and facts those are worked out from, and ids of lists. */
export function inputsOf(programme: Programme, catalog: Catalog): ReadonlySet<string> {
  const kept = knownInputs.get(programme);
  if (kept) {
    return kept;
  }
  const inputs = new Set<string>();
  knownInputs.set(programme, inputs);
  const visit = (id: string): void => {
    if (!inputs.has(id)) {
      inputs.add(id);
      const fact = catalog.facts?.find((each) => each.id === id);
      textsIn(fact?.derive).forEach((text) => isInput(catalog, text) && visit(text));
    }
  };
  fieldsTestedBy(programme, catalog).forEach(visit);
  return inputs;
}

function isInput(catalog: Catalog, text: string): boolean {
  return [...catalog.fields, ...(catalog.facts ?? []), ...(catalog.lists ?? [])].some(({ id }) => id === text);
}

/** Every text of a derivation: references to fields, facts and lists among them, whatever the operator. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
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
