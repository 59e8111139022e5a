// A workbook with a small Revenue export on the test bed: every number in it can be worked out by hand.
// Promises the unmodified Office.js over the Excel host, as in partnerBed.
import { liveWorkbook } from "../../../src/workbook/liveWorkbook";
import { ownTables } from "../../../src/workbook/ownTables";
import type { SheetRows, TestBedOptions } from "../../workbench/testBed";
import { openPartnerBed, type PartnerBed } from "../../workbook/partnerBed";

export const workbook = { ...liveWorkbook, ...ownTables };
export const asOf = "2024-06-30";
export const revenueHeaders = ["Billed month", "Partner", "Purchase record ID", "Line-item ID", "Customer ID", "Offer name", "Trial deployment", "Estimated revenue (USD)"] as const;

/** Contoso: 3 transactions of 2 customers, $20,150.50. Fabrikam: 1 transaction, $100. Left out: 1 outside, 1 below, 1 duplicate, 1 trial. */
export const revenueRows: SheetRows = [
  [...revenueHeaders],
  ["2024-05", "Contoso", "p-1", "1", "c-1", "Widget", "No", 10_000],
  ["2024-06", "Contoso", "p-2", "1", "c-1", "Widget", "No", 50.5],
  ["2024-06", "Contoso", "p-3", "1", "c-2", "Gadget", "No", 10_000],
  ["2024-06", "Contoso", "p-4", "1", "c-2", "Gadget", "No", 100],
  ["2024-06", "Contoso", "p-4", "1", "c-2", "Gadget", "No", 100],
  ["2023-06", "Contoso", "p-5", "1", "c-3", "Widget", "No", 900],
  ["2024-01", "Contoso", "p-6", "1", "c-4", "Widget", "Yes", 700],
  ["2024-02", "Fabrikam", "p-7", "1", "c-5", "Widget", "No", 100],
];

export function openExportBed(options: TestBedOptions = {}): Promise<PartnerBed> {
  return openPartnerBed({ sheets: { Data: revenueRows }, tables: { Revenue: { sheet: "Data", address: "A1:H9" } }, ...options });
}

/** Works on one of Tierline's own tables as a person would, through Office.js. */
export function inOwnTable(bed: PartnerBed, name: "Tierline_metrics" | "Tierline_offers", work: (table: Excel.Table) => void): Promise<void> {
  return bed.run(async (context) => {
    work(context.workbook.tables.getItem(name));
    await context.sync();
  });
}

/** What stands under a header in a partner's row of the metrics; undefined where there is no such row. */
export async function metricCell(bed: PartnerBed, partner: string, header: string): Promise<unknown> {
  const rows = await bed.values("A1:AZ12", "Tierline metrics");
  return rows.find(([name]) => name === partner)?.[rows[0]!.indexOf(header)];
}
