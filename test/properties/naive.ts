// A second opinion: decides one row straight from the catalog's expressions, row by row, with nothing of the engine but the choice of versions.
// Promises: written from the meaning of the operators, not from the engine's code; slow and plain. For tests only.
import type { Body, Catalog, Expr, Field, Programme, Score } from "../../src/catalog/schema";

/** By field id; null is blank; a field that is left out has no column. */
export type NaiveRow = Readonly<Record<string, number | null>>;

type Answer = true | false | null;

interface Reader {
  readonly catalog: Catalog;
  readonly asOf: string;
  readonly knownOn: string | null;
  readonly row: NaiveRow;
  /** The open points that are read the cautious way; all others the main way. */
  readonly cautious: ReadonlySet<string>;
}

/** Status and path of one row; "" where no path decides. `knownOn` null: everything the catalog knows. */
export function naiveAnswer(catalog: Catalog, programme: Programme, asOf: string, row: NaiveRow, knownOn: string | null = null): { readonly status: string; readonly path: string } {
  const body = inForce(programme.body, asOf, knownOn);
  const readers = waysToRead(body.ladder.flatMap(({ when }) => openPoints(when, { catalog, asOf, knownOn }))).map((cautious) => ({ catalog, asOf, knownOn, row, cautious }));
  const outcomeName = (id: string): string => inForce(programme.outcomes.find((outcome) => outcome.id === id)!.names, asOf, knownOn);
  for (const { outcome, when } of body.ladder) {
    const answers = readers.map((reader) => holds(when, reader));
    if (answers.every((answer) => answer === true)) {
      const path = programme.pathways.find(({ node }) => {
        const expr = find(when, node);
        return expr !== null && readers.every((reader) => holds(expr, reader) === true);
      });
      return { status: outcomeName(outcome), path: path?.label ?? "" };
    }
    // Where one reading says yes and another no, whatever the blanks hold, no data settles it.
    if (answers.includes(true) && answers.includes(false)) {
      return { status: "Unclear", path: "" };
    }
    if (answers.includes(null)) {
      return { status: "Needs data", path: "" };
    }
  }
  return { status: outcomeName(body.otherwise), path: "" };
}

function holds(expr: Expr, reader: Reader): Answer {
  switch (expr.op) {
    case "test": {
      const value = valueOf(expr.field, reader);
      const need = amountOf(expr.param, reader);
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
      return holds(reader.cautious.has(expr.ambiguity) ? expr.cautious.when : expr.main.when, reader);
    case "oneOf": {
      const value = valueOf(expr.field, reader);
      return value === null ? null : expr.choices.includes(fieldOf(expr.field, reader.catalog).choices![value]!.id);
    }
    case "rule": {
      const possible = possibleOutcomes(inForce(reader.catalog.programmes.find(({ id }) => id === expr.programme)!.body, reader.asOf, reader.knownOn), reader);
      const among = possible.filter((outcome) => expr.outcomes.includes(outcome));
      return among.length === possible.length ? true : among.length === 0 ? false : null;
    }
    case "sum>=": {
      const need = amountOf(expr.param, reader);
      const points = reader.catalog.scores.find(({ id }) => id === expr.score)!.metrics.map((metric) => pointsOf(metric, reader));
      // What is not known may be worth nothing or everything.
      return total(points.map(({ least }) => least)) >= need ? true : total(points.map(({ most }) => most)) >= need ? null : false;
    }
  }
}

/** A share of the maximum for a share of the threshold, and all of it, no more, from the threshold on. */
function pointsOf(metric: Score["metrics"][number], reader: Reader): { readonly least: number; readonly most: number } {
  const maximum = amountOf(metric.maximum, reader);
  const units = valueOf(metric.field, reader);
  if (units === null) {
    return { least: 0, most: maximum };
  }
  const threshold = amountOf(metric.threshold, reader);
  const points = units >= threshold ? maximum : Math.max(0, units / threshold) * maximum;
  return { least: points, most: points };
}

function total(points: readonly number[]): number {
  return points.reduce((sum, each) => sum + each, 0);
}

function amountOf(param: string, { catalog, asOf, knownOn }: Reader): number {
  return inForce(catalog.params.find(({ id }) => id === param)!.timeline, asOf, knownOn);
}

/** What a ladder may answer for this row: more than one outcome where a rung is not known. */
function possibleOutcomes(body: Body, reader: Reader): readonly string[] {
  const possible: string[] = [];
  for (const { outcome, when } of body.ladder) {
    const answer = holds(when, reader);
    if (answer !== false) {
      possible.push(outcome);
    }
    if (answer === true) {
      return possible;
    }
  }
  return [...possible, body.otherwise];
}

/** A fact is a field that need not have a column. */
function fieldOf(id: string, catalog: Catalog): Field {
  return [...catalog.fields, ...(catalog.facts ?? [])].find((field) => field.id === id)!;
}

function valueOf(id: string, { catalog, row }: Reader): number | null {
  const value = row[id];
  if (value !== undefined) {
    return value;
  }
  const policy = fieldOf(id, catalog).whenColumnAbsent;
  return policy.policy === "assumed" ? policy.value : policy.policy === "sameAs" ? (row[policy.field] ?? null) : null;
}

function every(answers: readonly Answer[]): Answer {
  return answers.includes(false) ? false : answers.includes(null) ? null : true;
}

function negated(answer: Answer): Answer {
  return answer === null ? null : !answer;
}

interface Dated<T> {
  readonly from: string;
  readonly until?: string | undefined;
  readonly knownFrom?: string | undefined;
  readonly knownUntil?: string | undefined;
  readonly value: T;
}

/** Of the versions that hold on a day and were known on another, the one learnt last. */
function inForce<T>(timeline: readonly Dated<T>[], asOf: string, knownOn: string | null): T {
  const wasKnown = ({ knownFrom, knownUntil }: Dated<T>): boolean => knownOn === null || ((knownFrom === undefined || knownFrom <= knownOn) && (knownUntil === undefined || knownOn < knownUntil));
  const holding = timeline.filter((version) => version.from <= asOf && (version.until === undefined || asOf < version.until) && wasKnown(version));
  return holding.reduce((last, version) => ((version.knownFrom ?? "") > (last.knownFrom ?? "") ? version : last)).value;
}

/** Each open point may be read either way, whatever the others. */
function waysToRead(points: readonly string[]): readonly ReadonlySet<string>[] {
  return [...new Set(points)].reduce<readonly ReadonlySet<string>[]>((ways, point) => ways.flatMap((way) => [way, new Set([...way, point])]), [new Set()]);
}

/** Those of the programmes that it refers to among them. */
function openPoints(expr: Expr, on: Pick<Reader, "catalog" | "asOf" | "knownOn">): readonly string[] {
  const behind = expr.op === "rule" ? inForce(on.catalog.programmes.find(({ id }) => id === expr.programme)!.body, on.asOf, on.knownOn).ladder.map(({ when }) => when) : [];
  return [...(expr.op === "readings" ? [expr.ambiguity] : []), ...[...childrenOf(expr), ...behind].flatMap((each) => openPoints(each, on))];
}

function childrenOf(expr: Expr): readonly Expr[] {
  return expr.op === "all" || expr.op === "any" || expr.op === "atLeast" ? expr.of : expr.op === "not" ? [expr.of] : expr.op === "readings" ? [expr.main.when, expr.cautious.when] : [];
}

function find(expr: Expr, id: string): Expr | null {
  if (expr.id === id) {
    return expr;
  }
  return childrenOf(expr).map((each) => find(each, id)).find((found) => found !== null) ?? null;
}
