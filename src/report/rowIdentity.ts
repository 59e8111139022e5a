// How a row is found again: a key that is unique in the table, and a fingerprint of its input cells.
// Promises: the same row gives the same key and fingerprint wherever it moved to; an edited input cell changes the fingerprint.
// The fingerprint guards against accidents, not against forgery.
import { shippedCatalog } from "../catalog/catalog";
import type { Catalog, Grain } from "../catalog/schema";
import { readTable, type TableReading } from "../intake/read";
import type { CellValue, TableSnapshot } from "../intake/table";

export interface RowIdentities {
  /** One per body row, unique. */
  readonly rowKeys: readonly string[];
  /** One per body row. */
  readonly rowHashes: readonly string[];
}

/** Reads the table afresh: for whoever has to check that it is still the table a plan was made from. */
export function identifyRows(table: TableSnapshot, catalog: Catalog = shippedCatalog, grain: Grain = "partner"): RowIdentities {
  return identitiesOf(table, readTable(table, catalog, grain));
}

export function identitiesOf(table: TableSnapshot, { recognition, facts }: TableReading): RowIdentities {
  const inputs = recognition.fields.flatMap(({ columns }) => columns).sort((a, b) => a - b);
  const rowHashes = table.rows.map((row) => cellsHash(inputs.map((column) => row[column] ?? "")));
  const seen = new Map<string, number>();
  const rowKeys = rowHashes.map((hash, row) => {
    const isKeyed = facts.keyColumn !== null && facts.isSubject[row] === 1;
    const key = isKeyed ? `key:${String(table.rows[row]![facts.keyColumn] ?? "").trim()}` : `row:${hash}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return times === 0 ? key : `${key}#${times + 1}`;
  });
  return { rowKeys, rowHashes };
}

/** 64 bits over the cells' types and texts: two FNV-1a lanes with different primes. */
function cellsHash(cells: readonly CellValue[]): string {
  const text = cells.map((cell) => `${typeof cell}:${String(cell)}`).join("\u001f");
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x85ebca6b);
    low ^= low >>> 13;
  }
  return (high >>> 0).toString(16).padStart(8, "0") + (low >>> 0).toString(16).padStart(8, "0");
}
