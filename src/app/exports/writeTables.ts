// Writes Tierline's own tables: metrics of partners and of offers, and runway, after looking whether the exports are still those that were counted; and makes
// the empty list of exclusions. Promises that one write runs at a time, and that nothing is written where an export or the table moved.
import type { MetricGrain } from "../../ledger";
import type { OwnTablePlan } from "../../report/ownTable";
import { StaleError } from "../../workbook/errors";
import type { OwnTableWritten } from "../../workbook/port";
import { RequestError } from "../errors";
import type { JobControl } from "../preview";
import { type KeptMetrics, keptMetrics } from "./kept";
import { exclusionsPlan, runwayPlan } from "./metricsPlan";
import type { ExportsWorkbook } from "./exportsWorkbook";
import { readOffCells } from "./metricsWords";
import type { MetricsPreview, MetricsWritten, RunwayOutlook } from "./metrics";
import { digestOf, lookAround } from "./readSources";

/** Looking at the exports again takes about half of the time. */
const checkingShare = 0.5;

let isWriting = false;

/**
 * Writes the table of partners, or that of their offers. `metrics` is the preview or its id.
 * Throws RequestError "unknown-metrics" or "busy", HostError "stale", "name-taken", "header-taken", "no-room", "AccessDenied"; nothing is written then.
 */
export function writeMetrics(workbook: ExportsWorkbook, metrics: MetricsPreview | string, control: JobControl = {}, grain: MetricGrain = "partner"): Promise<MetricsWritten> {
  const kept = keptMetrics(typeof metrics === "string" ? metrics : metrics.id);
  const { plan, expects } = kept.tables[grain];
  return alone(async () => {
    await refuseMovedExports(workbook, kept, control);
    return write(workbook, plan, expects, control);
  });
}

/** Writes what `lookAhead` answered. Throws as `writeMetrics`. */
export function writeRunway(workbook: ExportsWorkbook, outlook: RunwayOutlook, control: JobControl = {}): Promise<MetricsWritten> {
  const kept = keptMetrics(outlook.metrics);
  const plan = runwayPlan(outlook);
  return alone(async () => {
    await refuseMovedExports(workbook, kept, control);
    const { state } = await workbook.previewOwnTable(plan, { signal: control.signal });
    return write(workbook, plan, state, control);
  });
}

/** Makes the empty list of exclusions, or answers where it stands. Throws HostError "name-taken", "AccessDenied". */
export function makeExclusionList(workbook: ExportsWorkbook): Promise<MetricsWritten> {
  return alone(async () => {
    const standing = (await lookAround(workbook)).exclusions[0];
    if (standing !== undefined) return { place: standing, sentence: `The list of exclusions stands on sheet ${standing.sheet}.`, staleStatuses: "", undo: "", warnings: [] };
    const { place, staleStatuses, undo, warnings } = await write(workbook, exclusionsPlan, (await workbook.previewOwnTable(exclusionsPlan)).state, {});
    return { place, staleStatuses, undo, warnings, sentence: `Made the table ${place.table} on sheet ${place.sheet}. Enter the ids of purchases or customers that do not count, then count the exports again.` };
  });
}

async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (isWriting) throw new RequestError("busy", "Tierline is still writing. Wait until it has finished, then try again.");
  isWriting = true;
  try {
    return await work();
  } finally {
    isWriting = false;
  }
}

async function refuseMovedExports(workbook: ExportsWorkbook, { counted }: KeptMetrics, control: JobControl): Promise<void> {
  for (const [at, { source, place, digest }] of counted.entries()) {
    control.onProgress?.({ share: (checkingShare * at) / counted.length, sentence: `Checking that ${source} is still what was counted.` });
    if ((await digestOf(workbook, place, control)) !== digest) {
      throw new StaleError(`${source} on sheet ${place.sheet} changed since it was counted. Nothing was written. Count the exports again, then write.`);
    }
  }
}

async function write(workbook: ExportsWorkbook, plan: OwnTablePlan, expects: string, control: JobControl): Promise<MetricsWritten> {
  const written = await workbook.writeOwnTable(plan, {
    expects,
    signal: control.signal,
    onProgress: ({ done, total }) => control.onProgress?.({ share: checkingShare + ((1 - checkingShare) * done) / Math.max(1, total), sentence: `Writing row ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}.` }),
  });
  return { place: written.place, sentence: sentenceOf(written), staleStatuses: staleStatusesOf(plan, written), undo: undoOf(written), warnings: [...(written.isReadOffCells ? [readOffCells(written.place.table ?? plan.table)] : []), ...written.warnings] };
}

function sentenceOf({ place, isNew, added, removed, changed }: OwnTableWritten): string {
  const where = `table ${place.table} on sheet ${place.sheet}`;
  if (isNew) return `Wrote ${plural(added, "row")} into the new ${where}.`;
  const parts = [`changed ${plural(changed, "cell")}`, ...(added > 0 ? [`added ${plural(added, "row")}`] : []), ...(removed > 0 ? [`took out ${plural(removed, "row")} that the exports no longer give`] : [])];
  return `Refreshed ${where}: ${parts.join(", ")}.`;
}

/** Only what is certain: numbers changed or came, and the statuses beside them did not. */
function staleStatusesOf({ purpose }: OwnTablePlan, { statuses, added, changed }: OwnTableWritten): string {
  if (statuses.length === 0 || added + changed === 0) return "";
  const named = statuses.slice(0, 3).join(", ");
  const columns = statuses.length === 1 ? `The status column ${named} is` : `The status columns ${named}${statuses.length > 3 ? ` and ${statuses.length - 3} more` : ""} are`;
  return `${columns} not evaluated with the new numbers yet: what stands there is the last evaluation's. Evaluate these ${purpose === "offers" ? "offers" : "partners"} to bring them up to date.`;
}

function undoOf({ isNew, place, undoSteps }: OwnTableWritten): string {
  if (isNew) return `To take it back, delete the sheet ${place.sheet}.`;
  if (undoSteps === null) return "Press Ctrl+Z until the old numbers are back to take it back.";
  return undoSteps === 1 ? "Press Ctrl+Z in the sheet to take it back." : `Press Ctrl+Z ${undoSteps} times in the sheet to take it back.`;
}

function plural(count: number, word: string): string {
  return `${count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`;
}
