// Excel.NamedItem and its collection: names of the workbook or of a sheet, LAMBDAs included.
// Promises: a name that is no range has no range; names follow Excel's rules. Never invents a value.
import type { Area } from "../../univer/book";
import { formatAddress } from "../../univer/address";
import { readValues } from "../../univer/cellReading";
import { nameProblem, namesIn, removeName, setName } from "../../univer/names";
import type { BookName } from "../../univer/names";
import { HostError } from "../hostError";
import { defineClass, isHostObject } from "../objectModel";
import type { Argument, HostObject, Json } from "../objectModel";
import { areaArgument, invalidArgument, itemNotFound, textArgument } from "./arguments";
import type { NameModel, ScopedModel } from "./models";

/** The values behind a name, for NamedItem.arrayValues. */
export const namedItemArrayValuesClass = defineClass<NameModel>({
  name: "NamedItemArrayValues",
  properties: {
    Values: {
      get: (model) => {
        const area = areaOf(model);
        return area ? readValues(model.session.book, area) : [[valueOf(model)]];
      },
    },
  },
});

export const namedItemClass = defineClass<NameModel>({
  name: "NamedItem",
  identity: ({ name }) => ({ _Id: name }),
  properties: {
    Name: { get: ({ name }) => name },
    Formula: {
      get: (model) => known(model).formula,
      set: (model, value) => setName(model.session.book, { ...known(model), formula: asFormula(String(value)) }),
    },
    Value: { get: valueOf },
    Type: { get: typeOf },
    Visible: {
      get: (model) => known(model).isVisible,
      set: (model, value) => setName(model.session.book, { ...known(model), isVisible: value === true }),
    },
    Comment: {
      get: (model) => known(model).comment,
      set: (model, value) => setName(model.session.book, { ...known(model), comment: String(value) }),
    },
    Scope: { get: ({ sheetId }) => (sheetId === null ? "Workbook" : "Worksheet") },
  },
  navigation: {
    Worksheet: ({ session, sheetId }) => {
      if (sheetId === null) throw itemNotFound("The name belongs to the workbook, not to a sheet.");
      return session.make.worksheet(sheetId);
    },
    ArrayValues: (model) => namedItemArrayValuesClass(model),
    WorksheetOrNullObject: ({ session, sheetId }) => (sheetId === null ? null : session.make.worksheet(sheetId)),
  },
  methods: {
    Delete: (model) => removeName(model.session.book, known(model)),
    GetRange: (model) => {
      const area = areaOf(model);
      if (!area) throw itemNotFound(`${model.name} is no range.`);
      return model.session.make.range(area);
    },
    GetRangeOrNullObject: (model) => {
      const area = areaOf(model);
      return area ? model.session.make.range(area) : null;
    },
  },
});

export const namedItemCollectionClass = defineClass<ScopedModel>({
  name: "NamedItemCollection",
  items: ({ session, sheetId }) => namesIn(session.book, sheetId).map(({ name }) => namedItemClass({ session, sheetId, name })),
  item: (model, args) => {
    const found = find(model, args[0]);
    if (!found) throw itemNotFound(`There is no name ${String(args[0])}.`);
    return found;
  },
  methods: {
    Add: (model, args) => add(model, args, contentOf(model, args)),
    AddFormulaLocal: (model, args) => add(model, args, asFormula(textArgument(args, 1, "formula"))),
    GetCount: ({ session, sheetId }) => namesIn(session.book, sheetId).length,
    GetItemOrNullObject: (model, args) => find(model, args[0]),
  },
});

function known({ session, sheetId, name }: NameModel): BookName {
  const entry = namesIn(session.book, sheetId).find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!entry) throw itemNotFound(`The name ${name} is no longer in the workbook.`);
  return entry;
}

function find({ session, sheetId }: ScopedModel, key: Argument | undefined): HostObject | null {
  const entry = namesIn(session.book, sheetId).find((one) => one.name.toLowerCase() === String(key).toLowerCase());
  return entry ? namedItemClass({ session, sheetId, name: entry.name }) : null;
}

function add(model: ScopedModel, args: readonly Argument[], formula: string): HostObject {
  const name = textArgument(args, 0, "name");
  const problem = nameProblem(name);
  if (problem) throw invalidArgument(problem);
  if (find(model, name) || model.session.tables.findByName(name)) {
    throw new HostError("ItemAlreadyExists", `A resource with the same name or identifier already exists: ${name} is taken.`);
  }
  setName(model.session.book, { name, formula, comment: typeof args[2] === "string" ? args[2] : "", isVisible: true, sheetId: model.sheetId });
  return namedItemClass({ session: model.session, sheetId: model.sheetId, name });
}

/** A range object becomes an absolute reference; text is a formula as it stands; numbers and truths are constants. */
function contentOf({ session, sheetId }: ScopedModel, args: readonly Argument[]): string {
  const reference = args[1];
  if (isHostObject(reference)) {
    const area = areaArgument(session, args, 1, sheetId ?? session.activeSheetId);
    return `=${absolute(formatAddress(session.book.sheet(area.sheetId).getSheetName(), area))}`;
  }
  if (typeof reference === "string") return asFormula(reference);
  if (typeof reference === "number" || typeof reference === "boolean") return `=${String(reference).toUpperCase()}`;
  throw invalidArgument("reference is a range, a formula or a value.");
}

function absolute(address: string): string {
  const bang = address.lastIndexOf("!");
  return address.slice(0, bang + 1) + address.slice(bang + 1).replace(/([A-Z]+)(\d*)|(\d+)/g, (_, letters?: string, digits?: string, row?: string) =>
    row !== undefined ? `$${row}` : `$${letters}${digits ? `$${digits}` : ""}`,
  );
}

function asFormula(text: string): string {
  return text.startsWith("=") ? text : `="${text.replaceAll('"', '""')}"`;
}

function areaOf(model: NameModel): Area | null {
  return model.session.areaOfReference(known(model).formula, model.sheetId ?? model.session.activeSheetId);
}

function typeOf(model: NameModel): string {
  if (areaOf(model)) return "Range";
  const content = constantIn(known(model).formula);
  if (typeof content === "number") return "Double";
  if (typeof content === "boolean") return "Boolean";
  return "String";
}

/** A range answers its address, a constant its value, a formula its text: the engine calculates formulas only in cells. */
function valueOf(model: NameModel): Json {
  const area = areaOf(model);
  if (area) return formatAddress(model.session.book.sheet(area.sheetId).getSheetName(), area);
  const { formula } = known(model);
  return constantIn(formula) ?? formula;
}

function constantIn(formula: string): string | number | boolean | null {
  const content = formula.slice(1).trim();
  if (/^"(?:[^"]|"")*"$/.test(content)) return content.slice(1, -1).replaceAll('""', '"');
  if (/^(true|false)$/i.test(content)) return content.toLowerCase() === "true";
  return content !== "" && Number.isFinite(Number(content)) ? Number(content) : null;
}
