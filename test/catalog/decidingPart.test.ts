// What the pane loads of the catalog decides as the whole catalog does, and carries the same fingerprint.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, normalize } from "node:path";
import { Script } from "node:vm";
import ts from "typescript";
import { canonicalJson } from "../../src/catalog/canonical";
import { fingerprintOf, shippedCatalog } from "../../src/catalog/catalog";
import { decidingPart } from "../../src/catalog/decidingPart";
import type { Catalog } from "../../src/catalog/schema";

const folder = join(__dirname, "../../src/catalog");
const load = createRequire(__filename);
const loader = load(join(__dirname, "../../src/taskpane/trimCatalog.cjs")) as (this: { readonly resourcePath: string }, source: string) => string;

/** The shipped catalog out of sources that went through the loader, as a build puts it together. */
function builtCatalog(): Catalog {
  const modules = new Map<string, Record<string, unknown>>();
  const moduleOf = (name: string): Record<string, unknown> => {
    const known = modules.get(name);
    if (known) {
      return known;
    }
    const exported: Record<string, unknown> = {};
    modules.set(name, exported);
    if (name.endsWith(".json")) {
      return Object.assign(exported, { default: JSON.parse(readFileSync(join(folder, name), "utf8")) as unknown });
    }
    const resourcePath = join(folder, `${name}.ts`);
    const built = loader.call({ resourcePath }, readFileSync(resourcePath, "utf8"));
    const { outputText } = ts.transpileModule(built, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    const resolve = (path: string): unknown => (path.startsWith(".") ? moduleOf(normalize(join(dirname(name), path))) : load(path));
    // What runs is this project's own source, compiled a moment ago; there is no other way to run it without a bundler.
    const script = new Script(`(function (exports, require) {${outputText}\n})`);
    (script.runInThisContext() as (exports: unknown, require: (path: string) => unknown) => void)(exported, resolve);
    return exported;
  };
  return moduleOf("catalog")["shippedCatalog"] as Catalog;
}

describe("the catalog that the pane loads", () => {
  it("is the deciding part of the shipped one, letter for letter", function () {
    this.timeout(60_000);
    assert.equal(canonicalJson(decidingPart(builtCatalog())), canonicalJson(decidingPart(shippedCatalog)));
  });

  it("keeps its fingerprint when only a text of the pages changes, and not when a quote does", () => {
    const [first, ...rest] = shippedCatalog.programmes;
    assert.ok(first);
    const retold: Catalog = { ...shippedCatalog, programmes: [{ ...first, decides: "Told otherwise.", effects: [] }, ...rest] };
    assert.equal(fingerprintOf(retold), fingerprintOf(shippedCatalog));
    const [version] = first.body;
    assert.ok(version);
    const requoted: Catalog = { ...shippedCatalog, programmes: [{ ...first, body: [{ ...version, cite: { ...version.cite, quote: "other words" } }] }, ...rest] };
    assert.notEqual(fingerprintOf(requoted), fingerprintOf(shippedCatalog));
  });

  it("brings its fingerprint along, which the pane need not work out", function () {
    this.timeout(60_000);
    const resourcePath = join(folder, "catalog.ts");
    const built = loader.call({ resourcePath }, readFileSync(resourcePath, "utf8"));
    assert.match(built, new RegExp(`builtFingerprint = "${fingerprintOf(shippedCatalog)}"`));
  });

  it("keeps every schema whole, since a workbook's own thresholds are checked with one", () => {
    for (const name of ["terms.ts", "fieldSchema.ts", "schema.ts"]) {
      const source = readFileSync(join(folder, name), "utf8");
      assert.equal(loader.call({ resourcePath: join(folder, name) }, source), source);
    }
  });

  it("drops the texts of the pages from every file that has some", () => {
    const sources = readdirSync(folder).filter((file) => file.endsWith(".ts") && !/[sS]chema\.ts$/.test(file));
    const kept = sources.filter((file) => /\b(effects|cites): \[\s*\{/.test(loader.call({ resourcePath: join(folder, file) }, readFileSync(join(folder, file), "utf8"))));
    assert.deepEqual(kept, []);
  });
});
