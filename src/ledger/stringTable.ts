// Texts as small integers: each different id gets one code, the same in every export that is read.
// Promises: exact (texts are compared in full, never by hash alone); ids of 32 characters and more are GUIDs and compare without case.
// Keeps the characters in one byte array: a million ids cost their own length, not a million strings.
const firstCapacity = 1 << 10;
const guidLength = 32;

export class StringTable {
  private bytes = new Uint8Array(firstCapacity * 16);
  private used = 0;
  /** Where each code's bytes end; they start where the code before it ends. */
  private ends = new Uint32Array(firstCapacity);
  private hashes = new Int32Array(firstCapacity);
  /** Open addressing: code + 1, or 0 where a slot is free. */
  private slots = new Int32Array(firstCapacity * 2);
  private count = 0;
  /** Texts that hold U+FFFD or NUL: the file was read in another encoding than it was written. */
  misencoded = 0;

  get size(): number {
    return this.count;
  }

  /** The code of a text, a new one when it has not been seen; leading and trailing blanks do not count. -1 for an empty text. */
  codeOf(text: string): number {
    return this.read(text, true);
  }

  /** The code of a text, or -1 when it has not been seen. */
  find(text: string): number {
    return this.read(text, false);
  }

  /** The text of a code as it was first seen, GUIDs in lower case. */
  textOf(code: number): string {
    const from = code === 0 ? 0 : this.ends[code - 1]!;
    const to = this.ends[code]!;
    let text = "";
    for (let at = from; at < to; ) {
      const byte = this.bytes[at]!;
      if (byte < 0x80) {
        text += String.fromCharCode(byte);
        at += 1;
      } else if (byte < 0xe0) {
        text += String.fromCharCode(((byte & 0x1f) << 6) | (this.bytes[at + 1]! & 0x3f));
        at += 2;
      } else {
        text += String.fromCharCode(((byte & 0x0f) << 12) | ((this.bytes[at + 1]! & 0x3f) << 6) | (this.bytes[at + 2]! & 0x3f));
        at += 3;
      }
    }
    return text;
  }

  /** Bytes held, for the memory account. */
  get byteLength(): number {
    return this.bytes.byteLength + this.ends.byteLength + this.hashes.byteLength + this.slots.byteLength;
  }

  private read(text: string, adds: boolean): number {
    let from = 0;
    let to = text.length;
    while (from < to && isBlank(text.charCodeAt(from))) from++;
    while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
    if (from === to) return -1;
    this.reserveBytes((to - from) * 3);
    const start = this.used;
    const bytes = this.bytes;
    const foldsCase = to - from >= guidLength;
    let end = start;
    let hash = 0x811c9dc5 | 0;
    let isMisencoded = false;
    for (let at = from; at < to; at++) {
      let unit = text.charCodeAt(at);
      if (unit < 0x80) {
        if (foldsCase && unit >= 65 && unit <= 90) unit += 32;
        if (unit === 0) isMisencoded = true;
        bytes[end++] = unit;
      } else if (unit < 0x800) {
        bytes[end++] = 0xc0 | (unit >> 6);
        bytes[end++] = 0x80 | (unit & 0x3f);
      } else {
        if (unit === 0xfffd) isMisencoded = true;
        bytes[end++] = 0xe0 | (unit >> 12);
        bytes[end++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[end++] = 0x80 | (unit & 0x3f);
      }
      hash = Math.imul(hash ^ unit, 0x01000193);
    }
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x2c1b3c6d);
    hash ^= hash >>> 12;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const held = this.slots[slot]!;
      if (held === 0) break;
      if (this.hashes[held - 1] === hash && this.holds(held - 1, start, end)) return held - 1;
      slot = (slot + 1) & mask;
    }
    if (!adds) return -1;
    if (isMisencoded) this.misencoded += 1;
    return this.insert(slot, hash, end);
  }

  private holds(code: number, start: number, end: number): boolean {
    let at = code === 0 ? 0 : this.ends[code - 1]!;
    if (this.ends[code]! - at !== end - start) return false;
    for (let other = start; other < end; other++, at++) {
      if (this.bytes[at] !== this.bytes[other]) return false;
    }
    return true;
  }

  private insert(slot: number, hash: number, end: number): number {
    const code = this.count++;
    if (code === this.ends.length) {
      this.ends = grown(this.ends, new Uint32Array(code * 2));
      this.hashes = grown(this.hashes, new Int32Array(code * 2));
    }
    this.used = end;
    this.ends[code] = end;
    this.hashes[code] = hash;
    this.slots[slot] = code + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < this.count; code++) {
      let slot = this.hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.slots = slots;
  }

  private reserveBytes(extra: number): void {
    if (this.used + extra <= this.bytes.length) return;
    this.bytes = grown(this.bytes, new Uint8Array(Math.max(this.bytes.length * 2, this.used + extra)));
  }
}

function grown<T extends Uint8Array | Uint32Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function isBlank(unit: number): boolean {
  return unit <= 32 || unit === 0xa0 || unit === 0xfeff;
}
