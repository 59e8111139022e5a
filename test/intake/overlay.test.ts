import assert from "node:assert/strict";
import { rulesStamp, shippedCatalog } from "../../src/catalog/catalog";
import { Catalog } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { overlaid } from "../../src/intake/overlay";
import { columnsOf, isOverlayTable } from "../../src/intake/overlayTable";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess } from "../../src/report/assess";

const rules = (...rows: readonly (readonly CellValue[])[]): TableSnapshot => ({
  sheet: "Rules", table: "Tierline_rules", topLeft: { row: 0, column: 0 }, headers: ["Parameter", "From", "Until", "Value", "Source", "Note"], rows,
});
const billedSales = "Marketplace billed sales for top tier";
function need(table: TableSnapshot, asOf: string): number | null {
  const leaf = plan(overlaid(shippedCatalog, [table]).catalog, "top-tier", asOf).leaves.find(({ id }) => id === "topTier.billedSales");
  return leaf?.kind === "test" ? leaf.need : null;
}
const partners: TableSnapshot = { sheet: "Partners", table: "Partners", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"], rows: [["Contoso", 4_000_000, 0, 0, 0, 0, "No"]] };

describe("the user's own rules", () => {
  it("hold in their days only, and leave the catalog's figure before and after", () => {
    const table = rules([billedSales, "2024-07-01", "2025-07-01", 5_000_000, "FY25 guide", ""]);
    assert.deepEqual(["2024-06-30", "2024-07-01", "2025-06-30", "2025-07-01"].map((day) => need(table, day)), [4_000_000, 5_000_000, 5_000_000, 4_000_000]);
  });

  it("are found by the parameter's id or its label, hold without an end, and give a catalog that fits the schema", () => {
    const table = rules(["topTier.billedSales", "2024-07-01", "", "$5,000,000", "FY25 guide", "from the summer"]);
    assert.equal(need(table, "2030-01-01"), 5_000_000);
    assert.deepEqual(Catalog.safeParse(overlaid(shippedCatalog, [table]).catalog).error?.issues ?? [], []);
  });

  it("mark every verdict that rests on them, and change the fingerprint of the rules", () => {
    const table = rules([billedSales, "2024-07-01", "", 5_000_000, "FY25 guide", ""]);
    const assessment = assess(partners, { programmes: ["top-tier"], asOf: "2024-08-01", knownOn: null }, overlaid(shippedCatalog, [table]).catalog);
    assert.deepEqual(assessment.programmes[0]?.statuses, ["Not top tier"]);
    assert.deepEqual(assessment.programmes[0]?.notes, ["Rests on your own figure for marketplace billed sales for top tier."]);
    assert.notEqual(assessment.rules, rulesStamp(shippedCatalog));
    const before = assess(partners, { programmes: ["top-tier"], asOf: "2024-06-30", knownOn: null }, overlaid(shippedCatalog, [table]).catalog);
    assert.deepEqual([before.programmes[0]?.statuses, before.programmes[0]?.notes], [["Top tier"], [""]]);
  });

  it("give the same stamp for the same figures in another workbook, and another for another figure or another day", () => {
    const stampOf = (...cells: CellValue[]): string => rulesStamp(overlaid(shippedCatalog, [rules(cells)]).catalog);
    const stamp = stampOf(billedSales, "2024-07-01", "", 5_000_000, "FY25 guide", "");
    assert.equal(stampOf(billedSales, "2024-07-01", "", 5_000_000, "FY25 guide", ""), stamp);
    const others = [stampOf(billedSales, "2024-07-01", "", 5_000_001, "FY25 guide", ""), stampOf(billedSales, "2024-07-02", "", 5_000_000, "FY25 guide", ""), stampOf(billedSales, "2024-07-01", "", 5_000_000, "FY26 guide", "")];
    assert.equal(new Set([stamp, ...others]).size, 4);
  });

  it("never touch the shipped catalog", () => {
    const stamp = rulesStamp(shippedCatalog);
    overlaid(shippedCatalog, [rules([billedSales, "2024-07-01", "", 1, "Test", ""])]);
    assert.equal(rulesStamp(shippedCatalog), stamp);
    assert.equal(plan(shippedCatalog, "top-tier", "2024-08-01").rules, stamp);
  });

  const bad: readonly (readonly [string, readonly CellValue[], string, RegExp])[] = [
    ["an unknown parameter, with the nearest", ["Marketplace billed sale for top tier", "2024-07-01", "", 1, "x", ""], "A2", /no parameter; the nearest is "Marketplace billed sales for top tier"/],
    ["a day that is none", [billedSales, "July", "", 1, "FY25", ""], "B2", /"July" is not a date/],
    ["an end before the beginning", [billedSales, "2024-07-01", "2024-07-01", 1, "FY25", ""], "C2", /not after 2024-07-01/],
    ["a value that does not fit its unit", ["Net-new customer adds for top tier", "2024-07-01", "", 12.5, "FY25", ""], "D2", /fraction/],
    ["a missing value", [billedSales, "2024-07-01", "", "", "FY25", ""], "D2", /no value/],
    ["a missing source", [billedSales, "2024-07-01", "", 1, "", ""], "E2", /no source/],
  ];
  for (const [what, row, address, sentence] of bad) {
    it(`are refused for ${what}, with the cell, and change nothing`, () => {
      const { problems, catalog } = overlaid(shippedCatalog, [rules(row)]);
      assert.equal(catalog, shippedCatalog);
      assert.deepEqual(problems.map(({ addresses }) => addresses), [[address]]);
      assert.match(problems[0]?.sentence ?? "", sentence);
    });
  }

  it("that contradict each other are both named and both left out", () => {
    const table = rules([billedSales, "2024-07-01", "", 5_000_000, "FY25", ""], [billedSales, "2025-01-01", "", 6_000_000, "FY25", ""], ["Net-new customer adds for top tier", "2024-07-01", "", 10, "FY25", ""]);
    const { problems } = overlaid(shippedCatalog, [table]);
    assert.deepEqual(problems.map(({ code, addresses }) => [code, addresses]), [["contradicting-rules", ["A2", "A3"]]]);
    assert.equal(need(table, "2025-02-01"), 4_000_000);
    assert.equal(need(rules([billedSales, "2024-07-01", "2025-01-01", 5, "FY25", ""], [billedSales, "2025-01-01", "", 6, "FY25", ""]), "2025-01-01"), 6);
  });

  it("are known by the table's name or by their columns, and no partner table is taken for them", () => {
    assert.ok(isOverlayTable(rules()));
    assert.ok(isOverlayTable({ table: null, headers: ["Parameter", "From", "Value"] }));
    assert.ok(!isOverlayTable(partners));
  });

  it("need a parameter and a value, and from when on unless the table is called so", () => {
    const is = (table: string | null, ...headers: readonly string[]): boolean => isOverlayTable({ table, headers });
    assert.deepEqual([is("Tierline rules", "Parameter", "Value"), is("Other", "Parameter", "Value"), is(null, "Parameter", "Value")], [true, false, false]);
    assert.deepEqual([is("Tierline_rules", "Parameter", "From"), is("Tierline_rules", "From", "Value")], [false, false]);
    for (const headers of [["Threshold", "Valid from", "Amount"], ["Parameter ID", "From date", "Value"]]) {
      assert.ok(is(null, ...headers), headers.join());
    }
  });

  it("have their columns by any of the names that people give them", () => {
    const one = columnsOf(["Remark", "Document", "Amount", "Until date", "Valid from", "Threshold"]);
    assert.deepEqual(one, { parameter: 5, from: 4, until: 3, value: 2, source: 1, note: 0 });
    assert.deepEqual(columnsOf(["To", "Comment", "x"]), { parameter: null, from: null, until: 0, value: null, source: null, note: 1 });
    assert.equal(columnsOf(["Valid until"]).until, 0);
  });

  const sentencesOf = (...rows: readonly (readonly CellValue[])[]): readonly string[] => overlaid(shippedCatalog, [rules(...rows)]).problems.map(({ sentence }) => sentence);

  it("that cannot be used are told of with the sheet, the cell and what stays", () => {
    const row = (change: Partial<Record<"parameter" | "from" | "until" | "value" | "source", CellValue>>): readonly CellValue[] => [change.parameter ?? billedSales, change.from ?? "2024-07-01", change.until ?? "", change.value ?? 1, change.source ?? "FY25", ""];
    const stays = "The catalog's own figure stays.";
    assert.deepEqual(sentencesOf(row({ parameter: "Marketplace billed sale for top tier" }), row({ from: "July" }), row({ until: "June" }), row({ until: "2024-07-01" }), row({ value: "many" })), [
      `Rules!A2 (Tierline rules) cannot be used: "Marketplace billed sale for top tier" is no parameter; the nearest is "${billedSales}" (topTier.billedSales). ${stays}`,
      `Rules!B3 (Tierline rules) cannot be used: "July" is not a date; enter one such as 2024-07-01. ${stays}`,
      `Rules!C4 (Tierline rules) cannot be used: "June" is not a date; enter one such as 2025-07-01, or leave it empty. ${stays}`,
      `Rules!C5 (Tierline rules) cannot be used: it ends on 2024-07-01, which is not after 2024-07-01. ${stays}`,
      `Rules!D6 (Tierline rules) cannot be used: "many" does not fit: it is not a number. ${stays}`,
    ]);
    assert.deepEqual(sentencesOf([billedSales, "2024-07-01", "", "", "FY25", ""], [billedSales, "2024-07-01", "", 1, " ", ""]), [
      `Rules!D2 (Tierline rules) cannot be used: there is no value. ${stays}`,
      `Rules!E3 (Tierline rules) cannot be used: there is no source; enter the document that the figure is from. ${stays}`,
    ]);
  });

  it("are passed over where a row is blank, and where a misspelled id is nearest to an id", () => {
    assert.deepEqual(sentencesOf(["", " ", "", "", "", ""]), []);
    assert.match(sentencesOf(["topTier.biledSales", "2024-07-01", "", 1, "FY25", ""])[0]!, /the nearest is "Marketplace billed sales for top tier" \(topTier\.billedSales\)\./);
  });

  it("that contradict each other are told of in one sentence for the two", () => {
    const contradicting = sentencesOf([billedSales, "2024-07-01", "", 5, "FY25", ""], [billedSales, "2025-01-01", "", 6, "FY25", ""]);
    assert.deepEqual(contradicting, [`Rules!A2 and A3 (Tierline rules) give two values for "${billedSales}" on the same days. Neither is used; end one before the other begins.`]);
    assert.deepEqual(sentencesOf([billedSales, "2025-01-01", "", 6, "FY25", ""], [billedSales, "2024-07-01", "2025-01-01", 5, "FY25", ""]), [], "one ends on the day on which the other begins");
    assert.equal(sentencesOf([billedSales, "2025-01-01", "", 6, "FY25", ""], [billedSales, "2024-07-01", "2025-01-02", 5, "FY25", ""]).length, 1);
  });

  const versionsOf = (...rows: readonly (readonly CellValue[])[]): readonly (readonly [string, string | undefined, number])[] =>
    overlaid(shippedCatalog, [rules(...rows)]).catalog.params.find(({ id }) => id === "topTier.billedSales")!.timeline.map(({ from, until, value }) => [from, until, value]);

  it("take just their days out of what the catalog says, and leave the rest in order", () => {
    assert.deepEqual(versionsOf(), [["2023-07-01", undefined, 4_000_000]]);
    assert.deepEqual(versionsOf([billedSales, "2024-01-01", "2024-07-01", 5, "x", ""]), [["2023-07-01", "2024-01-01", 4_000_000], ["2024-01-01", "2024-07-01", 5], ["2024-07-01", undefined, 4_000_000]]);
    assert.deepEqual(versionsOf([billedSales, "2023-07-01", "", 5, "x", ""]), [["2023-07-01", undefined, 5]]);
    assert.deepEqual(versionsOf([billedSales, "2023-01-01", "2023-07-01", 5, "x", ""]), [["2023-01-01", "2023-07-01", 5], ["2023-07-01", undefined, 4_000_000]]);
    assert.deepEqual(versionsOf([billedSales, "2023-01-01", "2023-03-01", 5, "x", ""]), [["2023-01-01", "2023-03-01", 5], ["2023-07-01", undefined, 4_000_000]]);
    assert.deepEqual(versionsOf([billedSales, "2024-01-01", "2024-02-01", 5, "x", ""], [billedSales, "2024-03-01", "2024-04-01", 6, "x", ""]), [
      ["2023-07-01", "2024-01-01", 4_000_000], ["2024-01-01", "2024-02-01", 5], ["2024-02-01", "2024-03-01", 4_000_000], ["2024-03-01", "2024-04-01", 6], ["2024-04-01", undefined, 4_000_000],
    ]);
  });

  it("quote the source that the user gave, in twenty words at most, and keep a note", () => {
    const [version] = overlaid(shippedCatalog, [rules([billedSales, "2023-07-01", "", 5, `${"word ".repeat(25)}`, "from the summer"])]).catalog.params.find(({ id }) => id === "topTier.billedSales")!.timeline;
    assert.deepEqual([version?.cite.quote, version?.cite.locator, version?.cite.confidence, version?.cite.published, version?.note], [Array.from({ length: 20 }, () => "word").join(" "), "Rules!D2", "unverified", "2023-07-01", "from the summer"]);
    const [short] = overlaid(shippedCatalog, [rules([billedSales, "2023-07-01", "", 5, "x", "no"])]).catalog.params.find(({ id }) => id === "topTier.billedSales")!.timeline;
    assert.deepEqual([short?.cite.quote, short?.note], ["x..", undefined]);
  });

  it("of several tables hold together, under one source that begins with the first of them", () => {
    const [one, other] = [rules([billedSales, "2024-07-01", "", 5, "x", ""]), rules(["Net-new customer adds for top tier", "2024-03-01", "", 7, "x", ""])];
    const { catalog, problems } = overlaid(shippedCatalog, [one, partners, other]);
    const valueOn = (id: string, day: string): number | undefined => catalog.params.find((each) => each.id === id)!.timeline.find(({ from, until }) => from <= day && (until === undefined || day < until))?.value;
    assert.deepEqual([problems, valueOn("topTier.billedSales", "2024-08-01"), catalog.sources.length], [[], 5, shippedCatalog.sources.length + 1]);
    assert.equal(catalog.params.filter(({ timeline }) => timeline.some(({ value }) => value === 7)).length >= 1, true);
    assert.equal(catalog.sources.at(-1)?.title, "Tierline rules on sheet Rules of this workbook");
    const both = overlaid(shippedCatalog, [rules([billedSales, "2024-07-01", "", 5, "x", ""], ["Net-new customer adds for top tier", "2024-03-01", "", 7, "x", ""])]).catalog;
    assert.equal(both.sources.at(-1)?.published, "2024-03-01");
  });

  it("are the same catalog for the same tables, so that nothing is worked out twice", () => {
    const table = rules([billedSales, "2024-07-01", "", 5, "x", ""]);
    assert.equal(overlaid(shippedCatalog, [table]).catalog, overlaid(shippedCatalog, [table]).catalog);
    assert.equal(overlaid(shippedCatalog, [partners]).catalog, shippedCatalog);
  });
});
