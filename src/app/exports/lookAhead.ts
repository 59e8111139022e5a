// The next twelve months of every criterion that exports alone decide: what leaves the window, when it lapses, the least that keeps it.
// Promises: the criteria are the catalog's own pathways and thresholds on the as-of date; nothing new is assumed to come.
import { derivedFacts } from "../../catalog/derived";
import type { Catalog } from "../../catalog/schema";
import { plan } from "../../engine/plan";
import { type Leaf, type Plan, PlanError, type PlanNode } from "../../engine/planShape";
import { type Criterion, type Requirement, type Runway, runwayInSlices, type RunwayMonth } from "../../ledger";
import { amountText } from "../../report/words";
import { RequestError } from "../errors";
import type { JobControl } from "../preview";
import { inTurns } from "../turns";
import { type KeptMetrics, keptMetrics } from "./kept";
import type { CriterionRunway, PartnerRunway, RunwayOutlook } from "./metrics";

/** Throws RequestError "unknown-metrics" or "no-criterion"; Cancelled. */
export async function lookAhead(metricsId: string, control: JobControl = {}): Promise<RunwayOutlook> {
  const kept = keptMetrics(metricsId);
  const counted = new Set(kept.preview.metrics.map(({ id }) => id));
  const criteria = criteriaOn(kept.catalog, kept.preview.asOf).filter(({ requirements }) => requirements.every(({ metric }) => counted.has(metric)));
  if (criteria.length === 0) throw new RequestError("no-criterion", `No criterion that is in force on ${kept.preview.asOf} can be followed from these exports alone.`);
  let runways: readonly Runway[] = [];
  await inTurns(keeping(runwayInSlices(kept.index, kept.options, criteria), (last) => (runways = last)), control, ({ done, of }) => control.onProgress?.({ share: done / of, sentence: `Looking ahead, month ${Math.min(12, done)} of 12.` }));
  return { metrics: metricsId, asOf: kept.preview.asOf, partners: partnersOf(kept, runways) };
}

/** The criteria of the catalog that are nothing but amounts counted from exports, per partner. */
export function criteriaOn(catalog: Catalog, asOf: string): Criterion[] {
  const metricOf = new Map(derivedFacts.filter(({ grain }) => grain === "partner").flatMap(({ id, fills = [] }) => fills.map(({ field }) => [field, id] as const)));
  return catalog.programmes.filter(({ grain }) => grain === "partner").flatMap(({ id }) => {
    const frozen = planOn(catalog, id, asOf);
    if (frozen === null) return [];
    return frozen.pathways.flatMap((pathway) => {
      const requirements = requirementsOf(frozen, pathway.when, metricOf);
      return requirements === null ? [] : [{ id: `${id}/${pathway.id}`, label: `${frozen.label}, ${pathway.label}`, requirements }];
    });
  });
}

/** null where the programme has no rules on that day. */
function planOn(catalog: Catalog, programme: string, asOf: string): Plan | null {
  try {
    return plan(catalog, programme, asOf);
  } catch (error) {
    if (error instanceof PlanError) return null;
    throw error;
  }
}

/** null where anything but an amount from the exports is asked for. */
function requirementsOf(frozen: Plan, node: PlanNode, metricOf: ReadonlyMap<string, string>): Requirement[] | null {
  if (node.op === "all") {
    const parts = node.of.map((each) => requirementsOf(frozen, each, metricOf));
    return parts.includes(null) ? null : parts.flatMap((part) => part ?? []);
  }
  if (node.op !== "leaf") return null;
  const leaf: Leaf | undefined = frozen.leaves.find(({ bit }) => bit === node.bit);
  if (leaf?.kind !== "test" || (leaf.cmp !== ">=" && leaf.cmp !== ">")) return null;
  const metric = metricOf.get(frozen.fields[leaf.field]!.id);
  return metric === undefined ? null : [{ metric, cmp: leaf.cmp, threshold: leaf.need }];
}

function* keeping(slices: ReturnType<typeof runwayInSlices>, onRunways: (runways: readonly Runway[]) => void) {
  for (const step of slices) {
    if (step.runways !== undefined) onRunways(step.runways);
    yield step;
  }
}

function partnersOf({ preview, tables }: KeptMetrics, runways: readonly Runway[]): PartnerRunway[] {
  const byPartner = new Map<number, Runway[]>();
  for (const one of runways) byPartner.set(one.partner, [...(byPartner.get(one.partner) ?? []), one]);
  return preview.partners.map(({ row, name }) => {
    // Metrics of partners number their subjects by the partner's code.
    const partner = Object.values(tables.partner.table.subjects[row] ?? {})[0];
    return { row, name, criteria: (partner === undefined ? [] : (byPartner.get(partner) ?? [])).map(criterionWords) };
  });
}

function criterionWords({ criterion, isMetNow, valuesNow, months, lapsesOn, lapsesBecause, sentence }: Runway): CriterionRunway {
  const lapse = months.find(({ isMet }) => isMet === false);
  return {
    id: criterion.id,
    label: criterion.label,
    isMetNow,
    lapsesOn,
    sentence: lapse === undefined || lapsesOn === null ? sentence : `${criterion.label} lapses on ${lapsesOn} if nothing new comes: ${lapsesBecause}. It holds through that month with ${leastWords(criterion, lapse)}.`,
    measures: criterion.requirements.map(({ metric, threshold }, at) => {
      const fact = derivedFacts.find(({ id }) => id === metric)!;
      return {
        metric,
        label: fact.label,
        unit: fact.unit,
        needed: threshold,
        now: valuesNow[at] ?? null,
        months: months.map(({ asOf, leavingMonth, values, leaves, leastNew }) => ({ asOf, leavingMonth, value: values[at] ?? null, leaves: leaves[at] ?? null, leastNew: leastNew[at] ?? null })),
      };
    }),
  };
}

/** "$1,522,000 more marketplace billed sales and 2 more unique customers", as amounts are written everywhere. */
function leastWords({ requirements }: Criterion, { leastNew }: RunwayMonth): string {
  const parts = requirements.flatMap(({ metric }, at) => {
    const least = leastNew[at] ?? 0;
    const fact = derivedFacts.find(({ id }) => id === metric)!;
    return least > 0 ? [`${amountText(least, fact.unit)} more ${fact.label.replace(" (USD)", "").replace(/^./, (first) => first.toLowerCase())}`] : [];
  });
  return parts.join(" and ");
}
