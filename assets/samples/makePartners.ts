// Makes partners.xlsx, the workbook the workbench opens at start: run it with `npx tsx assets/samples/makePartners.ts`.
// Promises: invented data only, the same content every time; written by the workbench's own .xlsx writer.
import type { ICellData, IStyleData, IWorkbookData, IWorksheetData, LocaleType } from "@univerjs/core";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openXlsx, saveXlsx } from "../../src/workbench/xlsx";
import { OpcPackage } from "../../src/workbench/xlsx/package/opcPackage";
import { element, placeElement } from "../../src/workbench/xlsx/package/xml";
import type { SnapshotColumn, SnapshotTable } from "../../src/workbench/xlsx/open/openResources";
import { WORKSHEET_ORDER } from "../../src/workbench/xlsx/package/worksheetOrder";
import { OFFER_HEADERS, sampleOffers } from "./offerRows";
import { samplePartners } from "./partnerRows";
import type { SamplePartner } from "./partnerRows";

const TOP = 3;
const LEFT = 1;
const STYLES: Record<string, IStyleData> = {
  title: { bl: 1, fs: 16, cl: { rgb: "#1F3864" } },
  hint: { it: 1, cl: { rgb: "#595959" } },
  header: { tb: 3, vt: 2 },
  money: { n: { pattern: "#,##0.00" } },
  wholeMoney: { n: { pattern: "#,##0" } },
  percent: { n: { pattern: "0%" } },
  day: { n: { pattern: "yyyy-mm-dd" } },
  centered: { ht: 2 },
};

interface SampleColumn {
  readonly header: string;
  readonly width: number;
  readonly style?: string;
  readonly total?: { label?: string; function?: string };
  readonly formula?: string;
  value(partner: SamplePartner): string | number | null;
}

/** The columns as their owner keeps them: Tierline's fields among the team's own, in no helpful order. */
const COLUMNS: readonly SampleColumn[] = [
  { header: "Partner ID", width: 90, total: { label: "Total" }, value: (partner) => partner.id },
  { header: "Partner", width: 210, total: { function: "count" }, value: (partner) => partner.name },
  { header: "Region", width: 90, value: (partner) => partner.region },
  { header: "Account manager", width: 120, value: (partner) => partner.manager },
  { header: "Marketplace billed sales (USD)", width: 130, style: "money", total: { function: "sum" }, value: (partner) => partner.billedSales },
  { header: "Net-new customers over $10K", width: 110, value: (partner) => partner.netNew },
  { header: "Marketplace transactions", width: 110, total: { function: "sum" }, value: (partner) => partner.transactions },
  { header: "Unique customers", width: 90, value: (partner) => partner.customers },
  { header: "Sales per customer", width: 110, style: "money", formula: `=IFERROR([@[Marketplace billed sales (USD)]]/[@[Unique customers]],"")`, value: salesPerCustomer },
  { header: "Cloud commitment (USD)", width: 120, style: "wholeMoney", value: (partner) => partner.commitment },
  { header: "Transactable listing", width: 90, style: "centered", value: (partner) => partner.listing },
  { header: "Azure consumed revenue (USD)", width: 130, style: "money", value: (partner) => partner.consumed },
  { header: "Notes", width: 260, value: (partner) => partner.notes },
];

/** What Excel calculates in that column: a text that reads as an amount counts as one, a blank counts as zero. */
function salesPerCustomer(partner: SamplePartner): number | string {
  const amount = (value: string | number | null): number => (typeof value === "string" ? Number(value.replace(/[$,]/g, "")) : (value ?? 0));
  const result = amount(partner.billedSales) / amount(partner.customers);
  return Number.isFinite(result) ? result : "";
}

function cell(value: string | number | null, style?: string): ICellData | undefined {
  if (value === null) return style === undefined ? undefined : { s: style };
  return { v: value, t: typeof value === "number" ? 2 : 1, ...(style === undefined ? {} : { s: style }) };
}

type Cells = Record<number, Record<number, ICellData>>;

function put(cells: Cells, row: number, column: number, data: ICellData | undefined): void {
  if (data) (cells[row] ??= {})[column] = data;
}

function partnerSheet(): { sheet: Partial<IWorksheetData>; table: SnapshotTable } {
  const cells: Cells = {};
  const partners = samplePartners();
  const bottom = TOP + partners.length;
  put(cells, 0, LEFT, { v: "Partner programme review", t: 1, s: "title" });
  put(cells, 1, LEFT, { v: "Trailing twelve months; figures as the account teams reported them. Invented data.", t: 1, s: "hint" });
  put(cells, TOP, LEFT + COLUMNS.length + 1, { v: "Ask Ana before changing figures.", t: 1, s: "hint" });
  for (const [at, column] of COLUMNS.entries()) {
    put(cells, TOP, LEFT + at, { v: column.header, t: 1, s: "header" });
    for (const [row, partner] of partners.entries()) {
      const data = cell(column.value(partner), column.style);
      put(cells, TOP + 1 + row, LEFT + at, column.formula === undefined ? data : { ...data, f: column.formula });
    }
    put(cells, bottom + 1, LEFT + at, totalCell(column, partners));
  }
  return {
    sheet: {
      id: "partners",
      name: "Partners",
      columnCount: 26,
      cellData: cells,
      columnData: Object.fromEntries([[0, { w: 24 }], ...COLUMNS.map((column, at) => [LEFT + at, { w: column.width }]), [LEFT + COLUMNS.length + 1, { w: 220 }]]),
      // Tall enough for the title, and for headers of three lines.
      rowData: { 0: { h: 30 }, [TOP]: { h: 66 } },
      freeze: { xSplit: LEFT + 2, ySplit: TOP + 1, startRow: TOP + 1, startColumn: LEFT + 2 },
    },
    table: table("Partners", { startRow: TOP, startColumn: LEFT, endRow: bottom, endColumn: LEFT + COLUMNS.length - 1 }, COLUMNS.map(snapshotColumn), true),
  };
}

function totalCell(column: SampleColumn, partners: readonly SamplePartner[]): ICellData | undefined {
  if (column.total?.label !== undefined) return { v: column.total.label, t: 1 };
  if (column.total?.function === undefined) return undefined;
  const values = partners.map((partner) => column.value(partner));
  const isSum = column.total.function === "sum";
  const sum = values.reduce<number>((total, value) => total + (typeof value === "number" ? value : 0), 0);
  return { f: `=SUBTOTAL(${isSum ? 109 : 103},Partners[${column.header}])`, v: isSum ? sum : values.length, t: 2, ...(column.style === undefined ? {} : { s: column.style }) };
}

function snapshotColumn(column: SampleColumn, at: number): SnapshotColumn {
  return { id: `column${at + 1}`, displayName: column.header, dataType: "none", formula: column.formula ?? "", meta: column.total ? { totals: column.total } : {}, style: {} };
}

function offerSheet(): { sheet: Partial<IWorksheetData>; table: SnapshotTable } {
  const cells: Cells = {};
  const offers = sampleOffers();
  const styleOf = (header: string): string | undefined => (header === "First published on" ? "day" : header === "Azure IP share (%)" ? "percent" : header === "Billed revenue (USD)" ? "money" : undefined);
  for (const [at, header] of OFFER_HEADERS.entries()) {
    put(cells, 0, at, { v: header, t: 1, s: "header" });
    for (const [row, offer] of offers.entries()) put(cells, row + 1, at, cell(offer[at] ?? null, styleOf(header)));
  }
  return {
    sheet: {
      id: "offers",
      name: "Offers",
      columnCount: 26,
      cellData: cells,
      columnData: Object.fromEntries(OFFER_HEADERS.map((header, at) => [at, { w: at === 0 ? 190 : header === "Partner" ? 210 : at < 4 ? 170 : 110 }])),
      rowData: { 0: { h: 48 } },
      freeze: { xSplit: 1, ySplit: 1, startRow: 1, startColumn: 1 },
    },
    table: table(
      "Offers",
      { startRow: 0, startColumn: 0, endRow: offers.length, endColumn: OFFER_HEADERS.length - 1 },
      OFFER_HEADERS.map((header, at) => ({ id: `offer${at + 1}`, displayName: header, dataType: "none", formula: "", meta: {}, style: {} })),
      false,
    ),
  };
}

function table(name: string, range: SnapshotTable["range"], columns: SnapshotColumn[], hasTotals: boolean): SnapshotTable {
  return { id: name, name, range, options: { showHeader: true, showFooter: false }, columns, meta: { hasTotals, styleName: "TableStyleMedium2" } };
}

/** Amounts below zero in red: a rule that must survive, because it is the user's. */
function addConditionalFormat(bytes: Uint8Array): Uint8Array {
  const file = OpcPackage.open(bytes);
  const styles = file.tree("xl/styles.xml");
  const red = element("dxf", {}, [element("font", {}, [element("color", { rgb: "FFC00000" })])]);
  placeElement(styles, element("dxfs", { count: "1" }, [red]), ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles"]);
  file.changed("xl/styles.xml");
  const rule = element("cfRule", { type: "cellIs", dxfId: "0", priority: "1", operator: "lessThan" }, [element("formula", {}, ["0"])]);
  placeElement(file.tree("xl/worksheets/sheet1.xml"), element("conditionalFormatting", { sqref: `F${TOP + 2}:F${TOP + 1 + samplePartners().length}` }, [rule]), WORKSHEET_ORDER);
  file.changed("xl/worksheets/sheet1.xml");
  return file.zip();
}

/** The bytes of partners.xlsx. */
export async function makePartners(): Promise<Uint8Array> {
  const partners = partnerSheet();
  const offers = offerSheet();
  const snapshot: IWorkbookData = {
    id: "sample",
    name: "partners",
    appVersion: "0.25.1",
    locale: "enUS" as LocaleType,
    styles: STYLES,
    sheetOrder: ["partners", "offers"],
    sheets: { partners: partners.sheet, offers: offers.sheet },
    resources: [{ name: "SHEET_TABLE_PLUGIN", data: JSON.stringify({ partners: { tables: [partners.table], tableFilteredOutRows: [] }, offers: { tables: [offers.table], tableFilteredOutRows: [] } }) }],
  };
  return addConditionalFormat(await saveXlsx(null, snapshot, { settings: {}, customXmlParts: [] }));
}

async function main(): Promise<void> {
  const bytes = await makePartners();
  // Opening it once more is the cheapest proof that it is a workbook.
  await openXlsx(bytes, "partners.xlsx");
  writeFileSync(join(__dirname, "partners.xlsx"), bytes);
}

if (require.main === module) void main();
