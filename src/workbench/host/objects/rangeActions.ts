// Excel.Range's methods that change or select cells: clear, insert, delete, merge, copy, find, select.
// Promises: a protected sheet refuses with AccessDenied before anything changed. Never answers other ranges than asked for.
import { columnCount, contains, intersect, isEntireColumns, isEntireRows, rowCount } from "../../univer/address";
import type { Area } from "../../univer/book";
import { clearArea, copyArea } from "../../univer/copying";
import type { ClearWhat, CopyWhat } from "../../univer/copying";
import { findText, removeDuplicateRows, replaceText } from "../../univer/finding";
import { ensureGrid } from "../../univer/gridSize";
import { selectArea } from "../../univer/selection";
import { deleteCells, insertCells, mergeCells, unmergeCells } from "../../univer/structure";
import { HostError } from "../hostError";
import { defineClass } from "../objectModel";
import type { Argument, HostObject, Json } from "../objectModel";
import { areaArgument, invalidArgument, isTrue, itemNotFound, optionOf, plainArgument, textArgument } from "./arguments";
import type { RangeModel } from "./models";

type Method = (range: RangeModel, args: readonly Argument[]) => HostObject | Json | void;

export const rangeActions: Readonly<Record<string, Method>> = {
  Select: ({ session, area }) => selectArea(session.book, area),
  Calculate: ({ session, area }) => session.setDirty(area),
  SetDirty: ({ session, area }) => session.setDirty(area),
  Clear: ({ session, area }, args) => {
    const what = oneOf<ClearWhat>(args[0] ?? "All", ["All", "Formats", "Contents", "Hyperlinks", "RemoveHyperlinks"], "applyTo");
    const target = what === "Formats" ? session.formattableArea(area) : session.writableArea(area);
    clearArea(session.book, target, what);
  },
  Insert: (range, args) => {
    const shift = oneOf(args[0] ?? null, ["Down", "Right"] as const, "shift");
    const { session, area } = range;
    session.requireAllowed(area.sheetId, isEntireColumns(area) ? "allowInsertColumns" : isEntireRows(area) ? "allowInsertRows" : "allowInsertCells");
    refuseTearingTables(range, shift === "Down" ? { startRow: area.startRow } : { startColumn: area.startColumn });
    insertCells(session.book, { ...area }, shift);
    return session.make.range({ ...area });
  },
  Delete: (range, args) => {
    const shift = oneOf(args[0] ?? null, ["Up", "Left"] as const, "shift");
    const { session, area } = range;
    session.requireAllowed(area.sheetId, isEntireColumns(area) ? "allowDeleteColumns" : isEntireRows(area) ? "allowDeleteRows" : "allowDeleteCells");
    refuseTearingTables(range, shift === "Up" ? { startRow: area.startRow } : { startColumn: area.startColumn });
    deleteCells(session.book, { ...area }, shift);
  },
  Merge: ({ session, area }, args) => {
    if (session.tables.inSheet(area.sheetId).some((table) => intersect(table.area, area))) {
      throw new HostError("InvalidOperation", "This operation is not allowed in a table: its cells cannot be merged.");
    }
    mergeCells(session.book, session.writableArea(area), isTrue(args, 0));
  },
  Unmerge: ({ session, area }) => unmergeCells(session.book, session.writableArea(area)),
  CopyFrom: ({ session, area }, args) => {
    const source = areaArgument(session, args, 0, area.sheetId);
    const what = oneOf<CopyWhat>(args[1] ?? "All", ["All", "Formulas", "Values", "Formats"], "copyType");
    const isTransposed = isTrue(args, 3);
    const height = isTransposed ? columnCount(source) : rowCount(source);
    const width = isTransposed ? rowCount(source) : columnCount(source);
    // A larger target is filled with repetitions when it is a multiple; otherwise Excel pastes the source's size.
    const isMultiple = rowCount(area) % height === 0 && columnCount(area) % width === 0;
    const target: Area = isMultiple ? area : { ...area, endRow: area.startRow + height - 1, endColumn: area.startColumn + width - 1 };
    const writable = session.writableArea(target);
    ensureGrid(session.book, writable);
    copyArea(session.book, source, writable, what, { skipsBlanks: isTrue(args, 2), isTransposed });
  },
  Find: (range, args) => {
    const found = find(range, args);
    if (!found) throw itemNotFound(`"${textArgument(args, 0, "text")}" was not found.`);
    return found;
  },
  FindOrNullObject: (range, args) => find(range, args),
  ReplaceAll: ({ session, area }, args) => {
    const criteria = plainArgument(args, 2);
    return replaceText(session.book, session.writableArea(area), textArgument(args, 0, "text"), textArgument(args, 1, "replacement"), {
      isWholeCell: optionOf(criteria, "completeMatch") === true,
      isCaseSensitive: optionOf(criteria, "matchCase") === true,
    });
  },
  RemoveDuplicates: ({ session, area }, args) => {
    const columns = plainArgument(args, 0);
    if (!Array.isArray(columns) || columns.length === 0) throw invalidArgument("columns must name at least one column.");
    const body = isTrue(args, 1) ? { ...area, startRow: area.startRow + 1 } : area;
    return removeDuplicatesResultClass(removeDuplicateRows(session.book, session.writableArea(body), columns.map((column: Json) => Number(column))));
  },
};

/** What removing duplicates answers. */
export const removeDuplicatesResultClass = defineClass<{ readonly removed: number; readonly remaining: number }>({
  name: "RemoveDuplicatesResult",
  properties: { Removed: { get: ({ removed }) => removed }, UniqueRemaining: { get: ({ remaining }) => remaining } },
});

function find({ session, area }: RangeModel, args: readonly Argument[]): HostObject | null {
  const criteria = plainArgument(args, 1);
  const found = findText(session.book, area, textArgument(args, 0, "text"), {
    isWholeCell: optionOf(criteria, "completeMatch") === true,
    isCaseSensitive: optionOf(criteria, "matchCase") === true,
    isBackwards: optionOf(criteria, "searchDirection") === "Backwards",
  });
  return found ? session.make.range(found) : null;
}

function oneOf<Choice extends string>(value: Argument, choices: readonly Choice[], name: string): Choice {
  const choice = choices.find((one) => one === value);
  if (choice === undefined) throw invalidArgument(`${name} is one of ${choices.join(", ")}.`);
  return choice;
}

/** Excel refuses to move part of a table: everything behind the cells must move as a whole. */
function refuseTearingTables({ session, area }: RangeModel, from: Partial<Area>): void {
  if (isEntireColumns(area) || isEntireRows(area)) return;
  const isVertical = from.startRow !== undefined;
  const moving: Area = isVertical ? { ...area, endRow: Infinity } : { ...area, endColumn: Infinity };
  const torn = session.tables.inSheet(area.sheetId).find((table) => intersect(table.area, moving) && !contains(moving, table.area) && !isInsideTable(table.area, area, isVertical));
  if (torn) throw new HostError("InsertDeleteConflict", `This operation is not allowed. It would shift cells of the table ${torn.name}.`);
}

function isInsideTable(table: Area, area: Area, isVertical: boolean): boolean {
  return isVertical
    ? area.startColumn === table.startColumn && area.endColumn === table.endColumn && area.startRow >= table.startRow
    : area.startRow === table.startRow && area.endRow === table.endRow && area.startColumn >= table.startColumn;
}
