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

/** Y met, N not met, ? unknown, ! unclear (its two readings differ): the four truths that a part of a rule can have. */
const TRUTHS = ["Y", "N", "?", "!"] as const;
type Truth = (typeof TRUTHS)[number];
const PARTS = ["one", "two", "three"] as const;

/** A part of each truth: two readings of one requirement each, on columns of its own. */
const part = (name: string): Expr => readings(`open.${name}`, needs3(`${name}.main`), needs3(`${name}.cautious`));
const partFields = PARTS.flatMap((name) => [`${name}.main`, `${name}.cautious`]).map((id) => ({ ...toyFields[0]!, id, label: `Field ${id}` }));
const AMOUNTS: Readonly<Record<Truth, readonly [main: number, cautious: number]>> = { Y: [3, 3], N: [2, 2], "?": [blank, blank], "!": [3, 2] };
const rowOf = (truths: readonly Truth[]): Row => Object.fromEntries(truths.flatMap((truth, index) => [[`${PARTS[index]}.main`, AMOUNTS[truth][0]], [`${PARTS[index]}.cautious`, AMOUNTS[truth][1]]]));

/** Every combination of truths for so many parts. */
function combinations(parts: number): readonly (readonly Truth[])[] {
  return parts === 0 ? [[]] : combinations(parts - 1).flatMap((before) => TRUTHS.map((truth) => [...before, truth]));
}

/**
 * What an operator must answer, by its meaning for plain yes and no: each unclear part is read either way, each unknown part filled either way.
 * Readings that disagree whatever fills the blanks are Unclear; blanks that can tip a reading are Needs data.
 */
function byMeaning(truths: readonly Truth[], holds: (parts: readonly boolean[]) => boolean): string {
  const ways = (open: Truth, of: readonly Truth[]): readonly (readonly Truth[])[] => of.reduce<readonly (readonly Truth[])[]>((all, truth) => all.flatMap((way) => (truth === open ? [[...way, "Y"], [...way, "N"]] : [[...way, truth]])), [[]]);
  const read = ways("!", truths).map((way) => {
    const answers = new Set(ways("?", way).map((filled) => holds(filled.map((truth) => truth === "Y"))));
    return answers.size === 2 ? null : [...answers][0]!;
  });
  return read.includes(true) && read.includes(false) ? "Unclear" : read.includes(null) ? "Needs data" : read[0] === true ? "Passes" : "Fails";
}

/** Holds an operator over `parts` parts to its meaning, for every combination of their truths; says how often each answer came. */
function wholeTable(parts: number, when: Expr, holds: (parts: readonly boolean[]) => boolean, options: ToyOptions = {}): ReadonlyMap<string, number> {
  const frozen = plan(toyCatalog(when, { ...options, fields: partFields }), "toy", "2021-01-01");
  const table = combinations(parts);
  const rows = table.map(rowOf);
  const columns = { rows: rows.length, lanes: Object.fromEntries(Object.keys(rows[0]!).map((id) => [id, Float64Array.from(rows, (row) => row[id]!)])) };
  const { outcome } = run(frozen, columns);
  const seen = new Map<string, number>();
  table.forEach((truths, row) => {
    const given = statusName(frozen, outcome[row]!);
    assert.equal(given, byMeaning(truths, holds), truths.join(""));
    assert.equal(explain(frozen, columns, row).status, given, `${truths.join("")}: the explanation and the kernels answer differently`);
    seen.set(given, (seen.get(given) ?? 0) + 1);
  });
  return seen;
}

describe("operators, whole tables over met, not met, unknown and unclear", () => {
  const parts = PARTS.map(part);

  it("all and any, over two and three parts", () => {
    assert.deepEqual(Object.fromEntries(wholeTable(2, all("all", ...parts.slice(0, 2)), (two) => two.every(Boolean))), { Passes: 1, Fails: 7, "Needs data": 5, Unclear: 3 });
    assert.deepEqual(Object.fromEntries(wholeTable(2, any("any", ...parts.slice(0, 2)), (two) => two.some(Boolean))), { Passes: 7, Fails: 1, "Needs data": 5, Unclear: 3 });
    wholeTable(3, all("all", ...parts), (three) => three.every(Boolean));
    wholeTable(3, any("any", ...parts), (three) => three.some(Boolean));
  });

  for (const k of [1, 2, 3]) {
    it(`at least ${k} of three parts`, () => {
      wholeTable(3, atLeast("some", k, ...parts), (three) => three.filter(Boolean).length >= k);
    });
  }

  it("not", () => {
    assert.deepEqual([...wholeTable(1, not("not", parts[0]!), ([one]) => !one)], [["Fails", 1], ["Passes", 1], ["Needs data", 1], ["Unclear", 1]]);
  });

  it("not over all, any and at least", () => {
    wholeTable(3, not("not", all("all", ...parts)), (three) => !three.every(Boolean));
    wholeTable(3, not("not", any("any", ...parts)), (three) => !three.some(Boolean));
    wholeTable(3, not("not", atLeast("some", 2, ...parts)), (three) => three.filter(Boolean).length < 2);
  });

  it("readings, over every pair of single truths", () => {
    const one = (name: string): Expr => needs3(`${name}.main`);
    for (const [main, cautious] of combinations(2).filter((truths) => !truths.includes("!"))) {
      const expected = main === cautious && main !== "?" ? (main === "Y" ? "Passes" : "Fails") : main === "?" || cautious === "?" ? "Needs data" : "Unclear";
      assert.equal(answer(readings("open", one("one"), one("two")), rowOf([main!, cautious!]), { fields: partFields }), expected, `${main}${cautious}`);
    }
  });

  it("rule, over both rungs of another programme and every choice of its answers", () => {
    const names = ["gold", "silver", "none"];
    const name = (value: string) => [{ from: "2020-01-01", value, cite: toyCite, rules: [] }];
    const other = {
      ...toyCatalog(parts[0]!).programmes[0]!,
      id: "other",
      outcomes: names.map((id) => ({ id, names: name(`A ${id} one`) })),
      body: [{ from: "2020-01-01", cite: toyCite, rules: [], value: { ladder: [{ outcome: "gold", when: parts[0]! }, { outcome: "silver", when: parts[1]! }], otherwise: "none" } }],
    };
    for (const outcomes of [["gold"], ["silver"], ["none"], ["gold", "silver"], ["gold", "none"], ["silver", "none"]]) {
      const given = ([gold, silver]: readonly boolean[]): string => (gold ? "gold" : silver ? "silver" : "none");
      wholeTable(2, { op: "rule", id: "other", programme: "other", outcomes }, (two) => outcomes.includes(given(two)), { others: [other] });
    }
  });

  it("sum>=, over two metrics that are missing, short, half and full", () => {
    const units = [blank, 0, 2, 4];
    const options: ToyOptions = {
      scores: [{ id: "points", label: "Points", metrics: ["a", "b"].map((id) => ({ id, label: `Points for ${id}`, field: id, maximum: "ten", threshold: "four" })) }],
      params: [5, 10, 15, 20].map((value) => ({ id: `need${value}`, label: "Points to pass", unit: "points" as const, timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] })),
    };
    for (const need of [5, 10, 15, 20]) {
      for (const a of units) {
        for (const b of units) {
          const [least, most] = [0, 10].map((missing) => [a, b].reduce((sum, each) => sum + (Number.isNaN(each) ? missing : each * 2.5), 0));
          const expected = least! >= need ? "Passes" : most! < need ? "Fails" : "Needs data";
          assert.equal(answer({ op: "sum>=", id: "score", score: "points", param: `need${need}` }, { a, b }, options), expected, `${a} and ${b} for ${need}`);
        }
      }
    }
  });
});

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

  it("dates: the day before, the day and the day after, whatever the comparison, and blank", () => {
    const day: ToyOptions = {
      fields: [...toyFields, { ...toyFields[0]!, id: "on", label: "Field on", unit: "date" }],
      params: [{ id: "day", label: "A day", unit: "date", timeline: [{ from: "2020-01-01", until: "2021-01-01", value: 44_000, cite: toyCite, rules: [] }, { from: "2021-01-01", value: 45_000, cite: toyCite, rules: [] }] }],
    };
    for (const [cmp, below, on, above] of comparisons) {
      const test: Expr = { op: "test", id: "on", field: "on", cmp, param: "day" };
      // The day of the version in force counts, not the one before it.
      assert.deepEqual([44_999, 45_000, 45_001, blank].map((serial) => answer(test, { on: serial }, day)), [below, on, above, "Needs data"], cmp);
    }
  });

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
