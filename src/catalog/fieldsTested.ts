// Which fields a programme's own requirements test, over all of its versions.
// Promises: follows no reference to another programme: what only that one asks for is not this programme's own. Reads no date.
import type { Catalog, Derivation, Expr, Programme } from "./schema";

const known = new WeakMap<Programme, readonly string[]>();

/** Ids of fields and facts, each once, in reading order. */
export function fieldsTestedBy(programme: Programme, catalog: Catalog): readonly string[] {
  const fields = known.get(programme) ?? [...new Set(programme.body.flatMap(({ value }) => value.ladder.flatMap(({ when }) => fieldsOf(when, catalog))))];
  known.set(programme, fields);
  return fields;
}

const knownInputs = new WeakMap<Programme, ReadonlySet<string>>();
const knownSubjects = new WeakMap<Programme, ReadonlySet<string>>();

/** What a programme's own requirements stand on: tested fields, the fields and facts those are worked out from, and ids of lists. */
export function inputsOf(programme: Programme, catalog: Catalog): ReadonlySet<string> {
  const inputs = knownInputs.get(programme) ?? closure(programme, catalog, (how) => textsIn(how));
  knownInputs.set(programme, inputs);
  return inputs;
}

/**
 * What a programme is about: as `inputsOf`, but where a fact has several sources only the first. A designation that the table shows concerns incentives;
 * the score it could also be worked out from concerns the designation's own programme.
 */
export function subjectsOf(programme: Programme, catalog: Catalog): ReadonlySet<string> {
  const subjects = knownSubjects.get(programme) ?? closure(programme, catalog, (how) => (how?.op === "firstThere" ? how.of.slice(0, 1) : textsIn(how)));
  knownSubjects.set(programme, subjects);
  return subjects;
}

function closure(programme: Programme, catalog: Catalog, textsOf: (how: Derivation | undefined) => readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (id: string): void => {
    if (!found.has(id)) {
      found.add(id);
      textsOf(catalog.facts?.find((each) => each.id === id)?.derive).forEach((text) => isInput(catalog, text) && visit(text));
    }
  };
  fieldsTestedBy(programme, catalog).forEach(visit);
  return found;
}

function isInput(catalog: Catalog, text: string): boolean {
  return [...catalog.fields, ...(catalog.facts ?? []), ...(catalog.lists ?? [])].some(({ id }) => id === text);
}

/** Every text of a derivation: references to fields, facts and lists among them, whatever the operator. */
export function textsIn(value: unknown): readonly string[] {
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
