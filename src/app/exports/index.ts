// Everything about exports that the add-in loads only when it is first asked for: the ledger and its use cases, in one script of their own.
// Promises that what is loaded at start takes this file by `import()` only.
export { buildMetrics, findExports } from "./buildMetrics";
export { lookAhead } from "./lookAhead";
export { openNumber } from "./openNumber";
export { makeExclusionList, writeMetrics, writeRunway } from "./writeTables";
export { ownTables } from "../../workbook/ownTables";
