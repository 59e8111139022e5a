// Tierline's own tables as plans to write: metrics, runway, and the empty list of exclusions.
// Promises marks that stay the same from release to release, so that a refresh finds every column again.
import type { MetricColumn, MetricGrain, MetricTable } from "../../ledger";
import { serialOf } from "../../intake/calendar";
import type { CellValue } from "../../intake/table";
import type { OwnTablePlan } from "../../report/ownTable";
import type { PlannedColumn } from "../../report/writePlan";
import { exclusionHeaders } from "./inputTables";
import type { RunwayOutlook } from "./metrics";

/** One row per partner, or per partner and offer. A partner is found again by its id, else by its name; an offer by its name and its partner. */
const metricTables: Readonly<Record<MetricGrain, Pick<OwnTablePlan, "purpose" | "sheet" | "table" | "keys">>> = {
  partner: { purpose: "metrics", sheet: "Tierline metrics", table: "Tierline_metrics", keys: [["Partner ID"], ["Partner"]] },
  offer: { purpose: "offers", sheet: "Tierline offers", table: "Tierline_offers", keys: [["Partner ID", "Offer"], ["Partner", "Offer"]] },
};

export function metricsPlan({ grain, columns, rows, notes }: MetricTable): OwnTablePlan {
  const labels = new Map(notes.map(({ metric, label }) => [metric, label]));
  return {
    ...metricTables[grain],
    columns: columns.map((column, at) => planned(column, rows.map((row) => row[at] ?? ""))),
    proof: {
      cells: { "Counted as of": day, "Counted from": /^.+ \(.+\)$/, "Counted rows": /: (no rows|\d+ of \d+)($|; )/, "Counted how": anything },
      // A column of the person's own may come to have the name of a metric: the account of the rows names those that were counted.
      named: { in: "Counted rows", words: Object.fromEntries(columns.flatMap((column) => (column.metric === null ? [] : [[markOf(column), `${labels.get(column.metric) ?? column.metric}: `]]))) },
    },
  };
}

/** As Excel counts days. */
const day = /^\d{5}$/;
const anything = /^/;

/** One row per partner, criterion and measure, with what is left of it month by month when nothing new comes. */
export function runwayPlan({ asOf, partners }: RunwayOutlook): OwnTablePlan {
  const rows = partners.flatMap(({ name, criteria }) => criteria.flatMap((criterion) => criterion.measures.map((measure) => ({ name, criterion, measure }))));
  const text = (header: string, of: (row: (typeof rows)[number]) => string): PlannedColumn => ({ mark: header, header, kind: "text", numberFormat: "@", values: rows.map(of) });
  const number = (header: string, of: (row: (typeof rows)[number]) => number | null): PlannedColumn => ({ mark: header, header, kind: "number", numberFormat: "#,##0.##", values: rows.map((row) => of(row) ?? "") });
  const date = (header: string, of: (row: (typeof rows)[number]) => string | null): PlannedColumn => ({ mark: header, header, kind: "date", numberFormat: "yyyy-mm-dd", values: rows.map((row) => serialOrBlank(of(row))) });
  const columns = [
    text("Partner", ({ name }) => name),
    text("Criterion", ({ criterion }) => criterion.label),
    text("Measure", ({ measure }) => measure.label),
    number("Needed", ({ measure }) => measure.needed),
    number("Now", ({ measure }) => measure.now),
    text("Met now", ({ criterion: { isMetNow } }) => (isMetNow === null ? "Unknown" : isMetNow ? "Yes" : "No")),
    date("Lapses on", ({ criterion }) => criterion.lapsesOn),
    number("Least new in 12 months", ({ measure }) => measure.months.at(-1)?.leastNew ?? null),
    ...Array.from({ length: 12 }, (_, at) => number(`After ${at + 1} ${at === 0 ? "month" : "months"}`, ({ measure }) => measure.months[at]?.value ?? null)),
    date("Counted as of", () => asOf),
  ];
  return {
    purpose: "runway",
    sheet: "Tierline runway",
    table: "Tierline_runway",
    columns,
    keys: [["Partner", "Criterion", "Measure"]],
    proof: { cells: { ...Object.fromEntries(columns.map(({ mark }) => [mark, anything])), "Met now": /^(Yes|No|Unknown)$/, "Counted as of": day }, named: null },
  };
}

/** Headers and no row: a person fills it. */
export const exclusionsPlan: OwnTablePlan = {
  purpose: "exclusions",
  sheet: "Tierline exclusions",
  table: "Tierline_exclusions",
  columns: exclusionHeaders.map((header) => ({ mark: header, header, kind: "text", numberFormat: "@", values: [] })),
  keys: [[exclusionHeaders[0] ?? ""]],
  proof: null,
};

function serialOrBlank(date: string | null): number | "" {
  return date === null ? "" : serialOf(date);
}

/** A metric may fill two columns: the header tells them apart. */
function markOf({ header, metric }: MetricColumn): string {
  return metric === null ? header : `${metric}/${header}`;
}

function planned(column: MetricColumn, values: readonly CellValue[]): PlannedColumn {
  const { header, kind, numberFormat } = column;
  return { mark: markOf(column), header, kind, numberFormat, values: values.map((value) => (typeof value === "boolean" ? String(value) : value)) };
}
