// Colours of a workbook: written as RGB, as a place in the theme with a tint, or as an entry of the old palette.
// Promises: answers "#RRGGBB" or undefined for "automatic". Theme order and tint arithmetic: ECMA-376 part 1, 18.3.1.15 and 18.8.19.
import { attributeOf, elementsOf, firstElement } from "../package/xml";
import type { XmlElement } from "../package/xml";

const THEME_ORDER = ["lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink"];
const OFFICE_THEME = ["FFFFFF", "000000", "E7E6E6", "44546A", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47", "0563C1", "954F72"];
const PALETTE_TEXT =
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333";

export interface ColorBook {
  readonly theme: readonly string[];
  readonly palette: readonly string[];
}

/** The colours that a workbook's theme and style part define. */
export function readColorBook(theme: XmlElement | undefined, styleSheet: XmlElement | undefined): ColorBook {
  const scheme = firstElement(firstElement(theme, "themeElements"), "clrScheme");
  const themeColors = THEME_ORDER.map((name, at) => {
    const color = elementsOf(firstElement(scheme, name))[0];
    return attributeOf(color, "lastClr") ?? (color?.name.endsWith("srgbClr") ? attributeOf(color, "val") : undefined) ?? OFFICE_THEME[at] ?? "000000";
  });
  const own = elementsOf(firstElement(firstElement(styleSheet, "colors"), "indexedColors"), "rgbColor").map((entry) => (attributeOf(entry, "rgb") ?? "").slice(-6));
  return { theme: themeColors, palette: own.length > 0 ? own : PALETTE_TEXT.split(" ") };
}

/** "#RRGGBB" of a color element (rgb, theme + tint, indexed); undefined when absent, automatic or unreadable. */
export function colorOf(color: XmlElement | undefined, book: ColorBook): string | undefined {
  if (!color) return undefined;
  const rgb = attributeOf(color, "rgb");
  const theme = attributeOf(color, "theme");
  const indexed = attributeOf(color, "indexed");
  const base = rgb !== undefined ? rgb.slice(-6) : theme !== undefined ? book.theme[Number(theme)] : indexed !== undefined ? book.palette[Number(indexed)] : undefined;
  if (base === undefined || !/^[0-9A-Fa-f]{6}$/.test(base)) return undefined;
  const tint = Number(attributeOf(color, "tint") ?? 0);
  return `#${tint === 0 || Number.isNaN(tint) ? base.toUpperCase() : tinted(base, tint)}`;
}

/** The eight hexadecimal digits (alpha first) that the file wants for "#RRGGBB", "#RGB" or "rgb(r,g,b)"; undefined when it is no colour. */
export function argbOf(color: string): string | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(color);
  if (short) return `FF${[short[1], short[2], short[3]].map((digit) => `${digit}${digit}`).join("")}`.toUpperCase();
  if (/^#[0-9a-f]{6}([0-9a-f]{2})?$/i.test(color)) return `FF${color.slice(1, 7).toUpperCase()}`;
  const parts = /^rgba?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)/i.exec(color);
  return parts ? `FF${[parts[1], parts[2], parts[3]].map((part) => Math.min(255, Number(part)).toString(16).padStart(2, "0")).join("")}`.toUpperCase() : undefined;
}

function tinted(hex: string, tint: number): string {
  const [red, green, blue] = [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as [number, number, number];
  const high = Math.max(red, green, blue);
  const low = Math.min(red, green, blue);
  const light = (high + low) / 2;
  const spread = high - low;
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * light - 1));
  const hue = spread === 0 ? 0 : high === red ? ((green - blue) / spread + 6) % 6 : high === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  const newLight = tint < 0 ? light * (1 + tint) : light * (1 - tint) + tint;
  const chroma = (1 - Math.abs(2 * newLight - 1)) * saturation;
  const second = chroma * (1 - Math.abs((hue % 2) - 1));
  const base = newLight - chroma / 2;
  const [r, g, b] = ([[chroma, second, 0], [second, chroma, 0], [0, chroma, second], [0, second, chroma], [second, 0, chroma], [chroma, 0, second]][Math.floor(hue)] ?? [0, 0, 0]) as [number, number, number];
  return [r, g, b].map((part) => Math.round(Math.min(1, Math.max(0, part + base)) * 255).toString(16).padStart(2, "0")).join("").toUpperCase();
}
