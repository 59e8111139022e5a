// Readers of columns that hold amounts, counts, flags and dates.
// Promises: a cell that cannot be read is unknown and reported with its place; a blank is unknown, never 0 and never "no".
import { coerce } from "../intake/coerce";
import type { CellValue } from "../intake/table";
import { scrambled } from "./cellHash";
import { coercionField } from "./coercionFields";
import { CellMemo, RowHasher, roleSeed } from "./columnReader";
import type { CellReports, ColumnReader, Run } from "./columnReader";
import { readDate } from "./dates";
import type { DateOrder, ReadDate } from "./dates";
import { noDate, unknownFlag, unreadableFlag } from "./factTable";
import type { FlagRole, NumberRole } from "./factTable";
import type { GrowingLane } from "./growing";
import { microsOf, microsOfPlainText } from "./money";
import type { RateTable } from "./rates";
import type { RecognisedColumn } from "./recognise";
import type { TableBuilder } from "./tableBuilder";

// Bound here once: looking an import up on every one of a million rows costs more than the work itself.
const noDay = noDate;
const toMicros = microsOf;
const toMicrosOfText = microsOfPlainText;
const spread = scrambled;
const largestDollars = 9e9;

/** Dates of a row, in the export's grain. */
export class DateColumn implements ColumnReader {
  private readonly memo = new CellMemo(roleSeed("date"));
  private readonly hasher: RowHasher;

  constructor(
    private readonly column: RecognisedColumn,
    private readonly builder: TableBuilder,
    private readonly order: DateOrder | null,
    private readonly reports: CellReports,
  ) {
    this.hasher = new RowHasher("date", builder);
  }

  isReadable(row: readonly CellValue[]): boolean {
    return typeof this.dateOf(row[this.column.index] ?? "") === "number";
  }

  /** Reads dates up to the first row that has none; returns how many rows have one. */
  readDated({ rows, from, until, at }: Run): number {
    const { memo, builder } = this;
    const position = this.column.index;
    const dates = builder.date.array;
    const highs = builder.hashHigh.array;
    const lows = builder.hashLow.array;
    for (let index = from, into = at; index < until; index++, into++) {
      const cell = rows[index]![position];
      if (typeof cell === "string") {
        memo.lookUp(cell, this.dayOfText);
        if (memo.value === noDay) return index - from;
        dates[into] = memo.value;
        highs[into]! += memo.high;
        lows[into]! += memo.low;
      } else {
        const date = this.dateOf(cell ?? "");
        if (typeof date !== "number") return index - from;
        dates[into] = date;
        this.hasher.add(cell ?? "", into);
      }
    }
    return until - from;
  }

  /** Reads rows that are data although their date may be unreadable; such a date is reported. */
  read({ rows, from, until, at, sourceRow }: Run): void {
    for (let index = from; index < until; index++) {
      const cell = rows[index]![this.column.index] ?? "";
      const date = this.dateOf(cell);
      const into = at + index - from;
      if (cell !== "") this.hasher.add(cell, into);
      if (typeof date === "number") this.builder.date.array[into] = date;
      else if (date === "ambiguous") this.reports.ambiguous(this.column, String(cell));
      else this.reports.reject(sourceRow + index - from, this.column, cell, date === "blank" ? "it is blank, and the row needs a date" : "it is not a date that can be read; write it as 2024-06-30");
    }
  }

  private readonly dayOfText = (text: string): number => {
    const date = this.dateOf(text);
    return typeof date === "number" ? date : noDay;
  };

  private dateOf(cell: CellValue): ReadDate {
    return readDate(cell, this.builder.shape.grain, this.order);
  }
}

/** Days on which something ends. */
export class ExpiryColumn implements ColumnReader {
  private readonly lane: GrowingLane<Int32Array>;
  private readonly hasher: RowHasher;

  constructor(
    private readonly column: RecognisedColumn,
    builder: TableBuilder,
    private readonly order: DateOrder | null,
    private readonly reports: CellReports,
  ) {
    this.lane = builder.expiry();
    this.hasher = new RowHasher("expires", builder);
  }

  read({ rows, from, until, at, sourceRow }: Run): void {
    for (let index = from, into = at; index < until; index++, into++) {
      const cell = rows[index]![this.column.index] ?? "";
      if (cell === "") continue;
      this.hasher.add(cell, into);
      const date = readDate(cell, "day", this.order);
      if (typeof date === "number") this.lane.array[into] = date;
      else if (date === "ambiguous") this.reports.ambiguous(this.column, String(cell));
      else if (date === "unreadable") this.reports.reject(sourceRow + index - from, this.column, cell, "it is not a date that can be read; write it as 2024-06-30");
    }
  }
}

/** Amounts in US dollars, held in millionths. */
export class MoneyColumn implements ColumnReader {
  private readonly lane: GrowingLane<Float64Array>;
  private readonly seed = roleSeed("amount");
  private readonly hasher: RowHasher;

  constructor(
    private readonly column: RecognisedColumn,
    private readonly builder: TableBuilder,
    private readonly reports: CellReports,
  ) {
    this.lane = builder.number("amountUsd");
    this.hasher = new RowHasher("amount", builder);
  }

  read({ rows, from, until, at, sourceRow }: Run): void {
    const position = this.column.index;
    const amounts = this.lane.array;
    const highs = this.builder.hashHigh.array;
    const lows = this.builder.hashLow.array;
    const { high, low } = this.seed;
    for (let index = from, into = at; index < until; index++, into++) {
      const cell = rows[index]![position] ?? "";
      let micros = NaN;
      if (typeof cell === "number") micros = cell < largestDollars && cell > -largestDollars ? toMicros(cell) : NaN;
      else if (typeof cell === "string") micros = toMicrosOfText(cell);
      if (micros !== micros) {
        if (cell === "") continue;
        micros = toMicros(amountOf(cell, this.column, sourceRow + index - from, this.reports));
      }
      if (micros === micros) {
        amounts[into] = micros;
        const word = micros | 0;
        const above = Math.floor(micros / 4_294_967_296) | 0;
        highs[into]! += spread((word + Math.imul(above, 0x9e3779b1)) ^ high);
        lows[into]! += spread(Math.imul(word ^ above, 0x85ebca6b) ^ low);
      } else {
        this.hasher.add(cell, into);
      }
    }
  }
}

/** Export files write plain numbers with a decimal point, however many places they have; very small ones with an exponent. */
const exportNumber = /^-?\d+(?:\.\d+)?(?:e[-+]?\d{1,2})?$/i;

/** The amount of a cell, as exports or people write it; NaN where it is blank or cannot be read, which is reported. */
function amountOf(cell: CellValue, column: RecognisedColumn, sourceRow: number, reports: CellReports): number {
  const read = typeof cell === "string" && exportNumber.test(cell) ? Number(cell) : coerce(cell, coercionField.USD);
  if (typeof read === "number") {
    if (Math.abs(read) < largestDollars) return read;
    reports.reject(sourceRow, column, cell, "it is larger than nine billion dollars");
  } else if (read !== "blank") reports.reject(sourceRow, column, cell, read.because);
  return NaN;
}

/** Amounts in the currency that another column names: US dollars as they are, others with a rate, or marked. */
export class LocalMoneyColumn implements ColumnReader {
  private readonly lane: GrowingLane<Float64Array>;
  private readonly marks: GrowingLane<Uint8Array>;
  private readonly hasher: RowHasher;

  constructor(
    private readonly amount: RecognisedColumn,
    private readonly currency: RecognisedColumn,
    private readonly builder: TableBuilder,
    private readonly rates: RateTable,
    private readonly reports: CellReports,
  ) {
    this.lane = builder.number("amountUsd");
    this.marks = builder.currencyMarks();
    this.hasher = new RowHasher("amount", builder);
  }

  read({ rows, from, until, at, sourceRow }: Run): void {
    const { grain } = this.builder.shape;
    for (let index = from, into = at; index < until; index++, into++) {
      const cell = rows[index]![this.amount.index] ?? "";
      if (cell === "") continue;
      this.hasher.add(cell, into);
      const value = amountOf(cell, this.amount, sourceRow + index - from, this.reports);
      if (Number.isNaN(value)) continue;
      const currency = String(rows[index]![this.currency.index] ?? "").trim();
      if (currency === "") {
        this.reports.reject(sourceRow + index - from, this.amount, cell, `"${this.currency.header}" is blank beside it`);
        continue;
      }
      const rate = this.rates(currency, this.builder.date.array[into]!, grain);
      if (rate === null) this.marks.array[into] = 1;
      else this.lane.array[into] = toMicros(value * rate);
    }
  }
}

/** Users and seats. */
export class CountColumn implements ColumnReader {
  private readonly lane: GrowingLane<Float64Array>;
  private readonly hasher: RowHasher;

  constructor(
    role: Exclude<NumberRole, "amountUsd">,
    private readonly column: RecognisedColumn,
    builder: TableBuilder,
    private readonly reports: CellReports,
  ) {
    this.lane = builder.number(role);
    this.hasher = new RowHasher(role, builder);
  }

  read({ rows, from, until, at, sourceRow }: Run): void {
    for (let index = from, into = at; index < until; index++, into++) {
      const cell = rows[index]![this.column.index] ?? "";
      if (cell === "") continue;
      this.hasher.add(cell, into);
      const read = coerce(cell, coercionField.count);
      if (typeof read === "number") this.lane.array[into] = read;
      else if (read !== "blank") this.reports.reject(sourceRow + index - from, this.column, cell, read.because);
    }
  }
}

/** Yes and no. */
export class FlagColumn implements ColumnReader {
  private readonly lane: GrowingLane<Uint8Array>;
  private readonly memo: CellMemo;
  private readonly meaning: (text: string) => number;

  constructor(
    role: FlagRole,
    private readonly column: RecognisedColumn,
    private readonly builder: TableBuilder,
    private readonly reports: CellReports,
  ) {
    this.lane = builder.flag(role);
    this.memo = new CellMemo(roleSeed(role));
    this.meaning = role !== "trial" ? flagOfText : builder.shape.kind === "businessAppsUsage" ? trialOfMetric : trialOfText;
  }

  read({ rows, from, until, at, sourceRow }: Run): void {
    const { memo } = this;
    const position = this.column.index;
    const flags = this.lane.array;
    const highs = this.builder.hashHigh.array;
    const lows = this.builder.hashLow.array;
    for (let index = from, into = at; index < until; index++, into++) {
      const cell = rows[index]![position] ?? "";
      if (cell === "") continue;
      memo.lookUp(typeof cell === "string" ? cell : String(cell), this.meaning);
      highs[into]! += memo.high;
      lows[into]! += memo.low;
      if (memo.value === neitherYesNorNo) {
        flags[into] = unreadableFlag;
        const read = coerce(cell, coercionField.flag);
        if (typeof read === "object") this.reports.reject(sourceRow + index - from, this.column, cell, read.because);
      } else flags[into] = memo.value;
    }
  }
}

const neitherYesNorNo = 255;

/** Some reports say "Trial" or "Paid" where others say yes or no. */
function trialOfText(text: string): number {
  const word = text.trim().toLowerCase();
  return word === "trial" ? 1 : word === "paid" ? 0 : flagOfText(text);
}

/** The type of a metric says of trials that they are; what else it says is about the metric. */
function trialOfMetric(text: string): number {
  const meaning = trialOfText(text);
  return meaning === neitherYesNorNo ? unknownFlag : meaning;
}

function flagOfText(text: string): number {
  const read = coerce(text, coercionField.flag);
  return typeof read === "number" ? read : read === "blank" ? unknownFlag : neitherYesNorNo;
}
