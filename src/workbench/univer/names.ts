// Names of the workbook and of its sheets: ranges, constants, formulas and LAMBDAs under a name.
// Promises: Excel's rules for names; undoable. Never calculates a name except through a cell that uses it.
import { generateRandomId } from "@univerjs/core";
import { IDefinedNamesService, RemoveDefinedNameMutation, SetDefinedNameMutation } from "@univerjs/engine-formula";
import type { ISetDefinedNameMutationParam } from "@univerjs/engine-formula";
import type { Book } from "./book";

/** Univer's mark for a name that the whole workbook knows. */
const workbookScope = "AllDefaultWorkbook";

export interface BookName {
  readonly id: string;
  readonly name: string;
  /** With its leading "=". */
  readonly formula: string;
  readonly comment: string;
  readonly isVisible: boolean;
  /** The sheet that alone knows the name, or null. */
  readonly sheetId: string | null;
}

/** Every name: the workbook's own (null) or one sheet's. */
export function namesIn(book: Book, sheetId: string | null): BookName[] {
  return Object.values(book.injector.get(IDefinedNamesService).getDefinedNameMap(book.unitId) ?? {})
    .map((entry) => ({
      id: entry.id,
      name: entry.name,
      formula: entry.formulaOrRefString.startsWith("=") ? entry.formulaOrRefString : `=${entry.formulaOrRefString}`,
      comment: entry.comment ?? "",
      isVisible: entry.hidden !== true,
      sheetId: entry.localSheetId === undefined || entry.localSheetId === workbookScope ? null : entry.localSheetId,
    }))
    .filter((entry) => entry.sheetId === sheetId)
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** What is wrong with a name, as a sentence, or null. Source: Excel's own rules. */
export function nameProblem(name: string): string | null {
  if (!/^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name)) return `${name} cannot be a name: it begins with a letter or underscore and has no spaces.`;
  if (/^[A-Za-z]{1,3}\d{1,7}$/.test(name) || /^[rRcC]$/.test(name) || /^[rR]\d*[cC]\d*$/.test(name)) return `${name} cannot be a name: it looks like a cell.`;
  return name.length > 255 ? "A name has at most 255 characters." : null;
}

/** Sets a name: a new one, or new content for one that is there. */
export function setName(book: Book, name: Omit<BookName, "id"> & { readonly id?: string }): void {
  const known = namesIn(book, name.sheetId).find((entry) => entry.id === name.id || entry.name.toLowerCase() === name.name.toLowerCase());
  const id = known?.id ?? generateRandomId(8);
  const redo = paramsOf(book, { ...name, id });
  book.apply({
    redo: [{ id: SetDefinedNameMutation.id, params: redo }],
    undo: [known ? { id: SetDefinedNameMutation.id, params: paramsOf(book, known) } : { id: RemoveDefinedNameMutation.id, params: redo }],
  });
}

export function removeName(book: Book, name: BookName): void {
  const params = paramsOf(book, name);
  book.apply({ redo: [{ id: RemoveDefinedNameMutation.id, params }], undo: [{ id: SetDefinedNameMutation.id, params }] });
}

function paramsOf(book: Book, name: BookName): ISetDefinedNameMutationParam {
  // Univer keeps a plain reference without the equals sign, and a formula with it.
  const isReference = /^=(?:'[^']*'|[^!'(]+)!\$?[A-Za-z]{0,3}\$?\d*(?::\$?[A-Za-z]{0,3}\$?\d*)?$/.test(name.formula);
  return {
    unitId: book.unitId,
    id: name.id,
    name: name.name,
    formulaOrRefString: isReference ? name.formula.slice(1) : name.formula,
    comment: name.comment,
    hidden: !name.isVisible,
    localSheetId: name.sheetId ?? workbookScope,
  };
}
