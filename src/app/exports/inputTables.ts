// The tables a person may lay beside exports: "Tierline exclusions" (fraud) and "Tierline rates" (currencies).
// Promises: a row that cannot be used is named with its cell and changes nothing; a blank row is passed over.
import { isoOf } from "../../intake/calendar";
import { BLANK, coerce, type ReadAs } from "../../intake/coerce";
import { bodyAddress } from "../../intake/findings";
import { plainHeader } from "../../intake/recognise";
import type { CellValue, TableSnapshot } from "../../intake/table";
import type { Exclusion, Rate } from "../../ledger";
import { hasLostDigits } from "../../ledger/ids";

export type InputTable = "exclusions" | "rates";

interface Column {
  readonly id: string;
  readonly names: readonly string[];
}

/** First names are what `Make an empty table` writes. */
const columnsOf: Readonly<Record<InputTable, readonly Column[]>> = {
  exclusions: [
    { id: "id", names: ["Purchase or customer ID", "ID", "Purchase record ID", "Purchase ID", "Customer ID"] },
    { id: "reason", names: ["Reason", "Why", "Note"] },
    { id: "since", names: ["Since", "From", "Date"] },
  ],
  rates: [
    { id: "currency", names: ["Currency", "Currency code"] },
    { id: "rate", names: ["USD per unit", "Rate", "US dollars per unit"] },
    { id: "from", names: ["From", "Since", "Date"] },
  ],
};

export const exclusionHeaders = columnsOf.exclusions.map(({ names }) => names[0] ?? "");

/** By the name of the table, or of the sheet where the range is none, and its headers. */
export function inputTableKind({ sheet, table, headers }: Pick<TableSnapshot, "sheet" | "table" | "headers">): InputTable | null {
  const name = plainHeader(table ?? sheet);
  const kind: InputTable | null = name === "tierlineexclusions" ? "exclusions" : name === "tierlinerates" ? "rates" : null;
  return kind !== null && positions(kind, headers)[0] !== null ? kind : null;
}

/** How many headers belong to one of these tables; the sheet's name decides later. */
export function inputTableHeaders(headers: readonly string[]): number {
  return Math.max(...(["exclusions", "rates"] as const).map((kind) => positions(kind, headers).filter((at) => at !== null).length));
}

export interface ReadInput<T> {
  readonly entries: readonly T[];
  readonly problems: readonly { readonly sheet: string; readonly address: string; readonly sentence: string }[];
}

const dateField: ReadAs = { label: "Since", unit: "date", mayBeNegative: false };
const amountField: ReadAs = { label: "USD per unit", unit: "USD", mayBeNegative: false };

/** Ids with reason and first day. An id of digits that Excel turned into a number of more than 15 is refused: its last digits are lost. */
export function readExclusions(table: TableSnapshot): ReadInput<Exclusion> {
  return readRows(table, "exclusions", ([id = "", reason = "", since = ""], reject) => {
    if (hasLostDigits(id)) return reject(0, "Excel has cut its digits; format the column as text and paste the id again");
    const text = String(id).trim();
    if (text === "") return reject(0, "it is blank, and the row needs the id of a purchase or a customer");
    const from = coerce(since, dateField);
    if (typeof from === "object") return reject(2, from.because);
    return { id: text, reason: String(reason).trim(), ...(from === BLANK ? {} : { since: isoOf(from) }) };
  });
}

/** Currencies with US dollars for one unit, from a day on. */
export function readRates(table: TableSnapshot): ReadInput<Rate> {
  return readRows(table, "rates", ([currency = "", rate = "", from = ""], reject) => {
    const code = String(currency).trim().toUpperCase();
    if (!/^[A-Z]{3}$/.test(code)) return reject(0, "it is not a currency of three letters, such as EUR");
    const usdPerUnit = coerce(rate, amountField);
    if (usdPerUnit === BLANK) return reject(1, "it is blank");
    if (typeof usdPerUnit === "object") return reject(1, usdPerUnit.because);
    if (usdPerUnit <= 0) return reject(1, "it must be more than 0");
    const day = coerce(from, dateField);
    if (typeof day === "object") return reject(2, day.because);
    return { currency: code, usdPerUnit, ...(day === BLANK ? {} : { from: isoOf(day) }) };
  });
}

function readRows<T>(table: TableSnapshot, kind: InputTable, read: (cells: readonly CellValue[], reject: (column: number, because: string) => null) => T | null): ReadInput<T> {
  const at = positions(kind, table.headers);
  const entries: T[] = [];
  const problems: { sheet: string; address: string; sentence: string }[] = [];
  table.rows.forEach((row, index) => {
    const cells = at.map((column) => (column === null ? "" : (row[column] ?? "")));
    if (cells.every((cell) => String(cell).trim() === "")) return;
    const entry = read(cells, (column, because) => {
      const address = bodyAddress(table, index, at[column] ?? at[0] ?? 0);
      problems.push({ sheet: table.sheet, address, sentence: `${table.sheet}, ${address}: "${String(cells[column] ?? "")}" cannot be used: ${because}. The row is passed over.` });
      return null;
    });
    if (entry !== null) entries.push(entry);
  });
  return { entries, problems };
}

function positions(kind: InputTable, headers: readonly string[]): (number | null)[] {
  const keys = headers.map(plainHeader);
  return columnsOf[kind].map(({ names }) => {
    const at = names.map((name) => keys.indexOf(plainHeader(name))).find((index) => index >= 0);
    return at ?? null;
  });
}
