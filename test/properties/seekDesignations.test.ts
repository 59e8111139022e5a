// What must hold for goal seek where columns earn points: the row's cells changed as told reach the goal once all is derived anew, and no step is too long.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import { bindLanes } from "../../src/engine/lanes";
import { parameterOn } from "../../src/engine/freeze";
import { plan } from "../../src/engine/plan";
import { PlanError, type Plan, type PlanField } from "../../src/engine/planShape";
import { nearestWayOf } from "../../src/engine/gap";
import { run } from "../../src/engine/run";
import { seek } from "../../src/engine/seek";
import { deriveFacts } from "../../src/intake/derive";
import { serialOf } from "../../src/intake/calendar";
import { property, seed } from "./rows";

const asOf = "2024-05-15";
type Cells = Readonly<Record<string, number>>;

const plans: readonly Plan[] = shippedCatalog.programmes.map(({ id }) => plan(shippedCatalog, id, asOf)).filter(({ earning }) => earning !== null);

/** The row as the table shows it: its own cells, and every fact that they give. */
function standing(frozen: Plan, cells: Cells) {
  const lanes = Object.fromEntries(Object.entries(cells).map(([id, value]) => [id, Float64Array.of(value)]));
  const valueOf = (param: string): number => {
    try {
      return parameterOn(shippedCatalog, param, asOf, null);
    } catch (error) {
      assert.ok(error instanceof PlanError);
      return Number.NaN;
    }
  };
  const derived = deriveFacts({ catalog: shippedCatalog, subjects: { rows: 1, ids: null, names: null, lanes }, lists: new Map(), asOf: serialOf(asOf), valueOf }, frozen.fields.map(({ id }) => id));
  return { rows: 1, lanes: { ...lanes, ...derived }, derived: new Set(Object.keys(derived)) };
}

const outcomeOf = (frozen: Plan, cells: Cells): number => run(frozen, standing(frozen, cells)).outcome[0]!;

/** An amount near where answers change; wide columns are those of revenue and of users. */
function amountOf({ id, unit }: PlanField, choices: number): fc.Arbitrary<number> {
  const amount =
    unit === "choice" ? fc.nat(Math.max(0, choices - 1))
    : unit === "percent" ? fc.integer({ min: -500, max: 3_500 }).map((share) => share / 100)
    : unit === "USD" ? fc.nat(30_000)
    : unit === "points" ? fc.nat(2_000).map((points) => points / 100)
    : id.endsWith("baseline") ? fc.nat(120_000)
    : /growth|por|csp/.test(id) ? fc.nat(400)
    : fc.nat(14);
  return fc.option(amount, { freq: 14, nil: Number.NaN });
}

describe(`goal seek over designations (TIERLINE_SEED=${seed})`, function () {
  this.timeout(60_000);

  for (const frozen of plans) {
    const columns = frozen.earning!.columns.filter(({ unit }) => unit !== "points");
    const cells = fc.record({ ...Object.fromEntries(columns.map((field) => [field.id, amountOf(field, frozen.earning!.choices[field.id]?.length ?? 1)])), ...Object.fromEntries(frozen.fields.filter(({ unit }) => unit === "flag").map(({ id }) => [id, fc.constant(0)])) }, { requiredKeys: frozen.fields.filter(({ unit }) => unit === "flag").map(({ id }) => id) });
    const efforts = fc.option(fc.record(Object.fromEntries(columns.map(({ id }) => [id, fc.constantFrom(0.5, 1, 2, 5, 10)]))), { freq: 2, nil: {} });
    const held = fc.subarray(columns.map(({ id }) => id), { maxLength: 2 });

    it(`${frozen.programme}: every way reaches it with all derived anew, changes nothing that is to stay, and no step of it may be less`, () => {
      property(fc.tuple(cells, efforts, held), 40, 15, ([row, prices, stay]) => {
        const bound = bindLanes(frozen, standing(frozen, row));
        const target = frozen.ladder[0]!.outcome;
        const answer = seek(frozen, bound, 0, { outcome: target, path: null }, { efforts: prices, held: stay });
        assert.equal(answer.isReached, outcomeOf(frozen, row) === target);
        assert.ok(answer.isReached || answer.ways.length > 0 || answer.obstacles.length > 0);
        const nearest = nearestWayOf(frozen, bound)(0);
        for (const { steps } of [...answer.ways, ...(nearest === null ? [] : [nearest])]) {
          const applied: Cells = { ...row, ...Object.fromEntries(steps.map(({ field, target: to }) => [field, to])) };
          assert.equal(outcomeOf(frozen, applied), target, `not enough: ${JSON.stringify({ row, steps: steps.map(({ field, target: to }) => [field, to]) })}`);
          // To say of a blank that it is 0 is as little as can be said.
          for (const step of steps.filter(({ have, target: to }) => have !== null || to !== 0)) {
            const field = columns.find(({ id }) => id === step.field);
            const less = field === undefined ? (row[step.field] ?? Number.NaN) : Math.max(row[step.field]! || -Infinity, Math.round((step.target - field.step) * 100) / 100);
            assert.notEqual(outcomeOf(frozen, { ...applied, [step.field]: less }), target, `${step.field} ${step.target} is one too many: ${JSON.stringify({ row, prices, stay, steps: steps.map(({ field: id, target: to }) => [id, to]) })}`);
          }
        }
        answer.ways.forEach(({ steps }) => assert.ok(steps.every(({ field }) => !stay.includes(field))));
        return answer.ways.length > 0;
      });
    });
  }

  it("is asked of the six designations at least", () => {
    assert.ok(plans.length >= 6);
  });
});
