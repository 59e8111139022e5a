// Every shipped programme passes its frozen conformance rows: in the engine, and in the second opinion that knows nothing of it.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog } from "../../src/catalog/schema";
import { NO_PATH, statusName } from "../../src/engine/decide";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { naiveAnswer, type NaiveRow } from "../properties/naive";
import { familiesOf, readFamily, type FamilyCorpus } from "./families";

type Row = FamilyCorpus["rows"][number];

/** The rows that the engine answers otherwise than frozen. */
function engineMisses(catalog: Catalog, { programme, asOf, fields, rows }: FamilyCorpus): readonly Row[] {
  const frozen = plan(catalog, programme, asOf);
  const lanes = Object.fromEntries(fields.map((field, column) => [field, Float64Array.from(rows, (row) => (row[column] as number | null) ?? Number.NaN)]));
  const { outcome, path } = run(frozen, { rows: rows.length, lanes });
  const answer = (row: number): string => `${statusName(frozen, outcome[row]!)}|${path[row] === NO_PATH ? "" : frozen.pathways[path[row]!]!.label}`;
  return rows.filter((row, index) => answer(index) !== row.slice(fields.length).join("|"));
}

function secondOpinionMisses(catalog: Catalog, { programme, asOf, fields, rows }: FamilyCorpus): readonly Row[] {
  const decided = catalog.programmes.find(({ id }) => id === programme)!;
  return rows.filter((row) => {
    const given = naiveAnswer(catalog, decided, asOf, Object.fromEntries(fields.map((field, column) => [field, row[column]])) as NaiveRow);
    return `${given.status}|${given.path}` !== row.slice(fields.length).join("|");
  });
}

describe("conformance of every family", () => {
  for (const [family, programmes] of familiesOf(shippedCatalog)) {
    it(`${family}: the engine and the second opinion give every frozen answer`, () => {
      for (const corpus of readFamily(family)) {
        assert.deepEqual(engineMisses(shippedCatalog, corpus), [], `${corpus.programme} as of ${corpus.asOf}, engine`);
        assert.deepEqual(secondOpinionMisses(shippedCatalog, corpus), [], `${corpus.programme} as of ${corpus.asOf}, second opinion`);
      }
    });

    it(`${family}: has rows for every version of every programme`, () => {
      const frozen = new Set(readFamily(family).map(({ programme, asOf }) => `${programme} ${asOf}`));
      assert.deepEqual(programmes.flatMap(({ id, body }) => body.map(({ from }) => `${id} ${from}`)).filter((version) => !frozen.has(version)), []);
    });
  }

  it("notices a threshold that moved by one step", () => {
    const moved: Catalog = { ...shippedCatalog, params: shippedCatalog.params.map((param) => ({ ...param, timeline: param.timeline.map((version) => ({ ...version, value: version.value + 1 })) })) };
    assert.ok(readFamily("certified-software").every((corpus) => engineMisses(moved, corpus).length > 0));
  });
});
