// `npm run evaluate`: an .xlsx (or an export or a table as .csv) in, the workbook with metrics and status columns out, through the very bundles that Excel would load.
// Promises: the input is never written; standard output holds the answer and nothing else; 0 done, 2 the input cannot be used
// (one sentence on standard error). It decides nothing about partners: the add-in does.
import path from "node:path";
import { isCsv, workbookOfCsv } from "../csv/openCsv";
import { ensureBuilt } from "../tools/bundles";
import { XlsxError } from "../xlsx";
import { AddinRefusal } from "./automation";
import { InputError, readArguments, type EvaluateOptions } from "./arguments";
import { countExports, NOT_AN_EXPORT } from "./countExports";
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
  await checkInput(options.input);
  await checkOutput(options.input, options.output);
  await ensureBuilt(["addin"]);
  if (!isCsv(options.input)) return evaluateWorkbook(options, await readInput(options.input), false);
  try {
    // An export as text is read by the add-in, piece by piece, beside an empty workbook: it may be longer than a sheet.
    return await evaluateWorkbook(options, await workbookOfCsv(path.basename(options.input)), true);
  } catch (error) {
    if (!(error instanceof InputError) || error.code !== NOT_AN_EXPORT) throw error;
    return evaluateTableFile(options, error);
  }
}

/** A .csv that is no export, as the sheet that Excel would show: a table of partners or of offers. */
async function evaluateTableFile(options: EvaluateOptions, noExport: InputError): Promise<RunOutcome> {
  try {
    const outcome = await evaluateWorkbook(options, await workbookOfCsv(path.basename(options.input), await readInput(options.input)), false);
    return { ...outcome, exports: { ...outcome.exports, notes: [...outcome.exports.notes, ADDRESSES_OF_TEXT] } };
  } catch (error) {
    if (!(error instanceof AddinRefusal)) throw error;
    throw new InputError("NeitherExportNorTable", `${noExport.message} ${error.message}`);
  }
}

const ADDRESSES_OF_TEXT = "Cells are named as Excel shows the file: the number is the row, of which the first line is 1, and the letter is the column.";

async function evaluateWorkbook(options: EvaluateOptions, bytes: Uint8Array, readsFile: boolean): Promise<RunOutcome> {
  const excel = await openHeadlessExcel(bytes, options.input);
  try {
    const exports = await countExports(excel.automation, options, readsFile);
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
