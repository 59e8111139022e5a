// The metric table: one row per partner (or offer), with what each number was counted from beside it, as plain data.
// Promises: its headers are recognised by intake, so the evaluation runs on it as it stands; an unknown number is an empty cell, never 0.
import { derivedFacts } from "../catalog/derived";
import type { IsoDate } from "../catalog/schema";
import type { CellValue } from "../intake/table";
import { accountPerSubject } from "./accounts";
import type { Account } from "./accounts";
import { assumptionsOf } from "./assumptions";
import { dayOfIso, serialOfDay } from "./calendar";
import { isCounted } from "./countedMetric";
import type { CountedMetric, CountedPart } from "./countedMetric";
import type { Evaluation } from "./evaluation";
import { unknownCode } from "./factTable";
import type { Ledger } from "./factTable";

export interface MetricColumn {
  readonly header: string;
  readonly kind: "text" | "number" | "date";
  /** Excel number format, en-US. */
  readonly numberFormat: string;
  /** The derived fact that fills it; null for the columns around the numbers. */
  readonly metric: string | null;
}

/** What stands beside one metric as a whole. */
export interface MetricNote {
  readonly metric: string;
  readonly label: string;
  readonly source: string;
  readonly assumptions: readonly string[];
}

/** What a row of a metric table is about. */
export type MetricGrain = CountedMetric["fact"]["grain"];

/** Headers around the numbers: they tell a table of Tierline's own from an export. */
export const countedHeaders = { asOf: "Counted as of", from: "Counted from", rows: "Counted rows", how: "Counted how" } as const;

export interface MetricTable {
  readonly grain: MetricGrain;
  readonly asOf: IsoDate;
  readonly columns: readonly MetricColumn[];
  /** One array per partner (or offer), in the order of the columns; "" is unknown. Dates are Excel serials. */
  readonly rows: readonly (readonly CellValue[])[];
  /** The subject of each row, as accounts and `openNumber` take it, per metric. */
  readonly subjects: readonly Readonly<Record<string, number>>[];
  readonly notes: readonly MetricNote[];
  /** Metrics that could not be counted, each with the reason in one sentence. */
  readonly missing: readonly string[];
}

const numberFormats = { USD: "#,##0.00", percent: "0.00", count: "0" } as const;
const text = (header: string): MetricColumn => ({ header, kind: "text", numberFormat: "@", metric: null });

/**
 * Counts every metric of one grain and lays the table out.
 * @param grain "partner": one row per partner; "offer": one row per partner and offer
 * @param ids the metrics wanted; all of the grain when left out. Those the exports cannot give are named in `missing`
 */
export function metricTable(evaluation: Evaluation, grain: MetricGrain = "partner", ids?: readonly string[]): MetricTable {
  const outcomes = derivedFacts.filter((fact) => fact.grain === grain && (ids === undefined || ids.includes(fact.id))).map((fact) => evaluation.count(fact.id));
  const metrics = outcomes.filter(isCounted);
  const ledger = evaluation.index.ledger;
  const accounts = new Map(metrics.map((metric) => [metric.fact.id, accountPerSubject(metric)]));
  const subjects = grain === "partner" ? partnersIn(ledger, metrics) : offersIn(ledger, metrics);
  const filled = metrics.flatMap((metric) => (metric.fact.fills ?? [{ header: metric.fact.label }]).map(({ header }) => ({ header, metric })));
  const columns: MetricColumn[] = [
    ...(ledger.isKeyedById ? [text("Partner ID")] : []),
    text("Partner"),
    ...(grain === "offer" ? [text("Offer")] : []),
    ...filled.map(({ header, metric }) => ({ header, kind: "number" as const, numberFormat: numberFormats[metric.fact.unit], metric: metric.fact.id })),
    { header: countedHeaders.asOf, kind: "date", numberFormat: "yyyy-mm-dd", metric: null },
    text(countedHeaders.from),
    text(countedHeaders.rows),
    text(countedHeaders.how),
  ];
  const sources = [...new Set(metrics.flatMap((metric) => metric.parts.map(sourceOf)))].join("; ");
  const how = [...new Set(metrics.flatMap((metric) => assumptionsOf(metric)))].join(" ");
  const rows = subjects.map((subject) => [
    ...(ledger.isKeyedById ? [ledger.dictionaries.partner.textOf(subject.partner)] : []),
    nameOf(ledger, subject.partner),
    ...(subject.offer === null ? [] : [subject.offer]),
    ...filled.map(({ metric }) => valueOf(metric, subject.of[metric.fact.id])),
    serialOfDay(dayOfIso(evaluation.asOf)),
    sources,
    metrics.map((metric) => rowCounts(metric, accounts.get(metric.fact.id)!, subject.of[metric.fact.id])).join("; "),
    how,
  ]);
  return {
    grain,
    asOf: evaluation.asOf,
    columns,
    rows,
    subjects: subjects.map((subject) => subject.of),
    notes: metrics.map((metric) => ({ metric: metric.fact.id, label: metric.fact.label, source: metric.parts.map(sourceOf).join(" and "), assumptions: assumptionsOf(metric) })),
    missing: outcomes.flatMap((outcome) => (isCounted(outcome) ? [] : [outcome.sentence])),
  };
}

interface TableSubject {
  readonly partner: number;
  readonly offer: string | null;
  readonly of: Readonly<Record<string, number>>;
}

/** Partners that occur in any export, by name. */
function partnersIn(ledger: Ledger, metrics: readonly CountedMetric[]): TableSubject[] {
  const present = new Set<number>();
  for (const table of ledger.tables.values()) {
    const lane = table.texts.partner;
    if (lane === undefined) continue;
    let last = unknownCode;
    for (const code of lane) {
      if (code === last) continue;
      last = code;
      if (code !== unknownCode) present.add(code);
    }
  }
  return [...present]
    .sort((one, other) => compareTexts(nameOf(ledger, one), nameOf(ledger, other)))
    .map((partner) => ({ partner, offer: null, of: Object.fromEntries(metrics.map((metric) => [metric.fact.id, partner])) }));
}

/** Partner and offer pairs of all metrics, by both names; each metric numbers them on its own. */
function offersIn(ledger: Ledger, metrics: readonly CountedMetric[]): TableSubject[] {
  const pairs = new Map<string, { partner: number; offer: string; of: Record<string, number> }>();
  for (const metric of metrics) {
    const [{ subjects, table }] = metric.parts;
    for (let subject = 0; subject < subjects.count; subject++) {
      const row = subjects.firstRow![subject]!;
      const partner = table.texts.partner![row]!;
      const offer = metric.offerText(table.texts.offer![row]!);
      const key = `${partner}\u0000${offer}`;
      const pair = pairs.get(key) ?? { partner, offer, of: {} };
      pair.of[metric.fact.id] = subject;
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()].sort((one, other) => compareTexts(nameOf(ledger, one.partner), nameOf(ledger, other.partner)) || one.partner - other.partner || compareTexts(one.offer, other.offer));
}

function nameOf(ledger: Ledger, partner: number): string {
  return ledger.partnerNames.get(partner) ?? ledger.dictionaries.partner.textOf(partner);
}

function compareTexts(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function valueOf(metric: CountedMetric, subject: number | undefined): CellValue {
  const value = subject === undefined ? NaN : (metric.values[subject] ?? NaN);
  return Number.isNaN(value) ? "" : value;
}

function rowCounts(metric: CountedMetric, accounts: readonly Account[], subject: number | undefined): string {
  const own = subject === undefined ? undefined : accounts[subject];
  return own === undefined || own.rows === 0 ? `${metric.fact.label}: no rows` : `${metric.fact.label}: ${own.counted} of ${own.rows}`;
}

function sourceOf({ table }: CountedPart): string {
  return `${table.shape.label} (${[...new Set(table.segments.map((segment) => segment.source.name))].join(", ")})`;
}
