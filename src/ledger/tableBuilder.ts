// Builds one fact table while its rows arrive, from one or several sources and header rows.
// Promises: a role that a source lacks is unknown in its rows; rows identical in every column are marked once everything is read.
import type { Role } from "../catalog/derived/schema";
import type { ExportShape } from "./exports/shape";
import { flagRoles, noDate, numberRoles, reasonCode, textRoles, unknownCode, unknownFlag } from "./factTable";
import type { FactTable, FlagRole, NumberRole, Segment, TextRole } from "./factTable";
import type { LedgerSource } from "./source";
import { byteLane, intLane, numberLane } from "./growing";
import type { GrowingLane } from "./growing";

const firstCapacity = 1024;
const sliceRows = 131_072;

export class TableBuilder {
  rowCount = 0;
  readonly date: GrowingLane<Int32Array>;
  readonly structure: GrowingLane<Uint8Array>;
  /** Two independent 32-bit hashes of every cell of the row. */
  readonly hashHigh: GrowingLane<Int32Array>;
  readonly hashLow: GrowingLane<Int32Array>;
  expires: GrowingLane<Int32Array> | null = null;
  otherCurrency: GrowingLane<Uint8Array> | null = null;
  private readonly texts = new Map<TextRole, GrowingLane<Int32Array>>();
  private readonly numbers = new Map<NumberRole, GrowingLane<Float64Array>>();
  private readonly flags = new Map<FlagRole, GrowingLane<Uint8Array>>();
  private readonly segments: { source: LedgerSource; firstRow: number; rowCount: number; sourceRow: number; roles: ReadonlySet<Role> }[] = [];
  private capacity: number;

  constructor(
    readonly shape: ExportShape,
    expectedRows: number,
  ) {
    this.capacity = Math.max(firstCapacity, expectedRows);
    this.date = intLane(noDate, this.capacity);
    this.structure = byteLane(0, this.capacity);
    this.hashHigh = intLane(0, this.capacity);
    this.hashLow = intLane(0, this.capacity);
  }

  text(role: TextRole): GrowingLane<Int32Array> {
    return made(this.texts, role, () => intLane(unknownCode, this.capacity));
  }

  number(role: NumberRole): GrowingLane<Float64Array> {
    return made(this.numbers, role, () => numberLane(this.capacity));
  }

  flag(role: FlagRole): GrowingLane<Uint8Array> {
    return made(this.flags, role, () => byteLane(unknownFlag, this.capacity));
  }

  expiry(): GrowingLane<Int32Array> {
    return (this.expires ??= intLane(noDate, this.capacity));
  }

  currencyMarks(): GrowingLane<Uint8Array> {
    return (this.otherCurrency ??= byteLane(0, this.capacity));
  }

  /** Makes room for `rows` more rows in every lane. */
  reserve(rows: number): void {
    const needed = this.rowCount + rows;
    if (needed <= this.capacity) return;
    this.capacity = Math.max(needed, Math.ceil(this.capacity * 1.6));
    for (const lane of this.lanes()) lane.reserve(this.capacity);
  }

  /** Tells which source the next row comes from; rows that follow on one another share a segment. */
  startSegment(source: LedgerSource, sourceRow: number, roles: ReadonlySet<Role>): void {
    this.segments.push({ source, firstRow: this.rowCount, rowCount: 0, sourceRow, roles });
  }

  /** True when the next row would continue the newest segment of this source. */
  continues(source: LedgerSource, sourceRow: number): boolean {
    const last = this.segments[this.segments.length - 1];
    return last !== undefined && last.source === source && last.sourceRow + last.rowCount === sourceRow;
  }

  countRows(rows: number): void {
    this.rowCount += rows;
    this.segments[this.segments.length - 1]!.rowCount += rows;
  }

  /** Gives the table, pausing after every so many rows. Call once. */
  *finishInSlices(): Generator<void, { table: FactTable; duplicates: number }> {
    const rows = this.rowCount;
    const texts: Partial<Record<TextRole, Int32Array>> = {};
    const numbers: Partial<Record<NumberRole, Float64Array>> = {};
    const flags: Partial<Record<FlagRole, Uint8Array>> = {};
    for (const role of textRoles) {
      const lane = this.texts.get(role);
      if (lane !== undefined) texts[role] = lane.finish(rows);
    }
    for (const role of numberRoles) {
      const lane = this.numbers.get(role);
      if (lane !== undefined) numbers[role] = lane.finish(rows);
    }
    for (const role of flagRoles) {
      const lane = this.flags.get(role);
      if (lane !== undefined) flags[role] = lane.finish(rows);
    }
    const date = this.date.finish(rows);
    const structure = this.structure.finish(rows);
    const duplicates = yield* markDuplicates(this.hashHigh.array, this.hashLow.array, structure, [date, ...Object.values(texts), ...Object.values(numbers)]);
    const table: FactTable = {
      shape: this.shape,
      rowCount: rows,
      texts,
      date,
      expires: this.expires?.finish(rows) ?? null,
      numbers,
      flags,
      structure,
      otherCurrency: this.otherCurrency?.finish(rows) ?? null,
      segments: this.segments.filter((segment): segment is Segment => segment.rowCount > 0),
      dates: extent(date, structure),
    };
    return { table, duplicates };
  }

  private lanes(): GrowingLane<Int32Array | Float64Array | Uint8Array>[] {
    const optional = [this.expires, this.otherCurrency].filter((lane) => lane !== null);
    return [this.date, this.structure, this.hashHigh, this.hashLow, ...optional, ...this.texts.values(), ...this.numbers.values(), ...this.flags.values()] as GrowingLane<
      Int32Array | Float64Array | Uint8Array
    >[];
  }
}

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const held = map.get(key);
  if (held !== undefined) return held;
  const fresh = make();
  map.set(key, fresh);
  return fresh;
}

/**
 * Marks every row that repeats an earlier one. 64 bits of hash over all cells find the candidates; equal values in every typed
 * column confirm them. Returns how many rows were marked.
 */
function* markDuplicates(high: Int32Array, low: Int32Array, structure: Uint8Array, columns: readonly (Int32Array | Float64Array)[]): Generator<void, number> {
  const rows = structure.length;
  let size = 16;
  while (size < rows * 2) size *= 2;
  const slots = new Int32Array(size);
  const mask = size - 1;
  const duplicate = reasonCode("duplicate");
  let marked = 0;
  for (let row = 0; row < rows; row++) {
    if (row % sliceRows === sliceRows - 1) yield;
    if (structure[row] !== 0) continue;
    let slot = low[row]! & mask;
    for (;;) {
      const held = slots[slot]!;
      if (held === 0) {
        slots[slot] = row + 1;
        break;
      }
      if (low[held - 1] === low[row] && high[held - 1] === high[row] && isSameRow(columns, held - 1, row)) {
        structure[row] = duplicate;
        marked += 1;
        break;
      }
      slot = (slot + 1) & mask;
    }
  }
  return marked;
}

function isSameRow(columns: readonly (Int32Array | Float64Array)[], one: number, other: number): boolean {
  return columns.every((column) => Object.is(column[one], column[other]));
}

function extent(date: Int32Array, structure: Uint8Array): FactTable["dates"] {
  let oldest = Infinity;
  let newest = -Infinity;
  for (let row = 0; row < date.length; row++) {
    const at = date[row]!;
    if (at === noDate || structure[row] !== 0) continue;
    if (at < oldest) oldest = at;
    if (at > newest) newest = at;
  }
  return newest === -Infinity ? null : { oldest, newest };
}
