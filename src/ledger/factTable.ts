// The ledger in memory: one table of typed columns per kind of export, and the texts behind the codes.
// Promises: unknown is -1 for texts, `noDate` for dates, NaN for numbers, 2 (or 3) for flags; never 0 and never "no".
import { leftOutReasons } from "../catalog/derived/vocabulary";
import type { ExportKind, LeftOut, Role } from "../catalog/derived/schema";
import type { ExportShape } from "./exports/shape";
import type { Finding } from "./findings";
import { lineOf } from "./source";
import type { LedgerSource } from "./source";
import type { StringTable } from "./stringTable";

export const unknownCode = -1;
export const noDate = -2_147_483_648;
export const unknownFlag = 2;
/** The cell holds something that is neither yes nor no: unlike a blank one it is never read as either. */
export const unreadableFlag = 3;
/** A row's reason is a small number: 0 is counted, anything else is the position of the reason in the closed list, from 1. */
export const counted = 0;

export function reasonCode(reason: LeftOut): number {
  return leftOutReasons.indexOf(reason) + 1;
}

export function reasonOf(code: number): LeftOut | null {
  return code === counted ? null : (leftOutReasons[code - 1] ?? null);
}

export const textRoles = ["partner", "location", "customer", "purchase", "line", "offer", "service", "workload", "attribution", "person", "certificate"] as const satisfies readonly Role[];
export type TextRole = (typeof textRoles)[number];
export const numberRoles = ["amountUsd", "users", "seats", "capacity"] as const satisfies readonly Role[];
export type NumberRole = (typeof numberRoles)[number];
export const flagRoles = ["trial", "pgaDuplicate"] as const satisfies readonly Role[];
export type FlagRole = (typeof flagRoles)[number];

/** Consecutive rows of a table that come from one header row of one source. */
export interface Segment {
  readonly source: LedgerSource;
  readonly firstRow: number;
  readonly rowCount: number;
  /** 1-based row of the segment's first row in the source. */
  readonly sourceRow: number;
  /** Roles that have a column here. */
  readonly roles: ReadonlySet<Role>;
}

export interface FactTable {
  readonly shape: ExportShape;
  readonly rowCount: number;
  readonly texts: Partial<Record<TextRole, Int32Array>>;
  /** Day numbers or month numbers, as the export's grain says. */
  readonly date: Int32Array;
  /** Day numbers. */
  readonly expires: Int32Array | null;
  /** Money in millionths of a dollar, counts as they are. */
  readonly numbers: Partial<Record<NumberRole, Float64Array>>;
  readonly flags: Partial<Record<FlagRole, Uint8Array>>;
  /** Reason code of rows that count for nothing: repeated headers, totals, blank rows, duplicates; else 0. */
  readonly structure: Uint8Array;
  /** 1 where the amount is in another currency and there is no rate. */
  readonly otherCurrency: Uint8Array | null;
  readonly segments: readonly Segment[];
  /** Oldest and newest date that was read; null when no row has one. */
  readonly dates: { readonly oldest: number; readonly newest: number } | null;
}

export interface Ledger {
  readonly tables: ReadonlyMap<ExportKind, FactTable>;
  readonly dictionaries: Readonly<Record<TextRole, StringTable>>;
  /** Display name per partner code, where a column gives one. */
  readonly partnerNames: ReadonlyMap<number, string>;
  /** Whether partners are keyed by an id rather than by name. */
  readonly isKeyedById: boolean;
  readonly findings: readonly Finding[];
}

/** "Sales!17" or "revenue.csv line 17": where a row of a table stands. */
export function placeOf(table: FactTable, row: number): { readonly source: LedgerSource; readonly row: number } {
  const segment = table.segments.find((each) => row >= each.firstRow && row < each.firstRow + each.rowCount);
  if (segment === undefined) throw new RangeError(`Row ${row} is not in the ${table.shape.label} table.`);
  return { source: segment.source, row: lineOf(segment.source, segment.sourceRow + row - segment.firstRow) };
}
