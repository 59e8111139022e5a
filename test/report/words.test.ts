// Amounts read the same on every machine.
import assert from "node:assert/strict";
import { amountText, dollars } from "../../src/report/words";

describe("words", () => {
  it("write money to the cent, in groups of three, whole dollars without cents", () => {
    const amounts: readonly (readonly [number, string])[] = [[0, "$0"], [0.01, "$0.01"], [0.1, "$0.10"], [999, "$999"], [1_000, "$1,000"], [1_234.56, "$1,234.56"], [4_000_000, "$4,000,000"], [-5, "-$5"], [-0.001, "$0"], [1e13, "$10,000,000,000,000"], [1_234_567.999, "$1,234,568"]];
    amounts.forEach(([amount, text]) => assert.equal(dollars(amount), text));
  });

  it("write counts, percentages, flags and dates in their own way", () => {
    assert.deepEqual([amountText(1_200, "count"), amountText(62.5, "percent"), amountText(1, "flag"), amountText(0, "flag"), amountText(45_108, "date"), amountText(70, "points")], ["1,200", "62.5%", "yes", "no", "2023-07-01", "70"]);
  });
});
