// Workbooks for the headless tests, made cell by cell and saved as the bytes of an .xlsx.
// A string is always text, also when it begins with "="; a formula is written as {f: "=..."}.
import type { ICellData, IWorkbookData } from "@univerjs/core";
import { openXlsx, saveXlsx } from "../../../src/workbench/xlsx";
import { openTestBed } from "../testBed";

export type MadeCell = string | number | boolean | null | { readonly f: string };

export interface MadeSheet {
  /** Cells by the address of the top left one: {"B4": [["Partner", ...], ...]}. */
  readonly blocks: Readonly<Record<string, readonly (readonly MadeCell[])[]>>;
  /** Tables by name: {"Partners": "B4:G9"}. */
  readonly tables?: Readonly<Record<string, string>>;
}

/** The bytes of a workbook with these sheets, in order. */
export async function madeWorkbook(sheets: Readonly<Record<string, MadeSheet>>): Promise<Uint8Array> {
  const tables = Object.entries(sheets).flatMap(([sheet, made]) => Object.entries(made.tables ?? {}).map(([name, address]) => [name, { sheet, address }] as const));
  const bed = await openTestBed({ snapshot: snapshotOf(sheets), tables: Object.fromEntries(tables) });
  try {
    return await saveXlsx(null, bed.workbook.save(), { settings: {}, customXmlParts: [] });
  } finally {
    await bed.close();
  }
}

/** Every filled cell of a saved workbook: {"Partners!B4": "Partner"}; formulas as {f}, numbers and booleans as such. */
export async function cellsOf(bytes: Uint8Array): Promise<Record<string, MadeCell>> {
  const { snapshot } = await openXlsx(bytes, "saved.xlsx");
  const cells: Record<string, MadeCell> = {};
  for (const sheet of Object.values(snapshot.sheets)) {
    for (const [row, columns] of Object.entries(sheet.cellData ?? {})) {
      for (const [column, cell] of Object.entries<ICellData>(columns)) {
        const value = valueOf(cell);
        if (value !== null) cells[`${sheet.name}!${letters(Number(column))}${Number(row) + 1}`] = value;
      }
    }
  }
  return cells;
}

function valueOf(cell: ICellData): MadeCell {
  if (cell.f) return { f: cell.f };
  if (cell.v === undefined || cell.v === null || cell.v === "") return null;
  return cell.t === 3 ? cell.v === 1 || cell.v === true : cell.v;
}

function snapshotOf(sheets: Readonly<Record<string, MadeSheet>>): Partial<IWorkbookData> {
  const entries = Object.entries(sheets).map(([name, { blocks }], index) => {
    const cellData: Record<number, Record<number, ICellData>> = {};
    for (const [address, rows] of Object.entries(blocks)) {
      const [, column = "A", row = "1"] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
      rows.forEach((cells, down) => {
        const line = (cellData[Number(row) - 1 + down] ??= {});
        cells.forEach((cell, right) => {
          if (cell !== null) line[columnIndex(column) + right] = cellFrom(cell);
        });
      });
    }
    return { id: `sheet${index + 1}`, name, rowCount: 200, columnCount: 30, cellData };
  });
  return { id: "made", name: "made", sheetOrder: entries.map(({ id }) => id), sheets: Object.fromEntries(entries.map((sheet) => [sheet.id, sheet])) };
}

function cellFrom(cell: Exclude<MadeCell, null>): ICellData {
  if (typeof cell === "object") return { f: cell.f };
  if (typeof cell === "number") return { v: cell, t: 2 };
  return typeof cell === "boolean" ? { v: cell ? 1 : 0, t: 3 } : { v: cell, t: 1 };
}

function columnIndex(word: string): number {
  return [...word].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function letters(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);
}
