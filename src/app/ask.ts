// Questions about a table that was evaluated: what would reach a goal, what if, what differs between two dates, who misses what, until when it holds.
// Promises: plain data with ready sentences, on the cells as the preview read them; no workbook is read or changed. A preview that is gone, a row, a
// programme or a date that is not there is a RequestError with a sentence.
import type { DatedAmount } from "../engine/forecast";
import { PlanError } from "../engine/planShape";
import { askedTable, type AskedTable } from "../report/askedTable";
import { rowForecast, type ForecastOptions, type RowForecast } from "../report/rowForecast";
import { rulesCompared, type ProgrammeComparison, type SideRequest, type VersionWords } from "../report/rulesCompared";
import { SeekError, seekWords, type RowSeek, type SeekRequest } from "../report/seekWords";
import { sheetAnswers, type SheetAnswers } from "../report/sheetAnswers";
import { EditError, editableFields, whatIf, type EditableField, type EditRequest, type ProgrammeDifference, type Simulation } from "../report/whatIf";
import { RequestError } from "./errors";
import type { RunwayOutlook } from "./exports/metrics";
import type { JobControl, Preview } from "./preview";
import { keptPreview } from "./previews";
import { aTurnForThePage } from "./turns";

export type { DatedAmount, EditableField, EditRequest, ForecastOptions, ProgrammeComparison, ProgrammeDifference, RowForecast, RowSeek, SeekRequest, SheetAnswers, Simulation, VersionWords };

export interface SimulateRequest {
  readonly edits: readonly EditRequest[];
  /** Body rows from 0; every row when left out. */
  readonly rows?: readonly number[];
  /** Programmes of the preview when left out. */
  readonly programmes?: readonly string[];
}

/** The other side of a comparison; what is left out is as in the preview. */
export interface CompareRequest {
  readonly asOf?: string;
  readonly knownOn?: string | null;
  /** false: the shipped catalog without the workbook's own rules. */
  readonly withOwnRules?: boolean;
  readonly programmes?: readonly string[];
}

export interface RulesComparison {
  readonly before: SideRequest;
  readonly after: SideRequest;
  readonly programmes: readonly ProgrammeComparison[];
  /** Programmes that one of the two sides cannot decide, one sentence each. */
  readonly notes: readonly string[];
}

/** The smallest changes that bring one body row (from 0) to an outcome or a path; several ways, cheapest first. */
export function seekRow(previewId: string, programme: string, row: number, request: SeekRequest = {}): RowSeek {
  const { asked, dates } = questioned(previewId);
  return answered(() => seekWords(asked, programmeOf(previewId, programme), rowOf(asked, row), dates, request));
}

/** Evaluates a copy with edited amounts and says who then answers what; may be stopped between two programmes. */
export async function simulate(previewId: string, { edits, rows, programmes }: SimulateRequest, control: JobControl = {}): Promise<Simulation> {
  const { asked, dates, preview } = questioned(previewId);
  rows?.forEach((row) => rowOf(asked, row));
  const parts: Simulation[] = [];
  await eachInTurn(programmes ?? preview.programmes.map(({ id }) => id), preview, control, (programme) => void parts.push(answered(() => whatIf(asked, [programme], dates, edits, rows ?? null))));
  return { edits: parts[0]?.edits ?? [], programmes: parts.flatMap((part) => part.programmes) };
}

/** The columns that `simulate` can edit, those of the table first. */
export function listEditableFields(previewId: string): readonly EditableField[] {
  const { asked, dates, preview } = questioned(previewId);
  return answered(() => editableFields(asked, preview.programmes.map(({ id }) => id), dates));
}

/** Holds the preview's answers against those of another date, of what was known on another date, or without the user's own rules. */
export async function compareDates(previewId: string, request: CompareRequest, control: JobControl = {}): Promise<RulesComparison> {
  const { asked, preview } = questioned(previewId);
  const before: SideRequest = { asOf: preview.asOf, knownOn: preview.knownOn, withOwnRules: true };
  const after: SideRequest = { asOf: request.asOf ?? before.asOf, knownOn: request.knownOn === undefined ? before.knownOn : request.knownOn, withOwnRules: request.withOwnRules ?? true };
  const programmes: ProgrammeComparison[] = [];
  const notes: string[] = [];
  await eachInTurn(request.programmes ?? preview.programmes.map(({ id }) => id), preview, control, (programme) => {
    try {
      programmes.push(answered(() => rulesCompared(asked, programme, before, after)));
    } catch (error) {
      if (!(error instanceof PlanError) || error.code === "bad-date") throw error;
      notes.push(error.message);
    }
  });
  return { before, after, programmes, notes };
}

/** Counts over all rows of a programme: who misses one requirement only, who is nearest, what rests on words to check. */
export async function askSheet(previewId: string, programme: string, outcome?: string): Promise<SheetAnswers> {
  const { asked, dates } = questioned(previewId);
  const id = programmeOf(previewId, programme);
  await aTurnForThePage({});
  // Kept by the table, so that the page gets a turn between deciding a million rows and counting over them.
  asked.decidedOf(id, dates);
  await aTurnForThePage({});
  return answered(() => sheetAnswers(asked, id, dates, outcome));
}

/** The months ahead of one body row (from 0) if nothing new comes in. */
export function forecastRow(previewId: string, programme: string, row: number, options: ForecastOptions = {}): RowForecast {
  const { asked, dates } = questioned(previewId);
  return answered(() => rowForecast(asked, programmeOf(previewId, programme), rowOf(asked, row), dates, options));
}

/**
 * As `forecastRow`, with what counted exports lose month by month; `outlook` is what `runway` answered.
 * Throws RequestError "other-date" (counted for another day) and "partner-not-counted".
 */
export function forecastFromExports(previewId: string, programme: string, row: number, outlook: RunwayOutlook): RowForecast {
  const { asked, dates } = questioned(previewId);
  if (outlook.asOf !== dates.asOf) {
    throw new RequestError("other-date", `The exports were counted as of ${outlook.asOf}, and the table was evaluated as of ${dates.asOf}. Count them for the same day.`);
  }
  const name = asked.nameOf(rowOf(asked, row));
  const partner = outlook.partners.find((each) => each.name.trim().toLowerCase() === name.toLowerCase());
  if (partner === undefined) {
    throw new RequestError("partner-not-counted", `The exports name no partner "${name}", so what it loses month by month is not known. Check how the name is written there.`);
  }
  const measures = partner.criteria.flatMap((criterion) => criterion.measures);
  return forecastRow(previewId, programme, row, { series: measures.filter(({ metric }, index) => measures.findIndex((other) => other.metric === metric) === index) });
}

/** One programme after another, with a turn for the page between them. Throws Cancelled. */
async function eachInTurn(programmes: readonly string[], preview: Preview, control: JobControl, work: (programme: string) => void): Promise<void> {
  for (const [index, programme] of programmes.entries()) {
    const label = preview.programmes.find(({ id }) => id === programme)?.label ?? programme;
    control.onProgress?.({ share: index / programmes.length, sentence: `Deciding ${label}.` });
    await aTurnForThePage(control);
    work(programme);
  }
}

function questioned(previewId: string) {
  const { preview, snapshot, related, catalog } = keptPreview(previewId);
  return { preview, asked: askedTable(snapshot, related, catalog), dates: { asOf: preview.asOf, knownOn: preview.knownOn } };
}

function programmeOf(previewId: string, programme: string): string {
  const { programmes }: Preview = keptPreview(previewId).preview;
  if (!programmes.some(({ id }) => id === programme)) {
    throw new RequestError("unknown-programme", `This evaluation does not hold "${programme}". It holds ${programmes.map(({ id }) => id).join(", ") || "none"}.`);
  }
  return programme;
}

function rowOf(asked: AskedTable, row: number): number {
  if (asked.reading.facts.isSubject[row] !== 1) {
    throw new RequestError("no-such-row", `The table has no partner or offer in row ${row + 1}.`);
  }
  return row;
}

function answered<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof SeekError || error instanceof EditError ? new RequestError(error.code, error.message) : error;
  }
}
