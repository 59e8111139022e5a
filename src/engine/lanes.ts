// Puts a table's columns under a plan: which lane each field of the plan reads, and what is assumed where a column is absent.
// Promises: an absent column is decided by the catalog's policy and the assumption is told; a short column is unknown where it ends.
import type { Columns } from "../intake/columns";
import type { Plan } from "./planShape";

export interface Assumption {
  /** Index into the plan's fields. */
  readonly field: number;
  readonly sentence: string;
}

/** Per field of the plan: its lane of at least `rows` values, or one value that stands for the whole column (NaN: unknown). */
export interface BoundLanes {
  readonly rows: number;
  /** What the lanes were bound from: columns that no requirement tests are there, too. */
  readonly columns: Columns;
  readonly lanes: readonly (Float64Array | number)[];
  /** Per field of the plan, the field whose lane it reads: itself, or the one that stands in for it. */
  readonly readsFrom: readonly number[];
  readonly assumptions: readonly Assumption[];
  /** Fields that have no column, no stand-in and no assumed value. */
  readonly absent: readonly number[];
}

/** Never throws; the result is as long as the plan's list of fields. */
export function bindLanes(plan: Plan, columns: Columns): BoundLanes {
  const assumptions: Assumption[] = [];
  const absent: number[] = [];
  const readsFrom = plan.fields.map((_, index) => index);
  const laneOf = (index: number, seen: readonly number[]): Float64Array | number => {
    const field = plan.fields[index]!;
    const lane = columns.lanes[field.id];
    if (lane) {
      return lane.length >= columns.rows ? lane : padded(lane, columns.rows);
    }
    const policy = field.whenColumnAbsent;
    switch (policy.policy) {
      case "unknown":
        absent.push(index);
        return Number.NaN;
      case "assumed":
        assumptions.push({ field: index, sentence: policy.sentence });
        return policy.value;
      case "sameAs": {
        const other = plan.fields.findIndex((each) => each.id === policy.field);
        const otherLane = columns.lanes[policy.field];
        if (other < 0 || seen.includes(other)) {
          absent.push(index);
          return Number.NaN;
        }
        readsFrom[index] = other;
        if (otherLane !== undefined) {
          assumptions.push({ field: index, sentence: policy.sentence });
        }
        return laneOf(other, [...seen, index]);
      }
    }
  };
  const lanes = plan.fields.map((_, index) => laneOf(index, [index]));
  return { rows: columns.rows, columns, lanes, readsFrom, assumptions, absent: [...new Set(absent)] };
}

/** One row's value of a field; NaN is unknown. */
export function valueAt(bound: BoundLanes, field: number, row: number): number {
  const lane = bound.lanes[field]!;
  return typeof lane === "number" ? lane : lane[row]!;
}

/** One row's values in the order of the plan's fields. */
export function rowValues(bound: BoundLanes, row: number): Float64Array {
  const values = new Float64Array(bound.lanes.length);
  copyRowValues(bound, row, values);
  return values;
}

/** As `rowValues`, into an array that is there already: one for every row of a table would cost more than all else. */
export function copyRowValues(bound: BoundLanes, row: number, values: Float64Array): void {
  for (let field = 0; field < bound.lanes.length; field++) {
    values[field] = valueAt(bound, field, row);
  }
}

function padded(lane: Float64Array, rows: number): Float64Array {
  const whole = new Float64Array(rows).fill(Number.NaN);
  whole.set(lane);
  return whole;
}
