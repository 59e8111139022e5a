// What reading the exports found out that a person should know, as plain data.
// Promises: one plain sentence each, naming the sheet and cell or the file and line. Never stops the rows that are good.
import { a1 } from "../intake/findings";
import { lineOf } from "./source";
import type { LedgerSource } from "./source";

export type FindingCode =
  | "unreadable-cell"
  | "ambiguous-date"
  | "repeated-header"
  | "second-export"
  | "unknown-export"
  | "totals-row"
  | "masked-ids"
  | "row-limit"
  | "encoding"
  | "no-transaction-ids"
  | "currency"
  | "duplicates"
  | "several-publishers"
  | "one-partner"
  | "two-columns"
  | "stale";

export interface Finding {
  readonly code: FindingCode;
  /** Name of the sheet or file. */
  readonly source: string;
  /** "C14" or "line 14, column 3"; null where the whole source is meant. */
  readonly place: string | null;
  readonly sentence: string;
  /** How many cells or rows it stands for. */
  readonly count: number;
  /** Set on "ambiguous-date": what to answer, per column. */
  readonly asks?: { readonly header: string; readonly choices: readonly ["day-first", "month-first"]; readonly examples: readonly string[] };
}

/** Where a cell stands, as a person would look it up. Row is 1-based in the source, column zero-based from the first header. */
export function placeOfCell(source: LedgerSource, row: number, column: number): string {
  return source.kind === "sheet" ? a1({ row: row - 1, column: source.firstColumn + column }) : `line ${lineOf(source, row)}, column ${column + 1}`;
}

export function placeOfRow(source: LedgerSource, row: number): string {
  return source.kind === "sheet" ? `row ${row}` : `line ${lineOf(source, row)}`;
}

/** Collects findings: cells are named one by one up to a limit, then counted. */
export class FindingLog {
  private readonly kept: Finding[] = [];
  private readonly byKey = new Map<string, { index: number; count: number }>();

  constructor(private readonly cellLimit = 500) {}

  add(finding: Omit<Finding, "count">): void {
    this.kept.push({ ...finding, count: 1 });
  }

  /** A cell that cannot be used; past the limit only the count of the last finding of this column grows. */
  cell(source: LedgerSource, row: number, column: number, header: string, found: string, because: string): void {
    const key = `${source.name}\u0000${header}`;
    const seen = this.byKey.get(key);
    if (seen !== undefined && seen.count >= this.cellLimit) {
      seen.count += 1;
      const last = this.kept[seen.index]!;
      this.kept[seen.index] = { ...last, count: last.count + 1 };
      return;
    }
    const place = placeOfCell(source, row, column);
    this.byKey.set(key, { index: this.kept.length, count: (seen?.count ?? 0) + 1 });
    this.add({ code: "unreadable-cell", source: source.name, place, sentence: `${source.name}, ${place}: "${found}" under "${header}" cannot be used: ${because}. The row is left out where this cell is needed.` });
  }

  all(): readonly Finding[] {
    return this.kept;
  }
}
