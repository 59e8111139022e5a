// Two independent 32-bit hashes of what a cell holds, for finding rows that repeat an earlier row in every column.
// Promises: the same content under the same column adds the same to its row's hashes, in any order of columns; allocates nothing.
// Never decides alone: rows whose hashes agree are compared in every typed column before one is called a duplicate.

/** Sets a column apart from the others: the same text under another header hashes differently. */
export interface HashSeed {
  readonly high: number;
  readonly low: number;
}

export function seedOf(name: string): HashSeed {
  let high = 0x811c9dc5 | 0;
  let low = 0x1b873593;
  for (let at = 0; at < name.length; at++) {
    high = Math.imul(high ^ name.charCodeAt(at), 0x01000193);
    low = Math.imul(low ^ name.charCodeAt(at), 0x5bd1e995);
  }
  return { high, low };
}

/** Spreads a value over all 32 bits. */
export function scrambled(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

/** The hashes of one text at a time: call `take`, then read `high` and `low`. */
export class TextHash {
  high = 0;
  low = 0;

  /** Hashes a text under a seed. Returns whether it is ASCII. */
  take(text: string, seed: HashSeed): boolean {
    let high = seed.high;
    let low = seed.low;
    let all = 0;
    const { length } = text;
    for (let at = 0; at < length; at += 2) {
      const first = text.charCodeAt(at);
      const second = at + 1 < length ? text.charCodeAt(at + 1) : 0;
      all |= first | second;
      const pair = first | (second << 16);
      high = Math.imul(high ^ pair, 0x2c1b3c6d);
      high ^= high >>> 15;
      low = Math.imul(low + pair, 0x5bd1e995) ^ (low >>> 13);
    }
    this.high = scrambled(high ^ length);
    this.low = scrambled(low + length);
    return all < 0x80;
  }
}

/** What UTF-8 looks like after it was read as Windows-1252 or Latin-1, and what other encodings leave behind when read as UTF-8. */
const misread = /[\ufffd\u0000]|[\u00c2\u00c3][\u0080-\u00bf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]|\u00e2\u20ac|\u00e2\u0080/;

/** Whether a text was decoded as another encoding than it was written in. */
export function isMisencoded(text: string): boolean {
  return misread.test(text);
}
