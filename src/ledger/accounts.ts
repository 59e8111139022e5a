// The account of rows behind a metric, and the way from a number back to its rows.
// Promises: counted rows and rows left out, by reason, add up to all rows of the export; every number can be opened.
import { leftOutReasons } from "../catalog/derived/vocabulary";
import type { LeftOut } from "../catalog/derived/schema";
import { isCounted } from "./countedMetric";
import type { CountedMetric, MetricOutcome } from "./countedMetric";
import { exclusionOf } from "./exclusions";
import type { Exclusion } from "./exclusions";
import { counted, placeOf, reasonCode, reasonOf } from "./factTable";
import type { LedgerSource } from "./source";

/** Counted, and every reason of the closed list. */
const reasonCount = leftOutReasons.length + 1;

export interface Account {
  readonly metric: string;
  readonly rows: number;
  readonly counted: number;
  readonly leftOut: Readonly<Partial<Record<LeftOut, number>>>;
  /** "120 of 133 rows count; left out: 8 outside the window, 5 of a trial". */
  readonly sentence: string;
}

/** Rows of a metric's export (of all its exports), counted and left out by reason. `subject` narrows it to one partner (or partner and offer). */
export function account(metric: CountedMetric, subject?: number): Account {
  const tally = new Int32Array(reasonCount);
  for (const { reasons, subjects } of metric.parts) {
    for (let row = 0; row < reasons.length; row++) {
      if (subject === undefined || subjects.of[row] === subject) tally[reasons[row]!]! += 1;
    }
  }
  return accountOf(metric, tally);
}

/** The same for every subject in one pass over the rows; rows of no subject are in no account. */
export function accountPerSubject(metric: CountedMetric): Account[] {
  const { count } = metric.parts[0].subjects;
  const tallies = new Int32Array(reasonCount * count);
  for (const { reasons, subjects } of metric.parts) {
    for (let row = 0; row < reasons.length; row++) {
      const subject = subjects.of[row]!;
      if (subject >= 0) tallies[subject * reasonCount + reasons[row]!]! += 1;
    }
  }
  return Array.from({ length: count }, (_, subject) => accountOf(metric, tallies.subarray(subject * reasonCount, (subject + 1) * reasonCount)));
}

function accountOf(metric: CountedMetric, tally: Int32Array): Account {
  const leftOut: Partial<Record<LeftOut, number>> = {};
  for (let code = 1; code < tally.length; code++) {
    const reason = reasonOf(code);
    if (reason !== null && tally[code]! > 0) leftOut[reason] = tally[code]!;
  }
  const rows = tally.reduce((sum, count) => sum + count, 0);
  return { metric: metric.fact.id, rows, counted: tally[counted]!, leftOut, sentence: sentenceOf(rows, tally[counted]!, leftOut) };
}

export interface OpenedRow {
  readonly source: LedgerSource;
  /** 1-based row of the sheet, or line of the file. */
  readonly row: number;
  readonly reason: LeftOut | null;
  /** Set where the exclusion list removed the row. */
  readonly exclusion: Exclusion | null;
}

/** The rows behind one number, in the order they were read. `including` adds the rows left out, each with its reason. */
export function openNumber(metric: CountedMetric, subject: number, including: "counted" | "all" = "counted"): OpenedRow[] {
  const opened: OpenedRow[] = [];
  const fraud = reasonCode("fraud-list");
  for (const { reasons, subjects, table } of metric.parts) {
    for (let row = 0; row < reasons.length; row++) {
      if (subjects.of[row] !== subject || (including === "counted" && reasons[row] !== counted)) continue;
      opened.push({ ...placeOf(table, row), reason: reasonOf(reasons[row]!), exclusion: reasons[row] === fraud ? exclusionOf(table, row, metric.excluded) : null });
    }
  }
  return opened;
}

export interface ExclusionEffect {
  readonly metric: string;
  readonly subject: number;
  readonly withoutExclusions: number;
  readonly value: number;
  /** The entries of the list that removed rows of this subject; all of them where the rows are another export's. */
  readonly exclusions: readonly Exclusion[];
}

/** Where the exclusion list changed a number: compares the metric with the same metric counted without the list. */
export function exclusionEffects(metric: CountedMetric, without: MetricOutcome): ExclusionEffect[] {
  if (!isCounted(without)) return [];
  const fraud = reasonCode("fraud-list");
  const removed = new Map<number, Set<Exclusion>>();
  for (const { reasons, subjects, table } of metric.parts) {
    for (let row = 0; row < reasons.length; row++) {
      if (reasons[row] !== fraud) continue;
      const subject = subjects.of[row]!;
      const exclusion = exclusionOf(table, row, metric.excluded);
      if (subject < 0 || exclusion === null) continue;
      removed.set(subject, (removed.get(subject) ?? new Set()).add(exclusion));
    }
  }
  // A purchase that another export names may have been what told that a customer had bought before.
  const elsewhere = [...new Set([...metric.excluded.purchases.values(), ...metric.excluded.customers.values()])];
  return Array.from(metric.values, (value, subject): ExclusionEffect | null => {
    const before = without.values[subject]!;
    return Object.is(value, before) ? null : { metric: metric.fact.id, subject, withoutExclusions: before, value, exclusions: [...(removed.get(subject) ?? elsewhere)] };
  }).filter((effect) => effect !== null);
}

/** Why a row is left out, in words that follow "8 rows": "outside the window". */
export const leftOutWords: Readonly<Record<LeftOut, string>> = {
  "repeated-header": "repeating the header row",
  "totals-row": "of totals",
  "blank-row": "blank",
  "foreign-rows": "of an export that is not known",
  duplicate: "identical to an earlier row",
  "fraud-list": "on the exclusion list",
  "unreadable-cell": "with a cell that is blank or cannot be read",
  "outside-window": "outside the window",
  trial: "of a trial",
  "other-currency": "in another currency",
  "no-customer-id": "without a customer id",
  "no-transaction-id": "without a purchase or line-item id",
  "below-minimum": "below the minimum",
  refund: "refunded below the minimum",
  "customer-not-new": "of customers who bought before",
  "pga-duplicate": "flagged as duplicate at the partner global account",
  "not-eligible": "not eligible",
  expired: "expired",
  "no-partner": "without a partner",
};

function sentenceOf(rows: number, count: number, leftOut: Account["leftOut"]): string {
  const parts = Object.entries(leftOut).map(([reason, left]) => `${left} ${leftOutWords[reason as LeftOut]}`);
  return `${count} of ${rows} rows count${parts.length === 0 ? "" : `; left out: ${parts.join(", ")}`}.`;
}
