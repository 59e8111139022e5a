// Random rules of every operator over the toy fields, for properties that must hold whatever a programme says.
// Promises: `numbered` makes every node and every open point its own, so that nothing in a rule hangs together but by its fields.
import fc from "fast-check";
import type { Expr } from "../../src/catalog/schema";
import { all, any, atLeast, needs3, not, readings, toyCite } from "../engine/toyCatalog";

const flag = (is: boolean): Expr => ({ op: "flag", id: "flag", field: "flag", is, cite: toyCite });
const oneOf = (...choices: string[]): Expr => ({ op: "oneOf", id: "kind", field: "kind", choices, cite: toyCite });

export const simpleRule: fc.Arbitrary<Expr> = fc.oneof(
  fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom(">=", ">", "<=", "<", "=")).map(([field, cmp]) => needs3(field, cmp)),
  fc.boolean().map(flag),
);

/** Over the fields a, b, c and flag. */
export const randomRule: fc.Arbitrary<Expr> = ruleOver(simpleRule);

/** Over those and the coded field kind, and whatever else `leaves` brings. */
export function ruleOver(...leaves: readonly fc.Arbitrary<Expr>[]): fc.Arbitrary<Expr> {
  return fc.letrec<{ node: Expr }>((tie) => {
    const some = (least: number, most: number): fc.Arbitrary<readonly Expr[]> => fc.array(tie("node"), { minLength: least, maxLength: most });
    return {
      node: fc.oneof(
        { maxDepth: 3 },
        ...leaves,
        some(1, 3).map((of) => all("all", ...of)),
        some(1, 3).map((of) => any("any", ...of)),
        fc.tuple(some(2, 4), fc.integer({ min: 1, max: 4 })).map(([of, k]) => atLeast("atLeast", Math.min(k, of.length), ...of)),
        tie("node").map((of) => not("not", of)),
        fc.tuple(tie("node"), tie("node")).map(([main, cautious]) => readings("open", main, cautious)),
      ),
    };
  }).node;
}

export const codedRule: fc.Arbitrary<Expr> = fc.uniqueArray(fc.constantFrom("red", "green", "blue"), { minLength: 1, maxLength: 2 }).map((choices) => oneOf(...choices));

/** The same rule with an id per node and an ambiguity per open point. */
export function numbered(rule: Expr): Expr {
  let count = 0;
  const visit = (expr: Expr): Expr => {
    const id = `n${++count}`;
    switch (expr.op) {
      case "all":
      case "any":
      case "atLeast":
        return { ...expr, id, of: expr.of.map(visit) };
      case "not":
        return { ...expr, id, of: visit(expr.of) };
      case "readings":
        return { ...expr, id, ambiguity: `X-${count}`, main: { ...expr.main, when: visit(expr.main.when) }, cautious: { ...expr.cautious, when: visit(expr.cautious.when) } };
      default:
        return { ...expr, id };
    }
  };
  return visit(rule);
}
