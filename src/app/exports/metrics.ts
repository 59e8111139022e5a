// What the doors get to see of counting exports, as plain data: what was recognised, the numbers, and the account of every row.
// Promises that nothing in it is a live object; the rows themselves stay in src/app/exports/kept.ts and are asked for one number at a time.
import type { ExportKind } from "../../catalog/derived/schema";
import type { DateOrder } from "../../ledger/dates";
import type { TablePlace } from "../../workbook/port";

/** A .csv file that a person chose. The browser's File is turned into one by `exportFile`. */
export interface ExportFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** The bytes from `from` up to, not including, `to`. */
  read(from: number, to: number): Promise<Uint8Array>;
}

/** What a person said about one source, by the source's name in `FoundExport.source`. */
export interface SourceChoice {
  readonly source: string;
  readonly isLeftOut?: boolean;
  /** Which export it is, where its headers fit several. */
  readonly kind?: ExportKind;
  /** Whose rows they are, where no column names the partner. */
  readonly partner?: string;
  /** How texts such as 3/4/2024 read, per header. */
  readonly dateOrder?: Readonly<Record<string, DateOrder>>;
}

export interface BuildRequest {
  /** ISO 8601: windows end on this day. */
  readonly asOf: string;
  /** Files to count beside the tables of the workbook. */
  readonly files?: readonly ExportFile[];
  readonly choices?: readonly SourceChoice[];
}

export interface DateQuestion {
  readonly header: string;
  readonly examples: readonly string[];
  readonly sentence: string;
}

/** One table, range or file that looks like an export. */
export interface FoundExport {
  /** "Revenue" for a table, "Data!A3" for a range, the name of a file. Choices go by it. */
  readonly source: string;
  /** null for a file. */
  readonly place: TablePlace | null;
  /** counted: its rows are in the numbers. left out: by choice. ask: it fits several exports. unusable: see the sentences. */
  readonly state: "counted" | "left out" | "ask" | "unusable";
  readonly kind: ExportKind | null;
  /** "Revenue"; "" where it is not known which export it is. */
  readonly label: string;
  readonly rows: number;
  /** The exports that fit, where `state` is "ask". */
  readonly candidates: readonly { readonly kind: ExportKind; readonly label: string }[];
  readonly namesPartner: boolean;
  readonly questions: readonly DateQuestion[];
  readonly sentences: readonly string[];
}

export interface LeftOutRows {
  readonly reason: string;
  /** "outside the window". */
  readonly words: string;
  readonly rows: number;
}

/** Rows of an export behind one number; counted and left out add up to `rows`. */
export interface RowAccount {
  readonly rows: number;
  readonly counted: number;
  readonly leftOut: readonly LeftOutRows[];
  readonly sentence: string;
}

/** One metric over all partners, or over all offers. */
export interface MetricSummary {
  readonly id: string;
  readonly label: string;
  readonly unit: "USD" | "count" | "percent";
  /** "Revenue (Data, more.csv)". */
  readonly source: string;
  readonly readings: readonly string[];
  readonly account: RowAccount;
}

/** One number of the table. */
export interface MetricValue {
  readonly metric: string;
  /** null is unknown. */
  readonly value: number | null;
  readonly text: string;
  readonly account: RowAccount;
  /** What the exclusion list did to the number; "" where nothing. */
  readonly exclusion: string;
}

export interface PartnerMetrics {
  /** Row of the metric table from 0. */
  readonly row: number;
  readonly id: string | null;
  readonly name: string;
  /** In the order of `MetricsPreview.metrics`. */
  readonly values: readonly MetricValue[];
}

/** An offer of a partner: `id` and `name` are the partner's. */
export interface OfferMetrics extends PartnerMetrics {
  readonly offer: string;
}

/** A cell or line that a person should look at. */
export interface ExportFinding {
  readonly code: string;
  readonly source: string;
  /** "C14", "row 12", "line 12, column 3"; null where the whole source is meant. */
  readonly place: string | null;
  /** Sheet and cell to show; null for files and whole sources. */
  readonly cell: { readonly sheet: string; readonly address: string } | null;
  readonly sentence: string;
  readonly count: number;
}

/** What a write would change. */
export interface MetricChange {
  readonly name: string;
  readonly header: string;
  readonly from: string;
  readonly to: string;
  /** "D5"; "" for a row that is added. */
  readonly address: string;
}

/** What was counted per partner, or per offer, and what a write of it would do. */
export interface CountedTable {
  readonly metrics: readonly MetricSummary[];
  /** Metrics that these exports cannot give, each with what is missing. */
  readonly missing: readonly string[];
  /** The table that a write would make or refresh. */
  readonly table: {
    readonly sheet: string;
    readonly name: string;
    readonly headers: readonly string[];
    readonly isNew: boolean;
    readonly newRows: number;
    readonly goneRows: number;
    /** At most 1,000; `changedCells` counts all. */
    readonly changes: readonly MetricChange[];
    readonly changedCells: number;
    /** Cells that a person changed since Tierline wrote them: they keep what the person wrote. */
    readonly kept: readonly MetricChange[];
    /** What a person should know before writing: that the table was known by its cells alone, say. */
    readonly notes: readonly string[];
  };
  /** Why nothing could be written now; "" where it can. */
  readonly refusal: string;
}

/** Metrics of offers; their table is "Tierline offers". */
export interface CountedOffers extends CountedTable {
  readonly offers: readonly OfferMetrics[];
}

/** Metrics of partners, whose table is "Tierline metrics", and of their offers. */
export interface MetricsPreview extends CountedTable {
  readonly id: string;
  readonly asOf: string;
  readonly sources: readonly FoundExport[];
  readonly partners: readonly PartnerMetrics[];
  readonly perOffer: CountedOffers;
  readonly findings: readonly ExportFinding[];
  readonly exclusions: { readonly place: TablePlace | null; readonly entries: number; readonly sentences: readonly string[] };
}

/** Which rows behind which number. */
export interface OpenRequest {
  /** `MetricsPreview.id`. */
  readonly metrics: string;
  /** A metric of partners or of offers. */
  readonly metric: string;
  /** Row of the metric's own table from 0. */
  readonly row: number;
  /** null: the rows that count; else a reason from `LeftOutRows.reason`. */
  readonly reason?: string | null;
  /** Page: the first row wanted, and how many (100). */
  readonly from?: number;
  readonly most?: number;
}

/** One row of an export, with what the ledger holds of it; "" where it holds nothing. */
export interface ExportRow {
  readonly source: string;
  /** 1-based row of the sheet, or line of the file. */
  readonly line: number;
  /** null for files. */
  readonly cell: { readonly sheet: string; readonly address: string } | null;
  readonly date: string;
  readonly amount: string;
  readonly customer: string;
  readonly purchase: string;
  readonly offer: string;
  readonly exclusion: string;
}

export interface OpenedNumber {
  readonly partner: string;
  /** "" where the number is the partner's. */
  readonly offer: string;
  readonly label: string;
  readonly text: string;
  readonly account: RowAccount;
  readonly reason: string | null;
  readonly words: string;
  /** Rows of this reason; `rows` is one page of them. */
  readonly total: number;
  readonly from: number;
  readonly rows: readonly ExportRow[];
}

export interface RunwayMeasure {
  readonly metric: string;
  readonly label: string;
  readonly unit: "USD" | "count" | "percent";
  readonly needed: number;
  readonly now: number | null;
  /** Twelve, in order; null is unknown. */
  readonly months: readonly { readonly asOf: string; readonly leavingMonth: string; readonly value: number | null; readonly leaves: number | null; readonly leastNew: number | null }[];
}

export interface CriterionRunway {
  readonly id: string;
  readonly label: string;
  readonly isMetNow: boolean | null;
  readonly lapsesOn: string | null;
  readonly sentence: string;
  readonly measures: readonly RunwayMeasure[];
}

export interface PartnerRunway {
  /** Row of the metric table from 0. */
  readonly row: number;
  readonly name: string;
  readonly criteria: readonly CriterionRunway[];
}

export interface RunwayOutlook {
  /** `MetricsPreview.id`. */
  readonly metrics: string;
  readonly asOf: string;
  readonly partners: readonly PartnerRunway[];
}

export interface MetricsWritten {
  readonly place: TablePlace;
  readonly sentence: string;
  /** Said where status columns beside the numbers still hold the answers from before this write; "" where none do. */
  readonly staleStatuses: string;
  readonly undo: string;
  readonly warnings: readonly string[];
}
