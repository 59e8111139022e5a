// One cell becomes one number of its field's unit, or nothing, or a reported rejection.
// Promises: a blank is unknown, what cannot be read is rejected with what was expected; nothing becomes 0 or "no" by accident.
// Reads en-US spellings only; a spelling that two countries read differently is rejected, never guessed.
import { distance } from "fastest-levenshtein";
import { serialOf } from "./calendar";
import type { Field, IsoDate, Unit } from "../catalog/schema";
import { plainHeader } from "./recognise";
import type { CellValue } from "./table";

/** What is possible at all, in the field's unit; infinite where there is no limit. */
export interface PossibleRange {
  readonly least: number;
  readonly most: number;
  /** The day whose parameters say how much is possible; null where it is the same on all days. */
  readonly asOf: IsoDate | null;
}

/** As much of a field as reading a cell takes; columns of lists have no more. */
export interface ReadAs extends Pick<Field, "label" | "unit" | "choices" | "mayBeNegative" | "anyTextIsYes"> {
  /** What is possible on the day; without it, whatever the unit allows. */
  readonly range?: PossibleRange;
}

/** A value of the lane, BLANK, or the words for "expected …, because …". */
export type Coerced = number | typeof BLANK | RejectedCell;

export const BLANK = "blank";

export interface RejectedCell {
  /** "a whole number of 0 or more". */
  readonly expected: string;
  /** Ends the sentence `"…" cannot be used: …`. */
  readonly because: string;
}

/** Above this a Float64 no longer holds every cent. */
export const LARGEST_USD = 1e13;
/** Of customers, points or percent alike: nobody has more, so a larger number is a slip. */
export const LARGEST_COUNT = 1e9;
/** 1900-01-01 and 9999-12-31 as Excel serials. */
const FIRST_SERIAL = 1;
const LAST_SERIAL = 2_958_465;

const BLANK_TEXTS = new Set(["", "-", "–", "—", "n/a", "na"]);
const ERROR_TEXT = /^#(N\/A|REF!|DIV\/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BUSY!|BLOCKED!|CONNECT!|UNKNOWN!|GETTING_DATA|EXTERNAL!)$/i;
const YES = new Set(["yes", "y", "true", "1"]);
const NO = new Set(["no", "n", "false", "0"]);
/** What programs write where a number is missing or went out of bounds; it names nothing. */
const NO_NUMBER = /^[-+]?(?:nan|inf|infinity)$/;

const EXPECTED: Readonly<Record<Unit, string>> = {
  USD: "an amount in US dollars, such as 4250000 or $4,250,000",
  count: "a whole number of 0 or more",
  points: "a number of points, 0 or more",
  percent: "a percentage, such as 85% or 85",
  flag: "Yes or No",
  date: "a date, such as 2024-06-30",
  choice: "one of the known names",
  text: "a text",
};

/** Reads one cell as the field's unit. Percent comes back as written: 85 for "85%", and a bare number unchanged. */
export function coerce(cell: CellValue, field: ReadAs): Coerced {
  if (typeof cell === "string") {
    const text = cell.trim();
    if (BLANK_TEXTS.has(text.toLowerCase())) {
      return BLANK;
    }
    if (ERROR_TEXT.test(text)) {
      return rejected(field, "it is an error value");
    }
    return fromText(text, field);
  }
  switch (field.unit) {
    case "flag":
      if (field.anyTextIsYes === true && typeof cell === "number" && cell > 1 && Number.isSafeInteger(cell)) {
        return 1;
      }
      return cell === true || cell === 1 ? 1 : cell === false || cell === 0 ? 0 : rejected(field, "it is neither yes nor no");
    case "choice":
      return fromText(String(cell), field);
    case "text":
      return BLANK;
    default:
      return typeof cell === "boolean" ? rejected(field, "it is neither a number nor a text") : inRange(cell, field);
  }
}

function fromText(text: string, field: ReadAs): Coerced {
  switch (field.unit) {
    case "flag": {
      const word = text.toLowerCase();
      const isIdentifier = field.anyTextIsYes === true;
      return NO.has(word) || (isIdentifier && word === "none") ? 0 : (isIdentifier && !NO_NUMBER.test(word)) || YES.has(word) ? 1 : rejected(field, "it is neither yes nor no");
    }
    case "choice":
      return fromChoice(text, field);
    case "date":
      return fromDate(text, field);
    case "text":
      return BLANK;
    default: {
      const number = readNumber(text, field.unit);
      return typeof number === "number" ? inRange(number, field) : rejected(field, number.because);
    }
  }
}

const DOLLARS = /^(?:(?:USD|US\$|\$)\s*)|(?:\s*(?:USD|US\$|\$))$/gi;
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const SPACED = /^\d{1,3}(?: \d{3})+(?:\.\d+)?$/;
const PLAIN = /^(?:\d+\.?\d*|\.\d+)$/;

/** A number as people write it in en-US: signs, brackets for negative, currency, thousands marks of commas or spaces. */
function readNumber(text: string, unit: Unit): number | { readonly because: string } {
  let rest = text.replace(/[\u00a0\u2007\u2009\u202f]/g, " ").replace(/\u2212/g, "-");
  if ((rest.match(/[-+(]/g) ?? []).length > 1) {
    return { because: "it is not a number" };
  }
  let sign = 1;
  const bracketed = /^\((.*)\)$/.exec(rest);
  if (bracketed) {
    sign = -1;
    rest = bracketed[1]!.trim();
  }
  rest = withoutSign(rest, () => (sign = -sign));
  if (unit === "percent") {
    rest = rest.replace(/\s*%$/, "");
  }
  if (unit === "USD") {
    rest = rest.replace(DOLLARS, "").trim();
    rest = withoutSign(rest, () => (sign = -sign));
  }
  if (GROUPED.test(rest)) {
    return sign * Number(rest.replaceAll(",", ""));
  }
  if (SPACED.test(rest)) {
    return sign * Number(rest.replaceAll(" ", ""));
  }
  if (PLAIN.test(rest)) {
    // "1.234" is a fraction here and a thousand elsewhere.
    return unit === "USD" && /^\d{1,3}\.\d{3}$/.test(rest)
      ? { because: "the point could be a decimal point or a thousands mark" }
      : sign * Number(rest);
  }
  if (/^[\d.,]+$/.test(rest)) {
    return { because: "its points and commas can be read in two ways" };
  }
  if (/[€£¥₹]|\b(?:EUR|GBP|JPY|CHF|CAD|AUD|INR|CNY|SEK|NOK|DKK)\b/i.test(rest)) {
    return { because: "it is not in US dollars" };
  }
  return { because: "it is not a number" };
}

function withoutSign(text: string, negate: () => void): string {
  if (text.startsWith("-")) {
    negate();
    return text.slice(1).trim();
  }
  return text.startsWith("+") ? text.slice(1).trim() : text;
}

function inRange(value: number, field: ReadAs): Coerced {
  if (!Number.isFinite(value)) {
    return rejected(field, "it is not a finite number");
  }
  const beyond = beyondTheRange(value, field);
  if (beyond !== null) {
    return rejected(field, beyond);
  }
  switch (field.unit) {
    case "USD":
      return Math.abs(value) > LARGEST_USD ? rejected(field, "it is too large to be held to the cent") : value;
    case "count":
      return value < 0 && field.mayBeNegative !== true
        ? rejected(field, "a count cannot be negative")
        : !Number.isInteger(value)
          ? rejected(field, "a count cannot have a fraction")
          : Math.abs(value) > LARGEST_COUNT
            ? rejected(field, "it is too large for a count")
            : value;
    case "points":
    case "percent":
      return value < 0 && field.mayBeNegative !== true
        ? rejected(field, "it cannot be negative")
        : Math.abs(value) > LARGEST_COUNT
          ? rejected(field, `it is too large for ${field.unit === "points" ? "points" : "a percentage"}`)
          : value;
    case "date":
      return value < FIRST_SERIAL || value > LAST_SERIAL ? rejected(field, "it is outside the dates Excel knows, 1900 to 9999") : Math.floor(value);
    default:
      return value;
  }
}

/** A sum of points may be a hair above its maximum. */
const HAIR = 1e-9;

function beyondTheRange(value: number, { range, unit }: ReadAs): string | null {
  if (range === undefined || (value >= range.least && value <= range.most + HAIR)) {
    return null;
  }
  const when = range.asOf === null ? "" : ` as of ${range.asOf}`;
  return value < range.least ? `the least that is possible is ${limitText(range.least, unit)}` : `the most that is possible${when} is ${limitText(range.most, unit)}`;
}

function limitText(limit: number, unit: Unit): string {
  return unit === "USD" ? `$${limit}` : unit === "percent" ? `${limit}%` : String(limit);
}

/** "a number from 1 to 5", "a percentage, -100% or more, such as 85% or 85". */
function expectedOf({ unit, range }: ReadAs): string {
  const { least = -Infinity, most = Infinity } = range ?? {};
  if (most < Infinity) {
    return `${unit === "percent" ? "a percentage" : "a number"} from ${limitText(Math.max(0, least), unit)} to ${limitText(most, unit)}`;
  }
  return least > -Infinity ? EXPECTED[unit].replace(",", `, ${limitText(least, unit)} or more,`) : EXPECTED[unit];
}

function fromDate(text: string, field: ReadAs): Coerced {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  if (!parts) {
    return rejected(field, "day and month can only be told apart in the form year-month-day");
  }
  const iso = text.slice(0, 10);
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || !new Date(time).toISOString().startsWith(iso)) {
    return rejected(field, "there is no such day");
  }
  return inRange(serialOf(iso), field);
}

function fromChoice(text: string, field: ReadAs): Coerced {
  const plain = plainHeader(text);
  const code = choiceCodes(field.choices ?? []).get(plain);
  return (
    code ?? {
      expected: EXPECTED.choice,
      // Comparing with a few hundred names takes longer than reading a thousand cells, and few of these sentences are read.
      get because() {
        return `it is not a known ${field.label.toLowerCase()}; the nearest is ${nearestName(plain, field)}`;
      },
    }
  );
}

const knownCodes = new WeakMap<object, ReadonlyMap<string, number>>();

/** The code of every spelling, as `plainHeader` writes it; of two choices with one spelling the first has it. */
function choiceCodes(choices: NonNullable<ReadAs["choices"]>): ReadonlyMap<string, number> {
  const known = knownCodes.get(choices);
  if (known) {
    return known;
  }
  const codes = new Map<string, number>();
  choices.forEach(({ label, aliases }, code) => {
    for (const plain of [label, ...aliases].map(plainHeader)) {
      codes.set(plain, codes.get(plain) ?? code);
    }
  });
  knownCodes.set(choices, codes);
  return codes;
}

/** The label whose spelling, or one of whose spellings, takes the fewest typing errors to be the text. */
function nearestName(plain: string, { choices = [] }: ReadAs): string {
  let nearest = "";
  let fewest = Infinity;
  for (const [spelling, code] of choiceCodes(choices)) {
    const errors = distance(plain, spelling);
    if (errors < fewest) {
      fewest = errors;
      nearest = choices[code]!.label;
    }
  }
  return nearest;
}

function rejected(field: ReadAs, because: string): RejectedCell {
  return { expected: expectedOf(field), because };
}
