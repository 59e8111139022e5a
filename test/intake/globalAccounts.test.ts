// amounts count at the partner global account, so rows of one partner under several IDs are told of.
import assert from "node:assert/strict";
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
});
