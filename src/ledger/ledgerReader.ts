// Reads exports, piece by piece, into a ledger: the way in for sheets and for files.
// Promises: pieces may be of any size and sources may be split anywhere; the ledger is the same.
// Never drops a row silently: repeated headers, totals, blank rows and rows of an unknown export are kept with their reason.
import type { ExportKind, LeftOut } from "../catalog/derived/schema";
import { plainHeader as plain } from "../intake/recognise";
import { toItsEnd } from "../intake/slices";
import type { CellValue } from "../intake/table";
import type { DateOrder } from "./dates";
import { LedgerError } from "./errors";
import { reasonCode, textRoles } from "./factTable";
import type { FactTable, Ledger, TextRole } from "./factTable";
import type { LedgerSource } from "./source";
import { isMisencoded } from "./cellHash";
import { FindingLog, placeOfCell, placeOfRow } from "./findings";
import { rateTable } from "./rates";
import type { Rate } from "./rates";
import { recogniseExport } from "./recognise";
import type { Recognition } from "./recognise";
import { blockRows } from "./columnReader";
import { SegmentReader } from "./segmentReader";
import type { ReadingContext } from "./segmentReader";
import { StringTable } from "./stringTable";
import { shapeOfRow } from "./structure";
import { joinPartners, unnamedPartner, warnAboutPublishers } from "./partners";
import { TableBuilder } from "./tableBuilder";

export interface SourceOptions {
  /** Which export it is, when the person has said so. */
  readonly expected?: ExportKind;
  /** The partner whose rows these are, for an export that does not name it. */
  readonly partner?: string;
  /** How texts such as 3/4/2024 read: for the whole source, or per header. */
  readonly dateOrder?: DateOrder | Readonly<Record<string, DateOrder>>;
  /** Saves growing: about how many rows will come. */
  readonly expectedRows?: number;
}

const rowsPerSlice = 20_000;
/** A sheet ends here; so does an export that was opened in one. */
const lastSheetRow = 1_048_576;

export class LedgerReader {
  private readonly builders = new Map<ExportKind, TableBuilder>();
  private readonly context: ReadingContext;
  private readonly sources: SourceReader[] = [];

  constructor(options: { readonly rates?: readonly Rate[] } = {}) {
    this.context = {
      dictionaries: Object.fromEntries(textRoles.map((role) => [role, new StringTable()])) as Record<TextRole, StringTable>,
      partnerNames: new Map(),
      nameKeys: new Set(),
      log: new FindingLog(),
      rates: rateTable(options.rates ?? []),
    };
  }

  /**
   * Opens a source by its header row. Rows follow with `add`.
   * @throws LedgerError when the headers are no export's, fit two exports equally, or lack what nothing can be counted without
   */
  open(source: LedgerSource, headers: readonly string[], options: SourceOptions = {}): SourceReader {
    const recognition = recogniseExport(headers, options.expected);
    if (recognition.outcome !== "recognised") {
      const code = recognition.outcome === "tie" ? "tie" : recognition.outcome === "incomplete" ? "incomplete-export" : "not-an-export";
      throw new LedgerError(code, `${source.name}: ${recognition.sentences.join(" ")}`);
    }
    const reader = new SourceReader(source, headers, recognition, options, this.context, (shape, rows) => {
      const held = this.builders.get(shape.kind) ?? new TableBuilder(shape, rows);
      this.builders.set(shape.kind, held);
      return held;
    });
    this.sources.push(reader);
    return reader;
  }

  /** Closes every source: marks duplicates, joins partner names with ids, and gives the ledger. Call once. */
  finish(): Ledger {
    return toItsEnd(this.finishInSlices());
  }

  /** The same, pausing so that a caller can let others work; stop iterating to cancel. */
  *finishInSlices(): Generator<void, Ledger> {
    const { log, dictionaries, partnerNames, nameKeys } = this.context;
    for (const source of this.sources) source.report();
    const tables = new Map<ExportKind, FactTable>();
    for (const [kind, builder] of this.builders) {
      const { table, duplicates } = yield* builder.finishInSlices();
      yield;
      if (duplicates > 0) {
        log.add({
          code: "duplicates",
          source: table.shape.label,
          place: null,
          sentence: `${duplicates} row${duplicates === 1 ? "" : "s"} of the ${table.shape.label} export repeat${duplicates === 1 ? "s" : ""} an earlier row in every column and ${duplicates === 1 ? "counts" : "count"} once.`,
        });
      }
      tables.set(kind, table);
    }
    joinPartners(tables, this.context);
    for (const source of this.sources) warnAboutPublishers(source, tables, log);
    return { tables, dictionaries, partnerNames, isKeyedById: nameKeys.size < dictionaries.partner.size, findings: log.all() };
  }
}

export class SourceReader {
  private segment: SegmentReader | null;
  private builder: TableBuilder;
  private nextRow: number;
  private readonly segments: SegmentReader[] = [];
  private unrecognisedRows = 0;

  constructor(
    readonly source: LedgerSource,
    headers: readonly string[],
    readonly recognition: Recognition,
    private readonly options: SourceOptions,
    private readonly context: ReadingContext,
    private readonly builderFor: (shape: NonNullable<Recognition["shape"]>, rows: number) => TableBuilder,
  ) {
    this.nextRow = source.headerRow + 1;
    this.builder = builderFor(recognition.shape!, options.expectedRows ?? 0);
    this.segment = this.startSegment(recognition, headers);
    if (headers.some(isMisencoded)) {
      context.log.add({ code: "encoding", source: source.name, place: placeOfRow(source, source.headerRow), sentence: `${source.name}: the header row holds characters that could not be decoded. Save the file as UTF-8 and read it again.` });
    }
  }

  /** Rows read so far. */
  get rowsRead(): number {
    return this.nextRow - this.source.headerRow - 1;
  }

  /** Reads the next rows of the source, in their order. */
  add(rows: readonly (readonly CellValue[])[]): void {
    this.builder.reserve(rows.length);
    for (let at = 0; at < rows.length; ) at += this.addDated(rows, at) || this.addUndated(rows, at);
  }

  /** The same in slices: yields the rows read so far after each; stop iterating to cancel. */
  *addInSlices(rows: readonly (readonly CellValue[])[], slice = rowsPerSlice): Generator<number, void> {
    for (let from = 0; from < rows.length; from += slice) {
      this.add(rows.slice(from, from + slice));
      yield this.rowsRead;
    }
  }

  /** Adds a run of rows that have a date, which no row but data has. Returns how many rows it took. */
  private addDated(rows: readonly (readonly CellValue[])[], at: number): number {
    if (this.segment === null) return 0;
    this.startRows(Math.min(blockRows, rows.length - at));
    const taken = this.segment.readDated(rows, at, this.nextRow);
    this.nextRow += taken;
    return taken;
  }

  /** Adds one row without a readable date: data, or a header row, a totals row, a blank row. */
  private addUndated(rows: readonly (readonly CellValue[])[], at: number): 1 {
    const row = rows[at]!;
    const segment = this.segment;
    const shape = shapeOfRow(row, segment?.ownHeaders ?? emptySet);
    if (shape === "totals") {
      this.context.log.add({ code: "totals-row", source: this.source.name, place: this.place(), sentence: `${this.source.name}, ${this.place()}: this is a totals row and is not counted.` });
    }
    if (shape === "header") this.meetsHeader(row);
    else if (segment === null) {
      this.unrecognisedRows += 1;
      this.skip(foreignRows);
    } else if (shape === "data") {
      this.startRows(1);
      segment.readRow(rows, at, this.nextRow);
    } else this.skip(shape === "blank" ? blankRow : totalsRow);
    this.nextRow += 1;
    return 1;
  }

  /** Handles a header row in the middle: the same again, another export's, or one that fits none. */
  private meetsHeader(row: readonly CellValue[]): void {
    const headers = row.map((cell) => String(cell ?? ""));
    const recognition = recogniseExport(headers);
    const isSameHeader = this.segment !== null && headers.filter((header) => header !== "").every((header) => this.segment!.ownHeaders.has(plain(header)));
    if (isSameHeader && this.segments.length === 1 && sameOrder(headers, this.recognition)) {
      this.context.log.add({ code: "repeated-header", source: this.source.name, place: this.place(), sentence: `${this.source.name}, ${this.place()}: the header row stands here again and is not counted.` });
      this.skip(repeatedHeader);
      return;
    }
    this.skip(repeatedHeader);
    if (recognition.outcome === "recognised" && recognition.shape !== null) {
      this.context.log.add({
        code: "second-export",
        source: this.source.name,
        place: this.place(),
        sentence: `${this.source.name}, ${this.place()}: a second header row starts here; the rows below are read as the ${recognition.shape.label} export.`,
      });
      this.builder = this.builderFor(recognition.shape, 0);
      this.segment = this.startSegment(recognition, headers);
    } else {
      this.context.log.add({
        code: "unknown-export",
        source: this.source.name,
        place: this.place(),
        sentence: `${this.source.name}, ${this.place()}: a second header row starts here that fits no export. The rows below it are not counted. ${recognition.sentences.join(" ")}`,
      });
      this.segment = null;
    }
  }

  /** Keeps the place of a row that is no data. */
  private skip(reason: number): void {
    this.startRows(1);
    this.newestSegment().skipRow(reason);
  }

  /** Tells the table where the next rows come from, and makes room for them. */
  private startRows(rows: number): void {
    this.builder.reserve(rows);
    if (!this.builder.continues(this.source, this.nextRow)) this.builder.startSegment(this.source, this.nextRow, this.newestSegment().roles);
  }

  private newestSegment(): SegmentReader {
    return this.segment ?? this.segments[this.segments.length - 1]!;
  }

  private startSegment(recognition: Recognition, headers: readonly string[]): SegmentReader {
    const { dateOrder, partner } = this.options;
    const segment = new SegmentReader(
      this.source,
      this.builder,
      recognition,
      headers,
      { partner: partner ?? unnamedPartner, dateOrder: (header) => (typeof dateOrder === "object" ? (dateOrder[header] ?? null) : (dateOrder ?? null)) },
      this.context,
    );
    this.segments.push(segment);
    this.warnAboutColumns(recognition);
    return segment;
  }

  private warnAboutColumns(recognition: Recognition): void {
    const { columns, doubled, shape } = recognition;
    const log = this.context.log;
    for (const { used, ignored } of doubled) {
      log.add({ code: "two-columns", source: this.source.name, place: null, sentence: `${this.source.name}: two columns are called "${used.header}". Column ${used.index + 1} is used, column ${ignored.index + 1} is not.` });
    }
    const aboutCurrency = recognition.sentences.find((sentence) => sentence.includes("customer's currency"));
    if (aboutCurrency !== undefined) log.add({ code: "currency", source: this.source.name, place: null, sentence: `${this.source.name}: ${aboutCurrency}` });
    if (shape?.kind === "revenue" && (columns.purchase === undefined || columns.line === undefined)) {
      log.add({
        code: "no-transaction-ids",
        source: this.source.name,
        place: null,
        sentence: `${this.source.name}: without "Purchase record ID" and "Line-item ID" transactions cannot be counted, and two sales that are alike in every column look like one.`,
      });
    }
  }

  /** Says what was seen only in sum. */
  report(): void {
    const log = this.context.log;
    const masked = this.segments.reduce((count, segment) => count + segment.maskedIds, 0);
    if (masked > 0) {
      log.add({ code: "masked-ids", source: this.source.name, place: null, sentence: `${this.source.name}: ${masked} ids are masked (************) for protected customers. Their rows count for sales, not for customers.` });
    }
    const misencoded = this.segments.map((segment) => segment.misencodedTexts).filter((texts) => texts !== null);
    const first = misencoded[0];
    if (first !== undefined) {
      const place = placeOfCell(this.source, first.sourceRow, first.column);
      const others = misencoded.reduce((count, texts) => count + texts.count, 0) - 1;
      log.add({
        code: "encoding",
        source: this.source.name,
        place,
        sentence: `${this.source.name}, ${place}: "${first.text}"${others > 0 ? ` and ${others} more cells hold` : " holds"} characters that could not be decoded, because the file was written in another encoding. Save it as UTF-8 and read it again; numbers are not affected.`,
      });
    }
    // A file that goes on was never cut; one that ends there went through a sheet.
    const lastRow = this.source.headerRow + this.rowsRead;
    if (this.source.kind === "sheet" ? lastRow >= lastSheetRow : lastRow === lastSheetRow) {
      log.add({ code: "row-limit", source: this.source.name, place: placeOfRow(this.source, lastSheetRow), sentence: `${this.source.name} reaches row 1,048,576, the last one of a sheet: the export may be cut off. Open the .csv file itself, or split it by month.` });
    }
    if (this.unrecognisedRows > 0) {
      log.add({ code: "unknown-export", source: this.source.name, place: null, sentence: `${this.source.name}: ${this.unrecognisedRows} rows stand below a header row that fits no export and are not counted.` });
    }
    for (const segment of this.segments) {
      for (const [header, { count, examples }] of segment.ambiguousDates) {
        log.add({
          code: "ambiguous-date",
          source: this.source.name,
          place: null,
          sentence: `${this.source.name}: ${count} date${count === 1 ? "" : "s"} under "${header}" can be read day first or month first (${examples.join(", ")}). Say which; until then these rows are left out.`,
          asks: { header, choices: ["day-first", "month-first"], examples },
        });
      }
    }
  }

  private place(): string {
    return placeOfRow(this.source, this.nextRow);
  }
}

const emptySet: ReadonlySet<string> = new Set();
const [repeatedHeader, totalsRow, blankRow, foreignRows] = (["repeated-header", "totals-row", "blank-row", "foreign-rows"] as const satisfies readonly LeftOut[]).map(reasonCode) as [number, number, number, number];

function sameOrder(headers: readonly string[], recognition: Recognition): boolean {
  return Object.values(recognition.columns).every((column) => plain(headers[column.index] ?? "") === plain(column.header));
}
