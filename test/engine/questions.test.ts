// Whole-sheet questions: what the bits answer is what looking at one row after another answers.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Cite, Expr } from "../../src/catalog/schema";
import { shippedCatalog } from "../../src/catalog/catalog";
import { statusName } from "../../src/engine/decide";
import { explain } from "../../src/engine/explain";
import { plan } from "../../src/engine/plan";
import { questionsOf } from "../../src/engine/questions";
import { run } from "../../src/engine/run";
import { columnsOf, property, seed, topTierRow } from "../properties/rows";
import type { NaiveRow } from "../properties/naive";
import { all, any, needs3, toyCatalog, toyCite } from "./toyCatalog";

const asOf = "2024-01-01";
const frozen = plan(shippedCatalog, "top-tier", asOf);
const fields = ["marketplaceBilledSales", "netNewCustomers", "marketplaceTransactions", "uniqueCustomers", "cloudCommitment", "transactableListing"];
const tables = fc.array(topTierRow, { minLength: 1, maxLength: 30 }).map((rows): readonly NaiveRow[] => rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))));

describe(`whole-sheet questions (TIERLINE_SEED=${seed})`, () => {
  it("count met, not met and unknown as explanations do", () => {
    property(tables, 60, 60, (table) => {
      const columns = columnsOf(table);
      const { requirements } = questionsOf({ plan: frozen, result: run(frozen, columns) });
      const explained = table.map((_, row) => explain(frozen, columns, row));
      for (const { bit, met, notMet, unknown } of requirements) {
        const { id } = frozen.leaves[bit]!;
        const truths = explained.map(({ prerequisites, pathways }) => [...prerequisites, ...pathways.flatMap((pathway) => pathway.requirements)].find((requirement) => requirement.id === id)?.truth);
        assert.deepEqual([met, notMet, unknown], ["met", "not met", "unknown"].map((truth) => truths.filter((each) => each === truth).length));
      }
      return true;
    });
  });

  it("name the rows that one requirement alone holds back: with its amount filled they pass, and they do not now", () => {
    property(tables, 80, 40, (table) => {
      const columns = columnsOf(table);
      const questions = questionsOf({ plan: frozen, result: run(frozen, columns) });
      let named = 0;
      for (const leaf of frozen.leaves) {
        const rows = questions.rowsMissingOnly(leaf.bit, 1_000);
        assert.equal(rows.length, questions.requirements[leaf.bit]!.onlyThis);
        named += rows.length;
        if (leaf.kind !== "test" && leaf.kind !== "flag") {
          continue;
        }
        const field = frozen.fields[leaf.field]!.id;
        const byHand = table.flatMap((row, index) => {
          const filled = columnsOf([{ ...row, ...(field in row ? { [field]: leaf.need } : {}) }]);
          const isMissed = field in row && typeof row[field] === "number" && row[field] < leaf.need;
          return isMissed && statusOf(columnsOf([row])) !== "Top tier" && statusOf(filled) === "Top tier" ? [index] : [];
        });
        // Transactions ever are read off those of the window here, so only columns of the table are edited by hand.
        if (leaf.field === run(frozen, columns).bound.readsFrom[leaf.field]) {
          assert.deepEqual(rows, byHand, `${leaf.label} ${leaf.need}`);
        }
      }
      return named > 0;
    });
  });

  it("count rows by the number of columns that must change", () => {
    const toy = plan(toyCatalog(any("any", all("both", needs3("a"), needs3("b")), all("three", needs3("b"), needs3("c"), needs3("d")))), "toy", "2021-01-01");
    const columns = columnsOf([{ a: 3, b: 3, c: 0, d: 0 }, { a: 0, b: 3, c: 0, d: 0 }, { a: 0, b: 0, c: 0, d: 0 }, { a: 0, b: 0, c: 3, d: 3 }, { a: 0, b: 0, c: 3, d: 0 }]);
    const { reached, byMissing } = questionsOf({ plan: toy, result: run(toy, columns) });
    assert.deepEqual([reached, byMissing], [1, [{ missing: 1, rows: 2 }, { missing: 2, rows: 2 }]]);
  });

  it("name the rows that rest on unverified words or on own figures, and no others", () => {
    const unverified: Cite = { ...toyCite, confidence: "unverified" };
    const doubtful: Expr = { op: "test", id: "doubtful", field: "a", cmp: ">=", param: "doubtful" };
    const catalog = toyCatalog(any("any", doubtful, needs3("b")), { params: [{ id: "doubtful", label: "Doubtful amount", unit: "count", timeline: [{ from: "2020-01-01", value: 3, cite: unverified, rules: [] }] }] });
    const toy = plan(catalog, "toy", "2021-01-01");
    // Only the second passes by the doubtful requirement alone; the third would not fail without it; the last fails by it.
    const result = run(toy, columnsOf([{ a: 0, b: 3 }, { a: 3, b: 0 }, { a: 3, b: 3 }, { a: 0, b: 0 }]));
    const questions = questionsOf({ plan: toy, result });
    assert.deepEqual([questions.resting.unverified, questions.rowsResting("unverified", 10), questions.resting.own], [2, [1, 3], 0]);
    const own = questionsOf({ plan: toy, result }, { own: new Set([toy.leaves.find(({ cite }) => cite.confidence === "unverified")!.bit]) });
    assert.deepEqual([own.resting.unverified, own.resting.own], [0, 2]);
  });

  it("leave out rows that are no subjects, and name no more rows than asked for", () => {
    const columns = columnsOf([{ a: 0 }, { a: 0 }, { a: 0 }]);
    const toy = plan(toyCatalog(needs3("a")), "toy", "2021-01-01");
    const questions = questionsOf({ plan: toy, result: run(toy, columns) }, { isSubject: [1, 0, 1] });
    assert.deepEqual([questions.rows, questions.requirements[0]?.onlyThis, questions.rowsMissingOnly(0, 1)], [2, 2, [0]]);
  });

  it("refuse an outcome that no rung leads to", () => {
    assert.throws(() => questionsOf({ plan: frozen, result: run(frozen, columnsOf([{ netNewCustomers: 1 }])) }, { target: frozen.otherwise }), RangeError);
  });
});

function statusOf(columns: Parameters<typeof run>[1]): string {
  return statusName(frozen, run(frozen, columns).outcome[0]!);
}
