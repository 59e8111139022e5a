import assert from "node:assert/strict";
import { openTestBed } from "../testBed";

describe("a first conversation with Office.js", () => {
  it("writes values and reads them back, formulas calculated", async () => {
    const bed = await openTestBed({ sheets: { Sheet1: [["a", 1]], Other: [] } });
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      range.load("values,address");
      await context.sync();
      assert.deepEqual(range.values, [["a", 1], ["", ""]]);
      assert.equal(range.address, "Sheet1!A1:B2");
      range.values = [["b", 2], ["=B1*21", "'007"]];
      await context.sync();
      range.load("values,formulas");
      await context.sync();
      assert.deepEqual(range.values, [["b", 2], [42, "007"]]);
      assert.deepEqual(range.formulas, [["b", 2], ["=B1*21", "007"]]);
    });
    await bed.close();
  });
});
