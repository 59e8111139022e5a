// npm run bench [-- rules | ledger] [--json]: installs the peers once, into this folder alone, and runs the benches asked for.
// With --json the last line printed is one JSON object with the keys of every bench that ran.
const { existsSync } = require("node:fs");
const { execFileSync, spawnSync } = require("node:child_process");
const path = require("node:path");

const here = __dirname;
const known = ["rules", "ledger"].filter((name) => existsSync(path.join(here, `${name}.ts`)));
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const strangers = asked.filter((name) => !known.includes(name));
if (strangers.length > 0) {
  process.stderr.write(`There is no bench "${strangers[0]}". Known: ${known.join(", ")}.\n`);
  process.exit(2);
}
if (!existsSync(path.join(here, "node_modules"))) {
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: here, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}
const keys = {};
for (const name of asked.length > 0 ? asked : known) {
  const tsx = require.resolve("tsx/cjs");
  const run = spawnSync(process.execPath, ["--expose-gc", "--max-old-space-size=8192", "--require", tsx, path.join(here, `${name}.ts`), "--json"], {
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const lines = run.stdout.trimEnd().split("\n");
  const last = lines.pop() ?? "";
  process.stdout.write(`${lines.join("\n")}\n`);
  if (run.status !== 0) {
    process.stdout.write(`${last}\n`);
    process.exit(run.status ?? 1);
  }
  Object.assign(keys, JSON.parse(last));
}
if (process.argv.includes("--json")) {
  process.stdout.write(`${JSON.stringify(keys)}\n`);
}
