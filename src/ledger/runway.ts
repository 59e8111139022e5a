// How long a criterion holds if nothing new comes: what leaves the window month by month, when it lapses, and the least that keeps it.
// Promises: every future month is counted anew from the rows, refunds and minimums included; thresholds are given, never known here.
import type { IsoDate } from "../catalog/schema";
import { addMonthsKeepingMonthEnd, dayOfIso, firstDayOf, isoOfDay, isoOfMonth, monthOfDay } from "./calendar";
import { isCounted } from "./countedMetric";
import { Evaluation } from "./evaluation";
import type { EvaluationOptions } from "./evaluation";
import type { LedgerIndex } from "./ledgerIndex";
import { derivedFacts } from "../catalog/derived";
import { trailing } from "./windows";

/** One requirement of a criterion: the metric must reach the threshold. */
export interface Requirement {
  /** A derived fact's id. */
  readonly metric: string;
  readonly cmp: ">=" | ">";
  readonly threshold: number;
}

/** A criterion holds while all of its requirements hold. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly requirements: readonly Requirement[];
}

export interface RunwayMonth {
  /** 1 to 12: months after the as-of date. */
  readonly ahead: number;
  /** The as-of date then. */
  readonly asOf: IsoDate;
  /** The month whose rows leave the window by then: "2023-07". */
  readonly leavingMonth: string;
  /** What each requirement's metric is then, with nothing new; null is unknown. */
  readonly values: readonly (number | null)[];
  /** What left since the month before, per requirement. */
  readonly leaves: readonly (number | null)[];
  readonly isMet: boolean | null;
  /** The least that must have come by then, per requirement, so that the criterion never fails. */
  readonly leastNew: readonly (number | null)[];
}

export interface Runway {
  readonly partner: number;
  readonly criterion: Criterion;
  readonly isMetNow: boolean | null;
  readonly valuesNow: readonly (number | null)[];
  readonly months: readonly RunwayMonth[];
  /** First day on which it fails with nothing new: of a month where exports name months only. Null when it holds for twelve months, is not met now, or is unknown. */
  readonly lapsesOn: IsoDate | null;
  /** Why on that day: "2023-10 leaves the window". */
  readonly lapsesBecause: string;
  readonly sentence: string;
}

const horizon = 12;

/** Runways of every partner and criterion, counted on the as-of date and on the twelve month steps after it. */
export function runway(index: LedgerIndex, options: EvaluationOptions, criteria: readonly Criterion[]): Runway[] {
  const steps = [...runwayInSlices(index, options, criteria)];
  return steps[steps.length - 1]?.runways ?? [];
}

/** The same, yielding after each month so that a caller can show progress; stop iterating to cancel. */
export function* runwayInSlices(index: LedgerIndex, options: EvaluationOptions, criteria: readonly Criterion[]): Generator<{ readonly done: number; readonly of: number; readonly runways?: Runway[] }, void> {
  const ids = [...new Set(criteria.flatMap((criterion) => criterion.requirements.map((requirement) => requirement.metric)))];
  const dates = Array.from({ length: horizon + 1 }, (_, ahead) => isoOfDay(addMonthsKeepingMonthEnd(dayOfIso(options.asOf), ahead)));
  const valuesOn: Values[] = [];
  const namesDays = new Set<string>();
  // The rule numbers and the exclusion list of today hold for the months ahead.
  const countOn = (asOf: IsoDate): Values => {
    const evaluation = new Evaluation(index, { ...options, asOf, rulesOn: options.rulesOn ?? options.asOf });
    return new Map(
      ids.flatMap((id) => {
        const outcome = evaluation.count(id);
        if (!isCounted(outcome)) return [];
        if (outcome.parts.some(({ period }) => period.grain === "day")) namesDays.add(id);
        return [[id, outcome.values] as const];
      }),
    );
  };
  for (const asOf of dates) {
    valuesOn.push(countOn(asOf));
    yield { done: valuesOn.length, of: dates.length + 1 };
  }
  const partners = index.ledger.dictionaries.partner.size;
  const runways: Runway[] = [];
  const onDays = new Map<IsoDate, Values>();
  for (let partner = 0; partner < partners; partner++) {
    for (const criterion of criteria) {
      const way = runwayOf(partner, criterion, dates, valuesOn);
      runways.push(criterion.requirements.some(({ metric }) => namesDays.has(metric)) ? yield* toTheDay(way, dates, countOn, onDays) : way);
    }
  }
  yield { done: dates.length + 1, of: dates.length + 1, runways };
}

/** Per metric, one value per partner. */
type Values = ReadonlyMap<string, Float64Array>;

/** The first day, of the step of a month in which it lapses, on which a criterion fails, where an export names days; each day is counted once for all partners. */
function* toTheDay(way: Runway, dates: readonly IsoDate[], countOn: (asOf: IsoDate) => Values, onDays: Map<IsoDate, Values>): Generator<{ readonly done: number; readonly of: number }, Runway> {
  const lapse = way.isMetNow === true ? way.months.find((month) => month.isMet === false) : undefined;
  if (lapse === undefined) return way;
  const end = dayOfIso(lapse.asOf);
  let day = dayOfIso(dates[lapse.ahead - 1]!) + 1;
  for (; day < end; day++) {
    const asOf = isoOfDay(day);
    let values = onDays.get(asOf);
    if (values === undefined) {
      onDays.set(asOf, (values = countOn(asOf)));
      yield { done: horizon + 1, of: horizon + 2 };
    }
    if (allMet(way.criterion.requirements, valuesOf(values, way.criterion, way.partner)) === false) break;
  }
  const lapsesOn = isoOfDay(day);
  const lapsesBecause = `what came up to ${isoOfDay(trailing(lapsesOn, 12, "day").from - 1)} has left the window`;
  return { ...way, lapsesOn, lapsesBecause, sentence: sentenceOf(way.criterion, way.isMetNow, lapse, lapsesOn, lapsesBecause) };
}

function valuesOf(on: Values, { requirements }: Criterion, partner: number): (number | null)[] {
  return requirements.map(({ metric }) => known(on.get(metric)?.[partner]));
}

function runwayOf(partner: number, criterion: Criterion, dates: readonly IsoDate[], valuesOn: readonly Values[]): Runway {
  const values = valuesOn.map((on) => valuesOf(on, criterion, partner));
  const met = values.map((own) => allMet(criterion.requirements, own));
  const least = criterion.requirements.map(() => 0 as number | null);
  const months: RunwayMonth[] = [];
  for (let ahead = 1; ahead <= horizon; ahead++) {
    const now = values[ahead]!;
    const before = values[ahead - 1]!;
    criterion.requirements.forEach((requirement, at) => {
      const short = shortfall(requirement, now[at]!);
      // New business of one month stays for twelve, so the largest shortfall so far is what must have come.
      const held = least[at] ?? null;
      least[at] = short === null || held === null ? null : Math.max(held, short);
    });
    months.push({
      ahead,
      asOf: dates[ahead]!,
      leavingMonth: isoOfMonth(monthOfDay(dayOfIso(dates[ahead]!)) - 12),
      values: now,
      leaves: now.map((value, at) => (value === null || before[at] === null ? null : rounded(before[at]! - value))),
      isMet: met[ahead]!,
      leastNew: [...least],
    });
  }
  const lapse = met[0] === true ? months.find((month) => month.isMet === false) : undefined;
  const lapsesOn = lapse === undefined ? null : isoOfDay(firstDayOf(monthOfDay(dayOfIso(lapse.asOf))));
  const lapsesBecause = lapse === undefined ? "" : `${lapse.leavingMonth} leaves the window`;
  return { partner, criterion, isMetNow: met[0]!, valuesNow: values[0]!, months, lapsesOn, lapsesBecause, sentence: sentenceOf(criterion, met[0]!, lapse, lapsesOn, lapsesBecause) };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** false as soon as one requirement fails, whatever the unknown ones are. */
function allMet(requirements: readonly Requirement[], values: readonly (number | null)[]): boolean | null {
  let isUnknown = false;
  for (const [at, requirement] of requirements.entries()) {
    const short = shortfall(requirement, values[at] ?? null);
    if (short === null) isUnknown = true;
    else if (short > 0) return false;
  }
  return isUnknown ? null : true;
}

/** What is missing to the threshold; a strict line needs one cent, or one, more. */
function shortfall({ metric, cmp, threshold }: Requirement, value: number | null): number | null {
  if (value === null) return null;
  const unit = derivedFacts.find((fact) => fact.id === metric)?.unit;
  const step = unit === "USD" ? 0.01 : 1;
  if (cmp === ">" ? value > threshold : value >= threshold) return 0;
  const missing = cmp === ">" ? threshold - value + step : threshold - value;
  // A cent too much is safe, a cent too little is not.
  return unit === "USD" ? Math.ceil(rounded(missing) * 100 - 1e-6) / 100 : Math.ceil(missing);
}

/** Dollars to the millionth: takes off the noise of a Float64 difference. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function sentenceOf(criterion: Criterion, isMetNow: boolean | null, lapse: RunwayMonth | undefined, lapsesOn: IsoDate | null, lapsesBecause: string): string {
  if (isMetNow === null) return `${criterion.label}: some of its numbers are unknown, so its runway is too.`;
  if (!isMetNow) return `${criterion.label} is not met now.`;
  if (lapse === undefined || lapsesOn === null) return `${criterion.label} holds for the next twelve months with nothing new.`;
  const needs = criterion.requirements
    .map((requirement, at) => ({ requirement, least: lapse.leastNew[at] }))
    .filter(({ least }) => least !== null && least !== undefined && least > 0)
    .map(({ requirement, least }) => `${least} more ${derivedFacts.find((fact) => fact.id === requirement.metric)?.label ?? requirement.metric}`);
  return `${criterion.label} lapses on ${lapsesOn} if nothing new comes: ${lapsesBecause}. It holds through that month with ${needs.join(" and ")}.`;
}
