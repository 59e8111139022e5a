// Reads one table: headers, body in pieces, which columns are our own, and what is odd about it (merged cells, hidden rows, protection).
// Promises a snapshot in which Tierline's own columns are blank, so that an answer is never read back as a fact.
import type { CellValue, TableSnapshot } from "../intake/table";
import { type Block, blockAddress, withoutSheet } from "./address";
import { a1 } from "../intake/findings";
import { cells, type Located, nameOf } from "./locate";
import { eachPiece, readInPieces } from "./pieces";
import type { JobOptions, OwnColumn, ReadTable, RowsAhead, RowTaker, WorkbookNotice } from "./port";
import { isSupported } from "./session";
import { whoseColumns, type WhoseColumns } from "./whoseColumns";

/** A table as read inside a running request: what the port hands out, and what commit needs beside it. */
export interface Reading extends ReadTable, Pick<WhoseColumns, "marks" | "marked" | "ownByMark"> {
  readonly located: Located;
}

/** Reads the located table. Error values arrive as their text, empty cells as "". */
export async function readLocated(context: Excel.RequestContext, located: Located, options: JobOptions = {}): Promise<Reading> {
  const header = cells(located.sheet, located.header);
  header.load("values");
  const ids = located.table?.columns;
  ids?.load("items/id,items/index");
  await context.sync();
  const headerValues: readonly CellValue[] = header.values[0] ?? [];
  const headers = headerValues.map((value) => String(value));
  const columnIds = new Map(ids?.items.map((column) => [column.index, column.id]));
  const body = located.body.rows > 0 ? await readInPieces(context, located.sheet, located.body, options) : [];
  const whose = await whoseColumns(context, located, { headers, ids: columnIds, body }, options);
  const { marks, marked, ownByMark } = whose;
  const own = [...ownByMark].map(([mark, column]): OwnColumn => ({ mark, header: column.header, index: column.index, values: body.map((row) => row[column.index] ?? "") }));
  return {
    place: located.place,
    snapshot: snapshotOf(located, headers, body, new Set(own.map((column) => column.index))),
    ownColumns: own,
    allHeaders: headers,
    notices: [...(await noticesOf(context, located, body)), ...markNotices(located, headers, body, whose)],
    located,
    marks,
    marked,
    ownByMark,
  };
}

/** Reads every cell of the located table piece by piece and keeps none: for tables of a million rows. Tierline's own columns are cells like all others. */
export async function readRows(context: Excel.RequestContext, located: Located, begin: (ahead: RowsAhead) => RowTaker, options: JobOptions = {}): Promise<void> {
  const header = cells(located.sheet, located.header);
  header.load("values");
  await context.sync();
  const headers: readonly CellValue[] = header.values[0] ?? [];
  const take = begin({ place: located.place, headers: headers.map(String), topLeft: located.header, rowCount: located.body.rows });
  await eachPiece(context, located.sheet, located.body, take, options);
}

/** Own columns at the right edge are left out, others are blanked so that positions still name cells. */
function snapshotOf(located: Located, headers: readonly string[], body: readonly (readonly CellValue[])[], own: ReadonlySet<number>): TableSnapshot {
  let width = headers.length;
  while (width > 0 && own.has(width - 1)) width -= 1;
  const blank = (row: readonly CellValue[]): CellValue[] => row.slice(0, width).map((value, index) => (own.has(index) ? "" : value));
  const place = { sheet: located.place.sheet, table: located.place.table, topLeft: { row: located.header.row, column: located.header.column } };
  // An empty table keeps one blank body row in Excel.
  const rows = body.length === 1 && body[0]?.every((value) => value === "") === true ? [] : body;
  return { ...place, headers: blank(headers).map(String), rows: own.size === 0 ? rows : rows.map(blank) };
}

async function noticesOf(context: Excel.RequestContext, located: Located, body: readonly (readonly CellValue[])[]): Promise<WorkbookNotice[]> {
  const notices: WorkbookNotice[] = [];
  const name = nameOf(located.place);
  const merged = await mergedAreas(context, located);
  if (merged !== null) {
    notices.push({ code: "merged-cells", address: merged, sentence: `${name} has merged cells at ${merged}: only their first cell holds a value, the others count as blank. Unmerge them and fill in the values.` });
  }
  if (located.hasHiddenRows) {
    notices.push({ code: "hidden-rows", sentence: `${name} has filtered or hidden rows. They are evaluated and written like all others.` });
  }
  if (located.isProtected) {
    notices.push({ code: "protected-sheet", sentence: `Sheet ${located.place.sheet} is protected: it can be evaluated, but nothing can be written until you unprotect it (Review, Unprotect Sheet).` });
  }
  if (body.every((row) => row.every((value) => value === ""))) {
    notices.push({ code: "no-rows", address: blockAddress(located.header), sentence: `${name} has a header row (${blockAddress(located.header)}) and no rows below it, so there is nothing to evaluate.` });
  }
  return notices;
}

/** What became of the note that says which columns are Tierline's, and by what else they were known. */
function markNotices(located: Located, headers: readonly string[], body: readonly (readonly CellValue[])[], { marks, ownByMark, isReadOffCells, doubtful }: WhoseColumns): WorkbookNotice[] {
  const name = nameOf(located.place);
  const cell = (index: number, row: number) => a1({ row: located.header.row + row, column: located.header.column + index });
  const notices: WorkbookNotice[] = [];
  if (marks.isDamaged) {
    notices.push({ code: "marks-unreadable", sentence: `The note in this workbook that says which columns are Tierline's own is damaged.${isReadOffCells ? "" : " Columns written earlier are treated as yours and left alone."}` });
  }
  if (isReadOffCells) {
    const own = [...ownByMark.values()].sort((one, other) => one.index - other.index);
    const named = own.slice(0, 3).map(({ header }) => header).join(", ");
    const more = own.length > 3 ? ` and ${own.length - 3} more` : "";
    notices.push({ code: "marks-lost", address: cell(own[0]!.index, 0), sentence: `${name}: this workbook no longer says which columns are Tierline's (another program saved it, or the table is a copy). ${named}${more} read as Tierline's own, from ${cell(own[0]!.index, 0)} on, so they are refreshed where they stand.` });
  }
  for (const { index, row } of doubtful) {
    notices.push({ code: "column-in-doubt", address: cell(index, row + 1), sentence: `${name}: ${headers[index] ?? ""} looks like a column of Tierline's, but ${cell(index, row + 1)} holds "${String(body[row]?.[index] ?? "")}", which Tierline never writes there. The column is treated as yours and left alone; if it is not yours, clear that cell and evaluate again.` });
  }
  return notices;
}

/** The merged areas in header and body ("B4:B6, D9:E9"), or null; also null where this Excel cannot say (before ExcelApi 1.13). */
async function mergedAreas(context: Excel.RequestContext, located: Located): Promise<string | null> {
  if (!isSupported("ExcelApi", "1.13")) return null;
  const whole: Block = { ...located.header, rows: 1 + located.body.rows };
  const areas = cells(located.sheet, whole).getMergedAreasOrNullObject();
  areas.load("address");
  await context.sync();
  return areas.isNullObject ? null : areas.address.split(",").map(withoutSheet).join(", ");
}
