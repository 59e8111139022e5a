// The metric table of partners, or of their offers: counted, in words, and as the table that a write would make.
// Promises the same for both; a refusal of the write is no refusal of the numbers. Writes nothing.
import { type CountedMetric, type Evaluation, isCounted, type MetricGrain, type MetricTable, metricTable } from "../../ledger";
import type { OwnTablePlan } from "../../report/ownTable";
import { HostError } from "../../workbook/errors";
import type { OwnTablePreview } from "../../workbook/port";
import type { JobControl } from "../preview";
import type { ExportsWorkbook } from "./exportsWorkbook";
import type { CountedTable, OfferMetrics } from "./metrics";
import { metricsPlan } from "./metricsPlan";
import { metricSummaries, subjectMetrics, tablePreview } from "./metricsWords";

export interface GrainTable {
  readonly counted: readonly CountedMetric[];
  readonly table: MetricTable;
  readonly plan: OwnTablePlan;
  /** What a write expects to find of the table. */
  readonly expects: string;
  /** One per row of the table; `offer` is "" in the table of partners. */
  readonly subjects: readonly OfferMetrics[];
  readonly shown: CountedTable;
}

const nothingCounted: Readonly<Record<MetricGrain, string>> = {
  partner: "No metric can be counted from these exports alone; what is missing stands below.",
  offer: "No metric of offers can be counted from these exports; what is missing stands below.",
};

/** Lays out what `evaluation` counted; `without` counts as if nothing were excluded, null where nothing is. Throws HostError "cancelled". */
export async function grainTable(workbook: ExportsWorkbook, evaluation: Evaluation, grain: MetricGrain, without: Evaluation | null, control: JobControl): Promise<GrainTable> {
  const table = metricTable(evaluation, grain);
  const counted = table.notes.map(({ metric }) => evaluation.count(metric)).filter(isCounted);
  const plan = metricsPlan(table);
  const subjects = subjectMetrics(table, counted, without);
  const write = await writePreview(workbook, plan, control);
  return {
    counted,
    table,
    plan,
    expects: write.preview?.state ?? "",
    subjects,
    shown: {
      metrics: metricSummaries(table, counted),
      missing: table.missing,
      table: tablePreview(plan, write.preview, subjects.map(subjectName)),
      refusal: isEmpty(grain, counted, table) ? nothingCounted[grain] : write.refusal,
    },
  };
}

/** "Contoso", "Widget of Contoso". */
export function subjectName({ name, offer }: OfferMetrics): string {
  return offer === "" ? name : `${offer} of ${name}`;
}

/** Offers have no row of their own before one of them sold something. */
function isEmpty(grain: MetricGrain, metrics: readonly CountedMetric[], { rows }: MetricTable): boolean {
  return metrics.length === 0 || (grain === "offer" && rows.length === 0);
}

async function writePreview(workbook: ExportsWorkbook, plan: OwnTablePlan, control: JobControl): Promise<{ readonly preview: OwnTablePreview | null; readonly refusal: string }> {
  try {
    return { preview: await workbook.previewOwnTable(plan, { signal: control.signal }), refusal: "" };
  } catch (error) {
    if (!(error instanceof HostError) || error.code === "cancelled") throw error;
    return { preview: null, refusal: error.sentence };
  }
}
