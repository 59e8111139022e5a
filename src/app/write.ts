// Writes what a preview showed, takes it out again, or freezes formulas.
// Promises that only the previewed plan is written, and that one write runs at a time.
import { followTables } from "../workbook/headerCache";
import type { Committed, Removed, TablePlace, WorkbookPort } from "../workbook/port";
import { RequestError } from "./errors";
import { keptPreview, readSource } from "./previews";
import type { JobControl, Preview } from "./preview";

/** What a write did, with the sentences to show. */
export interface WriteOutcome {
  readonly committed: Committed;
  /** "Wrote 5 columns for 60 rows of table Partners." */
  readonly sentence: string;
  /** How to take it back. */
  readonly undo: string;
}

let isWriting = false;

/**
 * Writes a preview's columns. `preview` is the preview or its id.
 * Throws RequestError "unknown-preview" or "busy", HostError "stale", "header-taken", "no-room", "AccessDenied", "cancelled"; nothing is written then.
 */
export async function writeStatus(workbook: WorkbookPort, preview: Preview | string, control: JobControl = {}): Promise<WriteOutcome> {
  const { plan, place } = typeof preview === "string" ? keptPreview(preview).preview : preview;
  if (isWriting) throw new RequestError("busy", "Tierline is still writing. Wait until it has finished, then try again.");
  isWriting = true;
  try {
    const committed = await workbook.commit(plan, {
      readSource,
      signal: control.signal,
      onProgress: ({ done, total }) => control.onProgress?.({ share: total === 0 ? 1 : done / total, sentence: `Writing row ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}.` }),
    });
    await followTables();
    return { committed, sentence: writtenSentence(committed, place), undo: undoSentence(committed.undoSteps) };
  } finally {
    isWriting = false;
  }
}

/** Deletes Tierline's own columns of a table; the user's columns stay. */
export async function removeOwnColumns(workbook: WorkbookPort, place: TablePlace): Promise<Removed & { readonly sentence: string }> {
  const removed = await workbook.removeOwnColumns(place);
  const where = placeName(removed);
  const names = removed.headers.join(", ");
  return { ...removed, sentence: removed.headers.length === 0 ? `There are no columns of Tierline's in ${where}.` : `Removed ${count(removed.headers.length, "column")} from ${where}: ${names}.` };
}

function writtenSentence(committed: Committed, place: TablePlace): string {
  const fresh = committed.columns.filter((column) => column.isNew).length;
  const what = fresh === committed.columns.length ? `${count(fresh, "new column")}` : fresh === 0 ? `${count(committed.columns.length, "column")} again` : `${count(committed.columns.length, "column")} (${fresh} new)`;
  return `Wrote ${what} for ${count(committed.rows, "row")} of ${placeName({ ...place, ...committed })}.`;
}

function undoSentence(steps: number | null): string {
  if (steps === null) return "Press Ctrl+Z until the columns are gone to take it back.";
  return steps === 1 ? "Press Ctrl+Z in the sheet to take it back." : `Press Ctrl+Z ${steps} times in the sheet to take it back.`;
}

function placeName(place: { readonly sheet: string; readonly table: string | null }): string {
  return place.table === null ? `the list on sheet ${place.sheet}` : `table ${place.table}`;
}

function count(number: number, word: string): string {
  return `${number.toLocaleString("en-US")} ${word}${number === 1 ? "" : "s"}`;
}
