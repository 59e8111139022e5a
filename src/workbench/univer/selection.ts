// The selection of the workbook: the active sheet, the selected cells, the active cell.
// Promises: works without a screen too. Never scrolls or steals the focus.
import { SetSelectionsOperation, SetWorksheetActiveOperation, SheetsSelectionsService } from "@univerjs/sheets";
import { RANGE_TYPE } from "@univerjs/core";
import { isEntireColumns, isEntireRows } from "./address";
import type { Area, Book } from "./book";
import { withinGrid } from "./gridSize";

/** Makes a sheet the active one. */
export function activateSheet(book: Book, sheetId: string): void {
  if (book.facade.getActiveSheet().getSheetId() === sheetId) return;
  book.run(SetWorksheetActiveOperation.id, { unitId: book.unitId, subUnitId: sheetId });
}

/** Selects cells and activates their sheet; the first of them becomes the active cell. */
export function selectArea(book: Book, area: Area): void {
  activateSheet(book, area.sheetId);
  const cut = withinGrid(book, area) ?? area;
  const { startRow, startColumn, endRow, endColumn } = cut;
  const rangeType = isEntireColumns(area) ? RANGE_TYPE.COLUMN : isEntireRows(area) ? RANGE_TYPE.ROW : RANGE_TYPE.NORMAL;
  book.run(SetSelectionsOperation.id, {
    unitId: book.unitId,
    subUnitId: area.sheetId,
    selections: [
      {
        range: { startRow, startColumn, endRow, endColumn, rangeType },
        primary: {
          startRow, startColumn, endRow: startRow, endColumn: startColumn,
          actualRow: startRow, actualColumn: startColumn, isMerged: false, isMergedMainCell: false,
        },
        style: null,
      },
    ],
  });
}

/** The selected blocks of a sheet; its first cell when nothing was selected yet. */
export function selectedAreas(book: Book, sheetId: string): Area[] {
  const service = book.injector.get(SheetsSelectionsService);
  const selections = service.getWorkbookSelections(book.unitId).getSelectionsOfWorksheet(sheetId);
  const areas = selections.map(({ range: { startRow, startColumn, endRow, endColumn } }) => ({ sheetId, startRow, startColumn, endRow, endColumn }));
  return areas.length > 0 ? areas : [{ sheetId, startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 }];
}

/** The active cell of a sheet. */
export function activeCell(book: Book, sheetId: string): Area {
  const service = book.injector.get(SheetsSelectionsService);
  const [last] = service.getWorkbookSelections(book.unitId).getSelectionsOfWorksheet(sheetId).slice(-1);
  const startRow = last?.primary?.actualRow ?? last?.range.startRow ?? 0;
  const startColumn = last?.primary?.actualColumn ?? last?.range.startColumn ?? 0;
  return { sheetId, startRow, startColumn, endRow: startRow, endColumn: startColumn };
}
