// The range of a formula gets the answers of the pane, or one sentence that names what cannot be used.
import assert from "node:assert/strict";
import type { Catalog } from "../../src/catalog/schema";
import type { CellValue } from "../../src/intake/table";
import { assessRange, isHeaderRow, type RangeAnswer } from "../../src/report/assessRange";
import { needs3, toyCatalog } from "../engine/toyCatalog";

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

  it("is answered for the programme asked for alone, with the lists beside it, as a table of its own", () => {
    const answer = ask([["Contoso", 4_000_000, 75]], ["Partner", "Marketplace billed sales (USD)", "Security score"]);
    assert.ok(answer.ok);
    assert.deepEqual([answer.assessment.programmes.map(({ id }) => id), answer.table.sheet, answer.table.topLeft], [["top-tier"], "range", { row: 0, column: 0 }]);
    const narrow = ask([[4_000_000]]);
    assert.deepEqual(narrow.ok && narrow.table.headers, ["Marketplace billed sales (USD)"]);
    const list = { sheet: "Lists", table: "Designations", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Designation", "Attained on"], rows: [["Contoso", "Security", "2022-11-01"]] };
    const listed = assessRange({ programme: "specialization.threat-protection", values: [["Contoso", 1], ["Fabrikam", 1]], headers: ["Partner", "Marketplace billed sales (USD)"], asOf: "2023-06-13", knownOn: null, related: [list] });
    assert.deepEqual(statuses(listed), ["Qualified", "Not qualified"]);
  });

  it("is refused where its rows are of another kind, and where there are no rows", () => {
    const offers = assessRange({ programme: "co-sell", values: [["Contoso", 1]], headers: ["Partner", "Marketplace billed sales (USD)"], asOf: "2024-01-01", knownOn: null });
    refused(offers, "no-known-header", /is decided for offers, but the rows of this table are partners/);
    refused(ask([]), "no-known-header", /has no header that is recognised/);
  });

  it("names six unknown headers at most, and lets two columns of names stand beside each other", () => {
    refused(ask([[1, 2, 3, 4, 5, 6, 7]], ["a1", "b1", "c1", "d1", "e1", "f1", "g1"]), "no-known-header", /recognised: a1, b1, c1, d1, e1, f1\. Use one/);
    assert.deepEqual(statuses(ask([["Contoso", "Contoso Ltd", 4_000_000]], ["Partner", "Partner name", "Marketplace billed sales (USD)"])), ["Top tier"]);
  });

  it("has the labels of its columns from fields and facts, and fails for a mistake of the code as such", () => {
    const toy = toyCatalog(needs3("a"));
    const [programme] = toy.programmes;
    const positional = { ...toy, programmes: [{ ...programme!, positional: ["a", "b"] }] };
    const answer = assessRange({ programme: "toy", values: [[3, 1]], headers: null, asOf: "2024-01-01", knownOn: null }, positional);
    assert.deepEqual([statuses(answer), answer.ok && answer.table.headers], [["Passes"], ["Field a", "Field b"]]);
    assert.throws(() => assessRange({ programme: "toy", values: [[3]], headers: null, asOf: "2024-01-01", knownOn: null }, {} as Catalog), TypeError);
  });

  it("knows a header row from a row of values", () => {
    assert.equal(isHeaderRow(["Partner", "Marketplace billed sales (USD)", "Notes", "Region"]), true);
    assert.equal(isHeaderRow(["Contoso", 4_000_000, 3]), false);
    assert.equal(isHeaderRow(["Contoso", "Partner", "x", "y"]), false);
    assert.equal(isHeaderRow(["", "", ""]), false);
    assert.equal(isHeaderRow(["Partner", " ", "", "Unique customers"]), true, "blanks are neither");
    assert.equal(isHeaderRow(["Partner", "Unique customers", 3]), false, "a number is no header");
    assert.equal(isHeaderRow(["Partner", "Unique customers", "Marketplace transactions", "a", "b", "c", "d"]), true, "three known headers are enough");
    assert.equal(isHeaderRow(["Partner", "Unique customers", "a", "b", "c"]), false, "two of five are not");
  });
});
