// What a worksheet part says around its cells: columns, freeze, merges, gridlines, tab colour.
// Promises: the same reading serves opening and the comparison on saving, so that "unchanged" means unchanged.
import type { IColumnData, IFreeze, IRange, IRowData, IWorksheetData } from "@univerjs/core";
import { parseRange } from "../cells/reference";
import { scanSheet } from "../cells/scanSheet";
import type { ScannedRow, SheetDataPlace } from "../cells/scanSheet";
import { attributeOf, elementsOf, firstElement, isTrue, parseXml } from "../package/xml";
import type { XmlElement } from "../package/xml";
import { styleId } from "../style/readStyles";

export const NO_FREEZE: IFreeze = { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 };
/** Width of one digit of the default font, in pixels: what the file's column widths count in. */
const DIGIT_PIXELS = 7;
const PIXELS_PER_POINT = 4 / 3;
const DEFAULT_WIDTH = 8.43;
const DEFAULT_HEIGHT = 15;

/** Everything of the part but its cells, as a tree, and where the cells stand in the text. */
export interface SheetFrame {
  readonly root: XmlElement;
  readonly place: SheetDataPlace;
}

/** Scans the cells to `onRow` and answers the rest of the part as a tree with an empty sheetData element. */
export function readFrame(xml: string, part: string, onRow: (row: ScannedRow) => void): SheetFrame {
  const place = scanSheet(xml, part, onRow);
  if (!place) return { root: parseXml(xml, part), place: { start: -1, end: -1, name: "sheetData" } };
  return { root: parseXml(`${xml.slice(0, place.start)}<${place.name}/>${xml.slice(place.end)}`, part), place };
}

export type SheetFeatures = Pick<IWorksheetData, "freeze" | "mergeData" | "showGridlines" | "rightToLeft" | "tabColor" | "defaultColumnWidth" | "defaultRowHeight">;

export function sheetFeatures(root: XmlElement): SheetFeatures {
  const view = firstElement(firstElement(root, "sheetViews"), "sheetView");
  const format = firstElement(root, "sheetFormatPr");
  const tab = attributeOf(firstElement(firstElement(root, "sheetPr"), "tabColor"), "rgb");
  return {
    freeze: freezeOf(view),
    mergeData: elementsOf(firstElement(root, "mergeCells"), "mergeCell").flatMap((entry): IRange[] => {
      const range = parseRange(attributeOf(entry, "ref") ?? "");
      return range ? [{ ...range }] : [];
    }),
    showGridlines: attributeOf(view, "showGridLines") === "0" || attributeOf(view, "showGridLines") === "false" ? 0 : 1,
    rightToLeft: isTrue(attributeOf(view, "rightToLeft")) ? 1 : 0,
    tabColor: tab ? `#${tab.slice(-6)}` : "",
    defaultColumnWidth: pixelsOfWidth(Number(attributeOf(format, "defaultColWidth") ?? DEFAULT_WIDTH)),
    defaultRowHeight: pixelsOfHeight(Number(attributeOf(format, "defaultRowHeight") ?? DEFAULT_HEIGHT)),
  };
}

function freezeOf(view: XmlElement | undefined): IFreeze {
  const pane = firstElement(view, "pane");
  if (!pane || !(attributeOf(pane, "state") ?? "").startsWith("frozen")) return NO_FREEZE;
  const xSplit = Number(attributeOf(pane, "xSplit") ?? 0);
  const ySplit = Number(attributeOf(pane, "ySplit") ?? 0);
  const top = parseRange(attributeOf(view, "topLeftCell") ?? "A1");
  return {
    xSplit,
    ySplit,
    startRow: ySplit > 0 ? (top?.startRow ?? 0) + ySplit : -1,
    startColumn: xSplit > 0 ? (top?.startColumn ?? 0) + xSplit : -1,
  };
}

/** The column data of the columns before `count`, as the file's <col> elements say. */
export function columnDataOf(root: XmlElement, count: number): Record<number, Partial<IColumnData>> {
  const columns: Record<number, Partial<IColumnData>> = {};
  for (const entry of elementsOf(firstElement(root, "cols"), "col")) {
    const first = Number(attributeOf(entry, "min") ?? 1) - 1;
    const last = Math.min(Number(attributeOf(entry, "max") ?? 1) - 1, count - 1);
    for (let column = first; column <= last; column++) columns[column] = columnOf(entry);
  }
  return columns;
}

function columnOf(entry: XmlElement): Partial<IColumnData> {
  const data: Partial<IColumnData> = {};
  const width = attributeOf(entry, "width");
  const style = Number(attributeOf(entry, "style") ?? 0);
  if (width !== undefined) data.w = pixelsOfWidth(Number(width));
  if (isTrue(attributeOf(entry, "hidden"))) data.hd = 1;
  if (style > 0) data.s = styleId(style);
  return data;
}

export function rowDataOf(attributes: Readonly<Record<string, string>>): Partial<IRowData> {
  const data: Partial<IRowData> = {};
  if (attributes["ht"] !== undefined) {
    data.h = pixelsOfHeight(Number(attributes["ht"]));
    if (isTrue(attributes["customHeight"])) data.ia = 0;
  }
  if (isTrue(attributes["hidden"])) data.hd = 1;
  if (isTrue(attributes["customFormat"]) && Number(attributes["s"] ?? 0) > 0) data.s = styleId(Number(attributes["s"]));
  return data;
}

/** Source: ECMA-376 part 1, 18.3.1.13 (column width in characters to pixels). */
export function pixelsOfWidth(characters: number): number {
  return Math.trunc(((256 * characters + Math.trunc(128 / DIGIT_PIXELS)) / 256) * DIGIT_PIXELS);
}

export function widthOfPixels(pixels: number): number {
  return Math.round((pixels / DIGIT_PIXELS) * 256) / 256;
}

export function pixelsOfHeight(points: number): number {
  return Math.round(points * PIXELS_PER_POINT);
}

export function heightOfPixels(pixels: number): number {
  return Math.round((pixels / PIXELS_PER_POINT) * 100) / 100;
}
