// Excel.RangeSort and TableSort: rows put in order by the values of some of their columns.
// Promises: Excel's order (numbers, text, FALSE, TRUE, errors, blanks last), stable, whole rows of the range move together.
// Never sorts by colour or icon, nor columns: those are refused.
import type { Area } from "../../univer/book";
import { sortRows } from "../../univer/sorting";
import type { SortKey } from "../../univer/sorting";
import { bodyArea } from "../../univer/tableShape";
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import type { Argument, Json } from "../objectModel";
import type { Session } from "../session";
import { invalidArgument, isTrue, optionOf, plainArgument } from "./arguments";
import { knownTable } from "./knownTable";
import type { RangeModel, TableModel } from "./models";

export const rangeSortClass = defineClass<RangeModel>({
  name: "RangeSort",
  methods: {
    Apply: ({ session, area }, args) => {
      if (args[3] === "Columns") throw new HostError("UnsupportedOperation", "This host sorts rows, not columns.");
      const body = isTrue(args, 2) ? { ...area, startRow: Math.min(area.endRow, area.startRow + 1) } : area;
      sort(session, body, keysOf(args), isTrue(args, 1));
    },
  },
});

export const tableSortClass = defineClass<TableModel>({
  name: "TableSort",
  properties: {
    Fields: { get: (model) => stored(model, "fields") },
    MatchCase: { get: (model) => stored(model, "matchCase") === true },
    Method: { get: () => "PinYin" },
  },
  methods: {
    Apply: (model, args) => {
      const table = knownTable(model);
      sort(model.session, bodyArea(table), keysOf(args), isTrue(args, 1));
      model.session.tables.change(knownTable(model), { meta: { ...table.meta, sort: { fields: plainArgument(args, 0), matchCase: isTrue(args, 1) } } });
    },
    Clear: (model) => {
      const table = knownTable(model);
      model.session.tables.change(table, { meta: { ...table.meta, sort: {} } });
    },
    Reapply: (model) => {
      const fields = stored(model, "fields");
      if (fields !== null) sort(model.session, bodyArea(knownTable(model)), keysOf([fields]), stored(model, "matchCase") === true);
    },
  },
});

function stored(model: TableModel, name: string): Json {
  return optionOf((knownTable(model).meta["sort"] ?? {}) as Json, name);
}

function keysOf(args: readonly Argument[]): SortKey[] {
  const fields = plainArgument(args, 0);
  if (!Array.isArray(fields) || fields.length === 0) throw invalidArgument("Sorting needs at least one field.");
  return fields.map((field: Json) => {
    const key = optionOf(field, "key");
    const sortOn = optionOf(field, "sortOn");
    if (typeof key !== "number") throw invalidArgument("A sort field needs the place of its column as key.");
    if (sortOn !== null && sortOn !== "Value") throw new HostError("UnsupportedOperation", `This host sorts by value, not by ${String(sortOn)}.`);
    return { column: key, isDescending: optionOf(field, "ascending") === false };
  });
}

function sort(session: Session, area: Area, keys: readonly SortKey[], isCaseSensitive: boolean): void {
  session.requireAllowed(area.sheetId, "allowSort");
  if (keys.some((key) => key.column < 0 || key.column > area.endColumn - area.startColumn)) throw invalidArgument("A sort key lies outside the range.");
  sortRows(session.book, session.writableArea(area), keys, isCaseSensitive);
}
