// The Exports view is always in exactly one state, and a failed or stopped job leads back to where it was asked for.
import assert from "node:assert/strict";
import type { CountedTable, MetricsPreview, MetricsWritten, RunwayOutlook } from "../../src/app/exports/metrics";
import { choiceOf, exportsAfter, type ExportsEvent, firstExports } from "../../src/taskpane/exports/state";

const empty: CountedTable = {
  metrics: [],
  missing: [],
  table: { sheet: "Tierline metrics", name: "Tierline_metrics", headers: [], isNew: true, newRows: 0, goneRows: 0, changes: [], changedCells: 0, kept: [], notes: [] },
  refusal: "",
};
const metrics: MetricsPreview = { id: "metrics-1", asOf: "2024-06-30", sources: [], ...empty, partners: [], perOffer: { ...empty, offers: [] }, findings: [], exclusions: { place: null, entries: 0, sentences: [] } };
const written: MetricsWritten = { place: { sheet: "Tierline metrics", table: "Tierline_metrics", address: "A1:B2" }, sentence: "", staleStatuses: "", undo: "", warnings: [] };
const outlook: RunwayOutlook = { metrics: "metrics-1", asOf: "2024-06-30", partners: [] };
const after = (...events: ExportsEvent[]) => events.reduce(exportsAfter, firstExports);
const counted: ExportsEvent[] = [{ type: "found", found: [] }, { type: "started", title: "Counting" }, { type: "counted", metrics }];
const trouble = { code: "stale", sentence: "It moved." };

describe("the states of the Exports view", () => {
  it("look, choose, work, and show what was counted", () => {
    assert.deepEqual(counted.map((_, at) => after(...counted.slice(0, at + 1)).state.kind), ["choosing", "working", "counted"]);
  });

  it("show a refused write beside the numbers, which stay", () => {
    const { state } = after(...counted, { type: "started", title: "Writing" }, { type: "failed", trouble });
    assert.deepEqual(state, { kind: "counted", metrics, grain: "partner", trouble });
  });

  it("lead a stopped count back to the choice, with the sentence", () => {
    const stopped = after({ type: "found", found: [] }, { type: "started", title: "Counting" }, { type: "failed", trouble: { code: "cancelled", sentence: "Stopped." } });
    assert.deepEqual([stopped.state.kind, stopped.trouble], ["choosing", "Stopped."]);
  });

  it("forget a sentence as soon as something else succeeds", () => {
    assert.equal(after({ type: "failed", trouble }, { type: "found", found: [] }).trouble, "");
  });

  it("lead from an opened number and from the outlook back to the numbers", () => {
    for (const event of [{ type: "opened", number: { row: 0, metric: "m" } }, { type: "looked-ahead", outlook }] as const) {
      assert.deepEqual(after(...counted, event, { type: "back" }).state, { kind: "counted", metrics, grain: "partner" });
    }
  });

  it("turn to the offers, and lead from an opened number, a refused write and another count back to them", () => {
    const turned: ExportsEvent[] = [...counted, { type: "turned", grain: "offer" }];
    const offers = { kind: "counted", metrics, grain: "offer" };
    assert.deepEqual(after(...turned).state, offers);
    assert.deepEqual(after(...turned, { type: "opened", number: { row: 0, metric: "m" } }, { type: "back" }).state, offers);
    assert.deepEqual(after(...turned, { type: "started", title: "Writing" }, { type: "failed", trouble }).state, { ...offers, trouble });
    assert.deepEqual(after(...turned, { type: "started", title: "Counting" }, { type: "counted", metrics }).state, offers);
  });

  it("lead from the written table of partners on to the offers", () => {
    const state = after(...counted, { type: "started", title: "Writing" }, { type: "written", written, evaluates: "partner" }, { type: "turned", grain: "offer" }).state;
    assert.deepEqual(state, { kind: "counted", metrics, grain: "offer" });
  });

  it("keep the outlook's metrics through the job that asked for it", () => {
    assert.equal(after(...counted, { type: "started", title: "Looking ahead" }, { type: "looked-ahead", outlook }).state.kind, "outlook");
  });

  it("keep one choice per source, the last one", () => {
    const chosen = after({ type: "chosen", choice: { source: "Revenue", partner: "A" } }, { type: "chosen", choice: { source: "Revenue", partner: "B" } });
    assert.deepEqual(choiceOf(chosen, "Revenue"), { source: "Revenue", partner: "B" });
    assert.deepEqual(choiceOf(chosen, "Orders"), { source: "Orders" });
  });

  it("take a file of the same name for a newer one, and remove it by name", () => {
    const file = (size: number) => ({ name: "a.csv", size, read: async () => new Uint8Array() });
    const added = after({ type: "files-added", files: [file(1)] }, { type: "files-added", files: [file(2)] });
    assert.deepEqual(added.files.map(({ size }) => size), [2]);
    assert.deepEqual(exportsAfter(added, { type: "file-removed", name: "a.csv" }).files, []);
  });
});
