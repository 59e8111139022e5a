// The words after `npm run evaluate --`, read into options.
// Promises a sentence for every word it cannot use; it looks at no file.
import path from "node:path";
import { isCsv } from "../csv/openCsv";

/** What a run was asked to do. Paths as typed; dates as YYYY-MM-DD. */
export interface EvaluateOptions {
  readonly input: string;
  readonly output: string;
  readonly asOf: string;
  /** Only rules that were published by this day count; null leaves the choice to the add-in. */
  readonly knownOn: string | null;
  /** Programme ids, or null for all the add-in knows. */
  readonly programmes: readonly string[] | null;
  /** Counts exports also where the workbook has a partner table of its own. */
  readonly countsExports: boolean;
  /** Looks twelve months ahead too, and writes the table of it. */
  readonly looksAhead: boolean;
  /** How dates such as 3/4/2024 read in exports, where nothing in the file says so; null asks. */
  readonly dateOrder: "day-first" | "month-first" | null;
  /** Whose rows exports are that name no partner; null leaves the name to the add-in. */
  readonly partner: string | null;
  readonly answersJson: boolean;
  readonly acceptsLoss: boolean;
}

/** The input cannot be used: `message` is the one sentence to show, exit code 2. */
export class InputError extends Error {
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence);
  }
}

export const USAGE =
  "npm run evaluate -- IN.xlsx|IN.csv [--out OUT.xlsx] [--as-of YYYY-MM-DD] [--known-on YYYY-MM-DD] [--programmes id,id] [--metrics] [--runway] [--date-order day-first|month-first] [--partner NAME] [--json] [--accept-loss]";

const WITH_VALUE = ["--out", "--as-of", "--known-on", "--programmes", "--date-order", "--partner"];
const WITHOUT_VALUE = ["--json", "--accept-loss", "--metrics", "--runway"];

/** Throws InputError for anything it does not know. `today` (YYYY-MM-DD) is the default as-of date. */
export function readArguments(words: readonly string[], today: string): EvaluateOptions {
  const values = new Map<string, string>();
  const inputs: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const [name = "", inline] = splitOnce(words[index] ?? "");
    if (WITHOUT_VALUE.includes(name)) values.set(name, "yes");
    else if (WITH_VALUE.includes(name)) {
      const value = inline ?? words[++index];
      if (value === undefined || value === "" || (inline === undefined && value.startsWith("--"))) throw new InputError("MissingValue", `${name} needs a value. Usage: ${USAGE}`);
      values.set(name, value);
    } else if (name.startsWith("-")) throw new InputError("UnknownOption", `${name} is not an option. Usage: ${USAGE}`);
    else inputs.push(words[index] ?? "");
  }
  const input = inputs[0];
  if (input === undefined) throw new InputError("NoInput", `Name the workbook to evaluate. Usage: ${USAGE}`);
  if (inputs.length > 1) throw new InputError("SeveralInputs", `One workbook at a time: ${inputs.join(", ")} were named. A name with blanks needs quotes around it.`);
  const programmes = values.get("--programmes")?.split(",").map((id) => id.trim());
  if (programmes?.some((id) => id === "")) throw new InputError("BadProgrammes", `--programmes takes ids with commas between them, such as top-tier,co-sell.`);
  const knownOn = values.get("--known-on");
  const dateOrder = values.get("--date-order") ?? null;
  if (dateOrder !== null && dateOrder !== "day-first" && dateOrder !== "month-first") throw new InputError("BadDateOrder", `--date-order takes day-first or month-first, not ${dateOrder}.`);
  return {
    input,
    output: values.get("--out") ?? defaultOutput(input),
    asOf: dayFrom("--as-of", values.get("--as-of") ?? today),
    knownOn: knownOn === undefined ? null : dayFrom("--known-on", knownOn),
    programmes: programmes ?? null,
    countsExports: values.has("--metrics"),
    looksAhead: values.has("--runway"),
    dateOrder,
    partner: values.get("--partner") ?? null,
    answersJson: values.has("--json"),
    acceptsLoss: values.has("--accept-loss"),
  };
}

/** partners.xlsx -> partners.evaluated.xlsx, in the same folder; the ending stays, since Excel checks it against the content. A .csv becomes a workbook. */
export function defaultOutput(input: string): string {
  const { dir, name, ext } = path.parse(input);
  return path.join(dir, `${name}.evaluated${ext === "" || isCsv(input) ? ".xlsx" : ext}`);
}

function dayFrom(option: string, text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  // The round trip rejects days that no month has, which Date would move into the next one.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw new InputError("BadDate", `${option} ${text} is not a day of the calendar. Write it as YYYY-MM-DD, such as 2024-03-31.`);
  }
  return text;
}

function splitOnce(word: string): [string, string?] {
  const at = word.indexOf("=");
  return word.startsWith("--") && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
}
