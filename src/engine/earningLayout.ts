// Where the points of a table's rows come from: gates that open metrics, and slots of columns that earn together.
// Promises: the same for all rows of one track, whatever amounts they have. Knows no row but the track it is told.
import type { PointsDerivation } from "../catalog/pointsSchema";
import { isGivenAsPoints } from "../intake/points";
import type { PlanField } from "./planShape";
import type { RowPoints } from "./rowPoints";

/** A column that earns, and how. */
export interface EarningColumn {
  readonly id: string;
  readonly field: PlanField;
  readonly parts: readonly EarningPart[];
  /** The amount that earns all there is to earn here. */
  readonly full: number;
  /** The amount that earns all in whichever metric of the plan asks for most: what shares are taken of, so that a step costs the same on every way. */
  readonly whole: number;
}

export interface EarningPart {
  readonly id: string;
  /** Amount that makes one unit, where only whole units earn; null where every step does. */
  readonly unit: number | null;
  /** Amount that earns all. */
  readonly full: number;
}

export interface GateColumn {
  readonly id: string;
  readonly field: PlanField;
  /** Amounts that open something, ascending. */
  readonly levels: readonly number[];
}

/** Contributors that share columns: their points depend on each other, and on nothing else but gates. */
export interface SlotLayout {
  readonly contributors: readonly string[];
  readonly columns: readonly EarningColumn[];
  /** Whether raising a gate may change what the slot earns. */
  readonly gates: readonly string[];
  /** One contributor, of whose columns only that counts which earns most. */
  readonly takesBest: boolean;
}

export interface EarningLayout {
  readonly gates: readonly GateColumn[];
  readonly slots: readonly SlotLayout[];
}

/** `contributors` are points facts and plain columns of points. */
export function earningLayout(points: RowPoints, contributors: readonly string[]): EarningLayout {
  const sources = contributors.map((id) => sourceOf(points, id));
  const gateLevels = new Map<string, Set<number>>();
  sources.forEach(({ gates }) => gates.forEach(({ id, need }) => gateLevels.set(id, new Set([...(gateLevels.get(id) ?? []), need]))));
  const parts = new Map<string, EarningPart[]>();
  sources.forEach((source) => source.parts.forEach((part) => parts.set(part.id, [...(parts.get(part.id) ?? []), part])));
  const groups: { contributors: string[]; columns: Set<string> }[] = [];
  contributors.forEach((id, index) => {
    const columns = sources[index]!.parts.map((part) => part.id);
    const sharing = groups.filter((group) => columns.some((column) => group.columns.has(column)));
    const joined = { contributors: [...sharing.flatMap((group) => group.contributors), id], columns: new Set([...sharing.flatMap((group) => [...group.columns]), ...columns]) };
    sharing.forEach((group) => groups.splice(groups.indexOf(group), 1));
    groups.push(joined);
  });
  const wholes = wholeAmounts(points);
  const gatesOf = (ids: readonly string[]): readonly string[] => [...new Set(ids.flatMap((id) => sources[contributors.indexOf(id)]!.gates.map((gate) => gate.id)))];
  return {
    gates: [...gateLevels].map(([id, levels]) => ({ id, field: fieldOf(points, id), levels: [...levels].sort((a, b) => a - b) })),
    slots: groups.map((group) => ({ contributors: group.contributors, gates: gatesOf(group.contributors), takesBest: group.contributors.length === 1 && sources[contributors.indexOf(group.contributors[0]!)]!.takesBest, columns: [...group.columns].map((id) => earningColumn(points, id, parts.get(id)!, wholes)) })),
  };
}

/** Codes of the tracks that the row is on, as far as points depend on them. */
export function tracksOf(points: RowPoints): string {
  let tracks = "";
  for (const track in points.earning.choices) {
    tracks += `${points.valueOf(track) ?? ""} `;
  }
  return tracks;
}

function earningColumn(points: RowPoints, id: string, parts: readonly EarningPart[], wholes: ReadonlyMap<string, number>): EarningColumn {
  const full = Math.max(...parts.map((part) => part.full));
  return { id, field: fieldOf(points, id), parts, full, whole: wholes.get(id) ?? full };
}

/** By column of units or points, the most that any metric counts of it. */
function wholeAmounts(points: RowPoints): ReadonlyMap<string, number> {
  const wholes = new Map<string, number>();
  const metrics = Object.entries(points.earning.facts).flatMap(([id, how]) => (how.op === "points" ? [id] : []));
  for (const { id, full } of metrics.flatMap((metric) => sourceOf(points, metric).parts)) {
    wholes.set(id, Math.max(full, wholes.get(id) ?? full));
  }
  return wholes;
}

interface Source {
  readonly takesBest: boolean;
  readonly parts: readonly EarningPart[];
  readonly gates: readonly { readonly id: string; readonly need: number }[];
}

/** Where the points of a contributor come from in this table: columns of units, else a column of its points, else one of its category. */
function sourceOf(points: RowPoints, id: string): Source {
  const how = points.earning.facts[id];
  if (how === undefined || !points.isEarned(id) || how.op !== "points") {
    return { takesBest: false, parts: [{ id, unit: null, full: mostOf(points, id) }], gates: [] };
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
    return { takesBest: variants.every(({ combine }) => combine === "best"), parts, gates };
  }
  const standIn = [how.standIn, how.category].find((each) => each !== undefined && points.valueOf(each) !== null);
  return { takesBest: false, parts: standIn === undefined ? [] : [{ id: standIn, unit: null, full: standIn === how.standIn ? value(how.maximum) : mostOf(points, standIn) }], gates: [] };
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
