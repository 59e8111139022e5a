// Rules frozen at a date: a name that cannot be resolved is refused with a sentence, and what stands in a plan is what the catalog says on that day.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Expr, Field, Programme } from "../../src/catalog/schema";
import { statusName } from "../../src/engine/decide";
import { parameterOn, versionInForce } from "../../src/engine/freeze";
import { plan } from "../../src/engine/plan";
import { PlanError } from "../../src/engine/planShape";
import { run } from "../../src/engine/run";
import { all, any, needs3, oneRow, toyCatalog, toyCite, toyFields } from "./toyCatalog";

const refusalOf = (what: () => unknown): readonly [string, string] => {
  try {
    what();
  } catch (error) {
    assert.ok(error instanceof PlanError, String(error));
    return [error.code, error.message];
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
};
const frozen = (catalog: Catalog, asOf = "2021-01-01") => plan(catalog, "toy", asOf);
const oneOf = (...choices: string[]): Expr => ({ op: "oneOf", id: "kinds", field: "kind", choices, cite: toyCite });
const sum = (score: string, param = "ten"): Expr => ({ op: "sum>=", id: "enough", score, param });

describe("rules that name what the catalog does not have", () => {
  const cases: readonly (readonly [what: string, catalog: Catalog, sentence: string])[] = [
    ["a parameter", toyCatalog({ op: "test", id: "t", field: "a", cmp: ">=", param: "none" }), 'The rules use the parameter "none", which the catalog does not have.'],
    ["a field", toyCatalog(needs3("none")), 'The rules use the field "none", which the catalog does not have.'],
    ["a choice", toyCatalog(oneOf("red", "pink")), '"kinds" names a choice that "Field kind" does not have.'],
    ["a score", toyCatalog(sum("none")), 'The rules use the score "none", which the catalog does not have.'],
    ["a programme", toyCatalog({ op: "rule", id: "other", programme: "none", outcomes: ["passes"] }), '"other" refers to the programme "none", which the catalog does not have.'],
    ["an outcome", toyCatalog(needs3("a"), { body: [{ from: "2020-01-01", value: { ladder: [{ outcome: "gold", when: needs3("a") }], otherwise: "fails" }, cite: toyCite, rules: [] }] }), 'The rules of "Toy" answer "gold", which is none of its outcomes.'],
    ["another outcome", toyCatalog(needs3("a"), { body: [{ from: "2020-01-01", value: { ladder: [{ outcome: "passes", when: needs3("a") }], otherwise: "gold" }, cite: toyCite, rules: [] }] }), 'The rules of "Toy" answer "gold", which is none of its outcomes.'],
  ];
  for (const [what, catalog, sentence] of cases) {
    it(`are refused for ${what}, by its name`, () => assert.deepEqual(refusalOf(() => frozen(catalog)), ["unknown-reference", sentence]));
  }

  it("are refused for a programme that was asked for, with the nearest there is", () => {
    assert.deepEqual(refusalOf(() => plan(shippedCatalog, "toptier", "2024-01-01")), ["unknown-programme", 'There is no programme "toptier" in the catalog. The nearest is "top-tier".']);
  });

  it("have no value for a parameter that is none", () => {
    assert.deepEqual(refusalOf(() => parameterOn(toyCatalog(needs3("a")), "none", "2021-01-01", null)), ["unknown-reference", 'The rules use the parameter "none", which the catalog does not have.']);
    assert.equal(parameterOn(toyCatalog(needs3("a")), "four", "2021-01-01", null), 4);
    assert.match(refusalOf(() => parameterOn(toyCatalog(needs3("a")), "four", "2019-12-31", null))[1], /no value for "Amount four" on 2019-12-31\. Choose a date/);
  });
});

describe("a date that is none", () => {
  it("is refused however near it comes to one, and says how to write it", () => {
    for (const date of ["2024-1-01", "24-01-01", "2024-01-011", "x2024-01-01", "2024-13-01", "2023-02-29", ""]) {
      assert.deepEqual(refusalOf(() => plan(shippedCatalog, "top-tier", date)), ["bad-date", `"${date}" is not a date. Write it as year-month-day, for example 2024-06-30.`]);
    }
    assert.equal(plan(shippedCatalog, "top-tier", "2024-02-29").asOf, "2024-02-29");
  });
});

describe("versions by date", () => {
  const version = { value: 1, cite: toyCite, rules: [] };
  const sentence = (asOf: string, knownOn: string | null, ...timeline: { readonly from: string; readonly until?: string; readonly knownFrom?: string; readonly knownUntil?: string }[]): string => {
    try {
      return `from ${versionInForce(timeline.map((each) => ({ ...version, ...each })), asOf, knownOn, "Sales").from}`;
    } catch (error) {
      return error instanceof PlanError ? error.message : "another error";
    }
  };

  it("hold from their first day to the day before their last", () => {
    const timeline = [{ from: "2020-01-01", until: "2021-01-01" }, { from: "2021-01-01" }];
    assert.deepEqual(["2020-01-01", "2020-12-31", "2021-01-01"].map((day) => sentence(day, null, ...timeline)), ["from 2020-01-01", "from 2020-01-01", "from 2021-01-01"]);
    assert.equal(sentence("2019-12-31", null, ...timeline), 'The catalog has no value for "Sales" on 2019-12-31. Choose a date that it covers.');
  });

  it("hold as they were known on a day, from the first day of knowing to the day before it was corrected", () => {
    const timeline = [{ from: "2020-01-01", knownFrom: "2020-02-01", knownUntil: "2020-03-01" }];
    assert.deepEqual(["2020-01-31", "2020-02-01", "2020-02-29", "2020-03-01"].map((day) => sentence("2020-06-01", day, ...timeline).slice(0, 15)), ["The catalog has", "from 2020-01-01", "from 2020-01-01", "The catalog has"]);
    assert.match(sentence("2020-06-01", "2020-01-31", ...timeline), /for "Sales" on 2020-06-01, as known on 2020-01-31\. Choose/);
    assert.match(sentence("2020-06-01", null, ...timeline), /no value for "Sales" on 2020-06-01\. /, "what was corrected is not known any more");
  });

  it("are refused where two hold, which says how many and what must end", () => {
    assert.equal(sentence("2021-01-01", null, { from: "2020-01-01" }, { from: "2020-06-01" }, { from: "2021-01-01" }), 'The catalog has 3 values for "Sales" on 2021-01-01. One of them must end before the other begins.');
  });
});

describe("a plan", () => {
  it("has one bit for a requirement that stands in two places, and one entry for a field or a score that is asked for twice", () => {
    const scores: Catalog["scores"] = [{ id: "points", label: "Points of the toy", metrics: [{ id: "m", label: "Metric", field: "a", maximum: "ten", threshold: "four" }] }];
    const { leaves, fields, scores: kept } = frozen(toyCatalog(any("any", all("one", needs3("a"), needs3("b")), all("other", needs3("a"), sum("points"), sum("points", "four"))), { scores }));
    assert.deepEqual(leaves.map(({ id, bit }) => [id, bit]), [["a>=", 0], ["b>=", 1], ["enough", 2], ["enough", 3]]);
    assert.deepEqual(fields.map(({ id }) => id), ["a", "b"]);
    assert.deepEqual(kept.map(({ id, label, metrics }) => [id, label, metrics.map(({ maximum, threshold, field }) => [maximum, threshold, field])]), [["points", "Points of the toy", [[10, 4, 0]]]]);
    assert.equal(leaves[2]?.label, "Points of the toy");
  });

  it("keeps two scores apart, and tells which field is given", () => {
    const scores = ["one", "other"].map((id) => ({ id, label: `Points ${id}`, metrics: [{ id: "m", label: "Metric", field: "a", maximum: "ten", threshold: "four" }] }));
    const fields = toyFields.map((field) => (field.id === "b" ? { ...field, isGiven: true } : field));
    const kept = frozen(toyCatalog(all("all", sum("one"), sum("other"), needs3("b")), { scores, fields }));
    assert.deepEqual(kept.leaves.map((leaf) => [leaf.label, leaf.kind === "score" ? leaf.score : null]), [["Points one", 0], ["Points other", 1], ["Field b", null]]);
    assert.deepEqual(kept.fields.map(({ id, isGiven }) => [id, isGiven]), [["a", false], ["b", true]]);
  });

  it("calls a requirement by its own label, or else by its field's, and keeps every rule it is from once", () => {
    const [own, fields] = frozen(toyCatalog(all("all", { ...needs3("a"), label: "Enough of a", rules: ["R-1", "R-1", "R-2"] }, needs3("b")))).leaves;
    assert.deepEqual([own?.label, fields?.label, own?.rules, fields?.rules], ["Enough of a", "Field b", ["R-1", "R-2"], []]);
  });

  it("names the choices that a requirement accepts, and asks yes or no as the rules do", () => {
    const [kinds, yes, no] = frozen(toyCatalog(all("all", oneOf("blue", "red"), { op: "flag", id: "yes", field: "flag", is: true, cite: toyCite }, { op: "flag", id: "no", field: "flag", is: false, cite: toyCite }))).leaves;
    assert.deepEqual(kinds?.kind === "oneOf" ? [kinds.codes, kinds.names] : null, [[2, 0], ["blue", "red"]]);
    assert.deepEqual([yes, no].map((leaf) => (leaf?.kind === "flag" ? leaf.need : null)), [1, 0]);
  });

  it("asks the question of an open point in the catalog's words, and by its number where there are none", () => {
    const open = (ambiguity: string): Expr => ({ op: "readings", id: "open", ambiguity, main: { says: "one", cite: toyCite, when: needs3("a") }, cautious: { says: "other", cite: toyCite, when: needs3("b") } });
    const question = (ambiguity: string): string | null => {
      const node = frozen(toyCatalog(open(ambiguity))).ladder[0]!.when;
      return node.op === "readings" ? node.question : null;
    };
    assert.deepEqual([question("X-99"), question("X-98")], ["Which way?", "X-98"]);
  });

  it("leaves out a pathway that these rules do not have, and keeps the outcome that each of the others leads to", () => {
    const { pathways } = frozen(toyCatalog(any("either", all("deep", needs3("a")), needs3("b")), { pathways: ["gone", "deep", "b>="] }));
    assert.deepEqual(pathways.map(({ id, label, outcome }) => [id, label, outcome]), [["deep", "Path deep", 0], ["b>=", "Path b>=", 0]]);
  });

  it("is another one as known on another day, though both give the same answer", () => {
    const catalog = toyCatalog(needs3("a"));
    assert.notEqual(plan(catalog, "toy", "2021-01-01"), plan(catalog, "toy", "2021-01-01", "2021-01-01"));
    assert.equal(plan(catalog, "toy", "2021-01-01", "2021-01-01"), plan(catalog, "toy", "2021-01-01", "2021-01-01"));
  });

  it("brings the field that stands in for another along", () => {
    const fields = toyFields.map((field): Field => (field.id === "a" ? { ...field, whenColumnAbsent: { policy: "sameAs", field: "d", sentence: "Field d stands in." } } : field));
    assert.deepEqual(frozen(toyCatalog(needs3("a"), { fields })).fields.map(({ id }) => id), ["a", "d"]);
  });

  it("says which list a fact is worked out from, and what to ask for where it is not known", () => {
    const fieldOf = (programme: string, asOf: string, id: string) => plan(shippedCatalog, programme, asOf).fields.find((field) => field.id === id);
    const derived = shippedCatalog.facts!.filter(({ derive }) => "list" in derive).map(({ id }) => id);
    const plans = shippedCatalog.programmes.filter(({ firstDate }) => firstDate <= "2024-01-15").map(({ id }) => plan(shippedCatalog, id, "2024-01-15"));
    const lists = new Set(shippedCatalog.lists!.map(({ label }) => label));
    const worked = plans.flatMap(({ fields }) => fields).filter(({ id }) => derived.includes(id));
    assert.ok(worked.length > 5, `${worked.length} fields from lists`);
    worked.forEach(({ id, list }) => assert.ok(list !== null && lists.has(list), id));
    assert.equal(fieldOf("top-tier", "2024-01-15", "marketplaceBilledSales")?.list, null);
    const asked = plans.flatMap(({ fields }) => fields).filter(({ label, asks }) => asks !== label);
    assert.ok(asked.length > 5, `${asked.length} fields that ask for another column`);
    const labels = new Set([...shippedCatalog.fields, ...shippedCatalog.facts!].map(({ label }) => label));
    asked.forEach(({ id, asks }) => assert.ok(labels.has(asks), id));
  });
});

describe("the answer of another programme", () => {
  /** Gold needs a, silver b, else bronze; gold comes first. */
  const other: Programme = {
    ...toyCatalog(needs3("a")).programmes[0]!,
    id: "other",
    label: "Other",
    outcomes: ["gold", "silver", "bronze"].map((id) => ({ id, names: [{ from: "2020-01-01", value: id, cite: toyCite, rules: [] }] })),
    body: [{ from: "2020-01-01", value: { ladder: [{ outcome: "gold", when: needs3("a") }, { outcome: "silver", when: needs3("b") }], otherwise: "bronze" }, cite: toyCite, rules: [] }],
  };
  const passing = (...outcomes: string[]): readonly string[] => {
    const toy = frozen(toyCatalog({ op: "rule", id: "other.is", programme: "other", outcomes }, { others: [other] }));
    const rows = { both: [3, 3], gold: [3, 0], silver: [0, 3], none: [0, 0] } as const;
    return Object.entries(rows).filter(([, [a, b]]) => statusName(toy, run(toy, oneRow({ a, b })).outcome[0]!) === "Passes").map(([name]) => name);
  };

  it("is the first of its steps that is met, so a lower step is not answered where a higher one is", () => {
    assert.deepEqual(passing("gold"), ["both", "gold"]);
    assert.deepEqual(passing("silver"), ["silver"]);
    assert.deepEqual(passing("bronze"), ["none"]);
  });

  it("may be one of several, with or without what it answers otherwise", () => {
    assert.deepEqual(passing("gold", "silver"), ["both", "gold", "silver"]);
    assert.deepEqual(passing("gold", "bronze"), ["both", "gold", "none"]);
    assert.deepEqual(passing("silver", "bronze"), ["silver", "none"]);
  });

  it("may be asked for twice in one rule, which is no circle", () => {
    const twice = toyCatalog(all("both", { op: "rule", id: "first", programme: "other", outcomes: ["gold"] }, { op: "rule", id: "second", programme: "other", outcomes: ["gold", "silver"] }), { others: [other] });
    assert.deepEqual(frozen(twice).leaves.map(({ id, programme }) => [id, programme]), [["a>=", "other"], ["b>=", "other"]]);
  });
});
