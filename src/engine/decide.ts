// Truth and outcome of one row, from the truth of its requirements. Kernels and explanations share this one place.
// Promises: Kleene logic, so what is missing stays unknown unless it cannot matter; open readings stay unclear, and neither is ever a pass.
// Knows no column and no date.
import type { Truth } from "./explanation";
import { type Plan, type PlanNode } from "./planShape";

/** Ordered so that "all" is the least and "any" the greatest. */
export type Kleene = 0 | 1 | 2;
export const NOT_MET = 0;
export const UNKNOWN = 1;
export const MET = 2;

/** Truth under the strictest and under the most generous choice of every open reading below a node. */
export interface Span {
  readonly strict: Kleene;
  readonly generous: Kleene;
}

/** Outcome codes beside the indexes into a plan's outcomes. */
export const UNCLEAR_CODE = 253;
export const NEEDS_DATA_CODE = 254;
/** Path code where no pathway decides. */
export const NO_PATH = 255;

export const NEEDS_DATA = "Needs data";
export const UNCLEAR = "Unclear";

export type LeafTruth = (bit: number) => Kleene;

const SPANS: readonly (readonly Span[])[] = [0, 1, 2].map((strict) => [0, 1, 2].map((generous) => ({ strict: strict as Kleene, generous: generous as Kleene })));
const span = (strict: Kleene, generous: Kleene): Span => SPANS[strict]![generous]!;

/** One case per operator. */
export function spanOf(node: PlanNode, leaf: LeafTruth): Span {
  switch (node.op) {
    case "leaf": {
      const truth = leaf(node.bit);
      return span(truth, truth);
    }
    case "all": {
      let strict: Kleene = MET;
      let generous: Kleene = MET;
      for (const child of node.of) {
        const each = spanOf(child, leaf);
        strict = each.strict < strict ? each.strict : strict;
        generous = each.generous < generous ? each.generous : generous;
      }
      return span(strict, generous);
    }
    case "any": {
      let strict: Kleene = NOT_MET;
      let generous: Kleene = NOT_MET;
      for (const child of node.of) {
        const each = spanOf(child, leaf);
        strict = each.strict > strict ? each.strict : strict;
        generous = each.generous > generous ? each.generous : generous;
      }
      return span(strict, generous);
    }
    case "atLeast": {
      const spans = node.of.map((child) => spanOf(child, leaf));
      return span(
        atLeast(node.k, spans.map((each) => each.strict)),
        atLeast(node.k, spans.map((each) => each.generous)),
      );
    }
    case "not": {
      const of = spanOf(node.of, leaf);
      return span((2 - of.generous) as Kleene, (2 - of.strict) as Kleene);
    }
    case "readings": {
      const main = spanOf(node.main.when, leaf);
      const cautious = spanOf(node.cautious.when, leaf);
      return span(main.strict < cautious.strict ? main.strict : cautious.strict, main.generous > cautious.generous ? main.generous : cautious.generous);
    }
  }
}

function atLeast(k: number, truths: readonly Kleene[]): Kleene {
  const met = truths.filter((truth) => truth === MET).length;
  const possible = truths.filter((truth) => truth !== NOT_MET).length;
  return met >= k ? MET : possible >= k ? UNKNOWN : NOT_MET;
}

/** Unclear only where all data is there and the readings differ; a missing cell that could settle it makes it unknown. */
export function truthOf({ strict, generous }: Span): Truth {
  if (strict === MET) {
    return "met";
  }
  if (generous === NOT_MET) {
    return "not met";
  }
  return strict === NOT_MET && generous === MET ? "unclear" : "unknown";
}

/** Outcome code and path code of a row. The first rung that is met decides; a rung that is not settled keeps lower ones from answering. */
export function decide(plan: Plan, leaf: LeafTruth): { readonly outcome: number; readonly path: number } {
  for (const rung of plan.ladder) {
    const truth = truthOf(spanOf(rung.when, leaf));
    switch (truth) {
      case "met": {
        const path = plan.pathways.findIndex((pathway) => pathway.outcome === rung.outcome && spanOf(pathway.when, leaf).strict === MET);
        return { outcome: rung.outcome, path: path < 0 ? NO_PATH : path };
      }
      case "unknown":
        return { outcome: NEEDS_DATA_CODE, path: NO_PATH };
      case "unclear":
        return { outcome: UNCLEAR_CODE, path: NO_PATH };
      case "not met":
        break;
    }
  }
  return { outcome: plan.otherwise, path: NO_PATH };
}

/** The word of an outcome code: an outcome's name, "Needs data" or "Unclear". */
export function statusName(plan: Plan, code: number): string {
  return code === NEEDS_DATA_CODE ? NEEDS_DATA : code === UNCLEAR_CODE ? UNCLEAR : (plan.outcomes[code] ?? NEEDS_DATA);
}

/** Every status a plan can answer, in display order. */
export function statusNames(plan: Plan): readonly string[] {
  return [...plan.outcomes, NEEDS_DATA, UNCLEAR];
}
