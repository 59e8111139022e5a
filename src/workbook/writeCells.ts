// Writes columns of plain values: number formats first, then values, in pieces under Excel's 5 MB.
// Promises that text stays text: nothing that begins with = + - @ or an apostrophe becomes a formula or loses its first sign.
import type { PlannedColumn } from "../report/writePlan";
import type { Block } from "./address";
import { cells } from "./locate";

/** A quarter of Excel's 5 MB: the request carries each value as JSON inside JSON. */
const budgetBytes = 1_250_000;
const mostRowsPerPiece = 50_000;

/** Collects writes and sends them when they grow large; counts the requests that changed the workbook. */
export class WriteBatch {
  private bytes = 0;
  private sent = 0;
  private hasPending = false;
  constructor(private readonly context: Excel.RequestContext) {}

  /** How many requests changed the workbook. */
  get requests(): number {
    return this.sent;
  }

  /** Notes a queued change of about this many bytes. */
  queued(bytes: number): void {
    if (!this.hasPending) this.context.workbook.application.suspendApiCalculationUntilNextSync();
    this.hasPending = true;
    this.bytes += bytes;
  }

  get isFull(): boolean {
    return this.bytes >= budgetBytes;
  }

  async send(): Promise<void> {
    if (!this.hasPending) return;
    await this.context.sync();
    this.sent += 1;
    this.bytes = 0;
    this.hasPending = false;
  }
}

/**
 * Writes one column's body cells. `order[i]` is the row of the plan that stands in body row i.
 * Calls `onRows` with the number of rows written after each piece.
 */
export async function writeColumn(batch: WriteBatch, sheet: Excel.Worksheet, body: Block, column: PlannedColumn, order: Int32Array, onRows: (rows: number) => void): Promise<void> {
  if (body.rows === 0) return;
  batch.queued(200);
  // Excel takes a single value for a whole range; the declared type does not say so.
  const format: unknown = column.numberFormat;
  cells(sheet, body).numberFormat = format as string[][];
  let piece: (string | number)[][] = [];
  let first = 0;
  let bytes = 0;
  const flush = () => {
    if (piece.length === 0) return;
    batch.queued(bytes);
    cells(sheet, { ...body, row: body.row + first, rows: piece.length }).values = piece;
    first += piece.length;
    bytes = 0;
    piece = [];
  };
  for (let row = 0; row < body.rows; row += 1) {
    const value = cellInput(column, column.values[order[row] ?? -1] ?? "");
    piece.push([value]);
    bytes += (typeof value === "string" ? value.length * 2 : 12) + 8;
    if (bytes >= budgetBytes || piece.length >= mostRowsPerPiece) {
      flush();
      if (batch.isFull) await batch.send();
      onRows(first);
    }
  }
  flush();
  if (batch.isFull) await batch.send();
  onRows(first);
}

/** What to hand to Excel so that the cell holds exactly this value. A cell formatted as text takes every sign as it is, an apostrophe too. */
export function cellInput(column: Pick<PlannedColumn, "kind"> & Partial<Pick<PlannedColumn, "numberFormat">>, value: string | number): string | number {
  if (column.numberFormat === "@") return String(value);
  return column.kind === "text" || typeof value === "string" ? asText(String(value)) : value;
}

/** Text that Excel could take for a formula, a number or a prefix gets the apostrophe that means "text". */
export function asText(text: string): string {
  return /^[=+\-@'\t\r]/.test(text) ? `'${text}` : text;
}
