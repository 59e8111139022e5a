// Cell and range addresses as the file writes them ("B5", "B5:D9") and as zero-based numbers.
// Promises: what it writes it reads back. Never handles sheet names or dollar signs: those are formulas' business.

/** Zero-based, both ends included. */
export interface CellRange {
  readonly startRow: number;
  readonly startColumn: number;
  readonly endRow: number;
  readonly endColumn: number;
}

export const LAST_ROW = 1048575;
export const LAST_COLUMN = 16383;

const columnNames: string[] = [];

/** "A" for 0, "AA" for 26. */
export function columnName(column: number): string {
  const known = columnNames[column];
  if (known !== undefined) return known;
  let name = "";
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) name = String.fromCharCode(65 + (rest % 26)) + name;
  columnNames[column] = name;
  return name;
}

export function cellName(row: number, column: number): string {
  return columnName(column) + String(row + 1);
}

/** The zero-based row and column of "B5" (dollar signs allowed); undefined when it is no cell address. */
export function parseCell(address: string): { row: number; column: number } | undefined {
  let column = 0;
  let row = 0;
  let letters = 0;
  let digits = 0;
  for (let at = 0; at < address.length; at++) {
    const code = address.charCodeAt(at);
    if (code === 36) continue;
    const letter = code >= 97 ? code - 96 : code - 64;
    if (letter >= 1 && letter <= 26 && digits === 0) {
      column = column * 26 + letter;
      letters++;
    } else if (code >= 48 && code <= 57 && letters > 0) {
      row = row * 10 + (code - 48);
      digits++;
    } else return undefined;
  }
  return letters > 0 && letters <= 3 && digits > 0 && row >= 1 && row <= LAST_ROW + 1 && column <= LAST_COLUMN + 1 ? { row: row - 1, column: column - 1 } : undefined;
}

/** The range of "B5:D9", "B5", "B:D" or "5:9"; undefined when it is none. */
export function parseRange(address: string): CellRange | undefined {
  const [first = "", last = first] = address.replace(/\$/g, "").split(":");
  if (/^[A-Za-z]+$/.test(first) && /^[A-Za-z]+$/.test(last)) return parseRange(`${first}1:${last}${LAST_ROW + 1}`);
  if (/^\d+$/.test(first) && /^\d+$/.test(last)) return parseRange(`A${first}:${columnName(LAST_COLUMN)}${last}`);
  const start = parseCell(first);
  const end = parseCell(last);
  if (!start || !end) return undefined;
  return {
    startRow: Math.min(start.row, end.row),
    startColumn: Math.min(start.column, end.column),
    endRow: Math.max(start.row, end.row),
    endColumn: Math.max(start.column, end.column),
  };
}

export function rangeName(range: CellRange): string {
  const start = cellName(range.startRow, range.startColumn);
  const end = cellName(range.endRow, range.endColumn);
  return start === end ? start : `${start}:${end}`;
}

export function contains(range: CellRange, row: number, column: number): boolean {
  return row >= range.startRow && row <= range.endRow && column >= range.startColumn && column <= range.endColumn;
}
