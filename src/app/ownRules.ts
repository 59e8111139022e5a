// The shipped catalog with the user's own rules of a workbook laid over it.
// Promises that what checks the rules is loaded only where a workbook has some, and that rules which cannot be used are said, not dropped.
import { shippedCatalog } from "../catalog/catalog";
import { isOverlayTable, type Overlay } from "../intake/overlayTable";
import type { TableSnapshot } from "../intake/table";

const nothingLaidOver: Overlay = { catalog: shippedCatalog, problems: [] };

/** `tables` as they were read; those that are no rules are passed over. */
export async function withOwnRules(tables: readonly TableSnapshot[]): Promise<Overlay> {
  if (!tables.some(isOverlayTable)) return nothingLaidOver;
  const { overlaid } = await import(/* webpackChunkName: "table-work" */ "../intake/overlay");
  return overlaid(shippedCatalog, tables);
}
