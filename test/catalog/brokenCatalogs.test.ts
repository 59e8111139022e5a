// One broken toy catalog per mistake: each rule about rules can fail, and says what is wrong in a sentence that names it.
// Promises: a broken catalog differs from a sound one in the mistake alone, and brings exactly the fault that is expected.
import assert from "node:assert/strict";
import { Catalog, type Expr, type Param } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { all, needs3, not, readings, toyCatalog, toyCite, toyFields } from "../engine/toyCatalog";
import { faultsOf, increasingFields } from "./rulesAboutRules";

const sound = toyCatalog(all("all", needs3("a"), needs3("b")), { pathways: ["all"] });
const three = sound.params[0]!;
const version = three.timeline[0]!;
const toy = sound.programmes[0]!;

const withThree = (timeline: Param["timeline"]): Catalog => ({ ...sound, params: sound.params.map((param) => (param === three ? { ...three, timeline } : param)) });
const withToy = (change: Partial<typeof toy>): Catalog => ({ ...sound, programmes: [{ ...toy, ...change }] });

/** What is wrong with a catalog beside what already was with the sound one, whose unused fields do not matter here. */
function newFaults(broken: Catalog): readonly string[] {
  const known = new Set(faultsOf(sound));
  return faultsOf(broken).filter((fault) => !known.has(fault));
}

describe("rules about rules, one broken catalog each", () => {
  it("find nothing wrong with the sound one but what it does not use", () => {
    assert.deepEqual(faultsOf(sound).filter((fault) => !fault.startsWith("no rule uses")), []);
  });

  it("versions out of order", () => {
    const later = { ...version, from: "2021-01-01" };
    assert.deepEqual(newFaults(withThree([later, { ...version, until: "2021-01-01" }])).filter((fault) => fault.includes("stands after")), ["three: the version from 2020-01-01 stands after the one from 2021-01-01"]);
  });

  it("two versions that overlap", () => {
    assert.deepEqual(newFaults(withThree([{ ...version, until: "2021-01-02" }, { ...version, from: "2021-01-01" }])), ["three: two versions hold on 2021-01-01"]);
  });

  it("a day between two versions on which nothing holds", () => {
    assert.deepEqual(newFaults(withThree([{ ...version, until: "2021-01-01" }, { ...version, from: "2021-01-02" }])), ["three: nothing holds from 2021-01-01 until 2021-01-02"]);
  });

  it("a version that ends before it begins", () => {
    assert.deepEqual(newFaults(withThree([{ ...version, until: "2019-12-31" }])), ["three: the version from 2020-01-01 ends before it begins"]);
  });

  it("a field that no rule uses, and a parameter that none does", () => {
    assert.deepEqual(newFaults({ ...sound, fields: [...sound.fields, { ...toyFields[0]!, id: "spare", label: "Spare" }] }), ["no rule uses the field spare"]);
    assert.deepEqual(newFaults({ ...sound, params: [...sound.params, { ...three, id: "spare" }] }), ["no rule uses the parameter spare"]);
  });

  it("a field, a parameter and an open point that are not there", () => {
    const broken = (when: Expr): readonly string[] => newFaults(toyCatalog(all("all", needs3("a"), needs3("b"), when), { pathways: ["all"] }));
    const test = { op: "test", id: "odd", field: "a", cmp: ">=", param: "three" } as const;
    assert.ok(broken({ ...test, field: "nothing" }).includes("odd: no field nothing"));
    assert.ok(broken({ ...test, param: "nothing" }).includes("odd: no parameter nothing"));
    assert.deepEqual(broken({ ...readings("odd", needs3("a"), needs3("b")), ambiguity: "X-98" } as Expr), ["odd: no ambiguity X-98"]);
  });

  it("programmes that refer to each other in a circle", () => {
    const refers = (id: string): Expr => ({ op: "rule", id: `is.${id}`, programme: id, outcomes: ["passes"] });
    const other = { ...toy, id: "other", body: toy.body.map((each) => ({ ...each, value: { ...each.value, ladder: [{ outcome: "passes", when: all("all", refers("toy")) }] } })) };
    const circle = toyCatalog(all("all", needs3("a"), needs3("b"), refers("other")), { pathways: ["all"], others: [other] });
    assert.deepEqual(newFaults(circle), ["in a circle: programme toy -> programme other -> programme toy"]);
    assert.throws(() => plan(circle, "toy", "2021-01-01"), { code: "circular-reference" });
  });

  it("columns that stand in for each other in a circle", () => {
    const fields = toyFields.map((field) => (field.id === "a" || field.id === "b" ? { ...field, whenColumnAbsent: { policy: "sameAs", field: field.id === "a" ? "b" : "a", sentence: "One stands in for the other." } as const } : field));
    assert.deepEqual(newFaults({ ...sound, fields }), ["in a circle: field a -> field b -> field a"]);
  });

  it("facts that are worked out from each other in a circle", () => {
    const fact = (id: string, of: string) => ({ ...toyFields[0]!, id, label: id, derive: { op: "greatest", of: [{ field: of }] } as const, cite: toyCite, rules: [] });
    assert.deepEqual(newFaults({ ...sound, facts: [fact("first", "second"), fact("second", "first")] }), ["in a circle: fact first -> fact second -> fact first"]);
  });

  it("amounts of different units, points among them", () => {
    assert.ok(newFaults({ ...sound, params: sound.params.map((param) => (param === three ? { ...three, unit: "USD" as const } : param)) }).includes("a>=: compares count with USD"));
    const score = { id: "points", label: "Points", metrics: [{ id: "a", label: "Points for a", field: "a", maximum: "ten", threshold: "four" }] };
    assert.deepEqual(newFaults(toyCatalog(all("all", needs3("a"), needs3("b"), { op: "sum>=", id: "sum", score: "points", param: "three" }), { pathways: ["all"], scores: [score] })), ["sum: compares points with count"]);
  });

  it("a pathway without a node, two nodes of one name, an answer that is none, a first date that is not the first", () => {
    assert.deepEqual(newFaults(withToy({ pathways: [{ id: "x", label: "Nowhere", node: "nowhere" }] })), ["toy: the pathway x names no node nowhere"]);
    assert.deepEqual(newFaults(toyCatalog(all("all", needs3("a"), { ...needs3("b"), id: "a>=" }), { pathways: ["all"] })), ["toy: two nodes are called a>="]);
    assert.deepEqual(newFaults(withToy({ outcomes: toy.outcomes.slice(0, 1) })), ["toy: answers fails, which is no outcome"]);
    assert.deepEqual(newFaults(withToy({ firstDate: "2020-01-02" })), ["toy: the first date is 2020-01-02 and the first version starts on 2020-01-01"]);
  });

  it("an id that is given twice, a header of two fields", () => {
    assert.ok(newFaults({ ...sound, params: [...sound.params, three] }).includes("the id three is given twice"));
    assert.match(newFaults({ ...sound, fields: sound.fields.map((field) => (field.id === "b" ? { ...field, aliases: ["FIELD-A"] } : field)) }).join(), /the header "FIELD-A" names both a and b/);
  });

  it("more that is worse: below a not, and for tests that ask for little, no field counts as one of which more is better", () => {
    const increasing = (when: Expr): readonly string[] => [...increasingFields(toyCatalog(when).programmes[0]!)];
    assert.deepEqual(increasing(all("all", needs3("a"), needs3("b", ">"))), ["a", "b"]);
    assert.deepEqual(increasing(all("all", needs3("a"), needs3("b", "<="), needs3("c", "="))), ["a"]);
    assert.deepEqual(increasing(not("not", needs3("a"))), []);
  });

  it("a not without a reason, and a quote that is too long, which the schema refuses", () => {
    const issues = (catalog: unknown): readonly string[] => Catalog.safeParse(catalog).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) ?? [];
    const written = toyCatalog(not("turned", { ...needs3("a"), id: "a" }));
    assert.deepEqual(issues(written), []);
    const unexplained = { op: "not", id: "turned", of: { ...needs3("a"), id: "a" } } as unknown as Expr;
    assert.match(issues(toyCatalog(unexplained)).join(), /because/);
    const long = { ...version, cite: { ...toyCite, quote: "word ".repeat(21) } };
    assert.match(issues({ ...written, params: written.params.map((param) => (param.id === "three" ? { ...param, timeline: [long] } : param)) }).join(), /A quote is at most 20 words/);
  });
});
