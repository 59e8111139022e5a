// The header rows of all tables, kept fresh by events, so that a synchronous formula can ask "what stands above these cells?".
// Promises an immediate answer from what was last seen; never blocks a calculation, never reads the body of a table.
import { type Block, parseBlock, placeIn } from "./address";
import { inWorkbook } from "./session";

interface KnownTable {
  readonly sheet: string;
  readonly block: Block;
  readonly headers: readonly string[];
}

const settleMs = 150;

let known: readonly KnownTable[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => Promise<void>>();

/**
 * Headers of the table columns that `address` ("Sheet1!B4:G60", body rows only or with header) covers; null where it lies in no table.
 * The range must lie within the table's columns.
 */
export function headersAbove(address: string): readonly string[] | null {
  const place = placeIn(address);
  const table = place === null ? undefined : known.find((one) => one.sheet === place.sheet && lies(place.block, one.block));
  if (place === null || table === undefined) return null;
  const { block } = place;
  const from = block.column - table.block.column;
  return table.headers.slice(from, from + block.columns);
}

/** Reads all header rows now and again after every change of a table. Call once, when Office is ready. */
export async function keepHeadersFresh(): Promise<void> {
  await refresh();
  try {
    await inWorkbook(async (context) => {
      const later = async () => refreshSoon();
      context.workbook.tables.onChanged.add(later);
      context.workbook.worksheets.onActivated.add(later);
      context.workbook.worksheets.onAdded.add(later);
      await context.sync();
    });
  } catch {
    // Without events the headers are as they were at start: formulas then fall back to what their arguments say.
  }
}

/** Calls `listener` after every change of a table, once for several in a row. */
export function whenTablesChange(listener: () => Promise<void>): void {
  listeners.add(listener);
}

/** Several events in a row lead to one reading. */
function refreshSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void followTables(), settleMs);
}

/** Reads the header rows now, and lets those who listen follow: after a write, a formula over the whole table may have met columns it did not know. */
export async function followTables(): Promise<void> {
  clearTimeout(timer);
  await refresh();
  await Promise.all([...listeners].map((listener) => listener()));
}

/** Reads the header rows. A failure keeps what was known: a failed read is not an absent table. */
export async function refresh(): Promise<void> {
  try {
    known = await inWorkbook(readHeaders);
  } catch {
    // Kept as it was.
  }
}

async function readHeaders(context: Excel.RequestContext): Promise<KnownTable[]> {
  const tables = context.workbook.tables;
  tables.load("items/name,items/showHeaders");
  await context.sync();
  const pending = tables.items.filter((table) => table.showHeaders).map((table) => ({ range: table.getRange(), header: table.getHeaderRowRange(), sheet: table.worksheet }));
  for (const { range, header, sheet } of pending) {
    range.load("address");
    header.load("values");
    sheet.load("name");
  }
  await context.sync();
  return pending.flatMap(({ range, header, sheet }) => {
    const block = parseBlock(range.address);
    const values: readonly unknown[] = header.values[0] ?? [];
    return block === null ? [] : [{ sheet: sheet.name, block, headers: values.map(String) }];
  });
}

function lies(inner: Block, outer: Block): boolean {
  return inner.column >= outer.column && inner.column + inner.columns <= outer.column + outer.columns && inner.row >= outer.row && inner.row + inner.rows <= outer.row + outer.rows;
}
