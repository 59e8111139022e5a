// What a row is missing, requirement by requirement, as lines of a table that a sheet can calculate with.
// Promises: amounts stay numbers; what is not known says so and is never 0; the way that is nearest comes first. Empty for a row that has the best outcome.
import type { Explanation, GapStep, PathwayExplanation, Requirement } from "../engine/explanation";
import type { Unit } from "../catalog/schema";
import type { Plan } from "../engine/planShape";
import { quotedSource } from "./citation";
import { haveText, needText } from "./explainText";
import { amountText } from "./words";

export interface MissingLine {
  /** With its path before it where the programme has several: "Transactions: Marketplace transactions". */
  readonly requirement: string;
  /** Amounts as numbers in their unit; "yes", "no", a date or "not known" as text. */
  readonly have: number | string;
  /** A number where at least so much is needed; else in words: "less than 5". */
  readonly need: number | string;
  readonly missing: number | string;
  readonly source: string;
}

const NOT_KNOWN = "not known";

export function missingLines(explanation: Explanation, plan: Plan): readonly MissingLine[] {
  const best = plan.ladder[0];
  if (best !== undefined && plan.outcomes[best.outcome] === explanation.status) {
    return [];
  }
  const { gap, pathways, prerequisites } = explanation;
  const groups = [...pathways.filter(({ label }) => label === gap?.path), ...pathways.filter(({ label }) => label !== gap?.path)];
  const inPathways = groups.flatMap((pathway) => open(pathway.requirements).map((requirement) => ({ requirement, of: pathway })));
  const outside = open(prerequisites).map((requirement) => ({ requirement, of: null }));
  const all = [...outside.filter(({ requirement }) => isStep(requirement, gap?.steps)), ...inPathways, ...outside.filter(({ requirement }) => !isStep(requirement, gap?.steps))];
  // A requirement that must not be met is missing in no list of requirements, but a step leads away from it.
  const led = (gap?.steps ?? []).filter((step) => !all.some(({ requirement }) => requirement.field === step.field));
  const lines = [...led.map(stepLine), ...all.map(({ requirement, of }) => requirementLine(requirement, pathways.length > 1 ? of : null))];
  return lines.filter((line, index) => lines.findIndex((other) => other.requirement === line.requirement && other.need === line.need) === index);
}

function open(requirements: readonly Requirement[]): readonly Requirement[] {
  return requirements.filter(({ truth }) => truth !== "met");
}

function isStep({ field }: Requirement, steps: readonly GapStep[] = []): boolean {
  return steps.some((step) => step.field === field);
}

function requirementLine(requirement: Requirement, pathway: PathwayExplanation | null): MissingLine {
  const { label, unit, have, need, missing, comparison, cite } = requirement;
  const isNumber = isAmount(unit);
  return {
    requirement: pathway === null ? label : `${pathway.label}: ${label}`,
    have: have === null ? NOT_KNOWN : isNumber ? have : haveText(requirement),
    need: isNumber && comparison === ">=" ? need : needText(requirement),
    missing: have === null ? NOT_KNOWN : isNumber && missing !== null ? missing : needText(requirement),
    source: quotedSource(cite),
  };
}

function stepLine({ label, unit, have, target, amount, cite }: GapStep): MissingLine {
  const words = (value: number): number | string => (isAmount(unit) ? value : amountText(value, unit));
  return { requirement: label, have: have === null ? NOT_KNOWN : words(have), need: words(target), missing: have === null || amount === null ? NOT_KNOWN : isAmount(unit) ? amount : words(target), source: quotedSource(cite) };
}

function isAmount(unit: Unit): boolean {
  return unit === "USD" || unit === "count" || unit === "percent" || unit === "points";
}
