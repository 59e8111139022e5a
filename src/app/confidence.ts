// What a programme's answers rest on that nobody held against the original.
// Promises one sentence per programme, or none. The user's own figures are no part of it: the rows' notes speak of those.
import { shippedCatalog } from "../catalog/catalog";
import type { Cite } from "../catalog/schema";
import { plan } from "../engine/plan";
import type { Plan } from "../engine/planShape";
import { overlaid, OVERLAY_SOURCE } from "../intake/overlay";
import type { TableSnapshot } from "../intake/table";

/** How a quotation stands, for the reader: "" where it was held against the document. */
export function caution({ source, confidence }: Cite): string {
  if (source === OVERLAY_SOURCE) return "Your own figure.";
  return confidence === "unverified" ? "Not verified against the original." : "";
}

/** The rules that a programme was decided by, the user's own figures among them. It must be one that was decided on that day. */
export function decidingPlan(programme: string, asOf: string, knownOn: string | null, related: readonly TableSnapshot[]): Plan {
  return plan(overlaid(shippedCatalog, related).catalog, programme, asOf, knownOn);
}

/** Names the requirements whose text is marked unverified; "" where there are none. */
export function unverifiedSentence(frozen: Plan): string {
  const cited = [...frozen.leaves, ...frozen.scores.flatMap(({ metrics }) => metrics)];
  const labels = new Set(cited.filter(({ cite }) => cite.confidence === "unverified" && cite.source !== OVERLAY_SOURCE).map(({ label }) => label));
  return labels.size === 0 ? "" : `Not verified against the original: ${[...labels].join(", ")}. Check these before you rely on an answer that they decide.`;
}
