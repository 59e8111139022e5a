import assert from "node:assert/strict";
import type { FoundTable, Preview } from "../../src/app/preview";
import { listProgrammes } from "../../src/app/programmes";
import { chosenTable, firstPane, type PaneEvent, paneAfter, requestOf, tableKey } from "../../src/taskpane/state";

const table = (changes: Partial<FoundTable>): FoundTable => ({ sheet: "Data", table: "Partners", address: "A1:C9", headers: [], rowCount: 8, recognised: 5, isSelected: false, ...changes });
const preview = { id: "preview-1" } as Preview;
const after = (...events: PaneEvent[]) => events.reduce(paneAfter, firstPane("2026-11-22"));
const found = (...tables: FoundTable[]): PaneEvent => ({ type: "tables-found", tables });

describe("the pane", () => {
  it("starts by loading, with today as its date", () => {
    assert.deepEqual([after().state.kind, after().choices.asOf], ["loading", "2026-11-22"]);
  });

  it("chooses the table under the cursor, else the first that can be evaluated, as the ribbon does", () => {
    const [unknown, first, second] = [table({ table: "Unknown", recognised: 0 }), table({ table: "First", recognised: 3 }), table({ table: "Second", recognised: 9 })];
    assert.equal(chosenTable(after(found(unknown, first, second)).choices)?.table, "First");
    assert.equal(chosenTable(after(found(unknown, first, { ...second, isSelected: true })).choices)?.table, "Second");
  });

  it("asks for the chosen programmes that the table's rows can be decided for, and keeps the others for another table", () => {
    const { choices } = after({ type: "programmes-chosen", programmes: ["co-sell", "top-tier"] });
    const [partners, offers] = [["Partner", "Marketplace billed sales (USD)"], ["Offer", "Offer type", "Transactable"]].map((headers) => requestOf(choices, listProgrammes(headers)).programmes);
    assert.deepEqual([partners, offers, choices.programmes], [["top-tier"], ["co-sell"], ["co-sell", "top-tier"]]);
  });

  it("asks for what the columns are about, and for everything known, until the user chooses otherwise", () => {
    assert.deepEqual(requestOf(after().choices, listProgrammes()), { asOf: "2026-11-22", programmes: [] });
    assert.equal(requestOf(after({ type: "known-on-chosen", knownOn: "2024-01-15" }).choices, []).knownOn, "2024-01-15");
  });

  it("keeps the user's choice when it looks again, and drops it only where the table is gone", () => {
    const [one, other] = [table({ table: "One" }), table({ table: "Other", recognised: 3 })];
    const chosen: PaneEvent = { type: "table-chosen", table: tableKey(other) };
    assert.equal(chosenTable(after(found(one, other), chosen, found(one, other)).choices)?.table, "Other");
    assert.equal(chosenTable(after(found(one, other), chosen, found(one)).choices)?.table, "One");
  });

  it("says that there is no table where none is recognised", () => {
    assert.equal(after(found(table({ recognised: 0 }))).state.kind, "no-table");
    assert.equal(after(found()).state.kind, "no-table");
  });

  it("goes from evaluating to the preview, and by writing to what was written", () => {
    const outcome = { sentence: "Wrote 5 new columns.", undo: "", committed: { sheet: "", table: null, rows: 0, columns: [], undoSteps: 1, warnings: [] } };
    const pane = after(found(table({})), { type: "evaluation-started" }, { type: "previewed", preview }, { type: "write-started" }, { type: "written", outcome });
    assert.equal(pane.state.kind, "written");
    assert.equal(pane.announcement, "Wrote 5 new columns.");
  });

  it("keeps the preview on the page where a write was refused, with the reason", () => {
    const pane = after({ type: "previewed", preview }, { type: "write-started" }, { type: "write-refused", trouble: { code: "stale", sentence: "It moved." } });
    assert.deepEqual(pane.state, { kind: "preview", preview, trouble: { code: "stale", sentence: "It moved." } });
  });

  it("goes back to the choice after Cancel, and does not call that an error", () => {
    const pane = after(found(table({})), { type: "evaluation-started" }, { type: "failed", trouble: { code: "cancelled", sentence: "Stopped. Nothing was written." } });
    assert.deepEqual([pane.state.kind, pane.announcement], ["ready", "Stopped. Nothing was written."]);
  });

  it("cannot report a write that was never started", () => {
    const outcome = { sentence: "Wrote.", undo: "", committed: { sheet: "", table: null, rows: 0, columns: [], undoSteps: 1, warnings: [] } };
    assert.equal(after(found(table({})), { type: "written", outcome }).state.kind, "ready");
  });

  it("does not lose a preview because tables were looked for meanwhile", () => {
    assert.equal(after({ type: "previewed", preview }, found(table({}))).state.kind, "preview");
  });
});
