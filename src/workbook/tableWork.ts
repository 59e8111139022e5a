// What is done with one table of the workbook: made, read in pieces, written, cleared of Tierline's own columns.
// Promises what port.ts promises. The pane loads it when a table is first worked on, not when it opens.
import { a1 } from "../intake/findings";
import { blockAddress } from "./address";
import { commit } from "./commit";
import { HostError } from "./errors";
import { cells, locate, nameOf } from "./locate";
import { marksOf, queueMarks, readMarks } from "./marks";
import type { Removed, TablePlace, TableWorkPort } from "./port";
import { readLocated, readRows } from "./readTable";
import { asOneUndoStep, inWorkbook } from "./session";

export const tableWork: TableWorkPort = {
  makeTable: (place) => asOneUndoStep((context) => makeTable(context, place), nameOf(place)),
  readTable: (place, options) => inWorkbook(async (context) => readLocated(context, await locate(context, place), options), nameOf(place)),
  readRows: (place, begin, options) => inWorkbook(async (context) => readRows(context, await locate(context, place), begin, options), nameOf(place)),
  commit,
  removeOwnColumns: (place) => asOneUndoStep((context) => removeOwnColumns(context, place), nameOf(place)),
};

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
