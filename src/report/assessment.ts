// What one evaluation of one table says, as plain data: the pane previews it, the headless runner prints it, the write plan is made from it.
// Promises: every list is in the table's row order or in display order. Holds no cell of the table that it does not speak of.
import type { IsoDate } from "../catalog/schema";
import type { Problem, Rejection } from "../intake/findings";
import type { TableSnapshot } from "../intake/table";

/** A header that was recognised. */
export interface RecognisedColumn {
  readonly field: string;
  readonly label: string;
  readonly header: string;
  /** Zero-based column of the table. */
  readonly column: number;
  /** Address of the header cell. */
  readonly address: string;
}

/** A field that a programme asks for and the table does not have. */
export interface MissingColumn {
  readonly field: string;
  readonly label: string;
  /** What cannot be decided without it, or what is assumed instead, in one sentence. */
  readonly sentence: string;
  readonly isAssumed: boolean;
}

export interface StatusCount {
  readonly status: string;
  readonly rows: number;
}

export interface ProgrammeAssessment {
  readonly id: string;
  readonly label: string;
  /** Every status that can occur, in display order, 0 included. */
  readonly counts: readonly StatusCount[];
  /** Per body row; "" for a row that is not a subject (blank or totals row). */
  readonly statuses: readonly string[];
  /** Per body row the deciding pathway, "" where there is none; null where the programme has no pathways. */
  readonly paths: readonly string[] | null;
  /** Per body row the best of the programme's scores, in points; NaN where it is not known. null where the programme has none, or no row has one. */
  readonly scores: Float64Array | null;
  /** Per body row the nearest way in words, what is needed, or why no way leads further; "" when met. */
  readonly gaps: readonly string[];
  /** Cost of the nearest way per body row, for "nearest first"; NaN where there is no gap or it is not known. */
  readonly gapCosts: Float64Array;
  /** Per body row what stands beside the status: a differing status in Partner Center, the next date that matters; "" for nothing. */
  readonly notes: readonly string[];
  readonly missingColumns: readonly MissingColumn[];
  /** Stated once for the whole table. */
  readonly assumptions: readonly string[];
}

export interface Assessment {
  readonly sheet: string;
  readonly table: string | null;
  readonly asOf: IsoDate;
  readonly knownOn: IsoDate | null;
  /** What the Rules column says: catalog version and the first eight digits of its hash. */
  readonly rules: string;
  readonly rows: number;
  /** Rows that are subjects: not blank, not totals. */
  readonly subjects: number;
  /** Field id of the column that names the subject, or null. */
  readonly keyField: string | null;
  /** Per body row, how to speak of it: the partner's name, or "row 7". */
  readonly subjectNames: readonly string[];
  /** Per body row, unique: the key of the row, to find it again when rows move. */
  readonly rowKeys: readonly string[];
  /** Per body row: changes when an input cell of the row changes. */
  readonly rowHashes: readonly string[];
  readonly recognised: readonly RecognisedColumn[];
  readonly programmes: readonly ProgrammeAssessment[];
  /** At most 10,000 are kept; `rejectedCells` counts all. */
  readonly rejections: readonly Rejection[];
  readonly rejectedCells: number;
  readonly problems: readonly Problem[];
}

export interface AssessmentRequest {
  /** Programme ids: ["top-tier"]. Empty: every programme whose rows this table holds. */
  readonly programmes: readonly string[];
  readonly asOf: IsoDate;
  /** What was known on this date; null: everything the catalog knows. */
  readonly knownOn: IsoDate | null;
  /** The other tables of the workbook: lists, partner tables. The assessed table may be among them. */
  readonly related?: readonly TableSnapshot[];
}

/** How far an assessment is, between 0 and 1, with the station in a word. */
export interface AssessmentProgress {
  readonly share: number;
  readonly station: "reading" | "deciding" | "describing";
}
