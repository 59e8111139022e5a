// An explanation as sentences: the answer, what decides it, and for every requirement what it has, what it needs and the document's own words.
// Promises: one line per statement, no markup. Says nothing that the explanation does not hold.
import type { Cite } from "../catalog/schema";
import { OVERLAY_SOURCE } from "../catalog/sources";
import type { Explanation, Requirement } from "../engine/explanation";
import type { Leaf, Plan } from "../engine/planShape";
import { amountText, gapText } from "./words";

/** `subject` is the name to speak of: "Contoso", "row 7". Lines are separated by "\n". */
export function explainText(explanation: Explanation, plan: Plan, subject: string): string {
  const lines = [headline(explanation, subject)];
  if (explanation.alsoHold.length > 0) {
    lines.push(`Also met: ${explanation.alsoHold.join(", ")}.`);
  }
  if (explanation.needs.length > 0) {
    lines.push(`Missing and able to change the answer: ${explanation.needs.join(", ")}.`);
  }
  for (const open of explanation.openReadings) {
    lines.push(
      `Not settled by the document (${open.ambiguity}): ${open.question} ${sentenceCase(open.main.says)}: ${open.main.truth} ("${open.main.cite.quote}"). ${sentenceCase(open.cautious.says)}: ${open.cautious.truth} ("${open.cautious.cite.quote}").`,
    );
  }
  const nearest = gapText(explanation.gap);
  if (nearest !== "") {
    lines.push(`Nearest way to ${explanation.gap?.outcome ?? ""}${explanation.gap?.path ? ` (${explanation.gap.path})` : ""}: ${nearest}.`);
  }
  if (explanation.final !== null) {
    lines.push(explanation.final);
  }
  explanation.prerequisites.forEach((requirement) => lines.push(`Presumed: ${requirementText(requirement)}`));
  for (const pathway of explanation.pathways) {
    lines.push(`${pathway.label}: ${pathway.truth}.`);
    pathway.requirements.forEach((requirement) => lines.push(`  ${requirementText(requirement)}`));
  }
  explanation.assumptions.forEach((assumption) => lines.push(`Assumed: ${assumption}`));
  const unverified = unverifiedSentence(plan);
  if (unverified !== "") {
    lines.push(unverified);
  }
  lines.push(`Rules ${explanation.rules}, as of ${explanation.asOf}${explanation.knownOn === null ? "" : `, as known on ${explanation.knownOn}`}.`);
  return lines.join("\n");
}

/** One requirement with have, need and source, in one line. */
export function requirementText(requirement: Requirement): string {
  const have = requirement.have === null ? "not known" : haveText(requirement);
  const line = requirement.isMetOnlyIfAtLeastIsMeant ? "met, if \"at least\" is meant" : requirement.truth;
  const assumed = requirement.assumption === null ? "" : ", assumed";
  return `${requirement.label}: ${have}, needs ${needText(requirement)} (${line}${assumed}). ${citeText(requirement.cite)}, in force since ${requirement.since}.`;
}

/** "S001, Marketplace performance, 1st criterion: "USD $4 million …"", marked when it is not verified. */
export function citeText(cite: Cite): string {
  const mark = cite.confidence === "unverified" ? " (unverified)" : "";
  return `${cite.source}${mark}, ${cite.locator}: "${cite.quote}"`;
}

const MOST_NAMED = 6;

/** Names what the requirements rest on that was not verified against the original: their own words, and the figures behind them; "" for nothing. */
export function unverifiedSentence(plan: Plan): string {
  const cited = [...plan.leaves, ...plan.scores.flatMap(({ metrics }) => metrics)].filter(({ cite }) => cite.confidence === "unverified" && cite.source !== OVERLAY_SOURCE).map(({ label }) => label);
  const behind = plan.fields.flatMap(({ unverified }) => unverified);
  const labels = [...new Set([...cited, ...behind])];
  const rest = labels.length - MOST_NAMED;
  return labels.length === 0 ? "" : `Not verified against the original: ${labels.slice(0, MOST_NAMED).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}. Check these before you rely on an answer that they decide.`;
}

function headline(explanation: Explanation, subject: string): string {
  const by = explanation.path === null ? "" : `, by ${explanation.path}`;
  return `${subject}: ${explanation.status}${by}.`;
}

/** What the row has, in words; `have` must be known. */
export function haveText(requirement: Requirement): string {
  return requirement.unit === "choice" ? `another ${requirement.label.toLowerCase()}` : amountText(requirement.have ?? Number.NaN, requirement.unit);
}

/** "at least $4,000,000.00". */
export function needText({ comparison, need, needText: names, unit }: Pick<Requirement, "comparison" | "need" | "needText" | "unit">): string {
  const amount = amountText(need, unit);
  switch (comparison) {
    case ">=":
      return unit === "date" ? `${amount} or later` : `at least ${amount}`;
    case ">":
      return `more than ${amount}`;
    case "<=":
      return unit === "date" ? `${amount} or earlier` : `at most ${amount}`;
    case "<":
      return `less than ${amount}`;
    case "=":
      return `exactly ${amount}`;
    case "is":
      return amount;
    case "one of":
      return `one of ${names ?? ""}`;
  }
}

/** What a requirement of a plan needs: "at least $4,000,000", "yes". */
export function leafNeed(plan: Plan, leaf: Leaf): string {
  switch (leaf.kind) {
    case "test":
      return needText({ comparison: leaf.cmp, need: leaf.need, needText: null, unit: plan.fields[leaf.field]!.unit });
    case "flag":
      return needText({ comparison: "is", need: leaf.need, needText: null, unit: "flag" });
    case "oneOf":
      return needText({ comparison: "one of", need: leaf.codes[0]!, needText: leaf.names.join(", "), unit: "choice" });
    case "score":
      return needText({ comparison: ">=", need: leaf.need, needText: null, unit: "points" });
  }
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
