// Every golden folder gets the answers that stand in it.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { assess } from "../../src/report/assess";
import { goldenCases } from "./cases";

describe("golden cases", () => {
  for (const { programme, name, table, related, expected } of goldenCases()) {
    it(`${programme}/${name}: ${expected.about}`, () => {
      const assessment = assess(table, { programmes: [programme], asOf: expected.asOf, knownOn: expected.knownOn ?? null, related });
      assert.deepEqual(assessment.problems.map(({ code, addresses }) => [code, addresses]), expected.problems ?? []);
      assert.deepEqual(assessment.rejections.map(({ address }) => address).sort(), [...(expected.rejected ?? [])].sort());
      const answer = assessment.programmes[0];
      if (expected.rows === null || answer === undefined) {
        assert.equal(answer, undefined);
        assert.equal(expected.rows, null);
        return;
      }
      const score = (row: number): number | null => (answer.scores === null || Number.isNaN(answer.scores[row]) ? null : Math.round(answer.scores[row]! * 100) / 100);
      const given = answer.statuses.map((status, row) => ({
        partner: String(table.rows[row]?.[0]), status, path: answer.paths?.[row] ?? "", ...(expected.rows?.[row]?.gap === undefined ? {} : { gap: answer.gaps[row] }), ...(expected.rows?.[row]?.score === undefined ? {} : { score: score(row) }),
      }));
      assert.deepEqual(given, expected.rows);
    });
  }

  it("cover every path and every answer of top tier", () => {
    const rows = goldenCases().filter(({ programme }) => programme === "top-tier").flatMap(({ expected }) => expected.rows ?? []);
    const topTier = shippedCatalog.programmes.find(({ id }) => id === "top-tier");
    const paths = new Set(rows.map(({ path }) => path));
    assert.deepEqual(topTier?.pathways.filter(({ label }) => !paths.has(label)), []);
    assert.deepEqual(["Top tier", "Not top tier", "Needs data", "Unclear"].filter((status) => !rows.some((row) => row.status === status)), []);
  });
});
