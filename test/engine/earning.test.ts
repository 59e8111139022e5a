// What a plan keeps of how points are earned: every derivation behind what it asks for, every column they read, and the numbers of the day.
import assert from "node:assert/strict";
import type { PointsDerivation } from "../../src/catalog/pointsSchema";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Expr, Fact, Param } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import type { PlanEarning } from "../../src/engine/planShape";
import { needs3, toyCatalog, toyCite, toyFields } from "./toyCatalog";

const param = (id: string, value: number, from = "2020-01-01", until?: string): Param => ({ id, label: `Amount ${id}`, unit: "points", timeline: [{ from, ...(until === undefined ? {} : { until }), value, cite: toyCite, rules: [] }] });
const fact = (id: string, derive: Fact["derive"]): Fact => ({ ...toyFields[0]!, id, label: `Fact ${id}`, unit: "points", cite: toyCite, derive }) as unknown as Fact;
const asking = (field: string): Expr => ({ op: "test", id: "asked", field, cmp: ">=", param: "three" });

const points: PointsDerivation = {
  op: "points",
  maximum: "most",
  track: "kind",
  variants: [
    { track: "red", combine: "sum", parts: [{ units: "a", threshold: "full", unitSize: "size", isWhole: true }], gates: [{ people: "b", atLeast: "gate", earns: "bonus" }], baseline: { field: "sales", atLeast: "base" } },
    { combine: "best", parts: [{ units: "c", threshold: "other" }] },
  ],
  standIn: "given",
  category: "both",
};
const given = ["given", "both", "told", "unused"].map((id) => ({ ...toyFields[0]!, id, label: `Field ${id}`, unit: "points" as const }));
function earningOf(facts: readonly Fact[], when: Expr, more: Partial<Catalog> = {}, asOf = "2021-01-01"): PlanEarning | null {
  const params = ["most", "full", "size", "gate", "bonus", "base", "other"].map((id, index) => param(id, index + 10));
  return plan({ ...toyCatalog(when, { params, fields: [...toyFields, ...given] }), facts, ...more }, "toy", asOf).earning;
}

describe("how points are earned", () => {
  it("is nothing where no requirement asks for points or for what is summed from them", () => {
    assert.equal(earningOf([fact("x", points)], needs3("a")), null);
    assert.equal(earningOf([fact("age", { op: "yearsAfter", of: "a", years: 1 } as unknown as Fact["derive"])], needs3("a")), null);
    assert.equal(plan(shippedCatalog, "top-tier", "2024-01-01").earning, null);
  });

  it("is the metric that is asked for, with every column that it reads and every number that it needs", () => {
    const earning = earningOf([fact("x", points), fact("beside", { ...points, maximum: "other" })], asking("x"))!;
    assert.deepEqual(earning.facts, { x: points });
    assert.deepEqual(earning.columns.map(({ id }) => id), ["a", "b", "sales", "c", "given", "both", "kind"]);
    assert.deepEqual(earning.values, { most: 10, full: 11, size: 12, gate: 13, bonus: 14, base: 15, other: 16 });
    assert.deepEqual(earning.choices, { kind: ["red", "green", "blue"] });
  });

  it("is a total with its metrics, the total's own columns too, and no column that is worked out itself", () => {
    const plain: PointsDerivation = { op: "points", maximum: "most", variants: [{ combine: "sum", parts: [{ units: "d", threshold: "full" }] }] };
    const earning = earningOf([fact("total", { op: "total", metrics: ["x", "y"], categories: ["both"], given: "told" }), fact("x", plain), fact("y", { ...plain, category: "x" })], asking("total"))!;
    assert.deepEqual(Object.keys(earning.facts), ["total", "x", "y"]);
    assert.deepEqual(earning.columns.map(({ id }) => id), ["both", "told", "d"]);
    assert.deepEqual([earning.values, earning.choices], [{ most: 10, full: 11 }, {}]);
    const bare = earningOf([fact("total", { op: "total", metrics: ["x"] }), fact("x", plain)], asking("total"))!;
    assert.deepEqual(bare.columns.map(({ id, label, unit }) => [id, label, unit]), [["d", "Field d", "count"]]);
  });

  it("leaves out a number that has no value on the day, and takes the others by the day", () => {
    const late = { params: [...toyCatalog(needs3("a")).params, param("most", 10), param("full", 5, "2022-01-01"), param("size", 1, "2020-01-01", "2021-01-01")] };
    assert.deepEqual(earningOf([fact("x", points)], asking("x"), { params: [...late.params, ...["gate", "bonus", "base", "other"].map((id) => param(id, 1))] })?.values, { most: 10, gate: 1, bonus: 1, base: 1, other: 1 });
  });

  it("is of a score a total of one metric per column, each a share of its threshold", () => {
    const metrics = ["a", "b"].map((field) => ({ id: `of ${field}`, label: `Metric ${field}`, field, maximum: "most", threshold: "full" }));
    const sum: Expr = { op: "sum>=", id: "sum", score: "score", param: "three" };
    const earning = earningOf([], sum, { scores: [{ id: "unasked", label: "Unasked", metrics: [{ ...metrics[0]!, field: "c" }] }, { id: "score", label: "Score", metrics }] })!;
    assert.deepEqual(earning.facts, {
      score: { op: "total", metrics: ["score.of a", "score.of b"] },
      "score.of a": { op: "points", maximum: "most", variants: [{ combine: "sum", parts: [{ units: "a", threshold: "full" }] }] },
      "score.of b": { op: "points", maximum: "most", variants: [{ combine: "sum", parts: [{ units: "b", threshold: "full" }] }] },
    });
    assert.deepEqual([earning.columns.map(({ id }) => id), earning.values], [["a", "b"], { most: 10, full: 11 }]);
  });
});
