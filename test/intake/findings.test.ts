// Addresses as Excel writes them, counted from where a table stands.
import assert from "node:assert/strict";
import { a1, bodyAddress, headerAddress } from "../../src/intake/findings";

describe("an address", () => {
  it("has the letters of Excel's columns, past Z and past ZZ, and rows from 1", () => {
    const letters = [0, 25, 26, 27, 51, 52, 701, 702, 703, 16_383].map((column) => a1({ row: 0, column }));
    assert.deepEqual(letters, ["A1", "Z1", "AA1", "AB1", "AZ1", "BA1", "ZZ1", "AAA1", "AAB1", "XFD1"]);
    assert.equal(a1({ row: 1_048_575, column: 2 }), "C1048576");
  });

  it("of a table is counted from its own corner: headers in its first row, the body below", () => {
    const table = { topLeft: { row: 4, column: 2 } };
    assert.deepEqual([headerAddress(table, 0), headerAddress(table, 3), bodyAddress(table, 0, 0), bodyAddress(table, 10, 3)], ["C5", "F5", "C6", "F16"]);
  });
});
