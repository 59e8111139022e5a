// Text of a .csv file to rows, piece by piece.
// Promises: every cell stays the text that stands in the file; quoted cells may hold separators and line breaks; a row that is cut by the
// end of a piece waits for the next one. Never holds more than one piece.
import Papa from "papaparse";

export type Separator = "," | ";" | "\t" | "|";

/** Takes pieces of text in order and answers the rows that are complete; the last call has no text. */
export class CsvRows {
  private waiting = "";
  private readonly parser: Papa.Parser;
  /** Rows whose quotes are out of order, counted. */
  brokenQuotes = 0;

  constructor(readonly separator: Separator) {
    this.parser = new Papa.Parser({ delimiter: separator });
  }

  take(text?: string): string[][] {
    const isLast = text === undefined;
    this.waiting += text ?? "";
    if (this.waiting === "") return [];
    const parsed = parsedBy(this.parser.parse(this.waiting, 0, !isLast));
    this.brokenQuotes += parsed.errors;
    this.waiting = isLast ? "" : this.waiting.slice(parsed.cursor);
    const last = parsed.rows.at(-1);
    // The line break at the end of a file begins no row.
    return isLast && last !== undefined && last.length === 1 && last[0] === "" ? parsed.rows.slice(0, -1) : parsed.rows;
  }
}

/** The separator that cuts the first line into most cells; a comma where none does. */
export function separatorOf(firstText: string): Separator {
  const line = /^[^\r\n]*/.exec(firstText)?.[0] ?? "";
  const outsideQuotes = line.replace(/"[^"]*"/g, "");
  const candidates: readonly Separator[] = [",", ";", "\t", "|"];
  return candidates.reduce((best, one) => (outsideQuotes.split(one).length > outsideQuotes.split(best).length ? one : best));
}

/** The parser's declared type says nothing about what it answers. */
function parsedBy(answer: unknown): { readonly rows: string[][]; readonly cursor: number; readonly errors: number } {
  const { data, errors, meta } = answer as Papa.ParseResult<string[]>;
  return { rows: data, cursor: meta.cursor, errors: errors.length };
}
