// A table that is Tierline's own, refreshed in place: what goes into which of its cells, worked out before anything is written.
// Promises: a cell that a person changed since Tierline wrote it keeps what the person wrote, and is named; rows and columns of
// the person's own stay. Plain data in, plain data out; reads and writes no sheet.
import type { CellValue } from "../intake/table";
import type { PlannedColumn } from "./writePlan";

/** Metrics, of partners and of offers, and runway are filled and refreshed by Tierline; the list of exclusions is only made, and filled by a person. */
export type OwnTablePurpose = "metrics" | "offers" | "runway" | "exclusions";

/** What only Tierline writes into a table. */
export interface OwnTableProof {
  /** By mark of a column that is always there: how its cells read. */
  readonly cells: Readonly<Record<string, RegExp>>;
  /** For columns that come and go: the column whose cells name those that were filled, and by which words. */
  readonly named: { readonly in: string; readonly words: Readonly<Record<string, string>> } | null;
}

/** What the table is to hold. */
export interface OwnTablePlan {
  readonly purpose: OwnTablePurpose;
  /** Names for a table that is made anew; one that stands already is found by its mark. */
  readonly sheet: string;
  readonly table: string;
  /** Values are per row of the plan. */
  readonly columns: readonly PlannedColumn[];
  /** Marks of the columns that name a row, joined; the first alternative that is filled in a row counts. */
  readonly keys: readonly (readonly string[])[];
  /** How the table is known where the workbook lost its mark; null: not at all. */
  readonly proof: OwnTableProof | null;
}

/** The table as it stands in the workbook. */
export interface StandingTable {
  /** Column of the table per mark. */
  readonly own: ReadonlyMap<string, number>;
  /** Columns that are Tierline's in another way: statuses. They keep no row that is otherwise gone. */
  readonly answers: ReadonlySet<number>;
  /** Body cells; a formula stands as its text. */
  readonly rows: readonly (readonly CellValue[])[];
  /** What Tierline wrote last, as `cellMark` per row key and column mark. */
  readonly written: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export interface CellChange {
  /** Body row from 0; one beyond the last for a new row. */
  readonly row: number;
  readonly mark: string;
  readonly from: CellValue;
  readonly to: string | number;
}

export interface MergedTable {
  /** Row of the plan that each standing row shows; -1 for a row that the plan does not speak of. */
  readonly planRow: readonly number[];
  /** Rows of the plan that stand nowhere yet, to be added at the end. */
  readonly newRows: readonly number[];
  /** Standing rows that hold nothing but what Tierline wrote for a partner that is no longer there. */
  readonly goneRows: readonly number[];
  /** Cells of standing rows that get another value. */
  readonly changes: readonly CellChange[];
  /** Cells that a person changed: they keep `from`; the plan has `to`. */
  readonly kept: readonly CellChange[];
}

/** Which cells a refresh changes, which it leaves to the person who edited them, and which rows come and go. */
export function mergeOwnTable(plan: OwnTablePlan, standing: StandingTable): MergedTable {
  const planned = plannedRows(plan);
  const keyMarks = new Set(plan.keys.flat());
  const ownIndexes = new Set(standing.own.values());
  const found = new Set<number>();
  const planRow: number[] = [];
  const goneRows: number[] = [];
  const changes: CellChange[] = [];
  const kept: CellChange[] = [];
  standing.rows.forEach((cells, row) => {
    const key = standingKey(plan, standing, row);
    const from = key === null ? undefined : planned.get(key);
    planRow.push(from ?? -1);
    if (from !== undefined) found.add(from);
    const written = key === null ? undefined : standing.written[key];
    const isOurs = (mark: string, cell: CellValue) => written?.[mark] === cellMark(cell);
    if (from === undefined) {
      if (written === undefined) return;
      const isUntouched = cells.every((cell, index) => cell === "" || standing.answers.has(index) || (ownIndexes.has(index) && [...standing.own].some(([mark, at]) => at === index && isOurs(mark, cell))));
      if (isUntouched) goneRows.push(row);
      // A row with notes of a person's own stays, without numbers that no export gives any more.
      else for (const [mark, at] of standing.own) if (!keyMarks.has(mark) && cells[at] !== "" && isOurs(mark, cells[at] ?? "")) changes.push({ row, mark, from: cells[at] ?? "", to: "" });
      return;
    }
    for (const column of plan.columns) {
      const at = standing.own.get(column.mark);
      const to = column.values[from] ?? "";
      const cell = at === undefined ? "" : (cells[at] ?? "");
      if (at !== undefined && plainCell(cell) === plainCell(to)) continue;
      const isFree = cell === "" || isOurs(column.mark, cell);
      (isFree ? changes : kept).push({ row, mark: column.mark, from: cell, to });
    }
  });
  return { planRow, newRows: [...new Set(planned.values())].filter((row) => !found.has(row)), goneRows, changes, kept };
}

/** The key of a row of the plan, as marks are kept under it. */
export function planKey(plan: OwnTablePlan, row: number): string {
  return keyOf(plan, (mark) => plan.columns.find((column) => column.mark === mark)?.values[row] ?? "") ?? "";
}

/** What Tierline wrote, where the workbook lost it: in these rows whatever stands there, but for formulas, which it never writes. */
export function asIfWritten(plan: OwnTablePlan, standing: Pick<StandingTable, "own" | "rows">, ownRows: readonly number[]): StandingTable["written"] {
  return Object.fromEntries(
    ownRows.flatMap((row) => {
      const key = standingKey(plan, standing, row);
      const cells = [...standing.own].map(([mark, at]) => [mark, standing.rows[row]?.[at] ?? ""] as const);
      return key === null ? [] : [[key, Object.fromEntries(cells.filter(([, cell]) => !String(cell).startsWith("=")).map(([mark, cell]) => [mark, cellMark(cell)]))]];
    }),
  );
}

/** What a cell holds, in five signs: enough to see whether somebody changed it, not to hide anything. */
export function cellMark(value: CellValue): string {
  const text = `${typeof value === "number" ? "n" : "t"}${plainCell(value)}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % 36 ** 5).toString(36).padStart(5, "0");
}

/** Excel shows numbers to 15 digits and hands text over with or without the sign that means "text". */
function plainCell(value: CellValue): string {
  return typeof value === "number" ? String(Number(value.toPrecision(15))) : String(value).replace(/^'/, "");
}

/** Plan row per key, under every alternative. */
function plannedRows(plan: OwnTablePlan): Map<string, number> {
  const rows = new Map<string, number>();
  const count = plan.columns[0]?.values.length ?? 0;
  for (let row = 0; row < count; row += 1) {
    for (const marks of plan.keys) {
      const key = joined(marks, (mark) => plan.columns.find((column) => column.mark === mark)?.values[row] ?? "");
      if (key !== null && !rows.has(key)) rows.set(key, row);
    }
  }
  return rows;
}

function standingKey(plan: OwnTablePlan, { own, rows }: Pick<StandingTable, "own" | "rows">, row: number): string | null {
  return keyOf(plan, (mark) => {
    const at = own.get(mark);
    return at === undefined ? "" : (rows[row]?.[at] ?? "");
  });
}

function keyOf(plan: OwnTablePlan, cell: (mark: string) => CellValue): string | null {
  for (const marks of plan.keys) {
    const key = joined(marks, cell);
    if (key !== null) return key;
  }
  return null;
}

/** "partner: contoso"; null where one of the cells is blank. */
function joined(marks: readonly string[], cell: (mark: string) => CellValue): string | null {
  const parts = marks.map((mark) => plainCell(cell(mark)).trim().toLowerCase());
  return parts.includes("") ? null : `${marks.join("+")}: ${parts.join(" | ")}`;
}
