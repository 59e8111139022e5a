// Some calls empty the user's undo stack (Microsoft's list of APIs without undo support). None may stand in the add-in.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const clearing: readonly (readonly [string, RegExp])[] = [
  ["settings.saveAsync", /\.saveAsync\s*\(/],
  ["ribbon.requestUpdate", /\.requestUpdate\s*\(/],
  ["protection.protect, unprotect, pauseProtection", /protection\s*\.\s*(?:protect|unprotect|pauseProtection|resumeProtection|setPassword|updateOptions)\s*\(/],
  ["workbook.save, close", /workbook\s*\.\s*(?:save|close)\s*\(/],
  ["insertWorksheetsFromBase64", /insertWorksheetsFromBase64|addFromBase64/],
  ["worksheet.copy", /sheet\w*\s*\.\s*copy\s*\(/],
  ["worksheet.delete", /sheet\w*\s*\.\s*delete\s*\(/],
  ["refreshAll", /refreshAll\s*\(/],
];

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe("the user's undo stack", () => {
  const files = ["workbook", "app", "taskpane", "functions", "commands"].flatMap((folder) => sources(path.join(__dirname, "../../src", folder)));

  it("is looked after in every file of the add-in", () => {
    assert.ok(files.length > 30, `only ${files.length} files were looked at`);
  });

  for (const [name, pattern] of clearing) {
    it(`is never emptied by ${name}`, () => {
      assert.deepEqual(files.filter((file) => pattern.test(readFileSync(file, "utf8"))), []);
    });
  }

  it("would be protected from the calls as people write them", () => {
    const bad = ["Office.context.document.settings.saveAsync(done)", "Office.ribbon.requestUpdate({})", "sheet.protection.unprotect()", "context.workbook.save()", "sheet.copy()", "worksheet.delete()"];
    for (const line of bad) assert.ok(clearing.some(([, pattern]) => pattern.test(line)), line);
  });
});
