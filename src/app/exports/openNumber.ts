// From a number of the metric table back to the rows of the exports behind it, counted or left out.
// Promises every row exactly once over all reasons, in the order in which they were read, a page at a time.
import { leftOutReasons } from "../../catalog/derived/vocabulary";
import { a1 } from "../../intake/findings";
import { type CountedMetric, type CountedPart, isCounted, leftOutWords } from "../../ledger";
import { isoOfDay, isoOfMonth } from "../../ledger/calendar";
import { exclusionOf } from "../../ledger/exclusions";
import { counted, noDate, placeOf, reasonCode, unknownCode } from "../../ledger/factTable";
import type { FactTable, Ledger, TextRole } from "../../ledger/factTable";
import { microsPerDollar } from "../../ledger/money";
import { amountText, dollars } from "../../report/words";
import { RequestError } from "../errors";
import { type KeptMetrics, keptMetrics } from "./kept";
import type { ExportRow, OpenedNumber, OpenRequest } from "./metrics";

const mostPerPage = 100;

/** Throws RequestError "unknown-metrics", "unknown-metric" or "no-such-row". */
export function openNumber({ metrics: id, metric: metricId, row, reason = null, from = 0, most = mostPerPage }: OpenRequest): OpenedNumber {
  const kept = keptMetrics(id);
  const of = Object.values(kept.tables).find(({ shown }) => shown.metrics.some((one) => one.id === metricId));
  const metric = of === undefined ? null : kept.evaluation.count(metricId);
  if (of === undefined || metric === null || !isCounted(metric)) throw new RequestError("unknown-metric", `There is no counted metric "${metricId}".`);
  const subject = of.subjects[row];
  const value = subject?.values.find((one) => one.metric === metricId);
  if (subject === undefined || value === undefined) throw new RequestError("no-such-row", `The table ${of.plan.sheet} has no row ${row + 1}.`);
  const code = reason === null ? counted : codeOf(reason);
  const numbered = of.table.subjects[row]?.[metricId] ?? -1;
  const rows: ExportRow[] = [];
  let seen = 0;
  for (const part of metric.parts) {
    for (let at = 0; at < part.reasons.length; at += 1) {
      if (part.reasons[at] !== code || part.subjects.of[at] !== numbered) continue;
      if (seen >= from && rows.length < most) rows.push(exportRow(metric, part, at, kept));
      seen += 1;
    }
  }
  return {
    partner: subject.name,
    offer: subject.offer,
    label: metric.fact.label,
    text: value.text,
    account: value.account,
    reason,
    words: reason === null ? "counted" : leftOutWords[leftOutReasons[code - 1]!],
    total: seen,
    from,
    rows,
  };
}

function codeOf(reason: string): number {
  const known = leftOutReasons.find((one) => one === reason);
  if (known === undefined) throw new RequestError("unknown-reason", `"${reason}" is no reason for which rows are left out.`);
  return reasonCode(known);
}

function exportRow({ excluded, fact }: CountedMetric, { table, reasons }: CountedPart, at: number, { index, sheets }: KeptMetrics): ExportRow {
  const { source, row } = placeOf(table, at);
  const isOnSheet = source.kind === "sheet" && sheets.has(source.name);
  const exclusion = reasons[at] === reasonCode("fraud-list") ? exclusionOf(table, at, excluded) : null;
  const amount = table.numbers.amountUsd?.[at];
  return {
    source: source.name,
    line: row,
    cell: isOnSheet ? { sheet: source.name, address: a1({ row: row - 1, column: source.firstColumn }) } : null,
    date: dateOf(table, at),
    // Seats and users are what usage metrics sum up.
    amount: amount === undefined ? countsOf(table, at) : Number.isNaN(amount) ? (fact.unit === "USD" ? "not readable" : "") : dollars(amount / microsPerDollar),
    customer: textAt(table, index.ledger, "customer", at),
    purchase: [textAt(table, index.ledger, "purchase", at), textAt(table, index.ledger, "line", at)].filter((text) => text !== "").join(" / "),
    offer: textAt(table, index.ledger, "offer", at) || textAt(table, index.ledger, "workload", at) || textAt(table, index.ledger, "certificate", at),
    exclusion: exclusion === null ? "" : exclusion.reason === "" ? `on the exclusion list as ${exclusion.id}` : `${exclusion.id}: ${exclusion.reason}`,
  };
}

function dateOf({ date, shape }: FactTable, at: number): string {
  const day = date[at]!;
  return day === noDate ? "" : shape.grain === "month" ? isoOfMonth(day) : isoOfDay(day);
}

function countsOf({ numbers }: FactTable, at: number): string {
  const parts = (["users", "seats"] as const).flatMap((role) => {
    const count = numbers[role]?.[at];
    return count === undefined || Number.isNaN(count) ? [] : [`${amountText(count, "count")} ${role}`];
  });
  return parts.join(", ");
}

function textAt({ texts }: FactTable, { dictionaries }: Ledger, role: TextRole, at: number): string {
  const code = texts[role]?.[at] ?? unknownCode;
  return code === unknownCode ? "" : dictionaries[role].textOf(code);
}
