// The ways to make a node true: every range that would do, none twice, and what is given or held never changed.
import assert from "node:assert/strict";
import type { Comparison, Expr } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { wayBookOf, wayFields, waysTo, wayValues, withoutSupersets, type Way, type WaySearch } from "../../src/engine/ways";
import { bindLanes } from "../../src/engine/lanes";
import { all, any, atLeast, needs3, not, oneRow, readings, toyCatalog, toyCite, toyFields, type ToyOptions } from "./toyCatalog";

type Row = Readonly<Record<string, number>>;
const [a, b, c] = ["a", "b", "c"].map((id) => needs3(id)) as [Expr, Expr, Expr];
const toy = (when: Expr, options: ToyOptions = {}): Plan => plan(toyCatalog(when, options), "toy", "2021-01-01");
const score: ToyOptions = {
  params: [{ id: "eight", label: "Eight", unit: "points", timeline: [{ from: "2020-01-01", value: 8, cite: toyCite, rules: [] }] }],
  scores: ["points", "others"].map((id, index) => ({ id, label: `All ${id}`, metrics: [{ id: "m", label: "Metric", field: index === 0 ? "a" : "b", maximum: "eight", threshold: "three" }] })),
};
const sum = (of: string): Expr => ({ op: "sum>=", id: `sum of ${of}`, score: of, param: "four" });
const flag = (is: boolean): Expr => ({ op: "flag", id: "flag", field: "flag", is, cite: toyCite });
const oneOf = (...choices: string[]): Expr => ({ op: "oneOf", id: "kind", field: "kind", choices, cite: toyCite });
const given: ToyOptions = { fields: toyFields.map((field) => (field.id === "a" ? { ...field, isGiven: true } : field)) };

/** A unit costs 1, wherever the range lies. */
const unitCost: WaySearch["cost"] = (_, have, { low, high }) => (have < low ? low - have : have > high ? have - high : 0);
function search(frozen: Plan, row: Row, more: Partial<WaySearch> = {}): WaySearch {
  const bound = bindLanes(frozen, oneRow(row));
  return { plan: frozen, values: wayValues(frozen, bound, 0), readsFrom: bound.readsFrom, cost: unitCost, ...more };
}
const said = (frozen: Plan, ways: readonly Way[]): readonly string[] => ways.map(({ ranges }) => [...ranges].map(([field, { low, high }]) => `${wayFields(frozen)[field]!.id} ${low}..${high}`).join(", "));
function ways(when: Expr, row: Row = {}, options: ToyOptions = {}, more: Partial<WaySearch> = {}): readonly string[] {
  const frozen = toy(when, options);
  return said(frozen, waysTo(search(frozen, row, more), frozen.ladder[0]!.when));
}

describe("the ways to one requirement", () => {
  it("are the ranges that meet it, a step beyond the line where the line is not enough", () => {
    const to = (cmp: Comparison): readonly string[] => ways(needs3("a", cmp));
    assert.deepEqual([to(">="), to(">"), to("<="), to("<"), to("=")], [["a 3..Infinity"], ["a 4..Infinity"], ["a -Infinity..3"], ["a -Infinity..2"], ["a 3..3"]]);
  });

  it("are for its opposite all that is beside them", () => {
    const to = (cmp: Comparison): readonly string[] => ways(not("not", needs3("a", cmp)));
    assert.deepEqual([to(">="), to(">"), to("<="), to("<"), to("=")], [["a -Infinity..2"], ["a -Infinity..3"], ["a 4..Infinity"], ["a 3..Infinity"], ["a 4..Infinity", "a -Infinity..2"]]);
  });

  it("set a flag or turn it over, and choose each text that is accepted; to none of them no way is known", () => {
    assert.deepEqual([ways(flag(true)), ways(flag(false)), ways(not("not", flag(true))), ways(not("not", flag(false)))], [["flag 1..1"], ["flag 0..0"], ["flag 0..0"], ["flag 1..1"]]);
    assert.deepEqual([ways(oneOf("red", "blue")), ways(not("not", oneOf("red")))], [["kind 0..0", "kind 2..2"], []]);
  });

  it("are of a score the points that are asked for; to fewer there is a way only where they are fewer", () => {
    assert.deepEqual([ways(sum("points"), { a: 0, b: 0 }, score), ways(all("both", sum("points"), sum("others")), { a: 0, b: 0 }, score)], [["points 4..Infinity"], ["points 4..Infinity, others 4..Infinity"]]);
    assert.deepEqual([0, 3, Number.NaN].map((value) => ways(not("not", sum("points")), { a: value }, score)), [[""], [], []]);
  });

  it("change nothing that is given or held: there is a way where it is right already, and none where it is wrong or not known", () => {
    assert.deepEqual([3, 0, Number.NaN].map((value) => ways(a, { a: value }, given)), [[""], [], []]);
    assert.deepEqual([3, 0, Number.NaN].map((value) => ways(not("not", a), { a: value }, given)), [[], [""], []]);
    assert.deepEqual([3, 0].map((value) => ways(a, { a: value }, {}, { held: new Set([0]) })), [[""], []]);
    assert.deepEqual(ways(a, { a: 0 }, {}, { held: new Set([1]) }), ["a 3..Infinity"]);
  });

  it("lie on the column that stands in for an absent one", () => {
    const fields = toyFields.map((field) => (field.id === "a" ? { ...field, whenColumnAbsent: { policy: "sameAs", field: "b", sentence: "b stands in." } as const } : field));
    assert.deepEqual(ways(a, { b: 0 }, { fields }), ["b 3..Infinity"]);
  });
});

describe("the ways to several requirements", () => {
  it("are to all what each asks, to any either, and the other way round where they must not hold", () => {
    assert.deepEqual(ways(all("all", a, b)), ["a 3..Infinity, b 3..Infinity"]);
    assert.deepEqual(ways(any("any", a, b)), ["a 3..Infinity", "b 3..Infinity"]);
    assert.deepEqual(ways(not("not", all("all", a, b))), ["a -Infinity..2", "b -Infinity..2"]);
    assert.deepEqual(ways(not("not", any("any", a, b))), ["a -Infinity..2, b -Infinity..2"]);
    assert.deepEqual(ways(not("twice", not("not", a))), ["a 3..Infinity"]);
  });

  it("are to k of n each choice of k, and to fewer than k what leaves too few", () => {
    assert.deepEqual([...ways(atLeast("two", 2, a, b, c))].sort(), ["a 3..Infinity, b 3..Infinity", "a 3..Infinity, c 3..Infinity", "b 3..Infinity, c 3..Infinity"]);
    assert.deepEqual([...ways(not("not", atLeast("two", 2, a, b, c)))].sort(), ["a -Infinity..2, b -Infinity..2", "a -Infinity..2, c -Infinity..2", "b -Infinity..2, c -Infinity..2"]);
    assert.deepEqual(ways(not("not", atLeast("one", 1, a, b))), ["a -Infinity..2, b -Infinity..2"]);
    assert.deepEqual(ways(atLeast("four", 4, a, b, c)), []);
  });

  it("hold under both readings of open words", () => {
    assert.deepEqual(ways(readings("open", a, b)), ["a 3..Infinity, b 3..Infinity"]);
    assert.deepEqual(ways(not("not", readings("open", a, b))), ["a -Infinity..2, b -Infinity..2"]);
  });

  it("are the overlap of ranges on one field, and none where they exclude each other", () => {
    assert.deepEqual(ways(all("all", a, needs3("a", "<="))), ["a 3..3"]);
    assert.deepEqual(ways(all("all", needs3("a", "<="), a, needs3("a", "="))), ["a 3..3"]);
    assert.deepEqual(ways(all("all", a, needs3("a", "<"))), []);
  });

  it("come cheapest first, each with its cost and the nodes that it goes through", () => {
    const frozen = toy(any("any", all("both", a, b), c));
    const found = waysTo(search(frozen, { a: 2, b: 2, c: 0 }), frozen.ladder[0]!.when);
    assert.deepEqual(found.map(({ cost, through }) => [cost, through]), [[2, ["any", "both", "a>=", "b>="]], [3, ["any", "c>="]]]);
    const two = toy(atLeast("two", 2, a, b, c));
    assert.deepEqual(waysTo(search(two, { a: 0, b: 2, c: 1 }), two.ladder[0]!.when).map(({ cost }) => cost), [3, 4, 5]);
    const points = toy(any("any", sum("points"), b), score);
    assert.deepEqual(waysTo(search(points, { a: 0, b: 2 }), points.ladder[0]!.when).map(({ cost }) => cost), [1, 4]);
  });

  it("are no more per node than are to be kept, and 64 where nothing is said; the cheapest are kept", () => {
    const fields = Array.from({ length: 70 }, (_, index) => ({ ...toyFields[0]!, id: `f${index}`, label: `Field ${index}` }));
    const wide = any("wide", ...fields.map(({ id }) => needs3(id)));
    const row = Object.fromEntries(fields.map(({ id }, index) => [id, index === 69 ? 2 : 0]));
    assert.equal(ways(wide, row, { fields }).length, 64);
    assert.deepEqual(ways(wide, row, { fields }, { kept: 1 }), ["f69 3..Infinity"]);
  });
});

describe("ways that ask for all that another asks for, and more", () => {
  const way = (ranges: Readonly<Record<number, readonly [number, number]>>): Way => ({ ranges: new Map(Object.entries(ranges).map(([field, [low, high]]) => [Number(field), { low, high }])), through: [], cost: 0 });
  const left = (...of: readonly Way[]): readonly number[] => withoutSupersets(of).map((each) => of.indexOf(each));

  it("are left out, wherever they stand", () => {
    assert.deepEqual(left(way({ 0: [3, Infinity], 1: [3, Infinity] }), way({ 0: [3, Infinity] })), [1]);
    assert.deepEqual(left(way({ 0: [3, Infinity] }), way({ 0: [5, Infinity] })), [0]);
    assert.deepEqual(left(way({ 0: [-Infinity, 3] }), way({ 0: [-Infinity, 1] })), [0]);
  });

  it("are kept where each asks for something that the other does not, and of two alike the first", () => {
    assert.deepEqual(left(way({ 0: [3, Infinity] }), way({ 1: [3, Infinity] })), [0, 1]);
    assert.deepEqual(left(way({ 0: [3, Infinity] }), way({ 0: [-Infinity, 3] })), [0, 1]);
    assert.deepEqual(left(way({ 0: [3, 9] }), way({ 0: [1, 5] })), [0, 1]);
    assert.deepEqual(left(way({ 0: [3, Infinity] }), way({ 1: [0, 1] }), way({ 0: [3, Infinity] })), [0, 1]);
  });
});

describe("ways worked out for all rows together", () => {
  const book = (when: Expr, options: ToyOptions = {}) => {
    const frozen = toy(when, options);
    const of = wayBookOf(frozen, frozen.ladder[0]!.when, frozen.fields.map((_, index) => index));
    return (row: Row) => of(wayValues(frozen, bindLanes(frozen, oneRow(row)), 0));
  };

  it("are the same for all rows that agree in what is given, in reading order and at no cost", () => {
    const of = book(any("any", all("both", a, b), c), given);
    const open = of({ a: 3, b: 0, c: 2 });
    assert.deepEqual(open?.map(({ through, cost }) => [through[1], cost]), [["both", 0], ["c>=", 0]]);
    assert.equal(of({ a: 5, b: 1, c: 1 }), open);
    assert.deepEqual(of({ a: 0, b: 0, c: 0 })?.map(({ through }) => through[1]), ["c>="]);
  });

  it("leave out a way that asks for more than another", () => {
    assert.equal(book(any("any", all("both", a, b), a))({ a: 0, b: 0 })?.length, 1);
  });

  it("are not to be had where they are more than 256", () => {
    const fields = (count: number) => ({ fields: Array.from({ length: count }, (_, index) => ({ ...toyFields[0]!, id: `f${index}`, label: `Field ${index}` })) });
    const wide = (count: number) => any("wide", ...Array.from({ length: count }, (_, index) => needs3(`f${index}`)));
    assert.equal(book(wide(256), fields(256))({})?.length, 256);
    assert.equal(book(wide(257), fields(257))({}), null);
  });
});

describe("what a way can have ranges on", () => {
  it("is every field of the plan, then every score, of which points are spoken of in hundredths", () => {
    const frozen = toy(all("both", c, sum("points"), sum("others")), score);
    assert.deepEqual(wayFields(frozen).map(({ id, unit, step }) => [id, unit, step]), [["c", "count", 1], ["a", "count", 1], ["b", "count", 1], ["points", "points", 0.01], ["others", "points", 0.01]]);
    assert.deepEqual(wayFields(frozen)[3], {
      id: "points", label: "All points", unit: "points", step: 0.01, effort: null, words: { one: "point for All points", many: "points for All points" },
      whenColumnAbsent: { policy: "unknown" }, isGiven: false, list: null, asks: "All points", unverified: [],
    });
    assert.equal(wayFields(frozen), wayFields(frozen));
  });

  it("has of a score the points that are sure, and of a row the values of that row alone", () => {
    const frozen = toy(all("both", c, sum("points"), sum("others")), score);
    const bound = bindLanes(frozen, { rows: 2, lanes: { a: Float64Array.of(3, Number.NaN), b: Float64Array.of(0, 1.5), c: Float64Array.of(7, 8) } });
    const values = new Float64Array(5);
    assert.deepEqual([...wayValues(frozen, bound, 0)], [7, 3, 0, 8, 0]);
    assert.deepEqual([...wayValues(frozen, bound, 1, values)], [8, Number.NaN, 1.5, 0, 4]);
  });
});
