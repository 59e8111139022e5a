// Builds what is about to be loaded, when it is stale: the add-in as the workbench serves it, and the workbench page.
// Promises that a build is never older than its sources: it compares their content, not their dates, so that a fresh
// clone, a branch switch and an untouched tree all answer right. It prints to standard error only.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

export type BundleName = "addin" | "workbench";

export class BuildError extends Error {
  readonly code = "BuildFailed";
}

interface Bundle {
  readonly sources: readonly string[];
  readonly leftOut: readonly string[];
  readonly folder: string;
  /** A file of the folder that every build of the bundle writes. */
  readonly result: string;
  readonly webpack: readonly string[];
}

const SHARED_SOURCES = ["package.json", "package-lock.json"];
const BUNDLES: Record<BundleName, Bundle> = {
  addin: {
    sources: [...SHARED_SOURCES, "manifest.xml", "assets", "docs/functions.md", "src"],
    leftOut: ["assets/samples", "src/workbench"],
    folder: "dist/addin",
    result: "taskpane.html",
    webpack: ["--config", "webpack.config.js", "--config-name", "addin", "--mode", "production", "--env", "workbench"],
  },
  workbench: {
    sources: [...SHARED_SOURCES, "src/csv", "src/workbench"],
    leftOut: ["src/workbench/tools", "src/workbench/headless"],
    folder: "dist/workbench",
    result: "page.js",
    webpack: ["--config", "src/workbench/webpack.workbench.cjs"],
  },
};

/** The project's folder: this file stands in src/workbench/tools. */
export const PROJECT_ROOT = path.resolve(__dirname, "../../..");

/** Builds each named bundle whose sources changed since its last build; says so on standard error. Throws BuildError with webpack's own words. */
export async function ensureBuilt(names: readonly BundleName[], root = PROJECT_ROOT): Promise<void> {
  // Side by side: the first start is what a newcomer waits for, and two builds fit two cores.
  await Promise.all(names.map((name) => buildWhenStale(name, root)));
}

async function buildWhenStale(name: BundleName, root: string): Promise<void> {
  const bundle = BUNDLES[name];
  // Inside the folder that webpack empties: a build of another flavour (release, dev) takes the stamp away with it.
  const stamp = path.join(root, bundle.folder, ".built-from");
  const fingerprint = fingerprintOf(root, bundle);
  if (existsSync(path.join(root, bundle.folder, bundle.result)) && existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint) return;
  process.stderr.write(`Building the ${name === "addin" ? "add-in" : "workbench page"} (its sources changed) ...\n`);
  // A build that breaks half-way must not look finished next time.
  rmSync(stamp, { force: true });
  await runWebpack(root, bundle.webpack);
  writeFileSync(stamp, fingerprint);
}

function fingerprintOf(root: string, bundle: Bundle): string {
  const hash = createHash("sha256").update(bundle.webpack.join(" "));
  const leftOut = new Set(bundle.leftOut.map((each) => path.join(root, each)));
  // The build's own files count too: webpack.config.js and what stands beside it.
  const builders = readdirSync(root).filter((name) => name.startsWith("webpack.")).sort();
  for (const source of [...builders, ...bundle.sources]) {
    for (const file of filesUnder(path.join(root, source), leftOut)) {
      hash.update(`\n${path.relative(root, file)}\n`).update(readFileSync(file));
    }
  }
  return hash.digest("hex");
}

function filesUnder(start: string, leftOut: ReadonlySet<string>): string[] {
  if (leftOut.has(start) || !existsSync(start)) return [];
  if (!statSync(start).isDirectory()) return [start];
  return readdirSync(start)
    .sort()
    .flatMap((name) => filesUnder(path.join(start, name), leftOut));
}

function runWebpack(root: string, words: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules/webpack/bin/webpack.js"), ...words], { cwd: root });
    let said = "";
    const keep = (part: Buffer): void => {
      said += part.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? resolve() : reject(new BuildError(`The build failed (webpack ended with ${code}).\n${said}`))));
  });
}
