// The rules of the tree catch what they promise to catch. `npm run check` applies them to the code as it stands;
// these tests plant one violation each, so that a rule that silently stopped working is noticed.
import assert from "node:assert/strict";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync, cpSync } from "node:fs";
import { tmpdir } from "node:os";
import { ESLint } from "eslint";

const root = path.resolve(__dirname, "../..");
const node = process.execPath;

async function rulesBrokenBy(source: string, file: string): Promise<string[]> {
  const eslint = new ESLint({ cwd: root });
  const [result] = await eslint.lintText(source, { filePath: path.join(root, file) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

/** Rule names that dependency-cruiser reports for a made-up source tree under the project's own configuration. */
function arrowsBrokenBy(files: Record<string, string>): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "tierline-arrows-"));
  try {
    cpSync(path.join(root, "tsconfig.json"), path.join(folder, "tsconfig.json"));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const cruise = path.join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
    const report = execFileSync(
      node,
      [cruise, "src", "--config", path.join(root, ".dependency-cruiser.cjs"), "--output-type", "json"],
      { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1 << 26 },
    );
    const { summary } = JSON.parse(report) as { summary: { violations: { rule: { name: string } }[] } };
    return summary.violations.map((violation) => violation.rule.name);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe("structure rules", function () {
  this.timeout(60_000);

  it("stop a pure folder from reaching Office, the DOM or Node by their globals", async () => {
    for (const use of ["Excel.run(async () => 1)", "Office.context", "window.location", "document.title", "process.env", "setTimeout(() => 1, 0)"]) {
      const broken = await rulesBrokenBy(`export const use = () => ${use};\n`, "src/engine/planted.ts");
      assert.ok(broken.includes("no-restricted-globals"), `${use} was let through`);
    }
  });

  it("stop a door from speaking to Office.js itself", async () => {
    const broken = await rulesBrokenBy("export const use = () => Excel.run(async () => 1);\n", "src/taskpane/planted.ts");
    assert.ok(broken.includes("no-restricted-globals"));
  });

  it("find a property that is read before it was loaded", async () => {
    const source =
      "export async function planted() {\n  await Excel.run(async (context) => {\n    const range = context.workbook.getSelectedRange();\n    console.log(range.address);\n    await context.sync();\n  });\n}\n";
    const broken = await rulesBrokenBy(source, "src/workbook/planted.ts");
    assert.ok(broken.includes("office-addins/load-object-before-read"));
  });

  it("stop eval and the Function constructor everywhere", async () => {
    assert.ok((await rulesBrokenBy('export const planted = eval("1");\n', "src/app/planted.ts")).includes("no-eval"));
    assert.ok((await rulesBrokenBy('export const planted = new Function("return 1");\n', "src/app/planted.ts")).includes("no-new-func"));
  });

  it("keep the arrows one way and free of cycles", () => {
    const broken = arrowsBrokenBy({
      "src/catalog/a.ts": 'export { b } from "../engine/b";\n',
      "src/engine/b.ts": 'import { readFileSync } from "node:fs";\nexport { c } from "../workbook/c";\nexport const b = readFileSync;\n',
      "src/workbook/c.ts": 'export { d } from "../app/d";\nexport const c = 1;\n',
      "src/app/d.ts": 'export { e } from "../taskpane/e";\n',
      "src/taskpane/e.ts": 'export { c as e } from "../workbook/c";\n',
      "src/workbench/f.ts": 'export { b } from "../engine/b";\n',
      "src/functions/g.ts": 'export * from "../workbench/f";\n',
    });
    for (const rule of [
      "catalog-is-the-bottom",
      "pure-stays-pure",
      "pure-knows-no-node",
      "workbook-knows-no-door",
      "app-knows-no-door",
      "doors-go-through-app",
      "workbench-imports-no-add-in-code",
      "nothing-imports-the-workbench",
      "no-circular",
    ]) {
      assert.ok(broken.includes(rule), `${rule} was not reported: ${broken.join(", ")}`);
    }
  });
});
