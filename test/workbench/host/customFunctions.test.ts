// Custom functions through Microsoft's own runtime: called from cells, answered in batches, spilled, kept up to date.
import assert from "node:assert/strict";
import type { HostFunctions } from "../../../src/workbench/host";
import { openTestBed } from "../testBed";
import type { TestBed } from "../testBed";

const parameter = { type: "any", dimensionality: "scalar" };
const functions: HostFunctions = {
  namespace: "TESTS",
  metadata: {
    functions: [
      { id: "DOUBLE", name: "DOUBLE", parameters: [{ name: "value", type: "number" }] },
      { id: "LIST", name: "LIST", parameters: [{ name: "rows", ...parameter, dimensionality: "matrix" }], result: { dimensionality: "matrix" } },
      { id: "SECOND", name: "SECOND", parameters: [{ name: "a", ...parameter }, { name: "b", ...parameter, optional: true }] },
      { id: "FAIL", name: "FAIL", parameters: [] },
      { id: "MISSING", name: "MISSING", parameters: [] },
      { id: "LATER", name: "LATER", parameters: [{ name: "value", ...parameter }] },
      {
        id: "WHERE", name: "WHERE", parameters: [{ name: "rows", ...parameter, dimensionality: "matrix" }],
        options: { requiresAddress: true, requiresParameterAddresses: true },
      },
    ],
  },
};
const page = `
  window.calls = [];
  CustomFunctions.associate({
    DOUBLE: (value) => { window.calls.push(value); return value * 2; },
    LIST: (rows) => rows.map((row) => [row.join("|")]),
    SECOND: (a, b) => String(a) + "/" + String(b),
    FAIL: () => { throw new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, "The column Cost is missing."); },
    LATER: (value) => new Promise((resolve) => setTimeout(() => resolve("late " + value), 80)),
    WHERE: (rows, invocation) => invocation.address + " <- " + invocation.parameterAddresses.join(","),
  });
`;

describe("custom functions in cells", () => {
  let bed: TestBed;
  let isPageLoaded = false;
  beforeEach(async () => {
    bed = await openTestBed({
      functions,
      sheets: { Sheet1: [["Name", "Cost"], ["a", 1], ["b", null], ["c", 3]] },
      ...(isPageLoaded ? {} : { page }),
    });
    isPageLoaded = true;
  });
  afterEach(() => bed.close());

  async function cell(address: string, formula: string): Promise<Excel.Range> {
    return bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
      range.formulas = [[formula]];
      await context.sync();
      await bed.host.whenIdle();
      range.load("values, formulas");
      await context.sync();
      return range;
    });
  }

  async function values(address: string): Promise<unknown[][]> {
    await bed.host.whenIdle();
    return bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange(address);
      range.load("values");
      await context.sync();
      return range.values;
    });
  }

  it("answers a number from the add-in's own function, and the formula reads back as typed", async () => {
    const range = await cell("D1", "=TESTS.DOUBLE(B2)+1");
    assert.deepEqual(range.values, [[3]]);
    assert.deepEqual(range.formulas, [["=TESTS.DOUBLE(B2)+1"]]);
  });

  it("follows the cells it was given", async () => {
    await cell("D1", "=TESTS.DOUBLE(B2)");
    await bed.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("B2").values = [[21]];
      await context.sync();
    });
    assert.deepEqual(await values("D1"), [[42]]);
  });

  it("spills one row per row, blanks sent as empty text", async () => {
    await cell("D1", "=TESTS.LIST(A1:B4)");
    assert.deepEqual(await values("D1:D5"), [["Name|Cost"], ["a|1"], ["b|"], ["c|3"], [""]]);
  });

  it("sends null for what was left out", async () => {
    assert.deepEqual((await cell("D1", "=TESTS.SECOND(A1)")).values, [["Name/null"]]);
    assert.deepEqual((await cell("D2", "=TESTS.SECOND(A1,)")).values, [["Name/null"]]);
  });

  it("shows the error the function chose and keeps its sentence", async () => {
    assert.deepEqual((await cell("D1", "=TESTS.FAIL()")).values, [["#N/A"]]);
    assert.deepEqual(bed.host.functionProblems, [{ address: "Sheet1!D1", error: "#N/A", message: "The column Cost is missing." }]);
  });

  it("shows an error for a function that the add-in does not have", async () => {
    assert.match(String((await cell("D1", "=TESTS.MISSING()")).values[0]?.[0]), /^#/);
  });

  it("shows #BUSY! until a late answer is there", async () => {
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("D1");
      range.formulas = [['=TESTS.LATER("x")']];
      await context.sync();
      range.load("values");
      await context.sync();
      assert.deepEqual(range.values, [["#BUSY!"]]);
    });
    assert.deepEqual(await values("D1"), [["late x"]]);
  });

  it("tells the addresses of the cell and of its arguments to a function that asks for them", async () => {
    assert.deepEqual((await cell("D1", "=TESTS.WHERE(A1:B4)")).values, [["Sheet1!D1 <- Sheet1!A1:B4"]]);
  });

  it("tells the address of a table that an argument names, from another sheet too", async () => {
    await bed.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().tables.add("A1:B4", true).name = "Costs";
      context.workbook.worksheets.add("Elsewhere").activate();
      await context.sync();
    });
    assert.deepEqual((await cell("D1", "=TESTS.WHERE(Costs)")).values, [["Elsewhere!D1 <- Sheet1!A2:B4"]]);
    assert.deepEqual((await cell("D2", "=TESTS.WHERE(Costs[#All])")).values, [["Elsewhere!D2 <- Sheet1!A1:B4"]]);
    assert.deepEqual((await cell("D3", "=TESTS.WHERE(Costs[Cost])")).values, [["Elsewhere!D3 <- Sheet1!B2:B4"]]);
  });

  it("sends the calls of many cells together and gives each its answer", async () => {
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("D1:D50");
      range.formulas = Array.from({ length: 50 }, (_, row) => [`=TESTS.DOUBLE(${row})`]);
      await context.sync();
    });
    const answers = await values("D1:D50");
    assert.deepEqual(answers.map(([value]) => value), Array.from({ length: 50 }, (_, row) => row * 2));
  });

  it("answers #VALUE! for text where a number is due, without calling the function", async () => {
    assert.deepEqual((await cell("D1", "=TESTS.DOUBLE(A1)")).values, [["#VALUE!"]]);
  });

  it("follows a whole table, its new rows included", async () => {
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      const table = sheet.tables.add("A1:B4", true);
      table.name = "Costs";
      sheet.getRange("F1").formulas = [["=TESTS.LIST(Costs[#All])"]];
      await context.sync();
    });
    assert.deepEqual(await values("F1:F5"), [["Name|Cost"], ["a|1"], ["b|"], ["c|3"], [""]]);
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Costs").rows.add(undefined, [["d", 4]]);
      await context.sync();
    });
    assert.deepEqual(await values("F4:F5"), [["c|3"], ["d|4"]]);
  });

  it("calls again for a cell that is set dirty, for all cells with a full calculation, and for none without need", async () => {
    await cell("E1", "=TESTS.DOUBLE(21)");
    await cell("E2", "=TESTS.DOUBLE(4)");
    const calls: number[] = Reflect.get(bed.window, "calls");
    const callsAfter = async (work: (context: Excel.RequestContext) => void): Promise<number[]> => {
      calls.length = 0;
      await bed.run(async (context) => {
        work(context);
        await context.sync();
      });
      await bed.host.whenIdle();
      return [...calls].sort((one, other) => one - other);
    };
    assert.deepEqual(await callsAfter((context) => context.workbook.application.calculate("Recalculate")), []);
    assert.deepEqual(await callsAfter((context) => context.workbook.worksheets.getActiveWorksheet().getRange("E2").setDirty()), [4]);
    assert.deepEqual(await callsAfter((context) => context.workbook.worksheets.getActiveWorksheet().getRange("E1:E2").setDirty()), [4, 21]);
    assert.deepEqual(await callsAfter((context) => context.workbook.application.calculate("Full")), [4, 21]);
  });
});
