// Reads and writes cell styles in the words of a spreadsheet: fill, font, borders, alignment, widths and heights.
// Promises: a mixed block answers null; a change touches only what was named; undoable. Sizes are points, like Excel's.
import { BooleanNumber, BorderStyleTypes, ColorKit, HorizontalAlign, VerticalAlign, WrapStrategy } from "@univerjs/core";
import type { IBorderData, IBorderStyleData, IStyleData, Nullable } from "@univerjs/core";
import {
  SetWorksheetColWidthMutation,
  SetWorksheetColWidthMutationFactory,
  SetWorksheetRowHeightMutation,
  SetWorksheetRowHeightMutationFactory,
} from "@univerjs/sheets";
import type { Area, Book } from "./book";
import { readTexts, styleOf } from "./cellReading";
import { writeStyles } from "./cellWriting";
import { ensureGrid, withinGrid } from "./gridSize";

/** A style whose every member is taken away. */
export const noStyle: IStyleData = Object.fromEntries(
  ["ff", "fs", "it", "bl", "ul", "st", "bg", "cl", "bd", "ht", "vt", "tb", "tr", "n", "va", "pd"].map((member) => [member, null]),
);

const pointsPerPixel = 0.75;

/** What all cells of the areas have in common, or null when they differ. */
export function commonStyle<Value extends string | number | boolean>(
  book: Book,
  areas: readonly Area[],
  read: (style: Nullable<IStyleData>) => Value,
): Value | null {
  const styles = book.model.getStyles();
  let common: Value | null = null;
  for (const area of areas) {
    const cut = withinGrid(book, area) ?? { ...area, endRow: area.startRow, endColumn: area.startColumn };
    const cells = book.grid(area.sheetId).getCellMatrix();
    for (let row = cut.startRow; row <= cut.endRow; row++) {
      for (let column = cut.startColumn; column <= cut.endColumn; column++) {
        const value = read(styleOf(cells.getValue(row, column), styles));
        if (common === null) common = value;
        else if (common !== value) return null;
      }
    }
  }
  return common;
}

/** Merges a style into every cell of the areas. */
export function applyStyle(book: Book, areas: readonly Area[], style: IStyleData): void {
  for (const area of areas) {
    const cut = withinGrid(book, area) ?? area;
    ensureGrid(book, cut);
    writeStyles(book, cut, () => style);
  }
}

/** "#RRGGBB" in capitals; names such as "yellow" are understood. Null for what is no colour. */
export function hexColor(color: string): string | null {
  const kit = new ColorKit(color.trim());
  return kit.isValid ? kit.toHexString().slice(0, 7).toUpperCase() : null;
}

export const fill = {
  read: (style: Nullable<IStyleData>): string => hexOf(style?.bg?.rgb) ?? "#FFFFFF",
  write: (color: string | null): IStyleData => ({ bg: color === null ? null : { rgb: color } }),
};

export const font = {
  bold: (style: Nullable<IStyleData>): boolean => style?.bl === BooleanNumber.TRUE,
  italic: (style: Nullable<IStyleData>): boolean => style?.it === BooleanNumber.TRUE,
  strikethrough: (style: Nullable<IStyleData>): boolean => style?.st?.s === BooleanNumber.TRUE,
  underline: (style: Nullable<IStyleData>): string => (style?.ul?.s === BooleanNumber.TRUE ? "Single" : "None"),
  color: (style: Nullable<IStyleData>): string => hexOf(style?.cl?.rgb) ?? "#000000",
  name: (style: Nullable<IStyleData>): string => style?.ff ?? "Calibri",
  size: (style: Nullable<IStyleData>): number => style?.fs ?? 11,
};

export function flag(isSet: boolean): BooleanNumber {
  return isSet ? BooleanNumber.TRUE : BooleanNumber.FALSE;
}

const horizontalNames: readonly (readonly [HorizontalAlign, string])[] = [
  [HorizontalAlign.UNSPECIFIED, "General"],
  [HorizontalAlign.LEFT, "Left"],
  [HorizontalAlign.CENTER, "Center"],
  [HorizontalAlign.RIGHT, "Right"],
  [HorizontalAlign.JUSTIFIED, "Justify"],
  [HorizontalAlign.DISTRIBUTED, "Distributed"],
];
const verticalNames: readonly (readonly [VerticalAlign, string])[] = [
  [VerticalAlign.TOP, "Top"],
  [VerticalAlign.MIDDLE, "Center"],
  [VerticalAlign.BOTTOM, "Bottom"],
];

export const alignment = {
  horizontal: (style: Nullable<IStyleData>): string => horizontalNames.find(([value]) => value === (style?.ht ?? HorizontalAlign.UNSPECIFIED))?.[1] ?? "General",
  vertical: (style: Nullable<IStyleData>): string => verticalNames.find(([value]) => value === style?.vt)?.[1] ?? "Bottom",
  wraps: (style: Nullable<IStyleData>): boolean => style?.tb === WrapStrategy.WRAP,
  indent: (style: Nullable<IStyleData>): number => Math.round((style?.pd?.l ?? 0) / 10),
  horizontalValue: (name: string): HorizontalAlign | null => horizontalNames.find(([, known]) => known === name)?.[0] ?? null,
  verticalValue: (name: string): VerticalAlign | null => verticalNames.find(([, known]) => known === name)?.[0] ?? null,
  wrapValue: (isWrapped: boolean): WrapStrategy => (isWrapped ? WrapStrategy.WRAP : WrapStrategy.OVERFLOW),
  indentValue: (level: number): IStyleData => ({ pd: { l: level * 10 } }),
};

export type BorderSide = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "InsideHorizontal" | "InsideVertical";

const borderNames: readonly (readonly [string, string, BorderStyleTypes])[] = [
  ["Continuous", "Thin", BorderStyleTypes.THIN],
  ["Continuous", "Hairline", BorderStyleTypes.HAIR],
  ["Continuous", "Medium", BorderStyleTypes.MEDIUM],
  ["Continuous", "Thick", BorderStyleTypes.THICK],
  ["Dash", "Thin", BorderStyleTypes.DASHED],
  ["Dash", "Medium", BorderStyleTypes.MEDIUM_DASHED],
  ["DashDot", "Thin", BorderStyleTypes.DASH_DOT],
  ["DashDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT],
  ["DashDotDot", "Thin", BorderStyleTypes.DASH_DOT_DOT],
  ["DashDotDot", "Medium", BorderStyleTypes.MEDIUM_DASH_DOT_DOT],
  ["Dot", "Thin", BorderStyleTypes.DOTTED],
  ["Double", "Thick", BorderStyleTypes.DOUBLE],
  ["SlantDashDot", "Medium", BorderStyleTypes.SLANT_DASH_DOT],
];

/** A border as Excel names it; style "None" when there is none. */
export interface BorderLook {
  readonly style: string;
  readonly weight: string;
  readonly color: string;
}

/** The border on one side of a block, or null when its cells differ. */
export function readBorder(book: Book, area: Area, side: BorderSide): BorderLook | null {
  const place = borderPlaces(area, side)[0];
  if (!place) return { style: "None", weight: "Thin", color: "#000000" };
  const text = commonStyle(book, [place.area], (style) => JSON.stringify(style?.bd?.[place.member] ?? null));
  if (text === null) return null;
  const border = JSON.parse(text) as IBorderStyleData | null;
  const known = border ? borderNames.find(([, , type]) => type === border.s) : undefined;
  return { style: known?.[0] ?? "None", weight: known?.[1] ?? "Thin", color: hexOf(border?.cl?.rgb) ?? "#000000" };
}

export function writeBorder(book: Book, area: Area, side: BorderSide, look: BorderLook): void {
  const type = borderNames.find(([style, weight]) => style === look.style && weight === look.weight) ?? borderNames.find(([style]) => style === look.style);
  const border: IBorderStyleData | null = type ? { s: type[2], cl: { rgb: look.color } } : null;
  for (const place of borderPlaces(area, side)) {
    const bd: IBorderData = { [place.member]: border };
    applyStyle(book, [place.area], { bd });
  }
}

/** The width of the columns in points, or null when they differ. */
export function columnWidth(book: Book, area: Area): number | null {
  return commonSize(area.startColumn, Math.min(area.endColumn, book.grid(area.sheetId).getColumnCount() - 1), (column) => book.grid(area.sheetId).getColumnWidth(column));
}

export function rowHeight(book: Book, area: Area): number | null {
  return commonSize(area.startRow, Math.min(area.endRow, book.grid(area.sheetId).getRowCount() - 1), (row) => book.grid(area.sheetId).getRowHeight(row));
}

export function setColumnWidth(book: Book, area: Area, points: number): void {
  setColumnWidths(book, area, () => points / pointsPerPixel);
}

export function setRowHeight(book: Book, area: Area, points: number): void {
  const cut = withinGrid(book, area);
  if (!cut) return;
  const params = { unitId: book.unitId, subUnitId: area.sheetId, ranges: [blockOf(cut)], rowHeight: points / pointsPerPixel };
  const undo = SetWorksheetRowHeightMutationFactory(params, book.grid(area.sheetId));
  book.apply({ redo: [{ id: SetWorksheetRowHeightMutation.id, params }], undo: [{ id: SetWorksheetRowHeightMutation.id, params: undo }] });
}

/** Makes columns as wide as their longest text, measured by its length: good enough where there is no screen. */
export function autofitColumns(book: Book, area: Area): void {
  const cut = withinGrid(book, area);
  if (!cut) return;
  const { endRow } = book.grid(area.sheetId).getCellMatrix().getDataRange();
  const texts = readTexts(book, { ...cut, endRow: Math.max(cut.startRow, Math.min(cut.endRow, endRow)) });
  setColumnWidths(book, cut, (column) => {
    const longest = texts.reduce((most, line) => Math.max(most, (line[column - cut.startColumn] ?? "").length), 0);
    return Math.min(1790, Math.max(20, Math.round(longest * 7.2) + 12));
  });
}

function setColumnWidths(book: Book, area: Area, pixels: (column: number) => number): void {
  ensureGrid(book, { ...area, startRow: 0, endRow: 0 });
  for (let column = area.startColumn; column <= area.endColumn; column++) {
    const params = {
      unitId: book.unitId,
      subUnitId: area.sheetId,
      ranges: [{ ...blockOf(area), startRow: 0, endRow: book.grid(area.sheetId).getRowCount() - 1, startColumn: column, endColumn: column }],
      colWidth: pixels(column),
    };
    const undo = SetWorksheetColWidthMutationFactory(params, book.grid(area.sheetId));
    book.apply({ redo: [{ id: SetWorksheetColWidthMutation.id, params }], undo: [{ id: SetWorksheetColWidthMutation.id, params: undo }] });
  }
}

function commonSize(from: number, to: number, sizeOf: (index: number) => number): number | null {
  const first = sizeOf(from);
  for (let index = from + 1; index <= to; index++) if (sizeOf(index) !== first) return null;
  return first * pointsPerPixel;
}

function borderPlaces(area: Area, side: BorderSide): { area: Area; member: "t" | "b" | "l" | "r" }[] {
  switch (side) {
    case "EdgeTop":
      return [{ area: { ...area, endRow: area.startRow }, member: "t" }];
    case "EdgeBottom":
      return [{ area: { ...area, startRow: area.endRow }, member: "b" }];
    case "EdgeLeft":
      return [{ area: { ...area, endColumn: area.startColumn }, member: "l" }];
    case "EdgeRight":
      return [{ area: { ...area, startColumn: area.endColumn }, member: "r" }];
    case "InsideHorizontal":
      return area.endRow > area.startRow ? [{ area: { ...area, endRow: area.endRow - 1 }, member: "b" }] : [];
    case "InsideVertical":
      return area.endColumn > area.startColumn ? [{ area: { ...area, endColumn: area.endColumn - 1 }, member: "r" }] : [];
  }
}

function hexOf(color: Nullable<string>): string | null {
  return color ? hexColor(color) : null;
}

function blockOf({ startRow, startColumn, endRow, endColumn }: Area): { startRow: number; startColumn: number; endRow: number; endColumn: number } {
  return { startRow, startColumn, endRow, endColumn };
}
