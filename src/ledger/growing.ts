// Typed arrays that grow while rows arrive, so that a million rows never exist as a million objects.
// Promises: what was not written reads as the filler (unknown), never as 0.
type Lane = Int32Array | Float64Array | Uint8Array;

export class GrowingLane<T extends Lane> {
  array: T;

  constructor(
    private readonly make: (length: number) => T,
    private readonly filler: number,
    capacity: number,
  ) {
    this.array = make(capacity);
    this.array.fill(filler);
  }

  /** Makes room for `length` entries; call before writing to `array`. */
  reserve(length: number): void {
    const before = this.array.length;
    if (length <= before) return;
    const grown = this.make(Math.max(length, Math.ceil(before * 1.6)));
    grown.set(this.array);
    grown.fill(this.filler, before);
    this.array = grown;
  }

  /** Exactly the first `length` entries. */
  finish(length: number): T {
    return this.array.length === length ? this.array : (this.array.slice(0, length) as T);
  }
}

export const intLane = (filler: number, capacity: number) => new GrowingLane((length) => new Int32Array(length), filler, capacity);
export const numberLane = (capacity: number) => new GrowingLane((length) => new Float64Array(length), NaN, capacity);
export const byteLane = (filler: number, capacity: number) => new GrowingLane((length) => new Uint8Array(length), filler, capacity);
