// StrykerJS over the three folders that decide: engine, intake and report. Every mutation operator is on; nothing in these folders is left out.
// Promises: 85 % or a failing exit code. Run by run.cjs, which names the files and the part they are; parts.cjs says which tests judge.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import parts from "./parts.cjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const part = process.env["TIERLINE_PART"] ?? "report";
const { judges, leavesOut = [] } = parts[part];
// The tests of a mutated file itself go first: they notice most of its mistakes, and the first test that notices one ends its run.
const own = (process.env["TIERLINE_MUTATED"] ?? "").split(",").map((file) => file.replace(/^src\/(.*)\.ts$/, "test/$1.test.ts")).filter((file) => file !== "" && existsSync(file));

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: "mocha",
  coverageAnalysis: "perTest",
  mochaOptions: { "no-config": true, "no-package": true, require: ["tsx", "./test/mutation/forget.cjs"], spec: [...own, ...judges.map((name) => `test/${name}.test.ts`)], ...(leavesOut.length > 0 ? { grep: `^(?!.*(${leavesOut.join("|")})$)` } : {}) },
  // A value that is worked out once, while the module loads, would need every test again for each mutant: the truth tables hold those tables to account.
  ignoreStatic: true,
  disableTypeChecks: false,
  incremental: true,
  incrementalFile: `${here}.cache/${part}.incremental.json`,
  tempDirName: `${here}.cache/${part}.sandbox`,
  cleanTempDir: "always",
  // Only what the tests above read is copied.
  ignorePatterns: ["dist", "assets", ".cache", "src/workbench", "test/mutation/node_modules", "test/mutation/.cache", "test/e2e", "test/workbench", "test/output"],
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: `${here}.cache/${part}.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  timeoutMS: 10_000,
  concurrency: Number(process.env["TIERLINE_JOBS"] ?? 2),
  thresholds: { high: 90, low: 85, break: 85 },
};
