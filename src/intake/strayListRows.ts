// Rows of lists whose partner stands in no table of the workbook's partners: they count for nobody, and somebody should know.
// Promises: one problem per list table, with the cells and the nearest name that there is; rows are matched as facts match them. Changes nothing.
import { nearestOf } from "../catalog/nearest";
import type { Catalog } from "../catalog/schema";
import { bodyAddress, type Problem } from "./findings";
import { namingFields, partnerKey, type ListReading, type ListTable } from "./lists";
import { tableGrain } from "./recognise";
import { keysOf, type Keys, type RelatedTables } from "./related";
import type { CellValue, TableSnapshot } from "./table";

const MOST_ADDRESSES = 50;
const MOST_NAMED = 6;
/** Comparing a name with more than these takes longer than a pane may stand still. */
const MOST_COMPARED = 10_000;

interface Subjects {
  readonly table: TableSnapshot;
  readonly keys: Keys;
}

/** `table` is the one that is assessed: of partners, or of offers that name theirs. Beside offers alone any partner may stand in a list, who has no offer there. */
export function strayListRows(catalog: Catalog, table: TableSnapshot, related: RelatedTables): readonly Problem[] {
  if (related.lists.size === 0 || (related.partners.length === 0 && tableGrain(catalog, table.headers) === "offer")) {
    return [];
  }
  const all = [table, ...related.partners.map((partner) => partner.table)].map((each): Subjects => ({ table: each, keys: keysOf(catalog, each) }));
  const named = all.filter(({ keys }) => keys.ids !== null || keys.names !== null);
  return named.length === 0 ? [] : [...related.lists.values()].flat().flatMap((reading) => problemOf(catalog, reading, named));
}

function problemOf(catalog: Catalog, reading: ListReading, all: readonly Subjects[]): readonly Problem[] {
  const { list, readFrom, byId, byName } = reading;
  if (readFrom === undefined) {
    return [];
  }
  const { table } = readFrom;
  const joined = all.flatMap((subjects) => joinOf(readFrom, reading, subjects) ?? []);
  const where = `Sheet "${table.sheet}", ${list.label.toLowerCase()}`;
  const [first] = joined;
  if (first === undefined) {
    const naming = namingFields(catalog);
    const lacking = (byId === null ? naming.id : naming.name)?.label ?? "";
    return byId === null && byName === null ? [] : [{ code: "stray-list-row", sheet: table.sheet, addresses: [], sentence: `${where}: its rows and the partner table name their partners in different columns, so none of the rows counts. Add a column "${lacking}" to the list.` }];
  }
  const isFound = new Uint8Array(table.rows.length);
  for (const { index, keys } of joined) {
    const open = new Set(index.keys());
    for (const key of keys) {
      if (open.delete(key)) {
        index.get(key)!.forEach((row) => (isFound[row] = 1));
      }
    }
  }
  const stray = table.rows.flatMap((cells, row) => (isFound[row] === 0 && namesSomebody(readFrom, cells) ? [row] : []));
  if (stray.length === 0) {
    return [];
  }
  // Of several rows of one name the first is shown.
  const names = [...new Map(stray.map((row) => [keyAt(table, first.column, row), row] as const).reverse())].reverse();
  const shown = names.slice(0, MOST_NAMED).map(([key, row]) => shownName(table, first, key, row));
  const more = names.length - shown.length;
  return [
    {
      code: "stray-list-row",
      sheet: table.sheet,
      addresses: stray.slice(0, MOST_ADDRESSES).map((row) => bodyAddress(table, row, first.column)),
      sentence: `${where}: ${stray.length === 1 ? "1 row names a partner that stands in no partner table, so it counts" : `${stray.length} rows name partners that stand in no partner table, so they count`} for nobody: ${shown.join(", ")}${more > 0 ? ` and ${more} more ${more === 1 ? "name" : "names"}` : ""}. Correct the name, or add the partner.`,
    },
  ];
}

/** How the rows of a list are looked up in one table of subjects. */
interface Join {
  /** Column of the list. */
  readonly column: number;
  readonly index: ReadonlyMap<string, readonly number[]>;
  /** What the subjects are called, as `partnerKey` writes it. */
  readonly keys: readonly string[];
  readonly table: TableSnapshot;
  readonly keyColumn: number;
}

/** By ID where both have IDs, else by name; null where they have neither in common. */
function joinOf({ idColumn, nameColumn }: ListTable, { byId, byName }: ListReading, { table, keys }: Subjects): Join | null {
  if (keys.ids !== null && byId !== null) {
    return { column: idColumn!, index: byId, keys: keys.ids, table, keyColumn: keys.idColumn! };
  }
  return keys.names !== null && byName !== null ? { column: nameColumn!, index: byName, keys: keys.names, table, keyColumn: keys.nameColumn! } : null;
}

/** A row that names nobody at all is told of by itself. */
function namesSomebody({ idColumn, nameColumn }: ListTable, cells: readonly CellValue[]): boolean {
  return [idColumn, nameColumn].some((column) => column !== null && partnerKey(cells[column] ?? "") !== "");
}

function keyAt(table: TableSnapshot, column: number, row: number): string {
  return partnerKey(table.rows[row]![column] ?? "");
}

/** `B7 "Contosso" (nearest: "Contoso")`. */
function shownName(list: TableSnapshot, { column, keys, table, keyColumn }: Join, key: string, row: number): string {
  const address = bodyAddress(list, row, column);
  if (key === "") {
    return `${address}, which is blank`;
  }
  const nearest = keys.length > MOST_COMPARED ? "" : nearestOf([...new Set(keys)].filter((each) => each !== ""), key);
  const spelled = nearest === "" ? "" : String(table.rows[keys.indexOf(nearest)]![keyColumn]).trim();
  return `${address} "${String(list.rows[row]![column]).trim()}"${spelled === "" ? "" : ` (nearest: "${spelled}")`}`;
}
