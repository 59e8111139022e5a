// One requirement held against one row: what it has, what is missing in the field's own steps, and nothing said that is not known.
import assert from "node:assert/strict";
import type { Cite, Comparison, Expr } from "../../src/catalog/schema";
import type { Requirement } from "../../src/engine/explanation";
import { bindLanes } from "../../src/engine/lanes";
import { leafTruth } from "../../src/engine/leaves";
import { plan } from "../../src/engine/plan";
import { requirementOf } from "../../src/engine/requirement";
import { needs3, oneRow, toyCatalog, toyCite, toyFields, type ToyOptions } from "./toyCatalog";

const stated: Cite = { ...toyCite, operatorStated: true };
const red: Expr = { op: "oneOf", id: "warm", field: "kind", choices: ["blue", "red"], cite: toyCite };
const flag = (is: boolean): Expr => ({ op: "flag", id: "flag", field: "flag", is, cite: toyCite });
const open = { policy: "assumed", value: 0, sentence: "Taken as none." } as const;

/** The first requirement of the rule for one row after another of a table that has these columns. */
function heldBy(when: Expr, row: Readonly<Record<string, number>>, options: ToyOptions = {}): (again?: Readonly<Record<string, number>>) => Requirement {
  const frozen = plan(toyCatalog(when, options), "toy", "2021-01-01");
  const requirement = requirementOf(frozen, bindLanes(frozen, oneRow(row)), frozen.leaves[0]!);
  return (again = row) => {
    const values = Float64Array.from(frozen.fields, ({ id }) => again[id] ?? Number.NaN);
    return requirement(values, leafTruth(frozen, frozen.leaves[0]!, values));
  };
}
const held = (when: Expr, row: Readonly<Record<string, number>>, options: ToyOptions = {}): Requirement => heldBy(when, row, options)();

describe("a requirement of an amount", () => {
  it("says all that it is: the field, the unit, the comparison, the need, the words and since when", () => {
    assert.deepEqual(held(needs3("a"), { a: 1 }), {
      id: "a>=", field: "a", label: "Field a", unit: "count", comparison: ">=", need: 3, needText: null, have: 1, missing: 2, truth: "not met",
      cite: toyCite, since: "2020-01-01", rules: [], isMetOnlyIfAtLeastIsMeant: false, assumption: null,
    });
  });

  it("misses the smallest step that meets it, upwards and downwards, and one step more where the line itself is not enough", () => {
    const missing = (cmp: Comparison, a: number): number | null => held(needs3("a", cmp), { a }).missing;
    assert.deepEqual([missing(">=", 1), missing(">", 1), missing(">", 3)], [2, 3, 1]);
    assert.deepEqual([missing("<=", 7), missing("<", 7), missing("<", 3)], [4, 5, 1]);
    assert.deepEqual([missing("=", 5), missing("=", 1)], [2, 2]);
    assert.equal(held({ op: "test", id: "sales", field: "sales", cmp: ">", param: "three" }, { sales: 2.5 }).missing, 0.51);
  });

  it("misses nothing where it is met, and says neither have nor missing where the cell is blank", () => {
    const answer = ({ have, missing, truth }: Requirement) => ({ have, missing, truth });
    assert.deepEqual(answer(held(needs3("a"), { a: 9 })), { have: 9, missing: 0, truth: "met" });
    assert.deepEqual(answer(held(needs3("a"), { a: Number.NaN })), { have: null, missing: null, truth: "unknown" });
  });

  it("is met only if at least is meant on the line alone, of at least alone, and where the document leaves the word out", () => {
    const onLine = (cmp: Comparison, a: number, options: ToyOptions = {}): boolean => held(needs3("a", cmp), { a }, options).isMetOnlyIfAtLeastIsMeant;
    assert.deepEqual([2, 3, 4].map((a) => onLine(">=", a)), [false, true, false]);
    assert.deepEqual([onLine("<=", 3), onLine("=", 3), onLine(">=", Number.NaN)], [false, false, false]);
    const said = { ...needs3("a"), param: "said" } as Expr;
    assert.equal(held(said, { a: 3 }, { params: [{ id: "said", label: "Amount said", unit: "count", timeline: [{ from: "2020-01-01", value: 3, cite: stated, rules: [] }] }] }).isMetOnlyIfAtLeastIsMeant, false);
  });

  it("tells the assumption where the table has no such column, and only of that column", () => {
    const fields = toyFields.map((field) => (field.id === "a" ? { ...field, whenColumnAbsent: open } : field));
    assert.equal(held(needs3("a"), { b: 1 }, { fields }).assumption, "Taken as none.");
    assert.equal(held(needs3("a"), { a: 1 }, { fields }).assumption, null);
    assert.equal(held({ op: "all", id: "both", of: [needs3("b"), needs3("a")] }, { b: 1 }, { fields }).assumption, null);
  });
});

describe("a requirement of a yes or no, or of a choice", () => {
  it("says what it is to be; a wrong flag is one change away, and a wrong choice no amount", () => {
    const said = ({ comparison, unit, need, needText, have, missing, truth }: Requirement) => [comparison, unit, need, needText, have, missing, truth];
    assert.deepEqual(said(held(flag(true), { flag: 0 })), ["is", "flag", 1, null, 0, 1, "not met"]);
    assert.deepEqual(said(held(flag(false), { flag: 0 })), ["is", "flag", 0, null, 0, 0, "met"]);
    assert.deepEqual(said(held(red, { kind: 1 })), ["one of", "choice", 2, "blue, red", 1, null, "not met"]);
    assert.deepEqual(said(held(red, { kind: 0 })), ["one of", "choice", 2, "blue, red", 0, 0, "met"]);
    assert.deepEqual(said(held(red, { kind: Number.NaN })), ["one of", "choice", 2, "blue, red", null, null, "unknown"]);
  });

  it("never rests on the word at least", () => {
    assert.deepEqual([held(flag(true), { flag: 1 }), held(red, { kind: 2 })].map((each) => each.isMetOnlyIfAtLeastIsMeant), [false, false]);
  });
});

describe("a requirement of points", () => {
  const sum: Expr = { op: "sum>=", id: "sum", score: "points", param: "ten" };
  const count = (id: string, value: number) => ({ id, label: `Amount ${id}`, unit: "points" as const, timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });
  const options: ToyOptions = {
    params: [count("eight", 8), count("full", 4)],
    scores: [{ id: "points", label: "Points", metrics: ["a", "b"].map((field) => ({ id: field, label: `Metric ${field}`, field, maximum: "eight", threshold: "full" })) }],
  };

  it("says all that it is, and misses what is short of the need", () => {
    assert.deepEqual(held(sum, { a: 2, b: 1 }, options), {
      id: "sum", field: "points", label: "Points", unit: "points", comparison: ">=", need: 10, needText: null, have: 6, missing: 4, truth: "not met",
      cite: toyCite, since: "2020-01-01", rules: [], isMetOnlyIfAtLeastIsMeant: false, assumption: null,
    });
  });

  it("misses nothing above the need, and on it only if at least is meant", () => {
    const answer = ({ have, missing, truth, isMetOnlyIfAtLeastIsMeant }: Requirement) => [have, missing, truth, isMetOnlyIfAtLeastIsMeant];
    assert.deepEqual(answer(held(sum, { a: 4, b: 2 }, options)), [12, 0, "met", false]);
    assert.deepEqual(answer(held(sum, { a: 4, b: 1 }, options)), [10, 0, "met", true]);
  });

  it("has no sum while a metric is blank: missing is not known where the metric could settle it, and is where it cannot", () => {
    const answer = ({ have, missing, truth }: Requirement) => [have, missing, truth];
    assert.deepEqual(answer(held(sum, { a: 4, b: Number.NaN }, options)), [null, null, "unknown"]);
    assert.deepEqual(answer(held(sum, { a: 0, b: Number.NaN }, options)), [null, 10, "not met"]);
  });
});

describe("requirements of one row after another", () => {
  it("share one object per small whole value, and never mistake one value for another", () => {
    const explain = heldBy(needs3("a"), { a: 0 });
    assert.equal(explain({ a: 30 }), explain({ a: 30 }));
    assert.equal(explain({ a: Number.NaN }), explain({ a: Number.NaN }));
    const values = [0, 1, 2.5, 2, -1, 63, 64, 65, 1_000_000, -1.5, 0.5];
    assert.deepEqual(values.map((a) => explain({ a }).have), values);
    assert.deepEqual(values.map((a) => explain({ a }).have), values);
  });

  it("hold no object for values that hardly come twice, and no zero below zero", () => {
    const explain = heldBy(needs3("a"), { a: 0 });
    [64, -1, 2.5].forEach((a) => assert.notEqual(explain({ a }), explain({ a }), `${a}`));
    assert.ok(Object.is(explain({ a: -0 }).have, 0));
  });
});
