// Excel.Worksheet and its collection: sheets by name or id, their order, visibility, protection and ranges.
// Promises: Excel's own rules for sheet names; the last visible sheet cannot be deleted. Never reads cells itself.
import { usedArea } from "../../univer/regions";
import { activateSheet } from "../../univer/selection";
import { addSheet, deleteSheet, moveSheet, renameSheet, setSheetVisibility, sheetNameProblem, sheetVisibility } from "../../univer/sheets";
import { isInsideGrid, lastGridColumn, lastGridRow } from "../../univer/address";
import type { Area } from "../../univer/book";
import { eventType, wholeWorkbook } from "../events";
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import type { Argument, HostObject } from "../objectModel";
import type { Session } from "../session";
import { invalidArgument, isTrue, itemNotFound, resolveAddress, textArgument, wholeNumber } from "./arguments";
import { eventMethods } from "./eventMethods";
import type { SessionModel, SheetModel } from "./models";
import { namedItemCollectionClass } from "./namedItem";
import { worksheetCustomPropertyCollectionClass, worksheetFreezePanesClass, worksheetProtectionClass } from "./sheetParts";

const sheetEvents = {
  DataChanged: eventType.worksheetDataChanged,
  Activated: eventType.worksheetActivated,
  Deactivated: eventType.worksheetDeactivated,
  SelectionChanged: eventType.worksheetSelectionChanged,
  Calculated: eventType.worksheetCalculated,
  FormatChanged: eventType.worksheetFormatChanged,
};

export const worksheetClass = defineClass<SheetModel>({
  name: "Worksheet",
  identity: ({ sheetId }) => ({ Id: sheetId }),
  properties: {
    Id: { get: ({ sheetId }) => sheetId },
    Name: {
      get: ({ session, sheetId }) => session.book.sheet(sheetId).getSheetName(),
      set: ({ session, sheetId }, value) => {
        const name = String(value);
        refuseName(session, name, sheetId);
        renameSheet(session.book, sheetId, name);
      },
    },
    Position: {
      get: ({ session, sheetId }) => session.book.sheet(sheetId).getIndex(),
      set: ({ session, sheetId }, value) => moveSheet(session.book, sheetId, wholeNumber([value], 0, "position")),
    },
    Visibility: {
      get: ({ session, sheetId }) => sheetVisibility(session.book, sheetId),
      set: ({ session, sheetId }, value) => {
        if (value !== "Visible" && value !== "Hidden" && value !== "VeryHidden") throw invalidArgument("visibility is Visible, Hidden or VeryHidden.");
        if (value !== "Visible") refuseHidingLastSheet(session, sheetId);
        setSheetVisibility(session.book, sheetId, value);
      },
    },
    TabColor: {
      get: ({ session, sheetId }) => session.book.sheet(sheetId).getTabColor()?.toUpperCase() ?? "",
      set: ({ session, sheetId }, value) => void session.book.sheet(sheetId).setTabColor(String(value)),
    },
    ShowGridlines: {
      get: ({ session, sheetId }) => !session.book.sheet(sheetId).hasHiddenGridLines(),
      set: ({ session, sheetId }, value) => void session.book.sheet(sheetId).setHiddenGridlines(value === false),
    },
  },
  navigation: {
    Tables: ({ session, sheetId }) => session.make.tables(sheetId),
    Names: ({ session, sheetId }) => namedItemCollectionClass({ session, sheetId }),
    Protection: (sheet) => worksheetProtectionClass(sheet),
    FreezePanes: (sheet) => worksheetFreezePanesClass(sheet),
    CustomProperties: (sheet) => worksheetCustomPropertyCollectionClass(sheet),
  },
  methods: {
    ...eventMethods<SheetModel>(sheetEvents, ({ sheetId }) => sheetId),
    Activate: ({ session, sheetId }) => activateSheet(session.book, sheetId),
    Calculate: ({ session }) => session.calculate(),
    Delete: ({ session, sheetId }) => {
      refuseHidingLastSheet(session, sheetId);
      deleteSheet(session.book, sheetId);
    },
    GetCell: ({ session, sheetId }, args) => {
      const row = wholeNumber(args, 0, "row");
      const column = wholeNumber(args, 1, "column");
      return rangeAt(session, { sheetId, startRow: row, startColumn: column, endRow: row, endColumn: column });
    },
    GetRange: ({ session, sheetId }, args) => {
      const address = args[0];
      if (address === null || address === undefined || address === "") {
        return session.make.range({ sheetId, startRow: 0, startColumn: 0, endRow: lastGridRow, endColumn: lastGridColumn });
      }
      return session.make.range(resolveAddress(session, textArgument(args, 0, "address"), sheetId));
    },
    GetRanges: ({ session, sheetId }, args) => {
      const addresses = textArgument(args, 0, "address").split(",");
      return session.make.rangeAreas(addresses.map((address) => resolveAddress(session, address, sheetId)));
    },
    GetRangeByIndexes: ({ session, sheetId }, args) => {
      const startRow = wholeNumber(args, 0, "startRow");
      const startColumn = wholeNumber(args, 1, "startColumn");
      const endRow = startRow + wholeNumber(args, 2, "rowCount") - 1;
      const endColumn = startColumn + wholeNumber(args, 3, "columnCount") - 1;
      return rangeAt(session, { sheetId, startRow, startColumn, endRow, endColumn });
    },
    GetUsedRange: ({ session, sheetId }, args) => {
      const first = { sheetId, startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };
      return session.make.range(usedInSheet(session, sheetId, isTrue(args, 0)) ?? first);
    },
    GetUsedRangeOrNullObject: ({ session, sheetId }, args) => {
      const used = usedInSheet(session, sheetId, isTrue(args, 0));
      return used ? session.make.range(used) : null;
    },
    GetNext: (sheet, args) => required(neighbour(sheet, 1, isTrue(args, 0)), "There is no sheet after this one."),
    GetNextOrNullObject: (sheet, args) => neighbour(sheet, 1, isTrue(args, 0)),
    GetPrevious: (sheet, args) => required(neighbour(sheet, -1, isTrue(args, 0)), "There is no sheet before this one."),
    GetPreviousOrNullObject: (sheet, args) => neighbour(sheet, -1, isTrue(args, 0)),
    _GetSheetById: ({ session }, args) => findSheet(session, args[0]),
    _GetAnotherWorksheetById: ({ session }, args) => findSheet(session, args[0]),
  },
});

export const worksheetCollectionClass = defineClass<SessionModel>({
  name: "WorksheetCollection",
  items: ({ session }) => session.book.facade.getSheets().map((sheet) => session.make.worksheet(sheet.getSheetId())),
  item: ({ session }, args) => required(findSheet(session, args[0]), `There is no sheet called ${String(args[0])}.`),
  methods: {
    ...eventMethods<SessionModel>(
      { ...sheetEvents, Added: eventType.worksheetAdded, Deleted: eventType.worksheetDeleted },
      () => wholeWorkbook,
    ),
    Add: ({ session }, args) => {
      const name = typeof args[0] === "string" && args[0] !== "" ? args[0] : null;
      if (name !== null) refuseName(session, name, null);
      return session.make.worksheet(addSheet(session.book, name));
    },
    GetActiveWorksheet: ({ session }) => session.make.worksheet(session.book.facade.getActiveSheet().getSheetId()),
    GetCount: ({ session }, args) => sheetIds(session, isTrue(args, 0)).length,
    GetFirst: ({ session }, args) => required(firstOf(session, sheetIds(session, isTrue(args, 0))), "There is no sheet."),
    GetLast: ({ session }, args) => required(firstOf(session, sheetIds(session, isTrue(args, 0)).reverse()), "There is no sheet."),
    GetItemOrNullObject: ({ session }, args) => findSheet(session, args[0]),
  },
});

function findSheet(session: Session, key: Argument | undefined): HostObject | null {
  if (typeof key !== "string") throw invalidArgument("A sheet is found by its name or id.");
  const byId = session.book.hasSheet(key) ? key : session.book.sheetByName(key)?.getSheetId();
  return byId === undefined ? null : session.make.worksheet(byId);
}

function required(object: HostObject | null, problem: string): HostObject {
  if (!object) throw itemNotFound(problem);
  return object;
}

function sheetIds(session: Session, isVisibleOnly: boolean): string[] {
  return session.book.facade
    .getSheets()
    .filter((sheet) => !isVisibleOnly || !sheet.isSheetHidden())
    .map((sheet) => sheet.getSheetId());
}

function firstOf(session: Session, ids: readonly string[]): HostObject | null {
  const [id] = ids;
  return id === undefined ? null : session.make.worksheet(id);
}

function neighbour({ session, sheetId }: SheetModel, step: 1 | -1, isVisibleOnly: boolean): HostObject | null {
  const all = session.book.facade.getSheets();
  const at = all.findIndex((sheet) => sheet.getSheetId() === sheetId);
  for (let index = at + step; index >= 0 && index < all.length; index += step) {
    const sheet = all[index];
    if (sheet && (!isVisibleOnly || !sheet.isSheetHidden())) return session.make.worksheet(sheet.getSheetId());
  }
  return null;
}

function usedInSheet(session: Session, sheetId: string, isValuesOnly: boolean): Area | null {
  const whole = { sheetId, startRow: 0, startColumn: 0, endRow: lastGridRow, endColumn: lastGridColumn };
  return usedArea(session.book, whole, isValuesOnly);
}

function rangeAt(session: Session, area: Area): HostObject {
  if (!isInsideGrid(area)) throw invalidArgument("The range would lie outside the sheet.");
  return session.make.range(area);
}

function refuseName(session: Session, name: string, ownSheetId: string | null): void {
  const problem = sheetNameProblem(name);
  if (problem) throw invalidArgument(problem);
  const taken = session.book.sheetByName(name);
  if (taken && taken.getSheetId() !== ownSheetId) {
    throw new HostError("ItemAlreadyExists", `A resource with the same name or identifier already exists: a sheet is already called ${name}.`);
  }
}

function refuseHidingLastSheet(session: Session, sheetId: string): void {
  const others = session.book.facade.getSheets().filter((sheet) => sheet.getSheetId() !== sheetId && !sheet.isSheetHidden());
  if (others.length === 0) throw new HostError("InvalidOperation", "This operation is not permitted: a workbook must keep one visible sheet.");
}

