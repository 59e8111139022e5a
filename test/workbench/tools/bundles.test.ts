// Guarantees about when a bundle counts as stale. Webpack itself is replaced by a script that counts its runs.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { BuildError, ensureBuilt } from "../../../src/workbench/tools/bundles";

const FAKE_WEBPACK = `
const fs = require("node:fs");
if (fs.readFileSync("src/app/a.ts", "utf8") === "broken") { console.log("a.ts does not compile"); process.exit(1); }
fs.rmSync("dist/addin", { recursive: true, force: true });
fs.mkdirSync("dist/addin", { recursive: true });
fs.writeFileSync("dist/addin/taskpane.html", "");
fs.appendFileSync("runs", "x");
`;

describe("stale bundles", () => {
  let root: string;
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const runs = () => readFileSync(path.join(root, "runs"), "utf8").length;
  beforeEach(() => {
    root = mkdtempSync(path.join(os.tmpdir(), "tierline-bundles-"));
    write("node_modules/webpack/bin/webpack.js", FAKE_WEBPACK);
    write("src/app/a.ts", "one");
    write("src/workbench/page/main.ts", "one");
    write("manifest.xml", "<OfficeApp/>");
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it("are built once, and not again while no source changed, whatever the files' dates say", async () => {
    await ensureBuilt(["addin"], root);
    utimesSync(path.join(root, "src/app/a.ts"), new Date(), new Date());
    await ensureBuilt(["addin"], root);
    assert.equal(runs(), 1);
  });

  it("are built again after a source changed, appeared or went away", async () => {
    await ensureBuilt(["addin"], root);
    write("src/app/a.ts", "two");
    await ensureBuilt(["addin"], root);
    write("src/app/b.ts", "");
    await ensureBuilt(["addin"], root);
    rmSync(path.join(root, "src/app/b.ts"));
    await ensureBuilt(["addin"], root);
    assert.equal(runs(), 4);
  });

  it("do not count the workbench's sources among the add-in's", async () => {
    await ensureBuilt(["addin"], root);
    write("src/workbench/page/main.ts", "two");
    await ensureBuilt(["addin"], root);
    assert.equal(runs(), 1);
  });

  it("are built again after another flavour was built into the same folder", async () => {
    await ensureBuilt(["addin"], root);
    rmSync(path.join(root, "dist/addin"), { recursive: true });
    write("dist/addin/taskpane.html", "the released flavour");
    await ensureBuilt(["addin"], root);
    assert.equal(runs(), 2);
  });

  it("stay stale when the build fails, with webpack's own words in the error", async () => {
    await ensureBuilt(["addin"], root);
    write("src/app/a.ts", "broken");
    for (let time = 0; time < 2; time++) {
      await assert.rejects(ensureBuilt(["addin"], root), (error: unknown) => error instanceof BuildError && /a\.ts does not compile/.test(error.message));
    }
  });
});
