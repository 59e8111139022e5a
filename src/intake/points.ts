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

/** Reads the input's lanes each time it is asked, so that a lane may be filled anew in between. */
export type PointsOfRow = (row: number) => number;

/** Points of one metric per row, or null where nothing in the table speaks of it. */
export function pointsLane(how: PointsDerivation, input: PointsInput): Float64Array | null {
  return filled(input.rows, pointsOfRow(how, input));
}

/** Total points per row, or null where the table has neither categories nor metrics nor a total. */
export function totalLane(how: TotalDerivation, input: PointsInput): Float64Array | null {
  return filled(input.rows, totalOfRow(how, input));
}

/** As `pointsLane`, row by row. */
export function pointsOfRow(how: PointsDerivation, input: PointsInput): PointsOfRow | null {
  const maximum = input.valueOf(how.maximum);
  const variants = isGivenAsPoints(how, input) ? [] : how.variants.flatMap((variant) => {
    const of = variantPoints(variant, maximum, input);
    return of === null ? [] : [{ code: how.track === undefined || variant.track === undefined ? Number.NaN : input.codeOf(how.track, variant.track), of }];
  });
  if (variants.length > 0) {
    const track = how.track === undefined ? null : input.lane(how.track);
    return (row) => {
      const code = track?.[row];
      for (const variant of variants) {
        if (variant.code === code) {
          return variant.of(row);
        }
      }
      return agreed(variants.map(({ of }) => of(row)));
    };
  }
  const standIn = how.standIn === undefined ? null : input.lane(how.standIn);
  if (standIn) {
    return (row) => Math.min(maximum, standIn[row]!);
  }
  const category = how.category === undefined ? null : input.lane(how.category);
  return category && ((row) => category[row]!);
}

/** The table gives the points themselves, and its units could only be counted from tables beside it. */
export function isGivenAsPoints({ standIn, variants }: PointsDerivation, { isColumn }: Pick<PointsInput, "isColumn">): boolean {
  return standIn !== undefined && isColumn(standIn) && !variants.some(({ parts }) => parts.some(({ units }) => isColumn(units)));
}

/** As `totalLane`, row by row. */
export function totalOfRow(how: TotalDerivation, input: PointsInput): PointsOfRow | null {
  const sums = [how.categories ?? [], how.metrics].map((ids) => ids.map(input.lane)).filter((lanes): lanes is Float64Array[] => lanes.length > 0 && !lanes.includes(null));
  const given = how.given === undefined ? null : input.lane(how.given);
  if (sums.length === 0 && given === null) {
    return null;
  }
  return (row) => {
    for (const lanes of sums) {
      const total = lanes.reduce((sum, lane) => sum + lane[row]!, 0);
      if (!Number.isNaN(total)) {
        return total;
      }
    }
    return given?.[row] ?? Number.NaN;
  };
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
    const earned = combined(variant.combine, parts, row, maximum);
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
function combined(how: "best" | "sum", parts: readonly PointsOfRow[], row: number, maximum: number): number {
  let value = 0;
  let isAllKnown = true;
  for (const part of parts) {
    const points = part(row);
    if (Number.isNaN(points)) {
      isAllKnown = false;
    } else {
      value = how === "best" ? Math.max(value, points) : value + points;
    }
  }
  return value >= maximum ? maximum : isAllKnown ? value : Number.NaN;
}

function agreed(values: readonly number[]): number {
  return values.every((value) => value === values[0]) ? values[0]! : Number.NaN;
}

function filled(rows: number, of: PointsOfRow | null): Float64Array | null {
  return of && fill(rows, of);
}

function fill(rows: number, of: PointsOfRow): Float64Array {
  const lane = new Float64Array(rows);
  for (let row = 0; row < rows; row++) {
    lane[row] = of(row);
  }
  return lane;
}
