// Turns the rows below one header row into entries of typed columns: column by column, over runs of rows that have a date.
// Promises: a cell that cannot be read is unknown and reported with its place; the rest of its row still counts where it can.
// Never allocates per row: texts become codes, dates and amounts become numbers.
import type { Role } from "../catalog/derived/schema";
import { plainHeader } from "../intake/recognise";
import type { CellValue } from "../intake/table";
import { blockRows } from "./columnReader";
import type { CellReports, ColumnReader, Run } from "./columnReader";
import type { DateOrder } from "./dates";
import { flagRoles, numberRoles, textRoles } from "./factTable";
import type { TextRole } from "./factTable";
import type { FindingLog } from "./findings";
import type { RateTable } from "./rates";
import type { RecognisedColumn, RecognisedColumns, Recognition } from "./recognise";
import type { LedgerSource } from "./source";
import type { StringTable } from "./stringTable";
import type { TableBuilder } from "./tableBuilder";
import { OnePartner, OtherColumn, PartnerNames, TextColumn } from "./textColumns";
import { CountColumn, DateColumn, ExpiryColumn, FlagColumn, LocalMoneyColumn, MoneyColumn } from "./valueColumns";

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

export class SegmentReader implements CellReports {
  readonly roles: ReadonlySet<Role>;
  readonly ownHeaders: ReadonlySet<string>;
  /** Ids that Partner Center masked for protected customers. */
  maskedIds = 0;
  /** Dates that can be read two ways, by header. */
  readonly ambiguousDates = new Map<string, { count: number; examples: string[] }>();
  /** Texts that were decoded as another encoding: how many cells, and where the first stands. */
  misencodedTexts: { count: number; readonly sourceRow: number; readonly column: number; readonly text: string } | null = null;
  private readonly dates: DateColumn | null;
  private readonly columns: readonly ColumnReader[];

  constructor(
    private readonly source: LedgerSource,
    private readonly builder: TableBuilder,
    recognition: Recognition,
    headers: readonly string[],
    private readonly options: SegmentOptions,
    private readonly context: ReadingContext,
  ) {
    const { columns } = recognition;
    this.roles = new Set(Object.keys(columns) as Role[]);
    this.ownHeaders = new Set(headers.map(plainHeader).filter((key) => key !== ""));
    this.dates = columns.date === undefined ? null : new DateColumn(columns.date, builder, this.orderOf(columns.date), this);
    const used = new Set<number>(columns.date === undefined ? [] : [columns.date.index]);
    this.columns = [...this.readersOf(columns, used), ...headers.flatMap((header, at) => (used.has(at) ? [] : [new OtherColumn(at, header, builder, this)]))];
  }

  hasReadableDate(row: readonly CellValue[]): boolean {
    return this.dates !== null && this.dates.isReadable(row);
  }

  /** Reads rows up to the first one without a readable date, at most a block of them. Returns how many it read. */
  readDated(rows: Run["rows"], from: number, sourceRow: number): number {
    if (this.dates === null) return 0;
    const run = { rows, from, until: Math.min(rows.length, from + blockRows), at: this.builder.rowCount, sourceRow };
    const dated = this.dates.readDated(run);
    if (dated > 0) this.readColumns({ ...run, until: from + dated });
    return dated;
  }

  /** Reads one row of data whose date may be unreadable. */
  readRow(rows: Run["rows"], at: number, sourceRow: number): void {
    const run = { rows, from: at, until: at + 1, at: this.builder.rowCount, sourceRow };
    this.dates?.read(run);
    this.readColumns(run);
  }

  /** Keeps the place of a row that is no data. `reason` is the code of why. */
  skipRow(reason: number): void {
    this.builder.structure.array[this.builder.rowCount] = reason;
    this.builder.countRows(1);
  }

  reject(sourceRow: number, column: RecognisedColumn, cell: CellValue, because: string): void {
    this.context.log.cell(this.source, sourceRow, column.index, column.header, String(cell), because);
  }

  ambiguous(column: RecognisedColumn, text: string): void {
    const noted = this.ambiguousDates.get(column.header) ?? { count: 0, examples: [] };
    noted.count += 1;
    if (noted.examples.length < 3 && !noted.examples.includes(text)) noted.examples.push(text);
    this.ambiguousDates.set(column.header, noted);
  }

  misencoded(sourceRow: number, column: number, text: string): void {
    if (this.misencodedTexts === null) this.misencodedTexts = { count: 1, sourceRow, column, text };
    else this.misencodedTexts.count += 1;
  }

  masked(): void {
    this.maskedIds += 1;
  }

  private readColumns(run: Run): void {
    for (const column of this.columns) column.read(run);
    this.builder.countRows(run.until - run.from);
  }

  /** One reader per recognised column; the positions they read are added to `used`. */
  private readersOf(columns: RecognisedColumns, used: Set<number>): ColumnReader[] {
    const { builder, context } = this;
    const at = (column: RecognisedColumn): RecognisedColumn => {
      used.add(column.index);
      return column;
    };
    const readers = this.partnerReaders(columns, used);
    for (const role of textRoles) {
      const column = columns[role];
      if (role !== "partner" && column !== undefined) readers.push(new TextColumn(role, at(column), builder, context.dictionaries[role], this));
    }
    if (columns.amountUsd !== undefined) readers.push(new MoneyColumn(at(columns.amountUsd), builder, this));
    // The currency column stays among the others as well: its text tells rows apart.
    else if (columns.amountLocal !== undefined && columns.currency !== undefined) readers.push(new LocalMoneyColumn(at(columns.amountLocal), columns.currency, builder, context.rates, this));
    for (const role of numberRoles) {
      const column = columns[role];
      if (role !== "amountUsd" && column !== undefined) readers.push(new CountColumn(role, at(column), builder, this));
    }
    for (const role of flagRoles) {
      const column = columns[role];
      if (column !== undefined) readers.push(new FlagColumn(role, at(column), builder, this));
    }
    if (columns.expires !== undefined) readers.push(new ExpiryColumn(at(columns.expires), builder, this.orderOf(columns.expires), this));
    return readers;
  }

  /** The id where there is one, else the name, else the partner that the whole source belongs to. */
  private partnerReaders({ partner: id, partnerName: name }: RecognisedColumns, used: Set<number>): ColumnReader[] {
    const { builder, context } = this;
    const key = id ?? name;
    if (key === undefined) {
      const code = context.dictionaries.partner.codeOf(this.options.partner);
      context.nameKeys.add(code);
      return [new OnePartner(builder, code)];
    }
    used.add(key.index);
    const readers: ColumnReader[] = [new TextColumn("partner", key, builder, context.dictionaries.partner, this)];
    if (id === undefined) readers.push(new PartnerNames(builder, null, context.partnerNames, context.nameKeys));
    else if (name !== undefined) readers.push(new PartnerNames(builder, name.index, context.partnerNames, context.nameKeys));
    return readers;
  }

  private orderOf(column: RecognisedColumn): DateOrder | null {
    return this.options.dateOrder(column.header) ?? this.builder.shape.documentedDateOrder ?? null;
  }
}
