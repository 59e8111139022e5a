// Writes the counted metrics into the table "Tierline metrics", after looking whether the exports are still those that were counted.
// Promises that one write runs at a time, and that nothing is written where an export or the table moved since the preview.
import { StaleError } from "../../workbook/errors";
import type { OwnTableWritten, WorkbookPort } from "../../workbook/port";
import { RequestError } from "../errors";
import type { JobControl } from "../preview";
import { keptMetrics } from "./kept";
import type { MetricsPreview, MetricsWritten } from "./metrics";
import { digestOf } from "./readSources";

let isWriting = false;

/**
 * `metrics` is the preview or its id.
 * Throws RequestError "unknown-metrics" or "busy", StaleError "stale", HostError "name-taken", "header-taken", "no-room", "AccessDenied"; nothing is written then.
 */
export async function writeMetrics(workbook: WorkbookPort, metrics: MetricsPreview | string, control: JobControl = {}): Promise<MetricsWritten> {
  const { plan, expects, counted } = keptMetrics(typeof metrics === "string" ? metrics : metrics.id);
  if (isWriting) throw new RequestError("busy", "Tierline is still writing. Wait until it has finished, then try again.");
  isWriting = true;
  try {
    for (const [at, { source, place, digest }] of counted.entries()) {
      control.onProgress?.({ share: (0.5 * at) / counted.length, sentence: `Checking that ${source} is still what was counted.` });
      if ((await digestOf(workbook, place, control)) !== digest) {
        throw new StaleError(`${source} on sheet ${place.sheet} changed since it was counted. Nothing was written. Count the exports again, then write.`);
      }
    }
    const written = await workbook.writeOwnTable(plan, { expects, signal: control.signal, onProgress: ({ done, total }) => control.onProgress?.({ share: 0.5 + (0.5 * done) / Math.max(1, total), sentence: `Writing row ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}.` }) });
    return { place: written.place, sentence: sentenceOf(written), undo: undoOf(written), warnings: written.warnings };
  } finally {
    isWriting = false;
  }
}

function sentenceOf({ place, isNew, added, removed, changed }: OwnTableWritten): string {
  const where = `table ${place.table} on sheet ${place.sheet}`;
  if (isNew) return `Wrote ${plural(added, "row")} into the new ${where}.`;
  const parts = [`changed ${plural(changed, "cell")}`, ...(added > 0 ? [`added ${plural(added, "row")}`] : []), ...(removed > 0 ? [`took out ${plural(removed, "row")} of partners that the exports no longer name`] : [])];
  return `Refreshed ${where}: ${parts.join(", ")}.`;
}

function undoOf({ isNew, place, undoSteps }: OwnTableWritten): string {
  if (isNew) return `To take it back, delete the sheet ${place.sheet}.`;
  if (undoSteps === null) return "Press Ctrl+Z until the old numbers are back to take it back.";
  return undoSteps === 1 ? "Press Ctrl+Z in the sheet to take it back." : `Press Ctrl+Z ${undoSteps} times in the sheet to take it back.`;
}

function plural(count: number, word: string): string {
  return `${count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`;
}
