// An .xlsx is a zip of parts with content types and relationships; this is that zip, opened and changeable.
// Promises: a part nobody changes keeps its bytes; content types and relationships of changed parts stay consistent.
// Never looks inside a worksheet and never drops a part by itself.
import { unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";
import { XlsxError } from "../errors";
import { attributeOf, element, elementsOf, parseXml, prefixOf, removeElements, xmlText } from "./xml";
import type { XmlElement } from "./xml";

export interface Relationship {
  readonly id: string;
  /** The last segment of the type: "worksheet", "table", ... (strict and transitional files differ in the rest). */
  readonly kind: string;
  readonly type: string;
  /** Package path without leading slash; for external targets the address as written. */
  readonly target: string;
  readonly isExternal: boolean;
}

const CONTENT_TYPES = "[Content_Types].xml";
const LARGEST_UNPACKED = 2_000_000_000;
/** From here on, packing less tightly saves more seconds than the bytes are worth. */
const LARGE_PART = 8_000_000;
const RELATIONSHIPS_TYPE = "http://schemas.openxmlformats.org/package/2006/relationships";

export class OpcPackage {
  private readonly parts: Map<string, Uint8Array>;
  private readonly spelling = new Map<string, string>();
  private readonly trees = new Map<string, XmlElement>();
  private readonly changedTrees = new Set<string>();

  private constructor(parts: Map<string, Uint8Array>) {
    this.parts = parts;
    for (const path of parts.keys()) this.spelling.set(path.toLowerCase(), path);
  }

  /** Unpacks `bytes`; throws XlsxError("DamagedZip") when it is not a readable zip, "TooLarge" when it unpacks beyond 2 GB. */
  static open(bytes: Uint8Array): OpcPackage {
    let size = 0;
    let files: Record<string, Uint8Array>;
    try {
      files = unzipSync(bytes, {
        filter: (file) => {
          size += file.originalSize;
          if (size > LARGEST_UNPACKED) throw new XlsxError("TooLarge", "This workbook unpacks to more than 2 GB, which is more than can be held here. Split it into smaller workbooks and try again.");
          return !file.name.endsWith("/");
        },
      });
    } catch (error) {
      if (error instanceof XlsxError) throw error;
      throw new XlsxError("DamagedZip", "The file is damaged: its zip container cannot be read to the end. Fetch or save it again and try once more.", { cause: error });
    }
    return new OpcPackage(new Map(Object.entries(files)));
  }

  static of(parts: Readonly<Record<string, string>>): OpcPackage {
    return new OpcPackage(new Map(Object.entries(parts).map(([path, text]) => [path, new TextEncoder().encode(text)])));
  }

  paths(): string[] {
    return [...this.parts.keys()];
  }

  has(path: string): boolean {
    return this.spelling.has(path.toLowerCase());
  }

  bytes(path: string): Uint8Array {
    const found = this.parts.get(this.spelling.get(path.toLowerCase()) ?? "");
    if (!found) throw new XlsxError("MissingPart", `The workbook refers to its part ${path}, but the file does not contain it. Open the file in Excel, let it repair the file, save it and try again.`);
    return found;
  }

  /** The part as text: UTF-8, or UTF-16 when it starts with that byte order mark. */
  text(path: string): string {
    const bytes = this.bytes(path);
    const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
    return new TextDecoder(encoding).decode(bytes);
  }

  /** The part as a tree, read once; call `changed` after altering it, or the alteration is not written. */
  tree(path: string): XmlElement {
    const known = this.trees.get(path);
    if (known) return known;
    const parsed = parseXml(this.text(path), path);
    this.trees.set(path, parsed);
    return parsed;
  }

  changed(path: string): void {
    this.changedTrees.add(path);
  }

  put(path: string, content: string | Uint8Array): void {
    const known = this.spelling.get(path.toLowerCase()) ?? path;
    this.spelling.set(path.toLowerCase(), known);
    this.parts.set(known, typeof content === "string" ? new TextEncoder().encode(content) : content);
    this.trees.delete(path);
    this.changedTrees.delete(path);
  }

  putTree(path: string, root: XmlElement): void {
    if (!this.has(path)) this.put(path, "");
    this.trees.set(path, root);
    this.changedTrees.add(path);
  }

  /** Takes a part, its relationships and its content type out; relationships pointing at it are the caller's to remove. */
  remove(path: string): void {
    const known = this.spelling.get(path.toLowerCase());
    if (known === undefined) return;
    for (const gone of [known, relationshipsPath(known)]) {
      this.parts.delete(this.spelling.get(gone.toLowerCase()) ?? gone);
      this.spelling.delete(gone.toLowerCase());
      this.trees.delete(gone);
      this.changedTrees.delete(gone);
    }
    const types = this.tree(CONTENT_TYPES);
    removeElements(types, (child) => child.attributes["PartName"]?.toLowerCase() === `/${known.toLowerCase()}`);
    this.changed(CONTENT_TYPES);
  }

  contentTypeOf(path: string): string | undefined {
    const types = this.tree(CONTENT_TYPES);
    const own = elementsOf(types, "Override").find((entry) => entry.attributes["PartName"]?.toLowerCase() === `/${path.toLowerCase()}`);
    if (own) return own.attributes["ContentType"];
    const extension = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
    return elementsOf(types, "Default").find((entry) => entry.attributes["Extension"]?.toLowerCase() === extension)?.attributes["ContentType"];
  }

  setContentType(path: string, contentType: string): void {
    const types = this.tree(CONTENT_TYPES);
    removeElements(types, (child) => child.attributes["PartName"]?.toLowerCase() === `/${path.toLowerCase()}`);
    types.children.push(element(`${prefixOf(types.name)}Override`, { PartName: `/${path}`, ContentType: contentType }));
    this.changed(CONTENT_TYPES);
  }

  /** Relationships of a part; of the whole package for "". */
  relationships(of: string): Relationship[] {
    const path = relationshipsPath(of);
    if (!this.has(path)) return [];
    return elementsOf(this.tree(path), "Relationship").map((entry) => {
      const type = attributeOf(entry, "Type") ?? "";
      const isExternal = attributeOf(entry, "TargetMode") === "External";
      const target = attributeOf(entry, "Target") ?? "";
      return { id: attributeOf(entry, "Id") ?? "", type, kind: type.slice(type.lastIndexOf("/") + 1), isExternal, target: isExternal ? target : this.resolve(of, target) };
    });
  }

  relationshipTo(of: string, kind: string): Relationship | undefined {
    return this.relationships(of).find((entry) => entry.kind === kind && !entry.isExternal);
  }

  /** Adds a relationship to the part `target` and answers its id. */
  relate(of: string, type: string, target: string): string {
    const path = relationshipsPath(of);
    if (!this.has(path)) this.putTree(path, element("Relationships", { xmlns: RELATIONSHIPS_TYPE }));
    const root = this.tree(path);
    const taken = new Set(elementsOf(root).map((entry) => attributeOf(entry, "Id")));
    let number = taken.size + 1;
    while (taken.has(`rId${number}`)) number++;
    root.children.push(element(`${prefixOf(root.name)}Relationship`, { Id: `rId${number}`, Type: type, Target: `/${target}` }));
    this.changed(path);
    return `rId${number}`;
  }

  unrelate(of: string, isMeant: (entry: Relationship) => boolean): void {
    const path = relationshipsPath(of);
    const gone = new Set(this.relationships(of).filter(isMeant).map((entry) => entry.id));
    if (gone.size === 0) return;
    removeElements(this.tree(path), (child) => gone.has(attributeOf(child, "Id") ?? ""));
    this.changed(path);
  }

  /** A path of this pattern ("xl/tables/table#.xml") that is not taken yet. */
  freePath(pattern: string): string {
    let number = 1;
    while (this.has(pattern.replace("#", String(number)))) number++;
    return pattern.replace("#", String(number));
  }

  /** Every part that relationships lead to, from the package itself. */
  reachable(): Set<string> {
    const reached = new Set<string>();
    const walk = (of: string): void => {
      for (const entry of this.relationships(of)) {
        if (entry.isExternal || reached.has(entry.target) || !this.has(entry.target)) continue;
        reached.add(entry.target);
        walk(entry.target);
      }
    };
    walk("");
    return reached;
  }

  /** The package as bytes; the same content always gives the same bytes. */
  zip(): Uint8Array {
    for (const path of this.changedTrees) {
      const tree = this.trees.get(path);
      if (tree) this.parts.set(this.spelling.get(path.toLowerCase()) ?? path, new TextEncoder().encode(xmlText(tree)));
    }
    this.changedTrees.clear();
    const files: Zippable = {};
    for (const [path, content] of this.parts) files[path] = [content, { level: content.length > LARGE_PART ? 3 : 6 }];
    return zipSync(files, { mtime: new Date(1980, 0, 1) });
  }

  private resolve(of: string, target: string): string {
    const clean = decodeTarget(target.split("#")[0] ?? "");
    const segments = clean.startsWith("/") ? [] : of.split("/").slice(0, -1);
    for (const segment of clean.split("/")) {
      if (segment === "..") segments.pop();
      else if (segment !== "" && segment !== ".") segments.push(segment);
    }
    const path = segments.join("/");
    return this.spelling.get(path.toLowerCase()) ?? path;
  }
}

function relationshipsPath(of: string): string {
  const slash = of.lastIndexOf("/") + 1;
  return `${of.slice(0, slash)}_rels/${of.slice(slash)}.rels`;
}

function decodeTarget(target: string): string {
  try {
    return decodeURIComponent(target).replace(/\\/g, "/");
  } catch {
    return target;
  }
}
