// Knows a table of Tierline's own again by what stands in it, where a workbook lost the note that says so.
// Promises: a table is taken only where every row that Tierline fills holds what Tierline writes there, and a column only where the table
// itself says that Tierline filled it. Plain data in, plain data out; reads and writes no sheet.
import type { CellValue } from "../intake/table";
import type { OwnTablePlan } from "./ownTable";

export interface ProvenTable {
  /** Column of the table per mark. */
  readonly own: ReadonlyMap<string, number>;
  /** Body rows that Tierline filled; others are a person's. */
  readonly rows: readonly number[];
}

/** null where the table does not prove that it is Tierline's. */
export function provenTable({ columns, keys, proof }: OwnTablePlan, headers: readonly string[], rows: readonly (readonly CellValue[])[]): ProvenTable | null {
  if (proof === null) return null;
  const found = new Map(columns.map(({ mark, header }) => [mark, headers.indexOf(header)] as const).filter(([, at]) => at >= 0));
  const proving = Object.entries(proof.cells).map(([mark, pattern]) => ({ at: found.get(mark) ?? -1, pattern }));
  if (proving.some(({ at }) => at < 0) || !keys.some((marks) => marks.every((mark) => found.has(mark)))) return null;
  const cell = (row: number, at: number) => String(rows[row]?.[at] ?? "");
  // Rows that a person added hold nothing in these columns.
  const filled = [...rows.keys()].filter((row) => proving.some(({ at }) => cell(row, at) !== ""));
  if (filled.length === 0 || !filled.every((row) => proving.every(({ at, pattern }) => pattern.test(cell(row, at))))) return null;
  const naming = proof.named === null ? -1 : (found.get(proof.named.in) ?? -1);
  const isNamed = (words: string | undefined) => words === undefined || filled.some((row) => `; ${cell(row, naming)}`.includes(`; ${words}`));
  return { own: new Map([...found].filter(([mark]) => isNamed(proof.named?.words[mark]))), rows: filled };
}
