// Text of a .csv file to rows, piece by piece.
// Promises: every cell stays the text that stands in the file; quoted cells may hold separators and line breaks; a row that is cut by the
// end of a piece waits for the next one. Never holds more than one piece.
import Papa from "papaparse";
import { LineIndex } from "./lineIndex";

export type Separator = "," | ";" | "\t" | "|";

/** Characters without a line feed, after which a lone carriage return is taken to end rows. */
const enoughToTell = 1_000_000;

/** Takes pieces of text in order and answers the rows that are complete; the last call has no text. */
export class CsvRows {
  private waiting = "";
  private parser: Papa.Parser | null = null;
  private lineBreak: "\n" | "\r" = "\n";
  /** Where each row that was taken begins. */
  readonly lines = new LineIndex();
  /** Rows whose quotes are out of order, counted. */
  brokenQuotes = 0;

  constructor(readonly separator: Separator) {}

  take(text?: string): string[][] {
    const isLast = text === undefined;
    this.waiting += text ?? "";
    if (this.waiting === "") return [];
    if (this.parser === null) {
      // The first words of a file do not tell how its rows end.
      if (!isLast && !this.waiting.includes("\n") && this.waiting.length < enoughToTell) return [];
      this.lineBreak = lineBreakOf(this.waiting);
      this.parser = new Papa.Parser({ delimiter: this.separator, newline: this.lineBreak });
    }
    const parsed = parsedBy(this.parser.parse(this.waiting, 0, !isLast));
    for (const row of parsed.rows) withoutCarriageReturn(row);
    this.brokenQuotes += parsed.errors;
    const whole = isLast ? this.waiting : this.waiting.slice(0, parsed.cursor);
    this.lines.add(whole, parsed.rows.length, isLast, () => this.endsOf(whole));
    this.waiting = isLast ? "" : this.waiting.slice(parsed.cursor);
    const last = parsed.rows.at(-1);
    // The line break at the end of a file begins no row.
    return isLast && last !== undefined && last.length === 1 && last[0] === "" ? parsed.rows.slice(0, -1) : parsed.rows;
  }

  /** Where each row ends: a second look at text in which rows span several lines. */
  private endsOf(whole: string): readonly number[] {
    const ends: number[] = [];
    const step = (row: unknown) => void ends.push(parsedBy(row).cursor);
    new Papa.Parser({ delimiter: this.separator, newline: this.lineBreak, step }).parse(whole, 0, false);
    return ends;
  }
}

/** Where rows end: files of Windows end them with two characters, of which the first is taken off afterwards, so that a file may mix both. */
function lineBreakOf(firstText: string): "\n" | "\r" {
  return !firstText.includes("\n") && /\r[^]/.test(firstText) ? "\r" : "\n";
}

function withoutCarriageReturn(row: string[]): void {
  const last = row.length - 1;
  const cell = row[last]!;
  if (cell.charCodeAt(cell.length - 1) === 13) row[last] = cell.slice(0, -1);
}

/** A line of fewer cells may be a title above the headers. */
const fewestCells = 4;
const titleLines = 20;

/** The separator that cuts the first line of several cells into most; where no line has several, the first line with any; a comma where none does. */
export function separatorOf(firstText: string): Separator {
  const lines = firstText.split(/\r\n?|\n/, titleLines).map((line) => line.replace(/"[^"]*"/g, ""));
  const line = lines.find((one) => one.split(bestOf(one)).length >= fewestCells) ?? lines.find((one) => one.split(bestOf(one)).length > 1) ?? "";
  return bestOf(line);
}

function bestOf(line: string): Separator {
  const candidates: readonly Separator[] = [",", ";", "\t", "|"];
  return candidates.reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
}

/** The parser's declared type says nothing about what it answers. */
function parsedBy(answer: unknown): { readonly rows: string[][]; readonly cursor: number; readonly errors: number } {
  const { data, errors, meta } = answer as Papa.ParseResult<string[]>;
  return { rows: data, cursor: meta.cursor, errors: errors.length };
}
