// amounts count at the partner global account, so rows of one partner under several IDs are told of.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { splitPartnerNotes, splitPartnerProblems, splitPartners, type SplitPartner } from "../../src/intake/globalAccounts";
import { readTable } from "../../src/intake/read";
import type { CellValue } from "../../src/intake/table";
import { assess } from "../../src/report/assess";

const assessed = (headers: readonly string[], rows: readonly (readonly CellValue[])[]) =>
  assess({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows }, { programmes: ["top-tier"], asOf: "2024-01-15", knownOn: null });
const headers = ["MPN ID", "Partner", "Marketplace billed sales (USD)"];

describe("a partner under several IDs", () => {
  it("X-42: is told of with the cells of its IDs and beside the status of each row, and nothing is added up", () => {
    const found = assessed(headers, [["1", "Contoso", 2_500_000], ["7", "Fabrikam", 4_000_000], ["2", "contoso ", 2_500_000]]);
    assert.deepEqual(found.problems.filter(({ code }) => code === "several-ids").map(({ addresses }) => addresses), [["A2", "A4"]]);
    const [topTier] = found.programmes;
    assert.deepEqual(topTier!.statuses[1], "Top tier");
    assert.notEqual(topTier!.statuses[0], "Top tier");
    assert.deepEqual(topTier!.notes.map((note) => note.includes("under several IDs")), [true, false, true]);
  });

  it("is no matter where each name has one ID, or where there is no ID", () => {
    assert.deepEqual(assessed(headers, [["1", "Contoso", 1], ["7", "Fabrikam", 1], ["", "Contoso", 1]]).problems.filter(({ code }) => code === "several-ids"), []);
    assert.deepEqual(assessed(headers.slice(1), [["Contoso", 1], ["Contoso", 1]]).problems.filter(({ code }) => code === "several-ids"), []);
  });

  const split = (head: readonly string[], rows: readonly (readonly CellValue[])[]): readonly SplitPartner[] => {
    const table = { sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: head, rows };
    return splitPartners(table, readTable(table, shippedCatalog));
  };

  it("is known with all rows that have an ID, and by its name as it first stands there", () => {
    assert.deepEqual(split(headers, [[1, " Contoso ", 1], ["", "contoso", 1], ["2", "CONTOSO", 1], ["2", "Contoso", 1]]), [{ name: "Contoso", rows: [0, 2, 3], addresses: ["A2", "A4", "A5"] }]);
    assert.deepEqual(split(headers, [["a", "Contoso", 1], [" A", "Contoso", 1]]), [], "one ID in two spellings is one");
  });

  it("is none in a table of offers, where each has an ID of its own", () => {
    assert.deepEqual(split(["Offer ID", "Offer", "Offer type", "Transactable", "Publisher"], [["1", "Ledger", "SaaS", "Yes", ""], ["2", "Ledger", "SaaS", "Yes", ""]]), []);
    assert.deepEqual(split(["MPN ID", "Marketplace billed sales (USD)"], [["1", 1], ["1", 1]]), []);
  });

  it("is told of in one sentence with six cells at most, fifty times at most, and in a note beside each of its rows", () => {
    const rows = Array.from({ length: 8 }, (_, row) => row);
    const contoso: SplitPartner = { name: "Contoso", rows, addresses: rows.map((row) => `A${row + 2}`) };
    const table = { sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows: [] };
    const [problem] = splitPartnerProblems(table, [contoso]);
    assert.deepEqual([problem!.code, problem!.sheet, problem!.addresses], ["several-ids", "Data", contoso.addresses]);
    assert.equal(problem!.sentence, "Sheet \"Data\": Contoso stands under several IDs (A2, A3, A4, A5, A6, A7). Microsoft counts at the partner global account, and nothing here tells whether these 8 rows belong to one. Add them up in one row under the global account's ID if they do.");
    assert.equal(splitPartnerProblems(table, new Array<SplitPartner>(60).fill(contoso)).length, 50);
    assert.deepEqual([...splitPartnerNotes([{ ...contoso, rows: [3, 5] }])], [3, 5].map((row) => [row, "One of 2 rows of Contoso under several IDs; Microsoft counts at the partner global account."]));
  });
});
