// What could not be read in a .csv is named with the line that an editor shows, whatever the encoding and the line breaks in cells.
import assert from "node:assert/strict";
import { readCsvExport } from "../../../src/app/exports/csvExport";
import type { ExportFile } from "../../../src/app/exports/metrics";
import { LedgerReader } from "../../../src/ledger";
import { placeOf } from "../../../src/ledger/factTable";

const rows = [
  'Billed month,"Customer\r\nID",Purchase record ID,Line-item ID,"Offer name",Estimated revenue (USD)',
  '2024-06,c-1,p-1,1,"Widget\r\n(of two\nlines)",10',
  "2024-06,c-2,p-2,1,Gadget,20",
  "2024-06,c-3,p-3,1,Gadget,about ten",
  '"2024-06","c-4","p-4","1","A\r\n\r\nB","30"',
  '"2024-06","c-5","p-5","1","Gadget","40"',
];
const text = rows.join("\r\n");
const fileOf = (bytes: Uint8Array): ExportFile => ({ name: "revenue.csv", size: bytes.length, read: async (from, to) => bytes.subarray(from, to) });

describe("lines of a .csv export", () => {
  const encodings: Readonly<Record<string, Uint8Array>> = {
    "UTF-8": new TextEncoder().encode(text),
    "UTF-8 with a mark": new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)]),
    "UTF-16": new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")]),
  };
  for (const [encoding, bytes] of Object.entries(encodings)) {
    it(`are those of the file in ${encoding}`, async () => {
      const reader = new LedgerReader();
      const found = await readCsvExport(fileOf(bytes), reader, { source: "revenue.csv", partner: "Contoso" }, {});
      assert.deepEqual([found.state, found.rows], ["counted", 5]);
      const ledger = reader.finish();
      assert.deepEqual(ledger.findings.filter(({ code }) => code === "unreadable-cell").map(({ place }) => place), ["line 7, column 6"]);
      const table = ledger.tables.get("revenue")!;
      assert.deepEqual([0, 1, 2, 3, 4].map((row) => placeOf(table, row).row), [3, 6, 7, 8, 11]);
    });
  }
});
