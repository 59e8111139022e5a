// The parts of the package that opening and saving both read: sheets, tables, names, styles, shared strings.
// Promises: plain views of what the file says, in file order. Never changes the package.
import { parseRange } from "../cells/reference";
import type { CellRange } from "../cells/reference";
import { readSharedStrings, unescapeStoredText } from "../cells/sharedStrings";
import type { SharedStrings } from "../cells/sharedStrings";
import { XlsxError } from "../errors";
import type { TablePlace } from "../formula/translate";
import type { OpcPackage } from "../package/opcPackage";
import { attributeOf, elementsOf, firstElement, isTrue, textOf } from "../package/xml";
import type { XmlElement } from "../package/xml";
import { readColorBook } from "../style/colors";
import { readStyles } from "../style/readStyles";
import type { StyleBook } from "../style/readStyles";

export interface SheetEntry {
  /** The snapshot's id for this sheet. */
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly isWorksheet: boolean;
  readonly isHidden: boolean;
  readonly entry: XmlElement;
}

export interface TableEntry {
  /** The snapshot's id for this table. */
  readonly id: string;
  readonly path: string;
  readonly sheetId: string;
  readonly name: string;
  /** Header, data and totals. */
  readonly range: CellRange;
  readonly hasHeader: boolean;
  readonly hasTotals: boolean;
  readonly columns: readonly { readonly fileId: string; readonly name: string }[];
  readonly styleName: string | undefined;
}

export interface NameEntry {
  readonly id: string;
  readonly name: string;
  readonly stored: string;
  readonly comment: string | undefined;
  /** The snapshot's sheet id; undefined for a name of the whole workbook. */
  readonly sheetId: string | undefined;
  readonly isHidden: boolean;
  readonly entry: XmlElement;
}

export interface WorkbookParts {
  readonly path: string;
  readonly sheets: readonly SheetEntry[];
  readonly tables: readonly TableEntry[];
  /** Tables as formulas see them. */
  readonly tablePlaces: readonly TablePlace[];
  readonly names: readonly NameEntry[];
  readonly styles: StyleBook;
  readonly stylesPath: string | undefined;
  readonly strings: SharedStrings;
  readonly stringsPath: string | undefined;
  readonly countsFrom1904: boolean;
}

/** The package path of the workbook part; throws XlsxError when the package is something else. */
export function workbookPath(file: OpcPackage): string {
  const path = file.relationshipTo("", "officeDocument")?.target;
  if (path === undefined || !file.has(path)) throw new XlsxError("NotWorkbook", "This file is a zip container but holds no workbook. Choose an Excel workbook (.xlsx or .xlsm).");
  const contentType = file.contentTypeOf(path) ?? "";
  if (contentType.includes("sheet.binary")) throw new XlsxError("BinaryXlsb", "This is a binary workbook (.xlsb), which cannot be read here. Open it in Excel, save it as .xlsx and try again.");
  if (!contentType.includes("spreadsheetml") && !contentType.includes("ms-excel")) throw new XlsxError("NotWorkbook", "This is an Office file, but not a workbook. Choose an Excel workbook (.xlsx or .xlsm).");
  return path;
}

export function readWorkbookParts(file: OpcPackage): WorkbookParts {
  const path = workbookPath(file);
  const root = file.tree(path);
  const sheets = readSheets(file, path, root);
  const stylesPath = file.relationshipTo(path, "styles")?.target;
  const themePath = file.relationshipTo(path, "theme")?.target;
  const stringsPath = file.relationshipTo(path, "sharedStrings")?.target;
  const styleSheet = stylesPath !== undefined && file.has(stylesPath) ? file.tree(stylesPath) : undefined;
  const theme = themePath !== undefined && file.has(themePath) ? file.tree(themePath) : undefined;
  const tables = sheets.flatMap((sheet) => (sheet.isWorksheet ? readTables(file, sheet) : []));
  return {
    path,
    sheets,
    tables,
    tablePlaces: tables.map((table) => ({
      name: table.name,
      sheet: table.sheetId,
      range: table.range,
      columns: table.columns.map((column) => column.name),
    })),
    names: readNames(root, sheets),
    styles: readStyles(styleSheet, readColorBook(theme, styleSheet)),
    stylesPath,
    strings: readSharedStrings(stringsPath !== undefined && file.has(stringsPath) ? file.text(stringsPath) : undefined, stringsPath ?? "xl/sharedStrings.xml"),
    stringsPath,
    countsFrom1904: isTrue(attributeOf(firstElement(root, "workbookPr"), "date1904")),
  };
}

function readSheets(file: OpcPackage, path: string, root: XmlElement): SheetEntry[] {
  const targets = new Map(file.relationships(path).map((entry) => [entry.id, entry]));
  return elementsOf(firstElement(root, "sheets"), "sheet").map((entry, at) => {
    const target = targets.get(relationshipIdOf(entry) ?? "");
    const name = attributeOf(entry, "name") ?? `Sheet${at + 1}`;
    if (!target || !file.has(target.target)) throw new XlsxError("MissingPart", `The workbook lists a sheet ${name}, but the file does not contain it. Open the file in Excel, let it repair the file, save it and try again.`);
    return {
      id: `sheet${attributeOf(entry, "sheetId") ?? at + 1}`,
      name,
      path: target.target,
      isWorksheet: target.kind === "worksheet",
      isHidden: ["hidden", "veryHidden"].includes(attributeOf(entry, "state") ?? ""),
      entry,
    };
  });
}

/** The r:id of an element; never its plain id. */
export function relationshipIdOf(entry: XmlElement): string | undefined {
  const key = Object.keys(entry.attributes).find((name) => name.endsWith(":id"));
  return key === undefined ? undefined : entry.attributes[key];
}

function readTables(file: OpcPackage, sheet: SheetEntry): TableEntry[] {
  const tables: TableEntry[] = [];
  for (const relation of file.relationships(sheet.path)) {
    if (relation.kind !== "table" || !file.has(relation.target)) continue;
    const root = file.tree(relation.target);
    const range = parseRange(attributeOf(root, "ref") ?? "");
    if (!range) continue;
    tables.push({
      id: `table${attributeOf(root, "id") ?? relation.target}`,
      path: relation.target,
      sheetId: sheet.id,
      name: attributeOf(root, "displayName") ?? attributeOf(root, "name") ?? "",
      range,
      hasHeader: attributeOf(root, "headerRowCount") !== "0",
      hasTotals: Number(attributeOf(root, "totalsRowCount") ?? 0) > 0,
      columns: elementsOf(firstElement(root, "tableColumns"), "tableColumn").map((column, at) => ({
        fileId: attributeOf(column, "id") ?? String(at + 1),
        name: unescapeStoredText(attributeOf(column, "name") ?? `Column${at + 1}`),
      })),
      styleName: attributeOf(firstElement(root, "tableStyleInfo"), "name"),
    });
  }
  return tables;
}

function readNames(root: XmlElement, sheets: readonly SheetEntry[]): NameEntry[] {
  return elementsOf(firstElement(root, "definedNames"), "definedName").map((entry, at) => {
    const local = attributeOf(entry, "localSheetId");
    return {
      id: `name${at + 1}`,
      name: attributeOf(entry, "name") ?? "",
      stored: textOf(entry),
      comment: attributeOf(entry, "comment"),
      sheetId: local === undefined ? undefined : sheets[Number(local)]?.id,
      isHidden: isTrue(attributeOf(entry, "hidden")),
      entry,
    };
  });
}

/** Names Excel keeps for itself (print areas, filters): carried, never shown. */
export function isReservedName(name: string): boolean {
  return /^_xl(nm|fn|ws)\./i.test(name);
}
