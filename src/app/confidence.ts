// What a programme's answers rest on that nobody held against the original.
// Promises no word where the quotation was held against its document. The user's own figures are marked as such.
import { shippedCatalog } from "../catalog/catalog";
import type { Cite } from "../catalog/schema";
import { plan } from "../engine/plan";
import type { Plan } from "../engine/planShape";
import { overlaid, OVERLAY_SOURCE } from "../intake/overlay";
import type { TableSnapshot } from "../intake/table";

export { unverifiedSentence } from "../report/explainText";

/** How a quotation stands, for the reader: "" where it was held against the document. */
export function caution({ source, confidence }: Cite): string {
  if (source === OVERLAY_SOURCE) return "Your own figure.";
  return confidence === "unverified" ? "Not verified against the original." : "";
}

/** The rules that a programme was decided by, the user's own figures among them. It must be one that was decided on that day. */
export function decidingPlan(programme: string, asOf: string, knownOn: string | null, related: readonly TableSnapshot[]): Plan {
  return plan(overlaid(shippedCatalog, related).catalog, programme, asOf, knownOn);
}
