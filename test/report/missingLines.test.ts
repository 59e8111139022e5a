// What a row is missing, line by line: numbers that a sheet can add up, words where there is no number, the nearest way first.
import assert from "node:assert/strict";
import { quotedSource } from "../../src/report/citation";
import { missingLines } from "../../src/report/missingLines";
import { toyCite } from "../engine/toyCatalog";
import { explanationOf, pathOf, requirementOf, stepOf, toyPlan } from "./toyExplanation";

type Change = Parameters<typeof explanationOf>[0];
const linesOf = (change: Change) => missingLines(explanationOf(change), toyPlan);
const names = (change: Change): readonly string[] => linesOf(change).map(({ requirement }) => requirement);
const cells = (change: Parameters<typeof requirementOf>[0]) => {
  const [line] = linesOf({ prerequisites: [requirementOf(change)] });
  return [line!.have, line!.need, line!.missing];
};
const gap = (path: string | null, ...steps: Parameters<typeof stepOf>[0][]) => ({ outcome: "Passes", path, steps: steps.map((step) => stepOf(step)), cost: 1 });
const customers = requirementOf({ id: "customers", field: "customers", label: "Customers", unit: "count", have: 1, need: 3, missing: 2 });

describe("what is missing", () => {
  it("is nothing for a row that has the best outcome, and every requirement that is not met for another", () => {
    const prerequisites = [requirementOf(), requirementOf({ label: "Met", truth: "met" }), requirementOf({ label: "Unknown", truth: "unknown", have: null })];
    assert.deepEqual(linesOf({ status: "Passes", prerequisites }), []);
    assert.deepEqual(names({ prerequisites }), ["Sales", "Unknown"]);
    assert.deepEqual(missingLines(explanationOf({ prerequisites }), { ...toyPlan, ladder: [] }).length, 2);
  });

  it("is told with its amounts as numbers, in every unit that can be added up, and the document's words", () => {
    for (const unit of ["USD", "count", "percent", "points"] as const) {
      assert.deepEqual(cells({ unit }), [200, 500, 300], unit);
    }
    assert.equal(linesOf({ prerequisites: [requirementOf()] })[0]!.source, quotedSource(toyCite));
  });

  it("is told in words where an amount says nothing: a flag, a day, a choice, and another comparison than at least", () => {
    assert.deepEqual(cells({ unit: "flag", comparison: "is", need: 1, have: 0, missing: 1 }), ["no", "yes", "yes"]);
    assert.deepEqual(cells({ unit: "date", need: 45_108, have: 45_107, missing: 1 }), ["2023-06-30", "2023-07-01 or later", "2023-07-01 or later"]);
    assert.deepEqual(cells({ unit: "choice", comparison: "one of", needText: "red, green", have: 2, missing: null }), ["another sales", "one of red, green", "one of red, green"]);
    assert.deepEqual(cells({ comparison: "<", have: 700, missing: 201 }), [700, "less than $500", 201]);
    assert.deepEqual(cells({ comparison: "<", have: 700, missing: null }), [700, "less than $500", "less than $500"]);
  });

  it("is not known where the cell is blank, never 0", () => {
    assert.deepEqual(cells({ have: null, missing: null }), ["not known", 500, "not known"]);
    assert.deepEqual(cells({ have: null, missing: null, unit: "flag", comparison: "is", need: 1 }), ["not known", "yes", "not known"]);
  });

  it("starts with the path that the nearest way goes by, each with its name where there are several", () => {
    const pathways = [pathOf("First", [requirementOf()]), pathOf("Second", [customers, requirementOf({ label: "Met", truth: "met" })])];
    assert.deepEqual(names({ pathways, gap: gap("Second", { field: "customers" }) }), ["Second: Customers", "First: Sales"]);
    assert.deepEqual(names({ pathways, gap: gap("First", {}) }), ["First: Sales", "Second: Customers"]);
    assert.deepEqual(names({ pathways }), ["First: Sales", "Second: Customers"]);
    assert.deepEqual(names({ pathways: pathways.slice(0, 1) }), ["Sales"]);
  });

  it("starts with what every path presumes where the nearest way leads over it, and ends with it otherwise", () => {
    const pathways = [pathOf("Only", [requirementOf()])];
    assert.deepEqual(names({ pathways, prerequisites: [customers], gap: gap("Only", {}, { field: "customers" }) }), ["Customers", "Sales"]);
    assert.deepEqual(names({ pathways, prerequisites: [customers], gap: gap("Only", {}) }), ["Sales", "Customers"]);
    assert.deepEqual(names({ pathways, prerequisites: [customers] }), ["Sales", "Customers"]);
  });

  it("holds a step that leads away from what must not be met, before all requirements", () => {
    const [first, second] = linesOf({ prerequisites: [customers], gap: gap(null, { field: "flag", label: "Barred", unit: "flag", have: 1, target: 0, amount: 1 }, { field: "customers" }) });
    assert.deepEqual([first!.requirement, first!.have, first!.need, first!.missing, first!.source], ["Barred", "yes", "no", "no", quotedSource(toyCite)]);
    assert.equal(second!.requirement, "Customers");
    const step = (change: Parameters<typeof stepOf>[0]) => linesOf({ gap: gap(null, change) }).map(({ have, need, missing }) => [have, need, missing])[0];
    assert.deepEqual(step({}), [200, 500, 300]);
    assert.deepEqual(step({ have: null, amount: null }), ["not known", 500, "not known"]);
    assert.deepEqual(step({ amount: null }), [200, 500, "not known"]);
    assert.deepEqual(step({ have: null }), ["not known", 500, "not known"]);
    assert.deepEqual(step({ unit: "date", have: 45_107, target: 45_108, amount: 1 }), ["2023-06-30", "2023-07-01", "2023-07-01"]);
  });

  it("names one need once, and another need of the same column again", () => {
    assert.deepEqual(linesOf({ prerequisites: [requirementOf(), requirementOf({ have: 1 }), requirementOf({ need: 900 }), requirementOf({ label: "Other" })] }).map(({ requirement, have, need }) => [requirement, have, need]), [["Sales", 200, 500], ["Sales", 200, 900], ["Other", 200, 500]]);
  });
});
