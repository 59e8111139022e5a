// Turns the rows below one header row into entries of typed columns, cell by cell.
// Promises: a cell that cannot be read is unknown and reported with its place; the rest of its row still counts where it can.
// Never allocates per row: texts become codes, dates and amounts become numbers.
import type { Role } from "../catalog/derived/schema";
import { coerce as importedCoerce } from "../intake/coerce";
import { plainHeader } from "../intake/recognise";
import type { CellValue } from "../intake/table";
import { coercionField } from "./coercionFields";
import { readDate } from "./dates";
import type { DateOrder, ReadDate } from "./dates";
import { flagRoles, noDate as importedNoDate, numberRoles, textRoles, unknownCode as importedUnknownCode, unknownFlag as importedUnknownFlag } from "./factTable";
import type { TextRole } from "./factTable";
import type { LedgerSource } from "./source";
import type { FindingLog } from "./findings";
import { microsOf as importedMicrosOf } from "./money";
import type { RateTable } from "./rates";
import type { RecognisedColumn, Recognition } from "./recognise";
import type { StringTable } from "./stringTable";
import type { TableBuilder } from "./tableBuilder";

// Bound here once: looking an import up on every one of a million rows costs more than the work itself.
const noDate = importedNoDate;
const unknownCode = importedUnknownCode;
const unknownFlag = importedUnknownFlag;
const microsOf = importedMicrosOf;
const coerce = importedCoerce;

/** What all segments of a ledger share. */
export interface ReadingContext {
  readonly dictionaries: Readonly<Record<TextRole, StringTable>>;
  readonly partnerNames: Map<number, string>;
  /** Partner codes that stand for a name because the source has no id column. */
  readonly nameKeys: Set<number>;
  readonly log: FindingLog;
  readonly rates: RateTable;
}

export interface SegmentOptions {
  /** The partner of every row, for a source that names none. */
  readonly partner: string;
  readonly dateOrder: (header: string) => DateOrder | null;
}

type CellRead = (cell: CellValue, at: number, sourceRow: number) => void;

export class SegmentReader {
  readonly roles: ReadonlySet<Role>;
  readonly ownHeaders: ReadonlySet<string>;
  /** Ids that Partner Center masked for protected customers. */
  maskedIds = 0;
  readonly ambiguous = new Map<string, { count: number; examples: string[]; column: RecognisedColumn }>();
  private readonly reads: { readonly column: number; readonly read: CellRead }[] = [];
  private readonly dateColumn: RecognisedColumn | undefined;
  private readonly dateCache = new Map<string, ReadDate>();
  private readonly seedsHigh: Int32Array;
  private readonly seedsLow: Int32Array;
  private currency = "";
  private dateValue = noDate;

  constructor(
    private readonly source: LedgerSource,
    private readonly builder: TableBuilder,
    recognition: Recognition,
    headers: readonly string[],
    private readonly options: SegmentOptions,
    private readonly context: ReadingContext,
  ) {
    const columns = recognition.columns;
    this.roles = new Set(Object.keys(columns) as Role[]);
    this.ownHeaders = new Set(headers.map(plainHeader).filter((key) => key !== ""));
    this.dateColumn = columns.date;
    this.seedsHigh = Int32Array.from(headers, (header) => seedOf(plainHeader(header), 0x811c9dc5));
    this.seedsLow = Int32Array.from(headers, (header) => seedOf(plainHeader(header), 0x1b873593));
    for (const role of textRoles) {
      const column = columns[role];
      if (role !== "partner" && column !== undefined) this.reads.push({ column: column.index, read: this.textReader(role) });
    }
    this.addPartner(columns.partner, columns.partnerName);
    for (const role of numberRoles) {
      const column = columns[role];
      if (column !== undefined) this.reads.push({ column: column.index, read: this.numberReader(role, column) });
    }
    if (columns.amountUsd === undefined && columns.amountLocal !== undefined && columns.currency !== undefined) this.addLocalAmount(columns.amountLocal, columns.currency);
    for (const role of flagRoles) {
      const column = columns[role];
      if (column !== undefined) this.reads.push({ column: column.index, read: this.flagReader(role, column) });
    }
    const expires = columns.expires;
    if (expires !== undefined) this.reads.push({ column: expires.index, read: this.expiryReader(expires) });
  }

  /** Reads the row's date, or says that it has none. */
  hasReadableDate(row: readonly CellValue[]): boolean {
    if (this.dateColumn === undefined) return false;
    return typeof this.dateOf(row[this.dateColumn.index] ?? "", this.dateColumn) === "number";
  }

  /** Writes one row at the end of the table. `reason` is the code of a structural row, 0 for data. */
  write(row: readonly CellValue[], sourceRow: number, reason: number): void {
    const at = this.builder.rowCount;
    if (reason === 0) {
      this.writeDate(row, at, sourceRow);
      for (const { column, read } of this.reads) read(row[column] ?? "", at, sourceRow);
      this.writeHash(row, at);
    } else {
      this.builder.structure.array[at] = reason;
    }
    this.builder.countRow();
  }

  private writeDate(row: readonly CellValue[], at: number, sourceRow: number): void {
    const column = this.dateColumn;
    this.dateValue = noDate;
    if (column === undefined) return;
    const cell = row[column.index] ?? "";
    const date = this.dateOf(cell, column);
    if (typeof date === "number") {
      this.builder.date.array[at] = date;
      this.dateValue = date;
    } else if (date === "ambiguous") this.noteAmbiguous(column, String(cell));
    else this.reject(sourceRow, column, cell, date === "blank" ? "it is blank, and the row needs a date" : "it is not a date that can be read; write it as 2024-06-30");
  }

  private dateOf(cell: CellValue, column: RecognisedColumn): ReadDate {
    if (typeof cell !== "string") return readDate(cell, this.builder.shape.grain, null);
    const known = this.dateCache.get(cell);
    if (known !== undefined) return known;
    const order = this.options.dateOrder(column.header) ?? this.builder.shape.documentedDateOrder ?? null;
    const date = readDate(cell, this.builder.shape.grain, order);
    if (this.dateCache.size < 20_000) this.dateCache.set(cell, date);
    return date;
  }

  private noteAmbiguous(column: RecognisedColumn, text: string): void {
    const noted = this.ambiguous.get(column.header) ?? { count: 0, examples: [], column };
    noted.count += 1;
    if (noted.examples.length < 3 && !noted.examples.includes(text)) noted.examples.push(text);
    this.ambiguous.set(column.header, noted);
  }

  private textReader(role: TextRole): CellRead {
    const lane = this.builder.text(role);
    const dictionary = this.context.dictionaries[role];
    return (cell, at) => {
      const code = typeof cell === "string" ? (this.isMasked(cell) ? unknownCode : dictionary.codeOf(cell)) : dictionary.codeOf(String(cell));
      lane.array[at] = code;
    };
  }

  private isMasked(text: string): boolean {
    if (text.charCodeAt(0) !== 42 || !/^\*+$/.test(text.trim())) return false;
    this.maskedIds += 1;
    return true;
  }

  /** The id where there is one, else the name, else the partner that the whole source belongs to. */
  private addPartner(id: RecognisedColumn | undefined, name: RecognisedColumn | undefined): void {
    const lane = this.builder.text("partner");
    const { dictionaries, partnerNames, nameKeys } = this.context;
    const key = id ?? name;
    if (key === undefined) {
      const code = dictionaries.partner.codeOf(this.options.partner);
      nameKeys.add(code);
      this.reads.push({ column: 0, read: (_cell, at) => void (lane.array[at] = code) });
      return;
    }
    let last = unknownCode;
    const readKey = this.textReader("partner");
    this.reads.push({
      column: key.index,
      read: (cell, at, sourceRow) => {
        readKey(cell, at, sourceRow);
        last = lane.array[at]!;
        if (id === undefined && last !== unknownCode) nameKeys.add(last);
      },
    });
    if (id === undefined || name === undefined) return;
    let named = unknownCode;
    this.reads.push({
      column: name.index,
      read: (cell) => {
        if (last === unknownCode || last === named) return;
        named = last;
        if (!partnerNames.has(last) && typeof cell === "string" && cell.trim() !== "") partnerNames.set(last, cell.trim());
      },
    });
  }

  private numberReader(role: "amountUsd" | "users" | "seats", column: RecognisedColumn): CellRead {
    const lane = this.builder.number(role);
    const isMoney = role === "amountUsd";
    return (cell, at, sourceRow) => {
      const value = this.numberOf(cell, sourceRow, column, isMoney);
      lane.array[at] = isMoney ? microsOf(value) : value;
    };
  }

  /** The number of a cell; NaN where it is blank or cannot be read. Export files write plain numbers with a decimal point. */
  private numberOf(cell: CellValue, sourceRow: number, column: RecognisedColumn, isMoney: boolean): number {
    if (isMoney) {
      if (typeof cell === "number" && Math.abs(cell) < 9e9) return cell;
      if (typeof cell === "string" && plainNumber.test(cell) && cell.length < 17) return Number(cell);
    }
    const read = coerce(cell, isMoney ? coercionField.USD : coercionField.count);
    if (typeof read === "number") {
      if (!isMoney || Math.abs(read) < 9e9) return read;
      this.reject(sourceRow, column, cell, "it is larger than nine billion dollars");
    } else if (read !== "blank") this.reject(sourceRow, column, cell, read.because);
    return NaN;
  }

  private addLocalAmount(amount: RecognisedColumn, currency: RecognisedColumn): void {
    const lane = this.builder.number("amountUsd");
    const marks = this.builder.currencyMarks();
    this.reads.push({ column: currency.index, read: (cell) => void (this.currency = typeof cell === "string" ? cell : "") });
    this.reads.push({
      column: amount.index,
      read: (cell, at, sourceRow) => {
        const value = this.numberOf(cell, sourceRow, amount, true);
        if (Number.isNaN(value)) return;
        const rate = this.context.rates(this.currency, this.dateValue, this.builder.shape.grain);
        if (rate === null) marks.array[at] = 1;
        else lane.array[at] = microsOf(value * rate);
      },
    });
  }

  private flagReader(role: "trial" | "pgaDuplicate", column: RecognisedColumn): CellRead {
    const lane = this.builder.flag(role);
    const known = new Map<CellValue, number>();
    return (cell, at, sourceRow) => {
      let value = known.get(cell);
      if (value === undefined) {
        const read = coerce(cell, coercionField.flag);
        value = typeof read === "number" ? read : unknownFlag;
        if (typeof read === "object") this.reject(sourceRow, column, cell, read.because);
        else if (known.size < 1000) known.set(cell, value);
      }
      lane.array[at] = value;
    };
  }

  private expiryReader(column: RecognisedColumn): CellRead {
    const lane = this.builder.expiry();
    return (cell, at, sourceRow) => {
      const date = readDate(cell, "day", this.options.dateOrder(column.header) ?? this.builder.shape.documentedDateOrder ?? null);
      if (typeof date === "number") lane.array[at] = date;
      else if (date === "ambiguous") this.noteAmbiguous(column, String(cell));
      else if (date === "unreadable") this.reject(sourceRow, column, cell, "it is not a date that can be read; write it as 2024-06-30");
    };
  }

  private reject(sourceRow: number, column: RecognisedColumn, cell: CellValue, because: string): void {
    this.context.log.cell(this.source, sourceRow, column.index, column.header, String(cell), because);
  }

  /** Adds up one hash per filled cell, seeded by its header: the order of columns and blank extra columns do not change it. */
  private writeHash(row: readonly CellValue[], at: number): void {
    let high = 0;
    let low = 0;
    const columns = Math.min(row.length, this.seedsHigh.length);
    for (let column = 0; column < columns; column++) {
      const cell = row[column]!;
      if (cell === "") continue;
      const text = typeof cell === "string" ? cell : String(cell);
      let a = this.seedsHigh[column]!;
      let b = this.seedsLow[column]!;
      for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        a = Math.imul(a ^ unit, 0x01000193);
        b = Math.imul(b + unit, 0x5bd1e995) ^ (b >>> 15);
      }
      high = (high + scrambled(a)) | 0;
      low = (low + scrambled(b)) | 0;
    }
    this.builder.hashHigh.array[at] = high;
    this.builder.hashLow.array[at] = low;
  }
}

const plainNumber = /^-?\d+(?:\.\d+)?$/;

function seedOf(text: string, seed: number): number {
  let hash = seed | 0;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

function scrambled(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}
