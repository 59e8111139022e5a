// Everything of a worksheet but its cells: columns, freeze, merges, tab, and the ranges that must follow moved lines.
// Promises: elements nobody changed stay as they are, unknown ones included; what cannot be followed is reported.
import type { IColumnData, IWorksheetData } from "@univerjs/core";
import { cellName, rangeName } from "../cells/reference";
import type { CellRange } from "../cells/reference";
import { saveProtection } from "../open/protection";
import { columnDataOf, NO_FREEZE, sheetFeatures, widthOfPixels } from "../open/sheetFeatures";
import { WORKSHEET_ORDER } from "../package/worksheetOrder";
import { attributeOf, element, elementsOf, firstElement, placeElement, prefixOf, removeElements } from "../package/xml";
import type { XmlElement } from "../package/xml";
import { argbOf } from "../style/colors";
import type { StyleWriter } from "../style/writeStyles";
import type { Moves } from "./moves";

/** Brings `root` (the sheet without its cells) to what the spreadsheet shows now; answers whether anything changed. */
export function saveFrame(root: XmlElement, now: Partial<IWorksheetData>, moves: Moves, styles: StyleWriter): boolean {
  const before = sheetFeatures(root);
  let isChanged = saveColumns(root, now, moves, styles);
  if (now.freeze && freezeKey(now.freeze) !== freezeKey(before.freeze)) {
    saveFreeze(root, now.freeze);
    isChanged = true;
  }
  if (now.mergeData && mergeKey(now.mergeData) !== mergeKey(before.mergeData)) {
    saveMerges(root, now.mergeData);
    isChanged = true;
  }
  if (now.showGridlines !== undefined && now.showGridlines !== before.showGridlines) {
    viewOf(root).attributes["showGridLines"] = String(now.showGridlines);
    isChanged = true;
  }
  if (now.rightToLeft !== undefined && now.rightToLeft !== before.rightToLeft) {
    viewOf(root).attributes["rightToLeft"] = String(now.rightToLeft);
    isChanged = true;
  }
  if (now.tabColor !== undefined && (now.tabColor || "").toUpperCase() !== before.tabColor.toUpperCase()) isChanged = saveTabColor(root, now.tabColor) || isChanged;
  return saveProtection(root, now.custom) || isChanged;
}

export function saveDimension(root: XmlElement, used: CellRange | undefined): void {
  placeElement(root, element(`${prefixOf(root.name)}dimension`, { ref: used ? rangeName(used) : "A1" }), WORKSHEET_ORDER);
}

function saveColumns(root: XmlElement, now: Partial<IWorksheetData>, moves: Moves, styles: StyleWriter): boolean {
  const count = now.columnCount ?? 26;
  const before = columnDataOf(root, 16_384);
  const entries = columnEntries(root);
  const wanted: (Record<string, string> | undefined)[] = [];
  let isChanged = moves.columns.isMoved;
  for (const [old, attributes] of entries) {
    const column = moves.columns.now(old);
    if (column !== undefined) wanted[column] = { ...attributes };
  }
  const origin = new Map<number, number>();
  for (let old = 0; old < 16_384 && old < count + 64; old++) {
    const column = moves.columns.now(old);
    if (column !== undefined) origin.set(column, old);
  }
  for (let column = 0; column < count; column++) {
    const old = origin.get(column);
    const was: Partial<IColumnData> = (old === undefined ? undefined : before[old]) ?? {};
    const is = now.columnData?.[column] ?? {};
    if ((is.w === undefined || is.w === was.w) && Boolean(is.hd) === Boolean(was.hd) && (is.s ?? "") === (was.s ?? "")) continue;
    const attributes = (wanted[column] ??= {});
    if (is.w !== undefined && is.w !== was.w) Object.assign(attributes, { width: String(widthOfPixels(is.w)), customWidth: "1" });
    if (is.hd) attributes["hidden"] = "1";
    else delete attributes["hidden"];
    if ((is.s ?? "") !== (was.s ?? "")) attributes["style"] = String(styles.formatOf(is.s, Number(attributes["style"] ?? 0)));
    attributes["width"] ??= attributeOf(firstElement(root, "sheetFormatPr"), "defaultColWidth") ?? "9.140625";
    isChanged = true;
  }
  if (isChanged) placeColumns(root, wanted);
  return isChanged;
}

/** Every column the file describes, one by one. */
function columnEntries(root: XmlElement): Map<number, Record<string, string>> {
  const entries = new Map<number, Record<string, string>>();
  for (const entry of elementsOf(firstElement(root, "cols"), "col")) {
    const last = Math.min(Number(attributeOf(entry, "max") ?? 1), 16_384);
    for (let column = Number(attributeOf(entry, "min") ?? 1) - 1; column < last; column++) {
      const attributes = { ...entry.attributes };
      delete attributes["min"];
      delete attributes["max"];
      entries.set(column, attributes);
    }
  }
  return entries;
}

function placeColumns(root: XmlElement, wanted: readonly (Record<string, string> | undefined)[]): void {
  const prefix = prefixOf(root.name);
  const columns: XmlElement[] = [];
  let previous = "";
  for (let column = 0; column < Math.min(wanted.length, 16_384); column++) {
    const attributes = wanted[column];
    const key = attributes ? JSON.stringify(attributes) : "";
    const last = columns.at(-1);
    if (attributes && key === previous && last) last.attributes["max"] = String(column + 1);
    else if (attributes) columns.push(element(`${prefix}col`, { min: String(column + 1), max: String(column + 1), ...attributes }));
    previous = key;
  }
  if (columns.length > 0) placeElement(root, element(`${prefix}cols`, {}, columns), WORKSHEET_ORDER);
  else removeElements(root, (child) => child.name === `${prefix}cols`);
}

function viewOf(root: XmlElement): XmlElement {
  const prefix = prefixOf(root.name);
  let views = firstElement(root, "sheetViews");
  if (!views) {
    views = element(`${prefix}sheetViews`);
    placeElement(root, views, WORKSHEET_ORDER);
  }
  let view = firstElement(views, "sheetView");
  if (!view) {
    view = element(`${prefix}sheetView`, { workbookViewId: "0" });
    views.children.push(view);
  }
  return view;
}

function saveFreeze(root: XmlElement, freeze: NonNullable<IWorksheetData["freeze"]>): void {
  const view = viewOf(root);
  const prefix = prefixOf(root.name);
  removeElements(view, (child) => child.name === `${prefix}pane`);
  for (const selection of elementsOf(view, "selection")) delete selection.attributes["pane"];
  // One selection is enough: several would have to name panes that may be gone.
  removeElements(view, (child) => child.name === `${prefix}selection` && child !== firstElement(view, "selection"));
  const across = Math.max(0, freeze.xSplit);
  const down = Math.max(0, freeze.ySplit);
  if (across === 0 && down === 0) return;
  const pane = across > 0 && down > 0 ? "bottomRight" : down > 0 ? "bottomLeft" : "topRight";
  const attributes: Record<string, string> = {};
  if (across > 0) attributes["xSplit"] = String(across);
  if (down > 0) attributes["ySplit"] = String(down);
  view.children.unshift(
    element(`${prefix}pane`, { ...attributes, topLeftCell: cellName(down > 0 ? Math.max(freeze.startRow, down) : 0, across > 0 ? Math.max(freeze.startColumn, across) : 0), activePane: pane, state: "frozen" }),
  );
  const selection = firstElement(view, "selection");
  if (selection) selection.attributes["pane"] = pane;
  else view.children.splice(1, 0, element(`${prefix}selection`, { pane }));
}

function saveMerges(root: XmlElement, merges: NonNullable<IWorksheetData["mergeData"]>): void {
  const prefix = prefixOf(root.name);
  if (merges.length === 0) return removeElements(root, (child) => child.name === `${prefix}mergeCells`);
  const entries = merges.map((range) => element(`${prefix}mergeCell`, { ref: rangeName(range) }));
  placeElement(root, element(`${prefix}mergeCells`, { count: String(entries.length) }, entries), WORKSHEET_ORDER);
}

function saveTabColor(root: XmlElement, color: string): boolean {
  const prefix = prefixOf(root.name);
  const rgb = argbOf(color);
  const properties = firstElement(root, "sheetPr") ?? element(`${prefix}sheetPr`);
  if (rgb === undefined && color !== "") return false;
  removeElements(properties, (child) => child.name === `${prefix}tabColor`);
  if (rgb !== undefined) properties.children.unshift(element(`${prefix}tabColor`, { rgb }));
  placeElement(root, properties, WORKSHEET_ORDER);
  return true;
}

function freezeKey(freeze: NonNullable<IWorksheetData["freeze"]>): string {
  const { xSplit, ySplit } = { ...NO_FREEZE, ...freeze };
  return `${Math.max(0, xSplit)} ${Math.max(0, ySplit)}`;
}

function mergeKey(merges: readonly CellRange[]): string {
  return merges.map(rangeName).sort().join(" ");
}
