// The other tables of the workbook that the rows of one table depend on: lists such as competencies, the partners of offers, and the user's own rules.
// Promises: only tables that are known by their headers are read, each once, and nothing is written.
import { shippedCatalog } from "../catalog/catalog";
import { isOverlayTable } from "../intake/overlayTable";
import { roleOf } from "../intake/related";
import type { TableSnapshot } from "../intake/table";
import { looksLikeExport } from "../ledger/telltales";
import type { FoundTable, JobOptions, ReadTable, WorkbookPort } from "../workbook/port";
import { knownHeaders, listColumns } from "./tables";

/** Snapshots of what stands beside the tables that were read already; those themselves are among them. */
export async function withRelated(workbook: WorkbookPort, tables: readonly ReadTable[], options: JobOptions = {}): Promise<readonly TableSnapshot[]> {
  const snapshots = tables.map((table) => table.snapshot);
  const hasOffers = snapshots.some((snapshot) => roleOf(shippedCatalog, snapshot) === "offers");
  const found = await workbook.findTables((headers) => isOverlayTable({ table: null, headers }) ? headers.length : Math.max(knownHeaders(headers), listColumns(headers)));
  const hasLists = found.some((table) => roleOf(shippedCatalog, headersOnly(table)) === "list");
  // Offers take what belongs to their partner from there, and a list is told which of its partners stand nowhere.
  const needsPartners = hasOffers || (hasLists && tables.length > 0);
  for (const table of found) {
    const role = roleOf(shippedCatalog, headersOnly(table));
    const isRead = tables.some(({ place }) => place.sheet === table.sheet && place.address === table.address);
    // An export names partners too, but its million rows are the ledger's.
    if (!isRead && !looksLikeExport(table.headers) && (role === "list" || role === "rules" || (role === "partners" && needsPartners))) {
      snapshots.push((await workbook.readTable({ sheet: table.sheet, table: table.table, address: table.address }, options)).snapshot);
    }
  }
  return snapshots;
}

function headersOnly({ sheet, table, headers }: FoundTable): TableSnapshot {
  return { sheet, table, topLeft: { row: 0, column: 0 }, headers, rows: [] };
}
