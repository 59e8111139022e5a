// Rows and words of a document as answers name them, the same for every question about a table.
// Promises: plain data; a row can be found on the sheet by its address. Holds no verdict.
import type { Catalog, Cite } from "../catalog/schema";
import { bodyAddress } from "../intake/findings";
import type { AskedTable } from "./askedTable";
import { sourceText } from "./citation";
import { amountText } from "./words";

export interface NamedRow {
  /** Body row from 0. */
  readonly row: number;
  /** "Contoso", or "row 7". */
  readonly name: string;
  /** Address of the row's first cell: "B7". */
  readonly address: string;
}

export interface QuotedWords {
  readonly quote: string;
  /** Title of the document, and where in it. */
  readonly source: string;
}

export function namedRow(asked: AskedTable, row: number): NamedRow {
  return { row, name: asked.nameOf(row), address: bodyAddress(asked.table, row, 0) };
}

export function quoted(catalog: Catalog, cite: Cite): QuotedWords {
  return { quote: cite.quote, source: sourceText(cite, catalog) };
}

/** "1 partner", "12 offers". */
export function rowsText(rows: number, grain: string): string {
  return `${amountText(rows, "count")} ${rows === 1 ? grain : `${grain}s`}`;
}
