// Decides rows of a made-up workbook by a programme of Solutions Partner: partner or offer table, and tables of designations or specializations.
// Promises: reads headers and cells as the add-in does, works out facts as it does, and answers in its words.
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog } from "../../src/catalog/schema";
import { NEEDS_DATA_CODE, NO_PATH, statusName } from "../../src/engine/decide";
import { explain } from "../../src/engine/explain";
import type { Explanation } from "../../src/engine/explanation";
import { nearestWayOf } from "../../src/engine/gap";
import { versionInForce } from "../../src/engine/freeze";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { serialOf } from "../../src/intake/calendar";
import { deriveFacts } from "../../src/intake/derive";
import { partnerKey, readList, recogniseList, type ListReading } from "../../src/intake/lists";
import { readTable } from "../../src/intake/read";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { gapText } from "../../src/report/words";

/** A fact is a field that need not have a column. */
export const catalog: Catalog = { ...shippedCatalog, fields: [...shippedCatalog.fields, ...(shippedCatalog.facts ?? [])] };

export interface Sheet {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

export interface Answer {
  readonly status: string;
  readonly path: string;
  readonly gap: string;
  readonly explanation: Explanation;
}

const snapshot = ({ headers, rows }: Sheet, sheet = "Partners"): TableSnapshot => ({ sheet, table: null, topLeft: { row: 0, column: 0 }, headers, rows });

/** One answer per row. */
export function answers(programme: string, asOf: string, table: Sheet, lists: readonly Sheet[] = []): readonly Answer[] {
  const frozen = plan(catalog, programme, asOf);
  const { lanes, rows } = lanesOf(programme, asOf, table, lists);
  const columns = { rows, lanes };
  const result = run(frozen, columns);
  return table.rows.map((_, row) => {
    const code = result.outcome[row]!;
    const isReached = code === frozen.ladder[0]!.outcome || code === NEEDS_DATA_CODE;
    return {
      status: statusName(frozen, code),
      path: result.path[row] === NO_PATH ? "" : frozen.pathways[result.path[row]!]!.label,
      gap: isReached ? "" : gapText(nearestWayOf(frozen, result.bound)(row)),
      explanation: explain(frozen, columns, row),
    };
  });
}

/** Statuses only: what most guarantees are about. */
export function statuses(programme: string, asOf: string, table: Sheet, lists: readonly Sheet[] = []): readonly string[] {
  return answers(programme, asOf, table, lists).map(({ status }) => status);
}

/** The lanes of the columns, and those of every fact of the programme (and of `more`) that can be worked out. */
export function lanesOf(programme: string, asOf: string, table: Sheet, lists: readonly Sheet[] = [], more: readonly string[] = []): { readonly rows: number; readonly lanes: Readonly<Record<string, Float64Array>> } {
  const read = (["partner", "offer"] as const).map((grain) => readTable(snapshot(table), catalog, grain).columns.lanes);
  const lanes: Readonly<Record<string, Float64Array>> = { ...read[0], ...read[1] };
  const byList = new Map<string, ListReading[]>();
  lists.forEach((each) => {
    const recognised = recogniseList(catalog, snapshot(each, "Lists"));
    if (!recognised) {
      throw new Error(`No list is recognised by ${each.headers.join(", ")}.`);
    }
    byList.set(recognised.list.id, [...(byList.get(recognised.list.id) ?? []), readList(recognised)]);
  });
  const column = table.headers.indexOf("Partner");
  const facts = deriveFacts(
    {
      catalog,
      subjects: { rows: table.rows.length, ids: null, names: column < 0 ? null : table.rows.map((row) => partnerKey(row[column] ?? "")), lanes },
      lists: byList,
      asOf: serialOf(asOf),
      valueOf: (id) => versionInForce<number>(catalog.params.find((param) => param.id === id)!.timeline, asOf, null, id).value,
    },
    [...plan(catalog, programme, asOf).fields.map(({ id }) => id), ...more],
  );
  return { rows: table.rows.length, lanes: { ...lanes, ...facts } };
}
