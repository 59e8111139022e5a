// The ledger's way in for the rest of the add-in: recognise an export, read it, count, account, and lay the results out.
// Promises: plain data in, plain data out; what is not listed here may change.
export { account, accountPerSubject, exclusionEffects, leftOutWords, openNumber } from "./accounts";
export type { Account, ExclusionEffect, OpenedRow } from "./accounts";
export { assumptionsOf, staleness } from "./assumptions";
export { LedgerError } from "./errors";
export { isCounted } from "./countedMetric";
export type { CountedMetric, CountedPart, MetricOutcome, MissingMetric } from "./countedMetric";
export { Evaluation } from "./evaluation";
export type { EvaluationOptions } from "./evaluation";
export type { Exclusion } from "./exclusions";
export type { FactTable, Ledger } from "./factTable";
export type { Finding, FindingCode } from "./findings";
export { LedgerIndex } from "./ledgerIndex";
export { LedgerReader } from "./ledgerReader";
export type { SourceOptions, SourceReader } from "./ledgerReader";
export { countedHeaders, metricTable } from "./metricTable";
export type { MetricColumn, MetricGrain, MetricNote, MetricTable } from "./metricTable";
export type { Rate } from "./rates";
export { recogniseExport } from "./recognise";
export type { MetricReadiness, Recognition } from "./recognise";
export { runway, runwayInSlices } from "./runway";
export type { Criterion, Requirement, Runway, RunwayMonth } from "./runway";
export type { LedgerSource } from "./source";
export { trailingOverRange } from "./trailingRange";
export type { TrailingMeasure, TrailingProblem } from "./trailingRange";
