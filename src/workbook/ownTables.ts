// Makes and refreshes tables that are Tierline's own, each on a sheet of its own: metrics, runway.
// 1. finds the table by its mark, wherever it was moved or renamed to, or (where that is lost) by its name and what it holds; 2. refuses where a sheet or table of the name is the user's, where
// the sheet is protected, and where anything moved since the preview; 3. writes formats, values and the mark as one undo step.
import type { CellValue } from "../intake/table";
import { asIfWritten, cellMark, mergeOwnTable, type MergedTable, type OwnTablePlan, planKey, type StandingTable } from "../report/ownTable";
import { provenTable } from "../report/provenTable";
import type { PlannedColumn } from "../report/writePlan";
import { type Block, blockAddress } from "./address";
import { Cancelled, HostError, StaleError, toHostError } from "./errors";
import { cells, locate, type Located, nameOf } from "./locate";
import { keepOwnTableMark, type MarkedOwnTable, packed, readOwnTableMark, writtenCells } from "./ownTableMarks";
import { eachPiece } from "./pieces";
import { mustMakeRoom } from "./place";
import type { JobOptions, OwnTableOptions, OwnTablePreview, OwnTablesPort, OwnTableWritten } from "./port";
import { asOneUndoStep, canGroupUndo, inWorkbook } from "./session";
import { whoseColumns } from "./whoseColumns";
import { cellInput, WriteBatch, writeColumn } from "./writeCells";

interface Standing extends StandingTable {
  readonly located: Located;
  readonly isReadOffCells: boolean;
  /** Headers of the status columns that were written beside the table's own. */
  readonly statuses: readonly string[];
  /** Changes with every cell of Tierline's columns, every key and every row. */
  readonly state: string;
  readonly allHeaders: readonly string[];
}

export const ownTables: OwnTablesPort = { previewOwnTable, writeOwnTable };

/** What a write would do; changes nothing. Throws HostError "name-taken" or "AccessDenied" as the write would. */
function previewOwnTable(plan: OwnTablePlan, options: JobOptions = {}): Promise<OwnTablePreview> {
  return inWorkbook(async (context) => {
    const standing = await standingTable(context, plan, options);
    if (standing === null) {
      await refuseTakenNames(context, plan);
      return { place: null, state: "", merged: mergeOwnTable(plan, { own: new Map(), answers: new Set(), rows: [], written: {} }), columnOf: new Map(), isReadOffCells: false, newColumns: plan.columns.map(({ header }) => header) };
    }
    refuseProtected(standing.located);
    return { place: standing.located.place, state: standing.state, merged: mergeOwnTable(plan, standing), columnOf: standing.own, isReadOffCells: standing.isReadOffCells, newColumns: plan.columns.filter(({ mark }) => !standing.own.has(mark)).map(({ header }) => header) };
  });
}

/**
 * Writes the plan and nothing else.
 * Throws StaleError where the table is not the one that was previewed, HostError "name-taken", "no-room", "AccessDenied"; nothing is written then.
 */
function writeOwnTable(plan: OwnTablePlan, options: OwnTableOptions): Promise<OwnTableWritten> {
  return asOneUndoStep(async (context) => {
    const standing = await standingTable(context, plan, options);
    if (standing !== null) refuseProtected(standing.located);
    if ((standing?.state ?? "") !== options.expects) {
      throw new StaleError(`${plan.sheet}: the table changed since the preview. Nothing was written. Count the exports again, then write.`);
    }
    if (standing === null) await refuseTakenNames(context, plan);
    if (options.signal?.aborted === true) throw new Cancelled();
    return standing === null ? create(context, plan, options) : refresh(context, plan, standing, options);
  }, `Sheet ${plan.sheet}`);
}

async function standingTable(context: Excel.RequestContext, plan: OwnTablePlan, options: JobOptions): Promise<Standing | null> {
  const mark = await readOwnTableMark(context, plan.purpose);
  const table = await (mark === null ? tableByName(context, plan) : tableByMark(context, mark));
  if (table === null) return null;
  const located = await locate(context, { sheet: "", table: table.name, address: "" });
  const header = cells(located.sheet, located.header);
  header.load("values");
  const columns = located.table!.columns;
  columns.load("items/id,items/index");
  await context.sync();
  const headers: readonly CellValue[] = header.values[0] ?? [];
  const allHeaders = headers.map(String);
  const indexById = new Map(columns.items.map(({ id, index }) => [id, index]));
  const rows: CellValue[][] = [];
  if (located.body.rows > 0) await eachPiece(context, located.sheet, located.body, (piece) => piece.forEach((row) => rows.push(row)), options, "formulas");
  // An empty table keeps one blank body row in Excel.
  const isEmpty = rows.length === 1 && rows[0]!.every((cell) => cell === "");
  const body = isEmpty ? [] : rows;
  const known = mark === null ? readOffCells(plan, allHeaders, body) : { own: markedColumns(mark, allHeaders, indexById), written: writtenCells(mark) };
  if (known === null) return null;
  const { own, written } = known;
  const state = cellMark(JSON.stringify([located.place.table, [...own], body.map((row) => [...own.values()].map((at) => row[at] ?? ""))])) + `-${body.length}`;
  const { ownByMark: beside } = await whoseColumns(context, located, { headers: allHeaders, ids: new Map([...indexById].map(([id, index]) => [index, id])), body }, options);
  const answers = new Set([...beside.values()].map(({ index }) => index));
  return { located, own, answers, rows: body, statuses: [...beside].flatMap(([of, { header }]) => (of.endsWith("/status") ? [header] : [])), written, isReadOffCells: mark === null, state, allHeaders };
}

function readOffCells(plan: OwnTablePlan, headers: readonly string[], rows: readonly (readonly CellValue[])[]): Pick<Standing, "own" | "written"> | null {
  const proven = provenTable(plan, headers, rows);
  return proven === null ? null : { own: proven.own, written: asIfWritten(plan, { own: proven.own, rows }, proven.rows) };
}

async function tableByMark(context: Excel.RequestContext, mark: MarkedOwnTable): Promise<{ readonly name: string } | null> {
  const { items } = await allTables(context);
  return items.find(({ id, name }) => id === mark.tableId && name === mark.table) ?? items.find(({ id }) => id === mark.tableId) ?? items.find(({ name }) => name === mark.table) ?? null;
}

/** Where the workbook lost the mark: only a table of the usual name, so that a copy kept under another one stays as it is. */
async function tableByName(context: Excel.RequestContext, plan: OwnTablePlan): Promise<{ readonly name: string } | null> {
  if (plan.proof === null) return null;
  return (await allTables(context)).items.find(({ name }) => name.toLowerCase() === plan.table.toLowerCase()) ?? null;
}

async function allTables(context: Excel.RequestContext): Promise<Excel.TableCollection> {
  const tables = context.workbook.tables;
  tables.load("items/name,items/id");
  await context.sync();
  return tables;
}

function markedColumns({ columns }: MarkedOwnTable, headers: readonly string[], indexById: ReadonlyMap<number, number>): ReadonlyMap<string, number> {
  const own = new Map<string, number>();
  for (const column of columns) {
    const byId = column.id === null ? undefined : indexById.get(column.id);
    const at = byId ?? headers.indexOf(column.header);
    if (at >= 0 && ![...own.values()].includes(at)) own.set(column.mark, at);
  }
  return own;
}

/** The names must be free, or the sheet empty: what stands there is the user's. */
async function refuseTakenNames(context: Excel.RequestContext, plan: OwnTablePlan): Promise<void> {
  const table = context.workbook.tables.getItemOrNullObject(plan.table);
  const sheet = context.workbook.worksheets.getItemOrNullObject(plan.sheet);
  table.load("name");
  sheet.load("name");
  await context.sync();
  if (!table.isNullObject) {
    throw new HostError("name-taken", `This workbook has a table ${plan.table} that Tierline did not write, or no longer knows as its own. It is left alone. Rename or delete it, then write again.`);
  }
  if (sheet.isNullObject) return;
  const used = sheet.getUsedRangeOrNullObject(true);
  used.load("address");
  sheet.protection.load("protected");
  await context.sync();
  if (!used.isNullObject) {
    throw new HostError("name-taken", `This workbook has a sheet "${plan.sheet}" of your own. It is left alone. Rename it, then write again.`);
  }
  if (sheet.protection.protected) throw new HostError("AccessDenied", `Sheet ${plan.sheet} is protected, so the table cannot be written. Unprotect it (Review, Unprotect Sheet), then write again. Nothing was written.`);
}

function refuseProtected(located: Located): void {
  if (!located.isProtected) return;
  throw new HostError("AccessDenied", `Sheet ${located.place.sheet} is protected, so its table cannot be refreshed. Unprotect it (Review, Unprotect Sheet), then write again. Nothing was written.`);
}

async function create(context: Excel.RequestContext, plan: OwnTablePlan, options: OwnTableOptions): Promise<OwnTableWritten> {
  const rows = plan.columns[0]?.values.length ?? 0;
  const whole: Block = { row: 0, column: 0, rows: Math.max(2, rows + 1), columns: plan.columns.length };
  const batch = new WriteBatch(context);
  const existing = context.workbook.worksheets.getItemOrNullObject(plan.sheet);
  existing.load("name");
  await context.sync();
  const sheet = existing.isNullObject ? context.workbook.worksheets.add(plan.sheet) : existing;
  sheet.load("name");
  batch.queued(500);
  cells(sheet, { ...whole, rows: 1 }).values = [plan.columns.map(({ header }) => header)];
  const inOrder = Int32Array.from({ length: rows }, (_, row) => row);
  await writeColumns(batch, sheet, plan.columns.map((column, at) => ({ column, block: { row: 1, column: at, rows, columns: 1 } })), inOrder, options);
  const table = sheet.tables.add(blockAddress(whole), true);
  table.name = plan.table;
  sheet.freezePanes.freezeRows(1);
  fitWidths(sheet, whole, plan.columns);
  batch.queued(500);
  await batch.send();
  // Excel does not take a new sheet back with Ctrl+Z.
  return { ...(await keepMark(context, plan, plan.table, new Set(), new Map())), isNew: true, isReadOffCells: false, statuses: [], added: rows, removed: 0, changed: 0, undoSteps: null };
}

async function refresh(context: Excel.RequestContext, plan: OwnTablePlan, standing: Standing, options: OwnTableOptions): Promise<OwnTableWritten> {
  const { located, own } = standing;
  const table = located.table!;
  const merged = mergeOwnTable(plan, standing);
  const newColumns = plan.columns.filter(({ mark }) => !own.has(mark));
  const users = new Set(standing.allHeaders.filter((_, at) => ![...own.values()].includes(at)).map((header) => header.trim().toLowerCase()));
  const taken = newColumns.find(({ header }) => users.has(header.trim().toLowerCase()));
  if (taken !== undefined) throw new HostError("header-taken", `${nameOf(located.place)} has a column of your own called "${taken.header}", which Tierline needs. Rename your column, then write again. Nothing was written.`);
  const makesRoom = await mustMakeRoom(context, located, newColumns.length);
  const batch = new WriteBatch(context);
  try {
    if (makesRoom) {
      batch.queued(200);
      cells(located.sheet, { ...located.header, column: located.header.column + located.header.columns, columns: newColumns.length }).getEntireColumn().insert("Right");
    }
    const at = new Map([...own].map(([mark, index]) => [mark, located.header.column + index]));
    newColumns.forEach((column, index) => {
      batch.queued(200);
      table.columns.add(undefined, undefined, column.header);
      at.set(column.mark, located.header.column + located.header.columns + index);
    });
    queueChanges(batch, located, plan, merged, at);
    const width = located.header.columns + newColumns.length;
    const standingRows = standing.rows.length;
    if (merged.newRows.length > 0) {
      batch.queued(merged.newRows.length * width * 4);
      // Blank first: the formats must stand before the values, or text of digits would become a number.
      // null leaves a cell as it is: a column that the user calculates goes on calculating.
      const blank: unknown = Array.from({ length: merged.newRows.length }, () => Array.from({ length: width }, () => null));
      table.rows.add(undefined, blank as string[][]);
      const block = { row: located.body.row + standingRows, rows: merged.newRows.length, columns: 1 };
      await writeColumns(batch, located.sheet, plan.columns.map((column) => ({ column, block: { ...block, column: at.get(column.mark)! } })), Int32Array.from(merged.newRows), options);
    }
    for (const row of [...merged.goneRows].reverse()) {
      batch.queued(100);
      table.rows.getItemAt(row).delete();
    }
    await batch.send();
  } catch (error) {
    if (batch.requests === 0) throw error;
    const cause = toHostError(error, nameOf(located.place));
    throw new HostError("partly-written", `${cause.sentence} Some cells were already written. Press Ctrl+Z ${canGroupUndo() || batch.requests === 1 ? "once" : `${batch.requests} times`} to take them back, or write again to complete them.`, { cause });
  }
  const kept = new Set(merged.kept.map(({ row, mark }) => keptCell(merged.planRow[row]!, mark)));
  const headers = new Map([...own].map(([mark, index]) => [mark, standing.allHeaders[index] ?? ""]));
  return { ...(await keepMark(context, plan, located.place.table!, kept, headers)), isNew: false, isReadOffCells: standing.isReadOffCells, statuses: standing.statuses, added: merged.newRows.length, removed: merged.goneRows.length, changed: merged.changes.length, undoSteps: canGroupUndo() ? 1 : batch.requests };
}

/** Single cells of standing rows: neighbours below each other go in one piece. */
function queueChanges(batch: WriteBatch, located: Located, plan: OwnTablePlan, merged: MergedTable, at: ReadonlyMap<string, number>): void {
  for (const column of plan.columns) {
    const changes = merged.changes.filter(({ mark }) => mark === column.mark).sort((one, other) => one.row - other.row);
    for (let first = 0; first < changes.length; ) {
      let end = first + 1;
      while (end < changes.length && changes[end]!.row === changes[first]!.row + end - first) end += 1;
      const piece = changes.slice(first, end);
      const range = cells(located.sheet, { row: located.body.row + piece[0]!.row, column: at.get(column.mark)!, rows: piece.length, columns: 1 });
      // Excel takes a single format for a whole range; the declared type does not say so.
      const format: unknown = column.numberFormat;
      range.numberFormat = format as string[][];
      range.values = piece.map(({ to }) => [cellInput(column, to)]);
      batch.queued(piece.length * 40);
      first = end;
    }
  }
}

async function writeColumns(batch: WriteBatch, sheet: Excel.Worksheet, columns: readonly { readonly column: PlannedColumn; readonly block: Block }[], order: Int32Array, options: OwnTableOptions): Promise<void> {
  let finished = 0;
  for (const { column, block } of columns) {
    await writeColumn(batch, sheet, block, column, order, () => undefined);
    finished += 1;
    options.onProgress?.({ step: "write", done: Math.round((order.length * finished) / columns.length), total: order.length });
  }
}

function keptCell(planRow: number, mark: string): string {
  return `${planRow} ${mark}`;
}

/** Writes down that the table is ours and what was written where. A failure is a warning: the cells are in the workbook. */
async function keepMark(context: Excel.RequestContext, plan: OwnTablePlan, name: string, kept: ReadonlySet<string>, standingHeaders: ReadonlyMap<string, string>): Promise<Pick<OwnTableWritten, "place" | "warnings">> {
  const located = await locate(context, { sheet: plan.sheet, table: name, address: "" });
  const columns = located.table!.columns;
  columns.load("items/id,items/name");
  await context.sync();
  const ids = new Map(columns.items.map((column) => [column.name, column.id]));
  const rows = plan.columns[0]?.values.length ?? 0;
  const cellMarks = (row: number) => packed(plan.columns.map(({ mark, values }) => (kept.has(keptCell(row, mark)) ? "" : cellMark(values[row] ?? ""))));
  try {
    await keepOwnTableMark(context, {
      purpose: plan.purpose,
      table: name,
      tableId: located.tableId ?? "",
      columns: plan.columns.map((column) => {
        // A column that the user renamed stays ours under the user's name.
        const header = standingHeaders.get(column.mark) ?? column.header;
        return { mark: column.mark, header, id: ids.get(header) ?? null };
      }),
      written: Object.fromEntries(Array.from({ length: rows }, (_, row) => [planKey(plan, row), cellMarks(row)])),
    });
    return { place: located.place, warnings: [] };
  } catch (error) {
    return { place: located.place, warnings: [`The table is written, but this workbook could not keep the note that it is Tierline's (${toHostError(error).sentence}) The next write will treat it as yours.`] };
  }
}

/** Long sentences would make columns as wide as the screen. */
const widestColumn = 220;

function fitWidths(sheet: Excel.Worksheet, whole: Block, columns: readonly PlannedColumn[]): void {
  columns.forEach((column, at) => {
    const block = { ...whole, column: at, columns: 1 };
    const isLong = column.values.some((value) => String(value).length > 40);
    if (isLong) cells(sheet, block).format.columnWidth = widestColumn;
    else cells(sheet, block).format.autofitColumns();
  });
}
