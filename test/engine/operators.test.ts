// The truth table of every operator: kernels and explanations answer alike, and blanks are neither yes nor no.
import assert from "node:assert/strict";
import type { Comparison, Expr } from "../../src/catalog/schema";
import { statusName } from "../../src/engine/decide";
import { explain } from "../../src/engine/explain";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { all, any, atLeast, needs3, not, oneRow, readings, toyCatalog, toyCite, toyFields, type ToyOptions } from "./toyCatalog";

type Row = Readonly<Record<string, number>>;
const blank = Number.NaN;

function answer(when: Expr, row: Row, options: ToyOptions = {}): string {
  const frozen = plan(toyCatalog(when, options), "toy", "2021-01-01");
  const columns = oneRow(row);
  const byKernel = statusName(frozen, run(frozen, columns).outcome[0] ?? -1);
  assert.equal(explain(frozen, columns, 0).status, byKernel, "the explanation and the kernels answer differently");
  return byKernel;
}

/** Y met, N not met, ? unknown: the amounts of a field that is tested for at least 3. */
const AMOUNT: Readonly<Record<string, number>> = { Y: 3, N: 2, "?": blank };
const ANSWER: Readonly<Record<string, string>> = { Y: "Passes", N: "Fails", "?": "Needs data" };

function table(when: Expr, lines: readonly string[]): void {
  for (const line of lines) {
    const [given = "", expected = ""] = line.split(" -> ");
    const row = Object.fromEntries([...given].map((letter, index) => ["abcd"[index] ?? "", AMOUNT[letter] ?? blank]));
    assert.equal(answer(when, row), ANSWER[expected], line);
  }
}

describe("operators", () => {
  const comparisons: readonly (readonly [Comparison, string, string, string])[] = [
    [">=", "Fails", "Passes", "Passes"],
    [">", "Fails", "Fails", "Passes"],
    ["<=", "Passes", "Passes", "Fails"],
    ["<", "Passes", "Fails", "Fails"],
    ["=", "Fails", "Passes", "Fails"],
  ];
  for (const [cmp, below, on, above] of comparisons) {
    it(`compares ${cmp} below, on and above the line, and leaves a blank unknown`, () => {
      assert.deepEqual([2, 3, 4, blank].map((a) => answer(needs3("a", cmp), { a })), [below, on, above, "Needs data"]);
    });
  }

  it("flag: yes, no and blank, whichever is asked for", () => {
    const flag = (is: boolean): Expr => ({ op: "flag", id: "flag", field: "flag", is, cite: toyCite });
    assert.deepEqual([1, 0, blank].map((value) => answer(flag(true), { flag: value })), ["Passes", "Fails", "Needs data"]);
    assert.deepEqual([1, 0, blank].map((value) => answer(flag(false), { flag: value })), ["Fails", "Passes", "Needs data"]);
  });

  it("oneOf: each named choice, another one, and blank", () => {
    const oneOf: Expr = { op: "oneOf", id: "kind", field: "kind", choices: ["red", "blue"], cite: toyCite };
    assert.deepEqual([0, 1, 2, blank].map((kind) => answer(oneOf, { kind })), ["Passes", "Fails", "Passes", "Needs data"]);
  });

  it("all: one not met decides, whatever is unknown", () => {
    table(all("all", needs3("a"), needs3("b")), ["YY -> Y", "YN -> N", "NN -> N", "Y? -> ?", "N? -> N", "?N -> N", "?? -> ?"]);
  });

  it("any: one met decides, whatever is unknown", () => {
    table(any("any", needs3("a"), needs3("b")), ["YY -> Y", "YN -> Y", "NN -> N", "Y? -> Y", "?Y -> Y", "N? -> ?", "?? -> ?"]);
  });

  it("atLeast 2 of 3: unknown only while the unknown ones could tip it", () => {
    table(atLeast("two", 2, needs3("a"), needs3("b"), needs3("c")), ["YYN -> Y", "YNN -> N", "YY? -> Y", "Y?N -> ?", "N?? -> ?", "NN? -> N", "??? -> ?"]);
  });

  it("not: turns yes and no, and leaves unknown unknown", () => {
    table(not("not", needs3("a")), ["Y -> N", "N -> Y", "? -> ?"]);
  });

  it("readings: the common answer where both agree, Unclear where they differ, Needs data where a blank could settle it", () => {
    const open = readings("open", needs3("a"), needs3("b"));
    table(open, ["YY -> Y", "NN -> N", "Y? -> ?", "?N -> ?", "?? -> ?"]);
    assert.equal(answer(open, { a: 3, b: 2 }), "Unclear");
    assert.equal(answer(open, { a: 2, b: 3 }), "Unclear");
    assert.equal(answer(not("not", open), { a: 3, b: 2 }), "Unclear");
    assert.equal(answer(any("any", open, needs3("c")), { a: 3, b: 2, c: 3 }), "Passes");
    assert.equal(answer(all("all", open, needs3("c")), { a: 3, b: 2, c: 2 }), "Fails");
  });

  it("sum>=: adds capped shares of points, and is unknown only while missing metrics could reach it", () => {
    const options: ToyOptions = {
      scores: [{ id: "points", label: "Points", metrics: ["a", "b"].map((id) => ({ id, label: `Points for ${id}`, field: id, maximum: "ten", threshold: "four" })) }],
      params: [{ id: "fifteen", label: "Points to pass", unit: "points", timeline: [{ from: "2020-01-01", value: 15, cite: toyCite, rules: [] }] }],
    };
    const score: Expr = { op: "sum>=", id: "score", score: "points", param: "fifteen" };
    // 10 points at 4 units: 2 units are 5 points, and a fifth unit adds nothing.
    const rows: readonly (readonly [Row, string])[] = [
      [{ a: 4, b: 2 }, "Passes"],
      [{ a: 4, b: 1 }, "Fails"],
      [{ a: 9, b: 1 }, "Fails"],
      [{ a: 4, b: blank }, "Needs data"],
      [{ a: 1, b: blank }, "Fails"],
      [{ a: blank, b: blank }, "Needs data"],
    ];
    rows.forEach(([row, expected]) => assert.equal(answer(score, row, options), expected, JSON.stringify(row)));
  });

  it("rule: takes over another programme's answer, its blanks and its order of rungs", () => {
    const other = {
      ...toyCatalog(needs3("a")).programmes[0]!,
      id: "other",
      outcomes: ["gold", "silver", "none"].map((id) => ({ id, names: [{ from: "2020-01-01", value: `A ${id} one`, cite: toyCite, rules: [] }] })),
      body: [{ from: "2020-01-01", cite: toyCite, rules: [], value: { ladder: [{ outcome: "gold", when: needs3("a") }, { outcome: "silver", when: needs3("b") }], otherwise: "none" } }],
    };
    const is = (...outcomes: string[]): Expr => ({ op: "rule", id: "other", programme: "other", outcomes });
    const given = (expr: Expr, row: Row): string => answer(expr, row, { others: [other] });
    assert.equal(given(is("gold"), { a: 3, b: 0 }), "Passes");
    assert.equal(given(is("silver"), { a: 3, b: 3 }), "Fails");
    assert.equal(given(is("silver"), { a: 2, b: 3 }), "Passes");
    assert.equal(given(is("gold", "silver"), { a: 2, b: 3 }), "Passes");
    assert.equal(given(is("silver"), { a: blank, b: 3 }), "Needs data");
    assert.equal(given(is("none"), { a: 2, b: 2 }), "Passes");
    assert.equal(given(is("none"), { a: 2, b: 3 }), "Fails");
  });

  it("keeps more requirements than one word of bits holds", () => {
    const fields = Array.from({ length: 70 }, (_, index) => ({ ...toyFields[0]!, id: `f${index}`, label: `Field ${index}` }));
    const every = all("every", ...fields.map((each) => needs3(each.id)));
    const row = (last: number): Row => Object.fromEntries(fields.map((each, index) => [each.id, index === 69 ? last : 3]));
    assert.deepEqual([3, 2, blank].map((last) => answer(every, row(last), { fields })), ["Passes", "Fails", "Needs data"]);
  });
});
