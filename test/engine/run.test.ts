// The whole-table run: slices, bits, short columns.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Expr } from "../../src/catalog/schema";
import { statusName } from "../../src/engine/decide";
import { rowValues } from "../../src/engine/lanes";
import { leafTruth } from "../../src/engine/leaves";
import { truthInWords } from "../../src/engine/patterns";
import { plan } from "../../src/engine/plan";
import { run, runInSlices } from "../../src/engine/run";
import { any, toyCatalog, toyCite, toyFields } from "./toyCatalog";

const frozen = plan(shippedCatalog, "top-tier", "2024-01-01");
const lane = (rows: number, value: (row: number) => number): Float64Array => Float64Array.from({ length: rows }, (_, row) => value(row));
const columnsOf = (rows: number) => ({
  rows,
  lanes: {
    marketplaceBilledSales: lane(rows, (row) => (row % 7 === 0 ? 4_000_000 : 0)),
    netNewCustomers: lane(rows, () => 0),
    marketplaceTransactions: lane(rows, (row) => (row % 5 === 0 ? Number.NaN : 0)),
    uniqueCustomers: lane(rows, () => 0),
    cloudCommitment: lane(rows, () => 0),
    transactableListing: lane(rows, () => 0),
  },
});

describe("a run", () => {
  for (const rows of [0, 1, 8_191, 8_192, 8_193, 16_385]) {
    it(`answers each of ${rows} rows as if it stood alone`, () => {
      const { outcome } = run(frozen, columnsOf(rows));
      assert.equal(outcome.length, rows);
      // 30 transactions need 8 customers too, and there are none: a blank count changes nothing.
      outcome.forEach((code, row) => assert.equal(statusName(frozen, code), row % 7 === 0 ? "Top tier" : "Not top tier", `row ${row}`));
    });
  }

  it("tells how far it is after every 8,192 rows, and stops when nobody asks for more", () => {
    const slices = runInSlices(frozen, columnsOf(20_000));
    assert.deepEqual([slices.next().value, slices.next().value], [8_192, 16_384]);
    assert.deepEqual([...runInSlices(frozen, columnsOf(20_000))], [8_192, 16_384, 20_000]);
  });

  it("keeps one met bit and one unknown bit per requirement", () => {
    const { met, unknown } = run(frozen, columnsOf(36));
    const bitOf = (id: string): number => frozen.leaves.find((leaf) => leaf.id === id)?.bit ?? -1;
    const bits = (words: readonly Uint32Array[], id: string): number[] => [0, 1, 5, 7, 35].map((row) => (words[0]![row]! >>> bitOf(id)) & 1);
    assert.deepEqual(bits(met, "topTier.billedSales"), [1, 0, 0, 1, 1]);
    assert.deepEqual(bits(unknown, "topTier.billedSales"), [0, 0, 0, 0, 0]);
    assert.deepEqual(bits(unknown, "topTier.transactions.count"), [1, 0, 1, 0, 1]);
    assert.deepEqual(bits(met, "topTier.transactions.count"), [0, 0, 0, 0, 0]);
  });

  it("takes a column that ends early as unknown from there on, never as 0", () => {
    const columns = columnsOf(10);
    const { outcome } = run(frozen, { rows: 10, lanes: { ...columns.lanes, marketplaceBilledSales: Float64Array.of(0, 0) } });
    assert.deepEqual([1, 2, 9].map((row) => statusName(frozen, outcome[row]!)), ["Not top tier", "Needs data", "Needs data"]);
  });

  it("answers Needs data, not Not top tier, for a table without the columns that matter", () => {
    const { outcome } = run(frozen, { rows: 2, lanes: { marketplaceBilledSales: Float64Array.of(4_000_000, 0) } });
    assert.deepEqual([...outcome].map((code) => statusName(frozen, code)), ["Top tier", "Needs data"]);
  });

  it("takes for a coded text only the codes that a requirement lists, two requirements of one column apart, and no other number for a code", () => {
    const oneOf = (id: string, ...choices: string[]) => ({ op: "oneOf" as const, id, field: "kind", choices, cite: { source: "TOY", locator: "the only line", quote: "three of these", published: "2020-01-01", confidence: "published" as const } });
    const toy = plan(toyCatalog(any("either", oneOf("warm", "red"), oneOf("cold", "green", "blue"))), "toy", "2024-01-01");
    const values = [0, 1, 2, 3, -1, 0.5, -0, 4_294_967_296, Number.POSITIVE_INFINITY, Number.NaN];
    const { met, unknown, outcome } = run(toy, { rows: values.length, lanes: { kind: Float64Array.from(values) } });
    assert.deepEqual([...met[0]!], [1, 2, 2, 0, 0, 0, 1, 0, 0, 0]);
    assert.deepEqual([...unknown[0]!], [0, 0, 0, 0, 0, 0, 0, 0, 0, 3]);
    assert.deepEqual([...outcome].map((code) => statusName(toy, code)), ["Passes", "Passes", "Passes", "Fails", "Fails", "Fails", "Passes", "Fails", "Fails", "Needs data"]);
  });

  it("sets each bit as its requirement alone is decided, whatever kinds of requirements share a column, a block or a word", () => {
    const tests = ["a", "b", "assumed", "absent"].flatMap((field) => ([">=", ">", "<=", "<", "="] as const).flatMap((cmp) => ["three", "four", "ten"].map((param): Expr => ({ op: "test", id: `${field} ${cmp} ${param}`, field, cmp, param }))));
    const flags = [true, false].map((is): Expr => ({ op: "flag", id: `flag ${is}`, field: "flag", is, cite: toyCite }));
    const kinds = [["red"], ["green", "blue"], ["red", "blue"]].map((choices): Expr => ({ op: "oneOf", id: `kind ${choices.join()}`, field: "kind", choices, cite: toyCite }));
    const scores = ["points", "others"].map((id, index) => ({ id, label: id, metrics: [{ id: "m", label: "Metric", field: index === 0 ? "a" : "b", maximum: "ten", threshold: "four" }] }));
    const sums = scores.flatMap(({ id }) => ["four", "ten"].map((param): Expr => ({ op: "sum>=", id: `${id} ${param}`, score: id, param })));
    // The same question under another name is another requirement.
    const again: Expr = { op: "test", id: "once more", field: "a", cmp: ">=", param: "three" };
    const fields = [...toyFields, { ...toyFields[0]!, id: "assumed", label: "Assumed", whenColumnAbsent: { policy: "assumed", value: 3, sentence: "Taken as three." } as const }, { ...toyFields[0]!, id: "absent", label: "Absent" }];
    const toy = plan(toyCatalog(any("any", ...tests, ...flags, ...kinds, ...sums, again), { fields, scores }), "toy", "2021-01-01");
    const values = [2, 3, 3.5, 4, 9, 10, 11, -1, 0, Number.NaN];
    const rows = values.length ** 2;
    const columns = { rows, lanes: { a: lane(rows, (row) => values[row % 10]!), b: lane(rows, (row) => values[Math.floor(row / 10)]!), flag: lane(rows, (row) => [0, 1, Number.NaN][row % 3]!), kind: lane(rows, (row) => [0, 1, 2, Number.NaN][row % 4]!) } };
    const { met, unknown, bound } = run(toy, columns);
    assert.ok(toy.leaves.length > 64);
    for (let row = 0; row < rows; row++) {
      const [truth, alone] = [truthInWords(met, unknown, row), rowValues(bound, row)];
      for (const leaf of toy.leaves) {
        assert.equal(truth(leaf.bit), leafTruth(toy, leaf, alone), `${leaf.id} in row ${row}`);
        assert.ok((met[leaf.bit >>> 5]![row]! & unknown[leaf.bit >>> 5]![row]!) === 0, "met and unknown at once");
      }
    }
    assert.deepEqual([met.length, unknown.length], [3, 3]);
  });
});
