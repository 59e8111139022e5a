// Numbers that no cell should hold: each is rejected with its address or read as unknown; none is taken for zero, none stops the others.
import assert from "node:assert/strict";
import { assess } from "../../src/report/assess";
import type { Assessment } from "../../src/report/assessment";
import type { CellValue } from "../../src/intake/table";

const headers = ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"];
const good: readonly CellValue[] = ["Good", 4_000_000, 0, 0, 0, 0, "No"];
/** Not top tier, unless the cell that is put in says more. */
const zero: readonly CellValue[] = ["Bad", 0, 0, 0, 0, 0, "No"];

function assessed(rows: readonly (readonly CellValue[])[], programme = "top-tier", heads: readonly string[] = headers): Assessment {
  return assess({ sheet: "Partners", table: "Partners", topLeft: { row: 0, column: 0 }, headers: heads, rows }, { programmes: [programme], asOf: "2024-01-01", knownOn: null });
}

const statuses = ({ programmes }: Assessment): readonly string[] => programmes[0]?.statuses ?? [];

describe("bad input", () => {
  const columns: readonly (readonly [name: string, column: number])[] = [["an amount", 1], ["a count", 3]];
  const cells: readonly (readonly [what: string, cell: CellValue])[] = [
    ["NaN", Number.NaN],
    ["Infinity", Number.POSITIVE_INFINITY],
    ["minus infinity", Number.NEGATIVE_INFINITY],
    ["1e308", 1e308],
    ["-1e308", -1e308],
    ["a number that text cannot hold", "1e400"],
    ["TRUE", true],
  ];
  for (const [what, cell] of cells) {
    for (const [name, column] of columns) {
      it(`${what} as ${name} is rejected with its address, unknown in its row, and nobody else's trouble`, () => {
        const assessment = assessed([good, zero.with(column, cell), good]);
        assert.deepEqual(assessment.rejections.map(({ sheet, address }) => `${sheet}!${address}`), [`Partners!${"ABCDEFG"[column]}3`]);
        // 0 transactions would decide; an unknown number, with no customers beside it, cannot matter.
        assert.deepEqual(statuses(assessment), ["Top tier", column === 1 ? "Needs data" : "Not top tier", "Top tier"]);
      });
    }
  }

  it("a negative count and a fraction of a count are rejected, never rounded and never taken for 0", () => {
    for (const count of [-1, -30, 0.5, 30.5, 1e-9, "-30", "30.5"]) {
      const assessment = assessed([["Bad", 0, 0, count, 8, 0, "No"]]);
      assert.deepEqual(assessment.rejections.map(({ address }) => address), ["D2"], String(count));
      assert.deepEqual(statuses(assessment), ["Needs data"], String(count));
    }
  });

  it("a count of minus zero is zero", () => {
    assert.deepEqual(statuses(assessed([["Zero", -0, -0, -0, -0, -0, "No"]])), ["Not top tier"]);
  });

  it("negative sales are an amount, a credit, and decide like any other", () => {
    const assessment = assessed([["Credit", -5_000_000, 0, 0, 0, 0, "No"]]);
    assert.deepEqual([assessment.rejectedCells, ...statuses(assessment)], [0, "Not top tier"]);
  });

  it("a flag that is no yes and no no is rejected, whatever the number", () => {
    for (const flag of [2, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e308]) {
      const assessment = assessed([["Bad", 0, 0, 0, 0, 200_000_000, flag]]);
      assert.deepEqual(assessment.rejections.map(({ address }) => address), ["G2"], String(flag));
      assert.deepEqual(statuses(assessment), ["Needs data"], String(flag));
    }
  });

  it("a date before 1900, past 9999 or that is no number is rejected, and the offer's status waits for it", () => {
    for (const date of [0, -1, -40_000, 2_958_466, 1e308, Number.NaN, "1899-12-31", "12/31/1899", "10000-01-01"]) {
      const assessment = assessed([["Offer", "SaaS", date]], "co-sell", ["Offer", "Offer type", "First published on"]);
      assert.deepEqual(assessment.rejections.map(({ address }) => address), ["C2"], String(date));
      assert.notEqual(statuses(assessment)[0], "", String(date));
    }
  });

  it("a row shorter than the header row is blank where it ends", () => {
    const assessment = assessed([good, ["Short", 0, 0], [], good]);
    assert.equal(assessment.rejectedCells, 0);
    assert.deepEqual(statuses(assessment), ["Top tier", "Needs data", "", "Top tier"]);
  });

  it("a row longer than the header row says nothing by what is beyond it", () => {
    assert.deepEqual(statuses(assessed([[...zero, 5_000_000, "Yes", 1e308]])), ["Not top tier"]);
  });

  it("cells that are missing altogether, as a host may leave them, are blank", () => {
    const holes: CellValue[] = ["Holes"];
    holes.length = headers.length;
    const foreign = [null, undefined] as unknown as readonly CellValue[];
    const assessment = assessed([holes, ["Foreign", ...foreign, 0, 0, 0, "No"]]);
    assert.equal(assessment.rejectedCells, 0);
    assert.deepEqual(statuses(assessment), ["Needs data", "Needs data"]);
  });

  it("every bad cell of a table is counted, and every good row answered", () => {
    const bad = [Number.NaN, Number.POSITIVE_INFINITY, 1e308, "#N/A", "lots", true];
    const rows = Array.from({ length: 300 }, (_, row) => (row % 3 === 0 ? zero.with(1, bad[(row / 3) % bad.length]!) : good)).map((row, index) => row.with(0, `Partner ${index}`));
    const assessment = assessed(rows);
    assert.equal(assessment.rejectedCells, 100);
    assert.deepEqual([...new Set(statuses(assessment).filter((_, row) => row % 3 !== 0))], ["Top tier"]);
    assert.deepEqual([...new Set(statuses(assessment).filter((_, row) => row % 3 === 0))], ["Needs data"]);
  });
});
