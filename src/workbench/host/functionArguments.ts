// Turns the engine's arguments into what Excel sends to a custom function, after the function's own metadata.
// Promises: a range for a single value, text for a number and the like become #VALUE!, as in Excel; omitted is null.
// Never calls anything.
import type { FunctionArgument, FunctionValue } from "../univer/addinFunctions";
import type { Json } from "./objectModel";
import type { FunctionMetadata } from "./options";

/** The parameters as they travel, or the error that stands in the cell instead of a call. */
export type PreparedArguments = { readonly values: readonly Json[]; readonly addresses: readonly (string | null)[] } | { readonly error: string };

type ParameterMetadata = FunctionMetadata["parameters"][number];

/** @param blankAs what a blank cell is sent as where its type does not say so */
export function prepareArguments(metadata: FunctionMetadata, args: readonly FunctionArgument[], blankAs: "empty" | "zero"): PreparedArguments {
  const values: Json[] = [];
  const addresses: (string | null)[] = [];
  const allowsErrors = metadata.options?.allowErrorForDataTypeAny === true;
  const repeated: Json[] = [];
  const last = metadata.parameters.at(-1);
  for (const [index, parameter] of metadata.parameters.entries()) {
    if (parameter.repeating) break;
    const argument = args[index];
    if (!argument || argument.isMissing) {
      values.push(null);
      addresses.push(null);
      continue;
    }
    const prepared = prepareOne(parameter, argument, blankAs, allowsErrors);
    if (typeof prepared === "object" && prepared !== null && "error" in prepared) return { error: prepared.error };
    values.push(prepared.value);
    addresses.push(argument.address);
  }
  if (last?.repeating) {
    for (const argument of args.slice(metadata.parameters.length - 1)) {
      const prepared = prepareOne(last, argument, blankAs, allowsErrors);
      if ("error" in prepared) return { error: prepared.error };
      repeated.push(prepared.value);
    }
    values.push(repeated);
    addresses.push(null);
  }
  return { values, addresses };
}

function prepareOne(
  parameter: ParameterMetadata,
  argument: FunctionArgument,
  blankAs: "empty" | "zero",
  allowsErrors: boolean,
): { readonly value: Json } | { readonly error: string } {
  const isMatrix = parameter.dimensionality === "matrix";
  const width = argument.rows[0]?.length ?? 0;
  if (!isMatrix && (argument.rows.length !== 1 || width !== 1)) return { error: "#VALUE!" };
  const rows: Json[][] = [];
  for (const line of argument.rows) {
    const sent: Json[] = [];
    for (const value of line) {
      const one = prepareValue(parameter.type ?? "any", value, isMatrix, blankAs, allowsErrors);
      if ("error" in one) return one;
      sent.push(one.value);
    }
    rows.push(sent);
  }
  return { value: isMatrix ? rows : (rows[0]?.[0] ?? null) };
}

function prepareValue(
  type: string,
  value: FunctionValue,
  isMatrix: boolean,
  blankAs: "empty" | "zero",
  allowsErrors: boolean,
): { readonly value: Json } | { readonly error: string } {
  if (typeof value === "object" && value !== null) {
    if (!allowsErrors || type !== "any") return { error: value.error };
    return { value: { type: "CustomFunctionError", code: value.error } };
  }
  switch (type) {
    case "number": {
      if (value === null || value === "") return { value: 0 };
      const number = typeof value === "boolean" ? Number(value) : Number(value);
      return Number.isNaN(number) ? { error: "#VALUE!" } : { value: number };
    }
    case "string":
      return { value: value === null ? "" : typeof value === "boolean" ? String(value).toUpperCase() : String(value) };
    case "boolean": {
      if (value === null) return { value: false };
      if (typeof value === "boolean") return { value };
      if (typeof value === "number") return { value: value !== 0 };
      return /^(true|false)$/i.test(value) ? { value: value.toLowerCase() === "true" } : { error: "#VALUE!" };
    }
    default:
      return { value: value ?? (isMatrix && blankAs === "empty" ? "" : blankAs === "empty" ? "" : 0) };
  }
}
