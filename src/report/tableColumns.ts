// What the rules see of a table: its columns with what other tables of the workbook carry and what can be worked out, for one programme and date.
// Promises: one place for the assessment, an opened row and every question about the table. Changes no table, decides nothing.
import type { Catalog, IsoDate, Programme } from "../catalog/schema";
import { parameterOn } from "../engine/freeze";
import { PlanError, type Plan } from "../engine/planShape";
import type { Columns } from "../intake/columns";
import type { KnownFacts } from "../intake/derive";
import type { RulesDay } from "../intake/possible";
import type { TableReading } from "../intake/read";
import { readRelated, relateInSlices, type RelatedTables } from "../intake/related";
import { toItsEnd } from "../intake/slices";
import type { TableSnapshot } from "../intake/table";

/** The pair of dates that a question is asked for. */
export interface RuleDates {
  readonly asOf: IsoDate;
  /** null: everything the catalog knows. */
  readonly knownOn: IsoDate | null;
}

/** The other tables of the workbook, without the table itself; their cells with what is possible on the day, or on all days. */
export function relatedTo(table: TableSnapshot, others: readonly TableSnapshot[], catalog: Catalog, day: RulesDay | null): RelatedTables {
  return readRelated(catalog, others.filter((other) => !isSameTable(other, table)), day);
}

/** A day with the parameters of the catalog. */
export function rulesDay(catalog: Catalog, { asOf, knownOn }: RuleDates): RulesDay {
  return { asOf, valueOf: (param) => valueOrUnknown(catalog, param, asOf, knownOn) };
}

/** The table's columns with what the plan asks for and other tables carry. */
export function relatedColumns(table: TableSnapshot, columns: Columns, related: RelatedTables, wanted: readonly string[], dates: RuleDates, catalog: Catalog): Columns {
  return toItsEnd(relatedColumnsInSlices(table, columns, related, wanted, dates, catalog, {}));
}

/** As `relatedColumns`, pausing after every fact. `known` are facts worked out for another programme of the same table, dates and catalog; filled on. */
export function relatedColumnsInSlices(
  table: TableSnapshot,
  columns: Columns,
  related: RelatedTables,
  wanted: readonly string[],
  dates: RuleDates,
  catalog: Catalog,
  known: KnownFacts,
): Generator<void, Columns> {
  return relateInSlices(table, columns, related, { catalog, ...rulesDay(catalog, dates), wanted, known });
}

/** Fields and facts that a programme asks for on the day of its plan. */
export function wantedFields(programme: Programme, frozen: Plan): readonly string[] {
  return [...frozen.fields.map((field) => field.id), ...(programme.milestones ?? []).map((milestone) => milestone.date)];
}

/** How to speak of a row: the subject's name, or "row 7". */
export function subjectName(table: TableSnapshot, { facts }: TableReading, row: number): string {
  const name = facts.nameColumn === null ? "" : String(table.rows[row]?.[facts.nameColumn] ?? "").trim();
  return name === "" ? `row ${table.topLeft.row + 2 + row}` : name;
}

function isSameTable(one: TableSnapshot, other: TableSnapshot): boolean {
  return one.sheet === other.sheet && one.topLeft.row === other.topLeft.row && one.topLeft.column === other.topLeft.column;
}

/** What a parameter is on the day; NaN where the catalog has no value for it, so that what stands on it is unknown. */
function valueOrUnknown(catalog: Catalog, param: string, asOf: IsoDate, knownOn: IsoDate | null): number {
  try {
    return parameterOn(catalog, param, asOf, knownOn);
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    return Number.NaN;
  }
}
