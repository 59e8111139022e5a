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
