// The columns to write beside a table, from its assessment: exact headers, values and formats, each with Tierline's own mark.
// Promises: plain values only, one per body row in the table's order; rows that are no subjects stay empty. Reads and writes no sheet.
import { serialOf } from "../intake/calendar";
import type { TableSnapshot } from "../intake/table";
import type { Assessment } from "./assessment";
import type { PlannedColumn, WritePlan } from "./writePlan";

/** Columns per programme: "<Label>", "<Label> path" where it has paths, "<Label> score" where it has one, "<Label> gap", "<Label> note" where there is
 * something to note; once per table "Evaluated as of" and "Rules". */
export function buildWritePlan(table: TableSnapshot, assessment: Assessment): WritePlan {
  const { programmes } = assessment;
  const isSubject = (row: number): boolean => programmes.some((programme) => programme.statuses[row] !== "");
  const perRow = <T extends string | number>(value: T): readonly (T | "")[] => table.rows.map((_, row) => (isSubject(row) ? value : ""));
  const columns: PlannedColumn[] = programmes.flatMap(({ id, label, statuses, paths, scores, gaps, notes }) => [
    text(`${id}/status`, label, statuses),
    ...(paths === null ? [] : [text(`${id}/path`, `${label} path`, paths)]),
    ...(scores === null ? [] : [points(`${id}/score`, `${label} score`, scores)]),
    text(`${id}/gap`, `${label} gap`, gaps),
    ...(notes.some((note) => note !== "") ? [text(`${id}/note`, `${label} note`, notes)] : []),
  ]);
  if (columns.length > 0) {
    columns.push(
      { mark: "table/evaluated-as-of", header: "Evaluated as of", kind: "date", numberFormat: "yyyy-mm-dd", values: perRow(serialOf(assessment.asOf)) },
      text("table/rules", "Rules", perRow(assessment.rules)),
    );
  }
  return {
    source: {
      sheet: table.sheet,
      table: table.table,
      topLeft: table.topLeft,
      headers: table.headers,
      rowKeys: assessment.rowKeys,
      rowHashes: assessment.rowHashes,
    },
    columns,
  };
}

function text(mark: string, header: string, values: readonly string[]): PlannedColumn {
  return { mark, header, kind: "text", numberFormat: "@", values };
}

/** Points are shown to two decimals; an unknown score leaves the cell empty. */
function points(mark: string, header: string, scores: Float64Array): PlannedColumn {
  return { mark, header, kind: "number", numberFormat: "0.00", values: Array.from(scores, (score) => (Number.isNaN(score) ? "" : Math.round(score * 100) / 100)) };
}
