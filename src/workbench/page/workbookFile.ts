// One open workbook of the page: file bytes -> spreadsheet + Excel host -> file bytes again.
// Promises that nothing is dropped from a file without being listed first, and that the opened file itself is never written:
// saving always makes a new file. It never talks to a person: the page does.
import type { IWorkbookData } from "@univerjs/core";
import { createExcelHost, type ExcelHost, type ExcelHostOptions } from "../host";
import { openXlsx, saveXlsx, type Loss, type OpenedXlsx } from "../xlsx";
import { createSpreadsheet, type Spreadsheet } from "./spreadsheet";

export interface OpenWorkbook {
  readonly fileName: string;
  readonly spreadsheet: Spreadsheet;
  readonly host: ExcelHost;
  /** What a saved copy would not hold any more. */
  readonly losses: readonly Loss[];
  /** The workbook as it stands now, as the bytes of an .xlsx. */
  bytes(): Promise<Uint8Array>;
  dispose(): void;
}

export type HostSetup = Pick<ExcelHostOptions, "functions" | "theme">;

/** Reads the file; rejects with a sentence (XlsxError) and leaves whatever is open untouched when it is not a usable workbook. */
export function readWorkbookFile(bytes: Uint8Array, fileName: string): Promise<OpenedXlsx> {
  return openXlsx(bytes, fileName);
}

/** Shows a file that was read, in place of whatever `container` showed before. */
export function showWorkbook(container: HTMLElement, opened: OpenedXlsx, fileName: string, setup: HostSetup, isDark: boolean): OpenWorkbook {
  const place = document.createElement("div");
  container.replaceChildren(place);
  const workbook: IWorkbookData = opened.snapshot;
  const spreadsheet = createSpreadsheet(place, workbook, isDark);
  const host = createExcelHost({ ...setup, univerAPI: spreadsheet.univerAPI, document: opened.document });
  return {
    fileName,
    spreadsheet,
    host,
    losses: opened.losses,
    bytes: () => saveXlsx(opened, spreadsheet.snapshot(), host.document),
    dispose() {
      host.dispose();
      spreadsheet.dispose();
    },
  };
}
