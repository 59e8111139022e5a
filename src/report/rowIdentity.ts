// How a row is found again: a key that is unique in the table, and a fingerprint of its input cells.
// Promises: the same row gives the same key and fingerprint wherever it moved to; an edited input cell changes the fingerprint.
// The fingerprint guards against accidents, not against forgery.
import { shippedCatalog } from "../catalog/catalog";
import type { Catalog, Grain } from "../catalog/schema";
import { readTable, type TableReading } from "../intake/read";
import { perRow, toItsEnd } from "../intake/slices";
import type { CellValue, TableSnapshot } from "../intake/table";

export interface RowIdentities {
  /** One per body row, unique. */
  readonly rowKeys: readonly string[];
  /** One per body row. */
  readonly rowHashes: readonly string[];
}

/** Reads the table afresh: for whoever has to check that it is still the table a plan was made from. */
export function identifyRows(table: TableSnapshot, catalog: Catalog = shippedCatalog, grain?: Grain): RowIdentities {
  return toItsEnd(identitiesInSlices(table, readTable(table, catalog, grain)));
}

/** Pauses after every 8,192 rows; yields how many of them are done. */
export function* identitiesInSlices(table: TableSnapshot, { recognition, facts }: TableReading): Generator<number, RowIdentities> {
  const inputs = recognition.fields.flatMap(({ columns }) => columns).sort((a, b) => a - b);
  const seen = new Map<string, number>();
  const rowHashes: string[] = [];
  const rowKeys = yield* perRow(table.rows.length, (row) => {
    const cells = table.rows[row]!;
    const hash = cellsHash(cells, inputs);
    rowHashes.push(hash);
    // A key column names no two subjects alike, so only the other rows are counted.
    if (facts.keyColumn !== null && facts.isSubject[row] === 1) {
      return `key:${String(cells[facts.keyColumn] ?? "").trim()}`;
    }
    const key = `row:${hash}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return times === 0 ? key : `${key}#${times + 1}`;
  });
  return { rowKeys, rowHashes };
}

const number = new Float64Array(1);
const numberWords = new Uint32Array(number.buffer);

/** 64 bits over the types and contents of some cells of a row: two FNV-1a lanes with different primes. */
function cellsHash(row: readonly CellValue[], columns: readonly number[]): string {
  let high = 0x811c9dc5;
  let low = 0x9e3779b9;
  const mix = (word: number): void => {
    high = Math.imul(high ^ word, 0x01000193);
    high ^= high >>> 15;
    low = Math.imul(low ^ word, 0x85ebca6b);
    low ^= low >>> 13;
  };
  for (const column of columns) {
    const cell = row[column] ?? "";
    if (typeof cell === "number") {
      number[0] = cell;
      mix(1);
      mix(numberWords[0]!);
      mix(numberWords[1]!);
    } else if (typeof cell === "boolean") {
      mix(cell ? 3 : 2);
    } else {
      mix(4 + cell.length);
      for (let index = 0; index < cell.length; index++) {
        mix(cell.charCodeAt(index));
      }
    }
  }
  return (high >>> 0).toString(16).padStart(8, "0") + (low >>> 0).toString(16).padStart(8, "0");
}
