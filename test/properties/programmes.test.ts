// What must hold for every row of every shipped programme, in every stretch of days between its changes.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Programme } from "../../src/catalog/schema";
import { NEEDS_DATA, NO_PATH, statusName, UNCLEAR } from "../../src/engine/decide";
import { explain } from "../../src/engine/explain";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { run } from "../../src/engine/run";
import { daysLater, erasOf, planOn, type Era } from "../cases/eras";
import { expressionsOf, increasingFields } from "../catalog/rulesAboutRules";
import { naiveAnswer, type NaiveRow } from "./naive";
import { sampleRows } from "./randomRows";
import { columnsOf, seed } from "./rows";

interface Stretch {
  readonly programme: Programme;
  readonly era: Era;
  readonly frozen: Plan;
  readonly rows: readonly NaiveRow[];
}

const ROWS = 40;

/** Every programme in every era in which it answers, with rows around its lines. */
const stretches: readonly Stretch[] = shippedCatalog.programmes.flatMap((programme) =>
  erasOf(shippedCatalog, programme).flatMap((era) => {
    const frozen = planOn(shippedCatalog, programme.id, era.asOf, era.knownOn);
    return typeof frozen === "string" ? [] : [{ programme, era, frozen, rows: sampleRows(frozen, shippedCatalog, ROWS) }];
  }),
);

const answersOf = (frozen: Plan, rows: readonly NaiveRow[]): readonly { readonly status: string; readonly path: string }[] => {
  const { outcome, path } = run(frozen, columnsOf(rows));
  return [...outcome].map((code, row) => ({ status: statusName(frozen, code), path: path[row] === NO_PATH ? "" : frozen.pathways[path[row]!]!.label }));
};
const isSettled = (status: string): boolean => status !== NEEDS_DATA && status !== UNCLEAR;
/** Place in the order of answers: 0 is the best; the last is what is left where nothing holds. */
const rankOf = (frozen: Plan, status: string): number => [...frozen.ladder.map(({ outcome }) => frozen.outcomes[outcome]), frozen.outcomes[frozen.otherwise]].indexOf(status);
const named = ({ programme, era }: Stretch, row: NaiveRow): string => `${programme.id} on ${era.asOf}, known on ${era.knownOn ?? "any day"}: ${JSON.stringify(row)} (seed ${seed})`;

describe(`properties of every programme (TIERLINE_SEED=${seed})`, function () {
  this.timeout(60_000);

  it("kernels, explanation and a second opinion written from the catalog agree, with every column and without those that may be absent", () => {
    const seen = new Map<string, number>();
    const paths = new Set<string>();
    for (const stretch of stretches) {
      const { programme, era, frozen, rows } = stretch;
      const optional = new Set(frozen.fields.filter(({ whenColumnAbsent }) => whenColumnAbsent.policy !== "unknown").map(({ id }) => id));
      const fewer = rows.slice(0, optional.size > 0 ? ROWS / 2 : 0).map((row) => Object.fromEntries(Object.entries(row).filter(([id]) => !optional.has(id))));
      for (const table of [rows, fewer].filter(({ length }) => length > 0)) {
        const columns = columnsOf(table);
        answersOf(frozen, table).forEach((kernels, index) => {
          const row = table[index]!;
          const explanation = explain(frozen, columns, index);
          assert.deepEqual(kernels, naiveAnswer(shippedCatalog, programme, era.asOf, row, era.knownOn), named(stretch, row));
          assert.deepEqual({ status: explanation.status, path: explanation.path ?? "" }, kernels, named(stretch, row));
          const kind = isSettled(kernels.status) ? (rankOf(frozen, kernels.status) < frozen.ladder.length ? "met" : "not met") : kernels.status;
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
          paths.add(`${programme.id} ${kernels.path}`);
        });
      }
    }
    for (const [kind, least] of [["met", 700], ["not met", 700], [NEEDS_DATA, 100], [UNCLEAR, 40]] as const) {
      assert.ok((seen.get(kind) ?? 0) >= least, `${kind} came up ${seen.get(kind) ?? 0} times (seed ${seed})`);
    }
    const all = shippedCatalog.programmes.flatMap(({ id, pathways }) => pathways.map(({ label }) => `${id} ${label}`));
    const missed = all.filter((path) => !paths.has(path));
    assert.ok(missed.length <= all.length / 10, `${missed.length} of ${all.length} paths never decided: ${missed.join(", ")} (seed ${seed})`);
  });

  it("filling blanks never contradicts an answer that was settled or unclear", () => {
    let filledRows = 0;
    for (const stretch of stretches) {
      const { frozen, rows } = stretch;
      const filled = rows.map((row, index) => Object.fromEntries(Object.entries(row).map(([id, value]) => [id, value ?? rows[(index + 7) % rows.length]![id] ?? null])));
      const after = answersOf(frozen, filled);
      answersOf(frozen, rows).forEach(({ status }, index) => {
        if (status !== NEEDS_DATA && Object.values(rows[index]!).includes(null)) {
          filledRows++;
          assert.equal(after[index]!.status, status, named(stretch, rows[index]!));
        }
      });
    }
    assert.ok(filledRows >= 500, `blanks were filled in ${filledRows} settled rows only (seed ${seed})`);
  });

  it("raising an amount never loses an answer, where the catalog lets only more be better", () => {
    let raised = 0;
    for (const stretch of stretches) {
      const { programme, frozen, rows } = stretch;
      for (const field of [...increasingFields(programme)].filter((id) => frozen.fields.some((each) => each.id === id))) {
        const more = rows.map((row, index) => ({ ...row, [field]: row[field] === null ? null : row[field]! + [1, 12, 1_000, 50_000_000][index % 4]! }));
        const after = answersOf(frozen, more);
        answersOf(frozen, rows).forEach(({ status }, index) => {
          // With more of one amount, a better answer may come within reach of a blank or of open words; a worse one never does.
          if (isSettled(status) && isSettled(after[index]!.status)) {
            raised++;
            assert.ok(rankOf(frozen, after[index]!.status) <= rankOf(frozen, status), `${field} raised, ${named(stretch, rows[index]!)}`);
          }
        });
      }
    }
    assert.ok(raised >= 1_500, `amounts were raised in ${raised} settled rows only (seed ${seed})`);
  });

  it("stricter amounts let nobody in who was out", () => {
    const tests = shippedCatalog.programmes.flatMap(expressionsOf).filter((expr) => expr.op === "test");
    const isRaised = (id: string): boolean => tests.every(({ param, cmp }) => param !== id || cmp === ">=" || cmp === ">");
    const stricter: Catalog = { ...shippedCatalog, params: shippedCatalog.params.map((param) => (isRaised(param.id) ? { ...param, timeline: param.timeline.map((version) => ({ ...version, value: version.value + 1 })) } : param)) };
    let fewer = 0;
    for (const stretch of stretches) {
      const { programme, era, frozen, rows } = stretch;
      if (expressionsOf(programme).some(({ op }) => op === "not" || op === "rule")) {
        continue;
      }
      const before = answersOf(frozen, rows);
      answersOf(plan(stricter, programme.id, era.asOf, era.knownOn), rows).forEach(({ status }, index) => {
        const was = before[index]!.status;
        if (isSettled(status) && isSettled(was)) {
          assert.ok(rankOf(frozen, was) <= rankOf(frozen, status), named(stretch, rows[index]!));
          fewer += Number(was !== status);
        }
      });
    }
    assert.ok(fewer >= 25, `stricter amounts kept ${fewer} rows out only (seed ${seed})`);
  });

  it("a row gets the same answer wherever it stands, on either side of a chunk's edge too", () => {
    let edges = 0;
    for (const stretch of stretches) {
      const { frozen, rows } = stretch;
      const alone = answersOf(frozen, rows);
      assert.deepEqual([...answersOf(frozen, [...rows].reverse())].reverse(), alone, stretch.programme.id);
      const [lanes, length] = [columnsOf(rows).lanes, [8_191, 8_192, 8_193][edges % 3]!];
      const repeated = Object.fromEntries(Object.entries(lanes).map(([id, lane]) => [id, Float64Array.from({ length }, (_, row) => lane[row % rows.length]!)]));
      const { outcome, path } = run(frozen, { rows: length, lanes: repeated });
      for (const row of [0, 1, 4_095, 8_189, 8_190, 8_191, 8_192].filter((each) => each < length)) {
        assert.deepEqual({ status: statusName(frozen, outcome[row]!), path: path[row] === NO_PATH ? "" : frozen.pathways[path[row]!]!.label }, alone[row % rows.length], `row ${row} of ${length}, ${named(stretch, rows[row % rows.length]!)}`);
      }
      edges++;
    }
    assert.ok(edges >= 60);
  });

  it("money in another unit on both sides changes nothing: everything in USD times 1,024", () => {
    const isMoney = new Set([...shippedCatalog.fields, ...(shippedCatalog.facts ?? [])].filter(({ unit }) => unit === "USD").map(({ id }) => id));
    const scaled: Catalog = { ...shippedCatalog, params: shippedCatalog.params.map((param) => (param.unit === "USD" ? { ...param, timeline: param.timeline.map((version) => ({ ...version, value: version.value * 1_024 })) } : param)) };
    let compared = 0;
    for (const stretch of stretches.filter(({ frozen }) => frozen.fields.some(({ id }) => isMoney.has(id)))) {
      const { programme, era, frozen, rows } = stretch;
      const times = rows.map((row) => Object.fromEntries(Object.entries(row).map(([id, value]) => [id, value !== null && isMoney.has(id) ? value * 1_024 : value])));
      assert.deepEqual(answersOf(plan(scaled, programme.id, era.asOf, era.knownOn), times), answersOf(frozen, rows), programme.id);
      compared++;
    }
    assert.ok(compared >= 15, `only ${compared} stretches speak of money`);
  });

  it("nothing changes inside a stretch of days, and something does on the first day of the next", () => {
    // Facts have days of their own: what a plan says of the amounts behind them follows those.
    const leftOut = new Set(["asOf", "rules", "unverified", "earning"]);
    const text = (frozen: Plan | string): string => JSON.stringify(frozen, (key, value: unknown) => (leftOut.has(key) ? undefined : value));
    let days = 0;
    for (const programme of shippedCatalog.programmes) {
      const eras = erasOf(shippedCatalog, programme);
      eras.forEach((era, index) => {
        const on = (day: string): string => text(planOn(shippedCatalog, programme.id, day, era.knownOn));
        const length = Math.round((Date.parse(era.lastDay) - Date.parse(era.asOf)) / 86_400_000);
        const inside = [era.lastDay, daysLater(era.asOf, Math.floor(length / 2)), daysLater(era.asOf, seed % (length + 1))];
        inside.forEach((day) => assert.equal(on(day), on(era.asOf), `${programme.id} on ${day} and on ${era.asOf}`));
        days += inside.length;
        const next = eras[index + 1];
        // What was learnt later changes nothing on the days of those who did not know it.
        if (next && next.knownOn === null) {
          assert.notEqual(on(next.asOf), on(era.lastDay), `${programme.id}: nothing changes on ${next.asOf}`);
        }
      });
    }
    assert.ok(days >= 400);
  });

  it("are asked of every programme", () => {
    assert.deepEqual([...new Set(stretches.map(({ programme }) => programme.id))], shippedCatalog.programmes.map(({ id }) => id));
  });
});
