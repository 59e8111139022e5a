// Everything about exports that the add-in loads only when it is first asked for: the ledger and its use cases, in one script of their own.
// Promises that nothing loaded at start imports this file other than by `import()`.
export { buildMetrics } from "./buildMetrics";
export { writeMetrics } from "./writeMetrics";
