// What must hold for goal seek over every shipped programme: what it answers reaches the goal, nothing less does, and no small change is cheaper.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { decide, MET, spanOf, statusName } from "../../src/engine/decide";
import { bindLanes, rowValues } from "../../src/engine/lanes";
import { leafTruth } from "../../src/engine/leaves";
import type { Plan } from "../../src/engine/planShape";
import { seek, type SoughtWay } from "../../src/engine/seek";
import { lineValues } from "../cases/boundaryRows";
import { erasOf, planOn } from "../cases/eras";
import { sampleRows } from "./randomRows";
import { columnsOf, seed } from "./rows";

type Steps = readonly Pick<SoughtWay["steps"][number], "field" | "target">[];

/** The plan of today's rules of every programme; points are columns here, so that no score stands between a column and an answer. */
const plans: readonly Plan[] = shippedCatalog.programmes.flatMap((programme) => {
  const frozen = planOn(shippedCatalog, programme.id, erasOf(shippedCatalog, programme).filter(({ knownOn }) => knownOn === null).at(-1)!.asOf, null);
  return typeof frozen === "string" || frozen.leaves.some(({ kind }) => kind === "score") ? [] : [frozen];
});
const fields = new Map([...shippedCatalog.fields, ...(shippedCatalog.facts ?? [])].map((field) => [field.id, field]));
const isAmount = (unit: string): boolean => unit !== "flag" && unit !== "choice";

describe(`goal seek over every programme (TIERLINE_SEED=${seed})`, function () {
  this.timeout(60_000);

  it("reaches every goal by every way it names, of which no step may be less, and no change of one or two columns is cheaper", () => {
    const seen = { ways: 0, none: 0, searched: 0 };
    for (const frozen of plans) {
      const rows = sampleRows(frozen, shippedCatalog, 8);
      const bound = bindLanes(frozen, columnsOf(rows));
      rows.forEach((row, index) => {
        const start = rowValues(bound, index);
        const efforts: Record<string, number> = index % 2 === 0 ? {} : Object.fromEntries(frozen.fields.map(({ id }, at) => [id, [1, 5, 0.5, 100][(at + index) % 4]!]));
        const held = index % 4 < 2 ? [] : frozen.fields.filter((_, at) => (at + index) % 5 === 0).map(({ id }) => id);
        const with_ = (steps: Steps): Float64Array => start.map((value, field) => steps.find((step) => step.field === frozen.fields[field]!.id)?.target ?? value);
        frozen.ladder.forEach(({ outcome, when }, rung) => {
          for (const path of [null, ...frozen.pathways.flatMap((pathway, code) => (pathway.outcome === outcome ? [code] : []))]) {
            const what = `${frozen.programme}, ${frozen.outcomes[outcome]}, path ${path}, ${JSON.stringify({ row, efforts, held })} (seed ${seed})`;
            const reaches = (values: Float64Array): boolean => {
              const met = (node: typeof when): boolean => spanOf(node, (bit) => leafTruth(frozen, frozen.leaves[bit]!, values)).strict === MET;
              return path === null ? frozen.ladder.slice(0, rung + 1).some((each) => met(each.when)) : met(when) && met(frozen.pathways[path]!.when);
            };
            const answer = seek(frozen, bound, index, { outcome, path }, { efforts, held });
            assert.equal(answer.isReached, reaches(start), what);
            if (answer.isReached) {
              continue;
            }
            assert.equal(answer.obstacles.length > 0, answer.ways.length === 0, what);
            seen.none += Number(answer.ways.length === 0);
            for (const { steps, statusAfter } of answer.ways) {
              seen.ways++;
              const after = with_(steps);
              assert.ok(reaches(after), `not enough: ${JSON.stringify(steps)}, ${what}`);
              assert.equal(statusAfter, statusName(frozen, decide(frozen, (bit) => leafTruth(frozen, frozen.leaves[bit]!, after)).outcome), what);
              for (const step of steps) {
                const field = frozen.fields.find(({ id }) => id === step.field)!;
                assert.ok(!held.includes(step.field) && !field.isGiven, `${step.field} was to stay, ${what}`);
                const down = step.have === null || step.target > step.have ? -field.step : field.step;
                const less = isAmount(field.unit) ? steps.map((each) => (each === step ? { ...each, target: Math.round((each.target + down) * 100) / 100 } : each)) : steps.filter((each) => each !== step);
                assert.ok(!reaches(with_(less)), `${step.field} is more than is needed: ${JSON.stringify(steps)}, ${what}`);
              }
            }
            seen.searched++;
            const least = cheapestOfTwo(frozen, start, efforts, held, reaches);
            // Room for cents, which are not exact in floating point.
            assert.ok((answer.ways[0]?.cost ?? Infinity) <= (least === Infinity ? least : least + 1e-6 * (1 + least)), `${least} is cheaper than ${answer.ways[0]?.cost ?? "no way"}, ${what}`);
          }
        });
      });
    }
    assert.ok(seen.ways >= 120 && seen.none >= 60 && seen.searched >= 200, `${JSON.stringify(seen)} (seed ${seed})`);
  });
});

/** What moving a column comes to, by the meaning of an effort and of a share; a blank is had from nothing. */
function price(field: Plan["fields"][number], have: number, target: number, effort: number | undefined): number {
  if (!isAmount(field.unit)) {
    return effort ?? 1;
  }
  if (Number.isNaN(have)) {
    return effort === undefined ? 1 : Math.max(field.step, field.unit === "date" ? field.step : Math.abs(target)) * effort;
  }
  return effort === undefined ? Math.abs(target - have) / Math.max(Math.abs(target), field.step) : Math.abs(target - have) * effort;
}

/** The cheapest change of at most two columns that reaches the goal, among the lines of every column; Infinity where none does. */
function cheapestOfTwo(frozen: Plan, start: Float64Array, efforts: Readonly<Record<string, number>>, held: readonly string[], reaches: (values: Float64Array) => boolean): number {
  const moves = frozen.fields.flatMap((field, index) =>
    field.isGiven || held.includes(field.id) ? [] : lineValues([frozen], fields.get(field.id)!).filter((value) => value !== start[index]).map((value) => ({ index, value, cost: price(field, start[index]!, value, efforts[field.id]) })),
  );
  let least = Infinity;
  const look = (from: number, values: Float64Array, cost: number, left: number): void => {
    for (const [at, move] of moves.entries()) {
      if (at >= from && cost + move.cost < least && Object.is(values[move.index], start[move.index])) {
        const next = values.with(move.index, move.value);
        if (reaches(next)) {
          least = cost + move.cost;
        } else if (left > 1) {
          look(at + 1, next, cost + move.cost, left - 1);
        }
      }
    }
  };
  look(0, start, 0, 2);
  return least;
}
