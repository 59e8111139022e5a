// Text with separators, cut anywhere: the same rows as if it had come in one piece.
import assert from "node:assert/strict";
import fc from "fast-check";
import { CsvRows, separatorOf } from "../../src/csv/csvRows";
import { decoderFor, encodingOf } from "../../src/csv/textOfBytes";

const inPieces = (text: string, length: number): string[][] => {
  const rows = new CsvRows(",");
  const found: string[][] = [];
  for (let at = 0; at < text.length; at += length) found.push(...rows.take(text.slice(at, at + length)));
  return [...found, ...rows.take()];
};
const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

describe("rows of a .csv", () => {
  it("are the same however the text is cut", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', "\n", " ", "\u00e9") });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (rows, length) => {
        const text = rows.map((row) => row.map(quoted).join(",")).join("\r\n");
        assert.deepEqual(inPieces(text, length), rows);
      }),
      { numRuns: 200 },
    );
  });

  it("end as files of Windows, of Unix and of old Macs end them, one file mixing them, and leave nothing of it in the last cell", () => {
    for (const text of ["a,b\r\n1,99.995\r\n2,c", "a,b\n1,99.995\n2,c\n", "a,b\r1,99.995\r2,c\r", "a,b\r\n1,99.995\n2,c\r\n"]) assert.deepEqual(inPieces(text, 7), [["a", "b"], ["1", "99.995"], ["2", "c"]]);
    assert.deepEqual(inPieces('a,b\r\n"x\r\ny",c\r\n', 100), [["a", "b"], ["x\r\ny", "c"]]);
  });

  it("keep every cell as the text it is", () => assert.deepEqual(inPieces("007,1e5,2024-06\n", 100), [["007", "1e5", "2024-06"]]));

  it("keep blank lines, so that lines can be counted, and begin none after the last line break", () => assert.deepEqual(inPieces("a,b\n\nc,d\n", 100), [["a", "b"], [""], ["c", "d"]]));

  it("are cut at the separator that cuts the first line most often, outside quotes", () => {
    assert.equal(separatorOf("a;b;c\n1,2;3;4"), ";");
    assert.equal(separatorOf('"a;b;c;d",e\n'), ",");
    assert.equal(separatorOf("a\tb"), "\t");
    assert.equal(separatorOf("alone"), ",");
    assert.equal(separatorOf("Revenue, all months\r\n\r\na;b;c;d\r\n1;2;3;4,5"), ";");
    assert.equal(separatorOf("sep=;\na;b;c;d\n"), ";");
    assert.equal(separatorOf("\na;b\n"), ";");
  });
});

describe("lines of a .csv", () => {
  /** As an editor counts: the line of an offset, CR LF, LF and a lone CR being one break each. */
  const lineAt = (text: string, offset: number): number => text.slice(0, offset).replace(/\r\n/g, "\n").replace(/\r/g, "\n").split("\n").length;
  const linesOf = (text: string, lengths: readonly number[]): number[] => {
    const rows = new CsvRows(",");
    let count = 0;
    let at = 0;
    for (let piece = 0; at < text.length; piece += 1) {
      const length = lengths[piece % lengths.length]!;
      count += rows.take(text.slice(at, at + length)).length;
      at += length;
    }
    count += rows.take().length;
    return Array.from({ length: count }, (_, row) => rows.lines.lineOf(row + 1));
  };
  const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r\n", "\r", "\u00e9"), maxLength: 6 });
  /** Quoted where it must be, and sometimes where it need not. A lone return in a cell without quotes ends no row, but it ends a line. */
  const written = fc.oneof(cell.map(quoted), fc.string({ unit: fc.constantFrom("a", "\u00e9", "7"), minLength: 1, maxLength: 3 }), fc.constantFrom("a\rb", "\ra"));
  const row = fc.array(written, { minLength: 2, maxLength: 3 }).map((cells) => cells.join(","));

  it("are those on which rows begin, however the text is cut, in quotes and between CR and LF too", () => {
    let spanning = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.constantFrom("\r\n", "\n")), { minLength: 1, maxLength: 8 }), fc.boolean(), fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }), (below, endsWithBreak, lengths) => {
        // A line feed tells that lone returns end no rows here.
        const rows = [["h,i", "\n"] as const, ...below];
        const ended = rows.map(([text, end], at) => (at < rows.length - 1 || endsWithBreak ? `${text}${end}` : text));
        const text = ended.join("");
        const starts = ended.map((_, at) => ended.slice(0, at).join("").length);
        const wanted = starts.map((start) => lineAt(text, start));
        if (wanted.at(-1)! > rows.length) spanning += 1;
        for (const cut of [lengths, [text.length]]) assert.deepEqual(linesOf(text, cut), wanted);
      }),
      { numRuns: 300 },
    );
    assert.ok(spanning > 100, "rows must span lines");
  });

  it("are the rows' own numbers where no row spans several", () => assert.deepEqual(linesOf('a,"b"\r\n\r\n"c",d\ne,f', [3]), [1, 2, 3, 4]));

  it("go on after a row of two lines, and after one that two pieces share", () => {
    const text = 'h,i\r\n"a\r\nb",c\r\nd,e\r\n"f\n\ng",h\r\ni,j\r\n';
    for (let length = 1; length <= text.length; length += 1) assert.deepEqual(linesOf(text, [length]), [1, 2, 4, 5, 8]);
  });

  it("are counted in a file whose lines end with a lone return, too", () => assert.deepEqual(linesOf('h,i\r"a\rb",c\rd,e\r"f\r\rg",h\ri,j\r', [3]), [1, 2, 4, 5, 8]));

  it("count in text without quotes and in the last row without a break too", () => {
    assert.deepEqual(linesOf("a\rb,c\nd,e\nf,g", [100]), [1, 3, 4]);
    assert.deepEqual(linesOf('"a\nb",c\nd,e', [100]), [1, 3]);
  });
});

describe("the encoding of a text file", () => {
  const decoded = (bytes: Uint8Array): string => {
    const encoding = encodingOf(bytes, true);
    const decode = decoderFor(encoding);
    const rest = bytes.subarray(encoding.markLength);
    // One byte at a time: a character may be cut anywhere.
    return [...rest].map((_, at) => decode(rest.subarray(at, at + 1))).join("") + decode();
  };
  const text = "Partn\u00e9r,\u20ac,\u65e5";

  it("is found by its mark, by its zeros, or by being valid", () => {
    assert.equal(decoded(new TextEncoder().encode(text)), text);
    assert.equal(decoded(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])), text);
    assert.equal(decoded(new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")])), text);
    assert.equal(decoded(new Uint8Array(Buffer.from(text, "utf16le"))), text);
    assert.equal(decoded(new Uint8Array(Buffer.from(text, "utf16le").swap16())), text);
  });

  it("is guessed, and said to be, only where nothing says it", () => {
    const bytes = new Uint8Array([0x43, 0x61, 0x66, 0xe9, 0x80]);
    assert.deepEqual(encodingOf(bytes, true), { name: "windows-1252", markLength: 0, isGuess: true });
    assert.equal(decoded(bytes), "Caf\u00e9\u20ac");
  });

  it("is not mistaken where the first piece ends in the middle of a character", () => {
    const cut = new TextEncoder().encode("Caf\u00e9").subarray(0, 4);
    assert.equal(encodingOf(cut, false).name, "utf-8");
    assert.equal(encodingOf(cut, true).name, "windows-1252");
  });
});
