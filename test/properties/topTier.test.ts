// What must hold for every row of top tier, whatever is in it.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Programme } from "../../src/catalog/schema";
import { NO_PATH, statusName } from "../../src/engine/decide";
import { explain } from "../../src/engine/explain";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { increasingFields } from "../catalog/rulesAboutRules";
import { naiveAnswer, type NaiveRow } from "./naive";
import { columnsOf, property, seed, topTierRow } from "./rows";

const programme = shippedCatalog.programmes.find(({ id }) => id === "top-tier") as Programme;
const asOf = "2024-01-01";
const frozen = plan(shippedCatalog, "top-tier", asOf);
const RUNS = 3_000;

function byKernels(rows: readonly NaiveRow[]): readonly { readonly status: string; readonly path: string }[] {
  const { outcome, path } = run(frozen, columnsOf(rows));
  return [...outcome].map((code, row) => ({ status: statusName(frozen, code), path: path[row] === NO_PATH ? "" : frozen.pathways[path[row]!]!.label }));
}
const statusOf = (row: NaiveRow): string => byKernels([row])[0]!.status;
const isDefinite = (status: string): boolean => status !== "Needs data";

describe(`properties of top tier (TIERLINE_SEED=${seed})`, () => {
  it("kernels, explanation and a second opinion written from the catalog agree", () => {
    const seen = new Map<string, number>();
    property(topTierRow, RUNS, RUNS, (row) => {
      const [kernels] = byKernels([row]);
      const explanation = explain(frozen, columnsOf([row]), 0);
      assert.deepEqual(kernels, naiveAnswer(shippedCatalog, programme, asOf, row));
      assert.deepEqual(kernels, { status: explanation.status, path: explanation.path ?? "" });
      seen.set(kernels!.status, (seen.get(kernels!.status) ?? 0) + 1);
      return true;
    });
    for (const status of ["Top tier", "Not top tier", "Needs data", "Unclear"]) {
      assert.ok((seen.get(status) ?? 0) >= 5, `${status} came up ${seen.get(status) ?? 0} times (seed ${seed})`);
    }
  });

  it("filling a blank never contradicts an answer that was definite", () => {
    property(fc.tuple(topTierRow, topTierRow), RUNS, RUNS / 10, ([row, filling]) => {
      const before = statusOf(row);
      const filled = Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value ?? filling[field] ?? null]));
      if (!isDefinite(before) || JSON.stringify(filled) === JSON.stringify(row)) {
        return false;
      }
      assert.equal(statusOf(filled), before);
      return true;
    });
  });

  it("raising any amount never loses top tier", () => {
    const fields = [...increasingFields(programme)];
    property(fc.tuple(topTierRow, fc.constantFrom(...fields), fc.integer({ min: 1, max: 1_000_000 })), RUNS, RUNS / 10, ([row, field, more]) => {
      const value = row[field];
      if (statusOf(row) !== "Top tier" || value === null || value === undefined) {
        return false;
      }
      assert.equal(statusOf({ ...row, [field]: value + more }), "Top tier");
      return true;
    });
  });

  it("the gap is enough: applying every step reaches top tier", () => {
    property(topTierRow, RUNS, RUNS / 10, (row) => {
      const { gap } = explain(frozen, columnsOf([row]), 0);
      if (gap === null) {
        return false;
      }
      assert.equal(statusOf(applied(row, gap.steps)), "Top tier");
      return true;
    });
  });

  it("the gap is no more than needed: one step of one amount less does not reach it by that path", () => {
    property(topTierRow, RUNS, RUNS / 10, (row) => {
      const { gap } = explain(frozen, columnsOf([row]), 0);
      if (gap === null || statusOf(row) !== "Not top tier") {
        return false;
      }
      for (const step of gap.steps) {
        const field = frozen.fields.find(({ id }) => id === step.field)!;
        const less = gap.steps.map((each) => (each === step ? { ...each, target: each.target - field.step } : each));
        assert.notEqual(statusOf(applied(row, less)), "Top tier", `${step.field} was not needed`);
      }
      return true;
    });
  });

  it("no gap is nearer than the one that is named", () => {
    // Every pathway alone, from the catalog's own amounts: the share still missing, summed.
    const needs: readonly (readonly (readonly [string, number])[])[] = [
      [["marketplaceBilledSales", 4_000_000]],
      [["netNewCustomers", 12]],
      [["marketplaceTransactions", 30], ["uniqueCustomers", 8]],
      [["cloudCommitment", 30_000_000], ["marketplaceTransactions", 5]],
      [["cloudCommitment", 200_000_000], ["transactableListing", 1]],
    ];
    const whole = topTierRow.map(({ lifetimeTransactions: _, azureIpCosellEligible: __, ...row }) => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value ?? 0])));
    property(whole, RUNS, RUNS / 4, (row) => {
      const { gap } = explain(frozen, columnsOf([row]), 0);
      if (gap === null) {
        return false;
      }
      const costs = needs.map((pathway) => pathway.reduce((sum, [field, need]) => sum + Math.max(0, need - (row[field] ?? 0)) / need, 0));
      assert.ok(Math.abs(gap.cost - Math.min(...costs)) < 1e-9, `${gap.cost} is not the least of ${costs.join(", ")}`);
      return true;
    });
  });

  it("a row gets the same answer wherever it stands in the table", () => {
    const sameColumns = topTierRow.filter((row) => Object.keys(row).length === 8);
    property(fc.array(sameColumns, { minLength: 2, maxLength: 40 }), 200, 200, (rows) => {
      assert.deepEqual([...byKernels([...rows].reverse())].reverse(), byKernels(rows));
      return true;
    });
  });

  it("a row gets the same answer on either side of a chunk's edge", () => {
    const sameColumns = topTierRow.filter((row) => Object.keys(row).length === 8);
    const rows = fc.sample(sameColumns, { numRuns: 60, seed });
    const alone = byKernels(rows);
    for (const length of [8_191, 8_192, 8_193]) {
      const answers = byKernels(Array.from({ length }, (_, row) => rows[row % rows.length]!));
      for (const row of [0, 8_189, 8_190, 8_191, 8_192].filter((each) => each < length)) {
        assert.deepEqual(answers[row], alone[row % rows.length], `row ${row} of ${length} (seed ${seed})`);
      }
    }
  });

  it("money in another unit on both sides changes nothing: everything in USD times 1,024", () => {
    const isMoney = new Set(shippedCatalog.fields.filter(({ unit }) => unit === "USD").map(({ id }) => id));
    const scaled = {
      ...shippedCatalog,
      params: shippedCatalog.params.map((param) => (param.unit === "USD" ? { ...param, timeline: param.timeline.map((version) => ({ ...version, value: version.value * 1_024 })) } : param)),
    };
    const scaledPlan = plan(scaled, "top-tier", asOf);
    property(topTierRow, RUNS / 3, RUNS / 3, (row) => {
      const times = Object.fromEntries(Object.entries(row).map(([field, value]) => [field, value !== null && isMoney.has(field) ? value * 1_024 : value]));
      assert.equal(statusName(scaledPlan, run(scaledPlan, columnsOf([times])).outcome[0]!), statusOf(row));
      return true;
    });
  });
});

function applied(row: NaiveRow, steps: readonly { readonly field: string; readonly target: number }[]): NaiveRow {
  return { ...row, ...Object.fromEntries(steps.map(({ field, target }) => [field, target])) };
}
