// Finds what can be evaluated: every Excel table, and ranges that look like one.
// Promises to read only the first rows of a sheet, never a whole one; changes nothing.
import type { CellValue } from "../intake/table";
import { type Block, blockAddress, parseBlock } from "./address";
import { cells } from "./locate";
import type { FoundTable, HeaderRecogniser } from "./port";

/** A range counts as a table when one of its rows names at least this many known fields. */
const fewestHeaders = 3;
/** A header row is looked for in the first rows and columns that a sheet uses. */
const searchRows = 60;
const searchColumns = 120;

interface SheetTables {
  readonly name: string;
  readonly sheet: Excel.Worksheet;
  readonly tables: readonly { readonly name: string; readonly block: Block; readonly headers: readonly string[]; readonly hasTotals: boolean }[];
}

/** Every table (recognised or not), then header-like ranges, in sheet order. */
export async function findTables(context: Excel.RequestContext, recognise: HeaderRecogniser): Promise<FoundTable[]> {
  const sheets = await sheetsWithTables(context);
  const active = await activeCell(context);
  const found: FoundTable[] = [];
  for (const { name, sheet, tables } of sheets) {
    const isSelected = (block: Block) => active !== null && active.sheet === name && contains(block, active.row, active.column);
    for (const table of tables) {
      found.push({
        sheet: name,
        table: table.name,
        address: blockAddress(table.block),
        headers: table.headers,
        rowCount: table.block.rows - 1 - (table.hasTotals ? 1 : 0),
        recognised: recognise(table.headers),
        isSelected: isSelected(table.block),
      });
    }
    const range = await headerLikeRange(context, sheet, tables.map((table) => table.block), recognise);
    if (range !== null) found.push({ sheet: name, table: null, address: blockAddress(range.block), headers: range.headers, rowCount: range.block.rows - 1, recognised: range.recognised, isSelected: isSelected(range.block) });
  }
  return found;
}

async function sheetsWithTables(context: Excel.RequestContext): Promise<SheetTables[]> {
  const worksheets = context.workbook.worksheets;
  worksheets.load("items/name,items/visibility");
  await context.sync();
  // Hidden sheets hold other add-ins' notes and people's back rooms: nobody expects a result there.
  const visible = worksheets.items.filter((sheet) => sheet.visibility === "Visible");
  for (const sheet of visible) sheet.tables.load("items/name,items/showHeaders,items/showTotals");
  await context.sync();
  const pending = visible.map((sheet) => ({
    sheet,
    tables: sheet.tables.items.filter((table) => table.showHeaders).map((table) => ({ table, range: table.getRange(), header: table.getHeaderRowRange() })),
  }));
  for (const { tables } of pending) {
    for (const { range, header } of tables) {
      range.load("address");
      header.load("values");
    }
  }
  await context.sync();
  return pending.map(({ sheet, tables }) => ({
    name: sheet.name,
    sheet,
    tables: tables.flatMap(({ table, range, header }) => {
      const block = parseBlock(range.address);
      const headers: readonly CellValue[] = header.values[0] ?? [];
      return block === null ? [] : [{ name: table.name, block, headers: headers.map(String), hasTotals: table.showTotals }];
    }),
  }));
}

/** Where the cursor stands; null where the selection is not a cell (a chart, say). */
async function activeCell(context: Excel.RequestContext): Promise<{ sheet: string; row: number; column: number } | null> {
  try {
    const cell = context.workbook.getActiveCell();
    cell.load("rowIndex,columnIndex");
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.load("name");
    await context.sync();
    return { sheet: sheet.name, row: cell.rowIndex, column: cell.columnIndex };
  } catch {
    return null;
  }
}

async function headerLikeRange(context: Excel.RequestContext, sheet: Excel.Worksheet, tables: readonly Block[], recognise: HeaderRecogniser): Promise<{ block: Block; headers: string[]; recognised: number } | null> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (used.isNullObject) return null;
  const area: Block = { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
  const top = cells(sheet, { ...area, rows: Math.min(area.rows, searchRows), columns: Math.min(area.columns, searchColumns) });
  top.load("values");
  await context.sync();
  const rows: readonly (readonly CellValue[])[] = top.values;
  let best: { row: number; from: number; headers: string[]; recognised: number } | null = null;
  rows.forEach((values, row) => {
    const outside = values.map((value, column) => (tables.some((table) => contains(table, area.row + row, area.column + column)) ? "" : value));
    for (const run of textRuns(outside)) {
      const recognised = recognise(run.headers);
      if (recognised >= fewestHeaders && recognised > (best?.recognised ?? 0)) best = { row, from: run.from, headers: run.headers, recognised };
    }
  });
  if (best === null) return null;
  const { row, from, headers, recognised }: { row: number; from: number; headers: string[]; recognised: number } = best;
  const header: Block = { row: area.row + row, column: area.column + from, rows: 1, columns: headers.length };
  const bottom = await lastRow(context, sheet, header, area.row + area.rows - 1);
  return { block: { ...header, rows: bottom - header.row + 1 }, headers, recognised };
}

/** Neighbouring cells that hold text: headers stand side by side. */
function textRuns(values: readonly CellValue[]): { from: number; headers: string[] }[] {
  const runs: { from: number; headers: string[] }[] = [];
  values.forEach((value, column) => {
    if (typeof value !== "string" || value.trim() === "") return;
    const last = runs[runs.length - 1];
    if (last !== undefined && last.from + last.headers.length === column) last.headers.push(value);
    else runs.push({ from: column, headers: [value] });
  });
  return runs;
}

/** The last row of the block of cells that hangs together with the header row. */
async function lastRow(context: Excel.RequestContext, sheet: Excel.Worksheet, header: Block, lastUsed: number): Promise<number> {
  const region = cells(sheet, { ...header, columns: 1 }).getSurroundingRegion();
  region.load("rowIndex,rowCount");
  await context.sync();
  return Math.min(lastUsed, Math.max(header.row, region.rowIndex + region.rowCount - 1));
}

function contains(block: Block, row: number, column: number): boolean {
  return row >= block.row && row < block.row + block.rows && column >= block.column && column < block.column + block.columns;
}
