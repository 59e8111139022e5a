// Why a file cannot be opened or saved: a code for programs and one plain sentence for people.
// The sentence says what happened, why, and what to do next; it never shows a stack or a library's wording alone.
export type XlsxErrorCode =
  | "EmptyFile"
  | "NotXlsx"
  | "EncryptedWorkbook"
  | "LegacyXls"
  | "BinaryXlsb"
  | "OpenDocument"
  | "TextFile"
  | "NotWorkbook"
  | "DamagedZip"
  | "DamagedPart"
  | "MissingPart"
  | "NoWorksheet"
  | "TooLarge"
  | "CannotSave";

export class XlsxError extends Error {
  constructor(
    readonly code: XlsxErrorCode,
    sentence: string,
    options?: { cause?: unknown },
  ) {
    super(sentence, options);
    this.name = "XlsxError";
  }
}
