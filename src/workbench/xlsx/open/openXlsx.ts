// Bytes of an .xlsx to a spreadsheet snapshot and what add-ins keep in it.
// Promises: says in one sentence why a file cannot be used; keeps the original bytes for saving; never changes them.
import type { IWorkbookData, LocaleType } from "@univerjs/core";
import type { AddInIdentity, OpenedXlsx, XlsxExtension } from "../contract";
import { readDocument } from "../document/hostDocument";
import { XlsxError } from "../errors";
import { OpcPackage } from "../package/opcPackage";
import { lossesOfOpening } from "../losses";
import { refuseForeignFile } from "./recognise";
import { openResources } from "./openResources";
import { openSheet } from "./openSheets";
import { readWorkbookParts } from "./workbookParts";

const ENGLISH = "enUS" as LocaleType;

/**
 * Opens a workbook. `fileName` names it and is used in sentences; `addIn` says whose settings to read when the
 * file holds those of several add-ins. Throws XlsxError with a plain sentence when the file cannot be used.
 */
export async function openXlsx(bytes: Uint8Array, fileName: string, addIn?: AddInIdentity): Promise<OpenedXlsx> {
  refuseForeignFile(bytes, fileName);
  const file = OpcPackage.open(bytes);
  const parts = readWorkbookParts(file);
  const sheets = parts.sheets.filter((sheet) => sheet.isWorksheet);
  if (sheets.length === 0) throw new XlsxError("NoWorksheet", `${fileName} has no worksheet with cells. Choose a workbook with at least one worksheet.`);
  const snapshot: IWorkbookData = {
    id: "workbook",
    name: fileName.replace(/\.[^.]*$/, ""),
    appVersion: "0.25.1",
    locale: ENGLISH,
    styles: Object.fromEntries(parts.styles.styles.map((style, format) => [`xf${format}`, style])),
    defaultStyle: { ff: parts.styles.styles[0]?.ff ?? "Calibri", fs: parts.styles.styles[0]?.fs ?? 11 },
    sheetOrder: sheets.map((sheet) => sheet.id),
    sheets: Object.fromEntries(sheets.map((sheet) => [sheet.id, openSheet(file, parts, sheet)])),
    resources: openResources(parts),
  };
  return {
    snapshot,
    document: readDocument(file, parts.path, addIn),
    losses: lossesOfOpening(file),
    carried: { bytes, addIn: addIn ?? null },
    extension: extensionOf(file.contentTypeOf(parts.path) ?? ""),
  };
}

/** The ending that belongs to the content type of a workbook part. */
export function extensionOf(contentType: string): XlsxExtension {
  if (contentType.includes("template.macroEnabled")) return ".xltm";
  if (contentType.includes("macroEnabled")) return ".xlsm";
  return contentType.includes("template") ? ".xltx" : ".xlsx";
}
