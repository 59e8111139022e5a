// Two sides of the rules over one table: exactly the versions that differ are named, and a change names those that turn it.
import assert from "node:assert/strict";
import type { Body, Catalog, Expr, Param, Timeline } from "../../src/catalog/schema";
import { shippedCatalog } from "../../src/catalog/catalog";
import { compare, versionsBetween, type RulesSide } from "../../src/engine/compare";
import { pickRows } from "../../src/engine/difference";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import type { Columns } from "../../src/intake/columns";
import { columnsOf } from "../properties/rows";
import { all, any, needs3, toyCatalog, toyCite } from "./toyCatalog";

const changing = (id: string, before: number, after: number): Param => ({
  id,
  label: `Amount ${id}`,
  unit: "count",
  timeline: [
    { from: "2020-01-01", until: "2022-01-01", value: before, cite: toyCite, rules: [] },
    { from: "2022-01-01", value: after, cite: { ...toyCite, locator: "the second line" }, rules: [] },
  ],
});
const test = (field: string, param: string): Expr => ({ op: "test", id: `${field}.${param}`, field, cmp: ">=", param });
const body = (from: string, when: Expr, until?: string): Timeline<Body>[number] => ({ from, ...(until === undefined ? {} : { until }), value: { ladder: [{ outcome: "passes", when }], otherwise: "fails" }, cite: toyCite, rules: [] });
const on = (catalog: Catalog, asOf: string, knownOn: string | null = null): RulesSide => ({ catalog, asOf, knownOn });
const decideOver = (columns: Columns) => ({ catalog, asOf, knownOn }: RulesSide, rows: readonly number[] | null) => {
  const frozen = plan(catalog, "toy", asOf, knownOn);
  return { plan: frozen, result: run(frozen, rows === null ? columns : pickRows(columns, rows)) };
};

describe("the versions between two sides", () => {
  it("are none for one day", () => {
    for (const { id, firstDate } of shippedCatalog.programmes) {
      assert.deepEqual(versionsBetween(on(shippedCatalog, firstDate), on(shippedCatalog, firstDate), id), [], id);
    }
  });

  it("are each parameter that changed its value, with both values and their words, and nothing that merely stands beside them", () => {
    const catalog = toyCatalog(test("a", "moved"), { params: [changing("moved", 3, 5), changing("unused", 1, 2), changing("same", 4, 4)] });
    const [change, ...others] = versionsBetween(on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), "toy");
    assert.deepEqual(others, []);
    assert.deepEqual([change?.kind, change?.id, change?.before?.value, change?.after?.value, change?.after?.since, change?.after?.cite.locator], ["parameter", "moved", 3, 5, "2022-01-01", "the second line"]);
  });

  it("are the programme's body too, and those of programmes that it refers to", () => {
    const other: Catalog["programmes"][number] = { ...toyCatalog(needs3("b")).programmes[0]!, id: "other", label: "Other", body: [body("2020-01-01", needs3("b"), "2022-01-01"), body("2022-01-01", needs3("c"))] };
    const catalog = toyCatalog({ op: "rule", id: "of.other", programme: "other", outcomes: ["passes"] }, { others: [other] });
    assert.deepEqual(versionsBetween(on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), "toy").map(({ kind, id }) => [kind, id]), [["rules", "other"]]);
  });

  it("of the co-sell status on 2023-07-01 are its body and the two names that were changed that day", () => {
    const changes = versionsBetween(on(shippedCatalog, "2023-06-30"), on(shippedCatalog, "2023-07-01"), "co-sell");
    const renamed = changes.filter(({ kind }) => kind === "name").map(({ before, after }) => [before?.value, after?.value]);
    assert.deepEqual(renamed, [["Azure IP Co-sell incentive", "Azure IP co-sell eligible"], ["Business Applications Co-sell incentive", "Business Applications co-sell eligible"]]);
  });
});

describe("the versions between two sides, seen from one of them", () => {
  const day = (value: number, from: string) => [{ from, value, cite: toyCite, rules: [] }];
  const said = (changes: ReturnType<typeof versionsBetween>) => changes.map(({ kind, id, label, unit, before, after }) => [kind, id, label, unit, before?.value ?? null, before?.since ?? null, after?.value ?? null, after?.since ?? null]);

  it("say of a body since when it holds and no value, and nothing of the side that has none yet", () => {
    const catalog = toyCatalog(needs3("a"), { body: [body("2020-06-01", needs3("a"), "2022-01-01"), body("2022-01-01", needs3("b"))] });
    assert.deepEqual(said(versionsBetween(on(catalog, "2021-01-01"), on(catalog, "2022-01-01"), "toy")), [["rules", "toy", "Toy", null, null, "2020-06-01", null, "2022-01-01"]]);
    const [rules, ...params] = versionsBetween(on(catalog, "2020-01-01"), on(catalog, "2022-01-01"), "toy");
    assert.deepEqual([rules?.before, rules?.after?.since], [null, "2022-01-01"]);
    assert.deepEqual(said(params), [["parameter", "three", "Amount three", "count", null, null, 3, "2020-01-01"]]);
    const [gone] = versionsBetween(on(catalog, "2022-01-01"), on(catalog, "2020-01-01"), "toy");
    assert.deepEqual([gone?.before?.since, gone?.after], ["2022-01-01", null]);
  });

  it("are those of the points behind a score too", () => {
    const metric = { id: "m", label: "Metric", field: "a", maximum: "most", threshold: "three" };
    const catalog = toyCatalog({ op: "sum>=", id: "sum", score: "points", param: "four" }, { scores: [{ id: "points", label: "Points", metrics: [metric] }], params: [changing("most", 8, 9)] });
    assert.deepEqual(said(versionsBetween(on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), "toy")), [["parameter", "most", "Amount most", "count", 8, "2020-01-01", 9, "2022-01-01"]]);
  });

  it("are those of the facts that a requirement is worked out from", () => {
    const threshold = "capability.azure.growth.threshold";
    const changed = { ...shippedCatalog, params: shippedCatalog.params.map((param) => (param.id === threshold ? { ...param, timeline: day(99, "2020-01-01") } : param)) };
    const changes = versionsBetween(on(shippedCatalog, "2024-01-01"), on(changed, "2024-01-01"), "designation.data-ai");
    assert.deepEqual(changes.map(({ id, after }) => [id, after?.value]), [[threshold, 99]]);
  });

  it("are none of a programme that there is not", () => {
    assert.deepEqual(versionsBetween(on(shippedCatalog, "2023-07-01"), on(shippedCatalog, "2025-01-01"), "nothing"), []);
  });
});

describe("a comparison", () => {
  it("names for each change the version that turns it, and not the one that turns another row", () => {
    const catalog = toyCatalog(any("any", test("a", "first"), test("b", "second")), { params: [changing("first", 3, 5), changing("second", 3, 2)] });
    const columns = columnsOf([{ a: 4, b: 0 }, { a: 0, b: 2 }, { a: 9, b: 9 }, { a: 0, b: 0 }]);
    const { difference, versions, causes } = compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decideOver(columns));
    assert.deepEqual(difference.moves.map(({ row, from, to }) => [row, from, to]), [[0, "Passes", "Fails"], [1, "Fails", "Passes"]]);
    assert.deepEqual(causes.map((cause) => cause.versions.map((index) => versions[index]!.id)), [["first"], ["second"]]);
    assert.deepEqual(causes.map(({ isDateItself }) => isDateItself), [false, false]);
  });

  it("names both versions where only the two together turn a row", () => {
    const catalog = toyCatalog(all("all", test("a", "first"), test("b", "second")), { params: [changing("first", 3, 2), changing("second", 3, 2)] });
    const { versions, causes } = compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decideOver(columnsOf([{ a: 2, b: 2 }])));
    assert.deepEqual(causes.map((cause) => cause.versions.map((index) => versions[index]!.id)), [["first", "second"]]);
  });

  it("says that a renamed outcome is a new name", () => {
    const before = toyCatalog(needs3("a"));
    const [programme] = before.programmes;
    const named = { ...programme!, outcomes: programme!.outcomes.map((outcome) => (outcome.id === "passes" ? { ...outcome, names: [{ ...outcome.names[0]!, value: "Succeeds" }] } : outcome)) };
    const { difference, versions, causes } = compare("toy", on(before, "2021-01-01"), on({ ...before, programmes: [named] }, "2021-01-01"), decideOver(columnsOf([{ a: 3 }, { a: 0 }])));
    assert.deepEqual(difference.movesByStatus, [{ from: "Passes", to: "Succeeds", rows: 1 }]);
    assert.deepEqual([versions.map(({ kind }) => kind), causes], [["name"], [{ versions: [0], isDateItself: false }]]);
  });

  it("blames the day itself where only what the day is counted from differs", () => {
    const catalog = toyCatalog(test("a", "same"), { params: [changing("same", 3, 3)] });
    // On the later day the column that is worked out from the date has fallen.
    const decide = (side: RulesSide, rows: readonly number[] | null) => decideOver(columnsOf([{ a: side.asOf < "2022-01-01" ? 3 : 2 }]))(side, rows);
    const { versions, causes } = compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decide);
    assert.deepEqual([versions, causes], [[], [{ versions: [], isDateItself: true }]]);
  });

  it("holds two catalogs against each other on one day", () => {
    const [ours, theirs] = [3, 4].map((value) => toyCatalog(test("a", "limit"), { params: [{ ...changing("limit", value, value), timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] }] }));
    const { difference, versions } = compare("toy", on(ours!, "2021-01-01"), on(theirs!, "2021-01-01"), decideOver(columnsOf([{ a: 3 }, { a: 4 }])));
    assert.deepEqual([difference.moves.map(({ row }) => row), versions.map(({ before, after }) => [before?.value, after?.value])], [[0], [[3, 4]]]);
  });

  it("decides each side once and nothing more where nobody changes", () => {
    const catalog = toyCatalog(test("a", "moved"), { params: [changing("moved", 3, 5)] });
    const sides: (readonly number[] | null)[] = [];
    const decide = (side: RulesSide, rows: readonly number[] | null) => {
      sides.push(rows);
      return decideOver(columnsOf([{ a: 9 }]))(side, rows);
    };
    const { causes, versions } = compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decide);
    assert.deepEqual([causes, versions.length, sides], [[], 1, [null, null]]);
  });

  it("names a new name for the rows that were called so, and never for those that an amount turns on the same day", () => {
    const named = (id: string, before: string, after: string): Catalog["programmes"][number]["outcomes"][number] => ({
      id,
      names: [{ from: "2020-01-01", until: "2022-01-01", value: before, cite: toyCite, rules: [] }, { from: "2022-01-01", value: after, cite: toyCite, rules: [] }],
    });
    const toy = toyCatalog(test("a", "moved"), { params: [changing("moved", 3, 5)] });
    const catalog = { ...toy, programmes: [{ ...toy.programmes[0]!, outcomes: [named("passes", "Passes", "Succeeds"), named("fails", "Fails", "Loses")] }] };
    const { difference, versions, causes } = compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decideOver(columnsOf([{ a: 9 }, { a: 4 }, { a: 0 }])));
    assert.deepEqual(difference.moves.map(({ from, to }) => `${from} > ${to}`), ["Passes > Succeeds", "Passes > Loses", "Fails > Loses"]);
    assert.deepEqual(causes.map((cause) => cause.versions.map((index) => `${versions[index]!.kind} ${versions[index]!.id}`)), [["name passes"], ["parameter moved"], ["name fails"]]);
    assert.deepEqual(causes.map(({ isDateItself }) => isDateItself), [false, false, false]);
  });

  it("names the new rules for the rows that they turn, though the old amounts alone cannot be put under them", () => {
    const late: Param = { id: "late", label: "Amount late", unit: "count", timeline: [{ from: "2022-01-01", value: 3, cite: toyCite, rules: [] }] };
    const rules = [body("2020-01-01", any("any", test("a", "moved"), needs3("c")), "2022-01-01"), body("2022-01-01", any("any", test("a", "moved"), test("b", "late")))];
    const catalog = toyCatalog(needs3("a"), { params: [changing("moved", 3, 5), late], body: rules });
    const { versions, causes } = compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decideOver(columnsOf([{ a: 4, b: 0, c: 0 }, { a: 0, b: 0, c: 3 }])));
    assert.deepEqual(causes.map((cause) => cause.versions.map((index) => `${versions[index]!.kind} ${versions[index]!.id}`)), [["parameter moved"], ["rules toy"]]);
  });

  it("blames the day itself where only the two together turn a row", () => {
    const catalog = toyCatalog(test("a", "moved"), { params: [changing("moved", 3, 4)] });
    const decide = (side: RulesSide, rows: readonly number[] | null) => decideOver(columnsOf([{ a: side.asOf < "2022-01-01" ? 3 : 2 }]))(side, rows);
    const { causes } = compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decide);
    assert.deepEqual(causes, [{ versions: [0], isDateItself: true }]);
  });

  it("hides no mistake of the program behind a mixture that cannot be planned", () => {
    const catalog = toyCatalog(test("a", "moved"), { params: [changing("moved", 3, 5)] });
    let calls = 0;
    const decide = (side: RulesSide, rows: readonly number[] | null) => {
      if (++calls > 2) {
        throw new TypeError("a mistake");
      }
      return decideOver(columnsOf([{ a: 4 }]))(side, rows);
    };
    assert.throws(() => compare("toy", on(catalog, "2021-12-31"), on(catalog, "2022-01-01"), decide), { name: "TypeError", message: "a mistake" });
  });
});
