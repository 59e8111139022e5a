// Walks through a worksheet part once, from its first cell to its last, without building a tree of it.
// Promises: every row and cell is reported in file order with its place in the text, so that it can be copied untouched.
// Never interprets a value: types, styles and shared strings are the caller's.
import { localName, strictParser } from "../package/xml";
import { parseCell } from "./reference";

export interface ScannedFormula {
  readonly text: string;
  /** "normal", "array", "shared", "dataTable". */
  readonly kind: string;
  readonly ref: string | undefined;
  readonly sharedIndex: string | undefined;
}

export interface ScannedCell {
  readonly row: number;
  readonly column: number;
  /** Attributes as written, prefixes kept. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Text of <v>; undefined when there is none. */
  readonly value: string | undefined;
  /** Text of an inline string. */
  readonly inline: string | undefined;
  readonly formula: ScannedFormula | undefined;
  /** Where the cell's element starts and ends in the text. */
  readonly start: number;
  readonly end: number;
}

export interface ScannedRow {
  readonly row: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly cells: readonly ScannedCell[];
  readonly start: number;
  readonly end: number;
}

/** Where the sheetData element starts and ends in the text, and its name with prefix. */
export interface SheetDataPlace {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

const LESS_THAN = 60;

/** Reports every row of the worksheet text `xml` to `onRow`; throws XlsxError("DamagedPart") naming `part`. */
export function scanSheet(xml: string, part: string, onRow: (row: ScannedRow) => void): SheetDataPlace | undefined {
  const parser = strictParser(part);
  let place: SheetDataPlace | undefined;
  let dataStart = -1;
  let row: { row: number; attributes: Record<string, string>; cells: ScannedCell[]; start: number } | undefined;
  let cell: { row: number; column: number; attributes: Record<string, string>; start: number } | undefined;
  let formula: { attributes: Record<string, string>; text: string } | undefined;
  let value: string | undefined;
  let inline: string | undefined;
  let lastRow = -1;
  let lastColumn = -1;
  let collecting: "formula" | "value" | "inline" | undefined;
  let isPhonetic = false;

  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    if (dataStart < 0) {
      if (name === "sheetData") dataStart = openingBefore(xml, parser.position);
      return;
    }
    if (place) return;
    if (!cell) {
      const start = openingBefore(xml, parser.position);
      if (name === "row") {
        lastRow = tag.attributes["r"] === undefined ? lastRow + 1 : Number(tag.attributes["r"]) - 1;
        lastColumn = -1;
        row = { row: lastRow, attributes: tag.attributes, cells: [], start };
      } else if (name === "c" && row) {
        const address = tag.attributes["r"] === undefined ? undefined : parseCell(tag.attributes["r"]);
        lastColumn = address?.column ?? lastColumn + 1;
        cell = { row: row.row, column: lastColumn, attributes: tag.attributes, start };
        formula = undefined;
        value = undefined;
        inline = undefined;
      }
    } else if (name === "v") {
      collecting = "value";
      value = "";
    } else if (name === "f") {
      collecting = "formula";
      formula = { attributes: tag.attributes, text: "" };
    } else if (name === "is") {
      inline = "";
    } else if (name === "rPh") {
      isPhonetic = true;
    } else if (name === "t" && inline !== undefined && !isPhonetic) {
      collecting = "inline";
    }
  });
  const addText = (text: string): void => {
    if (collecting === "value") value += text;
    else if (collecting === "formula" && formula) formula.text += text;
    else if (collecting === "inline") inline += text;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", (tag) => {
    const name = localName(tag.name);
    if (dataStart < 0 || place) return;
    if (name === "c" && cell && row) {
      row.cells.push({
        row: cell.row,
        column: cell.column,
        attributes: cell.attributes,
        value,
        inline,
        formula: formula && scannedFormula(formula),
        start: cell.start,
        end: parser.position,
      });
      cell = undefined;
    } else if (name === "row" && row && !cell) {
      onRow({ ...row, end: parser.position });
      row = undefined;
    } else if (name === "sheetData") place = { start: dataStart, end: parser.position, name: tag.name };
    else if (name === "rPh") isPhonetic = false;
    collecting = undefined;
  });
  parser.write(xml).close();
  return place;
}

/** Where the tag that ends at `end` opens; a loop, because this runs for every cell and lastIndexOf is slower by far. */
function openingBefore(xml: string, end: number): number {
  let at = end - 1;
  while (at >= 0 && xml.charCodeAt(at) !== LESS_THAN) at--;
  return at;
}

function scannedFormula(formula: { attributes: Record<string, string>; text: string }): ScannedFormula {
  return {
    text: formula.text,
    kind: formula.attributes["t"] ?? "normal",
    ref: formula.attributes["ref"],
    sharedIndex: formula.attributes["si"],
  };
}
