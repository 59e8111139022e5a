// One metric, counted over all partners (or partners and offers), with the reason of every row behind it; or why it cannot be counted.
// Promises: plain data; a value that cannot be known is NaN, never 0.
import type { DerivedFact } from "../catalog/derived/schema";
import type { IsoDate } from "../catalog/schema";
import type { ExcludedCodes } from "./exclusions";
import type { FactTable } from "./factTable";
import type { Subjects } from "./measures";
import type { Period } from "./windows";

/** The rows of one export behind a metric. */
export interface CountedPart {
  readonly table: FactTable;
  readonly period: Period;
  /** The period it is compared with, for facts that are a difference. */
  readonly baseline: Period | null;
  /** Reason code per row of `table`; 0 is counted. */
  readonly reasons: Uint8Array;
  readonly subjects: Subjects;
}

export interface CountedMetric {
  readonly fact: DerivedFact;
  readonly asOf: IsoDate;
  /** One; several where the number totals facts of several exports. All number their subjects alike. */
  readonly parts: readonly [CountedPart, ...CountedPart[]];
  /** One per subject, in the fact's unit; NaN is unknown. */
  readonly values: Float64Array;
  readonly excluded: ExcludedCodes;
  /** The text behind an offer code. */
  readonly offerText: (code: number) => string;
}

/** A metric that the exports at hand cannot give, and why. */
export interface MissingMetric {
  readonly fact: DerivedFact;
  readonly sentence: string;
}

export type MetricOutcome = CountedMetric | MissingMetric;

export function isCounted(outcome: MetricOutcome): outcome is CountedMetric {
  return "parts" in outcome;
}
