// Which tables there are and which of them hold partners or offers.
// Promises that a table counts only when its headers say so; the workbook is only read.
import { shippedCatalog } from "../catalog/catalog";
import { columnOf, namingFields, recogniseList } from "../intake/lists";
import { isOverlayTable } from "../intake/overlayTable";
import { recognise, recognitionScore } from "../intake/recognise";
import { roleOf, type TableRole } from "../intake/related";
import { looksLikeExport } from "../ledger/telltales";
import type { FoundTable, TablePlace, WorkbookPort } from "../workbook/port";
import { RequestError } from "./errors";

/** From this score on a row of headers heads a table of partners or offers. */
const sureEnough = 0.5;

/**
 * How many headers name a field of the catalog; 0 where they make neither a table of partners nor one of offers.
 * Exports name partners and offers beside every sale, and are neither. A table of partners must hold more than one yes-or-no column: any list may name partners beside one. A list is none of them.
 */
export function knownHeaders(headers: readonly string[]): number {
  if (looksLikeExport(headers)) return 0;
  const { grain, fields } = recognise(shippedCatalog, headers);
  const flags = fields.filter(({ field }) => field.unit === "flag").length;
  const isTelling = grain === "offer" || flags > 1 || fields.some(({ field }) => field.unit !== "flag" && field.unit !== "text");
  if (roleOf(shippedCatalog, { sheet: "", table: null, topLeft: { row: 0, column: 0 }, headers, rows: [] }) === "list" || isOverlayTable({ table: null, headers })) return 0;
  return isTelling && recognitionScore(shippedCatalog, headers) >= sureEnough ? fields.length : 0;
}

/** How many headers name a column of a list, its partner column included; 0 where they make no list. */
export function listColumns(headers: readonly string[]): number {
  const list = recogniseList(shippedCatalog, { sheet: "", table: null, topLeft: { row: 0, column: 0 }, headers, rows: [] });
  return list === null ? 0 : list.columns.size + 1;
}

/** Every table and header-like range, the unrecognised ones (recognised: 0) included. */
export function listTables(workbook: WorkbookPort): Promise<readonly FoundTable[]> {
  return workbook.findTables(knownHeaders);
}

/** Turns a header-like range into an Excel table. */
export function makeTable(workbook: WorkbookPort, place: TablePlace): Promise<TablePlace> {
  return workbook.makeTable({ sheet: place.sheet, table: place.table, address: place.address });
}

/** The recognised partner tables. Throws RequestError "no-table" or "no-known-header" naming the sheets looked at. */
export async function partnerTables(workbook: WorkbookPort): Promise<readonly FoundTable[]> {
  const found = await listTables(workbook);
  const usable = found.filter((table) => table.recognised > 0);
  if (usable.length > 0) return usable;
  const named = found.filter((table) => roleByHeaders(table) === "unknown" && namesPartners(table.headers));
  if (named.length > 0 && found.some((table) => roleByHeaders(table) === "list")) return named;
  const lists = (await workbook.findTables(listColumns)).filter((table) => table.recognised > 0 && roleByHeaders(table) === "list");
  if (lists.length > 0) {
    const named = lists.map((table) => `${table.table ?? "the range"} on sheet ${table.sheet} (header row in ${headerCells(table)})`).join("; ");
    throw new RequestError("no-known-header", `No partner table was found: ${named} ${lists.length === 1 ? "is a list" : "are lists"} of what partners hold, which a table of partners is needed for. Put a table with a column Partner beside it, one row per partner.`);
  }
  if (found.length === 0) {
    const sheets = await workbook.sheetNames();
    throw new RequestError("no-table", `No table was found on ${sheets.length === 1 ? "sheet" : "sheets"} ${sheets.join(", ")}. Tierline needs a header row with at least three columns it knows, such as Partner, Marketplace billed sales (USD) and Marketplace transactions.`);
  }
  const seen = found.map((table) => `${table.table ?? "the range"} on sheet ${table.sheet} (header row in ${headerCells(table)})`).join("; ");
  throw new RequestError("no-known-header", `No partner table was found: no headers that Tierline knows in ${seen}. It needs columns such as Partner, Marketplace billed sales (USD) and Marketplace transactions.`);
}

function roleByHeaders({ sheet, table, headers }: FoundTable): TableRole {
  return roleOf(shippedCatalog, { sheet, table, topLeft: { row: 0, column: 0 }, headers, rows: [] });
}

/** A table of partners' names alone can be answered where the workbook has a list of what they hold. */
function namesPartners(headers: readonly string[]): boolean {
  const naming = namingFields(shippedCatalog);
  return columnOf(headers, naming.id) !== null || columnOf(headers, naming.name) !== null;
}

/** Finds a table by its name. Throws RequestError "no-table". */
export async function tableNamed(workbook: WorkbookPort, name: string): Promise<FoundTable> {
  const found = await listTables(workbook);
  const table = found.find((one) => one.table?.toLowerCase() === name.toLowerCase());
  if (table !== undefined) return table;
  const names = found.flatMap((one) => one.table ?? []);
  throw new RequestError("no-table", `There is no table ${name} in this workbook. ${names.length === 0 ? "It has no tables at all." : `Its tables are ${names.join(", ")}.`}`);
}

/** "B3:H3" for a table at "B3:H60". */
function headerCells(table: FoundTable): string {
  const match = /^([A-Z]+)(\d+)(?::([A-Z]+)\d+)?$/.exec(table.address);
  return match === null ? table.address : `${match[1] ?? ""}${match[2] ?? ""}:${match[3] ?? match[1] ?? ""}${match[2] ?? ""}`;
}
