// Plausible mistakes in one node of a rule: another comparison, a dropped or swapped requirement, a turned flag, one way more or less.
// Promises: one case per operator; every mistake is named by the node it was made in and says what must notice it.
import { programmeOf } from "./eras";
import type { Catalog, Cite, Comparison, Expr, Field } from "../../src/catalog/schema";

export interface NodeMutant {
  readonly name: string;
  readonly noticedBy: "rows" | "requirements" | "words";
  readonly expr: Expr;
}

export interface Surroundings {
  readonly catalog: Catalog;
  /** Fields that the programme asks for: what could be mixed up with each other. */
  readonly fields: readonly Field[];
  /** A citation with other words than this one. */
  readonly otherCite: (cite: Cite) => Cite;
}

/** Mistakes in this node itself; those in the nodes below it are theirs. */
export function nodeMutants(expr: Expr, around: Surroundings): readonly NodeMutant[] {
  const rows = (what: string, changed: Expr): NodeMutant => ({ name: `${expr.id}: ${what}`, noticedBy: "rows", expr: changed });
  const requirements = (what: string, changed: Expr): NodeMutant => ({ name: `${expr.id}: ${what}`, noticedBy: "requirements", expr: changed });
  const words = (what: string, changed: Expr): NodeMutant => ({ name: `${expr.id}: ${what}`, noticedBy: "words", expr: changed });
  switch (expr.op) {
    case "test":
      return [
        ...TURNED[expr.cmp].map((cmp) => rows(`${expr.cmp} becomes ${cmp}`, { ...expr, cmp })),
        ...mixedUp(expr.field, around.fields).map((field) => rows(`${expr.field} becomes ${field}`, { ...expr, field })),
      ];
    case "flag":
      return [
        rows("turned round", { ...expr, is: !expr.is }),
        ...mixedUp(expr.field, around.fields).map((field) => rows(`${expr.field} becomes ${field}`, { ...expr, field })),
        requirements("other words", { ...expr, cite: around.otherCite(expr.cite) }),
      ];
    case "oneOf":
      return [
        ...(expr.choices.length > 1 ? expr.choices.map((choice, index) => rows(`without ${choice}`, { ...expr, choices: expr.choices.toSpliced(index, 1) })) : []),
        ...unnamed(expr.choices, expr.field, around.catalog).map((choice) => rows(`with ${choice}`, { ...expr, choices: [...expr.choices, choice] })),
        requirements("other words", { ...expr, cite: around.otherCite(expr.cite) }),
      ];
    case "sum>=":
      return [];
    case "rule": {
      const { outcomes } = programmeOf(around.catalog, expr.programme);
      const others = outcomes.filter(({ id }) => !expr.outcomes.includes(id));
      return [
        ...(expr.outcomes.length > 1 ? expr.outcomes.map((outcome, index) => rows(`without ${outcome}`, { ...expr, outcomes: expr.outcomes.toSpliced(index, 1) })) : []),
        ...others.map(({ id }) => rows(`with ${id}`, { ...expr, outcomes: [...expr.outcomes, id] })),
        ...others.map(({ id }) => rows(`${id} instead`, { ...expr, outcomes: [id] })),
      ];
    }
    case "all":
    case "any":
      // With one child all and any are the same; the child cannot be dropped.
      return expr.of.length < 2
        ? []
        : [
            rows(`${expr.op} becomes ${expr.op === "all" ? "any" : "all"}`, { ...expr, op: expr.op === "all" ? "any" : "all" }),
            ...expr.of.map((child, index) => rows(`without ${child.id}`, { ...expr, of: expr.of.toSpliced(index, 1) })),
            ...(expr.of.length > 2 && expr.op === "all" ? [rows("one of them may be missing", { op: "atLeast", id: expr.id, k: expr.of.length - 1, of: expr.of })] : []),
          ];
    case "atLeast":
      return [
        ...(expr.k > 1 ? [rows("one fewer is enough", { ...expr, k: expr.k - 1 })] : []),
        ...(expr.k < expr.of.length ? [rows("one more is needed", { ...expr, k: expr.k + 1 })] : []),
        ...(expr.of.length > expr.k ? expr.of.map((child, index) => rows(`without ${child.id}`, { ...expr, of: expr.of.toSpliced(index, 1) })) : []),
      ];
    case "not":
      return [rows("not left out", { op: "all", id: expr.id, of: [expr.of] })];
    case "readings":
      return [
        rows("only the main reading", { ...expr, cautious: { ...expr.cautious, when: expr.main.when } }),
        rows("only the cautious reading", { ...expr, main: { ...expr.main, when: expr.cautious.when } }),
        words("other words for the main reading", { ...expr, main: { ...expr.main, cite: around.otherCite(expr.main.cite) } }),
        words("other words for the cautious reading", { ...expr, cautious: { ...expr.cautious, cite: around.otherCite(expr.cautious.cite) } }),
        words("readings exchanged", { ...expr, main: expr.cautious, cautious: expr.main }),
      ];
  }
}

const TURNED: Readonly<Record<Comparison, readonly Comparison[]>> = { ">=": [">", "<="], ">": [">=", "<"], "<=": ["<", ">="], "<": ["<=", ">"], "=": [">=", "<="] };

/** The next two fields of the same unit and kind. */
function mixedUp(id: string, fields: readonly Field[]): readonly string[] {
  const alike = fields.filter((field) => field.unit === fields.find((each) => each.id === id)?.unit);
  const at = alike.findIndex((field) => field.id === id);
  return [...alike.slice(at + 1), ...alike.slice(0, at)].slice(0, 2).map((field) => field.id);
}

/** The first two choices that a requirement does not name. */
function unnamed(choices: readonly string[], field: string, catalog: Catalog): readonly string[] {
  const all = [...catalog.fields, ...(catalog.facts ?? [])].find(({ id }) => id === field)?.choices ?? [];
  return all.map(({ id }) => id).filter((id) => !choices.includes(id)).slice(0, 2);
}

/** The expression with every node of that id replaced: a requirement that stands in several places is one requirement. */
export function replaced(expr: Expr, id: string, by: Expr): Expr {
  if (expr.id === id) {
    return by;
  }
  switch (expr.op) {
    case "all":
    case "any":
    case "atLeast":
      return { ...expr, of: expr.of.map((child) => replaced(child, id, by)) };
    case "not":
      return { ...expr, of: replaced(expr.of, id, by) };
    case "readings":
      return { ...expr, main: { ...expr.main, when: replaced(expr.main.when, id, by) }, cautious: { ...expr.cautious, when: replaced(expr.cautious.when, id, by) } };
    default:
      return expr;
  }
}
