// One column of a table becomes one lane of numbers, a slice of rows at a time.
// Promises: what `coerce` says of every cell, at the price of a look at the usual one; remembers which rows it had to reject.
// Reads cells only; what the rows are, and what to tell a person, is for others.
import type { Field } from "../catalog/schema";
import { BLANK, coerce, LARGEST_COUNT, LARGEST_USD, type Coerced, type ReadAs } from "./coerce";
import { readAsOn, type RulesDay } from "./possible";
import type { CellValue, TableSnapshot } from "./table";

/** A column of Yes and No, or of a few hundred names, is read once per spelling. */
const MOST_KNOWN_SPELLINGS = 512;

export class ColumnReader {
  /** One value per body row, NaN unknown; 0 for rows that are not read yet. */
  readonly lane: Float64Array;
  /** Body rows whose cell is there and cannot be used, in order. */
  readonly rejectedRows: number[] = [];
  /** The field with what is possible on the day. */
  readonly readAs: ReadAs;
  private readonly known = new Map<CellValue, Coerced>();
  private readonly low: number;
  private readonly high: number;
  private readonly isWhole: boolean;
  private hasNumberAboveOne = false;

  constructor(
    private readonly table: TableSnapshot,
    readonly field: Field,
    /** Zero-based column of the table. */
    readonly column: number,
    day: RulesDay | null = null,
  ) {
    this.readAs = readAsOn(field, day);
    this.lane = new Float64Array(table.rows.length);
    [this.low, this.high] = plainNumbers(this.readAs);
    this.isWhole = field.unit === "count";
  }

  /** Reads body rows from..to (exclusive). */
  read(from: number, to: number): void {
    const { column, lane, low, high, isWhole } = this;
    const { rows } = this.table;
    for (let row = from; row < to; row++) {
      const cell = rows[row]![column] ?? "";
      // The usual cell, a number in its range, needs no closer look.
      if (typeof cell === "number" && cell >= low && cell <= high && (!isWhole || Number.isInteger(cell))) {
        lane[row] = cell;
      } else {
        lane[row] = this.closerLook(cell, row);
      }
    }
  }

  /** After the last row. Excel keeps 85 % as 0.85: where no bare number of a percent column is above 1, they are such shares. */
  finish(): void {
    if (this.field.unit !== "percent" || this.hasNumberAboveOne) {
      return;
    }
    const { column, lane } = this;
    this.table.rows.forEach((cells, row) => {
      if (typeof cells[column] === "number") {
        lane[row]! *= 100;
      }
    });
  }

  private closerLook(cell: CellValue, row: number): number {
    let value = this.known.get(cell);
    if (value === undefined) {
      value = coerce(cell, this.readAs);
      if (this.known.size >= MOST_KNOWN_SPELLINGS) {
        this.known.clear();
      }
      this.known.set(cell, value);
    }
    if (typeof value === "number") {
      this.hasNumberAboveOne ||= typeof cell === "number" && Math.abs(value) > 1;
      return value;
    }
    if (value !== BLANK) {
      this.rejectedRows.push(row);
    }
    return Number.NaN;
  }
}

/** The range in which a number cell is taken as it stands; an empty range for units whose numbers `coerce` must read. */
function plainNumbers({ unit, range }: ReadAs): readonly [low: number, high: number] {
  const { least = -Infinity, most = Infinity } = range ?? {};
  return unit === "USD" ? [Math.max(-LARGEST_USD, least), Math.min(LARGEST_USD, most)] : unit === "count" ? [Math.max(0, least), Math.min(LARGEST_COUNT, most)] : [Infinity, -Infinity];
}
