// The points that one row's columns earn, for the row as it is and with other amounts tried in it.
// Promises: the formula is intake/points' own, so what is worked out here is what the table would show after the change. It is put together once
// per table; trying an amount makes nothing new. The table itself is never changed.
import { pointsOfRow, totalOfRow, type PointsInput, type PointsOfRow } from "../intake/points";
import type { BoundLanes } from "./lanes";
import type { PlanEarning } from "./planShape";

export interface RowPoints {
  readonly earning: PlanEarning;
  /** A column's value in the row, NaN where it is blank; null where the table has no such column. Points that are earned are no column. */
  valueOf(column: string): number | null;
  /** Whether the table has the column itself. */
  isColumn(id: string): boolean;
  /** Whether these points are worked out from columns, in this table. */
  isEarned(fact: string): boolean;
  /** Puts another amount in the place of a column's, or of points that are worked out. What earns nothing may be tried, too. */
  attempt(id: string, amount: number): void;
  /** Takes an amount that was tried back. */
  restore(id: string): void;
  /** Points or total with all that is tried; NaN where it is not known, or nothing in the table speaks of it. */
  pointsOf(id: string): number;
  /** Whether the table speaks of these points. */
  speaksOf(id: string): boolean;
}

/** One row of a table. Asking for another row of it ends this one. `added`: columns that the table lacks and that amounts are to be tried in. */
export function rowPoints(earning: PlanEarning, bound: BoundLanes, row: number, added: readonly string[] = []): RowPoints {
  const ofEarning = tables.get(earning) ?? new WeakMap<BoundLanes, TablePoints>();
  tables.set(earning, ofEarning);
  const table = (added.length === 0 ? ofEarning.get(bound) : undefined) ?? new TablePoints(earning, bound, new Set(added));
  if (added.length === 0) {
    ofEarning.set(bound, table);
  }
  table.standAt(row);
  return table;
}

const tables = new WeakMap<PlanEarning, WeakMap<BoundLanes, TablePoints>>();

/** What one column has, or one fact earns, in the row at hand. `lane` holds one value: formulas read lanes. */
interface Cell {
  readonly id: string;
  readonly lane: Float64Array;
  isTried: boolean;
  /** null for a column. */
  readonly formula: PointsOfRow | null;
  /** Facts that the formula reads. */
  readonly reads: readonly Cell[];
}

class TablePoints implements RowPoints {
  private row = -1;
  private readonly cells = new Map<string, Cell | null>();
  /** Those of columns. */
  private readonly columns: Cell[] = [];
  private tried = 0;

  constructor(
    readonly earning: PlanEarning,
    private readonly bound: BoundLanes,
    private readonly added: ReadonlySet<string>,
  ) {
    [...earning.columns.map(({ id }) => id), ...Object.keys(earning.facts)].forEach((id) => this.cellOf(id));
  }

  standAt(row: number): void {
    this.row = row;
    if (this.tried > 0) {
      this.cells.forEach((cell) => cell && (cell.isTried = false));
      this.tried = 0;
    }
    for (const cell of this.columns) {
      cell.lane[0] = this.valueOf(cell.id) ?? Number.NaN;
    }
  }

  /** Formulas ask it by itself. */
  readonly isColumn = (id: string): boolean => {
    const { lanes, derived } = this.bound.columns;
    return lanes[id] !== undefined && derived?.has(id) !== true;
  };

  isEarned(fact: string): boolean {
    return this.earning.facts[fact] !== undefined && !this.isColumn(fact);
  }

  valueOf(column: string): number | null {
    if (this.isEarned(column)) {
      return null;
    }
    const lane = this.bound.columns.lanes[column];
    return lane === undefined ? null : (lane[this.row] ?? Number.NaN);
  }

  attempt(id: string, amount: number): void {
    const cell = this.cells.get(id);
    if (cell) {
      this.tried += Number(!cell.isTried);
      cell.isTried = true;
      cell.lane[0] = amount;
    }
  }

  restore(id: string): void {
    const cell = this.cells.get(id);
    if (cell?.isTried === true) {
      this.tried--;
      cell.isTried = false;
      cell.lane[0] = cell.formula === null ? (this.valueOf(id) ?? Number.NaN) : Number.NaN;
    }
  }

  speaksOf(id: string): boolean {
    return this.cellOf(id) !== null;
  }

  pointsOf(id: string): number {
    const cell = this.cells.get(id);
    return cell ? evaluate(cell) : Number.NaN;
  }

  private cellOf(id: string): Cell | null {
    const known = this.cells.get(id);
    if (known !== undefined) {
      return known;
    }
    const isThere = this.bound.columns.lanes[id] !== undefined;
    const cell = (this.isEarned(id) ? this.factCell(id) : isThere ? cellWith(id, null, []) : null) ?? (this.added.has(id) ? cellWith(id, null, []) : null);
    if (cell !== null && cell.formula === null) {
      this.columns.push(cell);
      cell.lane[0] = this.valueOf(id) ?? Number.NaN;
    }
    this.cells.set(id, cell);
    return cell;
  }

  /** null where the table has nothing to work it out from. */
  private factCell(id: string): Cell | null {
    const { earning } = this;
    const how = earning.facts[id]!;
    const reads: Cell[] = [];
    const lane = (each: string): Float64Array | null => {
      const cell = this.cellOf(each);
      reads.push(...(cell === null || cell.formula === null ? [] : [cell]));
      return cell && cell.lane;
    };
    const input: PointsInput = { rows: 1, lane, isColumn: this.isColumn, valueOf: (param) => earning.values[param] ?? Number.NaN, codeOf: (field, choice) => earning.choices[field]?.indexOf(choice) ?? -1 };
    const formula = how.op === "points" ? pointsOfRow(how, input) : totalOfRow(how, input);
    return formula && cellWith(id, formula, reads);
  }
}

function cellWith(id: string, formula: PointsOfRow | null, reads: readonly Cell[]): Cell {
  return { id, lane: new Float64Array(1), isTried: false, formula, reads };
}

function evaluate(cell: Cell): number {
  if (cell.formula !== null && !cell.isTried) {
    for (const read of cell.reads) {
      evaluate(read);
    }
    cell.lane[0] = cell.formula(0);
  }
  return cell.lane[0]!;
}
