// The full spreadsheet of the workbench page: one Univer with grid, formula bar, sheet tabs and tables.
// Promises a facade with exactly one workbook in it; it never touches files, the pane or the add-in.
import { IUndoRedoService, LocaleType, LogLevel, Univer, mergeLocales, type IWorkbookData } from "@univerjs/core";
import { FUniver } from "@univerjs/core/facade";
import { UniverSheetsCorePreset } from "@univerjs/preset-sheets-core";
import coreWords from "@univerjs/preset-sheets-core/locales/en-US";
import { UniverSheetsTablePreset } from "@univerjs/preset-sheets-table";
import tableWords from "@univerjs/preset-sheets-table/locales/en-US";
import { UndoHistory } from "./undoHistory";
import "@univerjs/preset-sheets-core/lib/index.css";
import "@univerjs/preset-sheets-table/lib/index.css";
import { keepFormatsOnCalculation } from "../univer/resultFormats";

export interface Spreadsheet {
  readonly univerAPI: FUniver;
  setDark(isDark: boolean): void;
  dispose(): void;
}

/** Starts a spreadsheet inside `container` showing `workbook` (an empty one when left out). */
export function createSpreadsheet(container: HTMLElement, workbook: Partial<IWorkbookData>, isDark: boolean): Spreadsheet {
  const univer = new Univer({
    locale: LocaleType.EN_US,
    locales: { [LocaleType.EN_US]: mergeLocales(coreWords, tableWords) },
    logLevel: LogLevel.ERROR,
    darkMode: isDark,
    override: [[IUndoRedoService, { useClass: UndoHistory }]],
  });
  const presets = [UniverSheetsCorePreset({ container, ribbonType: "simple" }), UniverSheetsTablePreset()];
  for (const { plugins } of presets) {
    for (const plugin of plugins) {
      if (Array.isArray(plugin)) univer.registerPlugin(plugin[0], plugin[1]);
      else univer.registerPlugin(plugin);
    }
  }
  const univerAPI = FUniver.newAPI(univer);
  keepFormatsOnCalculation(univerAPI);
  univerAPI.createWorkbook(workbook);
  return {
    univerAPI,
    setDark: (dark) => univerAPI.toggleDarkMode(dark),
    dispose: () => univer.dispose(),
  };
}
