// Rows that are no data: header rows in the middle, totals rows, blank rows.
// Promises: looked at only where a row has no readable date, so that no row with a date is ever taken for one of them.
import { plainHeader } from "../intake/recognise";
import type { CellValue } from "../intake/table";
import { isDocumentedHeader } from "./recognise";

export type RowShape = "data" | "blank" | "header" | "totals";

/** A cell that says no more than "total". */
const total = /^(?:grand[ -]?|sub-?)?totals?:?$/i;
/** How the first cell of a totals row begins: "Total for 2024". In other cells that may be a customer's name. */
const totalOfSomething = /^(?:grand[ -]?|sub-?)?totals?\b/i;

/** What a row without a readable date is. A header row is one whose cells are mostly documented headers, or this table's own. */
export function shapeOfRow(row: readonly CellValue[], ownHeaders: ReadonlySet<string>): RowShape {
  let filled = 0;
  let headers = 0;
  let hasTotal = false;
  for (const cell of row) {
    if (cell === "" || cell === undefined || cell === null) continue;
    if (typeof cell === "string") {
      const text = cell.trim();
      if (text === "") continue;
      if (total.test(text) || (filled === 0 && totalOfSomething.test(text))) hasTotal = true;
      const key = cell.length <= 60 ? plainHeader(cell) : "";
      if (key !== "" && (ownHeaders.has(key) || isDocumentedHeader(key))) headers += 1;
    }
    filled += 1;
  }
  if (filled === 0) return "blank";
  if (headers >= 2 && headers * 2 > filled) return "header";
  return hasTotal ? "totals" : "data";
}
