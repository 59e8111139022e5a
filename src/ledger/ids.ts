// How ids of purchases, customers and partners are told apart, in exports and beside them.
// Promises: small, because formulas carry it; an id whose digits were lost is never taken for another one.
import type { CellValue } from "../intake/table";

/** From so many characters on, ids are GUIDs and compare without case. */
export const guidLength = 32;

/** Excel keeps fifteen digits of a number; an id with more has lost its last ones. */
const mostDigits = 999_999_999_999_999;

/** 1.23E+15 is what Excel leaves of a long id of digits, in a cell or in a .csv that it saved. */
export function hasLostDigits(cell: CellValue): boolean {
  return typeof cell === "number" ? Math.abs(cell) > mostDigits : /^\d(?:[.,]\d+)?E\+\d\d$/i.test(String(cell).trim());
}
