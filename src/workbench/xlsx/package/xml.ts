// The small XML parts of a workbook (not cell data) as a tree that can be changed and written back.
// Promises: attributes, namespaces, order and text survive; what is written is well formed.
// Never used for sheetData or shared strings: those are streamed, see cells/.
import { SaxesParser } from "saxes";
import { XlsxError } from "../errors";

export interface XmlElement {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
}
export type XmlNode = XmlElement | string;

/** The document element of `text`; throws XlsxError("DamagedPart") naming `part` when it is not well formed. */
export function parseXml(text: string, part: string): XmlElement {
  const stack: XmlElement[] = [];
  let root: XmlElement | undefined;
  const parser = strictParser(part);
  parser.on("opentag", (tag) => {
    const element: XmlElement = { name: tag.name, attributes: { ...tag.attributes }, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on("closetag", () => {
    root = stack.pop();
  });
  const addText = (value: string): void => {
    stack.at(-1)?.children.push(value);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  if (!root) throw damaged(part, "it holds no element");
  return root;
}

/** A parser that reports the first mistake as an XlsxError naming the part, and refuses document types (no entity tricks). */
export function strictParser(part: string): SaxesParser {
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw damaged(part, error.message);
  });
  parser.on("doctype", () => {
    throw damaged(part, "it declares a document type, which workbooks never do");
  });
  return parser;
}

export function xmlText(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${elementText(root)}`;
}

/** One element as text, without the XML declaration. */
export function elementText(element: XmlElement): string {
  let text = `<${element.name}`;
  for (const [name, value] of Object.entries(element.attributes)) text += ` ${name}="${escapeAttribute(value)}"`;
  if (element.children.length === 0) return `${text}/>`;
  text += ">";
  for (const child of element.children) text += typeof child === "string" ? escapeText(child) : elementText(child);
  return `${text}</${element.name}>`;
}

export function element(name: string, attributes: Record<string, string> = {}, children: XmlNode[] = []): XmlElement {
  return { name, attributes, children };
}

export function cloneElement(source: XmlElement): XmlElement {
  return { name: source.name, attributes: { ...source.attributes }, children: source.children.map((child) => (typeof child === "string" ? child : cloneElement(child))) };
}

/** A name without its namespace prefix: files differ in prefixes, never in local names. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The prefix of a name with its colon ("x:"), or "": children that are added must carry their parent's. */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(":") + 1);
}

export function elementsOf(parent: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = [];
  for (const child of parent?.children ?? []) if (typeof child !== "string" && (name === undefined || localName(child.name) === name)) found.push(child);
  return found;
}

export function firstElement(parent: XmlElement | undefined, name: string): XmlElement | undefined {
  return elementsOf(parent, name)[0];
}

/** All text inside an element, in order. */
export function textOf(parent: XmlElement | undefined): string {
  let text = "";
  for (const child of parent?.children ?? []) text += typeof child === "string" ? child : textOf(child);
  return text;
}

/** The attribute with this local name, whatever its prefix. */
export function attributeOf(parent: XmlElement | undefined, name: string): string | undefined {
  if (!parent) return undefined;
  if (parent.attributes[name] !== undefined) return parent.attributes[name];
  const key = Object.keys(parent.attributes).find((candidate) => localName(candidate) === name && !candidate.startsWith("xmlns"));
  return key === undefined ? undefined : parent.attributes[key];
}

/** True for xsd:boolean "1" and "true". */
export function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

export function removeElements(parent: XmlElement, shouldGo: (child: XmlElement) => boolean): void {
  parent.children = parent.children.filter((child) => typeof child === "string" || !shouldGo(child));
}

/** Puts `child` where the schema's sequence `order` (local names) wants it, in place of one with the same name. */
export function placeElement(parent: XmlElement, child: XmlElement, order: readonly string[]): void {
  const name = localName(child.name);
  const rank = order.indexOf(name);
  const at = parent.children.findIndex((other) => typeof other !== "string" && localName(other.name) === name);
  if (at >= 0) {
    parent.children[at] = child;
    return;
  }
  const before = parent.children.findIndex((other) => typeof other !== "string" && order.indexOf(localName(other.name)) > rank);
  if (before < 0) parent.children.push(child);
  else parent.children.splice(before, 0, child);
}

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export function escapeText(value: string): string {
  return /[&<>\r]/.test(value) || FORBIDDEN.test(value)
    ? value.replace(FORBIDDEN, "").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/\r/g, "&#13;")
    : value;
}

export function escapeAttribute(value: string): string {
  return escapeText(value).replace(/"/g, "&quot;").replace(/\n/g, "&#10;").replace(/\t/g, "&#9;");
}

function damaged(part: string, why: string): XlsxError {
  return new XlsxError("DamagedPart", `The part ${part} of this workbook cannot be read (${why}). Open the file in Excel, let it repair the file, save it and try again.`);
}
