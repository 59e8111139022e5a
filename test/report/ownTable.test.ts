// Tierline's own table refreshed in place: what a person wrote stays, what Tierline wrote follows, rows come and go by their key.
import assert from "node:assert/strict";
import type { CellValue } from "../../src/intake/table";
import { cellMark, mergeOwnTable, planKey, type MergedTable, type OwnTablePlan, type StandingTable } from "../../src/report/ownTable";

type Row = readonly (string | number)[];
const MARKS = ["id", "name", "sales"] as const;
/** Rows of id, name and sales; a row is named by its id, and by its name where it has none. */
const planOf = (rows: readonly Row[], keys: OwnTablePlan["keys"] = [["id"], ["name"]]): OwnTablePlan => ({
  purpose: "metrics",
  sheet: "Metrics",
  table: "Tierline_metrics",
  columns: MARKS.map((mark, index) => ({ mark, header: mark, kind: "text", numberFormat: "@", values: rows.map((row) => row[index]!) })) as OwnTablePlan["columns"],
  keys,
  proof: null,
});
const markedRow = (row: Row): Record<string, string> => Object.fromEntries(MARKS.map((mark, index) => [mark, cellMark(row[index]!)]));
/** A table whose columns are id, name, sales, a status and a note; `written` is what Tierline wrote last. */
const standingOf = (rows: readonly (readonly CellValue[])[], written: Readonly<Record<string, Row>> = {}): StandingTable => ({
  own: new Map(MARKS.map((mark, index) => [mark, index])),
  answers: new Set([3]),
  rows,
  written: Object.fromEntries(Object.entries(written).map(([key, row]) => [key, markedRow(row)])),
});
const merged = (planned: readonly Row[], rows: readonly (readonly CellValue[])[], written?: Readonly<Record<string, Row>>): MergedTable => mergeOwnTable(planOf(planned), standingOf(rows, written));
const nothing: MergedTable = { planRow: [], newRows: [], goneRows: [], changes: [], kept: [] };

describe("a table of Tierline's own, refreshed", () => {
  it("stays as it is where it holds what it should", () => {
    assert.deepEqual(merged([["1", "Contoso", 5]], [["1", "Contoso", 5, "Top tier", "mine"]]), { ...nothing, planRow: [0] });
    assert.deepEqual(merged([["1", "Contoso", 0.1 + 0.2]], [["'1", "Contoso", 0.3, "", ""]]), { ...nothing, planRow: [0] }, "Excel's own digits and its sign of text are no change");
  });

  it("gets the new value in a cell that is blank or still as Tierline wrote it", () => {
    const last = { "id: 1": ["1", "Contoso", 5] as const };
    assert.deepEqual(merged([["1", "Contoso", 7]], [["1", "Contoso", 5, "", ""]], last).changes, [{ row: 0, mark: "sales", from: 5, to: 7 }]);
    assert.deepEqual(merged([["1", "Contoso", 7]], [["1", "Contoso", "", "", ""]]).changes, [{ row: 0, mark: "sales", from: "", to: 7 }]);
    assert.deepEqual(merged([["1", "Contoso", 7]], [["1", "Contoso"]]).changes, [{ row: 0, mark: "sales", from: "", to: 7 }], "a short row is blank beyond its end");
  });

  it("keeps what a person wrote, and names it with what would have come", () => {
    const edited = merged([["1", "Contoso", 7]], [["1", "Contoso", 6, "", ""]], { "id: 1": ["1", "Contoso", 5] });
    assert.deepEqual([edited.changes, edited.kept], [[], [{ row: 0, mark: "sales", from: 6, to: 7 }]]);
    const typed = merged([["1", "Contoso", 7]], [["1", "Contoso", "7 or so", "", ""]]);
    assert.deepEqual(typed.kept, [{ row: 0, mark: "sales", from: "7 or so", to: 7 }], "a row that Tierline never wrote is a person's");
  });

  it("fills a column that the table does not have yet", () => {
    const { changes, kept } = mergeOwnTable(planOf([["1", "Contoso", 7]]), { ...standingOf([["1", "Contoso"]]), own: new Map([["id", 0], ["name", 1]]) });
    assert.deepEqual([changes, kept], [[{ row: 0, mark: "sales", from: "", to: 7 }], []]);
  });

  it("finds a row wherever it moved, by its id before its name, whatever the case and the blanks around", () => {
    const planned = [["1", "Contoso", 1], ["2", "Fabrikam", 2], ["", "Adatum", 3]];
    assert.deepEqual(merged(planned, [["", " ADATUM ", 3], ["2", "Fabrikam", 2], ["1", "Renamed", 1]]).planRow, [2, 1, 0]);
    assert.deepEqual(merged(planned, [["", "Contoso", 1]]).planRow, [0], "by its name where the table has no id");
    assert.deepEqual(merged(planned, [["9", "Contoso", 1]]).planRow, [-1], "another id is another partner");
    assert.deepEqual(merged([["1", "Contoso", 1], ["1", "Other", 2]], [["1", "x", 1]]).planRow, [0], "the first of two with one key");
  });

  it("is named by several columns together where the key has several, and by none that is blank", () => {
    const together = planOf([["1", "Contoso", 1], ["1", "Fabrikam", 2], ["", "Adatum", 3]], [["id", "name"]]);
    assert.deepEqual([0, 1, 2].map((row) => planKey(together, row)), ["id+name: 1 | contoso", "id+name: 1 | fabrikam", ""]);
    assert.deepEqual(mergeOwnTable(together, standingOf([["1", "Fabrikam", 2], ["", "Adatum", 3]])), { ...nothing, planRow: [1, -1], newRows: [0] });
    assert.equal(planKey(planOf([["", "Adatum", 3]]), 0), "name: adatum");
  });

  it("gets rows that stand nowhere yet, once each", () => {
    assert.deepEqual(merged([["1", "Contoso", 1], ["2", "Fabrikam", 2]], [["2", "Fabrikam", 2]]).newRows, [0]);
    assert.deepEqual(merged([["1", "Contoso", 1]], []).newRows, [0]);
    assert.deepEqual(mergeOwnTable({ ...planOf([]), columns: [] }, standingOf([["1", "Contoso", 1]])), { ...nothing, planRow: [-1] });
  });

  it("loses a row of a partner that is gone only where it holds nothing but what Tierline wrote", () => {
    const last = { "id: 1": ["1", "Contoso", 5] as const };
    assert.deepEqual(merged([], [["1", "Contoso", 5, "Top tier", ""]], last), { ...nothing, planRow: [-1], goneRows: [0] });
    assert.deepEqual(merged([], [["1", "Contoso", "", "Top tier", ""]], last).goneRows, [0], "a cell that was cleared holds nothing");
    assert.deepEqual(merged([], [["1", "Contoso", 5, "", "call them"]], last), { ...nothing, planRow: [-1], changes: [{ row: 0, mark: "sales", from: 5, to: "" }] }, "a note keeps the row, without its old number");
    assert.deepEqual(merged([], [["1", "Contoso", 6, "", ""]], last), { ...nothing, planRow: [-1] }, "an own number keeps the row and stays");
    assert.deepEqual(merged([], [["1", "Contoso", "", "", "call them"]], last).changes, [], "nothing is cleared that is blank");
    assert.deepEqual(merged([], [["1", "Contoso", 5, "", ""]]), { ...nothing, planRow: [-1] }, "a row that Tierline never wrote is a person's");
    assert.deepEqual(merged([], [["", "", 5, "", ""]], { "": ["", "", 5] }), { ...nothing, planRow: [-1] }, "a row without a key is a person's");
  });
});

describe("the mark of a cell", () => {
  it("is five signs, one for a value however Excel hands it over, and another for another", () => {
    assert.ok(["", "Contoso", 0, -1.5, 1e300].every((value) => /^[0-9a-z]{5}$/.test(cellMark(value))));
    assert.equal(cellMark("'12"), cellMark("12"));
    assert.equal(cellMark(0.1 + 0.2), cellMark(0.3));
    const different = ["", "12", 12, "a'12", "21", 0.1234567, 0.1234568, "Contoso", "contoso"].map(cellMark);
    assert.equal(new Set(different).size, different.length);
    assert.deepEqual([cellMark("Contoso"), cellMark(5)], ["sczmi", "a0fv0"], "workbooks hold marks of earlier versions");
  });
});
