// The previews that can still be written or asked about, in this session's memory.
// Promises that only the last few are kept; a preview that is gone is a sentence, not a crash.
import type { Catalog } from "../catalog/schema";
import type { TableSnapshot } from "../intake/table";
import { identifyRows } from "../report/rowIdentity";
import type { SourceReader } from "../workbook/port";
import { RequestError } from "./errors";
import { LastFew } from "./lastFew";
import type { Preview } from "./preview";

interface Kept {
  readonly preview: Preview;
  readonly snapshot: TableSnapshot;
  /** The tables its rows depend on, as they were read with it. */
  readonly related: readonly TableSnapshot[];
  /** The rules it was decided by, the user's own among them. */
  readonly catalog: Catalog;
}

const lastPreviews = new LastFew<Kept>("preview", 12);

/** Reads a table the way a plan's source was made: commit compares the two. */
export const readSource: SourceReader = (snapshot) => ({
  sheet: snapshot.sheet,
  table: snapshot.table,
  topLeft: snapshot.topLeft,
  headers: snapshot.headers,
  ...identifyRows(snapshot),
});

export function newPreviewId(): string {
  return lastPreviews.newId();
}

export function keep(preview: Preview, snapshot: TableSnapshot, related: readonly TableSnapshot[], catalog: Catalog): void {
  lastPreviews.keep(preview.id, { preview, snapshot, related, catalog });
}

/** Throws RequestError "unknown-preview". */
export function keptPreview(id: string): Kept {
  const found = lastPreviews.find(id);
  if (found === undefined) throw new RequestError("unknown-preview", "That preview is no longer at hand. Evaluate the table again.");
  return found;
}
