// One workbook open on the page: its file, the spreadsheet that shows it, and the Excel host over that.
// Promises that the opened file itself is never written, and that closing releases everything. It never talks to a person.
import { createExcelHost, type ExcelHost, type ExcelHostOptions } from "../host";
import { workbookFile, type WorkbookFile } from "../file/workbookFile";
import type { AddInIdentity, OpenedXlsx } from "../xlsx";
import { createSpreadsheet, type Spreadsheet } from "./spreadsheet";

export interface OpenWorkbook {
  readonly fileName: string;
  readonly spreadsheet: Spreadsheet;
  readonly host: ExcelHost;
  readonly file: WorkbookFile;
  close(): void;
}

export interface WorkbookSetup extends Pick<ExcelHostOptions, "functions" | "theme"> {
  readonly addIn: AddInIdentity;
  readonly isDark: boolean;
}

/** Shows a file that was read, in place of whatever `container` showed before. */
export function showWorkbook(container: HTMLElement, opened: OpenedXlsx, fileName: string, { addIn, isDark, ...setup }: WorkbookSetup): OpenWorkbook {
  const place = document.createElement("div");
  container.replaceChildren(place);
  const spreadsheet = createSpreadsheet(place, opened.snapshot, isDark);
  const host = createExcelHost({ ...setup, univerAPI: spreadsheet.univerAPI, document: opened.document });
  return {
    fileName,
    spreadsheet,
    host,
    file: workbookFile(opened, spreadsheet.univerAPI, host, addIn),
    close() {
      host.dispose();
      spreadsheet.dispose();
    },
  };
}
