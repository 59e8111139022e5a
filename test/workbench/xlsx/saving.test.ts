// What saving an .xlsx promises: only what changed is written anew, and Excel finds nothing to repair.
import assert from "node:assert/strict";
import type { ICellData, IWorkbookData } from "@univerjs/core";
import { lossesOfSaving, openXlsx, saveXlsx, XlsxError } from "../../../src/workbench/xlsx";
import type { OpenedXlsx, SaveOptions } from "../../../src/workbench/xlsx";
import { macroWorkbook, richWorkbook, unzipped, zipped } from "./richWorkbook";
import type { Parts } from "./richWorkbook";

const SHEET = "xl/worksheets/sheet1.xml";
const NO_DOCUMENT = { settings: {}, customXmlParts: [] };

interface Edited {
  readonly parts: Parts;
  readonly bytes: Uint8Array;
  readonly opened: OpenedXlsx;
}

/** Opens the rich workbook, lets `change` work on a copy of its snapshot, and saves. */
async function edited(change: (snapshot: IWorkbookData) => void, options?: SaveOptions, parts: Parts = richWorkbook()): Promise<Edited> {
  const opened = await openXlsx(zipped(parts), "deals.xlsx");
  const now = structuredClone(opened.snapshot);
  change(now);
  const bytes = await saveXlsx(opened, now, opened.document, options);
  return { parts: unzipped(bytes), bytes, opened };
}

function setCell(snapshot: IWorkbookData, sheet: string, row: number, column: number, data: ICellData): void {
  const cells = snapshot.sheets[sheet]?.cellData ?? {};
  (cells[row] ??= {})[column] = data;
}

interface TableJson {
  id: string;
  name: string;
  range: { startRow: number; startColumn: number; endRow: number; endColumn: number };
  options: object;
  columns: { id: string; displayName: string }[];
}

function changeTables(snapshot: IWorkbookData, change: (tables: Record<string, { tables: TableJson[] }>) => void): void {
  const resource = snapshot.resources?.[0];
  assert.ok(resource);
  const tables = JSON.parse(resource.data) as Record<string, { tables: TableJson[] }>;
  change(tables);
  resource.data = JSON.stringify(tables);
}

/** Moves everything of the sheet from `row` down by one, as the spreadsheet does when a row is inserted. */
function insertRow(snapshot: IWorkbookData, sheet: string, row: number): void {
  const grid = snapshot.sheets[sheet];
  assert.ok(grid?.cellData && grid.rowData);
  for (const lines of [grid.cellData, grid.rowData] as Record<number, unknown>[]) {
    for (const at of Object.keys(lines).map(Number).filter((at) => at >= row).sort((left, right) => right - left)) {
      lines[at + 1] = lines[at];
      delete lines[at];
    }
  }
  changeTables(snapshot, (tables) => {
    for (const table of tables[sheet]?.tables ?? []) {
      if (table.range.startRow >= row) table.range.startRow++;
      if (table.range.endRow >= row) table.range.endRow++;
    }
  });
}

function changedPaths(parts: Parts): string[] {
  const before = richWorkbook();
  return [...new Set([...Object.keys(before), ...Object.keys(parts)])].filter((path) => before[path] !== parts[path]).sort();
}

describe("saving an .xlsx", () => {
  it("gives back an unchanged workbook byte for byte", async () => {
    const { bytes, opened } = await edited(() => undefined);
    assert.deepEqual(bytes, opened.carried.bytes);
  });

  it("changes one cell in the sheet's text and nothing else", async () => {
    const { parts } = await edited((now) => setCell(now, "sheet3", 3, 3, { v: 9, t: 2, s: "xf1" }));
    assert.deepEqual(changedPaths(parts), [SHEET]);
    const before = richWorkbook()[SHEET] ?? "";
    const expanded = [4, 5, 6].reduce((text, row) => text.replace(row === 4 ? '<f t="shared" ref="G4:G6" si="0">D4+$D$4</f>' : '<f t="shared" si="0"/>', `<f>D${row}+$D$4</f>`), before);
    const withoutHints = (text: string): string => text.replace(/ spans="2:8"/g, "");
    assert.equal(withoutHints(parts[SHEET] ?? ""), withoutHints(expanded.replace('<c r="D4" s="1"><v>1.5</v></c>', '<c r="D4" s="1"><v>9</v></c>')));
  });

  it("writes text that looks like a formula as text, and only real formulas as formulas", async () => {
    const { parts, bytes } = await edited((now) => {
      setCell(now, "sheet5", 2, 0, { v: "=HYPERLINK(\"http://evil.example\")", t: 1 });
      setCell(now, "sheet5", 3, 0, { v: "000123", t: 1 });
    });
    assert.match(parts["xl/worksheets/sheet2.xml"] ?? "", /<c r="A3" t="s"><v>11<\/v><\/c>/);
    assert.doesNotMatch(parts["xl/worksheets/sheet2.xml"] ?? "", /<f>HYPERLINK/);
    const again = await openXlsx(bytes, "again.xlsx");
    assert.deepEqual(again.snapshot.sheets["sheet5"]?.cellData?.[2]?.[0], { v: '=HYPERLINK("http://evil.example")', t: 1 });
    assert.deepEqual(again.snapshot.sheets["sheet5"]?.cellData?.[3]?.[0], { v: "000123", t: 1 });
  });

  it("keeps the rich text of other cells when it adds strings", async () => {
    const { parts } = await edited((now) => setCell(now, "sheet5", 2, 0, { v: "Deals of the year", t: 1 }));
    assert.match(parts["xl/sharedStrings.xml"] ?? "", /<si><r><rPr><b\/><\/rPr><t>Deals<\/t><\/r>/);
    assert.match(parts["xl/worksheets/sheet2.xml"] ?? "", /<c r="A3" t="s"><v>11<\/v>/, "a plain text must not take the rich entry");
  });

  it("stores an add-in's function with its prefix, its last value, and as a dynamic array", async () => {
    const { parts } = await edited((now) => setCell(now, "sheet3", 11, 1, { f: "=PARTNER.TOPTIER(Deals[#All])", v: "Top tier", t: 1 }));
    assert.match(parts[SHEET] ?? "", /<c r="B12" cm="1" t="str"><f t="array" ref="B12">_xldudf_PARTNER_TOPTIER\(Deals\[#All\]\)<\/f><v>Top tier<\/v><\/c>/);
  });

  it("writes the spilled values below a formula, so that a reader without the add-in sees them", async () => {
    const { parts } = await edited((now) => setCell(now, "sheet5", 4, 0, { f: "=PARTNER.TOPTIER(Deals[#All])", v: "Top tier", t: 1 }), {
      spills: { ranges: { sheet5: { 4: { 0: { startRow: 4, endRow: 5, startColumn: 0, endColumn: 0 } } } }, cells: { sheet5: { 5: { 0: { v: "Not top tier", t: 1 } } } } },
    });
    assert.match(parts["xl/worksheets/sheet2.xml"] ?? "", /<f t="array" ref="A5:A6">/);
    assert.match(parts["xl/worksheets/sheet2.xml"] ?? "", /<c r="A6" t="s"><v>\d+<\/v><\/c>/);
    assert.match(parts["xl/sharedStrings.xml"] ?? "", /<t>Not top tier<\/t>/);
  });

  it("adds the prefixes Excel wants to LET, LAMBDA and the newer functions", async () => {
    const { parts } = await edited((now) => setCell(now, "sheet5", 4, 0, { f: "=MAP(A1:A3,LAMBDA(v,LET(k,2,v*k)))", v: 1, t: 2 }));
    assert.match(parts["xl/worksheets/sheet2.xml"] ?? "", /_xlfn\.MAP\(A1:A3,_xlfn\.LAMBDA\(_xlpm\.v,_xlfn\.LET\(_xlpm\.k,2,_xlpm\.v\*_xlpm\.k\)\)\)/);
  });

  it("stores [@Sales] with the name of its table", async () => {
    const { parts } = await edited((now) => setCell(now, "sheet3", 4, 4, { f: "=[@Sales]*3", v: 7.5, t: 2 }));
    assert.match(parts[SHEET] ?? "", /<c r="E5"><f>Deals\[\[#This Row\],\[Sales\]\]\*3<\/f><v>7.5<\/v><\/c>/);
  });

  it("drops Excel's order of calculation once a formula came or went, and keeps it otherwise", async () => {
    const withFormula = await edited((now) => setCell(now, "sheet3", 3, 4, { v: 3, t: 2 }));
    assert.equal(withFormula.parts["xl/calcChain.xml"], undefined);
    assert.doesNotMatch(withFormula.parts["[Content_Types].xml"] ?? "", /calcChain/);
    assert.doesNotMatch(withFormula.parts["xl/_rels/workbook.xml.rels"] ?? "", /calcChain/);
    const withValue = await edited((now) => setCell(now, "sheet3", 3, 3, { v: 9, t: 2, s: "xf1" }));
    assert.notEqual(withValue.parts["xl/calcChain.xml"], undefined);
  });

  it("keeps the value Excel computed where the spreadsheet knows no such function", async () => {
    const { bytes, opened } = await edited((now) => setCell(now, "sheet3", 7, 1, { f: "=PARTNER.TOPTIER(Deals[#All])", v: "#NAME?", t: 1 }));
    assert.deepEqual(bytes, opened.carried.bytes);
  });

  it("takes a result that differs in its last bit for the same result, and no other", async () => {
    const same = await edited((now) => setCell(now, "sheet3", 6, 3, { f: "=SUBTOTAL(109,Deals[Sales])", v: 8.500000000000002, t: 2, s: "xf1" }));
    assert.deepEqual(same.bytes, same.opened.carried.bytes);
    const other = await edited((now) => setCell(now, "sheet3", 6, 3, { f: "=SUBTOTAL(109,Deals[Sales])", v: 8.51, t: 2, s: "xf1" }));
    assert.match(other.parts[SHEET] ?? "", /<v>8.51<\/v>/);
  });

  it("gives a new column of a table an unused id and stretches table and filter", async () => {
    const { parts } = await edited((now) => {
      setCell(now, "sheet3", 2, 5, { v: "Top tier", t: 1 });
      setCell(now, "sheet3", 3, 5, { v: "Not top tier", t: 1 });
      changeTables(now, (tables) => {
        const table = tables["sheet3"]?.tables[0];
        assert.ok(table);
        table.range.endColumn = 5;
        table.columns.push({ id: "new", displayName: "Top tier" });
      });
    });
    const table = parts["xl/tables/table1.xml"] ?? "";
    assert.match(table, / ref="B3:F7" totalsRowCount="1"><autoFilter ref="B3:F6"\/>/);
    assert.match(table, /<tableColumns count="5">.*<tableColumn id="10" name="Top tier"\/><\/tableColumns>/);
    assert.match(table, /<tableColumn id="5" name="Sales" totalsRowFunction="sum" dataDxfId="0"\/>/);
  });

  it("makes header cells the column's name, as text, whatever stands in them", async () => {
    const { parts } = await edited((now) => {
      setCell(now, "sheet3", 2, 2, { v: 2024, t: 2 });
      setCell(now, "sheet3", 2, 3, { v: "Partner", t: 1 });
    });
    assert.match(parts["xl/tables/table1.xml"] ?? "", /name="Partner" totalsRowLabel="Total"\/><tableColumn id="2" name="2024"\/><tableColumn id="5" name="Partner2"/);
    assert.match(parts[SHEET] ?? "", /<c r="C3" t="s">/);
    assert.match(parts["xl/sharedStrings.xml"] ?? "", /<t>Partner2<\/t>/);
  });

  it("adds a table with its part, relationship and content type, and takes one out without a trace", async () => {
    const added = await edited((now) => {
      setCell(now, "sheet5", 5, 0, { v: "Offer", t: 1 });
      setCell(now, "sheet5", 6, 0, { v: "A", t: 1 });
      changeTables(now, (tables) => {
        tables["sheet5"] = { tables: [{ id: "t2", name: "Offers", range: { startRow: 5, startColumn: 0, endRow: 6, endColumn: 0 }, options: {}, columns: [] }] };
      });
    });
    assert.match(added.parts["xl/tables/table2.xml"] ?? "", /id="8" name="Offers" displayName="Offers" ref="A6:A7"/);
    assert.match(added.parts["[Content_Types].xml"] ?? "", /\/xl\/tables\/table2\.xml/);
    assert.match(added.parts["xl/worksheets/_rels/sheet2.xml.rels"] ?? "", /relationships\/table"/);
    assert.match(added.parts["xl/worksheets/sheet2.xml"] ?? "", /<tableParts count="1">/);
    const removed = await edited((now) => changeTables(now, (tables) => delete tables["sheet3"]));
    assert.equal(removed.parts["xl/tables/table1.xml"], undefined);
    assert.doesNotMatch(`${removed.parts["[Content_Types].xml"]}${removed.parts["xl/worksheets/_rels/sheet1.xml.rels"]}${removed.parts[SHEET]}`, /table1|tablePart/);
  });

  it("makes a new format from the old one, keeping what the spreadsheet cannot show", async () => {
    const { parts } = await edited((now) => {
      now.styles["bold"] = { ...now.styles["xf1"], bl: 1 };
      setCell(now, "sheet3", 3, 3, { v: 1.5, t: 2, s: "bold" });
    });
    assert.match(parts[SHEET] ?? "", /<c r="D4" s="4">/);
    assert.match(parts["xl/styles.xml"] ?? "", /<xf numFmtId="170" fontId="2" fillId="2" [^>]*applyProtection="1"[^>]*><protection locked="0"\/><\/xf><\/cellXfs>/);
    assert.match(parts["xl/styles.xml"] ?? "", /<fonts count="3">.*<font><b\/><sz val="11"\/><color theme="1"\/><name val="Calibri"\/><family val="2"\/><scheme val="minor"\/><\/font><\/fonts>/);
  });

  it("writes dates back in the workbook's own system", async () => {
    const parts = richWorkbook();
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"]?.replace("<workbookPr ", '<workbookPr date1904="1" ') ?? "";
    const saved = await edited((now) => setCell(now, "sheet3", 8, 1, { v: 46_463, t: 2, s: "xf3" }), undefined, parts);
    assert.match(saved.parts[SHEET] ?? "", /<c r="B9" s="3"><v>45001<\/v>/);
  });

  it("moves everything that names cells when a row is inserted", async () => {
    const { parts } = await edited((now) => insertRow(now, "sheet3", 1));
    const sheet = parts[SHEET] ?? "";
    assert.match(sheet, /<conditionalFormatting sqref="D5:D7"><cfRule [^>]*><formula>\$D5&gt;\$D\$5<\/formula>/);
    assert.match(sheet, /<dataValidation type="list" sqref="C5:C7"><formula1>\$B\$5:\$B\$7<\/formula1>/);
    assert.match(sheet, /<hyperlink ref="B6"/);
    assert.match(sheet, /<xm:sqref>D5:D7<\/xm:sqref>/);
    assert.match(parts["xl/tables/table1.xml"] ?? "", / ref="B4:E8" totalsRowCount="1"><autoFilter ref="B4:E7"/);
    assert.match(parts["xl/comments1.xml"] ?? "", /ref="D6"/);
    assert.match(parts["xl/drawings/vmlDrawing1.vml"] ?? "", /<x:Anchor>4, 15, 5, 10, 6, 15, 9, 4<\/x:Anchor><x:Row>5<\/x:Row>/);
    assert.match(parts["xl/drawings/drawing1.xml"] ?? "", /<xdr:row>6<\/xdr:row>.*<xdr:row>21<\/xdr:row>/);
    assert.match(parts["xl/charts/chart1.xml"] ?? "", /Deals!\$D\$5:\$D\$7/);
    assert.match(parts["xl/pivotCache/pivotCacheDefinition1.xml"] ?? "", /ref="B4:E7"/);
    assert.match(parts["xl/workbook.xml"] ?? "", /Print_Area" localSheetId="0">Deals!\$B\$1:\$E\$10</);
  });

  it("reports what it cannot follow when rows changed their order, instead of writing wrong ranges", async () => {
    const opened = await openXlsx(zipped(richWorkbook()), "deals.xlsx");
    const now = structuredClone(opened.snapshot);
    const rows = now.sheets["sheet3"]?.rowData;
    assert.ok(rows);
    [rows[3], rows[5]] = [rows[5] ?? {}, rows[3] ?? {}];
    const losses = await lossesOfSaving(opened, now, opened.document);
    assert.deepEqual(losses.map((loss) => [loss.kind, loss.sheet]).slice(0, 2), [["conditional format", "Deals"], ["data validation", "Deals"]]);
    assert.match(losses[0]?.sentence ?? "", /D4:D6/);
  });

  it("renames a sheet everywhere it is named", async () => {
    const { parts } = await edited((now) => {
      const sheet = now.sheets["sheet3"];
      assert.ok(sheet);
      sheet.name = "Deals 2025";
    });
    assert.match(parts["xl/workbook.xml"] ?? "", /<sheet name="Deals 2025" sheetId="3" r:id="rId1"\/>.*'Deals 2025'!\$B\$1:\$E\$9/);
    assert.match(parts["xl/charts/chart1.xml"] ?? "", /'Deals 2025'!\$D\$4:\$D\$6/);
    assert.match(parts["xl/pivotCache/pivotCacheDefinition1.xml"] ?? "", /sheet="Deals 2025"/);
  });

  it("takes a deleted sheet out with all that hangs on it, and points names at the right sheets", async () => {
    const { parts } = await edited((now) => {
      now.sheetOrder = ["sheet5"];
      delete now.sheets["sheet3"];
      changeTables(now, (tables) => delete tables["sheet3"]);
    });
    for (const gone of [SHEET, "xl/tables/table1.xml", "xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/comments1.xml"]) assert.equal(parts[gone], undefined, gone);
    assert.match(parts["xl/workbook.xml"] ?? "", /<workbookView activeTab="0"\/>/);
    assert.match(parts["xl/workbook.xml"] ?? "", /name="Local" localSheetId="0"/);
    assert.doesNotMatch(parts["xl/workbook.xml"] ?? "", /Print_Area/);
    assert.doesNotMatch(parts["[Content_Types].xml"] ?? "", /sheet1\.xml|chart1|drawing1|comments1|table1/);
  });

  it("adds a sheet", async () => {
    const { bytes } = await edited((now) => {
      now.sheetOrder.push("fresh");
      now.sheets["fresh"] = { id: "fresh", name: "Tierline summary", cellData: { 0: { 0: { v: "Counts", t: 1 } } } };
    });
    const again = await openXlsx(bytes, "again.xlsx");
    assert.deepEqual(again.snapshot.sheetOrder.map((id) => again.snapshot.sheets[id]?.name), ["Deals", "Notes", "Tierline summary"]);
    assert.equal(again.snapshot.sheets["sheet6"]?.cellData?.[0]?.[0]?.v, "Counts");
  });

  it("keeps a very hidden sheet very hidden", async () => {
    const { parts } = await edited((now) => setCell(now, "sheet5", 2, 0, { v: 1, t: 2 }));
    assert.match(parts["xl/workbook.xml"] ?? "", /name="Notes" sheetId="5" state="veryHidden"/);
  });

  it("writes names as the file wants them and leaves the others letter for letter", async () => {
    const { parts } = await edited((now) => {
      const names = now.resources?.[1];
      assert.ok(names);
      const map = JSON.parse(names.data) as Record<string, object>;
      map["own"] = { id: "own", name: "TIERS", formulaOrRefString: "=LAMBDA(r,FILTER(r,r>1))", localSheetId: "AllDefaultWorkbook" };
      delete map["name2"];
      names.data = JSON.stringify(map);
    });
    const workbook = parts["xl/workbook.xml"] ?? "";
    assert.match(workbook, /<definedName name="TIERS">_xlfn\.LAMBDA\(_xlpm\.r,_xlfn\._xlws\.FILTER\(_xlpm\.r,_xlpm\.r&gt;1\)\)<\/definedName>/);
    assert.match(workbook, /<definedName name="TOPTIER">_xlfn\.LAMBDA\(_xlpm\.a,_xlpm\.a\*2\)<\/definedName>/);
    assert.doesNotMatch(workbook, /name="Rate"/);
    assert.match(workbook, /_xlnm\.Print_Area/);
  });

  it("keeps macros in an .xlsm, and drops them for an .xlsx only after saying so", async () => {
    const opened = await openXlsx(zipped(macroWorkbook()), "deals.xlsm");
    const now = structuredClone(opened.snapshot);
    setCell(now, "sheet5", 2, 0, { v: 1, t: 2 });
    const kept = unzipped(await saveXlsx(opened, now, opened.document));
    assert.equal(kept["xl/vbaProject.bin"], "macros");
    assert.match(kept["[Content_Types].xml"] ?? "", /sheet\.macroEnabled\.main\+xml/);
    const losses = await lossesOfSaving(opened, now, opened.document, { extension: ".xlsx" });
    assert.deepEqual(losses.map((loss) => [loss.kind, loss.part]), [["macro", "xl/vbaProject.bin"]]);
    const plain = unzipped(await saveXlsx(opened, now, opened.document, { extension: ".xlsx" }));
    assert.equal(plain["xl/vbaProject.bin"], undefined);
    assert.match(plain["[Content_Types].xml"] ?? "", /spreadsheetml\.sheet\.main\+xml/);
    assert.doesNotMatch(plain["xl/_rels/workbook.xml.rels"] ?? "", /vbaProject/);
  });

  it("announces that a digital signature does not survive a change", async () => {
    const parts = richWorkbook();
    parts["_xmlsignatures/origin.sigs"] = "signed";
    const opened = await openXlsx(zipped(parts), "deals.xlsx");
    assert.deepEqual(opened.losses.map((loss) => loss.kind), ["digital signature"]);
    const now = structuredClone(opened.snapshot);
    setCell(now, "sheet5", 2, 0, { v: 1, t: 2 });
    assert.equal(unzipped(await saveXlsx(opened, now, opened.document))["_xmlsignatures/origin.sigs"], undefined);
  });

  it("keeps add-in settings and custom XML parts, beside those of others", async () => {
    const opened = await openXlsx(zipped(richWorkbook()), "deals.xlsx", { id: "own-id", version: "1.2.0" });
    const document = { settings: { language: '"en"' }, customXmlParts: [...opened.document.customXmlParts, { id: "{AAAAAAAA-0000-0000-0000-000000000000}", xml: '<log xmlns="urn:x"/>' }] };
    const bytes = await saveXlsx(opened, opened.snapshot, document);
    const again = await openXlsx(bytes, "again.xlsx", { id: "own-id", version: "1.2.0" });
    assert.deepEqual(again.document, document);
    assert.equal(unzipped(bytes)["xl/webextensions/webextension1.xml"], richWorkbook()["xl/webextensions/webextension1.xml"]);
  });

  it("saves a workbook that came from no file", async () => {
    const snapshot = { id: "n", name: "new", appVersion: "", locale: "enUS", styles: { b: { bl: 1 } }, sheetOrder: ["a"], sheets: { a: { id: "a", name: "One & only", cellData: { 0: { 0: { v: "x", t: 1, s: "b" }, 1: { v: true, t: 3 }, 2: { f: "=SUM(B1:B3)", v: 0, t: 2 } } } } } } as unknown as IWorkbookData;
    const again = await openXlsx(await saveXlsx(null, snapshot, NO_DOCUMENT), "new.xlsx");
    assert.equal(again.snapshot.sheets["sheet1"]?.name, "One & only");
    assert.deepEqual(again.snapshot.sheets["sheet1"]?.cellData?.[0]?.[2], { f: "=SUM(B1:B3)", v: 0, t: 2 });
    assert.equal(again.snapshot.styles["xf1"]?.bl, 1);
  });

  it("refuses a workbook without sheets", async () => {
    await assert.rejects(saveXlsx(null, { sheetOrder: [], sheets: {}, styles: {} } as unknown as IWorkbookData, NO_DOCUMENT), (error: unknown) => error instanceof XlsxError && error.code === "CannotSave");
  });
});
