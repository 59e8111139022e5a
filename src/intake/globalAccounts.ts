// Rows of one partner under several IDs: locations or publishers that nobody rolled up to the partner global account.
// Promises: tells of them and of each row, since amounts count at the global account. Adds nothing up: only the user knows what belongs together.
import type { Catalog } from "../catalog/schema";
import { bodyAddress, type Problem } from "./findings";
import { columnOf, namingFields, partnerKey } from "./lists";
import { tableGrain } from "./recognise";
import type { TableSnapshot } from "./table";

/** A partner name and the body rows that carry it under more than one ID. */
export interface SplitPartner {
  readonly name: string;
  readonly rows: readonly number[];
  /** Cells of the IDs, in row order. */
  readonly addresses: readonly string[];
}

const MOST_PROBLEMS = 50;

/** Partners of a partner table that stand under several IDs; [] without both columns. */
export function splitPartners(catalog: Catalog, table: TableSnapshot): readonly SplitPartner[] {
  const naming = namingFields(catalog);
  const idColumn = columnOf(table.headers, naming.id);
  const nameColumn = columnOf(table.headers, naming.name);
  if (idColumn === null || nameColumn === null || tableGrain(catalog, table.headers) !== "partner") {
    return [];
  }
  const keysOf = (cells: TableSnapshot["rows"][number]): readonly [name: string, id: string] => [partnerKey(cells[nameColumn] ?? ""), partnerKey(cells[idColumn] ?? "")];
  return [...rowsOfSplitNames(table, keysOf).values()].map((rows) => ({
    name: String(table.rows[rows[0]!]![nameColumn]).trim(),
    rows,
    addresses: rows.map((row) => bodyAddress(table, row, idColumn)),
  }));
}

/** A second pass for the few names that have several IDs: a list of rows per name would cost every good table its memory. */
function rowsOfSplitNames(table: TableSnapshot, keysOf: (cells: TableSnapshot["rows"][number]) => readonly [name: string, id: string]): ReadonlyMap<string, readonly number[]> {
  const firstId = new Map<string, string>();
  const rows = new Map<string, number[]>();
  for (const cells of table.rows) {
    const [name, id] = keysOf(cells);
    if (name !== "" && id !== "") {
      const first = firstId.get(name);
      if (first === undefined) {
        firstId.set(name, id);
      } else if (first !== id) {
        rows.set(name, []);
      }
    }
  }
  if (rows.size > 0) {
    table.rows.forEach((cells, row) => {
      const [name, id] = keysOf(cells);
      if (id !== "") {
        rows.get(name)?.push(row);
      }
    });
  }
  return rows;
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
