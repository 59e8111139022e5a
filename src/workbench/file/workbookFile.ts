// The open workbook as a file: everything a save needs, gathered from the spreadsheet engine and the Excel host at that moment.
// Promises the bytes together with what they leave out, so that a person can be asked before anything is written.
// It writes no file and asks nobody: the page and the headless runner do.
import { FormulaDataModel } from "@univerjs/engine-formula";
import type { FUniver } from "@univerjs/core/facade";
import type { ExcelHost } from "../host";
import { prepareSave, type AddInIdentity, type OpenedXlsx, type SaveOptions, type XlsxExtension } from "../xlsx";

export interface WorkbookFile {
  /** The workbook as it stands, as a file of this name; `losses` has one sentence per part that `bytes` leaves out. */
  prepare(fileName: string): Promise<{ readonly bytes: Uint8Array; readonly losses: readonly string[] }>;
}

const EXTENSIONS: readonly XlsxExtension[] = [".xlsx", ".xlsm", ".xltx", ".xltm"];

/** `opened` must be the file whose snapshot `univerAPI` shows, and `host` the host over it. */
export function workbookFile(opened: OpenedXlsx, univerAPI: FUniver, host: ExcelHost, addIn: AddInIdentity): WorkbookFile {
  const workbook = univerAPI.getActiveWorkbook();
  if (workbook === null) throw new Error("The spreadsheet holds no workbook.");
  const optionsFor = (fileName: string): SaveOptions => {
    const formulas = workbook.getActiveSheet().getInject().get(FormulaDataModel);
    return {
      extension: EXTENSIONS.find((extension) => fileName.toLowerCase().endsWith(extension)),
      spills: { ranges: formulas.getArrayFormulaRange()[workbook.getId()] ?? {}, cells: formulas.getArrayFormulaCellData()[workbook.getId()] ?? {} },
      addIn,
    };
  };
  return {
    async prepare(fileName) {
      await host.whenIdle();
      const { bytes, losses } = await prepareSave(opened, workbook.save(), host.document, optionsFor(fileName));
      return { bytes, losses: losses.map((loss) => loss.sentence) };
    },
  };
}
