// The built add-in: what the pane loads, what it may load, and what must not be in it.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { webLightTheme } from "@fluentui/react-theme";

const folder = path.join(__dirname, "../../dist/addin");
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

describe("the built add-in", () => {
  before(() => assert.ok(existsSync(path.join(folder, "taskpane.js")), "Build it first: npm test does, or npx webpack --config-name addin --env workbench."));

  const compressed = (file: string) => gzipSync(readFileSync(path.join(folder, file)), { level: 9 }).length;
  const scripts = () => readdirSync(folder).filter((file) => file.endsWith(".js"));

  it("loads less than 184 KB of script and style at start, compressed", () => {
    const bytes = compressed("taskpane.js") + compressed("taskpane.css");
    assert.ok(bytes > 50_000, "the bundle is suspiciously empty");
    assert.ok(bytes < 184 * 1024, `${Math.round(bytes / 1024)} KB`);
  });

  it("loads the ledger and the views beside the statuses only when they are asked for, in less than 64 KB each", () => {
    const later = scripts().filter((file) => file !== "taskpane.js");
    assert.ok(later.includes("exports.js") && later.includes("exports-view.js"), later.join(", "));
    for (const file of later) assert.ok(compressed(file) < 64 * 1024, `${file}: ${Math.round(compressed(file) / 1024)} KB`);
    // A header that only the shapes of the exports name.
    assert.deepEqual(scripts().filter((file) => read(file).includes("Estimated Extended Charge (CC)")), ["exports.js"]);
  });

  it("loads scripts and styles of its own and Office.js, and nothing else", () => {
    const html = read("taskpane.html");
    const sources = [...html.matchAll(/(?:src|href)="?([^"\s>]+)/g)].map((match) => match[1]);
    assert.deepEqual(sources.filter((source) => !/^(assets\/icon-32\.png|taskpane\.(css|js)|\/office\/office\.js|https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js)$/.test(source ?? "")), []);
  });

  it("allows no network, no inline script and no inline style with content", () => {
    const policy = /content="(default-src[^"]*)"/.exec(read("taskpane.html"))?.[1] ?? "";
    const directives = new Map(policy.split(";").map((one) => one.trim().split(/\s+(.*)/s, 2) as [string, string | undefined]));
    assert.equal(directives.get("default-src"), "'none'");
    assert.equal(directives.get("connect-src"), "'none'");
    assert.match(directives.get("script-src") ?? "", /^'self'( https:\/\/appsforoffice\.microsoft\.com)?$/);
    // The SHA-256 of the empty text.
    assert.equal(directives.get("style-src"), "'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    assert.doesNotMatch(policy, /unsafe|\*/);
  });

  it("carries every token of Fluent's themes that its styles use, and not the hundreds that they do not", () => {
    const bundle = `${read("taskpane.js")}\n${read("taskpane.css")}`;
    const used = [...new Set([...bundle.matchAll(/var\(--(\w+)/g)].flatMap((match) => match[1] ?? []))].filter((name) => name in webLightTheme);
    assert.ok(used.length > 50);
    assert.deepEqual(used.filter((name) => !new RegExp(`["{,]${name}"?:`).test(bundle)), []);
    const carried = Object.keys(webLightTheme).filter((name) => new RegExp(`["{,]${name}"?:`).test(bundle));
    assert.ok(carried.length < used.length * 3, `${carried.length} tokens for ${used.length} used`);
  });

  it("knows nothing of the workbench it is tried out in", () => {
    for (const file of scripts()) assert.doesNotMatch(read(file), /univer|workbench|jsdom|headless/i, file);
  });

  it("tells Excel about the functions that its bundle holds", () => {
    const { functions }: { functions: { id: string }[] } = JSON.parse(read("functions.json"));
    for (const { id } of functions) assert.ok(read("taskpane.js").includes(`CustomFunctions.associate("${id}"`), id);
  });
});
