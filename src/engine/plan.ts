// Freezes a programme at one date: every parameter a number, every name the one of that day.
// Promises: no version in force, or two, is an error that names what and when; never a silent default, never "the latest".
// A plan is computed once per catalog, programme and pair of dates.
import { rulesStamp } from "../catalog/catalog";
import { nearestOf } from "../catalog/nearest";
import type { Catalog, IsoDate } from "../catalog/schema";
import { isWrittenAsDate } from "../intake/calendar";
import { earningOf } from "./earning";
import { Freezer, named } from "./freeze";
import { childrenOf, PlanError, type Plan, type PlanNode } from "./planShape";

const cache = new WeakMap<Catalog, Map<string, Plan>>();

/**
 * Freezes a programme at `asOf`, with what was known on `knownOn` (null: everything the catalog knows).
 * Throws PlanError: unknown programme, a date before the rules, a hole or an overlap in a timeline.
 */
export function plan(catalog: Catalog, programmeId: string, asOf: IsoDate, knownOn: IsoDate | null = null): Plan {
  const key = `${programmeId} ${asOf} ${knownOn ?? ""}`;
  const known = cache.get(catalog) ?? new Map<string, Plan>();
  cache.set(catalog, known);
  const cached = known.get(key);
  if (cached) {
    return cached;
  }
  const fresh = freeze(catalog, programmeId, asOf, knownOn);
  known.set(key, fresh);
  return fresh;
}

function freeze(catalog: Catalog, programmeId: string, asOf: IsoDate, knownOn: IsoDate | null): Plan {
  for (const date of [asOf, knownOn]) {
    if (date !== null && !isCalendarDate(date)) {
      throw new PlanError("bad-date", `"${date}" is not a date. Write it as year-month-day, for example 2024-06-30.`);
    }
  }
  const programme = named(catalog.programmes, programmeId, "unknown-programme", `There is no programme "${programmeId}" in the catalog. The nearest is "${nearestOf(catalog.programmes.map((each) => each.id), programmeId)}".`);
  const frozen = new Freezer(catalog, asOf, knownOn);
  const body = frozen.bodyOf(programme);
  const outcomes = programme.outcomes.map((outcome) => frozen.inForce(outcome.names, `${programme.label}: name of ${outcome.id}`).value);
  const codeOf = (id: string): number => {
    const code = programme.outcomes.findIndex((outcome) => outcome.id === id);
    if (code < 0) {
      throw new PlanError("unknown-reference", `The rules of "${programme.label}" answer "${id}", which is none of its outcomes.`);
    }
    return code;
  };
  const ladder = body.value.ladder.map((rung) => ({ outcome: codeOf(rung.outcome), when: frozen.node(rung.when, programme, body) }));
  // A pathway that this version of the rules does not have is left out; a lint makes sure that some version has it.
  const pathways = programme.pathways.flatMap(({ id, label, node }) =>
    ladder.flatMap(({ outcome, when: top }) => {
      const when = find(top, node);
      return when ? [{ id, label, outcome, when }] : [];
    }),
  );
  return {
    programme: programme.id,
    label: programme.label,
    asOf,
    knownOn,
    rules: rulesStamp(catalog),
    fields: frozen.fields,
    scores: frozen.scores,
    earning: earningOf(catalog, frozen.fields, frozen.scores, asOf, knownOn),
    leaves: frozen.leaves,
    outcomes,
    finals: programme.outcomes.map(({ final }) => final ?? null),
    ladder,
    otherwise: codeOf(body.value.otherwise),
    pathways,
    positional: programme.positional,
  };
}

function find(node: PlanNode, id: string): PlanNode | null {
  if (node.id === id) {
    return node;
  }
  for (const child of childrenOf(node)) {
    const found = find(child, id);
    if (found) {
      return found;
    }
  }
  return null;
}

function isCalendarDate(text: string): boolean {
  if (!isWrittenAsDate(text)) {
    return false;
  }
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
