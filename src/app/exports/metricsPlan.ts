// The table "Tierline metrics" as a plan to write, from the ledger's metric table.
// Promises marks that stay the same from release to release, so that a refresh finds every column again.
import type { MetricColumn, MetricTable } from "../../ledger";
import type { CellValue } from "../../intake/table";
import type { OwnTablePlan } from "../../report/ownTable";
import type { PlannedColumn } from "../../report/writePlan";

export const metricsSheet = "Tierline metrics";
export const metricsTableName = "Tierline_metrics";

/** One row per partner; a partner is found again by its id, else by its name. */
export function metricsPlan({ columns, rows }: MetricTable): OwnTablePlan {
  return {
    purpose: "metrics",
    sheet: metricsSheet,
    table: metricsTableName,
    columns: columns.map((column, at) => planned(column, rows.map((row) => row[at] ?? ""))),
    keys: [["Partner ID"], ["Partner"]],
  };
}

function planned({ header, kind, numberFormat, metric }: MetricColumn, values: readonly CellValue[]): PlannedColumn {
  // A metric may fill two columns: the header tells them apart.
  return { mark: metric === null ? header : `${metric}/${header}`, header, kind, numberFormat, values: values.map((value) => (typeof value === "boolean" ? String(value) : value)) };
}
