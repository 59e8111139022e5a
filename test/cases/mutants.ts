// Plausible mistakes in a catalog, planted one at a time: in a node of a rule, an amount, a pathway, the order of answers, a date, a citation.
// Promises: every mutant differs from the catalog it was made from in one place, is named by that place, and says what must notice it.
import type { Body, Catalog, Cite, Expr, Field, Param, Programme, Version } from "../../src/catalog/schema";
import { flat } from "../checks/catalogDocs";
import { citesOf } from "../checks/citations";
import { expressionsOf } from "../catalog/rulesAboutRules";
import { daysLater, paramsOf, programmeOf, type Era } from "./eras";
import { nodeMutants, replaced } from "./nodeMutants";

export interface Mutant {
  readonly name: string;
  /** What must notice it: the corpus' rows, its requirements or its words with their citations, or its days. */
  readonly noticedBy: "rows" | "requirements" | "words" | "dates";
  readonly catalog: Catalog;
  /** Whether it can show in an era at all; its catalog need not answer in the others. */
  readonly concerns: (era: Era) => boolean;
  /** For a moved date: the one day that changes hands, of what held or of what was known. */
  readonly day?: MovedDay;
}

export interface MovedDay {
  readonly date: string;
  readonly isOfKnowledge: boolean;
}

const always = (): boolean => true;
const whileInForce =
  ({ from, until, knownFrom, knownUntil }: Version<unknown>) =>
  ({ asOf, lastDay, knownOn }: Era): boolean =>
    from <= lastDay &&
    (until === undefined || asOf < until) &&
    (knownOn === null ? knownUntil === undefined : (knownFrom === undefined || knownFrom <= knownOn) && (knownUntil === undefined || knownOn < knownUntil));

/** What a programme stands on, and nothing else: every mutant's catalog is fingerprinted, and the whole one takes a while. */
export function partOf(catalog: Catalog, programmeId: string): Catalog {
  const programmes = withReferences(catalog, programmeOf(catalog, programmeId));
  const asked = new Set(programmes.flatMap((each) => [...expressionsOf(each).flatMap((expr) => ("field" in expr ? [expr.field] : [])), ...fieldsOfScores(catalog, each)]));
  const isUsed = ({ id }: { readonly id: string }): boolean => asked.has(id);
  const standIns = [...catalog.fields, ...(catalog.facts ?? [])].filter(isUsed).flatMap(({ whenColumnAbsent }) => (whenColumnAbsent.policy === "sameAs" ? [whenColumnAbsent.field] : []));
  const askedFor = (catalog.facts ?? []).filter(isUsed).flatMap(({ asksFor }) => (asksFor === undefined ? [] : [asksFor]));
  [...standIns, ...askedFor].forEach((id) => asked.add(id));
  // What only headers and pages are made of is left out as well.
  const bare = <T extends Field>(field: T): T => ({ ...field, meaning: "", aliases: [], ...(field.choices ? { choices: field.choices.map((choice) => ({ ...choice, aliases: [] })) } : {}) });
  const fields = catalog.fields.filter(isUsed).map(bare);
  const params = new Set([...programmes.flatMap((each) => [...paramsOf(catalog, each)]), ...fields.flatMap((field) => (field.countedBy ?? []).map(({ param }) => param))]);
  return { ...catalog, sources: [], programmes, fields, facts: (catalog.facts ?? []).filter(isUsed).map(bare), lists: [], params: catalog.params.filter(({ id }) => params.has(id)) };
}

function withReferences(catalog: Catalog, programme: Programme): readonly Programme[] {
  const others = expressionsOf(programme).flatMap((expr) => (expr.op === "rule" ? [expr.programme] : []));
  return [...new Set([programme, ...others.flatMap((id) => withReferences(catalog, programmeOf(catalog, id)))])];
}

function fieldsOfScores(catalog: Catalog, programme: Programme): readonly string[] {
  const asked = new Set(expressionsOf(programme).flatMap((expr) => (expr.op === "sum>=" ? [expr.score] : [])));
  return catalog.scores.filter(({ id }) => asked.has(id)).flatMap(({ metrics }) => metrics.map(({ field }) => field));
}

/** Every mutant of a programme, one after another. `catalog` is the programme's own part. */
export function* mutantsOf(catalog: Catalog, programmeId: string): Generator<Mutant> {
  const isForRows = ({ noticedBy }: Mutant): boolean => noticedBy === "rows";
  // Rows say nothing of words: without them a catalog is fingerprinted in a third of the time.
  for (const mutant of everyMutant(withoutWords(catalog) as Catalog, programmeId)) {
    if (isForRows(mutant)) {
      yield mutant;
    }
  }
  for (const mutant of everyMutant(catalog, programmeId)) {
    if (!isForRows(mutant)) {
      yield mutant;
    }
  }
}

const NO_WORDS: Cite = { source: "none", locator: "none", quote: "none", published: "2000-01-01", confidence: "seed" };

/** Every citation and sentence exchanged for the shortest there is; names of answers and paths stay. */
function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withoutWords);
  }
  if (value === null || typeof value !== "object") {
    return value;
  }
  if ("quote" in value && "locator" in value) {
    return NO_WORDS;
  }
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, key === "sentence" || key === "says" || key === "because" || key === "note" ? "" : key === "rules" ? [] : withoutWords(member)]));
}

function* everyMutant(catalog: Catalog, programmeId: string): Generator<Mutant> {
  const programme = programmeOf(catalog, programmeId);
  const withProgramme = (change: Partial<Programme>): Catalog => ({ ...catalog, programmes: catalog.programmes.map((each) => (each.id === programmeId ? { ...each, ...change } : each)) });
  for (const version of programme.body as readonly Version<Body>[]) {
    yield* bodyMutants(catalog, programme, version).map(({ name, noticedBy, body }) => ({
      name: `${version.from}: ${name}`,
      noticedBy,
      // Rules of other days and words of other places would only take time.
      catalog: noticedBy === "words" ? withProgramme({ body: programme.body.map((each) => (each === version ? { ...each, value: body } : each)) }) : withProgramme({ body: [{ ...version, value: body }], effects: [], milestones: [], ambiguities: [] }),
      concerns: whileInForce(version),
    }));
  }
  yield* pathwayMutants(programme).map(({ name, pathways }): Mutant => ({ name, noticedBy: "rows", catalog: withProgramme({ pathways }), concerns: always }));
  const used = paramsOf(catalog, programme);
  for (const param of ownParams(catalog, programme)) {
    const isCompared = used.has(param.id);
    const withTimeline = (timeline: Param["timeline"]): Catalog => ({ ...catalog, params: catalog.params.map((each) => (each === param ? { ...each, timeline } : each)) });
    yield* amountMutants(param).map(({ name, timeline, concerns }): Mutant => ({ name, noticedBy: isCompared ? "rows" : "words", catalog: withTimeline(timeline), concerns }));
    if (isCompared) {
      yield* movedDates(param.timeline).map(({ name, timeline, day }): Mutant => ({ name: `${param.id} ${name}`, noticedBy: "dates", catalog: withTimeline(timeline), concerns: always, day }));
    }
  }
  yield* movedDates(programme.body as readonly Version<Body>[]).map(({ name, timeline, day }): Mutant => ({
    name: `rules ${name}`,
    noticedBy: "dates",
    catalog: withProgramme({ body: timeline, firstDate: timeline.map(({ from }) => from).sort()[0]! }),
    concerns: always,
    day,
  }));
  for (const outcome of programme.outcomes) {
    const withNames = (names: typeof outcome.names): Catalog => withProgramme({ outcomes: programme.outcomes.map((each) => (each === outcome ? { ...each, names } : each)) });
    yield* movedDates(outcome.names).map(({ name, timeline, day }): Mutant => ({ name: `name of ${outcome.id} ${name}`, noticedBy: "dates", catalog: withNames(timeline), concerns: always, day }));
  }
  yield* citeMutants(catalog, programme);
  yield* columnMutants(catalog, programme);
}

interface BodyMutant {
  readonly name: string;
  readonly noticedBy: "rows" | "requirements" | "words";
  readonly body: Body;
}

function bodyMutants(catalog: Catalog, programme: Programme, { value }: Version<Body>): readonly BodyMutant[] {
  const { ladder, otherwise } = value;
  const nodes = [...new Map(ladder.flatMap(({ when }) => flat(when)).map((expr) => [expr.id, expr])).values()];
  const asked = new Set(nodes.flatMap((expr) => ("field" in expr ? [expr.field] : [])));
  const fields: readonly Field[] = [...catalog.fields, ...(catalog.facts ?? [])].filter(({ id }) => asked.has(id));
  const around = { catalog, fields, otherCite: otherCite(catalog) };
  const ofNodes = nodes.flatMap((node) =>
    nodeMutants(node, around).map(({ name, noticedBy, expr }): BodyMutant => ({ name, noticedBy, body: { ...value, ladder: ladder.map((rung) => ({ ...rung, when: replaced(rung.when, node.id, expr) })) } })),
  );
  const rows = (name: string, body: Body): BodyMutant => ({ name, noticedBy: "rows", body });
  return [
    ...ofNodes,
    ...(ladder.length > 1 ? ladder.map((rung, index) => rows(`${rung.outcome} is never answered`, { ...value, ladder: ladder.toSpliced(index, 1) })) : []),
    ...ladder.slice(1).map((rung, index) => rows(`${rung.outcome} before ${ladder[index]!.outcome}`, { ...value, ladder: ladder.with(index, rung).with(index + 1, ladder[index]!) })),
    rows("first and last answer exchanged", { otherwise: ladder[0]!.outcome, ladder: ladder.with(0, { ...ladder[0]!, outcome: otherwise }) }),
    ...programme.outcomes.filter(({ id }) => id !== otherwise && id !== ladder[0]!.outcome).map(({ id }) => rows(`${id} where nothing holds`, { ...value, otherwise: id })),
  ];
}

function pathwayMutants({ pathways }: Programme): readonly { readonly name: string; readonly pathways: Programme["pathways"] }[] {
  return [
    ...pathways.map((pathway) => ({ name: `pathway ${pathway.id} dropped`, pathways: pathways.filter((each) => each !== pathway) })),
    ...pathways.slice(1).map((pathway, index) => ({ name: `pathways ${pathways[index]!.id} and ${pathway.id} in the other order`, pathways: pathways.with(index, pathway).with(index + 1, pathways[index]!) })),
    ...pathways.slice(1).map((pathway, index) => ({
      name: `names of pathways ${pathways[index]!.id} and ${pathway.id} exchanged`,
      pathways: pathways.with(index, { ...pathways[index]!, label: pathway.label }).with(index + 1, { ...pathway, label: pathways[index]!.label }),
    })),
  ];
}

function amountMutants({ id, unit, timeline }: Param): readonly { readonly name: string; readonly timeline: Param["timeline"]; readonly concerns: Mutant["concerns"] }[] {
  const step = unit === "USD" ? 0.01 : 1;
  return timeline.flatMap((version, index) =>
    [
      { how: "one step up", value: version.value + step },
      { how: "one step down", value: version.value - step },
      ...(version.value === 0 ? [] : [{ how: "ten times as much", value: version.value * 10 }]),
    ].map(({ how, value }) => ({ name: `${id} of ${version.from} ${how}`, timeline: timeline.with(index, { ...version, value: Math.round(value * 100) / 100 }), concerns: whileInForce(version) })),
  );
}

type Dates = "from" | "until" | "knownFrom" | "knownUntil";

/** Each date of a timeline a day earlier and later; where one version ends and the next begins, also both together. */
export function movedDates<T>(timeline: readonly Version<T>[]): readonly { readonly name: string; readonly timeline: readonly Version<T>[]; readonly day: MovedDay }[] {
  const keys: readonly Dates[] = ["from", "until", "knownFrom", "knownUntil"];
  const spots = timeline.flatMap((version, index) => keys.flatMap((key) => (version[key] === undefined ? [] : [{ index, key, date: version[key] }])));
  const moved = (which: typeof spots, days: number) => which.reduce<readonly Version<T>[]>((all, { index, key, date }) => all.with(index, { ...all[index]!, [key]: daysLater(date, days) }), timeline);
  const together = [...new Set(spots.map(({ date }) => date))].map((date) => spots.filter((spot) => spot.date === date)).filter(({ length }) => length > 1);
  return [...spots.map((spot) => [spot]), ...together].flatMap((which) => {
    const name = `${which.map(({ index, key }) => `${key} of version ${index + 1}`).join(" and ")}, ${which[0]!.date}, a day`;
    const { date, key } = which[0]!;
    return [1, -1].map((days) => ({
      name: `${name} ${days > 0 ? "later" : "earlier"}`,
      timeline: moved(which, days),
      day: { date: days > 0 ? date : daysLater(date, -1), isOfKnowledge: key === "knownFrom" || key === "knownUntil" },
    }));
  });
}

/** Compared with by the programme's own requirements, or deciding what counts into a field that they ask for. Those of a programme it refers to are that one's. */
function ownParams(catalog: Catalog, programme: Programme): readonly Param[] {
  const used = paramsOf(catalog, programme);
  const asked = new Set(expressionsOf(programme).flatMap((expr) => ("field" in expr ? [expr.field] : [])));
  const counted = new Set(catalog.fields.filter(({ id }) => asked.has(id)).flatMap(({ countedBy = [] }) => countedBy.map(({ param }) => param)));
  return catalog.params.filter(({ id }) => used.has(id) || counted.has(id));
}

/** Each citation that does not stand in a rule's node, where nodeMutants exchange it, replaced by another of the programme. */
function* citeMutants(catalog: Catalog, programme: Programme): Generator<Mutant> {
  const other = otherCite(catalog);
  const used = paramsOf(catalog, programme);
  const isCompared = (path: string): boolean => used.has(catalog.params[Number(path.split(".")[1])]!.id);
  const own = [`programmes.${catalog.programmes.indexOf(programme)}.`, ...ownParams(catalog, programme).map((param) => `params.${catalog.params.indexOf(param)}.`)];
  for (const { cite, path } of citesOf(catalog)) {
    if (own.some((start) => path.startsWith(start)) && !path.includes(".value.ladder.")) {
      yield { name: `other words at ${path}`, noticedBy: path.startsWith("params.") && isCompared(path) ? "requirements" : "words", catalog: replacedAt(catalog, path.split("."), other(cite)) as Catalog, concerns: always };
    }
  }
}

function replacedAt(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) {
    return by;
  }
  return Array.isArray(value) ? value.with(Number(key), replacedAt(value[Number(key)], rest, by)) : { ...(value as object), [key]: replacedAt((value as Record<string, unknown>)[key], rest, by) };
}

function otherCite(catalog: Catalog): (cite: Cite) => Cite {
  const all = citesOf(catalog).map(({ cite }) => cite);
  return (cite) => all.find(({ quote }) => quote !== cite.quote) ?? { ...cite, quote: "other words" };
}

/** What an absent column stands for, turned or forgotten. */
function* columnMutants(catalog: Catalog, programme: Programme): Generator<Mutant> {
  const asked = new Set(expressionsOf(programme).flatMap((expr: Expr) => ("field" in expr ? [expr.field] : [])));
  const changed = (id: string, whenColumnAbsent: Field["whenColumnAbsent"]): Catalog => ({
    ...catalog,
    fields: catalog.fields.map((field) => (field.id === id ? { ...field, whenColumnAbsent } : field)),
    facts: (catalog.facts ?? []).map((fact) => (fact.id === id ? { ...fact, whenColumnAbsent } : fact)),
  });
  for (const { id, unit, whenColumnAbsent } of [...catalog.fields, ...(catalog.facts ?? [])]) {
    if (asked.has(id) && whenColumnAbsent.policy !== "unknown") {
      yield { name: `${id} is unknown without its column`, noticedBy: "rows", catalog: changed(id, { policy: "unknown" }), concerns: always };
    }
    if (asked.has(id) && whenColumnAbsent.policy === "assumed" && unit === "flag") {
      yield { name: `${id} is assumed the other way`, noticedBy: "rows", catalog: changed(id, { ...whenColumnAbsent, value: 1 - whenColumnAbsent.value }), concerns: always };
    }
  }
}
