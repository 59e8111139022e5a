// The conformance corpus of facts: for each, rows of what it is worked out from and the value that came of them, column by column.
// Promises: a fact is held by itself: what it stands on is given as columns and list rows, never worked out in turn. Values are those of the day
// they were frozen on; the golden folders and test/intake say which are right. Written by `npm run freeze -- facts`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Catalog, Fact, Field } from "../../src/catalog/schema";
import { parameterOn } from "../../src/engine/freeze";
import { serialOf } from "../../src/intake/calendar";
import { deriveFacts } from "../../src/intake/derive";
import type { ListReading } from "../../src/intake/lists";
import { cited, daysLater } from "./eras";
import { scrambled } from "./boundaryRows";

/** Per subject: its columns as `inputs` names them ("absent" stands for a column that the table does not have), then up to two list rows. */
export interface FactRow {
  readonly columns: readonly (number | null)[];
  readonly list: readonly (readonly (number | null | "unreadable")[])[];
}

export interface FactTable {
  /** Fields and facts that have a column. */
  readonly columns: readonly string[];
  readonly rows: readonly FactRow[];
  /** Value per row; null is unknown; "none" where the fact cannot be worked out at all. */
  readonly values: readonly (number | null)[] | "none";
}

export interface FactCorpus {
  readonly fact: string;
  readonly asOf: string;
  readonly words: readonly string[];
  readonly tables: readonly FactTable[];
}

/** A day on which all its amounts are in force, and the day before and the day of each change that the fact or one of its amounts speaks of. */
export function daysOf(catalog: Catalog, fact: Fact): readonly string[] {
  const params = paramsIn(catalog, fact);
  const isInForce = (day: string): boolean => params.every(({ timeline }) => timeline.some(({ from, until }) => from <= day && (until === undefined || day < until)));
  const changes = [...params.flatMap(({ timeline }) => timeline.slice(1).map(({ from }) => from)), ...datesIn(fact)].flatMap((date) => [daysLater(date, -1), date]);
  const latest = params.flatMap(({ timeline }) => timeline.map(({ from }) => from)).sort().at(-1);
  const days = [...new Set([...changes, "2024-05-15"])].filter(isInForce).sort();
  return days.length > 0 || latest === undefined ? days : [latest];
}

function datesIn(fact: Fact): readonly string[] {
  return textsIn(fact.derive).filter((text) => /^\d{4}-\d{2}-\d{2}$/.test(text));
}

/** Works a fact out of the columns and list rows of a table; null where it cannot be. */
export function derivedOn(catalog: Catalog, fact: Fact, asOf: string, { columns, rows }: Pick<FactTable, "columns" | "rows">): readonly (number | null)[] | "none" {
  const lanes = Object.fromEntries(columns.map((id, column) => [id, Float64Array.from(rows, (row) => row.columns[column] ?? Number.NaN)]));
  const ids = rows.map((_, row) => `p${row}`);
  const lists = new Map((catalog.lists ?? []).filter(({ id }) => textsIn(fact.derive).includes(id)).map((list) => [list.id, [readingOf(list, rows)]]));
  const only: Catalog = { ...catalog, facts: [fact] };
  const lane = deriveFacts({ catalog: only, subjects: { rows: rows.length, ids, names: null, lanes }, lists, asOf: serialOf(asOf), valueOf: (param) => parameterOn(catalog, param, asOf, null) }, [fact.id])[fact.id];
  return lane === undefined ? "none" : [...lane].map((value) => (Number.isNaN(value) ? null : value));
}

function readingOf(list: NonNullable<Catalog["lists"]>[number], rows: readonly FactRow[]): ListReading {
  const flatRows = rows.flatMap((row, subject) => row.list.map((cells) => ({ subject, cells })));
  const lanes = list.columns.map((column, index) => {
    const cells = flatRows.map((row) => row.cells[index] ?? null);
    return [column.id, { unit: column.unit, values: Float64Array.from(cells, (cell) => (typeof cell === "number" ? cell : Number.NaN)), isUnreadable: Uint8Array.from(cells, (cell) => Number(cell === "unreadable")), texts: column.unit === "text" ? ["x", "y", "z"] : [] }];
  });
  const byId = new Map(rows.map((_, subject) => [`p${subject}`, flatRows.flatMap((row, index) => (row.subject === subject ? [index] : []))]));
  return { list, rows: flatRows.length, lanes: Object.fromEntries(lanes) as ListReading["lanes"], byId, byName: null, rejections: [], problems: [] };
}

/** Tables with every column, without each, and with each alone; rows around the amounts and dates that the fact speaks of. */
export function factCorpus(catalog: Catalog, fact: Fact, asOf: string): FactCorpus {
  const inputs = inputsOfFact(catalog, fact);
  const choices = [inputs, ...(inputs.length > 1 ? [...inputs.map((_, index) => inputs.toSpliced(index, 1)), ...inputs.map((input) => [input])] : [])];
  const different = [...new Map(choices.map((columns) => [columns.map(({ id }) => id).join(), columns])).values()];
  const tables = different.map((columns, index): FactTable => tableWith(catalog, fact, asOf, columns, factRows(catalog, fact, asOf, columns, index === 0 ? 16 : 3)));
  return { fact: fact.id, asOf, words: wordsOf(catalog, fact), tables };
}

export function tableWith(catalog: Catalog, fact: Fact, asOf: string, columns: readonly Field[], rows: readonly FactRow[]): FactTable {
  const ids = columns.map(({ id }) => id);
  return { columns: ids, rows, values: derivedOn(catalog, fact, asOf, { columns: ids, rows }) };
}

export function wordsOf(catalog: Catalog, fact: Fact): readonly string[] {
  const params = paramsIn(catalog, fact).flatMap(({ id, timeline }) => timeline.map((version) => `${id} ${version.from}..${version.until ?? ""}: ${version.value} | ${cited(version.cite)}`));
  return [`${fact.id} | ${cited(fact.cite)}`, ...params];
}

export function inputsOfFact(catalog: Catalog, fact: Fact): readonly Field[] {
  const texts = new Set(textsIn(fact.derive));
  return [...catalog.fields, ...(catalog.facts ?? [])].filter(({ id }) => texts.has(id));
}

export function paramsIn(catalog: Catalog, fact: Fact): Catalog["params"] {
  const texts = new Set(textsIn(fact.derive));
  return catalog.params.filter(({ id }) => texts.has(id));
}

/** So many rows: each column at each of its values in turn beside good others, and scrambled ones. */
export function factRows(catalog: Catalog, fact: Fact, asOf: string, columns: readonly Field[], count: number, from = 0): readonly FactRow[] {
  const amounts = paramsIn(catalog, fact).flatMap(({ timeline }) => timeline.map(({ value }) => value));
  const serials = [serialOf(asOf), ...datesIn(fact).map(serialOf)];
  const dates = [...new Set(serials.flatMap((day) => [-400, -366, -365, -153, -152, -151, -60, -31, -30, -29, -1, 0, 1, 30, 31, 365, 366].map((days) => day + days)))];
  const numbers = [...new Set([0, 1, 2, 9.5, ...amounts.flatMap((amount) => [amount / 2, amount - 1, amount - 0.5, amount, amount + 1, amount * 1.6])])].filter((value) => value >= 0);
  const pool = (unit: Field["unit"], choices: readonly unknown[] | undefined): readonly number[] => (unit === "flag" ? [0, 1] : unit === "choice" ? (choices ?? []).map((_, code) => code) : unit === "date" ? dates : unit === "text" ? [0, 1, 2] : numbers);
  const list = (catalog.lists ?? []).find(({ id }) => textsIn(fact.derive).includes(id));
  const named = new Map((list?.columns ?? []).map((column) => [column.id, namedChoices(fact, column.choices)]));
  return Array.from({ length: count }, (_, index) => {
    const row = from + index;
    const pick = <T>(values: readonly T[], salt: number): T => values[scrambled(row, salt) % values.length]!;
    const cells = columns.map((column, at) => (scrambled(row, at + 500) % 9 === 0 ? null : pick(pool(column.unit, column.choices), at)));
    const listRow = (which: number): readonly (number | null | "unreadable")[] =>
      (list?.columns ?? []).map((column, at) => {
        const dice = scrambled(row, 100 + which * 20 + at) % 12;
        const codes = named.get(column.id)!;
        return dice === 0 ? null : dice === 1 ? "unreadable" : dice < 8 && codes.length > 0 ? pick(codes, at + which * 7) : pick(pool(column.unit, column.choices), at + 40 + which);
      });
    const listRows = list === undefined ? 0 : scrambled(row, 999) % 3;
    return { columns: cells, list: Array.from({ length: listRows }, (_each, which) => listRow(which)) };
  });
}

/** Codes of the choices that a fact's filters name. */
function namedChoices(fact: Fact, choices: readonly { readonly id: string }[] | undefined): readonly number[] {
  const texts = new Set(textsIn(fact.derive));
  return (choices ?? []).flatMap(({ id }, code) => (texts.has(id) ? [code] : []));
}

/** Every text inside a value. */
export function textsIn(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}

const path = join(__dirname, "conformance", "facts.json");

export function readFacts(): readonly FactCorpus[] {
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as readonly FactCorpus[]) : [];
}

/** One line per table, so that a difference can be read. */
export function writeFacts(corpora: readonly FactCorpus[]): void {
  const text = corpora.map(({ tables, ...head }) => `${JSON.stringify(head).slice(0, -1)},"tables":[\n${tables.map((table) => JSON.stringify(table)).join(",\n")}]}`);
  writeFileSync(path, `[\n${text.join(",\n")}\n]\n`);
}
