// What each pattern of met and unknown bits comes to, decided once: rows repeat patterns, so a million rows need a few hundred decisions.
// Promises: the same answer as engine/decide for every pattern, whatever the number of requirements. Kept per plan.
import { decide, MET, NOT_MET, UNKNOWN, type LeafTruth } from "./decide";
import type { Plan } from "./planShape";

/** Up to this many requirements a pattern is its own index (2 bits each: a table of 4 MB). */
const DIRECT_REQUIREMENTS = 10;
const UNDECIDED = 0xffff;

/** Fills outcome and path codes for rows from..to of the bit words. */
export interface PatternBook {
  read(met: readonly Uint32Array[], unknown: readonly Uint32Array[], from: number, to: number, outcome: Uint8Array, path: Uint8Array): void;
}

const books = new WeakMap<Plan, PatternBook>();

export function patternBookOf(plan: Plan): PatternBook {
  const known = books.get(plan);
  if (known) {
    return known;
  }
  const fresh = plan.leaves.length <= DIRECT_REQUIREMENTS ? new DirectBook(plan) : new HashedBook(plan);
  books.set(plan, fresh);
  return fresh;
}

/** Truth of a requirement in row `row` of the bit words. */
export function truthInWords(met: readonly Uint32Array[], unknown: readonly Uint32Array[], row: number): LeafTruth {
  return (bit) => {
    const mask = 1 << (bit & 31);
    return (met[bit >>> 5]![row]! & mask) !== 0 ? MET : (unknown[bit >>> 5]![row]! & mask) !== 0 ? UNKNOWN : NOT_MET;
  };
}

function codesOf(plan: Plan, leaf: LeafTruth): number {
  const { outcome, path } = decide(plan, leaf);
  return (outcome << 8) | path;
}

class DirectBook implements PatternBook {
  private readonly codes: Uint16Array;

  constructor(private readonly plan: Plan) {
    this.codes = new Uint16Array(1 << (2 * plan.leaves.length)).fill(UNDECIDED);
  }

  read(met: readonly Uint32Array[], unknown: readonly Uint32Array[], from: number, to: number, outcome: Uint8Array, path: Uint8Array): void {
    const metWord = met[0]!;
    const unknownWord = unknown[0]!;
    const shift = this.plan.leaves.length;
    const codes = this.codes;
    for (let row = from; row < to; row++) {
      const pattern = metWord[row]! | (unknownWord[row]! << shift);
      let code = codes[pattern]!;
      if (code === UNDECIDED) {
        code = codesOf(this.plan, truthInWords(met, unknown, row));
        codes[pattern] = code;
      }
      outcome[row] = code >>> 8;
      path[row] = code & 255;
    }
  }
}

/** Open addressing over the words of a pattern; grows at half full. */
class HashedBook implements PatternBook {
  private readonly words: number;
  private capacity = 1_024;
  private size = 0;
  private codes = new Uint16Array(this.capacity).fill(UNDECIDED);
  private keys: Uint32Array;

  constructor(private readonly plan: Plan) {
    this.words = Math.ceil(plan.leaves.length / 32);
    this.keys = new Uint32Array(this.capacity * this.words * 2);
  }

  read(met: readonly Uint32Array[], unknown: readonly Uint32Array[], from: number, to: number, outcome: Uint8Array, path: Uint8Array): void {
    const width = this.words * 2;
    const key = new Uint32Array(width);
    for (let row = from; row < to; row++) {
      for (let word = 0; word < this.words; word++) {
        key[word] = met[word]![row]!;
        key[this.words + word] = unknown[word]![row]!;
      }
      let slot = this.slotOf(key, 0);
      let code = this.codes[slot]!;
      if (code === UNDECIDED) {
        code = codesOf(this.plan, truthInWords(met, unknown, row));
        if (this.size * 2 >= this.capacity) {
          this.grow();
          slot = this.slotOf(key, 0);
        }
        this.codes[slot] = code;
        this.keys.set(key, slot * width);
        this.size++;
      }
      outcome[row] = code >>> 8;
      path[row] = code & 255;
    }
  }

  private slotOf(key: Uint32Array, at: number): number {
    const width = this.words * 2;
    let hash = 0x811c9dc5;
    for (let word = 0; word < width; word++) {
      hash = Math.imul(hash ^ key[at + word]!, 0x01000193);
      hash ^= hash >>> 15;
    }
    let slot = (hash >>> 0) & (this.capacity - 1);
    while (this.codes[slot] !== UNDECIDED && !this.holds(slot, key, at)) {
      slot = (slot + 1) & (this.capacity - 1);
    }
    return slot;
  }

  private holds(slot: number, key: Uint32Array, at: number): boolean {
    const width = this.words * 2;
    for (let word = 0; word < width; word++) {
      if (this.keys[slot * width + word] !== key[at + word]) {
        return false;
      }
    }
    return true;
  }

  private grow(): void {
    const { codes, keys, capacity } = this;
    const width = this.words * 2;
    this.capacity = capacity * 2;
    this.codes = new Uint16Array(this.capacity).fill(UNDECIDED);
    this.keys = new Uint32Array(this.capacity * width);
    for (let slot = 0; slot < capacity; slot++) {
      if (codes[slot] !== UNDECIDED) {
        const target = this.slotOf(keys, slot * width);
        this.codes[target] = codes[slot]!;
        this.keys.set(keys.subarray(slot * width, (slot + 1) * width), target * width);
      }
    }
  }
}
