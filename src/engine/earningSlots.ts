// What of a row can be raised to earn points: gates that open metrics, and slots of columns that earn together.
// Promises: every target is one whole unit that earns something, so none is a waste. Chooses nothing; engine/earn does.
import type { PointsDerivation } from "../catalog/pointsSchema";
import { isGivenAsPoints } from "../intake/points";
import type { PlanField } from "./planShape";
import { missingAmount, type Efforts } from "./price";
import type { RowPoints } from "./rowPoints";
import type { Range } from "./ways";

/** A column that may be raised. */
export interface Raisable {
  readonly id: string;
  readonly field: PlanField;
  /** What the row has, NaN unknown. */
  readonly have: number;
  /** Where raising starts: what the row has, at least what other requirements ask of the column; 0 from a blank. */
  readonly base: number;
  /** Targets above `base`, ascending: whole units that earn, or the levels that open a gate. Empty where it may not change, or nothing more can be earned. */
  readonly targets: readonly number[];
  /** Every step earns: `targets` holds the last one only. */
  readonly isFine: boolean;
  /** The amount that earns all there is to earn: what shares are taken of. */
  readonly full: number;
}

/** Contributors that share columns: their points depend on each other, and on nothing else but gates. */
export interface Slot {
  readonly contributors: readonly string[];
  readonly columns: readonly Raisable[];
}

export interface EarningRow {
  readonly gates: readonly Raisable[];
  readonly slots: readonly Slot[];
}

export interface RaisingRules {
  /** Ranges that other requirements of the same way set. */
  readonly bounds: ReadonlyMap<string, Range>;
  readonly held: ReadonlySet<string>;
}

/** A column with more targets than this is fine: its amount is worked out, not tried. */
const MOST_TARGETS = 64;

/** Cost of raising a column: by effort where there is one, else the share of its full amount. */
export function raisingPrice({ field, have, base, full }: Raisable, target: number, efforts: Efforts): number {
  if (target === have) {
    return 0;
  }
  const from = Number.isNaN(have) ? Math.min(0, base) : have;
  const effort = efforts[field.id] ?? (field.effort === null ? null : field.effort / field.step);
  return effort === null ? (target - from) / Math.max(full, field.step) : missingAmount(from, target, field.step) * effort;
}

/** `contributors` are points facts and plain columns of points. */
export function earningRow(points: RowPoints, contributors: readonly string[], rules: RaisingRules): EarningRow {
  const sources = contributors.map((id) => sourceOf(points, id));
  const gateLevels = new Map<string, Set<number>>();
  sources.forEach(({ gates }) => gates.forEach(({ id, need }) => gateLevels.set(id, new Set([...(gateLevels.get(id) ?? []), need]))));
  const parts = new Map<string, Part[]>();
  sources.forEach((source) => source.parts.forEach((part) => parts.set(part.id, [...(parts.get(part.id) ?? []), part])));
  const groups: { contributors: string[]; columns: Set<string> }[] = [];
  contributors.forEach((id, index) => {
    const columns = sources[index]!.parts.map((part) => part.id);
    const sharing = groups.filter((group) => columns.some((column) => group.columns.has(column)));
    const joined = { contributors: [...sharing.flatMap((group) => group.contributors), id], columns: new Set([...sharing.flatMap((group) => [...group.columns]), ...columns]) };
    sharing.forEach((group) => groups.splice(groups.indexOf(group), 1));
    groups.push(joined);
  });
  return {
    gates: [...gateLevels].map(([id, levels]) => gate(points, id, [...levels].sort((a, b) => a - b), rules)),
    slots: groups.map((group) => ({ contributors: group.contributors, columns: [...group.columns].map((id) => raisable(points, id, parts.get(id)!, rules)) })),
  };
}

interface Part {
  readonly id: string;
  /** Amount that makes one unit, where only whole units earn; null where every step does. */
  readonly unit: number | null;
  /** Amount that earns all. */
  readonly full: number;
}

interface Source {
  readonly parts: readonly Part[];
  readonly gates: readonly { readonly id: string; readonly need: number }[];
}

/** Where the points of a contributor come from in this table: columns of units, else a column of its points, else one of its category. */
function sourceOf(points: RowPoints, id: string): Source {
  const how = points.earning.facts[id];
  if (how === undefined || !points.isEarned(id) || how.op !== "points") {
    return { parts: [{ id, unit: null, full: mostOf(points, id) }], gates: [] };
  }
  const value = (param: string | undefined): number => (param === undefined ? 1 : (points.earning.values[param] ?? Number.NaN));
  const variants = isGivenAsPoints(how, points) ? [] : variantsOf(points, how);
  const parts = variants.flatMap((variant) =>
    variant.parts.flatMap(({ units, threshold, unitSize, isWhole }) =>
      points.valueOf(units) === null ? [] : [{ id: units, unit: isWhole === true ? value(unitSize) : null, full: value(threshold) * value(unitSize) }],
    ),
  );
  if (parts.length > 0) {
    const gates = variants.flatMap(({ gates: own = [], baseline }) => [
      ...own.flatMap(({ people, atLeast }) => (points.valueOf(people) === null ? [] : [{ id: people, need: value(atLeast) }])),
      ...(baseline === undefined || points.valueOf(baseline.field) === null ? [] : [{ id: baseline.field, need: value(baseline.atLeast) }]),
    ]);
    return { parts, gates };
  }
  const standIn = [how.standIn, how.category].find((each) => each !== undefined && points.valueOf(each) !== null);
  return { parts: standIn === undefined ? [] : [{ id: standIn, unit: null, full: standIn === how.standIn ? value(how.maximum) : mostOf(points, standIn) }], gates: [] };
}

/** The variants that may hold for the row: the one of its track, or all where the track is not known. */
function variantsOf(points: RowPoints, how: PointsDerivation): PointsDerivation["variants"] {
  const code = how.track === undefined ? null : points.valueOf(how.track);
  const choice = how.track === undefined || code === null ? undefined : points.earning.choices[how.track]?.[code];
  const own = how.variants.filter(({ track }) => track === undefined || track === choice);
  return own.length > 0 ? own : how.variants;
}

/** The most points a plain column can stand for: of a category, all of its metrics. */
function mostOf({ earning }: RowPoints, column: string): number {
  const maxima = Object.values(earning.facts).flatMap((how) => (how.op === "points" && (how.category === column || how.standIn === column) ? [how] : []));
  const once = new Map(maxima.map((how) => [how.standIn ?? how.maximum, earning.values[how.maximum] ?? 0]));
  return [...once.values()].reduce((sum, maximum) => sum + maximum, 0);
}

function fieldOf(points: RowPoints, id: string): PlanField {
  return points.earning.columns.find((field) => field.id === id)!;
}

function start(have: number, range: Range | undefined): number {
  return Math.max(Number.isNaN(have) ? 0 : have, range?.low ?? -Infinity);
}

function isAllowed({ held, bounds }: RaisingRules, field: PlanField, target: number): boolean {
  return !field.isGiven && !held.has(field.id) && target <= (bounds.get(field.id)?.high ?? Infinity);
}

function gate(points: RowPoints, id: string, levels: readonly number[], rules: RaisingRules): Raisable {
  const field = fieldOf(points, id);
  const have = points.valueOf(id)!;
  const base = start(have, rules.bounds.get(id));
  // A blank gate is not known to be shut: saying what is needed settles it.
  const above = levels.filter((level) => (level > base || Number.isNaN(have)) && isAllowed(rules, field, level));
  return { id, field, have, base, targets: above, isFine: false, full: levels.at(-1)! };
}

function raisable(points: RowPoints, id: string, parts: readonly Part[], rules: RaisingRules): Raisable {
  const field = fieldOf(points, id);
  const have = points.valueOf(id)!;
  const base = start(have, rules.bounds.get(id));
  const full = Math.max(...parts.map((part) => part.full));
  const isOpen = isAllowed(rules, field, base);
  const last = Math.min(full, rules.bounds.get(id)?.high ?? Infinity);
  if (!isOpen || !(last > base)) {
    return { id, field, have, base, targets: [], isFine: false, full };
  }
  const wholes = parts.every(({ unit }) => unit !== null) ? parts : null;
  const counted = wholes === null ? (last - base) / field.step : wholes.reduce((sum, part) => sum + (part.full - base) / part.unit!, 0);
  if (counted > MOST_TARGETS) {
    return { id, field, have, base, targets: [last], isFine: true, full };
  }
  const targets = wholes === null ? steps(base, last, field.step) : wholes.flatMap((part) => steps(Math.floor(base / part.unit!) * part.unit!, part.full, part.unit!));
  return { id, field, have, base, targets: [...new Set(targets)].filter((target) => target > base && target <= last).sort((a, b) => a - b), isFine: false, full };
}

function steps(from: number, to: number, step: number): readonly number[] {
  const count = Math.ceil((to - from) / step - 1e-9);
  return Array.from({ length: Math.max(0, count) }, (_, index) => (index === count - 1 ? to : step < 1 ? Math.round((from + (index + 1) * step) / step) / Math.round(1 / step) : from + (index + 1) * step));
}
