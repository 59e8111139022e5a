// The workbook port on Excel itself: each member is one subject's file.
// Promises what port.ts promises; holds no state, so that the workbook is always the truth.
import type { CellPosition } from "../intake/table";
import { findTables } from "./findTables";
import { cells } from "./locate";
import type { TableWorkPort, WorkbookPort } from "./port";
import { inWorkbook } from "./session";

/** Its script is loaded when a table is first worked on. */
const tableWork = async (): Promise<TableWorkPort> => (await import(/* webpackChunkName: "table-work" */ "./tableWork")).tableWork;

export const liveWorkbook: WorkbookPort = {
  findTables: (recognise, extent) => inWorkbook((context) => findTables(context, recognise, extent)),
  sheetNames: () => inWorkbook(sheetNames),
  makeTable: async (place) => (await tableWork()).makeTable(place),
  readTable: async (place, options) => (await tableWork()).readTable(place, options),
  readRows: async (place, begin, options) => (await tableWork()).readRows(place, begin, options),
  commit: async (plan, options) => (await tableWork()).commit(plan, options),
  removeOwnColumns: async (place) => (await tableWork()).removeOwnColumns(place),
  selectCell,
};

async function sheetNames(context: Excel.RequestContext): Promise<string[]> {
  const sheets = context.workbook.worksheets;
  sheets.load("items/name,items/visibility");
  await context.sync();
  return sheets.items.filter((sheet) => sheet.visibility === "Visible").map((sheet) => sheet.name);
}

async function selectCell(sheetName: string, position: CellPosition): Promise<void> {
  await inWorkbook(async (context) => {
    const sheet = context.workbook.worksheets.getItem(sheetName);
    sheet.activate();
    cells(sheet, { ...position, rows: 1, columns: 1 }).select();
    await context.sync();
  }, `Sheet ${sheetName}`);
}
