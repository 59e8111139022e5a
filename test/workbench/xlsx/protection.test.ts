// Sheet protection travels: what the file forbids is forbidden on the host, and comes back as it was.
import assert from "node:assert/strict";
import type { IWorkbookData } from "@univerjs/core";
import { openXlsx, saveXlsx } from "../../../src/workbench/xlsx";
import type { OpenedXlsx } from "../../../src/workbench/xlsx";
import { createExcelHost } from "../../../src/workbench/host";
import { createNodeUniver } from "../../../src/workbench/univer/node";
import { richWorkbook, unzipped, zipped, type Parts } from "./richWorkbook";

const SHEET = "xl/worksheets/sheet1.xml";
const WRITTEN = '<sheetProtection sheet="1" sort="0"/>';
const HASHED = '<sheetProtection sheet="1" password="CC1A" sort="0"/>';

function withProtection(xml: string): Parts {
  const parts = richWorkbook();
  const sheet = parts[SHEET] ?? "";
  assert.ok(sheet.includes(WRITTEN), "the fixture's sheet is protected");
  return { ...parts, [SHEET]: sheet.replace(WRITTEN, xml) };
}

const customOf = (snapshot: IWorkbookData): Record<string, unknown> | undefined =>
  Object.values(snapshot.sheets).find((sheet) => sheet.custom?.["protection"] !== undefined)?.custom ?? undefined;

async function saved(opened: OpenedXlsx, change: (snapshot: IWorkbookData) => void): Promise<string> {
  const now = structuredClone(opened.snapshot);
  change(now);
  const bytes = await saveXlsx(opened, now, opened.document);
  return unzipped(bytes)[SHEET] ?? "";
}

describe("a protected sheet in a file", () => {
  it("is protected when it is opened, with what stays allowed", async () => {
    const { snapshot } = await openXlsx(zipped(withProtection(WRITTEN)), "deals.xlsx");
    const protection = customOf(snapshot)?.["protection"] as { options: Record<string, boolean>; passwordHash?: string };
    assert.equal(protection.options["allowSort"], true);
    assert.equal(protection.options["allowInsertRows"], false);
    assert.equal(protection.passwordHash, undefined);
  });

  it("keeps its password through a save, and cannot be opened here without it", async () => {
    const opened = await openXlsx(zipped(withProtection(HASHED)), "deals.xlsx");
    const { univerAPI, dispose } = createNodeUniver(opened.snapshot);
    const host = createExcelHost({ univerAPI });
    try {
      assert.notEqual((customOf(opened.snapshot)?.["protection"] as { passwordHash?: string }).passwordHash, undefined);
    } finally {
      host.dispose();
      dispose();
    }
    assert.ok((await saved(opened, () => undefined)).includes(HASHED));
  });

  it("leaves the file unprotected once the protection was taken off, and only then", async () => {
    const opened = await openXlsx(zipped(withProtection(WRITTEN)), "deals.xlsx");
    assert.ok((await saved(opened, () => undefined)).includes(WRITTEN));
    const open = await saved(opened, (now) => delete customOf(now)?.["protection"]);
    assert.ok(!open.includes("sheetProtection"));
  });

  it("is written where the sheet was protected since", async () => {
    const opened = await openXlsx(zipped(withProtection("")), "deals.xlsx");
    assert.equal(customOf(opened.snapshot), undefined);
    const closed = await saved(opened, (now) => {
      const sheet = now.sheets[now.sheetOrder[0] ?? ""];
      assert.ok(sheet);
      sheet.custom = { protection: { options: { allowSort: true } } };
    });
    assert.match(closed, /<\/sheetData><sheetProtection sheet="1"[^>]* formatCells="1"[^>]* sort="0"/);
  });
});
