// The file in the real spreadsheet engine and back: what is opened there calculates, and what is done there is saved.
import assert from "node:assert/strict";
import { lossesOfSaving, openXlsx, saveXlsx } from "../../../src/workbench/xlsx";
import type { OpenedXlsx } from "../../../src/workbench/xlsx";
import { createNodeUniver } from "../../../src/workbench/univer/node";
import type { NodeUniver } from "../../../src/workbench/univer/node";
import { richWorkbook, unzipped, zipped } from "./richWorkbook";

const CALCULATION_MILLISECONDS = 700;

describe("an .xlsx in the spreadsheet", function () {
  this.timeout(30_000);
  let opened: OpenedXlsx;
  let univer: NodeUniver;
  beforeEach(async () => {
    opened = await openXlsx(zipped(richWorkbook()), "deals.xlsx");
    univer = createNodeUniver(structuredClone(opened.snapshot));
    await calculated();
  });
  afterEach(() => univer.dispose());

  const calculated = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, CALCULATION_MILLISECONDS));
  const saved = async (): Promise<Record<string, string>> => unzipped(await saveXlsx(opened, univer.workbook.save(), opened.document));

  it("comes back byte for byte after the engine has had it", async () => {
    assert.deepEqual(await saveXlsx(opened, univer.workbook.save(), opened.document), opened.carried.bytes);
  });

  it("calculates structured references, without counting the totals row", async () => {
    const sheet = univer.workbook.getActiveSheet();
    sheet.getRange("K1").setFormula("=SUM(Deals[Sales])");
    await calculated();
    assert.equal(sheet.getRange("K1").getValue(), 8.5);
    assert.match((await saved())["xl/worksheets/sheet1.xml"] ?? "", /<c r="K1"( s="\d+")?><f>SUM\(Deals\[Sales\]\)<\/f><v>8.5<\/v><\/c>/);
  });

  it("follows a changed cell into the formulas that read it, and saves their new values", async () => {
    univer.workbook.getActiveSheet().getRange("D4").setValue(10);
    await calculated();
    const sheet = (await saved())["xl/worksheets/sheet1.xml"] ?? "";
    assert.match(sheet, /<c r="E4"><f>Deals\[\[#This Row\],\[Sales\]\]\*2<\/f><v>20<\/v><\/c>/);
    assert.match(sheet, /<c r="D7" s="1"><f>SUBTOTAL\(109,Deals\[Sales\]\)<\/f><v>17<\/v><\/c>/);
    assert.match(sheet, /<c r="G6"><f>D6\+\$D\$4<\/f><v>14.5<\/v><\/c>/);
  });

  it("saves a workbook into which rows were inserted, with references to the own row intact", async () => {
    univer.workbook.getActiveSheet().insertRows(1, 2);
    await calculated();
    const parts = await saved();
    assert.match(parts["xl/worksheets/sheet1.xml"] ?? "", /<c r="E6"><f>Deals\[\[#This Row\],\[Sales\]\]\*2<\/f><v>3<\/v><\/c>/);
    assert.match(parts["xl/worksheets/sheet1.xml"] ?? "", /<f t="array" ref="H6:H7">_xlfn\._xlws\.FILTER/);
    assert.match(parts["xl/tables/table1.xml"] ?? "", / ref="B5:E9" totalsRowCount="1"><autoFilter ref="B5:E8"/);
    assert.match(parts["xl/workbook.xml"] ?? "", /<definedName name="Rate">'?Deals'?!\$D\$6</);
    assert.match(parts["xl/worksheets/sheet2.xml"] ?? "", /<f>'?Deals'?!D6\+1<\/f>/);
  });

  it("loses nothing by being edited", async () => {
    univer.workbook.getActiveSheet().getRange("B12").setValue("edited");
    await calculated();
    assert.deepEqual(await lossesOfSaving(opened, univer.workbook.save(), opened.document), []);
    const parts = await saved();
    for (const [path, text] of Object.entries(richWorkbook())) if (!/sheet1\.xml$|sharedStrings/.test(path)) assert.equal(parts[path], text, path);
  });

  it("leaves number formats alone when it recalculates", async () => {
    univer.workbook.getActiveSheet().getRange("D4").setValue(3);
    await calculated();
    assert.match((await saved())["xl/worksheets/sheet1.xml"] ?? "", /<c r="G4"><f>/);
  });
});
