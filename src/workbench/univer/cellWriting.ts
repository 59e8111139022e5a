// Writes blocks of cells in one mutation each: inputs, number formats, styles, clearing.
// Promises: one undoable change per block, seconds for 200,000 rows. `null` in a block leaves that cell as it is.
// Never checks permissions: the host does, before.
import { CommandType, ICommandService, ObjectMatrix } from "@univerjs/core";
import type { ICellData, IMutation, IStyleData, Nullable } from "@univerjs/core";
import { SetRangeValuesMutation, SetRangeValuesUndoMutationFactory, SetStyleCommand } from "@univerjs/sheets";
import type { ISetRangeValuesMutationParams } from "@univerjs/sheets";
import type { Area, Book, CellRows } from "./book";
import { storeInput } from "./cellInput";
import { formatOf } from "./cellReading";

/** Something that can be put into a cell; null leaves it as it is. */
export type CellInput = string | number | boolean | null;

/**
 * Writes inputs as if they were typed.
 * @param inputs rows of the same shape as the area
 * @param translate turns a formula into one that the engine can calculate (structured references); null keeps it
 */
export function writeInputs(
  book: Book,
  area: Area,
  inputs: readonly (readonly CellInput[])[],
  translate: (formula: string, row: number, column: number) => string | null,
): void {
  const matrix = book.grid(area.sheetId).getCellMatrix();
  const styles = book.model.getStyles();
  writeBlock(book, area, (row, column) => {
    const input = inputs[row - area.startRow]?.[column - area.startColumn] ?? null;
    if (input === null) return null;
    const now = matrix.getValue(row, column);
    const format = formatOf(now, styles);
    const stored = storeInput(input, format);
    const cell: ICellData = { ...stored.cell };
    if (cell.f) {
      const translated = translate(cell.f, row, column);
      if (translated !== null) {
        cell.custom = { ...now?.custom, writtenFormula: cell.f, translatedFormula: translated };
        cell.f = translated;
      }
    }
    if (stored.format !== null && format === "General") cell.s = { n: { pattern: stored.format } };
    return cell;
  });
}

/** Merges a style into every cell of an area; `null` members of a style take that member away. */
export function writeStyles(book: Book, area: Area, styleFor: (row: number, column: number) => IStyleData | null): void {
  writeBlock(book, area, (row, column) => {
    const style = styleFor(row, column);
    return style ? { s: style } : null;
  });
}

/** Writes what `cellFor` answers; null leaves a cell as it is. One mutation, one undoable change. */
export function writeBlock(book: Book, area: Area, cellFor: (row: number, column: number) => Nullable<ICellData>): void {
  const cellValue: CellRows = {};
  let isAnythingWritten = false;
  for (let row = area.startRow; row <= area.endRow; row++) {
    const line: { [column: number]: Nullable<ICellData> } = {};
    let isLineWritten = false;
    for (let column = area.startColumn; column <= area.endColumn; column++) {
      const cell = cellFor(row, column);
      if (!cell) continue;
      line[column] = cell;
      isLineWritten = true;
    }
    if (!isLineWritten) continue;
    cellValue[row] = line;
    isAnythingWritten = true;
  }
  if (isAnythingWritten) writeCells(book, area.sheetId, cellValue);
}

/** Writes single cells given as a sparse matrix. */
export function writeCells(book: Book, sheetId: string, cellValue: CellRows): void {
  const kind = kindOf(book, sheetId, cellValue);
  const params: ISetRangeValuesMutationParams = { unitId: book.unitId, subUnitId: sheetId, cellValue };
  const undo: ISetRangeValuesMutationParams = SetRangeValuesUndoMutationFactory(book.injector, params);
  const trigger = kind === "styles" ? { trigger: SetStyleCommand.id } : {};
  const id = kind === "plain values" ? plainValuesMutation(book) : SetRangeValuesMutation.id;
  book.apply({ redo: [{ id, params: { ...params, ...trigger } }], undo: [{ id, params: { ...undo, ...trigger } }] });
}

const plainValuesId = "workbench.mutation.set-plain-values";

/**
 * Univer looks through every cell of the sheet for formulas after each write, seconds for a large one, unless it is told that none
 * can have changed. Undo executes mutations without saying so, therefore this one says it itself.
 */
function plainValuesMutation(book: Book): string {
  if (!book.commands.hasCommand(plainValuesId)) {
    const mutation: IMutation<ISetRangeValuesMutationParams> = {
      id: plainValuesId,
      type: CommandType.MUTATION,
      handler: (accessor, params) => accessor.get(ICommandService).syncExecuteCommand(SetRangeValuesMutation.id, params, { fromChangeset: true }),
    };
    book.commands.registerCommand(mutation);
  }
  return plainValuesId;
}

/** What a write touches: styles only, values where no formula is or was, or formulas. */
function kindOf(book: Book, sheetId: string, cellValue: CellRows): "styles" | "plain values" | "formulas" {
  const now = book.grid(sheetId).getCellMatrix();
  let hasContents = false;
  let hasFormulas = Object.keys(book.formulas.getArrayFormulaRange()[book.unitId]?.[sheetId] ?? {}).length > 0;
  new ObjectMatrix<Nullable<ICellData>>(cellValue).forValue((row, column, cell) => {
    if (cell && (cell.v !== undefined || cell.f !== undefined || cell.si !== undefined || cell.p !== undefined)) {
      hasContents = true;
      const before = now.getValue(row, column);
      if (cell.f || cell.si || before?.f || before?.si) hasFormulas = true;
    }
    return !(hasContents && hasFormulas);
  });
  if (!hasContents) return "styles";
  return hasFormulas ? "formulas" : "plain values";
}
