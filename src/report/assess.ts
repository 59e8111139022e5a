// One table, one date, one or more programmes: statuses, paths, gaps and everything a person should know about the input.
// Promises: good rows get their answer whatever the others hold; a programme that cannot be planned is a problem with a sentence, not a crash.
// Works in slices, so that a pane stays alive. Writes nothing.
import { rulesStamp, shippedCatalog } from "../catalog/catalog";
import { fieldsTestedBy, inputsOf, subjectsOf } from "../catalog/fieldsTested";
import { nearestOf } from "../catalog/nearest";
import type { Catalog, Grain, Programme } from "../catalog/schema";
import { NEEDS_DATA_CODE, NO_PATH, statusName, statusNames, UNCLEAR_CODE } from "../engine/decide";
import { explain } from "../engine/explain";
import type { Explanation, Gap } from "../engine/explanation";
import { nearestWayOf } from "../engine/gap";
import type { BoundLanes } from "../engine/lanes";
import { truthInWords } from "../engine/patterns";
import { plan } from "../engine/plan";
import { childrenOf, PlanError, type Plan, type PlanNode } from "../engine/planShape";
import { runInSlices, type RunResult } from "../engine/run";
import { neededFields } from "../engine/settled";
import type { Columns } from "../intake/columns";
import { headerAddress, type Problem } from "../intake/findings";
import { splitPartnerNotes, splitPartnerProblems, splitPartners } from "../intake/globalAccounts";
import { readInSlices, type TableReading } from "../intake/read";
import { overlaid } from "../intake/overlay";
import type { RelatedTables } from "../intake/related";
import { toItsEnd } from "../intake/slices";
import type { TableSnapshot } from "../intake/table";
import { askedTable } from "./askedTable";
import type { Assessment, AssessmentProgress, AssessmentRequest, MissingColumn, ProgrammeAssessment, RecognisedColumn } from "./assessment";
import { differenceProblems, notesOf, relatedProblems } from "./notes";
import { identitiesOf } from "./rowIdentity";
import { relatedColumns, relatedTo, subjectName, wantedFields } from "./tableColumns";
import { gapText } from "./words";

const SLICE_ROWS = 8_192;
/** One value, so that a table asked about row after row is read once. */
const NO_TABLES: readonly TableSnapshot[] = [];

/** The whole table in one go. Never throws for what the table or the date holds: see `problems`. */
export function assess(table: TableSnapshot, request: AssessmentRequest, catalog: Catalog = shippedCatalog): Assessment {
  return toItsEnd(assessInSlices(table, request, catalog));
}

/** As `assess`, a few milliseconds per step; yields how far it is. To cancel, do not ask for the next step. */
export function* assessInSlices(table: TableSnapshot, request: AssessmentRequest, shipped: Catalog = shippedCatalog): Generator<AssessmentProgress, Assessment> {
  const overlay = overlaid(shipped, request.related ?? []);
  const { catalog } = overlay;
  const reading = yield* reporting(readInSlices(table, catalog), (share) => ({ station: "reading", share: share * 0.4 }));
  const related = relatedTo(table, request.related ?? [], catalog);
  const split = splitPartners(catalog, table);
  const splitNotes = splitPartnerNotes(split);
  const problems = [...reading.problems, ...overlay.problems, ...splitPartnerProblems(table, split), ...relatedProblems(table, related, catalog)];
  const programmes: ProgrammeAssessment[] = [];
  const decided: Chosen[] = [];
  const offered = chosen(table, reading, related, request, catalog, problems);
  const tell = function* (each: Chosen, result: RunResult): Generator<AssessmentProgress, void> {
    const notes = notesOf(catalog, each.programme, each.frozen, result, each.columns);
    problems.push(...differenceProblems(table, reading, each.programme, notes));
    programmes.push({ ...(yield* describe(each.frozen, result, reading)), scores: scoresOf(each.programme, each.frozen, each.columns, reading), notes: splitNotes.size === 0 ? notes.perRow : notes.perRow.map((note, row) => [note, splitNotes.get(row) ?? ""].filter((part) => part !== "").join(" ")) });
    decided.push(each);
  };
  let unanswered: { readonly each: Chosen; readonly result: RunResult } | null = null;
  for (const each of offered) {
    const result = yield* reporting(runInSlices(each.frozen, each.columns), (rows) => ({ station: "deciding", share: 0.4 + (0.1 * rows) / table.rows.length }));
    if (request.programmes.length > 0 || answersSomebody(result, reading)) {
      yield* tell(each, result);
    } else {
      unanswered ??= { each, result };
    }
  }
  if (programmes.length === 0 && unanswered !== null) {
    yield* tell(unanswered.each, unanswered.result);
  }
  return {
    sheet: table.sheet,
    table: table.table,
    asOf: request.asOf,
    knownOn: request.knownOn,
    rules: rulesStamp(catalog),
    rows: table.rows.length,
    subjects: reading.facts.subjects,
    keyField: reading.facts.keyField,
    subjectNames: table.rows.map((_, row) => subjectName(table, reading, row)),
    ...identitiesOf(table, reading),
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
  shipped: Catalog = shippedCatalog,
): { readonly explanation: Explanation; readonly plan: Plan; readonly subject: string } {
  const asked = askedTable(table, request.related ?? NO_TABLES, shipped);
  const columns = asked.columnsOf(request.programme, request, { rows: [row] });
  const frozen = asked.planOf(request.programme, request);
  return { explanation: explain(frozen, columns, 0), plan: frozen, subject: asked.nameOf(row) };
}

/** Runs a sliced station to its end, turning its own progress into the assessment's. */
function* reporting<T, R>(station: Generator<T, R>, progress: (of: T) => AssessmentProgress): Generator<AssessmentProgress, R> {
  for (;;) {
    const step = station.next();
    if (step.done) {
      return step.value;
    }
    yield progress(step.value);
  }
}

/** Unasked, a programme that can answer nobody is left out: a column of "Needs data" tells a person nothing. */
function answersSomebody({ outcome }: RunResult, { facts }: TableReading): boolean {
  return outcome.some((code, row) => code !== NEEDS_DATA_CODE && facts.isSubject[row] === 1);
}

/** A cell that no decided programme asks for is nobody's trouble: a column called Country may hold anything in a table about top tier. */
function rejectionsFor(decided: readonly Chosen[], reading: TableReading, catalog: Catalog): Pick<Assessment, "rejections" | "rejectedCells"> {
  const entered = (programme: Programme): readonly string[] => (programme.entered === undefined ? [] : [programme.entered.field]);
  const asked = new Set(decided.flatMap(({ programme, frozen }) => [...frozen.fields.map(({ id }) => id), ...inputsOf(programme, catalog), ...entered(programme)]));
  const rejections = decided.length === 0 ? reading.rejections : reading.rejections.filter(({ field }) => asked.has(field));
  return { rejections, rejectedCells: reading.rejectedCells - (reading.rejections.length - rejections.length) };
}

interface Chosen {
  readonly programme: Programme;
  readonly frozen: Plan;
  readonly columns: Columns;
}

/** The programmes to decide: those asked for, or those of which the workbook carries something that their own requirements test. */
function chosen(table: TableSnapshot, reading: TableReading, related: RelatedTables, request: AssessmentRequest, catalog: Catalog, problems: Problem[]): readonly Chosen[] {
  const all = wanted(catalog, request, table, reading.recognition.grain, problems);
  // Names alone can be answered from the lists beside them.
  if (reading.recognition.measures === 0 && related.lists.size === 0) {
    return [];
  }
  const relevant = request.programmes.length > 0 ? all : all.filter((programme) => isCarried(reading, related, programme, all[0], catalog));
  // Where nothing else is, the first programme of this kind of table says what it needs.
  return (relevant.length > 0 ? relevant : all.slice(0, 1)).flatMap((programme) => {
    const frozen = planned(catalog, programme, request, table, problems);
    return frozen === null ? [] : [{ programme, frozen, columns: relatedColumns(table, reading.columns, related, wantedFields(programme, frozen), request, catalog) }];
  });
}

/**
 * Whether the table, or a list beside it, carries something that the programme stands on and that the first programme of this kind of table
 * does not test itself: billed sales alone, say, are there for top tier.
 */
function isCarried({ columns }: TableReading, related: RelatedTables, programme: Programme, first: Programme | undefined, catalog: Catalog): boolean {
  const taken = new Set(first === undefined || first === programme ? [] : fieldsTestedBy(first, catalog));
  return [...subjectsOf(programme, catalog)].some((id) => !taken.has(id) && (columns.lanes[id] !== undefined || related.lists.has(id)));
}

function wanted(catalog: Catalog, request: AssessmentRequest, table: TableSnapshot, grain: Grain, problems: Problem[]): readonly Programme[] {
  if (request.programmes.length === 0) {
    return catalog.programmes.filter((programme) => programme.grain === grain && programme.onlyWhenAsked !== true);
  }
  return request.programmes.flatMap((id) => {
    const programme = catalog.programmes.find((each) => each.id === id);
    if (!programme) {
      const nearest = nearestOf(catalog.programmes.map((each) => each.id), id);
      problems.push(tableProblem(table, "unknown-programme", `There is no programme "${id}". The nearest is "${nearest}".`));
      return [];
    }
    if (programme.grain !== grain && programme.alsoOn?.includes(grain) !== true) {
      problems.push(tableProblem(table, "other-grain", `${programme.label} is decided for ${programme.grain}s, but the rows of this table are ${grain}s. Use a table of ${programme.grain}s.`));
      return [];
    }
    return [programme];
  });
}

function planned(catalog: Catalog, programme: Programme, request: AssessmentRequest, table: TableSnapshot, problems: Problem[]): Plan | null {
  try {
    return plan(catalog, programme.id, request.asOf, request.knownOn);
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    problems.push(tableProblem(table, "outside-the-rules", error.message));
    return null;
  }
}

function tableProblem(table: TableSnapshot, code: Problem["code"], sentence: string): Problem {
  return { code, sheet: table.sheet, addresses: [headerAddress(table, 0)], sentence };
}

function* describe(frozen: Plan, result: RunResult, { facts }: TableReading): Generator<AssessmentProgress, Omit<ProgrammeAssessment, "scores" | "notes">> {
  const { rows, outcome, path, bound } = result;
  const statuses: string[] = new Array<string>(rows).fill("");
  const paths: string[] = new Array<string>(rows).fill("");
  const gaps: string[] = new Array<string>(rows).fill("");
  const gapCosts = new Float64Array(rows).fill(Number.NaN);
  const counts = new Map(statusNames(frozen).map((name) => [name, 0]));
  const best = frozen.ladder[0]!.outcome;
  const nearest = nearestWayOf(frozen, bound);
  for (let row = 0; row < rows; row++) {
    if (row % SLICE_ROWS === 0) {
      yield { station: "describing", share: 0.5 + (0.5 * row) / rows };
    }
    if (facts.isSubject[row] === 0) {
      continue;
    }
    const code = outcome[row]!;
    const status = statusName(frozen, code);
    statuses[row] = status;
    counts.set(status, (counts.get(status) ?? 0) + 1);
    paths[row] = path[row] === NO_PATH ? "" : frozen.pathways[path[row]!]!.label;
    const final = frozen.finals[code] ?? null;
    if (code === NEEDS_DATA_CODE) {
      gaps[row] = needsText(frozen, result, row);
    } else if (final !== null) {
      gaps[row] = final;
    } else if (code !== best) {
      const gap = nearest(row);
      gaps[row] = code === UNCLEAR_CODE && gap !== null ? `Unclear; settled by ${gapText(gap, frozen.fields)}` : gapWords(frozen, gap);
      gapCosts[row] = gap?.cost ?? Number.NaN;
    }
  }
  return {
    id: frozen.programme,
    label: frozen.label,
    counts: [...counts].map(([status, count]) => ({ status, rows: count })),
    statuses,
    paths: frozen.pathways.length > 0 ? paths : null,
    gaps,
    gapCosts,
    missingColumns: missingColumns(frozen, bound),
    assumptions: bound.assumptions.map((assumption) => assumption.sentence),
  };
}

/** The better of two tracks counts, so the best of the scores that this version of the rules asks for is shown. */
function scoresOf({ scores = [] }: Programme, frozen: Plan, { rows, lanes }: Columns, { facts }: TableReading): Float64Array | null {
  const asked = scores.filter((id) => frozen.fields.some((field) => field.id === id)).flatMap((id) => lanes[id] ?? null).filter((lane) => lane !== null);
  const best = Float64Array.from({ length: asked.length === 0 ? 0 : rows }, (_, row) => {
    const known = asked.map((lane) => lane[row]!).filter((points) => !Number.isNaN(points));
    return known.length === 0 || facts.isSubject[row] === 0 ? Number.NaN : Math.max(...known);
  });
  return best.some((points) => !Number.isNaN(points)) ? best : null;
}

/** Where a programme has several steps, the gap says which one it leads to. */
function gapWords(frozen: Plan, gap: Gap | null): string {
  const words = gapText(gap, frozen.fields);
  return gap !== null && frozen.ladder.length > 1 ? `For ${gap.outcome}: ${words}` : words;
}

function needsText(frozen: Plan, { met, unknown, bound }: RunResult, row: number): string {
  const needed = neededFields(frozen, bound, truthInWords(met, unknown, row));
  return `Needs: ${[...new Set(needed.map((field) => frozen.fields[field]!.asks))].join(", ")}`;
}

/** Fields of the plan without a column: what cannot be met without them, or what is assumed. */
function missingColumns(frozen: Plan, bound: BoundLanes): readonly MissingColumn[] {
  const assumed = bound.assumptions.map(({ field, sentence }) => ({ field: frozen.fields[field]!.id, label: frozen.fields[field]!.label, sentence, isAssumed: true }));
  const absent = bound.absent
    .map((field) => {
      const { id, label, list } = frozen.fields[field]!;
      const blocked = frozen.pathways.filter((pathway) => asksFor(frozen, pathway.when, field)).map((pathway) => pathway.label);
      const what = blocked.length > 0 ? `${blocked.join(", ")} cannot be decided` : "some rows cannot be decided";
      return { field: id, label, sentence: `There is no column "${label}"${list === null ? "" : ` and no table of ${list.toLowerCase()}`}, so ${what} where it matters.`, isAssumed: false };
    });
  return [...absent, ...assumed];
}

function asksFor(frozen: Plan, node: PlanNode, field: number): boolean {
  if (node.op === "leaf") {
    const leaf = frozen.leaves[node.bit]!;
    return leaf.kind === "score" ? frozen.scores[leaf.score]!.metrics.some((metric) => metric.field === field) : leaf.field === field;
  }
  return childrenOf(node).some((child) => asksFor(frozen, child, field));
}

function recognisedColumns(table: TableSnapshot, { recognition }: TableReading): readonly RecognisedColumn[] {
  return recognition.fields
    .flatMap(({ field, columns }) =>
      columns.map((column) => ({ field: field.id, label: field.label, header: table.headers[column] ?? "", column, address: headerAddress(table, column) })),
    )
    .sort((a, b) => a.column - b.column);
}
