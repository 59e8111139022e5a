// `npm run excel`: builds the add-in for side-loading and opens it in real Excel, on Windows or on a Mac.
// Promises to change nothing where there is no Excel: there it says so in one sentence.
// Microsoft's side-loading tools are fetched by npx when asked for: they are as large as everything else together.
import { spawn } from "node:child_process";
import { promises as fs } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PROJECT_ROOT } from "./bundles";
import { startServer, type Certificate } from "./server";

const PORT = 3000;
const BEFORE_SERVING = [
  ["npx", "--yes", "office-addin-dev-certs@2", "install"],
  ["npx", "webpack", "--mode", "production", "--env", "dev"],
];
const OPEN_EXCEL = ["npx", "--yes", "office-addin-debugging@6", "start", "dist/addin/manifest.xml", "desktop"];
const CLOSE_EXCEL = ["npx", "--yes", "office-addin-debugging@6", "stop", "dist/addin/manifest.xml"];

/** Answers the exit code: 0 Excel was started, 2 there is no desktop Excel on this system, else what the failing step answered. */
export async function excel(_words: readonly string[], platform: NodeJS.Platform = process.platform): Promise<number> {
  if (platform !== "win32" && platform !== "darwin") {
    process.stderr.write(
      "Desktop Excel runs on Windows and macOS only, so there is nothing to side-load into here. Use npm start: the workbench runs the same add-in without Excel.\n",
    );
    return 2;
  }
  for (const step of BEFORE_SERVING) {
    const code = await runStep(step);
    if (code !== 0) return failed(step, code);
  }
  const server = await startServer([{ at: "", folder: path.join(PROJECT_ROOT, "dist/addin") }], PORT, await developmentCertificate());
  const code = await runStep(OPEN_EXCEL);
  if (code !== 0) {
    await server.close();
    return failed(OPEN_EXCEL, code);
  }
  process.stdout.write(`Excel opens with Tierline (dev), served from ${server.url}. Press Ctrl+C to stop and to take the add-in out of Excel again.\n`);
  await new Promise<void>((resolve) => process.once("SIGINT", resolve));
  await server.close();
  return runStep(CLOSE_EXCEL);
}

function failed(step: readonly string[], code: number): number {
  process.stderr.write(`"${step.join(" ")}" ended with ${code}, so Excel was not started. Its own message stands above.\n`);
  return code;
}

/** The pair that office-addin-dev-certs keeps for every add-in of this person. */
async function developmentCertificate(): Promise<Certificate> {
  const folder = path.join(os.homedir(), ".office-addin-dev-certs");
  return { key: await fs.readFile(path.join(folder, "localhost.key")), cert: await fs.readFile(path.join(folder, "localhost.crt")) };
}

function runStep([program = "", ...words]: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: PROJECT_ROOT, stdio: "inherit", shell: process.platform === "win32" });
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}
