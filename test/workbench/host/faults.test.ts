// The faults that the test bed injects, as Office.js reports them to an add-in.
import assert from "node:assert/strict";
import { openTestBed } from "../testBed";
import type { TestBed } from "../testBed";

describe("injected faults", () => {
  let bed: TestBed;
  beforeEach(async () => {
    bed = await openTestBed({ sheets: { Sheet1: [["a", 1], ["b", 2], ["c", 3]] } });
  });
  afterEach(() => bed.close());

  const readsA1 = (): Promise<void> =>
    bed.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1").load("values");
      await context.sync();
    });

  it("refuses a request that is too large, and changes nothing", async () => {
    bed.faults.requestLimitBytes = 2_000;
    await assert.rejects(
      bed.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["x".repeat(3_000)]];
        await context.sync();
      }),
      { code: "RequestPayloadSizeLimitExceeded" },
    );
    assert.equal(bed.workbook.getActiveSheet().getRange("A1").getValue(), "a");
  });

  it("refuses to answer with too much", async () => {
    bed.faults.responseLimitBytes = 150;
    await assert.rejects(
      bed.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1:D50").load("values");
        await context.sync();
      }),
      { code: "ResponsePayloadSizeLimitExceeded" },
    );
  });

  it("throttles as often as asked, then lets requests pass", async () => {
    bed.faults.throttledRequests = 2;
    await assert.rejects(readsA1(), { code: "ActivityLimitReached" });
    await assert.rejects(readsA1(), { code: "ActivityLimitReached" });
    await readsA1();
  });

  it("refuses everything while a cell is being edited", async () => {
    bed.faults.isInCellEditMode = true;
    await assert.rejects(readsA1(), { code: "InvalidOperationInCellEditMode" });
    bed.faults.isInCellEditMode = false;
    await readsA1();
  });

  it("ends requests with any of Office's numbers", async () => {
    bed.faults.officeError = 5012;
    await assert.rejects(readsA1());
    bed.faults.officeError = null;
    await readsA1();
  });

  it("fails one member on purpose, after what came before it", async () => {
    bed.faults.failingMember = { member: "Range.values", code: "GeneralException", message: "Something went wrong." };
    await assert.rejects(
      bed.run(async (context) => {
        context.workbook.worksheets.getActiveWorksheet().getRange("A1").values = [["never"]];
        await context.sync();
      }),
      { code: "GeneralException", message: "Something went wrong." },
    );
  });

  it("moves rows between two syncs, and a kept range moves along", async () => {
    let isDone = false;
    bed.faults.afterRequest = () => {
      if (!isDone) bed.workbook.getActiveSheet().insertRowBefore(0);
      isDone = true;
    };
    await bed.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2").load("values, address");
      await context.sync();
      assert.equal(range.address, "Sheet1!B2");
      range.load("values, address");
      await context.sync();
      assert.equal(range.address, "Sheet1!B3");
      assert.deepEqual(range.values, [[2]]);
    });
  });

  it("makes requests slow", async () => {
    bed.faults.delayMilliseconds = 60;
    const started = Date.now();
    await readsA1();
    assert.ok(Date.now() - started >= 55);
  });
});

describe("ribbon commands", () => {
  it("call the add-in's function and end with event.completed()", async () => {
    const bed = await openTestBed({
      page: `window.pressed = []; Office.actions.associate("pressIt", (event) => { window.pressed.push(event.source.id); setTimeout(() => event.completed(), 30); });`,
    });
    await bed.host.runCommand("Tierline.Press", "pressIt");
    const { pressed } = bed.window as unknown as { pressed: string[] };
    assert.equal(pressed.length, 1);
    await assert.rejects(bed.host.runCommand("Tierline.Press", "noSuchFunction"), /no command function called noSuchFunction/);
    await bed.close();
  });
});

describe("requirement sets", () => {
  it("answer what the matrix says", async () => {
    const bed = await openTestBed({ matrix: { ExcelApi: "1.6" } });
    assert.equal(bed.Office.context.requirements.isSetSupported("ExcelApi", "1.6"), true);
    assert.equal(bed.Office.context.requirements.isSetSupported("ExcelApi", "1.7"), false);
    assert.equal(bed.Office.context.requirements.isSetSupported("SharedRuntime", "1.1"), false);
    await bed.close();
  });
});

describe("what Office.js reads at start", () => {
  it("is the document's settings, which it can save again, and the theme", async () => {
    const bed = await openTestBed({
      hasOwnWindow: true,
      document: { settings: { known: '"yes"' }, customXmlParts: [] },
      theme: { primaryFontColor: "#FFFFFF", primaryBackgroundColor: "#262626", secondaryFontColor: "#D0D0D0", secondaryBackgroundColor: "#0A0A0A" },
    });
    const { settings } = bed.Office.context.document;
    assert.equal(settings.get("known"), "yes");
    assert.equal(bed.Office.context.officeTheme.bodyBackgroundColor.toUpperCase(), "#262626");
    settings.set("added", { a: 1 });
    await new Promise((resolve) => settings.saveAsync(resolve));
    assert.deepEqual(Object.keys(bed.host.document.settings).sort(), ["added", "known"]);
    await bed.close();
  });
});
