// What Excel makes of something that is put into a cell: a number, a date, a formula, or text that stays text.
// Promises: pure; "@" cells and a leading apostrophe keep text as text. Source: Excel's behaviour for typed input, en-US.
// Never guesses beyond what Excel does: unknown text is text.
import { CellValueType, numfmt } from "@univerjs/core";
import type { ICellData } from "@univerjs/core";

/** Excel's own limit for the text of one cell. */
export const longestText = 32767;

/** The errors that a cell can show. */
export const errorTexts: ReadonlySet<string> = new Set([
  "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!", "#BUSY!", "#GETTING_DATA", "#CONNECT!", "#FIELD!",
]);

/** What is stored for an input: its cell data, and the number format that Excel gives a cell of format General with it. */
export interface StoredInput {
  readonly cell: ICellData;
  readonly format: string | null;
}

const nothingElse = { f: null, si: null, p: null } as const;
const holdsAFormula = /^=./s;
const looksLikeSignedFormula = /^[+-][^\s\d.,$%]/;
const looksLikeLotusFormula = /^@[A-Za-z][\w.]*\(/;

/** How a number, an amount, a percentage, a date, a time or a truth begins. */
const couldBeValue = /^(?:[-+(]?\s*[$€£¥]?\s*[-+]?\.?\d|true$|false$|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[\s,/-]*\d)/i;

/**
 * Reads one input the way Excel does.
 * @param value `""` empties the cell; a string starting with `=` is a formula; numeric text becomes a number.
 * @param format the number format the cell has now; "@" keeps every string as text.
 */
export function storeInput(value: string | number | boolean, format: string): StoredInput {
  if (typeof value === "number") return { cell: { ...nothingElse, v: value, t: CellValueType.NUMBER }, format: null };
  if (typeof value === "boolean") return { cell: { ...nothingElse, v: value ? 1 : 0, t: CellValueType.BOOLEAN }, format: null };
  if (value === "") return { cell: { ...nothingElse, v: null }, format: null };
  if (isTextFormat(format)) return { cell: { ...nothingElse, v: value, t: CellValueType.STRING }, format: null };
  if (value.startsWith("'")) return { cell: { ...nothingElse, v: value.slice(1), t: CellValueType.FORCE_STRING }, format: null };
  if (holdsAFormula.test(value)) return { cell: { ...nothingElse, f: value, v: null }, format: null };
  if (looksLikeSignedFormula.test(value)) return { cell: { ...nothingElse, f: `=${value}`, v: null }, format: null };
  if (looksLikeLotusFormula.test(value)) return { cell: { ...nothingElse, f: `=${value.slice(1)}`, v: null }, format: null };
  return storePlainText(value);
}

/** Says whether a number format is the one for text. */
export function isTextFormat(format: string): boolean {
  return format === "@" || format === "@@@";
}

function storePlainText(value: string): StoredInput {
  const text = value.trim();
  // Most text is plain text; asking numfmt about each of 200,000 names would take seconds.
  const parsed = couldBeValue.test(text) ? numfmt.parseValue(text, { locale: "en-US" }) : null;
  if (parsed && typeof parsed.v === "boolean") {
    return { cell: { ...nothingElse, v: parsed.v ? 1 : 0, t: CellValueType.BOOLEAN }, format: null };
  }
  if (parsed && typeof parsed.v === "number") {
    return { cell: { ...nothingElse, v: parsed.v, t: CellValueType.NUMBER }, format: parsed.z ?? null };
  }
  return { cell: { ...nothingElse, v: value, t: CellValueType.STRING }, format: null };
}
