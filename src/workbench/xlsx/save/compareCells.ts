// Whether a cell or row of the file still is what the spreadsheet shows.
// Promises: "same" means that copying the file's own text is right; a difference in how a value is noted is no difference.
// A value the spreadsheet could not compute never counts as a change of the value Excel had computed.
import type { ICellData, IRowData, Nullable } from "@univerjs/core";
import { BOOLEAN, ERROR_VALUES, FORCED_TEXT, TEXT } from "../cells/cellData";
import { plainValue } from "./writeCell";

export interface Verdict {
  readonly isSame: boolean;
  /** The formula is the file's own: only its value or format may have changed. */
  readonly keepsFormula: boolean;
}

const LAST_BIT = 1e-14;
const CHANGED: Verdict = { isSame: false, keepsFormula: false };

/** `expected` is what opening made of the file's cell; `stored` its formula as the file has it. */
export function compareCell(expected: ICellData | undefined, now: ICellData | undefined, stored: string | undefined): Verdict {
  if (isBlank(expected) && isBlank(now)) return { isSame: expected?.s === now?.s || (!expected?.s && !now?.s), keepsFormula: false };
  if (!expected || !now || (expected.f ?? "") !== (now.f ?? "")) return CHANGED;
  const keepsFormula = stored !== undefined;
  const hasSameValue = sameValue(expected, now) || (keepsFormula && (differsInLastBitOnly(expected.v, now.v) || cannotBeComputedHere(expected, now, stored)));
  return { isSame: hasSameValue && (expected.s ?? "") === (now.s ?? ""), keepsFormula };
}

export function sameValue(left: ICellData, right: ICellData): boolean {
  const first = plainValue(left) ?? "";
  const second = plainValue(right) ?? "";
  if (kindOf(left, first) !== kindOf(right, second)) return first === "" && second === "";
  return kindOf(left, first) === "boolean" ? isYes(first) === isYes(second) : first === second || String(first) === String(second);
}

export function isBlank(cell: ICellData | undefined): boolean {
  return cell === undefined || (!cell.f && !cell.si && (plainValue(cell) ?? "") === "");
}

/** Height, visibility and format; heights the spreadsheet measured by itself do not count. */
export function sameRow(expected: Partial<IRowData>, now: Nullable<Partial<IRowData>>): boolean {
  const hasSameHeight = now?.h === undefined || expected.h === now.h;
  return hasSameHeight && Boolean(expected.hd) === Boolean(now?.hd) && (expected.s ?? "") === (now?.s ?? "");
}

/** The value to write for a kept formula: the file's own where the spreadsheet has no answer. */
export function bestResult(expected: ICellData | undefined, now: ICellData, stored: string | undefined): ICellData {
  return expected && stored !== undefined && cannotBeComputedHere(expected, now, stored) ? { ...now, v: expected.v, t: expected.t } : now;
}

function cannotBeComputedHere(expected: ICellData, now: ICellData, stored: string): boolean {
  if (expected.v === undefined) return false;
  const isError = typeof now.v === "string" && ERROR_VALUES.has(now.v);
  const readsOtherFile = /\[\d+\]/.test(stored);
  return (now.v === "#NAME?" && expected.v !== "#NAME?") || (readsOtherFile && (isError || now.v === undefined || now.v === null));
}

/** Two engines may add in another order; Excel itself shows 15 digits. */
function differsInLastBitOnly(left: ICellData["v"], right: ICellData["v"]): boolean {
  return typeof left === "number" && typeof right === "number" && Math.abs(left - right) <= Math.abs(left) * LAST_BIT;
}

function kindOf(cell: ICellData, value: unknown): "text" | "number" | "boolean" {
  if (typeof value === "boolean" || cell.t === BOOLEAN) return "boolean";
  if (cell.t === TEXT || cell.t === FORCED_TEXT) return "text";
  return typeof value === "number" ? "number" : Number.isFinite(Number(value)) && cell.t === 2 ? "number" : "text";
}

function isYes(value: unknown): boolean {
  return value === true || value === 1 || (typeof value === "string" && /^(true|1)$/i.test(value));
}
