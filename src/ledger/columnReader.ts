// What the readers of single columns share: a run of rows, the place they go to, and where they say what they could not read.
// Promises: plain shapes; a reader writes only the lanes of its own column, and adds its cells to the rows' hashes.
import type { CellValue } from "../intake/table";
import { TextHash, seedOf } from "./cellHash";
import type { HashSeed } from "./cellHash";
import type { RecognisedColumn } from "./recognise";
import type { TableBuilder } from "./tableBuilder";

/** At most a block of rows that stand under one header row, one after the other, and where they go. */
export interface Run {
  readonly rows: readonly (readonly CellValue[])[];
  /** Positions in `rows`: the first, and the one after the last. */
  readonly from: number;
  readonly until: number;
  /** Row of the table that `from` goes to; room for all of them is reserved. */
  readonly at: number;
  /** 1-based row of the source that `from` stands in. */
  readonly sourceRow: number;
}

/** Rows are read in blocks of so many, small enough that a block stays in the processor's cache while its columns are read. */
export const blockRows = 1024;

/** Reads one column, run by run. */
export interface ColumnReader {
  read(run: Run): void;
}

/** Where readers report cells that they cannot use. */
export interface CellReports {
  reject(sourceRow: number, column: RecognisedColumn, cell: CellValue, because: string): void;
  ambiguous(column: RecognisedColumn, text: string): void;
  misencoded(sourceRow: number, column: number, text: string): void;
  masked(): void;
}

/** Columns of the same role hash alike whatever their header's spelling; other columns by their header. */
export function roleSeed(role: string): HashSeed {
  return seedOf(`role:${role}`);
}

/** What a remembered text came to, with the hashes it adds to its row. */
interface Remembered {
  readonly values: number[];
  readonly highs: number[];
  readonly lows: number[];
}

const mostRemembered = 20_000;

/** Remembers what texts of few different spellings (dates, flags) came to, so that each is read once. */
export class CellMemo {
  private readonly at = new Map<string, number>();
  private readonly known: Remembered = { values: [], highs: [], lows: [] };
  private readonly hash = new TextHash();
  private last: string | null = null;
  /** Of the text that was looked up last. */
  value = 0;
  high = 0;
  low = 0;

  constructor(private readonly seed: HashSeed) {}

  /** Looks a text up; `read` is asked when it is new. Afterwards `value`, `high` and `low` are the text's. */
  lookUp(text: string, read: (text: string) => number): void {
    if (text === this.last) return;
    this.last = text;
    const at = this.at.get(text);
    if (at !== undefined) {
      this.value = this.known.values[at]!;
      this.high = this.known.highs[at]!;
      this.low = this.known.lows[at]!;
      return;
    }
    this.hash.take(text, this.seed);
    this.value = read(text);
    this.high = this.hash.high;
    this.low = this.hash.low;
    if (this.at.size >= mostRemembered) return;
    this.at.set(text, this.at.size);
    this.known.values.push(this.value);
    this.known.highs.push(this.high);
    this.known.lows.push(this.low);
  }
}

/** Adds cells that are not worth remembering to the hashes of their rows. */
export class RowHasher {
  private readonly seed: HashSeed;
  private readonly hash = new TextHash();

  constructor(
    role: string,
    private readonly builder: TableBuilder,
  ) {
    this.seed = roleSeed(role);
  }

  add(cell: CellValue, row: number): void {
    this.hash.take(typeof cell === "string" ? cell : String(cell), this.seed);
    addHashes(this.builder, row, this.hash.high, this.hash.low);
  }
}

/** Adds a text's hashes to a row. Blank cells add nothing, so that blank extra columns change nothing. */
export function addHashes(builder: TableBuilder, row: number, high: number, low: number): void {
  builder.hashHigh.array[row]! += high;
  builder.hashLow.array[row]! += low;
}
