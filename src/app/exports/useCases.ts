// What can be asked about exports, as one object over one workbook; its script is loaded when the first question comes.
// Promises plain data in and out, and that the add-in starts without the ledger.
import type { WorkbookPort } from "../../workbook/port";
import type { JobControl } from "../preview";
import type { BuildRequest, FoundExport, MetricsPreview, MetricsWritten, OpenedNumber, OpenRequest, RunwayOutlook } from "./metrics";

export interface ExportUseCases {
  /** What looks like an export, by its headers; nothing is counted. */
  findExports(): Promise<readonly FoundExport[]>;
  /** Counts the metrics of every partner and offer from the exports of the workbook and from files; writes nothing. */
  buildMetrics(request: BuildRequest, control?: JobControl): Promise<MetricsPreview>;
  /** Writes counted metrics into the table "Tierline metrics"; takes the preview or its id. */
  writeMetrics(metrics: MetricsPreview | string, control?: JobControl): Promise<MetricsWritten>;
  /** Writes the metrics of offers into the table "Tierline offers". */
  writeOffers(metrics: MetricsPreview | string, control?: JobControl): Promise<MetricsWritten>;
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
  const whole = async () => {
    const loaded = await part();
    return { ...loaded, workbook: { ...workbook, ...loaded.ownTables } };
  };
  return {
    findExports: () => whole().then((exports) => exports.findExports(exports.workbook)),
    buildMetrics: (request, control) => whole().then((exports) => exports.buildMetrics(exports.workbook, request, control)),
    writeMetrics: (metrics, control) => whole().then((exports) => exports.writeMetrics(exports.workbook, metrics, control)),
    writeOffers: (metrics, control) => whole().then((exports) => exports.writeMetrics(exports.workbook, metrics, control, "offer")),
    openNumber: (request) => whole().then((exports) => exports.openNumber(request)),
    runway: (metricsId, control) => whole().then((exports) => exports.lookAhead(metricsId, control)),
    writeRunway: (outlook, control) => whole().then((exports) => exports.writeRunway(exports.workbook, outlook, control)),
    makeExclusionList: () => whole().then((exports) => exports.makeExclusionList(exports.workbook)),
  };
}
