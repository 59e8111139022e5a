// Formulas the spreadsheet does not know (in charts, formats, validations, print areas) after sheets were renamed or
// their rows and columns moved. Promises: a reference means the same cells as before, or reads #REF! when they are gone.
import { parseA1Ref, stringifyA1Ref, tokenize } from "@borgar/fx/xlsx";
import { LAST_COLUMN, LAST_ROW } from "../cells/reference";
import { movedSpan } from "./moves";
import type { Moves } from "./moves";

/** What became of a sheet of the file. `nameNow` is undefined when it was deleted. */
export interface SheetChange {
  readonly name: string;
  readonly nameNow: string | undefined;
  readonly moves: Moves;
}
/** By the sheet's old name in lower case. */
export type SheetChanges = ReadonlyMap<string, SheetChange>;

export function hasAnyChange(changes: SheetChanges): boolean {
  return [...changes.values()].some((change) => change.nameNow !== change.name || change.moves.isMoved);
}

/** `stored` as it must read now; `ownSheet` is the old name of the sheet that references without a sheet name mean. */
export function retargeted(stored: string, ownSheet: string | undefined, changes: SheetChanges): string {
  if (!hasAnyChange(changes)) return stored;
  const texts = tokenize(`=${stored}`).map((token) => (token.type === "range" || token.type === "range_beam" ? retargetedReference(token.value, ownSheet, changes) : token.value));
  return texts.join("").slice(1);
}

function retargetedReference(text: string, ownSheet: string | undefined, changes: SheetChanges): string {
  const reference = parseA1Ref(text);
  if (!reference || !("range" in reference) || !reference.range || reference.workbookName) return text;
  const change = changes.get((reference.sheetName || ownSheet || "").toLowerCase());
  if (!change) return text;
  if (change.nameNow === undefined) return "#REF!";
  const { range } = reference;
  const rows = range.top === null || range.top === undefined ? undefined : movedSpan(range.top, range.bottom ?? range.top, change.moves.rows, LAST_ROW);
  const columns = range.left === null || range.left === undefined ? undefined : movedSpan(range.left, range.right ?? range.left, change.moves.columns, LAST_COLUMN);
  if ((rows === undefined && typeof range.top === "number") || (columns === undefined && typeof range.left === "number")) return "#REF!";
  const moved = { ...range };
  if (rows) Object.assign(moved, { top: rows[0], bottom: rows[1] });
  if (columns) Object.assign(moved, { left: columns[0], right: columns[1] });
  return stringifyA1Ref({ ...reference, ...(reference.sheetName ? { sheetName: change.nameNow } : {}), range: moved });
}
