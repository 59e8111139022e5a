// What must hold for any programme that could be written: kernels, explanation and the second opinion agree on random rules of every operator.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Catalog, Expr, Param, Programme } from "../../src/catalog/schema";
import { NO_PATH, statusName } from "../../src/engine/decide";
import { explain } from "../../src/engine/explain";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { flat } from "../checks/catalogDocs";
import { any, needs3, readings, toyCatalog, toyCite, toyFields } from "../engine/toyCatalog";
import { naiveAnswer, type NaiveRow } from "./naive";
import { codedRule, numbered, ruleOver, simpleRule } from "./randomRule";
import { columnsOf, property, seed } from "./rows";

const asOf = "2021-01-01";
const points = (id: string, value: number): Param => ({ id, label: `Amount ${id}`, unit: "points", timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });
const day: Param = { id: "day", label: "A day", unit: "date", timeline: [{ from: "2020-01-01", until: "2021-01-01", value: 44_000, cite: toyCite, rules: [] }, { from: "2021-01-01", value: 45_000, cite: toyCite, rules: [] }] };
const fields = [
  ...toyFields,
  { ...toyFields[0]!, id: "on", label: "Field on", unit: "date" as const },
  { ...toyFields[0]!, id: "assumed", label: "Field assumed", whenColumnAbsent: { policy: "assumed", value: 3, sentence: "Taken as three." } as const },
  { ...toyFields[0]!, id: "standsIn", label: "Field standsIn", whenColumnAbsent: { policy: "sameAs", field: "a", sentence: "Field a stands in for it." } as const },
];
const scores: Catalog["scores"] = [{ id: "points", label: "Points", metrics: ["c", "d", "sales"].map((id) => ({ id, label: `Points for ${id}`, field: id, maximum: "ten", threshold: "four" })) }];

const leaves = fc.oneof(
  codedRule,
  fc.constantFrom("need5", "need12", "need25").map((param): Expr => ({ op: "sum>=", id: "sum", score: "points", param })),
  fc.constantFrom("<=", ">", "=").map((cmp): Expr => ({ op: "test", id: "on", field: "on", cmp: cmp as "<=", param: "day" })),
  fc.subarray(["gold", "silver", "none"], { minLength: 1, maxLength: 2 }).map((outcomes): Expr => ({ op: "rule", id: "other", programme: "other", outcomes })),
  fc.constantFrom("assumed", "standsIn").map((id) => needs3(id)),
);
const rule = ruleOver(simpleRule, leaves);

const name = (value: string) => [{ from: "2020-01-01", value, cite: toyCite, rules: [] }];
const other: Programme = {
  ...toyCatalog(needs3("a")).programmes[0]!,
  id: "other",
  outcomes: ["gold", "silver", "none"].map((id) => ({ id, names: name(`A ${id} one`) })),
  body: [{ from: "2020-01-01", cite: toyCite, rules: [], value: { ladder: [{ outcome: "gold", when: { ...needs3("a"), id: "o1" } }, { outcome: "silver", when: { ...readings("o2", { ...needs3("b"), id: "o3" }, { ...needs3("c"), id: "o4" }), ambiguity: "X-90" } as Expr }], otherwise: "none" } }],
};

/** Two answers on a ladder of random rules, with random nodes of the first as pathways. */
const catalogs = fc.tuple(rule, rule, fc.nat(), fc.nat()).map(([best, second, one, another]): Catalog => {
  const numberedBoth = numbered(any("both", best, second));
  const [first, next] = numberedBoth.op === "any" ? numberedBoth.of : [];
  const nodes = flat(first!).map(({ id }) => id);
  const pathways = [...new Set([nodes[one % nodes.length]!, nodes[another % nodes.length]!])].map((node) => ({ id: `p-${node}`, label: `Path ${node}`, node }));
  const base = toyCatalog(first!, { fields, scores, params: [points("need5", 5), points("need12", 12.5), points("need25", 25), day], others: [other] });
  const toy = base.programmes[0]!;
  const outcomes = [{ id: "passes", names: name("Passes") }, { id: "nearly", names: name("Nearly") }, { id: "fails", names: name("Fails") }];
  const body = toy.body.map((version) => ({ ...version, value: { ladder: [{ outcome: "passes", when: first! }, { outcome: "nearly", when: next! }], otherwise: "fails" } }));
  return { ...base, programmes: [{ ...toy, outcomes, pathways, body }, other] };
});

const amount = fc.option(fc.constantFrom(2, 3, 4), { freq: 6, nil: null });
const flag = fc.option(fc.constantFrom(0, 1), { freq: 6, nil: null });
const row = (columns: readonly string[]): fc.Arbitrary<NaiveRow> =>
  fc.record(Object.fromEntries(columns.map((id) => [id, id === "flag" ? flag : id === "kind" ? fc.option(fc.constantFrom(0, 1, 2), { freq: 6, nil: null }) : id === "on" ? fc.option(fc.constantFrom(43_999, 44_000, 44_999, 45_000, 45_001), { freq: 6, nil: null }) : amount])));
const all = fields.map(({ id }) => id);
const tables = fc.oneof(fc.array(row(all), { minLength: 3, maxLength: 8 }), fc.array(row(all.filter((id) => id !== "assumed" && id !== "standsIn")), { minLength: 3, maxLength: 8 }), fc.array(row(["a", "b", "flag", "on"]), { minLength: 3, maxLength: 8 }));

describe(`properties of any programme (TIERLINE_SEED=${seed})`, () => {
  it("kernels, explanation and the second opinion agree on rules of every operator", () => {
    const seen = new Map<string, number>();
    const operators = new Map<string, number>();
    const count = (into: Map<string, number>, key: string): unknown => into.set(key, (into.get(key) ?? 0) + 1);
    property(fc.tuple(catalogs, tables), 200, 200, ([catalog, rows]) => {
      const toy = catalog.programmes[0]!;
      const frozen = plan(catalog, "toy", asOf);
      const columns = columnsOf(rows);
      const { outcome, path } = run(frozen, columns);
      toy.body[0]!.value.ladder.flatMap(({ when }) => flat(when)).forEach(({ op }) => count(operators, op));
      rows.forEach((each, index) => {
        const byKernels = { status: statusName(frozen, outcome[index]!), path: path[index] === NO_PATH ? "" : frozen.pathways[path[index]!]!.label };
        const explanation = explain(frozen, columns, index);
        assert.deepEqual(byKernels, naiveAnswer(catalog, toy, asOf, each), JSON.stringify(each));
        assert.deepEqual({ status: explanation.status, path: explanation.path ?? "" }, byKernels, JSON.stringify(each));
        count(seen, byKernels.status);
        count(seen, byKernels.path === "" ? "no path" : "a path");
      });
      return true;
    });
    for (const what of ["Passes", "Nearly", "Fails", "Needs data", "Unclear", "a path"]) {
      assert.ok((seen.get(what) ?? 0) >= 10, `${what} came up ${seen.get(what) ?? 0} times (seed ${seed})`);
    }
    for (const op of ["test", "flag", "oneOf", "sum>=", "rule", "all", "any", "atLeast", "not", "readings"]) {
      assert.ok((operators.get(op) ?? 0) >= 10, `${op} came up ${operators.get(op) ?? 0} times (seed ${seed})`);
    }
  });
});
