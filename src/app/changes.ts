// What a write would change, compared with what stands in Tierline's own columns now; and which headers the new columns get.
// Promises that a user's own column of the same name keeps its name and content: ours then gets another header.
import type { PlannedColumn, WritePlan } from "../report/writePlan";
import { bodyAddress } from "../intake/findings";
import type { ReadTable } from "../workbook/port";
import type { ColumnPreview, RowChange } from "./preview";

const mostChanges = 1_000;

/** The plan with headers that are free, and what its columns are. */
export function withFreeHeaders(plan: WritePlan, table: ReadTable): { plan: WritePlan; columns: ColumnPreview[] } {
  const own = new Map(table.ownColumns.map((column) => [column.mark, column]));
  const ownIndexes = new Set(table.ownColumns.map((column) => column.index));
  const taken = new Set(table.allHeaders.filter((_header, index) => !ownIndexes.has(index)).map(plain));
  const columns: ColumnPreview[] = [];
  const renamed = plan.columns.map((column): PlannedColumn => {
    const standing = own.get(column.mark);
    const header = standing?.header ?? freeHeader(column.header, taken);
    taken.add(plain(header));
    columns.push({ mark: column.mark, header, isNew: standing === undefined, ...(standing === undefined && header !== column.header ? { insteadOf: column.header } : {}) });
    return { ...column, header };
  });
  return { plan: { ...plan, columns: renamed }, columns };
}

/** Rows whose answer will read differently; the date and the rules' version alone do not count as a change. */
export function changesOf(plan: WritePlan, table: ReadTable, names: readonly string[]): { changes: RowChange[]; changedRows: number } {
  const own = new Map(table.ownColumns.map((column) => [column.mark, column]));
  const answers = plan.columns.filter((column) => !column.mark.startsWith("table/"));
  const changes: RowChange[] = [];
  let changedRows = 0;
  for (let row = 0; row < plan.source.rowKeys.length; row += 1) {
    const column = answers.find((one) => textAt(own.get(one.mark)?.values, row) !== textAt(one.values, row));
    if (column === undefined) continue;
    changedRows += 1;
    if (changes.length >= mostChanges) continue;
    changes.push({ row, name: names[row] ?? "", address: bodyAddress(table.snapshot, row, 0), header: column.header, from: textAt(own.get(column.mark)?.values, row), to: textAt(column.values, row) });
  }
  return { changes, changedRows };
}

function textAt(values: readonly unknown[] | undefined, row: number): string {
  const value = values?.[row];
  return value === undefined ? "" : String(value);
}

function freeHeader(header: string, taken: ReadonlySet<string>): string {
  if (!taken.has(plain(header))) return header;
  for (let number = 1; ; number += 1) {
    const other = number === 1 ? `${header} (Tierline)` : `${header} (Tierline ${number})`;
    if (!taken.has(plain(other))) return other;
  }
}

function plain(header: string): string {
  return header.trim().toLowerCase();
}
