// What formulas rest on beside the cells they are given: the user's own rules and the lists of the workbook, kept for a synchronous answer.
// Promises: what was last read, never an error; formulas that were answered before it changed are calculated again. Writes nothing.
import { shippedCatalog } from "../catalog/catalog";
import type { Catalog } from "../catalog/schema";
import type { TableSnapshot } from "../intake/table";
import { whenTablesChange } from "../workbook/headerCache";
import type { WorkbookPort } from "../workbook/port";
import { calculateAnew } from "../workbook/recalculate";
import { withOwnRules } from "./ownRules";
import { withRelated } from "./related";

export interface BesideFormulas {
  readonly tables: readonly TableSnapshot[];
  /** The shipped catalog with the user's own rules of the workbook laid over it. */
  readonly catalog: Catalog;
  /** Changes when what the tables hold changes. */
  readonly version: number;
}

let beside: BesideFormulas = { tables: [], catalog: shippedCatalog, version: 0 };
let contents = "[]";
let wasAsked = false;

/** What was last read. */
export function besideFormulas(): BesideFormulas {
  wasAsked = true;
  return beside;
}

/** Reads the tables now, and again after every change of a table. Call once, when Excel is ready. */
export async function keepBesideFormulasFresh(workbook: WorkbookPort): Promise<void> {
  whenTablesChange((haveHeadersChanged) => refreshBesideFormulas(workbook, haveHeadersChanged));
  await refreshBesideFormulas(workbook);
}

/** A failure keeps what was known: a failed read is not an absent table. Formulas over a table whose headers changed are calculated again in any case. */
export async function refreshBesideFormulas(workbook: WorkbookPort, haveHeadersChanged = false): Promise<void> {
  try {
    const tables = await withRelated(workbook, []);
    const fresh = JSON.stringify(tables);
    if (fresh !== contents) {
      const { catalog } = await withOwnRules(tables);
      contents = fresh;
      beside = { tables, catalog, version: beside.version + 1 };
    } else if (!haveHeadersChanged) {
      return;
    }
    if (wasAsked) await calculateAnew();
  } catch {
    // Kept as it was.
  }
}
