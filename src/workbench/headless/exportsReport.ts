// What a headless run prints about exports: which were counted, the numbers, and the account of every row.
// Promises that the account of each number adds up to all rows of its export, as the add-in counted them.
import type { TableWritten } from "./automation";
import type { CountedExports, ExportsOutcome } from "./countExports";

const LISTED = 10;

/**
 * The `metrics` of `--json`, or null: `{asOf, sheet, table, sources[{source, label, state, rows, sentences[], questions[]}], metrics[{id, label,
 * unit, source, readings[], account}], partners[{id, name, values[{metric, value, account, exclusion}]}], missing[], findings[{code, source,
 * place, sentence, count}], exclusions{entries, sentences[]}, kept[], warnings[], perOffer, runway}`; `sheet` and `table` are null where nothing of partners was
 * written; `perOffer` is `{sheet, table, metrics[], offers[{id, name, offer, values[]}], missing[], kept[]}`, all as above; `runway` is null without --runway, else per partner and criterion
 * `{isMetNow, lapsesOn, sentence, measures[{metric, needed, now, months[{asOf, leavingMonth, value, leaves, leastNew}]}]}`; an account is `{rows, counted, leftOut[{reason, words, rows}], sentence}`.
 */
export function metricsJson({ counted }: ExportsOutcome, evaluated: readonly string[]): unknown {
  if (counted === null) return null;
  const { asOf, sources, metrics, partners, missing, findings, exclusions, table, perOffer } = counted.metrics;
  return {
    asOf, ...placeOf(counted.written), sources, metrics, partners, missing, findings, exclusions, kept: table.kept, warnings: warningsOf(counted, evaluated),
    perOffer: { ...placeOf(counted.writtenOffers), metrics: perOffer.metrics, offers: perOffer.offers, missing: perOffer.missing, kept: perOffer.table.kept },
    runway: counted.ahead?.outlook.partners ?? null,
  };
}

function placeOf(written: TableWritten | null): { readonly sheet: string | null; readonly table: string | null } {
  return { sheet: written?.place.sheet ?? null, table: written?.place.table ?? null };
}

/** Lines for a person; `evaluated` are the tables whose statuses this run wrote. */
export function exportLines({ counted, notes }: ExportsOutcome, evaluated: readonly string[]): string[] {
  return [...(counted === null ? [] : countedLines(counted, evaluated)), ...notes.map((note) => `Note: ${note}`)];
}

function tablesOf({ written, writtenOffers, ahead }: CountedExports): TableWritten[] {
  return [written, writtenOffers, ahead?.written ?? null].filter((one) => one !== null);
}

/** Statuses that this very run evaluates after it has counted are not stale. */
function warningsOf(counted: CountedExports, evaluated: readonly string[]): string[] {
  return tablesOf(counted).flatMap(({ place, staleStatuses, warnings }) => [...(staleStatuses === "" || evaluated.includes(place.table ?? "") ? [] : [staleStatuses]), ...warnings]);
}

function countedLines(counted: CountedExports, evaluated: readonly string[]): string[] {
  const { metrics, ahead } = counted;
  const { perOffer } = metrics;
  const used = [metrics, perOffer].flatMap((table) => table.metrics).filter(({ account }) => account.rows > 0);
  const subjects = [...metrics.partners.map((partner) => ({ ...partner, offer: "" })), ...perOffer.offers];
  return [
    ...metrics.sources.map(({ source, label, state, rows }) => `Export ${source}: ${state === "counted" ? `${label}, ${rows} rows` : `not counted (${state})`}`),
    ...metrics.sources.flatMap(({ questions }) => questions.map(({ sentence }) => `  Ask: ${sentence} Answer with --date-order day-first or month-first.`)),
    ...used.map(({ label, account }) => `  ${label}: ${account.sentence}`),
    ...metrics.findings.slice(0, LISTED).map(({ sentence, count }) => `  Check: ${sentence}${count > 1 ? ` (${count} times)` : ""}`),
    ...(metrics.findings.length > LISTED ? [`  Check: ${metrics.findings.length - LISTED} more, which --json lists.`] : []),
    ...subjects.flatMap(({ name, offer, values }) => values.filter(({ exclusion }) => exclusion !== "").map(({ metric, exclusion }) => `  Excluded: ${offer === "" ? name : `${offer} of ${name}`}, ${used.find(({ id }) => id === metric)?.label ?? metric}. ${exclusion}`)),
    ...metrics.exclusions.sentences.map((sentence) => `  Note: ${sentence}`),
    ...[metrics, perOffer].flatMap(({ table }) => table.kept).map(({ name, header, from, to, address }) => `  Kept: ${name}, ${header} (${address}) stays ${from} as written by hand; counted: ${to}.`),
    ...(ahead?.outlook.partners ?? []).flatMap(({ name, criteria }) => criteria.filter(({ isMetNow }) => isMetNow === true).map(({ sentence }) => `  Ahead: ${name}. ${sentence}`)),
    ...tablesOf(counted).map(({ sentence }) => `  ${sentence}`),
    ...warningsOf(counted, evaluated).map((warning) => `  Note: ${warning}`),
    "",
  ];
}
