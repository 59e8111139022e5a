// Which shipped programmes have golden cases: every answer and every path of every version of their rules stands in a folder.
// Promises: names what is missing; a version is covered by cases whose as-of date lies in it. Says nothing about whether the answers are right.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Body, Expr, Programme, Version } from "../../src/catalog/schema";
import { goldenCases, type GoldenCase } from "./cases";

const cases = goldenCases();

describe("golden folders", () => {
  for (const programme of shippedCatalog.programmes) {
    it(`hold every answer and every path of every version of ${programme.id}`, () => {
      assert.deepEqual(missingFrom(programme, cases), []);
    });
  }

  it("are missed, by name, for a programme without any", () => {
    const topTier = shippedCatalog.programmes.find(({ id }) => id === "top-tier")!;
    assert.ok(missingFrom(topTier, []).includes("2023-07-01: path Commitment $200M"));
    assert.ok(missingFrom(topTier, []).includes("2023-07-01: answer Not top tier"));
  });
});

/** "date of the version: answer or path" of everything that no case of this programme shows. */
function missingFrom(programme: Programme, all: readonly GoldenCase[]): readonly string[] {
  const own = all.filter((each) => each.programme === programme.id);
  return (programme.body as readonly Version<Body>[]).flatMap(({ from, until, value }) => {
    const isInForce = (date: string): boolean => from <= date && (until === undefined || date < until);
    const rows = own.filter(({ expected }) => isInForce(expected.asOf)).flatMap(({ expected }) => expected.rows ?? []);
    const nodes = new Set(value.ladder.flatMap(({ when }) => idsOf(when)));
    const paths = programme.pathways.filter(({ node, label }) => nodes.has(node) && !rows.some(({ path }) => path === label)).map(({ label }) => `path ${label}`);
    // An answer that the documents leave open may never be given: there Unclear is the case to show.
    const isOpen = (id: string): boolean => value.ladder.some(({ outcome, when }) => outcome === id && hasReadings(when)) && rows.some(({ status }) => status === "Unclear");
    const outcomes = [...new Set([...value.ladder.map(({ outcome }) => outcome), value.otherwise])].filter((id) => !rows.some(({ status }) => namesOf(programme, id).includes(status)) && !isOpen(id));
    return [...outcomes.map((id) => `answer ${namesOf(programme, id).at(-1)}`), ...paths].map((what) => `${from}: ${what}`);
  });
}

function namesOf(programme: Programme, outcome: string): readonly string[] {
  return programme.outcomes.find(({ id }) => id === outcome)!.names.map(({ value }) => value);
}

function idsOf(expr: Expr): readonly string[] {
  return [expr.id, ...below(expr).flatMap(idsOf)];
}

function hasReadings(expr: Expr): boolean {
  return expr.op === "readings" || below(expr).some(hasReadings);
}

function below(expr: Expr): readonly Expr[] {
  return "of" in expr ? (expr.op === "not" ? [expr.of] : expr.of) : expr.op === "readings" ? [expr.main.when, expr.cautious.when] : [];
}
