// What a field is worked out from that nobody held against the original: figures and lists in force on a day, through every fact below it.
// Promises: labels only, each once, in reading order. The user's own figures are none of them. Decides nothing.
import { textsIn } from "./fieldsTested";
import type { Catalog, Cite, Derivation, Fact, IsoDate } from "./schema";
import { OVERLAY_SOURCE } from "./sources";

interface InForce {
  readonly from?: IsoDate | undefined;
  readonly until?: IsoDate | undefined;
}

/** Labels of what is not verified behind a field or fact; [] for a plain column, and where every word was held against its document. */
export function unverifiedBehind(catalog: Catalog, id: string, asOf: IsoDate): readonly string[] {
  const facts = new Map((catalog.facts ?? []).map((fact) => [fact.id, fact]));
  const params = new Map(catalog.params.map((param) => [param.id, param]));
  const seen = new Set<string>();
  const labels = new Set<string>();
  const visit = (each: string): void => {
    const fact = facts.get(each);
    const param = params.get(each);
    if (seen.has(each) || (fact === undefined && param === undefined)) {
      return;
    }
    seen.add(each);
    if (param?.timeline.some((version) => isInForce(version, asOf) && isUnverified(version.cite)) === true) {
      labels.add(param.label);
    }
    if (fact !== undefined) {
      if (isUnverified(fact.cite) || countsUnverified(fact, asOf)) {
        labels.add(fact.label);
      }
      textsIn(waysInForce(fact.derive, asOf)).forEach(visit);
    }
  };
  visit(id);
  return [...labels];
}

/** Whether some choice counts on the day by words that are not verified. */
function countsUnverified({ derive }: Fact, asOf: IsoDate): boolean {
  const filters = "where" in derive ? derive.where : [];
  return filters.some((filter) => "counted" in filter && filter.counted.some((each) => isInForce(each, asOf) && isUnverified(each.cite)));
}

/** A way that comes later is none yet. */
function waysInForce(derive: Derivation, asOf: IsoDate): Derivation {
  return derive.op === "reaches" ? { ...derive, ways: derive.ways.filter((way) => isInForce(way, asOf)) } : derive;
}

function isInForce({ from, until }: InForce, asOf: IsoDate): boolean {
  return (from === undefined || from <= asOf) && (until === undefined || asOf < until);
}

function isUnverified({ confidence, source }: Cite): boolean {
  return confidence === "unverified" && source !== OVERLAY_SOURCE;
}
