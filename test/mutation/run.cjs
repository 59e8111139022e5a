// npm run mutation [-- engine | intake | report | src/engine/decide.ts ...]: installs StrykerJS once, into this folder alone, and plants mistakes in the
// code of the folders or files asked for, all three without words. Takes an hour or more for all; what did not change is taken from the last run.
const { existsSync } = require("node:fs");
const { execFileSync, spawnSync } = require("node:child_process");
const path = require("node:path");

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
const mutate = (asked.length > 0 ? asked : FOLDERS).map((word) => (FOLDERS.includes(word) ? `src/${word}/**/*.ts` : word)).join(",");
const stryker = path.join(here, "node_modules", "@stryker-mutator", "core", "bin", "stryker.js");
// One seed, so that a property test judges every mutant alike.
const run = spawnSync(process.execPath, [stryker, "run", path.join(here, "stryker.config.mjs"), "--mutate", mutate], { cwd: root, stdio: "inherit", env: { TIERLINE_SEED: "20261123", ...process.env } });
process.exit(run.status ?? 1);
