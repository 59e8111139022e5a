// Excel.Range's ways to other ranges: cells, rows, columns, offsets, intersections, the used range, spills, tables.
// Promises: leaving the grid is InvalidArgument; a part that does not exist is ItemNotFound, or null for ...OrNullObject.
// Never changes a cell.
import type { Area } from "../../univer/book";
import { mergedAreasIn, spillParentOf, spillRangeOf, surroundingRegion, usedArea } from "../../univer/regions";
import { contains, intersect, isEntireColumns, isEntireRows, isInsideGrid, lastGridColumn, lastGridRow } from "../../univer/address";
import type { Argument, HostObject } from "../objectModel";
import { areaArgument, invalidArgument, isTrue, itemNotFound, wholeNumber } from "./arguments";
import type { RangeModel } from "./models";
import { rangeViewClass } from "./rangeAreas";

type Method = (range: RangeModel, args: readonly Argument[]) => HostObject | null;

export const rangeNavigation: Readonly<Record<string, Method>> = {
  GetCell: (range, args) => cellOf(range, wholeNumber(args, 0, "row"), wholeNumber(args, 1, "column")),
  GetRow: (range, args) => {
    const row = range.area.startRow + wholeNumber(args, 0, "row");
    return to(range, { startRow: row, endRow: row });
  },
  GetColumn: (range, args) => {
    const column = range.area.startColumn + wholeNumber(args, 0, "column");
    return to(range, { startColumn: column, endColumn: column });
  },
  GetEntireColumn: (range) => to(range, { startRow: 0, endRow: lastGridRow }),
  GetEntireRow: (range) => to(range, { startColumn: 0, endColumn: lastGridColumn }),
  GetOffsetRange: (range, args) => offset(range, wholeNumber(args, 0, "rowOffset"), wholeNumber(args, 1, "columnOffset")),
  GetResizedRange: (range, args) =>
    to(range, {
      endRow: range.area.endRow + wholeNumber(args, 0, "deltaRows"),
      endColumn: range.area.endColumn + wholeNumber(args, 1, "deltaColumns"),
    }),
  GetAbsoluteResizedRange: (range, args) =>
    to(range, {
      endRow: range.area.startRow + wholeNumber(args, 0, "numRows") - 1,
      endColumn: range.area.startColumn + wholeNumber(args, 1, "numColumns") - 1,
    }),
  GetRowsAbove: (range, args) => rowsBeside(range, -wholeNumber(args, 0, "count", 1)),
  GetRowsBelow: (range, args) => rowsBeside(range, wholeNumber(args, 0, "count", 1)),
  GetColumnsBefore: (range, args) => columnsBeside(range, -wholeNumber(args, 0, "count", 1)),
  GetColumnsAfter: (range, args) => columnsBeside(range, wholeNumber(args, 0, "count", 1)),
  GetLastCell: (range) => to(range, { startRow: range.area.endRow, startColumn: range.area.endColumn }),
  GetLastRow: (range) => to(range, { startRow: range.area.endRow }),
  GetLastColumn: (range) => to(range, { startColumn: range.area.endColumn }),
  GetUsedRange: (range, args) => {
    const used = usedWithin(range, isTrue(args, 0));
    if (used) return range.session.make.range(used);
    // Excel answers the first cell of a range in which nothing is used.
    return to(range, { endRow: range.area.startRow, endColumn: range.area.startColumn });
  },
  GetUsedRangeOrNullObject: (range, args) => rangeOrNull(range, usedWithin(range, isTrue(args, 0))),
  GetIntersection: (range, args) => {
    const other = areaArgument(range.session, args, 0, range.area.sheetId);
    const both = sameSheetIntersection(range.area, other);
    if (!both) throw itemNotFound("The two ranges have no cell in common.");
    return range.session.make.range(both);
  },
  GetIntersectionOrNullObject: (range, args) =>
    rangeOrNull(range, sameSheetIntersection(range.area, areaArgument(range.session, args, 0, range.area.sheetId))),
  GetBoundingRect: (range, args) => {
    const other = areaArgument(range.session, args, 0, range.area.sheetId);
    if (other.sheetId !== range.area.sheetId) throw invalidArgument("The two ranges lie on different sheets.");
    return to(range, {
      startRow: Math.min(range.area.startRow, other.startRow),
      startColumn: Math.min(range.area.startColumn, other.startColumn),
      endRow: Math.max(range.area.endRow, other.endRow),
      endColumn: Math.max(range.area.endColumn, other.endColumn),
    });
  },
  GetSurroundingRegion: (range) => range.session.make.range(surroundingRegion(range.session.book, range.area)),
  GetSpillingToRange: (range) => {
    const spill = spillRangeOf(range.session.book, range.area);
    if (!spill) throw itemNotFound("This cell does not spill.");
    return range.session.make.range(spill);
  },
  GetSpillingToRangeOrNullObject: (range) => rangeOrNull(range, spillRangeOf(range.session.book, range.area)),
  GetSpillParent: (range) => {
    const parent = spillParentOf(range.session.book, range.area);
    if (!parent) throw itemNotFound("No formula spills into this cell.");
    return range.session.make.range(parent);
  },
  GetSpillParentOrNullObject: (range) => rangeOrNull(range, spillParentOf(range.session.book, range.area)),
  GetMergedAreasOrNullObject: (range) => {
    const merged = mergedAreasIn(range.session.book, range.area);
    return merged.length > 0 ? range.session.make.rangeAreas(merged) : null;
  },
  GetVisibleView: ({ session, area }) => rangeViewClass({ session, area: { ...area } }),
  GetTables: (range, args) => {
    const isWholly = isTrue(args, 0);
    const tables = range.session.tables
      .inSheet(range.area.sheetId)
      .filter((table) => (isWholly ? contains(range.area, table.area) : intersect(range.area, table.area) !== null));
    return range.session.make.tablesIn(tables.map((table) => table.id));
  },
};

function to(range: RangeModel, change: Partial<Area>): HostObject {
  const area = { ...range.area, ...change };
  if (!isInsideGrid(area)) throw invalidArgument("The range would lie outside the sheet.");
  return range.session.make.range(area);
}

function rangeOrNull(range: RangeModel, area: Area | null): HostObject | null {
  return area ? range.session.make.range(area) : null;
}

function cellOf(range: RangeModel, row: number, column: number): HostObject {
  const startRow = range.area.startRow + row;
  const startColumn = range.area.startColumn + column;
  return to(range, { startRow, startColumn, endRow: startRow, endColumn: startColumn });
}

function offset(range: RangeModel, rows: number, columns: number): HostObject {
  const { area } = range;
  const moved: Partial<Area> = {};
  if (!isEntireColumns(area) || rows !== 0) Object.assign(moved, { startRow: area.startRow + rows, endRow: area.endRow + rows });
  if (!isEntireRows(area) || columns !== 0) {
    Object.assign(moved, { startColumn: area.startColumn + columns, endColumn: area.endColumn + columns });
  }
  return to(range, moved);
}

function rowsBeside(range: RangeModel, count: number): HostObject {
  if (count === 0) throw invalidArgument("count must not be 0.");
  return count > 0
    ? to(range, { startRow: range.area.endRow + 1, endRow: range.area.endRow + count })
    : to(range, { startRow: range.area.startRow + count, endRow: range.area.startRow - 1 });
}

function columnsBeside(range: RangeModel, count: number): HostObject {
  if (count === 0) throw invalidArgument("count must not be 0.");
  return count > 0
    ? to(range, { startColumn: range.area.endColumn + 1, endColumn: range.area.endColumn + count })
    : to(range, { startColumn: range.area.startColumn + count, endColumn: range.area.startColumn - 1 });
}

function usedWithin(range: RangeModel, isValuesOnly: boolean): Area | null {
  return usedArea(range.session.book, range.area, isValuesOnly);
}

function sameSheetIntersection(a: Area, b: Area): Area | null {
  return a.sheetId === b.sheetId ? intersect(a, b) : null;
}
