// An explanation in lines: every part that it holds is said once, in one order, and nothing that it does not hold.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { OVERLAY_SOURCE } from "../../src/catalog/sources";
import { plan } from "../../src/engine/plan";
import type { Leaf, Plan } from "../../src/engine/planShape";
import { explainText, haveText, leafNeed, needText, requirementText, unverifiedSentence } from "../../src/report/explainText";
import { all, needs3, toyCatalog, toyCite } from "../engine/toyCatalog";
import { explanationOf, pathOf, requirementOf, stepOf, toyPlan } from "./toyExplanation";

const unverified = { ...toyCite, confidence: "unverified" as const };
const lines = (change: Parameters<typeof explanationOf>[0], frozen: Plan = toyPlan): readonly string[] => explainText(explanationOf(change), frozen, "Contoso").split("\n");

describe("an explanation in words", () => {
  it("of a row with nothing to say is its answer and the rules", () => {
    assert.deepEqual(lines({}), ["Contoso: Fails.", "Rules 2020.1 (abc), as of 2024-01-15."]);
    assert.deepEqual(lines({ knownOn: "2024-01-02" }).at(-1), "Rules 2020.1 (abc), as of 2024-01-15, as known on 2024-01-02.");
  });

  it("says by which path it is met, and which others hold too", () => {
    assert.deepEqual(lines({ status: "Passes", path: "Sales", alsoHold: ["Customers", "Listings"] }).slice(0, 2), ["Contoso: Passes, by Sales.", "Also met: Customers, Listings."]);
  });

  it("says what is missing, what the document leaves open, the nearest way, and why nothing leads on", () => {
    const open = { ambiguity: "X-99", question: "Which way?", main: { says: "one way", truth: "met" as const, cite: toyCite }, cautious: { says: "the other way", truth: "unknown" as const, cite: { ...toyCite, quote: "other words" } } };
    assert.deepEqual(lines({ needs: ["Sales", "Customers"], openReadings: [open], gap: { outcome: "Passes", path: "Billing", steps: [stepOf()], cost: 1 }, final: "It is over." }).slice(1, -1), [
      "Missing and able to change the answer: Sales, Customers.",
      'Not settled by the document (X-99): Which way? One way: met ("three of these"). The other way: unknown ("other words").',
      "Nearest way to Passes (Billing): $300 more sales.",
      "It is over.",
    ]);
    assert.equal(lines({ gap: { outcome: "Passes", path: null, steps: [stepOf()], cost: 1 } })[1], "Nearest way to Passes: $300 more sales.");
  });

  it("lists what is presumed, every path with its requirements, and what is assumed", () => {
    assert.deepEqual(lines({ prerequisites: [requirementOf({ label: "Listing" })], pathways: [pathOf("Billing", [requirementOf()]), pathOf("Counting", [], "met")], assumptions: ["it is listed.", "it is known."] }).slice(1, -1), [
      'Presumed: Listing: $200, needs at least $500 (not met). TOY, the only line: "three of these", in force since 2020-01-01.',
      "Billing: not met.",
      '  Sales: $200, needs at least $500 (not met). TOY, the only line: "three of these", in force since 2020-01-01.',
      "Counting: met.",
      "Assumed: it is listed.",
      "Assumed: it is known.",
    ]);
  });
});

describe("a requirement in words", () => {
  const start = (change: Parameters<typeof requirementOf>[0]): string => requirementText(requirementOf(change)).split(". ")[0]!;

  it("says what is not known, what is assumed, what hangs on \"at least\", and words that nobody checked", () => {
    assert.equal(start({ have: null, truth: "unknown" }), "Sales: not known, needs at least $500 (unknown)");
    assert.equal(start({ have: 500, truth: "met", isMetOnlyIfAtLeastIsMeant: true }), 'Sales: $500, needs at least $500 (met, if "at least" is meant)');
    assert.equal(start({ unit: "flag", comparison: "is", need: 1, have: 1, truth: "met", assumption: "it is listed." }), "Sales: yes, needs yes (met, assumed)");
    assert.match(requirementText(requirementOf({ cite: unverified })), /\. TOY \(unverified\), the only line: "three of these", in force since/);
  });

  it("needs an amount in the words of its comparison, and a day in the words of days", () => {
    const need = (comparison: Parameters<typeof needText>[0]["comparison"], unit: "count" | "date" = "count"): string => needText({ comparison, need: 45_108, needText: null, unit });
    assert.deepEqual(([">=", ">", "<=", "<", "=", "is"] as const).map((each) => need(each)), ["at least 45,108", "more than 45,108", "at most 45,108", "less than 45,108", "exactly 45,108", "45,108"]);
    assert.deepEqual(([">=", "<="] as const).map((each) => need(each, "date")), ["2023-07-01 or later", "2023-07-01 or earlier"]);
    assert.equal(needText({ comparison: "one of", need: 0, needText: "red, green", unit: "choice" }), "one of red, green");
  });

  it("has another choice, whose code says nothing to a reader, and any amount in its unit", () => {
    assert.equal(haveText(requirementOf({ label: "Offer Type", unit: "choice", have: 2 })), "another offer type");
    assert.deepEqual([haveText(requirementOf()), haveText(requirementOf({ unit: "flag", have: 0 }))], ["$200", "no"]);
  });

  it("of a plan needs what its kind asks for", () => {
    const leafOf = (more: object): Leaf => ({ bit: 0, id: "x", programme: "toy", label: "X", cite: toyCite, since: "2020-01-01", rules: [], ...more }) as unknown as Leaf;
    const sales = plan(toyCatalog({ op: "test", id: "sales", field: "sales", cmp: "<=", param: "three" }), "toy", "2024-01-15");
    assert.equal(leafNeed(sales, sales.leaves[0]!), "at most $3");
    assert.equal(leafNeed(toyPlan, leafOf({ kind: "flag", field: 0, need: 0 })), "no");
    assert.equal(leafNeed(toyPlan, leafOf({ kind: "oneOf", field: 0, codes: [4], names: ["red", "green"] })), "one of red, green");
    assert.equal(leafNeed(toyPlan, leafOf({ kind: "score", score: 0, need: 70 })), "at least 70");
  });
});

describe("what is not verified", () => {
  const planned = (count: number, change: (index: number) => object = () => ({ cite: unverified })): Plan => ({ ...toyPlan, leaves: Array.from({ length: count }, (_, index) => ({ ...toyPlan.leaves[0]!, label: `L${index + 1}`, ...change(index) })) });
  const scored = (confidence: "unverified" | "published"): Plan => ({ ...toyPlan, scores: [{ id: "s", label: "S", metrics: [{ id: "m", label: "Metric", field: 0, maximum: 10, threshold: 4, cite: { ...toyCite, confidence } }] }] });

  it("is named once each, six at most, with the number of the rest", () => {
    const end = ". Check these before you rely on an answer that they decide.";
    assert.equal(unverifiedSentence(planned(1)), `Not verified against the original: L1${end}`);
    assert.equal(unverifiedSentence(planned(6)), `Not verified against the original: L1, L2, L3, L4, L5, L6${end}`);
    assert.equal(unverifiedSentence(planned(8)), `Not verified against the original: L1, L2, L3, L4, L5, L6 and 2 more${end}`);
    assert.equal(unverifiedSentence(planned(3, () => ({ cite: unverified, label: "Same" }))), `Not verified against the original: Same${end}`);
  });

  it("may be a figure of a score, or stand behind a column; published words and the user's own figures are not", () => {
    assert.match(unverifiedSentence(scored("unverified")), /: Metric\. /);
    assert.equal(unverifiedSentence(scored("published")), "");
    assert.match(unverifiedSentence({ ...toyPlan, fields: toyPlan.fields.map((field) => ({ ...field, unverified: ["Behind it"] })) }), /: Behind it\. /);
    assert.equal(unverifiedSentence(planned(2, (index) => ({ cite: index === 0 ? toyCite : { ...unverified, source: OVERLAY_SOURCE } }))), "");
    assert.ok(lines({}, planned(1)).at(-2)!.startsWith("Not verified against the original: L1."));
  });

  it("is nothing in a programme of published words", () => {
    assert.equal(unverifiedSentence(plan(toyCatalog(all("all", needs3("a"), needs3("b"))), "toy", "2024-01-15")), "");
    assert.equal(unverifiedSentence(plan(shippedCatalog, "top-tier", "2024-01-15")), "");
  });
});
