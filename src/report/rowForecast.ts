// The months ahead of one row in words: what it answers if nothing new comes in, when that lapses, what rolls off, and what keeps it.
// Promises: without dated amounts it says which it needs, and still tells what the calendar alone changes. Writes nothing.
import { derivedFacts } from "../catalog/derived";
import { forecast, type DatedAmount, type Forecast, type ForecastMonth, type KnownLoss, type UnlikeAmounts } from "../engine/forecast";
import type { GapStep } from "../engine/explanation";
import type { Plan } from "../engine/planShape";
import type { AskedTable } from "./askedTable";
import type { RuleDates } from "./tableColumns";
import { amountText, gapText } from "./words";

export interface ForecastMonthWords {
  readonly asOf: string;
  /** null where the rules do not cover the day. */
  readonly status: string | null;
  readonly path: string | null;
  /** "$120,000 of marketplace billed sales rolls off"; "" for nothing. */
  readonly rollsOff: string;
  /** What must have come in by then to keep the status of now: "3 more transactions"; "" for nothing, null where none is enough. */
  readonly keptWith: string | null;
  /** Why there is no status; "" where there is one. */
  readonly because: string;
}

export interface RowForecast {
  readonly subject: string;
  readonly statusNow: string;
  readonly pathNow: string | null;
  /** ISO date of the first day on which the status of now is gone; null where it stays, or there is none to lose. */
  readonly lapsesOn: string | null;
  /** The answer in a few sentences. */
  readonly sentences: readonly string[];
  readonly months: readonly ForecastMonthWords[];
  /** Which dated amounts are missing, or do not come to what the table says, one sentence each; empty where all are there and agree. */
  readonly needs: readonly string[];
}

export interface ForecastOptions {
  /** Months ahead; 12 when left out. */
  readonly months?: number;
  /** What counts into the row's fields, with its day; from a ledger or from the user. */
  readonly events?: readonly DatedAmount[];
  /** Figures that exports count anew for the months ahead, with nothing new coming in. */
  readonly series?: readonly FigureAhead[];
}

/** One figure of a partner now and in the months ahead; null where it is not known. */
export interface FigureAhead {
  /** Id of the metric that exports count; it fills one or more fields. */
  readonly metric: string;
  readonly now: number | null;
  readonly months: readonly { readonly asOf: string; readonly value: number | null }[];
}

/** Throws PlanError when the as-of date itself is not covered. */
export function rowForecast(asked: AskedTable, programme: string, row: number, { asOf, knownOn }: RuleDates, { months = 12, events = [], series = [] }: ForecastOptions = {}): RowForecast {
  const plan = asked.planOf(programme, { asOf, knownOn });
  const windows = plan.fields.flatMap(({ id }) => {
    const window = asked.fieldOf(id)?.window;
    return window === undefined || asked.reading.columns.lanes[id] === undefined ? [] : [{ field: id, ...window }];
  });
  // What counts up to a partner's own anniversary leaves no earlier than that, whatever its day.
  const trailing = windows.filter(({ anchor }) => anchor === "asOf");
  const found = forecast({
    asOf,
    months,
    events,
    losses: series.flatMap(lossesOf),
    windows: trailing,
    on: (day, lost) => {
      const edits = Object.entries(lost).map(([field, amount]) => ({ field, change: { add: -amount } }));
      const dates = { asOf: day, knownOn };
      return { plan: asked.planOf(programme, dates), columns: asked.columnsOf(programme, dates, { rows: [row], edits }) };
    },
  });
  const subject = asked.nameOf(row);
  return {
    subject,
    statusNow: found.statusNow,
    pathNow: found.pathNow,
    lapsesOn: found.lapsesOn,
    sentences: sentencesOf(subject, found, months),
    months: found.months.map((month) => monthWords(plan, month)),
    needs: [
      ...found.undated.map((field) => `${labelOf(plan, field)} counts over a trailing window: without the dated rows behind it, it is taken to stay as it is. Open the export it was counted from.`),
      ...[...found.unlike, ...series.flatMap((figure) => unlikeFigure(asked, row, trailing.map(({ field }) => field), figure))].map((each) => unlikeText(plan, each)),
      ...windows.filter(({ anchor }) => anchor !== "asOf").map(({ field }) => `${labelOf(plan, field)} counts up to the partner's own anniversary: it is taken to stay as it is.`),
    ],
  };
}

/** The fields of the table that say something else than the exports count now. */
function unlikeFigure({ reading }: AskedTable, row: number, fields: readonly string[], { metric, now }: FigureAhead): readonly UnlikeAmounts[] {
  return filledBy(metric).flatMap((field) => {
    const have = reading.columns.lanes[field]?.[row] ?? Number.NaN;
    return now !== null && fields.includes(field) && Math.abs(have - now) >= 0.005 ? [{ field, dated: now, have }] : [];
  });
}

function unlikeText(plan: Plan, { field, dated, have }: UnlikeAmounts): string {
  const unit = plan.fields.find(({ id }) => id === field)!.unit;
  return `The dated rows of ${labelOf(plan, field)} come to ${amountText(dated, unit)}, and the table says ${amountText(have, unit)}: what leaves is taken off the table's figure, and the rest is taken to stay.`;
}

function filledBy(metric: string): readonly string[] {
  return (derivedFacts.find(({ id }) => id === metric)?.fills ?? []).map(({ field }) => field);
}

/** What a figure loses from month to month, in each field it fills. */
function lossesOf({ metric, now, months }: FigureAhead): readonly KnownLoss[] {
  const fields = filledBy(metric);
  return months.flatMap(({ asOf, value }, index) => {
    const before = index === 0 ? now : months[index - 1]!.value;
    return value === null || before === null ? [] : fields.map((field) => ({ field, gone: asOf, amount: before - value }));
  });
}

function sentencesOf(subject: string, { statusNow, hasOutcome, lapsesOn, months }: Forecast, ahead: number): readonly string[] {
  const uncovered = months.find(({ because }) => because !== null);
  const end = uncovered === undefined ? [] : [`From ${uncovered.asOf} on there is no answer: ${uncovered.because ?? ""}`];
  if (!hasOutcome) {
    return [`${subject} answers ${statusNow} now, so there is no status to lose.`, ...end];
  }
  if (lapsesOn === null) {
    return [`${subject} stays ${statusNow} for ${ahead} months if nothing new comes in.`, ...end];
  }
  const lapsed = months.find(({ asOf }) => asOf >= lapsesOn);
  const keeping = lapsed === undefined || lapsed.keptWith === null || lapsed.keptWith.length === 0 ? [] : [`It holds through ${lapsed.asOf} with ${stepsText(lapsed.keptWith)}.`];
  return [`${subject} is ${statusNow} until ${lapsesOn}; on that day it is ${lapsed?.status ?? "not known"} if nothing new comes in.`, ...keeping, ...end];
}

function monthWords(plan: Plan, { asOf, status, path, because, rollsOff, keptWith }: ForecastMonth): ForecastMonthWords {
  const rolled = rollsOff.map(({ field, amount }) => `${amountText(amount, plan.fields.find(({ id }) => id === field)?.unit ?? "count")} of ${plan.fields.find(({ id }) => id === field)?.words.many ?? field}`);
  return {
    asOf,
    status,
    path,
    rollsOff: rolled.length === 0 ? "" : `${rolled.join(" and ")} rolls off`,
    keptWith: keptWith === null ? null : stepsText(keptWith),
    because: because ?? "",
  };
}

function stepsText(steps: readonly GapStep[]): string {
  return gapText({ steps });
}

function labelOf(plan: Plan, field: string): string {
  return plan.fields.find(({ id }) => id === field)?.label ?? field;
}
