// Rules about rules over the whole catalog: every programme can be planned on every day it knows, and every reference of lists and facts resolves.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { inputsOf } from "../../src/catalog/fieldsTested";
import type { Catalog, Derivation, Expr, Programme } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { flat } from "../checks/catalogDocs";

const expressions = (programme: Programme): readonly Expr[] => programme.body.flatMap(({ value }) => value.ladder.flatMap(({ when }) => flat(when)));

/** Every day on which something changes for a programme or a parameter, and the day before it. */
function changeDays(catalog: Catalog): readonly string[] {
  const days = [...catalog.params, ...catalog.programmes.map(({ body }) => ({ timeline: body }))].flatMap(({ timeline }) => timeline.flatMap(({ from, until }) => (until === undefined ? [from] : [from, until])));
  const before = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  return [...new Set(days.flatMap((day) => [before(day), day]))].sort();
}

/** Faults of lists, facts and milestones in plain sentences. */
function lookupFaults(catalog: Catalog): readonly string[] {
  const facts = catalog.facts ?? [];
  const lists = catalog.lists ?? [];
  const fields = new Set([...catalog.fields, ...facts].map(({ id }) => id));
  const ofFacts = facts.flatMap(({ id, derive }) => {
    const how: Derivation = derive;
    if (!("list" in how)) {
      return [];
    }
    const list = lists.find((each) => each.id === how.list);
    const columns = [...how.where.map((filter) => filter.column), ...("column" in how ? [how.column] : [])];
    const choices = how.where.flatMap((filter) => ("choices" in filter ? filter.choices.filter((choice) => !list?.columns.find((column) => column.id === filter.column)?.choices?.some((each) => each.id === choice)) : []));
    return [
      ...(list === undefined ? [`${id}: no list ${how.list}`] : []),
      ...columns.filter((column) => !list?.columns.some((each) => each.id === column)).map((column) => `${id}: no column ${column}`),
      ...choices.map((choice) => `${id}: no choice ${choice}`),
    ];
  });
  const ofProgrammes = catalog.programmes.flatMap((programme) => {
    const nodes = new Set(expressions(programme).map(({ id }) => id));
    const milestones = (programme.milestones ?? []).flatMap(({ id, date, when = [], unless = [] }) => [
      ...(fields.has(date) ? [] : [`${programme.id} ${id}: no date ${date}`]),
      ...[...when, ...unless].filter((node) => !nodes.has(node)).map((node) => `${programme.id} ${id}: no node ${node}`),
    ]);
    const references = expressions(programme).flatMap((expr) =>
      expr.op !== "rule"
        ? []
        : expr.outcomes.filter((outcome) => !catalog.programmes.find(({ id }) => id === expr.programme)?.outcomes.some(({ id }) => id === outcome)).map((outcome) => `${expr.id}: ${expr.programme} has no outcome ${outcome}`),
    );
    return [...milestones, ...references];
  });
  return [...ofFacts, ...ofProgrammes];
}

describe("the whole catalog", () => {
  it("answers or names its first date on every day on which anything changes, and on the day before", () => {
    const days = [...changeDays(shippedCatalog), "2026-11-22"];
    for (const programme of shippedCatalog.programmes) {
      for (const day of days) {
        if (day < programme.firstDate) {
          assert.throws(() => plan(shippedCatalog, programme.id, day), { code: "before-rules" }, `${programme.id} on ${day}`);
        } else {
          assert.equal(plan(shippedCatalog, programme.id, day).programme, programme.id);
        }
      }
    }
  }).timeout(60_000);

  it("names its first date in the sentence for earlier ones", () => {
    assert.deepEqual(shippedCatalog.programmes.filter(({ firstDate, beforeFirstDate }) => !beforeFirstDate.includes(firstDate)).map(({ id }) => id), []);
  });

  it("finds every list, column, choice, node, date and outcome that facts, milestones and references name", () => {
    assert.deepEqual(lookupFaults(shippedCatalog), []);
  });

  it("notices a list, a column and a choice that are not there", () => {
    const facts = (shippedCatalog.facts ?? []).map((fact) => (fact.id === "competencyOnLastDay" ? { ...fact, derive: { op: "exists", list: "competencies", where: [{ column: "level", choices: ["bronze"], whenBlank: "unknown" }] } as const } : fact));
    assert.match(lookupFaults({ ...shippedCatalog, facts }).join("; "), /competencyOnLastDay: no choice bronze/);
    assert.match(lookupFaults({ ...shippedCatalog, lists: [] }).join("; "), /competencyOnLastDay: no list competencies/);
  });

  it("uses every list and every fact", () => {
    const used = new Set(shippedCatalog.programmes.flatMap((programme) => [...inputsOf(programme, shippedCatalog), ...(programme.milestones ?? []).map(({ date }) => date)]));
    const behindMilestones = JSON.stringify((shippedCatalog.facts ?? []).filter(({ id }) => used.has(id)).map(({ derive }) => derive));
    const unused = [...(shippedCatalog.lists ?? []), ...(shippedCatalog.facts ?? [])].filter(({ id }) => !used.has(id) && !behindMilestones.includes(`"${id}"`));
    assert.deepEqual(unused.map(({ id }) => id), []);
  });
});
