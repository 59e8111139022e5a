// Excel.TableColumn and its collection: columns by name, id or place, added, renamed, deleted.
// Promises: names unique in the table; a column's id outlives moves and renames. Cells beside the table stay where they are
// unless they stand in the way.
import type { Area } from "../../univer/book";
import { readValues } from "../../univer/cellReading";
import { bodyArea, deleteTableColumn, insertTableColumns, uniqueNames, writeHeaders } from "../../univer/tableShape";
import type { BookTable } from "../../univer/tables";
import { defineClass } from "../objectModel";
import type { Argument, HostObject, Json } from "../objectModel";
import { invalidArgument, itemNotFound, plainArgument, wholeNumber } from "./arguments";
import { filterClass } from "./filter";
import { knownColumn, knownTable, refusingTorn } from "./knownTable";
import type { TableColumnModel, TableModel } from "./models";
import { writeRangeInputs } from "./writeRange";

export const tableColumnClass = defineClass<TableColumnModel>({
  name: "TableColumn",
  identity: (model) => ({ Id: numericId(model.columnId) }),
  properties: {
    Id: { get: (model) => numericId(model.columnId) },
    Index: { get: (model) => knownColumn(model).index },
    Name: {
      get: (model) => knownColumn(model).column.name,
      set: rename,
    },
    Values: {
      get: (model) => readValues(model.session.book, columnArea(model)),
      set: (model, value) => writeRangeInputs({ session: model.session, area: columnArea(model) }, value),
    },
  },
  navigation: {
    Filter: (model) => filterClass(model),
  },
  methods: {
    GetRange: (model) => model.session.make.range(columnArea(model)),
    GetDataBodyRange: (model) => {
      const { table } = knownColumn(model);
      const { startRow, endRow } = bodyArea(table);
      return model.session.make.range({ ...columnArea(model), startRow, endRow });
    },
    GetHeaderRowRange: (model) => {
      const { table } = knownColumn(model);
      if (!table.hasHeaders) throw itemNotFound("The table has no header row.");
      return model.session.make.range({ ...columnArea(model), endRow: table.area.startRow });
    },
    GetTotalRowRange: (model) => {
      const { table } = knownColumn(model);
      if (!table.hasTotals) throw itemNotFound("The table has no totals row.");
      return model.session.make.range({ ...columnArea(model), startRow: table.area.endRow });
    },
    Delete: (model) => {
      const { table, index } = knownColumn(model);
      model.session.writableArea(table.area);
      refusingTorn(() => deleteTableColumn(model.session.book, model.session.tables, table, index));
    },
  },
});

export const tableColumnCollectionClass = defineClass<TableModel>({
  name: "TableColumnCollection",
  items: (model) => knownTable(model).columns.map((column) => tableColumnClass({ ...model, columnId: column.id })),
  item: (model, args) => {
    const column = find(model, args[0]);
    if (!column) throw itemNotFound(`The table ${knownTable(model).name} has no column ${String(args[0])}.`);
    return column;
  },
  properties: { Count: { get: (model) => knownTable(model).columns.length } },
  methods: {
    Add: add,
    GetCount: (model) => knownTable(model).columns.length,
    GetItemAt: (model, args) => {
      const column = knownTable(model).columns[wholeNumber(args, 0, "index")];
      if (!column) throw itemNotFound("The table has not that many columns.");
      return tableColumnClass({ ...model, columnId: column.id });
    },
    GetItemOrNullObject: (model, args) => find(model, args[0]),
  },
});

function columnArea(model: TableColumnModel): Area {
  const { table, index } = knownColumn(model);
  const at = table.area.startColumn + index;
  return { ...table.area, startColumn: at, endColumn: at };
}

/** Excel's column ids are numbers; ours are texts. The same text always answers the same number. */
function numericId(columnId: string): number {
  if (/^\d{1,9}$/.test(columnId)) return Number(columnId);
  let hash = 0;
  for (const character of columnId) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return 1_000_000 + (hash % 1_000_000_000);
}

function find(model: TableModel, key: Argument | undefined): HostObject | null {
  const column = knownTable(model).columns.find((one) =>
    typeof key === "number" ? numericId(one.id) === key : one.name.toLowerCase() === String(key).toLowerCase(),
  );
  return column ? tableColumnClass({ ...model, columnId: column.id }) : null;
}

function rename(model: TableColumnModel, value: Json): void {
  const { table, index, column } = knownColumn(model);
  const names = table.columns.map((one) => one.name);
  const others = names.filter((_, place) => place !== index).map((name) => name.toLowerCase());
  const wanted = String(value);
  if (wanted === "") throw invalidArgument("A column of a table needs a name.");
  const name = others.includes(wanted.toLowerCase()) ? (uniqueNames([...others, wanted]).at(-1) ?? wanted) : wanted;
  model.session.writableArea(columnArea(model));
  const columns = table.columns.map((one) => (one.id === column.id ? { id: one.id, name } : one));
  model.session.tables.change(table, { columns });
  if (table.hasHeaders) writeHeaders(model.session.book, table.area, columns.map((one) => one.name));
}

function add(model: TableModel, args: readonly Argument[]): HostObject {
  const { session } = model;
  const table = knownTable(model);
  const count = table.columns.length;
  const asked = wholeNumber(args, 0, "index", count);
  const index = asked < 0 ? count : asked;
  if (index > count) throw invalidArgument("index lies beyond the last column.");
  const values = plainArgument(args, 1);
  const name = typeof args[2] === "string" && args[2] !== "" ? args[2] : headerIn(values, table);
  session.writableArea(table.area);
  const grown = refusingTorn(() => insertTableColumns(session.book, session.tables, table, index, [name]));
  const added = grown.columns[index];
  if (!added) throw invalidArgument("The column could not be added.");
  const column: TableColumnModel = { ...model, columnId: added.id };
  if (values !== null) writeColumnValues(column, values, typeof args[2] === "string" && args[2] !== "");
  return tableColumnClass(column);
}

/** A column's values may be given with its header (whole column) or, together with a name, for the body only. */
function writeColumnValues(column: TableColumnModel, values: Json, isNamed: boolean): void {
  const { table } = knownColumn(column);
  const whole = columnArea(column);
  const rows = Array.isArray(values) ? values.length : null;
  const isWhole = rows === null || rows === whole.endRow - whole.startRow + 1;
  const body = bodyArea(table);
  const area = isWhole && rows !== null ? whole : { ...whole, startRow: body.startRow, endRow: body.endRow };
  writeRangeInputs({ session: column.session, area }, values);
  if (isNamed && isWhole && table.hasHeaders) {
    writeHeaders(column.session.book, table.area, table.columns.map((one) => one.name));
  }
}

function headerIn(values: Json, table: BookTable): string {
  const [first] = Array.isArray(values) ? values : [];
  const rows = table.area.endRow - table.area.startRow + 1;
  if (Array.isArray(first) && Array.isArray(values) && values.length === rows && table.hasHeaders) return String(first[0] ?? "");
  return "";
}
