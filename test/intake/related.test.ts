// The other tables of the workbook: what each is, and which values of a partner stand under the rows that belong to it.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { readTable } from "../../src/intake/read";
import { partnersNotFound, readRelated, relateInSlices, roleOf } from "../../src/intake/related";
import { toItsEnd } from "../../src/intake/slices";
import type { CellValue, TableSnapshot } from "../../src/intake/table";

type Rows = readonly (readonly CellValue[])[];
const tableOf = (sheet: string, headers: readonly string[], rows: Rows = []): TableSnapshot => ({ sheet, table: sheet, topLeft: { row: 0, column: 0 }, headers, rows });
const partners = (...rows: Rows): TableSnapshot => tableOf("Partners", ["Partner ID", "Partner", "Marketplace billed sales (USD)"], rows);
const byName = (...rows: Rows): TableSnapshot => tableOf("Names", ["Partner", "Marketplace billed sales (USD)"], rows);
const offers = (headers: readonly string[], ...rows: Rows): TableSnapshot => tableOf("Offers", ["Offer", "Offer type", "Transactable", ...headers], rows.map((row, index) => [`Offer ${index}`, "SaaS", "Yes", ...row]));
const role = (...headers: readonly string[]): string => roleOf(shippedCatalog, tableOf("Sheet", headers));

/** What stands under each offer as its partner's billed sales; null where no such column came to be. */
function salesUnder(table: TableSnapshot, ...others: readonly TableSnapshot[]): readonly number[] | null {
  const related = readRelated(shippedCatalog, others);
  const request = { catalog: shippedCatalog, asOf: "2024-01-15", valueOf: () => 0, wanted: [] };
  const { lanes } = toItsEnd(relateInSlices(table, readTable(table, shippedCatalog).columns, related, request));
  return lanes["marketplaceBilledSales"] === undefined ? null : [...lanes["marketplaceBilledSales"]];
}

describe("a table of the workbook", () => {
  it("is the user's rules, a list, a table of partners or of offers, or nothing that is known, by its headers", () => {
    assert.equal(role("Parameter", "From", "Value"), "rules");
    assert.equal(role("Partner", "Level", "Active to"), "list");
    assert.equal(role("Partner", "Marketplace billed sales (USD)"), "partners");
    assert.equal(role("Offer", "Offer type", "Transactable"), "offers");
    assert.deepEqual([role("Date", "Amount"), role("Partner", "Region"), role()], ["unknown", "unknown", "unknown"]);
  });

  it("is read with the others of its kind: partners apart from offers, lists by what they list, and rules not at all", () => {
    const list = tableOf("Competencies", ["Partner", "Level", "Active to"], [["Contoso", "Gold", "someday"]]);
    const related = readRelated(shippedCatalog, [list, list, partners(["1", "Contoso", 5]), offers(["Partner"], ["Contoso"]), tableOf("Rules", ["Parameter", "From", "Value"])]);
    assert.deepEqual(related.partners.map(({ table }) => table.sheet), ["Partners"]);
    assert.deepEqual([...related.lists.values()].map((readings) => readings.length), [2]);
    assert.deepEqual(related.rejections.map(({ sheet, address }) => `${sheet}!${address}`), ["Competencies!C2", "Competencies!C2"]);
  });
});

describe("a partner's column under the rows of an offer table", () => {
  it("is found by the partner's ID where both tables have it, whatever the names say", () => {
    assert.deepEqual(salesUnder(offers(["Partner ID", "Partner"], ["2", "Contoso"], [1, "Fabrikam"], ["3", "Contoso"], ["", "Contoso"]), partners(["1", "Contoso", 10], ["2", "Fabrikam", 20])), [20, 10, NaN, NaN]);
  });

  it("is found by the partner's name where one of the tables has no ID, without case and outer spaces", () => {
    assert.deepEqual(salesUnder(offers(["Partner"], [" CONTOSO "], ["fabrikam"], ["Nobody"], [""]), partners(["1", "Contoso", 10], ["2", "Fabrikam", 20])), [10, 20, NaN, NaN]);
    assert.deepEqual(salesUnder(offers(["Partner ID", "Partner"], ["9", "Contoso"]), byName(["Contoso", 10])), [10]);
  });

  it("is unknown for a partner that stands twice, for a partner's blank cell, and for an offer that names nobody", () => {
    assert.deepEqual(salesUnder(offers(["Partner"], ["Contoso"], ["Fabrikam"], ["Adatum"]), byName(["Contoso", 10], ["contoso", 11], ["Fabrikam", ""], ["Adatum", 0])), [NaN, NaN, 0]);
  });

  it("is the offer table's own where that has such a column, and else the first partner table's", () => {
    assert.deepEqual(salesUnder(offers(["Partner", "Marketplace billed sales (USD)"], ["Contoso", 7], ["Contoso", ""]), byName(["Contoso", 10])), [7, NaN]);
    assert.deepEqual(salesUnder(offers(["Partner"], ["Contoso"], ["Fabrikam"]), byName(["Contoso", 10]), partners(["2", "Contoso", 99], ["3", "Fabrikam", 20])), [10, NaN]);
  });

  it("is not there without a partner table, and no partner table lends its columns to another", () => {
    assert.equal(salesUnder(offers(["Partner"], ["Contoso"])), null);
    assert.equal(salesUnder(tableOf("Others", ["Partner", "Unique customers"], [["Contoso", 3]]), byName(["Contoso", 10])), null);
  });
});

describe("cells whose partner is in no partner table", () => {
  const lost = (table: TableSnapshot, ...others: readonly TableSnapshot[]): readonly string[] => partnersNotFound(shippedCatalog, table, readRelated(shippedCatalog, others));

  it("are named in the column that was looked up: IDs where both tables have them, else names", () => {
    assert.deepEqual(lost(offers(["Partner ID", "Partner"], ["1", "Nobody"], ["9", "Contoso"]), partners(["1", "Contoso", 10])), ["D3"]);
    assert.deepEqual(lost(offers(["Partner ID", "Partner"], ["1", "Nobody"], ["9", "Contoso"]), byName(["Contoso", 10])), ["E2"]);
    assert.deepEqual(lost(offers(["Partner"], ["Nobody"], ["Contoso"], [""]), partners(["1", "Contoso", 10])), ["D2"]);
  });

  it("are none where one of several partner tables has the partner, and none where there is no partner table", () => {
    assert.deepEqual(lost(offers(["Partner"], ["Contoso"], ["Fabrikam"], ["Nobody"]), byName(["Contoso", 10]), partners(["2", "Fabrikam", 1])), ["D4"]);
    assert.deepEqual(lost(offers(["Partner"], ["Nobody"])), []);
  });

  it("are none in a table of partners, which names its own", () => {
    assert.deepEqual(lost(byName(["Nobody", 1]), partners(["1", "Contoso", 10])), []);
  });
});
