// The workbook part: which sheets there are, in what order, and the names of the workbook.
// Promises: sheets that are no grids (chart sheets) stay in their place; names nobody changed stay letter for letter.
import type { IWorkbookData } from "@univerjs/core";
import { storedFormula } from "../formula/translate";
import type { TablePlace } from "../formula/translate";
import { NAME_RESOURCE, resourceOf, snapshotName, WHOLE_WORKBOOK } from "../open/openResources";
import type { SnapshotNames } from "../open/openResources";
import { isReservedName } from "../open/workbookParts";
import type { NameEntry, WorkbookParts } from "../open/workbookParts";
import type { OpcPackage } from "../package/opcPackage";
import { attributeOf, element, elementsOf, firstElement, placeElement, prefixOf, removeElements } from "../package/xml";
import type { XmlElement } from "../package/xml";

const WORKBOOK_ORDER = (
  "fileVersion fileSharing workbookPr AlternateContent revisionPtr absPath workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize " +
  "customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects extLst"
).split(" ");

/** A sheet as the file will list it. */
export interface PlannedSheet {
  readonly id: string;
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: XmlElement;
}

/** The sheets of the snapshot in its order, with the file's other kinds of sheets kept behind their neighbours. */
export function planSheets(parts: WorkbookParts, now: IWorkbookData, entryOf: (id: string) => XmlElement): PlannedSheet[] {
  const planned: PlannedSheet[] = now.sheetOrder.map((id) => ({
    id,
    name: now.sheets[id]?.name ?? id,
    isHidden: now.sheets[id]?.hidden === 1,
    entry: entryOf(id),
  }));
  for (const [at, other] of parts.sheets.entries()) {
    if (other.isWorksheet) continue;
    const neighbour = parts.sheets.slice(0, at).findLast((sheet) => planned.some((entry) => entry.id === sheet.id));
    planned.splice(planned.findIndex((entry) => entry.id === neighbour?.id) + 1, 0, { id: other.id, name: other.name, isHidden: other.isHidden, entry: other.entry });
  }
  return planned;
}

export function saveSheetList(file: OpcPackage, parts: WorkbookParts, planned: readonly PlannedSheet[]): boolean {
  const isSame =
    planned.length === parts.sheets.length &&
    planned.every((sheet, at) => sheet.id === parts.sheets[at]?.id && sheet.name === parts.sheets[at]?.name && sheet.isHidden === parts.sheets[at]?.isHidden);
  if (isSame) return false;
  const root = file.tree(parts.path);
  for (const sheet of planned) {
    sheet.entry.attributes["name"] = sheet.name;
    const isHidden = ["hidden", "veryHidden"].includes(attributeOf(sheet.entry, "state") ?? "");
    if (sheet.isHidden && !isHidden) sheet.entry.attributes["state"] = "hidden";
    if (!sheet.isHidden) delete sheet.entry.attributes["state"];
  }
  const list = firstElement(root, "sheets") ?? element(`${prefixOf(root.name)}sheets`);
  list.children = planned.map((sheet) => sheet.entry);
  placeElement(root, list, WORKBOOK_ORDER);
  const wasActive = Number(attributeOf(firstElement(firstElement(root, "bookViews"), "workbookView"), "activeTab") ?? 0);
  const active = planned.findIndex((sheet) => sheet.id === parts.sheets[wasActive]?.id && !sheet.isHidden);
  const firstVisible = planned.findIndex((sheet) => !sheet.isHidden);
  for (const view of elementsOf(firstElement(root, "bookViews"), "workbookView")) {
    view.attributes["activeTab"] = String(Math.max(0, active >= 0 ? active : firstVisible));
    delete view.attributes["firstSheet"];
  }
  file.changed(parts.path);
  dropSheetTitles(file);
  return true;
}

/** Excel's summary of sheet titles (docProps/app.xml) would be wrong now; it is optional and Excel writes it anew. */
function dropSheetTitles(file: OpcPackage): void {
  const path = file.relationshipTo("", "extended-properties")?.target;
  if (path === undefined || !file.has(path)) return;
  removeElements(file.tree(path), (child) => ["HeadingPairs", "TitlesOfParts"].some((name) => child.name.endsWith(name)));
  file.changed(path);
}

/** `retarget` brings a stored formula that the spreadsheet does not know up to date (print areas and the like). */
export function saveNames(file: OpcPackage, parts: WorkbookParts, now: IWorkbookData, planned: readonly PlannedSheet[], tables: readonly TablePlace[], retarget: (stored: string) => string): boolean {
  const resource = now.resources?.find((entry) => entry.name === NAME_RESOURCE)?.data;
  const wanted = resource ? resourceOf<SnapshotNames>(now, NAME_RESOURCE, {}) : undefined;
  const root = file.tree(parts.path);
  const prefix = prefixOf(root.name);
  const known = new Set(parts.names.map((name) => name.id));
  const entries: XmlElement[] = [];
  for (const name of parts.names) {
    const kept = keptName(name, parts, wanted, tables, retarget, prefix);
    const sheet = name.sheetId === undefined ? undefined : planned.findIndex((entry) => entry.id === name.sheetId);
    if (!kept || sheet === -1) continue;
    if (sheet !== undefined && attributeOf(kept, "localSheetId") !== undefined) kept.attributes["localSheetId"] = String(sheet);
    entries.push(kept);
  }
  for (const name of Object.values(wanted ?? {})) {
    if (known.has(name.id)) continue;
    const sheet = name.localSheetId && name.localSheetId !== WHOLE_WORKBOOK ? planned.findIndex((entry) => entry.id === name.localSheetId) : -1;
    entries.push(nameElement(prefix, { name: name.name, comment: name.comment, isHidden: name.hidden === true, sheet: sheet < 0 ? undefined : sheet, stored: storedName(name.formulaOrRefString, tables) }));
  }
  const before = elementsOf(firstElement(root, "definedNames"), "definedName");
  if (JSON.stringify(before) === JSON.stringify(entries)) return false;
  if (entries.length === 0) removeElements(root, (child) => child.name === `${prefix}definedNames`);
  else placeElement(root, element(`${prefix}definedNames`, {}, entries), WORKBOOK_ORDER);
  file.changed(parts.path);
  return true;
}

function keptName(name: NameEntry, parts: WorkbookParts, wanted: SnapshotNames | undefined, tables: readonly TablePlace[], retarget: (stored: string) => string, prefix: string): XmlElement | undefined {
  if (!wanted || isReservedName(name.name)) return { ...name.entry, attributes: { ...name.entry.attributes }, children: [retarget(name.stored)] };
  const now = wanted[name.id];
  if (!now) return undefined;
  const was = snapshotName(name, parts.tablePlaces);
  const isSame = now.formulaOrRefString === was.formulaOrRefString;
  const entry = nameElement(prefix, { name: now.name, comment: now.comment, isHidden: now.hidden === true || name.isHidden, sheet: undefined, stored: isSame ? name.stored : storedName(now.formulaOrRefString, tables) });
  return { ...entry, attributes: { ...name.entry.attributes, ...entry.attributes } };
}

function nameElement(prefix: string, name: { name: string; comment: string | undefined; isHidden: boolean; sheet: number | undefined; stored: string }): XmlElement {
  const attributes: Record<string, string> = { name: name.name };
  if (name.comment) attributes["comment"] = name.comment;
  if (name.sheet !== undefined) attributes["localSheetId"] = String(name.sheet);
  if (name.isHidden) attributes["hidden"] = "1";
  return element(`${prefix}definedName`, attributes, [name.stored]);
}

function storedName(typed: string, tables: readonly TablePlace[]): string {
  return storedFormula(typed, { sheet: "", row: -1, column: -1, tables });
}

/** Asks Excel to calculate everything on opening. */
export function requestCalculation(file: OpcPackage, workbook: string): void {
  const root = file.tree(workbook);
  const settings = firstElement(root, "calcPr") ?? element(`${prefixOf(root.name)}calcPr`);
  settings.attributes["fullCalcOnLoad"] = "1";
  placeElement(root, settings, WORKBOOK_ORDER);
  file.changed(workbook);
}
