// Finds the cells that each planned column goes to: our own columns where they stand, new ones at the table's right edge.
// Promises never to cover a cell that is not ours: what stands to the right is moved over, and where Excel could not do that
// without tearing another table apart, the write is refused with a sentence. A user's column with our header is never taken.
import type { CellValue } from "../intake/table";
import type { PlannedColumn, WritePlan } from "../report/writePlan";
import { type Block, blockAddress, parseBlock } from "./address";
import { HostError } from "./errors";
import { cells, type Located, nameOf } from "./locate";
import { readInPieces } from "./pieces";
import type { Reading } from "./readTable";

/** One planned column and the column of the sheet it goes to. */
export interface PlacedColumn {
  readonly column: PlannedColumn;
  /** Header that stands or will stand there. */
  readonly header: string;
  /** Zero-based column of the sheet. */
  readonly at: number;
  readonly isNew: boolean;
}

export interface Placement {
  readonly columns: readonly PlacedColumn[];
  readonly newCount: number;
  /** First sheet column right of the table, where new columns go. */
  readonly edge: number;
  /** True where whole columns must be inserted first, because cells to the right are in use. */
  readonly mustMakeRoom: boolean;
}

/** Places the plan's columns; reads, and queues nothing. Throws HostError "header-taken" or "no-room". */
export async function place(context: Excel.RequestContext, plan: WritePlan, reading: Reading): Promise<Placement> {
  const { located, ownByMark } = reading;
  const ownIndexes = new Set([...ownByMark.values()].map((column) => column.index));
  const users = new Set(reading.allHeaders.filter((_header, index) => !ownIndexes.has(index)).map((header) => header.trim().toLowerCase()));
  const edge = located.header.column + located.header.columns;
  let next = edge;
  const columns = plan.columns.map((column): PlacedColumn => {
    const own = ownByMark.get(column.mark);
    if (own !== undefined) return { column, header: own.header, at: located.header.column + own.index, isNew: false };
    if (users.has(column.header.trim().toLowerCase())) {
      throw new HostError("header-taken", `${nameOf(reading.place)} has a column of your own called "${column.header}". Tierline leaves it alone: evaluate again, and write under the other name that the preview offers.`);
    }
    next += 1;
    return { column, header: column.header, at: next - 1, isNew: true };
  });
  const newCount = next - edge;
  return { columns, newCount, edge, mustMakeRoom: await mustMakeRoom(context, located, newCount) };
}

/** Whether whole columns must be inserted before `newCount` columns can stand right of the table. Throws HostError "no-room" where that would tear another table. */
export async function mustMakeRoom(context: Excel.RequestContext, located: Located, newCount: number): Promise<boolean> {
  const edge = located.header.column + located.header.columns;
  if (newCount === 0 || (await isFree(context, located, edge, newCount))) return false;
  await refuseToTear(context, located, edge);
  return true;
}

/** True where the cells right of the table, from header to totals row, are empty and belong to no other table. */
async function isFree(context: Excel.RequestContext, located: Located, edge: number, width: number): Promise<boolean> {
  const block: Block = { row: located.header.row, column: edge, rows: 1 + located.body.rows + (located.hasTotals ? 1 : 0), columns: width };
  const used = cells(located.sheet, block).getUsedRangeOrNullObject(true);
  used.load("rowIndex,columnIndex,rowCount,columnCount");
  await context.sync();
  if (!used.isNullObject) {
    const within = intersection(block, { row: used.rowIndex, column: used.columnIndex, rows: used.rowCount, columns: used.columnCount });
    if (within !== null) {
      const values = await readInPieces(context, located.sheet, within);
      if (values.some((row) => row.some((value: CellValue) => value !== ""))) return false;
    }
  }
  return (await otherTables(context, located)).every((other) => intersection(block, other.block) === null);
}

/** Inserting whole columns would pull apart a table above or below that reaches across the edge. */
async function refuseToTear(context: Excel.RequestContext, located: Located, edge: number): Promise<void> {
  const torn = (await otherTables(context, located)).find(({ block }) => block.column < edge && block.column + block.columns > edge);
  if (torn === undefined) return;
  throw new HostError(
    "no-room",
    `${nameOf(located.place)}: the cells to its right are in use, and columns cannot be inserted because table ${torn.name} (${blockAddress(torn.block)}) reaches across. Move one of them to free the cells right of the table, then write again. Nothing was written.`,
  );
}

async function otherTables(context: Excel.RequestContext, located: Located): Promise<{ name: string; block: Block }[]> {
  const tables = located.sheet.tables;
  tables.load("items/name");
  await context.sync();
  const others = tables.items.filter((table) => table.name !== located.place.table).map((table) => ({ name: table.name, range: table.getRange() }));
  for (const other of others) other.range.load("address");
  await context.sync();
  return others.flatMap(({ name, range }) => {
    const block = parseBlock(range.address);
    return block === null ? [] : [{ name, block }];
  });
}

function intersection(one: Block, other: Block): Block | null {
  const row = Math.max(one.row, other.row);
  const column = Math.max(one.column, other.column);
  const rows = Math.min(one.row + one.rows, other.row + other.rows) - row;
  const columns = Math.min(one.column + one.columns, other.column + other.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : null;
}
