// Every programme passes its frozen corpus: in the kernels, in the second opinion that knows nothing of them, in its words, and on the days on which
// anything changes. A difference is a changed answer: read it, and run `npm run freeze` only when it is meant.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog } from "../../src/catalog/schema";
import { run } from "../../src/engine/run";
import { naiveAnswer } from "../properties/naive";
import { answerOf, familiesOf, readFamily, rowOf, type CorpusRow, type ProgrammeCorpus } from "./corpus";
import { erasOf, planOn, programmeOf, requirementLines, wordLines } from "./eras";
import { answerText, lanesOf } from "./noticing";

/** Per era the rows that the kernels answer otherwise than frozen, on its first day. */
function missedByKernels(catalog: Catalog, { programme, eras }: ProgrammeCorpus): readonly (readonly [day: string, row: CorpusRow])[] {
  return eras.flatMap((era) => {
    const frozen = planOn(catalog, programme, era.asOf, era.knownOn);
    if ("error" in era || typeof frozen === "string") {
      return frozen === ("error" in era ? era.error : null) ? [] : [[era.asOf, [`answers ${typeof frozen === "string" ? frozen : "now"}`]] as const];
    }
    return era.tables.flatMap((table) => {
      const { outcome, path } = run(frozen, { rows: table.rows.length, lanes: lanesOf(table) });
      return table.rows.filter((row, index) => answerText(frozen, outcome[index]!, path[index]!) !== answerOf(table, row)).map((row) => [era.asOf, row] as const);
    });
  });
}

function missedBySecondOpinion(catalog: Catalog, { programme, eras }: ProgrammeCorpus): readonly CorpusRow[] {
  const decided = programmeOf(catalog, programme);
  return eras.flatMap((era) =>
    "error" in era
      ? []
      : era.tables.flatMap((table) =>
          table.rows.filter((row) => {
            const { status, path } = naiveAnswer(catalog, decided, era.asOf, rowOf(table, row), era.knownOn);
            return `${status}|${path}` !== answerOf(table, row);
          }),
        ),
  );
}

describe("conformance", () => {
  for (const [family, programmes] of familiesOf(shippedCatalog)) {
    const corpora = readFamily(family);

    it(`${family}: every programme is frozen, for every stretch of days between changes`, () => {
      const eras = (of: readonly { readonly asOf: string; readonly lastDay: string; readonly knownOn: string | null }[]) => of.map(({ asOf, lastDay, knownOn }) => `${asOf} to ${lastDay}, known on ${knownOn ?? "any day"}`);
      assert.deepEqual(
        corpora.map(({ programme, eras: frozen }) => [programme, eras(frozen)]),
        programmes.map((programme) => [programme.id, eras(erasOf(shippedCatalog, programme))]),
      );
    });

    it(`${family}: the kernels and the second opinion give every frozen answer`, () => {
      for (const corpus of corpora) {
        assert.deepEqual(missedByKernels(shippedCatalog, corpus), [], `${corpus.programme}, kernels`);
        assert.deepEqual(missedBySecondOpinion(shippedCatalog, corpus), [], `${corpus.programme}, second opinion`);
      }
    });

    it(`${family}: says the frozen words, and the frozen requirements on the first and on the last day of every stretch`, () => {
      for (const { programme, words, eras } of corpora) {
        assert.deepEqual(wordLines(shippedCatalog, programmeOf(shippedCatalog, programme)), words, programme);
        for (const era of eras) {
          for (const day of [era.asOf, era.lastDay]) {
            const frozen = planOn(shippedCatalog, programme, day, era.knownOn);
            const said = typeof frozen === "string" ? { error: frozen } : { answers: frozen.outcomes, requirements: requirementLines(frozen) };
            assert.deepEqual(said, "error" in era ? { error: era.error } : { answers: era.answers, requirements: era.requirements }, `${programme} on ${day}, known on ${era.knownOn ?? "any day"}`);
          }
        }
      }
    });
  }

  it("notices amounts that moved by one step, by day and row", () => {
    const moved: Catalog = { ...shippedCatalog, params: shippedCatalog.params.map((param) => ({ ...param, timeline: param.timeline.map((version) => ({ ...version, value: version.value + 1 })) })) };
    for (const corpus of readFamily("certified-software")) {
      assert.ok(missedByKernels(moved, corpus).length > 0 && missedBySecondOpinion(moved, corpus).length > 0, corpus.programme);
    }
  });

  it("notices a programme that no longer answers on a day on which it did", () => {
    const later: Catalog = { ...shippedCatalog, programmes: shippedCatalog.programmes.map((programme) => (programme.id === "top-tier" ? { ...programme, firstDate: "2023-07-02", body: programme.body.map((version) => ({ ...version, from: "2023-07-02" })) } : programme)) };
    const [corpus] = readFamily("top-tier");
    assert.deepEqual(missedByKernels(later, corpus!), [["2023-07-01", ["answers before-rules"]]]);
  });
});
