// What opening an .xlsx promises, on a workbook written by hand.
import assert from "node:assert/strict";
import { strToU8 } from "fflate";
import { openXlsx, XlsxError } from "../../../src/workbench/xlsx";
import type { OpenedXlsx } from "../../../src/workbench/xlsx";
import { macroWorkbook, richWorkbook, zipped } from "./richWorkbook";

async function opened(change: (parts: Record<string, string>) => void = () => undefined): Promise<OpenedXlsx> {
  const parts = richWorkbook();
  change(parts);
  return openXlsx(zipped(parts), "deals.xlsx");
}

function cellOf(workbook: OpenedXlsx, sheet: string, row: number, column: number) {
  return workbook.snapshot.sheets[sheet]?.cellData?.[row]?.[column];
}

describe("opening an .xlsx", () => {
  let workbook: OpenedXlsx;
  before(async () => {
    workbook = await opened();
  });

  it("keeps text that looks like a number or a formula as text", () => {
    assert.deepEqual(cellOf(workbook, "sheet3", 3, 2), { v: "007", t: 1 });
    assert.deepEqual(cellOf(workbook, "sheet3", 4, 1), { v: '=HYPERLINK("http://example.com")', t: 1 });
  });

  it("tells the text #N/A from the error #N/A", () => {
    assert.deepEqual(cellOf(workbook, "sheet3", 4, 2), { v: "#N/A", t: 4 });
    assert.deepEqual(cellOf(workbook, "sheet3", 7, 2), { v: "#N/A", t: 1 });
  });

  it("reads booleans, inline texts, rich texts and escaped characters", () => {
    assert.deepEqual(cellOf(workbook, "sheet3", 5, 2), { v: 1, t: 3 });
    assert.deepEqual(cellOf(workbook, "sheet5", 0, 0), { v: "Kept inline", t: 1 });
    assert.equal(cellOf(workbook, "sheet3", 0, 1)?.v, "Deals of the year");
    assert.equal(cellOf(workbook, "sheet3", 5, 1)?.v, "Line\r\nbreak");
  });

  it("leaves a cell that is not there undefined, never zero", () => {
    assert.equal(cellOf(workbook, "sheet3", 6, 2), undefined);
  });

  it("shows formulas as people type them, with their last value", () => {
    assert.deepEqual(cellOf(workbook, "sheet3", 7, 1), { v: "Top tier", t: 1, f: "=PARTNER.TOPTIER(Deals[#All])" });
    assert.deepEqual(cellOf(workbook, "sheet3", 8, 2), { v: 6, t: 2, f: "=LET(x,2,x*3)" });
    assert.equal(cellOf(workbook, "sheet3", 3, 7)?.f, "=FILTER(Deals[Sales],Deals[Sales]>2)");
  });

  it("gives every cell of a shared formula its own text", () => {
    assert.deepEqual([3, 4, 5].map((row) => cellOf(workbook, "sheet3", row, 6)?.f), ["=D4+$D$4", "=D5+$D$4", "=D6+$D$4"]);
  });

  it("turns a reference to the own table row into the cell it means", () => {
    assert.equal(cellOf(workbook, "sheet3", 4, 4)?.f, "=D5*2");
  });

  it("leaves the cells below a spilled formula free, so that it can spill", () => {
    assert.equal(cellOf(workbook, "sheet3", 4, 7), undefined);
  });

  it("shows a table without its totals row", () => {
    const tables = JSON.parse(workbook.snapshot.resources?.[0]?.data ?? "{}") as Record<string, { tables: { name: string; range: object; meta: object }[] }>;
    const table = tables["sheet3"]?.tables[0];
    assert.deepEqual(table?.range, { startRow: 2, startColumn: 1, endRow: 5, endColumn: 4 });
    assert.deepEqual(table?.meta, { hasTotals: true, styleName: "TableStyleMedium9" });
  });

  it("shows names without the prefixes of the file, and keeps Excel's own names to itself", () => {
    const names = Object.values(JSON.parse(workbook.snapshot.resources?.[1]?.data ?? "{}") as Record<string, { name: string; formulaOrRefString: string; localSheetId: string }>);
    assert.deepEqual(names.map((name) => [name.name, name.formulaOrRefString, name.localSheetId]), [
      ["Rate", "Deals!$D$4", "AllDefaultWorkbook"],
      ["TOPTIER", "=LAMBDA(a,a*2)", "AllDefaultWorkbook"],
      ["Local", "Notes!$A$1", "sheet5"],
    ]);
  });

  it("reads widths, hidden rows and columns, merges, freeze, grid lines and tab colour", () => {
    const sheet = workbook.snapshot.sheets["sheet3"];
    assert.equal(sheet?.columnData?.[1]?.w, 159);
    assert.equal(sheet?.columnData?.[6]?.hd, 1);
    assert.equal(sheet?.rowData?.[7]?.hd, 1);
    assert.equal(sheet?.rowData?.[5]?.h, 40);
    assert.deepEqual(sheet?.mergeData, [{ startRow: 0, startColumn: 1, endRow: 0, endColumn: 3 }]);
    assert.deepEqual(sheet?.freeze, { xSplit: 0, ySplit: 3, startRow: 3, startColumn: -1 });
    assert.equal(sheet?.showGridlines, 0);
    assert.equal(sheet?.tabColor, "#FF9900");
    assert.equal(workbook.snapshot.sheets["sheet5"]?.hidden, 1);
  });

  it("reads number formats, and theme colours with their tint", () => {
    assert.equal(workbook.snapshot.styles["xf1"]?.n?.pattern, '#,##0.0 "units"');
    assert.equal(workbook.snapshot.styles["xf3"]?.n?.pattern, "m/d/yyyy");
    assert.equal(workbook.snapshot.styles["xf2"]?.cl?.rgb, "#2F5597");
  });

  it("counts dates from 1900 even when the workbook counts from 1904", async () => {
    const from1904 = await opened((parts) => {
      parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replace("<workbookPr ", '<workbookPr date1904="1" ') ?? "";
    });
    assert.equal(cellOf(from1904, "sheet3", 8, 1)?.v, 46_462);
    assert.equal(cellOf(from1904, "sheet3", 3, 3)?.v, 1.5);
  });

  it("hands over what add-ins keep in the workbook", () => {
    assert.deepEqual(workbook.document, { settings: { asOf: '"2024-01-01"' }, customXmlParts: [{ id: "{11111111-2222-3333-4444-555555555555}", xml: '<marks xmlns="urn:tierline">one</marks>' }] });
  });

  it("reads no other add-in's settings as ours", async () => {
    const foreign = await openXlsx(zipped(richWorkbook()), "deals.xlsx", { id: "another", version: "1.0" });
    assert.deepEqual(foreign.document.settings, {});
  });

  it("says which ending a workbook with macros must keep", async () => {
    assert.equal((await openXlsx(zipped(macroWorkbook()), "deals.xlsm")).extension, ".xlsm");
    assert.equal(workbook.extension, ".xlsx");
  });

  it("announces no loss for charts, pivots, notes and pictures: they are carried", () => {
    assert.deepEqual(workbook.losses, []);
  });

  const compound = (stream: string): Uint8Array => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...[...stream].flatMap((letter) => [letter.charCodeAt(0), 0])]);
  const refused: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
    ["an empty file", new Uint8Array(), "EmptyFile", /is empty/],
    ["a text file named .xlsx", strToU8("Partner,Sales\nA,1\n"), "TextFile", /plain text/],
    ["an old .xls", compound("Workbook"), "LegacyXls", /\.xls\)/],
    ["a workbook with a password", compound("EncryptedPackage"), "EncryptedWorkbook", /password/],
    ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), "NotXlsx", /is not an Excel workbook/],
    ["a zip cut off in the middle", zipped(richWorkbook()).slice(0, 3000), "DamagedZip", /damaged/],
    ["a zip of something else", zipped({ "a.txt": "a" }), "NotWorkbook", /holds no workbook/],
  ];
  for (const [what, bytes, code, sentence] of refused)
    it(`refuses ${what} with a sentence that says so`, async () => {
      await assert.rejects(openXlsx(bytes, "input.xlsx"), (error: unknown) => error instanceof XlsxError && error.code === code && sentence.test(error.message));
    });

  it("names the part that is damaged", async () => {
    const broken = richWorkbook();
    broken["xl/worksheets/sheet1.xml"] = broken["xl/worksheets/sheet1.xml"]?.slice(0, 900) ?? "";
    await assert.rejects(openXlsx(zipped(broken), "deals.xlsx"), (error: unknown) => error instanceof XlsxError && error.code === "DamagedPart" && error.message.includes("xl/worksheets/sheet1.xml"));
  });

  it("refuses a part with a document type, so that no entity can grow", async () => {
    const hostile = richWorkbook();
    hostile["xl/sharedStrings.xml"] = '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>';
    await assert.rejects(openXlsx(zipped(hostile), "deals.xlsx"), (error: unknown) => error instanceof XlsxError && error.code === "DamagedPart");
  });
});
