// The workbook port on Excel itself: each member is one subject's file.
// Promises what port.ts promises; holds no state, so that the workbook is always the truth.
import { a1 } from "../intake/findings";
import type { CellPosition } from "../intake/table";
import { blockAddress } from "./address";
import { commit } from "./commit";
import { HostError } from "./errors";
import { findTables } from "./findTables";
import { cells, locate, nameOf } from "./locate";
import { marksOf, queueMarks, readMarks } from "./marks";
import type { Removed, TablePlace, WorkbookPort } from "./port";
import { readLocated, readRows } from "./readTable";
import { asOneUndoStep, inWorkbook } from "./session";

export const liveWorkbook: WorkbookPort = {
  findTables: (recognise, extent) => inWorkbook((context) => findTables(context, recognise, extent)),
  sheetNames: () => inWorkbook(sheetNames),
  makeTable: (place) => asOneUndoStep((context) => makeTable(context, place), nameOf(place)),
  readTable: (place, options) => inWorkbook(async (context) => readLocated(context, await locate(context, place), options), nameOf(place)),
  readRows: (place, begin, options) => inWorkbook(async (context) => readRows(context, await locate(context, place), begin, options), nameOf(place)),
  commit,
  removeOwnColumns: (place) => asOneUndoStep((context) => removeOwnColumns(context, place), nameOf(place)),
  selectCell,
};

async function sheetNames(context: Excel.RequestContext): Promise<string[]> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/name,items/visibility");
  await context.sync();
  return sheets.items.filter((sheet) => sheet.visibility === "Visible").map((sheet) => sheet.name);
}

async function makeTable(context: Excel.RequestContext, place: TablePlace): Promise<TablePlace> {
  const located = await locate(context, place);
  if (located.table !== null) return located.place;
  if (located.isProtected) throw new HostError("AccessDenied", `Sheet ${place.sheet} is protected, so the range cannot become a table. Unprotect it (Review, Unprotect Sheet), then try again.`);
  const marks = await readMarks(context);
  const table = located.sheet.tables.add(place.address, true);
  table.load("name,id");
  await context.sync();
  const range = table.getRange();
  range.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  const marked = marksOf(marks.tables, located, a1(located.header));
  if (marked !== null) {
    await queueMarks(context, marks.tables.map((one) => (one === marked ? { ...one, table: table.name, tableId: table.id } : one)));
    await context.sync();
  }
  return { sheet: place.sheet, table: table.name, address: blockAddress({ row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount }) };
}

async function removeOwnColumns(context: Excel.RequestContext, place: TablePlace): Promise<Removed> {
  const located = await locate(context, place);
  if (located.isProtected) throw new HostError("AccessDenied", `Sheet ${located.place.sheet} is protected, so Tierline's columns cannot be removed. Unprotect it (Review, Unprotect Sheet), then try again.`);
  const reading = await readLocated(context, located);
  const own = [...reading.ownColumns].sort((one, other) => other.index - one.index);
  for (const column of own) {
    if (located.table !== null) located.table.columns.getItemAt(column.index).delete();
    else cells(located.sheet, { ...located.header, column: located.header.column + column.index, columns: 1, rows: 1 + located.body.rows }).clear();
  }
  await queueMarks(context, reading.marks.tables.filter((one) => one !== reading.marked));
  await context.sync();
  return { sheet: located.place.sheet, table: located.place.table, headers: own.map((column) => column.header).reverse() };
}

async function selectCell(sheetName: string, position: CellPosition): Promise<void> {
  await inWorkbook(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    sheet.activate();
    cells(sheet, { ...position, rows: 1, columns: 1 }).select();
    await context.sync();
  }, `Sheet ${sheetName}`);
}
