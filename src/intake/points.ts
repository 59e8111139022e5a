// Capability-score points out of units, gates and tracks; and totals out of points.
// Promises: NaN where a cell that matters is blank; a lane only where some column of the metric is there. Fractions are kept whole.
import type { PointsDerivation, ReachesDerivation, TotalDerivation } from "../catalog/pointsSchema";

/** What the table and the catalog hold: lanes by field id (null: no such column and nothing to work it out from), and numbers by parameter. */
export interface PointsInput {
  readonly rows: number;
  readonly lane: (field: string) => Float64Array | null;
  /** Whether the table has the column itself. */
  readonly isColumn: (field: string) => boolean;
  readonly valueOf: (param: string) => number;
  /** Index of a choice of a field, as lanes hold it. */
  readonly codeOf: (field: string, choice: string) => number;
}

type PointsOfRow = (row: number) => number;

/** Points of one metric per row, or null where nothing in the table speaks of it. */
export function pointsLane(how: PointsDerivation, input: PointsInput): Float64Array | null {
  const maximum = input.valueOf(how.maximum);
  const variants = isGivenAsPoints(how, input) ? [] : how.variants.flatMap((variant) => {
    const of = variantPoints(variant, maximum, input);
    return of === null ? [] : [{ code: how.track === undefined || variant.track === undefined ? Number.NaN : input.codeOf(how.track, variant.track), of }];
  });
  if (variants.length > 0) {
    const track = how.track === undefined ? null : input.lane(how.track);
    return fill(input.rows, (row) => {
      const known = variants.find(({ code }) => code === track?.[row]);
      return known ? known.of(row) : agreed(variants.map(({ of }) => of(row)));
    });
  }
  const standIn = how.standIn === undefined ? null : input.lane(how.standIn);
  if (standIn) {
    return fill(input.rows, (row) => Math.min(maximum, standIn[row]!));
  }
  return how.category === undefined ? null : input.lane(how.category);
}

/** The table gives the points themselves, and its units could only be counted from tables beside it. */
export function isGivenAsPoints({ standIn, variants }: PointsDerivation, { isColumn }: Pick<PointsInput, "isColumn">): boolean {
  return standIn !== undefined && isColumn(standIn) && !variants.some(({ parts }) => parts.some(({ units }) => isColumn(units)));
}

/** Total points per row, or null where the table has neither categories nor metrics nor a total. */
export function totalLane(how: TotalDerivation, input: PointsInput): Float64Array | null {
  const sums = [how.categories ?? [], how.metrics].map((ids) => ids.map(input.lane)).filter((lanes): lanes is Float64Array[] => lanes.length > 0 && !lanes.includes(null));
  const given = how.given === undefined ? null : input.lane(how.given);
  if (sums.length === 0 && given === null) {
    return null;
  }
  return fill(input.rows, (row) => {
    for (const lanes of sums) {
      const total = lanes.reduce((sum, lane) => sum + lane[row]!, 0);
      if (!Number.isNaN(total)) {
        return total;
      }
    }
    return given?.[row] ?? Number.NaN;
  });
}

/** Per row 1 where a way is reached, 0 where none can be, NaN in between; null where no way has a total. */
export function reachesLane(how: ReachesDerivation, input: PointsInput): Float64Array | null {
  const ways = how.ways.flatMap(({ total, metrics }) => {
    const lane = input.lane(total);
    return lane === null ? [] : [{ total: lane, metrics: metrics.map(input.lane).filter((each) => each !== null) }];
  });
  if (ways.length === 0) {
    return null;
  }
  const least = input.valueOf(how.atLeast);
  const floor = input.valueOf(how.above);
  return fill(input.rows, (row) => {
    const answers = ways.map(({ total, metrics }) => everyMet([reach(total[row]!, total[row]! >= least), ...metrics.map((lane) => reach(lane[row]!, lane[row]! > floor))]));
    return answers.includes(1) ? 1 : answers.includes(Number.NaN) ? Number.NaN : 0;
  });
}

function reach(value: number, isMet: boolean): number {
  return Number.isNaN(value) ? Number.NaN : Number(isMet);
}

function everyMet(truths: readonly number[]): number {
  return truths.includes(0) ? 0 : truths.includes(Number.NaN) ? Number.NaN : 1;
}

/** Null where none of the variant's columns of units is there. */
function variantPoints(variant: PointsDerivation["variants"][number], maximum: number, input: PointsInput): PointsOfRow | null {
  const parts = variant.parts.flatMap((part) => {
    const units = input.lane(part.units);
    return units === null ? [] : [partPoints(part, units, maximum, input)];
  });
  if (parts.length === 0) {
    return null;
  }
  const gates = (variant.gates ?? []).map(({ people, atLeast, earns }) => ({ lane: input.lane(people), need: input.valueOf(atLeast), earns: earns === undefined ? 0 : input.valueOf(earns) }));
  const baseline = variant.baseline === undefined ? null : input.lane(variant.baseline.field);
  const baselineNeed = variant.baseline === undefined ? 0 : input.valueOf(variant.baseline.atLeast);
  return (row) => {
    let isOpen: boolean | null = true;
    let points = 0;
    for (const { lane, need, earns } of gates) {
      const people = lane?.[row] ?? Number.NaN;
      if (Number.isNaN(people)) {
        isOpen = isOpen === false ? false : null;
        points = earns === 0 ? points : Number.NaN;
      } else if (people < need) {
        isOpen = false;
      } else {
        points += earns;
      }
    }
    if (baseline) {
      const base = baseline[row]!;
      isOpen = isOpen === false || base < baselineNeed ? false : Number.isNaN(base) ? null : isOpen;
    }
    if (isOpen === false) {
      return Math.min(maximum, points);
    }
    const earned = combined(variant.combine, parts.map((part) => part(row)), maximum);
    // Behind a gate that is not known, only "nothing earned" is sure.
    return isOpen === null && earned !== 0 ? Number.NaN : Math.min(maximum, points + earned);
  };
}

function partPoints(part: PointsDerivation["variants"][number]["parts"][number], units: Float64Array, maximum: number, input: PointsInput): PointsOfRow {
  const threshold = input.valueOf(part.threshold);
  const size = part.unitSize === undefined ? 1 : input.valueOf(part.unitSize);
  return (row) => {
    const counted = part.isWhole === true ? Math.floor(units[row]! / size) : units[row]! / size;
    return counted >= threshold ? maximum : Math.max(0, (counted * maximum) / threshold);
  };
}

/** A part that already reaches the maximum settles the metric, whatever a blank one would add. */
function combined(how: "best" | "sum", points: readonly number[], maximum: number): number {
  const known = points.filter((each) => !Number.isNaN(each));
  const value = how === "best" ? Math.max(0, ...known) : known.reduce((sum, each) => sum + each, 0);
  return value >= maximum ? maximum : known.length < points.length ? Number.NaN : value;
}

function agreed(values: readonly number[]): number {
  return values.every((value) => value === values[0]) ? values[0]! : Number.NaN;
}

function fill(rows: number, of: PointsOfRow): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => of(row));
}
