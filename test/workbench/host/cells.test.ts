// What Excel makes of what is put into cells, and what it refuses.
import assert from "node:assert/strict";
import { openTestBed } from "../testBed";
import type { TestBed } from "../testBed";

describe("writing to cells", () => {
  let bed: TestBed;
  beforeEach(async () => {
    bed = await openTestBed({ sheets: { Sheet1: [["old", 1], ["x", 2]] } });
  });
  afterEach(() => bed.close());

  async function write(address: string, values: unknown[][], format?: string): Promise<Excel.Range> {
    return bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
      if (format !== undefined) range.numberFormat = values.map((row) => row.map(() => format));
      range.values = values;
      range.load("values, valueTypes, text, formulas, numberFormat");
      await context.sync();
      return range;
    });
  }

  it("takes numeric text for a number, and keeps it as text in cells formatted as text", async () => {
    assert.deepEqual((await write("A1:B1", [["12.5", "1,234"]])).values, [[12.5, 1234]]);
    const text = await write("A2:B2", [["007", "=1+1"]], "@");
    assert.deepEqual(text.values, [["007", "=1+1"]]);
    assert.deepEqual(text.valueTypes, [["String", "String"]]);
  });

  it("keeps what follows an apostrophe as text, formulas included", async () => {
    const range = await write("A1:B1", [["'=HYPERLINK(1)", "'12"]]);
    assert.deepEqual(range.values, [["=HYPERLINK(1)", "12"]]);
    assert.deepEqual(range.valueTypes, [["String", "String"]]);
    assert.equal(bed.workbook.getActiveSheet().getRange("A1").getFormula(), "");
  });

  it("reads dates and percentages, and gives the cell their format", async () => {
    const range = await write("A1:B1", [["1/31/2026", "12%"]]);
    assert.deepEqual(range.values, [[46053, 0.12]]);
    assert.deepEqual(range.text, [["1/31/2026", "12%"]]);
  });

  it("empties a cell with empty text and leaves it as it is with null", async () => {
    await write("A1:B2", [["", null], [null, ""]] as unknown[][]);
    const range = await write("A1:B2", [[null, null], [null, null]] as unknown[][]);
    assert.deepEqual(range.values, [["", 1], ["x", ""]]);
    assert.deepEqual(range.valueTypes, [["Empty", "Double"], ["String", "Empty"]]);
  });

  it("tells errors, truths and blanks apart", async () => {
    const range = await write("A1:D1", [["=1/0", true, "#N/A", "=\"\""]]);
    assert.deepEqual(range.values, [["#DIV/0!", true, "#N/A", ""]]);
    assert.deepEqual(range.valueTypes, [["Error", "Boolean", "Error", "String"]]);
  });

  it("fills a range with one value", async () => {
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      bed.batchApi.invokeSetProperty(range, "Values", 7, 0);
      range.load("values");
      await context.sync();
      assert.deepEqual(range.values, [[7, 7], [7, 7]]);
    });
  });

  it("refuses an input of another shape and changes nothing", async () => {
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2");
      range.values = [[1, 2, 3]];
      await assert.rejects(context.sync(), (error: OfficeExtension.Error) => {
        assert.equal(error.code, "InvalidArgument");
        assert.match(error.message, /2 by 2/);
        assert.equal(error.debugInfo.errorLocation, "Range.values");
        return true;
      });
    });
    assert.deepEqual((await write("A1:B2", [[null, null], [null, null]] as unknown[][])).values, [["old", 1], ["x", 2]]);
  });

  it("names the action that failed and keeps what was done before it", async () => {
    await bed.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("Sheet1").getRange("A1").values = [["done"]];
      worksheets.getItem("Missing").getRange("A1").values = [["never"]];
      await assert.rejects(context.sync(), (error: OfficeExtension.Error) => {
        assert.equal(error.code, "ItemNotFound");
        assert.match(error.debugInfo.statement ?? "", /Missing|getItem/);
        return true;
      });
    });
    assert.equal(bed.workbook.getActiveSheet().getRange("A1").getValue(), "done");
  });

  it("answers ApiNotFound, naming the member, for what it does not know", async () => {
    await bed.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().charts.load("items/name");
      await assert.rejects(context.sync(), { code: "ApiNotFound", message: "The API Worksheet.charts is not supported by this host." });
    });
  });

  it("reaches members of later Excel versions through the generic wire, and says which are missing", async () => {
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
      bed.batchApi.invokeSetProperty(range, "ValuesAsJson", [[{ type: "String", basicValue: "=1" }, { type: "Double", basicValue: 3 }]], 0);
      range.load("values");
      await context.sync();
      assert.deepEqual(range.values, [["=1", 3]]);
      bed.batchApi.invokeSetProperty(range, "ValuesFromTheFuture", 1, 0);
      await assert.rejects(context.sync(), { code: "ApiNotFound" });
    });
  });

  it("makes each request one undo step, several writes to one cell included", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [["first"]];
      sheet.getRange("A1:B1").values = [["second", "next"]];
      sheet.getRange("A1").format.font.bold = true;
      sheet.tables.add("A1:B2", true).name = "Undone";
      await context.sync();
    });
    await bed.univerAPI.undo();
    await bed.host.whenIdle();
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2").load("values, format/font/bold");
      context.workbook.tables.load("count");
      await context.sync();
      assert.deepEqual(range.values, [["old", 1], ["x", 2]]);
      assert.equal(range.format.font.bold, false);
      assert.equal(context.workbook.tables.count, 0);
    });
    await bed.univerAPI.redo();
    await bed.host.whenIdle();
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1").load("values, format/font/bold");
      context.workbook.tables.load("items/name");
      await context.sync();
      assert.deepEqual(range.values, [["second", "next"]]);
      assert.deepEqual(Array.from(context.workbook.tables.items, (table) => table.name), ["Undone"]);
    });
  });

  it("lets a proxy die with its request unless it is tracked, and finds tracked ones again", async () => {
    const context = new bed.Excel.RequestContext();
    const loose = context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("values");
    const tracked = context.workbook.worksheets.getActiveWorksheet().getRange("B1").load("values");
    context.trackedObjects.add(tracked);
    await context.sync();
    tracked.load("values");
    await context.sync();
    assert.deepEqual(tracked.values, [[1]]);
    assert.throws(() => loose.load("values"), { code: "InvalidObjectPath" });
  });

  it("says that a kept range is gone when its cells were deleted", async () => {
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A2:B2").load("values");
      await context.sync();
      bed.workbook.getActiveSheet().deleteRow(1);
      range.load("values");
      await assert.rejects(context.sync(), { code: "InvalidReference" });
    });
  });
});

describe("large blocks", () => {
  it("writes and reads 100,000 rows in seconds, as one undo step", async function () {
    this.timeout(120_000);
    const bed = await openTestBed({ sheets: { Sheet1: [] } });
    const rows = 100_000;
    const started = Date.now();
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRangeByIndexes(0, 0, rows, 3).values = Array.from({ length: rows }, (_, row) => [`Partner ${row}`, row, row / 2]);
      await context.sync();
      const last = sheet.getRangeByIndexes(rows - 1, 0, 1, 3).load("values");
      const all = sheet.getRangeByIndexes(0, 1, rows, 1).load("values");
      await context.sync();
      assert.deepEqual(last.values, [[`Partner ${rows - 1}`, rows - 1, (rows - 1) / 2]]);
      assert.equal(all.values.length, rows);
    });
    const milliseconds = Date.now() - started;
    await bed.univerAPI.undo();
    assert.equal(bed.workbook.getActiveSheet().getRange("A1").getValue() ?? "", "");
    await bed.close();
    // Two seconds on a quiet machine; the line is drawn where only something quadratic would cross it.
    assert.ok(milliseconds < 60_000, `it took ${milliseconds} ms`);
  });
});
