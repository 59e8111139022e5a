// One table of the workbook under questions: planned, joined and decided for any programme, dates, rows and edits that somebody asks about.
// Promises: the same columns and answers as the assessment. Reads the table once, and keeps what the whole table answered. Changes nothing.
import { baseOf, shippedCatalog } from "../catalog/catalog";
import type { Catalog, Field, Programme } from "../catalog/schema";
import { pickRows, type Decided } from "../engine/difference";
import { plan } from "../engine/plan";
import type { Plan } from "../engine/planShape";
import { run } from "../engine/run";
import { edited, type Edit, type EditedField } from "../engine/simulate";
import type { Columns } from "../intake/columns";
import { limitsOn, readAsOn, type RulesDay } from "../intake/possible";
import { readTable, type TableReading } from "../intake/read";
import { tableGrain } from "../intake/recognise";
import type { RelatedTables } from "../intake/related";
import type { TableSnapshot } from "../intake/table";
import { relatedColumns, relatedTo, rulesDay, subjectName, wantedFields, type RuleDates } from "./tableColumns";

export interface RowsAsked {
  /** Body rows from 0; the whole table when left out. */
  readonly rows?: readonly number[] | null;
  readonly edits?: readonly Edit[];
}

export interface AskedTable {
  readonly table: TableSnapshot;
  /** Its headers and rows, the same on all days; what its cells say on a day stands in `columnsOf`. */
  readonly reading: TableReading;
  /** The shipped catalog with the user's own rules laid over it. */
  readonly catalog: Catalog;
  /** The shipped catalog alone. */
  readonly shipped: Catalog;
  readonly others: readonly TableSnapshot[];
  /** A field or fact of the catalog. */
  fieldOf(id: string): Field | undefined;
  /** Throws PlanError, as `plan` does. */
  planOf(programme: string, dates: RuleDates, catalog?: Catalog): Plan;
  /** What the rules see, row i being the i-th row asked for. Throws PlanError. */
  columnsOf(programme: string, dates: RuleDates, asked?: RowsAsked, catalog?: Catalog): Columns;
  /** Throws PlanError. */
  decidedOf(programme: string, dates: RuleDates, asked?: RowsAsked, catalog?: Catalog): Decided;
  /** How to speak of a row: "Contoso", "row 7". */
  nameOf(row: number): string;
}

const known = new WeakMap<TableSnapshot, { readonly others: readonly TableSnapshot[]; readonly catalog: Catalog; readonly asked: AskedTable }>();

/** `others` are the tables beside it; the table itself may be among them. `catalog` has the user's own rules laid over it. */
export function askedTable(table: TableSnapshot, others: readonly TableSnapshot[] = [], catalog: Catalog = shippedCatalog): AskedTable {
  const before = known.get(table);
  if (before !== undefined && before.others === others && before.catalog === catalog) {
    return before.asked;
  }
  const asked = ask(table, others, catalog);
  known.set(table, { others, catalog, asked });
  return asked;
}

function ask(table: TableSnapshot, others: readonly TableSnapshot[], catalog: Catalog): AskedTable {
  const reading = readTable(table, catalog);
  // Tables are read once for all days on which the same is possible.
  const readings = new Map([["", reading.columns]]);
  const columnsOn = (day: RulesDay): Columns => onceFor(readings, limitsOn(reading.recognition, day), () => readTable(table, catalog, tableGrain(catalog, table.headers), day).columns);
  const related = relatedTo(table, others, catalog, null);
  const relatedReadings = new Map([[related.partners.map(() => "").join(), related]]);
  const relatedOn = (day: RulesDay): RelatedTables =>
    onceFor(relatedReadings, related.partners.map((partner) => limitsOn(partner.reading.recognition, day)).join(), () => relatedTo(table, others, catalog, day));
  const fields = new Map([...catalog.fields, ...(catalog.facts ?? [])].map((field) => [field.id, field]));
  const answered = new Map<string, Decided>();

  const columnsOf: AskedTable["columnsOf"] = (id, dates, { rows = null, edits = [] } = {}, under = catalog) => {
    const frozen = plan(under, id, dates.asOf, dates.knownOn);
    const day = rulesDay(under, dates);
    const columns = columnsOn(day);
    const own = edited(rows === null ? columns : pickRows(columns, rows), edits, (id) => editedField(fields.get(id), day));
    const picked = rows === null ? table : { ...table, rows: rows.map((row) => table.rows[row] ?? []) };
    return relatedColumns(picked, own, relatedOn(day), wantedFields(programmeNamed(under, id), frozen), dates, under);
  };

  const decidedOf: AskedTable["decidedOf"] = (id, dates, asked = {}, under = catalog) => {
    const key = (asked.rows ?? null) === null && (asked.edits ?? []).length === 0 && under === catalog ? `${id} ${dates.asOf} ${dates.knownOn ?? ""}` : null;
    const before = key === null ? undefined : answered.get(key);
    if (before !== undefined) {
      return before;
    }
    const frozen = plan(under, id, dates.asOf, dates.knownOn);
    const decided: Decided = { plan: frozen, result: run(frozen, columnsOf(id, dates, asked, under)) };
    if (key !== null) {
      answered.set(key, decided);
    }
    return decided;
  };

  return {
    table,
    reading,
    catalog,
    shipped: baseOf(catalog),
    others,
    fieldOf: (id) => fields.get(id),
    planOf: (id, dates, under = catalog) => plan(under, id, dates.asOf, dates.knownOn),
    columnsOf,
    decidedOf,
    nameOf: (row) => subjectName(table, reading, row),
  };
}

function onceFor<T>(known: Map<string, T>, key: string, read: () => T): T {
  const value = known.get(key) ?? read();
  known.set(key, value);
  return value;
}

function editedField(field: Field | undefined, day: RulesDay): EditedField | undefined {
  return field && { ...field, range: readAsOn(field, day).range };
}

/** `plan` has refused an unknown name already. */
function programmeNamed(catalog: Catalog, id: string): Programme {
  return catalog.programmes.find((programme) => programme.id === id)!;
}
