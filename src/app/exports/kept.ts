// The counted exports that can still be written, opened or looked ahead from, in this session's memory.
// Promises that only the last two are kept: a ledger of a million rows is large.
import type { Catalog } from "../../catalog/schema";
import type { Evaluation, LedgerIndex, MetricGrain } from "../../ledger";
import type { EvaluationOptions } from "../../ledger/evaluation";
import { RequestError } from "../errors";
import { LastFew } from "../lastFew";
import type { MetricsPreview } from "./metrics";
import type { GrainTable } from "./grainTable";
import type { CountedSource } from "./readSources";

export interface KeptMetrics {
  readonly preview: MetricsPreview;
  readonly index: LedgerIndex;
  readonly options: EvaluationOptions;
  /** The shipped rules with the person's own thresholds laid over. */
  readonly catalog: Catalog;
  readonly evaluation: Evaluation;
  readonly tables: Readonly<Record<MetricGrain, GrainTable>>;
  readonly counted: readonly CountedSource[];
  /** Sheet of a source by its name in the ledger; files have none. */
  readonly sheets: ReadonlySet<string>;
}

const lastMetrics = new LastFew<KeptMetrics>("metrics", 2);

export function newMetricsId(): string {
  return lastMetrics.newId();
}

export function keepMetrics(metrics: KeptMetrics): void {
  lastMetrics.keep(metrics.preview.id, metrics);
}

/** Throws RequestError "unknown-metrics". */
export function keptMetrics(id: string): KeptMetrics {
  const found = lastMetrics.find(id);
  if (found === undefined) throw new RequestError("unknown-metrics", "Those numbers are no longer at hand. Count the exports again.");
  return found;
}
