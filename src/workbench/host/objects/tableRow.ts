// Excel.TableRow and its collection: body rows by place, added and deleted.
// Promises: rows are counted from 0 below the header; a table keeps one row. Cells beside the table stay.
import type { Area } from "../../univer/book";
import { readValues } from "../../univer/cellReading";
import { bodyArea, deleteTableRows, insertTableRows } from "../../univer/tableShape";
import { usedArea } from "../../univer/regions";
import { defineClass } from "../objectModel";
import type { Argument, HostObject, Json } from "../objectModel";
import { invalidArgument, itemNotFound, plainArgument, wholeNumber } from "./arguments";
import { knownTable, refusingTorn } from "./knownTable";
import type { TableModel } from "./models";
import { writeRangeInputs } from "./writeRange";

/** A body row of a table by its place from 0. */
interface TableRowModel extends TableModel {
  readonly index: number;
}

export const tableRowClass = defineClass<TableRowModel>({
  name: "TableRow",
  identity: ({ index }) => ({ _Index: index }),
  properties: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (model) => readValues(model.session.book, rowArea(model)),
      set: (model, value) => writeRangeInputs({ session: model.session, area: rowArea(model) }, value),
    },
  },
  methods: {
    GetRange: (model) => model.session.make.range(rowArea(model)),
    Delete: (model) => remove(model, model.index, 1),
  },
});

export const tableRowCollectionClass = defineClass<TableModel>({
  name: "TableRowCollection",
  items: (model) => Array.from({ length: bodyRows(model) }, (_, index) => tableRowClass({ ...model, index })),
  properties: { Count: { get: (model) => bodyRows(model) } },
  methods: {
    Add: add,
    GetCount: (model) => bodyRows(model),
    GetItemAt: (model, args) => rowAt(model, wholeNumber(args, 0, "index")),
    DeleteRowsAt: (model, args) => remove(model, wholeNumber(args, 0, "index"), wholeNumber(args, 1, "count", 1)),
    DeleteRows: (model, args) => {
      const places = (Array.isArray(args[0]) ? args[0] : []).map((row) => (typeof row === "number" ? row : tableRowClass.modelOf(row)?.index));
      if (places.some((place) => place === undefined)) throw invalidArgument("rows must be places or rows of this table.");
      for (const place of [...new Set(places)].sort((a, b) => Number(b) - Number(a))) remove(model, Number(place), 1);
    },
  },
});

function bodyRows(model: TableModel): number {
  const body = bodyArea(knownTable(model));
  return body.endRow - body.startRow + 1;
}

function rowArea(model: TableRowModel): Area {
  const body = bodyArea(knownTable(model));
  const row = body.startRow + model.index;
  if (row > body.endRow) throw itemNotFound("The table has not that many rows.");
  return { ...body, startRow: row, endRow: row };
}

function rowAt(model: TableModel, index: number): HostObject {
  if (index < 0 || index >= bodyRows(model)) throw itemNotFound("The table has not that many rows.");
  return tableRowClass({ ...model, index });
}

function add(model: TableModel, args: readonly Argument[]): HostObject {
  const { session } = model;
  const table = knownTable(model);
  const rows = bodyRows(model);
  const asked = wholeNumber(args, 0, "index", rows);
  const index = asked < 0 ? rows : asked;
  if (index > rows) throw invalidArgument("index lies beyond the last row.");
  const values = plainArgument(args, 1);
  const lines = asLines(values, table.columns.length);
  session.writableArea(table.area);
  const body = bodyArea(table);
  // A new table's only row is empty: Excel fills it instead of adding one below.
  const isFirstFilled = rows === 1 && index === rows && usedArea(session.book, body, true) === null && lines !== null;
  const first = isFirstFilled ? 0 : index;
  const more = lines === null ? 1 : lines.length - (isFirstFilled ? 1 : 0);
  if (more > 0) refusingTorn(() => insertTableRows(session.book, session.tables, table, isFirstFilled ? 1 : index, more));
  if (lines !== null) {
    const startRow = body.startRow + first;
    writeRangeInputs({ session, area: { ...body, startRow, endRow: startRow + lines.length - 1 } }, lines);
  }
  return tableRowClass({ ...model, index: first });
}

/** Values for new rows: a matrix, one row, or one value for every cell. */
function asLines(values: Json, width: number): Json[][] | null {
  if (values === null) return null;
  if (!Array.isArray(values)) return [Array.from({ length: width }, () => values)];
  const lines: Json[][] = values.every((line: Json) => Array.isArray(line)) ? values.map((line: Json) => [...(line as Json[])]) : [[...values]];
  if (lines.some((line) => line.length !== width)) throw invalidArgument(`The table has ${width} columns; the values given have another number.`);
  return lines;
}

function remove(model: TableModel, index: number, count: number): void {
  const table = knownTable(model);
  if (index < 0 || count < 1 || index + count > bodyRows(model)) throw invalidArgument("The rows to delete are not all in the table.");
  model.session.writableArea(table.area);
  refusingTorn(() => deleteTableRows(model.session.book, model.session.tables, table, index, count));
}
