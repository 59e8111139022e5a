// Two days, or the rules with and without the user's own: every version that differs in words, and the rows that it turns.
import assert from "node:assert/strict";
import { laidOver } from "../../src/catalog/catalog";
import type { Body, Catalog, Expr, Param, Timeline, Unit } from "../../src/catalog/schema";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { askedTable } from "../../src/report/askedTable";
import { rulesCompared, type ProgrammeComparison, type SideRequest } from "../../src/report/rulesCompared";
import { all, any, needs3, toyCatalog, toyCite, toyFields } from "../engine/toyCatalog";

const laterCite = { ...toyCite, locator: "the second line", quote: "five of these" };
const changing = (id: string, before: number, after: number, unit: Unit = "count"): Param => ({
  id,
  label: `Amount ${id}`,
  unit,
  timeline: [
    { from: "2020-01-01", until: "2022-01-01", value: before, cite: toyCite, rules: [] },
    { from: "2022-01-01", value: after, cite: laterCite, rules: [] },
  ],
});
const test = (field: string, param: string): Expr => ({ op: "test", id: `${field}.${param}`, field, cmp: ">=", param });
const body = (from: string, when: Expr, until?: string): Timeline<Body>[number] => ({ from, ...(until === undefined ? {} : { until }), value: { ladder: [{ outcome: "passes", when }], otherwise: "fails" }, cite: toyCite, rules: [] });
const before: SideRequest = { asOf: "2021-12-31", knownOn: null, withOwnRules: true };
const after: SideRequest = { ...before, asOf: "2022-01-01" };
const tableOf = (rows: readonly (readonly CellValue[])[]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: ["Partner", "Field a", "Field b", "Field sales"], rows });
const compared = (catalog: Catalog, rows: readonly (readonly CellValue[])[], sides: readonly [SideRequest, SideRequest] = [before, after]): ProgrammeComparison => rulesCompared(askedTable(tableOf(rows), [], catalog), "toy", ...sides);

describe("rules compared", () => {
  const two = toyCatalog(any("any", test("a", "first"), test("sales", "second")), { params: [changing("first", 3, 5), changing("second", 2_000, 1_500, "USD")] });
  const rows = [["One", 4, 0, 0], ["Two", 0, 0, 1_600], ["Three", 9, 0, 0], ["Four", 4, 0, 0], ["", "", "", ""]];

  it("names each version that differs with both values and the words of both, and counts the rows that it turns", () => {
    const { versions } = compared(two, rows);
    assert.deepEqual(versions, [
      { sentence: "Amount first: 5 instead of 3.", before: { quote: "three of these", source: "A toy, the only line", since: "2020-01-01" }, after: { quote: "five of these", source: "A toy, the second line", since: "2022-01-01" }, rows: 2 },
      { sentence: "Amount second: $1,500 instead of $2,000.", before: { quote: "three of these", source: "A toy, the only line", since: "2020-01-01" }, after: { quote: "five of these", source: "A toy, the second line", since: "2022-01-01" }, rows: 1 },
    ]);
  });

  it("names every row that changes, with the version that turns it", () => {
    const { moves, changedRows, rows: count, sentence } = compared(two, rows);
    assert.deepEqual(moves.map(({ name, address, from, to, versions, because }) => [name, address, from, to, versions, because]), [
      ["row 2", "A2", "Passes", "Fails", [0], "Amount first: 5 instead of 3."],
      ["row 3", "A3", "Fails", "Passes", [1], "Amount second: $1,500 instead of $2,000."],
      ["row 5", "A5", "Passes", "Fails", [0], "Amount first: 5 instead of 3."],
    ]);
    assert.deepEqual([changedRows, count, sentence], [3, 4, "Toy: 3 of 4 partners change: 2 from Passes to Fails, 1 from Fails to Passes."]);
  });

  it("names both versions where the two together turn a row", () => {
    const both = toyCatalog(all("all", test("a", "first"), test("b", "other")), { params: [changing("first", 3, 2), changing("other", 3, 2)] });
    assert.equal(compared(both, [["One", 2, 2, ""]]).moves[0]!.because, "Amount first: 2 instead of 3. Amount other: 2 instead of 3.");
  });

  it("says so where it is the day itself that turns a row", () => {
    const day = { ...toyFields[0]!, id: "day", label: "Field day", unit: "date" as const };
    const since = { ...toyFields[0]!, id: "since", label: "Days since", derive: { op: "daysBetween", from: { field: "day" }, to: "asOf" }, cite: toyCite, rules: [] };
    const catalog = { ...toyCatalog(needs3("since"), { fields: [...toyFields, day] }), facts: [since] } as unknown as Catalog;
    const table: TableSnapshot = { ...tableOf([]), headers: ["Partner", "Field day"], rows: [["One", "2021-12-29"]] };
    const { moves } = rulesCompared(askedTable(table, [], catalog), "toy", before, after);
    assert.deepEqual(moves.map(({ from, to, versions, because }) => [from, to, versions, because]), [["Fails", "Passes", [], "A day that the rules count from or to lies between the two dates."]]);
  });

  it("says that a value is none where a side has no version of it", () => {
    const starting: Param = { ...changing("first", 3, 3), timeline: [{ from: "2022-01-01", value: 3, cite: laterCite, rules: [] }] };
    const catalog = toyCatalog(needs3("a"), { params: [starting], body: [body("2020-01-01", needs3("a"), "2022-01-01"), body("2022-01-01", test("a", "first"))] });
    const { versions } = compared(catalog, [["One", 4, 0, 0]]);
    assert.deepEqual(versions.map(({ sentence, before: was, after: is }) => [sentence, was === null, is === null]), [
      ["Toy: other rules since 2022-01-01.", false, false],
      ["Amount first: 3 instead of nothing.", true, false],
      ["Amount three: nothing instead of 3.", false, true],
    ]);
  });

  it("says since when other rules hold, whichever of the two days is asked about first", () => {
    const catalog = toyCatalog(needs3("a"), { body: [body("2020-01-01", needs3("a"), "2022-01-01"), body("2022-01-01", needs3("b"))] });
    assert.deepEqual(compared(catalog, [["One", 4, 0, 0]]).versions.map(({ sentence }) => sentence), ["Toy: other rules since 2022-01-01."]);
    assert.deepEqual(compared(catalog, [["One", 4, 0, 0]], [after, before]).versions.map(({ sentence }) => sentence), ["Toy: other rules since 2022-01-01."]);
  });

  it("says of another programme's rules that are in force on one day only that they are", () => {
    const other: Catalog["programmes"][number] = { ...toyCatalog(needs3("b")).programmes[0]!, id: "other", label: "Other", body: [body("2022-01-01", needs3("c"))] };
    const rule: Expr = { op: "rule", id: "of.other", programme: "other", outcomes: ["passes"] };
    const catalog = toyCatalog(needs3("a"), { others: [other], body: [body("2020-01-01", needs3("a"), "2022-01-01"), body("2022-01-01", any("any", needs3("a"), rule))] });
    const sentences = compared(catalog, [["One", 4, 0, 0]]).versions.map(({ sentence }) => sentence);
    assert.ok(sentences.includes("Other: its rules are in force on one of the two days only."), sentences.join());
  });

  it("says what a status was called and is called", () => {
    const [toy] = toyCatalog(needs3("a")).programmes;
    const names = [{ from: "2020-01-01", until: "2022-01-01", value: "Passes", cite: toyCite, rules: [] }, { from: "2022-01-01", value: "Succeeds", cite: laterCite, rules: [] }];
    const catalog = { ...toyCatalog(needs3("a")), programmes: [{ ...toy!, outcomes: toy!.outcomes.map((outcome) => (outcome.id === "passes" ? { ...outcome, names } : outcome)) }] };
    const { moves, versions } = compared(catalog, [["One", 4, 0, 0]]);
    assert.deepEqual(versions.map(({ sentence }) => sentence), ['Toy: what was called "Passes" is called "Succeeds".']);
    assert.deepEqual(moves.map(({ because }) => because), ['Toy: what was called "Passes" is called "Succeeds".']);
  });

  it("holds the rules against those with the user's own laid over them", () => {
    const base = toyCatalog(needs3("a"));
    const own = laidOver(base, { sources: base.sources, params: base.params.map((param) => (param.id === "three" ? { ...param, timeline: [{ ...param.timeline[0]!, value: 5 }] } : param)) });
    const without = { ...after, withOwnRules: false };
    assert.deepEqual(compared(own, [["One", 4, 0, 0]], [without, after]).moves.map(({ from, to, because }) => [from, to, because]), [["Passes", "Fails", "Amount three: 5 instead of 3."]]);
    assert.deepEqual(compared(own, [["One", 4, 0, 0]], [after, after]).moves, []);
  });
});
