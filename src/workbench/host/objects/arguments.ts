// Reads the arguments of a call: numbers, texts, matrices, addresses and ranges, each refused with Excel's own words.
// Promises: what is not of the wanted kind is InvalidArgument, an unknown sheet ItemNotFound. Never changes anything.
import type { Area } from "../../univer/book";
import type { CellInput } from "../../univer/cellWriting";
import { parseAddress } from "../../univer/address";
import type { Block } from "../../univer/address";
import { HostError } from "../hostError";
import { isHostObject } from "../objectModel";
import type { Argument, Json } from "../objectModel";
import type { Session } from "../session";

/** Excel's sentence for an argument it cannot use, with what is wrong in this case. */
export function invalidArgument(detail: string): HostError {
  return new HostError("InvalidArgument", `The argument is invalid or missing or has an incorrect format. ${detail}`);
}

export function itemNotFound(detail: string): HostError {
  return new HostError("ItemNotFound", `The requested resource doesn't exist. ${detail}`);
}

export function textArgument(args: readonly Argument[], index: number, name: string): string {
  const value = args[index];
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(value);
  throw invalidArgument(`${name} must be text.`);
}

export function wholeNumber(args: readonly Argument[], index: number, name: string, otherwise?: number): number {
  const value = args[index];
  if ((value === null || value === undefined) && otherwise !== undefined) return otherwise;
  if (typeof value === "number" && Number.isInteger(value)) return value;
  throw invalidArgument(`${name} must be a whole number.`);
}

export function isTrue(args: readonly Argument[], index: number): boolean {
  return args[index] === true;
}

/** An argument that is plain data; objects are refused. */
export function plainArgument(args: readonly Argument[], index: number): Json {
  const value = args[index] ?? null;
  if (isHostObject(value)) throw invalidArgument("A plain value is expected here, not an object.");
  return value as Json;
}

/** A member of an options object, or null. */
export function optionOf(options: Json, name: string): Json {
  if (typeof options !== "object" || options === null || Array.isArray(options)) return null;
  return (options as { readonly [key: string]: Json })[name] ?? null;
}

/**
 * An address or a range: "A1:B2", "Sheet2!C3", a workbook name, a table, or a range object.
 * @param sheetId the sheet that an address without one speaks of
 */
export function areaArgument(session: Session, args: readonly Argument[], index: number, sheetId: string): Area {
  const value = args[index];
  if (isHostObject(value)) {
    const cells = value.cells();
    const [area] = cells ?? [];
    if (!area) throw invalidArgument("A range is expected here.");
    return area;
  }
  if (typeof value !== "string") throw invalidArgument("An address or a range is expected here.");
  return resolveAddress(session, value, sheetId);
}

/** Finds the cells an address speaks of. @throws HostError InvalidArgument, ItemNotFound */
export function resolveAddress(session: Session, address: string, sheetId: string): Area {
  const parsed = parseAddress(address);
  if (parsed) {
    if (parsed.sheetName === null) return { sheetId, ...parsed.block };
    const sheet = session.book.sheetByName(parsed.sheetName);
    if (!sheet) throw itemNotFound(`There is no sheet called ${parsed.sheetName}.`);
    return { sheetId: sheet.getSheetId(), ...parsed.block };
  }
  const named = session.findNamedArea(address, sheetId);
  if (named) return named;
  throw invalidArgument(`"${address}" is neither an address nor a name in this workbook.`);
}

/**
 * Input for every cell of a block: a matrix of its shape, or one value for all of them.
 * @throws HostError InvalidArgument when rows or columns do not match
 */
export function matrixOf(value: Json, block: Block): readonly (readonly CellInput[])[] {
  const rows = block.endRow - block.startRow + 1;
  const columns = block.endColumn - block.startColumn + 1;
  if (!Array.isArray(value)) {
    const input = cellInput(value);
    const line = Array.from({ length: columns }, () => input);
    return Array.from({ length: rows }, () => line);
  }
  if (value.length !== rows) throw shapeError(rows, columns, value);
  return value.map((line: Json) => {
    if (!Array.isArray(line) || line.length !== columns) throw shapeError(rows, columns, value);
    return line.map((cell: Json) => cellInput(cell));
  });
}

function cellInput(value: Json): CellInput {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  throw invalidArgument("A cell takes text, a number, true or false.");
}

function shapeError(rows: number, columns: number, value: readonly Json[]): HostError {
  const first = value[0];
  const given = Array.isArray(first) ? `${value.length} by ${first.length}` : `${value.length} values in one row`;
  return new HostError(
    "InvalidArgument",
    `The number of rows or columns in the input array doesn't match the size or dimensions of the range: the range is ${rows} by ${columns}, the input ${given}.`,
  );
}
