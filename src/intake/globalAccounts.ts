// Rows of one partner under several IDs: locations or publishers that nobody rolled up to the partner global account.
// Promises: tells of them and of each row, since amounts count at the global account. Adds nothing up: only the user knows what belongs together.
import { bodyAddress, type Problem } from "./findings";
import type { TableReading } from "./read";
import { keyText } from "./repeatedKeys";
import type { TableSnapshot } from "./table";

/** A partner name and the body rows that carry it under more than one ID. */
export interface SplitPartner {
  readonly name: string;
  readonly rows: readonly number[];
  /** Cells of the IDs, in row order. */
  readonly addresses: readonly string[];
}

const MOST_PROBLEMS = 50;

/** Partners of a partner table that stand under several IDs; [] without both columns. Looks at the few rows that share a name. */
export function splitPartners(table: TableSnapshot, { recognition, facts }: TableReading): readonly SplitPartner[] {
  const { idColumn, sharedNames } = facts;
  const nameColumn = facts.nameColumn;
  if (idColumn === null || nameColumn === null || recognition.grain !== "partner") {
    return [];
  }
  return sharedNames.flatMap((shared) => {
    const rows = shared.filter((row) => keyText(table, row, idColumn) !== "");
    const ids = new Set(rows.map((row) => keyText(table, row, idColumn)));
    return ids.size < 2
      ? []
      : [
          {
            name: String(table.rows[rows[0]!]![nameColumn]).trim(),
            rows,
            addresses: rows.map((row) => bodyAddress(table, row, idColumn)),
          },
        ];
  });
}

/** One problem per partner, at most 50. */
export function splitPartnerProblems(table: TableSnapshot, split: readonly SplitPartner[]): readonly Problem[] {
  return split.slice(0, MOST_PROBLEMS).map(({ name, rows, addresses }) => ({
    code: "several-ids",
    sheet: table.sheet,
    addresses,
    sentence: `Sheet "${table.sheet}": ${name} stands under several IDs (${addresses.slice(0, 6).join(", ")}). Microsoft counts at the partner global account, and nothing here tells whether these ${rows.length} rows belong to one. Add them up in one row under the global account's ID if they do.`,
  }));
}

/** By body row, what stands beside its status. */
export function splitPartnerNotes(split: readonly SplitPartner[]): ReadonlyMap<number, string> {
  return new Map(split.flatMap(({ name, rows }) => rows.map((row) => [row, `One of ${rows.length} rows of ${name} under several IDs; Microsoft counts at the partner global account.`] as const)));
}
