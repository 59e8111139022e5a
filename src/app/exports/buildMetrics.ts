// Counts the metrics of every partner and offer from the exports of the workbook (and files), and prepares the tables that a write would make.
// Promises: every row of every export is counted or left out with a reason; progress and a stop between two pieces; writes nothing.
import { type CountedMetric, Evaluation, type Exclusion, type Finding, LedgerIndex, recogniseExport, staleness } from "../../ledger";
import type { EvaluationOptions } from "../../ledger/evaluation";
import type { FoundTable, WorkbookPort } from "../../workbook/port";
import { refuseBadDates } from "../dates";
import { RequestError } from "../errors";
import { withOwnRules } from "../ownRules";
import type { JobControl } from "../preview";
import { inTurns } from "../turns";
import { describe, sourceName } from "./foundExport";
import { readExclusions, type ReadInput, readRates } from "./inputTables";
import { type GrainTable, grainTable } from "./grainTable";
import { keepMetrics, newMetricsId } from "./kept";
import type { ExportsWorkbook } from "./exportsWorkbook";
import type { BuildRequest, FoundExport, MetricsPreview } from "./metrics";
import { findingsOf } from "./metricsWords";
import { lookAround, readSources } from "./readSources";

/** What looks like an export, before anything is counted: reads the first rows of every sheet only. */
export async function findExports(workbook: ExportsWorkbook): Promise<readonly FoundExport[]> {
  return (await lookAround(workbook)).exports.map((table) => describe(sourceName(table), table, recogniseExport(table.headers), undefined));
}

/** Reading takes most of the time. */
const readingShare = 0.8;

/**
 * Counts every metric of every partner and offer on `request.asOf`.
 * Throws RequestError "no-export" (naming what was looked at), "bad-date", HostError, Cancelled.
 */
export async function buildMetrics(workbook: ExportsWorkbook, request: BuildRequest, control: JobControl = {}): Promise<MetricsPreview> {
  refuseBadDates(request.asOf);
  const around = await lookAround(workbook);
  if (around.exports.length + (request.files?.length ?? 0) === 0) throw new RequestError("no-export", nothingFound(around.all));
  const exclusions = await readInputs(workbook, around.exclusions, readExclusions);
  const rates = await readInputs(workbook, around.rates, readRates);
  const reading: JobControl = { ...control, onProgress: ({ share, sentence }) => control.onProgress?.({ share: share * readingShare, sentence }) };
  const { ledger, found, counted } = await readSources(workbook, around.exports, request, rates.entries, reading);
  const rules = await Promise.all(around.rules.map(async (table) => (await workbook.readTable(table)).snapshot));
  const { catalog } = await withOwnRules(rules);
  const options: EvaluationOptions = { asOf: request.asOf, exclusions: exclusions.entries, params: catalog.params };
  const index = new LedgerIndex(ledger);
  const evaluation = new Evaluation(index, options);
  await inTurns(evaluation.countInSlices(), control, ({ done, of }) => control.onProgress?.({ share: readingShare + ((1 - readingShare) * done) / of, sentence: `Counting metric ${done} of ${of}.` }));
  const without = exclusions.entries.length === 0 ? null : new Evaluation(index, { ...options, exclusions: [] });
  const partner = await grainTable(workbook, evaluation, "partner", without, control);
  const offer = await grainTable(workbook, evaluation, "offer", without, control);
  const sheets = new Set(counted.map(({ place }) => place.sheet));
  const isAnyCounted = found.some(({ state }) => state === "counted");
  const shown = ({ shown: one }: GrainTable) => (isAnyCounted ? one : { ...one, refusal: "No export could be counted." });
  const preview: MetricsPreview = {
    id: newMetricsId(),
    asOf: request.asOf,
    sources: found,
    ...shown(partner),
    partners: partner.subjects.map(({ row, id, name, values }) => ({ row, id, name, values })),
    perOffer: { ...shown(offer), offers: offer.subjects },
    findings: [...exclusions.problems, ...rates.problems, ...findingsOf([...staleExports([...partner.counted, ...offer.counted], request.asOf), ...ledger.findings], sheets)],
    exclusions: { place: around.exclusions[0] ?? null, entries: exclusions.entries.length, sentences: evaluation.excluded.unmatched.map(unmatchedSentence) },
  };
  keepMetrics({ preview, index, options, catalog, evaluation, tables: { partner, offer }, counted, sheets });
  return preview;
}

/** Exports behind the numbers that are older than their refresh rhythm explains. */
function staleExports(metrics: readonly CountedMetric[], asOf: string): Finding[] {
  return [...new Set(metrics.flatMap(({ parts }) => parts.map(({ table }) => table)))].flatMap((table) => {
    const sentence = staleness(table, asOf);
    return sentence === null ? [] : [{ code: "stale" as const, source: table.shape.label, place: null, sentence, count: 1 }];
  });
}

async function readInputs<T>(workbook: ExportsWorkbook, tables: readonly FoundTable[], read: (table: Awaited<ReturnType<WorkbookPort["readTable"]>>["snapshot"]) => ReadInput<T>) {
  const entries: T[] = [];
  const problems: MetricsPreview["findings"][number][] = [];
  for (const table of tables) {
    const input = read((await workbook.readTable(table)).snapshot);
    entries.push(...input.entries);
    problems.push(...input.problems.map(({ sheet, address, sentence }) => ({ code: "unusable-row", source: sheet, place: address, cell: { sheet, address }, sentence, count: 1 })));
  }
  return { entries, problems };
}

function unmatchedSentence({ id, reason }: Exclusion): string {
  return `Nothing in the exports carries the excluded id ${id}${reason === "" ? "" : ` (${reason})`}.`;
}

function nothingFound(all: readonly FoundTable[]): string {
  const seen = all.map(({ sheet, table, address }) => `${table ?? address} on sheet ${sheet}`);
  return `No Partner Center export was found in this workbook${seen.length === 0 ? "" : `: none of ${seen.slice(0, 5).join("; ")} has the columns of one`}. Paste an export with its own header row, or choose a .csv file.`;
}
