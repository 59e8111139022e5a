// Why no amount leads a row to a status, in words: short in the gap column, a sentence each where somebody asks.
// Promises: the gap and the goal seek name the same requirements. Decides nothing.
import type { Unit } from "../catalog/schema";
import { obstaclesOf, type Obstacle } from "../engine/obstacles";
import type { Leaf, Plan } from "../engine/planShape";
import type { RunResult } from "../engine/run";
import { leafNeed } from "./explainText";
import { amountText } from "./words";

/** More names than this make a cell that nobody reads. */
const MOST_NAMES = 4;
const MOST_REASONS = 3;

/**
 * For rows below the best status to which no way leads further: why, or "" where the row has a status and what is above it is for subjects of
 * another kind. Speaks of the next status up.
 */
export function outOfReachOf(plan: Plan, { met, unknown, outcome, bound }: RunResult): (row: number) => string {
  const obstacles = obstaclesOf(plan, bound);
  const known = new Map<string, string>();
  return (row) => {
    const pattern = [...met, ...unknown].map((word) => word[row]!).join(" ");
    const before = known.get(pattern);
    if (before !== undefined) {
      return before;
    }
    let isOfPattern = true;
    const reached = plan.ladder.findIndex((rung) => rung.outcome === outcome[row]);
    const above = reached < 0 ? plan.ladder.length : reached;
    let words = "";
    for (let index = above - 1; index >= 0 && words === ""; index--) {
      const found = obstacles(row, index, pattern);
      isOfPattern &&= found.length > 0 && found.every(speaksOfPattern);
      if (reached < 0 || !isForAnotherKind(found)) {
        const start = plan.ladder.length > 1 ? `For ${plan.outcomes[plan.ladder[index]!.outcome]!}: out of reach by amounts` : "Out of reach by amounts";
        const reasons = reasonsText(plan, found);
        words = reasons === "" ? start : `${start}: ${reasons}`;
      }
    }
    if (isOfPattern) {
      known.set(pattern, words);
    }
    return words;
  };
}

/** Rows whose requirements are met alike have the same yes or no, and another name; amounts and dates are their own. */
function speaksOfPattern({ leaf, reason }: Obstacle): boolean {
  return reason !== "points" && (leaf.kind === "flag" || leaf.kind === "oneOf");
}

function isForAnotherKind([first]: readonly Obstacle[]): boolean {
  return first !== undefined && first.leaf.kind === "oneOf" && first.reason === "given" && first.have !== null;
}

function reasonsText(plan: Plan, obstacles: readonly Obstacle[]): string {
  const excluded = obstacles.filter(({ reason }) => reason === "contradiction").map(({ leaf }) => leaf.label);
  const clauses = [
    ...obstacles.filter(({ reason }) => reason !== "contradiction").map((obstacle) => obstacleClause(plan, withFewNames(obstacle))),
    ...(excluded.length === 0 ? [] : [`nothing meets all that is asked of ${[...new Set(excluded)].join(", ")}`]),
  ];
  const once = [...new Set(clauses)];
  const more = once.length - MOST_REASONS;
  return `${once.slice(0, MOST_REASONS).join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}

function withFewNames(obstacle: Obstacle): Obstacle {
  const { leaf } = obstacle;
  if (leaf.kind !== "oneOf" || leaf.names.length <= MOST_NAMES + 1) {
    return obstacle;
  }
  const few = [...leaf.names.slice(0, MOST_NAMES - 1), `${leaf.names[MOST_NAMES - 1]!} and ${leaf.names.length - MOST_NAMES} more`];
  return { ...obstacle, leaf: { ...leaf, names: few } };
}

/** "Offer type must be one of Dynamics 365, Power Apps, and it is another one now". */
export function obstacleClause(plan: Plan, { reason, leaf, have, most }: Obstacle): string {
  const has = have === null ? "it is not known now" : leaf.kind === "oneOf" ? "it is another one now" : `it is ${amountText(have, unitOf(leaf))} now`;
  const start = `${leaf.label} must be ${leafNeed(plan, leaf)}`;
  switch (reason) {
    case "given":
    case "held":
      return `${start}, and ${has}`;
    case "contradiction":
      return `${start}, which another requirement excludes`;
    case "points":
      return most === null ? `${start}; no column that may change earns points for it` : `${start}; the columns that may change earn ${amountText(most, "points")} at most`;
  }
}

/** The same as a sentence, with why nothing changes it. */
export function obstacleText(plan: Plan, obstacle: Obstacle): string {
  const clause = obstacleClause(plan, obstacle);
  switch (obstacle.reason) {
    case "given":
      return `${clause}; that is past or is for Microsoft to decide, so no change of an amount brings it about.`;
    case "held":
      return `${clause}; it was asked to stay as it is.`;
    default:
      return `${clause}.`;
  }
}

function unitOf(leaf: Leaf): Unit {
  return leaf.kind === "test" ? leaf.unit : leaf.kind === "score" ? "points" : leaf.kind === "flag" ? "flag" : "choice";
}
