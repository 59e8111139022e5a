// The shipped catalog is well formed, and the rules about rules notice each kind of mistake.
import assert from "node:assert/strict";
import { canonicalJson, sha256Hex } from "../../src/catalog/canonical";
import { fingerprintOf, rulesStamp, shippedCatalog } from "../../src/catalog/catalog";
import { Catalog, type Programme } from "../../src/catalog/schema";
import { faultsOf, increasingFields } from "./rulesAboutRules";

const topTier = shippedCatalog.programmes.find((programme) => programme.id === "top-tier") as Programme;
const withParam = (id: string, change: (param: Catalog["params"][number]) => Catalog["params"][number]): Catalog => ({
  ...shippedCatalog,
  params: shippedCatalog.params.map((param) => (param.id === id ? change(param) : param)),
});
const withTopTier = (change: Partial<Programme>): Catalog => ({
  ...shippedCatalog,
  programmes: shippedCatalog.programmes.map((programme) => (programme.id === "top-tier" ? { ...programme, ...change } : programme)),
});

describe("the shipped catalog", () => {
  it("fits the schema", () => {
    assert.deepEqual(Catalog.safeParse(shippedCatalog).error?.issues ?? [], []);
  });

  it("has no fault that the rules about rules know", () => {
    assert.deepEqual(faultsOf(shippedCatalog), []);
  });

  it("carries every rule of top tier by its id", () => {
    const text = JSON.stringify([topTier, shippedCatalog.params]);
    const ids = ["A-TT-00", "A-TT-01", "A-TT-10", "A-TT-11", "A-TT-12", "A-TT-12a", "A-TT-13", "A-TT-13a", "A-TT-20", "A-TT-21", "A-TT-22", "A-TT-30", "A-TT-31", "A-TT-32", "A-TT-33", "X-10", "X-11", "X-12", "X-13", "X-14", "X-15", "X-16"];
    assert.deepEqual(ids.filter((id) => !text.includes(`"${id}"`)), []);
  });

  it("X-10: takes the commitments as the partner's own, by the words of the criteria over those of the introduction", () => {
    const open = topTier.ambiguities.find(({ id }) => id === "X-10")!;
    assert.match(open.reading, /^The partner's own/);
    assert.equal(open.cites.length, 2);
    const commitment = shippedCatalog.fields.find(({ id }) => id === "cloudCommitment")!;
    assert.equal(commitment.grain, "partner");
    assert.match(commitment.meaning, /partner/i);
    assert.ok(!commitment.aliases.some((alias) => /customer/i.test(alias)), "a column of customers' commitments is not taken for the partner's");
  });

  it("declares no field of top tier that a higher value could harm", () => {
    assert.deepEqual(
      [...increasingFields(topTier)].sort(),
      ["cloudCommitment", "lifetimeTransactions", "marketplaceBilledSales", "marketplaceTransactions", "netNewCustomers", "uniqueCustomers"],
    );
  });

  it("keeps its fingerprint when keys are written in another order, and changes it with any number", () => {
    const turned = Object.fromEntries(Object.entries(shippedCatalog).reverse()) as unknown as Catalog;
    assert.equal(fingerprintOf(turned), fingerprintOf(shippedCatalog));
    const raised = withParam("topTier.transactions", (param) => ({ ...param, timeline: param.timeline.map((version) => ({ ...version, value: 31 })) }));
    assert.notEqual(fingerprintOf(raised), fingerprintOf(shippedCatalog));
    assert.match(rulesStamp(shippedCatalog), /^\d{4}\.\d+(\.\d+)? \([0-9a-f]{8}\)$/);
  });
});

describe("canonical JSON", () => {
  it("sorts keys at every depth, leaves out undefined members and keeps the order of lists", () => {
    assert.equal(canonicalJson({ b: [2, { d: 1, c: null }], a: undefined }), '{"b":[2,{"c":null,"d":1}]}');
  });

  it("refuses what JSON would silently change", () => {
    assert.throws(() => canonicalJson({ a: Number.NaN }), RangeError);
    assert.throws(() => canonicalJson([undefined]), TypeError);
  });

  it("gives the published SHA-256 of a known text", () => {
    assert.equal(sha256Hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  });
});

describe("the schema and the rules about rules notice", () => {
  const faults = (catalog: Catalog): string => faultsOf(catalog).join("; ");

  it("a quote of more than 20 words", () => {
    const long = withParam("topTier.transactions", (param) => ({ ...param, timeline: param.timeline.map((version) => ({ ...version, cite: { ...version.cite, quote: "word ".repeat(21) } })) }));
    assert.equal(Catalog.safeParse(long).success, false);
  });

  it("an operator that does not exist, and a member that nobody declared", () => {
    const bad: unknown = { ...shippedCatalog, programmes: [{ ...topTier, body: [{ ...topTier.body[0], value: { ladder: [{ outcome: "top-tier", when: { op: "xor", id: "x" } }], otherwise: "not-top-tier" } }] }] };
    assert.equal(Catalog.safeParse(bad).success, false);
    assert.equal(Catalog.safeParse({ ...shippedCatalog, extra: 1 }).success, false);
  });

  it("two versions that hold on one day", () => {
    const overlapping = withParam("topTier.transactions", (param) => ({ ...param, timeline: [...param.timeline, { ...param.timeline[0]!, from: "2024-07-01" }] }));
    assert.match(faults(overlapping), /two versions hold on 2024-07-01/);
  });

  it("a field and a parameter of different units", () => {
    assert.match(faults(withParam("topTier.transactions", (param) => ({ ...param, unit: "USD" }))), /compares count with USD/);
  });

  it("a parameter that nothing uses, and a rule that uses a parameter that is not there", () => {
    const renamed = withParam("topTier.transactions", (param) => ({ ...param, id: "topTier.forgotten" }));
    assert.match(faults(renamed), /no rule uses the parameter topTier\.forgotten/);
    assert.match(faults(renamed), /no parameter topTier\.transactions/);
  });

  it("a pathway without a node, an outcome that is none, a header that names two fields", () => {
    assert.match(faults(withTopTier({ pathways: [{ id: "x", label: "Nowhere", node: "nowhere" }] })), /names no node nowhere/);
    assert.match(faults(withTopTier({ outcomes: topTier.outcomes.slice(0, 1) })), /answers not-top-tier, which is no outcome/);
    const twice = { ...shippedCatalog, fields: shippedCatalog.fields.map((field) => (field.id === "uniqueCustomers" ? { ...field, aliases: ["marketplace TRANSACTIONS"] } : field)) };
    assert.match(faults(twice), /names both/);
  });
});
