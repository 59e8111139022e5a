// The open workbook as a file: everything a save needs, gathered from the spreadsheet engine and the Excel host at that moment.
// Promises that what would be lost can be asked before it happens, and that asking and saving look at the same state.
// It writes no file and asks nobody: the page and the headless runner do.
import { FormulaDataModel } from "@univerjs/engine-formula";
import type { FUniver } from "@univerjs/core/facade";
import type { ExcelHost } from "../host";
import { lossesOfSaving, saveXlsx, type AddInIdentity, type OpenedXlsx, type SaveOptions, type XlsxExtension } from "../xlsx";

export interface WorkbookFile {
  /** One sentence per part of the workbook that a save under this file name would leave out. */
  losses(fileName: string): Promise<readonly string[]>;
  /** The workbook as it stands, as the bytes of a file of this name. */
  bytes(fileName: string): Promise<Uint8Array>;
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
    async losses(fileName) {
      await host.whenIdle();
      return (await lossesOfSaving(opened, workbook.save(), host.document, optionsFor(fileName))).map((loss) => loss.sentence);
    },
    async bytes(fileName) {
      await host.whenIdle();
      return saveXlsx(opened, workbook.save(), host.document, optionsFor(fileName));
    },
  };
}
