// What a save would leave behind, told before it happens.
// Promises: only what would really be lost is listed; everything else in the package is carried over untouched.
import type { Loss, XlsxExtension } from "./contract";
import type { OpcPackage } from "./package/opcPackage";

const SIGNATURE = /^_xmlsignatures\//i;
const MACROS = /(^|\/)vbaProject[^/]*\.bin$|(^|\/)vbaData\.xml$/i;

/** What any change at all would cost, whatever it is. */
export function lossesOfOpening(file: OpcPackage): Loss[] {
  const signature = file.paths().find((path) => SIGNATURE.test(path));
  if (signature === undefined) return [];
  return [{ kind: "digital signature", sheet: null, part: signature, sentence: "The workbook is digitally signed, and the signature becomes invalid with any change: the saved workbook will not carry it." }];
}

/** What saving under another ending would cost. */
export function lossesOfExtension(file: OpcPackage, extension: XlsxExtension): Loss[] {
  if (extension === ".xlsm" || extension === ".xltm") return [];
  const macros = macroParts(file)[0];
  if (macros === undefined) return [];
  return [{ kind: "macro", sheet: null, part: macros, sentence: `The workbook holds macros, and Excel keeps none in a file that ends in ${extension}. Save it as .xlsm to keep them.` }];
}

export function signatureParts(file: OpcPackage): string[] {
  return file.paths().filter((path) => SIGNATURE.test(path));
}

export function macroParts(file: OpcPackage): string[] {
  return file.paths().filter((path) => MACROS.test(path));
}
