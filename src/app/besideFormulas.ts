// What formulas rest on beside the cells they are given: the user's own rules and the lists of the workbook, kept for a synchronous answer.
// Promises: what was last read, never an error; formulas that were answered before it changed are asked again, and no others. Writes nothing.
import { shippedCatalog } from "../catalog/catalog";
import type { Catalog } from "../catalog/schema";
import type { TableSnapshot } from "../intake/table";
import { whenTablesChange } from "../workbook/headerCache";
import type { WorkbookPort } from "../workbook/port";
import { calculateAgain } from "../workbook/recalculate";
import { type FormulaCell, takeAll, takeUnderOtherHeaders } from "./answeredFormulas";
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
/** Formulas that are still to be asked again: Excel may have refused. */
let owed: readonly FormulaCell[] = [];

/** What was last read. */
export function besideFormulas(): BesideFormulas {
  return beside;
}

/** Reads the tables now, and again after every change of a table. Call once, when the headers were read. */
export async function keepBesideFormulasFresh(workbook: WorkbookPort): Promise<void> {
  whenTablesChange(() => refreshBesideFormulas(workbook));
  await refreshBesideFormulas(workbook);
}

/** A failure keeps what was known: a failed read is not an absent table. Formulas that would be told other headers are asked again in any case. */
export async function refreshBesideFormulas(workbook: WorkbookPort): Promise<void> {
  try {
    const tables = await withRelated(workbook, []);
    const fresh = JSON.stringify(tables);
    const haveTablesChanged = fresh !== contents;
    if (haveTablesChanged) {
      const { catalog } = await withOwnRules(tables);
      contents = fresh;
      beside = { tables, catalog, version: beside.version + 1 };
    }
    owed = [...owed, ...(haveTablesChanged ? takeAll() : takeUnderOtherHeaders())];
    await calculateAgain(owed);
    owed = [];
  } catch {
    // Kept as it was.
  }
}
