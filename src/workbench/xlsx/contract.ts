// What opening and saving an .xlsx exchange with the rest of the workbench: plain data only.
// A workbook comes in as a spreadsheet snapshot plus everything of the original file that the snapshot cannot hold.
// Nothing here knows the add-in, the DOM or Node.
import type { ICellData, IObjectMatrixPrimitiveType, IRange, IWorkbookData, Nullable } from "@univerjs/core";

/** Who owns the add-in settings of a document: the identity in the add-in's manifest. */
export interface AddInIdentity {
  readonly id: string;
  readonly version: string;
}

/** What add-ins keep inside a workbook. `settings` holds the raw texts of the file (Office writes JSON into them). */
export interface HostDocument {
  settings: Record<string, string>;
  customXmlParts: { id: string; xml: string }[];
}

/** One thing that saving would leave behind. `sheet` is null for a part of the whole workbook; `part` is its place in the package. */
export interface Loss {
  readonly kind: LossKind;
  readonly sheet: string | null;
  readonly part: string;
  readonly sentence: string;
}
export type LossKind =
  | "chart"
  | "comment"
  | "conditional format"
  | "data validation"
  | "digital signature"
  | "drawing"
  | "macro"
  | "pivot table"
  | "sheet feature";

/** The endings a workbook of this family can have; Excel refuses a file whose ending and content disagree. */
export type XlsxExtension = ".xlsx" | ".xlsm" | ".xltx" | ".xltm";

/** What saving needs of the original: its bytes, untouched. */
export interface CarriedOriginal {
  readonly bytes: Uint8Array;
  readonly addIn: AddInIdentity | null;
}

export interface OpenedXlsx {
  readonly snapshot: IWorkbookData;
  readonly document: HostDocument;
  /** What a save of the workbook as it was opened would lose, under `extension`: usually nothing. */
  readonly losses: readonly Loss[];
  readonly carried: CarriedOriginal;
  /** The ending the saved file must have to keep everything. */
  readonly extension: XlsxExtension;
}

/** Spilled values as the formula engine keeps them, by sheet id: they are not part of a snapshot. */
export interface Spills {
  readonly ranges: Readonly<Record<string, IObjectMatrixPrimitiveType<IRange> | null | undefined>>;
  readonly cells: Readonly<Record<string, IObjectMatrixPrimitiveType<Nullable<ICellData>> | null | undefined>>;
}

export interface SaveOptions {
  /** The ending the file will get; default: the one it came with. Saving macros as .xlsx drops them, see `lossesOfSaving`. */
  readonly extension?: XlsxExtension;
  /** Values below and right of dynamic-array formulas, so that a reader without the add-in sees them. */
  readonly spills?: Spills;
  /** The add-in whose settings `document.settings` are, for a file that holds none yet. */
  readonly addIn?: AddInIdentity;
}
