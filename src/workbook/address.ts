// A1 addresses, as sentences and links need them.
// Promises plain arithmetic on zero-based positions; never asks Excel.
import { a1 } from "../intake/findings";

/** A block of cells on one sheet, zero-based. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** "B3:D10", or "B3" for a single cell. */
export function blockAddress(block: Block): string {
  const first = a1(block);
  const last = a1({ row: block.row + block.rows - 1, column: block.column + block.columns - 1 });
  return first === last ? first : `${first}:${last}`;
}

/** The address without its sheet and dollar signs: "B3:D10" for "'My sheet'!$B$3:$D$10". */
export function withoutSheet(address: string): string {
  return address.slice(address.lastIndexOf("!") + 1).replaceAll("$", "");
}

/** Reads "B3:D10"; null where it is not a plain block of cells. */
export function parseBlock(address: string): Block | null {
  const match = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/.exec(withoutSheet(address).toUpperCase());
  if (match === null) return null;
  const [, left = "", top = "", right = left, bottom = top] = match;
  const column = columnNumber(left);
  const row = Number(top) - 1;
  return { row, column, rows: Number(bottom) - row, columns: columnNumber(right) - column + 1 };
}

/** Sheet and cells of "'My sheet'!B4:G60"; null where the address names no sheet. */
export function placeIn(address: string): { readonly sheet: string; readonly block: Block } | null {
  const bang = address.lastIndexOf("!");
  const block = parseBlock(address);
  return bang < 0 || block === null ? null : { sheet: address.slice(0, bang).replace(/^'|'$/g, "").replaceAll("''", "'"), block };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
