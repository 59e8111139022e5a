// Formulas as the file stores them, and as people type them.
// Stored: prefixes for newer functions (_xlfn.), for names inside LET and LAMBDA (_xlpm.), for add-ins' functions (_xldudf_),
// and Table[[#This Row],[X]]. Typed: none of these; references to the own table row become plain cells, because the
// spreadsheet's engine calculates those only. Never touches text inside quotes.
import { parseStructRef, tokenize, translateFormulaToA1, translateFormulaToR1C1 } from "@borgar/fx/xlsx";
import type { Token } from "@borgar/fx/xlsx";
import { cellName, contains, columnName } from "../cells/reference";
import type { CellRange } from "../cells/reference";
import { ARRAY_FUNCTIONS, isCustomFunction, RANGE_TAKING_FUNCTIONS, storedFunctionName, typedFunctionName } from "./functionNames";

/** A table as formulas see it. `range` covers header, data and totals; `columns` are its names from left to right. */
export interface TablePlace {
  readonly name: string;
  readonly sheet: string;
  readonly range: CellRange;
  readonly columns: readonly string[];
}

/** The cell a formula stands in; undefined members for names, which stand nowhere. */
export interface FormulaPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly tables: readonly TablePlace[];
}

/** "=LET(x,1,x)" for "_xlfn.LET(_xlpm.x,1,_xlpm.x)". */
export function typedFormula(stored: string, place?: FormulaPlace): string {
  if (!/_xl|\[/i.test(stored)) return `=${stored}`;
  const tokens = tokenize(`=${stored}`);
  const wrapped = tokens.map((token) => {
    if (token.type === "func") return typedFunctionName(token.value);
    if (token.type === "structured") return place ? thisRowAsCells(token.value, place) : token.value;
    return token.value.replace(/^_xlop\.(.*)$/i, "[$1]").replace(/^_xl(pm|eta|fn|nm)\./i, (prefix) => (prefix.toLowerCase() === "_xlnm." ? prefix : ""));
  });
  return unwrapCalls(tokens, wrapped);
}

/** What the file stores for a typed formula (with or without "="). */
export function storedFormula(typed: string, place?: FormulaPlace): string {
  const formula = typed.startsWith("=") ? typed : `=${typed}`;
  const tokens = tokenize(formula);
  const parameters = lambdaParameters(tokens);
  const texts = tokens.map((token, at) => {
    if (token.type === "func") return parameters.has(token.value.toLowerCase()) ? `_xlpm.${token.value}` : storedFunctionName(token.value);
    if (token.type === "range_named" || token.type === "range") return parameters.has(token.value.toLowerCase()) ? `_xlpm.${token.value}` : token.value;
    if (token.type === "structured") {
      const optional = /^\[([^\][@#]+)\]$/.exec(token.value)?.[1];
      if (optional !== undefined && parameters.has(optional.toLowerCase())) return `_xlop.${optional}`;
      return place ? withTableName(token.value, place) : token.value;
    }
    return token.type === "fx_prefix" && at === 0 ? "" : token.value;
  });
  return wrapOperators(tokens, texts);
}

/** The formula of a shared group's member `to`, from the group's first cell `from`. */
export function shiftedFormula(stored: string, from: { row: number; column: number }, to: { row: number; column: number }): string {
  const relative = translateFormulaToR1C1(`=${stored}`, cellName(from.row, from.column));
  return translateFormulaToA1(relative, cellName(to.row, to.column)).replace(/^=/, "");
}

/** True when Excel must be told that this typed formula may answer more than one value; otherwise it would show "@" in it. */
export function mayAnswerManyValues(typed: string): boolean {
  const calls: string[] = [];
  const tokens = tokenize(typed.startsWith("=") ? typed : `=${typed}`).filter((token) => token.type !== "whitespace");
  for (const [at, token] of tokens.entries()) {
    if (token.type === "func") {
      const name = token.value.toUpperCase();
      if (ARRAY_FUNCTIONS.has(name) || name === "LAMBDA" || isCustomFunction(name)) return true;
      calls.push(name);
    } else if (token.type === "operator" && token.value === "(" && tokens[at - 1]?.type !== "func") calls.push("");
    else if (token.type === "operator" && token.value === ")") calls.pop();
    else if (token.type === "operator" && (token.value === "{" || token.value === "#")) return true;
    else if (coversManyCells(token)) {
      const isWholeArgument = isArgumentEdge(tokens[at - 1]) && isArgumentEdge(tokens[at + 1]);
      if (calls.includes("SUMPRODUCT") || (tokens[at - 1]?.value === "@" && tokens[at - 1]?.type === "operator")) continue;
      if (!isWholeArgument || !RANGE_TAKING_FUNCTIONS.has(calls.at(-1) ?? "")) return true;
    }
  }
  return false;
}

function isArgumentEdge(token: Token | undefined): boolean {
  return token !== undefined && token.type === "operator" && [",", "(", ")", ";"].includes(token.value);
}

function coversManyCells(token: Token): boolean {
  if (token.type === "range_beam") return true;
  if (token.type === "range") return token.value.includes(":");
  return token.type === "structured" && !/#This Row|@/i.test(token.value);
}

/** Table[[#This Row],[X]] as the cell it means; [X] inside its own table as Table[X]; others as they are. */
function thisRowAsCells(reference: string, place: FormulaPlace): string {
  if (!/#This Row|@/i.test(reference)) return reference.startsWith("[") ? withTableName(reference, place) : reference;
  const parsed = parseStructRef(reference);
  const table = parsed && tableNamed(parsed.table, place);
  if (!parsed || !table || !(parsed.sections ?? []).includes("this row")) return reference;
  const columns = (parsed.columns ?? []).map((name) => table.columns.findIndex((own) => own.toLowerCase() === name.toLowerCase()));
  if (columns.includes(-1)) return reference;
  const first = table.range.startColumn + (columns[0] ?? 0);
  const last = table.range.startColumn + (columns.at(-1) ?? table.columns.length - 1);
  const row = place.row + 1;
  return first === last ? `${columnName(first)}${row}` : `${columnName(first)}${row}:${columnName(last)}${row}`;
}

function tableNamed(name: string | undefined, place: FormulaPlace): TablePlace | undefined {
  if (name) return place.tables.find((table) => table.name.toLowerCase() === name.toLowerCase());
  return place.tables.find((table) => table.sheet === place.sheet && contains(table.range, place.row, place.column));
}

/** [@X] and Table[@X] as Table[[#This Row],[X]]; [X] inside its own table as Table[X]. */
function withTableName(reference: string, place: FormulaPlace): string {
  const bracket = reference.indexOf("[");
  const table = tableNamed(reference.slice(0, bracket) || undefined, place);
  const name = table?.name ?? reference.slice(0, bracket);
  if (name === "") return reference;
  const inner = reference.slice(bracket);
  if (!inner.startsWith("[@")) return name + inner;
  const rest = inner.slice(2, -1);
  if (rest === "") return `${name}[#This Row]`;
  return `${name}[[#This Row],${rest.startsWith("[") ? rest : `[${rest}]`}]`;
}

/** Names declared by LET and LAMBDA anywhere in the formula, in lower case. */
function lambdaParameters(tokens: readonly Token[]): Set<string> {
  const names = new Set<string>();
  const calls: { name: string; argument: number }[] = [];
  const solid = tokens.filter((token) => token.type !== "whitespace" && token.type !== "newline");
  for (const [at, token] of solid.entries()) {
    const call = calls.at(-1);
    if (token.type === "operator" && token.value === "(") {
      const before = solid[at - 1];
      calls.push({ name: before?.type === "func" ? typedFunctionName(before.value).toUpperCase() : "", argument: 0 });
    } else if (token.type === "operator" && token.value === "{") calls.push({ name: "", argument: 0 });
    else if (token.type === "operator" && (token.value === ")" || token.value === "}")) calls.pop();
    else if (token.type === "operator" && token.value === "," && call) call.argument++;
    else if (call && isArgumentEdge(solid[at - 1]) && solid[at + 1]?.value === ",") {
      const optional = /^\[([^\][@#]+)\]$/.exec(token.value)?.[1];
      const isName = token.type === "range_named" || token.type === "range" || optional !== undefined;
      if (isName && (call.name === "LAMBDA" || (call.name === "LET" && call.argument % 2 === 0))) names.add((optional ?? token.value).toLowerCase());
    }
  }
  return names;
}

/** _xlfn.ANCHORARRAY(A1) is typed A1#, and _xlfn.SINGLE(x) is typed @x. */
function unwrapCalls(tokens: readonly Token[], texts: readonly string[]): string {
  const opened: (string | undefined)[] = [];
  let text = "";
  for (const [at, token] of tokens.entries()) {
    const name = token.type === "func" ? token.value.toUpperCase() : "";
    if (name === "_XLFN.ANCHORARRAY") continue;
    if (name === "_XLFN.SINGLE") {
      text += "@";
      continue;
    }
    if (token.type === "operator" && token.value === "(") {
      const caller = tokens[at - 1]?.type === "func" ? tokens[at - 1]?.value.toUpperCase() : undefined;
      opened.push(caller === "_XLFN.ANCHORARRAY" ? "#" : caller === "_XLFN.SINGLE" ? "" : undefined);
      if (opened.at(-1) !== undefined) continue;
    } else if (token.type === "operator" && token.value === ")") {
      const closer = opened.pop();
      if (closer !== undefined) {
        text += closer;
        continue;
      }
    }
    text += texts[at] ?? "";
  }
  return text;
}

/** The way back: A1# and @x become calls. */
function wrapOperators(tokens: readonly Token[], texts: readonly string[]): string {
  const parts = [...texts];
  for (const [at, token] of tokens.entries()) {
    if (token.type !== "operator") continue;
    if (token.value === "#" && at > 0) {
      parts[at - 1] = `_xlfn.ANCHORARRAY(${parts[at - 1] ?? ""}`;
      parts[at] = ")";
    } else if (token.value === "@") {
      const end = operandEnd(tokens, at + 1);
      parts[at] = "_xlfn.SINGLE(";
      parts[end] = `${parts[end] ?? ""})`;
    }
  }
  return parts.join("");
}

function operandEnd(tokens: readonly Token[], start: number): number {
  if (tokens[start]?.type !== "func") return start;
  let depth = 0;
  for (let at = start + 1; at < tokens.length; at++) {
    if (tokens[at]?.type !== "operator") continue;
    if (tokens[at]?.value === "(") depth++;
    if (tokens[at]?.value === ")" && --depth === 0) return at;
  }
  return start;
}
