// Reads a block of cells in pieces that stay under Excel's limits (5 MB and 5 million cells per answer).
// Promises every row once and in order; a piece that is refused, or comes back null, is asked for again at half the size.
import type { CellValue } from "../intake/table";
import type { Block } from "./address";
import { Cancelled, HostError, isPayloadError } from "./errors";
import { cells } from "./locate";
import type { JobOptions } from "./port";

/** Half of Excel's 5 MB: the answer wraps our values in more JSON than we can measure. */
const budgetBytes = 2_500_000;
/** A first guess; the first piece tells the real size. */
const assumedBytesPerCell = 40;
/** Formulas answer the value where a cell has no formula. */
type CellContent = "values" | "formulas" | "numberFormat";

const firstPieceRows = 200;
const mostRowsPerPiece = 20_000;

/**
 * The values of `block`, row by row; "" is an empty cell, errors arrive as their text.
 * Throws Cancelled between two pieces, HostError "ResponsePayloadSizeLimitExceeded" where even one row is too large.
 */
export async function readInPieces(context: Excel.RequestContext, sheet: Excel.Worksheet, block: Block, options: JobOptions = {}): Promise<CellValue[][]> {
  const rows: CellValue[][] = [];
  await eachPiece(context, sheet, block, (piece) => piece.forEach((row) => rows.push(row)), options);
  return rows;
}

/** The same for blocks that are too large to hold: hands over one piece after the other, in order, and keeps none. */
export async function eachPiece(context: Excel.RequestContext, sheet: Excel.Worksheet, block: Block, take: (rows: CellValue[][]) => void, options: JobOptions = {}, what: CellContent = "values"): Promise<void> {
  let size = Math.min(firstPieceRows, rowsFor(block.columns, assumedBytesPerCell));
  let done = 0;
  while (done < block.rows) {
    if (options.signal?.aborted === true) throw new Cancelled();
    const count = Math.min(size, block.rows - done);
    const piece = await readPiece(context, sheet, { ...block, row: block.row + done, rows: count }, what);
    if (piece === null) {
      if (count === 1) throw new HostError("ResponsePayloadSizeLimitExceeded", `One row of this table is larger than Excel hands over at once (row ${block.row + done + 1}). Remove columns that are not needed, then try again.`);
      size = Math.max(1, Math.floor(count / 2));
      continue;
    }
    take(piece);
    done += count;
    size = Math.min(size * 4, rowsFor(block.columns, JSON.stringify(piece).length / Math.max(1, count * block.columns)));
    options.onProgress?.({ step: "read", done, total: block.rows });
  }
}

function rowsFor(columns: number, bytesPerCell: number): number {
  return Math.max(1, Math.min(mostRowsPerPiece, Math.floor(budgetBytes / (Math.max(1, columns) * Math.max(8, bytesPerCell)))));
}

/** null where the piece is too large: Excel either refuses it or answers null without an error. */
async function readPiece(context: Excel.RequestContext, sheet: Excel.Worksheet, block: Block, what: CellContent): Promise<CellValue[][] | null> {
  const range = cells(sheet, block);
  range.load(what);
  try {
    await context.sync();
  } catch (error) {
    if (isPayloadError(error)) return null;
    throw error;
  }
  // The declared type hides that Excel on the web may answer null here.
  const values: CellValue[][] | null = range[what];
  range.untrack();
  return values;
}
