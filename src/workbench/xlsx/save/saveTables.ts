// Table parts: ranges, columns and names as the spreadsheet has them now.
// Promises: a column keeps its id for life and new ones get unused ids; names are unique and equal the header cells;
// totals rows, styles, calculated columns and filters stay with their columns.
import type { IWorksheetData } from "@univerjs/core";
import { parseRange, rangeName } from "../cells/reference";
import type { CellRange } from "../cells/reference";
import { storedFormula } from "../formula/translate";
import type { FormulaPlace } from "../formula/translate";
import { columnId } from "../open/openResources";
import type { SnapshotColumn, SnapshotTable } from "../open/openResources";
import { relationshipIdOf } from "../open/workbookParts";
import type { TableEntry } from "../open/workbookParts";
import type { OpcPackage } from "../package/opcPackage";
import { attributeOf, element, elementsOf, firstElement, placeElement, prefixOf, removeElements } from "../package/xml";
import type { XmlElement } from "../package/xml";
import type { Moves } from "./moves";
import { movedSqref } from "./moves";
import { WORKSHEET_ORDER } from "../package/worksheetOrder";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";
const TABLE_ORDER = ["autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"];
const LONGEST_NAME = 255;

export interface PlannedColumn {
  readonly name: string;
  readonly before: TableEntry["columns"][number] | undefined;
  /** What the spreadsheet says of it: of use when the column is new. */
  readonly shown: SnapshotColumn | undefined;
}

/** A table as it will stand in the file. */
export interface PlannedTable {
  readonly before: TableEntry | undefined;
  readonly name: string;
  /** Header, data and totals. */
  readonly range: CellRange;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
  readonly columns: readonly PlannedColumn[];
  readonly styleName: string | undefined;
}

/** What the tables of one sheet will be. Columns are known again by their id, or else by their name. */
export function planTables(tables: readonly SnapshotTable[], before: readonly TableEntry[], now: Partial<IWorksheetData>, moves: Moves): PlannedTable[] {
  return tables.map((table) => {
    const old = before.find((entry) => entry.id === table.id) ?? before.find((entry) => entry.name.toLowerCase() === table.name.toLowerCase() && !tables.some((other) => other.id === entry.id));
    const hasHeader = table.options.showHeader !== false;
    const newTotals = old === undefined && table.meta?.hasTotals === true ? table.range.endRow + 1 : undefined;
    const totals = old?.hasTotals ? moves.rows.now(old.range.endRow) : newTotals;
    const hasTotals = totals !== undefined && totals > table.range.endRow;
    const { startRow, startColumn, endColumn } = table.range;
    const shown = new Set(Object.values(now.cellData?.[startRow] ?? {}).map((cell) => String(cell?.v ?? "").toLowerCase()));
    const taken = new Set<string>();
    const used = new Set<string>();
    const columns = Array.from({ length: endColumn - startColumn + 1 }, (_, at) => {
      const column = table.columns[at];
      const header = hasHeader ? headerText(now, startRow, startColumn + at) : undefined;
      const name = uniqueName(header ?? column?.displayName ?? "", at, taken);
      const free = old?.columns.filter((entry) => !used.has(entry.fileId)) ?? [];
      // The header first: a column that shows a name of the file is that column, wherever it stands now.
      const same = free.find((entry) => entry.name.toLowerCase() === name.toLowerCase()) ?? free.find((entry) => old && columnId(old, entry.fileId) === column?.id && !shown.has(entry.name.toLowerCase()));
      if (same) used.add(same.fileId);
      return { name, before: same, shown: column };
    });
    return { before: old, name: table.name, range: { startRow, startColumn, endRow: hasTotals ? totals : table.range.endRow, endColumn }, hasHeader, hasTotals, columns, styleName: table.meta?.styleName };
  });
}

function headerText(now: Partial<IWorksheetData>, row: number, column: number): string | undefined {
  const value = now.cellData?.[row]?.[column]?.v;
  return value === undefined || value === null || value === "" ? undefined : String(value);
}

function uniqueName(wanted: string, at: number, taken: Set<string>): string {
  const base = (wanted === "" ? `Column${at + 1}` : wanted).slice(0, LONGEST_NAME);
  let name = base;
  for (let number = 2; taken.has(name.toLowerCase()); number++) name = `${base}${number}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Writes the tables of a sheet into their parts and the sheet's list of tables; answers whether anything changed. */
export function saveTables(file: OpcPackage, sheetPath: string, frame: XmlElement, plans: readonly PlannedTable[], before: readonly TableEntry[], moves: Moves, nextId: () => number): boolean {
  let isChanged = false;
  for (const gone of before.filter((entry) => !plans.some((plan) => plan.before?.path === entry.path))) {
    dropTable(file, sheetPath, frame, gone.path);
    isChanged = true;
  }
  for (const plan of plans) {
    if (plan.before && !differs(plan, plan.before)) continue;
    const path = plan.before?.path ?? addTable(file, sheetPath, frame, plan, nextId());
    writeTable(file.tree(path), plan, moves);
    file.changed(path);
    isChanged = true;
  }
  return isChanged;
}

function differs(plan: PlannedTable, old: TableEntry): boolean {
  return (
    plan.name !== old.name ||
    rangeName(plan.range) !== rangeName(old.range) ||
    plan.hasTotals !== old.hasTotals ||
    plan.hasHeader !== old.hasHeader ||
    plan.columns.length !== old.columns.length ||
    plan.columns.some((column, at) => column.before?.fileId !== old.columns[at]?.fileId || column.name !== old.columns[at]?.name)
  );
}

function dropTable(file: OpcPackage, sheetPath: string, frame: XmlElement, path: string): void {
  const gone = new Set(file.relationships(sheetPath).filter((entry) => entry.target === path).map((entry) => entry.id));
  const list = firstElement(frame, "tableParts");
  if (list) {
    removeElements(list, (child) => gone.has(relationshipIdOf(child) ?? ""));
    list.attributes["count"] = String(elementsOf(list).length);
    if (elementsOf(list).length === 0) removeElements(frame, (child) => child === list);
  }
  file.unrelate(sheetPath, (entry) => entry.target === path);
  file.remove(path);
}

function addTable(file: OpcPackage, sheetPath: string, frame: XmlElement, plan: PlannedTable, id: number): string {
  const path = file.freePath("xl/tables/table#.xml");
  const style = element("tableStyleInfo", { name: plan.styleName ?? "TableStyleMedium2", showFirstColumn: "0", showLastColumn: "0", showRowStripes: "1", showColumnStripes: "0" });
  const filter = plan.hasHeader ? [element("autoFilter", { ref: "A1" })] : [];
  file.putTree(path, element("table", { xmlns: MAIN, id: String(id), name: plan.name, displayName: plan.name, ref: "A1", totalsRowShown: "0" }, [...filter, element("tableColumns"), style]));
  file.setContentType(path, TABLE_TYPE);
  const relation = file.relate(sheetPath, `${RELATIONSHIPS}/table`, path);
  const prefix = prefixOf(frame.name);
  const list = firstElement(frame, "tableParts") ?? element(`${prefix}tableParts`);
  list.children.push(element(`${prefix}tablePart`, { "xmlns:r": RELATIONSHIPS, "r:id": relation }));
  list.attributes["count"] = String(elementsOf(list).length);
  placeElement(frame, list, WORKSHEET_ORDER);
  return path;
}

function writeTable(root: XmlElement, plan: PlannedTable, moves: Moves): void {
  const prefix = prefixOf(root.name);
  root.attributes["ref"] = rangeName(plan.range);
  root.attributes["displayName"] = plan.name;
  root.attributes["name"] = plan.name;
  if (plan.hasHeader) delete root.attributes["headerRowCount"];
  else root.attributes["headerRowCount"] = "0";
  if (plan.hasTotals) {
    root.attributes["totalsRowCount"] = "1";
    delete root.attributes["totalsRowShown"];
  } else delete root.attributes["totalsRowCount"];
  const filter = firstElement(root, "autoFilter");
  if (!plan.hasHeader) removeElements(root, (child) => child === filter);
  else if (filter) writeFilter(filter, plan);
  for (const owner of [root, filter]) if (owner) moveSortState(owner, moves);
  const list = firstElement(root, "tableColumns") ?? element(`${prefix}tableColumns`);
  const old = new Map(elementsOf(list, "tableColumn").map((column) => [attributeOf(column, "id") ?? "", column]));
  let next = Math.max(0, ...[...old.keys()].map(Number)) + 1;
  list.children = plan.columns.map(({ name, before, shown }) => {
    const known = before && old.get(before.fileId);
    if (known && before.name === name) return known;
    if (known) return { ...known, attributes: { ...known.attributes, name: attributeName(name) } };
    return newColumn(prefix, String(next++), name, shown, { sheet: "", row: plan.range.startRow, column: plan.range.startColumn, tables: [{ name: plan.name, sheet: "", range: plan.range, columns: [] }] });
  });
  list.attributes["count"] = String(plan.columns.length);
  placeElement(root, list, TABLE_ORDER);
}

function newColumn(prefix: string, id: string, name: string, shown: SnapshotColumn | undefined, place: FormulaPlace): XmlElement {
  const attributes: Record<string, string> = { id, name: attributeName(name) };
  const totals = shown?.meta?.totals;
  if (totals?.label) attributes["totalsRowLabel"] = totals.label;
  if (totals?.function) attributes["totalsRowFunction"] = totals.function;
  const formula = shown?.formula ? [element(`${prefix}calculatedColumnFormula`, {}, [storedFormula(shown.formula, place)])] : [];
  return element(`${prefix}tableColumn`, attributes, formula);
}

/** The filter covers header and data; its criteria follow their columns, and go with them. */
function writeFilter(filter: XmlElement, plan: PlannedTable): void {
  filter.attributes["ref"] = rangeName({ ...plan.range, endRow: plan.range.endRow - (plan.hasTotals ? 1 : 0) });
  for (const criterion of elementsOf(filter, "filterColumn")) {
    const column = plan.before?.columns[Number(attributeOf(criterion, "colId"))];
    const at = plan.columns.findIndex((entry) => entry.before !== undefined && entry.before === column);
    if (at < 0) removeElements(filter, (child) => child === criterion);
    else criterion.attributes["colId"] = String(at);
  }
}

function moveSortState(owner: XmlElement, moves: Moves): void {
  const state = firstElement(owner, "sortState");
  if (!state || !moves.isMoved) return;
  for (const entry of [state, ...elementsOf(state, "sortCondition")]) {
    const ref = attributeOf(entry, "ref");
    const moved = ref === undefined || !parseRange(ref) ? undefined : movedSqref(ref, moves);
    if (moved === undefined) return removeElements(owner, (child) => child === state);
    entry.attributes["ref"] = moved;
  }
}

/** Line breaks in a column's name: an XML attribute would turn them into spaces. */
function attributeName(name: string): string {
  return name.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/\r/g, "_x000d_").replace(/\n/g, "_x000a_").replace(/\t/g, "_x0009_");
}
