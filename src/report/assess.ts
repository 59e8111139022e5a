// One table, one date, one or more programmes: statuses, paths, gaps and everything a person should know about the input.
// Promises: good rows get their answer whatever the others hold; a programme that cannot be planned is a problem with a sentence, not a crash.
// Works in slices, so that a pane stays alive. Writes nothing.
import { rulesStamp, shippedCatalog } from "../catalog/catalog";
import { inputsOf } from "../catalog/fieldsTested";
import type { Catalog, Programme } from "../catalog/schema";
import { NEEDS_DATA_CODE } from "../engine/decide";
import { explain } from "../engine/explain";
import type { Explanation } from "../engine/explanation";
import type { Plan } from "../engine/planShape";
import { runInSlices, type RunResult } from "../engine/run";
import { headerAddress } from "../intake/findings";
import { splitPartnerNotes, splitPartnerProblems, splitPartners } from "../intake/globalAccounts";
import type { KnownFacts } from "../intake/derive";
import { readInSlices, type TableReading } from "../intake/read";
import { tableGrain } from "../intake/recognise";
import { perRow, reporting, toItsEnd } from "../intake/slices";
import type { TableSnapshot } from "../intake/table";
import { unsettledProblems } from "../intake/unsettled";
import { askedTable } from "./askedTable";
import type { Assessment, AssessmentProgress, AssessmentRequest, ProgrammeAssessment, RecognisedColumn } from "./assessment";
import { describeInSlices, scoresInSlices } from "./describe";
import { differenceProblems, notesInSlices, relatedProblems } from "./notes";
import { offeredProgrammes, type OfferedProgramme } from "./offeredProgrammes";
import { identitiesInSlices } from "./rowIdentity";
import { relatedColumnsInSlices, relatedTo, rulesDay, subjectName, wantedFields } from "./tableColumns";

/** One value, so that a table asked about row after row is read once. */
const NO_TABLES: readonly TableSnapshot[] = [];

/** The whole table in one go. Never throws for what the table or the date holds: see `problems`. */
export function assess(table: TableSnapshot, request: AssessmentRequest, catalog: Catalog = shippedCatalog): Assessment {
  return toItsEnd(assessInSlices(table, request, catalog));
}

/** As `assess`, a few milliseconds per step; yields how far it is. To cancel, do not ask for the next step. */
export function* assessInSlices(table: TableSnapshot, request: AssessmentRequest, catalog: Catalog = shippedCatalog): Generator<AssessmentProgress, Assessment> {
  const day = rulesDay(catalog, request);
  const reading = yield* reporting(readInSlices(table, catalog, tableGrain(catalog, table.headers), day), (share) => ({ station: "reading", share: share * 0.4 }));
  const related = relatedTo(table, request.related ?? [], catalog, day);
  const split = splitPartners(table, reading);
  const splitNotes = splitPartnerNotes(split);
  // Names alone are enough where a list says something of them.
  const isAnsweredByLists = reading.recognition.hasKey && related.lists.size > 0;
  const problems = [...reading.problems.filter(({ code }) => code !== "no-known-header" || !isAnsweredByLists), ...splitPartnerProblems(table, split), ...relatedProblems(table, related, catalog)];
  const offered = offeredProgrammes(table, reading, related, request, catalog, problems);
  const programmes: ProgrammeAssessment[] = [];
  const decided: OfferedProgramme[] = [];
  const facts: KnownFacts = {};
  const answer = function* (offer: OfferedProgramme, index: number, isAnsweredAnyway: boolean): Generator<AssessmentProgress, void> {
    const { programme, frozen } = offer;
    const during = (station: AssessmentProgress["station"], from: number, to: number) => (share: number): AssessmentProgress => ({ station, share: 0.4 + (0.5 * (index + from + (to - from) * share)) / offered.length });
    const ofRows = (during: (share: number) => AssessmentProgress) => (rows: number): AssessmentProgress => during(rows / table.rows.length);
    const columns = yield* reporting(relatedColumnsInSlices(table, reading.columns, related, wantedFields(programme, frozen), request, catalog, facts), () => during("deciding", 0, 0)(0));
    const result = yield* reporting(runInSlices(frozen, columns), ofRows(during("deciding", 0, 0.2)));
    if (!isAnsweredAnyway && !answersSomebody(result, reading)) {
      return;
    }
    const notes = yield* reporting(notesInSlices(catalog, programme, frozen, result, columns), ofRows(during("describing", 0.2, 0.4)));
    const scores = yield* reporting(scoresInSlices(programme, frozen, columns, reading), ofRows(during("describing", 0.4, 0.5)));
    const described = yield* reporting(describeInSlices(frozen, result, reading), ofRows(during("describing", 0.5, 1)));
    problems.push(...differenceProblems(table, reading, programme, notes));
    programmes.push({ ...described, scores, notes: splitNotes.size === 0 ? notes.perRow : notes.perRow.map((note, row) => [note, splitNotes.get(row) ?? ""].filter((part) => part !== "").join(" ")) });
    decided.push(offer);
  };
  for (const [index, offer] of offered.entries()) {
    yield* answer(offer, index, request.programmes.length > 0 || offered.length === 1);
  }
  const [first] = offered;
  if (programmes.length === 0 && first !== undefined) {
    // Where nothing answers anybody, the first says what it needs.
    yield* answer(first, offered.length - 1, true);
  }
  const asked = new Set(decided.flatMap(({ programme }) => [...inputsOf(programme, catalog)]));
  problems.push(...unsettledProblems(catalog, related.lists, asked, request.asOf));
  const identifying = (from: number) => (rows: number): AssessmentProgress => ({ station: "describing", share: from + (0.05 * rows) / table.rows.length });
  return {
    sheet: table.sheet,
    table: table.table,
    asOf: request.asOf,
    knownOn: request.knownOn,
    rules: rulesStamp(catalog),
    rows: table.rows.length,
    subjects: reading.facts.subjects,
    keyField: reading.facts.keyField,
    subjectNames: yield* reporting(perRow(table.rows.length, (row) => subjectName(table, reading, row)), identifying(0.9)),
    ...(yield* reporting(identitiesInSlices(table, reading), identifying(0.95))),
    recognised: recognisedColumns(table, reading),
    programmes,
    ...rejectionsFor(decided, reading, catalog),
    problems,
  };
}

/** Why body row `row` (from 0) of a table gets its answer. Throws PlanError as `plan` does. */
export function explainRow(
  table: TableSnapshot,
  row: number,
  request: { readonly programme: string; readonly asOf: string; readonly knownOn: string | null; readonly related?: readonly TableSnapshot[] },
  catalog: Catalog = shippedCatalog,
): { readonly explanation: Explanation; readonly plan: Plan; readonly subject: string } {
  const asked = askedTable(table, request.related ?? NO_TABLES, catalog);
  const columns = asked.columnsOf(request.programme, request, { rows: [row] });
  const frozen = asked.planOf(request.programme, request);
  return { explanation: explain(frozen, columns, 0), plan: frozen, subject: asked.nameOf(row) };
}

/** Unasked, a programme that can answer nobody is left out: a column of "Needs data" tells a person nothing. */
function answersSomebody({ outcome }: RunResult, { facts }: TableReading): boolean {
  return outcome.some((code, row) => code !== NEEDS_DATA_CODE && facts.isSubject[row] === 1);
}

/** A cell that no decided programme asks for is nobody's trouble: a column called Country may hold anything in a table about top tier. */
function rejectionsFor(decided: readonly OfferedProgramme[], reading: TableReading, catalog: Catalog): Pick<Assessment, "rejections" | "rejectedCells"> {
  const entered = (programme: Programme): readonly string[] => (programme.entered === undefined ? [] : [programme.entered.field]);
  const asked = new Set(decided.flatMap(({ programme, frozen }) => [...frozen.fields.map(({ id }) => id), ...inputsOf(programme, catalog), ...entered(programme)]));
  const rejections = decided.length === 0 ? reading.rejections : reading.rejections.filter(({ field }) => asked.has(field));
  return { rejections, rejectedCells: reading.rejectedCells - (reading.rejections.length - rejections.length) };
}

function recognisedColumns(table: TableSnapshot, { recognition }: TableReading): readonly RecognisedColumn[] {
  return recognition.fields
    .flatMap(({ field, columns }) =>
      columns.map((column) => ({ field: field.id, label: field.label, header: table.headers[column] ?? "", column, address: headerAddress(table, column) })),
    )
    .sort((a, b) => a.column - b.column);
}
