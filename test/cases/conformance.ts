// The conformance corpus of a programme: its requirements with their words, and rows on both sides of every line with their answers.
// Promises: answers come from the second opinion in test/properties, not from the engine that is held against them. `npm run freeze` writes
// the files; they are then read and reviewed by people, and every back end must pass them.
import type { Catalog, Expr, Programme } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { PlanError } from "../../src/engine/planShape";
import { expressionsOf } from "../catalog/rulesAboutRules";
import { naiveAnswer, type NaiveRow } from "../properties/naive";

export interface ConformanceFile {
  readonly programme: string;
  readonly asOf: string;
  /** Dates on which the programme can answer (true) or not (false): the day before each change, the day of it, and one far ahead. */
  readonly dates: readonly { readonly asOf: string; readonly answers: boolean }[];
  readonly requirements: readonly RequirementLine[];
  /** Amounts that say what may be counted into a field. */
  readonly counted: readonly { readonly field: string; readonly cmp: string; readonly value: number; readonly quote: string }[];
  readonly rows: readonly { readonly row: NaiveRow; readonly status: string; readonly path: string }[];
}

export interface RequirementLine {
  readonly id: string;
  readonly field: string;
  readonly compares: string;
  readonly need: number;
  readonly quote: string;
  readonly since: string;
  readonly operatorStated: boolean;
}

/** What the catalog says now; throws for a programme that cannot be planned on `asOf`. */
export function conformanceOf(catalog: Catalog, programmeId: string, asOf: string): ConformanceFile {
  const programme = catalog.programmes.find(({ id }) => id === programmeId) as Programme;
  return {
    programme: programmeId,
    asOf,
    dates: changeDates(catalog, programme).map((date) => ({ asOf: date, answers: answersOn(catalog, programmeId, date) })),
    requirements: requirementsOf(catalog, programmeId, asOf),
    counted: countedOf(catalog, programme),
    rows: boundaryRows(catalog, programme).map((row) => ({ row, ...naiveAnswer(catalog, programme, asOf, row) })),
  };
}

export function requirementsOf(catalog: Catalog, programmeId: string, asOf: string): readonly RequirementLine[] {
  const frozen = plan(catalog, programmeId, asOf);
  return frozen.leaves.map((leaf) => ({
    id: leaf.id,
    field: leaf.kind === "score" ? frozen.scores[leaf.score]!.id : frozen.fields[leaf.field]!.id,
    compares: leaf.kind === "test" ? leaf.cmp : leaf.kind,
    need: leaf.kind === "oneOf" ? leaf.codes.length : leaf.need,
    quote: leaf.cite.quote,
    since: leaf.since,
    operatorStated: leaf.cite.operatorStated !== false,
  }));
}

export function countedOf(catalog: Catalog, programme: Programme): ConformanceFile["counted"] {
  const asked = new Set(expressionsOf(programme).flatMap((expr) => ("field" in expr ? [expr.field] : [])));
  return catalog.fields
    .filter(({ id }) => asked.has(id))
    .flatMap((field) =>
      (field.countedBy ?? []).map(({ param, cmp }) => {
        const version = catalog.params.find(({ id }) => id === param)!.timeline.at(-1)!;
        return { field: field.id, cmp, value: version.value, quote: version.cite.quote };
      }),
    );
}

export function answersOn(catalog: Catalog, programmeId: string, asOf: string): boolean {
  try {
    return plan(catalog, programmeId, asOf) !== null;
  } catch (error) {
    if (error instanceof PlanError) {
      return false;
    }
    throw error;
  }
}

function changeDates(catalog: Catalog, programme: Programme): readonly string[] {
  const params = new Set(expressionsOf(programme).flatMap((expr) => ("param" in expr ? [expr.param] : [])));
  const timelines = [programme.body, ...catalog.params.filter(({ id }) => params.has(id)).map(({ timeline }) => timeline)];
  const changes = timelines.flatMap((timeline) => timeline.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])));
  return [...new Set([...changes.flatMap((date) => [dayBefore(date), date]), "2099-12-31"])].sort();
}

function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** For every way to pass: on all its lines, one step short of each in turn, and each in turn blank; then every pair of ways together. */
function boundaryRows(catalog: Catalog, programme: Programme): readonly NaiveRow[] {
  const { ladder } = programme.body.at(-1)!.value;
  const needs = ladder.flatMap(({ when }) => ways(catalog, when));
  const fields = [...new Set(needs.flatMap((way) => Object.keys(way)))];
  const nothing: NaiveRow = Object.fromEntries(fields.map((field) => [field, 0]));
  const beside = (field: string, need: number): readonly (number | null)[] => {
    const { step, unit } = catalog.fields.find(({ id }) => id === field)!;
    return unit === "flag" ? [1 - need, null] : [round(need - step), round(need + step), null];
  };
  const rows = needs.flatMap((way) => {
    const on: NaiveRow = { ...nothing, ...way };
    return [on, ...Object.entries(way).flatMap(([field, need]) => beside(field, need).map((value) => ({ ...on, [field]: value })))];
  });
  const pairs = needs.flatMap((one, index) => needs.slice(index + 1).map((other) => ({ ...nothing, ...higher(one, other) })));
  const all = [nothing, Object.fromEntries(fields.map((field) => [field, null])), ...rows, ...pairs];
  return [...new Map(all.map((row) => [JSON.stringify(row), row])).values()];
}

function higher(one: NaiveRow, other: NaiveRow): NaiveRow {
  return Object.fromEntries([...new Set([...Object.keys(one), ...Object.keys(other)])].map((field) => [field, Math.max(one[field] ?? 0, other[field] ?? 0)]));
}

/** Amounts that reach each way through a rule of tests and flags; both readings of open words. */
function ways(catalog: Catalog, expr: Expr): readonly Record<string, number>[] {
  switch (expr.op) {
    case "test":
      return [{ [expr.field]: catalog.params.find(({ id }) => id === expr.param)!.timeline.at(-1)!.value }];
    case "flag":
      return [{ [expr.field]: expr.is ? 1 : 0 }];
    case "any":
      return expr.of.flatMap((each) => ways(catalog, each));
    case "all":
      return expr.of.reduce<readonly Record<string, number>[]>((before, each) => before.flatMap((one) => ways(catalog, each).map((other) => higher(one, other) as Record<string, number>)), [{}]);
    case "readings":
      return ways(catalog, expr.main.when).flatMap((main) => ways(catalog, expr.cautious.when).map((cautious) => higher(main, cautious) as Record<string, number>));
    default:
      throw new Error(`The corpus cannot yet reach ${expr.op}.`);
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
