// Tells what a file is from its first bytes, before anything tries to unpack it.
// Promises: everything but a zip is refused with a sentence that names what it is and what to do.
import { XlsxError } from "../errors";

const ZIP = [0x50, 0x4b];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function refuseForeignFile(bytes: Uint8Array, fileName: string): void {
  if (bytes.length === 0) throw new XlsxError("EmptyFile", `${fileName} is empty (0 bytes). Fetch or save it again and try once more.`);
  if (startsWith(bytes, COMPOUND_FILE)) {
    if (holdsName(bytes, "EncryptedPackage"))
      throw new XlsxError("EncryptedWorkbook", `${fileName} is protected by a password to open it. Open it in Excel, remove the password (File > Info > Protect Workbook), save it and try again.`);
    throw new XlsxError("LegacyXls", `${fileName} is in the old Excel format (.xls), which cannot be read here. Open it in Excel, save it as .xlsx and try again.`);
  }
  if (startsWith(bytes, ZIP)) {
    const head = new TextDecoder("latin1").decode(bytes.subarray(0, 200));
    if (head.includes("mimetypeapplication/vnd.oasis.opendocument"))
      throw new XlsxError("OpenDocument", `${fileName} is an OpenDocument file. Open it in a spreadsheet program, save it as .xlsx and try again.`);
    return;
  }
  if (looksLikeText(bytes))
    throw new XlsxError("TextFile", `${fileName} holds plain text (CSV, perhaps), not a workbook. Open it in Excel, save it as .xlsx and try again.`);
  throw new XlsxError("NotXlsx", `${fileName} is not an Excel workbook. Choose a workbook saved as .xlsx or .xlsm.`);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

/** Compound files name their streams in UTF-16. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const text = new TextDecoder("latin1").decode(bytes.subarray(0, 4_000_000));
  return text.includes([...name].join("\0"));
}

function looksLikeText(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 4096);
  let odd = 0;
  for (const byte of head) if (byte === 0 || (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13)) odd++;
  return odd === 0;
}
