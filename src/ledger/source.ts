// Where rows come from: a sheet or a file.
// Promises: plain data; rows are numbered as a person sees them, from 1.

/** A file or a sheet that was read. */
export interface LedgerSource {
  /** File or sheet name, as a person knows it. */
  readonly name: string;
  readonly kind: "sheet" | "file";
  /** 1-based row (or line) of the header. */
  readonly headerRow: number;
  /** Zero-based sheet column of the first header. */
  readonly firstColumn: number;
}
