import assert from "node:assert/strict";
import { explanationColumn, type FormulaCall, FormulaError, statusColumn } from "../../src/app/formula";

const headers = ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"];
const call = (metrics: unknown[][], more: Partial<FormulaCall> = {}): FormulaCall => ({ programme: "top-tier", metrics, headers: null, asOf: null, today: "2024-06-30", address: undefined, isPreview: false, ...more });
const body = [
  ["Contoso", 4_000_000, 0, 0, 0, 0, "No"],
  ["Fabrikam", 3_999_999.99, 11, 29, 8, 29_999_999, "No"],
];

describe("PARTNER.TOPTIER", () => {
  it("answers with a header line first where the range starts with its header row, so that rows line up", () => {
    assert.deepEqual(statusColumn(call([headers, ...body])), [["Top tier"], ["Top tier"], ["Not top tier"]]);
  });

  it("answers one row per row where the headers are given apart", () => {
    assert.deepEqual(statusColumn(call(body, { headers: [headers] })), [["Top tier"], ["Not top tier"]]);
  });

  it("takes headers that stand in a column", () => {
    assert.deepEqual(statusColumn(call(body, { headers: headers.map((header) => [header]) })), [["Top tier"], ["Not top tier"]]);
  });

  it("takes the documented order where nothing says what the columns are", () => {
    assert.deepEqual(statusColumn(call([[0, 12, 0, 0, 0, "No"], [0, 11, 0, 0, 0, "No"]])), [["Top tier"], ["Not top tier"]]);
  });

  it("gives a row with a blank that matters its own Needs data, and the others their answer", () => {
    const rows = statusColumn(call([headers, ["Contoso", null, 0, 0, 0, 0, "No"], ...body]));
    assert.deepEqual(rows, [["Top tier"], ["Needs data"], ["Top tier"], ["Not top tier"]]);
  });

  it("does not let an error cell spoil the column", () => {
    const rows = statusColumn(call([headers, ["Contoso", "#N/A", 0, 0, 0, 0, "No"], ...body]));
    assert.deepEqual(rows.map(([status]) => status), ["Top tier", "Needs data", "Top tier", "Not top tier"]);
  });

  it("takes today where the date is left out, and a date as serial or text", () => {
    assert.throws(() => statusColumn(call([headers, ...body], { today: "2023-06-30" })), /Top tier is defined from 2023-07-01/);
    assert.throws(() => statusColumn(call([headers, ...body], { asOf: "2023-06-30" })), /Top tier is defined from 2023-07-01/);
    assert.throws(() => statusColumn(call([headers, ...body], { asOf: 45_107 })), /Top tier is defined from 2023-07-01/);
    assert.equal(statusColumn(call([headers, ...body], { asOf: 45_108, today: "2020-01-01" })).length, 3);
  });

  it("says so where the as-of date is blank or no date", () => {
    for (const asOf of ["", 0, "soon", true]) assert.throws(() => statusColumn(call([headers, ...body], { asOf })), FormulaError);
  });

  it("names the columns that cannot be used", () => {
    assert.throws(() => statusColumn(call(body, { headers: [headers.slice(0, 3)] })), /3 headers for 7 columns/);
    assert.throws(() => statusColumn(call([["a", 1, 2, 3, 4, 5, 6, 7]])), /8 columns and no headers/);
  });

  it("refuses a spill that Excel could not hold, and says what to use instead", () => {
    assert.throws(() => statusColumn(call(Array.from({ length: 100_001 }, () => [0]))), /at most 100,000.*Tierline pane/);
  });

  it("answers the same cells from memory, and changed cells afresh", () => {
    const first = statusColumn(call([headers, ...body]));
    assert.equal(statusColumn(call([headers, ...body])), first);
    assert.deepEqual(statusColumn(call([headers, ["Contoso", 1, 0, 0, 0, 0, "No"]])), [["Top tier"], ["Not top tier"]]);
  });

  it("computes only a few rows while the formula is being typed", () => {
    assert.equal(statusColumn(call([headers, ...Array.from({ length: 500 }, () => body[0] ?? [])], { isPreview: true })).length, 20);
  });
});

describe("PARTNER.EXPLAIN", () => {
  it("says in words why, with amounts and the source's own words", () => {
    const [header, , fabrikam] = explanationColumn(call([headers, ...body]));
    assert.deepEqual(header, ["Top tier explanation"]);
    assert.match(fabrikam?.[0] ?? "", /Fabrikam: Not top tier/);
    assert.match(fabrikam?.[0] ?? "", /\$3,999,999\.99/);
  });

  it("names the programmes it knows where it is asked for another", () => {
    assert.throws(() => explanationColumn(call(body, { programme: "gold" })), /no programme "gold"/);
  });
});
