// Guarantees about what the workbench reads from an add-in's manifest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";
import { ManifestError, readManifest } from "../../../src/workbench/addin/manifest";

const SERVED_AT = "http://localhost:4321/addin/manifest.xml";

function parsed(xml: string): Document {
  return new JSDOM(xml, { contentType: "application/xml" }).window.document;
}

function fileOf(...parts: string[]): string {
  return readFileSync(path.join(__dirname, "../../..", ...parts), "utf8");
}

describe("an add-in's manifest", () => {
  it("gives page, ribbon and functions at the address it was served from, not at the released one", () => {
    const manifest = readManifest(parsed(fileOf("manifest.xml")), SERVED_AT);
    assert.equal(manifest.page, "http://localhost:4321/addin/taskpane.html");
    assert.deepEqual(manifest.functions, { namespace: "PARTNER", metadata: "http://localhost:4321/addin/functions.json" });
    assert.equal(manifest.displayName, "Tierline");
    const buttons = manifest.groups.flatMap((group) => group.buttons);
    assert.deepEqual(
      buttons.map(({ label, action, icon }) => ({ label, action, icon })),
      [
        { label: "Open pane", action: { kind: "show-pane" }, icon: "http://localhost:4321/addin/assets/icon-32.png" },
        { label: "Evaluate table", action: { kind: "run-function", functionName: "evaluateTable" }, icon: "http://localhost:4321/addin/assets/icon-32.png" },
      ],
    );
    assert.equal(manifest.groups[0]?.tab, "Tierline");
    assert.ok(buttons.every((button) => button.tip.title !== "" && button.tip.description !== ""));
  });

  it("of a foreign add-in is read the same way: no icon, no functions, a button on a tab of Excel's own", () => {
    const manifest = readManifest(parsed(fileOf("test", "e2e", "foreign", "manifest.xml")), "http://localhost:4321/foreign/manifest.xml");
    assert.equal(manifest.functions, null);
    assert.deepEqual(manifest.groups, [
      {
        tab: "",
        label: "Foreign tools",
        buttons: [
          {
            id: "Foreign.Stamp",
            label: "Stamp selection",
            tip: { title: "Stamp selection", description: "Writes a word into the selected cell." },
            icon: null,
            action: { kind: "run-function", functionName: "stamp" },
          },
        ],
      },
    ]);
  });

  it("that names no page is refused in a sentence", () => {
    assert.throws(
      () => readManifest(parsed("<OfficeApp><DisplayName DefaultValue='Empty'/></OfficeApp>"), SERVED_AT),
      (error: unknown) => error instanceof ManifestError && /names no page/.test(error.message),
    );
  });
});
