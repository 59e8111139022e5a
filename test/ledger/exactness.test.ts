// What hashes only speed up: texts, groups and repeated rows are told apart in full, and sums carry beyond one number.
import assert from "node:assert/strict";
import fc from "fast-check";
import { groupRows } from "../../src/ledger/grouping";
import { ExactSums, microsOf } from "../../src/ledger/money";
import { StringTable } from "../../src/ledger/stringTable";
import { count, read, valueFor } from "./reading";

describe("ledger: exactness", () => {
  it("gives every different text its own code, also where hashes collide", () => {
    const table = new StringTable();
    const texts = 400_000;
    for (let at = 0; at < texts; at++) assert.equal(table.codeOf(`id-${at * 7919}`), at);
    assert.equal(table.size, texts);
    assert.equal(table.textOf(123_456), `id-${123_456 * 7919}`);
    assert.equal(table.find("id-never"), -1);
  });

  it("keeps any text as it was, and folds the case of GUIDs only", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 12 })), (texts) => {
        const table = new StringTable();
        for (const text of texts) {
          const code = table.codeOf(text);
          if (code >= 0) assert.equal(table.textOf(code).length > 0 && table.codeOf(table.textOf(code)), code);
          else assert.equal(text.trim().replace(/[\u0000-\u0020\u00a0\ufeff]/g, ""), "");
        }
      }),
    );
    const table = new StringTable();
    assert.notEqual(table.codeOf("Widget"), table.codeOf("widget"));
    assert.equal(table.codeOf("0F8FAD5B-D9CB-469F-A165-70867728950E"), table.codeOf(" 0f8fad5b-d9cb-469f-a165-70867728950e"));
    assert.equal(table.textOf(table.codeOf("Zürich 株式会社")), "Zürich 株式会社");
    for (const name of ["Gadget for Enterprises, Premium Edition", "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEF G", "A BCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH"]) assert.equal(table.textOf(table.codeOf(name)), name, "a long name is no GUID");
    // Neighbours of the blank must not be taken for one.
    assert.equal(table.codeOf("ABCDEFGH!IJKLMNOP\u001fQRSTUVWXYZ@ABCDEF"), table.codeOf("abcdefgh!ijklmnop\u001fqrstuvwxyz@abcdef"));
  });

  it("groups rows as a Map of their codes would, and leaves rows with an unknown code out", () => {
    const code = fc.integer({ min: -1, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(code, code, code), { minLength: 3000, maxLength: 9000 }), (rows) => {
        const columns = [0, 1, 2].map((at) => Int32Array.from(rows, (row) => row[at]!));
        const { groupOf, count: groups, firstRow } = groupRows(columns, rows.length);
        const expected = new Map<string, number>();
        rows.forEach((row, at) => {
          if (row.some((each) => each < 0)) return assert.equal(groupOf[at], -1);
          const key = row.join();
          if (!expected.has(key)) expected.set(key, expected.size);
          assert.equal(groupOf[at], expected.get(key));
        });
        assert.equal(groups, expected.size);
        assert.equal(firstRow.length, groups);
      }),
      { numRuns: 10 },
    );
  });

  it("carries sums that one number cannot hold to the cent", () => {
    const sums = new ExactSums(1);
    for (let at = 0; at < 100_001; at++) sums.add(0, microsOf(8_999_999_999.99));
    assert.equal(sums.cents(0), Number(100_001n * 899_999_999_999n));
    for (let at = 0; at < 100_000; at++) sums.add(0, microsOf(-8_999_999_999.99));
    assert.equal(sums.dollars(0), 8_999_999_999.99);
  });

  it("does not take the same row in two partners' files for a repeated row", () => {
    const headers = ["Billed month", "Customer ID", "Estimated revenue (USD)"];
    const rows = [["2024-05", "c1", 100]];
    const ledger = read({ headers, rows, options: { partner: "A" } }, { headers, rows, options: { partner: "B" } });
    const metric = count(ledger, "marketplaceBilledSales", "2024-06-30");
    assert.deepEqual([valueFor(ledger, metric, "A"), valueFor(ledger, metric, "B")], [100, 100]);
  });
});
