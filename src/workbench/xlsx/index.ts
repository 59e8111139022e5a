// Opening and saving .xlsx for the workbench, in Node and in the browser alike: the whole of what others may use.
// Promises: what the spreadsheet cannot show stays in the file; see docs/xlsx-round-trip.md for what was measured.
export { openXlsx } from "./open/openXlsx";
export { lossesOfSaving, prepareSave, saveXlsx } from "./save/saveXlsx";
export { XlsxError } from "./errors";
export type { XlsxErrorCode } from "./errors";
export type { AddInIdentity, CarriedOriginal, HostDocument, Loss, LossKind, OpenedXlsx, SaveOptions, Spills, XlsxExtension } from "./contract";
