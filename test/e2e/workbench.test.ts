// The whole journey in a browser: the sample workbook, the pane, the formula, the file.
import assert from "node:assert/strict";
import { promises as fs } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startWorkbenches, type OpenWorkbench, type Workbenches } from "./workbench";

const LIMIT_MS = 20_000;

describe("Tierline in the workbench", function () {
  this.timeout(90_000);
  let workbenches: Workbenches;
  let workbench: OpenWorkbench;
  before(async () => {
    workbenches = await startWorkbenches();
  });
  after(() => workbenches?.close());
  beforeEach(async () => {
    workbench = await workbenches.open();
    await paneIsReady();
  });
  afterEach(() => workbench.close());

  const paneIsReady = async (): Promise<void> => {
    await workbench.pane.getByRole("button", { name: "Evaluate" }).waitFor({ timeout: LIMIT_MS });
    await workbench.pane.getByLabel("Table").selectOption({ label: "Partners (sheet Partners)" });
  };

  const columnOf = async (header: string): Promise<string[]> => {
    const { headers, rows } = await workbench.readTable("Partners");
    const at = headers.indexOf(header);
    assert.notEqual(at, -1, `table Partners has no column ${header}: ${headers.join(", ")}`);
    return rows.map((row) => String(row[at]));
  };

  const evaluateAndWrite = async (): Promise<void> => {
    await workbench.pane.getByRole("button", { name: "Evaluate" }).click();
    await workbench.pane.getByRole("button", { name: /^Write \d+ columns$/ }).click({ timeout: LIMIT_MS });
    await workbench.pane.getByRole("heading", { name: "Written" }).waitFor({ timeout: LIMIT_MS });
  };

  const saveAs = async (folder: string): Promise<string> => {
    const [download] = await Promise.all([workbench.page.waitForEvent("download"), workbench.page.keyboard.press("Control+s")]);
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  };

  it("opens with the sample workbook, the manifest's ribbon buttons and the pane at 350 pixels", async () => {
    const { page } = workbench;
    assert.equal(await page.locator("#file-name").textContent(), "partners.xlsx");
    for (const name of ["Open pane", "Evaluate table"]) assert.ok(await page.getByRole("button", { name }).isVisible(), `${name} stands on the ribbon`);
    assert.equal(Math.round((await page.locator("#pane").boundingBox())?.width ?? 0), 350);
    assert.equal(await page.locator("#unsaved").isVisible(), false);
    workbench.assertNoFaults();
  });

  it("evaluates, previews, writes: every partner has a status in its own row, and nothing complained", async () => {
    await evaluateAndWrite();
    const statuses = await columnOf("Top tier");
    const known = new Set(["Top tier", "Not top tier", "Needs data", "Unclear"]);
    assert.equal(statuses.length, 60);
    assert.deepEqual(statuses.filter((status) => !known.has(status)), []);
    for (const status of ["Top tier", "Not top tier", "Needs data"]) assert.ok(statuses.includes(status), `the sample holds a partner with ${status}`);
    workbench.assertNoFaults();
  });

  it("previews without changing a cell", async () => {
    const before = await workbench.readTable("Partners");
    await workbench.pane.getByRole("button", { name: "Evaluate" }).click();
    await workbench.pane.getByRole("button", { name: /^Write \d+ columns$/ }).waitFor({ timeout: LIMIT_MS });
    assert.deepEqual(await workbench.readTable("Partners"), before);
    assert.equal(await workbench.page.locator("#unsaved").isVisible(), false);
  });

  it("takes a written table back with Ctrl+Z in the grid", async () => {
    const before = await workbench.readTable("Partners");
    await evaluateAndWrite();
    await workbench.page.locator('#grid canvas[id^="univer-sheet-main-canvas"]').click({ position: { x: 300, y: 300 } });
    for (let step = 0; step < 40 && (await workbench.readTable("Partners")).headers.length > before.headers.length; step++) {
      await workbench.page.keyboard.press("Control+z");
      await workbench.page.waitForTimeout(100);
    }
    assert.deepEqual(await workbench.readTable("Partners"), before);
  });

  it("spills a typed =PARTNER.TOPTIER(Partners[#All]) and follows a changed cell", async () => {
    const { headers, rows, address } = await workbench.readTable("Partners");
    const formulas = await workbench.addSheet();
    await workbench.type("A1", "=PARTNER.TOPTIER(Partners[#All])");
    const spilled = await workbench.readUntil(formulas, `A1:A${rows.length + 1}`, (_first, values) => values.every(([value]) => typeof value === "string" && value !== "" && !value.startsWith("#")));
    const partner = spilled.findIndex(([status]) => status === "Not top tier") - 1;
    assert.ok(partner >= 0, "the sample holds a partner that is not top tier");
    const [, firstColumn = "", firstRow = ""] = /^([A-Z])(\d+)/.exec(address) ?? [];
    const sales = String.fromCharCode(firstColumn.charCodeAt(0) + headers.indexOf("Marketplace billed sales (USD)"));
    await workbench.goToSheet("Partners");
    await workbench.type(`${sales}${Number(firstRow) + partner}`, "4000000");
    await workbench.readUntil(formulas, `A${partner + 2}`, (status) => status === "Top tier");
    workbench.assertNoFaults();
  });

  it("saves with Ctrl+S and opens the saved file again: statuses, formula and table are all there", async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "tierline-e2e-"));
    try {
      await evaluateAndWrite();
      const before = await workbench.readTable("Partners");
      assert.ok(before.headers.includes("Top tier"));
      const formulas = await workbench.addSheet();
      await workbench.type("A1", "=PARTNER.TOPTIER(Partners[#All])");
      await workbench.readUntil(formulas, "A2", (status) => status === "Top tier");
      const file = await saveAs(folder);
      assert.equal(await workbench.page.locator("#unsaved").isVisible(), false);
      await workbench.page.locator("#file-chooser").setInputFiles(file);
      await paneIsReady();
      assert.deepEqual(await workbench.readTable("Partners"), before);
      await workbench.readUntil(formulas, "A2", (status) => status === "Top tier");
      // Alive, not only its last value: it follows a change in the reopened workbook.
      await workbench.goToSheet("Partners");
      const [, column = "", row = ""] = /^([A-Z])(\d+)/.exec(before.address) ?? [];
      await workbench.type(`${String.fromCharCode(column.charCodeAt(0) + before.headers.indexOf("Marketplace billed sales (USD)"))}${row}`, "1");
      await workbench.readUntil(formulas, "A2", (status) => status === "Not top tier");
      workbench.assertNoFaults();
    } finally {
      await fs.rm(folder, { recursive: true });
    }
  });

  it("saves with Ctrl+S while the keyboard is in the pane, too", async () => {
    await workbench.pane.getByRole("button", { name: "Evaluate" }).focus();
    const [download] = await Promise.all([workbench.page.waitForEvent("download"), workbench.page.keyboard.press("Control+s")]);
    assert.equal(download.suggestedFilename(), "partners.xlsx");
  });

  it("runs the ribbon's Evaluate table without the pane's help", async () => {
    await workbench.page.getByRole("button", { name: "Evaluate table" }).click();
    await workbench.page.getByRole("button", { name: "Evaluate table", disabled: false }).waitFor({ timeout: LIMIT_MS });
    assert.ok((await columnOf("Top tier")).includes("Top tier"), "the table of the selected sheet got its statuses");
    workbench.assertNoFaults();
  });

  it("goes from Evaluate to Written with the keyboard alone", async () => {
    const { page, pane } = workbench;
    const press = async (name: RegExp): Promise<void> => {
      for (let steps = 0; steps < 60; steps++) {
        const focused = await workbench.frame().evaluate(() => document.activeElement?.textContent ?? "");
        if (name.test(focused)) return page.keyboard.press("Enter");
        await page.keyboard.press("Tab");
      }
      assert.fail(`Tab never reaches ${name}`);
    };
    await page.locator("#close-pane").focus();
    await page.keyboard.press("Tab");
    await press(/^Evaluate$/);
    await pane.getByRole("button", { name: /^Write \d+ columns$/ }).waitFor({ timeout: LIMIT_MS });
    await press(/^Write \d+ columns$/);
    await pane.getByRole("heading", { name: "Written" }).waitFor({ timeout: LIMIT_MS });
  });

  it("needs no sideways scrolling in a pane of 320 pixels, in the light and in the dark theme", async () => {
    await workbench.page.evaluate(() => document.documentElement.style.setProperty("--pane-width", "320px"));
    await workbench.pane.getByRole("button", { name: "Evaluate" }).click();
    await workbench.pane.getByRole("button", { name: /^Write \d+ columns$/ }).waitFor({ timeout: LIMIT_MS });
    const widths = () => workbench.frame().evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    const [content = 0, visible = 0] = await widths();
    assert.ok(content <= visible && visible <= 320, `${content} pixels in ${visible}`);
  });

  it("tells the add-in the Office theme when it changes", async () => {
    const text = () => workbench.pane.getByRole("heading", { level: 1 }).evaluate((heading) => getComputedStyle(heading).color);
    const light = await text();
    await workbench.page.locator("#theme").click();
    // Office.js keeps a theme for five seconds, and Excel has no event for a new one.
    await workbench.frame().waitForFunction((before) => getComputedStyle(document.querySelector("h1") ?? document.body).color !== before, light, { timeout: LIMIT_MS });
    workbench.assertNoFaults();
  });

  it("says in a sentence why a file cannot be opened, and keeps the open workbook", async () => {
    await workbench.page.locator("#file-chooser").setInputFiles({ name: "letter.xlsx", mimeType: "text/plain", buffer: Buffer.from("Dear partner") });
    await workbench.page.getByText(/letter\.xlsx was not opened\. \w+/).waitFor();
    assert.equal((await workbench.readTable("Partners")).rows.length, 60);
  });

  it("saves a workbook that nobody changed byte for byte", async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), "tierline-e2e-"));
    try {
      const saved = await fs.readFile(await saveAs(folder));
      assert.ok(saved.equals(await fs.readFile(path.join(__dirname, "../../assets/samples/partners.xlsx"))));
    } finally {
      await fs.rm(folder, { recursive: true });
    }
  });

  it("asks before another workbook takes the place of unsaved changes", async () => {
    const { page } = workbench;
    await workbench.type("A1", "mine");
    await page.locator("#unsaved").waitFor();
    await page.getByRole("button", { name: "Sample" }).click();
    await page.getByRole("button", { name: "Stay" }).click();
    assert.deepEqual(await workbench.read("Partners", "A1"), [["mine"]]);
    await page.getByRole("button", { name: "Sample" }).click();
    await page.getByRole("button", { name: "Open without saving" }).click();
    await page.locator("#unsaved").waitFor({ state: "hidden" });
    await paneIsReady();
    assert.notDeepEqual(await workbench.read("Partners", "A1"), [["mine"]]);
  });
});
