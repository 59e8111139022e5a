// Where a table or a header-like range stands right now: header row, body, totals row.
// Promises body rows only (the totals row is left out); never assumes that a place found earlier still holds.
import { HostError } from "./errors";
import { type Block, blockAddress, parseBlock } from "./address";
import type { TablePlace } from "./port";

/** A table or range found in the workbook, with proxies of the running request. */
export interface Located {
  readonly sheet: Excel.Worksheet;
  /** null for a header-like range. */
  readonly table: Excel.Table | null;
  /** The table's own id, stable over renames; null for a range. */
  readonly tableId: string | null;
  readonly place: TablePlace;
  /** Header row and body, without the totals row. */
  readonly header: Block;
  readonly body: Block;
  readonly hasTotals: boolean;
  readonly isProtected: boolean;
  readonly hasHiddenRows: boolean;
}

/** "Sheet Data, table Partners" or "Sheet Data, cells B3:H40". */
export function nameOf(place: TablePlace): string {
  return place.table === null ? `Sheet ${place.sheet}, cells ${place.address}` : `Sheet ${place.sheet}, table ${place.table}`;
}

/** Finds the place; throws HostError "ItemNotFound" or "no-header-row" in one sentence. */
export async function locate(context: Excel.RequestContext, place: TablePlace): Promise<Located> {
  return place.table === null ? locateRange(context, place) : locateTable(context, place.table);
}

async function locateTable(context: Excel.RequestContext, name: string): Promise<Located> {
  const table = context.workbook.tables.getItemOrNullObject(name);
  table.load("name,id,showHeaders,showTotals");
  await context.sync();
  if (table.isNullObject) {
    throw new HostError("ItemNotFound", `There is no table ${name} in this workbook any more; it was renamed or deleted. Choose the table again.`);
  }
  if (!table.showHeaders) {
    throw new HostError("no-header-row", `Table ${name} shows no header row, so its columns cannot be recognised. Switch Header Row on (Table Design), then try again.`);
  }
  const whole = table.getRange();
  whole.load("rowIndex,columnIndex,rowCount,columnCount,rowHidden");
  const sheet = table.worksheet;
  sheet.load("name");
  sheet.protection.load("protected");
  await context.sync();
  const block: Block = { row: whole.rowIndex, column: whole.columnIndex, rows: whole.rowCount, columns: whole.columnCount };
  return {
    sheet,
    table,
    tableId: table.id,
    place: { sheet: sheet.name, table: table.name, address: blockAddress(block) },
    header: { ...block, rows: 1 },
    body: { ...block, row: block.row + 1, rows: block.rows - 1 - (table.showTotals ? 1 : 0) },
    hasTotals: table.showTotals,
    isProtected: sheet.protection.protected,
    hasHiddenRows: whole.rowHidden !== false,
  };
}

async function locateRange(context: Excel.RequestContext, place: TablePlace): Promise<Located> {
  const block = parseBlock(place.address);
  if (block === null) throw new HostError("InvalidReference", `"${place.address}" is not a range of cells. Choose the cells again.`);
  const sheet = context.workbook.worksheets.getItemOrNullObject(place.sheet);
  sheet.load("name");
  await context.sync();
  if (sheet.isNullObject) throw new HostError("ItemNotFound", `There is no sheet ${place.sheet} in this workbook any more. Choose the cells again.`);
  const whole = sheet.getRange(place.address);
  whole.load("rowHidden");
  sheet.protection.load("protected");
  await context.sync();
  return {
    sheet,
    table: null,
    tableId: null,
    place: { sheet: sheet.name, table: null, address: blockAddress(block) },
    header: { ...block, rows: 1 },
    body: { ...block, row: block.row + 1, rows: block.rows - 1 },
    hasTotals: false,
    isProtected: sheet.protection.protected,
    hasHiddenRows: whole.rowHidden !== false,
  };
}

/** The proxy of a block of cells. */
export function cells(sheet: Excel.Worksheet, block: Block): Excel.Range {
  return sheet.getRangeByIndexes(block.row, block.column, block.rows, block.columns);
}
