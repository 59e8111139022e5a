// Everything a person or a script can ask of Tierline, as one object over one workbook.
// Promises plain data in and out. The doors hold this object and nothing else; scripts in the same runtime find it as window.Tierline.
import { openPreferenceStore } from "../workbook/officeHelpers";
import { parseBlock } from "../workbook/address";
import type { Removed, WorkbookPort } from "../workbook/port";
import type * as ask from "./ask";
import { exportUseCases, type ExportUseCases } from "./exports/useCases";
import { explainRow, type RowExplanation } from "./explainRow";
import type { RunwayOutlook } from "./exports/metrics";
import type { EvaluateRequest, FoundTable, JobControl, Preview, TablePlace } from "./preview";
import { listProgrammes, type ListedProgramme } from "./programmes";
import { listTables, makeTable } from "./tables";
import type { WriteOutcome } from "./write";

/** What is kept per user: nothing about partners. */
export type PreferenceName = "asOf" | "programmes";

export interface Tierline extends ExportUseCases {
  /** Version of the add-in: "1.0.0". */
  readonly version: string;
  /** Every table and table-like range; `recognised` is 0 where it is no partner table. */
  listTables(): Promise<readonly FoundTable[]>;
  /** Every programme of the catalog; with a table's headers, those that its rows can be decided for. */
  listProgrammes(headers?: readonly string[]): readonly ListedProgramme[];
  /** Makes an Excel table of a table-like range and returns where it stands. */
  makeTable(place: TablePlace): Promise<TablePlace>;
  /** Evaluates one table and writes nothing. */
  evaluate(request: EvaluateRequest & { readonly table: string | TablePlace }, control?: JobControl): Promise<Preview>;
  /** Evaluates the named table, or every recognised partner table. */
  evaluateAll(request: EvaluateRequest, control?: JobControl): Promise<readonly Preview[]>;
  /** Writes a preview's columns; takes the preview or its id. */
  writeStatus(preview: Preview | string, control?: JobControl): Promise<WriteOutcome>;
  removeOwnColumns(place: TablePlace): Promise<Removed & { readonly sentence: string }>;
  /** Why one body row (from 0) got its answer. */
  explainRow(previewId: string, programme: string, row: number): RowExplanation;
  /** The smallest changes that bring one body row (from 0) to an outcome or a path; several ways, cheapest first. */
  seekRow(previewId: string, programme: string, row: number, request?: ask.SeekRequest): Promise<ask.RowSeek>;
  /** Evaluates a copy of the table with edited amounts, and says who then answers what. */
  simulate(previewId: string, request: ask.SimulateRequest, control?: JobControl): Promise<ask.Simulation>;
  /** The columns that `simulate` can edit, those of the table first. */
  listEditableFields(previewId: string): Promise<readonly ask.EditableField[]>;
  /** Who answers otherwise on another date, or without the workbook's own rules, and because of which version. */
  compareDates(previewId: string, request: ask.CompareRequest, control?: JobControl): Promise<ask.RulesComparison>;
  /** Counts over all rows: who misses one requirement only, who is nearest, what rests on words to check. */
  askSheet(previewId: string, programme: string, outcome?: string): Promise<ask.SheetAnswers>;
  /** The months ahead of one body row (from 0) if nothing new comes in. */
  forecastRow(previewId: string, programme: string, row: number, options?: ask.ForecastOptions): Promise<ask.RowForecast>;
  /** As `forecastRow`, with what counted exports lose month by month; `outlook` is what `runway` answered. */
  forecastFromExports(previewId: string, programme: string, row: number, outlook: RunwayOutlook): Promise<ask.RowForecast>;
  /** Shows a cell: selectCell("Data", "C14"). */
  selectCell(sheet: string, address: string): Promise<void>;
  preference(name: PreferenceName): string | null;
  setPreference(name: PreferenceName, value: string): void;
  /** Says something to whoever listens: the pane's live region. */
  announce(sentence: string): void;
  onAnnouncement(listener: (sentence: string) => void): () => void;
}

/** What evaluates and writes a table comes with the rest of the work on tables, when a table is first worked on. */
const evaluatePart = () => import(/* webpackChunkName: "table-work" */ "./evaluate");
const writePart = () => import(/* webpackChunkName: "table-work" */ "./write");

/** Questions are loaded when the first one is asked. */
const askPart = () => import(/* webpackChunkName: "ask" */ "./ask");

export function createTierline(workbook: WorkbookPort, version: string): Tierline {
  const store = openPreferenceStore();
  const listeners = new Set<(sentence: string) => void>();
  return {
    ...exportUseCases(workbook),
    version,
    listTables: () => listTables(workbook),
    listProgrammes,
    makeTable: (place) => makeTable(workbook, place),
    evaluate: async (request, control) => (await evaluatePart()).evaluate(workbook, request, control),
    evaluateAll: async (request, control) => (await evaluatePart()).evaluateAll(workbook, request, control),
    writeStatus: async (preview, control) => (await writePart()).writeStatus(workbook, preview, control),
    removeOwnColumns: async (place) => (await writePart()).removeOwnColumns(workbook, place),
    explainRow,
    seekRow: async (previewId, programme, row, request) => (await askPart()).seekRow(previewId, programme, row, request),
    simulate: async (previewId, request, control) => (await askPart()).simulate(previewId, request, control),
    listEditableFields: async (previewId) => (await askPart()).listEditableFields(previewId),
    compareDates: async (previewId, request, control) => (await askPart()).compareDates(previewId, request, control),
    askSheet: async (previewId, programme, outcome) => (await askPart()).askSheet(previewId, programme, outcome),
    forecastRow: async (previewId, programme, row, options) => (await askPart()).forecastRow(previewId, programme, row, options),
    forecastFromExports: async (previewId, programme, row, outlook) => (await askPart()).forecastFromExports(previewId, programme, row, outlook),
    async selectCell(sheet, address) {
      const cell = parseBlock(address);
      if (cell !== null) await workbook.selectCell(sheet, cell);
    },
    preference: (name) => store.read(name) || null,
    setPreference: (name, value) => store.write(name, value),
    announce: (sentence) => listeners.forEach((listener) => listener(sentence)),
    onAnnouncement(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
