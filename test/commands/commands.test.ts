import assert from "node:assert/strict";
import type { Tierline } from "../../src/app/tierline";
import { evaluateTableCommand } from "../../src/commands/commands";
import { createTierline } from "../../src/app/tierline";
import { liveWorkbook } from "../../src/workbook/liveWorkbook";
import { openPartnerBed, partnerRows, type PartnerBed } from "../workbook/partnerBed";

describe("the ribbon's Evaluate table", () => {
  let bed: PartnerBed | undefined;
  afterEach(async () => {
    await bed?.close();
    bed = undefined;
  });

  async function press(tierline: () => Promise<Tierline>): Promise<number> {
    let completed = 0;
    await evaluateTableCommand(tierline, () => "2024-06-30")({ completed: () => (completed += 1) });
    return completed;
  }

  it("writes the status columns of the table and says so to the pane", async () => {
    bed = await openPartnerBed();
    const tierline = createTierline(liveWorkbook, "1.0.0");
    const said: string[] = [];
    tierline.onAnnouncement((sentence) => said.push(sentence));
    assert.equal(await press(async () => tierline), 1);
    assert.deepEqual(await bed.values("K3:K6"), [["Top tier"], ["Top tier"], ["Not top tier"], ["Needs data"]]);
    assert.match(said.join(" "), /^Wrote 5 new columns for 3 rows of table Partners\. Press Ctrl\+Z/);
  });

  it("takes the table under the cursor where there are several", async () => {
    const apart = partnerRows.map((row) => row.slice(1));
    bed = await openPartnerBed({ sheets: { Data: partnerRows, Second: apart }, tables: { Partners: { sheet: "Data", address: "B3:J6" }, Others: { sheet: "Second", address: "A3:I6" } } });
    await bed.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Second");
      sheet.activate();
      sheet.getRange("B5").select();
      await context.sync();
    });
    await press(async () => createTierline(liveWorkbook, "1.0.0"));
    assert.deepEqual(await bed.values("J4", "Second"), [["Top tier"]]);
    assert.deepEqual(await bed.values("K4"), [[""]]);
  });

  it("says what is wrong where there is no partner table, and still lets go of the button", async () => {
    bed = await openPartnerBed({ sheets: { Data: [["nothing"]] }, tables: {} });
    const tierline = createTierline(liveWorkbook, "1.0.0");
    const said: string[] = [];
    tierline.onAnnouncement((sentence) => said.push(sentence));
    assert.equal(await press(async () => tierline), 1);
    assert.match(said.join(" "), /^No partner table was found/);
  });

  it("lets go of the button where Tierline cannot start", async () => {
    assert.equal(await press(() => Promise.reject(new Error("Excel is not ready"))), 1);
  });
});
