// New formats for the style part: a style that somebody made becomes one more cellXfs entry beside the old ones.
// Promises: existing formats keep their number and content; what the spreadsheet cannot show (protection, patterns,
// font schemes) is taken over from the format the cell had before.
import type { IBorderStyleData, IStyleData, Nullable } from "@univerjs/core";
import { attributeOf, cloneElement, element, elementsOf, firstElement, placeElement, prefixOf, removeElements } from "../package/xml";
import type { XmlElement } from "../package/xml";
import { argbOf } from "./colors";
import { builtInNumber, FIRST_OWN_FORMAT } from "./numberFormats";
import { BORDER_STYLES, formatOfStyleId, HORIZONTAL, INDENT_PIXELS, VERTICAL } from "./readStyles";
import type { StyleBook } from "./readStyles";

export interface StyleWriter {
  /** The format number for a cell whose style is now `style` and whose format in the file was `before`. */
  formatOf(style: Nullable<IStyleData | string>, before: number): number;
  /** True once a format was added. */
  hasGrown(): boolean;
}

const STYLE_SHEET_ORDER = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "tableStyles", "colors", "extLst"];
const FONT_ORDER = ["b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"];

/** Writes into `styleSheet` (a tree); `styles` are the snapshot's styles by id. */
export function styleWriter(styleSheet: XmlElement, book: StyleBook, styles: Readonly<Record<string, Nullable<IStyleData>>>): StyleWriter {
  const prefix = prefixOf(styleSheet.name);
  const known = new Map<string, number>();
  const original = book.styles.map((style) => canonical(style));
  // A style that names no font means the workbook's own.
  const { ff, fs, cl } = book.styles[0] ?? {};
  const withFont = (style: IStyleData): IStyleData => ({ ...style, ff: style.ff ?? ff, fs: style.fs ?? fs, cl: style.cl ?? cl });
  let grown = false;

  const list = (name: string): XmlElement => {
    const found = firstElement(styleSheet, name);
    if (found) return found;
    const made = element(prefix + name);
    placeElement(styleSheet, made, STYLE_SHEET_ORDER);
    return made;
  };
  const append = (name: string, entry: XmlElement): number => {
    const parent = list(name);
    parent.children.push(entry);
    const count = elementsOf(parent).length;
    parent.attributes["count"] = String(count);
    return count - 1;
  };
  const patternNumber = (pattern: string): number => {
    const number = builtInNumber(pattern);
    if (number !== undefined) return number;
    const own = elementsOf(firstElement(styleSheet, "numFmts"), "numFmt");
    const same = own.find((entry) => attributeOf(entry, "formatCode") === pattern);
    if (same) return Number(attributeOf(same, "numFmtId"));
    const next = Math.max(FIRST_OWN_FORMAT - 1, ...own.map((entry) => Number(attributeOf(entry, "numFmtId")))) + 1;
    append("numFmts", element(`${prefix}numFmt`, { numFmtId: String(next), formatCode: pattern }));
    return next;
  };

  const make = (wanted: IStyleData, before: number): number => {
    const style = withFont(wanted);
    const formats = list("cellXfs");
    const base = elementsOf(formats, "xf")[before] ?? elementsOf(formats, "xf")[0];
    const was = withFont(book.styles[before] ?? {});
    const format = base ? cloneElement(base) : element(`${prefix}xf`, { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0", xfId: "0" });
    const oldPart = (parent: string, id: string): XmlElement | undefined => elementsOf(firstElement(styleSheet, parent))[Number(format.attributes[id] ?? 0)];
    if (differs(fontAspect(style), fontAspect(was))) {
      format.attributes["fontId"] = String(append("fonts", fontElement(prefix, oldPart("fonts", "fontId"), style, was)));
      format.attributes["applyFont"] = "1";
    }
    if (differs(style.bg, was.bg)) {
      format.attributes["fillId"] = String(append("fills", fillElement(prefix, style)));
      format.attributes["applyFill"] = "1";
    }
    if (differs(style.bd, was.bd)) {
      format.attributes["borderId"] = String(append("borders", borderElement(prefix, style)));
      format.attributes["applyBorder"] = "1";
    }
    if (differs(style.n, was.n)) {
      format.attributes["numFmtId"] = String(patternNumber(style.n?.pattern ?? "General"));
      format.attributes["applyNumberFormat"] = "1";
    }
    if (differs(alignmentAspect(style), alignmentAspect(was))) {
      placeElement(format, alignmentElement(prefix, firstElement(format, "alignment"), style), ["alignment", "protection", "extLst"]);
      format.attributes["applyAlignment"] = "1";
    }
    grown = true;
    return append("cellXfs", format);
  };

  return {
    formatOf(style, before) {
      if (style === undefined || style === null || style === "") return 0;
      const resolved = typeof style === "string" ? styles[style] : style;
      const number = typeof style === "string" ? formatOfStyleId(style) : undefined;
      if (!resolved) return number !== undefined && number < original.length ? number : 0;
      const wanted = canonical(resolved);
      if (number !== undefined && original[number] === wanted) return number;
      if (original[before] === wanted) return before;
      const key = `${before} ${wanted}`;
      const made = known.get(key) ?? make(resolved, before);
      known.set(key, made);
      return made;
    },
    hasGrown: () => grown,
  };
}

function differs(left: unknown, right: unknown): boolean {
  return canonical(left) !== canonical(right);
}

/** JSON with sorted keys, without empty members: two styles that look the same read the same. */
function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_, member: unknown) => {
    if (member === null || typeof member !== "object" || Array.isArray(member)) return member;
    return Object.fromEntries(
      Object.entries(member)
        .filter(([, inner]) => inner !== null && inner !== undefined && inner !== 0 && !(typeof inner === "object" && (inner as { s?: unknown }).s === 0))
        .sort(([left], [right]) => (left < right ? -1 : 1)),
    );
  });
}

function fontAspect(style: IStyleData): unknown {
  const { ff, fs, bl, it, ul, st, va, cl } = style;
  return { ff, fs, bl, it, ul, st, va: va === 1 ? undefined : va, cl };
}

function alignmentAspect(style: IStyleData): unknown {
  const { ht, vt, tb, tr, pd } = style;
  return { ht, vt: vt === 3 ? undefined : vt, tb: tb === 3 ? 3 : undefined, tr, pd: pd?.l };
}

function fontElement(prefix: string, base: XmlElement | undefined, style: IStyleData, was: IStyleData): XmlElement {
  const font = base ? cloneElement(base) : element(`${prefix}font`);
  const set = (name: string, value: Record<string, string> | undefined): void => {
    if (value) placeElement(font, element(prefix + name, value), FONT_ORDER);
    else removeElements(font, (child) => child.name === prefix + name);
  };
  if (Boolean(style.bl) !== Boolean(was.bl)) set("b", style.bl ? {} : undefined);
  if (Boolean(style.it) !== Boolean(was.it)) set("i", style.it ? {} : undefined);
  if (differs(style.st, was.st)) set("strike", style.st?.s ? {} : undefined);
  if (differs(style.ul, was.ul)) set("u", style.ul?.s ? (style.ul.t === 10 ? { val: "double" } : {}) : undefined);
  if (style.va !== was.va) set("vertAlign", style.va === 2 ? { val: "subscript" } : style.va === 3 ? { val: "superscript" } : undefined);
  if (style.fs !== was.fs && style.fs) set("sz", { val: String(style.fs) });
  if (style.ff !== was.ff && style.ff) {
    set("name", { val: style.ff });
    // A theme font scheme would override the name in Excel.
    set("scheme", undefined);
  }
  if (differs(style.cl, was.cl)) {
    const color = style.cl?.rgb ? argbOf(style.cl.rgb) : undefined;
    set("color", color ? { rgb: color } : undefined);
  }
  return font;
}

function fillElement(prefix: string, style: IStyleData): XmlElement {
  const color = style.bg?.rgb ? argbOf(style.bg.rgb) : undefined;
  const pattern = color
    ? element(`${prefix}patternFill`, { patternType: "solid" }, [element(`${prefix}fgColor`, { rgb: color }), element(`${prefix}bgColor`, { indexed: "64" })])
    : element(`${prefix}patternFill`, { patternType: "none" });
  return element(`${prefix}fill`, {}, [pattern]);
}

function borderElement(prefix: string, style: IStyleData): XmlElement {
  const side = (name: string, line: Nullable<IBorderStyleData>): XmlElement => {
    if (!line || !line.s) return element(prefix + name);
    const color = line.cl?.rgb ? argbOf(line.cl.rgb) : undefined;
    return element(prefix + name, { style: BORDER_STYLES[line.s] ?? "thin" }, [element(`${prefix}color`, color ? { rgb: color } : { auto: "1" })]);
  };
  const border = element(`${prefix}border`, {}, [
    side("left", style.bd?.l),
    side("right", style.bd?.r),
    side("top", style.bd?.t),
    side("bottom", style.bd?.b),
    side("diagonal", style.bd?.tl_br ?? style.bd?.bl_tr),
  ]);
  if (style.bd?.tl_br) border.attributes["diagonalDown"] = "1";
  if (style.bd?.bl_tr) border.attributes["diagonalUp"] = "1";
  return border;
}

function alignmentElement(prefix: string, base: XmlElement | undefined, style: IStyleData): XmlElement {
  const alignment = base ? cloneElement(base) : element(`${prefix}alignment`);
  const set = (name: string, value: string | undefined): void => {
    if (value === undefined) delete alignment.attributes[name];
    else alignment.attributes[name] = value;
  };
  set("horizontal", HORIZONTAL[style.ht ?? 0] ?? (style.ht === 5 ? "justify" : undefined));
  set("vertical", style.vt === 3 ? undefined : VERTICAL[style.vt ?? 0]);
  set("wrapText", style.tb === 3 ? "1" : undefined);
  const angle = style.tr?.v ? 255 : (style.tr?.a ?? 0);
  set("textRotation", angle === 0 ? undefined : String(angle === 255 ? 255 : angle < 0 ? -angle : angle + 90));
  const indent = Math.round((style.pd?.l ?? 0) / INDENT_PIXELS);
  set("indent", indent > 0 ? String(indent) : undefined);
  return alignment;
}
