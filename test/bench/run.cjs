// npm run bench [-- rules | ledger] [--json] [--write-docs]: installs the peers once, into this folder alone, and runs the benches asked for.
// With --json the last line printed is one JSON object with the keys of every bench that ran. With --write-docs the table and the chart of the
// rules in docs/ are written from this very run.
const { existsSync } = require("node:fs");
const { execFileSync, spawnSync } = require("node:child_process");
const path = require("node:path");

const here = __dirname;
const known = ["rules", "ledger"].filter((name) => existsSync(path.join(here, `${name}.ts`)));
const options = process.argv.slice(2).filter((argument) => argument.startsWith("--"));
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));

async function main() {
  const stranger = asked.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    process.stderr.write(`There is no bench "${stranger}". Known: ${known.join(", ")}.\n`);
    return 2;
  }
  if (!existsSync(path.join(here, "node_modules"))) {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
  }
  const build = require("./build.cjs");
  const keys = {};
  for (const name of asked.length > 0 ? asked : known) {
    const bundle = await build(name);
    const run = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=8192", bundle, ...options], { cwd: path.join(here, "../.."), stdio: ["ignore", "pipe", "inherit"], encoding: "utf8", maxBuffer: 1 << 28 });
    const lines = run.stdout.trimEnd().split("\n");
    const last = lines.pop() ?? "";
    process.stdout.write(`${lines.join("\n")}\n`);
    if (run.status !== 0) {
      process.stdout.write(`${last}\n`);
      return run.status ?? 1;
    }
    Object.assign(keys, JSON.parse(last));
  }
  if (options.includes("--json")) {
    process.stdout.write(`${JSON.stringify(keys)}\n`);
  }
  return 0;
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  },
);
