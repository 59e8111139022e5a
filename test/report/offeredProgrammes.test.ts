// Which programmes a table is asked about: those named, else those that it speaks of; and a sentence for each that cannot be decided for it.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Expr, Programme } from "../../src/catalog/schema";
import type { Problem } from "../../src/intake/findings";
import { readTable } from "../../src/intake/read";
import type { TableSnapshot } from "../../src/intake/table";
import { offeredProgrammes } from "../../src/report/offeredProgrammes";
import { relatedTo } from "../../src/report/tableColumns";
import { any, needs3, toyCatalog } from "../engine/toyCatalog";

const tableOf = (headers: readonly string[]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 4, column: 2 }, headers, rows: [headers.map(() => 1)] });
const programme = (id: string, when: Expr, more: Partial<Programme> = {}): Programme => ({ ...toyCatalog(when).programmes[0]!, id, label: id.toUpperCase(), ...more });
const catalogOf = (...programmes: Programme[]): Catalog => ({ ...toyCatalog(needs3("a")), programmes });

function offered(catalog: Catalog, headers: readonly string[], programmes: readonly string[] = [], lists: readonly TableSnapshot[] = [], asOf = "2024-01-15"): { readonly ids: readonly string[]; readonly problems: readonly Problem[] } {
  const table = tableOf(headers);
  const problems: Problem[] = [];
  const found = offeredProgrammes(table, readTable(table, catalog), relatedTo(table, lists, catalog, null), { programmes, asOf, knownOn: null }, catalog, problems);
  assert.deepEqual(found.map(({ frozen }) => frozen.programme), found.map((each) => each.programme.id));
  return { ids: found.map((each) => each.programme.id), problems };
}
const told = (catalog: Catalog, headers: readonly string[], programmes: readonly string[], asOf?: string): readonly (readonly string[])[] => offered(catalog, headers, programmes, [], asOf).problems.map(({ code, sheet, addresses, sentence }) => [code, sheet, addresses.join(), sentence]);

describe("the programmes that a table is asked about", () => {
  const one = programme("one", needs3("a"));
  const two = programme("two", any("any", needs3("a"), needs3("b")));
  const three = programme("three", needs3("c"));
  const all = catalogOf(one, two, three);

  it("are those of which it has a column that the first of them does not test itself", () => {
    assert.deepEqual(offered(all, ["Partner", "Field a"]).ids, ["one"], "what the first tests is there for the first");
    assert.deepEqual(offered(all, ["Partner", "Field a", "Field b"]).ids, ["one", "two"]);
    assert.deepEqual(offered(all, ["Partner", "Field c"]).ids, ["three"]);
    assert.deepEqual(offered(all, ["Partner", "Field a", "Field b", "Field c"]).ids, ["one", "two", "three"]);
  });

  it("are the first alone where it has a column that none of them asks for, and none where it has nothing that is known", () => {
    assert.deepEqual(offered(all, ["Partner", "Field d"]).ids, ["one"]);
    assert.deepEqual(offered(all, ["Partner", "Notes"]), { ids: [], problems: [] });
    assert.deepEqual(offered(catalogOf(), ["Partner", "Field d"]).ids, []);
  });

  it("are those named, whatever the table has of them", () => {
    assert.deepEqual(offered(all, ["Partner", "Field a"], ["three", "two"]).ids, ["three", "two"]);
  });

  it("are none of another kind of rows, and none that is only for whoever asks for it", () => {
    const others = catalogOf(one, programme("offers", needs3("b"), { grain: "offer" }), programme("shy", needs3("b"), { onlyWhenAsked: true }));
    assert.deepEqual(offered(others, ["Partner", "Field a", "Field b"]).ids, ["one"]);
    assert.deepEqual(offered(others, ["Partner", "Field a", "Field b"], ["shy"]), { ids: ["shy"], problems: [] });
  });

  it("are those that a list beside the table speaks of, unless many programmes use that list", () => {
    const list: TableSnapshot = { sheet: "Lists", table: "Designations", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Designation", "Attained on"], rows: [["Contoso", "Security", "2022-11-01"]] };
    const byList = offered(shippedCatalog, ["Partner", "Marketplace billed sales (USD)"], [], [list], "2024-06-30").ids;
    const without = offered(shippedCatalog, ["Partner", "Marketplace billed sales (USD)"], [], [], "2024-06-30").ids;
    assert.deepEqual(without, ["top-tier"]);
    assert.ok(byList.length > without.length, byList.join());
    const common = { ...shippedCatalog, lists: shippedCatalog.lists!.map((each) => ({ ...each, isCommon: true })), programmes: shippedCatalog.programmes.map((each) => ({ ...each })) };
    assert.deepEqual(offered(common, ["Partner", "Marketplace billed sales (USD)"], [], [list], "2024-06-30").ids, ["top-tier"]);
    assert.ok(offered(shippedCatalog, ["Partner"], ["specialization.threat-protection"], [list], "2024-06-30").ids.length === 1, "names alone are enough beside a list");
  });

  it("are not those that cannot be decided: each is a problem at the table's first header", () => {
    const known = catalogOf(one, programme("offers", needs3("b"), { grain: "offer" }), programme("both", needs3("b"), { grain: "offer", alsoOn: ["partner"] }));
    assert.deepEqual(told(known, ["Partner", "Field a"], ["onee"]), [["unknown-programme", "Data", "C5", 'There is no programme "onee". The nearest is "one".']]);
    assert.deepEqual(told(known, ["Partner", "Field a"], ["offers"]), [["other-grain", "Data", "C5", "OFFERS is decided for offers, but the rows of this table are partners. Use a table of offers."]]);
    assert.deepEqual(told(known, ["Partner", "Field a"], ["both"]), []);
    const [[code, sheet, address, sentence]] = told(known, ["Partner", "Field a"], ["one"], "2019-12-31") as [string[]];
    assert.deepEqual([code, sheet, address], ["outside-the-rules", "Data", "C5"]);
    assert.match(sentence!, /^Toy is defined from 2020-01-01/);
    assert.deepEqual(offered(known, ["Partner", "Field a"], ["offers", "one", "gold"]).ids, ["one"], "the others are decided all the same");
  });
});
