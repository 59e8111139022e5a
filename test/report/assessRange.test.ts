// The range of a formula gets the answers of the pane, or one sentence that names what cannot be used.
import assert from "node:assert/strict";
import type { CellValue } from "../../src/intake/table";
import { assessRange, isHeaderRow, type RangeAnswer } from "../../src/report/assessRange";

const ask = (values: readonly (readonly CellValue[])[], headers: readonly string[] | null = null, asOf = "2024-01-01"): RangeAnswer => assessRange({ programme: "top-tier", values, headers, asOf, knownOn: null });
const statuses = (answer: RangeAnswer): readonly string[] => (answer.ok ? answer.programme.statuses : assert.fail(answer.sentence));
function refused(answer: RangeAnswer, code: string, sentence: RegExp): void {
  assert.ok(!answer.ok, "the range was answered");
  assert.equal(answer.code, code);
  assert.match(answer.sentence, sentence);
}

describe("a range", () => {
  it("without headers is read as billed sales, net-new, transactions, unique customers, commitment, transactable listing", () => {
    const one = (...cells: CellValue[]): string => statuses(ask([cells]))[0] ?? "";
    assert.equal(one(4_000_000), "Top tier");
    assert.equal(one(0, 12), "Top tier");
    assert.equal(one(0, 0, 30, 8), "Top tier");
    assert.equal(one(0, 0, 5, 1, 30_000_000), "Top tier");
    assert.equal(one(0, 0, 0, 0, 200_000_000, "Yes"), "Top tier");
    assert.equal(one(0, 0, 0, 0, 200_000_000, "No"), "Not top tier");
    assert.equal(one(0, 0, 0, 0, 0), "Not top tier");
    assert.equal(one(0), "Needs data");
  });

  it("answers one status per row, and lets a bad cell cost its own row only", () => {
    assert.deepEqual(statuses(ask([[4_000_000, 0, 0, 0, 0, "No"], ["?", 0, 0, 0, 0, "No"], [0, 0, 0, 0, 0, "No"], ["", "", "", "", "", ""]])), ["Top tier", "Needs data", "Not top tier", ""]);
  });

  it("with headers is read by their names, in any order, beside the user's own columns", () => {
    assert.deepEqual(statuses(ask([["x", "Yes", 30, 8, "note"]], ["Partner", "Transactable listing", "Marketplace transactions", "Unique customers", "Notes"])), ["Top tier"]);
  });

  it("is refused with a sentence for too many columns, unknown headers, two columns of one field, and dates before the rules", () => {
    refused(ask([[1, 2, 3, 4, 5, 6, 7]]), "too-many-columns", /7 columns and no headers.*Marketplace billed sales \(USD\), Net-new customers over \$10K/);
    refused(ask([[1]], ["Amount"]), "no-known-header", /None of the headers is recognised: Amount/);
    refused(ask([[1, 2]], ["MBS", "Billed sales"]), "two-columns-for-one-field", /"MBS" and "Billed sales" are both read as Marketplace billed sales/);
    refused(ask([[1, 2]], ["MBS"]), "headers-do-not-fit", /1 headers for 2 columns/);
    refused(ask([[1]], null, "2023-06-30"), "before-rules", /^Top tier is defined from 2023-07-01/);
    refused(ask([[1]], null, "soon"), "bad-date", /"soon" is not a date/);
  });

  it("knows a header row from a row of values", () => {
    assert.equal(isHeaderRow(["Partner", "Marketplace billed sales (USD)", "Notes", "Region"]), true);
    assert.equal(isHeaderRow(["Contoso", 4_000_000, 3]), false);
    assert.equal(isHeaderRow(["Contoso", "Partner", "x", "y"]), false);
    assert.equal(isHeaderRow(["", "", ""]), false);
  });
});
