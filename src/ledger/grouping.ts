// Groups rows that share codes in several columns.
// Promises: exact (codes are compared, the hash only finds the place); group numbers follow the first row of each group.
export interface Grouping {
  /** Group of each row; -1 where one of the columns is unknown. */
  readonly groupOf: Int32Array;
  readonly count: number;
  /** The first row of each group. */
  readonly firstRow: Int32Array;
}

/** Groups rows by the codes of one to four columns of the same length; a negative code is unknown. */
export function groupRows(columns: readonly Int32Array[], rows: number): Grouping {
  const [a, b = noColumn, c = noColumn, d = noColumn] = columns;
  if (a === undefined || columns.length > 4) throw new RangeError("Rows are grouped by one to four columns.");
  const hasB = b !== noColumn;
  const hasC = c !== noColumn;
  const hasD = d !== noColumn;
  const groupOf = new Int32Array(rows);
  let slots: Int32Array = new Int32Array(1 << 12);
  let mask = slots.length - 1;
  let firstRow: Int32Array = new Int32Array(1 << 11);
  let hashes: Int32Array = new Int32Array(1 << 11);
  let count = 0;
  for (let row = 0; row < rows; row++) {
    const ka: number = a[row]!;
    const kb: number = hasB ? b[row]! : 0;
    const kc: number = hasC ? c[row]! : 0;
    const kd: number = hasD ? d[row]! : 0;
    if (ka < 0 || kb < 0 || kc < 0 || kd < 0) {
      groupOf[row] = -1;
      continue;
    }
    let hash = Math.imul(ka, 0x9e3779b1) ^ Math.imul(kb, 0x85ebca6b) ^ Math.imul(kc, 0xc2b2ae35) ^ Math.imul(kd, 0x27d4eb2f);
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 13;
    let slot = hash & mask;
    let group = -1;
    for (;;) {
      const held = slots[slot]! - 1;
      if (held < 0) break;
      if (hashes[held] === hash) {
        const first = firstRow[held]!;
        if (a[first] === ka && (!hasB || b[first] === kb) && (!hasC || c[first] === kc) && (!hasD || d[first] === kd)) {
          group = held;
          break;
        }
      }
      slot = (slot + 1) & mask;
    }
    if (group < 0) {
      group = count++;
      if (group === firstRow.length) {
        firstRow = longer(firstRow);
        hashes = longer(hashes);
      }
      firstRow[group] = row;
      hashes[group] = hash;
      slots[slot] = group + 1;
      if (count * 2 > slots.length) {
        slots = new Int32Array(slots.length * 2);
        mask = slots.length - 1;
        for (let each = 0; each < count; each++) {
          let at = hashes[each]! & mask;
          while (slots[at] !== 0) at = (at + 1) & mask;
          slots[at] = each + 1;
        }
      }
    }
    groupOf[row] = group;
  }
  return { groupOf, count, firstRow: firstRow.slice(0, count) };
}

const noColumn = new Int32Array(0);

function longer(lane: Int32Array): Int32Array {
  const grown = new Int32Array(lane.length * 2);
  grown.set(lane);
  return grown;
}
