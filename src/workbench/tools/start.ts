// `npm start`: builds what is stale, serves the workbench, prints its address and stays until Ctrl+C.
// Promises a sentence, never a stack trace, when the port is taken or the build fails.
import { BuildError, ensureBuilt, PROJECT_ROOT } from "./bundles";
import { startServer, workbenchMounts, type WorkbenchServer } from "./server";

const DEFAULT_PORT = 3000;
const PORTS_TRIED = 20;

/** Runs until interrupted. `words`: `--port N` (or the environment's PORT; 0 picks any free one). Answers the exit code. */
export async function start(words: readonly string[]): Promise<number> {
  const wanted = portFrom(words, process.env["PORT"]);
  if (typeof wanted === "string") {
    process.stderr.write(`${wanted}\n`);
    return 2;
  }
  try {
    await ensureBuilt(["addin", "workbench"]);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  const server = await startAtNextFreePort(wanted);
  process.stdout.write(`Tierline workbench: ${server.url}\nPress Ctrl+C to stop.\n`);
  await new Promise<void>((resolve) => {
    process.once("SIGINT", resolve);
    process.once("SIGTERM", resolve);
  });
  await server.close();
  return 0;
}

/** The port asked for, or a sentence saying why it is none. */
export function portFrom(words: readonly string[], environment: string | undefined): number | string {
  let asked = environment;
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? "";
    if (word === "--port") asked = words[++index] ?? "";
    else if (word.startsWith("--port=")) asked = word.slice("--port=".length);
    else return `"${word}" is not an option of npm start. It knows --port N.`;
  }
  if (asked === undefined) return DEFAULT_PORT;
  const port = Number(asked);
  if (!/^\d+$/.test(asked) || port > 65535) return `"${asked}" is not a port. Give a whole number from 0 to 65535.`;
  return port;
}

async function startAtNextFreePort(wanted: number): Promise<WorkbenchServer> {
  for (let port = wanted; ; port++) {
    try {
      return await startServer(workbenchMounts(PROJECT_ROOT), port);
    } catch (error) {
      const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
      if (!isTaken || port >= wanted + PORTS_TRIED || port === 65535) throw error;
      process.stdout.write(`Port ${port} is taken by another program, so the next one is tried.\n`);
    }
  }
}
