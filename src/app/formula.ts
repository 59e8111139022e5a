// What a formula over rows answers: a status, a path, a score or an explanation per row, or every requirement that is missing.
// Promises the pane's answers for the same cells, at once and without asking Excel; a bad row costs itself only.
import { shippedCatalog } from "../catalog/catalog";
import { nearestOf } from "../catalog/nearest";
import { explainRow } from "../report/assess";
import { assessRange, type RangeAnswer } from "../report/assessRange";
import { explainText } from "../report/explainText";
import { missingLines } from "../report/missingLines";
import { noteFormula } from "./answeredFormulas";
import { besideFormulas } from "./besideFormulas";
import { FormulaError, type FormulaCall, type Metrics, mostRows, readMetrics } from "./formulaCall";

/** Lines of a spill, each with its cells. */
export type Spill = (string | number)[][];

const mostRemembered = 16;
/** Above this a key for remembering costs more than it saves. */
const mostCellsRemembered = 60_000;
/** A cell of Excel holds no more. */
const mostCellText = 32_767;

/** One status per row; where the range starts with its header row, the programme's label stands in the first line. Throws FormulaError. */
export function statusColumn(call: FormulaCall): Spill {
  return column(call, "status", ({ programme }) => programme.statuses);
}

/** The path that decides per row; "" where none does. Throws FormulaError, also for a programme without paths. */
export function pathColumn(call: FormulaCall): Spill {
  return column(call, "path", ({ programme }) => {
    if (programme.paths === null) throw new FormulaError(`${programme.label} has no paths. Use PARTNER.STATUS("${programme.id}", ...) for its answer.`);
    return programme.paths;
  });
}

/**
 * Points per row to two decimals, "Needs data" where they are not known; "" for rows that are no subjects.
 * `area` is "security", "Security" or "designation.security". Throws FormulaError.
 */
export function scoreColumn(area: string, call: Omit<FormulaCall, "programme">): Spill {
  return column({ ...call, programme: scoredProgramme(area) }, "score", ({ programme: { statuses, scores } }) =>
    statuses.map((status, row) => {
      if (status === "") return "";
      const points = scores?.[row] ?? Number.NaN;
      return Number.isNaN(points) ? "Needs data" : Math.round(points * 100) / 100;
    }),
  );
}

/** One explanation per row, as text; "" for rows that are no subjects. Throws FormulaError. */
export function explanationColumn(call: FormulaCall): Spill {
  return column(call, "explanation", (answer) =>
    answer.programme.statuses.map((status, row) => {
      if (status === "") return "";
      const { explanation, plan, subject } = explained(answer, row);
      return [explainText(explanation, plan, subject), answer.programme.notes[row] ?? ""].filter((line) => line !== "").join("\n").slice(0, mostCellText);
    }),
  );
}

/**
 * A line per requirement that a row misses, below a header line: requirement, have, need, missing, source, and the row's name.
 * Rows that miss nothing have no line. Throws FormulaError.
 */
export function gapLines(call: FormulaCall): Spill {
  return answered(call, "gaps", (answer) => {
    const { programme } = answer;
    const grain = shippedCatalog.programmes.find(({ id }) => id === programme.id)?.grain ?? "row";
    const header = ["Requirement", "Have", "Need", "Missing", "Source", `${grain.charAt(0).toUpperCase()}${grain.slice(1)}`];
    const lines = programme.statuses.flatMap((status, row) => {
      if (status === "") return [];
      const { explanation, plan, subject } = explained(answer, row);
      return missingLines(explanation, plan).map(({ requirement, have, need, missing, source }) => [requirement, have, need, missing, source.slice(0, mostCellText), subject]);
    });
    if (lines.length > mostRows) throw new FormulaError(`${lines.length.toLocaleString("en-US")} requirements are missing; a formula spills at most ${mostRows.toLocaleString("en-US")} lines. Ask for fewer rows.`);
    return [header, ...(lines.length > 0 ? lines : [["Nothing is missing", "", "", "", "", ""]])];
  });
}

type Answered = Extract<RangeAnswer, { ok: true }>;

const remembered = new Map<string, Spill>();

/** A value per row, below a header line where the range has its own. */
function column(call: FormulaCall, kind: string, values: (answer: Answered) => readonly (string | number)[]): Spill {
  return answered(call, kind, (answer, { hasHeaderRow }) => {
    const label = kind === "status" ? answer.programme.label : `${answer.programme.label} ${kind}`;
    return [...(hasHeaderRow ? [[label]] : []), ...values(answer).map((value) => [value])];
  });
}

/** The same cells are answered from memory. */
function answered(call: FormulaCall, kind: string, linesOf: (answer: Answered, metrics: Metrics) => Spill): Spill {
  if (!call.isPreview) noteFormula(call.cell);
  const metrics = readMetrics(call);
  const programme = call.programme.trim().toLowerCase();
  const { tables: related, catalog, version } = besideFormulas();
  const key = keyOf(programme, kind, metrics, version);
  const known = key === null ? undefined : remembered.get(key);
  if (known !== undefined) return known;
  const answer = assessRange({ programme, values: metrics.rows, headers: metrics.headers, asOf: metrics.asOf, knownOn: null, related }, catalog);
  if (!answer.ok) throw new FormulaError(answer.sentence);
  const lines = linesOf(answer, metrics);
  if (key !== null) remember(key, lines);
  return lines;
}

function explained({ table, programme, assessment }: Answered, row: number): ReturnType<typeof explainRow> {
  const { tables: related, catalog } = besideFormulas();
  return explainRow(table, row, { programme: programme.id, asOf: assessment.asOf, knownOn: null, related }, catalog);
}

/** Id of the programme whose score is asked for. */
function scoredProgramme(area: string): string {
  const named = area.trim().toLowerCase();
  const scored = shippedCatalog.programmes.filter(({ scores = [] }) => scores.length > 0);
  const found = scored.find(({ id, label }) => id === named || id.endsWith(`.${named}`) || label.toLowerCase().endsWith(`: ${named}`));
  if (found !== undefined) return found.id;
  const areas = scored.map(({ id }) => id.slice(id.lastIndexOf(".") + 1));
  throw new FormulaError(`No programme with a score is called "${area}". The nearest is "${nearestOf(areas, named)}"; all of them are ${areas.join(", ")}.`);
}

function keyOf(programme: string, kind: string, metrics: Metrics, version: number): string | null {
  if (metrics.rows.length * (metrics.rows[0]?.length ?? 0) > mostCellsRemembered) return null;
  return JSON.stringify([shippedCatalog.version, version, programme, kind, metrics]);
}

function remember(key: string, lines: Spill): void {
  remembered.set(key, lines);
  const oldest = remembered.keys().next();
  if (remembered.size > mostRemembered && oldest.done === false) remembered.delete(oldest.value);
}
