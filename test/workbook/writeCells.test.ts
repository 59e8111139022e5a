import assert from "node:assert/strict";
import { asText, cellInput } from "../../src/workbook/writeCells";

describe("text on its way into a cell", () => {
  for (const dangerous of ["=HYPERLINK(\"https://evil.test\")", "+1", "-cmd", "@SUM(A1)", "'quoted", "\t=1"]) {
    it(`keeps ${JSON.stringify(dangerous)} as text`, () => {
      assert.equal(asText(dangerous), `'${dangerous}`);
    });
  }

  it("adds nothing to ordinary text", () => {
    for (const plain of ["Top tier", "4 more transactions, from 2 more customers", "$0.01 more", "007", ""]) assert.equal(asText(plain), plain);
  });

  it("leaves numbers and dates as numbers", () => {
    assert.equal(cellInput({ kind: "date" }, 45_000), 45_000);
    assert.equal(cellInput({ kind: "number" }, -3), -3);
  });

  it("hands text over as it is where the cell is formatted as text: an apostrophe would stay visible there", () => {
    assert.equal(cellInput({ kind: "text", numberFormat: "@" }, "=1+1"), "=1+1");
  });

  it("writes a number as text where the column is text", () => {
    assert.equal(cellInput({ kind: "text" }, -3), "'-3");
  });
});
