// Adds, deletes, renames, moves and hides sheets, each as an undoable change.
// Promises: Excel's rules for sheet names; new sheets have Excel's free name (Sheet1, Sheet2 ...). Never touches cells.
import { BooleanNumber, generateRandomId, mergeWorksheetSnapshotWithDefault } from "@univerjs/core";
import {
  InsertSheetMutation,
  InsertSheetUndoMutationFactory,
  RemoveSheetCommand,
  RemoveSheetMutation,
  SetWorksheetHideMutation,
  SetWorksheetNameCommand,
  SetWorksheetOrderCommand,
} from "@univerjs/sheets";
import type { Book } from "./book";

export type SheetVisibility = "Visible" | "Hidden" | "VeryHidden";

const emptySheet = { rowCount: 1000, columnCount: 26, cellData: {} };

/** What is wrong with a sheet name, as a sentence, or null. Source: Excel's own limits. */
export function sheetNameProblem(name: string): string | null {
  if (name.trim() === "") return "A sheet needs a name.";
  if (name.length > 31) return `A sheet name has at most 31 characters; this one has ${name.length}.`;
  if (/[:\\/?*[\]]/.test(name)) return `A sheet name must not contain : \\ / ? * [ or ]; this one is ${name}.`;
  if (name.startsWith("'") || name.endsWith("'")) return "A sheet name must not begin or end with an apostrophe.";
  return null;
}

/** Adds an empty sheet after the last one and answers its id. */
export function addSheet(book: Book, name: string | null): string {
  const id = generateRandomId(8);
  const params = {
    unitId: book.unitId,
    index: book.facade.getNumSheets(),
    sheet: mergeWorksheetSnapshotWithDefault({ ...emptySheet, id, name: name ?? freeSheetName(book) }),
  };
  book.apply({
    redo: [{ id: InsertSheetMutation.id, params }],
    undo: [{ id: RemoveSheetMutation.id, params: InsertSheetUndoMutationFactory(book.injector, params) }],
  });
  return id;
}

export function deleteSheet(book: Book, sheetId: string): void {
  book.run(RemoveSheetCommand.id, { unitId: book.unitId, subUnitId: sheetId });
}

export function renameSheet(book: Book, sheetId: string, name: string): void {
  if (book.sheet(sheetId).getSheetName() === name) return;
  book.run(SetWorksheetNameCommand.id, { unitId: book.unitId, subUnitId: sheetId, name });
}

export function moveSheet(book: Book, sheetId: string, position: number): void {
  const order = Math.max(0, Math.min(position, book.facade.getNumSheets() - 1));
  book.run(SetWorksheetOrderCommand.id, { unitId: book.unitId, subUnitId: sheetId, order });
}

export function sheetVisibility(book: Book, sheetId: string): SheetVisibility {
  if (!book.sheet(sheetId).isSheetHidden()) return "Visible";
  return book.sheet(sheetId).getCustomMetadata()?.["isVeryHidden"] === true ? "VeryHidden" : "Hidden";
}

export function setSheetVisibility(book: Book, sheetId: string, visibility: SheetVisibility): void {
  const sheet = book.sheet(sheetId);
  const common = { unitId: book.unitId, subUnitId: sheetId };
  const isHidden = sheet.isSheetHidden();
  const asNumber = (isTrue: boolean): BooleanNumber => (isTrue ? BooleanNumber.TRUE : BooleanNumber.FALSE);
  book.apply({
    redo: [{ id: SetWorksheetHideMutation.id, params: { ...common, hidden: asNumber(visibility !== "Visible") } }],
    undo: [{ id: SetWorksheetHideMutation.id, params: { ...common, hidden: asNumber(isHidden) } }],
  });
  const custom: Record<string, unknown> = { ...sheet.getCustomMetadata() };
  delete custom["isVeryHidden"];
  sheet.setCustomMetadata(visibility === "VeryHidden" ? { ...custom, isVeryHidden: true } : custom);
}

function freeSheetName(book: Book): string {
  for (let number = 1; ; number++) {
    const name = `Sheet${number}`;
    if (!book.sheetByName(name)) return name;
  }
}
