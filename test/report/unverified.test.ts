// What was not held against its document is said wherever it decides: in a requirement's own words, and in the figures behind a score.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { unverifiedBehind } from "../../src/catalog/unverified";
import { plan } from "../../src/engine/plan";
import type { TableSnapshot } from "../../src/intake/table";
import { explainRow } from "../../src/report/assess";
import { explainText, unverifiedSentence } from "../../src/report/explainText";

const sentence = (programme: string, asOf: string): string => unverifiedSentence(plan(shippedCatalog, programme, asOf));
const table = (headers: readonly string[], row: readonly (string | number)[]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows: [row] });

describe("what is not verified", () => {
  it("is named for the second track of mid-2026, and not for the days on which only verified pages decide", () => {
    assert.match(sentence("designation.security", "2026-07-01"), /^Not verified against the original: .*\(Security, SMB\)/);
    assert.equal(sentence("designation.security", "2023-06-13"), "");
    assert.match(sentence("designation.data-ai", "2026-07-01"), /SMB track, Azure areas/);
  });

  it("is named for a programme that stands on such a score through another fact", () => {
    assert.match(sentence("specialization.threat-protection", "2026-07-01"), /Security, SMB/);
    assert.equal(sentence("specialization.threat-protection", "2023-06-13"), "");
  });

  it("is named for people whose certifications count by a copy without a date", () => {
    assert.deepEqual(unverifiedBehind(shippedCatalog, "capability.data-ai.intermediate", "2026-07-01"), ["Data & AI intermediate certifications"]);
    assert.deepEqual(unverifiedBehind(shippedCatalog, "capability.infrastructure.intermediate", "2026-07-01"), []);
  });

  it("is named for the highest tier of rewards from December 2023, and by the mark beside its words", () => {
    assert.match(sentence("rewards", "2024-01-15"), /^Not verified against the original: /);
    assert.equal(sentence("rewards", "2023-08-01"), "");
  });

  it("stands in the explanation of a row", () => {
    const request = { programme: "designation.security", asOf: "2026-07-01", knownOn: null };
    const { explanation, plan: frozen, subject } = explainRow(table(["Partner", "Security score"], ["A", 75]), 0, request);
    assert.match(explainText(explanation, frozen, subject), /\nNot verified against the original: .+\. Check these/);
    assert.equal(explanation.confidence, "unverified");
  });

  it("says nothing of a plain column", () => {
    assert.deepEqual(unverifiedBehind(shippedCatalog, "marketplaceBilledSales", "2026-07-01"), []);
  });
});
