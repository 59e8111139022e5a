// Tables and names of the file as the resources the spreadsheet's plugins read.
// Promises: a table's range here ends above its totals row, because the spreadsheet knows no totals rows and would
// count them as data; `meta.hasTotals` says that there is one.
import type { IWorkbookData } from "@univerjs/core";
import { tokenize } from "@borgar/fx/xlsx";
import { typedFormula } from "../formula/translate";
import type { TablePlace } from "../formula/translate";
import { isReservedName } from "./workbookParts";
import type { NameEntry, TableEntry, WorkbookParts } from "./workbookParts";

export const TABLE_RESOURCE = "SHEET_TABLE_PLUGIN";
export const NAME_RESOURCE = "SHEET_DEFINED_NAME_PLUGIN";
export const WHOLE_WORKBOOK = "AllDefaultWorkbook";

/** A column of a table. `formula` and `meta` matter to new columns only: what the file says of its own stays. */
export interface SnapshotColumn {
  id: string;
  displayName: string;
  dataType: string;
  /** The typed formula of a calculated column, or "". */
  formula: string;
  meta: { totals?: { label?: string; function?: string } };
  style: Record<string, unknown>;
}

/** A table in the spreadsheet's resource. `meta` travels with it untouched. */
export interface SnapshotTable {
  id: string;
  name: string;
  range: { startRow: number; startColumn: number; endRow: number; endColumn: number };
  options: { showHeader?: boolean; showFooter?: boolean; tableStyleId?: string };
  filters?: { tableColumnFilterList?: unknown[] };
  columns: SnapshotColumn[];
  meta?: { hasTotals?: boolean; styleName?: string } | null;
}
export type SnapshotTables = Record<string, { tables: SnapshotTable[]; tableFilteredOutRows: number[] }>;

export interface SnapshotName {
  id: string;
  name: string;
  formulaOrRefString: string;
  comment?: string;
  localSheetId?: string;
  hidden?: boolean;
}
export type SnapshotNames = Record<string, SnapshotName>;

export function openResources(parts: WorkbookParts): NonNullable<IWorkbookData["resources"]> {
  const tables: SnapshotTables = {};
  for (const table of parts.tables) (tables[table.sheetId] ??= { tables: [], tableFilteredOutRows: [] }).tables.push(snapshotTable(table));
  const names: SnapshotNames = {};
  for (const name of parts.names) if (!isReservedName(name.name)) names[name.id] = snapshotName(name, parts.tablePlaces);
  return [
    { name: TABLE_RESOURCE, data: JSON.stringify(tables) },
    { name: NAME_RESOURCE, data: JSON.stringify(names) },
  ];
}

function snapshotTable(table: TableEntry): SnapshotTable {
  const { startRow, startColumn, endColumn } = table.range;
  return {
    id: table.id,
    name: table.name,
    range: { startRow, startColumn, endRow: table.range.endRow - (table.hasTotals ? 1 : 0), endColumn },
    options: { showHeader: table.hasHeader, showFooter: false },
    filters: { tableColumnFilterList: [] },
    columns: table.columns.map((column) => ({ id: columnId(table, column.fileId), displayName: column.name, dataType: "none", formula: "", meta: {}, style: {} })),
    meta: { hasTotals: table.hasTotals, ...(table.styleName === undefined ? {} : { styleName: table.styleName }) },
  };
}

/** The snapshot's id for a column of a table in the file. */
export function columnId(table: Pick<TableEntry, "id">, fileId: string): string {
  return `${table.id}-${fileId}`;
}

export function snapshotName(name: NameEntry, tables: readonly TablePlace[]): SnapshotName {
  return {
    id: name.id,
    name: name.name,
    formulaOrRefString: typedName(name.stored, tables),
    comment: name.comment ?? "",
    localSheetId: name.sheetId ?? WHOLE_WORKBOOK,
    ...(name.isHidden ? { hidden: true } : {}),
  };
}

/** A reference without "=", anything else with it: that is how the spreadsheet tells them apart. */
function typedName(stored: string, tables: readonly TablePlace[]): string {
  const typed = typedFormula(stored, { sheet: "", row: -1, column: -1, tables });
  const tokens = tokenize(typed);
  return tokens.length === 2 && (tokens[1]?.type === "range" || tokens[1]?.type === "range_beam") ? typed.slice(1) : typed;
}

export function resourceOf<Shape>(snapshot: IWorkbookData, name: string, empty: Shape): Shape {
  const data = snapshot.resources?.find((resource) => resource.name === name)?.data;
  return data ? (JSON.parse(data) as Shape) : empty;
}
