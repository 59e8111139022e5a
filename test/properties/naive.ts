// A second opinion: decides one row straight from the catalog's expressions, row by row, with nothing of the engine but the choice of versions.
// Promises: written from the meaning of the operators, not from the engine's code; slow and plain. For tests only.
import type { Catalog, Expr, Programme } from "../../src/catalog/schema";

/** By field id; null is blank; a field that is left out has no column. */
export type NaiveRow = Readonly<Record<string, number | null>>;

type Answer = true | false | null;

interface Reader {
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly row: NaiveRow;
  /** Whether open words are read the main way; the other way otherwise. */
  readonly readsMain: boolean;
}

/** Status and path of one row; "" where no path decides. */
export function naiveAnswer(catalog: Catalog, programme: Programme, asOf: string, row: NaiveRow): { readonly status: string; readonly path: string } {
  const body = inForce(programme.body, asOf);
  const readers = [true, false].map((readsMain) => ({ catalog, asOf, row, readsMain }));
  const outcomeName = (id: string): string => inForce(programme.outcomes.find((outcome) => outcome.id === id)!.names, asOf);
  for (const { outcome, when } of body.ladder) {
    const answers = readers.map((reader) => holds(when, reader));
    if (answers.every((answer) => answer === true)) {
      const path = programme.pathways.find(({ node }) => {
        const expr = find(when, node);
        return expr !== null && readers.every((reader) => holds(expr, reader) === true);
      });
      return { status: outcomeName(outcome), path: path?.label ?? "" };
    }
    if (answers.includes(null)) {
      return { status: "Needs data", path: "" };
    }
    if (answers.includes(true)) {
      return { status: "Unclear", path: "" };
    }
  }
  return { status: outcomeName(body.otherwise), path: "" };
}

function holds(expr: Expr, reader: Reader): Answer {
  switch (expr.op) {
    case "test": {
      const value = valueOf(expr.field, reader);
      const need = inForce(reader.catalog.params.find((param) => param.id === expr.param)!.timeline, reader.asOf);
      if (value === null) {
        return null;
      }
      return { ">=": value >= need, ">": value > need, "<=": value <= need, "<": value < need, "=": value === need }[expr.cmp];
    }
    case "flag": {
      const value = valueOf(expr.field, reader);
      return value === null ? null : (value === 1) === expr.is;
    }
    case "all":
      return every(expr.of.map((each) => holds(each, reader)));
    case "any":
      return negated(every(expr.of.map((each) => negated(holds(each, reader)))));
    case "atLeast": {
      const answers = expr.of.map((each) => holds(each, reader));
      const yes = answers.filter((answer) => answer === true).length;
      const open = answers.filter((answer) => answer === null).length;
      return yes >= expr.k ? true : yes + open < expr.k ? false : null;
    }
    case "not":
      return negated(holds(expr.of, reader));
    case "readings":
      return holds(reader.readsMain ? expr.main.when : expr.cautious.when, reader);
    case "oneOf":
    case "sum>=":
    case "rule":
      throw new Error(`The second opinion does not know ${expr.op}; no programme under test uses it.`);
  }
}

function valueOf(id: string, { catalog, row }: Reader): number | null {
  const value = row[id];
  if (value !== undefined) {
    return value;
  }
  const policy = catalog.fields.find((field) => field.id === id)!.whenColumnAbsent;
  return policy.policy === "assumed" ? policy.value : policy.policy === "sameAs" ? (row[policy.field] ?? null) : null;
}

function every(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
}

function negated(answer: Answer): Answer {
  return answer === null ? null : !answer;
}

function inForce<T>(timeline: readonly { readonly from: string; readonly until?: string | undefined; readonly value: T }[], asOf: string): T {
  return timeline.find((version) => version.from <= asOf && (version.until === undefined || asOf < version.until))!.value;
}

function find(expr: Expr, id: string): Expr | null {
  if (expr.id === id) {
    return expr;
  }
  const below: readonly Expr[] = expr.op === "all" || expr.op === "any" || expr.op === "atLeast" ? expr.of : expr.op === "not" ? [expr.of] : expr.op === "readings" ? [expr.main.when, expr.cautious.when] : [];
  return below.map((each) => find(each, id)).find((found) => found !== null) ?? null;
}
