// The shape of a plan: what stands directly below each kind of node, and an error that people can read.
import assert from "node:assert/strict";
import type { Expr } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { childrenOf, PlanError } from "../../src/engine/planShape";
import { all, any, atLeast, needs3, not, readings, toyCatalog } from "./toyCatalog";

const [a, b] = [needs3("a"), needs3("b")];
const below = (when: Expr): readonly string[] => childrenOf(plan(toyCatalog(when), "toy", "2021-01-01").ladder[0]!.when).map(({ id }) => id);

describe("the nodes below a node", () => {
  it("are its parts in reading order, of open words both readings, and none below a requirement", () => {
    assert.deepEqual([below(all("all", a, b)), below(any("any", b, a)), below(atLeast("one", 1, a, b)), below(readings("open", b, a))], [["a>=", "b>="], ["b>=", "a>="], ["a>=", "b>="], ["b>=", "a>="]]);
    assert.deepEqual([below(not("not", all("both", a, b))), below(a)], [["both"], []]);
  });
});

describe("a programme that cannot be frozen", () => {
  it("says so in a sentence, by a code and a name of its own", () => {
    const error = new PlanError("no-version", "There is none.");
    assert.deepEqual([error.name, error.code, error.message, error instanceof Error], ["PlanError", "no-version", "There is none.", true]);
  });
});
