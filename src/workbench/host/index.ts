// The host's front door: start one with createExcelHost, attach it to the add-in's window before Office.js loads there.
export { createExcelHost, lightTheme } from "./excelHost";
export type { ExcelHost } from "./excelHost";
export type { ExcelHostOptions, Faults, FunctionMetadata, HostDiagnostic, HostDocument, HostFunctions, OfficeTheme } from "./options";
export { defaultRequirementSets } from "./requirementSets";
