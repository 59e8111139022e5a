// PARTNER.TTM: the metric table's figures in a cell.
import assert from "node:assert/strict";
import { FormulaError, NotAvailable } from "../../src/app/formulaCall";
import { trailingValue, type TrailingCall } from "../../src/app/trailingFormula";

const sales = [
  ["2023-06", 900, "c-0"],
  ["2023-07", 100, "c-1"],
  ["2024-05", 10_000, "c-2"],
  ["2024-06", 0.01, "c-2"],
  ["2024-06", 99.99, "c-3"],
] as const;
const column = (at: 0 | 1 | 2): unknown[][] => sales.map((row) => [row[at]]);
const call = (measure: string, more: Partial<TrailingCall> = {}): number => trailingValue({ measure, dates: column(0), amounts: column(1), customers: column(2), asOf: "2024-06-30", today: "2020-01-01", ...more });

describe("PARTNER.TTM", () => {
  it("sums to the cent what lies in the twelve months", () => assert.equal(call("billed sales"), 10_200));

  it("counts rows of at least $100 as transactions, and their customers once", () => {
    assert.equal(call("transactions"), 2);
    assert.equal(call("customers"), 2);
  });

  it("counts as net-new who first bought in the window and spent more than $10,000 in it", () => assert.equal(call("net-new customers"), 1));

  it("takes serials for dates, and dates that are not all firsts of a month as days", () => {
    assert.equal(call("billed sales", { dates: [[45_473], [45_107], [45_108], [45_474], [45_200]] }), 900 + 10_000 + 99.99);
  });

  it("passes over the header cell on top and the blank cells of a whole column", () => {
    const whole = (header: string, at: 0 | 1): unknown[][] => [[header], ...column(at), ...Array.from({ length: 1000 }, () => [""])];
    assert.equal(call("billed sales", { dates: whole("Billed month", 0), amounts: whole("Estimated revenue (USD)", 1), customers: null }), 10_200);
  });

  it("takes one row of cells as well as one column", () => {
    assert.equal(call("billed sales", { dates: [sales.map(([date]) => date)], amounts: [sales.map(([, amount]) => amount)], customers: null }), 10_200);
  });

  it("names the row of a cell that it cannot read, and never counts it as 0", () => {
    assert.throws(() => call("billed sales", { amounts: [[900], [100], ["about ten"], [1], [1]] }), (error) => error instanceof FormulaError && /amount in row 3/.test(error.message));
    assert.throws(() => call("billed sales", { dates: [["2023-06"], ["3/4/2024"], ["2024-05"], ["2024-06"], ["2024-06"]] }), /date in row 2 of the range could be day first or month first/);
    assert.throws(() => call("billed sales", { amounts: [[900], ["#N/A"], [1], [1], [1]] }), FormulaError);
  });

  it("asks for customers where the measure needs them, and for columns of one length", () => {
    assert.throws(() => call("customers", { customers: null }), /column of customers/);
    assert.throws(() => call("billed sales", { amounts: [[1]] }), /same number of rows/);
    assert.throws(() => call("revenue"), /"revenue" is no measure/);
    assert.throws(() => call("billed sales", { amounts: [[1, 2], [3, 4]] }), /must be one column/);
  });

  it("looks at the fiscal year, July to June, or at the six months in which a designation can be attained, where that is asked for", () => {
    assert.equal(call("billed sales", { window: "12 months" }), 10_200);
    assert.equal(call("billed sales", { window: "fiscal year" }), 10_200);
    assert.equal(call("billed sales", { window: "Fiscal year", asOf: "2023-06-30" }), 900, "the one that ends in June");
    assert.equal(call("billed sales", { window: "fiscal year", asOf: "2023-07-01" }), 100, "the one that begins in July");
    assert.equal(call("billed sales", { window: "six months", asOf: "2024-10-31" }), 10_100);
    assert.equal(call("billed sales", { window: "6 months", asOf: "2024-11-01" }), 100, "May has left on the first of November");
    assert.equal(call("net-new customers", { window: "six months" }), 1);
    assert.throws(() => call("billed sales", { window: "quarter" }), (error) => error instanceof FormulaError && /"quarter" is no window\. Use "12 months", "fiscal year" or "six months"/.test(error.message));
  });

  it("answers #N/A before the rules name a minimum", () => {
    assert.throws(() => call("transactions", { asOf: "2019-06-30" }), NotAvailable);
    assert.equal(call("billed sales", { asOf: "2019-06-30" }), 0);
  });
});
