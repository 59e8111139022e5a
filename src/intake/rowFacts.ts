// What each row of a table is: a subject, a blank row or a totals row; and which column names the subjects.
// Promises: a row is set aside as totals only when it says so and adds up; two rows of one key are both named. Never drops a row.
import type { Grain } from "../catalog/schema";
import { bodyAddress, type Problem } from "./findings";
import { plainHeader, type Recognition } from "./recognise";
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
  readonly problems: readonly Problem[];
}

const TOTALS_WORDS = new Set(["total", "totals", "grandtotal", "subtotal", "sum", "overalltotal"]);
/** More sentences of one kind than this help nobody. */
const MOST_PROBLEMS_OF_A_KIND = 50;

/** Never throws. `lanes` by field id, as long as the table. */
export function rowFacts(table: TableSnapshot, recognition: Recognition, lanes: Readonly<Record<string, Float64Array>>): RowFacts {
  const naming = recognition.fields.filter(({ field }) => field.unit === "text" && field.grain === recognition.grain);
  const known = recognition.fields.flatMap(({ columns }) => columns);
  const isSubject = new Uint8Array(table.rows.length).fill(1);
  table.rows.forEach((row, index) => {
    if (known.every((column) => isBlank(row[column]))) {
      isSubject[index] = 0;
    }
  });
  const totals = totalsProblems(table, naming.flatMap(({ columns }) => columns), additiveLanes(recognition, lanes), isSubject);
  const idColumn = naming.find(({ field }) => field.identifies === "byIdentifier")?.columns[0] ?? null;
  const nameColumn = naming.find(({ field }) => field.identifies === "byName")?.columns[0] ?? null;
  const repeated = new Map<number, RepeatedKeys>();
  [idColumn, nameColumn].forEach((column) => column !== null && repeated.set(column, repeatedKeys(table, isSubject, column)));
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
    problems: [...totals, ...(told === null ? [] : duplicateProblems(table, told, sameOwner(table, repeated.get(told)?.rows ?? [], owner), recognition.grain))],
  };
}

/** The key text of a row: trimmed and without case, as people tell names apart. */
export function keyText(table: TableSnapshot, row: number, column: number): string {
  const cell = table.rows[row]?.[column] ?? "";
  return (typeof cell === "string" ? cell : String(cell)).trim().toLowerCase();
}

interface RepeatedKeys {
  /** No subject row is blank in the column, and no two are the same. */
  readonly isUnique: boolean;
  /** Rows that share a key, by key. */
  readonly rows: readonly (readonly number[])[];
}

function repeatedKeys(table: TableSnapshot, isSubject: Uint8Array, column: number): RepeatedKeys {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  let hasBlank = false;
  for (let row = 0; row < table.rows.length; row++) {
    if (isSubject[row] === 1) {
      const key = keyText(table, row, column);
      const before = seen.size;
      hasBlank ||= key === "";
      if (key !== "" && seen.add(key).size === before) {
        repeated.add(key);
      }
    }
  }
  return { isUnique: !hasBlank && repeated.size === 0, rows: rowsOf(table, isSubject, column, repeated) };
}

/** A second pass for the few keys that stand twice: a list of rows per key would cost every good table its memory. */
function rowsOf(table: TableSnapshot, isSubject: Uint8Array, column: number, keys: ReadonlySet<string>): readonly (readonly number[])[] {
  const rows = new Map<string, number[]>([...keys].map((key) => [key, []]));
  if (keys.size > 0) {
    table.rows.forEach((_, row) => isSubject[row] === 1 && rows.get(keyText(table, row, column))?.push(row));
  }
  return [...rows.values()];
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
      byOwner.set(key, [...(byOwner.get(key) ?? []), row]);
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

/** Marks totals rows in `isSubject`, and tells of each. A partner that is merely called Total stays a partner. */
function totalsProblems(table: TableSnapshot, naming: readonly number[], lanes: readonly Float64Array[], isSubject: Uint8Array): readonly Problem[] {
  const problems: Problem[] = [];
  let sinceLast = 0;
  table.rows.forEach((cells, row) => {
    const column = naming.find((each) => saysTotal(cells[each]));
    if (column === undefined || isSubject[row] === 0) {
      return;
    }
    const address = bodyAddress(table, row, column);
    const start = `${table.sheet}!${address} says "${String(cells[column]).trim()}"`;
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
  });
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
