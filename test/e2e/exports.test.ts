// From an export to statuses in a browser, under the page's own policy: open a .csv, count, open a number, write, evaluate.
import assert from "node:assert/strict";
import { startWorkbenches, type OpenWorkbench, type Workbenches } from "./workbench";

const LIMIT_MS = 30_000;
const HEADERS = "Billed month,Partner,Purchase record ID,Line-item ID,Customer ID,Offer name,Trial deployment,Estimated revenue (USD)";
const SALES = [
  ...Array.from({ length: 30 }, (_, at) => `2024-06,Contoso,p-${at},1,c-${at % 8},Widget,No,100`),
  "2023-08,Contoso,p-large,1,c-0,Widget,No,3997000",
  "2024-01,Contoso,p-trial,1,c-0,Widget,Yes,500",
  "2024-05,Fabrikam,p-f,1,c-f,Widget,No,99.99",
];
const REVENUE = [HEADERS, ...SALES].join("\r\n");

describe("the Exports view in the workbench", function () {
  this.timeout(120_000);
  let workbenches: Workbenches;
  let workbench: OpenWorkbench;
  before(async () => {
    workbenches = await startWorkbenches();
  });
  after(() => workbenches?.close());
  beforeEach(async () => {
    workbench = await workbenches.open();
    await workbench.pane.getByRole("button", { name: "Evaluate", exact: true }).waitFor({ timeout: LIMIT_MS });
  });
  afterEach(() => workbench.close());

  const openExport = async (): Promise<void> => {
    const { page, pane } = workbench;
    await page.locator("#file-chooser").setInputFiles({ name: "revenue.csv", mimeType: "text/csv", buffer: Buffer.from(REVENUE) });
    await page.locator("#file-name").getByText("revenue.csv").waitFor({ timeout: LIMIT_MS });
    await pane.getByRole("button", { name: "Exports", exact: true }).click({ timeout: LIMIT_MS });
  };
  const count = async (): Promise<void> => {
    const { pane } = workbench;
    await pane.getByLabel("Windows end on").fill("2024-06-30");
    await pane.getByRole("button", { name: "Count", exact: true }).click();
    await pane.getByRole("heading", { name: "Metrics as of 2024-06-30" }).waitFor({ timeout: LIMIT_MS });
  };

  it("leads from a .csv to statuses, and from a number to its rows", async () => {
    const { pane } = workbench;
    await openExport();
    await pane.getByText("Revenue: revenue!A1").waitFor({ timeout: LIMIT_MS });
    await count();
    await pane.getByRole("button", { name: "Contoso" }).click();
    await pane.getByRole("button", { name: /Open the rows of Marketplace transactions 31/ }).click();
    await pane.getByRole("heading", { name: "Contoso: Marketplace transactions, 31" }).waitFor({ timeout: LIMIT_MS });
    await pane.getByRole("button", { name: "Left out, of a trial: 1" }).click();
    await pane.getByRole("button", { name: /revenue, row 33/ }).click();
    await workbench.readUntil("revenue", "A33", (value) => value === "2024-01");
    await pane.getByRole("button", { name: "Back to the metrics" }).click();
    await pane.getByRole("button", { name: "Write Tierline_metrics" }).click();
    await pane.getByRole("heading", { name: "Written" }).waitFor({ timeout: LIMIT_MS });
    const { headers, rows } = await workbench.readTable("Tierline_metrics");
    assert.deepEqual(rows.map((row) => [row[headers.indexOf("Partner")], row[headers.indexOf("Marketplace billed sales (USD)")]]), [["Contoso", 4_000_000], ["Fabrikam", 99.99]]);
    await pane.getByRole("button", { name: "Evaluate these partners" }).click();
    await pane.getByRole("heading", { name: "Tierline_metrics, as of 2024-06-30" }).waitFor({ timeout: LIMIT_MS });
    workbench.assertNoFaults();
  });

  it("turns to the offers, opens one of their numbers, writes their table and evaluates it, by the keyboard alone", async () => {
    const { page, pane } = workbench;
    await openExport();
    await count();
    const offers = pane.getByRole("button", { name: "Offers: 2" });
    await offers.press("Enter");
    assert.equal(await offers.getAttribute("aria-pressed"), "true");
    assert.ok(await offers.evaluate((button) => button === document.activeElement), "the focus stays on the switch");
    await pane.getByRole("list", { name: "Numbers of Widget of Contoso" }).getByRole("button", { name: /Open the rows of Billed revenue \(USD\)\s*\$4,000,000/ }).press("Enter");
    await pane.getByRole("heading", { name: "Widget of Contoso: Billed revenue (USD), $4,000,000" }).waitFor({ timeout: LIMIT_MS });
    await pane.getByRole("button", { name: "Back to the metrics" }).press("Enter");
    await pane.getByRole("button", { name: "Write Tierline_offers" }).press("Enter");
    await pane.getByRole("heading", { name: "Written" }).waitFor({ timeout: LIMIT_MS });
    const { headers, rows } = await workbench.readTable("Tierline_offers");
    assert.deepEqual(rows.map((row) => ["Partner", "Offer", "Billed revenue (USD)"].map((header) => row[headers.indexOf(header)])), [["Contoso", "Widget", 4_000_000], ["Fabrikam", "Widget", 99.99]]);
    await pane.getByRole("button", { name: "Evaluate these offers" }).press("Enter");
    await pane.getByRole("heading", { name: "Tierline_offers, as of 2024-06-30" }).waitFor({ timeout: LIMIT_MS });
    await page.keyboard.press("Tab");
    workbench.assertNoFaults();
  });

  it("draws the next twelve months, and says the same in words and in a table", async () => {
    const { pane } = workbench;
    await openExport();
    await count();
    await pane.getByRole("button", { name: "Next 12 months" }).click();
    await pane.getByRole("heading", { name: "The next 12 months from 2024-06-30" }).waitFor({ timeout: LIMIT_MS });
    await pane.getByText("Top tier, Billed sales lapses on 2024-08-01 if nothing new comes").waitFor({ timeout: LIMIT_MS });
    await pane.getByRole("img", { name: "Marketplace billed sales (USD): most leaves with 2023-08, $3,997,000." }).waitFor({ timeout: LIMIT_MS });
    workbench.assertNoFaults();
  });

  it("counts a file that is chosen in the pane, without a sheet", async () => {
    const { pane } = workbench;
    await pane.getByRole("button", { name: "Exports", exact: true }).click();
    await pane.getByLabel("Add .csv files").setInputFiles({ name: "revenue.csv", mimeType: "text/csv", buffer: Buffer.from(REVENUE) });
    await count();
    await pane.getByRole("button", { name: "Contoso" }).click();
    await pane.getByRole("button", { name: /Open the rows of Marketplace billed sales/ }).click();
    await pane.getByText("revenue.csv, line 2", { exact: true }).waitFor({ timeout: LIMIT_MS });
    workbench.assertNoFaults();
  });

  it("is worked by the keyboard alone: from the view's button to the counted numbers", async () => {
    const { page, pane } = workbench;
    await openExport();
    await pane.getByRole("heading", { name: "From exports to metrics" }).waitFor({ timeout: LIMIT_MS });
    await pane.getByLabel("Windows end on").fill("2024-06-30");
    await pane.getByLabel("Windows end on").press("Enter");
    await pane.getByRole("heading", { name: "Metrics as of 2024-06-30" }).waitFor({ timeout: LIMIT_MS });
    const isFocused = await pane.getByRole("heading", { name: "Metrics as of 2024-06-30" }).evaluate((heading) => heading === document.activeElement);
    assert.ok(isFocused, "the focus lands on what is new");
    await page.keyboard.press("Tab");
    workbench.assertNoFaults();
  });
});
