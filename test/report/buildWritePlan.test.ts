// The columns that would be written: a score where a programme has one, a note where there is something to note.
import assert from "node:assert/strict";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess } from "../../src/report/assess";
import { buildWritePlan } from "../../src/report/buildWritePlan";
import type { PlannedColumn } from "../../src/report/writePlan";

const columnsOf = (programme: string, headers: readonly string[], rows: readonly (readonly CellValue[])[]): readonly PlannedColumn[] => {
  const table: TableSnapshot = { sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows };
  return buildWritePlan(table, assess(table, { programmes: [programme], asOf: "2023-06-13", knownOn: null })).columns;
};
const security = ["net customer adds", "intermediate certifications", "usage growth", "deployments"].map((metric) => `Security ${metric} points`);

describe("the columns to write", () => {
  it("have a score of two decimals beside the status, and an empty cell where it is not known", () => {
    const columns = columnsOf("designation.security", ["Partner", ...security], [["A", 10, 15.256, 15, 20], ["B", "", "", "", ""]]);
    assert.deepEqual(columns.find(({ mark }) => mark === "designation.security/score"), {
      mark: "designation.security/score",
      header: "Solutions Partner: Security score",
      kind: "number",
      numberFormat: "0.00",
      values: [60.26, ""],
    });
  });

  it("have no score where no row has one", () => {
    assert.ok(!columnsOf("designation.security", ["Partner", ...security], [["B", "", "", "", ""]]).some(({ mark }) => mark.endsWith("/score")));
  });

  it("have a note where one row has something to note, and none where no row has", () => {
    const headers = ["Partner", "Security score", "Security designation in Partner Center"];
    const noted = columnsOf("designation.security", headers, [["A", 60, "Qualified"], ["B", 60, ""]]).find(({ mark }) => mark === "designation.security/note");
    assert.deepEqual([noted?.header, noted?.kind, noted?.numberFormat, noted?.values], ["Solutions Partner: Security note", "text", "@", ["Partner Center shows Qualified; the rules give Not qualified.", ""]]);
    assert.ok(!columnsOf("designation.security", headers, [["B", 60, ""]]).some(({ mark }) => mark.endsWith("/note")));
  });
});
