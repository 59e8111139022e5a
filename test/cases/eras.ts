// The stretches of days over which a programme stays the same, and the words it shows in each: what the conformance corpus is frozen by.
// Promises: a new stretch begins on every day on which anything that a programme stands on begins or ends, as known then and as known now.
// Reads the catalog only; which answers are right is not its business.
import type { Catalog, Cite, Expr, Field, Programme, Timeline } from "../../src/catalog/schema";
import { PlanError, type Leaf, type Plan } from "../../src/engine/planShape";
import { plan } from "../../src/engine/plan";
import { expressionsOf } from "../catalog/rulesAboutRules";

export interface Era {
  /** First and last day, both inside. */
  readonly asOf: string;
  readonly lastDay: string;
  /** null: everything the catalog knows. */
  readonly knownOn: string | null;
}

/** Stands for "no last day": far behind every date of a catalog. */
const FAR_AHEAD = "2099-12-31";
const MS_PER_DAY = 86_400_000;

export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}

/** In order of knowledge, then of days; the first of each is the day before the rules begin. */
export function erasOf(catalog: Catalog, programme: Programme): readonly Era[] {
  const timelines = timelinesUnder(catalog, programme);
  const versions = timelines.flat();
  const changes = versions.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until]));
  const days = [...new Set([daysLater(programme.firstDate, -1), ...changes.filter((day) => day >= programme.firstDate)])].sort();
  const learnt = [...new Set(versions.flatMap(({ knownFrom, knownUntil }) => [knownFrom, knownUntil].filter((day) => day !== undefined)))].sort();
  const knownOns = [null, ...learnt.flatMap((day) => [daysLater(day, -1), day])];
  return knownOns.flatMap((knownOn) => days.map((asOf, index) => ({ asOf, lastDay: index + 1 < days.length ? daysLater(days[index + 1]!, -1) : FAR_AHEAD, knownOn })));
}

/** The programme's own rules and names, those of programmes it refers to, and every parameter they use. Facts have days of their own. */
function timelinesUnder(catalog: Catalog, programme: Programme, seen: readonly string[] = []): readonly Timeline<unknown>[] {
  const used = paramsOf(catalog, programme);
  const others = expressionsOf(programme).flatMap((expr) => (expr.op === "rule" && !seen.includes(expr.programme) ? [programmeOf(catalog, expr.programme)] : []));
  return [
    programme.body as Timeline<unknown>,
    ...programme.outcomes.map(({ names }) => names as Timeline<unknown>),
    ...catalog.params.filter(({ id }) => used.has(id)).map(({ timeline }) => timeline as Timeline<unknown>),
    ...[...new Set(others)].flatMap((other) => timelinesUnder(catalog, other, [...seen, programme.id])),
  ];
}

/** Parameters that a programme's own requirements compare with. */
export function paramsOf(catalog: Catalog, programme: Programme): ReadonlySet<string> {
  const scoreParams = (id: string): readonly string[] => catalog.scores.find((score) => score.id === id)?.metrics.flatMap(({ maximum, threshold }) => [maximum, threshold]) ?? [];
  return new Set(expressionsOf(programme).flatMap((expr) => ("param" in expr ? [expr.param, ...(expr.op === "sum>=" ? scoreParams(expr.score) : [])] : [])));
}

export function programmeOf(catalog: Catalog, id: string): Programme {
  const found = catalog.programmes.find((programme) => programme.id === id);
  if (!found) {
    throw new Error(`The catalog has no programme ${id}.`);
  }
  return found;
}

/** The plan of an era's first or last day, or the code of the sentence that is shown instead. */
export function planOn(catalog: Catalog, programme: string, asOf: string, knownOn: string | null): Plan | string {
  try {
    return plan(catalog, programme, asOf, knownOn);
  } catch (error) {
    if (error instanceof PlanError) {
      return error.code;
    }
    throw error;
  }
}

/** One line per requirement, with its words: what a row is held against, since when, and who says so. */
export function requirementLines(frozen: Plan): readonly string[] {
  return frozen.leaves.map((leaf) => `${leaf.id}: ${comparison(frozen, leaf)} | since ${leaf.since} | ${cited(leaf.cite)}`);
}

function comparison(frozen: Plan, leaf: Leaf): string {
  switch (leaf.kind) {
    case "test":
      return `${frozen.fields[leaf.field]!.id} ${leaf.cmp} ${leaf.need} ${leaf.unit}`;
    case "flag":
      return `${frozen.fields[leaf.field]!.id} is ${leaf.need === 1 ? "yes" : "no"}`;
    case "oneOf":
      return `${frozen.fields[leaf.field]!.id} is one of ${leaf.names.join(", ")}`;
    case "score":
      return `${frozen.scores[leaf.score]!.id} >= ${leaf.need} points: ${frozen.scores[leaf.score]!.metrics.map(({ id, maximum, threshold, cite }) => `${id} ${maximum} at ${threshold}, ${cited(cite)}`).join("; ")}`;
  }
}

/** One line for everything else that a programme shows with words of a document, and for what its columns mean where they are absent. */
export function wordLines(catalog: Catalog, programme: Programme): readonly string[] {
  const dated = ({ from, until, knownFrom, knownUntil }: { readonly from: string; readonly until?: string | undefined; readonly knownFrom?: string | undefined; readonly knownUntil?: string | undefined }): string =>
    `${from}..${until ?? ""}${knownFrom ?? knownUntil ? ` known ${knownFrom ?? ""}..${knownUntil ?? ""}` : ""}`;
  const readings = programme.body.flatMap((version) => version.value.ladder.flatMap(({ when }) => readingLines(when).map((line) => `${version.from}: ${line}`)));
  const asked = new Set(expressionsOf(programme).flatMap((expr) => ("field" in expr ? [expr.field] : [])));
  const fields = [...catalog.fields, ...(catalog.facts ?? [])].filter(({ id }) => asked.has(id));
  return [
    ...programme.body.map((version) => `rules ${dated(version)} | ${cited(version.cite)}`),
    ...programme.outcomes.flatMap(({ id, names }) => names.map((version) => `answer ${id} ${dated(version)} "${version.value}" | ${cited(version.cite)}`)),
    ...new Set(readings),
    ...(programme.milestones ?? []).map((each) => `date that matters ${each.id} ${dated(each)} ${each.date} when ${(each.when ?? []).join(" ")} unless ${(each.unless ?? []).join(" ")}: ${each.says} | ${cited(each.cite)}`),
    ...programme.effects.map((each) => `effect ${each.id} ${dated(each)}: ${each.says} | ${cited(each.cite)}`),
    ...programme.ambiguities.map(({ id, question, reading, cites }) => `open ${id}: ${question} ${reading} | ${cites.map(cited).join("; ")}`),
    ...fields.flatMap((field) => countedLines(catalog, field)),
  ];
}

function readingLines(expr: Expr): readonly string[] {
  const below = "of" in expr ? [expr.of].flat().flatMap(readingLines) : [];
  if (expr.op !== "readings") {
    return below;
  }
  return [expr.main, expr.cautious].flatMap(({ says, cite, when }) => [`reading of ${expr.ambiguity}, ${expr.id}: ${says} | ${cited(cite)}`, ...readingLines(when)]);
}

function countedLines(catalog: Catalog, field: Field): readonly string[] {
  return (field.countedBy ?? []).flatMap(({ param, cmp, of }) =>
    catalog.params.find(({ id }) => id === param)!.timeline.map(({ from, value, cite }) => `${field.id} counts only what is ${cmp} ${value} (${of}) from ${from} | ${cited(cite)}`),
  );
}

export function cited({ source, published, confidence, operatorStated, locator, quote }: Cite): string {
  return `${source} ${published} ${confidence}${operatorStated === undefined ? "" : operatorStated ? ", operator stated" : ", operator not stated"}, ${locator}: "${quote}"`;
}
