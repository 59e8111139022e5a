// What `npm test` runs: builds what is stale, then every test, and ends with one line "N passed, N failed".
// Promises a failing exit code when a test fails, when none ran, and when a test file cannot even be loaded.
// Words after `npm test --` choose test files by a part of their path: `npm test -- e2e`, `npm test -- engine report`.
require("tsx/cjs");
const { readdirSync } = require("node:fs");
const path = require("node:path");
const Mocha = require("mocha");
const { ensureBuilt, PROJECT_ROOT } = require("../src/workbench/tools/bundles.ts");

// Two cores are what a build machine has; the browser tests have them to themselves, since they wait for what a person would see.
const JOBS = 2;
const SERIAL = /[\\/]e2e[\\/]/;
const LEFT_OUT = /[\\/](bench|mutation|output)[\\/]/;

function testFiles(wanted) {
  return readdirSync(path.join(PROJECT_ROOT, "test"), { recursive: true })
    .map((name) => path.join("test", name))
    .filter((file) => /\.test\.tsx?$/.test(file) && !LEFT_OUT.test(file))
    .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
    .sort()
    .map((file) => path.join(PROJECT_ROOT, file));
}

/** Runs the files in one mocha; answers how many passed, failed and were skipped. */
function run(files, isParallel) {
  if (files.length === 0) return Promise.resolve({ passed: 0, failed: 0, skipped: 0 });
  // "tsx" is both of its loaders: what the pane loads late, a test loads by import().
  const mocha = new Mocha({ reporter: "dot", timeout: 20_000, forbidOnly: true, require: ["tsx"], parallel: isParallel, jobs: JOBS });
  for (const file of files) mocha.addFile(file);
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => resolve({ passed: runner.stats.passes, failed: Math.max(failures, runner.stats.failures), skipped: runner.stats.pending }));
  });
}

async function runAll(wanted) {
  await ensureBuilt(["addin", "workbench"]);
  const files = testFiles(wanted);
  const groups = [
    await run(files.filter((file) => !SERIAL.test(file)), true),
    await run(files.filter((file) => SERIAL.test(file)), false),
  ];
  return groups.reduce((all, group) => ({ passed: all.passed + group.passed, failed: all.failed + group.failed, skipped: all.skipped + group.skipped }));
}

function finish({ passed, failed, skipped }) {
  if (skipped > 0) console.log(`${skipped} skipped`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

runAll(process.argv.slice(2)).then(finish, (error) => {
  console.error(error);
  finish({ passed: 0, failed: 1, skipped: 0 });
});
