// The host's front door: start one with createExcelHost, attach it to the add-in's window before Office.js loads there.
// Promises: everything the page, the headless runner and the tests need is exported here. Never anything else.
export { createExcelHost, darkTheme, lightTheme } from "./excelHost";
export type { ExcelHost } from "./excelHost";
export type { FunctionProblem } from "./customFunctions";
export { supportedClasses } from "./objects";
export type { ExcelHostOptions, Faults, FunctionMetadata, HostDiagnostic, HostDocument, HostFunctions, OfficeTheme } from "./options";
export { defaultRequirementSets } from "./requirementSets";
