// Gives Univer's formula engine the add-in's functions: the engine asks, whoever runs them answers at once, or "busy".
// Promises: knows the calling cell and the addresses of the arguments; spills tables of results. Never calls an add-in itself.
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  type ErrorType,
  ErrorValueObject,
  FunctionType,
  IFunctionService,
  NumberValueObject,
  StringValueObject,
} from "@univerjs/engine-formula";
import type { Nullable } from "@univerjs/core";
import type { BaseReferenceObject, BaseValueObject, FunctionVariantType, IFunctionInfo } from "@univerjs/engine-formula";
import { IDescriptionService } from "@univerjs/sheets-formula";
import { formatAddress } from "./address";
import type { Book } from "./book";

/** A value inside an argument or a result; errors are marked, so that the text "#N/A" is not one. */
export type FunctionValue = string | number | boolean | null | { readonly error: string };

/** An argument as the engine has it: rows of values, and where they stand. */
export interface FunctionArgument {
  readonly rows: readonly (readonly FunctionValue[])[];
  /** One value that is no range: `=F(3)`. */
  readonly isSingle: boolean;
  /** Left out: `=F(A1,,3)`. */
  readonly isMissing: boolean;
  /** "Sheet1!A1:B2", or null for what is no range. */
  readonly address: string | null;
}

/** Where a formula stands. */
export interface CallingCell {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

/** What a function answers: rows of values that spill, an error for the cell, or null while the answer is on its way. */
export type FunctionAnswer = readonly (readonly FunctionValue[])[] | { readonly error: string } | null;

export type FunctionEvaluator = (cell: CallingCell, args: readonly FunctionArgument[]) => FunctionAnswer;

/** What Univer's own help shows about a function. */
export interface FunctionDescription {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly { readonly name: string; readonly isOptional: boolean; readonly isRepeating: boolean }[];
}

/** Registers a function under its full name, "NAMESPACE.NAME". Dispose the answer to take it away. */
export function registerAddinFunction(book: Book, description: FunctionDescription, evaluate: FunctionEvaluator): { dispose(): void } {
  const functions = book.injector.get(IFunctionService);
  const executor = new AddinFunction(book, description.name, evaluate);
  const required = description.parameters.filter((parameter) => !parameter.isOptional).length;
  const isOpenEnded = description.parameters.some((parameter) => parameter.isRepeating);
  executor.minParams = required;
  executor.maxParams = isOpenEnded ? 255 : description.parameters.length;
  functions.registerExecutors(executor);
  functions.deleteFormulaAstCacheKey(description.name);
  const help = book.injector.get(IDescriptionService).registerDescriptions([functionInfo(description)]);
  return {
    dispose: () => {
      functions.unregisterExecutors(description.name);
      functions.deleteFormulaAstCacheKey(description.name);
      help.dispose();
    },
  };
}

class AddinFunction extends BaseFunction {
  override needsReferenceObject = true;

  constructor(
    private readonly book: Book,
    name: string,
    private readonly evaluate: FunctionEvaluator,
  ) {
    super(name);
  }

  override calculate(...variants: (BaseValueObject | FunctionVariantType)[]): BaseValueObject {
    const cell = { sheetId: this.subUnitId ?? "", row: this.row, column: this.column };
    const args = variants.map((variant) => this.readArgument(variant));
    return toValueObject(this.evaluate(cell, args), cell, this.book.unitId);
  }

  private readArgument(variant: FunctionVariantType): FunctionArgument {
    if (variant.isReferenceObject()) {
      const reference = variant as BaseReferenceObject;
      const { startRow, startColumn, endRow, endColumn } = reference.getRangePosition();
      const sheetName = this.book.sheet(reference.getSheetId()).getSheetName();
      const address = formatAddress(sheetName, { startRow, startColumn, endRow, endColumn });
      return { rows: rowsOf(reference.toArrayValueObject(false)), isSingle: false, isMissing: false, address };
    }
    const value = variant as BaseValueObject;
    if (value.isArray()) return { rows: rowsOf(value as ArrayValueObject), isSingle: false, isMissing: false, address: null };
    return { rows: [[valueIn(value)]], isSingle: true, isMissing: value.isNull(), address: null };
  }
}

function rowsOf(array: ArrayValueObject): FunctionValue[][] {
  const width = array.getColumnCount();
  return Array.from({ length: array.getRowCount() }, (_, row) => Array.from({ length: width }, (_unused, column) => valueIn(array.get(row, column))));
}

function valueIn(value: Nullable<BaseValueObject>): FunctionValue {
  if (!value || value.isNull()) return null;
  if (value.isError()) return { error: String((value as ErrorValueObject).getErrorType()) };
  const plain = value.getValue();
  return value.isBoolean() ? Boolean(plain) : plain;
}

function toValueObject(answer: FunctionAnswer, cell: CallingCell, unitId: string): BaseValueObject {
  // Excel shows #BUSY! while it waits; Univer has no such error type, but shows whatever text an error carries.
  if (answer === null) return ErrorValueObject.create("#BUSY!" as ErrorType);
  if ("error" in answer) return ErrorValueObject.create(answer.error as ErrorType);
  const [[first] = []] = answer;
  if (answer.length === 1 && answer[0]?.length === 1) return toSingle(first ?? null);
  return ArrayValueObject.create({
    calculateValueList: answer.map((row) => row.map((value) => toSingle(value))),
    rowCount: answer.length,
    columnCount: answer[0]?.length ?? 0,
    unitId,
    sheetId: cell.sheetId,
    row: cell.row,
    column: cell.column,
  });
}

function toSingle(value: FunctionValue): BaseValueObject {
  if (typeof value === "object" && value !== null) return ErrorValueObject.create(value.error as ErrorType);
  // Made one by one, because Univer's factory would turn the text "7" into a number.
  if (typeof value === "number") return NumberValueObject.create(value);
  if (typeof value === "boolean") return BooleanValueObject.create(value);
  return StringValueObject.create(value ?? "");
}

function functionInfo(description: FunctionDescription): IFunctionInfo {
  return {
    functionName: description.name,
    functionType: FunctionType.User,
    description: description.description,
    abstract: description.description,
    functionParameter: description.parameters.map((parameter) => ({
      name: parameter.name,
      detail: "",
      example: "",
      require: parameter.isOptional ? 0 : 1,
      repeat: parameter.isRepeating ? 1 : 0,
    })),
  };
}
