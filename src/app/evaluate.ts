// Evaluates tables and prepares what a write would do; writes nothing.
// Promises progress, a stop between two slices, and an answer for every good row whatever the others hold.
import type { Catalog } from "../catalog/schema";
import { plan as planOf } from "../engine/plan";
import { bodyAddress, headerAddress } from "../intake/findings";
import type { Overlay } from "../intake/overlayTable";
import type { TableSnapshot } from "../intake/table";
import { assessInSlices } from "../report/assess";
import type { Assessment, ProgrammeAssessment } from "../report/assessment";
import { buildWritePlan } from "../report/buildWritePlan";
import type { WritePlan } from "../report/writePlan";
import type { ReadTable, TablePlace, WorkbookPort } from "../workbook/port";
import { changesOf, withFreeHeaders } from "./changes";
import { unverifiedSentence } from "./confidence";
import { refuseBadDates } from "./dates";
import { RequestError } from "./errors";
import type { EvaluateRequest, JobControl, Preview, ProgrammePreview, TableNote } from "./preview";
import { withOwnRules } from "./ownRules";
import { keep, newPreviewId } from "./previews";
import { withRelated } from "./related";
import { partnerTables, tableNamed } from "./tables";
import { inTurns } from "./turns";

/** Reading takes about half of the time of an evaluation. */
const readingShare = 0.5;

/**
 * Evaluates the table asked for, or every recognised table. A table that no programme answers is among the previews with the reason as
 * its problem, and cannot be written; where no table is answered at all, the first reason is thrown as `evaluate` throws it.
 */
export async function evaluateAll(workbook: WorkbookPort, request: EvaluateRequest, control: JobControl = {}): Promise<readonly Preview[]> {
  if (request.table !== undefined) return [await evaluate(workbook, { ...request, table: request.table }, control)];
  refuseBadDates(request.asOf, request.knownOn);
  const tables: ReadTable[] = [];
  for (const place of await partnerTables(workbook)) tables.push(await read(workbook, place, control));
  const related = await withRelated(workbook, tables, { signal: control.signal });
  const ground = await groundOf(related);
  const answers: { readonly table: ReadTable; readonly assessment: Assessment }[] = [];
  for (const table of tables) answers.push({ table, assessment: await assessed(table, ground, request, control) });
  if (answers.every(({ assessment }) => assessment.programmes.length === 0)) answers.forEach(({ assessment }) => refuseUnanswered(assessment));
  return answers.map(({ table, assessment }) => previewOf(table, assessment, ground));
}

/**
 * Evaluates one table.
 * Throws RequestError: "no-table", "no-known-header", "outside-the-rules" (a date before the rules), "unknown-programme", "bad-date"; HostError.
 */
export async function evaluate(workbook: WorkbookPort, request: EvaluateRequest & { readonly table: string | TablePlace }, control: JobControl = {}): Promise<Preview> {
  refuseBadDates(request.asOf, request.knownOn);
  const place = typeof request.table === "string" ? await tableNamed(workbook, request.table) : request.table;
  const table = await read(workbook, place, control);
  const related = await withRelated(workbook, [table], { signal: control.signal });
  const ground = await groundOf(related);
  const assessment = await assessed(table, ground, request, control);
  refuseUnanswered(assessment);
  return previewOf(table, assessment, ground);
}

function read(workbook: WorkbookPort, place: TablePlace, control: JobControl): Promise<ReadTable> {
  return workbook.readTable(
    { sheet: place.sheet, table: place.table, address: place.address },
    {
      signal: control.signal,
      onProgress: ({ done, total }) => control.onProgress?.({ share: (readingShare * done) / Math.max(1, total), sentence: `Reading row ${done.toLocaleString("en-US")} of ${total.toLocaleString("en-US")}.` }),
    },
  );
}

/** What the rows of a table stand on beside themselves. */
interface Ground extends Overlay {
  readonly related: readonly TableSnapshot[];
}

async function groundOf(related: readonly TableSnapshot[]): Promise<Ground> {
  return { related, ...(await withOwnRules(related)) };
}

async function assessed(table: ReadTable, { related, catalog }: Ground, request: EvaluateRequest, control: JobControl): Promise<Assessment> {
  const slices = assessInSlices(table.snapshot, { programmes: request.programmes ?? [], asOf: request.asOf, knownOn: request.knownOn ?? null, related }, catalog);
  return inTurns(slices, control, ({ share }) => control.onProgress?.({ share: readingShare + (1 - readingShare) * share, sentence: `Deciding ${table.snapshot.rows.length.toLocaleString("en-US")} rows.` }));
}

/** No programme answered: the reason is the whole answer. */
function refuseUnanswered(assessment: Assessment): void {
  const problems = assessment.programmes.length > 0 ? [] : assessment.problems;
  const reason = problems.find(({ code }) => code === "outside-the-rules" || code === "unknown-programme" || code === "no-known-header");
  if (reason !== undefined) throw new RequestError(reason.code, reason.sentence);
}

function previewOf(table: ReadTable, assessment: Assessment, { related, catalog, problems }: Ground): Preview {
  const { plan, columns } = withFreeHeaders(buildWritePlan(table.snapshot, assessment), table);
  const notes = table.notices.filter((notice) => notice.code !== "no-rows" || !assessment.problems.some(({ code }) => code === "no-rows"));
  const preview: Preview = {
    id: newPreviewId(),
    place: table.place,
    asOf: assessment.asOf,
    knownOn: assessment.knownOn,
    rules: assessment.rules,
    rows: assessment.rows,
    subjects: assessment.subjects,
    programmes: assessment.programmes.map((programme) => programmePreview(table, assessment, programme, catalog)),
    columns,
    ...changesOf(plan, table, assessment.subjectNames),
    rejections: assessment.rejections.map(({ sheet, address, row, column, sentence }) => ({ sheet, address, row, column, sentence })),
    rejectedCells: assessment.rejectedCells,
    problems: [
      ...[...assessment.problems, ...problems].map(({ code, sentence, addresses }): TableNote => ({ code, sentence, addresses })),
      ...notes.map(({ code, sentence, address }): TableNote => ({ code, sentence, addresses: address === undefined ? [] : [address] })),
      ...olderAnswers(table, plan),
    ],
    canWrite: assessment.rows > 0 && plan.columns.length > 0 && !table.notices.some(({ code }) => code === "protected-sheet"),
    plan,
  };
  keep(preview, table.snapshot, related, catalog);
  return preview;
}

/** Status columns that stay as they are beside those of this evaluation: the table has one date for all of them. */
function olderAnswers({ ownColumns, snapshot }: ReadTable, { columns }: WritePlan): TableNote[] {
  const older = ownColumns.filter(({ mark }) => mark.endsWith("/status") && !columns.some((column) => column.mark === mark));
  if (older.length === 0 || columns.length === 0) return [];
  const stay = older.length === 1 ? "stays as an earlier evaluation left it" : "stay as an earlier evaluation left them";
  return [{ code: "older-answers", sentence: `${older.map(({ header }) => header).join(", ")} ${stay}: this one leaves ${older.length === 1 ? "that programme" : "those programmes"} out. "Evaluated as of" and "Rules" will speak of this evaluation only. Choose every programme to bring all columns up to date.`, addresses: older.map(({ index }) => headerAddress(snapshot, index)) }];
}

function programmePreview(table: ReadTable, assessment: Assessment, programme: ProgrammeAssessment, catalog: Catalog): ProgrammePreview {
  const frozen = planOf(catalog, programme.id, assessment.asOf, assessment.knownOn);
  const subjects = programme.statuses.flatMap((status, row) => (status === "" ? [] : [row]));
  const cost = (row: number) => {
    const known = programme.gapCosts[row];
    return known === undefined || Number.isNaN(known) ? Number.MAX_VALUE : known;
  };
  return {
    id: programme.id,
    label: programme.label,
    counts: programme.counts,
    best: frozen.outcomes[frozen.ladder[0]?.outcome ?? 0] ?? "",
    answers: subjects.map((row) => ({
      row,
      name: assessment.subjectNames[row] ?? "",
      address: bodyAddress(table.snapshot, row, 0),
      status: programme.statuses[row] ?? "",
      path: programme.paths?.[row] ?? null,
      score: knownScore(programme.scores?.[row]),
      gap: programme.gaps[row] ?? "",
      note: programme.notes[row] ?? "",
    })),
    // Rows whose distance is not known (data is missing) come after those that have one.
    nearest: subjects
      .map((row, index) => ({ row, index }))
      .filter(({ row }) => programme.gaps[row] !== "")
      .sort((one, other) => cost(one.row) - cost(other.row) || one.index - other.index)
      .map(({ index }) => index),
    unverified: unverifiedSentence(frozen),
    missingColumns: programme.missingColumns,
    assumptions: programme.assumptions,
  };
}

/** NaN would not survive a script that prints the preview as JSON. */
function knownScore(score: number | undefined): number | null {
  return score === undefined || Number.isNaN(score) ? null : score;
}
