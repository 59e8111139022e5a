// Worksheets of the file as sheets of a spreadsheet snapshot.
// Promises: every row and column that holds something carries the number it has in the file (`custom.fileRow`,
// `custom.fileColumn`): the spreadsheet moves that mark along, and saving finds out from it what was inserted or deleted.
import type { IColumnData, ICellData, IRowData, IWorksheetData } from "@univerjs/core";
import { cellReader } from "../cells/cellData";
import type { CellSource } from "../cells/cellData";
import type { OpcPackage } from "../package/opcPackage";
import { protectionOf } from "./protection";
import { columnDataOf, readFrame, rowDataOf, sheetFeatures } from "./sheetFeatures";
import type { SheetEntry, WorkbookParts } from "./workbookParts";

const SPARE_ROWS = 100;
const SPARE_COLUMNS = 10;
const FEWEST_ROWS = 200;
const FEWEST_COLUMNS = 26;

export function openSheet(file: OpcPackage, parts: WorkbookParts, sheet: SheetEntry): Partial<IWorksheetData> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  const rowData: Record<number, Partial<IRowData>> = {};
  const reader = cellReader(sheet.id, cellSource(parts), parts.tablePlaces);
  let lastRow = 0;
  let lastColumn = 0;
  const { root } = readFrame(file.text(sheet.path), sheet.path, (row) => {
    let cells: Record<number, ICellData> | undefined;
    for (const cell of row.cells) {
      const { data } = reader.read(cell);
      if (cell.column > lastColumn) lastColumn = cell.column;
      if (!data) continue;
      cells ??= cellData[row.row] = {};
      cells[cell.column] = data;
    }
    rowData[row.row] = rowDataOf(row.attributes);
    if (row.row > lastRow) lastRow = row.row;
  });
  const features = sheetFeatures(root);
  const protection = protectionOf(root);
  for (const range of [...features.mergeData, ...parts.tables.filter((table) => table.sheetId === sheet.id).map((table) => table.range)]) {
    lastRow = Math.max(lastRow, range.endRow);
    lastColumn = Math.max(lastColumn, range.endColumn);
  }
  const columnCount = Math.min(Math.max(lastColumn + 1 + SPARE_COLUMNS, FEWEST_COLUMNS), 16_384);
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.isHidden ? 1 : 0,
    rowCount: Math.min(Math.max(lastRow + 1 + SPARE_ROWS, FEWEST_ROWS), 1_048_576),
    columnCount,
    ...features,
    ...(protection === undefined ? {} : { custom: { protection } }),
    cellData,
    rowData: markedRows(rowData, lastRow),
    columnData: markedColumns(columnDataOf(root, columnCount), lastColumn),
    rowHeader: { width: 46 },
    columnHeader: { height: 20 },
  };
}

export function cellSource(parts: WorkbookParts): CellSource {
  return { texts: parts.strings.texts, styles: parts.styles, countsFrom1904: parts.countsFrom1904 };
}

function markedRows(rows: Record<number, Partial<IRowData>>, last: number): Record<number, Partial<IRowData>> {
  for (let row = 0; row <= last; row++) (rows[row] ??= {}).custom = { fileRow: row };
  return rows;
}

function markedColumns(columns: Record<number, Partial<IColumnData>>, last: number): Record<number, Partial<IColumnData>> {
  for (let column = 0; column <= last; column++) (columns[column] ??= {}).custom = { fileColumn: column };
  return columns;
}
