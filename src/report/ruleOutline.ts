// A programme's rules on one day as an outline: what leads to which answer, with amounts, dates and the words that say so.
// Promises: every requirement of the plan is in it, under the words that join it to its neighbours (all of, any one of, not). Decides nothing.
import type { IsoDate } from "../catalog/schema";
import { childrenOf, type Leaf, type Plan, type PlanNode } from "../engine/planShape";
import { quotedSource } from "./citation";
import { leafNeed } from "./explainText";
import { amountText } from "./words";

export interface RuleLine {
  /** The answer that it leads to. */
  readonly outcome: string;
  /** 0 for what stands at the top. */
  readonly depth: number;
  /** A requirement's name, a path's name, or the words that join the lines below: "any one of". */
  readonly text: string;
  /** "at least $4,000,000"; "" for words that join. */
  readonly need: string;
  readonly since: IsoDate | "";
  readonly source: string;
}

export function ruleOutline(plan: Plan): readonly RuleLine[] {
  return plan.ladder.flatMap(({ outcome, when }) => linesOf(plan, when, 0).map((line) => ({ outcome: plan.outcomes[outcome] ?? "", ...line })));
}

type Line = Omit<RuleLine, "outcome">;

/** One case per operator. */
function linesOf(plan: Plan, node: PlanNode, depth: number): readonly Line[] {
  const joining = (words: string): Line => ({ depth, text: titled(plan, node, words), need: "", since: "", source: "" });
  const below = (): readonly Line[] => childrenOf(node).flatMap((child) => linesOf(plan, child, depth + 1));
  switch (node.op) {
    case "leaf":
      return leafLines(plan, plan.leaves[node.bit]!, depth, pathwayOf(plan, node));
    case "all":
      return [joining("all of"), ...below()];
    case "any":
      return [joining("any one of"), ...below()];
    case "atLeast":
      return [joining(`at least ${node.k} of`), ...below()];
    case "not":
      return [joining("not"), ...below()];
    case "readings":
      return [
        joining(`under both readings of: ${node.question}`),
        ...[node.main, node.cautious].flatMap((reading): readonly Line[] => [{ depth: depth + 1, text: `read as: ${reading.says}`, need: "", since: "", source: quotedSource(reading.cite) }, ...linesOf(plan, reading.when, depth + 2)]),
      ];
  }
}

function leafLines(plan: Plan, leaf: Leaf, depth: number, pathway: string | null): readonly Line[] {
  const own: Line = { depth, text: pathway === null ? leaf.label : `${pathway}: ${leaf.label}`, need: leafNeed(plan, leaf), since: leaf.since, source: quotedSource(leaf.cite) };
  if (leaf.kind !== "score") {
    return [own];
  }
  const metrics = plan.scores[leaf.score]!.metrics;
  return [own, ...metrics.map(({ label, field, maximum, threshold, cite }): Line => ({ depth: depth + 1, text: label, need: `up to ${amountText(maximum, "points")} points, all of them at ${amountText(threshold, plan.fields[field]!.unit)}`, since: "", source: quotedSource(cite) }))];
}

function titled(plan: Plan, node: PlanNode, words: string): string {
  const pathway = pathwayOf(plan, node);
  return pathway === null ? words : `${pathway}: ${words}`;
}

function pathwayOf(plan: Plan, node: PlanNode): string | null {
  return plan.pathways.find(({ when }) => when === node || when.id === node.id)?.label ?? null;
}
