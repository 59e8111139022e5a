// Every failure of the host leaves src/workbook as one plain sentence: what happened, why, what next.
// Promises a code that a program can act on; never shows a raw Office message unless the code is unknown.

/** A failure of Excel, in words for a person. */
export class HostError extends Error {
  override readonly name: string = "HostError";
  constructor(
    readonly code: string,
    readonly sentence: string,
    options?: { cause?: unknown },
  ) {
    super(sentence, options);
  }
}

/** The table is no longer what the preview was computed from. Nothing was written. */
export class StaleError extends HostError {
  override readonly name = "StaleError";
  constructor(
    sentence: string,
    /** What moved: "Microsoft row 7 was edited", one entry per row, at most ten. */
    readonly changes: readonly string[] = [],
  ) {
    super("stale", sentence);
  }
}

/** The user stopped the job. Nothing was written. */
export class Cancelled extends HostError {
  override readonly name = "Cancelled";
  constructor() {
    super("cancelled", "Stopped. Nothing was written.");
  }
}

const sentences: Readonly<Record<string, string>> = {
  InvalidOperationInCellEditMode: "You are editing a cell, so Excel does not accept changes. Press Enter or Esc, then try again.",
  AccessDenied: "Excel does not allow this change: the sheet or the workbook is protected or read-only. Unprotect it (Review, Unprotect Sheet), then try again.",
  RequestPayloadSizeLimitExceeded: "Excel refused the request because it was too large. Try again with a smaller table.",
  ResponsePayloadSizeLimitExceeded: "Excel refused to hand over so many cells at once. Try again with a smaller table.",
  ItemNotFound: "The sheet or table is no longer there; it was renamed or deleted meanwhile. Choose the table again.",
  InvalidReference: "The cells that were meant no longer exist. Choose the table again.",
  InsertDeleteConflict: "Excel cannot add columns here because another table or a merged cell stands in the way. Make room to the right of the table, then try again.",
  InvalidArgument: "Excel did not accept a value or an address. Evaluate the table again, then write.",
  ApiNotFound: "This version of Excel lacks a function that Tierline needs. Update Office, then try again.",
  ActivityLimitReached: "Excel is busy with too many requests. Wait a moment, then try again.",
  RequestAborted: "Excel stopped the request. Try again.",
  Conflict: "Somebody else changed the same cells at the same moment. Evaluate the table again, then write.",
  Unauthenticated: "Excel asks you to sign in before it accepts changes. Sign in, then try again.",
  UnsupportedOperation: "This version of Excel does not support that. Update Office, then try again.",
  InvalidOperation: "Excel cannot do that in its present state. Close open dialogs, then try again.",
  UndoNotSupported: "Excel cannot group these steps for undo. Try again.",
  SessionLost: "The connection between Excel and Tierline was lost. Close the pane, open it again, then try again.",
  ModalDialogOpen: "A dialog is open in Excel. Close it, then try again.",
  GeneralException: "Excel reported an error without a reason. Try again; when it stays, save, close and reopen the workbook.",
};

/** Numbers that Office.js passes on where the transport failed before Excel answered. */
const numbers: Readonly<Record<string, string>> = {
  "5102": "ActivityLimitReached",
  "5103": "RequestPayloadSizeLimitExceeded",
  "5104": "ResponsePayloadSizeLimitExceeded",
  "5012": "SessionLost",
  "5016": "ModalDialogOpen",
  "7000": "AccessDenied",
};

/** True where a smaller piece of the same request may succeed. */
export function isPayloadError(error: unknown): boolean {
  const code = codeOf(error);
  return code === "RequestPayloadSizeLimitExceeded" || code === "ResponsePayloadSizeLimitExceeded";
}

/**
 * Turns anything thrown by Office.js into a HostError; a HostError passes through unchanged.
 * `where` names sheet and table for the sentence: "Sheet Data, table Partners".
 */
export function toHostError(error: unknown, where?: string): HostError {
  if (error instanceof HostError) return error;
  const code = codeOf(error);
  const message = error instanceof Error ? error.message : String(error);
  const sentence = sentences[code] ?? `Excel reported an error: ${message.replace(/\.$/, "")}. Try again.`;
  return new HostError(code, where === undefined ? sentence : `${where}: ${sentence}`, { cause: error });
}

function codeOf(error: unknown): string {
  if (error instanceof HostError) return error.code;
  if (typeof error !== "object" || error === null) return "Unknown";
  const code: unknown = Reflect.get(error, "code");
  const text = typeof code === "string" || typeof code === "number" ? String(code) : "Unknown";
  return numbers[text] ?? text;
}
