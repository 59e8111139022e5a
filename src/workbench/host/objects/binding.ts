// Excel.Binding and its collection: names that add-ins give to ranges and tables.
// Promises: a binding follows its cells; it lives as long as the host. Text bindings answer one cell's text.
import type { Area } from "../../univer/book";
import { readTexts } from "../../univer/cellReading";
import { selectedAreas } from "../../univer/selection";
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import type { Argument, HostObject } from "../objectModel";
import type { Session } from "../session";
import { areaArgument, invalidArgument, itemNotFound, textArgument, wholeNumber } from "./arguments";
import type { SessionModel } from "./models";

interface BindingModel extends SessionModel {
  readonly id: string;
}

export const bindingClass = defineClass<BindingModel>({
  name: "Binding",
  identity: ({ id }) => ({ Id: id }),
  properties: { Id: { get: ({ id }) => id }, Type: { get: (model) => known(model).type } },
  methods: {
    GetRange: (model) => {
      const { type, area } = known(model);
      if (type === "Text") throw invalidBinding();
      return model.session.make.range(area);
    },
    GetTable: (model) => {
      const { type, area } = known(model);
      const table = model.session.tables.inSheet(area.sheetId).find((one) => one.area.startRow === area.startRow && one.area.startColumn === area.startColumn);
      if (type !== "Table" || !table) throw invalidBinding();
      return model.session.make.table(table.id);
    },
    GetText: (model) => {
      const { type, area } = known(model);
      if (type !== "Text") throw invalidBinding();
      return readTexts(model.session.book, area)[0]?.[0] ?? "";
    },
    Delete: ({ session, id }) => void session.bindings.delete(id),
  },
});

export const bindingCollectionClass = defineClass<SessionModel>({
  name: "BindingCollection",
  items: ({ session }) => [...session.bindings.keys()].map((id) => bindingClass({ session, id })),
  item: ({ session }, args) => {
    const found = find(session, args[0]);
    if (!found) throw itemNotFound(`There is no binding ${String(args[0])}.`);
    return found;
  },
  properties: { Count: { get: ({ session }) => session.bindings.size } },
  methods: {
    Add: ({ session }, args) => add(session, areaArgument(session, args, 0, session.activeSheetId), args, 1),
    AddFromSelection: ({ session }, args) => {
      const [area] = selectedAreas(session.book, session.activeSheetId);
      if (!area) throw invalidArgument("Nothing is selected.");
      return add(session, area, args, 0);
    },
    AddFromNamedItem: ({ session }, args) => {
      const area = session.findNamedArea(textArgument(args, 0, "name"), session.activeSheetId);
      if (!area) throw itemNotFound(`There is no name ${String(args[0])}.`);
      return add(session, area, args, 1);
    },
    GetCount: ({ session }) => session.bindings.size,
    GetItemAt: ({ session }, args) => {
      const id = [...session.bindings.keys()][wholeNumber(args, 0, "index")];
      if (id === undefined) throw itemNotFound("There are not that many bindings.");
      return bindingClass({ session, id });
    },
    GetItemOrNullObject: ({ session }, args) => find(session, args[0]),
  },
});

function add(session: Session, area: Area, args: readonly Argument[], typeIndex: number): HostObject {
  const type = args[typeIndex];
  const id = textArgument(args, typeIndex + 1, "id");
  if (type !== "Range" && type !== "Table" && type !== "Text") throw invalidArgument("bindingType is Range, Table or Text.");
  session.bindings.set(id, { type, area: { ...area } });
  return bindingClass({ session, id });
}

function known({ session, id }: BindingModel): { type: string; area: Area } {
  const binding = session.bindings.get(id);
  if (!binding) throw itemNotFound(`The binding ${id} is gone.`);
  return binding;
}

function find(session: Session, id: Argument | undefined): HostObject | null {
  return typeof id === "string" && session.bindings.has(id) ? bindingClass({ session, id }) : null;
}

function invalidBinding(): HostError {
  return new HostError("InvalidOperation", "This operation is not permitted for a binding of this type.");
}
