// Changes the shape of tables the way Excel does: header names, added and deleted rows and columns, totals.
// Promises: only the table's own rows (columns) move, cells beside it stay; header names are unique text.
// Never shifts a part of another table: that is refused, as Excel refuses it.
import { formatBlock } from "./address";
import type { Area, Book } from "./book";
import { readTexts } from "./cellReading";
import { writeInputs } from "./cellWriting";
import { ensureGrid } from "./gridSize";
import { usedArea } from "./regions";
import { deleteCells, insertCells } from "./structure";
import type { BookTable, BookTableColumn, BookTables } from "./tables";

/** Shifting cells would tear another table apart. */
export class TableInTheWay extends Error {
  constructor(readonly tableName: string) {
    super(`This operation is not allowed. It would shift cells of the table ${tableName}.`);
    this.name = "TableInTheWay";
  }
}

/** The parts of a table. */
export function headerArea(table: BookTable): Area | null {
  return table.hasHeaders ? { ...table.area, endRow: table.area.startRow } : null;
}

export function totalsArea(table: BookTable): Area | null {
  return table.hasTotals ? { ...table.area, startRow: table.area.endRow } : null;
}

/** The rows without header and totals; a table without rows still has one, empty. */
export function bodyArea(table: BookTable): Area {
  const startRow = table.area.startRow + (table.hasHeaders ? 1 : 0);
  return { ...table.area, startRow, endRow: Math.max(startRow, table.area.endRow - (table.hasTotals ? 1 : 0)) };
}

/**
 * The names that a header row gives its columns: blanks become Column1, Column2 ..., repeated names get a number.
 * Writes back what differs, so that cells and names agree.
 */
export function settleHeaders(book: Book, area: Area): string[] {
  const [texts = []] = readTexts(book, { ...area, endRow: area.startRow });
  const names = uniqueNames(texts.map((text) => text.trim()));
  writeHeaders(book, area, names);
  return names;
}

/** Makes names unique without regard to case: "Sales", "Sales2"; a blank becomes Column<its place>. */
export function uniqueNames(wanted: readonly string[]): string[] {
  const taken = new Set(wanted.filter((name) => name !== "").map((name) => name.toLowerCase()));
  const used = new Set<string>();
  return wanted.map((name, index) => {
    const stem = name === "" ? "Column" : name;
    let candidate = name === "" ? `Column${index + 1}` : name;
    const isFree = (): boolean => !used.has(candidate.toLowerCase()) && (name !== "" || !taken.has(candidate.toLowerCase()));
    for (let number = name === "" ? 1 : 2; !isFree(); number++) candidate = `${stem}${number}`;
    used.add(candidate.toLowerCase());
    return candidate;
  });
}

/** Writes header cells as text, whatever they look like. */
export function writeHeaders(book: Book, area: Area, names: readonly string[]): void {
  const row = { ...area, endRow: area.startRow };
  const [now = []] = readTexts(book, row);
  if (names.every((name, index) => name === now[index])) return;
  ensureGrid(book, row);
  writeInputs(book, row, [names.map((name) => (/^[\d=+\-@']/.test(name) ? `'${name}` : name))], () => null);
}

/** Adds columns before the one at `index`; answers the table as it is then. */
export function insertTableColumns(book: Book, tables: BookTables, table: BookTable, index: number, names: readonly string[]): BookTable {
  const at = table.area.startColumn + index;
  const gap = { ...table.area, startColumn: at, endColumn: at + names.length - 1 };
  const isAtEnd = index === table.columns.length;
  if (!isAtEnd || isUsed(book, tables, gap, table)) shiftRight(book, tables, table, gap);
  const columns = [...table.columns];
  columns.splice(index, 0, ...names.map((name) => tables.newColumn(name)));
  const settled = uniqueNames(columns.map((column) => column.name));
  const area = { ...table.area, endColumn: table.area.endColumn + names.length };
  ensureGrid(book, area);
  if (table.hasHeaders) writeHeaders(book, area, settled);
  const named = columns.map((column, place) => ({ id: column.id, name: settled[place] ?? column.name }));
  return changed(tables, table, { area, columns: named });
}

/** Deletes one column of a table; cells to the right of the table in its rows close up. */
export function deleteTableColumn(book: Book, tables: BookTables, table: BookTable, index: number): void {
  const at = table.area.startColumn + index;
  const gone = { ...table.area, startColumn: at, endColumn: at };
  const moved = neighboursRight(tables, table, gone);
  deleteCells(book, gone, "Left");
  for (const one of moved) tables.change(one, { area: moveColumns(one.area, -1) });
  const columns = table.columns.filter((_, place) => place !== index);
  if (columns.length === 0) tables.remove(table);
  else tables.change(table, { columns, area: { ...table.area, endColumn: table.area.endColumn - 1 } });
}

/** Adds body rows before the one at `index` (0-based within the body); answers the area of the new rows. */
export function insertTableRows(book: Book, tables: BookTables, table: BookTable, index: number, count: number): Area {
  const body = bodyArea(table);
  const at = body.startRow + index;
  const added = { ...table.area, startRow: at, endRow: at + count - 1 };
  const isAtEnd = at > table.area.endRow;
  if (!isAtEnd || isUsed(book, tables, added, table)) shiftDown(book, tables, table, added);
  const area = { ...table.area, endRow: table.area.endRow + count };
  ensureGrid(book, area);
  tables.change(table, { area });
  return added;
}

/** Deletes body rows; the last one is emptied instead, because a table keeps one row. */
export function deleteTableRows(book: Book, tables: BookTables, table: BookTable, index: number, count: number): void {
  const body = bodyArea(table);
  const gone = { ...table.area, startRow: body.startRow + index, endRow: body.startRow + index + count - 1 };
  if (gone.startRow <= body.startRow && gone.endRow >= body.endRow) {
    const kept = { ...body, endRow: body.startRow };
    writeInputs(book, kept, [table.columns.map(() => "")], () => null);
    if (body.endRow > body.startRow) deleteTableRows(book, tables, table, 1, body.endRow - body.startRow);
    return;
  }
  const moved = neighboursBelow(tables, table, gone);
  deleteCells(book, gone, "Up");
  for (const one of moved) tables.change(one, { area: moveRows(one.area, -count) });
  tables.change(table, { area: { ...table.area, endRow: table.area.endRow - count } });
}

/** Shows or hides the header row. Hidden, its cells are emptied and no longer belong to the table. */
export function setHeaders(book: Book, tables: BookTables, table: BookTable, isShown: boolean): void {
  if (isShown === table.hasHeaders) return;
  if (!isShown) {
    writeInputs(book, { ...table.area, endRow: table.area.startRow }, [table.columns.map(() => "")], () => null);
    tables.change(table, { hasHeaders: false, area: { ...table.area, startRow: table.area.startRow + 1 } });
    return;
  }
  const above = { ...table.area, startRow: table.area.startRow - 1, endRow: table.area.startRow - 1 };
  const hasRoomAbove = above.startRow >= 0 && !isUsed(book, tables, above, table);
  const area = hasRoomAbove ? { ...table.area, startRow: above.startRow } : { ...table.area, endRow: table.area.endRow + 1 };
  if (!hasRoomAbove) shiftDown(book, tables, table, { ...table.area, endRow: table.area.startRow });
  writeHeaders(book, area, table.columns.map((column) => column.name));
  tables.change(table, { hasHeaders: true, area });
}

/** Shows or hides the totals row: "Total" in the first column, a sum or count of the last one. */
export function setTotals(book: Book, tables: BookTables, table: BookTable, isShown: boolean): void {
  if (isShown === table.hasTotals) return;
  if (!isShown) {
    const row = { ...table.area, startRow: table.area.endRow };
    writeInputs(book, row, [table.columns.map(() => "")], () => null);
    tables.change(table, { hasTotals: false, area: { ...table.area, endRow: table.area.endRow - 1 } });
    return;
  }
  const row = { ...table.area, startRow: table.area.endRow + 1, endRow: table.area.endRow + 1 };
  if (isUsed(book, tables, row, table)) shiftDown(book, tables, table, row);
  ensureGrid(book, row);
  const last = { ...bodyArea(table), startColumn: table.area.endColumn };
  const hasNumbers = readTexts(book, last).some(([text = ""]) => text !== "" && Number.isFinite(Number(text.replace(/[$,%\s]/g, ""))));
  const cells: (string | null)[] = table.columns.map(() => null);
  cells[0] = "Total";
  if (cells.length > 1) cells[cells.length - 1] = `=SUBTOTAL(${hasNumbers ? 109 : 103},${formatBlock(last)})`;
  writeInputs(book, row, [cells], () => null);
  tables.change(table, { hasTotals: true, area: { ...table.area, endRow: row.endRow } });
}

/** The columns of a resized table: those that stay keep their ids and names, new ones are called after their cells. */
export function columnsFor(tables: BookTables, table: BookTable, area: Area, names: readonly string[]): BookTableColumn[] {
  return names.map((name, index) => {
    const before = table.columns[area.startColumn + index - table.area.startColumn];
    return before ? { id: before.id, name } : tables.newColumn(name);
  });
}

function changed(tables: BookTables, table: BookTable, changes: Partial<Omit<BookTable, "id">>): BookTable {
  tables.change(table, changes);
  return { ...table, ...changes };
}

function isUsed(book: Book, tables: BookTables, area: Area, own: BookTable): boolean {
  if (usedArea(book, area, true)) return true;
  return tables.inSheet(area.sheetId).some((one) => one.id !== own.id && overlapsRows(one.area, area) && overlapsColumns(one.area, area));
}

function shiftRight(book: Book, tables: BookTables, own: BookTable, gap: Area): void {
  const moved = neighboursRight(tables, own, gap);
  insertCells(book, gap, "Right");
  for (const one of moved) tables.change(one, { area: moveColumns(one.area, gap.endColumn - gap.startColumn + 1) });
}

function shiftDown(book: Book, tables: BookTables, own: BookTable, gap: Area): void {
  const moved = neighboursBelow(tables, own, gap);
  insertCells(book, gap, "Down");
  for (const one of moved) tables.change(one, { area: moveRows(one.area, gap.endRow - gap.startRow + 1) });
}

function neighboursRight(tables: BookTables, own: BookTable, gap: Area): BookTable[] {
  const right = tables.inSheet(gap.sheetId).filter((one) => one.id !== own.id && one.area.startColumn >= gap.startColumn && overlapsRows(one.area, gap));
  const torn = right.find((one) => one.area.startRow < gap.startRow || one.area.endRow > gap.endRow);
  if (torn) throw new TableInTheWay(torn.name);
  return right;
}

function neighboursBelow(tables: BookTables, own: BookTable, gap: Area): BookTable[] {
  const below = tables.inSheet(gap.sheetId).filter((one) => one.id !== own.id && one.area.startRow >= gap.startRow && overlapsColumns(one.area, gap));
  const torn = below.find((one) => one.area.startColumn < gap.startColumn || one.area.endColumn > gap.endColumn);
  if (torn) throw new TableInTheWay(torn.name);
  return below;
}

function overlapsRows(a: Area, b: Area): boolean {
  return a.startRow <= b.endRow && a.endRow >= b.startRow;
}

function overlapsColumns(a: Area, b: Area): boolean {
  return a.startColumn <= b.endColumn && a.endColumn >= b.startColumn;
}

function moveColumns(area: Area, by: number): Area {
  return { ...area, startColumn: area.startColumn + by, endColumn: area.endColumn + by };
}

function moveRows(area: Area, by: number): Area {
  return { ...area, startRow: area.startRow + by, endRow: area.endRow + by };
}
