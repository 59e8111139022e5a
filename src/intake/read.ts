// A table becomes typed columns, with every cell that could not be used and every trouble with the table.
// Promises: one pass over the cells, in slices; one finding per bad cell; a good row is never spoiled by a bad one. Changes nothing, throws nothing.
import type { Catalog, Grain } from "../catalog/schema";
import { coerce } from "./coerce";
import { ColumnReader } from "./columnReader";
import type { Columns } from "./columns";
import { bodyAddress, headerAddress, type Problem, type Rejection } from "./findings";
import type { RulesDay } from "./possible";
import { recognise, tableGrain, type Recognition } from "./recognise";
import { RowReader, type RowFacts } from "./rowFacts";
import { reporting, toItsEnd } from "./slices";
import type { CellValue, TableSnapshot } from "./table";

export interface TableReading {
  readonly columns: Columns;
  readonly recognition: Recognition;
  readonly facts: RowFacts;
  /** In the order of the fields, then of the rows. At most MOST_REJECTIONS; `rejectedCells` counts all. */
  readonly rejections: readonly Rejection[];
  readonly rejectedCells: number;
  readonly problems: readonly Problem[];
}

/** A column of wrong cells should not fill the memory with one sentence each. */
export const MOST_REJECTIONS = 10_000;
/** Cells of unusual spelling take some microseconds each, so this many are a few milliseconds on a slow machine. */
const SLICE_CELLS = 16_384;
const SLICE_REJECTIONS = 256;

/** Reads the whole table in one go. `day` says how much is possible; without it, only limits that hold on all days are looked at. */
export function readTable(table: TableSnapshot, catalog: Catalog, grain: Grain = tableGrain(catalog, table.headers), day: RulesDay | null = null): TableReading {
  return toItsEnd(readInSlices(table, catalog, grain, day));
}

/** As `readTable`, pausing after every 16,384 cells; yields the share done, 0 to 1. */
export function* readInSlices(table: TableSnapshot, catalog: Catalog, grain: Grain = tableGrain(catalog, table.headers), day: RulesDay | null = null): Generator<number, TableReading> {
  const recognition = recognise(catalog, table.headers, grain);
  const measured = recognition.fields
    .filter(({ field }) => field.unit !== "text")
    .map(({ field, columns }) => ({ field, readers: columns.map((column) => new ColumnReader(table, field, column, day)) }));
  const readers = measured.flatMap((each) => each.readers);
  const rowReader = new RowReader(table, recognition);
  yield* reporting(readRows(table.rows.length, [...readers, rowReader]), (share) => share * 0.8);
  const lanes: Record<string, Float64Array> = {};
  for (const each of measured) {
    for (const reader of each.readers) {
      reader.finish();
      yield 0.8;
    }
    lanes[each.field.id] = each.readers.map(({ lane }) => lane).reduce(whereTheyAgree);
  }
  const facts = yield* reporting(rowReader.facts(lanes), (share) => 0.8 + share * 0.2);
  const rejected = readers.map((reader) => ({ reader, rows: reader.rejectedRows.filter((row) => facts.isSubject[row] === 1) }));
  const rejections: Rejection[] = [];
  for (const { reader, rows } of rejected) {
    for (const row of rows.slice(0, MOST_REJECTIONS - rejections.length)) {
      rejections.push(describe(table, reader, row));
      if (rejections.length % SLICE_REJECTIONS === 0) {
        yield 1;
      }
    }
  }
  return {
    columns: { rows: table.rows.length, lanes },
    recognition,
    facts,
    rejections,
    rejectedCells: rejected.reduce((sum, { rows }) => sum + rows.length, 0),
    problems: [...tableProblems(table, recognition), ...facts.problems],
  };
}

/** All readers over a few rows, then over the next: the cells of a row lie together in memory, those of a column far apart. */
function* readRows(rows: number, readers: readonly (ColumnReader | RowReader)[]): Generator<number, void> {
  const sliceRows = Math.max(1, Math.floor(SLICE_CELLS / readers.length));
  for (let from = 0; from < rows; from += sliceRows) {
    const to = Math.min(rows, from + sliceRows);
    for (const reader of readers) {
      reader.read(from, to);
    }
    yield to / rows;
  }
}

/** Two columns for one field: a value counts where both say the same, and is unknown where they differ. */
function whereTheyAgree(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, row) => (value === right[row] ? value : Number.NaN));
}

function describe(table: TableSnapshot, { field, readAs, column }: ColumnReader, row: number): Rejection {
  const found = shownCell(table.rows[row]![column] ?? "");
  const refusal = coerce(table.rows[row]![column] ?? "", readAs);
  const { expected, because } = typeof refusal === "object" ? refusal : { expected: "", because: "" };
  const address = bodyAddress(table, row, column);
  const header = table.headers[column] ?? field.label;
  return {
    sheet: table.sheet,
    address,
    row,
    column,
    header,
    field: field.id,
    found,
    expected,
    sentence: `${table.sheet}!${address} (${header}) says "${found}", which cannot be used: ${because}. It counts as missing; enter ${expected}.`,
  };
}

/** A pasted essay should not fill the list of rejected cells. */
function shownCell(cell: CellValue): string {
  const text = String(cell).trim();
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function tableProblems(table: TableSnapshot, recognition: Recognition): readonly Problem[] {
  const problems: Problem[] = [];
  const where = table.table === null ? `${table.sheet}!${headerAddress(table, 0)}` : `Table "${table.table}" on sheet "${table.sheet}"`;
  if (recognition.measures === 0) {
    problems.push({
      code: "no-known-header",
      sheet: table.sheet,
      addresses: [headerAddress(table, 0)],
      sentence: `${where} has no header that is recognised. Name at least one column as in the data dictionary, for example "Marketplace billed sales (USD)".`,
    });
  }
  if (table.rows.length === 0) {
    problems.push({
      code: "no-rows",
      sheet: table.sheet,
      addresses: [headerAddress(table, 0)],
      sentence: `${where} has a header row and no rows below it, so there is nothing to evaluate. Add a row per partner.`,
    });
  }
  for (const { field, columns } of recognition.fields) {
    if (columns.length > 1) {
      const addresses = columns.map((column) => headerAddress(table, column));
      const named = columns.map((column) => `${headerAddress(table, column)} "${table.headers[column] ?? ""}"`).join(" and ");
      problems.push({
        code: "two-columns-for-one-field",
        sheet: table.sheet,
        addresses,
        sentence:
          field.unit === "text"
            ? `Sheet "${table.sheet}": ${named} are both read as ${field.label}. The first one is used; rename the other.`
            : `Sheet "${table.sheet}": ${named} are both read as ${field.label}. A value counts where they agree and is missing where they differ; rename the one that means something else.`,
      });
    }
  }
  if (!recognition.hasKey && recognition.measures > 0) {
    problems.push({
      code: "no-key-column",
      sheet: table.sheet,
      addresses: [headerAddress(table, 0)],
      sentence: `${where} has no column that names the partner, so rows are told apart by their content. Add a "Partner" or "Partner ID" column.`,
    });
  }
  return problems;
}
