// Excel.Range: what a block of cells answers and what can be set on it.
// Promises: values, formulas and formats of any block in one pass; writing to locked cells of a protected sheet is AccessDenied.
// Never walks from range to range: that is rangeNavigation.
import { ensureGrid } from "../../univer/gridSize";
import type { Area } from "../../univer/book";
import { readFormulas, readNumberFormats, readTexts, readValues, readValueTypes } from "../../univer/cellReading";
import { writeStyles } from "../../univer/cellWriting";
import { spillState } from "../../univer/regions";
import { columnCount, formatAddress, isEntireColumns, isEntireRows, rowCount } from "../../univer/address";
import { defineClass } from "../objectModel";
import type { Json } from "../objectModel";
import { invalidArgument, matrixOf } from "./arguments";
import type { RangeModel } from "./models";
import { rangeActions } from "./rangeActions";
import { rangeFormatClass } from "./rangeFormat";
import { rangeNavigation } from "./rangeNavigation";
import { rangeRowsAndColumns } from "./rangeRowsAndColumns";
import { rangeSortClass } from "./sort";
import { valuesAsJson, writeValuesAsJson } from "./valuesAsJson";
import { writeRangeInputs } from "./writeRange";

/** Excel answers null instead of the values of more cells than this. */
const mostCellsAnswered = 5_000_000;

export const rangeClass = defineClass<RangeModel>({
  name: "Range",
  cells: (range) => [range.area],
  properties: {
    Address: { get: addressOf },
    AddressLocal: { get: addressOf },
    CellCount: { get: ({ area }) => cellCountOf(area) },
    ColumnCount: { get: ({ area }) => columnCount(area) },
    ColumnIndex: { get: ({ area }) => area.startColumn },
    RowCount: { get: ({ area }) => rowCount(area) },
    RowIndex: { get: ({ area }) => area.startRow },
    IsEntireColumn: { get: ({ area }) => isEntireColumns(area) },
    IsEntireRow: { get: ({ area }) => isEntireRows(area) },
    Values: {
      get: ({ session, area }) => answered(area, () => readValues(session.book, area)),
      set: (range, value) => writeRangeInputs(range, value),
    },
    Formulas: {
      get: ({ session, area }) => answered(area, () => readFormulas(session.book, area)),
      set: (range, value) => writeRangeInputs(range, value),
    },
    FormulasLocal: {
      get: ({ session, area }) => answered(area, () => readFormulas(session.book, area)),
      set: (range, value) => writeRangeInputs(range, value),
    },
    ValuesAsJson: {
      get: ({ session, area }) => answered(area, () => valuesAsJson(session, area)),
      set: (range, value) => writeValuesAsJson(range, value),
      isLeftOutOfLoad: true,
    },
    Text: { get: ({ session, area }) => answered(area, () => readTexts(session.book, area)) },
    ValueTypes: { get: ({ session, area }) => answered(area, () => readValueTypes(session.book, area)) },
    NumberFormat: {
      get: ({ session, area }) => answered(area, () => readNumberFormats(session.book, area)),
      set: writeNumberFormats,
    },
    NumberFormatLocal: {
      get: ({ session, area }) => answered(area, () => readNumberFormats(session.book, area)),
      set: writeNumberFormats,
    },
    HasSpill: { get: ({ session, area }) => spillState(session.book, area) },
    ...rangeRowsAndColumns.properties,
  },
  navigation: {
    Worksheet: ({ session, area }) => session.make.worksheet(area.sheetId),
    Format: ({ session, area }) => rangeFormatClass({ session, areas: [area] }),
    Sort: (range) => rangeSortClass(range),
  },
  methods: {
    ...rangeNavigation,
    ...rangeActions,
    ...rangeRowsAndColumns.methods,
    _ValidateArraySize: ({ area }, args) => {
      if (args[0] !== rowCount(area) || args[1] !== columnCount(area)) {
        throw invalidArgument("The number of rows or columns in the input array doesn't match the size of the range.");
      }
    },
  },
});

function addressOf({ session, area }: RangeModel): string {
  return formatAddress(session.book.sheet(area.sheetId).getSheetName(), area);
}

/** Excel's own: more cells than an Int32 holds answer -1. */
function cellCountOf(area: Area): number {
  const count = rowCount(area) * columnCount(area);
  return count > 2_147_483_647 ? -1 : count;
}

function answered(area: Area, read: () => Json): Json {
  return rowCount(area) * columnCount(area) > mostCellsAnswered ? null : read();
}

function writeNumberFormats({ session, area }: RangeModel, value: Json): void {
  const target = session.formattableArea(area);
  const formats = matrixOf(value, target);
  ensureGrid(session.book, target);
  writeStyles(session.book, target, (row, column) => {
    const format = formats[row - target.startRow]?.[column - target.startColumn];
    return typeof format === "string" && format !== "" ? { n: { pattern: format } } : null;
  });
}
