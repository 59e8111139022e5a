// From catalog expressions to plan nodes: resolves parameters by date, fields to indexes, references to the rules they stand for.
// Promises: one case per operator of the catalog; every name that cannot be resolved is a PlanError with a sentence. Reads no clock.
import type { Body, Catalog, Cite, Derivation, Expr, Fact, Field, IsoDate, Param, Programme, Timeline, Version } from "../catalog/schema";
import { unverifiedBehind } from "../catalog/unverified";
import { PlanError, type Leaf, type PlanErrorCode, type PlanField, type PlanNode, type PlanScore } from "./planShape";

/**
 * The one version in force on `asOf` and known on `knownOn`. `what` names the timeline in the error's sentence.
 * Throws PlanError "no-version" or "two-versions".
 */
export function versionInForce<T>(timeline: Timeline<T>, asOf: IsoDate, knownOn: IsoDate | null, what: string): Version<T> {
  const holding = timeline.filter(
    (version) =>
      version.from <= asOf &&
      (version.until === undefined || asOf < version.until) &&
      (knownOn === null
        ? version.knownUntil === undefined
        : (version.knownFrom === undefined || version.knownFrom <= knownOn) && (version.knownUntil === undefined || knownOn < version.knownUntil)),
  );
  const [only, second] = holding;
  const when = knownOn === null ? asOf : `${asOf}, as known on ${knownOn}`;
  if (only === undefined) {
    throw new PlanError("no-version", `The catalog has no value for "${what}" on ${when}. Choose a date that it covers.`);
  }
  if (second !== undefined) {
    throw new PlanError("two-versions", `The catalog has ${holding.length} values for "${what}" on ${when}. One of them must end before the other begins.`);
  }
  return only;
}

/** Turns expressions into plan nodes, and gathers the leaves, fields and scores they speak of. */
export class Freezer {
  readonly fields: PlanField[] = [];
  readonly scores: PlanScore[] = [];
  readonly leaves: Leaf[] = [];
  private readonly open: string[] = [];
  private readonly nodes = new Map<string, PlanNode>();

  constructor(
    private readonly catalog: Catalog,
    private readonly asOf: IsoDate,
    private readonly knownOn: IsoDate | null,
  ) {}

  inForce<T>(timeline: Timeline<T>, what: string): Version<T> {
    return versionInForce(timeline, this.asOf, this.knownOn, what);
  }

  bodyOf(programme: Programme): Version<Body> {
    if (this.asOf < programme.firstDate) {
      throw new PlanError("before-rules", `${programme.beforeFirstDate}. Choose a date on or after ${programme.firstDate}.`);
    }
    return this.inForce<Body>(programme.body, programme.label);
  }

  /** A requirement that stands in several rungs is one node with one bit. */
  node(expr: Expr, programme: Programme, body: Version<Body>): PlanNode {
    const key = `${programme.id} ${JSON.stringify(expr)}`;
    const known = this.nodes.get(key) ?? this.fresh(expr, programme, body);
    this.nodes.set(key, known);
    return known;
  }

  /** One case per operator of the catalog. */
  private fresh(expr: Expr, programme: Programme, body: Version<Body>): PlanNode {
    const child = (inner: Expr): PlanNode => this.node(inner, programme, body);
    const base = (cite: Cite, since: IsoDate, label: string, rules: readonly string[]) => ({
      bit: this.leaves.length,
      id: expr.id,
      programme: programme.id,
      label: expr.label ?? label,
      cite,
      since,
      rules: [...new Set([...(expr.rules ?? []), ...rules])],
    });
    const leaf = (made: Leaf): PlanNode => {
      this.leaves.push(made);
      return { op: "leaf", id: made.id, bit: made.bit };
    };
    switch (expr.op) {
      case "test": {
        const { param, version } = this.param(expr.param);
        const field = this.field(expr.field);
        return leaf({ ...base(version.cite, version.from, this.labelOf(field), version.rules), kind: "test", field, cmp: expr.cmp, need: version.value, unit: param.unit });
      }
      case "flag": {
        const field = this.field(expr.field);
        return leaf({ ...base(expr.cite, body.from, this.labelOf(field), []), kind: "flag", field, need: expr.is ? 1 : 0 });
      }
      case "oneOf": {
        const field = this.field(expr.field);
        const choices = this.catalogField(expr.field).choices ?? [];
        const codes = expr.choices.map((id) => choices.findIndex((choice) => choice.id === id));
        if (codes.includes(-1)) {
          throw new PlanError("unknown-reference", `"${expr.id}" names a choice that "${this.labelOf(field)}" does not have.`);
        }
        return leaf({ ...base(expr.cite, body.from, this.labelOf(field), []), kind: "oneOf", field, codes, names: codes.map((code) => choices[code]?.label ?? "") });
      }
      case "sum>=": {
        const { version } = this.param(expr.param);
        const score = this.score(expr.score);
        return leaf({ ...base(version.cite, version.from, this.scores[score]?.label ?? expr.score, version.rules), kind: "score", score, need: version.value });
      }
      case "rule":
        return this.reference(expr);
      case "all":
      case "any":
        return { op: expr.op, id: expr.id, of: expr.of.map(child) };
      case "atLeast":
        return { op: "atLeast", id: expr.id, k: expr.k, of: expr.of.map(child) };
      case "not":
        return { op: "not", id: expr.id, of: child(expr.of) };
      case "readings":
        return {
          op: "readings",
          id: expr.id,
          ambiguity: expr.ambiguity,
          question: programme.ambiguities.find((ambiguity) => ambiguity.id === expr.ambiguity)?.question ?? expr.ambiguity,
          main: { says: expr.main.says, cite: expr.main.cite, when: child(expr.main.when) },
          cautious: { says: expr.cautious.says, cite: expr.cautious.cite, when: child(expr.cautious.when) },
        };
    }
  }

  /** Another programme's answer is one of some outcomes: its rungs are taken over, each held back by the rungs above it. */
  private reference(expr: Extract<Expr, { op: "rule" }>): PlanNode {
    if (this.open.includes(expr.programme)) {
      throw new PlanError("circular-reference", `The rules refer to each other in a circle: ${[...this.open, expr.programme].join(" -> ")}.`);
    }
    const programme = named(this.catalog.programmes, expr.programme, "unknown-reference", `"${expr.id}" refers to the programme "${expr.programme}", which the catalog does not have.`);
    this.open.push(expr.programme);
    const body = this.bodyOf(programme);
    const rungs = body.value.ladder.map((rung) => ({ outcome: rung.outcome, when: this.node(rung.when, programme, body) }));
    this.open.pop();
    const not = (of: PlanNode): PlanNode => ({ op: "not", id: `${expr.id}.not`, of });
    const ways: PlanNode[] = [];
    rungs.forEach((rung, index) => {
      if (expr.outcomes.includes(rung.outcome)) {
        const above = rungs.slice(0, index).filter((higher) => !expr.outcomes.includes(higher.outcome));
        ways.push(above.length === 0 ? rung.when : { op: "all", id: `${expr.id}.${rung.outcome}`, of: [rung.when, ...above.map((higher) => not(higher.when))] });
      }
    });
    if (expr.outcomes.includes(body.value.otherwise)) {
      const above = rungs.filter((higher) => !expr.outcomes.includes(higher.outcome));
      ways.push({ op: "all", id: `${expr.id}.otherwise`, of: above.map((higher) => not(higher.when)) });
    }
    return { op: "any", id: expr.id, of: ways };
  }

  private param(id: string): { param: Param; version: Version<number> } {
    const param = named(this.catalog.params, id, "unknown-reference", `The rules use the parameter "${id}", which the catalog does not have.`);
    return { param, version: this.inForce(param.timeline, param.label) };
  }

  private catalogField(id: string): Field {
    return named([...this.catalog.fields, ...(this.catalog.facts ?? [])], id, "unknown-reference", `The rules use the field "${id}", which the catalog does not have.`);
  }

  private labelOf(index: number): string {
    return this.fields[index]?.label ?? "";
  }

  private field(id: string): number {
    const known = this.fields.findIndex((field) => field.id === id);
    if (known >= 0) {
      return known;
    }
    const field = planField(this.catalog, this.catalogField(id), this.asOf);
    this.fields.push(field);
    const index = this.fields.length - 1;
    if (field.whenColumnAbsent.policy === "sameAs") {
      this.field(field.whenColumnAbsent.field);
    }
    return index;
  }

  private score(id: string): number {
    const known = this.scores.findIndex((score) => score.id === id);
    if (known >= 0) {
      return known;
    }
    const score = named(this.catalog.scores, id, "unknown-reference", `The rules use the score "${id}", which the catalog does not have.`);
    const metrics = score.metrics.map((metric) => {
      const maximum = this.param(metric.maximum).version;
      const threshold = this.param(metric.threshold).version;
      return { id: metric.id, label: metric.label, field: this.field(metric.field), maximum: maximum.value, threshold: threshold.value, cite: threshold.cite };
    });
    this.scores.push({ id, label: score.label, metrics });
    return this.scores.length - 1;
  }
}

/** A field or fact of the catalog as a plan of that day speaks of it. */
export function planField(catalog: Catalog, field: Field | Fact, asOf: IsoDate): PlanField {
  const { id, label, unit, step, effort, words, whenColumnAbsent, isGiven } = field;
  return { id, label, unit, step, effort: effort ?? null, words, whenColumnAbsent, isGiven: isGiven === true, list: listBehind(catalog, field), asks: askedFor(catalog, field), unverified: unverifiedBehind(catalog, id, asOf) };
}

/** Label of the column that a person is asked for. */
function askedFor(catalog: Catalog, field: Field | Fact): string {
  const other = "asksFor" in field ? [...catalog.fields, ...(catalog.facts ?? [])].find(({ id }) => id === field.asksFor) : undefined;
  return other === undefined ? field.label : askedFor(catalog, other);
}

/** Label of the list that a fact is worked out from, directly or through other facts. */
function listBehind(catalog: Catalog, field: Field | Fact): string | null {
  if (!("derive" in field)) {
    return null;
  }
  const how: Derivation = field.derive;
  if ("list" in how) {
    return catalog.lists?.find((list) => list.id === how.list)?.label ?? null;
  }
  const first = how.op === "anyYes" ? catalog.facts?.find((fact) => fact.id === how.of[0]) : undefined;
  return first ? listBehind(catalog, first) : null;
}

/** The value of a parameter on a day, for facts that compare with one. Throws PlanError as a plan does. */
export function parameterOn(catalog: Catalog, id: string, asOf: IsoDate, knownOn: IsoDate | null): number {
  const param = named(catalog.params, id, "unknown-reference", `The rules use the parameter "${id}", which the catalog does not have.`);
  return versionInForce(param.timeline, asOf, knownOn, param.label).value;
}

/** The member of a list with this id, or a PlanError with this sentence. */
export function named<T extends { readonly id: string }>(list: readonly T[], id: string, code: PlanErrorCode, sentence: string): T {
  const found = list.find((each) => each.id === id);
  if (!found) {
    throw new PlanError(code, sentence);
  }
  return found;
}
