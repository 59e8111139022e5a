// What a change costs: nothing inside the range, by effort where one is given, else the share that is missing, in whole steps of the field.
import assert from "node:assert/strict";
import { plan } from "../../src/engine/plan";
import type { PlanField } from "../../src/engine/planShape";
import { isAmount, missingAmount, priceOf, targetIn, type Efforts } from "../../src/engine/price";
import { needs3, toyCatalog } from "./toyCatalog";

const count = plan(toyCatalog(needs3("a")), "toy", "2021-01-01").fields[0]!;
const money: PlanField = { ...count, id: "sales", unit: "USD", step: 0.01 };
const choice: PlanField = { ...count, id: "kind", unit: "choice" };
const flag: PlanField = { ...count, id: "flag", unit: "flag" };
const range = { low: 3, high: 5 };
const blank = Number.NaN;

describe("the price of a change", () => {
  it("is nothing from one end of the range to the other, and something beside it", () => {
    const efforts: Efforts = { a: 2 };
    assert.deepEqual([2, 3, 4, 5, 6].map((have) => priceOf(count, have, range, efforts)), [2, 0, 0, 0, 2]);
    assert.deepEqual([3, 5].map((have) => priceOf(flag, have, range)), [0, 0]);
  });

  it("is the share that is missing, of the target or of one step, where no effort is given", () => {
    assert.deepEqual([1, 10, -3].map((have) => priceOf(count, have, range)), [2 / 3, 1, 2]);
    assert.equal(priceOf(count, 4, { low: -Infinity, high: 0 }), 4);
  });

  it("is the person's effort per unit, or the catalog's per step, and the person's comes first", () => {
    assert.equal(priceOf(money, 0, { low: 10, high: Infinity }, { sales: 2 }), 20);
    assert.equal(priceOf({ ...money, effort: 2 }, 0, { low: 10, high: Infinity }), 2_000);
    assert.equal(priceOf({ ...money, effort: 2 }, 0, { low: 10, high: Infinity }, { sales: 2 }), 20);
    assert.equal(priceOf({ ...count, step: 5, effort: 3 }, 0, { low: 12, high: Infinity }), 9);
  });

  it("of a flag or a choice is one change, and of a blank the whole need", () => {
    assert.deepEqual([flag, choice].map((field) => priceOf(field, 0, range)), [1, 1]);
    assert.deepEqual([flag, choice].map((field) => priceOf(field, 0, range, { flag: 7, kind: 8 })), [7, 8]);
    assert.deepEqual([priceOf(count, blank, range), priceOf(money, blank, range, { sales: 2 }), priceOf({ ...count, effort: 6 }, blank, range)], [1, 6, 18]);
  });
});

describe("the target in a range", () => {
  it("is the end that is nearer, and the lower one from a blank", () => {
    assert.deepEqual([0, 9, blank].map((have) => targetIn(range, have)), [3, 5, 3]);
    assert.deepEqual([0, 9, blank].map((have) => targetIn({ low: -Infinity, high: 5 }, have)), [5, 5, 5]);
  });
});

describe("what is missing", () => {
  it("is counted in whole steps, up and down, and never rounded down", () => {
    assert.deepEqual([missingAmount(1, 3, 1), missingAmount(5, 3, 1), missingAmount(2.5, 3, 1)], [2, 2, 1]);
    assert.deepEqual([missingAmount(0, 12, 5), missingAmount(0, 10, 5)], [15, 10]);
    assert.deepEqual([missingAmount(0.97, 1, 0.01), missingAmount(0.001, 0.01, 0.01), missingAmount(0.1 + 0.2, 0.31, 0.01)], [0.03, 0.01, 0.01]);
  });

  it("can be said of amounts, not of flags and choices", () => {
    assert.deepEqual([count, money, flag, choice].map(isAmount), [true, true, false, false]);
  });
});
