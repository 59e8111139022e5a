// Where rows come from: a sheet or a file.
// Promises: rows are numbered from 1, and named to a person as the sheet or an editor numbers them.

/** A file or a sheet that was read. */
export interface LedgerSource {
  /** File or sheet name, as a person knows it. */
  readonly name: string;
  readonly kind: "sheet" | "file";
  /** 1-based row of the header. */
  readonly headerRow: number;
  /** Zero-based sheet column of the first header. */
  readonly firstColumn: number;
  /** Lines of a file whose rows may span several; without it, each row is a line. */
  readonly lines?: { lineOf(row: number): number };
}

/** The row of a sheet, or the line of a file, on which a row stands. */
export function lineOf({ lines }: LedgerSource, row: number): number {
  return lines === undefined ? row : lines.lineOf(row);
}
