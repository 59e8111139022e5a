// Groups rows that share codes in several columns.
// Promises: exact (codes are compared, the hash only finds the place); group numbers follow the first row of each group.
import { toItsEnd } from "../intake/slices";

export interface Grouping {
  /** Group of each row; -1 where one of the columns is unknown. */
  readonly groupOf: Int32Array;
  readonly count: number;
  /** The first row of each group. */
  readonly firstRow: Int32Array;
}

/** Groups rows by the codes of one to four columns of the same length; a negative code is unknown. */
export function groupRows(columns: readonly Int32Array[], rows: number): Grouping {
  return toItsEnd(groupRowsInSlices(columns, rows));
}

/** The same, pausing after every so many rows. */
export function* groupRowsInSlices(columns: readonly Int32Array[], rows: number): Generator<void, Grouping> {
  const grouper = new Grouper(columns, rows);
  for (let from = 0; from < rows; from += sliceRows) {
    if (from > 0) yield;
    grouper.group(from, Math.min(rows, from + sliceRows));
  }
  return grouper.finish();
}

const sliceRows = 131_072;

class Grouper {
  private readonly groupOf: Int32Array;
  private slots: Int32Array = new Int32Array(1 << 12);
  private firstRow: Int32Array = new Int32Array(1 << 11);
  /** Four codes side by side per group: one line of cache holds all that a comparison needs. */
  private keys: Int32Array = new Int32Array(1 << 13);
  private count = 0;

  constructor(
    private readonly columns: readonly Int32Array[],
    rows: number,
  ) {
    if (columns.length < 1 || columns.length > 4) throw new RangeError("Rows are grouped by one to four columns.");
    this.groupOf = new Int32Array(rows);
  }

  group(from: number, to: number): void {
    const [a = noColumn, b = noColumn, c = noColumn, d = noColumn] = this.columns;
    const width = this.columns.length;
    const { groupOf } = this;
    let { slots, firstRow, keys, count } = this;
    let mask = slots.length - 1;
    for (let row = from; row < to; row++) {
      const ka: number = a[row]!;
      const kb: number = width > 1 ? b[row]! : 0;
      const kc: number = width > 2 ? c[row]! : 0;
      const kd: number = width > 3 ? d[row]! : 0;
      // The sign bit of the four together: set when one of them is unknown.
      if ((ka | kb | kc | kd) < 0) {
        groupOf[row] = -1;
        continue;
      }
      let slot = hashOf(ka, kb, kc, kd) & mask;
      let group = -1;
      for (;;) {
        const held = slots[slot]! - 1;
        if (held < 0) break;
        const at = held << 2;
        if (keys[at] === ka && keys[at + 1] === kb && keys[at + 2] === kc && keys[at + 3] === kd) {
          group = held;
          break;
        }
        slot = (slot + 1) & mask;
      }
      if (group < 0) {
        group = count++;
        if (group === firstRow.length) {
          firstRow = longer(firstRow);
          keys = longer(keys);
        }
        const at = group << 2;
        keys[at] = ka;
        keys[at + 1] = kb;
        keys[at + 2] = kc;
        keys[at + 3] = kd;
        firstRow[group] = row;
        slots[slot] = group + 1;
        if (count * 2 > slots.length) {
          slots = placed(keys, count, slots.length * 4);
          mask = slots.length - 1;
        }
      }
      groupOf[row] = group;
    }
    this.slots = slots;
    this.firstRow = firstRow;
    this.keys = keys;
    this.count = count;
  }

  finish(): Grouping {
    return { groupOf: this.groupOf, count: this.count, firstRow: this.firstRow.slice(0, this.count) };
  }
}

const noColumn = new Int32Array(0);

function hashOf(a: number, b: number, c: number, d: number): number {
  let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35) ^ Math.imul(d, 0x27d4eb2f);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

/** A larger table of slots with every group in its place. */
function placed(keys: Int32Array, count: number, size: number): Int32Array {
  const slots = new Int32Array(size);
  const mask = size - 1;
  for (let group = 0; group < count; group++) {
    const at = group << 2;
    let slot = hashOf(keys[at]!, keys[at + 1]!, keys[at + 2]!, keys[at + 3]!) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = group + 1;
  }
  return slots;
}

function longer(lane: Int32Array): Int32Array {
  const grown = new Int32Array(lane.length * 2);
  grown.set(lane);
  return grown;
}
