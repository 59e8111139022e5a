// Parts of a worksheet that are classes of their own: protection, frozen panes, custom properties.
// Promises: protection answers exactly the options it was given; a wrong password is AccessDenied.
import { freeze } from "../../univer/structure";
import type { ProtectionOptions } from "../../univer/protection";
import { lastGridColumn, lastGridRow } from "../../univer/address";
import type { Area } from "../../univer/book";
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import type { Argument, HostObject, Json } from "../objectModel";
import { areaArgument, itemNotFound, plainArgument, textArgument, wholeNumber } from "./arguments";
import type { SheetModel } from "./models";

export const worksheetProtectionClass = defineClass<SheetModel>({
  name: "WorksheetProtection",
  properties: {
    Protected: { get: ({ session, sheetId }) => session.protection.of(sheetId) !== null },
    Options: { get: ({ session, sheetId }) => session.protection.of(sheetId)?.options ?? null },
  },
  methods: {
    Protect: ({ session, sheetId }, args) => {
      if (session.protection.of(sheetId)) throw new HostError("AccessDenied", "The sheet is protected already.");
      const password = typeof args[1] === "string" && args[1] !== "" ? args[1] : null;
      session.protection.protect(sheetId, (plainArgument(args, 0) ?? {}) as Partial<ProtectionOptions>, password);
    },
    Unprotect: ({ session, sheetId }, args) => {
      if (!session.protection.unprotect(sheetId, typeof args[0] === "string" ? args[0] : null)) {
        throw new HostError("AccessDenied", "The password for the sheet is not the right one.");
      }
    },
  },
});

export const worksheetFreezePanesClass = defineClass<SheetModel>({
  name: "WorksheetFreezePanes",
  methods: {
    FreezeRows: ({ session, sheetId }, args) => freeze(session.book, sheetId, wholeNumber(args, 0, "count", 1), 0),
    FreezeColumns: ({ session, sheetId }, args) => freeze(session.book, sheetId, 0, wholeNumber(args, 0, "count", 1)),
    FreezeAt: ({ session, sheetId }, args) => {
      const area = areaArgument(session, args, 0, sheetId);
      freeze(session.book, sheetId, area.endRow === lastGridRow ? 0 : area.endRow + 1, area.endColumn === lastGridColumn ? 0 : area.endColumn + 1);
    },
    Unfreeze: ({ session, sheetId }) => freeze(session.book, sheetId, 0, 0),
    GetLocation: (sheet) => {
      const area = frozenArea(sheet);
      if (!area) throw itemNotFound("No panes are frozen on this sheet.");
      return sheet.session.make.range(area);
    },
    GetLocationOrNullObject: (sheet) => {
      const area = frozenArea(sheet);
      return area ? sheet.session.make.range(area) : null;
    },
  },
});

interface PropertyModel extends SheetModel {
  readonly key: string;
}

export const worksheetCustomPropertyClass = defineClass<PropertyModel>({
  name: "WorksheetCustomProperty",
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    Value: { get: (model) => stored(model)[model.key] ?? "", set: (model, value) => store(model, model.key, value) },
  },
  methods: { Delete: (model) => store(model, model.key, null) },
});

export const worksheetCustomPropertyCollectionClass = defineClass<SheetModel>({
  name: "WorksheetCustomPropertyCollection",
  items: (sheet) => Object.keys(stored(sheet)).map((key) => worksheetCustomPropertyClass({ ...sheet, key })),
  item: (sheet, args) => {
    const found = find(sheet, args[0]);
    if (!found) throw itemNotFound(`The sheet has no property ${String(args[0])}.`);
    return found;
  },
  methods: {
    Add: (sheet, args) => {
      const key = textArgument(args, 0, "key");
      store(sheet, key, plainArgument(args, 1) ?? "");
      return worksheetCustomPropertyClass({ ...sheet, key });
    },
    GetCount: (sheet) => Object.keys(stored(sheet)).length,
    GetItemOrNullObject: (sheet, args) => find(sheet, args[0]),
  },
});

function frozenArea({ session, sheetId }: SheetModel): Area | null {
  const { xSplit, ySplit } = session.book.sheet(sheetId).getFreeze();
  if (xSplit <= 0 && ySplit <= 0) return null;
  return { sheetId, startRow: 0, startColumn: 0, endRow: ySplit > 0 ? ySplit - 1 : lastGridRow, endColumn: xSplit > 0 ? xSplit - 1 : lastGridColumn };
}

function stored({ session, sheetId }: SheetModel): Readonly<Record<string, string>> {
  const properties: unknown = session.book.sheet(sheetId).getCustomMetadata()?.["properties"];
  return typeof properties === "object" && properties !== null ? (properties as Record<string, string>) : {};
}

function store(sheet: SheetModel, key: string, value: Json): void {
  const worksheet = sheet.session.book.sheet(sheet.sheetId);
  const properties: Record<string, string> = { ...stored(sheet) };
  if (value === null) delete properties[key];
  else properties[key] = String(value);
  worksheet.setCustomMetadata({ ...worksheet.getCustomMetadata(), properties });
}

function find(sheet: SheetModel, key: Argument | undefined): HostObject | null {
  return typeof key === "string" && Object.hasOwn(stored(sheet), key) ? worksheetCustomPropertyClass({ ...sheet, key }) : null;
}
