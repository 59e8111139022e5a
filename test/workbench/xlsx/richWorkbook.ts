// A workbook written by hand, part by part, with everything an .xlsx library is known to lose: what the tests open and save.
// Promises: small, and independent of the writer under test.
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const HEADER = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
const R = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export type Parts = Record<string, string>;

export function zipped(parts: Parts): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));
}

export function unzipped(bytes: Uint8Array): Parts {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]));
}

function relationships(entries: readonly (readonly [id: string, type: string, target: string])[]): string {
  const list = entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type.includes(":") ? type : `${OFFICE}/${type}`}" Target="${target}"/>`);
  return `${HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join("")}</Relationships>`;
}

function contentTypes(overrides: Record<string, string>): string {
  const list = Object.entries(overrides).map(([path, type]) => `<Override PartName="/${path}" ContentType="${type}"/>`);
  return `${HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${list.join("")}</Types>`;
}

/** The sheet "Deals": a table in B3:E7 with a totals row, formulas of every kind beside it, and everything around cells. */
const DEALS =
  `${HEADER}<worksheet ${MAIN} ${R}><sheetPr><tabColor rgb="FFFF9900"/></sheetPr><dimension ref="B1:H9"/>` +
  `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="B4" sqref="B4"/></sheetView></sheetViews>` +
  `<sheetFormatPr defaultRowHeight="15"/><cols><col min="2" max="3" width="22.7109375" customWidth="1"/><col min="7" max="7" width="9.140625" hidden="1" customWidth="1" outlineLevel="1"/></cols>` +
  `<sheetData>` +
  `<row r="1" spans="2:8"><c r="B1" s="2" t="s"><v>0</v></c></row>` +
  `<row r="3" spans="2:8"><c r="B3" t="s"><v>1</v></c><c r="C3" t="s"><v>2</v></c><c r="D3" t="s"><v>3</v></c><c r="E3" t="s"><v>4</v></c></row>` +
  `<row r="4" spans="2:8"><c r="B4" t="s"><v>5</v></c><c r="C4" t="s"><v>6</v></c><c r="D4" s="1"><v>1.5</v></c><c r="E4"><f>Deals[[#This Row],[Sales]]*2</f><v>3</v></c>` +
  `<c r="G4"><f t="shared" ref="G4:G6" si="0">D4+$D$4</f><v>3</v></c><c r="H4" cm="1"><f t="array" ref="H4:H5">_xlfn._xlws.FILTER(Deals[Sales],Deals[Sales]&gt;2)</f><v>2.5</v></c></row>` +
  `<row r="5" spans="2:8"><c r="B5" t="s"><v>7</v></c><c r="C5" t="s"><v>8</v></c><c r="D5" s="1"><v>2.5</v></c><c r="E5"><f>Deals[[#This Row],[Sales]]*2</f><v>5</v></c><c r="G5"><f t="shared" si="0"/><v>4</v></c><c r="H5"><v>4.5</v></c></row>` +
  `<row r="6" spans="2:8" ht="30" customHeight="1"><c r="B6" t="s"><v>9</v></c><c r="C6" t="b"><v>1</v></c><c r="D6" s="1"><v>4.5</v></c><c r="E6"><f>Deals[[#This Row],[Sales]]*2</f><v>9</v></c><c r="G6"><f t="shared" si="0"/><v>6</v></c></row>` +
  `<row r="7" spans="2:8"><c r="B7" t="s"><v>10</v></c><c r="D7" s="1"><f>SUBTOTAL(109,Deals[Sales])</f><v>8.5</v></c></row>` +
  `<row r="8" hidden="1"><c r="B8" t="str"><f>_xldudf_PARTNER_TOPTIER(Deals[#All])</f><v>Top tier</v></c><c r="C8" t="e"><v>#N/A</v></c></row>` +
  `<row r="9"><c r="B9" s="3"><v>45000</v></c><c r="C9"><f>_xlfn.LET(_xlpm.x,2,_xlpm.x*3)</f><v>6</v></c></row>` +
  `</sheetData><sheetProtection sheet="1" sort="0"/><mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>` +
  `<conditionalFormatting sqref="D4:D6"><cfRule type="expression" dxfId="0" priority="1"><formula>$D4&gt;$D$4</formula></cfRule></conditionalFormatting>` +
  `<dataValidations count="1"><dataValidation type="list" sqref="C4:C6"><formula1>$B$4:$B$6</formula1></dataValidation></dataValidations>` +
  `<hyperlinks><hyperlink ref="B5" location="Notes!A1"/></hyperlinks><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>` +
  `<pageSetup paperSize="9" orientation="landscape"/><headerFooter><oddHeader>&amp;CDeals</oddHeader></headerFooter>` +
  `<drawing r:id="rId2"/><legacyDrawing r:id="rId4"/><tableParts count="1"><tablePart r:id="rId1"/></tableParts>` +
  `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="dataBar" id="{1}"/><xm:sqref>D4:D6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst></worksheet>`;

const NOTES = `${HEADER}<worksheet ${MAIN}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Kept inline</t></is></c><c r="B1"><f>Deals!D4+1</f><v>2.5</v></c></row></sheetData></worksheet>`;

const STRINGS =
  `${HEADER}<sst ${MAIN} count="11" uniqueCount="11"><si><r><rPr><b/></rPr><t>Deals</t></r><r><t xml:space="preserve"> of the year</t></r></si>` +
  ["Partner", "Code", "Sales", "Twice", "A &amp; B", "007", "=HYPERLINK(&quot;http://example.com&quot;)", "#N/A", "Line_x000D_\nbreak", "Total"].map((text) => `<si><t>${text}</t></si>`).join("") +
  `</sst>`;

const STYLES =
  `${HEADER}<styleSheet ${MAIN}><numFmts count="1"><numFmt numFmtId="170" formatCode="#,##0.0 &quot;units&quot;"/></numFmts>` +
  `<fonts count="2"><font><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/><scheme val="minor"/></font><font><b/><sz val="14"/><color theme="4" tint="-0.249977111117893"/><name val="Calibri"/></font></fonts>` +
  `<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="darkGrid"><fgColor rgb="FF00FF00"/><bgColor rgb="FF0000FF"/></patternFill></fill></fills>` +
  `<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
  `<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="170" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyProtection="1"><protection locked="0"/></xf>` +
  `<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>` +
  `<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>`;

const TABLE =
  `${HEADER}<table ${MAIN} id="7" name="Deals" displayName="Deals" ref="B3:E7" totalsRowCount="1"><autoFilter ref="B3:E6"/><tableColumns count="4"><tableColumn id="1" name="Partner" totalsRowLabel="Total"/>` +
  `<tableColumn id="2" name="Code"/><tableColumn id="5" name="Sales" totalsRowFunction="sum" dataDxfId="0"/><tableColumn id="9" name="Twice"><calculatedColumnFormula>Deals[[#This Row],[Sales]]*2</calculatedColumnFormula></tableColumn></tableColumns>` +
  `<tableStyleInfo name="TableStyleMedium9" showRowStripes="1"/></table>`;

const METADATA =
  `${HEADER}<metadata ${MAIN} xmlns:xda="http://schemas.microsoft.com/office/spreadsheetml/2017/dynamicarray"><metadataTypes count="1"><metadataType name="XLDAPR" minSupportedVersion="120000" cellMeta="1"/></metadataTypes>` +
  `<futureMetadata name="XLDAPR" count="1"><bk><extLst><ext uri="{bdbb8cdc-fa1e-496e-a857-3c3f30c029c3}"><xda:dynamicArrayProperties fDynamic="1" fCollapsed="0"/></ext></extLst></bk></futureMetadata><cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata></metadata>`;

/** The parts of the workbook; change them before zipping to test what else a file may say. */
export function richWorkbook(): Parts {
  return {
    "[Content_Types].xml": contentTypes({
      "xl/workbook.xml": `${SPREADSHEET}.sheet.main+xml`,
      "xl/worksheets/sheet1.xml": `${SPREADSHEET}.worksheet+xml`,
      "xl/worksheets/sheet2.xml": `${SPREADSHEET}.worksheet+xml`,
      "xl/styles.xml": `${SPREADSHEET}.styles+xml`,
      "xl/sharedStrings.xml": `${SPREADSHEET}.sharedStrings+xml`,
      "xl/metadata.xml": `${SPREADSHEET}.sheetMetadata+xml`,
      "xl/calcChain.xml": `${SPREADSHEET}.calcChain+xml`,
      "xl/tables/table1.xml": `${SPREADSHEET}.table+xml`,
      "xl/comments1.xml": `${SPREADSHEET}.comments+xml`,
      "xl/drawings/drawing1.xml": "application/vnd.openxmlformats-officedocument.drawing+xml",
      "xl/charts/chart1.xml": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
      "xl/pivotCache/pivotCacheDefinition1.xml": `${SPREADSHEET}.pivotCacheDefinition+xml`,
      "xl/webextensions/webextension1.xml": "application/vnd.ms-office.webextension+xml",
      "xl/webextensions/taskpanes.xml": "application/vnd.ms-office.webextensiontaskpanes+xml",
      "customXml/itemProps1.xml": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    }),
    "_rels/.rels": relationships([
      ["rId1", "officeDocument", "xl/workbook.xml"],
      ["rId2", "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes", "xl/webextensions/taskpanes.xml"],
    ]),
    "xl/workbook.xml":
      `${HEADER}<workbook ${MAIN} ${R}><workbookPr codeName="ThisWorkbook"/><bookViews><workbookView activeTab="1"/></bookViews><sheets><sheet name="Deals" sheetId="3" r:id="rId1"/><sheet name="Notes" sheetId="5" state="veryHidden" r:id="rId2"/></sheets>` +
      `<definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Deals!$B$1:$E$9</definedName><definedName name="Rate">Deals!$D$4</definedName><definedName name="TOPTIER">_xlfn.LAMBDA(_xlpm.a,_xlpm.a*2)</definedName><definedName name="Local" localSheetId="1">Notes!$A$1</definedName></definedNames>` +
      `<calcPr calcId="191029"/><pivotCaches><pivotCache cacheId="1" r:id="rId7"/></pivotCaches></workbook>`,
    "xl/_rels/workbook.xml.rels": relationships([
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId2", "worksheet", "worksheets/sheet2.xml"],
      ["rId3", "styles", "styles.xml"],
      ["rId4", "sharedStrings", "sharedStrings.xml"],
      ["rId5", "sheetMetadata", "metadata.xml"],
      ["rId6", "calcChain", "calcChain.xml"],
      ["rId7", "pivotCacheDefinition", "pivotCache/pivotCacheDefinition1.xml"],
      ["rId8", "customXml", "../customXml/item1.xml"],
    ]),
    "xl/worksheets/sheet1.xml": DEALS,
    "xl/worksheets/_rels/sheet1.xml.rels": relationships([
      ["rId1", "table", "../tables/table1.xml"],
      ["rId2", "drawing", "../drawings/drawing1.xml"],
      ["rId3", "comments", "../comments1.xml"],
      ["rId4", "vmlDrawing", "../drawings/vmlDrawing1.vml"],
    ]),
    "xl/worksheets/sheet2.xml": NOTES,
    "xl/styles.xml": STYLES,
    "xl/sharedStrings.xml": STRINGS,
    "xl/metadata.xml": METADATA,
    "xl/calcChain.xml": `${HEADER}<calcChain ${MAIN}><c r="E4" i="3"/><c r="B1" i="5"/></calcChain>`,
    "xl/tables/table1.xml": TABLE,
    "xl/comments1.xml": `${HEADER}<comments ${MAIN}><authors><author>Ana</author></authors><commentList><comment ref="D5" authorId="0"><text><t>Check</t></text></comment></commentList></comments>`,
    "xl/drawings/vmlDrawing1.vml": `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="n1"><x:ClientData ObjectType="Note"><x:Anchor>4, 15, 4, 10, 6, 15, 8, 4</x:Anchor><x:Row>4</x:Row><x:Column>3</x:Column></x:ClientData></v:shape></xml>`,
    "xl/drawings/drawing1.xml": `${HEADER}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"><xdr:twoCellAnchor><xdr:from><xdr:col>9</xdr:col><xdr:row>5</xdr:row></xdr:from><xdr:to><xdr:col>15</xdr:col><xdr:row>20</xdr:row></xdr:to></xdr:twoCellAnchor></xdr:wsDr>`,
    "xl/drawings/_rels/drawing1.xml.rels": relationships([["rId1", "chart", "../charts/chart1.xml"]]),
    "xl/charts/chart1.xml": `${HEADER}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:val><c:numRef><c:f>Deals!$D$4:$D$6</c:f></c:numRef></c:val></c:chartSpace>`,
    "xl/pivotCache/pivotCacheDefinition1.xml": `${HEADER}<pivotCacheDefinition ${MAIN}><cacheSource type="worksheet"><worksheetSource ref="B3:E6" sheet="Deals"/></cacheSource></pivotCacheDefinition>`,
    "xl/webextensions/taskpanes.xml": `${HEADER}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"/>`,
    "xl/webextensions/_rels/taskpanes.xml.rels": relationships([["rId1", "http://schemas.microsoft.com/office/2011/relationships/webextension", "webextension1.xml"]]),
    "xl/webextensions/webextension1.xml": `${HEADER}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{A}"><we:reference id="6e4c" version="1.0.0.0"/><we:properties><we:property name="asOf" value="&quot;2024-01-01&quot;"/></we:properties></we:webextension>`,
    "customXml/item1.xml": `<marks xmlns="urn:tierline">one</marks>`,
    "customXml/_rels/item1.xml.rels": relationships([["rId1", "customXmlProps", "itemProps1.xml"]]),
    "customXml/itemProps1.xml": `${HEADER}<ds:datastoreItem ds:itemID="{11111111-2222-3333-4444-555555555555}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>`,
  };
}

/** The same workbook with macros in it, as Excel saves it. */
export function macroWorkbook(): Parts {
  const parts = richWorkbook();
  parts["xl/vbaProject.bin"] = "macros";
  parts["[Content_Types].xml"] = parts["[Content_Types].xml"]?.replace(`${SPREADSHEET}.sheet.main+xml`, "application/vnd.ms-excel.sheet.macroEnabled.main+xml") ?? "";
  parts["xl/_rels/workbook.xml.rels"] = parts["xl/_rels/workbook.xml.rels"]?.replace("</Relationships>", `<Relationship Id="rId99" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>`) ?? "";
  return parts;
}
