// A goal sought for one row, in words: what to change, what it costs, what the row then answers, or why nothing leads there.
// Promises: every amount is one that reaches the goal when it is applied. Writes nothing.
import type { Unit } from "../catalog/schema";
import { decide, statusName } from "../engine/decide";
import type { GapStep } from "../engine/explanation";
import { bindLanes, rowValues } from "../engine/lanes";
import { leafTruth } from "../engine/leaves";
import type { Plan, PlanField } from "../engine/planShape";
import type { Efforts } from "../engine/price";
import { seek, type SeekTarget, type SoughtWay } from "../engine/seek";
import type { AskedTable } from "./askedTable";
import { obstacleText } from "./outOfReach";
import { quoted, type QuotedWords } from "./rowsNamed";
import type { RuleDates } from "./tableColumns";
import { gapText } from "./words";

export interface SeekRequest {
  /** Name of the outcome to reach; the best one when left out. */
  readonly outcome?: string;
  /** Label of the path to go by; any when left out. */
  readonly path?: string;
  /** Cost of one unit per field id: of $1, one customer, one percent point; of a flag, of having it. */
  readonly efforts?: Efforts;
  /** Ids of fields that must stay as they are. */
  readonly held?: readonly string[];
  /** Ways wanted at most; 3 when left out. */
  readonly most?: number;
}

export interface SoughtStep extends QuotedWords, Omit<GapStep, "words" | "cite"> {
  /** "4 more transactions". */
  readonly words: string;
}

export interface SoughtWayWords {
  /** "4 more transactions, from 2 more customers". */
  readonly words: string;
  readonly path: string | null;
  /** Sum of the efforts given; without them, of the shares that are missing. For comparing ways of one answer. */
  readonly cost: number;
  readonly steps: readonly SoughtStep[];
  /** What the row then answers. */
  readonly statusAfter: string;
}

/** What can be asked for, to choose from. */
export interface SeekChoice {
  readonly outcome: string;
  readonly paths: readonly string[];
}

export interface RowSeek {
  readonly subject: string;
  readonly status: string;
  readonly outcome: string;
  readonly path: string | null;
  readonly isReached: boolean;
  /** "Contoso reaches Top tier with 4 more transactions, from 2 more customers." */
  readonly sentence: string;
  readonly ways: readonly SoughtWayWords[];
  /** Why nothing leads there, one sentence each. */
  readonly obstacles: readonly string[];
  readonly choices: readonly SeekChoice[];
  /** The fields that an effort can be given for. */
  readonly fields: readonly { readonly field: string; readonly label: string; readonly unit: Unit }[];
}

export class SeekError extends Error {
  override readonly name = "SeekError";
  readonly code = "unknown-target";
}

/** Throws PlanError as `plan` does, and SeekError for an outcome or a path that the programme does not have. */
export function seekWords(asked: AskedTable, programme: string, row: number, dates: RuleDates, request: SeekRequest = {}): RowSeek {
  const plan = asked.planOf(programme, dates);
  const bound = bindLanes(plan, asked.columnsOf(programme, dates, { rows: [row] }));
  const target = targetOf(plan, request);
  const { efforts = {}, held = [], most = 3 } = request;
  const answer = seek(plan, bound, 0, target, { efforts, held, most });
  const values = rowValues(bound, 0);
  const subject = asked.nameOf(row);
  const ways = answer.ways.map((way) => wayWords(asked, way));
  const obstacles = answer.obstacles.map((obstacle) => obstacleText(plan, obstacle));
  const goal = answer.path === null ? answer.outcome : `${answer.outcome} by ${answer.path}`;
  return {
    subject,
    status: statusName(plan, decide(plan, (bit) => leafTruth(plan, plan.leaves[bit]!, values)).outcome),
    outcome: answer.outcome,
    path: answer.path,
    isReached: answer.isReached,
    sentence: answer.isReached ? `${subject} has reached ${goal} already.` : ways[0] !== undefined ? `${subject} reaches ${goal} with ${ways[0].words}.` : `Nothing that may change brings ${subject} to ${goal}.`,
    ways,
    obstacles,
    choices: plan.ladder.map(({ outcome }) => ({ outcome: plan.outcomes[outcome]!, paths: plan.pathways.filter((pathway) => pathway.outcome === outcome).map(({ label }) => label) })),
    fields: changeable(asked, plan).map(({ id, label, unit }) => ({ field: id, label, unit })),
  };
}

/** The columns that a way can lead over: those that are tested, and those that points are counted from. */
function changeable({ reading }: AskedTable, { fields, earning }: Plan): readonly PlanField[] {
  const counted = (earning?.columns ?? []).filter(({ id }) => reading.columns.lanes[id] !== undefined);
  const tested = fields.filter(({ id }) => earning?.facts[id] === undefined || reading.columns.lanes[id] !== undefined);
  return [...tested, ...counted].filter(({ isGiven, id }, index, all) => !isGiven && all.findIndex((other) => other.id === id) === index);
}

function targetOf(plan: Plan, { outcome, path }: SeekRequest): SeekTarget {
  const best = plan.ladder[0]!.outcome;
  const rungs = plan.ladder.map((rung) => plan.outcomes[rung.outcome]!);
  const pathCode = path === undefined ? null : plan.pathways.findIndex(({ label, id }) => label === path || id === path);
  if (pathCode === -1) {
    throw new SeekError(`${plan.label} has no path "${path ?? ""}" on ${plan.asOf}. Its paths are ${plan.pathways.map(({ label }) => label).join(", ") || "none"}.`);
  }
  const code = outcome === undefined ? (pathCode === null ? best : plan.pathways[pathCode]!.outcome) : (plan.ladder[rungs.indexOf(outcome)]?.outcome ?? -1);
  if (code < 0 || (pathCode !== null && plan.pathways[pathCode]!.outcome !== code)) {
    throw new SeekError(`${plan.label} cannot be asked for "${outcome ?? ""}"${path === undefined ? "" : ` by ${path}`} on ${plan.asOf}. What can be reached is ${rungs.join(", ")}.`);
  }
  return { outcome: code, path: pathCode };
}

function wayWords(asked: AskedTable, way: SoughtWay): SoughtWayWords {
  return { words: gapText(way), path: way.path, cost: way.cost, steps: way.steps.map((step) => stepWords(asked, step)), statusAfter: way.statusAfter };
}

function stepWords({ catalog }: AskedTable, step: GapStep): SoughtStep {
  const { field, label, unit, have, target, amount, points, cite } = step;
  return { field, label, unit, have, target, amount, points, words: gapText({ steps: [step] }), ...quoted(catalog, cite) };
}
