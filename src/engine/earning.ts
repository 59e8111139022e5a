// How the points that a plan asks for are earned, frozen with it: derivations, their numbers of the day, and the columns they are counted from.
// Promises: plain JSON; everything that intake/points needs to work points out again for a row with other amounts. Computes no points itself.
import type { PointsDerivation, TotalDerivation } from "../catalog/pointsSchema";
import type { Catalog, IsoDate } from "../catalog/schema";
import { parameterOn, planField } from "./freeze";
import { PlanError, type PlanEarning, type PlanField, type PlanScore } from "./planShape";

/** null where no field of the plan is points or a total, and the plan has no score. */
export function earningOf(catalog: Catalog, fields: readonly PlanField[], scores: readonly PlanScore[], asOf: IsoDate, knownOn: IsoDate | null): PlanEarning | null {
  const facts: Record<string, PointsDerivation | TotalDerivation> = {};
  const derivations = new Map((catalog.facts ?? []).map(({ id, derive }) => [id, derive]));
  const visit = (id: string): void => {
    const how = derivations.get(id);
    if (facts[id] === undefined && (how?.op === "points" || how?.op === "total")) {
      facts[id] = how;
      (how.op === "total" ? how.metrics : []).forEach(visit);
    }
  };
  fields.forEach(({ id }) => visit(id));
  for (const { id } of scores) {
    Object.assign(facts, scoreFacts(catalog, id));
  }
  if (Object.keys(facts).length === 0) {
    return null;
  }
  const all = Object.values(facts);
  const columns = new Set(all.flatMap(columnsOf).filter((id) => facts[id] === undefined));
  const known = new Map([...catalog.fields, ...(catalog.facts ?? [])].map((field) => [field.id, field]));
  const tracks = all.flatMap((how) => (how.op === "points" && how.track !== undefined ? [how.track] : []));
  return {
    facts,
    columns: [...columns].flatMap((id) => known.get(id) ?? []).map((field) => planField(catalog, field, asOf)),
    values: Object.fromEntries([...new Set(all.flatMap(paramsOf))].flatMap((id) => valueOn(catalog, id, asOf, knownOn))),
    choices: Object.fromEntries([...new Set(tracks)].map((id) => [id, (known.get(id)?.choices ?? []).map((choice) => choice.id)])),
  };
}

/** A score as a total of points per metric: one column each, its share of the threshold counts. */
function scoreFacts(catalog: Catalog, score: string): Readonly<Record<string, PointsDerivation | TotalDerivation>> {
  const { metrics } = catalog.scores.find(({ id }) => id === score)!;
  const factId = (metric: string): string => `${score}.${metric}`;
  return {
    [score]: { op: "total", metrics: metrics.map(({ id }) => factId(id)) },
    ...Object.fromEntries(metrics.map(({ id, field, maximum, threshold }) => [factId(id), { op: "points", maximum, variants: [{ combine: "sum", parts: [{ units: field, threshold }] }] }])),
  };
}

function columnsOf(how: PointsDerivation | TotalDerivation): readonly string[] {
  return how.op === "total"
    ? [...(how.categories ?? []), ...idsOf(how.given)]
    : [
        ...how.variants.flatMap(({ parts, gates = [], baseline }) => [...parts.map(({ units }) => units), ...gates.map(({ people }) => people), ...idsOf(baseline?.field)]),
        ...idsOf(how.standIn, how.category, how.track),
      ];
}

function paramsOf(how: PointsDerivation | TotalDerivation): readonly string[] {
  return how.op === "total"
    ? []
    : [
        how.maximum,
        ...how.variants.flatMap(({ parts, gates = [], baseline }) => [
          ...parts.flatMap(({ threshold, unitSize }) => idsOf(threshold, unitSize)),
          ...gates.flatMap(({ atLeast, earns }) => idsOf(atLeast, earns)),
          ...idsOf(baseline?.atLeast),
        ]),
      ];
}

/** The ids that a derivation names; what it may leave out is left out. */
function idsOf(...ids: readonly (string | undefined)[]): readonly string[] {
  return ids.flatMap((id) => id ?? []);
}

/** A parameter without a value on the day is left out; points that need it are unknown. */
function valueOn(catalog: Catalog, id: string, asOf: IsoDate, knownOn: IsoDate | null): readonly (readonly [string, number])[] {
  try {
    return [[id, parameterOn(catalog, id, asOf, knownOn)]];
  } catch (error) {
    if (!(error instanceof PlanError)) {
      throw error;
    }
    return [];
  }
}
