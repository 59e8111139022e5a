// Is the table still what the preview was computed from?
// Promises to follow rows that moved (sorted, shifted) by their key, and to refuse with a sentence where anything was edited, added or removed.
import { a1 } from "../intake/findings";
import type { WritePlan, WriteSource } from "../report/writePlan";
import { StaleError } from "./errors";
import { nameOf } from "./locate";
import type { Reading } from "./readTable";

const mostChangesNamed = 10;

/**
 * For every body row that stands in the table now, the row of the plan that speaks of it.
 * Throws StaleError, naming at most ten changes, where the table is not the one that was previewed.
 */
export function matchRows(plan: WritePlan, reading: Reading, now: WriteSource): Int32Array {
  const before = plan.source;
  const changes: string[] = [...headerChanges(before, now)];
  const planned = new Map(before.rowKeys.map((key, row) => [key, row]));
  const rows = new Int32Array(now.rowKeys.length);
  const seen = new Uint8Array(before.rowKeys.length);
  let changed = 0;
  const note = (sentence: string) => {
    changed += 1;
    if (changes.length < mostChangesNamed) changes.push(sentence);
  };
  now.rowKeys.forEach((key, row) => {
    const from = planned.get(key);
    const cell = a1({ row: now.topLeft.row + 1 + row, column: now.topLeft.column });
    if (from === undefined) note(`the row at ${cell} was added or renamed`);
    else {
      rows[row] = from;
      seen[from] = 1;
      if (before.rowHashes[from] !== now.rowHashes[row]) note(`the row at ${cell} was edited`);
    }
  });
  before.rowKeys.forEach((_key, row) => {
    if (seen[row] === 0) note(`the row that stood at ${a1({ row: before.topLeft.row + 1 + row, column: before.topLeft.column })} was removed or renamed`);
  });
  if (changes.length > 0) {
    const more = changed > mostChangesNamed ? ` (and ${changed - mostChangesNamed} more)` : "";
    throw new StaleError(`${nameOf(reading.place)} changed since the preview: ${changes.slice(0, 3).join("; ")}${changes.length > 3 && more === "" ? `; and ${changes.length - 3} more` : more}. Nothing was written. Evaluate again, then write.`, changes);
  }
  return rows;
}

function headerChanges(before: WriteSource, now: WriteSource): string[] {
  const was = before.headers.filter((header) => header !== "").sort().join("\n");
  const is = now.headers.filter((header) => header !== "").sort().join("\n");
  return was === is ? [] : ["its columns were renamed, added or removed"];
}
