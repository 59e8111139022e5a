// Excel.Range's rows and columns: hidden or not.
// Promises: mixed answers null, as in Excel. Never touches cell contents.
import { hiddenState, setHidden } from "../../univer/rowsAndColumns";
import type { Json, PropertySpec } from "../objectModel";
import { isTrue } from "./arguments";
import type { RangeModel } from "./models";

const properties: Readonly<Record<string, PropertySpec<RangeModel>>> = {
  Hidden: { get: ({ session, area }) => eitherHidden(hiddenState(session.book, area, "rows"), hiddenState(session.book, area, "columns")) },
  RowHidden: {
    get: ({ session, area }) => hiddenState(session.book, area, "rows"),
    set: (range, value) => hide(range, "rows", value),
  },
  ColumnHidden: {
    get: ({ session, area }) => hiddenState(session.book, area, "columns"),
    set: (range, value) => hide(range, "columns", value),
  },
};

export const rangeRowsAndColumns = { properties, methods: {} };

function hide({ session, area }: RangeModel, direction: "rows" | "columns", value: Json): void {
  session.requireAllowed(area.sheetId, direction === "rows" ? "allowFormatRows" : "allowFormatColumns");
  setHidden(session.book, area, direction, isTrue([value], 0));
}

function eitherHidden(rows: boolean | null, columns: boolean | null): boolean | null {
  if (rows === true || columns === true) return true;
  return rows === null || columns === null ? null : false;
}
