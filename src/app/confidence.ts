// What a programme's answers rest on that nobody held against the original.
// Promises no word where the quotation was held against its document. The user's own figures are marked as such.
import type { Cite } from "../catalog/schema";
import { OVERLAY_SOURCE } from "../catalog/sources";

export { unverifiedSentence } from "../report/explainText";

/** How a quotation stands, for the reader: "" where it was held against the document. */
export function caution({ source, confidence }: Cite): string {
  if (source === OVERLAY_SOURCE) return "Your own figure.";
  return confidence === "unverified" ? "Not verified against the original." : "";
}
