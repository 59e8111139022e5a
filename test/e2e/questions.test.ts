// Asking on from a preview in a browser: what a row would take, what if, another date, and who is near.
import assert from "node:assert/strict";
import { startWorkbenches, type OpenWorkbench, type Workbenches } from "./workbench";

const LIMIT_MS = 20_000;

describe("Questions about a preview", function () {
  this.timeout(90_000);
  let workbenches: Workbenches;
  let workbench: OpenWorkbench;
  before(async () => {
    workbenches = await startWorkbenches();
  });
  after(() => workbenches?.close());
  beforeEach(async () => {
    workbench = await workbenches.open({ context: { viewport: { width: 1280, height: 900 } } });
    const { pane, page } = workbench;
    page.setDefaultTimeout(LIMIT_MS);
    await pane.getByRole("button", { name: "Evaluate" }).waitFor();
    await pane.getByLabel("Table").selectOption({ label: "Partners (sheet Partners)" });
    await pane.getByText(/^Programmes:/).click();
    for (const name of ["Top tier", "Marketplace Rewards"]) await pane.getByRole("checkbox", { name, exact: true }).check();
    await pane.getByRole("button", { name: "Evaluate" }).click();
    await pane.getByRole("heading", { name: "Ask about these rows" }).waitFor();
  });
  afterEach(() => workbench.close());

  const focused = () => workbench.frame().evaluate(() => document.activeElement?.textContent ?? "");

  it("opens a row, says what it would take by the goal, path and efforts chosen, and hands the focus back", async () => {
    const { pane } = workbench;
    await pane.getByRole("searchbox", { name: "Find a row" }).first().fill("Kestrel Aerospace");
    const row = pane.getByRole("button", { name: /^Kestrel Aerospace/ }).first();
    await row.click();
    assert.equal(await focused(), "Kestrel Aerospace", "the focus is on the row's heading");
    await pane.getByText("What would it take?").click();
    await pane.getByText("Kestrel Aerospace reaches Top tier with $1 more cloud commitment.").waitFor();
    await pane.getByLabel("Goal").selectOption({ label: "Top tier by Transactions" });
    await pane.getByText("Kestrel Aerospace reaches Top tier by Transactions with 25 more transactions, from 5 more customers.").waitFor();
    await pane.getByLabel("Goal").selectOption({ label: "Top tier" });
    await pane.getByText("What each amount costs").click();
    await pane.getByLabel("Cloud commitment (USD) must stay as it is").check();
    await pane.getByText("Kestrel Aerospace reaches Top tier with 11 more net-new customers over $10K.").waitFor();
    // Customers so dear that billed sales come first.
    await pane.getByLabel("Net-new customers over $10K: effort per unit").fill("10");
    await pane.getByText("Kestrel Aerospace reaches Top tier with $3,690,000 more marketplace billed sales.").waitFor();
    await pane.getByText("Effort: 110", { exact: true }).waitFor();
    await pane.getByText("How long does it hold?").click();
    await pane.getByText(/no status to lose/).waitFor();
    await pane.getByRole("button", { name: "Close" }).click();
    assert.match(await focused(), /^Kestrel Aerospace/, "the focus is back on the row's button");
    workbench.assertNoFaults();
  });

  it("tries a what-if for some rows on a copy, and leaves every cell as it was", async () => {
    const { pane } = workbench;
    const before = await workbench.readTable("Partners");
    await pane.getByText("What if?").click();
    await pane.getByLabel("Column").selectOption({ label: "Marketplace transactions" });
    await pane.getByRole("button", { name: "Try it" }).click();
    await pane.getByText("Enter a value.").waitFor();
    await pane.getByLabel("Value").fill("10");
    await pane.getByRole("button", { name: "Try it" }).click();
    await pane.getByText("8 of 60 partners change: 7 from Not top tier to Top tier, 1 from Needs data to Top tier.").waitFor();
    await pane.getByLabel("Only rows with").fill("Quillon");
    await pane.getByRole("button", { name: "Try it" }).click();
    await pane.getByText("1 of 1 partner changes: 1 from Not top tier to Top tier.").waitFor();
    await pane.getByRole("button", { name: /^Open Quillon Logistics/ }).click();
    assert.equal(await focused(), "Quillon Logistics");
    assert.deepEqual(await workbench.readTable("Partners"), before);
    assert.equal(await workbench.page.locator("#unsaved").isVisible(), false);
    workbench.assertNoFaults();
  });

  it("compares with another date, and names the amount that turns a row with the words of both days", async () => {
    const { pane } = workbench;
    await pane.getByText("Compare with another date").click();
    await pane.getByLabel("Compare with the rules as of").fill("2023-11-30");
    await pane.getByRole("button", { name: "Compare" }).click();
    await pane.getByText("None of 60 partners changes.").waitFor();
    await pane.getByText(/^Billed sales for the highest tier of rewards: \$5,000,000 instead of \$4,000,000\. It turns \d+ rows\.$/).waitFor();
    await pane.getByText("Lowering of the highest benefit tier from USD $5M to USD $4M").first().waitFor();
    workbench.assertNoFaults();
  });

  it("counts who misses one requirement only, nearest first, in 320 pixels without sideways scrolling", async () => {
    const { pane } = workbench;
    await workbench.page.evaluate(() => document.documentElement.style.setProperty("--pane-width", "320px"));
    await pane.getByText("Questions: who is near").click();
    await pane.getByText("29 of 60 partners have reached Top tier.").waitFor();
    await pane.getByText("Marketplace transactions, at least 30").waitFor();
    await pane.getByRole("button", { name: /^Open Halden Data Systems/ }).first().click();
    assert.equal(await focused(), "Halden Data Systems");
    const { wide, seen } = await workbench.frame().evaluate(() => ({ wide: document.documentElement.scrollWidth, seen: document.documentElement.clientWidth }));
    assert.ok(wide <= seen && seen <= 320, `${wide} pixels of content in ${seen}`);
    workbench.assertNoFaults();
  });
});
