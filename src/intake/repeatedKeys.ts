// Which rows of a column hold the same key: how partners that stand twice are found among a million.
// Promises: exact. Keys are told apart as `keyText` writes them; a row whose fingerprint no other row has is not compared.
// Keeps no text of a key that stands once. Changes nothing.
import type { TableSnapshot } from "./table";

export interface RepeatedKeys {
  /** No subject row is blank in the column, and no two are the same. */
  readonly isUnique: boolean;
  /** Rows that share a key, by key, in the order in which a key was met again. */
  readonly rows: readonly (readonly number[])[];
}

/** The key text of a row: trimmed and without case, as people tell names apart. */
export function keyText(table: TableSnapshot, row: number, column: number): string {
  const cell = table.rows[row]?.[column] ?? "";
  return (typeof cell === "string" ? cell : String(cell)).trim().toLowerCase();
}

const SLICE_ROWS = 65_536;
/** Places per row of a sieve: at 8, about one row in eight passes it for nothing. */
const PLACES_PER_ROW = 8;

/** Keys are compared last, in the few rows that two sieves leave: one goes by half of a fingerprint, the other by the other half. */
export class KeySearch {
  private readonly fingerprints: Uint32Array;
  private readonly coarse: Sieve;
  private readonly fine: Sieve;
  /** Rows that the coarse sieve leaves. */
  private readonly left: number[] = [];
  private readonly byKey = new Map<string, number[]>();
  private hasBlank = false;

  constructor(
    private readonly table: TableSnapshot,
    /** Zero-based column of the table. */
    readonly column: number,
  ) {
    const rows = table.rows.length;
    this.fingerprints = new Uint32Array(rows);
    const magnitude = Math.min(24, Math.max(10, Math.ceil(Math.log2(Math.max(1, rows * PLACES_PER_ROW)))));
    this.coarse = new Sieve(magnitude, 32 - magnitude);
    this.fine = new Sieve(magnitude, 0);
  }

  /** To be called once for every row that may be a subject, while its cells are at hand. */
  note(row: number): void {
    this.fingerprints[row] = fingerprintOf(this.table, row, this.column);
  }

  /** After the last row. `isSubject` per body row; others are passed over. Pauses now and then; yields the share done, 0 to 1. */
  *search(isSubject: Uint8Array): Generator<number, RepeatedKeys> {
    const rows = isSubject.length;
    const looks = [this.sieveCoarsely, this.sieveFinely];
    for (const [index, look] of looks.entries()) {
      for (let from = 0; from < rows; from += SLICE_ROWS) {
        const to = Math.min(rows, from + SLICE_ROWS);
        look.call(this, isSubject, from, to);
        yield (index + to / rows) / 3;
      }
    }
    for (let from = 0; from < this.left.length; from += SLICE_ROWS) {
      this.compare(from, Math.min(this.left.length, from + SLICE_ROWS));
      yield 1;
    }
    return this.result();
  }

  private sieveCoarsely(isSubject: Uint8Array, from: number, to: number): void {
    const { fingerprints, coarse } = this;
    for (let row = from; row < to; row++) {
      if (isSubject[row] === 1) {
        coarse.add(fingerprints[row]!);
      }
    }
  }

  private sieveFinely(isSubject: Uint8Array, from: number, to: number): void {
    const { fingerprints, coarse, fine, left } = this;
    for (let row = from; row < to; row++) {
      const fingerprint = fingerprints[row]!;
      if (isSubject[row] === 1 && (fingerprint === BLANK_FINGERPRINT || coarse.mayHoldTwice(fingerprint))) {
        fine.add(fingerprint);
        left.push(row);
      }
    }
  }

  /** Of the rows that are left, the places from..to. */
  private compare(from: number, to: number): void {
    const { fingerprints, fine, left } = this;
    for (let index = from; index < to; index++) {
      const row = left[index]!;
      if (fingerprints[row] === BLANK_FINGERPRINT || fine.mayHoldTwice(fingerprints[row]!)) {
        this.keep(row);
      }
    }
  }

  private result(): RepeatedKeys {
    const rows = [...this.byKey.values()].filter((shared) => shared.length > 1).sort((one, other) => one[1]! - other[1]!);
    return { isUnique: !this.hasBlank && rows.length === 0, rows };
  }

  private keep(row: number): void {
    const key = keyText(this.table, row, this.column);
    const shared = this.byKey.get(key);
    if (key === "") {
      this.hasBlank = true;
    } else if (shared) {
      shared.push(row);
    } else {
      this.byKey.set(key, [row]);
    }
  }
}

/** Which fingerprints were added twice, by some of their bits: it may say yes of one that was not, never no of one that was. */
class Sieve {
  /** Two bits per place, side by side: added once, added again. */
  private readonly places: Uint32Array;
  private readonly mask: number;

  constructor(
    magnitude: number,
    private readonly shift: number,
  ) {
    this.places = new Uint32Array(2 ** (magnitude - 4));
    this.mask = 2 ** magnitude - 1;
  }

  add(fingerprint: number): void {
    const { places } = this;
    const place = (fingerprint >>> this.shift) & this.mask;
    const word = places[place >>> 4]!;
    const once = 1 << ((place & 15) * 2);
    places[place >>> 4] = word | once | ((word & once) << 1);
  }

  mayHoldTwice(fingerprint: number): boolean {
    const place = (fingerprint >>> this.shift) & this.mask;
    return (this.places[place >>> 4]! & (2 << ((place & 15) * 2))) !== 0;
  }
}

const FIRST = 0x811c9dc5;
const PRIME = 0x01000193;
const SPREAD = 0x9e3779b1;
const BLANK_FINGERPRINT = fingerprintOfText("");

/** 32 bits over the key text of a cell. Plain ASCII, the usual name, is read where it stands: equal key texts have equal fingerprints either way. */
function fingerprintOf(table: TableSnapshot, row: number, column: number): number {
  const cell = table.rows[row]![column] ?? "";
  if (typeof cell !== "string") {
    return fingerprintOfText(keyText(table, row, column));
  }
  let from = 0;
  let to = cell.length;
  while (from < to && isAsciiBlank(cell.charCodeAt(from))) {
    from++;
  }
  while (to > from && isAsciiBlank(cell.charCodeAt(to - 1))) {
    to--;
  }
  let mixed = FIRST;
  for (let index = from; index < to; index++) {
    let code = cell.charCodeAt(index);
    if (code > 127) {
      return fingerprintOfText(keyText(table, row, column));
    }
    // A to Z, written small.
    code |= code >= 65 && code <= 90 ? 32 : 0;
    mixed = Math.imul(mixed ^ code, PRIME);
  }
  return spread(mixed);
}

function fingerprintOfText(text: string): number {
  let mixed = FIRST;
  for (let index = 0; index < text.length; index++) {
    mixed = Math.imul(mixed ^ text.charCodeAt(index), PRIME);
  }
  return spread(mixed);
}

/** A sieve goes by some of the bits, so each of them must depend on every letter. */
function spread(mixed: number): number {
  return Math.imul(mixed ^ (mixed >>> 15), SPREAD) >>> 0;
}

/** Space, tab and the line breaks: what `trim` takes away among ASCII. */
function isAsciiBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
