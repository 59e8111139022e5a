// Excel.Table and its collection.
import { defineClass } from "../objectModel";
import { bodyOf } from "../session";
import type { Session } from "../session";
import type { BookTable } from "../../univer/tables";
import { itemNotFound, textArgument } from "./arguments";
import type { ScopedModel, TableModel } from "./models";

export const tableClass = defineClass<TableModel>({
  name: "Table",
  identity: ({ tableId }) => ({ Id: tableId }),
  properties: {
    Id: { get: ({ tableId }) => tableId },
    Name: { get: (model) => known(model).name },
  },
  navigation: { Worksheet: (model) => model.session.make.worksheet(known(model).area.sheetId) },
  methods: {
    GetRange: (model) => model.session.make.range(known(model).area),
    GetDataBodyRange: (model) => model.session.make.range(bodyOf(known(model))),
  },
});

export const tableCollectionClass = defineClass<ScopedModel>({
  name: "TableCollection",
  items: ({ session, sheetId }) => tablesOf(session, sheetId).map((table) => session.make.table(table.id)),
  item: ({ session, sheetId }, args) => {
    const key = textArgument(args, 0, "key");
    const table = tablesOf(session, sheetId).find((one) => one.id === key || one.name.toLowerCase() === key.toLowerCase());
    if (!table) throw itemNotFound(`There is no table called ${key}.`);
    return session.make.table(table.id);
  },
  properties: { Count: { get: ({ session, sheetId }) => tablesOf(session, sheetId).length } },
});

function tablesOf(session: Session, sheetId: string | null): readonly BookTable[] {
  return sheetId === null ? session.tables.all() : session.tables.inSheet(sheetId);
}

function known({ session, tableId }: TableModel): BookTable {
  const table = session.tables.find(tableId);
  if (!table) throw itemNotFound("The table is no longer in the workbook.");
  return table;
}

