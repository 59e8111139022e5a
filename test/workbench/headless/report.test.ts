// Guarantees of what a headless run prints.
import assert from "node:assert/strict";
import type { Preview } from "../../../src/workbench/headless/automation";
import { toJson, toSummary, type RunOutcome } from "../../../src/workbench/headless/report";

const PREVIEW: Preview = {
  id: "p1",
  place: { sheet: "Data", table: "Partners", address: "B4:D6" },
  asOf: "2024-03-31",
  knownOn: null,
  rules: "2026.1 (0a1b2c3d)",
  rows: 2,
  subjects: 2,
  programmes: [
    {
      id: "top-tier",
      label: "Top tier",
      counts: [{ status: "Top tier", rows: 1 }, { status: "Not top tier", rows: 1 }],
      answers: [
        { row: 0, name: "Ada", address: "B5", status: "Top tier", path: "Billed sales", gap: "", score: null, note: "" },
        { row: 1, name: "Bo", address: "B6", status: "Not top tier", path: "", gap: "1 more transaction", score: 60.25, note: "Next date: 2024-07-01." },
      ],
      assumptions: [],
      unverified: "Not verified against the original: Commitment.",
    },
  ],
  rejections: Array.from({ length: 12 }, (_unused, index) => ({ sheet: "Data", address: `C${5 + index}`, sentence: `Data!C${5 + index} is no number.` })),
  rejectedCells: 4_000,
  problems: [],
  canWrite: true,
};

function outcome(preview: Preview): RunOutcome {
  return {
    input: "in.xlsx",
    out: "out.xlsx",
    asOf: "2024-03-31",
    knownOn: null,
    losses: ["The signature."],
    exports: { counted: null, notes: [] },
    tables: [{ preview, columns: [{ header: "Top tier", address: "E4", isNew: true }], warnings: [] }],
  };
}

describe("what a headless run prints", () => {
  it("counts per status, names the first rejected cells and says how many more there are", () => {
    const summary = toSummary(outcome(PREVIEW));
    assert.match(summary, /^Table Partners \(Data!B4:D6\): 2 of 2 rows evaluated as of 2024-03-31/);
    assert.match(summary, /Top tier: Top tier 1, Not top tier 1/);
    assert.equal(summary.match(/is no number/g)?.length, 10);
    assert.match(summary, /\n {4}Not verified against the original: Commitment\.\n/);
    assert.match(summary, /Rejected: 3990 more, which --json lists\./);
    assert.match(summary, /Left out: The signature\.\nWritten to out\.xlsx$/);
  });

  it("says first that there are exports which were not counted", () => {
    const run = { ...outcome(PREVIEW), exports: { counted: null, notes: ["The exports Revenue (Revenue) were not counted."] } };
    assert.match(toSummary(run), /^Note: The exports Revenue \(Revenue\) were not counted\.\n/);
    assert.deepEqual([JSON.parse(toJson(run)).metrics, JSON.parse(toJson(run)).notes], [null, run.exports.notes]);
  });

  it("says that statuses beside new numbers are older, but only where this run did not evaluate them", () => {
    const staleStatuses = "The status column Top tier is not evaluated with the new numbers yet.";
    const counted = { metrics: [], missing: [], table: { kept: [] }, refusal: "" };
    const metrics = { id: "m1", asOf: "2024-03-31", sources: [], ...counted, partners: [], perOffer: { ...counted, offers: [] }, findings: [], exclusions: { entries: 0, sentences: [] } };
    const written = { place: { ...PREVIEW.place, table: "Tierline_metrics" }, sentence: "Refreshed.", staleStatuses, warnings: ["Known by its cells."] };
    const run = (table: string): RunOutcome => ({ ...outcome({ ...PREVIEW, place: { ...PREVIEW.place, table } }), exports: { counted: { metrics, written, writtenOffers: null, ahead: null }, notes: [] } });
    assert.match(toSummary(run("Partners")), /\n {2}Note: The status column Top tier is not evaluated with the new numbers yet\.\n/);
    assert.deepEqual(JSON.parse(toJson(run("Partners"))).metrics.warnings, [staleStatuses, "Known by its cells."]);
    assert.deepEqual(JSON.parse(toJson(run("Tierline_metrics"))).metrics.warnings, ["Known by its cells."]);
  });

  it("does not claim to have evaluated a table that none of the programmes is about", () => {
    const summary = toSummary(outcome({ ...PREVIEW, programmes: [] }));
    assert.match(summary, /Table Partners .*: left as it is/);
    assert.doesNotMatch(summary, /evaluated|is no number/);
  });

  it("holds every row with key, status, path and gap in JSON, and all rejections that are known", () => {
    const [table] = JSON.parse(toJson(outcome(PREVIEW))).tables;
    assert.deepEqual(table.programmes[0].rows[1], { row: 1, key: "Bo", address: "B6", status: "Not top tier", path: "", gap: "1 more transaction", score: 60.25, note: "Next date: 2024-07-01." });
    assert.equal(table.programmes[0].unverified, "Not verified against the original: Commitment.");
    assert.deepEqual(table.programmes[0].counts, { "Top tier": 1, "Not top tier": 1 });
    assert.deepEqual([table.rejected.length, table.rejectedCells], [12, 4_000]);
  });
});
