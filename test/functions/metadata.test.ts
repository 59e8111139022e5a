// Saved formulas depend on the ids and parameters of the functions: what Excel is told about them is pinned here.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { generateCustomFunctionsMetadata } from "custom-functions-metadata";

const root = path.join(__dirname, "../..");

describe("the functions' metadata", () => {
  it("is what functions.golden.json says, and the generator finds no fault", async () => {
    const { errors, metadataJson } = await generateCustomFunctionsMetadata([path.join(root, "src/functions/functions.ts")], true);
    assert.deepEqual(errors, []);
    assert.deepEqual(JSON.parse(metadataJson), JSON.parse(readFileSync(path.join(__dirname, "functions.golden.json"), "utf8")));
  });

  it("makes no function asynchronous, streaming or volatile", () => {
    const golden: { functions: { id: string; options?: Record<string, unknown> }[] } = JSON.parse(readFileSync(path.join(__dirname, "functions.golden.json"), "utf8"));
    // Each says where it stands, to be asked again alone; what is not over rows needs no address of them.
    for (const { id, options } of golden.functions) assert.deepEqual(options, { requiresAddress: true, ...(["THRESHOLD", "RULES", "TTM"].includes(id) ? {} : { requiresParameterAddresses: true }) }, id);
    assert.doesNotMatch(readFileSync(path.join(root, "src/functions/functions.ts"), "utf8"), /async function|Promise</);
  });

  it("gives no parameter a default value in the code: Excel passes null for an omitted one", () => {
    assert.doesNotMatch(readFileSync(path.join(root, "src/functions/functions.ts"), "utf8"), /\([^)]*\w+(?::[^,)=]+)? = [^)]*\): (string|unknown|number)/);
  });
});
