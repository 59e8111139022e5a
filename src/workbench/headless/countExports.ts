// The exports of a headless run: counted into the tables of metrics, of partners and of their offers, where the workbook has exports and nothing else to evaluate.
// Promises that a partner table of a person's own is never joined by another one unasked: then the run says that there are exports.
import { promises as fs } from "node:fs";
import path from "node:path";
import { type EvaluateOptions, InputError } from "./arguments";
import type { Automation, Metrics, Outlook, ReadableFile, TableWritten } from "./automation";

/** The tables that writes make; a workbook that has them is refreshed. */
const OWN_TABLES: readonly (string | null)[] = ["Tierline_metrics", "Tierline_offers"];

export interface CountedExports {
  readonly metrics: Metrics;
  /** null where these exports give no metric of partners. */
  readonly written: TableWritten | null;
  /** null where they give none of offers. */
  readonly writtenOffers: TableWritten | null;
  /** null where nobody asked. */
  readonly ahead: { readonly outlook: Outlook; readonly written: TableWritten } | null;
}

export interface ExportsOutcome {
  readonly counted: CountedExports | null;
  /** What a person should know where exports were not counted. */
  readonly notes: readonly string[];
}

/** The file's columns are those of no export; it may be a table to evaluate. */
export const NOT_AN_EXPORT = "NotAnExport";

/**
 * Counts and writes, or says why not; `readsFile`: the input is read as an export beside the workbook, not in it.
 * Throws InputError where exports are all there is and cannot be counted.
 */
export async function countExports(automation: Automation, options: EvaluateOptions, readsFile: boolean): Promise<ExportsOutcome> {
  const file = readsFile ? await readableFile(options.input) : null;
  const found = (await automation.findExports()).filter(({ state }) => state === "counted");
  if (file === null && found.length === 0) {
    if (options.countsExports) throw new InputError("NoExport", `${options.input} has no Partner Center export to count, as --metrics asks.`);
    if (options.looksAhead) throw new InputError("NoExport", `${options.input} has no Partner Center export from which --runway could look ahead.`);
    return { counted: null, notes: [] };
  }
  const own = (await automation.partnerTables()).filter((table) => !OWN_TABLES.includes(table));
  if (file === null && own.length > 0 && !options.countsExports) {
    const names = found.map(({ source, label }) => `${source} (${label})`).join(", ");
    return { counted: null, notes: [`The exports ${names} were not counted, because the workbook has a partner table of its own. Run again with --metrics to count them.`] };
  }
  const files = file === null ? {} : { files: [file] };
  const names = [...found.map(({ source }) => source), ...(file === null ? [] : [file.name])];
  const first = await automation.buildMetrics({ asOf: options.asOf, ...files, choices: names.map((source) => ({ source, ...partnerOf(options) })) });
  const metrics = options.dateOrder === null || first.sources.every(({ questions }) => questions.length === 0) ? first : await automation.buildMetrics({ asOf: options.asOf, ...files, choices: answered(first, options, options.dateOrder) });
  const { partners, perOffer } = metrics;
  const hasPartners = metrics.refusal === "" && partners.length > 0;
  const hasOffers = perOffer.refusal === "" && perOffer.offers.length > 0;
  // A table that cannot be refreshed is no reason to go on without it; one that exports say nothing of is.
  if (!hasPartners && (!hasOffers || metrics.metrics.length > 0)) throw new InputError(metrics.sources.every(({ state }) => state === "unusable") ? NOT_AN_EXPORT : "NoMetrics", whyNone(metrics, options));
  if (!hasOffers && perOffer.offers.length > 0) throw new InputError("NoMetrics", perOffer.refusal);
  const written = hasPartners ? await automation.writeMetrics(metrics.id) : null;
  const writtenOffers = hasOffers ? await automation.writeOffers(metrics.id) : null;
  return { counted: { metrics, written, writtenOffers, ahead: options.looksAhead ? await lookAhead(automation, metrics.id) : null }, notes: [] };
}

function whyNone({ refusal, sources, partners }: Metrics, { input }: EvaluateOptions): string {
  const uncounted = sources.filter(({ state }) => state !== "counted").flatMap(({ source, sentences }) => sentences.map((sentence) => `${source}: ${sentence}`));
  return [refusal, ...uncounted, ...(partners.length === 0 ? [`${input} holds no row that can be counted.`] : [])].filter((sentence) => sentence !== "").join(" ");
}

async function lookAhead(automation: Automation, metricsId: string): Promise<CountedExports["ahead"]> {
  const outlook = await automation.runway(metricsId);
  return { outlook, written: await automation.writeRunway(outlook) };
}

function partnerOf({ partner }: EvaluateOptions): { readonly partner?: string } {
  return partner === null ? {} : { partner };
}

/** Every question about dates gets the answer of the command line. */
function answered({ sources }: Metrics, options: EvaluateOptions, order: "day-first" | "month-first") {
  return sources.map(({ source, questions }) => ({ source, ...partnerOf(options), dateOrder: Object.fromEntries(questions.map(({ header }) => [header, order])) }));
}

/** The file is read piece by piece: an export may be larger than memory. */
async function readableFile(file: string): Promise<ReadableFile> {
  const { size } = await fs.stat(file);
  return {
    name: path.basename(file),
    size,
    async read(from, to) {
      const handle = await fs.open(file, "r");
      try {
        const bytes = new Uint8Array(to - from);
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}
