// Where points come from in one table: the columns that earn together, and the gates that open them, with their numbers of the day.
import assert from "node:assert/strict";
import type { PointsDerivation } from "../../src/catalog/pointsSchema";
import { earningLayout, tracksOf } from "../../src/engine/earningLayout";
import { metric, toyPoints, type ToyTable } from "./toyEarning";

const whole = (units: string, threshold: string, unitSize?: string) => ({ units, threshold, isWhole: true, ...(unitSize === undefined ? {} : { unitSize }) });
const layoutOf = (table: ToyTable, contributors: readonly string[]) => {
  const { gates, slots } = earningLayout(toyPoints(table), contributors);
  return {
    gates: gates.map(({ id, field, levels }) => [id, field.id, levels]),
    slots: slots.map(({ contributors: of, columns, gates: behind }) => ({ of, gates: behind, columns: columns.map(({ id, field, full, parts }) => [id, field.id, full, parts.map(({ id: part, unit, full: most }) => [part, unit, most])]) })),
  };
};
const plain = (id: string, full: number) => [id, id, full, [[id, null, full]]];

describe("columns that earn points", () => {
  it("earn by every step, or by whole units of their size, up to what earns all", () => {
    const facts = { x: metric("10", {}, { variants: [{ combine: "sum", parts: [whole("people", "5"), whole("sales", "2", "100"), { units: "hours", threshold: "8" }] }] }) };
    const row = { people: 0, sales: 0, hours: 0 };
    assert.deepEqual(layoutOf({ facts, columns: Object.keys(row), row }, ["x"]), {
      gates: [],
      slots: [{ of: ["x"], gates: [], columns: [["people", "people", 5, [["people", 1, 5]]], ["sales", "sales", 200, [["sales", 100, 200]]], ["hours", "hours", 8, [["hours", null, 8]]]] }],
    });
  });

  it("stand together where metrics share one of them, directly or through a third, and apart otherwise", () => {
    const facts = { p: metric("10", { a: "3" }), q: metric("10", { b: "4" }), far: metric("10", { d: "7" }), r: metric("10", { a: "5", b: "6" }) };
    const row = { a: 0, b: 0, d: 0 };
    const table = { facts, columns: Object.keys(row), row };
    assert.deepEqual(layoutOf(table, ["p", "q", "far"]).slots.map(({ of }) => of), [["p"], ["q"], ["far"]]);
    assert.deepEqual(layoutOf(table, ["p", "q", "far", "r"]).slots, [
      { of: ["far"], gates: [], columns: [plain("d", 7)] },
      { of: ["p", "q", "r"], gates: [], columns: [["a", "a", 5, [["a", null, 3], ["a", null, 5]]], ["b", "b", 6, [["b", null, 4], ["b", null, 6]]]] },
    ]);
  });

  it("are left out where the table lacks them", () => {
    const facts = { x: metric("10", { a: "3", b: "4" }), none: metric("10", { c: "3" }) };
    assert.deepEqual(layoutOf({ facts, columns: ["a", "b", "c"], row: { b: 0 } }, ["x", "none"]).slots, [{ of: ["x"], gates: [], columns: [plain("b", 4)] }, { of: ["none"], gates: [], columns: [] }]);
  });

  it("are a column of the points themselves where there are no units, else one of the whole category", () => {
    const facts = {
      x: metric("10", { a: "3" }, { standIn: "x given", category: "both" }),
      y: metric("20", { b: "3" }, { standIn: "y given", category: "both" }),
      // The same metric for another track: its points are counted once.
      again: metric("20", { b: "5" }, { standIn: "y given", category: "both" }),
      z: metric("7", { c: "3" }, { category: "both" }),
    };
    const columns = ["a", "b", "c", "x given", "y given", "both"];
    const of = (row: Readonly<Record<string, number>>, contributor: string, derived: readonly string[] = []) => layoutOf({ facts, columns, row, derived }, [contributor]).slots[0]!.columns;
    assert.deepEqual(of({ "x given": 1, both: 2 }, "x"), [plain("x given", 10)]);
    assert.deepEqual(of({ both: 2 }, "x"), [plain("both", 37)]);
    assert.deepEqual(of({ a: 1, "x given": 1 }, "x"), [plain("a", 3)]);
    assert.deepEqual(of({ a: 1, "x given": 1 }, "x", ["a"]), [plain("x given", 10)]);
    assert.deepEqual([of({ both: 2 }, "both"), of({ "y given": 2 }, "y given"), of({ c: 1 }, "c")], [[plain("both", 37)], [plain("y given", 20)], [plain("c", 0)]]);
  });

  it("of points that stand in a column of their own are that column", () => {
    const facts = { x: metric("10", { a: "3" }), total: { op: "total" as const, metrics: ["x"] } };
    assert.deepEqual(layoutOf({ facts, columns: ["a", "x"], row: { a: 1, x: 4 } }, ["x"]).slots[0]!.columns, [plain("x", 0)]);
    assert.deepEqual(layoutOf({ facts, columns: ["a", "x"], row: { a: 1, x: 4 }, derived: ["x"] }, ["x"]).slots[0]!.columns, [plain("a", 3)]);
  });
});

describe("gates before columns that earn", () => {
  const gated = (levels: Readonly<Record<string, string>>, units: string, more: Partial<PointsDerivation["variants"][number]> = {}): PointsDerivation =>
    metric("10", {}, { variants: [{ combine: "sum", parts: [{ units, threshold: "5" }], gates: Object.entries(levels).map(([people, atLeast]) => ({ people, atLeast })), ...more }] });

  it("are told with every level that opens something, ascending and once", () => {
    const facts = { x: gated({ leads: "4", staff: "10" }, "a"), y: gated({ leads: "2" }, "b"), z: gated({ leads: "4" }, "c") };
    const row = { a: 0, b: 0, c: 0, leads: 0, staff: 0 };
    const { gates, slots } = layoutOf({ facts, columns: Object.keys(row), row }, ["x", "y", "z"]);
    assert.deepEqual(gates, [["leads", "leads", [2, 4]], ["staff", "staff", [10]]]);
    assert.deepEqual(slots.map((slot) => slot.gates), [["leads", "staff"], ["leads"], ["leads"]]);
  });

  it("are a base that must be reached first as well, and none that the table has no column for", () => {
    const facts = { x: gated({ leads: "4", absent: "3" }, "a", { baseline: { field: "base", atLeast: "50" } }) };
    const all = { a: 0, leads: 0, base: 0 };
    assert.deepEqual(layoutOf({ facts, columns: Object.keys(all), row: all }, ["x"]).gates, [["leads", "leads", [4]], ["base", "base", [50]]]);
    assert.deepEqual(layoutOf({ facts, columns: Object.keys(all), row: { a: 0, leads: 0 } }, ["x"]).gates, [["leads", "leads", [4]]]);
  });

  it("stand before no points that are given", () => {
    const facts = { x: { ...gated({ leads: "4" }, "a"), standIn: "given" } };
    assert.deepEqual(layoutOf({ facts, columns: ["given", "leads"], row: { given: 0, leads: 0 } }, ["x"]), { gates: [], slots: [{ of: ["x"], gates: [], columns: [plain("given", 10)] }] });
  });
});

describe("what shares of a column are taken of", () => {
  it("is the amount that earns all in whichever metric of the plan asks for most, so that a step costs the same on every way", () => {
    const facts = { x: metric("10", { a: "5" }), y: metric("10", { a: "8", b: "2" }) };
    const columnsOf = (contributors: readonly string[]) => earningLayout(toyPoints({ facts, columns: ["a", "b"], row: { a: 0, b: 0 } }), contributors).slots.flatMap(({ columns }) => columns.map(({ id, full, whole }) => [id, full, whole]));
    assert.deepEqual([columnsOf(["x"]), columnsOf(["y"])], [[["a", 5, 8]], [["a", 8, 8], ["b", 2, 2]]]);
  });
});

describe("tracks", () => {
  const facts = { x: metric("10", {}, { track: "track", variants: [{ track: "big", combine: "sum", parts: [{ units: "a", threshold: "5" }] }, { track: "small", combine: "sum", parts: [{ units: "a", threshold: "2" }] }, { combine: "sum", parts: [{ units: "b", threshold: "9" }] }] }) };
  const choices = { track: ["big", "small", "other"] };
  const at = (track?: number): ToyTable => ({ facts, columns: ["a", "b", "track"], choices, row: { a: 0, b: 0, ...(track === undefined ? {} : { track }) } });
  const fulls = (table: ToyTable) => layoutOf(table, ["x"]).slots[0]!.columns.map(([id, , full]) => `${String(id)} ${String(full)}`);

  it("leave the variant of the row's own, and what holds for all", () => {
    assert.deepEqual([fulls(at(0)), fulls(at(1)), fulls(at(2))], [["a 5", "b 9"], ["a 2", "b 9"], ["b 9"]]);
  });

  it("leave those for all where the track is not known, and every variant where none is for all", () => {
    assert.deepEqual([fulls(at()), fulls(at(Number.NaN))], [["b 9"], ["b 9"]]);
    const own = { x: { ...facts.x, variants: facts.x.variants.slice(0, 2) } };
    assert.deepEqual([fulls({ ...at(2), facts: own }), fulls({ ...at(), facts: own }), fulls({ ...at(1), facts: own })], [["a 5"], ["a 5"], ["a 2"]]);
  });

  it("are told apart in one word, an absent one from a blank one too", () => {
    const words = [at(0), at(1), at(), at(Number.NaN)].map((table) => tracksOf(toyPoints(table)));
    assert.equal(new Set(words).size, 4);
    assert.equal(tracksOf(toyPoints(at(1))), words[1]);
    assert.equal(tracksOf(toyPoints({ ...at(1), choices: {} })), "");
    const two = (track: number, level: number): string => tracksOf(toyPoints({ facts, columns: [], choices: { track: ["a"], level: ["a"] }, row: { track, level } }));
    assert.notEqual(two(1, 11), two(11, 1));
  });
});
