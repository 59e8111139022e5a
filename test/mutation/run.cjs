// npm run mutation [-- engine | intake | report | src/engine/decide.ts ...]: installs StrykerJS once, into this folder alone, and plants mistakes in the
// code of the folders or files asked for, all three without words; then writes their scores into docs/mutation.md.
// Takes an hour or more for all; what did not change is taken from the last run. Fails when a part stays below 85 %.
const { existsSync, readdirSync, rmSync } = require("node:fs");
const { execFileSync, spawnSync } = require("node:child_process");
const path = require("node:path");
const parts = require("./parts.cjs");
const { writeScores } = require("./scores.cjs");

const here = __dirname;
const root = path.join(here, "..", "..");
const FOLDERS = ["engine", "intake", "report"];
const asked = process.argv.slice(2);
const stranger = asked.find((word) => !FOLDERS.includes(word) && !existsSync(path.join(root, word)));
if (stranger !== undefined) {
  process.stderr.write(`There is nothing to mutate at "${stranger}". Name one of ${FOLDERS.join(", ")}, or a file under src.\n`);
  process.exit(2);
}
if (!existsSync(path.join(here, "node_modules"))) {
  execFileSync("npm", ["ci", "--legacy-peer-deps", "--no-audit", "--no-fund"], { cwd: here, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}
const files = (asked.length > 0 ? asked : FOLDERS).flatMap((word) => (FOLDERS.includes(word) ? readdirSync(path.join(root, "src", word)).map((name) => `src/${word}/${name}`) : word.replaceAll(path.sep, "/")));
const stryker = path.join(here, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
let status = 0;
let rest = files.filter((file) => file.endsWith(".ts"));
for (const [part, { holds }] of Object.entries(parts)) {
  const mutate = rest.filter(holds);
  rest = rest.filter((file) => !holds(file));
  if (mutate.length > 0) {
    // A run that breaks off leaves nothing to write down, not the scores of the run before.
    rmSync(path.join(here, ".cache", `${part}.json`), { force: true });
    // One seed, so that a property test judges every mutant alike; and a quarter of its rows, since a mutant that survives is judged by all of them.
    const env = { TIERLINE_SEED: "20261123", TIERLINE_RUNS: "0.25", ...process.env, TIERLINE_PART: part, TIERLINE_MUTATED: mutate.join(",") };
    const run = spawnSync(process.execPath, [stryker, "run", path.join(here, "stryker.config.mjs"), "--mutate", mutate.join(",")], { cwd: root, stdio: "inherit", env });
    status = Math.max(status, run.status ?? 1);
    writeScores(part, mutate);
  }
}
if (rest.length > 0) {
  process.stderr.write(`No part of test/mutation/parts.cjs holds ${rest.join(", ")}.\n`);
  status = 2;
}
process.exit(status);
