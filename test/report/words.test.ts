// Amounts read the same on every machine.
import assert from "node:assert/strict";
import type { GapStep } from "../../src/engine/explanation";
import { amountText, dollars, gapText } from "../../src/report/words";
import { toyCite } from "../engine/toyCatalog";

describe("words", () => {
  it("write money to the cent, in groups of three, whole dollars without cents", () => {
    const amounts: readonly (readonly [number, string])[] = [[0, "$0"], [0.01, "$0.01"], [0.1, "$0.10"], [999, "$999"], [1_000, "$1,000"], [1_234.56, "$1,234.56"], [4_000_000, "$4,000,000"], [-5, "-$5"], [-0.001, "$0"], [1e13, "$10,000,000,000,000"], [1_234_567.999, "$1,234,568"]];
    amounts.forEach(([amount, text]) => assert.equal(dollars(amount), text));
  });

  it("write counts, percentages, flags and dates in their own way", () => {
    assert.deepEqual([amountText(1_200, "count"), amountText(62.5, "percent"), amountText(1, "flag"), amountText(0, "flag"), amountText(45_108, "date"), amountText(70, "points")], ["1,200", "62.5%", "yes", "no", "2023-07-01", "70"]);
  });

  const step = (change: Partial<GapStep>): GapStep => ({ field: "f", label: "Offer Type", unit: "count", words: { one: "customer", many: "customers", lead: "from" }, have: 1, target: 3, amount: 2, points: null, cite: toyCite, ...change }) as GapStep;
  const said = (...steps: Partial<GapStep>[]): string => gapText({ steps: steps.map(step) });

  it("say nothing where nothing is missing, and each step in its own way", () => {
    assert.equal(gapText(null), "");
    assert.equal(said({}), "2 more customers");
    assert.equal(said({ amount: 1 }), "1 more customer");
    assert.equal(said({ have: 5, target: 3 }), "2 less customers");
    assert.equal(said({ have: null, amount: null, target: 1 }), "1 customer (not known now)");
    assert.equal(said({ have: null, amount: null, target: 3 }), "3 customers (not known now)");
    assert.equal(said({ have: null }), "3 customers (not known now)");
    assert.equal(said({ amount: null }), "3 customers (not known now)");
    assert.equal(said({ unit: "flag", target: 1, have: 0 }), "customer");
    assert.equal(said({ unit: "flag", target: 0, have: null }), "no customer (not known now)");
    assert.equal(said({ unit: "choice" }), "another offer type");
    assert.equal(said({ unit: "date", target: 45_108 }), "customer 2023-07-01");
  });

  it("lead over from one step to the next, and say the same thing once", () => {
    assert.equal(said({}, { amount: 4 }), "2 more customers, from 4 more customers");
    assert.equal(said({ words: { one: "x", many: "xs" } }, { words: { one: "x", many: "xs" } }), "2 more xs");
  });

  it("say how many points a step earns, inside the brackets that it has already, and nothing of no points", () => {
    assert.deepEqual([1, 2.5, 1_200, 0, -1].map((points) => said({ points })), ["2 more customers (1 point)", "2 more customers (2.5 points)", "2 more customers (1,200 points)", "2 more customers", "2 more customers"]);
    assert.equal(said({ words: { one: "deployment (Data & AI)", many: "deployments (Data & AI)" }, points: 2 }), "2 more deployments (Data & AI; 2 points)");
  });

  it("write amounts below zero with their sign, fractions to two places", () => {
    assert.deepEqual([amountText(-1_234.567, "points"), amountText(-0.5, "percent"), amountText(0, "count")], ["-1,234.57", "-0.5%", "0"]);
  });
});
