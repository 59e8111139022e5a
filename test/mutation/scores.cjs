// The scores of a run, written into the table of docs/mutation.md: one line per file, with the day it was measured.
// Promises: a file that was not measured now keeps its line; the sentences around the table are left alone. Judges nothing.
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const page = path.join(__dirname, "..", "..", "docs", "mutation.md");
const HEAD = "| File | Score | Killed | Survived | No test reaches it | Measured |\n|---|---:|---:|---:|---:|---|\n";
const LINE = /^\| `(src\/[^`]+)` \|.*$/gm;

/** Takes the scores of `files` from the JSON that StrykerJS left of this part; says so and changes nothing where there is none. */
exports.writeScores = (part, files) => {
  const report = path.join(__dirname, ".cache", `${part}.json`);
  if (!existsSync(report)) {
    process.stderr.write(`StrykerJS left no result of "${part}", so docs/mutation.md stays as it is.\n`);
    return;
  }
  const measured = JSON.parse(readFileSync(report, "utf8")).files;
  const text = readFileSync(page, "utf8");
  const lines = new Map([...text.matchAll(LINE)].map(([line, file]) => [file, line]));
  for (const file of files.filter((each) => measured[each] !== undefined)) {
    const line = lineOf(file, measured[file].mutants);
    if (line !== null) lines.set(file, line);
  }
  const [before] = text.split("| File |");
  const after = text.slice(text.lastIndexOf("\n| ")).replace(/^\n.*/, "");
  writeFileSync(page, `${before}${HEAD}${[...lines.keys()].sort().map((file) => lines.get(file)).join("\n")}${after}`);
};

/** A mutant that makes a test run for ever is noticed as well; one whose code does not load, or that stands in a constant, does not count. */
function lineOf(file, mutants) {
  const count = (...states) => mutants.filter(({ status }) => states.includes(status)).length;
  const [killed, survived, unreached] = [count("Killed", "Timeout"), count("Survived"), count("NoCoverage")];
  const all = killed + survived + unreached;
  return all === 0 ? null : `| \`${file}\` | ${((100 * killed) / all).toFixed(1)} % | ${killed} | ${survived} | ${unreached} | ${new Date().toISOString().slice(0, 10)} |`;
}
