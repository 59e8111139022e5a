// The search that proves a mutant harmless is itself held against trying every row.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Catalog, Expr } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { all, any, needs3, toyCatalog, toyCite } from "../engine/toyCatalog";
import { numbered, randomRule } from "../properties/randomRule";
import { naiveAnswer, type NaiveRow } from "../properties/naive";
import { property, seed } from "../properties/rows";
import { fieldsById } from "./corpus";
import { distinguish } from "./distinguish";

const asOf = "2021-01-01";
const toy = (when: Expr): { readonly catalog: Catalog; readonly frozen: Plan } => {
  const catalog = toyCatalog(when);
  return { catalog, frozen: plan(catalog, "toy", asOf) };
};
const flag: Expr = { op: "flag", id: "flag", field: "flag", is: true, cite: toyCite };

const everyRow: readonly NaiveRow[] = [2, 3, 4, null].flatMap((a) => [2, 3, 4, null].flatMap((b) => [2, 3, 4, null].flatMap((c) => [0, 1, null].map((value) => ({ a, b, c, flag: value })))));
const answer = ({ catalog }: { readonly catalog: Catalog }, row: NaiveRow): string => Object.values(naiveAnswer(catalog, catalog.programmes[0]!, asOf, row)).join("|");

describe(`telling two plans apart (TIERLINE_SEED=${seed})`, () => {
  it("finds a row exactly where trying every row finds one, and the row it finds is one", () => {
    let same = 0;
    property(fc.tuple(randomRule, randomRule, fc.boolean()), 250, 60, ([one, another, isAlike]) => {
      // Half of the pairs are close to each other, as a mutant is to its original.
      const other = isAlike ? all("both", one, any("either", one, another)) : another;
      const [left, right] = [toy(numbered(one)), toy(numbered(other))];
      const row = distinguish(left.frozen, right.frozen, fieldsById(left.catalog));
      const differs = (each: NaiveRow): boolean => answer(left, each) !== answer(right, each);
      if (row !== null) {
        assert.ok(differs({ a: null, b: null, c: null, flag: null, ...row }), JSON.stringify([one, other, row]));
        return true;
      }
      assert.deepEqual(everyRow.filter(differs), [], JSON.stringify([one, other]));
      same++;
      return false;
    });
    assert.ok(same >= 25, `only ${same} pairs were the same (seed ${seed})`);
  });

  it("proves a requirement shadowed by a wider one to be without effect", () => {
    const [one, other] = [any("pass", needs3("a"), all("both", needs3("a"), needs3("b"))), any("pass", needs3("a"))].map((when) => plan(toyCatalog(when), "toy", asOf));
    assert.equal(distinguish(one!, other!, fieldsById(toyCatalog(flag))), null);
  });

  it("names the row exactly on the line for >= and >", () => {
    const [one, other] = [needs3("a"), needs3("a", ">")].map((when) => plan(toyCatalog(when), "toy", asOf));
    assert.deepEqual(distinguish(one!, other!, fieldsById(toyCatalog(flag))), { a: 3 });
  });
});
