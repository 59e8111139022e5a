// Excel.RangeFormat and its parts: fill, font, borders, alignment, sizes, locked cells.
// Promises: cells that differ answer null, as in Excel; colours read as "#RRGGBB". Never touches values.
import type { IStyleData, Nullable } from "@univerjs/core";
import {
  alignment, applyStyle, autofitColumns, columnWidth, commonStyle, fill, flag, font, hexColor, readBorder, rowHeight, setColumnWidth, setRowHeight, writeBorder,
} from "../../univer/styling";
import type { BorderLook, BorderSide } from "../../univer/styling";
import type { Area } from "../../univer/book";
import { lockState, setLocked } from "../../univer/locking";
import { defineClass } from "../objectModel";
import type { Json, PropertySpec } from "../objectModel";
import { invalidArgument, itemNotFound, textArgument, wholeNumber } from "./arguments";
import type { FormatModel } from "./models";

/** A property that is one member of the cells' style. */
function styleProperty<Value extends string | number | boolean>(
  read: (style: Nullable<IStyleData>) => Value,
  write: (value: Json) => IStyleData,
): PropertySpec<FormatModel> {
  return {
    get: ({ session, areas }) => commonStyle(session.book, areas, read),
    set: ({ session, areas }, value) => applyStyle(session.book, areas.map((area) => session.formattableArea(area)), write(value)),
  };
}

export const rangeFormatClass = defineClass<FormatModel>({
  name: "RangeFormat",
  properties: {
    HorizontalAlignment: styleProperty(alignment.horizontal, (value) => ({ ht: known(alignment.horizontalValue(String(value)), "horizontalAlignment") })),
    VerticalAlignment: styleProperty(alignment.vertical, (value) => ({ vt: known(alignment.verticalValue(String(value)), "verticalAlignment") })),
    WrapText: styleProperty(alignment.wraps, (value) => ({ tb: alignment.wrapValue(value === true) })),
    IndentLevel: styleProperty(alignment.indent, (value) => alignment.indentValue(wholeNumber([value], 0, "indentLevel"))),
    ColumnWidth: {
      get: ({ session, areas }) => common(areas.map((area) => columnWidth(session.book, area))),
      set: ({ session, areas }, value) => {
        for (const area of areas) setColumnWidth(session.book, session.formattableArea(area), size(value, "columnWidth"));
      },
    },
    RowHeight: {
      get: ({ session, areas }) => common(areas.map((area) => rowHeight(session.book, area))),
      set: ({ session, areas }, value) => {
        for (const area of areas) setRowHeight(session.book, session.formattableArea(area), size(value, "rowHeight"));
      },
    },
  },
  navigation: {
    Fill: (format) => rangeFillClass(format),
    Font: (format) => rangeFontClass(format),
    Borders: (format) => rangeBorderCollectionClass(format),
    Protection: (format) => formatProtectionClass(format),
  },
  methods: {
    AutofitColumns: ({ session, areas }) => {
      for (const area of areas) autofitColumns(session.book, session.formattableArea(area));
    },
    // Univer fits rows to their text by itself unless a height was set.
    AutofitRows: () => undefined,
  },
});

export const rangeFillClass = defineClass<FormatModel>({
  name: "RangeFill",
  properties: { Color: styleProperty(fill.read, (value) => fill.write(value === "" || value === null ? null : color(value))) },
  methods: {
    Clear: ({ session, areas }) => applyStyle(session.book, areas.map((area) => session.formattableArea(area)), fill.write(null)),
  },
});

export const rangeFontClass = defineClass<FormatModel>({
  name: "RangeFont",
  properties: {
    Bold: styleProperty(font.bold, (value) => ({ bl: flag(value === true) })),
    Italic: styleProperty(font.italic, (value) => ({ it: flag(value === true) })),
    Strikethrough: styleProperty(font.strikethrough, (value) => ({ st: { s: flag(value === true) } })),
    Underline: styleProperty(font.underline, (value) => ({ ul: { s: flag(value !== "None") } })),
    Color: styleProperty(font.color, (value) => ({ cl: { rgb: color(value) } })),
    Name: styleProperty(font.name, (value) => ({ ff: String(value) })),
    Size: styleProperty(font.size, (value) => ({ fs: size(value, "size") })),
  },
});

export const formatProtectionClass = defineClass<FormatModel>({
  name: "FormatProtection",
  properties: {
    Locked: {
      get: ({ session, areas }) => common(areas.map((area) => lockState(session.book, area))),
      set: ({ session, areas }, value) => {
        for (const area of areas) setLocked(session.book, session.formattableArea(area), value === true);
      },
    },
  },
});

interface BorderModel extends FormatModel {
  readonly side: BorderSide;
}

const sides: readonly BorderSide[] = ["EdgeTop", "EdgeBottom", "EdgeLeft", "EdgeRight", "InsideVertical", "InsideHorizontal"];

/** One look of a border property; the others stay as they are. */
function borderProperty(name: keyof BorderLook, read: (value: Json) => string): PropertySpec<BorderModel> {
  return {
    get: (model) => lookOf(model)?.[name] ?? null,
    set: (model, value) => {
      const now = lookOf(model) ?? { style: "Continuous", weight: "Thin", color: "#000000" };
      const isNewLine = now.style === "None" && name !== "style";
      const look = { ...now, ...(isNewLine ? { style: "Continuous" } : {}), [name]: read(value) };
      for (const area of model.areas) writeBorder(model.session.book, model.session.formattableArea(area), model.side, look);
    },
  };
}

export const rangeBorderClass = defineClass<BorderModel>({
  name: "RangeBorder",
  identity: ({ side }) => ({ Id: side }),
  properties: {
    SideIndex: { get: ({ side }) => side },
    Style: borderProperty("style", String),
    Weight: borderProperty("weight", String),
    Color: borderProperty("color", color),
  },
});

export const rangeBorderCollectionClass = defineClass<FormatModel>({
  name: "RangeBorderCollection",
  items: (format) => sides.map((side) => rangeBorderClass({ ...format, side })),
  item: (format, args) => {
    const side = sides.find((one) => one === textArgument(args, 0, "index"));
    if (!side) throw itemNotFound(`This host knows no border ${String(args[0])}.`);
    return rangeBorderClass({ ...format, side });
  },
  properties: { Count: { get: () => sides.length } },
  methods: {
    GetItemAt: (format, args) => {
      const side = sides[wholeNumber(args, 0, "index")];
      if (!side) throw itemNotFound("There are not that many borders.");
      return rangeBorderClass({ ...format, side });
    },
  },
});

function lookOf({ session, areas, side }: BorderModel): BorderLook | null {
  const [area]: readonly Area[] = areas;
  return area ? readBorder(session.book, area, side) : null;
}

function common<Value extends string | number | boolean>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

function color(value: Json): string {
  const hex = typeof value === "string" ? hexColor(value) : null;
  if (hex === null) throw invalidArgument(`${String(value)} is no colour.`);
  return hex;
}

function size(value: Json, name: string): number {
  if (typeof value !== "number" || value < 0) throw invalidArgument(`${name} must be a number of points.`);
  return value;
}

function known<Value>(value: Value | null, name: string): Value {
  if (value === null) throw invalidArgument(`This host does not know that ${name}.`);
  return value;
}
