// A1 addresses: reading them into cells of the grid, writing cells as addresses.
// Promises: pure; zero-based inside, A1 outside; what is no address answers null instead of a guess.
// Never looks at a workbook.

/** Excel's grid. */
export const lastGridRow = 1_048_575;
export const lastGridColumn = 16_383;

/** Cells without their sheet, inclusive and zero-based. */
export interface Block {
  startRow: number;
  startColumn: number;
  endRow: number;
  endColumn: number;
}

/** An address taken apart: the sheet it names, if any, and its cells. */
export interface ParsedAddress {
  readonly sheetName: string | null;
  readonly block: Block;
}

const cellPattern = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/;
const columnPattern = /^\$?([A-Za-z]{1,3})$/;
const rowPattern = /^\$?(\d{1,7})$/;

/** Reads "B2", "A1:C9", "A:C", "2:5", each with or without a sheet and dollar signs; null when it is none of these. */
export function parseAddress(text: string): ParsedAddress | null {
  const { sheetName, rest } = splitSheet(text.trim());
  const [from = "", to = from, ...more] = rest.split(":");
  if (more.length > 0) return null;
  const block = parseCells(from, to) ?? parseColumns(from, to, rest) ?? parseRows(from, to, rest);
  return block ? { sheetName, block } : null;
}

/** Writes cells as an address: "A1", "A1:B2", "A:C" for whole columns, "2:5" for whole rows. */
export function formatBlock(block: Block): string {
  if (isEntireColumns(block)) return `${columnLetters(block.startColumn)}:${columnLetters(block.endColumn)}`;
  if (isEntireRows(block)) return `${block.startRow + 1}:${block.endRow + 1}`;
  const from = `${columnLetters(block.startColumn)}${block.startRow + 1}`;
  const to = `${columnLetters(block.endColumn)}${block.endRow + 1}`;
  return from === to ? from : `${from}:${to}`;
}

/** An address with its sheet, quoted where Excel quotes it. */
export function formatAddress(sheetName: string, block: Block): string {
  return `${quoteSheet(sheetName)}!${formatBlock(block)}`;
}

export function quoteSheet(name: string): string {
  const isPlain = /^[A-Za-z_\u00C0-\uFFFF][\w.\u00C0-\uFFFF]*$/.test(name) && parseAddress(name) === null;
  return isPlain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function isEntireColumns(block: Block): boolean {
  return block.startRow === 0 && block.endRow === lastGridRow;
}

export function isEntireRows(block: Block): boolean {
  return block.startColumn === 0 && block.endColumn === lastGridColumn;
}

/** 0 -> "A", 26 -> "AA". */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** "A" -> 0, "aa" -> 26. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + (letter.charCodeAt(0) - 64);
  return column - 1;
}

export function isInsideGrid(block: Block): boolean {
  const isOrdered = block.startRow <= block.endRow && block.startColumn <= block.endColumn;
  return isOrdered && block.startRow >= 0 && block.startColumn >= 0 && block.endRow <= lastGridRow && block.endColumn <= lastGridColumn;
}

export function intersect<B extends Block>(a: B, b: Block): B | null {
  const both = {
    ...a,
    startRow: Math.max(a.startRow, b.startRow),
    startColumn: Math.max(a.startColumn, b.startColumn),
    endRow: Math.min(a.endRow, b.endRow),
    endColumn: Math.min(a.endColumn, b.endColumn),
  };
  return both.startRow <= both.endRow && both.startColumn <= both.endColumn ? both : null;
}

export function contains(outer: Block, inner: Block): boolean {
  return (
    outer.startRow <= inner.startRow && outer.startColumn <= inner.startColumn && outer.endRow >= inner.endRow && outer.endColumn >= inner.endColumn
  );
}

export function rowCount(block: Block): number {
  return block.endRow - block.startRow + 1;
}

export function columnCount(block: Block): number {
  return block.endColumn - block.startColumn + 1;
}

function splitSheet(text: string): { sheetName: string | null; rest: string } {
  const bang = text.lastIndexOf("!");
  if (bang < 0) return { sheetName: null, rest: text };
  const name = text.slice(0, bang);
  const isQuoted = name.length >= 2 && name.startsWith("'") && name.endsWith("'");
  return { sheetName: isQuoted ? name.slice(1, -1).replaceAll("''", "'") : name, rest: text.slice(bang + 1) };
}

function parseCells(from: string, to: string): Block | null {
  const first = cellPattern.exec(from);
  const last = cellPattern.exec(to);
  if (!first || !last) return null;
  return ordered(Number(first[2]) - 1, columnNumber(first[1] ?? ""), Number(last[2]) - 1, columnNumber(last[1] ?? ""));
}

function parseColumns(from: string, to: string, whole: string): Block | null {
  const first = columnPattern.exec(from);
  const last = columnPattern.exec(to);
  if (!first || !last || !whole.includes(":")) return null;
  return ordered(0, columnNumber(first[1] ?? ""), lastGridRow, columnNumber(last[1] ?? ""));
}

function parseRows(from: string, to: string, whole: string): Block | null {
  const first = rowPattern.exec(from);
  const last = rowPattern.exec(to);
  if (!first || !last || !whole.includes(":")) return null;
  return ordered(Number(first[1]) - 1, 0, Number(last[1]) - 1, lastGridColumn);
}

function ordered(row1: number, column1: number, row2: number, column2: number): Block | null {
  const block = {
    startRow: Math.min(row1, row2),
    startColumn: Math.min(column1, column2),
    endRow: Math.max(row1, row2),
    endColumn: Math.max(column1, column2),
  };
  return isInsideGrid(block) ? block : null;
}
