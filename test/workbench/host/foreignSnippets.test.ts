// Scripts as other people write them, run unchanged through Office.js: the host must be generic, not made for one add-in.
import assert from "node:assert/strict";
import { openTestBed } from "../testBed";
import type { TestBed } from "../testBed";

const expenses = [
  ["Date", "Merchant", "Category", "Amount"],
  ["1/1/2017", "The Phone Company", "Communications", "120"],
  ["1/2/2017", "Northwind Electric Cars", "Transportation", "142.33"],
  ["1/5/2017", "Best For You Organics Company", "Groceries", "27.9"],
  ["1/10/2017", "Coho Vineyard", "Restaurant", "33"],
  ["1/11/2017", "Bellows College", "Education", "350.1"],
];

describe("scripts of others", () => {
  let bed: TestBed;
  beforeEach(async () => {
    bed = await openTestBed({ sheets: { Sample: [] } });
  });
  afterEach(() => bed.close());

  async function expensesTable(context: Excel.RequestContext): Promise<Excel.Table> {
    const sheet = context.workbook.worksheets.getItem("Sample");
    const table = sheet.tables.add("A1:D1", true);
    table.name = "ExpensesTable";
    table.getHeaderRowRange().values = [expenses[0] ?? []];
    table.rows.add(undefined, expenses.slice(1));
    await context.sync();
    return table;
  }

  it("creates a table, fills it and fits its columns", async () => {
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      table.getRange().format.autofitColumns();
      table.getRange().format.autofitRows();
      const body = table.getDataBodyRange().load("values, rowCount, address");
      table.load("name, showHeaders, style");
      table.columns.load("items/name, count");
      await context.sync();
      assert.equal(body.address, "Sample!A2:D6");
      assert.deepEqual(body.values[1], [42737, "Northwind Electric Cars", "Transportation", 142.33]);
      assert.equal(table.name, "ExpensesTable");
      assert.deepEqual(Array.from(table.columns.items, (column) => column.name), expenses[0]);
    });
  });

  it("adds a computed column to a table and reads it calculated", async () => {
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      table.columns.add(undefined, [["Share"], ...expenses.slice(1).map((_, row) => [`=D${row + 2}/SUM($D$2:$D$6)`])]);
      await context.sync();
      const column = table.columns.getItem("Share").getDataBodyRange().load("values, formulas, address");
      await context.sync();
      assert.equal(column.address, "Sample!E2:E6");
      assert.equal(column.formulas[0]?.[0], "=D2/SUM($D$2:$D$6)");
      assert.ok(Math.abs(Number(column.values[0]?.[0]) - 120 / 673.33) < 1e-9);
    });
  });

  it("computes with references to this row of the table, and reads them back as written", async () => {
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      table.columns.add(undefined, undefined, "Doubled");
      table.columns.getItem("Doubled").getDataBodyRange().formulas = expenses.slice(1).map(() => ["=[@Amount]*2"]);
      await context.sync();
      const column = table.columns.getItem("Doubled").getDataBodyRange().load("values, formulas");
      await context.sync();
      assert.deepEqual(column.values.map(([value]) => value), [240, 284.66, 55.8, 66, 700.2]);
      assert.deepEqual(column.formulas[4], ["=[@Amount]*2"]);
    });
  });

  it("sorts a table by amount, largest first", async () => {
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      table.sort.apply([{ key: 3, ascending: false }], true);
      const body = table.columns.getItem("Amount").getDataBodyRange().load("values");
      await context.sync();
      assert.deepEqual(body.values.map(([value]) => value), [350.1, 142.33, 120, 33, 27.9]);
    });
  });

  it("filters a table, reads what is visible and clears the filters", async () => {
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      table.columns.getItem("Category").filter.applyValuesFilter(["Restaurant", "Groceries"]);
      const visible = table.getDataBodyRange().getVisibleView().load("values, rowCount");
      const all = table.getDataBodyRange().load("values");
      await context.sync();
      assert.deepEqual(visible.values.map((row) => row[2]), ["Groceries", "Restaurant"]);
      assert.equal(all.values.length, 5);
      table.clearFilters();
      table.columns.getItem("Amount").filter.apply({ filterOn: "Custom", criterion1: ">100" });
      const large = table.getDataBodyRange().getVisibleView().load("rowCount");
      await context.sync();
      assert.equal(large.rowCount, 3);
    });
  });

  it("shows a totals row with the sum of the last column", async () => {
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      table.showTotals = true;
      await context.sync();
      const totals = table.getTotalRowRange().load("values, address");
      const body = table.getDataBodyRange().load("address");
      await context.sync();
      assert.equal(totals.address, "Sample!A7:D7");
      assert.equal(body.address, "Sample!A2:D6");
      assert.ok(Math.abs(Number(totals.values[0]?.[3]) - 673.33) < 1e-9);
    });
  });

  it("resizes a table, renames a column and turns it back into a range", async () => {
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      table.resize("A1:E8");
      table.columns.getItemAt(4).name = "Notes";
      await context.sync();
      const header = table.getHeaderRowRange().load("values");
      const range = table.convertToRange().load("address");
      context.workbook.tables.load("count");
      await context.sync();
      assert.deepEqual(header.values, [["Date", "Merchant", "Category", "Amount", "Notes"]]);
      assert.equal(range.address, "Sample!A1:E8");
      assert.equal(context.workbook.tables.count, 0);
    });
  });

  it("formats cells and reads the formats back, null where they differ", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sample");
      const range = sheet.getRange("B2:E2");
      range.set({ values: [["Product", "Quantity", "Unit Price", "Totals"]], format: { fill: { color: "#4472C4" }, font: { name: "Verdana", color: "white" } } });
      sheet.getRange("B2").format.font.bold = true;
      sheet.getRange("B2:E2").format.horizontalAlignment = "Center";
      sheet.getRange("B2:E2").format.borders.getItem("EdgeBottom").style = "Continuous";
      sheet.getRange("B:B").format.columnWidth = 120;
      await context.sync();
      range.load("format/fill/color, format/font/color, format/font/bold, format/font/name, format/horizontalAlignment");
      const border = range.format.borders.getItem("EdgeBottom").load("style");
      const width = sheet.getRange("B1").load("format/columnWidth");
      await context.sync();
      assert.equal(range.format.fill.color, "#4472C4");
      assert.equal(range.format.font.color, "#FFFFFF");
      assert.equal(range.format.font.bold, null);
      assert.equal(range.format.font.name, "Verdana");
      assert.equal(range.format.horizontalAlignment, "Center");
      assert.equal(border.style, "Continuous");
      assert.equal(width.format.columnWidth, 120);
    });
  });

  it("adds, finds, renames, orders, hides and deletes worksheets", async () => {
    await bed.run(async (context) => {
      const { worksheets } = context.workbook;
      const added = worksheets.add("Budget");
      worksheets.add();
      const missing = worksheets.getItemOrNullObject("Nowhere");
      await context.sync();
      assert.equal(missing.isNullObject, true);
      added.position = 0;
      added.name = "Budget 2026";
      added.tabColor = "#FF0000";
      worksheets.getItem("Sample").activate();
      added.visibility = "Hidden";
      worksheets.load("items/name, items/position, items/visibility");
      await context.sync();
      assert.deepEqual(Array.from(worksheets.items, (sheet) => [sheet.name, sheet.visibility]), [["Budget 2026", "Hidden"], ["Sample", "Visible"], ["Sheet1", "Visible"]]);
      worksheets.getItem("Sheet1").delete();
      const count = worksheets.getCount();
      await context.sync();
      assert.equal(count.value, 2);
    });
  });

  it("finds its way between ranges: used, offset, resized, surrounding, intersections", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sample");
      sheet.getRange("B2:D4").values = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];
      await context.sync();
      const ranges = [
        sheet.getUsedRange(),
        sheet.getRange("C3").getSurroundingRegion(),
        sheet.getRange("B2").getOffsetRange(1, 1),
        sheet.getRange("B2").getResizedRange(1, 2),
        sheet.getRange("B2:D4").getLastRow(),
        sheet.getRange("B2:D4").getColumn(1),
        sheet.getRange("B2:D4").getRowsBelow(2),
        sheet.getRange("B2:C3").getIntersection("C3:F9"),
        sheet.getRange("B2").getBoundingRect("D4"),
        sheet.getRange("B2").getEntireColumn(),
        sheet.getRange("B2:D4").getAbsoluteResizedRange(1, 1),
      ];
      ranges.forEach((range) => range.load("address"));
      const nothing = sheet.getRange("B2").getIntersectionOrNullObject("F9");
      await context.sync();
      assert.deepEqual(ranges.map((range) => range.address.replace("Sample!", "")), [
        "B2:D4", "B2:D4", "C3", "B2:D3", "B4:D4", "C2:C4", "B5:D6", "C3", "B2:D4", "B:B", "B2",
      ]);
      assert.equal(nothing.isNullObject, true);
    });
  });

  it("inserts and deletes cells, and kept ranges move with them", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sample");
      sheet.getRange("A1:B3").values = [["a", 1], ["b", 2], ["c", "=SUM(B1:B2)"]];
      const last = sheet.getRange("B3").load("values");
      await context.sync();
      sheet.getRange("2:2").insert("Down");
      sheet.getRange("A2:B2").values = [["new", 10]];
      await context.sync();
      last.load("address, formulas, values");
      await context.sync();
      assert.equal(last.address, "Sample!B4");
      assert.deepEqual(last.formulas, [["=SUM(B1:B3)"]]);
      assert.deepEqual(last.values, [[13]]);
      sheet.getRange("A1:A4").delete("Left");
      const first = sheet.getRange("A1:B4").load("values");
      await context.sync();
      assert.deepEqual(first.values.map(([value]) => value), [1, 10, 2, 13]);
    });
  });

  it("merges, copies, finds, replaces and removes duplicates", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sample");
      sheet.getRange("A1:B5").values = [["fruit", "n"], ["apple", 1], ["pear", 2], ["apple", 1], ["plum", 3]];
      sheet.getRange("D1").copyFrom("A1:B5");
      const result = sheet.getRange("D1:E5").removeDuplicates([0], true);
      result.load("removed, uniqueRemaining");
      const found = sheet.getRange("A1:B5").find("pe", { completeMatch: false, matchCase: false, searchDirection: "Forward" }).load("address");
      const replaced = sheet.getRange("A1:B5").replaceAll("apple", "cherry", { completeMatch: true, matchCase: false });
      sheet.getRange("G1:H1").merge();
      const merged = sheet.getRange("G1:J3").getMergedAreasOrNullObject().load("address");
      const none = sheet.getRange("A1:B2").getMergedAreasOrNullObject();
      await context.sync();
      const copy = sheet.getRange("D1:E5").load("values");
      const first = sheet.getRange("A2").load("values");
      await context.sync();
      assert.deepEqual([result.removed, result.uniqueRemaining], [1, 3]);
      assert.deepEqual(copy.values, [["fruit", "n"], ["apple", 1], ["pear", 2], ["plum", 3], ["", ""]]);
      assert.equal(found.address, "Sample!A3");
      assert.equal(replaced.value, 2);
      assert.deepEqual(first.values, [["cherry"]]);
      assert.equal(merged.address, "Sample!G1:H1");
      assert.equal(none.isNullObject, true);
    });
  });

  it("names ranges, constants and LAMBDAs, and cells can use them", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sample");
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      context.workbook.names.add("Numbers", sheet.getRange("A1:A3"));
      context.workbook.names.addFormulaLocal("TWICE", "=LAMBDA(x,x*2)");
      await context.sync();
      sheet.getRange("B1:B2").formulas = [["=SUM(Numbers)"], ["=TWICE(21)"]];
      await context.sync();
      const cells = sheet.getRange("B1:B2").load("values");
      const item = context.workbook.names.getItem("Numbers").load("type, formula, value");
      const range = item.getRange().load("address");
      context.workbook.names.load("items/name, items/formula");
      await context.sync();
      assert.deepEqual(cells.values, [[6], [42]]);
      assert.equal(item.type, "Range");
      assert.equal(item.formula, "=Sample!$A$1:$A$3");
      assert.equal(range.address, "Sample!A1:A3");
      assert.deepEqual(Array.from(context.workbook.names.items, ({ name, formula }) => [name, formula]), [
        ["Numbers", "=Sample!$A$1:$A$3"], ["TWICE", "=LAMBDA(x,x*2)"],
      ]);
      context.workbook.names.getItem("TWICE").delete();
      const gone = context.workbook.names.getItemOrNullObject("TWICE");
      await context.sync();
      assert.equal(gone.isNullObject, true);
    });
  });

  it("keeps settings, custom XML parts and properties in the document", async () => {
    await bed.run(async (context) => {
      context.workbook.settings.add("ReviewedBy", { name: "Ann", when: 1 });
      const part = context.workbook.customXmlParts.add('<Reviewers xmlns="http://example.com/review"><Reviewer>Ann</Reviewer></Reviewers>');
      part.load("id, namespaceUri");
      context.workbook.properties.title = "Budget";
      await context.sync();
      const setting = context.workbook.settings.getItem("ReviewedBy").load("value");
      const only = context.workbook.customXmlParts.getByNamespace("http://example.com/review").getOnlyItem();
      const xml = only.getXml();
      const none = context.workbook.customXmlParts.getByNamespace("http://example.com/other").getOnlyItemOrNullObject();
      context.workbook.properties.load("title");
      await context.sync();
      assert.deepEqual(setting.value, { name: "Ann", when: 1 });
      assert.match(xml.value, /Reviewer>Ann</);
      assert.equal(none.isNullObject, true);
      assert.equal(part.namespaceUri, "http://example.com/review");
      assert.equal(context.workbook.properties.title, "Budget");
    });
    assert.equal(bed.host.document.customXmlParts.length, 1);
    assert.deepEqual(Object.keys(bed.host.document.settings), ["ReviewedBy"]);
  });

  it("tracks the selection and binds to it", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sample");
      sheet.getRange("B2:C4").select();
      await context.sync();
      const selected = context.workbook.getSelectedRange().load("address");
      const active = context.workbook.getActiveCell().load("address");
      const binding = context.workbook.bindings.addFromSelection("Range", "picked");
      const bound = binding.getRange().load("address");
      await context.sync();
      assert.equal(selected.address, "Sample!B2:C4");
      assert.equal(active.address, "Sample!B2");
      assert.equal(bound.address, "Sample!B2:C4");
    });
  });

  it("freezes panes, protects the sheet and is refused there", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sample");
      sheet.freezePanes.freezeRows(2);
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true });
      sheet.protection.load("protected");
      await context.sync();
      assert.equal(frozen.address, "Sample!1:2");
      assert.equal(sheet.protection.protected, true);
      sheet.getRange("B1").values = [["open"]];
      await context.sync();
      sheet.getRange("A1").values = [["closed"]];
      await assert.rejects(context.sync(), { code: "AccessDenied" });
      sheet.protection.unprotect();
      sheet.getRange("A1").values = [["open now"]];
      await context.sync();
    });
  });

  it("is told of changes by hand, in a table and in a sheet", async () => {
    const seen: string[] = [];
    await bed.run(async (context) => {
      const table = await expensesTable(context);
      const sheet = context.workbook.worksheets.getItem("Sample").load("id");
      table.load("id");
      await context.sync();
      table.onChanged.add(async (event) => void seen.push(`table ${event.changeType} ${event.address}`));
      sheet.onChanged.add(async (event) => void seen.push(`sheet ${event.changeType} ${event.address}`));
      context.workbook.worksheets.onAdded.add(async () => void seen.push("sheet added"));
      await context.sync();
      bed.workbook.getActiveSheet().getRange("D2").setValue(5);
      await new Promise((resolve) => setTimeout(resolve, 50));
      context.workbook.worksheets.add("More");
      await context.sync();
      await new Promise((resolve) => setTimeout(resolve, 50));
    });
    assert.deepEqual(seen, ["sheet RangeEdited D2", "table RangeEdited D2", "sheet added"]);
  });
});
