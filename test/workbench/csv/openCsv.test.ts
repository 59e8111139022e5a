// A .csv in the workbench is a sheet as Excel would show it, but without Excel's losses.
import assert from "node:assert/strict";
import { isCsv, workbookOfCsv } from "../../../src/workbench/csv/openCsv";
import { cellsOf } from "../headless/madeWorkbook";

const opened = async (name: string, text: string) => cellsOf(await workbookOfCsv(name, new TextEncoder().encode(text)));

describe("a .csv opened as a workbook", () => {
  it("keeps numbers as numbers only where every digit survives", async () => {
    assert.deepEqual(await opened("revenue.csv", "id,amount,month,code\n12345678901234567890,1234.5,2024-06,007\n"), {
      "revenue!A1": "id",
      "revenue!B1": "amount",
      "revenue!C1": "month",
      "revenue!D1": "code",
      "revenue!A2": "12345678901234567890",
      "revenue!B2": 1234.5,
      "revenue!C2": "2024-06",
      "revenue!D2": "007",
    });
  });

  it("never makes a formula of a text", async () => {
    assert.deepEqual(Object.values(await opened("a.csv", "=1+1,+SUM(A1),-5\n")), ["=1+1", "+SUM(A1)", -5]);
  });

  it("names the sheet after the file, without what a sheet's name must not hold", async () => {
    assert.deepEqual(Object.keys(await opened("Revenue [2024] export of the whole year.csv", "a,b\n")), ["Revenue  2024  export of the wh!A1", "Revenue  2024  export of the wh!B1"]);
  });

  it("refuses what would fill the page's memory, and says where to open it", async () => {
    const row = `${Array.from({ length: 2000 }, () => "1").join(",")}\n`;
    await assert.rejects(workbookOfCsv("large.csv", new TextEncoder().encode(row.repeat(2001))), /large\.csv is too large to show as a sheet\. .*Exports, Add \.csv files/);
  });

  it("is known by the ending", () => assert.deepEqual(["a.CSV", "b.tsv", "c.xlsx"].map(isCsv), [true, true, false]));
});
