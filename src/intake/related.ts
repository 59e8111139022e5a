// The other tables of the workbook under one table of subjects: lists become facts, and partner columns are joined to the rows that belong to a partner.
// Promises: a column of the table itself always wins over a joined one, and a joined one over a derived one. A partner that stands twice in the partner
// table, or not at all, leaves its joined values unknown. Changes no table.
import type { Catalog, Field } from "../catalog/schema";
import { serialOf } from "./calendar";
import type { Columns } from "./columns";
import { deriveFacts, deriveInSlices, type DerivationRequest, type KnownFacts, type Subjects } from "./derive";
import { bodyAddress, type Problem, type Rejection } from "./findings";
import { columnOf, namingFields, partnerKey, readList, recogniseList, type ListReading } from "./lists";
import { isOverlayTable } from "./overlayTable";
import { readTable, type TableReading } from "./read";
import type { RulesDay } from "./possible";
import { recognise, tableGrain } from "./recognise";
import type { TableSnapshot } from "./table";

/** What the other tables hold, read once. */
export interface RelatedTables {
  readonly lists: ReadonlyMap<string, readonly ListReading[]>;
  readonly partners: readonly { readonly table: TableSnapshot; readonly reading: TableReading }[];
  readonly rejections: readonly Rejection[];
  readonly problems: readonly Problem[];
}

export interface RelationRequest extends RulesDay {
  readonly catalog: Catalog;
  /** Fields and facts that the rules ask for. */
  readonly wanted: readonly string[];
  /** Facts that were worked out for another programme, with all else the same; filled on. */
  readonly known?: KnownFacts;
}

/** What a table of the workbook is to the others: the user's own rules, a list, a table of partners, a table of offers, or nothing that is known. */
export type TableRole = "rules" | "list" | "partners" | "offers" | "unknown";

/** By its headers and its name. A table that reads as a list and as a table of subjects is the one of which more columns are known. */
export function roleOf(catalog: Catalog, table: TableSnapshot): TableRole {
  if (isOverlayTable(table)) {
    return "rules";
  }
  const recognition = recognise(catalog, table.headers);
  const list = recogniseList(catalog, table);
  if (list && list.columns.size >= recognition.measures) {
    return "list";
  }
  return recognition.measures === 0 ? "unknown" : recognition.grain === "offer" ? "offers" : "partners";
}

/** Reads every list and every partner table among `tables`, with what is possible on `day`. Never throws. */
export function readRelated(catalog: Catalog, tables: readonly TableSnapshot[], day: RulesDay | null = null): RelatedTables {
  const lists = new Map<string, ListReading[]>();
  const partners: { table: TableSnapshot; reading: TableReading }[] = [];
  for (const table of tables) {
    const role = roleOf(catalog, table);
    const list = role === "list" ? recogniseList(catalog, table) : null;
    if (list) {
      lists.set(list.list.id, [...(lists.get(list.list.id) ?? []), readList(list)]);
    } else if (role === "partners") {
      partners.push({ table, reading: readTable(table, catalog, tableGrain(catalog, table.headers), day) });
    }
  }
  const readings = [...lists.values()].flat();
  return {
    lists,
    partners,
    rejections: readings.flatMap((reading) => reading.rejections),
    problems: readings.flatMap((reading) => reading.problems),
  };
}

/** The table's own columns, with joined and derived ones beside them. Pauses after every fact. */
export function* relateInSlices(table: TableSnapshot, columns: Columns, related: RelatedTables, request: RelationRequest): Generator<void, Columns> {
  const isOfPartners = tableGrain(request.catalog, table.headers) === "partner";
  const facts = new Set((request.catalog.facts ?? []).map((fact) => fact.id));
  if (isOfPartners && !request.wanted.some((id) => facts.has(id))) {
    return columns;
  }
  // Keys of a large table are worth making only where there is something to join.
  const keys = isOfPartners && related.lists.size === 0 ? NO_KEYS : keysOf(request.catalog, table);
  const own = columns.lanes;
  const joined = isOfPartners ? {} : joinedLanes(keys, own, columns.rows, related, request);
  const subjects: Subjects = { rows: columns.rows, ...keys, lanes: { ...joined, ...own } };
  // What is joined depends on what is wanted, so only facts about the rows themselves are the same for every programme.
  const derived = yield* deriveInSlices(derivation(subjects, related, request), request.wanted, (isOfPartners ? request.known : undefined) ?? {});
  return { rows: columns.rows, lanes: { ...derived, ...joined, ...own }, derived: new Set(Object.keys(derived)) };
}

/** Cells of one table whose partner stands in no row of the partner tables; empty where there is no partner table. */
export function partnersNotFound(catalog: Catalog, table: TableSnapshot, related: RelatedTables): readonly string[] {
  if (related.partners.length === 0 || tableGrain(catalog, table.headers) === "partner") {
    return [];
  }
  const keys = keysOf(catalog, table);
  const naming = namingFields(catalog);
  const isById = keys.ids !== null && related.partners.some((partner) => keysOf(catalog, partner.table).ids !== null);
  const column = columnOf(table.headers, isById ? naming.id : naming.name) ?? columnOf(table.headers, naming.id);
  return table.rows.flatMap((_, row) => {
    const isNamed = (keys.ids?.[row] ?? "") !== "" || (keys.names?.[row] ?? "") !== "";
    const isFound = related.partners.some((partner) => partnerRows(catalog, partner.table, keys, row).length > 0);
    return isNamed && !isFound && column !== null ? [bodyAddress(table, row, column)] : [];
  });
}

function derivation(subjects: Subjects, { lists }: RelatedTables, { catalog, asOf, valueOf }: RelationRequest): DerivationRequest {
  return { catalog, subjects, lists, asOf: serialOf(asOf), valueOf };
}

/** Partner columns, and facts about partners, under the rows of another table. */
function joinedLanes(keys: Keys, own: Columns["lanes"], rows: number, related: RelatedTables, request: RelationRequest): Readonly<Record<string, Float64Array>> {
  const lanes: Record<string, Float64Array> = {};
  const { catalog } = request;
  const isOfPartners = new Set([...catalog.fields, ...(catalog.facts ?? [])].filter((field: Field) => field.grain === "partner").map((field) => field.id));
  for (const { table, reading } of related.partners) {
    const subjects: Subjects = { rows: reading.columns.rows, ...keysOf(catalog, table), lanes: reading.columns.lanes };
    const partnerLanes = { ...deriveFacts(derivation(subjects, related, request), request.wanted), ...reading.columns.lanes };
    const rowOf = Array.from({ length: rows }, (_, row) => {
      const found = partnerRows(catalog, table, keys, row);
      return found.length === 1 ? found[0]! : -1;
    });
    for (const [id, lane] of Object.entries(partnerLanes)) {
      if (isOfPartners.has(id) && own[id] === undefined && lanes[id] === undefined) {
        lanes[id] = Float64Array.from(rowOf, (row) => (row < 0 ? Number.NaN : lane[row]!));
      }
    }
  }
  return lanes;
}

/** How the rows of a table name their partners, as `partnerKey` writes it; null where there is no such column. */
export interface Keys {
  readonly ids: readonly string[] | null;
  readonly names: readonly string[] | null;
  readonly idColumn: number | null;
  readonly nameColumn: number | null;
}

const NO_KEYS: Keys = { ids: null, names: null, idColumn: null, nameColumn: null };
const keysByTable = new WeakMap<TableSnapshot, Keys>();
const rowsByTable = new WeakMap<TableSnapshot, { readonly byId: ReadonlyMap<string, readonly number[]>; readonly byName: ReadonlyMap<string, readonly number[]> }>();

/** Worked out once per table. */
export function keysOf(catalog: Catalog, table: TableSnapshot): Keys {
  const known = keysByTable.get(table);
  if (known) {
    return known;
  }
  const naming = namingFields(catalog);
  const keysIn = (column: number | null): readonly string[] | null => (column === null ? null : table.rows.map((row) => partnerKey(row[column] ?? "")));
  const idColumn = columnOf(table.headers, naming.id);
  const nameColumn = columnOf(table.headers, naming.name);
  const keys = { ids: keysIn(idColumn), names: keysIn(nameColumn), idColumn, nameColumn };
  keysByTable.set(table, keys);
  return keys;
}

/** Rows of a partner table that are the partner of `row`: by ID where both tables have IDs, else by name. */
function partnerRows(catalog: Catalog, partners: TableSnapshot, keys: Keys, row: number): readonly number[] {
  const theirs = keysOf(catalog, partners);
  const index = rowsByTable.get(partners) ?? { byId: rowsBy(theirs.ids), byName: rowsBy(theirs.names) };
  rowsByTable.set(partners, index);
  const [mine, rows] = keys.ids && theirs.ids ? [keys.ids, index.byId] : [keys.names, index.byName];
  const key = mine?.[row] ?? "";
  return key === "" ? [] : (rows.get(key) ?? []);
}

function rowsBy(keys: readonly string[] | null): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, number[]>();
  (keys ?? []).forEach((key, row) => {
    const known = rows.get(key);
    if (known) {
      known.push(row);
    } else {
      rows.set(key, [row]);
    }
  });
  return rows;
}
