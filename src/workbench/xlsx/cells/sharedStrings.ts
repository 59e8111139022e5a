// The shared strings part: the texts of the workbook, each written once and meant by its number.
// Promises: existing strings keep their number and their rich formatting; new ones are appended.
import { escapeText, localName, strictParser } from "../package/xml";

export interface SharedStrings {
  /** The plain text of every entry. */
  readonly texts: readonly string[];
  /** The number of the entry with this plain text, appended when there is none. */
  numberOf(text: string): number;
  /** The part's new text; undefined when nothing was appended. */
  changedPart(): string | undefined;
}

const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="0" uniqueCount="0"></sst>`;

/** Reads the part's text (`undefined`: the workbook has none yet). */
export function readSharedStrings(xml: string | undefined, part: string): SharedStrings {
  const source = xml ?? EMPTY;
  const { texts, isPlain, rootName, rootStart, rootOpenEnd, closeStart } = scan(source, part);
  const appended: string[] = [];
  let numbers: Map<string, number> | undefined;
  return {
    texts,
    numberOf(text) {
      if (!numbers) {
        numbers = new Map();
        // Rich entries are left out: a plain text must not take over somebody's formatting.
        for (let at = texts.length - 1; at >= 0; at--) if (isPlain[at]) numbers.set(texts[at] ?? "", at);
      }
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = texts.length + appended.length;
      appended.push(text);
      numbers.set(text, number);
      return number;
    },
    changedPart() {
      if (appended.length === 0) return undefined;
      const prefix = rootName.slice(0, rootName.indexOf(":") + 1);
      const total = texts.length + appended.length;
      const open = (closeStart < 0 ? source.slice(rootStart, rootOpenEnd).replace(/\/>$/, ">") : source.slice(rootStart, rootOpenEnd))
        .replace(/\suniqueCount\s*=\s*("[^"]*"|'[^']*')/, "")
        .replace(/\scount\s*=\s*("[^"]*"|'[^']*')/, "")
        .replace(/>$/, ` count="${total}" uniqueCount="${total}">`);
      const items = appended.map((text) => `<${prefix}si>${textElement(`${prefix}t`, text)}</${prefix}si>`).join("");
      const body = closeStart < 0 ? "" : source.slice(rootOpenEnd, closeStart);
      return `${source.slice(0, rootStart)}${open}${body}${items}</${rootName}>`;
    },
  };
}

/** A text element that keeps its outer spaces and the characters XML cannot hold. */
export function textElement(name: string, text: string): string {
  const space = /^\s|\s$|\n/.test(text) ? ` xml:space="preserve"` : "";
  return `<${name}${space}>${escapeText(escapeStoredText(text))}</${name}>`;
}

/** Excel's own escape for characters XML cannot hold: _x000D_. */
export function unescapeStoredText(text: string): string {
  return text.includes("_x") ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : text;
}

export function escapeStoredText(text: string): string {
  const guarded = text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
  return guarded.replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`);
}

function scan(xml: string, part: string): { texts: string[]; isPlain: boolean[]; rootName: string; rootStart: number; rootOpenEnd: number; closeStart: number } {
  const parser = strictParser(part);
  const texts: string[] = [];
  const isPlain: boolean[] = [];
  let rootName = "";
  let rootStart = 0;
  let rootOpenEnd = 0;
  let closeStart = -1;
  let text: string | undefined;
  let collecting = false;
  let isPhonetic = false;
  let isRich = false;
  parser.on("opentag", (tag) => {
    const name = localName(tag.name);
    if (rootName === "") {
      rootName = tag.name;
      rootStart = xml.lastIndexOf("<", parser.position - 1);
      rootOpenEnd = parser.position;
    } else if (name === "si") {
      text = "";
      isRich = false;
    } else if (name === "rPh") isPhonetic = true;
    else if (name === "r") isRich = true;
    else if (name === "t") collecting = !isPhonetic;
  });
  const addText = (more: string): void => {
    if (collecting && text !== undefined) text += more;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", (tag) => {
    const name = localName(tag.name);
    if (name === "si" && text !== undefined) {
      texts.push(unescapeStoredText(text));
      isPlain.push(!isRich);
      text = undefined;
    } else if (name === "rPh") isPhonetic = false;
    else if (tag.name === rootName && !tag.isSelfClosing) closeStart = xml.lastIndexOf("<", parser.position - 1);
    collecting = false;
  });
  parser.write(xml).close();
  return { texts, isPlain, rootName, rootStart, rootOpenEnd, closeStart };
}
