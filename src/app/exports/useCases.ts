// What can be asked about exports, as one object over one workbook; its script is loaded when the first question comes.
// Promises plain data in and out, and that the add-in starts without the ledger.
import type { WorkbookPort } from "../../workbook/port";
import type { JobControl } from "../preview";
import type { BuildRequest, FoundExport, MetricsPreview, MetricsWritten, OpenedNumber, OpenRequest, RunwayOutlook } from "./metrics";

export interface ExportUseCases {
  /** What looks like an export, by its headers; nothing is counted. */
  findExports(): Promise<readonly FoundExport[]>;
  /** Counts the metrics of every partner from the exports of the workbook and from files; writes nothing. */
  buildMetrics(request: BuildRequest, control?: JobControl): Promise<MetricsPreview>;
  /** Writes counted metrics into the table "Tierline metrics"; takes the preview or its id. */
  writeMetrics(metrics: MetricsPreview | string, control?: JobControl): Promise<MetricsWritten>;
  /** The rows behind one number, counted or left out for a reason, a page at a time. */
  openNumber(request: OpenRequest): Promise<OpenedNumber>;
  /** What leaves the window in the next twelve months, per partner and criterion; takes the id of counted metrics. */
  runway(metricsId: string, control?: JobControl): Promise<RunwayOutlook>;
  /** Writes that into the table "Tierline runway". */
  writeRunway(outlook: RunwayOutlook, control?: JobControl): Promise<MetricsWritten>;
  /** Makes the empty table "Tierline exclusions", or says where it stands. */
  makeExclusionList(): Promise<MetricsWritten>;
}

const part = () => import(/* webpackChunkName: "exports" */ "./index");

export function exportUseCases(workbook: WorkbookPort): ExportUseCases {
  return {
    findExports: async () => (await part()).findExports(workbook),
    buildMetrics: async (request, control) => (await part()).buildMetrics(workbook, request, control),
    writeMetrics: async (metrics, control) => (await part()).writeMetrics(workbook, metrics, control),
    openNumber: async (request) => (await part()).openNumber(request),
    runway: async (metricsId, control) => (await part()).lookAhead(metricsId, control),
    writeRunway: async (outlook, control) => (await part()).writeRunway(workbook, outlook, control),
    makeExclusionList: async () => (await part()).makeExclusionList(workbook),
  };
}
