// What each row of a table is: a subject, a blank row or a totals row; and which column names the subjects.
// Promises: a row is set aside as totals only when it says so and adds up; two rows of one key are both named. Never drops a row.
import type { Grain } from "../catalog/schema";
import { bodyAddress, type Problem } from "./findings";
import { plainHeader, type Recognition, type RecognisedField } from "./recognise";
import { KeySearch, keyText, type RepeatedKeys } from "./repeatedKeys";
import { reporting } from "./slices";
import type { CellValue, TableSnapshot } from "./table";

export interface RowFacts {
  /** 1 for a row that is evaluated, 0 for a blank or totals row. */
  readonly isSubject: Uint8Array;
  readonly subjects: number;
  /** Field id of the column that names the rows, or null. */
  readonly keyField: string | null;
  /** Zero-based column of `keyField`, or null. */
  readonly keyColumn: number | null;
  /** Column of the best name to show, or null. */
  readonly nameColumn: number | null;
  /** Column of identifiers, or null. */
  readonly idColumn: number | null;
  /** Subject rows that share a name, by name; identifiers are no names. */
  readonly sharedNames: readonly (readonly number[])[];
  readonly problems: readonly Problem[];
}

const TOTALS_WORDS = new Set(["total", "totals", "grandtotal", "subtotal", "sum", "overalltotal"]);
/** More sentences of one kind than this help nobody. */
const MOST_PROBLEMS_OF_A_KIND = 50;

/** Looks at every row once, together with whoever reads its cells, and says at the end what the rows are. */
export class RowReader {
  private readonly naming: readonly RecognisedField[];
  private readonly namingColumns: readonly number[];
  private readonly known: readonly number[];
  private readonly isSubject: Uint8Array;
  private readonly called: CalledTotal[] = [];
  /** Of the columns of identifiers and of names, where there are such. */
  private readonly keys: readonly KeySearch[];

  constructor(
    private readonly table: TableSnapshot,
    private readonly recognition: Recognition,
  ) {
    this.naming = recognition.fields.filter(({ field }) => field.unit === "text" && field.grain === recognition.grain);
    this.namingColumns = this.naming.flatMap(({ columns }) => columns);
    this.known = recognition.fields.flatMap(({ columns }) => columns);
    this.isSubject = new Uint8Array(table.rows.length);
    this.keys = [this.columnThat("byIdentifier"), this.columnThat("byName")].filter((column) => column !== null).map((column) => new KeySearch(table, column));
  }

  /** Body rows from..to (exclusive). */
  read(from: number, to: number): void {
    const { table, namingColumns, known, isSubject, called, keys } = this;
    for (let row = from; row < to; row++) {
      const cells = table.rows[row]!;
      if (isBlankRow(cells, known)) {
        continue;
      }
      isSubject[row] = 1;
      for (const column of namingColumns) {
        if (saysTotal(cells[column])) {
          called.push({ row, column });
          break;
        }
      }
      for (const key of keys) {
        key.note(row);
      }
    }
  }

  /** After the last row. Never throws. `lanes` by field id, as long as the table. Pauses now and then; yields the share done, 0 to 1. */
  *facts(lanes: Readonly<Record<string, Float64Array>>): Generator<number, RowFacts> {
    const { table, recognition, naming, isSubject } = this;
    const totals = yield* reporting(totalsProblems(table, this.called, additiveLanes(recognition, lanes), isSubject), () => 0);
    const repeated = new Map<number, RepeatedKeys>();
    for (const [index, key] of this.keys.entries()) {
      repeated.set(key.column, yield* reporting(key.search(isSubject), (share) => (index + share) / this.keys.length));
    }
    const idColumn = this.columnThat("byIdentifier");
    const nameColumn = this.columnThat("byName");
    const isUnique = (column: number | null): boolean => column !== null && repeated.get(column)?.isUnique === true;
    const key = isUnique(idColumn) ? idColumn : isUnique(nameColumn) ? nameColumn : null;
    const told = idColumn ?? nameColumn;
    // Two partners may each have an offer of the same name.
    const owner = recognition.grain === "offer" && told === nameColumn ? (recognition.fields.find(({ field }) => field.grain === "partner" && field.identifies !== undefined)?.columns[0] ?? null) : null;
    return {
      isSubject,
      subjects: isSubject.reduce((sum, is) => sum + is, 0),
      keyField: key === null ? null : (naming.find(({ columns }) => columns[0] === key)?.field.id ?? null),
      keyColumn: key,
      nameColumn: nameColumn ?? idColumn,
      idColumn,
      sharedNames: nameColumn === null ? [] : (repeated.get(nameColumn)?.rows ?? []),
      problems: [...totals, ...(told === null ? [] : duplicateProblems(table, told, sameOwner(table, repeated.get(told)?.rows ?? [], owner), recognition.grain))],
    };
  }

  private columnThat(identifies: "byIdentifier" | "byName"): number | null {
    return this.naming.find(({ field }) => field.identifies === identifies)?.columns[0] ?? null;
  }
}

function isBlankRow(cells: readonly CellValue[], known: readonly number[]): boolean {
  for (const column of known) {
    if (!isBlank(cells[column])) {
      return false;
    }
  }
  return true;
}

function isBlank(cell: CellValue | undefined): boolean {
  return cell === undefined || cell === "" || (typeof cell === "string" && cell.trim() === "");
}

/** Of rows that share a key, those that share their owner too; all of them where no column names an owner. */
function sameOwner(table: TableSnapshot, repeated: readonly (readonly number[])[], owner: number | null): readonly (readonly number[])[] {
  if (owner === null) {
    return repeated;
  }
  return repeated.flatMap((rows) => {
    const byOwner = new Map<string, number[]>();
    for (const row of rows) {
      const key = keyText(table, row, owner);
      const shared = byOwner.get(key);
      if (shared) {
        shared.push(row);
      } else {
        byOwner.set(key, [row]);
      }
    }
    return [...byOwner.values()].filter((shared) => shared.length > 1);
  });
}

function duplicateProblems(table: TableSnapshot, column: number, repeated: readonly (readonly number[])[], subject: Grain): readonly Problem[] {
  return repeated.slice(0, MOST_PROBLEMS_OF_A_KIND).map((rows) => {
    const addresses = rows.map((row) => bodyAddress(table, row, column));
    const found = String(table.rows[rows[0]!]![column]).trim();
    return {
      code: "duplicate-partner",
      sheet: table.sheet,
      addresses,
      sentence: `Sheet "${table.sheet}": ${listed(addresses)} hold the same ${table.headers[column] ?? "partner"}, "${found}". Each row is evaluated on its own; merge them if they are one ${subject}.`,
    };
  });
}

function listed(addresses: readonly string[]): string {
  const shown = addresses.slice(0, 6);
  const rest = addresses.length - shown.length;
  return rest > 0 ? `${shown.join(", ")} and ${rest} more` : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function additiveLanes(recognition: Recognition, lanes: Readonly<Record<string, Float64Array>>): readonly Float64Array[] {
  return recognition.fields.flatMap(({ field }) => {
    const lane = lanes[field.id];
    return lane && (field.unit === "USD" || field.unit === "count") ? [lane] : [];
  });
}

/** A row whose name is a totals word, and the column that says so. */
interface CalledTotal {
  readonly row: number;
  readonly column: number;
}

/** Marks totals rows in `isSubject`, and tells of each; adding up a large table is a pause of its own. A partner that is merely called Total stays a partner. */
function* totalsProblems(table: TableSnapshot, called: readonly CalledTotal[], lanes: readonly Float64Array[], isSubject: Uint8Array): Generator<void, readonly Problem[]> {
  const problems: Problem[] = [];
  let sinceLast = 0;
  for (const { row, column } of called) {
    const address = bodyAddress(table, row, column);
    const start = `${table.sheet}!${address} says "${String(table.rows[row]![column]).trim()}"`;
    const addsUp = [sinceLast, 0].some((from) => isSumOf(lanes, isSubject, from, row, row)) || isSumOf(lanes, isSubject, 0, table.rows.length, row);
    if (addsUp) {
      isSubject[row] = 0;
      sinceLast = row + 1;
      problems.push({ code: "totals-row", sheet: table.sheet, addresses: [address], sentence: `${start} and adds up other rows, so it is not evaluated as a partner.` });
    } else {
      problems.push({
        code: "not-a-totals-row",
        sheet: table.sheet,
        addresses: [address],
        sentence: `${start} but does not add up the other rows, so it is evaluated as a partner. Remove the row if it is a total.`,
      });
    }
    yield;
  }
  return problems.slice(0, MOST_PROBLEMS_OF_A_KIND);
}

function saysTotal(cell: CellValue | undefined): boolean {
  // A long name is never a totals word; most names need no closer look.
  return typeof cell === "string" && cell.length <= 20 && /total|sum/i.test(cell) && TOTALS_WORDS.has(plainHeader(cell));
}

/** At least half of the amounts in `row` are the sums of the subject rows from..to; customers, say, are often not summed. */
function isSumOf(lanes: readonly Float64Array[], isSubject: Uint8Array, from: number, to: number, row: number): boolean {
  let amounts = 0;
  let sums = 0;
  for (const lane of lanes) {
    const total = lane[row]!;
    if (Number.isNaN(total)) {
      continue;
    }
    amounts++;
    let sum = 0;
    let addends = 0;
    for (let each = from; each < to; each++) {
      if (each !== row && isSubject[each] === 1 && !Number.isNaN(lane[each]!)) {
        sum += lane[each]!;
        addends++;
      }
    }
    if (addends > 0 && Math.abs(sum - total) <= 0.01 + Math.abs(total) * 1e-9) {
      sums++;
    }
  }
  return amounts > 0 && sums * 2 >= amounts;
}
