// One requirement held against one row: what the row has, what is needed, what is missing, and the words that say so.
// Promises: plain data, of one shape for all kinds of requirements. Rows of one value share one object: most columns are flags and small counts,
// and a million explanations should not hold a million copies of "30 transactions, needs 30". Decides nothing that engine/leaves does not.
import { MET, NOT_MET, UNKNOWN, type Kleene } from "./decide";
import type { Requirement, Truth } from "./explanation";
import type { BoundLanes } from "./lanes";
import { scoreSpan, truthOfValue } from "./leaves";
import type { Leaf, Plan } from "./planShape";
import { missingAmount } from "./price";

/** The requirement for a row's values, in the order of the plan's fields, NaN unknown; and its truth, which the caller knows already. */
export type RequirementOfRow = (values: Float64Array, truth: Kleene) => Requirement;

/** Whole values from 0 up to here share their objects. */
const SHARED_VALUES = 64;

/** What is the same for every row is looked up once. */
export function requirementOf(plan: Plan, bound: BoundLanes, leaf: Leaf): RequirementOfRow {
  if (leaf.kind === "score") {
    return (values, truth) => scoreRequirement(plan, leaf, values, truth);
  }
  const assumption = bound.assumptions.find((each) => each.field === leaf.field)?.sentence ?? null;
  const made = (value: number): Requirement => fieldRequirement(plan, leaf, value, assumption);
  const unknown = made(Number.NaN);
  const shared: (Requirement | null)[] = Array.from({ length: SHARED_VALUES }, () => null);
  return (values) => {
    const value = values[leaf.field]!;
    if (value >= 0 && value < SHARED_VALUES && Number.isInteger(value)) {
      // Adding 0 leaves no -0 behind.
      return (shared[value] ??= made(value + 0));
    }
    return Number.isNaN(value) ? unknown : made(value);
  };
}

// Both literals list every member in the same order, so that a million of them share one hidden class; a spread costs ten times as much.

function scoreRequirement(plan: Plan, leaf: Extract<Leaf, { kind: "score" }>, values: Float64Array, truth: Kleene): Requirement {
  const score = plan.scores[leaf.score]!;
  const { least, most } = scoreSpan(score, values);
  return {
    id: leaf.id,
    field: score.id,
    label: leaf.label,
    unit: "points",
    comparison: ">=",
    need: leaf.need,
    needText: null,
    have: least === most ? least : null,
    missing: truth === UNKNOWN ? null : Math.max(0, leaf.need - least),
    truth: wordOf(truth),
    cite: leaf.cite,
    since: leaf.since,
    rules: leaf.rules,
    isMetOnlyIfAtLeastIsMeant: isOnTheLine(leaf, least),
    assumption: null,
  };
}

function fieldRequirement(plan: Plan, leaf: Exclude<Leaf, { kind: "score" }>, value: number, assumption: string | null): Requirement {
  const field = plan.fields[leaf.field]!;
  const truth = truthOfValue(leaf, value);
  const have = Number.isNaN(value) ? null : value;
  return {
    id: leaf.id,
    field: field.id,
    label: leaf.label,
    unit: field.unit,
    comparison: leaf.kind === "test" ? leaf.cmp : leaf.kind === "flag" ? "is" : "one of",
    need: leaf.kind === "oneOf" ? leaf.codes[0]! : leaf.need,
    needText: leaf.kind === "oneOf" ? leaf.names.join(", ") : null,
    have,
    missing: truth === NOT_MET ? missingOf(leaf, value, field.step) : truth === UNKNOWN ? null : 0,
    truth: wordOf(truth),
    cite: leaf.cite,
    since: leaf.since,
    rules: leaf.rules,
    isMetOnlyIfAtLeastIsMeant: have !== null && isOnTheLine(leaf, have),
    assumption,
  };
}

function missingOf(leaf: Exclude<Leaf, { kind: "score" }>, have: number, step: number): number | null {
  if (leaf.kind !== "test") {
    return leaf.kind === "flag" ? 1 : null;
  }
  const isStrict = leaf.cmp === ">" || leaf.cmp === "<";
  const target = isStrict ? leaf.need + (leaf.cmp === ">" ? step : -step) : leaf.need;
  return missingAmount(have, target, step);
}

function isOnTheLine(leaf: Leaf, have: number): boolean {
  return (leaf.kind === "score" || (leaf.kind === "test" && leaf.cmp === ">=")) && leaf.cite.operatorStated === false && have === leaf.need;
}

function wordOf(truth: Kleene): Truth {
  return truth === MET ? "met" : truth === UNKNOWN ? "unknown" : "not met";
}
