// Rules about the second layer of the catalog.
import assert from "node:assert/strict";
import { capabilityFields, certifiedPeopleFields, consumptionFields } from "../../src/catalog/capabilityMetrics";
import { shippedCatalog } from "../../src/catalog/catalog";
import { derivedFacts, derivedParams } from "../../src/catalog/derived";
import { DerivedFact } from "../../src/catalog/derived/schema";
import { derivedSources } from "../../src/catalog/derived/sources";
import { Param } from "../../src/catalog/schema";
import { isCombination } from "../../src/ledger/combined";
import { exportShape } from "../../src/ledger/exports";
import { plainHeader } from "../../src/intake/recognise";

describe("ledger: the catalog of derived facts", () => {
  it("holds only facts and parameters of the declared shape, each id once", () => {
    for (const fact of derivedFacts) DerivedFact.parse(fact);
    for (const param of derivedParams) Param.parse(param);
    const ids = [...derivedFacts, ...derivedParams, ...shippedCatalog.params].map((each) => each.id);
    const factIds = derivedFacts.map((fact) => fact.id);
    assert.equal(new Set(factIds).size, factIds.length);
    assert.equal(new Set(ids.slice(derivedFacts.length)).size, ids.length - derivedFacts.length);
  });

  it("names only parameters that exist, and uses every one of its own", () => {
    const known = new Set([...shippedCatalog.params, ...derivedParams].map((param) => param.id));
    const used = new Set<string>();
    for (const match of JSON.stringify(derivedFacts).matchAll(/"param":"([^"]+)"/g)) used.add(match[1]!);
    for (const id of used) assert.ok(known.has(id), id);
    for (const param of derivedParams) assert.ok(used.has(param.id), `${param.id} is used by no fact`);
  });

  it("cites documents that are listed, in at most twenty words", () => {
    const known = new Set([...shippedCatalog.sources, ...derivedSources].map((source) => source.id));
    for (const fact of derivedFacts) for (const { cite } of fact.timeline) assert.ok(known.has(cite.source), `${fact.id}: ${cite.source}`);
  });

  it("fills catalog fields under the field's own label, so that the evaluation runs on the metric table", () => {
    // The designations' fields are part of the catalog's source, whether their chapter is shipped or not.
    const fields = [...shippedCatalog.fields, ...capabilityFields, ...certifiedPeopleFields, ...(shippedCatalog.facts ?? [])];
    for (const fact of derivedFacts) {
      for (const { field, header } of fact.fills ?? []) {
        const target = fields.find((each) => each.id === field);
        assert.ok(target !== undefined, `${fact.id} fills ${field}, which is no field`);
        assert.equal(plainHeader(header), plainHeader(target.label), field);
        assert.equal(fact.unit, target.unit, field);
        assert.equal(fact.grain, target.grain, field);
      }
    }
  });

  it("combines only facts of partners that are counted from exports, in the same unit and since no later day", () => {
    for (const fact of derivedFacts) {
      for (const { from, value } of fact.timeline) {
        if (!isCombination(value)) continue;
        assert.deepEqual([fact.grain, fact.from, fact.needs], ["partner", [], []], fact.id);
        for (const id of value.of) {
          const part = derivedFacts.find((each) => each.id === id);
          assert.ok(part !== undefined && part.grain === "partner" && part.unit === fact.unit && part.timeline[0]!.from <= from && part.from.length > 0, `${fact.id}: ${id}`);
        }
      }
    }
  });

  it("fills every column of the designations that counts customers, usage or deployments, except what no export tells", () => {
    const filled = new Set(derivedFacts.flatMap(({ fills = [] }) => fills.map(({ field }) => field)));
    const counted = capabilityFields.filter(({ unit, isGiven }) => unit !== "points" && isGiven !== true);
    assert.ok(counted.length > 20);
    assert.deepEqual(counted.filter(({ id }) => !filled.has(id)).map(({ id }) => id), []);
    assert.deepEqual(certifiedPeopleFields.filter(({ id }) => !filled.has(id)).map(({ id }) => id), []);
    for (const field of [consumptionFields.baseline, consumptionFields.growth]) assert.ok(filled.has(field.id), field.id);
  });

  it("needs only columns that each of its exports can have, or that have a stand-in", () => {
    for (const fact of derivedFacts.filter(({ timeline }) => timeline.every(({ value }) => !isCombination(value)))) {
      const best = exportShape(fact.from[0]!);
      for (const role of fact.needs) assert.ok(best.roles[role] !== undefined, `${fact.id} needs ${role} of ${best.kind}`);
    }
  });
});
