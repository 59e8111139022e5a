// What stands beside a number: how it was read, and what may make it too low or too old.
// Promises: plain sentences; the definition's own readings first, then what this data and this date add.
import type { CountedMetric, CountedPart } from "./countedMetric";
import { isCombination } from "./combined";
import { account } from "./accounts";
import { dayOfIso, firstDayOf, isoOfDay, isoOfMonth, lastDayOf, monthOfDay } from "./calendar";
import type { FactTable } from "./factTable";

/** The sentences that stand beside a metric as a whole. */
export function assumptionsOf(metric: CountedMetric): string[] {
  const { fact, parts } = metric;
  const sentences = [...parts.map(({ table, period }) => `Counted from the ${table.shape.label} export over ${period.sentence}.`), ...fact.readings];
  const [{ table }] = parts;
  if (table.shape.kind === "orders" && fact.from[0] === "revenue") {
    sentences.push("Counted from Orders because no usable Revenue export was read; Orders gives amounts in the customer's currency, so only rows in USD, or with a rate, count. Cancelled orders, and older versions of an order, count like any other row.");
  }
  const usesTrial = fact.timeline.some(({ value }) => !isCombination(value) && value.steps.some((step) => step.op === "filter" && "rows" in step && step.rows.column === "trial"));
  if (usesTrial && table.flags.trial === undefined) sentences.push("No column says which rows are trials, so no row is taken for one.");
  const listed = new Set([...metric.excluded.purchases.values(), ...metric.excluded.customers.values()]).size;
  if (listed > 0) sentences.push(`${listed} purchase${listed === 1 ? " or customer" : "s or customers"} on the exclusion list ${listed === 1 ? "is" : "are"} left out, each from the date it was listed on, whatever the date of its rows.`);
  const lost = account(metric).leftOut;
  const unread = (lost["unreadable-cell"] ?? 0) + (lost["other-currency"] ?? 0);
  if (unread > 0) sentences.push(`${unread} row${unread === 1 ? "" : "s"} could not be read, so the number may be too low.`);
  for (const part of parts) sentences.push(...[startsLate(part), staleness(part.table, metric.asOf)].filter((sentence) => sentence !== null));
  return sentences;
}

/** Says that the data does not reach back to the start of the window. */
function startsLate({ table, period, baseline }: CountedPart): string | null {
  if (table.dates === null) return null;
  const from = baseline?.from ?? period.from;
  if (from === Number.MIN_SAFE_INTEGER || table.dates.oldest <= from) return null;
  const label = table.shape.grain === "month" ? isoOfMonth(table.dates.oldest) : isoOfDay(table.dates.oldest);
  return `The ${table.shape.label} export begins with ${label}, after the start of the window: what came before is not counted.`;
}

/**
 * Says that an export is older than its refresh rhythm explains, or null.
 * Reports come some days after a month ends, and may lag behind by whole months.
 */
export function staleness(table: FactTable, asOf: string): string | null {
  if (table.dates === null) return null;
  const { refreshDays, lagMonths } = table.shape.freshness;
  const today = dayOfIso(asOf);
  const { newest } = table.dates;
  const isMonthly = table.shape.grain === "month";
  const coveredUntil = isMonthly ? lastDayOf(newest) : newest;
  // The newest data one may expect: what was over `refreshDays` ago, less the whole months of lag.
  const expected = isMonthly ? firstDayOf(monthOfDay(today - refreshDays) - lagMonths) - 1 : today - refreshDays - lagMonths * 31;
  if (coveredUntil >= expected) return null;
  const label = isMonthly ? isoOfMonth(newest) : isoOfDay(newest);
  return `The newest row of the ${table.shape.label} export is of ${label}; for ${asOf} newer data can be expected. Export it again.`;
}
