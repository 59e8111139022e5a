// Knows Tierline's status columns again by what stands in them, where a workbook lost the note that says so: the second mark.
// Promises: a column is taken only in a run of headers as buildWritePlan writes them, with one column of catalog stamps among them, and only
// where every cell is one that Tierline writes there; in doubt it is the user's. Reads and changes no sheet.
import { shippedCatalog } from "../catalog/catalog";
import type { Programme } from "../catalog/schema";
import { NEEDS_DATA, UNCLEAR } from "../engine/decide";
import type { CellValue } from "../intake/table";
import { isWrittenNote } from "./notes";

/** A column of a table as it stands. */
export interface FilledColumn {
  readonly index: number;
  readonly header: string;
  readonly values: readonly CellValue[];
  /** True where every filled cell is formatted as text, as Tierline formats its words. */
  readonly isText: boolean;
}

export interface WrittenColumn {
  /** PlannedColumn.mark. */
  readonly mark: string;
  readonly index: number;
}

/** A status column among Tierline's own that holds a word of somebody else's. */
export interface DoubtfulColumn {
  readonly index: number;
  /** Body row of the first such word. */
  readonly row: number;
}

export interface WrittenColumns {
  readonly columns: readonly WrittenColumn[];
  readonly doubtful: readonly DoubtfulColumn[];
}

type Part = "status" | "path" | "score" | "gap" | "note" | "evaluated-as-of" | "rules";

/** What a header says that its column is. */
interface Role {
  readonly mark: string;
  readonly part: Part;
  readonly programme: Programme | null;
  /** 0 for the plain header; a user's column took that where it is more. */
  readonly rank: number;
}

interface Candidate {
  readonly role: Role;
  readonly column: FilledColumn;
}

const none: WrittenColumns = { columns: [], doubtful: [] };

/** Positions of the columns whose headers alone make it worth looking into them; empty for nearly every table that Tierline did not write into. */
export function columnsToLookInto(headers: readonly string[]): readonly number[] {
  return runsOf(headers).flatMap((run) => run.map(({ index }) => index));
}

/** Which of the columns Tierline wrote. */
export function writtenColumns(columns: readonly FilledColumn[]): WrittenColumns {
  const runs = runsOf(columns.map(({ header }) => header)).flatMap((run) => inRun(run.map(({ index, role }) => ({ role, column: columns[index]! }))) ?? []);
  // Two sets side by side say nothing about which of them is the copy.
  return runs.length === 1 ? runs[0]! : none;
}

/** Neighbouring headers that Tierline writes, its two closing ones among them. */
function runsOf(headers: readonly string[]): { readonly index: number; readonly role: Role }[][] {
  const runs: { index: number; role: Role }[][] = [];
  headers.forEach((header, index) => {
    const role = roleOf(header);
    if (role === null) return;
    const last = runs[runs.length - 1];
    if (last !== undefined && last[last.length - 1]!.index === index - 1) last.push({ index, role });
    else runs.push([{ index, role }]);
  });
  return runs.filter((run) => closing.every((part) => run.some(({ role }) => role.part === part)));
}

const closing: readonly Part[] = ["evaluated-as-of", "rules"];

function inRun(run: readonly Candidate[]): WrittenColumns | null {
  const rules = best(run.filter(({ role, column }) => role.part === "rules" && column.isText && isStamped(column)));
  if (rules === null) return null;
  const isEvaluated = rules.column.values.map((value) => value !== "");
  const asOf = best(run.filter(({ role, column }) => role.part === "evaluated-as-of" && column.values.every((value, row) => (isEvaluated[row] === true ? isDay(value) : value === ""))));
  if (asOf === null) return null;
  const groups = [...new Set(run.flatMap(({ role }) => role.programme ?? []))].map((programme) => inGroup(programme, run.filter(({ role }) => role.programme === programme), isEvaluated));
  const columns = groups.flatMap((group) => group.columns);
  const doubtful = groups.flatMap((group) => group.doubtful);
  return columns.length === 0 ? (doubtful.length === 0 ? null : { columns, doubtful }) : { columns: [...columns, written(asOf), written(rules)], doubtful };
}

/** A status is known by the gap that it goes with; path, score and note by both. */
function inGroup(programme: Programme, group: readonly Candidate[], isEvaluated: readonly boolean[]): WrittenColumns {
  const of = (part: Part) => group.filter(({ role, column }) => role.part === part && (part === "score" || column.isText));
  const stands = ({ column }: Candidate) => column.values.every((value, row) => value === "" || isEvaluated[row] === true);
  const words = statusWords(programme);
  const statuses = of("status").filter(stands);
  const known = statuses.filter(({ column }) => column.values.some((value) => value !== "") && column.values.every((value) => value === "" || words.has(String(value))));
  const pairs = known.flatMap((status) => of("gap").filter((gap) => goTogether(programme, status.column, gap.column)).map((gap) => ({ status, gap })));
  const status = best(pairs.map((pair) => pair.status));
  const gap = best(pairs.filter((pair) => pair.status === status).map((pair) => pair.gap));
  if (status === null || gap === null) return { columns: [], doubtful: known.length > 0 || of("gap").length === 0 ? [] : strangeWords(statuses, words) };
  const beside = (part: Part, isOurs: (value: CellValue) => boolean) => best(of(part).filter(({ column }) => column.values.every((value, row) => value === "" || (status.column.values[row] !== "" && isOurs(value)))));
  const paths = new Set(programme.pathways.map(({ label }) => label));
  const others = [beside("path", (value) => paths.has(String(value))), beside("score", (value) => typeof value === "number"), beside("note", (value) => isWrittenNote(programme, String(value)))];
  return { columns: [status, gap, ...others.filter((one) => one !== null)].map(written), doubtful: [] };
}

/** Where the best status stands nothing is missing, and a row that needs data says which; so a look-alike of the user's differs where it disagrees. */
function goTogether(programme: Programme, status: FilledColumn, gap: FilledColumn): boolean {
  const tops = new Set(programme.body.map(({ value }) => value.ladder[0]?.outcome));
  const top = tops.size === 1 ? new Set(programme.outcomes.filter(({ id }) => tops.has(id)).flatMap(({ names }) => names.map(({ value }) => value))) : new Set<string>();
  return status.values.every((value, row) => {
    const missing = String(gap.values[row] ?? "");
    if (top.has(String(value))) return missing === "";
    return value !== NEEDS_DATA || missing.startsWith("Needs: ");
  });
}

function strangeWords(statuses: readonly Candidate[], words: ReadonlySet<string>): readonly DoubtfulColumn[] {
  return statuses.flatMap(({ column }) => {
    const row = column.values.findIndex((value) => value !== "" && !words.has(String(value)));
    // One word among statuses is an edit; a column of other words is another column.
    return row >= 0 && column.values.some((value) => words.has(String(value))) ? [{ index: column.index, row }] : [];
  });
}

function statusWords({ outcomes }: Programme): ReadonlySet<string> {
  return new Set([...outcomes.flatMap(({ names }) => names.map(({ value }) => value)), NEEDS_DATA, UNCLEAR]);
}

/** The one of the highest rank: a header was given a suffix because the plain one was the user's. null where two are alike. */
function best(candidates: readonly Candidate[]): Candidate | null {
  const highest = Math.max(...candidates.map(({ role }) => role.rank));
  const found = [...new Set(candidates.filter(({ role }) => role.rank === highest))];
  return found.length === 1 ? found[0]! : null;
}

function written({ role: { mark }, column: { index } }: Candidate): WrittenColumn {
  return { mark, index };
}

/** "2026.1 (3f9a0c12)", of this catalog or an older one. */
function isStamped({ values }: FilledColumn): boolean {
  const stamps = values.filter((value) => value !== "");
  return stamps.length > 0 && stamps.every((value) => /^\d{4}\.\d+(\.\d+)? \([0-9a-f]{8}\)$/.test(String(value)));
}

/** A day of this century as Excel counts days. */
function isDay(value: CellValue): boolean {
  return typeof value === "number" && Number.isInteger(value) && value >= 36_526 && value < 73_051;
}

type PlainRole = Omit<Role, "rank">;

let roles: ReadonlyMap<string, PlainRole> | null = null;

function roleOf(header: string): Role | null {
  roles ??= new Map(rolesOf(shippedCatalog.programmes));
  const [, plain = "", suffix, number] = /^(.*?)( \(Tierline(?: (\d+))?\))?$/s.exec(header) ?? [];
  const role = roles.get(plain);
  return role === undefined ? null : { ...role, rank: suffix === undefined ? 0 : Number(number ?? 1) };
}

/** By the headers that buildWritePlan gives. */
function rolesOf(programmes: readonly Programme[]): readonly (readonly [string, PlainRole])[] {
  const parts: readonly Part[] = ["path", "score", "gap", "note"];
  return [
    ...programmes.flatMap((programme): (readonly [string, PlainRole])[] => [
      [programme.label, { mark: `${programme.id}/status`, part: "status", programme }],
      ...parts.map((part): readonly [string, PlainRole] => [`${programme.label} ${part}`, { mark: `${programme.id}/${part}`, part, programme }]),
    ]),
    ["Evaluated as of", { mark: "table/evaluated-as-of", part: "evaluated-as-of", programme: null }],
    ["Rules", { mark: "table/rules", part: "rules", programme: null }],
  ];
}
