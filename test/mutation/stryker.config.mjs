// StrykerJS over the three folders that decide: engine, intake and report. Every mutation operator is on; nothing in these folders is left out.
// Promises: 85 % or a failing exit code. Run by run.cjs, which names the folders; the project's own tests judge, the fast ones first.
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const tests = ["engine", "intake", "report", "catalog", "cases", "properties"];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: "mocha",
  coverageAnalysis: "perTest",
  mochaOptions: {
    "no-config": true,
    "no-package": true,
    require: ["tsx"],
    spec: tests.map((folder) => `test/${folder}/**/*.test.ts`),
    // The first two judge the corpus, not the code; the next two judge data, slowly; one bundles; the random rows of every programme see what top tier's see.
    ignore: ["cases/mutants", "cases/distinguish", "catalog/wholeCatalog", "catalog/shadowing", "catalog/decidingPart", "properties/topTier"].map((name) => `test/${name}.test.ts`),
  },
  // A value that is worked out once, while the module loads, would need every test again for each mutant: the truth tables hold those tables to account.
  ignoreStatic: true,
  disableTypeChecks: false,
  incremental: true,
  incrementalFile: `${here}.cache/incremental.json`,
  tempDirName: `${here}.cache/sandbox`,
  cleanTempDir: "always",
  // Only what the tests above read is copied.
  ignorePatterns: ["dist", "assets", ".cache", "src/workbench", "test/mutation", "test/e2e", "test/workbench", "test/output"],
  reporters: ["clear-text", "json", "progress-append-only"],
  jsonReporter: { fileName: `${here}.cache/mutation.json` },
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  timeoutMS: 10_000,
  concurrency: Number(process.env["TIERLINE_JOBS"] ?? 2),
  thresholds: { high: 90, low: 85, break: 85 },
};
