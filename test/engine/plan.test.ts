// A plan is a programme frozen at one date; a date that the catalog does not cover is an error that says so.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Body, Timeline } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { PlanError, type PlanErrorCode } from "../../src/engine/planShape";
import { needs3, toyCatalog, toyCite } from "./toyCatalog";

function refuses(code: PlanErrorCode, sentence: RegExp, what: () => unknown): void {
  assert.throws(what, (error: unknown) => {
    assert.ok(error instanceof PlanError);
    assert.equal(error.code, code);
    assert.match(error.message, sentence);
    return true;
  });
}

const three = (versions: Timeline<number>) => {
  const catalog = toyCatalog(needs3("a"));
  return { ...catalog, params: catalog.params.map((param) => (param.id === "three" ? { ...param, timeline: versions } : param)) };
};
const version = { value: 3, cite: toyCite, rules: [] };

describe("plan", () => {
  it("holds top tier's amounts as plain numbers, and survives a trip through JSON", () => {
    const frozen = plan(shippedCatalog, "top-tier", "2023-07-01");
    assert.deepEqual(frozen.leaves.map((leaf) => (leaf.kind === "test" ? leaf.need : leaf.kind)), ["flag", 4_000_000, 12, 30, 8, 30_000_000, 5, 5, 200_000_000, "flag"]);
    assert.deepEqual(JSON.parse(JSON.stringify(frozen)), frozen);
  });

  it("is the same plan for the same dates, and another one for another date", () => {
    assert.equal(plan(shippedCatalog, "top-tier", "2024-01-01"), plan(shippedCatalog, "top-tier", "2024-01-01"));
    assert.notEqual(plan(shippedCatalog, "top-tier", "2024-01-01"), plan(shippedCatalog, "top-tier", "2024-01-02"));
  });

  it("says from when top tier is defined on the day before", () => {
    refuses("before-rules", /^Top tier is defined from 2023-07-01\. Choose a date on or after 2023-07-01\.$/, () => plan(shippedCatalog, "top-tier", "2023-06-30"));
    assert.equal(plan(shippedCatalog, "top-tier", "2023-07-01").asOf, "2023-07-01");
  });

  it("refuses a hole in a timeline, naming the parameter and the date", () => {
    refuses("no-version", /"Amount three" on 2020-06-30/, () => plan(three([{ ...version, from: "2020-01-01", until: "2020-06-30" }]), "toy", "2020-06-30"));
    assert.ok(plan(three([{ ...version, from: "2020-01-01", until: "2020-06-30" }]), "toy", "2020-06-29"));
  });

  it("refuses two versions of one day, naming the parameter and the date", () => {
    refuses("two-versions", /2 values for "Amount three" on 2020-06-30/, () => plan(three([{ ...version, from: "2020-01-01" }, { ...version, from: "2020-06-30" }]), "toy", "2020-06-30"));
  });

  it("takes what was known on a day, and by default what is known now", () => {
    const corrected = three([
      { ...version, from: "2020-01-01", knownUntil: "2020-12-01" },
      { ...version, value: 7, from: "2020-01-01", knownFrom: "2020-12-01" },
    ]);
    const need = (knownOn: string | null): number => {
      const [leaf] = plan(corrected, "toy", "2020-09-01", knownOn).leaves;
      return leaf?.kind === "test" ? leaf.need : Number.NaN;
    };
    assert.deepEqual([need("2020-11-30"), need("2020-12-01"), need(null)], [3, 7, 7]);
  });

  it("takes the rules themselves by date, not only their amounts", () => {
    const body: Timeline<Body> = [
      { from: "2020-01-01", until: "2021-01-01", cite: toyCite, rules: [], value: { ladder: [{ outcome: "passes", when: needs3("a") }], otherwise: "fails" } },
      { from: "2021-01-01", cite: toyCite, rules: [], value: { ladder: [{ outcome: "passes", when: needs3("b") }], otherwise: "fails" } },
    ];
    const field = (asOf: string): string | undefined => plan(toyCatalog(needs3("a"), { body }), "toy", asOf).fields[0]?.id;
    assert.deepEqual([field("2020-12-31"), field("2021-01-01")], ["a", "b"]);
  });

  it("refuses an unknown programme, a date that is none, and rules that refer to themselves", () => {
    refuses("unknown-programme", /no programme "top"/, () => plan(shippedCatalog, "top", "2024-01-01"));
    refuses("bad-date", /"2024-02-30" is not a date/, () => plan(shippedCatalog, "top-tier", "2024-02-30"));
    refuses("bad-date", /"01\/07\/2024" is not a date/, () => plan(shippedCatalog, "top-tier", "2024-07-01", "01/07/2024"));
    const circular = toyCatalog({ op: "rule", id: "self", programme: "toy", outcomes: ["passes"] });
    refuses("circular-reference", /in a circle: .*toy/, () => plan(circular, "toy", "2021-01-01"));
  });
});
