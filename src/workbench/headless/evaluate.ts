// `npm run evaluate`: an .xlsx (or an export as .csv) in, the workbook with metrics and status columns out, through the very bundles that Excel would load.
// Promises: the input is never written; standard output holds the answer and nothing else; 0 done, 2 the input cannot be used
// (one sentence on standard error). It decides nothing about partners: the add-in does.
import path from "node:path";
import { isCsv, workbookOfCsv } from "../csv/openCsv";
import { ensureBuilt } from "../tools/bundles";
import { XlsxError } from "../xlsx";
import { AddinRefusal } from "./automation";
import { InputError, readArguments, type EvaluateOptions } from "./arguments";
import { countExports } from "./countExports";
import { checkInput, checkOutput, readInput, writeOutput } from "./inputFile";
import { openHeadlessExcel, type HeadlessExcel } from "./headlessExcel";
import { toJson, toSummary, type RunOutcome, type TableOutcome } from "./report";

/** Where the words go; a test hands in its own. */
export interface Streams {
  out(text: string): Promise<void>;
  err(text: string): Promise<void>;
}

const PROCESS_STREAMS: Streams = {
  out: (text) => new Promise((resolve) => process.stdout.write(text, () => resolve())),
  err: (text) => new Promise((resolve) => process.stderr.write(text, () => resolve())),
};

/** Runs the command and answers its exit code. Anything but a fault of the input is thrown. */
export async function evaluate(words: readonly string[], streams: Streams = PROCESS_STREAMS): Promise<number> {
  const loud = silenceConsole();
  try {
    const options = readArguments(words, today());
    const outcome = await run(options);
    await streams.out(`${options.answersJson ? toJson(outcome) : toSummary(outcome)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Error) || !isFaultOfTheInput(error)) throw error;
    await streams.err(`${error.message}\n`);
    return 2;
  } finally {
    loud();
  }
}

async function run(options: EvaluateOptions): Promise<RunOutcome> {
  // An export as text is read by the add-in, piece by piece, beside an empty workbook.
  const bytes = isCsv(options.input) ? await emptyWorkbookFor(options.input) : await readInput(options.input);
  await checkOutput(options.input, options.output);
  await ensureBuilt(["addin"]);
  const excel = await openHeadlessExcel(bytes, options.input);
  try {
    const exports = await countExports(excel.automation, options);
    const tables = await evaluateTables(excel, options);
    // Asked of the evaluated workbook: what a save leaves out depends on what was changed.
    const { bytes: evaluated, losses } = await excel.file.prepare(options.output);
    if (losses.length > 0 && !options.acceptsLoss) {
      throw new InputError("WouldLose", `${options.input} was evaluated but nothing was written, because the result would lose parts of it. Run again with --accept-loss to go on without them:\n${losses.map((loss) => `- ${loss}`).join("\n")}`);
    }
    await writeOutput(options.output, evaluated);
    return { input: options.input, out: options.output, asOf: options.asOf, knownOn: options.knownOn, exports, tables, losses };
  } finally {
    await excel.close();
  }
}

async function emptyWorkbookFor(file: string): Promise<Uint8Array> {
  await checkInput(file);
  return workbookOfCsv(path.basename(file));
}

async function evaluateTables(excel: HeadlessExcel, { asOf, knownOn, programmes, input }: EvaluateOptions): Promise<TableOutcome[]> {
  const previews = await excel.automation.evaluate({ asOf, ...(knownOn !== null && { knownOn }), ...(programmes !== null && { programmes }) });
  if (previews.length === 0) throw new InputError("NoTable", `${input} has no table whose headers are recognised, so there is nothing to evaluate.`);
  const outcomes: TableOutcome[] = [];
  for (const preview of previews) {
    // A table without rows, or whose headers say nothing, is reported and left as it is; the other tables are answered.
    const { columns, warnings } = preview.canWrite && preview.programmes.length > 0 ? (await excel.automation.write(preview.id)).committed : { columns: [], warnings: [] };
    outcomes.push({ preview, columns, warnings });
  }
  if (outcomes.every(({ columns }) => columns.length === 0)) {
    const reasons = outcomes.flatMap(({ preview }) => preview.problems.map(({ sentence }) => sentence));
    throw new InputError("NothingWritten", reasons.length > 0 ? reasons.join(" ") : `${input} holds no row that can be evaluated.`);
  }
  return outcomes;
}

function isFaultOfTheInput(error: Error): boolean {
  // Reading an .xlsx fails with a sentence of its own; a refusal is the add-in's.
  return error instanceof InputError || error instanceof AddinRefusal || error instanceof XlsxError;
}

/** Today by the clock on the wall, as YYYY-MM-DD. */
function today(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

// The spreadsheet engine and jsdom talk to the console; standard output belongs to the answer alone.
function silenceConsole(): () => void {
  const names = ["log", "info", "debug", "warn", "error", "trace"] as const;
  const before = names.map((name) => [name, console[name]] as const);
  for (const name of names) console[name] = () => undefined;
  return () => {
    for (const [name, method] of before) console[name] = method;
  };
}
