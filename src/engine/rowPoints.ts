// The points that one row's columns earn, for the row as it is and for many variations of it at once.
// Promises: the formula is intake/points' own, so what is worked out here is what the table would show after the change. Keeps no state of a row
// but the one it was made for.
import { pointsLane, totalLane, type PointsInput } from "../intake/points";
import type { BoundLanes } from "./lanes";
import type { PlanEarning } from "./planShape";

/** By column id, one value per variation. Columns that are left out are as the row has them. */
export type Variations = ReadonlyMap<string, Float64Array>;

export interface RowPoints {
  readonly earning: PlanEarning;
  /** A column's value in the row, NaN where it is blank; null where the table has no such column. Points that are earned are no column. */
  valueOf(column: string): number | null;
  /** Whether the table has the column itself. */
  isColumn(id: string): boolean;
  /** Whether these points are worked out from columns, in this table. */
  isEarned(fact: string): boolean;
  /** Points or total per variation; null where nothing in the table speaks of them. */
  pointsOf(id: string, variations: Variations, count: number): Float64Array | null;
}

export function rowPoints(earning: PlanEarning, { columns: { lanes, derived } }: BoundLanes, row: number): RowPoints {
  const isColumn = (id: string): boolean => lanes[id] !== undefined && derived?.has(id) !== true;
  const isEarned = (id: string): boolean => earning.facts[id] !== undefined && !isColumn(id);
  const valueOf = (id: string): number | null => (isEarned(id) ? null : (lanes[id]?.[row] ?? (lanes[id] === undefined ? null : Number.NaN)));
  const pointsOf = (id: string, variations: Variations, count: number): Float64Array | null => {
    const worked = new Map<string, Float64Array | null>();
    const input: PointsInput = { rows: count, lane: (each) => lane(each), isColumn, valueOf: (param) => earning.values[param] ?? Number.NaN, codeOf: (field, choice) => earning.choices[field]?.indexOf(choice) ?? -1 };
    const lane = (each: string): Float64Array | null => {
      const known = variations.get(each) ?? worked.get(each);
      if (known !== undefined) {
        return known;
      }
      const fresh = isEarned(each) ? derive(each) : standing(valueOf(each));
      worked.set(each, fresh);
      return fresh;
    };
    const standing = (value: number | null): Float64Array | null => (value === null ? null : new Float64Array(count).fill(value));
    const derive = (each: string): Float64Array | null => {
      const how = earning.facts[each]!;
      return how.op === "points" ? pointsLane(how, input) : totalLane(how, input);
    };
    return lane(id);
  };
  return { earning, valueOf, isColumn, isEarned, pointsOf };
}
