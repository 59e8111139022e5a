// The files of a headless run: reads IN, and writes OUT without ever being able to write IN.
// Promises that OUT is replaced as a whole or not at all: the bytes go to a new file beside it, which then takes its name.
import { promises as fs } from "node:fs";
import path from "node:path";
import { InputError } from "./arguments";

/** The bytes of IN. Throws InputError when there is no readable file. */
export async function readInput(file: string): Promise<Uint8Array> {
  await checkInput(file);
  return fs.readFile(file).catch((error: unknown) => {
    throw new InputError("NoFile", `${file} cannot be read: ${reasonOf(error)}.`);
  });
}

/** Throws InputError when IN is no file. */
export async function checkInput(file: string): Promise<void> {
  const about = await fs.stat(file).catch((error: unknown) => {
    throw new InputError("NoFile", `${file} cannot be read: ${isMissing(error) ? "there is no such file" : reasonOf(error)}.`);
  });
  if (about.isDirectory()) throw new InputError("NoFile", `${file} is a folder, not a workbook.`);
}

/** Throws InputError when OUT is IN by any name (same path, a link of either kind), is a folder, or stands in no folder. */
export async function checkOutput(input: string, output: string): Promise<void> {
  const folder = await fs.stat(path.dirname(path.resolve(output))).catch(() => null);
  if (folder === null || !folder.isDirectory()) throw new InputError("NoFolder", `${output} cannot be written: its folder does not exist.`);
  const [from, to] = await Promise.all([fs.stat(input), fs.stat(output).catch(() => null)]);
  if (to === null) return;
  if (to.isDirectory()) throw new InputError("OutputIsFolder", `${output} is a folder. Name a file with --out.`);
  if (from.dev === to.dev && from.ino === to.ino) {
    throw new InputError("OutputIsInput", `${output} is the input file itself, and the input is never changed. Name another file with --out.`);
  }
}

/** Writes OUT; an older OUT stays whole until the new one is complete. */
export async function writeOutput(output: string, bytes: Uint8Array): Promise<void> {
  // A link named OUT keeps pointing where it points; the file behind it is the one that is replaced.
  const target = await fs.realpath(output).catch(() => path.resolve(output));
  const half = `${target}.${process.pid}.part`;
  try {
    await fs.writeFile(half, bytes, { flag: "wx" });
    await fs.rename(half, target);
  } catch (error) {
    await fs.rm(half, { force: true });
    throw new InputError("NotWritten", `${output} could not be written: ${reasonOf(error)}.`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const reasons: Record<string, string> = { EACCES: "permission was refused", EPERM: "permission was refused", EBUSY: "another program holds it open", EROFS: "the disk is read-only", ENOSPC: "the disk is full", EISDIR: "it is a folder" };
  return reasons[code] ?? (error instanceof Error ? error.message : String(error));
}
