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
import { all, any, atLeast, needs3, not, readings, toyCatalog, toyCite, type ToyOptions } from "./toyCatalog";

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
    assert.throws(() => questionsOf({ plan: frozen, result: run(frozen, columnsOf([{ netNewCustomers: 1 }])) }, { target: frozen.otherwise }), { name: "RangeError", message: `Outcome ${frozen.otherwise} is on no rung of top-tier.` });
  });

  it("count a better outcome as reached, and a lower one not", () => {
    const toy = plan(toyCatalog(needs3("b"), { better: [{ outcome: "shines", when: needs3("a") }] }), "toy", "2021-01-01");
    const result = run(toy, columnsOf([{ a: 3, b: 0 }, { a: 0, b: 3 }, { a: 0, b: 0 }]));
    const [best, lower] = toy.ladder.map(({ outcome }) => questionsOf({ plan: toy, result }, { target: outcome }));
    assert.deepEqual([best!.reached, lower!.reached], [1, 2]);
    assert.deepEqual(questionsOf({ plan: toy, result }).reached, 1);
    assert.deepEqual(best!.requirements.map(({ onlyThis }) => onlyThis), [2, 0]);
    assert.deepEqual(lower!.requirements.map(({ onlyThis }) => onlyThis), [1, 1]);
  });

  it("tell patterns apart by every bit, however many requirements there are", () => {
    const ids = Array.from({ length: 33 }, (_, index) => `f${index}`);
    const fields = ids.map((id) => ({ ...toyCatalog(needs3("a")).fields[0]!, id, label: id }));
    const toy = plan(toyCatalog(any("any", ...ids.map((id) => needs3(id))), { fields }), "toy", "2021-01-01");
    const rows = [["f0"], ["f31"], ["f32"], ["f0", "f31"], []].map((met) => Object.fromEntries(ids.map((id) => [id, met.includes(id) ? 3 : id === "f30" ? null : 0])));
    const { requirements, reached } = questionsOf({ plan: toy, result: run(toy, columnsOf(rows)) });
    assert.deepEqual([0, 30, 31, 32].map((bit) => [requirements[bit]!.met, requirements[bit]!.unknown]), [[2, 0], [0, 5], [2, 0], [1, 0]]);
    assert.equal(reached, 4);
  });
});

describe("the one requirement that holds a row back", () => {
  /** By requirement, the rows that miss only it. */
  const only = (when: Expr, rows: readonly NaiveRow[], options: ToyOptions = {}) => {
    const toy = plan(toyCatalog(when, options), "toy", "2021-01-01");
    const questions = questionsOf({ plan: toy, result: run(toy, columnsOf(rows)) });
    return Object.fromEntries(toy.leaves.map(({ id, bit }) => [id, questions.rowsMissingOnly(bit, 9)]));
  };
  const oneOf = (id: string, ...choices: string[]): Expr => ({ op: "oneOf", id, field: "kind", choices, cite: toyCite });
  const flag = (id: string, is: boolean): Expr => ({ op: "flag", id, field: "flag", is, cite: toyCite });
  const score = (id: string): Expr => ({ op: "sum>=", id, score: id, param: "ten" });
  const params = [{ id: "eight", label: "Eight", unit: "points" as const, timeline: [{ from: "2020-01-01", value: 8, cite: toyCite, rules: [] }] }];
  const scores = ["one", "other"].map((id, index) => ({ id, label: id, metrics: [{ id: "m", label: "Metric", field: index === 0 ? "a" : "b", maximum: "eight", threshold: "three" }] }));

  it("is met one step beyond the line where the line itself is not enough", () => {
    assert.deepEqual(only(all("all", needs3("a", ">"), needs3("b", "<")), [{ a: 3, b: 2 }, { a: 4, b: 3 }, { a: 3, b: 3 }, { a: 4, b: 2 }]), { "a>": [0], "b<": [1] });
    assert.deepEqual(only(all("all", needs3("a", ">"), needs3("a", "<=")), [{ a: 3 }]), { "a>": [], "a<=": [] });
  });

  it("is met by the first of the choices that it accepts, and whatever else that choice meets is met with it", () => {
    assert.deepEqual(only(all("all", oneOf("x", "red"), oneOf("y", "red", "green")), [{ kind: 2 }]), { x: [0], y: [0] });
    assert.deepEqual(only(all("all", oneOf("x", "red"), oneOf("y", "green", "red")), [{ kind: 2 }]), { x: [0], y: [] });
  });

  it("is a flag turned over, which turns over what asks for the opposite", () => {
    assert.deepEqual(only(all("all", flag("x", false), not("not", flag("y", true))), [{ flag: 1 }, { flag: 0 }]), { x: [0], y: [] });
    assert.deepEqual(only(all("all", flag("x", true), needs3("a")), [{ flag: 0, a: 3 }, { flag: 0, a: 0 }]), { x: [0], "a>=": [] });
  });

  it("may be a score, which touches no other requirement", () => {
    const rows = [{ a: 0, b: 3, c: 0 }, { a: 0, b: 3, c: 3 }, { a: 0, b: 0, c: 3 }];
    assert.deepEqual(only(all("all", score("one"), needs3("c")), rows, { scores, params }), { one: [1, 2], "c>=": [] });
    assert.deepEqual(only(all("all", score("one"), score("other")), [{ a: 0, b: 0 }], { scores, params }), { one: [], other: [] });
    assert.deepEqual(only(any("any", score("one"), needs3("c")), [{ a: 0, c: 0 }], { scores, params }), { one: [0], "c>=": [0] });
  });
});

describe("the number of columns that must change", () => {
  const missing = (when: Expr, rows: readonly NaiveRow[], options: ToyOptions = {}) => {
    const toy = plan(toyCatalog(when, options), "toy", "2021-01-01");
    return questionsOf({ plan: toy, result: run(toy, columnsOf(rows)) }).byMissing.map((each) => [each.missing, each.rows]);
  };
  const row = (a: number, b: number, c: number, d: number) => ({ a, b, c, d });
  const [a, b, c, d] = ["a", "b", "c", "d"].map((id) => needs3(id)) as [Expr, Expr, Expr, Expr];

  it("ascends, whichever row comes first", () => {
    assert.deepEqual(missing(all("all", a, b, c), [row(0, 0, 0, 0), row(3, 3, 0, 0), row(3, 0, 0, 0), row(0, 3, 3, 0)]), [[1, 2], [2, 1], [3, 1]]);
  });

  it("is of k of n what the k nearest lack, and no way can be told to more than there are", () => {
    const rows = [row(0, 0, 0, 0), row(3, 0, 0, 0), row(0, 0, 3, 0)];
    assert.deepEqual(missing(atLeast("two", 2, a, b, c), rows), [[1, 2], [2, 1]]);
    assert.deepEqual(missing(atLeast("two", 2, all("both", a, b), c, d), rows), [[1, 1], [2, 2]]);
    assert.deepEqual(missing(atLeast("four", 4, a, b, c), rows), [[null, 3]]);
  });

  it("is of a negation what must no longer hold", () => {
    const rows = [row(3, 3, 3, 0), row(3, 3, 0, 0)];
    assert.deepEqual(missing(all("all", d, not("not", any("any", a, b))), rows), [[3, 2]]);
    assert.deepEqual(missing(all("all", d, not("not", all("both", a, b))), rows), [[2, 2]]);
    // Of three, two are too many: with all three met two must go, with two met one.
    assert.deepEqual(missing(all("all", d, not("not", atLeast("two", 2, a, b, c))), rows), [[2, 1], [3, 1]]);
    assert.deepEqual(missing(all("all", d, not("not", not("not again", a))), [row(0, 0, 0, 0)]), [[2, 1]]);
  });

  it("is of open words what both readings need, a column that both ask for counted once", () => {
    assert.deepEqual(missing(readings("open", all("one", a, b), all("other", b, c)), [row(0, 0, 0, 0), row(3, 0, 3, 0)]), [[1, 1], [3, 1]]);
  });

  it("counts a score as a column of its own", () => {
    const scores = ["one", "other"].map((id) => ({ id, label: id, metrics: [{ id: "m", label: "Metric", field: "a", maximum: "four", threshold: "three" }] }));
    const sums = scores.map(({ id }): Expr => ({ op: "sum>=", id, score: id, param: "ten" }));
    assert.deepEqual(missing(all("all", ...sums, b), [{ a: 0, b: 0 }, { a: 0, b: 3 }], { scores }), [[2, 1], [3, 1]]);
  });
});

function statusOf(columns: Parameters<typeof run>[1]): string {
  return statusName(frozen, run(frozen, columns).outcome[0]!);
}
