// Which columns of a table are Tierline's: by the marks kept in the workbook, else by what stands in the columns.
// Promises that what is read off the cells is asked only where the workbook has no mark of the table, and is told as such; changes nothing.
import { a1 } from "../intake/findings";
import type { CellValue } from "../intake/table";
import { columnsToLookInto, type DoubtfulColumn, writtenColumns } from "../report/writtenColumns";
import type { Block } from "./address";
import type { Located } from "./locate";
import { contentHash, marksOf, type Marks, type MarkedTable, ownColumns, readMarks, type StandingColumn } from "./marks";
import { eachPiece } from "./pieces";
import type { JobOptions } from "./port";

/** The columns of a table as they stand. */
export interface StandingCells {
  readonly headers: readonly string[];
  /** The columns' ids by position; empty for a range. */
  readonly ids: ReadonlyMap<number, number>;
  readonly body: readonly (readonly CellValue[])[];
}

export interface WhoseColumns {
  readonly marks: Marks;
  /** What the workbook says of the table, or would say if it had kept it. */
  readonly marked: MarkedTable | null;
  readonly ownByMark: ReadonlyMap<string, StandingColumn>;
  /** True where the cells alone tell. */
  readonly isReadOffCells: boolean;
  readonly doubtful: readonly DoubtfulColumn[];
}

export async function whoseColumns(context: Excel.RequestContext, located: Located, cells: StandingCells, options: JobOptions = {}): Promise<WhoseColumns> {
  const marks = await readMarks(context);
  const marked = marksOf(marks.tables, located, a1(located.header));
  const standing = cells.headers.map((header, index): StandingColumn => ({ index, header, id: cells.ids.get(index) ?? null, content: () => contentHash(valuesOf(cells, index)) }));
  if (marked !== null) return { marks, marked, ownByMark: ownColumns(marked, standing), isReadOffCells: false, doubtful: [] };
  const { columns, doubtful } = await readOffCells(context, located, cells, options);
  if (columns.length === 0) return { marks, marked, ownByMark: new Map(), isReadOffCells: false, doubtful };
  const ownByMark = new Map(columns.flatMap(({ mark, index }) => (standing[index] === undefined ? [] : [[mark, standing[index]] as const])));
  const { place, tableId } = located;
  const asMarked = [...ownByMark].map(([mark, { header, id, content }]) => ({ mark, header, id, content: content() }));
  return { marks, marked: { sheet: place.sheet, table: place.table, tableId, corner: a1(located.header), columns: asMarked }, ownByMark, isReadOffCells: true, doubtful };
}

async function readOffCells(context: Excel.RequestContext, located: Located, cells: StandingCells, options: JobOptions) {
  const candidates = new Set(columnsToLookInto(cells.headers));
  if (candidates.size === 0 || cells.body.length === 0) return { columns: [], doubtful: [] };
  const isText = await formattedAsText(context, located, cells, candidates, options);
  return writtenColumns(cells.headers.map((header, index) => ({ index, header, values: candidates.has(index) ? valuesOf(cells, index) : [], isText: isText.has(index) })));
}

/** The columns whose filled cells are all formatted as text. */
async function formattedAsText(context: Excel.RequestContext, located: Located, { body }: StandingCells, candidates: ReadonlySet<number>, options: JobOptions): Promise<ReadonlySet<number>> {
  const first = Math.min(...candidates);
  const block: Block = { ...located.body, column: located.body.column + first, columns: Math.max(...candidates) - first + 1, rows: body.length };
  const isText = new Set(candidates);
  let row = 0;
  await eachPiece(context, located.sheet, block, (formats) => {
    for (const line of formats) {
      for (const index of isText) if (body[row]?.[index] !== "" && line[index - first] !== "@") isText.delete(index);
      row += 1;
    }
  }, { signal: options.signal }, "numberFormat");
  return isText;
}

function valuesOf({ body }: StandingCells, index: number): CellValue[] {
  return body.map((row) => row[index] ?? "");
}
