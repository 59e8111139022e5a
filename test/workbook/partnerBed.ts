// A workbook with a small partner table on the test bed, for the tests of workbook, app and doors.
// Promises the unmodified Office.js over the Excel host, with Excel's ambient globals in place until close().
import { openTestBed, type SheetRows, type TestBed, type TestBedOptions } from "../workbench/testBed";

export const partnerHeaders = ["Partner", "Partner ID", "Region", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"] as const;

/** Three partners: top tier by sales, not there yet, data missing. The table starts in B3. */
export const partnerRows: SheetRows = [
  ["Pipeline review, not for sharing"],
  [],
  [null, ...partnerHeaders],
  [null, "Contoso", "P-1", "EMEA", 4_000_000, 3, 20, 5, 0, "Yes"],
  [null, "Fabrikam", "P-2", "APAC", 3_999_999.99, 11, 29, 8, 29_999_999, "No"],
  [null, "Northwind", "P-3", "EMEA", "", 2, 3, 1, 0, "No"],
];

export interface PartnerBed extends TestBed {
  /** Values of a block, read through Office.js. */
  values(address: string, sheet?: string): Promise<unknown[][]>;
  /** Writes values through Office.js, as the user would. */
  put(address: string, values: unknown[][], sheet?: string): Promise<void>;
}

export async function openPartnerBed(options: TestBedOptions = {}): Promise<PartnerBed> {
  const bed = await openTestBed({ sheets: { Data: partnerRows }, tables: { Partners: { sheet: "Data", address: "B3:J6" } }, ...options });
  const takeOff = bed.useGlobals();
  return {
    ...bed,
    values: (address, sheet = "Data") =>
      bed.run(async (context) => {
        const range = context.workbook.worksheets.getItem(sheet).getRange(address);
        range.load("values");
        await context.sync();
        return range.values;
      }),
    put: (address, values, sheet = "Data") =>
      bed.run(async (context) => {
        context.workbook.worksheets.getItem(sheet).getRange(address).values = values;
        await context.sync();
      }),
    async close() {
      takeOff();
      await bed.close();
    },
  };
}
