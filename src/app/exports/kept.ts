// The counted exports that can still be written, opened or looked ahead from, in this session's memory.
// Promises that only the last two are kept: a ledger of a million rows is large.
import type { Catalog } from "../../catalog/schema";
import type { Evaluation, LedgerIndex, MetricTable } from "../../ledger";
import type { EvaluationOptions } from "../../ledger/evaluation";
import type { OwnTablePlan } from "../../report/ownTable";
import { RequestError } from "../errors";
import type { MetricsPreview } from "./metrics";
import type { CountedSource } from "./readSources";

const mostKept = 2;

export interface KeptMetrics {
  readonly preview: MetricsPreview;
  readonly index: LedgerIndex;
  readonly options: EvaluationOptions;
  /** The shipped rules with the person's own thresholds laid over. */
  readonly catalog: Catalog;
  readonly evaluation: Evaluation;
  readonly table: MetricTable;
  readonly plan: OwnTablePlan;
  /** What a write expects to find of the table. */
  readonly expects: string;
  readonly counted: readonly CountedSource[];
  /** Sheet of a source by its name in the ledger; files have none. */
  readonly sheets: ReadonlySet<string>;
}

const kept = new Map<string, KeptMetrics>();
let lastNumber = 0;

export function newMetricsId(): string {
  lastNumber += 1;
  return `metrics-${lastNumber}`;
}

export function keepMetrics(metrics: KeptMetrics): void {
  kept.set(metrics.preview.id, metrics);
  for (const id of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(id);
  }
}

/** Throws RequestError "unknown-metrics". */
export function keptMetrics(id: string): KeptMetrics {
  const found = kept.get(id);
  if (found === undefined) throw new RequestError("unknown-metrics", "Those numbers are no longer at hand. Count the exports again.");
  return found;
}
