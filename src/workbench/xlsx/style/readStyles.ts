// Cell formats of the file (cellXfs) as the spreadsheet's styles, one for one.
// Promises: format number n becomes the style id "xf<n>", so that saving can tell an untouched format from a new one.
// Never merges equal-looking formats: they may differ in what the spreadsheet cannot show (protection, patterns).
import type { IBorderData, IBorderStyleData, IStyleData } from "@univerjs/core";
import { attributeOf, elementsOf, firstElement, isTrue } from "../package/xml";
import type { XmlElement } from "../package/xml";
import { colorOf } from "./colors";
import type { ColorBook } from "./colors";
import { builtInPattern, showsDate } from "./numberFormats";

export interface StyleBook {
  /** By format number. */
  readonly styles: readonly IStyleData[];
  readonly isDate: readonly boolean[];
  /** Formats whose cells stay open on a protected sheet. */
  readonly isUnlocked: readonly boolean[];
}

export const BORDER_STYLES = ["none", "thin", "hair", "dotted", "dashed", "dashDot", "dashDotDot", "double", "medium", "mediumDashed", "mediumDashDot", "mediumDashDotDot", "slantDashDot", "thick"];
export const HORIZONTAL = [undefined, "left", "center", "right", "justify", undefined, "distributed"];
export const VERTICAL = [undefined, "top", "center", "bottom"];
const WRAP = 3;
/** The point of indentation that the spreadsheet's left padding stands for, in pixels per level. */
export const INDENT_PIXELS = 9;

export function styleId(format: number): string {
  return `xf${format}`;
}

/** The format number of a style id that opening gave out; undefined for styles made since. */
export function formatOfStyleId(id: string): number | undefined {
  return /^xf\d+$/.test(id) ? Number(id.slice(2)) : undefined;
}

/** Reads the style part; a workbook without one has a single plain format. */
export function readStyles(styleSheet: XmlElement | undefined, colors: ColorBook): StyleBook {
  const fonts = elementsOf(firstElement(styleSheet, "fonts"), "font").map((font) => fontStyle(font, colors));
  const fills = elementsOf(firstElement(styleSheet, "fills"), "fill").map((fill) => fillStyle(fill, colors));
  const borders = elementsOf(firstElement(styleSheet, "borders"), "border").map((border) => borderStyle(border, colors));
  const patterns = new Map(elementsOf(firstElement(styleSheet, "numFmts"), "numFmt").map((entry) => [Number(attributeOf(entry, "numFmtId")), attributeOf(entry, "formatCode") ?? "General"]));
  const formats = elementsOf(firstElement(styleSheet, "cellXfs"), "xf");
  const styles: IStyleData[] = [];
  const isDate: boolean[] = [];
  const isUnlocked: boolean[] = [];
  for (const format of formats) {
    const number = Number(attributeOf(format, "numFmtId") ?? 0);
    const pattern = patterns.get(number) ?? builtInPattern(number) ?? "General";
    const style: IStyleData = {
      ...fonts[Number(attributeOf(format, "fontId") ?? 0)],
      ...fills[Number(attributeOf(format, "fillId") ?? 0)],
      ...borders[Number(attributeOf(format, "borderId") ?? 0)],
      ...alignmentStyle(firstElement(format, "alignment")),
    };
    if (pattern !== "General") style.n = { pattern };
    styles.push(style);
    isDate.push(showsDate(pattern));
    const locked = attributeOf(firstElement(format, "protection"), "locked");
    isUnlocked.push(locked !== undefined && !isTrue(locked));
  }
  return styles.length > 0 ? { styles, isDate, isUnlocked } : { styles: [{}], isDate: [false], isUnlocked: [false] };
}

function fontStyle(font: XmlElement, colors: ColorBook): IStyleData {
  const style: IStyleData = {};
  const name = attributeOf(firstElement(font, "name"), "val");
  const size = attributeOf(firstElement(font, "sz"), "val");
  if (name) style.ff = name;
  if (size) style.fs = Number(size);
  const isOn = (tag: string): boolean => {
    const entry = firstElement(font, tag);
    return entry !== undefined && isTrue(attributeOf(entry, "val") ?? "1");
  };
  if (isOn("b")) style.bl = 1;
  if (isOn("i")) style.it = 1;
  if (isOn("strike")) style.st = { s: 1 };
  const underline = firstElement(font, "u");
  if (underline && attributeOf(underline, "val") !== "none") style.ul = { s: 1, ...(attributeOf(underline, "val")?.startsWith("double") ? { t: 10 } : {}) };
  const raised = attributeOf(firstElement(font, "vertAlign"), "val");
  if (raised === "subscript") style.va = 2;
  if (raised === "superscript") style.va = 3;
  const color = colorOf(firstElement(font, "color"), colors);
  if (color) style.cl = { rgb: color };
  return style;
}

function fillStyle(fill: XmlElement, colors: ColorBook): IStyleData {
  const pattern = firstElement(fill, "patternFill");
  const kind = attributeOf(pattern, "patternType");
  // A pattern is shown as its foreground colour: the spreadsheet has plain backgrounds only.
  const color = kind === undefined || kind === "none" ? undefined : colorOf(firstElement(pattern, "fgColor"), colors);
  return color ? { bg: { rgb: color } } : {};
}

function borderStyle(border: XmlElement, colors: ColorBook): IStyleData {
  const side = (name: string): IBorderStyleData | undefined => {
    const entry = firstElement(border, name);
    const kind = BORDER_STYLES.indexOf(attributeOf(entry, "style") ?? "none");
    return kind > 0 ? { s: kind, cl: { rgb: colorOf(firstElement(entry, "color"), colors) ?? "#000000" } } : undefined;
  };
  const sides: IBorderData = {};
  const left = side("left") ?? side("start");
  const right = side("right") ?? side("end");
  const top = side("top");
  const bottom = side("bottom");
  const diagonal = side("diagonal");
  if (left) sides.l = left;
  if (right) sides.r = right;
  if (top) sides.t = top;
  if (bottom) sides.b = bottom;
  if (diagonal && isTrue(attributeOf(border, "diagonalDown"))) sides.tl_br = diagonal;
  if (diagonal && isTrue(attributeOf(border, "diagonalUp"))) sides.bl_tr = diagonal;
  return Object.keys(sides).length > 0 ? { bd: sides } : {};
}

function alignmentStyle(alignment: XmlElement | undefined): IStyleData {
  const style: IStyleData = {};
  const horizontal = HORIZONTAL.indexOf(attributeOf(alignment, "horizontal") ?? "general");
  const vertical = VERTICAL.indexOf(attributeOf(alignment, "vertical") ?? "bottom");
  if (horizontal > 0) style.ht = horizontal;
  if (vertical > 0 && vertical < 3) style.vt = vertical;
  if (isTrue(attributeOf(alignment, "wrapText"))) style.tb = WRAP;
  const rotation = Number(attributeOf(alignment, "textRotation") ?? 0);
  if (rotation === 255) style.tr = { a: 0, v: 1 };
  else if (rotation > 90) style.tr = { a: rotation - 90 };
  else if (rotation > 0) style.tr = { a: -rotation };
  const indent = Number(attributeOf(alignment, "indent") ?? 0);
  if (indent > 0) style.pd = { l: indent * INDENT_PIXELS };
  return style;
}
