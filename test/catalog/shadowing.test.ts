// A pathway that never decides is a promise nobody can see kept: wherever it holds, one above it holds too.
// Rows around every line of every requirement are decided, for every version of every programme; pathways that hold somewhere and
// decide nowhere are reported by name.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Programme } from "../../src/catalog/schema";
import { MET, spanOf } from "../../src/engine/decide";
import { truthInWords } from "../../src/engine/patterns";
import { plan } from "../../src/engine/plan";
import type { Plan } from "../../src/engine/planShape";
import { run } from "../../src/engine/run";

/** Rows per version: all combinations where they are fewer, else a fixed pseudo-random choice. */
const MOST_ROWS = 20_000;

/** Values of each field of a plan on both sides of every line that is drawn through it. */
function valuesAround({ fields, leaves, scores }: Plan): readonly (readonly number[])[] {
  const values = fields.map(() => new Set<number>());
  for (const leaf of leaves) {
    switch (leaf.kind) {
      case "test":
        [leaf.need - fields[leaf.field]!.step, leaf.need, leaf.need + fields[leaf.field]!.step].forEach((value) => values[leaf.field]!.add(value));
        break;
      case "flag":
        [0, 1].forEach((value) => values[leaf.field]!.add(value));
        break;
      case "oneOf":
        [...leaf.codes, Math.max(...leaf.codes) + 1].forEach((value) => values[leaf.field]!.add(value));
        break;
      case "score":
        scores[leaf.score]!.metrics.forEach(({ field, threshold }) => [0, threshold / 2, threshold].forEach((value) => values[field]!.add(value)));
    }
  }
  return values.map((each) => (each.size === 0 ? [0] : [...each]));
}

function rowsAround(frozen: Plan): { readonly rows: number; readonly lanes: Record<string, Float64Array> } {
  const values = valuesAround(frozen);
  const combinations = values.reduce((product, each) => product * each.length, 1);
  const rows = Math.min(combinations, MOST_ROWS);
  const lanes: Record<string, Float64Array> = {};
  let state = 20_261_123;
  const draw = (of: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * of);
  };
  let stride = 1;
  values.forEach((each, field) => {
    const isWhole = combinations <= MOST_ROWS;
    const past = stride;
    lanes[frozen.fields[field]!.id] = Float64Array.from({ length: rows }, (_, row) => each[isWhole ? Math.floor(row / past) % each.length : draw(each.length)]!);
    stride *= each.length;
  });
  return { rows, lanes };
}

/** Labels of the pathways that hold in some row and decide in none. */
function shadowedIn(frozen: Plan): readonly string[] {
  const result = run(frozen, rowsAround(frozen));
  return frozen.pathways.flatMap((pathway, index) => {
    let holds = false;
    for (let row = 0; row < result.rows; row++) {
      if (result.path[row] === index) {
        return [];
      }
      holds ||= spanOf(pathway.when, truthInWords(result.met, result.unknown, row)).strict === MET;
    }
    return holds ? [pathway.label] : [];
  });
}

function shadowedOf(catalog: Catalog, programme: Programme): readonly string[] {
  return programme.body.flatMap(({ from }) => shadowedIn(plan(catalog, programme.id, from)).map((label) => `${programme.id} from ${from}: ${label}`));
}

describe("shadowed pathways", () => {
  it("are none in the shipped catalog: every path that can hold decides somewhere", function () {
    this.timeout(60_000);
    assert.deepEqual(shippedCatalog.programmes.filter(({ pathways }) => pathways.length > 1).flatMap((programme) => shadowedOf(shippedCatalog, programme)), []);
  });

  it("are reported by name when a path stands behind one that is easier in every way", () => {
    const [topTier] = shippedCatalog.programmes;
    assert.ok(topTier);
    // The first path now stands for the whole rule, so it holds wherever any other does.
    const behind: Programme = { ...topTier, pathways: [...topTier.pathways.slice(1), ...topTier.pathways.slice(0, 1)].map((pathway, index) => (index === 0 ? { ...pathway, node: topTier.body[0]!.value.ladder[0]!.when.id } : pathway)) };
    const planted: Catalog = { ...shippedCatalog, programmes: [behind, ...shippedCatalog.programmes.slice(1)] };
    assert.deepEqual(shadowedOf(planted, behind).map((line) => line.split(": ").at(-1)), behind.pathways.slice(1).map(({ label }) => label));
  });
});
