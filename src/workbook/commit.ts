// The committer: the only code that writes status columns.
// 1. reads the table again and refuses (StaleError, nothing written) where it is not what was previewed; 2. places the columns,
// never over a cell or a column that is the user's; 3. writes formats, values and our marks, as one undo step where Excel can.
import { a1 } from "../intake/findings";
import type { WritePlan } from "../report/writePlan";
import { blockAddress } from "./address";
import { matchRows } from "./compare";
import { Cancelled, HostError, toHostError } from "./errors";
import { cells, locate, type Located, nameOf } from "./locate";
import { type MarkedColumn, contentHash, queueMarks } from "./marks";
import { place, type PlacedColumn, type Placement } from "./place";
import type { Committed, CommitOptions, TablePlace } from "./port";
import { readLocated, type Reading } from "./readTable";
import { asOneUndoStep, canGroupUndo } from "./session";
import { WriteBatch, asText, writeColumn } from "./writeCells";

/**
 * Writes the plan and nothing else.
 * Throws StaleError (the table moved), HostError "header-taken", "no-room", "AccessDenied" (protected) - all before the first cell is
 * written - or Cancelled. After the first cell the signal is no longer obeyed: half a column would be worse than a wait.
 */
export async function commit(plan: WritePlan, options: CommitOptions): Promise<Committed> {
  const where = plan.source.table === null ? `Sheet ${plan.source.sheet}` : `Sheet ${plan.source.sheet}, table ${plan.source.table}`;
  return asOneUndoStep(async (context) => {
    const located = await locate(context, placeOf(plan));
    refuseProtected(located);
    const reading = await readLocated(context, located, { signal: options.signal });
    const order = matchRows(plan, reading, options.readSource(reading.snapshot));
    const placement = await place(context, plan, reading);
    if (options.signal?.aborted === true) throw new Cancelled();
    return write(context, plan, reading, placement, order, options);
  }, where);
}

/** A table is found by its name wherever it moved to; a range is where it was, at its present size. */
function placeOf(plan: WritePlan): TablePlace {
  const { sheet, table, topLeft, headers, rowKeys } = plan.source;
  return { sheet, table, address: blockAddress({ ...topLeft, rows: 1 + rowKeys.length, columns: headers.length }) };
}

function refuseProtected(located: Located): void {
  if (!located.isProtected) return;
  throw new HostError("AccessDenied", `Sheet ${located.place.sheet} is protected, so the status columns cannot be written. Unprotect it (Review, Unprotect Sheet), then write again. Nothing was written.`);
}

async function write(context: Excel.RequestContext, plan: WritePlan, reading: Reading, placement: Placement, order: Int32Array, options: CommitOptions): Promise<Committed> {
  const { located } = reading;
  const batch = new WriteBatch(context);
  try {
    makeRoom(batch, located, placement);
    let finished = 0;
    for (const placed of placement.columns) {
      if (placed.isNew) addColumn(batch, located, placed);
      await writeColumn(batch, located.sheet, { ...located.body, column: placed.at, columns: 1 }, placed.column, order, (rows) => {
        options.onProgress?.({ step: "write", done: Math.round((finished + rows) / placement.columns.length), total: located.body.rows });
      });
      finished += located.body.rows;
      if (placed.isNew) fitWidth(batch, located, placed);
    }
    await batch.send();
  } catch (error) {
    throw batch.requests === 0 ? error : partlyWritten(error, located, batch.requests);
  }
  // The cells are written: whatever fails from here on is a warning, never a failure.
  const warnings = await keepMarks(context, plan, reading, placement, order);
  return {
    sheet: located.place.sheet,
    table: located.place.table,
    rows: located.body.rows,
    columns: placement.columns.map((placed) => ({ mark: placed.column.mark, header: placed.header, address: a1({ row: located.header.row, column: placed.at }), isNew: placed.isNew })),
    undoSteps: canGroupUndo() ? 1 : batch.requests,
    warnings,
  };
}

function makeRoom(batch: WriteBatch, located: Located, placement: Placement): void {
  if (!placement.mustMakeRoom) return;
  batch.queued(200);
  cells(located.sheet, { row: located.header.row, column: placement.edge, rows: 1, columns: placement.newCount }).getEntireColumn().insert("Right");
}

/** A new column: a column of the table, or a header cell right of the range. */
function addColumn(batch: WriteBatch, located: Located, placed: PlacedColumn): void {
  batch.queued(200);
  if (located.table !== null) located.table.columns.add(undefined, undefined, placed.header);
  else cells(located.sheet, { ...located.header, column: placed.at, columns: 1 }).values = [[asText(placed.header)]];
}

/** A new column is as wide as what it holds; a column that stood there keeps the width the user gave it. */
function fitWidth(batch: WriteBatch, located: Located, placed: PlacedColumn): void {
  batch.queued(200);
  cells(located.sheet, { row: located.header.row, column: placed.at, rows: 1 + located.body.rows, columns: 1 }).format.autofitColumns();
}

function partlyWritten(error: unknown, located: Located, requests: number): HostError {
  const cause = toHostError(error, nameOf(located.place));
  const undo = canGroupUndo() || requests === 1 ? "Press Ctrl+Z once" : `Press Ctrl+Z ${requests} times`;
  return new HostError("partly-written", `${cause.sentence} Some status columns were already written. ${undo} to take them back, or write again to complete them.`, { cause });
}

/** Writes down which columns are ours. Returns what went wrong, in sentences. */
async function keepMarks(context: Excel.RequestContext, plan: WritePlan, reading: Reading, placement: Placement, order: Int32Array): Promise<string[]> {
  const { located } = reading;
  try {
    const ids = await columnIds(context, located);
    const written = new Set(plan.columns.map((column) => column.mark));
    const columns = placement.columns.map(({ column, header, at }): MarkedColumn => ({
      mark: column.mark,
      header,
      id: ids.get(at - located.header.column) ?? null,
      content: contentHash(Array.from({ length: located.body.rows }, (_unused, row) => column.values[order[row] ?? -1] ?? "")),
    }));
    // Columns of programmes that this plan does not speak of stay ours.
    const others = (reading.marked?.columns ?? []).filter(({ mark }) => !written.has(mark) && reading.ownByMark.has(mark));
    const { place: where, tableId } = located;
    const table = { sheet: where.sheet, table: where.table, tableId, corner: a1(located.header), columns: [...others, ...columns] };
    await queueMarks(context, [...reading.marks.tables.filter((one) => one !== reading.marked), table]);
    await context.sync();
    return [];
  } catch (error) {
    return [`The columns are written, but this workbook could not keep the note that they are Tierline's (${toHostError(error).sentence}) The next write will treat them as yours and add new ones.`];
  }
}

async function columnIds(context: Excel.RequestContext, located: Located): Promise<ReadonlyMap<number, number>> {
  if (located.table === null) return new Map();
  const columns = located.table.columns;
  columns.load("items/id,items/index");
  await context.sync();
  return new Map(columns.items.map((column) => [column.index, column.id]));
}
