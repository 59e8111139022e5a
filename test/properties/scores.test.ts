// What must hold for capability scores, whatever stands in the columns they are worked out from: at most 100, never below 0, more is never less.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import { inputsOf } from "../../src/catalog/fieldsTested";
import type { Field, Programme } from "../../src/catalog/schema";
import { parameterOn } from "../../src/engine/freeze";
import { serialOf } from "../../src/intake/calendar";
import { deriveFacts } from "../../src/intake/derive";
import type { NaiveRow } from "./naive";
import { columnsOf, seed } from "./rows";

const asOf = "2024-05-15";
const ROWS = 300;
const scored = shippedCatalog.programmes.filter(({ scores = [] }) => scores.length > 0);

/** Columns of units, people and tracks that a programme's scores stand on, worked out ones too; not points that somebody typed in. */
function unitsOf(programme: Programme): readonly Field[] {
  const inputs = inputsOf(programme, shippedCatalog);
  return [...shippedCatalog.fields, ...(shippedCatalog.facts ?? [])].filter(({ id, unit }) => inputs.has(id) && ["count", "percent", "USD", "choice"].includes(unit));
}

function totals(programme: Programme, rows: readonly NaiveRow[]): readonly Float64Array[] {
  const { lanes } = columnsOf(rows);
  const derived = deriveFacts({ catalog: shippedCatalog, subjects: { rows: rows.length, ids: null, names: null, lanes }, lists: new Map(), asOf: serialOf(asOf), valueOf: (param) => parameterOn(shippedCatalog, param, asOf, null) }, programme.scores ?? []);
  return (programme.scores ?? []).flatMap((id) => (derived[id] === undefined ? [] : [derived[id]]));
}

const valueOf = ({ unit, choices }: Field): fc.Arbitrary<number | null> => {
  const amount = unit === "choice" ? fc.nat((choices?.length ?? 1) - 1) : fc.oneof(fc.constantFrom(0, 1, 2, 5, 10, 20, 100), fc.nat(40), fc.nat(2_000_000));
  return fc.option(amount, { freq: 24, nil: null });
};

describe(`properties of capability scores (TIERLINE_SEED=${seed})`, () => {
  for (const programme of scored) {
    const fields = unitsOf(programme);
    const rows = fc.sample(fc.record(Object.fromEntries(fields.map((field) => [field.id, valueOf(field)]))), { numRuns: ROWS, seed });
    const before = totals(programme, rows);

    it(`${programme.id}: every score lies between 0 and 100, or is unknown`, () => {
      const known = before.flatMap((lane) => [...lane]).filter((score) => !Number.isNaN(score));
      assert.deepEqual(known.filter((score) => score < 0 || score > 100 + 1e-9), []);
      assert.ok(known.length >= ROWS / 10, `only ${known.length} scores were known (seed ${seed})`);
      assert.ok(new Set(known).size >= 10, `only ${new Set(known).size} different scores came up (seed ${seed})`);
    });

    it(`${programme.id}: more of anything never lowers a score`, () => {
      let raised = 0;
      for (const field of fields.filter(({ unit }) => unit !== "choice")) {
        const after = totals(programme, rows.map((row, index) => ({ ...row, [field.id]: row[field.id] === null ? null : row[field.id]! + [1, 7, 1_000][index % 3]! })));
        before.forEach((lane, at) =>
          lane.forEach((score, row) => {
            // More of one thing may open a gate behind which a blank begins to matter: unknown then, but never less.
            if (!Number.isNaN(score)) {
              raised += Number(after[at]![row]! > score);
              assert.ok(!(after[at]![row]! < score - 1e-9), `${field.id} raised: ${score} becomes ${after[at]![row]} in ${JSON.stringify(rows[row])} (seed ${seed})`);
            }
          }),
        );
      }
      assert.ok(raised >= 20, `only ${raised} scores rose (seed ${seed})`);
    });
  }

  it("are asked of six designations at least", () => {
    assert.ok(scored.length >= 6);
  });
});
