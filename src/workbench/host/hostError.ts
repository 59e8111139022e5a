// The errors a request can end with, as Excel words them on the wire: a code, a sentence, and the member it happened in.
// Promises: every refusal of the host is a HostError. Never carries a stack or a path of this machine to the add-in.

/** The codes of Excel's own error table that this host answers with. */
export type HostErrorCode =
  | "AccessDenied"
  | "ApiNotFound"
  | "GeneralException"
  | "InsertDeleteConflict"
  | "InvalidArgument"
  | "InvalidObjectPath"
  | "InvalidOperation"
  | "InvalidReference"
  | "InvalidSelection"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "PropertyNotLoaded"
  | "UnsupportedOperation";

/** A request could not be carried out; `location` ("Range.values") is filled in by the interpreter where it is missing. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    message: string,
    readonly location: string | null = null,
  ) {
    super(message);
    this.name = "HostError";
  }
}

/**
 * A whole request refused below the object model, the way Office.js knows it by number: 5102 activity limit (429),
 * 5103 request payload too large, 5104 response payload too large, 5004 cell-edit mode, 5012 session, 5016 dialog, 7000 denied.
 */
export class RequestRefused extends Error {
  constructor(
    readonly officeCode: number,
    message: string,
  ) {
    super(message);
    this.name = "RequestRefused";
  }
}

/** The refusal for a member that this host does not know: names it, so that the reader knows what to look for. */
export function apiNotFound(className: string, member: string): HostError {
  const name = `${className}.${member}`;
  return new HostError("ApiNotFound", `The API ${name} is not supported by this host.`, name);
}
