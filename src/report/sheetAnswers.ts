// A whole table questioned at once: who misses one requirement only, who is how far, and which answers rest on words that should be checked.
// Promises: counts over all rows; rows are named up to a limit, and the count says how many there are. Writes nothing.
import { inputsOf } from "../catalog/fieldsTested";
import type { Catalog, Programme } from "../catalog/schema";
import { leavesOf, nearestWayOf, type NearestWay } from "../engine/gap";
import type { Leaf, Plan } from "../engine/planShape";
import { questionsOf, type Footing, type SheetQuestions } from "../engine/questions";
import { OVERLAY_SOURCE } from "../catalog/sources";
import type { AskedTable } from "./askedTable";
import { leafNeed } from "./explainText";
import { namedRow, quoted, rowsText, type NamedRow, type QuotedWords } from "./rowsNamed";
import { SeekError } from "./seekWords";
import type { RuleDates } from "./tableColumns";
import { amountText, gapText } from "./words";

export interface RequirementCounts extends QuotedWords {
  /** "Unique customers, at least 8". */
  readonly label: string;
  readonly met: number;
  readonly notMet: number;
  readonly unknown: number;
  /** Rows that miss this one requirement and nothing else. */
  readonly onlyThis: number;
  /** Rows of `onlyThis`, at most 100. */
  readonly rows: readonly NamedRow[];
  /** It is all that its path asks for, so that every row which has not reached the outcome misses only this. */
  readonly isWholePath: boolean;
  /** "12 partners miss only this: Unique customers, at least 8."; "" where none does. */
  readonly sentence: string;
}

export interface NearRow extends NamedRow {
  /** The nearest way in words. */
  readonly gap: string;
  readonly cost: number;
}

export interface Resting {
  readonly rows: number;
  /** At most 100. */
  readonly named: readonly NamedRow[];
  /** "" where no row rests on it. */
  readonly sentence: string;
}

export interface SheetAnswers {
  readonly outcome: string;
  readonly rows: number;
  readonly reached: number;
  readonly requirements: readonly RequirementCounts[];
  /** Rows by the number of columns that must change; null: what is missing cannot be told. */
  readonly byMissing: readonly { readonly missing: number | null; readonly rows: number }[];
  /** Rows that have not reached it, nearest first, at most 100. */
  readonly nearest: readonly NearRow[];
  readonly unverified: Resting;
  readonly ownFigures: Resting;
  /** The most telling lines, in the order a reader would want them. */
  readonly sentences: readonly string[];
}

const MOST_ROWS = 100;

/** `outcome` by its name; the best one when left out. Throws PlanError as `plan` does, and SeekError for an outcome that cannot be reached. */
export function sheetAnswers(asked: AskedTable, programme: string, dates: RuleDates, outcome?: string): SheetAnswers {
  const decided = asked.decidedOf(programme, dates);
  const { plan, result } = decided;
  const rung = outcome === undefined ? plan.ladder[0]! : plan.ladder.find((each) => plan.outcomes[each.outcome] === outcome);
  if (rung === undefined) {
    throw new SeekError(`${plan.label} cannot be asked for "${outcome ?? ""}" on ${plan.asOf}. What can be reached is ${plan.ladder.map((each) => plan.outcomes[each.outcome]!).join(", ")}.`);
  }
  const definition = asked.catalog.programmes.find(({ id }) => id === programme)!;
  const isSubject = asked.reading.facts.isSubject;
  const questions = questionsOf(decided, { target: rung.outcome, isSubject, own: ownBits(asked.catalog, definition, plan) });
  const requirements = plan.leaves.map((leaf) => requirementCounts(asked, definition, plan, questions, leaf));
  const lowest = plan.ladder.indexOf(rung);
  const there = new Set(plan.ladder.slice(0, lowest + 1).map((each) => each.outcome));
  const nearest = nearestRows(asked, decided.result.outcome, there, nearestWayOf(plan, result.bound, lowest));
  const unverified = resting(asked, definition, questions, "unverified");
  const ownFigures = resting(asked, definition, questions, "own");
  const name = plan.outcomes[rung.outcome]!;
  return {
    outcome: name,
    rows: questions.rows,
    reached: questions.reached,
    requirements,
    byMissing: questions.byMissing,
    nearest,
    unverified,
    ownFigures,
    sentences: [
      `${amountText(questions.reached, "count")} of ${rowsText(questions.rows, definition.grain)} ${questions.reached === 1 ? "has" : "have"} reached ${name}.`,
      ...[...requirements].sort((a, b) => b.onlyThis - a.onlyThis).flatMap(({ sentence, isWholePath: is }) => (sentence === "" || is ? [] : [sentence])),
      ...[unverified, ownFigures].flatMap(({ sentence }) => (sentence === "" ? [] : [sentence])),
    ],
  };
}

function requirementCounts(asked: AskedTable, { grain }: Programme, plan: Plan, questions: SheetQuestions, leaf: Leaf): RequirementCounts {
  const { met, notMet, unknown, onlyThis } = questions.requirements[leaf.bit]!;
  const label = leaf.kind === "flag" ? leaf.label : `${leaf.label}, ${leafNeed(plan, leaf)}`;
  return {
    label,
    met,
    notMet,
    unknown,
    onlyThis,
    isWholePath: isWholePath(plan, leaf),
    rows: questions.rowsMissingOnly(leaf.bit, MOST_ROWS).map((row) => namedRow(asked, row)),
    sentence: onlyThis === 0 ? "" : `${rowsText(onlyThis, grain)} ${onlyThis === 1 ? "misses" : "miss"} only this: ${label}.`,
    ...quoted(asked.catalog, leaf.cite),
  };
}

function isWholePath(plan: Plan, leaf: Leaf): boolean {
  const own = plan.pathways.map(({ when }) => leavesOf(plan, when)).filter((leaves) => leaves.includes(leaf));
  return own.length > 0 && own.every((leaves) => leaves.length === 1);
}

function resting(asked: AskedTable, { grain }: Programme, questions: SheetQuestions, on: Footing): Resting {
  const rows = questions.resting[on];
  const what = on === "unverified" ? "words that were not verified against the original" : "your own figures";
  return {
    rows,
    named: questions.rowsResting(on, MOST_ROWS).map((row) => namedRow(asked, row)),
    sentence: rows === 0 ? "" : `The answer of ${rowsText(rows, grain)} rests on ${what}.`,
  };
}

/** Rows that are not `there` yet, by outcome code. Keeps the nearest while it goes through the rows, so that a million rows need no list of a million gaps. */
function nearestRows(asked: AskedTable, outcome: Uint8Array, there: ReadonlySet<number>, nearest: NearestWay): readonly NearRow[] {
  const found: { readonly row: number; readonly cost: number }[] = [];
  let limit = Infinity;
  const keepNearest = (): void => {
    found.sort((a, b) => a.cost - b.cost || a.row - b.row).splice(MOST_ROWS);
    limit = found.length < MOST_ROWS ? Infinity : found.at(-1)!.cost;
  };
  for (let row = 0; row < outcome.length; row++) {
    if (asked.reading.facts.isSubject[row] === 0 || there.has(outcome[row]!)) {
      continue;
    }
    const cost = nearest(row)?.cost ?? Infinity;
    if (cost < limit) {
      found.push({ row, cost });
      if (found.length >= 2 * MOST_ROWS) {
        keepNearest();
      }
    }
  }
  keepNearest();
  return found.map(({ row, cost }) => ({ ...namedRow(asked, row), gap: gapText(nearest(row)), cost }));
}

/** Requirements that stand on the user's own figures: by their own words, or because what they test is worked out with one. */
function ownBits(catalog: Catalog, programme: Programme, plan: Plan): ReadonlySet<number> {
  const laidOver = new Set(catalog.params.filter(({ timeline }) => timeline.some(({ cite }) => cite.source === OVERLAY_SOURCE)).map(({ id }) => id));
  if (laidOver.size === 0) {
    return new Set();
  }
  const inputs = inputsOf(programme, catalog);
  const derivations = new Map((catalog.facts ?? []).filter(({ id }) => inputs.has(id)).map(({ id, derive }) => [id, JSON.stringify(derive)]));
  const restsOnOwn = (field: string, seen: readonly string[] = []): boolean => {
    const text = derivations.get(field);
    return text !== undefined && ([...laidOver].some((param) => text.includes(`"${param}"`)) || [...derivations.keys()].some((other) => !seen.includes(other) && other !== field && text.includes(`"${other}"`) && restsOnOwn(other, [...seen, field])));
  };
  return new Set(plan.leaves.filter((leaf) => leaf.cite.source === OVERLAY_SOURCE || (leaf.kind !== "score" && restsOnOwn(plan.fields[leaf.field]!.id))).map(({ bit }) => bit));
}
