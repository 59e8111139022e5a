// Dates as exports write them, read as days or as months.
// Promises: year-month-day, month names, month numbers and Excel serials are read; a text that could be two dates is asked about, never guessed.
import type { CellValue } from "../intake/table";
import { dayOf, dayOfSerial, isRealDate, monthOf, monthOfDay } from "./calendar";
import type { DateGrain } from "./windows";

/** How the person, or the export's documentation, says that 3/4/2024 is to be read. */
export type DateOrder = "day-first" | "month-first";

/** A day or month number, or why there is none. */
export type ReadDate = number | "blank" | "ambiguous" | "unreadable";

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const firstSerial = 61;
const lastSerial = 2_958_465;

/** Reads a cell as a day number or a month number. `order` decides texts such as 3/4/2024; without it they are ambiguous. */
export function readDate(cell: CellValue, grain: DateGrain, order: DateOrder | null): ReadDate {
  if (typeof cell === "number") return fromNumber(cell, grain);
  if (typeof cell === "boolean") return "unreadable";
  const text = cell.trim();
  if (text === "" || text === "-" || /^(n\/?a|null)$/i.test(text)) return "blank";
  return fromYearFirst(text, grain) ?? fromSlashes(text, grain, order) ?? fromMonthName(text, grain) ?? "unreadable";
}

function fromNumber(cell: number, grain: DateGrain): ReadDate {
  // 202407 is how month keys are written; as a serial it would be the year 2454.
  if (Number.isInteger(cell) && cell >= 190_001 && cell <= 299_912) return fromYearFirst(String(cell), grain) ?? "unreadable";
  if (Number.isInteger(cell) && cell >= 19_000_101 && cell <= 29_991_231) return fromYearFirst(String(cell), grain) ?? "unreadable";
  if (!(cell >= firstSerial && cell <= lastSerial)) return "unreadable";
  const day = dayOfSerial(cell);
  return grain === "month" ? monthOfDay(day) : day;
}

/** 2024-07-01, 2024-07-01T00:00:00Z, 2024/7/1, 2024-07, 20240701, 202407. */
function fromYearFirst(text: string, grain: DateGrain): ReadDate | null {
  const parts = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[T ].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})?$/.exec(text);
  if (parts === null) return null;
  return made(Number(parts[1]), Number(parts[2]), parts[3] === undefined ? null : Number(parts[3]), grain);
}

/** 7/1/2024, 1.7.2024, 07-2024: the order is in the numbers, given, or open. */
function fromSlashes(text: string, grain: DateGrain, order: DateOrder | null): ReadDate | null {
  const monthAndYear = /^(\d{1,2})[-/.](\d{4})$/.exec(text);
  if (monthAndYear !== null) return made(Number(monthAndYear[2]), Number(monthAndYear[1]), null, grain);
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ,].*)?$/.exec(text);
  if (parts === null) return null;
  const first = Number(parts[1]);
  const second = Number(parts[2]);
  const year = Number(parts[3]);
  if (first > 12 && second > 12) return "unreadable";
  if (first > 12) return made(year, second, first, grain);
  if (second > 12 || first === second) return made(year, first, second, grain);
  if (order === null) return "ambiguous";
  return order === "day-first" ? made(year, second, first, grain) : made(year, first, second, grain);
}

/** July 2024, Jul-24, July, 2024, FY25-Jul, 1 July 2024, July 1, 2024, 01-Jul-2024. */
function fromMonthName(text: string, grain: DateGrain): ReadDate | null {
  const name = /[a-z]{3,9}/i.exec(text.replace(/\b(?:fy|q)\d+\b/gi, " "));
  if (name === null) return null;
  const month = monthNames.indexOf(name[0].slice(0, 3).toLowerCase()) + 1;
  if (month === 0) return null;
  const fiscal = /\bFY\s?(\d{4}|\d{2})\b/i.exec(text);
  const numbers = text.replace(/\bFY\s?\d+\b/i, " ").replace(/\d{1,2}:\d{2}.*$/, " ").match(/\d+/g) ?? [];
  if (fiscal !== null) {
    const ends = fullYear(fiscal[1] ?? "");
    return made(month >= 7 ? ends - 1 : ends, month, numbers[0] === undefined ? null : Number(numbers[0]), grain);
  }
  if (numbers.length === 1) {
    const only = numbers[0] ?? "";
    return only.length === 4 || only.length === 2 ? made(fullYear(only), month, null, grain) : "unreadable";
  }
  if (numbers.length !== 2) return null;
  const [one = "", two = ""] = numbers;
  return one.length === 4 ? made(Number(one), month, Number(two), grain) : made(fullYear(two), month, Number(one), grain);
}

function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** A month without a day stands for its first day where days are asked for. */
function made(year: number, month: number, day: number | null, grain: DateGrain): ReadDate {
  if (!isRealDate(year, month, day ?? 1) || year < 1990 || year > 2200) return "unreadable";
  return grain === "month" ? monthOf(year, month) : dayOf(year, month, day ?? 1);
}
