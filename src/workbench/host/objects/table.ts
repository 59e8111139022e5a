// Excel.Table and the collections of tables: names, parts, shape.
// Promises: unique table names and header names as Excel makes them; overlapping tables are refused.
// Never touches single columns or rows: tableColumn and tableRow do.
import { contains, intersect, rowCount } from "../../univer/address";
import type { Area } from "../../univer/book";
import { ensureGrid } from "../../univer/gridSize";
import { insertCells } from "../../univer/structure";
import { bodyArea, columnsFor, headerArea, setHeaders, setTotals, settleHeaders, totalsArea } from "../../univer/tableShape";
import type { BookTable } from "../../univer/tables";
import { writeInputs } from "../../univer/cellWriting";
import { eventType, wholeWorkbook } from "../events";
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import type { Argument, HostObject, Json, PropertySpec } from "../objectModel";
import type { Session } from "../session";
import { areaArgument, invalidArgument, itemNotFound, wholeNumber } from "./arguments";
import { eventMethods } from "./eventMethods";
import { clearTableFilters, tableAutoFilterClass } from "./filter";
import { knownTable, refusingTorn } from "./knownTable";
import type { ScopedModel, TableModel } from "./models";
import { tableSortClass } from "./sort";
import { tableColumnCollectionClass } from "./tableColumn";
import { tableRowCollectionClass } from "./tableRow";

/** Switches that Excel keeps and Univer does not draw; they travel in the table's meta data. */
function metaSwitch(name: string, otherwise: boolean): PropertySpec<TableModel> {
  return {
    get: (model) => knownTable(model).meta[name] !== undefined ? knownTable(model).meta[name] === true : otherwise,
    set: (model, value) => {
      const table = knownTable(model);
      model.session.tables.change(table, { meta: { ...table.meta, [name]: value === true } });
    },
  };
}

export const tableClass = defineClass<TableModel>({
  name: "Table",
  identity: ({ tableId }) => ({ Id: tableId }),
  properties: {
    Id: { get: ({ tableId }) => tableId },
    LegacyId: { get: ({ tableId }) => tableId, isLeftOutOfLoad: true },
    Name: { get: (model) => knownTable(model).name, set: rename },
    ShowHeaders: {
      get: (model) => knownTable(model).hasHeaders,
      set: (model, value) => reshape(model, (table) => setHeaders(model.session.book, model.session.tables, table, value === true)),
    },
    ShowTotals: {
      get: (model) => knownTable(model).hasTotals,
      set: (model, value) => reshape(model, (table) => setTotals(model.session.book, model.session.tables, table, value === true)),
    },
    Style: {
      get: (model) => knownTable(model).style,
      set: (model, value) => model.session.tables.change(knownTable(model), { style: String(value) }),
    },
    ShowBandedRows: metaSwitch("showBandedRows", true),
    ShowBandedColumns: metaSwitch("showBandedColumns", false),
    ShowFilterButton: metaSwitch("showFilterButton", true),
    HighlightFirstColumn: metaSwitch("highlightFirstColumn", false),
    HighlightLastColumn: metaSwitch("highlightLastColumn", false),
  },
  navigation: {
    Worksheet: (model) => model.session.make.worksheet(knownTable(model).area.sheetId),
    Columns: (model) => tableColumnCollectionClass(model),
    Rows: (model) => tableRowCollectionClass(model),
    Sort: (model) => tableSortClass(model),
    AutoFilter: (model) => tableAutoFilterClass(model),
  },
  methods: {
    ...eventMethods<TableModel>({ DataChanged: eventType.tableDataChanged, SelectionChanged: eventType.tableSelectionChanged }, ({ tableId }) => tableId),
    GetRange: (model) => model.session.make.range(knownTable(model).area),
    GetDataBodyRange: (model) => model.session.make.range(bodyArea(knownTable(model))),
    GetHeaderRowRange: (model) => part(model, headerArea(knownTable(model)), "header"),
    GetTotalRowRange: (model) => part(model, totalsArea(knownTable(model)), "totals"),
    Resize: resize,
    Delete: (model) => {
      const table = knownTable(model);
      const target = model.session.writableArea(table.area);
      model.session.tables.remove(table);
      writeInputs(model.session.book, target, blanks(target), () => null);
    },
    ConvertToRange: (model) => {
      const table = knownTable(model);
      model.session.tables.remove(table);
      return model.session.make.range(table.area);
    },
    ClearFilters: (model) => clearTableFilters(model),
    ReapplyFilters: () => undefined,
  },
});

export const tableCollectionClass = defineClass<ScopedModel>({
  name: "TableCollection",
  items: ({ session, sheetId }) => tablesOf(session, sheetId).map((table) => session.make.table(table.id)),
  item: ({ session, sheetId }, args) => {
    const found = findTable(session, sheetId, args[0]);
    if (!found) throw itemNotFound(`There is no table called ${String(args[0])}.`);
    return found;
  },
  properties: { Count: { get: ({ session, sheetId }) => tablesOf(session, sheetId).length } },
  methods: {
    ...eventMethods<ScopedModel>(
      { DataChanged: eventType.tableDataChanged, Added: eventType.tableAdded, Deleted: eventType.tableDeleted },
      ({ sheetId }) => sheetId ?? wholeWorkbook,
    ),
    Add: (model, args) => addTable(model, args),
    GetCount: ({ session, sheetId }) => tablesOf(session, sheetId).length,
    GetItemAt: ({ session, sheetId }, args) => {
      const table = tablesOf(session, sheetId)[wholeNumber(args, 0, "index")];
      if (!table) throw itemNotFound("There are not that many tables.");
      return session.make.table(table.id);
    },
    GetItemOrNullObject: ({ session, sheetId }, args) => findTable(session, sheetId, args[0]),
  },
});

/** The tables that a range touches. */
export interface TablesInRangeModel {
  readonly session: Session;
  readonly tableIds: readonly string[];
}

export const tableScopedCollectionClass = defineClass<TablesInRangeModel>({
  name: "TableScopedCollection",
  items: ({ session, tableIds }) => tableIds.map((id) => session.make.table(id)),
  item: (model, args) => {
    const found = findScoped(model, args[0]);
    if (!found) throw itemNotFound(`There is no table called ${String(args[0])} here.`);
    return found;
  },
  properties: { Count: { get: ({ tableIds }) => tableIds.length } },
  methods: {
    GetCount: ({ tableIds }) => tableIds.length,
    GetFirst: ({ session, tableIds: [first] }) => {
      if (first === undefined) throw itemNotFound("There is no table here.");
      return session.make.table(first);
    },
    GetItemOrNullObject: (model, args) => findScoped(model, args[0]),
  },
});

function tablesOf(session: Session, sheetId: string | null): readonly BookTable[] {
  return sheetId === null ? session.tables.all() : session.tables.inSheet(sheetId);
}

function findTable(session: Session, sheetId: string | null, key: Argument | undefined): HostObject | null {
  if (typeof key !== "string") throw invalidArgument("A table is found by its name or id.");
  const table = tablesOf(session, sheetId).find((one) => one.id === key || one.name.toLowerCase() === key.toLowerCase());
  return table ? session.make.table(table.id) : null;
}

function findScoped({ session, tableIds }: TablesInRangeModel, key: Argument | undefined): HostObject | null {
  const table = session.tables.all().find((one) => tableIds.includes(one.id) && (one.id === key || one.name.toLowerCase() === String(key).toLowerCase()));
  return table ? session.make.table(table.id) : null;
}

function rename(model: TableModel, value: Json): void {
  const name = String(value);
  const table = knownTable(model);
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || /^[A-Za-z]{1,3}\d+$/.test(name) || /^[rc]$/i.test(name)) {
    throw invalidArgument(`${name} cannot be the name of a table: it needs letters, digits and underscores, and must not look like a cell.`);
  }
  const other = model.session.tables.findByName(name);
  if ((other && other.id !== table.id) || model.session.book.facade.getDefinedName(name)) {
    throw new HostError("ItemAlreadyExists", `A resource with the same name or identifier already exists: ${name} is taken.`);
  }
  model.session.tables.change(table, { name });
}

function reshape(model: TableModel, work: (table: BookTable) => void): void {
  const table = knownTable(model);
  model.session.writableArea(table.area);
  refusingTorn(() => work(table));
}

function part({ session }: TableModel, area: Area | null, name: string): HostObject {
  if (!area) throw itemNotFound(`The table has no ${name} row.`);
  return session.make.range(area);
}

function addTable({ session, sheetId }: ScopedModel, args: readonly Argument[]): HostObject {
  const asked = areaArgument(session, args, 0, sheetId ?? session.activeSheetId);
  let area = session.writableArea(asked);
  const overlapped = session.tables.inSheet(area.sheetId).find((table) => intersect(table.area, area));
  if (overlapped) throw invalidArgument(`A table cannot overlap another table: ${overlapped.name} is there already.`);
  const hasHeaders = args[1] !== false;
  if (!hasHeaders) {
    insertCells(session.book, { ...area, endRow: area.startRow }, "Down");
    area = { ...area, endRow: area.endRow + 1 };
  } else if (rowCount(area) === 1) {
    area = { ...area, endRow: area.endRow + 1 };
  }
  ensureGrid(session.book, area);
  const columnNames = settleHeaders(session.book, area);
  const id = session.tables.add({ name: session.tables.freeName(), area, hasHeaders: true, hasTotals: false, style: "TableStyleMedium2", meta: {}, columnNames });
  return session.make.table(id);
}

function resize(model: TableModel, args: readonly Argument[]): void {
  const { session } = model;
  const table = knownTable(model);
  const area = areaArgument(session, args, 0, table.area.sheetId);
  if (area.sheetId !== table.area.sheetId || area.startRow !== table.area.startRow || !intersect(area, table.area)) {
    throw invalidArgument("The new range must overlap the table, and its header row must stay in the same row.");
  }
  const least = 1 + (table.hasHeaders ? 1 : 0);
  if (rowCount(area) < least) throw invalidArgument("A table needs a row below its header.");
  const other = session.tables.inSheet(area.sheetId).find((one) => one.id !== table.id && intersect(one.area, area));
  if (other) throw invalidArgument(`A table cannot overlap another table: ${other.name} is there already.`);
  if (!contains(table.area, area)) session.writableArea(area);
  ensureGrid(session.book, area);
  const names = table.hasHeaders ? settleHeaders(session.book, area) : columnsWithoutHeaders(table, area);
  session.tables.change(table, { area, columns: columnsFor(session.tables, table, area, names) });
}

function columnsWithoutHeaders(table: BookTable, area: Area): string[] {
  return Array.from({ length: area.endColumn - area.startColumn + 1 }, (_, index) => table.columns[index]?.name ?? `Column${index + 1}`);
}

function blanks(area: Area): string[][] {
  const line = Array.from({ length: area.endColumn - area.startColumn + 1 }, () => "");
  return Array.from({ length: area.endRow - area.startRow + 1 }, () => line);
}
