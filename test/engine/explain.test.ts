// An explanation shows have, need, missing and the document's words for every requirement, and what is open, assumed or missing.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Confidence, Expr, Fact } from "../../src/catalog/schema";
import { explain, explainerOf } from "../../src/engine/explain";
import type { Explanation } from "../../src/engine/explanation";
import { bindLanes } from "../../src/engine/lanes";
import { plan } from "../../src/engine/plan";
import { seeded } from "../bench/measure";
import { all, any, needs3, oneRow, toyCatalog, toyCite, toyFields } from "./toyCatalog";

const frozen = plan(shippedCatalog, "top-tier", "2024-01-01");
const nothing = { marketplaceBilledSales: 0, netNewCustomers: 0, marketplaceTransactions: 0, uniqueCustomers: 0, cloudCommitment: 0, transactableListing: 0 };
const of = (row: Readonly<Record<string, number>>): Explanation => explain(frozen, oneRow({ ...nothing, ...row }), 0);
const requirement = (explanation: Explanation, path: string, index = 0) => explanation.pathways.find((pathway) => pathway.label === path)?.requirements[index];

describe("an explanation of top tier", () => {
  it("names the pathway that decides and the others that also hold", () => {
    const explanation = of({ marketplaceBilledSales: 5_000_000, netNewCustomers: 12, cloudCommitment: 200_000_000, transactableListing: 1 });
    assert.equal(explanation.status, "Top tier");
    assert.equal(explanation.path, "Billed sales");
    assert.deepEqual(explanation.alsoHold, ["Net-new customers", "Commitment $200M"]);
    assert.equal(explanation.gap, null);
  });

  it("shows have, need, missing, unit, words and since when of a requirement that is not met", () => {
    const { have, need, missing, unit, truth, since, cite, comparison } = requirement(of({ marketplaceTransactions: 26 }), "Transactions")!;
    assert.deepEqual({ have, need, missing, unit, truth, since, comparison }, { have: 26, need: 30, missing: 4, unit: "count", truth: "not met", since: "2023-07-01", comparison: ">=" });
    assert.equal(cite.quote, "30 marketplace transactions with eight unique customers");
  });

  it("X-11: says 'met, if at least is meant' exactly on a line without a comparison word, and not beside it", () => {
    assert.equal(requirement(of({ marketplaceBilledSales: 4_000_000 }), "Billed sales")?.isMetOnlyIfAtLeastIsMeant, true);
    assert.equal(requirement(of({ marketplaceBilledSales: 4_000_000.01 }), "Billed sales")?.isMetOnlyIfAtLeastIsMeant, false);
    // "at least five marketplace transactions" has its comparison word.
    assert.equal(requirement(of({ cloudCommitment: 40_000_000, marketplaceTransactions: 5 }), "Commitment $30M", 1)?.isMetOnlyIfAtLeastIsMeant, false);
  });

  it("X-15: shows both readings where the five transactions are met ever but not in twelve months", () => {
    const explanation = of({ cloudCommitment: 30_000_000, marketplaceTransactions: 4, lifetimeTransactions: 5 });
    assert.equal(explanation.status, "Unclear");
    assert.equal(explanation.path, null);
    assert.deepEqual(explanation.openReadings.map(({ ambiguity, main, cautious }) => [ambiguity, main.truth, cautious.truth]), [["X-15", "met", "not met"]]);
    assert.deepEqual(explanation.gap?.steps.map((step) => [step.field, step.amount]), [["marketplaceTransactions", 1]]);
  });

  it("X-15: leaves the question alone where it does not matter to the row", () => {
    const explanation = of({ marketplaceBilledSales: 4_000_000, cloudCommitment: 30_000_000, marketplaceTransactions: 4, lifetimeTransactions: 5 });
    assert.deepEqual([explanation.status, explanation.openReadings.length], ["Top tier", 0]);
  });

  it("states the assumption of a prerequisite whose column is absent, and decides by the column where it is there", () => {
    const assumed = of({ netNewCustomers: 12 });
    assert.match(assumed.assumptions.join(), /taken to have an Azure IP co-sell eligible solution/);
    assert.equal(assumed.prerequisites[0]?.assumption !== null, true);
    const notEligible = of({ netNewCustomers: 12, azureIpCosellEligible: 0 });
    assert.deepEqual([notEligible.status, notEligible.path], ["Not top tier", null]);
    assert.deepEqual(notEligible.gap?.steps.map((step) => step.field), ["azureIpCosellEligible"]);
    assert.equal(of({ netNewCustomers: 12, azureIpCosellEligible: Number.NaN }).status, "Needs data");
    assert.deepEqual(of({ netNewCustomers: 12, azureIpCosellEligible: 1, lifetimeTransactions: 0 }).assumptions, []);
  });

  it("asks only for the blanks that could change the answer", () => {
    const blank = Number.NaN;
    // Transactions cannot be met with 3 of them, so the blank customers are not asked for.
    assert.deepEqual(of({ marketplaceBilledSales: blank, marketplaceTransactions: 3, uniqueCustomers: blank }).needs, ["Marketplace billed sales (USD)"]);
    assert.deepEqual(of({ marketplaceTransactions: 30, uniqueCustomers: blank }).needs, ["Unique customers"]);
    // A listing matters only beside a commitment of 200 million.
    assert.deepEqual([of({ transactableListing: blank }).status, of({ transactableListing: blank, cloudCommitment: 200_000_000 }).status], ["Not top tier", "Needs data"]);
  });

  it("says that it rests on the project's own source documents", () => {
    assert.equal(of({}).confidence, "seed");
  });
});

describe("explaining one row after another", () => {
  const rows = 400;
  const next = seeded(11);
  const oneOf = (...values: readonly number[]): Float64Array => Float64Array.from({ length: rows }, () => values[Math.floor(next() * values.length)]!);
  const lanes = {
    marketplaceBilledSales: oneOf(0, 3_999_999.99, 4_000_000, 12.5, Number.NaN),
    netNewCustomers: oneOf(0, 11, 12, 63, 64, 500, Number.NaN),
    marketplaceTransactions: oneOf(0, 4, 5, 29, 30, Number.NaN),
    uniqueCustomers: oneOf(0, 7, 8, Number.NaN),
    cloudCommitment: oneOf(0, 30_000_000, 200_000_000),
    transactableListing: oneOf(0, 1, Number.NaN),
  };
  const bound = bindLanes(frozen, { rows, lanes });
  const alone = (row: number): Explanation => explain(frozen, oneRow(Object.fromEntries(Object.entries(lanes).map(([id, lane]) => [id, lane[row]!]))), 0);

  it("gives each the explanation it has alone, whatever was explained before it", () => {
    const explainRow = explainerOf(frozen, bound);
    for (let row = 0; row < rows; row++) {
      assert.deepEqual(explainRow(row), alone(row), `row ${row}`);
    }
  });

  it("leaves an explanation as it is when the next row is explained", () => {
    const explainRow = explainerOf(frozen, bound);
    const kept = Array.from({ length: rows }, (_, row) => explainRow(row));
    kept.forEach((explanation, row) => assert.deepEqual(explanation, alone(row), `row ${row}`));
  });

  it("settles every pattern of a plan with more requirements than a number can tell patterns of", () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...toyFields[0]!, id: `f${index}`, label: `Field f${index}` }));
    const toy = plan(toyCatalog(any("either", ...many.map(({ id }) => needs3(id))), { fields: many }), "toy", "2024-01-01");
    const values = Object.fromEntries(many.map(({ id }, index) => [id, Float64Array.from({ length: 41 }, (_, row) => (row === index ? 3 : row === 40 ? Number.NaN : 0))]));
    const explainRow = explainerOf(toy, bindLanes(toy, { rows: 41, lanes: values }));
    const answers = Array.from({ length: 41 }, (_, row) => explainRow(row));
    assert.deepEqual([...new Set(answers.slice(0, 40).map(({ status }) => status))], ["Passes"]);
    assert.deepEqual([answers[40]!.status, answers[40]!.needs.length], ["Needs data", 40]);
    assert.deepEqual(answers.slice(0, 40).map(({ prerequisites }) => prerequisites.findIndex(({ truth }) => truth === "met")), many.map((_, index) => index));
  });
});

describe("an explanation of a small rule", () => {
  const gated = all("top", needs3("c"), any("either", needs3("a"), needs3("b")));
  const frozenToy = (when: Expr = gated) => plan(toyCatalog(when, { pathways: ["a>=", "b>="] }), "toy", "2021-01-01");

  it("keeps the requirements of each pathway apart from those of all", () => {
    const { prerequisites, pathways, path, alsoHold, gap } = explain(frozenToy(), oneRow({ a: 0, b: 3, c: 3 }), 0);
    assert.deepEqual(prerequisites.map(({ id }) => id), ["c>="]);
    assert.deepEqual(pathways.map(({ id, label, truth, requirements }) => [id, label, truth, requirements.map((each) => each.id)]), [["a>=", "Path a>=", "not met", ["a>="]], ["b>=", "Path b>=", "met", ["b>="]]]);
    assert.deepEqual([path, alsoHold, gap], ["Path b>=", [], null]);
  });

  it("leads nowhere from an outcome that is final, and says why", () => {
    const catalog = toyCatalog(needs3("a"));
    const ended = { ...catalog, programmes: catalog.programmes.map((each) => ({ ...each, outcomes: each.outcomes.map((outcome) => (outcome.id === "fails" ? { ...outcome, final: "It is over." } : outcome)) })) };
    const { gap, final } = explain(plan(ended, "toy", "2021-01-01"), oneRow({ a: 0 }), 0);
    assert.deepEqual([gap, final], [null, "It is over."]);
    const open = explain(plan(catalog, "toy", "2021-01-01"), oneRow({ a: 0 }), 0);
    assert.deepEqual([open.gap?.steps.length, open.final], [1, null]);
  });

  it("is as sure as the weakest words that decide, and as what its columns are worked out from", () => {
    const said = (confidence: Confidence, unverifiedFact = false): Confidence => {
      const of = (id: string, words: Confidence) => ({ id, label: `Amount ${id}`, unit: "count" as const, timeline: [{ from: "2020-01-01", value: 3, cite: { ...toyCite, confidence: words }, rules: [] }] });
      const test = (field: string, param: string): Expr => ({ op: "test", id: `${field} ${param}`, field, cmp: ">=", param });
      const catalog = toyCatalog(all("all", test("a", "sure"), test(unverifiedFact ? "x" : "b", "asked")), { params: [of("sure", "seed"), of("asked", confidence)] });
      const fact = { ...toyFields[0]!, id: "x", label: "Fact x", cite: { ...toyCite, confidence: "unverified" }, derive: { op: "total", metrics: ["a"] } } as unknown as Fact;
      return explain(plan({ ...catalog, facts: [fact] }, "toy", "2021-01-01"), oneRow({ a: 3, b: 3 }), 0).confidence;
    };
    assert.deepEqual([said("seed"), said("published"), said("unverified"), said("seed", true)], ["seed", "published", "unverified", "unverified"]);
  });

  it("settles the rows of one pattern once, and lays a plan out once for all tables", () => {
    const frozenOnce = frozenToy();
    const reads = { ladder: 0, pathways: 0 };
    const counted = { ...frozenOnce, get ladder() { return reads.ladder++, frozenOnce.ladder; }, get pathways() { return reads.pathways++, frozenOnce.pathways; } };
    const table = bindLanes(counted, { rows: 4, lanes: { a: Float64Array.of(3, 0, 4, 3), b: Float64Array.of(0, 3, 1, 0), c: Float64Array.of(3, 4, 3, 5) } });
    const explainRow = explainerOf(counted, table);
    const first = [explainRow(0), explainRow(1)];
    const { ladder } = reads;
    assert.deepEqual([explainRow(2).path, explainRow(3).path, first[1]!.path], ["Path a>=", "Path a>=", "Path b>="]);
    assert.equal(reads.ladder, ladder);
    const { pathways } = reads;
    explainerOf(counted, bindLanes(counted, oneRow({ a: 0, b: 0, c: 0 })));
    assert.equal(reads.pathways, pathways);
  });

  it("tells rows apart by the last of forty requirements as by the first", () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ ...toyFields[0]!, id: `f${index}`, label: `Field f${index}` }));
    const [first, ...rest] = many.map(({ id }) => needs3(id));
    const toy = plan(toyCatalog(any("either", all("rest", ...[first!, ...rest.slice(0, -1)]), all("ends", first!, rest.at(-1)!)), { fields: many }), "toy", "2024-01-01");
    const lanes = Object.fromEntries(many.map(({ id }, index) => [id, index === 0 ? Float64Array.of(3, 3) : index === 39 ? Float64Array.of(0, 3) : Float64Array.of(0, 0)]));
    const explainRow = explainerOf(toy, bindLanes(toy, { rows: 2, lanes }));
    assert.deepEqual([explainRow(0).status, explainRow(1).status], ["Fails", "Passes"]);
  });
});
