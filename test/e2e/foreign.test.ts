// The workbench runs add-ins in general: somebody else's small add-in works on it, unchanged.
import assert from "node:assert/strict";
import { startWorkbenches, type OpenWorkbench, type Workbenches } from "./workbench";

describe("a foreign add-in in the workbench", function () {
  this.timeout(60_000);
  let workbenches: Workbenches;
  let workbench: OpenWorkbench;
  before(async () => {
    workbenches = await startWorkbenches();
    workbench = await workbenches.open({ addin: "/foreign/manifest.xml" });
    await workbench.pane.getByText("ready in Excel on PC").waitFor();
  });
  after(async () => {
    await workbench?.close();
    await workbenches?.close();
  });

  it("makes a sheet and a table through Office.js, and its formula calculates", async () => {
    await workbench.pane.getByText("Make a table").click();
    await workbench.pane.getByText("made").waitFor();
    await workbench.readUntil("Expenses", "F2", (total) => total === 290);
    assert.deepEqual(await workbench.readTable("ExpensesTable"), {
      sheet: "Expenses",
      address: "B3:D5",
      headers: ["Merchant", "Category", "Amount"],
      rows: [
        ["The Phone Company", "Communications", 120],
        ["Northwind Electric Cars", "Transportation", 142.25],
        ["Best For You Organics", "Groceries", 27.75],
      ],
    });
    assert.ok(await workbench.page.getByText("Expenses", { exact: true }).first().isVisible(), "the new sheet has a tab");
  });

  it("reads what a person types into the grid", async () => {
    await workbench.type("D3", "1120");
    await workbench.readUntil("Expenses", "F2", (total) => total === 1290);
    await workbench.pane.getByText("Sum it").click();
    await workbench.pane.getByText("1290 in 3 rows of Expenses!B3:D5").waitFor();
  });

  it("runs its ribbon button on the selected cell", async () => {
    await workbench.type("H9", "here");
    await workbench.page.keyboard.press("ArrowUp");
    await workbench.page.getByRole("button", { name: "Stamp selection" }).click();
    await workbench.readUntil("Expenses", "H9", (stamp) => stamp === "stamped");
  });

  it("causes no console error and no request to another machine", () => workbench.assertNoFaults());
});
