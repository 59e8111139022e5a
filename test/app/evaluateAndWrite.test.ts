// From a table to its status columns, over the unmodified Office.js and the Excel host.
import assert from "node:assert/strict";
import { evaluate } from "../../src/app/evaluate";
import { writeStatus } from "../../src/app/write";
import { liveWorkbook } from "../../src/workbook/liveWorkbook";
import { openPartnerBed, type PartnerBed } from "../workbook/partnerBed";

describe("evaluating and writing a partner table", () => {
  let bed: PartnerBed;
  beforeEach(async () => {
    bed = await openPartnerBed();
  });
  afterEach(() => bed.close());

  it("previews every row without writing, then writes what it previewed beside the table", async () => {
    const before = await bed.values("A1:P8");
    const preview = await evaluate(liveWorkbook, { table: "Partners", asOf: "2024-06-30" });
    assert.deepEqual(await bed.values("A1:P8"), before);
    const [topTier] = preview.programmes;
    assert.equal(topTier?.label, "Top tier");
    console.log(JSON.stringify(preview, null, 1).slice(0, 3000));
    const outcome = await writeStatus(liveWorkbook, preview);
    console.log(outcome);
    console.log(await bed.values("B3:P6"));
  });
});
