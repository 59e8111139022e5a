// A spreadsheet snapshot back to bytes, by changing the original package only where the snapshot differs from it.
// Promises: a workbook nobody changed comes back byte for byte; every part that is not a grid, a table, a name, a style or
// an add-in's data is carried over untouched. Never drops a part without `lossesOfSaving` having said so.
import type { ICellData, IRange, IWorkbookData, IWorksheetData } from "@univerjs/core";
import type { HostDocument, Loss, OpenedXlsx, SaveOptions, XlsxExtension } from "../contract";
import { writeDocument } from "../document/hostDocument";
import { XlsxError } from "../errors";
import type { TablePlace } from "../formula/translate";
import { lossesOfExtension, lossesOfOpening, macroParts, signatureParts } from "../losses";
import { cellSource } from "../open/openSheets";
import { openResources, resourceOf, TABLE_RESOURCE } from "../open/openResources";
import type { SnapshotTables } from "../open/openResources";
import { extensionOf } from "../open/openXlsx";
import { readWorkbookParts } from "../open/workbookParts";
import type { WorkbookParts } from "../open/workbookParts";
import { OpcPackage } from "../package/opcPackage";
import { element, elementText, prefixOf, xmlText } from "../package/xml";
import type { XmlElement } from "../package/xml";
import { styleWriter } from "../style/writeStyles";
import type { StyleWriter } from "../style/writeStyles";
import { blankPackage, BLANK_STYLES } from "./blankPackage";
import { dynamicArrayMark } from "./dynamicArrays";
import { movesOf, STANDS_STILL } from "./moves";
import type { Moves } from "./moves";
import { saveCells } from "./saveCells";
import { saveDimension, saveFrame } from "./saveFrame";
import { planTables, saveTables } from "./saveTables";
import type { PlannedTable } from "./saveTables";
import { planSheets, requestCalculation, saveNames, saveSheetList } from "./saveWorkbookPart";
import { followInFrame, followInOtherParts, followInSheetParts } from "./followMoves";
import { hasAnyChange, retargeted } from "./retarget";
import type { SheetChanges } from "./retarget";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const CONTENT_TYPE: Readonly<Record<XlsxExtension, string>> = {
  ".xlsx": `${SPREADSHEET}.sheet.main+xml`,
  ".xltx": `${SPREADSHEET}.template.main+xml`,
  ".xlsm": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
  ".xltm": "application/vnd.ms-excel.template.macroEnabled.main+xml",
};

/**
 * The workbook as bytes. `opened` is what `openXlsx` answered, or null for a workbook that came from no file; `now` is
 * the snapshot as it stands (its `resources` included), `document` what add-ins keep in it.
 * Throws XlsxError("CannotSave") when the snapshot cannot be a workbook.
 */
export async function saveXlsx(opened: OpenedXlsx | null, now: IWorkbookData, document: HostDocument, options: SaveOptions = {}): Promise<Uint8Array> {
  return new Save(opened, now, document, options).run().bytes;
}

/** What that save would leave behind: to be shown, or refused, before anything is written. */
export async function lossesOfSaving(opened: OpenedXlsx | null, now: IWorkbookData, document: HostDocument, options: SaveOptions = {}): Promise<readonly Loss[]> {
  return new Save(opened, now, document, options).run().losses;
}

/** Both in one go, for large workbooks: show `losses` first, and write `bytes` only when they are accepted. */
export async function prepareSave(opened: OpenedXlsx | null, now: IWorkbookData, document: HostDocument, options: SaveOptions = {}): Promise<{ readonly bytes: Uint8Array; readonly losses: readonly Loss[] }> {
  return new Save(opened, now, document, options).run();
}

class Save {
  private readonly file: OpcPackage;
  private readonly parts: WorkbookParts;
  private readonly losses: Loss[] = [];
  private readonly tables: ReadonlyMap<string, readonly PlannedTable[]>;
  private readonly tablesNow: readonly TablePlace[];
  private readonly moves: ReadonlyMap<string, Moves>;
  private readonly changes: SheetChanges;
  private isChanged = false;
  private hasOtherFormulas = false;
  private hasStaleResults = false;

  constructor(
    private readonly opened: OpenedXlsx | null,
    private readonly now: IWorkbookData,
    private readonly document: HostDocument,
    private readonly options: SaveOptions,
  ) {
    if (now.sheetOrder.length === 0) throw new XlsxError("CannotSave", "The workbook has no sheet, and a workbook needs at least one. Add a sheet and save again.");
    this.file = opened ? OpcPackage.open(opened.carried.bytes) : blankPackage();
    this.parts = readWorkbookParts(this.file);
    this.moves = new Map(now.sheetOrder.map((id) => [id, movesOf(now.sheets[id] ?? {})]));
    this.changes = new Map(
      this.parts.sheets.map((sheet) => [
        sheet.name.toLowerCase(),
        { name: sheet.name, nameNow: sheet.isWorksheet ? now.sheets[sheet.id]?.name : sheet.name, moves: this.moves.get(sheet.id) ?? UNMOVED },
      ]),
    );
    this.tables = this.planAllTables();
    this.tablesNow = [...this.tables].flatMap(([sheet, plans]) => plans.map((plan) => ({ name: plan.name, sheet, range: plan.range, columns: plan.columns.map((column) => column.name) })));
  }

  run(): { bytes: Uint8Array; losses: readonly Loss[] } {
    const { file, parts, now } = this;
    const reachedBefore = file.reachable();
    const entries = new Map(parts.sheets.map((sheet) => [sheet.id, sheet.entry]));
    for (const id of now.sheetOrder) if (!entries.has(id)) entries.set(id, this.addSheet(now.sheets[id]?.name ?? id, [...entries.values()]));
    const planned = planSheets(parts, now, (id) => entries.get(id) ?? element("sheet"));
    this.saveAllSheets(planned.map((sheet) => sheet.id));
    this.note(saveSheetList(file, parts, planned));
    this.note(saveNames(file, parts, now, planned, this.tablesNow, (stored) => retargeted(stored, undefined, this.changes)));
    followInOtherParts(file, this.changes);
    this.note(writeDocument(file, parts.path, this.document, this.options.addIn ?? this.opened?.carried.addIn ?? undefined));
    this.saveExtension();
    if (!this.isChanged && this.opened) return { bytes: this.opened.carried.bytes, losses: this.losses };
    this.dropSignature();
    this.dropCalculationChain();
    if (this.hasStaleResults) requestCalculation(file, parts.path);
    const reached = file.reachable();
    for (const path of reachedBefore) if (!reached.has(path)) file.remove(path);
    return { bytes: file.zip(), losses: this.losses };
  }

  private note(isChanged: boolean): void {
    this.isChanged ||= isChanged;
  }

  private planAllTables(): Map<string, readonly PlannedTable[]> {
    const { now, parts } = this;
    const hasResource = now.resources?.some((resource) => resource.name === TABLE_RESOURCE && resource.data) === true;
    const wanted = resourceOf<SnapshotTables>(hasResource ? now : { ...now, resources: openResources(parts) }, TABLE_RESOURCE, {});
    return new Map(
      now.sheetOrder.map((id) => [
        id,
        planTables(
          wanted[id]?.tables ?? [],
          parts.tables.filter((table) => table.sheetId === id),
          now.sheets[id] ?? {},
          this.moves.get(id) ?? UNMOVED,
        ),
      ]),
    );
  }

  private addSheet(name: string, entries: readonly XmlElement[]): XmlElement {
    const { file, parts } = this;
    const path = file.freePath("xl/worksheets/sheet#.xml");
    file.put(path, xmlText(element("worksheet", { xmlns: MAIN, "xmlns:r": OFFICE }, [element("sheetData")])));
    file.setContentType(path, `${SPREADSHEET}.worksheet+xml`);
    const relation = file.relate(parts.path, `${OFFICE}/worksheet`, path);
    const number = Math.max(0, ...entries.map((entry) => Number(entry.attributes["sheetId"] ?? 0))) + 1;
    this.isChanged = true;
    return element(`${prefixOf(file.tree(parts.path).name)}sheet`, { name, sheetId: String(number), "xmlns:r": OFFICE, "r:id": relation });
  }

  private saveAllSheets(order: readonly string[]): void {
    const { file, parts, now } = this;
    const stylesPath = parts.stylesPath ?? this.addStyles();
    const styles = styleWriter(file.tree(stylesPath), parts.styles, now.styles);
    const paths = new Map(parts.sheets.map((sheet) => [sheet.id, sheet.path]));
    const added = file.relationships(parts.path).filter((entry) => entry.kind === "worksheet" && !parts.sheets.some((sheet) => sheet.path === entry.target));
    for (const id of order) {
      if (parts.sheets.some((sheet) => sheet.id === id && !sheet.isWorksheet)) continue;
      this.saveSheet(id, paths.get(id) ?? added.shift()?.target ?? "", styles);
    }
    for (const gone of parts.sheets.filter((sheet) => sheet.isWorksheet && !now.sheetOrder.includes(sheet.id))) {
      file.unrelate(parts.path, (entry) => entry.target === gone.path);
      this.isChanged = true;
      this.hasOtherFormulas = true;
    }
    if (styles.hasGrown()) file.changed(stylesPath);
    const strings = parts.strings.changedPart();
    if (strings !== undefined) this.putStrings(strings);
  }

  private saveSheet(id: string, path: string, styles: StyleWriter): void {
    const { file, parts, now } = this;
    const sheet: Partial<IWorksheetData> = now.sheets[id] ?? {};
    const moves = this.moves.get(id) ?? UNMOVED;
    const plans = this.tables.get(id) ?? [];
    const xml = file.text(path);
    const nameBefore = parts.sheets.find((entry) => entry.id === id)?.name;
    const saved = saveCells(xml, {
      sheetId: id,
      part: path,
      now: sheet,
      source: cellSource(parts),
      styles,
      pen: {
        strings: parts.strings,
        dynamicMark: () => dynamicArrayMark(file, parts.path),
        isShiftedDate: (format) => parts.countsFrom1904 && parts.styles.isDate[format] === true,
      },
      tablesBefore: parts.tablePlaces,
      tablesNow: this.tablesNow,
      moves,
      hasMoved: hasAnyChange(this.changes),
      retarget: (stored) => retargeted(stored, nameBefore, this.changes),
      spillRanges: (this.options.spills?.ranges[id] ?? {}) as Record<number, Record<number, IRange>>,
      spillCells: (this.options.spills?.cells[id] ?? {}) as Record<number, Record<number, ICellData>>,
      headers: headersOf(plans),
    });
    const root = saved.frame.root;
    const before = elementText(root);
    const tablesBefore = parts.tables.filter((table) => table.sheetId === id);
    this.note(saveTables(file, path, root, plans, tablesBefore, moves, () => this.nextTableId()));
    const change = this.changes.get(nameBefore?.toLowerCase() ?? "");
    if (change) this.losses.push(...followInFrame(root, path, change, this.changes));
    followInSheetParts(file, path, moves);
    saveFrame(root, sheet, moves, styles);
    this.hasOtherFormulas ||= saved.hasOtherFormulas;
    this.hasStaleResults ||= saved.hasStaleResults;
    if (!saved.isChanged && elementText(root) === before) return;
    saveDimension(root, saved.used);
    const name = saved.frame.place.name;
    file.put(path, xmlText(root).replace(`<${name}/>`, () => `<${name}>${saved.rows}</${name}>`));
    this.isChanged = true;
  }

  private nextTableId(): number {
    const ids = this.file.paths().filter((path) => /\/tables\/[^/]+\.xml$/i.test(path)).map((path) => Number(this.file.tree(path).attributes["id"] ?? 0));
    return Math.max(0, ...ids) + 1;
  }

  private addStyles(): string {
    this.file.put("xl/styles.xml", BLANK_STYLES);
    this.file.setContentType("xl/styles.xml", `${SPREADSHEET}.styles+xml`);
    this.file.relate(this.parts.path, `${OFFICE}/styles`, "xl/styles.xml");
    return "xl/styles.xml";
  }

  private putStrings(text: string): void {
    const path = this.parts.stringsPath ?? "xl/sharedStrings.xml";
    this.file.put(path, text);
    if (this.parts.stringsPath !== undefined) return;
    this.file.setContentType(path, `${SPREADSHEET}.sharedStrings+xml`);
    this.file.relate(this.parts.path, `${OFFICE}/sharedStrings`, path);
  }

  private saveExtension(): void {
    const { file, parts } = this;
    const before = extensionOf(file.contentTypeOf(parts.path) ?? "");
    const wanted = this.options.extension ?? before;
    if (wanted === before) return;
    this.losses.push(...lossesOfExtension(file, wanted));
    if (wanted === ".xlsx" || wanted === ".xltx") {
      const macros = new Set(macroParts(file));
      file.unrelate(parts.path, (entry) => macros.has(entry.target));
      for (const path of macros) file.remove(path);
    }
    file.setContentType(parts.path, CONTENT_TYPE[wanted]);
    this.isChanged = true;
  }

  private dropSignature(): void {
    const parts = signatureParts(this.file);
    this.losses.push(...lossesOfOpening(this.file));
    this.file.unrelate("", (entry) => parts.includes(entry.target));
    for (const path of parts) this.file.remove(path);
  }

  /** Excel's order of calculation names cells that may hold no formula any more; Excel makes it anew. */
  private dropCalculationChain(): void {
    if (!this.hasOtherFormulas) return;
    const chain = this.file.relationshipTo(this.parts.path, "calcChain")?.target;
    if (chain === undefined) return;
    this.file.unrelate(this.parts.path, (entry) => entry.target === chain);
    this.file.remove(chain);
  }
}

const UNMOVED: Moves = { rows: STANDS_STILL, columns: STANDS_STILL, isMoved: false };

/** What the file wants in the header cells of these tables. */
function headersOf(plans: readonly PlannedTable[]): Record<number, Record<number, string>> {
  const headers: Record<number, Record<number, string>> = {};
  for (const plan of plans) {
    if (!plan.hasHeader) continue;
    const row = (headers[plan.range.startRow] ??= {});
    for (const [at, column] of plan.columns.entries()) row[plan.range.startColumn + at] = column.name;
  }
  return headers;
}
