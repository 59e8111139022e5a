// Starts Univer without a screen, for the headless runner and the tests: same engine, formulas and tables as the page.
// Promises: en-US, quiet, one workbook, everything released by dispose(). Never touches the DOM.
import { IUniverInstanceService, LocaleType, LogLevel, Univer } from "@univerjs/core";
import type { IWorkbookData } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import type { FWorkbook } from "@univerjs/sheets/facade";
import { UniverSheetsNodeCorePreset } from "@univerjs/preset-sheets-node-core";
import { UniverSheetsTablePlugin } from "@univerjs/sheets-table";
import "@univerjs/sheets-table/facade";
import sheetsLocale from "@univerjs/preset-sheets-node-core/locales/en-US";
import { keepFormatsOnCalculation } from "./resultFormats";

/** A running headless Univer with one workbook in it. */
export interface NodeUniver {
  readonly univerAPI: FUniver;
  readonly workbook: FWorkbook;
  dispose(): void;
}

/**
 * Starts Univer in Node and opens one workbook in it.
 * @param snapshot Univer's own workbook data; without it the workbook has one empty sheet called Sheet1.
 */
export function createNodeUniver(snapshot?: Partial<IWorkbookData>): NodeUniver {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: sheetsLocale },
    logLevel: LogLevel.ERROR,
  });
  const registered = UniverSheetsNodeCorePreset().plugins;
  for (const entry of registered) {
    if (Array.isArray(entry)) univer.registerPlugin(entry[0], entry[1]);
    else univer.registerPlugin(entry);
  }
  univer.registerPlugin(UniverSheetsTablePlugin);
  const univerAPI = FUniver.newAPI(univer);
  keepFormatsOnCalculation(univerAPI);
  const workbook = univerAPI.createWorkbook(snapshot ?? emptyWorkbook());
  // Undo works on the workbook that has the focus; without a screen nobody would give it one.
  univer.__getInjector().get(IUniverInstanceService).focusUnit(workbook.getId());
  return { univerAPI, workbook, dispose: () => univer.dispose() };
}

function emptyWorkbook(): Partial<IWorkbookData> {
  return {
    name: "Book1.xlsx",
    sheetOrder: ["sheet1"],
    sheets: { sheet1: { id: "sheet1", name: "Sheet1", rowCount: 1000, columnCount: 26, cellData: {} } },
  };
}
