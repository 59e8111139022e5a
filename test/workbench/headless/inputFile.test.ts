// Guarantees about the files of a headless run: the input is never written, an output is whole or not there.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, linkSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { checkOutput, readInput, writeOutput } from "../../../src/workbench/headless/inputFile";

describe("files of a headless run", () => {
  let folder: string;
  let input: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "tierline-files-"));
    input = path.join(folder, "in.xlsx");
    writeFileSync(input, "original");
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const refusesAsInput = (output: string) => assert.rejects(checkOutput(input, output), { code: "OutputIsInput", message: /the input is never changed/ });

  it("refuses to write to the input under its own path, however it is spelled", async () => {
    await refusesAsInput(input);
    await refusesAsInput(path.join(folder, "x", "..", "in.xlsx"));
  });

  it("refuses to write to the input through a symbolic link", async () => {
    const link = path.join(folder, "link.xlsx");
    symlinkSync(input, link);
    await refusesAsInput(link);
  });

  it("refuses to write to the input through a hard link", async () => {
    const link = path.join(folder, "hard.xlsx");
    linkSync(input, link);
    await refusesAsInput(link);
  });

  it("refuses a folder, and a file in a folder that is not there, before any work is done", async () => {
    await assert.rejects(checkOutput(input, folder), { code: "OutputIsFolder" });
    await assert.rejects(checkOutput(input, path.join(folder, "no", "out.xlsx")), { code: "NoFolder", message: /its folder does not exist/ });
  });

  it("replaces an older output and leaves no half-written file behind", async () => {
    const output = path.join(folder, "out.xlsx");
    writeFileSync(output, "older and longer");
    await checkOutput(input, output);
    await writeOutput(output, new TextEncoder().encode("new"));
    assert.equal(readFileSync(output, "utf8"), "new");
    assert.equal(readFileSync(input, "utf8"), "original");
    assert.deepEqual(readdirSync(folder).sort(), ["in.xlsx", "out.xlsx"]);
  });

  it("says that a file is missing, or that it is a folder, by its name", async () => {
    await assert.rejects(readInput(path.join(folder, "none.xlsx")), { code: "NoFile", message: /none\.xlsx cannot be read: there is no such file/ });
    await assert.rejects(readInput(folder), { code: "NoFile", message: /is a folder, not a workbook/ });
  });
});
