// The arrows of the architecture, checked: doors -> app -> (workbook | report | portable | engine | ledger | intake) -> catalog.
// The globals (Excel, Office, window, process) are guarded by eslint.config.mjs and src/tsconfig.pure.json: an import rule cannot see them.
const pure = "^src/(catalog|intake|ledger|engine|report|portable)/";
const doors = "^src/(taskpane|functions|commands)/";

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "pure-stays-pure", severity: "error", from: { path: pure }, to: { path: "^src/(workbook|app|taskpane|functions|commands|workbench)/" } },
    { name: "pure-knows-no-node", severity: "error", from: { path: pure }, to: { dependencyTypes: ["core"] } },
    { name: "pure-imports-only-zod-hashes-and-levenshtein", severity: "error", from: { path: pure }, to: { path: "node_modules", pathNot: "node_modules/(zod|@noble/hashes|fastest-levenshtein)/" } },
    { name: "catalog-is-the-bottom", severity: "error", from: { path: "^src/catalog/" }, to: { path: "^src/", pathNot: "^src/catalog/" } },
    { name: "intake-knows-only-catalog", severity: "error", from: { path: "^src/intake/" }, to: { path: "^src/", pathNot: "^src/(intake|catalog)/" } },
    { name: "engine-knows-only-catalog-and-intake", severity: "error", from: { path: "^src/engine/" }, to: { path: "^src/", pathNot: "^src/(engine|intake|catalog)/" } },
    { name: "ledger-knows-only-catalog-and-intake", severity: "error", from: { path: "^src/ledger/" }, to: { path: "^src/", pathNot: "^src/(ledger|intake|catalog)/" } },
    { name: "workbook-knows-no-door", severity: "error", from: { path: "^src/workbook/" }, to: { path: "^src/(app|taskpane|functions|commands|workbench)/" } },
    { name: "app-knows-no-door", severity: "error", from: { path: "^src/app/" }, to: { path: "^src/(taskpane|functions|commands|workbench)/" } },
    { name: "doors-go-through-app", severity: "error", from: { path: doors }, to: { path: "^src/(workbook|engine|ledger|intake|portable)/" } },
    { name: "workbench-imports-no-add-in-code", severity: "error", from: { path: "^src/workbench/" }, to: { path: "^src/", pathNot: "^src/(workbench|csv)/" } },
    { name: "csv-knows-nothing-else", severity: "error", from: { path: "^src/csv/" }, to: { path: "^src/", pathNot: "^src/csv/" } },
    { name: "nothing-imports-the-workbench", severity: "error", from: { path: "^src/", pathNot: "^src/workbench/" }, to: { path: "^src/workbench/" } },
    { name: "office-js-helpers-behind-one-module", severity: "error", from: { path: "^src/", pathNot: "^src/workbook/officeHelpers\\.ts$" }, to: { path: "office-js-helpers" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".js", ".cjs", ".json"] },
  },
};
