// One way into Excel: every request of the add-in starts here.
// Promises plain errors, waiting while the user edits a cell, and one undo step where the host can group them.
import { HostError, toHostError } from "./errors";

/** What the add-in runs in, once Office has answered. */
export interface HostInfo {
  readonly isExcel: boolean;
  /** False where Excel is too old for what the manifest requires. */
  readonly isSupported: boolean;
  readonly platform: string;
}

const readyTimeoutMs = 15_000;

/**
 * Waits for Office.js and says what it found.
 * Throws HostError "not-in-office" when Office.js is missing, "ready-timeout" when it does not answer within 15 seconds.
 */
export async function officeReady(timeoutMs: number = readyTimeoutMs): Promise<HostInfo> {
  if (typeof Office === "undefined") {
    throw new HostError("not-in-office", "Microsoft's Office library did not load, so Tierline cannot reach Excel. Check the network connection, then open the pane again.");
  }
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new HostError("ready-timeout", `Excel did not answer within ${Math.round(timeoutMs / 1000)} seconds. Close the pane and open it again; if that does not help, restart Excel.`)),
      timeoutMs,
    );
  });
  try {
    const info = await Promise.race([Office.onReady(), timeout]);
    const isExcel = info.host === Office.HostType.Excel;
    return { isExcel, isSupported: isExcel && isSupported("ExcelApi", "1.7"), platform: String(info.platform ?? "unknown") };
  } finally {
    clearTimeout(timer);
  }
}

/** True where this Excel has the requirement set. */
export function isSupported(set: string, version: string): boolean {
  return Office.context.requirements.isSetSupported(set, version);
}

/** Runs one batch that only reads, or whose undo steps need no grouping. */
export async function inWorkbook<T>(work: (context: Excel.RequestContext) => Promise<T>, where?: string): Promise<T> {
  try {
    return await Excel.run({ delayForCellEdit: true }, work);
  } catch (error) {
    throw toHostError(error, where);
  }
}

/** True where the host takes several requests back with one Ctrl+Z. */
export function canGroupUndo(): boolean {
  return isSupported("ExcelApi", "1.20");
}

/** Runs a batch that writes, as one undo group where the host can. */
export async function asOneUndoStep<T>(work: (context: Excel.RequestContext) => Promise<T>, where?: string): Promise<T> {
  // Older copies of Office.js do not know the option and ignore it.
  const options: Excel.RunOptions & { mergeUndoGroup?: boolean } = canGroupUndo() ? { delayForCellEdit: true, mergeUndoGroup: true } : { delayForCellEdit: true };
  try {
    return await Excel.run(options, work);
  } catch (error) {
    throw toHostError(error, where);
  }
}
