// The answers of one programme in words, row by row: status, path, what is missing; and what the table lacks for it.
// Promises: one entry per body row, "" for a row that is no subject. Pauses often enough for a pane to stay alive. Decides nothing.
import type { Programme } from "../catalog/schema";
import { NEEDS_DATA_CODE, NO_PATH, statusName, statusNames, UNCLEAR_CODE } from "../engine/decide";
import type { Gap } from "../engine/explanation";
import { nearestWayOf } from "../engine/gap";
import type { BoundLanes } from "../engine/lanes";
import { truthInWords } from "../engine/patterns";
import { childrenOf, type Plan, type PlanNode } from "../engine/planShape";
import type { RunResult } from "../engine/run";
import { neededFields } from "../engine/settled";
import type { Columns } from "../intake/columns";
import type { TableReading } from "../intake/read";
import { perRow } from "../intake/slices";
import type { MissingColumn, ProgrammeAssessment } from "./assessment";
import { outOfReachOf } from "./outOfReach";
import { gapText } from "./words";

/** Work between two pauses: a row counts 1, and more where its gap is the cheapest of many ways to earn points. */
const SLICE_WORK = 2_048;
const EARNED_GAP_WORK = 80;

const NEVER_SETTLED = "Unclear; no change of an amount settles it";

/** Pauses after 2,048 rows, or fewer where they take longer; yields how many of them are done. */
export function* describeInSlices(frozen: Plan, result: RunResult, { facts }: TableReading): Generator<number, Omit<ProgrammeAssessment, "scores" | "notes">> {
  const { rows, outcome, path, bound } = result;
  const statuses: string[] = new Array<string>(rows).fill("");
  const paths: string[] = new Array<string>(rows).fill("");
  const gaps: string[] = new Array<string>(rows).fill("");
  const gapCosts = new Float64Array(rows).fill(Number.NaN);
  const counts = new Map(statusNames(frozen).map((name) => [name, 0]));
  const best = frozen.ladder[0]!.outcome;
  const nearest = nearestWayOf(frozen, bound);
  const gapWork = frozen.earning === null ? 0 : EARNED_GAP_WORK;
  const needs = needsOf(frozen, result);
  const outOfReach = outOfReachOf(frozen, result);
  let work = SLICE_WORK;
  for (let row = 0; row < rows; row++) {
    if (work >= SLICE_WORK) {
      yield row;
      work = 0;
    }
    work++;
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
      gaps[row] = needs(row);
    } else if (final !== null) {
      gaps[row] = final;
    } else if (code !== best) {
      const gap = nearest(row);
      work += gapWork;
      if (code === UNCLEAR_CODE) {
        gaps[row] = gap === null ? NEVER_SETTLED : `Unclear; settled by ${gapText(gap)}`;
      } else if (gap === null) {
        gaps[row] = outOfReach(row);
        work += gapWork;
      } else {
        gaps[row] = gapWords(frozen, gap);
      }
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

/** The better of two tracks counts, so the best of the scores that this version of the rules asks for is shown. Yields the number of rows done. */
export function* scoresInSlices({ scores = [] }: Programme, frozen: Plan, { rows, lanes }: Columns, { facts }: TableReading): Generator<number, Float64Array | null> {
  const asked = scores.filter((id) => frozen.fields.some((field) => field.id === id)).flatMap((id) => lanes[id] ?? []);
  if (asked.length === 0) {
    return null;
  }
  const best = yield* perRow(rows, (row) => {
    const known = asked.map((lane) => lane[row]!).filter((points) => !Number.isNaN(points));
    return known.length === 0 || facts.isSubject[row] === 0 ? Number.NaN : Math.max(...known);
  });
  return best.some((points) => !Number.isNaN(points)) ? Float64Array.from(best) : null;
}

/** Where a programme has several steps, the gap says which one it leads to. */
function gapWords(frozen: Plan, gap: Gap): string {
  const words = gapText(gap);
  return frozen.ladder.length > 1 ? `For ${gap.outcome}: ${words}` : words;
}

/** What a row that needs data is asked for, in words; rows of one pattern of bits are asked for the same. */
function needsOf(frozen: Plan, { met, unknown, bound }: RunResult): (row: number) => string {
  const known = new Map<string, string>();
  return (row) => {
    const pattern = [...met, ...unknown].map((word) => word[row]!).join(" ");
    let words = known.get(pattern);
    if (words === undefined) {
      const needed = neededFields(frozen, bound, truthInWords(met, unknown, row));
      words = `Needs: ${[...new Set(needed.map((field) => frozen.fields[field]!.asks))].join(", ")}`;
      known.set(pattern, words);
    }
    return words;
  };
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
