// Goal seek: every way reaches what was asked for, nothing less does, and no cheaper way was overlooked.
import assert from "node:assert/strict";
import fc from "fast-check";
import type { Expr, Param } from "../../src/catalog/schema";
import { shippedCatalog } from "../../src/catalog/catalog";
import { decide, MET, spanOf } from "../../src/engine/decide";
import { bindLanes, rowValues } from "../../src/engine/lanes";
import { leafTruth } from "../../src/engine/leaves";
import { parameterOn } from "../../src/engine/freeze";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { afterSteps, seek, type SeekAnswer, type SeekOptions } from "../../src/engine/seek";
import { serialOf } from "../../src/intake/calendar";
import { deriveFacts } from "../../src/intake/derive";
import { property, seed } from "../properties/rows";
import { all, any, atLeast, needs3, not, oneRow, readings, toyCatalog, toyCite, type ToyOptions } from "./toyCatalog";

type Row = Readonly<Record<string, number>>;
const FIELDS = ["a", "b", "c", "d"] as const;
const MOST = 6;

const param = (id: string, value: number, unit: Param["unit"] = "count"): Param => ({ id, label: `Amount ${id}`, unit, timeline: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });
const params = [param("one", 1), param("five", 5)];
const toyPlan = (when: Expr, options: ToyOptions = {}): Plan => plan(toyCatalog(when, { ...options, params: [...params, ...(options.params ?? [])] }), "toy", "2021-01-01");
const best = (frozen: Plan) => ({ outcome: frozen.ladder[0]!.outcome, path: null });
const sought = (frozen: Plan, row: Row, options: SeekOptions = {}): SeekAnswer => seek(frozen, bindLanes(frozen, oneRow(row)), 0, best(frozen), options);
const reachesWith = (frozen: Plan, row: Row): boolean => {
  const values = rowValues(bindLanes(frozen, oneRow(row)), 0);
  return spanOf(frozen.ladder[0]!.when, (bit) => leafTruth(frozen, frozen.leaves[bit]!, values)).strict === MET;
};
const applied = (row: Row, steps: readonly { readonly field: string; readonly target: number }[]): Row => ({ ...row, ...Object.fromEntries(steps.map(({ field, target }) => [field, target])) });
const amounts = (answer: SeekAnswer, way = 0) => Object.fromEntries(answer.ways[way]?.steps.map(({ field, target }) => [field, target]) ?? []);

/** Random rules over four counts. Ids differ, so that no two requirements become one. */
const rule: fc.Arbitrary<Expr> = fc
  .letrec<{ node: Expr; leaf: Expr }>((tie) => ({
    leaf: fc.record({ field: fc.constantFrom(...FIELDS), cmp: fc.constantFrom(">=" as const, ">=" as const, ">" as const, "<=" as const), param: fc.constantFrom("one", "three", "five") }).map((test) => ({ op: "test", id: "leaf", ...test })),
    node: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      tie("leaf"),
      fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((of) => all("all", ...of)),
      fc.array(tie("node"), { minLength: 1, maxLength: 3 }).map((of) => any("any", ...of)),
      fc.tuple(fc.integer({ min: 1, max: 2 }), fc.array(tie("node"), { minLength: 2, maxLength: 3 })).map(([k, of]) => atLeast("some", k, ...of)),
      fc.tuple(tie("node"), tie("node")).map(([main, cautious]) => readings("open", main, cautious)),
      tie("leaf").map((of) => not("not", of)),
    ),
  }))
  .node.map((expr) => numbered(expr, { next: 0 }));

function numbered(expr: Expr, ids: { next: number }): Expr {
  const id = `${expr.op}${ids.next++}`.replace("sum>=", "sum");
  switch (expr.op) {
    case "all":
    case "any":
    case "atLeast":
      return { ...expr, id, of: expr.of.map((each) => numbered(each, ids)) };
    case "not":
      return { ...expr, id, of: numbered(expr.of, ids) };
    case "readings":
      return { ...expr, id, main: { ...expr.main, when: numbered(expr.main.when, ids) }, cautious: { ...expr.cautious, when: numbered(expr.cautious.when, ids) } };
    default:
      return { ...expr, id };
  }
}

const count = fc.integer({ min: 0, max: MOST });
const row: fc.Arbitrary<Row> = fc.record({ a: count, b: count, c: count, d: count });
const effort = fc.integer({ min: 1, max: 4 });
const efforts: fc.Arbitrary<Readonly<Record<string, number>>> = fc.record({ a: effort, b: effort, c: effort, d: effort });
const costOf = (from: Row, to: Row, prices: Row): number => FIELDS.reduce((sum, field) => sum + Math.abs(to[field]! - from[field]!) * prices[field]!, 0);

/** Every row there is, for the cheapest one that passes. */
const grid: readonly Row[] = FIELDS.reduce<readonly Row[]>((rows, field) => rows.flatMap((each) => Array.from({ length: MOST + 2 }, (_, value) => ({ ...each, [field]: value }))), [{}]);

describe("a goal", () => {
  const [a, b, c] = ["a", "b", "c"].map((id) => needs3(id)) as [Expr, Expr, Expr];
  const at = (frozen: Plan, start: Row, target: { readonly outcome: number; readonly path: number | null }, options: SeekOptions = {}): SeekAnswer => seek(frozen, bindLanes(frozen, oneRow(start)), 0, target, options);

  it("is refused with its numbers where it is on no rung, or its path does not lead there or is none", () => {
    const frozen = toyPlan(any("top", a, c), { pathways: ["a>=", "b>="], better: [{ outcome: "shines", when: b }] });
    const [shines, passes] = frozen.ladder.map(({ outcome }) => outcome) as [number, number];
    const refused = (outcome: number, path: number | null, message: string) => assert.throws(() => at(frozen, { a: 0 }, { outcome, path }), { name: "RangeError", message: `toy has no such target: ${message}` });
    const of = (label: string): number => frozen.pathways.findIndex((pathway) => pathway.label === label);
    refused(frozen.otherwise, null, `outcome ${frozen.otherwise}, path any.`);
    refused(passes, of("Path b>="), `outcome ${passes}, path ${of("Path b>=")}.`);
    refused(shines, 9, `outcome ${shines}, path 9.`);
    assert.deepEqual([at(frozen, { a: 0 }, { outcome: passes, path: of("Path a>=") }).path, at(frozen, { a: 0 }, { outcome: passes, path: null }).path], ["Path a>=", null]);
  });

  it("is reached by what is better, and not by what is lower", () => {
    const frozen = toyPlan(c, { better: [{ outcome: "shines", when: a }, { outcome: "glows", when: b }] });
    const isReached = (start: Row): readonly boolean[] => frozen.ladder.map(({ outcome }) => at(frozen, start, { outcome, path: null }).isReached);
    assert.deepEqual([isReached({ a: 3, b: 0, c: 0 }), isReached({ a: 0, b: 3, c: 0 }), isReached({ a: 0, b: 0, c: 3 })], [[true, true, true], [false, true, true], [false, false, true]]);
  });

  it("by a path is reached where both the path and all around it hold, and not by another path", () => {
    const frozen = toyPlan(all("top", c, any("either", a, b)), { pathways: ["a>=", "b>="] });
    const byA = (start: Row) => at(frozen, start, { ...best(frozen), path: frozen.pathways.findIndex(({ id }) => id === "a>=") });
    assert.equal(byA({ a: 3, b: 0, c: 3 }).isReached, true);
    assert.deepEqual([byA({ a: 3, b: 0, c: 0 }).isReached, amounts(byA({ a: 3, b: 0, c: 0 }))], [false, { c: 3 }]);
    assert.deepEqual([byA({ a: 0, b: 3, c: 3 }).isReached, amounts(byA({ a: 0, b: 3, c: 3 }))], [false, { a: 3 }]);
  });

  it("has no obstacle named where there is a way, though another way is shut", () => {
    const frozen = toyPlan(any("either", a, b));
    assert.deepEqual(at(frozen, { a: 0, b: 0 }, best(frozen), { held: ["a"] }).obstacles, []);
  });

  it("names a requirement that stands in the way once, however often it is asked for", () => {
    const frozen = toyPlan(any("either", all("one", a, b), all("other", a, c)));
    assert.deepEqual(at(frozen, { a: 0, b: 0, c: 0 }, best(frozen), { held: ["a"] }).obstacles.map(({ reason, leaf, have }) => [reason, leaf.id, have]), [["held", "a>=", 0]]);
  });

  it("names what must stop to hold and may not change", () => {
    const frozen = toyPlan(not("not", all("both", a, b)));
    assert.deepEqual(at(frozen, { a: 3, b: 4 }, best(frozen), { held: ["a", "b"] }).obstacles.map(({ reason, leaf, have }) => [reason, leaf.id, have]), [["held", "a>=", 3], ["held", "b>=", 4]]);
  });
});

describe("a goal over points", () => {
  const metric = (field: string) => ({ id: field, label: `Metric ${field}`, field, maximum: "nine", threshold: "three" });
  const sum = (score: string, need: string): Expr => ({ op: "sum>=", id: `sum of ${score}`, score, param: need });
  /** a and b bring nine points each at 3, c nine of its own. */
  const points: ToyOptions = {
    params: [param("nine", 9, "points"), param("fifteen", 15, "points"), param("forty", 40, "points")],
    scores: [{ id: "points", label: "Points", metrics: [metric("a"), metric("b")] }, { id: "others", label: "Others", metrics: [metric("c")] }],
  };
  const told = ({ obstacles }: SeekAnswer) => obstacles.map(({ reason, leaf, have }) => [reason, leaf.id, have]);

  it("orders ways by what their columns cost, not by what their points would", () => {
    const frozen = toyPlan(any("either", sum("points", "fifteen"), needs3("d")), points);
    const { ways } = sought(frozen, { a: 0, b: 0, d: 0 }, { efforts: { a: 10, b: 10, d: 1 } });
    assert.deepEqual(ways.map(({ steps, cost }) => [steps.map(({ field }) => field).join(), cost]), [["d", 3], ["a,b", 50]]);
  });

  it("names the points that fall short, with what the row has, and no other requirement", () => {
    assert.deepEqual(told(sought(toyPlan(all("all", needs3("d"), sum("others", "four"), sum("points", "forty")), points), { a: 1, b: 0, c: 3, d: 0 })), [["points", "sum of points", 3]]);
    assert.deepEqual(told(sought(toyPlan(all("all", sum("points", "four"), needs3("d"), sum("others", "forty")), points), { a: 3, b: 0, c: 1, d: 0 })), [["points", "sum of others", 3]]);
  });

  it("says how many the columns can have at most", () => {
    const answer = sought(toyPlan(all("all", needs3("d"), sum("points", "forty")), points), { a: 1, b: 0, d: 0 });
    assert.deepEqual([told(answer), answer.obstacles[0]?.most], [[["points", "sum of points", 3]], 18]);
  });

  it("names no obstacle where another way is open", () => {
    const answer = sought(toyPlan(any("either", sum("points", "forty"), needs3("d")), points), { a: 1, b: 0, d: 0 });
    assert.deepEqual([answer.ways.map(({ steps }) => steps.map(({ field }) => field).join()), answer.obstacles], [["d"], []]);
  });
});

describe(`goal seek (TIERLINE_SEED=${seed})`, () => {
  it("finds ways that reach the target, of which one step less in any field does not", () => {
    property(fc.tuple(rule, row, efforts), 400, 100, ([when, start, prices]) => {
      const frozen = toyPlan(when);
      const { ways, isReached } = sought(frozen, start, { efforts: prices });
      assert.equal(isReached, reachesWith(frozen, start));
      for (const { steps, statusAfter } of ways) {
        assert.ok(reachesWith(frozen, applied(start, steps)), `${JSON.stringify(steps)} is not enough`);
        assert.equal(statusAfter, "Passes");
        for (const { field, target } of steps) {
          const less = { ...applied(start, steps), [field]: target + (target > start[field]! ? -1 : 1) };
          assert.ok(!reachesWith(frozen, less), `${field} ${target} is more than is needed`);
        }
      }
      return ways.length > 0;
    });
  });

  it("overlooks no cheaper way among all rows there are, and says so when there is none", () => {
    property(fc.tuple(rule, row, efforts), 120, 30, ([when, start, prices]) => {
      const frozen = toyPlan(when);
      const answer = sought(frozen, start, { efforts: prices });
      const least = grid.reduce((cheapest, each) => (reachesWith(frozen, each) ? Math.min(cheapest, costOf(start, each, prices)) : cheapest), Infinity);
      assert.equal(answer.isReached ? 0 : (answer.ways[0]?.cost ?? Infinity), least);
      assert.equal(answer.obstacles.length > 0, least === Infinity);
      return answer.ways.length > 0;
    });
  });

  it("orders ways by cost, and none changes all that a cheaper one changes", () => {
    const choices = fc.array(rule, { minLength: 3, maxLength: 3 }).map((of) => numbered(any("any", ...of), { next: 0 }));
    property(fc.tuple(choices, row), 300, 15, ([when, start]) => {
      const { ways } = sought(toyPlan(when), start, { most: 5 });
      ways.forEach((way, index) => ways.slice(0, index).forEach((cheaper) => {
        assert.ok(cheaper.cost <= way.cost);
        assert.ok(!cheaper.steps.every(({ field }) => way.steps.some((step) => step.field === field)));
      }));
      return ways.length > 1;
    });
  });

  it("leaves held fields alone, and names them where nothing else would do", () => {
    const frozen = toyPlan(any("any", needs3("a"), all("all", needs3("b"), needs3("c"))));
    assert.deepEqual(amounts(sought(frozen, { a: 0, b: 0, c: 3 }, { held: ["a"] })), { b: 3 });
    const stuck = sought(frozen, { a: 0, b: 0, c: 3 }, { held: ["a", "b"] });
    assert.deepEqual(stuck.ways, []);
    assert.deepEqual(stuck.obstacles.map(({ reason, leaf, have }) => [reason, leaf.id, have]), [["held", "a>=", 0], ["held", "b>=", 0]]);
  });

  it("names what is given and what excludes each other", () => {
    const kept = plan(shippedCatalog, "designation.data-ai", "2024-01-01");
    const bound = bindLanes(kept, oneRow({ "designation.data-ai.kept": 0 }));
    const window = kept.pathways.findIndex(({ id }) => id === "kept");
    assert.deepEqual(seek(kept, bound, 0, { ...best(kept), path: window }).obstacles.map(({ reason, leaf }) => [reason, leaf.id]), [["given", "designation.data-ai.kept"]]);
    const excluded = sought(toyPlan(all("all", needs3("a", ">"), needs3("a", "<"))), { a: 3 });
    assert.deepEqual(excluded.obstacles.map(({ reason }) => reason), ["contradiction", "contradiction"]);
  });

  it("counts a blank by its whole need, not by one step of it", () => {
    const frozen = toyPlan(any("any", needs3("a"), needs3("b")));
    const { ways } = sought(frozen, { a: Number.NaN, b: 1 }, { efforts: { a: 1, b: 1 } });
    assert.deepEqual(ways.map(({ steps, cost }) => [steps[0]!.field, cost]), [["b", 2], ["a", 3]]);
    // What is needed may be 0 itself: to say so is a step all the same.
    const none = toyPlan(needs3("a", "<="));
    assert.deepEqual(sought(none, { a: Number.NaN }, { efforts: { a: 4 } }).ways.map(({ cost }) => cost), [12]);
    assert.deepEqual(sought(toyPlan({ op: "flag", id: "f", field: "flag", is: true, cite: toyCite }), { flag: Number.NaN }, { efforts: { flag: 7 } }).ways.map(({ cost }) => cost), [7]);
  });

  it("seeks among better outcomes too: one of them may be all that can be reached, or nearer", () => {
    const frozen = plan(shippedCatalog, "rewards", "2024-01-01");
    const bound = bindLanes(frozen, oneRow({ hasLiveOffer: 1, rewardsTrailingSales: 0, teamsAppUsers: 0 }));
    // The documents no longer say which sales reach a lower tier, so only the highest is sure.
    const lower = frozen.ladder[1]!.outcome;
    const [way, ...others] = seek(frozen, bound, 0, { outcome: lower, path: null }).ways;
    assert.deepEqual([others.length, way?.outcome, way?.statusAfter, way?.steps.map(({ field, target }) => [field, target])], [0, "Highest tier", "Highest tier", [["rewardsTrailingSales", 4_000_000]]]);
  });

  it("goes by the path that is asked for, though another is nearer", () => {
    const frozen = plan(shippedCatalog, "top-tier", "2024-01-01");
    const bound = bindLanes(frozen, oneRow({ marketplaceBilledSales: 0, netNewCustomers: 0, marketplaceTransactions: 29, uniqueCustomers: 8, cloudCommitment: 0, transactableListing: 0 }));
    const by = (label: string) => seek(frozen, bound, 0, { ...best(frozen), path: frozen.pathways.findIndex((pathway) => pathway.label === label) }, { most: 1 });
    assert.deepEqual(amounts(by("Transactions")), { marketplaceTransactions: 30 });
    assert.deepEqual(amounts(by("Commitment $200M")), { cloudCommitment: 200_000_000, transactableListing: 1 });
    assert.throws(() => seek(frozen, bound, 0, { outcome: frozen.otherwise, path: null }), RangeError);
  });
});

describe(`goal seek over points (TIERLINE_SEED=${seed})`, () => {
  const score = (need: number, maxima: readonly number[], thresholds: readonly number[]): Plan =>
    toyPlan(
      { op: "sum>=", id: "sum", score: "points", param: "need" },
      {
        scores: [{ id: "points", label: "Points", metrics: FIELDS.slice(0, maxima.length).map((field, index) => ({ id: field, label: `Metric ${field}`, field, maximum: `max${index}`, threshold: `full${index}` })) }],
        params: [param("need", need, "points"), ...maxima.map((value, index) => param(`max${index}`, value, "points")), ...thresholds.map((value, index) => param(`full${index}`, value))],
      },
    );
  const maximum = fc.integer({ min: 1, max: 40 });
  const threshold = fc.integer({ min: 1, max: MOST });
  const three = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> => fc.array(of, { minLength: 3, maxLength: 3 });

  it("is as cheap as the cheapest of all rows there are", () => {
    property(fc.tuple(three(maximum), three(threshold), fc.integer({ min: 5, max: 60 }), row, efforts), 300, 50, ([maxima, thresholds, need, start, prices]) => {
      const frozen = score(need, maxima, thresholds);
      const answer = sought(frozen, start, { efforts: prices, most: 1 });
      const least = grid.filter((each) => each["d"] === 0).reduce((cheapest, each) => {
        const to: Row = { ...each, d: start["d"]! };
        return FIELDS.every((field) => to[field]! >= start[field]!) && reachesWith(frozen, to) ? Math.min(cheapest, costOf(start, to, prices)) : cheapest;
      }, Infinity);
      assert.equal(answer.isReached ? 0 : (answer.ways[0]?.cost ?? Infinity), least);
      answer.ways.forEach(({ steps }) => {
        assert.ok(reachesWith(frozen, applied(start, steps)));
        steps.forEach(({ field, target }) => assert.ok(!reachesWith(frozen, { ...applied(start, steps), [field]: target - 1 })));
      });
      return answer.ways.length > 0;
    });
  });

  it("says how many points are within reach where they are too few", () => {
    const answer = sought(score(70, [30, 20, 10], [3, 4, 5]), { a: 1, b: 0, c: 0, d: 0 });
    assert.deepEqual(answer.obstacles.map(({ reason, most }) => [reason, Math.round(most ?? 0)]), [["points", 60]]);
  });

  it("names the metric that cannot have its points, rather than the total", () => {
    const id = "designation.business-applications";
    const cells = { adds: 1, intermediate: 3, advanced: 1, growth: 5, deployments: 3, track: 0, baseline: 10 };
    const lanes = { ...Object.fromEntries(Object.entries(cells).map(([name, value]) => [`capability.business-applications.${name}`, Float64Array.of(value)])), [`${id}.kept`]: Float64Array.of(0), [`${id}.qualifiedWithin.6months`]: Float64Array.of(0) };
    const frozen = plan(shippedCatalog, id, "2024-05-15");
    const derived = deriveFacts({ catalog: shippedCatalog, subjects: { rows: 1, ids: null, names: null, lanes }, lists: new Map(), asOf: serialOf("2024-05-15"), valueOf: (name) => parameterOn(shippedCatalog, name, "2024-05-15", null) }, frozen.fields.map((field) => field.id));
    const bound = bindLanes(frozen, { rows: 1, lanes: { ...lanes, ...derived }, derived: new Set(Object.keys(derived)) });
    // Growth counts nothing below a consumption value of the year before, which is past.
    assert.deepEqual(seek(frozen, bound, 0, best(frozen)).obstacles.map(({ reason, leaf, most }) => [reason, leaf.label, most]), [["points", "Points for usage growth", null]]);
  });

  it("counts the points of each step, and together they are what was missing or more", () => {
    const [way] = sought(score(45, [30, 20, 10], [3, 4, 5]), { a: 1, b: 0, c: 0, d: 0 }).ways;
    const points = way?.steps.map((step) => step.points ?? 0) ?? [];
    assert.ok(points.every((each) => each > 0));
    assert.ok(points.reduce((sum, each) => sum + each, 10) >= 45);
  });

  it("reaches a designation: gates, people, customers and usage together, and no step is one too many", () => {
    const frozen = plan(shippedCatalog, "designation.data-ai", "2024-01-01");
    const data = { adds: "capability.data-ai.adds", people: "capability.data-ai.intermediate", growth: "capability.data-ai.growth", services: "capability.data-ai.deployments", architect: "capability.people.architect", administrator: "capability.people.administrator" };
    const [facts, units] = [Object.keys(frozen.earning?.facts ?? {}), Object.values(data)];
    const partner = fc.record({ adds: fc.integer({ min: -3, max: 4 }), people: fc.integer({ min: 0, max: 11 }), growth: fc.integer({ min: -1_000, max: 2_500 }).map((share) => share / 100), services: fc.integer({ min: 0, max: 6 }), architect: fc.integer({ min: 0, max: 3 }), administrator: fc.integer({ min: 0, max: 3 }) });
    property(partner, 60, 30, (amount) => {
      const lanes = Object.fromEntries(Object.entries(data).map(([name, id]) => [id, Float64Array.of(amount[name as keyof typeof amount])]));
      const derived = new Set(facts);
      const start = { rows: 1, lanes: { ...lanes, ...Object.fromEntries(facts.map((id) => [id, Float64Array.of(0)])) }, derived };
      const bound = bindLanes(frozen, start);
      // What the table would work out, from no steps at all.
      const now = afterSteps(frozen, bound, 0, []);
      const worked = bindLanes(frozen, { ...start, lanes: { ...start.lanes, ...Object.fromEntries(frozen.fields.flatMap(({ id }, index) => (facts.includes(id) ? [[id, Float64Array.of(now[index]!)]] : []))) } });
      const outcomeAfter = (steps: readonly { readonly field: string; readonly target: number }[]): number => {
        const values = afterSteps(frozen, worked, 0, steps as Parameters<typeof afterSteps>[3]);
        return decide(frozen, (bit) => leafTruth(frozen, frozen.leaves[bit]!, values)).outcome;
      };
      const answer = seek(frozen, worked, 0, best(frozen));
      assert.deepEqual(answer.ways.map(({ cost }) => cost), answer.ways.map(({ cost }) => cost).sort((one, other) => one - other));
      for (const { steps } of answer.ways) {
        assert.ok(steps.every(({ field }) => units.includes(field)), JSON.stringify(steps));
        assert.equal(outcomeAfter(steps), best(frozen).outcome);
        steps.forEach((step) => {
          const smallest = step.field === data.growth ? 0.01 : 1;
          const less = steps.map((each) => (each === step ? { ...each, target: Math.round((each.target - smallest) * 100) / 100 } : each));
          assert.notEqual(outcomeAfter(less), best(frozen).outcome, `${step.field} ${step.target} is one too many`);
        });
      }
      return answer.ways.length > 0;
    });
  });
});
