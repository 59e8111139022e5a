// A metric made of other metrics: the total over several exports, or what the counts of two tracks agree on.
// Promises: unknown while one of them is unknown, for each partner on its own; never a part that passes for the whole.
import type { Combination, DerivedFact, Recipe } from "../catalog/derived/schema";
import { isCounted } from "./countedMetric";
import type { CountedMetric, CountedPart, MetricOutcome } from "./countedMetric";

export function isCombination(value: Recipe | Combination): value is Combination {
  return "of" in value;
}

/** Combines metrics of partners, in the order of the fact's own list. */
export function combined(fact: DerivedFact, op: Combination["op"], outcomes: readonly MetricOutcome[]): MetricOutcome {
  const metrics = outcomes.filter(isCounted);
  const first = metrics[0];
  if (first === undefined || metrics.length < outcomes.length) return { fact, sentence: whyNot(fact, outcomes) };
  const { asOf, excluded, offerText } = first;
  const together = (values: readonly number[]): number => (op === "total" ? values.reduce((sum, value) => sum + value, 0) : values.every((value) => value === values[0]) ? values[0]! : NaN);
  const values = first.values.map((_, subject) => together(metrics.map((metric) => metric.values[subject] ?? NaN)));
  // Tracks count the same rows twice: the first one's account stands for both.
  const parts: CountedMetric["parts"] = op === "total" ? [...first.parts, ...metrics.slice(1).flatMap((metric): readonly CountedPart[] => metric.parts)] : first.parts;
  return { fact, asOf, excluded, offerText, parts, values };
}

function whyNot({ label }: DerivedFact, outcomes: readonly MetricOutcome[]): string {
  const parts = outcomes.map((outcome) => outcome.fact.label);
  const missing = outcomes.flatMap((outcome) => (isCounted(outcome) ? [] : [outcome.sentence]));
  return `${label} cannot be counted without both ${parts.join(" and ")}. ${missing.join(" ")}`;
}
