// Sheet protection of the file as the host keeps it: `custom.protection` of the sheet, `custom.locked` of its cells.
// Promises: an untouched protection keeps every attribute, its password's hash included; one that was taken off leaves the file.
// Never compares passwords: a protection with a password stays on here, since only Excel can check it.
import { WORKSHEET_ORDER } from "../package/worksheetOrder";
import { attributeOf, element, firstElement, isTrue, placeElement, prefixOf, removeElements } from "../package/xml";
import type { XmlElement } from "../package/xml";

/** What the host stores with a protected sheet; options say what stays allowed, in Office.js's own names. */
export interface SheetProtection {
  readonly options: Readonly<Record<string, boolean | string>>;
  readonly passwordHash?: string;
}

/** Attribute of the file (true: forbidden), option of Office.js (true: allowed), and whether the file forbids it by default. */
const OPTIONS = [
  ["objects", "allowEditObjects", false],
  ["scenarios", "allowEditScenarios", false],
  ["formatCells", "allowFormatCells", true],
  ["formatColumns", "allowFormatColumns", true],
  ["formatRows", "allowFormatRows", true],
  ["insertColumns", "allowInsertColumns", true],
  ["insertRows", "allowInsertRows", true],
  ["insertHyperlinks", "allowInsertHyperlinks", true],
  ["deleteColumns", "allowDeleteColumns", true],
  ["deleteRows", "allowDeleteRows", true],
  ["sort", "allowSort", true],
  ["autoFilter", "allowAutoFilter", true],
  ["pivotTables", "allowPivotTables", true],
] as const;

/** No password typed here can have this hash. */
const PASSWORD_OF_THE_FILE = "in the file";

/** The protection of a worksheet part; undefined when the sheet is open. Source: ECMA-376 part 1, 18.3.1.85. */
export function protectionOf(root: XmlElement): SheetProtection | undefined {
  const found = firstElement(root, "sheetProtection");
  if (!found || !isTrue(attributeOf(found, "sheet"))) return undefined;
  const options = Object.fromEntries(
    OPTIONS.map(([attribute, option, isForbiddenByDefault]) => {
      const said = attributeOf(found, attribute);
      return [option, !(said === undefined ? isForbiddenByDefault : isTrue(said))];
    }),
  );
  const hasPassword = attributeOf(found, "password") !== undefined || attributeOf(found, "hashValue") !== undefined;
  return hasPassword ? { options, passwordHash: PASSWORD_OF_THE_FILE } : { options };
}

/** Brings the part to the protection of `custom` now; answers whether anything changed. */
export function saveProtection(root: XmlElement, custom: unknown): boolean {
  const before = protectionOf(root);
  const now = (custom as { readonly protection?: SheetProtection } | null | undefined)?.protection;
  if (before === undefined && now === undefined) return false;
  const prefix = prefixOf(root.name);
  if (now === undefined) {
    removeElements(root, (child) => child.name === `${prefix}sheetProtection`);
    return true;
  }
  if (before !== undefined && OPTIONS.every(([, option]) => before.options[option] === now.options[option])) return false;
  const attributes = Object.fromEntries(OPTIONS.map(([attribute, option]) => [attribute, now.options[option] === true ? "0" : "1"]));
  placeElement(root, element(`${prefix}sheetProtection`, { sheet: "1", ...attributes }), WORKSHEET_ORDER);
  return true;
}
