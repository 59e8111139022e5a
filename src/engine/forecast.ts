// What becomes of a row if nothing new comes in: month by month, what leaves its windows, when the status lapses, and the least that keeps it.
// Promises: each month is decided anew by the rules and columns of that day, so months agree with asking on that day. Invents no business: a column
// without dated amounts stays as it is, and is named as such where it has a window. Knows no ledger; amounts with dates are handed in.
import { addMonths, endOfMonth, isoOf, serialOf } from "../intake/calendar";
import type { Columns } from "../intake/columns";
import type { IsoDate } from "../catalog/schema";
import { decide, MET, spanOf, statusName } from "./decide";
import type { Gap, GapStep } from "./explanation";
import { bindLanes, rowValues } from "./lanes";
import { leafTruth } from "./leaves";
import { PlanError, type Plan } from "./planShape";
import { seek, type SeekOptions } from "./seek";

/** Something that counts into a field from the day it happened until it leaves the field's window. `amount` in the field's unit. */
export interface DatedAmount {
  readonly field: string;
  readonly on: IsoDate;
  readonly amount: number;
}

/** What is known to leave a field on a day, however it was counted: what a ledger counts anew for each month ahead. */
export interface KnownLoss {
  readonly field: string;
  /** First as-of day on which it is gone. */
  readonly gone: IsoDate;
  readonly amount: number;
}

/** A field whose value stands for a trailing window. */
export interface WindowedField {
  readonly field: string;
  readonly months: number;
}

export interface ForecastRequest {
  readonly asOf: IsoDate;
  /** Months ahead; 12 when left out. */
  readonly months?: number;
  readonly events?: readonly DatedAmount[];
  readonly losses?: readonly KnownLoss[];
  readonly windows: readonly WindowedField[];
  /**
   * The plan and the row's columns (one row) as of a day, with these amounts taken off the columns of the table. Throws PlanError for a day
   * that the rules do not cover.
   */
  readonly on: (asOf: IsoDate, lost: Readonly<Record<string, number>>) => { readonly plan: Plan; readonly columns: Columns };
  readonly options?: SeekOptions;
}

export interface RolledOff {
  readonly field: string;
  /** In the field's unit, since the month before. */
  readonly amount: number;
}

export interface ForecastMonth {
  /** 1 is the first month after the as-of date. */
  readonly ahead: number;
  readonly asOf: IsoDate;
  /** null where the rules do not cover the day; `because` says why. */
  readonly status: string | null;
  readonly path: string | null;
  readonly because: string | null;
  readonly rollsOff: readonly RolledOff[];
  /** What must have come in by then so that the row never loses its outcome of now; null where it has none to lose, or none is enough. Empty steps: nothing. */
  readonly keptWith: readonly GapStep[] | null;
}

export interface Forecast {
  readonly statusNow: string;
  readonly pathNow: string | null;
  /** Whether there is a status to lose: the row is on a rung of the ladder now. */
  readonly hasOutcome: boolean;
  readonly months: readonly ForecastMonth[];
  /** The first day on which the row no longer has its outcome; null where it keeps it, or has none. */
  readonly lapsesOn: IsoDate | null;
  /** Fields with a window that no dated amount speaks of: taken to stay as they are. */
  readonly undated: readonly string[];
  /** Fields whose dated amounts do not come to what the row has; the rest is taken to stay as it is. */
  readonly unlike: readonly UnlikeAmounts[];
}

export interface UnlikeAmounts {
  readonly field: string;
  readonly dated: number;
  readonly have: number;
}

interface Day {
  readonly status: string | null;
  readonly path: string | null;
  readonly because: string | null;
  /** The row still has the outcome it had at the start, or a better one. */
  readonly holds: boolean;
  /** What would keep it, by each of the paths in turn; null where nothing does. */
  readonly gaps: readonly (Gap | null)[];
}

/** Throws PlanError when the as-of date itself is not covered. */
export function forecast(request: ForecastRequest): Forecast {
  const { asOf, months = 12, windows, events = [], losses = [] } = request;
  const dated = new Set([...events, ...losses].map(({ field }) => field));
  const leaving = leavingDays(serialOf(asOf), events, losses, windows);
  const lostBy = (day: number): Readonly<Record<string, number>> => {
    const lost: Record<string, number> = {};
    leaving.filter(({ leaves }) => leaves <= day).forEach(({ field, amount }) => (lost[field] = (lost[field] ?? 0) + amount));
    return lost;
  };
  const now = decidedOn(request, asOf, {});
  const kept = rungKept(now.plan, now.outcome);
  const paths = pathsTo(now.plan, kept, now.path);
  const dayOf = (serial: number): Day => lookAt(request, isoOf(serial), lostBy(serial), kept, paths);
  const start = serialOf(asOf);
  const days = Array.from({ length: months + 1 }, (_, ahead) => monthAhead(start, ahead));
  const looked = days.slice(1).map(dayOf);
  let owed: readonly (readonly GapStep[] | null)[] = paths.map(() => []);
  const ahead = looked.map((day, index): ForecastMonth => {
    owed = owed.map((before, path) => (day.holds ? before : joined(before, day.gaps[path]?.steps ?? null)));
    return {
      ahead: index + 1,
      asOf: isoOf(days[index + 1]!),
      status: day.status,
      path: day.path,
      because: day.because,
      rollsOff: rolledOff(lostBy(days[index]!), lostBy(days[index + 1]!)),
      keptWith: leastOf(owed),
    };
  });
  const lapse = kept === null ? -1 : looked.findIndex(({ holds, because }) => !holds && because === null);
  return {
    statusNow: statusName(now.plan, now.outcome),
    pathNow: now.path,
    hasOutcome: kept !== null,
    months: ahead,
    lapsesOn: lapse < 0 ? null : firstDayWithout(days[lapse]!, days[lapse + 1]!, dayOf),
    undated: windows.filter(({ field }) => !dated.has(field)).map(({ field }) => field),
    unlike: unlikeAmounts(request, now.bound.columns),
  };
}

/** Events that count now, held against the column they are to explain, to the cent. */
function unlikeAmounts(request: ForecastRequest, { lanes }: Columns): readonly UnlikeAmounts[] {
  const counted = leavingDays(serialOf(request.asOf), request.events ?? [], [], request.windows);
  return request.windows.flatMap(({ field }) => {
    const dated = Math.round(counted.reduce((sum, each) => sum + (each.field === field ? each.amount : 0), 0) * 100) / 100;
    const have = lanes[field]?.[0] ?? Number.NaN;
    return request.events?.some((event) => event.field === field) === true && Math.abs(have - dated) >= 0.005 ? [{ field, dated, have }] : [];
  });
}

/** The same day `ahead` months later; from a month's last day, every month's last day. */
function monthAhead(start: number, ahead: number): number {
  const later = addMonths(start, ahead);
  return endOfMonth(start) === start ? endOfMonth(later) : later;
}

interface Leaving {
  readonly field: string;
  readonly amount: number;
  /** First as-of day on which it no longer counts, as a serial. */
  readonly leaves: number;
}

/** Amounts that count on the as-of date, with the day they leave. An amount on the last day of a month leaves on a last day. */
function leavingDays(start: number, events: readonly DatedAmount[], losses: readonly KnownLoss[], windows: readonly WindowedField[]): readonly Leaving[] {
  const known = losses.map(({ field, gone, amount }) => ({ field, amount, leaves: serialOf(gone) }));
  const dated = events.flatMap(({ field, on, amount }) => {
    const window = windows.find((each) => each.field === field);
    const happened = serialOf(on);
    const leaves = window === undefined ? Infinity : firstDayAfterWindow(happened, window.months);
    return happened <= start && leaves > start ? [{ field, amount, leaves }] : [];
  });
  return [...known, ...dated];
}

/** On a month's last day the window is whole calendar months; otherwise it begins the day after the same day `months` earlier. */
function firstDayAfterWindow(happened: number, months: number): number {
  const earliest = addMonths(happened, months) - 3;
  for (let day = earliest; ; day++) {
    const start = endOfMonth(day) === day ? endOfMonth(addMonths(day, -months)) + 1 : addMonths(day, -months) + 1;
    if (start > happened) {
      return day;
    }
  }
}

function decidedOn({ on }: Pick<ForecastRequest, "on">, asOf: IsoDate, lost: Readonly<Record<string, number>>) {
  const { plan, columns } = on(asOf, lost);
  const bound = bindLanes(plan, columns);
  const values = rowValues(bound, 0);
  const truth = (bit: number) => leafTruth(plan, plan.leaves[bit]!, values);
  const { outcome, path } = decide(plan, truth);
  return { plan, bound, truth, outcome, path: plan.pathways[path]?.label ?? null };
}

/** Name of the outcome to keep; null where the row is on no rung. */
function rungKept(plan: Plan, outcome: number): number | null {
  return plan.ladder.some((rung) => rung.outcome === outcome) ? outcome : null;
}

/** Labels of the paths that an outcome can be kept by, the one that decides now first. null for any path. */
function pathsTo(plan: Plan, kept: number | null, by: string | null): readonly (string | null)[] {
  const labels = plan.pathways.filter(({ outcome }) => outcome === kept).map(({ label }) => label);
  return labels.length === 0 ? [null] : [...new Set([...labels.filter((label) => label === by), ...labels])];
}

function lookAt(request: ForecastRequest, asOf: IsoDate, lost: Readonly<Record<string, number>>, kept: number | null, paths: readonly (string | null)[]): Day {
  try {
    const { plan, bound, truth, outcome, path } = decidedOn(request, asOf, lost);
    const rung = plan.ladder.findIndex((each) => each.outcome === kept);
    const holds = plan.ladder.slice(0, rung + 1).some(({ when }) => spanOf(when, truth).strict === MET);
    const gapBy = (by: string | null): Gap | null => {
      if (kept === null || holds || rung < 0) {
        return null;
      }
      const pathway = plan.pathways.findIndex(({ label, outcome: leadsTo }) => label === by && leadsTo === kept);
      return seek(plan, bound, 0, { outcome: kept, path: pathway < 0 ? null : pathway }, { ...request.options, most: 1 }).ways[0] ?? null;
    };
    return { status: statusName(plan, outcome), path, because: null, holds, gaps: paths.map(gapBy) };
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    return { status: null, path: null, because: error.message, holds: false, gaps: [] };
  }
}

/** What is owed so far and what this month asks, per field whichever is more: new business of one month stays in a window for all of it. */
function joined(owed: readonly GapStep[] | null, asked: readonly GapStep[] | null): readonly GapStep[] | null {
  if (owed === null || asked === null) {
    return null;
  }
  const fields = [...new Set([...owed, ...asked].map(({ field }) => field))];
  return fields.map((field) => {
    const [before, now] = [owed, asked].map((steps) => steps.find((step) => step.field === field));
    return before === undefined || (now !== undefined && (now.amount ?? 0) > (before.amount ?? 0)) ? now! : before;
  });
}

/** A row stays on its own path, the first, unless another asks for less of the same: what is enough for that one is enough. */
function leastOf(owed: readonly (readonly GapStep[] | null)[]): readonly GapStep[] | null {
  return owed.reduce((least, each) => (each !== null && (least === null || asksNoMore(each, least)) ? each : least));
}

function asksNoMore(steps: readonly GapStep[], others: readonly GapStep[]): boolean {
  return steps.every(({ field, amount }) => others.some((other) => other.field === field && (amount ?? 0) <= (other.amount ?? 0)));
}

function rolledOff(before: Readonly<Record<string, number>>, now: Readonly<Record<string, number>>): readonly RolledOff[] {
  return Object.entries(now).flatMap(([field, amount]) => (amount === (before[field] ?? 0) ? [] : [{ field, amount: amount - (before[field] ?? 0) }]));
}

/** The month tells that it lapsed; its days tell when. */
function firstDayWithout(from: number, to: number, dayOf: (serial: number) => Day): IsoDate {
  for (let day = from + 1; day < to; day++) {
    const { holds, because } = dayOf(day);
    if (!holds && because === null) {
      return isoOf(day);
    }
  }
  return isoOf(to);
}
