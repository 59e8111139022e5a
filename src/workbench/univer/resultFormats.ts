// Keeps number formats out of recalculation. Univer's engine gives a formula's cell the number format of the cells it read,
// every time it calculates. Promises: as in Excel, that happens when a formula is typed and never again afterwards, so that
// a workbook which is only opened and recalculated keeps its formats.
import type { ICellData, IDisposable, Nullable } from "@univerjs/core";
import type { FUniver } from "@univerjs/core/facade";
import { SetFormulaCalculationResultMutation } from "@univerjs/engine-formula";
import "@univerjs/sheets/facade";

/** Results by workbook, sheet, row and column. */
type Results = Record<string, Nullable<Record<string, Nullable<Record<number, Nullable<Record<number, Nullable<ICellData>>>>>>>>;

/** Call it before the workbook is created: the calculation on opening counts already. */
export function keepFormatsOnCalculation(univerAPI: FUniver): IDisposable {
  return univerAPI.addEvent(univerAPI.Event.BeforeCommandExecute, (command) => {
    if (command.id !== SetFormulaCalculationResultMutation.id) return;
    const { unitData } = command.params as { unitData: Results };
    for (const [unitId, sheets] of Object.entries(unitData))
      for (const [sheetId, rows] of Object.entries(sheets ?? {})) {
        const sheet = univerAPI.getWorkbook(unitId)?.getSheetBySheetId(sheetId)?.getSheet();
        for (const [row, cells] of Object.entries(rows ?? {}))
          for (const [column, result] of Object.entries(cells ?? {})) {
            const value = sheet?.getCellRaw(Number(row), Number(column))?.v;
            if (result?.s && value !== undefined && value !== null) delete result.s;
          }
      }
  });
}
