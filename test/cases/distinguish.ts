// Finds a row to which two plans give different answers, or proves that there is none: exact, over every value on which a requirement turns.
// Promises: field after field is tried in every way that matters; where both plans have come down to the same rest, no row below can differ.
// Knows the operators by their meaning (least, greatest, counting), not by the engine's way to the answer. For tests only.
import type { Field } from "../../src/catalog/schema";
import { leafTruth } from "../../src/engine/leaves";
import type { Plan, PlanNode } from "../../src/engine/planShape";
import type { NaiveRow } from "../properties/naive";
import { lineValues } from "./boundaryRows";

/** 0 not met, 1 unknown, 2 met: under the strictest and the most generous reading of open words. */
type Span = readonly [strict: number, generous: number];

/** What is left of a rule once some fields are known. Equal rests are one object. */
interface Rest {
  readonly id: number;
  /** Bit of every field that it still depends on. */
  readonly fields: bigint;
  readonly shape: Shape;
}
type Shape =
  | { readonly op: "known"; readonly span: Span }
  | { readonly op: "leaf"; readonly field: number; readonly truths: readonly number[] }
  | { readonly op: "not"; readonly of: readonly Rest[] }
  | { readonly op: "all" | "any" | "readings"; readonly of: readonly Rest[] }
  | { readonly op: "atLeast"; readonly k: number; readonly of: readonly Rest[] };

interface Path {
  readonly label: string;
  readonly when: Rest;
}
interface Rung {
  readonly answer: string;
  readonly when: Rest;
  readonly paths: readonly Path[];
}
interface State {
  readonly rungs: readonly Rung[];
  readonly key: string;
  readonly fields: bigint;
}

/** Beyond this many different rests a proof would take too long: an error, never a guess. */
const MOST_STATES = 400_000;

/**
 * A row (every field of both plans) whose status or path differs, or null when no row differs. `fields` are the catalog's, with facts.
 * `isAbsent` names the fields without a column. Throws for scores, whose fields do not turn on lines of their own.
 */
export function distinguish(one: Plan, other: Plan, fields: ReadonlyMap<string, Field>, isAbsent: (field: string) => boolean = () => false): NaiveRow | null {
  const ids = [...new Set([one, other].flatMap((plan) => plan.fields.map(({ id }) => id)))].filter((id) => !isAbsent(id));
  const values = ids.map((id) => representatives([one, other], fields.get(id)!));
  const rests = new Rests();
  const start = [one, other].map((plan) => stateOf(rests, plan, ids, values, isAbsent));
  const search = new Search(rests, values.map(({ length }) => length));
  const found = search.differing(start[0]!, start[1]!);
  return found && Object.fromEntries(ids.map((id, index) => [id, asCell(values[index]![found.get(index) ?? 0]!)]));
}

function asCell(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}

/** One value of each kind that some requirement tells apart from the others; blank is one of them. */
function representatives(plans: readonly Plan[], field: Field): readonly number[] {
  const byTruths = new Map<string, number>();
  for (const value of [...lineValues(plans, field), Number.NaN]) {
    const truths = plans.map((plan) => plan.leaves.map((leaf) => (leaf.kind !== "score" && plan.fields[leaf.field]!.id === field.id ? truthOfValue(plan, leaf.bit, value) : "")).join("")).join("|");
    byTruths.set(truths, byTruths.get(truths) ?? value);
  }
  return [...byTruths.values()];
}

function truthOfValue(plan: Plan, bit: number, value: number): number {
  const leaf = plan.leaves[bit]!;
  if (leaf.kind === "score") {
    throw new Error(`${leaf.id}: whether two scores differ cannot be decided field by field.`);
  }
  const values = new Float64Array(plan.fields.length).fill(Number.NaN);
  values[leaf.field] = value;
  return leafTruth(plan, leaf, values);
}

function stateOf(rests: Rests, plan: Plan, ids: readonly string[], values: readonly (readonly number[])[], isAbsent: (field: string) => boolean): State {
  const built = new Map<PlanNode, Rest>();
  const restOf = (node: PlanNode): Rest => {
    const rest = built.get(node) ?? fresh(node);
    built.set(node, rest);
    return rest;
  };
  const fresh = (node: PlanNode): Rest => {
    switch (node.op) {
      case "leaf":
        return leafRest(node.bit);
      case "all":
      case "any":
        return rests.joined(node.op, node.of.map(restOf));
      case "atLeast":
        return rests.atLeast(node.k, node.of.map(restOf));
      case "not":
        return rests.not(restOf(node.of));
      case "readings":
        return rests.joined("readings", [restOf(node.main.when), restOf(node.cautious.when)]);
    }
  };
  const leafRest = (bit: number): Rest => {
    const leaf = plan.leaves[bit]!;
    let field = leaf.kind === "score" ? null : plan.fields[leaf.field]!;
    while (field !== null && isAbsent(field.id)) {
      const policy = field.whenColumnAbsent;
      if (policy.policy !== "sameAs") {
        const truth = truthOfValue(plan, bit, policy.policy === "assumed" ? policy.value : Number.NaN);
        return rests.known([truth, truth]);
      }
      field = plan.fields.find(({ id }) => id === policy.field)!;
    }
    const index = ids.indexOf(field?.id ?? "");
    return rests.leaf(index, (values[index] ?? [Number.NaN]).map((value) => truthOfValue(plan, bit, value)));
  };
  const rungs = plan.ladder.map(({ outcome, when }) => ({
    answer: plan.outcomes[outcome]!,
    when: restOf(when),
    paths: plan.pathways.filter((pathway) => pathway.outcome === outcome).map((pathway) => ({ label: pathway.label, when: restOf(pathway.when) })),
  }));
  return reduced([...rungs, { answer: plan.outcomes[plan.otherwise]!, when: rests.known([2, 2]), paths: [] }]);
}

/** Rungs and paths that can no longer matter are left out. */
function reduced(rungs: readonly Rung[]): State {
  const left: Rung[] = [];
  for (const rung of rungs) {
    const { shape } = rung.when;
    if (shape.op === "known") {
      const [strict, generous] = shape.span;
      if (generous === 0) {
        continue;
      }
      const answer = strict === 2 ? rung.answer : strict === 0 && generous === 2 ? "Unclear" : "Needs data";
      left.push({ ...rung, answer, paths: strict === 2 ? open(rung.paths) : [] });
      break;
    }
    left.push({ ...rung, paths: open(rung.paths) });
  }
  const parts = left.map(({ answer, when, paths }) => `${when.shape.op === "known" ? "" : when.id}>${answer}[${paths.map((path) => `${path.when.shape.op === "known" ? "" : path.when.id}>${path.label}`).join(",")}]`);
  return { rungs: left, key: parts.join(";"), fields: left.reduce((all, { when, paths }) => paths.reduce((some, path) => some | path.when.fields, all | when.fields), 0n) };
}

function open(paths: readonly Path[]): readonly Path[] {
  const holds = ({ shape }: Rest): boolean => shape.op === "known" && shape.span[0] === 2;
  const possible = paths.filter(({ when }) => when.shape.op !== "known" || holds(when));
  const sure = possible.findIndex(({ when }) => holds(when));
  return sure < 0 ? possible : possible.slice(0, sure + 1);
}

/** Tries fields in order until the two rests are the same or both are answers. */
class Search {
  private readonly same = new Set<string>();

  constructor(
    private readonly rests: Rests,
    private readonly kinds: readonly number[],
  ) {}

  /** By field, the index of its value; null when no row differs. */
  differing(one: State, other: State): Map<number, number> | null {
    if (one.key === other.key) {
      return null;
    }
    const pair = `${one.key} / ${other.key}`;
    if (this.same.has(pair)) {
      return null;
    }
    const field = lowestBit(one.fields | other.fields);
    if (field === null) {
      return new Map();
    }
    for (let kind = 0; kind < this.kinds[field]!; kind++) {
      const found = this.differing(this.after(one, field, kind), this.after(other, field, kind));
      if (found) {
        return found.set(field, kind);
      }
    }
    this.same.add(pair);
    if (this.same.size > MOST_STATES) {
      throw new Error("Two plans are too large to be told apart by trying every value that matters.");
    }
    return null;
  }

  private after({ rungs }: State, field: number, kind: number): State {
    const rest = (when: Rest): Rest => this.rests.after(when, field, kind);
    return reduced(rungs.map(({ answer, when, paths }) => ({ answer, when: rest(when), paths: paths.map((path) => ({ label: path.label, when: rest(path.when) })) })));
  }
}

function lowestBit(bits: bigint): number | null {
  return bits === 0n ? null : (bits & -bits).toString(2).length - 1;
}

/** Makes rests in their simplest form, each once. */
class Rests {
  private readonly made = new Map<string, Rest>();
  private readonly afterwards = new Map<string, Rest>();

  known(span: Span): Rest {
    return this.make(`known ${span.join(" ")}`, 0n, { op: "known", span });
  }

  leaf(field: number, truths: readonly number[]): Rest {
    const [first = 1] = truths;
    return truths.every((truth) => truth === first) ? this.known([first, first]) : this.make(`leaf ${field} ${truths.join("")}`, 1n << BigInt(field), { op: "leaf", field, truths });
  }

  not(rest: Rest): Rest {
    switch (rest.shape.op) {
      case "known":
        return this.known([2 - rest.shape.span[1], 2 - rest.shape.span[0]]);
      case "leaf":
        return this.leaf(rest.shape.field, rest.shape.truths.map((truth) => 2 - truth));
      case "not":
        return rest.shape.of[0]!;
      default:
        return this.over("not", [rest]);
    }
  }

  /** The least of all, the greatest of any, or both at once for two readings. */
  joined(op: "all" | "any" | "readings", children: readonly Rest[]): Rest {
    const flat = op === "readings" ? children : children.flatMap((child) => (child.shape.op === op ? child.shape.of : [child]));
    const spans = flat.flatMap(({ shape }) => (shape.op === "known" ? [shape.span] : []));
    const unsettled = flat.filter(({ shape }) => shape.op !== "known");
    if (op === "readings") {
      return spans.length === 2 ? this.known([Math.min(spans[0]![0], spans[1]![0]), Math.max(spans[0]![1], spans[1]![1])]) : flat[0] === flat[1] ? flat[0]! : this.over(op, inOrder(flat));
    }
    const [neutral, decides] = op === "all" ? [2, 0] : [0, 2];
    const choose = op === "all" ? Math.min : Math.max;
    const span: Span = [choose(neutral, ...spans.map(([strict]) => strict)), choose(neutral, ...spans.map(([, generous]) => generous))];
    if (unsettled.length === 0 || (span[0] === decides && span[1] === decides)) {
      return this.known(span);
    }
    const rest = inOrder([...new Set([...unsettled, ...(span[0] === neutral && span[1] === neutral ? [] : [this.known(span)])])]);
    return rest.length === 1 ? rest[0]! : this.over(op, rest);
  }

  atLeast(k: number, children: readonly Rest[]): Rest {
    const isKnown = ({ shape }: Rest, truth: number): boolean => shape.op === "known" && shape.span[0] === truth && shape.span[1] === truth;
    const left = k - children.filter((child) => isKnown(child, 2)).length;
    const rest = children.filter((child) => !isKnown(child, 2) && !isKnown(child, 0));
    if (left <= 0 || left > rest.length) {
      return this.known(left <= 0 ? [2, 2] : [0, 0]);
    }
    if (left === 1 || left === rest.length) {
      return this.joined(left === 1 ? "any" : "all", rest);
    }
    if (rest.every(({ shape }) => shape.op === "known")) {
      const counted = (end: 0 | 1): number => {
        const truths = rest.map(({ shape }) => (shape.op === "known" ? shape.span[end] : 0));
        return truths.filter((truth) => truth === 2).length >= left ? 2 : truths.filter((truth) => truth !== 0).length >= left ? 1 : 0;
      };
      return this.known([counted(0), counted(1)]);
    }
    const sorted = inOrder(rest);
    return this.make(`atLeast ${left} ${sorted.map(({ id }) => id).join(" ")}`, fieldsOf(sorted), { op: "atLeast", k: left, of: sorted });
  }

  /** The rest once a field is known to be of a kind. */
  after(rest: Rest, field: number, kind: number): Rest {
    if ((rest.fields & (1n << BigInt(field))) === 0n) {
      return rest;
    }
    const key = `${rest.id} ${field} ${kind}`;
    const known = this.afterwards.get(key) ?? this.placed(rest.shape, field, kind);
    this.afterwards.set(key, known);
    return known;
  }

  private placed(shape: Shape, field: number, kind: number): Rest {
    switch (shape.op) {
      case "known":
        return this.known(shape.span);
      case "leaf":
        return this.known([shape.truths[kind]!, shape.truths[kind]!]);
      case "not":
        return this.not(this.after(shape.of[0]!, field, kind));
      case "atLeast":
        return this.atLeast(shape.k, shape.of.map((each) => this.after(each, field, kind)));
      default:
        return this.joined(shape.op, shape.of.map((each) => this.after(each, field, kind)));
    }
  }

  private over(op: "all" | "any" | "not" | "readings", of: readonly Rest[]): Rest {
    return this.make(`${op} ${of.map(({ id }) => id).join(" ")}`, fieldsOf(of), { op, of });
  }

  private make(key: string, fields: bigint, shape: Shape): Rest {
    const known = this.made.get(key) ?? { id: this.made.size, fields, shape };
    this.made.set(key, known);
    return known;
  }
}

function fieldsOf(of: readonly Rest[]): bigint {
  return of.reduce((all, { fields }) => all | fields, 0n);
}

function inOrder(rests: readonly Rest[]): readonly Rest[] {
  return [...rests].sort((one, other) => one.id - other.id);
}
