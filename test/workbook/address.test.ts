import assert from "node:assert/strict";
import { blockAddress, parseBlock, withoutSheet } from "../../src/workbook/address";

describe("addresses", () => {
  it("are read and written as Excel writes them", () => {
    for (const address of ["A1", "B3:J60", "Z9:AA10", "XFD1048576"]) {
      const block = parseBlock(address);
      assert.ok(block);
      assert.equal(blockAddress(block), address);
    }
  });

  it("lose sheet and dollar signs", () => {
    assert.equal(withoutSheet("'My ! sheet'!$B$3:$D$10"), "B3:D10");
  });

  it("are refused where they are no block of cells", () => {
    for (const text of ["", "B:D", "Partners[#All]", "A1,B2"]) assert.equal(parseBlock(text), null, text);
  });
});
