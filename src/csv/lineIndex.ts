// Where the rows of a file begin, as an editor numbers lines: a row with line breaks inside quotes spans several.
// Promises: CR LF, LF and a lone CR are one break each. Holds two numbers per row that spans several lines, and nothing for the others.

/** A carriage return that ends a line by itself. */
const loneReturn = /\r(?!\n)/;

export class LineIndex {
  private rows = 0;
  /** Rows that span several lines, counted from 1, in their order. */
  private readonly spanning: number[] = [];
  /** For each of them, by how much line numbers are ahead of row numbers after it. */
  private readonly ahead: number[] = [];

  /** The line on which a row begins; both are counted from 1. */
  lineOf(row: number): number {
    let low = 0;
    let high = this.spanning.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.spanning[middle]! < row) low = middle + 1;
      else high = middle;
    }
    return row + (this.ahead[low - 1] ?? 0);
  }

  /** Takes the text of the next rows. `endsOf` finds the end of each in it; it is asked only where a row spans several lines. */
  add(text: string, rows: number, isLast: boolean, endsOf: () => readonly number[]): void {
    // Without quotes the parser cuts at every line break, so only a lone return can be inside a row. The last row of a file has none after it.
    const isSpread = (text.includes('"') || loneReturn.test(text)) && breaksIn(text, 0, text.length) > (isLast ? rows - 1 : rows);
    if (isSpread) this.addSpread(text, endsOf());
    this.rows += rows;
  }

  private addSpread(text: string, ends: readonly number[]): void {
    let from = 0;
    for (const [at, to] of ends.entries()) {
      const more = breaksIn(text, from, to) - 1;
      from = to;
      if (more <= 0) continue;
      this.spanning.push(this.rows + at + 1);
      this.ahead.push((this.ahead.at(-1) ?? 0) + more);
    }
  }
}

/** Line breaks in text[from, to); a pair of CR and LF is never cut there, since rows end after it. */
function breaksIn(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) breaks += 1;
  for (let at = text.indexOf("\r", from); at >= 0 && at < to; at = text.indexOf("\r", at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) breaks += 1;
  }
  return breaks;
}
