// Texts as small integers: each different id gets one code, the same in every export that is read.
// Promises: exact (texts are compared in full, never by hash alone); ids of 32 characters and more are GUIDs and compare without case, while
// names, which have blanks in them, keep theirs.
// Keeps the characters in one array, four to a word: a million ids cost their own length, not a million strings.
import { guidLength as importedGuidLength } from "./ids";

const firstCapacity = 1 << 10;
// Bound here once: looking an import up on every one of a million texts costs more than the work itself.
const guidLength = importedGuidLength;
/** What `take` says of a text that is empty or all blanks. */
export const blankText = 0;
export const asciiText = 1;
export const widerText = 2;

/**
 * Looks texts up in batches: `take` each, then read `codes`. A table of many ids does not fit the processor's cache, and a batch waits for
 * memory once where single look-ups would wait each for itself.
 */
export class StringTable {
  /** UTF-8 of every text, four bytes to a word, the last word filled up with zeros. No text ends with a zero byte: it is trimmed as a blank. */
  private words = new Int32Array(firstCapacity * 4);
  /** Where each code's words end; they start where the code before it ends. */
  private ends = new Uint32Array(firstCapacity);
  /** Open addressing in pairs: code + 1 (0 where free) and the text's hash, side by side so that a miss is seen without leaving the pair. */
  private slots = new Int32Array(firstCapacity * 4);
  private count = 0;
  private readonly batch = new Batch();

  get size(): number {
    return this.count;
  }

  /** The code of a text, a new one when it has not been seen; leading and trailing blanks do not count. -1 for an empty text. */
  codeOf(text: string): number {
    return this.batch.take(text) === blankText ? -1 : this.codes()[0]!;
  }

  /** The code of a text, or -1 when it has not been seen. */
  find(text: string): number {
    if (this.batch.take(text) === blankText) return -1;
    const slot = this.slotOf(0);
    this.batch.count = 0;
    return this.slots[slot]! - 1;
  }

  /** Puts a text into the batch unless it is blank. Returns which of the three kinds it is. */
  take(text: string): number {
    return this.batch.take(text);
  }

  /** The codes of the texts of the batch, in their order, new ones for texts that have not been seen. Good until the next `take`. */
  codes(): Int32Array {
    const { batch, slots } = this;
    const { count, hashes, codes, starts } = batch;
    const mask = slots.length - 2;
    // Three short loops instead of one long one, so that the waits for memory of many texts overlap.
    for (let at = 0; at < count; at++) {
      const slot = (hashes[at]! << 1) & mask;
      codes[at] = slots[slot + 1] === hashes[at] ? slots[slot]! - 1 : -1;
    }
    const { ends } = this;
    for (let at = 0; at < count; at++) {
      const code = codes[at]!;
      starts[at] = code < 0 ? 0 : code === 0 ? 0 : ends[code - 1]!;
    }
    for (let at = 0; at < count; at++) {
      const code = codes[at]!;
      if (code < 0 || !this.holds(starts[at]!, code, at)) codes[at] = this.codeOfTaken(at);
    }
    batch.count = 0;
    return codes;
  }

  /** The text of a code as it was first seen, GUIDs in lower case. */
  textOf(code: number): string {
    const from = (code === 0 ? 0 : this.ends[code - 1]!) * 4;
    let to = this.ends[code]! * 4;
    const byteAt = (at: number) => (this.words[at >> 2]! >>> ((at & 3) * 8)) & 0xff;
    while (to > from && byteAt(to - 1) === 0) to--;
    let text = "";
    for (let at = from; at < to; ) {
      const byte = byteAt(at);
      if (byte < 0x80) {
        text += String.fromCharCode(byte);
        at += 1;
      } else if (byte < 0xe0) {
        text += String.fromCharCode(((byte & 0x1f) << 6) | (byteAt(at + 1) & 0x3f));
        at += 2;
      } else {
        text += String.fromCharCode(((byte & 0x0f) << 12) | ((byteAt(at + 1) & 0x3f) << 6) | (byteAt(at + 2) & 0x3f));
        at += 3;
      }
    }
    return text;
  }

  /** Bytes held, for the memory account. */
  get byteLength(): number {
    return this.words.byteLength + this.ends.byteLength + this.slots.byteLength;
  }

  private codeOfTaken(at: number): number {
    const slot = this.slotOf(at);
    const held = this.slots[slot]!;
    return held === 0 ? this.insert(slot, at) : held - 1;
  }

  /** The slot that holds a text of the batch, or the free one that it would go to. */
  private slotOf(at: number): number {
    const { slots, ends } = this;
    const hash = this.batch.hashes[at]!;
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (;;) {
      const code = slots[slot]! - 1;
      if (code < 0 || (slots[slot + 1] === hash && this.holds(code === 0 ? 0 : ends[code - 1]!, code, at))) return slot;
      slot = (slot + 2) & mask;
    }
  }

  /** Whether the code, whose words start at `start`, stands for a text of the batch. */
  private holds(start: number, code: number, at: number): boolean {
    const { words, ends, batch } = this;
    const other = at === 0 ? 0 : batch.ends[at - 1]!;
    const length = batch.ends[at]! - other;
    if (ends[code]! - start !== length) return false;
    for (let word = 0; word < length; word++) {
      if (words[start + word] !== batch.words[other + word]) return false;
    }
    return true;
  }

  private insert(slot: number, at: number): number {
    const { batch } = this;
    const from = at === 0 ? 0 : batch.ends[at - 1]!;
    const to = batch.ends[at]!;
    const code = this.count++;
    if (code === this.ends.length) this.ends = grown(this.ends, new Uint32Array(code * 2));
    let end = code === 0 ? 0 : this.ends[code - 1]!;
    if (end + to - from > this.words.length) this.words = grown(this.words, new Int32Array(Math.max(this.words.length * 2, end + to - from)));
    for (let word = from; word < to; word++) this.words[end++] = batch.words[word]!;
    this.ends[code] = end;
    this.slots[slot] = code + 1;
    this.slots[slot + 1] = batch.hashes[at]!;
    if (this.count * 4 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    const before = this.slots;
    const slots = new Int32Array(before.length * 2);
    const mask = slots.length - 2;
    for (let from = 0; from < before.length; from += 2) {
      if (before[from] === 0) continue;
      const hash = before[from + 1]!;
      let slot = (hash << 1) & mask;
      while (slots[slot] !== 0) slot = (slot + 2) & mask;
      slots[slot] = before[from]!;
      slots[slot + 1] = hash;
    }
    this.slots = slots;
  }
}

/** Texts on their way into the table: their words and hashes, one after the other. */
class Batch {
  words = new Int32Array(64);
  ends = new Uint32Array(4);
  hashes = new Int32Array(4);
  codes = new Int32Array(4);
  /** Where the words of each text's candidate start in the table. */
  starts = new Uint32Array(4);
  count = 0;

  take(text: string): number {
    let from = 0;
    let to = text.length;
    while (from < to && isBlank(text.charCodeAt(from))) from++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (from === to) return blankText;
    const at = this.count;
    const start = at === 0 ? 0 : this.ends[at - 1]!;
    if (at === this.ends.length || start + to - from > this.words.length) this.grow(start + to - from);
    const { words } = this;
    let end = start;
    let units = 0;
    for (let unit = from; unit < to; unit += 4) {
      const a = text.charCodeAt(unit);
      const b = unit + 1 < to ? text.charCodeAt(unit + 1) : 0;
      const c = unit + 2 < to ? text.charCodeAt(unit + 2) : 0;
      const d = unit + 3 < to ? text.charCodeAt(unit + 3) : 0;
      units |= a | b | c | d;
      words[end++] = a | (b << 8) | (c << 16) | (d << 24);
    }
    if (units >= 0x80) end = this.encode(text, from, to, start);
    if (to - from >= guidLength && !hasBlank(words, start, end)) foldCase(words, start, end);
    let hash = 0x811c9dc5 | 0;
    for (let word = start; word < end; word++) {
      hash = Math.imul(hash ^ words[word]!, 0x2c1b3c6d);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash, 0x297a2d39);
    this.hashes[at] = hash ^ (hash >>> 12);
    this.ends[at] = end;
    this.count = at + 1;
    return units < 0x80 ? asciiText : widerText;
  }

  /** Writes a text's UTF-8. Returns where its words end. */
  private encode(text: string, from: number, to: number, start: number): number {
    const { words } = this;
    words.fill(0, start, start + to - from);
    let byte = start * 4;
    const put = (value: number) => {
      words[byte >> 2]! |= value << ((byte & 3) * 8);
      byte += 1;
    };
    for (let at = from; at < to; at++) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) put(unit);
      else if (unit < 0x800) {
        put(0xc0 | (unit >> 6));
        put(0x80 | (unit & 0x3f));
      } else {
        put(0xe0 | (unit >> 12));
        put(0x80 | ((unit >> 6) & 0x3f));
        put(0x80 | (unit & 0x3f));
      }
    }
    return (byte + 3) >> 2;
  }

  /** Room for one more text, and for so many words. */
  private grow(words: number): void {
    const texts = this.ends.length * 2;
    if (this.count === this.ends.length) {
      this.ends = grown(this.ends, new Uint32Array(texts));
      this.hashes = grown(this.hashes, new Int32Array(texts));
      this.codes = new Int32Array(texts);
      this.starts = new Uint32Array(texts);
    }
    if (words > this.words.length) this.words = grown(this.words, new Int32Array(Math.max(words, this.words.length * 2)));
  }
}

/** Whether one of the bytes is a blank, four at a time: it leaves a zero byte, from which alone a borrow reaches its highest bit. */
function hasBlank(words: Int32Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const others = words[at]! ^ 0x20202020;
    if (((others - 0x01010101) & ~others & 0x80808080) !== 0) return true;
  }
  return false;
}

/** Makes small letters of A to Z, four at a time. */
function foldCase(words: Int32Array, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const word = words[at]!;
    // In each byte below 0x80 the first sum reaches 0x80 from "A" on, the second from behind "Z" on; other bytes are no letters.
    const low = word & 0x7f7f7f7f;
    const capitals = ((low + 0x3f3f3f3f) | 0) & ~((low + 0x25252525) | 0) & ~word & 0x80808080;
    words[at] = word | (capitals >>> 2);
  }
}

function grown<T extends Int32Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0xfeff;
}
