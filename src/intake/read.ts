// A table becomes typed columns, with every cell that could not be used and every trouble with the table.
// Promises: one pass per column in slices; one finding per bad cell; a good row is never spoiled by a bad one. Changes nothing, throws nothing.
import type { Catalog, Field, Grain } from "../catalog/schema";
import { BLANK, coerce, LARGEST_COUNT, LARGEST_USD } from "./coerce";
import type { Columns } from "./columns";
import { bodyAddress, headerAddress, type Problem, type Rejection } from "./findings";
import { recognise, tableGrain, type Recognition } from "./recognise";
import { rowFacts, type RowFacts } from "./rowFacts";
import { toItsEnd } from "./slices";
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
const SLICE_ROWS = 8_192;

/** Reads the whole table in one go. */
export function readTable(table: TableSnapshot, catalog: Catalog, grain: Grain = tableGrain(catalog, table.headers)): TableReading {
  return toItsEnd(readInSlices(table, catalog, grain));
}

/** As `readTable`, pausing after every 8,192 rows of a column; yields the share done, 0 to 1. */
export function* readInSlices(table: TableSnapshot, catalog: Catalog, grain: Grain = tableGrain(catalog, table.headers)): Generator<number, TableReading> {
  const recognition = recognise(catalog, table.headers, grain);
  const measured = recognition.fields.filter(({ field }) => field.unit !== "text");
  const slicesPerColumn = Math.max(1, Math.ceil(table.rows.length / SLICE_ROWS));
  const slices = slicesPerColumn * measured.reduce((sum, { columns }) => sum + columns.length, 0);
  const rejected: RejectedAt[] = [];
  const lanes: Record<string, Float64Array> = {};
  let done = 0;
  for (const { field, columns } of measured) {
    const read: Float64Array[] = [];
    for (const column of columns) {
      const lane = new Float64Array(table.rows.length);
      for (let from = 0; from < table.rows.length; from += SLICE_ROWS) {
        readSlice(table, field, column, lane, from, rejected);
        yield ++done / slices;
      }
      if (field.unit === "percent") {
        scaleFractions(table, column, lane);
      }
      read.push(lane);
    }
    lanes[field.id] = read.reduce(whereTheyAgree);
  }
  const facts = rowFacts(table, recognition, lanes);
  const inSubjects = rejected.filter(({ row }) => facts.isSubject[row] === 1);
  return {
    columns: { rows: table.rows.length, lanes },
    recognition,
    facts,
    rejections: inSubjects.slice(0, MOST_REJECTIONS).map((each) => describe(table, each)),
    rejectedCells: inSubjects.length,
    problems: [...tableProblems(table, recognition), ...facts.problems],
  };
}

interface RejectedAt {
  readonly row: number;
  readonly column: number;
  readonly field: Field;
}

function readSlice(table: TableSnapshot, field: Field, column: number, lane: Float64Array, from: number, rejected: RejectedAt[]): void {
  const to = Math.min(table.rows.length, from + SLICE_ROWS);
  const [low, high] = plainNumbers(field);
  const isWhole = field.unit === "count";
  // A column of Yes and No, or of a few names, is read once per spelling.
  const known = new Map<CellValue, ReturnType<typeof coerce>>();
  for (let row = from; row < to; row++) {
    const cell = table.rows[row]![column] ?? "";
    // The usual cell, a number in its range, needs no closer look.
    if (typeof cell === "number" && cell >= low && cell <= high && (!isWhole || Number.isInteger(cell))) {
      lane[row] = cell;
      continue;
    }
    let value = known.get(cell);
    if (value === undefined) {
      value = coerce(cell, field);
      if (known.size < MOST_KNOWN_SPELLINGS) {
        known.set(cell, value);
      }
    }
    if (typeof value === "number") {
      lane[row] = value;
      continue;
    }
    lane[row] = Number.NaN;
    if (value !== BLANK) {
      rejected.push({ row, column, field });
    }
  }
}

const MOST_KNOWN_SPELLINGS = 64;

/** The range in which a number cell is taken as it stands; an empty range for units whose numbers `coerce` must read. */
function plainNumbers({ unit }: Field): readonly [low: number, high: number] {
  return unit === "USD" ? [-LARGEST_USD, LARGEST_USD] : unit === "count" ? [0, LARGEST_COUNT] : [Infinity, -Infinity];
}

/** Excel keeps 85 % as 0.85. Where no number of the column is above 1, its bare numbers are such shares. */
function scaleFractions(table: TableSnapshot, column: number, lane: Float64Array): void {
  const numbers = table.rows.map((row) => row[column]).filter((cell) => typeof cell === "number");
  if (numbers.length > 0 && numbers.every((value) => value >= -1 && value <= 1)) {
    table.rows.forEach((row, index) => {
      if (typeof row[column] === "number") {
        lane[index] = lane[index]! * 100;
      }
    });
  }
}

/** Two columns for one field: a value counts where both say the same, and is unknown where they differ. */
function whereTheyAgree(left: Float64Array, right: Float64Array): Float64Array {
  return left.map((value, row) => (value === right[row] ? value : Number.NaN));
}

function describe(table: TableSnapshot, { row, column, field }: RejectedAt): Rejection {
  const found = shownCell(table.rows[row]![column] ?? "");
  const refusal = coerce(table.rows[row]![column] ?? "", field);
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
