// The workbench in a browser, for the browser tests: one server, one Chromium, a fresh page per test.
// Cells are read through the add-in's own Office.js in the pane, and written as a person does it: with the keyboard in the grid.
import assert from "node:assert/strict";
import path from "node:path";
import type { Browser, BrowserContextOptions, Frame, FrameLocator, Page } from "playwright-core";
import { startServer, workbenchMounts, type WorkbenchServer } from "../../src/workbench/tools/server";
import { openBrowser, openPage } from "./browser";

export type CellValue = string | number | boolean;

/** An Excel table as Excel.run reads it, numbers to 15 digits; `address` is that of the body, without the sheet. */
export interface ReadTable {
  readonly sheet: string;
  readonly address: string;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

export interface OpenWorkbench {
  readonly page: Page;
  readonly pane: FrameLocator;
  /** Values of a range, as Excel.run reads them. */
  read(sheet: string, address: string): Promise<CellValue[][]>;
  readTable(name: string): Promise<ReadTable>;
  /** Reads a range until `isRight` says so; fails with what stands there instead after the limit. */
  readUntil(sheet: string, address: string, isRight: (topLeft: CellValue | undefined, values: CellValue[][]) => boolean): Promise<CellValue[][]>;
  /** Goes to a cell through the name box and types into it, closing with Enter. */
  type(address: string, text: string): Promise<void>;
  /** Adds an empty sheet with the sheet bar's button and answers its name; it is the active one then. */
  addSheet(): Promise<string>;
  /** Makes a sheet active by its tab. */
  goToSheet(name: string): Promise<void>;
  /** The add-in page's frame, to run Office.js in. */
  frame(): Frame;
  /** Fails when the page complained about anything so far. */
  assertNoFaults(): void;
  close(): Promise<void>;
}

export interface Workbenches {
  readonly server: WorkbenchServer;
  open(options?: { readonly addin?: string; readonly context?: BrowserContextOptions }): Promise<OpenWorkbench>;
  close(): Promise<void>;
}

const ROOT = path.resolve(__dirname, "../..");
const WAIT_MS = 15_000;

export async function startWorkbenches(): Promise<Workbenches> {
  const foreign = { at: "/foreign", folder: path.join(__dirname, "foreign"), holdsAddin: true };
  const [server, browser] = await Promise.all([startServer([...workbenchMounts(ROOT), foreign], 0), openBrowser()]);
  return {
    server,
    open: ({ addin, context } = {}) => openWorkbench(browser, `${server.url}/${addin === undefined ? "" : `?addin=${addin}`}`, server.url, context),
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

async function openWorkbench(browser: Browser, address: string, origin: string, context?: BrowserContextOptions): Promise<OpenWorkbench> {
  const { page, faults } = await openPage(browser, origin, context);
  await page.goto(address);
  await page.locator("#pane-page iframe").waitFor({ timeout: WAIT_MS });
  const frame = (): Frame => {
    const found = page.frames().find((one) => one !== page.mainFrame() && one.url().includes("_host_Info"));
    assert.ok(found, "the pane holds no add-in page");
    return found;
  };
  const read = (sheet: string, range: string) => frame().evaluate(readRange, { sheet, range });
  return {
    page,
    pane: page.frameLocator("#pane-page iframe"),
    read,
    async readTable(name) {
      const table = await frame().evaluate(readTableNamed, name);
      return { ...table, rows: table.rows.map((row) => row.map(toFifteenDigits)) };
    },
    async readUntil(sheet, range, isRight) {
      const until = Date.now() + WAIT_MS;
      for (;;) {
        const values = await read(sheet, range);
        if (isRight(values[0]?.[0], values)) return values;
        if (Date.now() > until) assert.fail(`${sheet}!${range} still holds ${JSON.stringify(values)}`);
        await page.waitForTimeout(100);
      }
    },
    async type(cell, text) {
      const nameBox = page.locator('[data-u-comp="defined-name"] input');
      await nameBox.click();
      await nameBox.fill(cell);
      await nameBox.press("Enter");
      // The grid takes the keyboard a moment later; what is typed before that goes nowhere.
      await page.waitForFunction(() => document.activeElement !== null && document.activeElement.closest('[data-u-comp="editor"]') !== null);
      await page.keyboard.type(text);
      await page.keyboard.press("Enter");
    },
    async addSheet() {
      const before = await frame().evaluate(activeSheet);
      await page.locator('[data-u-comp="sheet-bar-append-button"]').first().click();
      for (;;) {
        const name = await frame().evaluate(activeSheet);
        if (name !== before) return name;
      }
    },
    async goToSheet(name) {
      await page.locator('[data-u-comp="slide-tab-item"]').getByText(name, { exact: true }).click();
      while ((await frame().evaluate(activeSheet)) !== name) await page.waitForTimeout(50);
    },
    frame,
    assertNoFaults: () => assert.deepEqual(faults, []),
    close: () => page.context().close(),
  };
}

// Excel calculates with 15 digits; what lies beyond depends on who calculated last.
function toFifteenDigits(value: CellValue): CellValue {
  return typeof value === "number" ? Number(value.toPrecision(15)) : value;
}

// Runs in the add-in's page.
function readRange({ sheet, range }: { sheet: string; range: string }): Promise<CellValue[][]> {
  return Excel.run(async (context) => {
    const cells = context.workbook.worksheets.getItem(sheet).getRange(range);
    cells.load("values");
    await context.sync();
    return cells.values;
  });
}

// Runs in the add-in's page.
function readTableNamed(name: string): Promise<ReadTable> {
  return Excel.run(async (context) => {
    const table = context.workbook.tables.getItem(name);
    const header = table.getHeaderRowRange();
    const body = table.getDataBodyRange();
    header.load("values");
    body.load("values,address");
    table.worksheet.load("name");
    await context.sync();
    return { sheet: table.worksheet.name, address: body.address.split("!").at(-1) ?? "", headers: (header.values[0] ?? []).map(String), rows: body.values };
  });
}

// Runs in the add-in's page.
function activeSheet(): Promise<string> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.load("name");
    await context.sync();
    return sheet.name;
  });
}
