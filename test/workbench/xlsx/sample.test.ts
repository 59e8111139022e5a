// The sample workbook: made by its script, small, and holding what the issue asks of it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ICellData } from "@univerjs/core";
import { makePartners } from "../../../assets/samples/makePartners";
import { OFFER_COUNT, OFFER_HEADERS } from "../../../assets/samples/offerRows";
import { PARTNER_COUNT, samplePartners } from "../../../assets/samples/partnerRows";
import { openXlsx, saveXlsx } from "../../../src/workbench/xlsx";
import { unzipped } from "./richWorkbook";

const FILE = join(__dirname, "../../../assets/samples/partners.xlsx");

describe("the sample workbook", () => {
  const bytes = new Uint8Array(readFileSync(FILE));

  it("is what its script makes, part by part", async () => {
    assert.deepEqual(unzipped(bytes), unzipped(await makePartners()));
  });

  it("is smaller than 60 KB", () => assert.ok(bytes.length < 60_000));

  it("holds 60 partners in a table that does not start in A1 and has a totals row, and 40 offers", async () => {
    const opened = await openXlsx(bytes, "partners.xlsx");
    const tables = Object.values(JSON.parse(opened.snapshot.resources?.[0]?.data ?? "{}") as Record<string, { tables: { name: string; range: { startRow: number; startColumn: number; endRow: number }; meta: { hasTotals: boolean }; columns: { displayName: string }[] }[] }>).flatMap((sheet) => sheet.tables);
    const [partners, offers] = tables;
    assert.equal(partners?.name, "Partners");
    assert.deepEqual([partners?.range.startRow, partners?.range.startColumn], [3, 1]);
    assert.equal((partners?.range.endRow ?? 0) - 3, PARTNER_COUNT);
    assert.equal(partners?.meta.hasTotals, true);
    assert.equal(offers?.range.endRow, OFFER_COUNT);
    assert.deepEqual(offers?.columns.map((column) => column.displayName), [...OFFER_HEADERS]);
  });

  it("keeps numbers that arrived as text as text, and blanks blank", async () => {
    const opened = await openXlsx(bytes, "partners.xlsx");
    const cells = opened.snapshot.sheets[opened.snapshot.sheetOrder[0] ?? ""]?.cellData ?? {};
    const column = Object.values(cells[3] ?? {}).findIndex((cell) => cell?.v === "Marketplace billed sales (USD)") + 1;
    const rows = samplePartners();
    const pasted = rows.findIndex((partner) => partner.billedSales === "$4,250,000");
    const blank = rows.findIndex((partner) => partner.billedSales === null);
    assert.deepEqual([cells[4 + pasted]?.[column]?.v, cells[4 + pasted]?.[column]?.t], ["$4,250,000", 1]);
    assert.equal(cells[4 + blank]?.[column]?.v, undefined);
  });

  it("gives every partner an id and a name of its own", () => {
    const partners = samplePartners();
    assert.equal(new Set(partners.map((partner) => partner.id)).size, PARTNER_COUNT);
    assert.equal(new Set(partners.map((partner) => partner.name)).size, PARTNER_COUNT);
  });

  it("stores the partner named like a formula as text", async () => {
    const opened = await openXlsx(bytes, "partners.xlsx");
    const again = await openXlsx(await saveXlsx(opened, opened.snapshot, opened.document), "partners.xlsx");
    const rows: Record<number, Record<number, ICellData>> = again.snapshot.sheets[again.snapshot.sheetOrder[0] ?? ""]?.cellData ?? {};
    const cells = Object.values(rows).flatMap((row) => Object.values(row));
    const named = cells.filter((cell) => String(cell.v).startsWith("=HYPERLINK"));
    assert.deepEqual(named.map((cell) => [cell.t, cell.f]), [[1, undefined]]);
  });
});
