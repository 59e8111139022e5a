// window.Tierline: the same use cases for scripts that run in the add-in's page (other add-in code, tests, unattended runs).
// Promises plain data, errors that carry `code` and `sentence`, and names that stay: new members may come, none will change.
import type { BuildRequest, FoundExport, MetricsPreview, MetricsWritten, OpenedNumber, OpenRequest, RunwayOutlook } from "./exports/metrics";
import type * as ask from "./ask";
import type { EvaluateRequest, FoundTable, Preview, TablePlace } from "./preview";
import type { RowExplanation } from "./explainRow";
import type { ListedProgramme } from "./programmes";
import type { Tierline } from "./tierline";
import type { WriteOutcome } from "./write";

export interface TierlineAutomation {
  readonly version: string;
  /** Every table and table-like range; `recognised` is 0 where it is no partner table. */
  listTables(): Promise<readonly FoundTable[]>;
  /** Every programme that `evaluate` can be asked for; with a table's headers, those that its rows can be decided for. */
  listProgrammes(headers?: readonly string[]): readonly ListedProgramme[];
  /**
   * Evaluates `request.table`, or every recognised partner table, and writes nothing.
   * Rejects with code "no-table", "no-known-header", "before-rules", "bad-date", "unknown-programme" or one of Excel's.
   */
  evaluate(request: EvaluateRequest): Promise<readonly Preview[]>;
  /** Writes what a preview showed; takes the preview or its id. Rejects with "stale", "header-taken", "no-room", "AccessDenied". */
  writeStatus(preview: Preview | string): Promise<WriteOutcome>;
  /** Why one body row (from 0) of a preview got its answer. */
  explainRow(previewId: string, programme: string, row: number): RowExplanation;
  /** What looks like a Partner Center export, by its headers; nothing is counted. */
  findExports(): Promise<readonly FoundExport[]>;
  /**
   * Counts metrics of partners and of offers from the exports of the workbook, and from `request.files`; writes nothing.
   * Rejects with code "no-export", "bad-date" or one of Excel's.
   */
  buildMetrics(request: BuildRequest): Promise<MetricsPreview>;
  /** Writes what was counted into the table "Tierline metrics". Rejects with "stale", "name-taken", "header-taken", "no-room", "AccessDenied". */
  writeMetrics(metrics: MetricsPreview | string): Promise<MetricsWritten>;
  /** Writes the metrics of offers into the table "Tierline offers". Rejects as `writeMetrics`. */
  writeOffers(metrics: MetricsPreview | string): Promise<MetricsWritten>;
  /** The rows behind one number, counted or left out for a reason. */
  openNumber(request: OpenRequest): Promise<OpenedNumber>;
  /** The next twelve months per partner and criterion, from counted metrics. */
  runway(metricsId: string): Promise<RunwayOutlook>;
  /** Writes them into the table "Tierline runway". */
  writeRunway(outlook: RunwayOutlook): Promise<MetricsWritten>;
  /** The smallest changes that bring one body row (from 0) to an outcome or a path. Rejects with "unknown-target", "no-such-row". */
  seekRow(previewId: string, programme: string, row: number, request?: ask.SeekRequest): Promise<ask.RowSeek>;
  /** Who would answer what with edited amounts. Rejects with "unusable-edit". */
  simulate(previewId: string, request: ask.SimulateRequest): Promise<ask.Simulation>;
  /** The columns that `simulate` can edit. */
  listEditableFields(previewId: string): Promise<readonly ask.EditableField[]>;
  /** Who answers otherwise on another date, and because of which version of the rules. */
  compareDates(previewId: string, request: ask.CompareRequest): Promise<ask.RulesComparison>;
  /** Counts over all rows of a programme: who misses one requirement only, who is nearest, what rests on words to check. */
  askSheet(previewId: string, programme: string, outcome?: string): Promise<ask.SheetAnswers>;
  /** The months ahead of one body row (from 0) if nothing new comes in. */
  forecastRow(previewId: string, programme: string, row: number, options?: ask.ForecastOptions): Promise<ask.RowForecast>;
  /** As `forecastRow`, with what counted exports lose month by month; `outlook` is what `runway` answered. Rejects with "other-date", "partner-not-counted". */
  forecastFromExports(previewId: string, programme: string, row: number, outlook: RunwayOutlook): Promise<ask.RowForecast>;
  /** Deletes Tierline's own columns of a table; the user's columns stay. */
  removeOwnColumns(place: TablePlace): Promise<{ readonly headers: readonly string[]; readonly sentence: string }>;
}

declare global {
  interface Window {
    Tierline?: TierlineAutomation;
  }
}

/** Puts the automation object on the page. */
export function publishAutomation(page: Window, tierline: Tierline): void {
  page.Tierline = Object.freeze({
    version: tierline.version,
    listTables: () => tierline.listTables(),
    listProgrammes: (headers?: readonly string[]) => tierline.listProgrammes(headers),
    evaluate: (request: EvaluateRequest) => tierline.evaluateAll(request),
    writeStatus: (preview: Preview | string) => tierline.writeStatus(preview),
    explainRow: (previewId: string, programme: string, row: number) => tierline.explainRow(previewId, programme, row),
    findExports: () => tierline.findExports(),
    buildMetrics: (request: BuildRequest) => tierline.buildMetrics(request),
    writeMetrics: (metrics: MetricsPreview | string) => tierline.writeMetrics(metrics),
    writeOffers: (metrics: MetricsPreview | string) => tierline.writeOffers(metrics),
    openNumber: (request: OpenRequest) => tierline.openNumber(request),
    runway: (metricsId: string) => tierline.runway(metricsId),
    writeRunway: (outlook: RunwayOutlook) => tierline.writeRunway(outlook),
    seekRow: (previewId: string, programme: string, row: number, request?: ask.SeekRequest) => tierline.seekRow(previewId, programme, row, request),
    simulate: (previewId: string, request: ask.SimulateRequest) => tierline.simulate(previewId, request),
    listEditableFields: (previewId: string) => tierline.listEditableFields(previewId),
    compareDates: (previewId: string, request: ask.CompareRequest) => tierline.compareDates(previewId, request),
    askSheet: (previewId: string, programme: string, outcome?: string) => tierline.askSheet(previewId, programme, outcome),
    forecastRow: (previewId: string, programme: string, row: number, options?: ask.ForecastOptions) => tierline.forecastRow(previewId, programme, row, options),
    forecastFromExports: (previewId: string, programme: string, row: number, outlook: RunwayOutlook) => tierline.forecastFromExports(previewId, programme, row, outlook),
    removeOwnColumns: (place: TablePlace) => tierline.removeOwnColumns(place),
  });
}
