// The pane's questions over the unmodified Office.js: rendered in the test bed's window, answered by the real use cases.
import assert from "node:assert/strict";
import type { Root } from "react-dom/client";
import type { Tierline } from "../../src/app/tierline";
import { revenueHeaders } from "../app/exports/exportBed";
import { openPartnerBed, partnerRows, type PartnerBed } from "../workbook/partnerBed";

const limitMs = 15_000;

describe("the preview's questions", function () {
  this.timeout(60_000);
  let bed: PartnerBed;
  let tierline: Tierline;
  let root: Root;
  const added: string[] = [];

  before(async () => {
    const revenue = [revenueHeaders, ["2023-08", "Contoso", "p-1", "1", "c-1", "Widget", "No", 4_000_000]];
    bed = await openPartnerBed({ sheets: { Data: partnerRows, Revenue: revenue } });
    // React looks for a browser when it is loaded.
    for (const name of ["navigator", "HTMLElement", "HTMLIFrameElement", "Element", "Node", "NodeFilter", "getComputedStyle", "requestAnimationFrame", "cancelAnimationFrame", "MutationObserver", "KeyboardEvent", "ShadowRoot"]) {
      if (name in globalThis) continue;
      added.push(name);
      Reflect.set(globalThis, name, Reflect.get(bed.window, name));
    }
    const [{ createElement }, { createRoot }, { PreviewView }, { createTierline }, { liveWorkbook }] = await Promise.all([import("react"), import("react-dom/client"), import("../../src/taskpane/PreviewView"), import("../../src/app/tierline"), import("../../src/workbook/liveWorkbook")]);
    tierline = createTierline(liveWorkbook, "test");
    const preview = await tierline.evaluate({ table: "Partners", asOf: "2024-06-30" });
    const nothing = () => undefined;
    const place = bed.window.document.body.appendChild(bed.window.document.createElement("div"));
    root = createRoot(place);
    root.render(
      createElement(PreviewView, { preview, tierline, onWrite: nothing, onBack: nothing, onEvaluateAgain: nothing, onSelectCell: nothing, explain: (programme: string, row: number) => tierline.explainRow(preview.id, programme, row) }),
    );
    await shown("Ask about these rows");
  });
  after(async () => {
    root.unmount();
    // React's last work is done before the window goes.
    await new Promise((resolve) => setTimeout(resolve, 50));
    bed.window.document.body.replaceChildren();
    for (const name of added) Reflect.deleteProperty(globalThis, name);
    await bed.close();
  });

  const words = () => bed.window.document.body.textContent ?? "";

  async function shown(text: string | RegExp): Promise<void> {
    const until = Date.now() + limitMs;
    while (!(typeof text === "string" ? words().includes(text) : text.test(words()))) {
      if (Date.now() > until) assert.fail(`"${String(text)}" is not in: ${words()}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  function find(selector: string, text: string): HTMLElement {
    const found = [...bed.window.document.querySelectorAll<HTMLElement>(selector)].find((element) => (element.textContent ?? "").includes(text));
    assert.ok(found, `no ${selector} says "${text}"`);
    return found;
  }

  function labelled(label: string): HTMLInputElement | HTMLSelectElement {
    const control = bed.window.document.getElementById(find("label", label).getAttribute("for") ?? "");
    assert.ok(control instanceof bed.window.HTMLInputElement || control instanceof bed.window.HTMLSelectElement, label);
    return control;
  }

  /** As a person does it: React listens to the event, and reads the control. */
  function enter(label: string, value: string): void {
    const control = labelled(label);
    const kind = control instanceof bed.window.HTMLSelectElement ? bed.window.HTMLSelectElement : bed.window.HTMLInputElement;
    Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(control, value);
    control.dispatchEvent(new bed.window.Event(control instanceof bed.window.HTMLSelectElement ? "change" : "input", { bubbles: true }));
  }

  const choose = (label: string, option: string) => enter(label, [...labelled(label).querySelectorAll("option")].find(({ textContent }) => textContent === option)?.value ?? assert.fail(`no option ${option}`));

  it("counts who is near, and opens a row with the focus on its heading", async () => {
    find("summary", "Questions").click();
    await shown("1 of 3 partners has reached Top tier.");
    await shown("Nearest to Top tier");
    const link = find("button", "Open Fabrikam");
    link.focus();
    link.click();
    await shown("Nearest way (Billed sales): $0.01 more marketplace billed sales.");
    assert.equal(bed.window.document.activeElement?.textContent, "Fabrikam");
  });

  it("says what a row would take, by the path that is asked for, and what stands in the way of it", async () => {
    find("summary", "What would it take?").click();
    await shown("Fabrikam reaches Top tier with $0.01 more marketplace billed sales.");
    choose("Goal", "Top tier by Transactions");
    await shown("Fabrikam reaches Top tier by Transactions with 1 more transaction.");
    find("label", "Marketplace transactions must stay as it is").querySelector("input")?.click();
    await shown("it was asked to stay as it is.");
  });

  it("says how long a row holds, and which columns it takes to stay as they are", async () => {
    find("summary", "How long does it hold?").click();
    await shown("Fabrikam answers Not top tier now, so there is no status to lose.");
    await shown("taken to stay as they are");
  });

  it("gives the focus back to what opened the row", async () => {
    find("button", "Close").click();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const { activeElement } = bed.window.document;
    assert.deepEqual([activeElement?.tagName, activeElement?.textContent?.startsWith("Open Fabrikam")], ["BUTTON", true]);
  });

  it("follows the workbook's exports to the day on which a status lapses", async () => {
    enter("Find a row", "Contoso");
    await shown("1 row found.");
    find("button[aria-pressed]", "Contoso").click();
    await shown("Top tier, by Billed sales.");
    find("summary", "How long does it hold?").click();
    await shown("Contoso stays Top tier for 12 months if nothing new comes in.");
    find("button", "Follow the exports of this workbook").click();
    await shown(/Contoso is Top tier until 2024-08-\d\d; on that day it is Not top tier if nothing new comes in\./);
    await shown("$4,000,000 of marketplace billed sales");
  });

  it("asks for a number before it tries a what-if, and writes nothing", async () => {
    const before = await bed.values("B3:J6");
    find("summary", "What if?").click();
    await shown("If this changes");
    choose("Column", "Marketplace transactions");
    find("button", "Try it").click();
    await shown("Enter a value.");
    enter("Value", "many");
    await shown("Enter a number, for example 5 or 1.1.");
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.doesNotMatch(words(), /of 3 partners change/, "nothing was tried yet");
    enter("Value", "1");
    find("button", "Try it").click();
    await shown("1 of 3 partners changes: 1 from Not top tier to Top tier.");
    await shown("Not top tier becomes Top tier by Transactions.");
    assert.deepEqual(await bed.values("B3:J6"), before);
  });

  it("says why another date cannot be compared with", async () => {
    find("summary", "Compare with another date").click();
    await shown("Compare with the rules as of");
    enter("Compare with the rules as of", "2023-06-30");
    find("button", "Compare").click();
    await shown("Top tier is defined from 2023-07-01.");
  });
});
