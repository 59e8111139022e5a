// Bytes of a text file to text, piece by piece, with the encoding found out from the bytes themselves.
// Promises: a byte order mark decides; without one, text that is valid UTF-8 is UTF-8, and anything else is read as Windows-1252 and
// said to be a guess. A character that is cut by the end of a piece is put together with the next piece.

export type TextEncodingName = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

export interface FoundEncoding {
  readonly name: TextEncodingName;
  /** Bytes of the mark at the start of the file. */
  readonly markLength: number;
  /** True where nothing in the file says so. */
  readonly isGuess: boolean;
}

/** Finds the encoding out from the first bytes; `isWhole` says that they are all there are. */
export function encodingOf(start: Uint8Array, isWhole: boolean): FoundEncoding {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) return { name: "utf-8", markLength: 3, isGuess: false };
  if (start[0] === 0xff && start[1] === 0xfe) return { name: "utf-16le", markLength: 2, isGuess: false };
  if (start[0] === 0xfe && start[1] === 0xff) return { name: "utf-16be", markLength: 2, isGuess: false };
  // Headers are letters of the Latin alphabet: in UTF-16 every other byte of them is zero.
  if (start.length > 3 && start[0] !== 0 && start[1] === 0 && start[3] === 0) return { name: "utf-16le", markLength: 0, isGuess: false };
  if (start.length > 3 && start[0] === 0 && start[1] !== 0 && start[2] === 0) return { name: "utf-16be", markLength: 0, isGuess: false };
  return isUtf8(start, isWhole) ? { name: "utf-8", markLength: 0, isGuess: false } : { name: "windows-1252", markLength: 0, isGuess: true };
}

/** A decoder that takes the file's pieces in order; the last call has no bytes. */
export function decoderFor({ name }: FoundEncoding): (bytes?: Uint8Array) => string {
  const decoder = new TextDecoder(name);
  return (bytes) => (bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true }));
}

function isUtf8(bytes: Uint8Array, isWhole: boolean): boolean {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    decoder.decode(bytes, { stream: !isWhole });
    return true;
  } catch {
    return false;
  }
}
