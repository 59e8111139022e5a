// The whole-table run: slices, bits, short columns.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { statusName } from "../../src/engine/decide";
import { plan } from "../../src/engine/plan";
import { run, runInSlices } from "../../src/engine/run";
import { any, toyCatalog } from "./toyCatalog";

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
});
