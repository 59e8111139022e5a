// Plausible mistakes in a catalog, planted one at a time: another amount, another comparison, a dropped or swapped requirement, a moved date.
// Promises: every mutant differs from the catalog it was made from in one place, and is named by that place.
import type { Body, Catalog, Cite, Comparison, Expr, Programme, Version } from "../../src/catalog/schema";

export interface Mutant {
  readonly name: string;
  /** What must notice it: rows of the corpus, its list of requirements and citations, or its dates. */
  readonly noticedBy: "rows" | "words" | "dates";
  readonly catalog: Catalog;
}

export function mutantsOf(catalog: Catalog, programmeId: string): readonly Mutant[] {
  const programme = catalog.programmes.find(({ id }) => id === programmeId) as Programme;
  const withProgramme = (change: Partial<Programme>): Catalog => ({ ...catalog, programmes: catalog.programmes.map((each) => (each.id === programmeId ? { ...each, ...change } : each)) });
  const bodies = (change: (body: Body) => Body): Catalog => withProgramme({ body: programme.body.map((version) => ({ ...version, value: change(version.value) })) });
  const exprMutants = programme.body.flatMap((version) => version.value.ladder.flatMap((rung, index) => changed(catalog, rung.when).map(({ name, expr }) => ({ name, index, expr }))));
  return [
    ...exprMutants.map(({ name, index, expr }): Mutant => ({
      name,
      noticedBy: name.startsWith("other words") ? "words" : "rows",
      catalog: bodies((body) => ({ ...body, ladder: body.ladder.map((rung, at) => (at === index ? { ...rung, when: expr } : rung)) })),
    })),
    ...paramMutants(catalog, programme),
    ...pathwayMutants(programme).map(({ name, pathways }): Mutant => ({ name, noticedBy: "rows", catalog: withProgramme({ pathways }) })),
    ...movedDates(programme.body as readonly Version<Body>[]).map(({ name, timeline }): Mutant => ({ name: `rules: ${name}`, noticedBy: "dates", catalog: withProgramme({ body: timeline, firstDate: timeline[0]!.from }) })),
    { name: "answers swapped", noticedBy: "rows", catalog: bodies((body) => ({ otherwise: body.ladder[0]!.outcome, ladder: body.ladder.map((rung, at) => (at === 0 ? { ...rung, outcome: body.otherwise } : rung)) })) },
  ];
}

function paramMutants(catalog: Catalog, programme: Programme): readonly Mutant[] {
  const text = JSON.stringify(programme);
  const used = catalog.params.filter(({ id }) => text.includes(`"${id}"`));
  const counted = catalog.params.filter(({ id }) => catalog.fields.some((field) => (field.countedBy ?? []).some(({ param }) => param === id) && text.includes(`"${field.id}"`)));
  const withParam = (id: string, timeline: Catalog["params"][number]["timeline"]): Catalog => ({ ...catalog, params: catalog.params.map((param) => (param.id === id ? { ...param, timeline } : param)) });
  return [...used, ...counted].flatMap((param, _, all) => {
    const step = param.unit === "USD" ? 0.01 : 1;
    const value = (by: number) => param.timeline.map((version) => ({ ...version, value: version.value + by }));
    const cited = (cite: Cite) => param.timeline.map((version) => ({ ...version, cite }));
    const noticedBy = counted.includes(param) ? "words" : "rows";
    const other = all.find((each) => each.timeline[0]!.cite.quote !== param.timeline[0]!.cite.quote)!;
    return [
      { name: `${param.id} one step up`, noticedBy, catalog: withParam(param.id, value(step)) },
      { name: `${param.id} one step down`, noticedBy, catalog: withParam(param.id, value(-step)) },
      { name: `${param.id} ten times as much`, noticedBy, catalog: withParam(param.id, param.timeline.map((version) => ({ ...version, value: version.value * 10 }))) },
      { name: `other words for ${param.id}`, noticedBy: "words", catalog: withParam(param.id, cited(other.timeline[0]!.cite)) },
      ...(counted.includes(param) ? [] : movedDates(param.timeline).map(({ name, timeline }) => ({ name: `${param.id}: ${name}`, noticedBy: "dates" as const, catalog: withParam(param.id, timeline) }))),
    ] satisfies readonly Mutant[];
  });
}

function pathwayMutants(programme: Programme): readonly { readonly name: string; readonly pathways: Programme["pathways"] }[] {
  const { pathways } = programme;
  const dropped = pathways.map((pathway) => ({ name: `pathway ${pathway.id} dropped`, pathways: pathways.filter((each) => each !== pathway) }));
  const swapped = pathways.slice(1).map((pathway, index) => ({ name: `pathways ${pathways[index]!.id} and ${pathway.id} swapped`, pathways: pathways.with(index, pathway).with(index + 1, pathways[index]!) }));
  return [...dropped, ...swapped];
}

function movedDates<T>(timeline: readonly Version<T>[]): readonly { readonly name: string; readonly timeline: readonly Version<T>[] }[] {
  return timeline.flatMap((version, index) => {
    const moved = (days: number): Version<T> => ({ ...version, from: new Date(Date.parse(`${version.from}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) });
    const ends = version.until === undefined ? [{ name: `ends on ${version.from}+1y`, timeline: timeline.with(index, { ...version, until: `${Number(version.from.slice(0, 4)) + 1}${version.from.slice(4)}` }) }] : [];
    return [{ name: `from ${version.from} a day later`, timeline: timeline.with(index, moved(1)) }, ...ends];
  });
}

/** Every expression that differs from this one in one place. */
function changed(catalog: Catalog, expr: Expr): readonly { readonly name: string; readonly expr: Expr }[] {
  switch (expr.op) {
    case "test": {
      const turned: Record<Comparison, readonly Comparison[]> = { ">=": [">", "<="], ">": [">=", "<"], "<=": ["<", ">="], "<": ["<=", ">"], "=": [">=", "<="] };
      const unit = catalog.fields.find(({ id }) => id === expr.field)?.unit;
      const others = catalog.fields.filter((field) => field.unit === unit && field.id !== expr.field && JSON.stringify(catalog.programmes).includes(`"${field.id}"`));
      return [
        ...turned[expr.cmp].map((cmp) => ({ name: `${expr.id}: ${expr.cmp} becomes ${cmp}`, expr: { ...expr, cmp } })),
        ...others.map((field) => ({ name: `${expr.id}: ${expr.field} becomes ${field.id}`, expr: { ...expr, field: field.id } })),
      ];
    }
    case "flag":
      return [
        { name: `${expr.id}: turned round`, expr: { ...expr, is: !expr.is } },
        { name: `other words for ${expr.id}`, expr: { ...expr, cite: { ...expr.cite, quote: "other words" } } },
      ];
    case "all":
    case "any":
      return [
        { name: `${expr.id}: ${expr.op} turned`, expr: { ...expr, op: expr.op === "all" ? "any" : "all" } },
        ...(expr.of.length > 1 ? expr.of.map((child, index) => ({ name: `${expr.id}: without ${child.id}`, expr: { ...expr, of: expr.of.toSpliced(index, 1) } })) : []),
        ...expr.of.flatMap((child, index) => changed(catalog, child).map((mutant) => ({ name: mutant.name, expr: { ...expr, of: expr.of.with(index, mutant.expr) } }))),
      ];
    case "readings":
      return [
        { name: `${expr.id}: only the main reading`, expr: { ...expr, cautious: { ...expr.cautious, when: expr.main.when } } },
        { name: `${expr.id}: only the cautious reading`, expr: { ...expr, main: { ...expr.main, when: expr.cautious.when } } },
        ...changed(catalog, expr.main.when).map((mutant) => ({ name: `${expr.id}, main: ${mutant.name}`, expr: { ...expr, main: { ...expr.main, when: mutant.expr } } })),
        ...changed(catalog, expr.cautious.when).map((mutant) => ({ name: `${expr.id}, cautious: ${mutant.name}`, expr: { ...expr, cautious: { ...expr.cautious, when: mutant.expr } } })),
      ];
    default:
      throw new Error(`There are no mutants of ${expr.op} yet.`);
  }
}
