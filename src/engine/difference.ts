// Who changes from what to what between two runs over the same rows: simulations, other dates and other catalogs all end here.
// Promises: compares the words of a status, not its code, since two plans may number and name their outcomes differently. Keeps no row that stays.
import type { Columns } from "../intake/columns";
import { NO_PATH, statusName, statusNames } from "./decide";
import type { Plan } from "./planShape";
import type { RunResult } from "./run";

/** One side of a comparison. */
export interface Decided {
  readonly plan: Plan;
  readonly result: RunResult;
}

export interface RowMove {
  /** Row of the runs, from 0. */
  readonly row: number;
  readonly from: string;
  readonly to: string;
  /** The pathway that decides, or null. */
  readonly pathBefore: string | null;
  readonly pathAfter: string | null;
}

export interface StatusMove {
  readonly from: string;
  readonly to: string;
  readonly rows: number;
}

export interface Difference {
  /** Rows that were compared. */
  readonly rows: number;
  /** Rows whose status changes, in row order. */
  readonly moves: readonly RowMove[];
  /** The same, counted per pair of statuses, the most frequent first. */
  readonly movesByStatus: readonly StatusMove[];
  /** Every status of either side, in display order, with its rows on both sides. */
  readonly counts: readonly { readonly status: string; readonly before: number; readonly after: number }[];
}

/** Both runs must be over the same rows; rows with `isSubject` 0 are left out (blank and totals rows). */
export function differenceOf(before: Decided, after: Decided, isSubject?: ArrayLike<number>): Difference {
  const moves: RowMove[] = [];
  const byStatus = new Map<string, { from: string; to: string; rows: number }>();
  const counts = new Map([...statusNames(before.plan), ...statusNames(after.plan)].map((status) => [status, { status, before: 0, after: 0 }]));
  let rows = 0;
  for (let row = 0; row < before.result.rows; row++) {
    if (isSubject !== undefined && isSubject[row] === 0) {
      continue;
    }
    rows++;
    const from = statusName(before.plan, before.result.outcome[row]!);
    const to = statusName(after.plan, after.result.outcome[row]!);
    counts.get(from)!.before++;
    counts.get(to)!.after++;
    if (from !== to) {
      moves.push({ row, from, to, pathBefore: pathOf(before, row), pathAfter: pathOf(after, row) });
      const key = `${from}\n${to}`;
      const move = byStatus.get(key) ?? { from, to, rows: 0 };
      move.rows++;
      byStatus.set(key, move);
    }
  }
  return { rows, moves, movesByStatus: [...byStatus.values()].sort((a, b) => b.rows - a.rows), counts: [...counts.values()] };
}

/** The named rows alone, in that order: row i of the result is row `rows[i]` of the columns. */
export function pickRows({ lanes }: Columns, rows: readonly number[]): Columns {
  const pick = (lane: Float64Array): Float64Array => Float64Array.from(rows, (row) => lane[row] ?? Number.NaN);
  return { rows: rows.length, lanes: Object.fromEntries(Object.entries(lanes).map(([id, lane]) => [id, pick(lane)])) };
}

function pathOf({ plan, result }: Decided, row: number): string | null {
  const path = result.path[row]!;
  return path === NO_PATH ? null : plan.pathways[path]!.label;
}
