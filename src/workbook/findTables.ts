// Finds what can be evaluated: every Excel table, and ranges that look like one.
// Promises to read only the first rows of a sheet, never a whole one; changes nothing.
import type { CellValue } from "../intake/table";
import { type Block, blockAddress, parseBlock } from "./address";
import { cells } from "./locate";
import type { FoundTable, HeaderRecogniser, RangeExtent } from "./port";

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
export async function findTables(context: Excel.RequestContext, recognise: HeaderRecogniser, extent: RangeExtent = "block"): Promise<FoundTable[]> {
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
    for (const { block, headers, recognised } of await headerLikeRanges(context, sheet, tables.map((table) => table.block), recognise, extent)) {
      found.push({ sheet: name, table: null, address: blockAddress(block), headers, rowCount: block.rows - 1, recognised, isSelected: isSelected(block) });
    }
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

interface HeaderLikeRange {
  readonly block: Block;
  readonly headers: readonly string[];
  readonly recognised: number;
}

/** The best row of headers on the sheet: one range for each recognised run of headers in it. */
async function headerLikeRanges(context: Excel.RequestContext, sheet: Excel.Worksheet, tables: readonly Block[], recognise: HeaderRecogniser, extent: RangeExtent): Promise<HeaderLikeRange[]> {
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (used.isNullObject) return [];
  const area: Block = { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount };
  const top = cells(sheet, { ...area, rows: Math.min(area.rows, searchRows), columns: Math.min(area.columns, searchColumns) });
  top.load("values");
  await context.sync();
  const rows: readonly (readonly CellValue[])[] = top.values;
  const candidates = rows.flatMap((values, row) => {
    const outside = values.map((value, column) => (tables.some((table) => contains(table, area.row + row, area.column + column)) ? "" : value));
    return textRuns(outside).map((run) => ({ row, from: run.from, headers: run.headers, recognised: recognise(run.headers) }));
  });
  const recognised = candidates.filter((run) => run.recognised >= fewestHeaders);
  const best = recognised.reduce<(typeof recognised)[number] | null>((held, run) => (run.recognised > (held?.recognised ?? 0) ? run : held), null);
  if (best === null) return [];
  const found: HeaderLikeRange[] = [];
  for (const run of extent === "block" ? [best] : recognised.filter(({ row }) => row === best.row)) {
    const header: Block = { row: area.row + run.row, column: area.column + run.from, rows: 1, columns: run.headers.length };
    const next = candidates.find(({ row, from }) => row === run.row && from > run.from);
    const whole = extent === "block" ? { ...header, rows: (await lastRow(context, sheet, header, area.row + area.rows - 1)) - header.row + 1 } : toTheEnd(header, area, tables, next === undefined ? null : area.column + next.from);
    found.push({ block: whole, headers: run.headers, recognised: run.recognised });
  }
  return found;
}

/** From the header row to the end of what the sheet uses, blank rows included, up to the next table or the next run of headers. */
function toTheEnd(header: Block, area: Block, tables: readonly Block[], nextHeaders: number | null): Block {
  const reaches = (one: Block) => one.row + one.rows > header.row;
  const rights = tables.filter((table) => table.column >= header.column + header.columns && reaches(table)).map((table) => table.column);
  const right = Math.min(area.column + area.columns, nextHeaders ?? Infinity, ...rights);
  const belows = tables.filter((table) => table.row > header.row && table.column < right && table.column + table.columns > header.column).map((table) => table.row);
  return { ...header, columns: right - header.column, rows: Math.min(area.row + area.rows, ...belows) - header.row };
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
