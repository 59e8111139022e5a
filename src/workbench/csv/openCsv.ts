// A .csv file as a workbook with one sheet, as Excel shows it when the file is opened.
// Promises: a number becomes a number only where it keeps every digit; everything else, dates and long ids too, stays the text of the file.
// Refuses what a sheet cannot hold, with a sentence; never changes the file.
import type { ICellData, IWorkbookData, LocaleType } from "@univerjs/core";
import { CsvRows, separatorOf } from "../../csv/csvRows";
import { decoderFor, encodingOf } from "../../csv/textOfBytes";
import { saveXlsx, XlsxError } from "../xlsx";

const ENGLISH = "enUS" as LocaleType;
/** More cells than this take the page's memory; the add-in itself reads files of any length. */
const MOST_CELLS = 4_000_000;
const PIECE = 4_000_000;
const KEEPS_ITS_DIGITS = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,10})?$/;
const NUMBER = 2;
const TEXT = 1;

/** Whether a file is text with separators, by its ending. */
export function isCsv(fileName: string): boolean {
  return /\.(csv|tsv)$/i.test(fileName);
}

/** The bytes of an .xlsx that holds the file's rows, or (without bytes) one empty sheet. Throws XlsxError. */
export async function workbookOfCsv(fileName: string, bytes: Uint8Array = new Uint8Array()): Promise<Uint8Array> {
  const cellData: Record<number, Record<number, ICellData>> = {};
  let rowCount = 0;
  let cellCount = 0;
  let columnCount = 1;
  for (const row of rowsOf(bytes)) {
    cellData[rowCount] = cellsOf(row);
    rowCount += 1;
    cellCount += row.length;
    columnCount = Math.max(columnCount, row.length);
    if (cellCount > MOST_CELLS) {
      throw new XlsxError("TooLarge", `${fileName} is too large to show as a sheet. Open a workbook, then choose the file in the pane: Exports, Add .csv files. It is read there without being shown.`);
    }
  }
  const snapshot: IWorkbookData = {
    id: "workbook",
    name: fileName.replace(/\.[^.]*$/, ""),
    appVersion: "0.25.1",
    locale: ENGLISH,
    styles: {},
    sheetOrder: ["sheet1"],
    sheets: { sheet1: { id: "sheet1", name: sheetName(fileName), rowCount: Math.max(1000, rowCount + 20), columnCount: Math.max(26, columnCount + 4), cellData } },
  };
  return saveXlsx(null, snapshot, { settings: {}, customXmlParts: [] });
}

function* rowsOf(bytes: Uint8Array): Generator<readonly string[], void> {
  const encoding = encodingOf(bytes.subarray(0, PIECE), bytes.length <= PIECE);
  const decode = decoderFor(encoding);
  let rows: CsvRows | null = null;
  for (let at = encoding.markLength; at < bytes.length; at += PIECE) {
    const text = decode(bytes.subarray(at, at + PIECE));
    rows ??= new CsvRows(separatorOf(text));
    yield* rows.take(text);
  }
  if (rows === null) return;
  yield* rows.take(decode());
  yield* rows.take();
}

function cellsOf(row: readonly string[]): Record<number, ICellData> {
  const cells: Record<number, ICellData> = {};
  row.forEach((text, column) => {
    if (text !== "") cells[column] = KEEPS_ITS_DIGITS.test(text) && String(Number(text)) === text ? { v: Number(text), t: NUMBER } : { v: text, t: TEXT };
  });
  return cells;
}

/** As Excel names it: after the file, without what a sheet's name must not hold. */
function sheetName(fileName: string): string {
  return fileName.replace(/\.[^.]*$/, "").replace(/[[\]:*?/\\']/g, " ").trim().slice(0, 31) || "Sheet1";
}
