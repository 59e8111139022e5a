// Excel.RangeAreas, RangeCollection and RangeView: several blocks at once, and the visible part of one.
// Promises: addresses as Excel joins them; a view leaves hidden and filtered rows out. Never writes.
import { formatAddress, isEntireColumns, isEntireRows } from "../../univer/address";
import type { Area } from "../../univer/book";
import { clearArea } from "../../univer/copying";
import { readFormulas, readNumberFormats, readTexts, readValues, readValueTypes } from "../../univer/cellReading";
import { visibleRows } from "../../univer/rowsAndColumns";
import { defineClass } from "../objectModel";
import { itemNotFound, wholeNumber } from "./arguments";
import type { FormatModel, RangeModel } from "./models";
import { rangeFormatClass } from "./rangeFormat";

export const rangeAreasClass = defineClass<FormatModel>({
  name: "RangeAreas",
  cells: ({ areas }) => areas,
  properties: {
    Address: { get: addressOf },
    AddressLocal: { get: addressOf },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + (area.endRow - area.startRow + 1) * (area.endColumn - area.startColumn + 1), 0) },
    IsEntireColumn: { get: ({ areas }) => areas.every((area) => isEntireColumns(area)) },
    IsEntireRow: { get: ({ areas }) => areas.every((area) => isEntireRows(area)) },
  },
  navigation: {
    Areas: (model) => rangeCollectionClass(model),
    Format: (model) => rangeFormatClass(model),
    Worksheet: ({ session, areas: [first] }) => (first ? session.make.worksheet(first.sheetId) : null),
  },
  methods: {
    Clear: ({ session, areas }, args) => {
      const what = args[0] === "Formats" || args[0] === "Contents" ? args[0] : "All";
      for (const area of areas) clearArea(session.book, session.writableArea(area), what);
    },
  },
});

export const rangeCollectionClass = defineClass<FormatModel>({
  name: "RangeCollection",
  items: ({ session, areas }) => areas.map((area) => session.make.range(area)),
  properties: { Count: { get: ({ areas }) => areas.length } },
  methods: {
    GetCount: ({ areas }) => areas.length,
    GetItemAt: ({ session, areas }, args) => {
      const area = areas[wholeNumber(args, 0, "index")];
      if (!area) throw itemNotFound("There are not that many areas.");
      return session.make.range(area);
    },
  },
});

export const rangeViewClass = defineClass<RangeModel>({
  name: "RangeView",
  properties: {
    Values: { get: (view) => visible(view, readValues) },
    Text: { get: (view) => visible(view, readTexts) },
    Formulas: { get: (view) => visible(view, readFormulas) },
    NumberFormat: { get: (view) => visible(view, readNumberFormats) },
    ValueTypes: { get: (view) => visible(view, readValueTypes) },
    RowCount: { get: ({ session, area }) => visibleRows(session.book, area).length },
    ColumnCount: { get: ({ area }) => area.endColumn - area.startColumn + 1 },
    CellAddresses: {
      get: ({ session, area }) =>
        visibleRows(session.book, area).map((row) =>
          Array.from({ length: area.endColumn - area.startColumn + 1 }, (_, index) => {
            const column = area.startColumn + index;
            return formatAddress(session.book.sheet(area.sheetId).getSheetName(), { startRow: row, endRow: row, startColumn: column, endColumn: column });
          }),
        ),
    },
  },
  methods: { GetRange: ({ session, area }) => session.make.range(area) },
});

function addressOf({ session, areas }: FormatModel): string {
  return areas.map((area) => formatAddress(session.book.sheet(area.sheetId).getSheetName(), area)).join(",");
}

function visible<Value>({ session, area }: RangeModel, read: (book: RangeModel["session"]["book"], area: Area) => Value[][]): Value[][] {
  const block = read(session.book, area);
  return visibleRows(session.book, area).map((row) => block[row - area.startRow] ?? []);
}
