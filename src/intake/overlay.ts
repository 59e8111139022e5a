// The workbook table "Tierline rules": a person's own thresholds laid over the catalog, for days on which the catalog has none or another.
// Promises: what is laid over passes the same schema as the catalog; a row that cannot be used is reported with its cells and changes nothing;
// two rows that contradict each other are both named and both left out. Never changes the catalog it is given.
import { distance } from "fastest-levenshtein";
import { laidOver } from "../catalog/catalog";
import type { Catalog, Source } from "../catalog/schema";
import { OVERLAY_SOURCE } from "../catalog/sources";
import { Param, type Version } from "../catalog/terms";
import { isoOf } from "./calendar";
import { BLANK, coerce } from "./coerce";
import { bodyAddress, type Problem } from "./findings";
import { COLUMNS, type ColumnId, columnsOf, isOverlayTable, type Overlay } from "./overlayTable";
import { plainHeader } from "./recognise";
import type { CellValue, TableSnapshot } from "./table";

const known = new WeakMap<Catalog, WeakMap<TableSnapshot, Overlay>>();

/** The catalog with every usable row of the user's rules tables laid over it; the same value for the same tables. */
export function overlaid(catalog: Catalog, tables: readonly TableSnapshot[]): Overlay {
  const problems: Problem[] = [];
  let current = catalog;
  for (const table of tables.filter(isOverlayTable)) {
    const byTable = known.get(current) ?? new WeakMap<TableSnapshot, Overlay>();
    known.set(current, byTable);
    const laid = byTable.get(table) ?? layOver(current, table);
    byTable.set(table, laid);
    problems.push(...laid.problems);
    current = laid.catalog;
  }
  return { catalog: current, problems };
}

interface OverlayRow {
  readonly row: number;
  readonly param: Param;
  readonly version: Version<number>;
}

function layOver(catalog: Catalog, table: TableSnapshot): Overlay {
  const problems: Problem[] = [];
  const read = table.rows.flatMap((_, row) => {
    const found = readRow(catalog, table, row);
    if (found !== null && "code" in found) {
      problems.push(found);
      return [];
    }
    return found === null ? [] : [found];
  });
  const usable = withoutContradictions(table, read, problems);
  if (usable.length === 0) {
    return { catalog, problems };
  }
  const source: Source = { id: OVERLAY_SOURCE, title: `Tierline rules on sheet ${table.sheet} of this workbook`, published: usable.map(({ version }) => version.from).sort()[0]! };
  const params = catalog.params.map((param) => usable.filter((each) => each.param.id === param.id).reduce((laid, { version }) => ({ ...laid, timeline: inserted(laid.timeline, version) }), param));
  return { catalog: laidOver(catalog, { sources: [...catalog.sources.filter(({ id }) => id !== OVERLAY_SOURCE), source], params }), problems };
}

function readRow(catalog: Catalog, table: TableSnapshot, row: number): OverlayRow | Problem | null {
  const at = columnsOf(table.headers);
  const cell = (id: ColumnId): CellValue => (at[id] === null ? "" : (table.rows[row]?.[at[id]] ?? ""));
  const text = (id: ColumnId): string => String(cell(id)).trim();
  if (COLUMNS.every(({ id }) => text(id) === "")) {
    return null;
  }
  const address = (id: ColumnId): string => bodyAddress(table, row, at[id] ?? 0);
  const refused = (id: ColumnId, why: string): Problem => ({
    code: "unusable-rule",
    sheet: table.sheet,
    addresses: [address(id)],
    sentence: `${table.sheet}!${address(id)} (Tierline rules) cannot be used: ${why} The catalog's own figure stays.`,
  });
  const param = catalog.params.find(({ id, label }) => [id, label].some((name) => plainHeader(name) === plainHeader(text("parameter"))));
  if (param === undefined) {
    return refused("parameter", `"${text("parameter")}" is no parameter; the nearest is ${nearestParam(catalog, text("parameter"))}.`);
  }
  const from = dateIn(cell("from"));
  if (from === null) {
    return refused("from", `"${text("from")}" is not a date; enter one such as 2024-07-01.`);
  }
  const until = text("until") === "" ? undefined : dateIn(cell("until"));
  if (until === null) {
    return refused("until", `"${text("until")}" is not a date; enter one such as 2025-07-01, or leave it empty.`);
  }
  if (until !== undefined && until <= from) {
    return refused("until", `it ends on ${until}, which is not after ${from}.`);
  }
  const value = coerce(cell("value"), { label: param.label, unit: param.unit });
  if (typeof value !== "number") {
    return refused("value", value === BLANK ? "there is no value." : `"${text("value")}" does not fit: ${value.because}.`);
  }
  if (text("source") === "") {
    return refused("source", "there is no source; enter the document that the figure is from.");
  }
  const quote = text("source").split(/\s+/).slice(0, 20).join(" ").padEnd(3, ".");
  const cite = { source: OVERLAY_SOURCE, locator: `${table.sheet}!${address("value")}`, quote, published: from, confidence: "unverified" } as const;
  const version: Version<number> = { from, ...(until === undefined ? {} : { until }), value, cite, rules: [], ...(text("note").length < 3 ? {} : { note: text("note") }) };
  const checked = Param.safeParse({ ...param, timeline: [version] });
  return checked.success ? { row, param, version } : refused("value", checked.error.issues.map(({ message }) => message).join(" "));
}

/** Two rows of one parameter whose days overlap contradict each other: neither is used. */
function withoutContradictions(table: TableSnapshot, rows: readonly OverlayRow[], problems: Problem[]): readonly OverlayRow[] {
  const at = columnsOf(table.headers).parameter ?? 0;
  const isContradicted = (one: OverlayRow): boolean => rows.some((other) => other !== one && contradict(one, other));
  rows.forEach((one, index) => {
    for (const other of rows.slice(index + 1)) {
      if (contradict(one, other)) {
        const addresses = [bodyAddress(table, one.row, at), bodyAddress(table, other.row, at)];
        problems.push({
          code: "contradicting-rules",
          sheet: table.sheet,
          addresses,
          sentence: `${table.sheet}!${addresses.join(" and ")} (Tierline rules) give two values for "${one.param.label}" on the same days. Neither is used; end one before the other begins.`,
        });
      }
    }
  });
  return rows.filter((row) => !isContradicted(row));
}

function contradict(one: OverlayRow, other: OverlayRow): boolean {
  const isBefore = (a: OverlayRow, b: OverlayRow): boolean => a.version.until !== undefined && a.version.until <= b.version.from;
  return one.param.id === other.param.id && !isBefore(one, other) && !isBefore(other, one);
}

/** The user's version in its days, and what the catalog says before and after it. */
function inserted(timeline: Param["timeline"], version: Version<number>): Param["timeline"] {
  const rest = timeline.flatMap((old) => {
    const before = old.from < version.from ? [{ ...old, until: old.until === undefined || old.until > version.from ? version.from : old.until }] : [];
    const isLasting = version.until !== undefined && (old.until === undefined || old.until > version.until);
    const after = isLasting ? [{ ...old, from: old.from > version.until! ? old.from : version.until! }] : [];
    return [...before, ...after];
  });
  return [...rest, version].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

function dateIn(cell: CellValue): string | null {
  const serial = coerce(cell, { label: "date", unit: "date" });
  return typeof serial === "number" ? isoOf(serial) : null;
}

function nearestParam(catalog: Catalog, text: string): string {
  const plain = plainHeader(text);
  const errors = (param: Param): number => Math.min(distance(plain, plainHeader(param.id)), distance(plain, plainHeader(param.label)));
  const nearest = catalog.params.reduce<Param | null>((best, param) => (best === null || errors(param) < errors(best) ? param : best), null);
  return nearest === null ? "none" : `"${nearest.label}" (${nearest.id})`;
}
