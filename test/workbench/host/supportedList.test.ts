// The README's list of supported members is the object model's own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { supportedClasses } from "../../../src/workbench/host";
import { withList } from "../../../src/workbench/host/supportedList";

describe("the list of what the host supports", () => {
  it("is not stale: renew it with npx tsx src/workbench/host/writeReadme.ts", () => {
    const readme = readFileSync(resolve("src/workbench/README.md"), "utf8");
    assert.equal(readme, withList(readme, supportedClasses()));
  });

  it("has every class once", () => {
    const names = supportedClasses().map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
  });
});
