// One workbook open on the page: its file, the spreadsheet that shows it, and the Excel host over that.
// Promises that the opened file itself is never written, and that closing releases everything. It never talks to a person.
import type { IWorkbookData } from "@univerjs/core";
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

// A file says how far its cells reach, and a sheet that ends there has no place for a new column or a spill.
const LEAST_ROWS = 1000;
const LEAST_COLUMNS = 60;

/** Shows a file that was read, in place of whatever `container` showed before. */
export function showWorkbook(container: HTMLElement, opened: OpenedXlsx, fileName: string, { addIn, isDark, ...setup }: WorkbookSetup): OpenWorkbook {
  const place = document.createElement("div");
  container.replaceChildren(place);
  const spreadsheet = createSpreadsheet(place, withRoomToWork(opened.snapshot), isDark);
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

function withRoomToWork(workbook: IWorkbookData): IWorkbookData {
  const sheets = Object.entries(workbook.sheets).map(([id, sheet]) => [
    id,
    { ...sheet, rowCount: Math.max(sheet.rowCount ?? 0, LEAST_ROWS), columnCount: Math.max(sheet.columnCount ?? 0, LEAST_COLUMNS) },
  ]);
  return { ...workbook, sheets: Object.fromEntries(sheets) };
}
