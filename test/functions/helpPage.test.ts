// Excel opens a help page for each formula: it must be among the files that a build ships, at the address that the metadata names.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { JSDOM } from "jsdom";

interface Metadata {
  readonly functions: readonly { readonly id: string; readonly helpUrl: string }[];
}

const root = path.join(__dirname, "../..");
const dist = path.join(root, "dist/addin");
const text = (...file: string[]) => readFileSync(path.join(...file), "utf8");
/* eslint-disable @typescript-eslint/no-require-imports */
const { helpPage }: { helpPage(markdown: string): string } = require("../../src/functions/helpPage.cjs");
const config: { flavourOf(env: Record<string, unknown>): object; servedFrom(flavour: object, text: string): string } = require("../../webpack.config.js");
/* eslint-enable @typescript-eslint/no-require-imports */

/** The file and anchor below the folder that the add-in is served from. */
function placeOf(helpUrl: string, folder: string): { file: string; anchor: string } {
  assert.ok(helpUrl.startsWith(`${folder}/`), helpUrl);
  const [file = "", anchor = ""] = helpUrl.slice(folder.length + 1).split("#");
  return { file, anchor };
}

describe("the formulas' help", () => {
  const built: Metadata = JSON.parse(text(dist, "functions.json"));
  const page = () => new JSDOM(text(dist, "functions.html")).window.document;

  it("is a file of the build with an anchor for each formula", () => {
    assert.ok(built.functions.length >= 10);
    for (const { id, helpUrl } of built.functions) {
      const { file, anchor } = placeOf(helpUrl, "http://localhost:3000/addin");
      assert.ok(existsSync(path.join(dist, file)), file);
      assert.equal(new JSDOM(text(dist, file)).window.document.getElementById(anchor)?.textContent, id, helpUrl);
    }
  });

  it("stands where the release is served, in a folder too", () => {
    const released: Metadata = JSON.parse(config.servedFrom(config.flavourOf({ url: "https://host.test/tierline/" }), text(root, "test/functions/functions.golden.json")));
    for (const { id, helpUrl } of released.functions) assert.deepEqual(placeOf(helpUrl, "https://host.test/tierline"), { file: "functions.html", anchor: id.toLowerCase() });
  });

  it("runs no script, loads nothing from elsewhere and follows the reader's light or dark", () => {
    const document = page();
    assert.equal(document.querySelectorAll("script, style, [style], iframe").length, 0);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
    assert.match(policy, /^default-src 'none'; style-src 'self';/);
    assert.doesNotMatch(policy, /script-src|unsafe|\*/);
    assert.equal(document.querySelector('meta[name="color-scheme"]')?.getAttribute("content"), "light dark");
    const loaded = [...document.querySelectorAll("link")].map((link) => link.getAttribute("href") ?? "");
    assert.deepEqual(loaded.filter((file) => !existsSync(path.join(dist, file))), []);
  });

  it("has no link that leads nowhere", () => {
    const document = page();
    const links = [...document.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
    assert.ok(links.length > 10);
    assert.deepEqual(links.filter((link) => !link.startsWith("#") || document.getElementById(link.slice(1)) === null), []);
  });

  it("shows code as it is written, and refuses Markdown that it would spoil", () => {
    assert.match(helpPage('# Formulas\n\n`=F("<a>", *b*)` is **text** of [a page](exports.md).'), /<p><code>=F\(&quot;&lt;a&gt;&quot;, \*b\*\)<\/code> is <strong>text<\/strong> of a page\.<\/p>/);
    for (const unknown of ["- a list", "```\ncode\n```", "<b>html</b>", "### deeper", "| a |\n| b |"]) assert.throws(() => helpPage(`# Formulas\n\n${unknown}`), /docs\/functions\.md holds/);
  });
});
