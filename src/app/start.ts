// Starts Tierline over the live workbook once Excel is ready: one start for pane, ribbon and formulas.
// Promises the same object to everybody who asks, and one sentence where it cannot start.
import { keepHeadersFresh } from "../workbook/headerCache";
import { liveWorkbook } from "../workbook/liveWorkbook";
import { officeReady } from "../workbook/session";
import { publishAutomation } from "./automation";
import { keepBesideFormulasFresh } from "./besideFormulas";
import { RequestError } from "./errors";
import { createTierline, type Tierline } from "./tierline";

export { readTheme, watchTheme } from "../workbook/theme";

let started: Promise<Tierline> | undefined;

/** Waits for Excel. Rejects with HostError "not-in-office" or "ready-timeout", RequestError "wrong-host" or "old-excel". */
export function startTierline(version: string): Promise<Tierline> {
  started ??= start(version);
  return started;
}

async function start(version: string): Promise<Tierline> {
  const host = await officeReady();
  if (!host.isExcel) {
    throw new RequestError("wrong-host", "Tierline works in Excel only. Open it from the Tierline tab of an Excel workbook.");
  }
  if (!host.isSupported) {
    throw new RequestError("old-excel", "This version of Excel is too old for Tierline: it needs ExcelApi 1.7. Update Office, or use Excel on the web.");
  }
  const tierline = createTierline(liveWorkbook, version);
  publishAutomation(window, tierline);
  // Formulas can do without it, so nobody waits.
  void keepHeadersFresh().then(() => keepBesideFormulasFresh(liveWorkbook));
  return tierline;
}
