import tseslint from "typescript-eslint";
import reactHooks from "eslint-plugin-react-hooks";
// The rules alone: the package's entry point also wants React and Prettier plugins that we do not install.
import officeAddinRules from "eslint-plugin-office-addins/lib/rules/index.js";

const officeGlobals = ["Excel", "Office", "OfficeExtension", "OfficeRuntime", "CustomFunctions"].map((name) => ({
  name,
  message: "Only src/workbook (and the two files that start a door) may speak to Office.js.",
}));
const hostGlobals = ["window", "document", "localStorage", "sessionStorage", "navigator", "fetch", "XMLHttpRequest", "process", "Buffer", "require", "setTimeout", "setInterval", "console", "performance"].map(
  (name) => ({ name, message: "Pure folders know neither Office, nor the DOM, nor Node." }),
);

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "test/output/", "test/bench/node_modules/", "test/mutation/node_modules/", "test/mutation/.cache/"] },
  ...tseslint.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    plugins: { "office-addins": { rules: officeAddinRules.default ?? officeAddinRules }, "react-hooks": reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": "allow-with-description" }],
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/workbook/**", "src/workbench/**", "src/taskpane/index.tsx", "src/functions/functions.ts", "src/functions/index.ts", "src/commands/index.ts"],
    rules: { "no-restricted-globals": ["error", ...officeGlobals] },
  },
  {
    files: ["src/{catalog,intake,ledger,engine,report,portable}/**/*.ts"],
    rules: { "no-restricted-globals": ["error", ...officeGlobals, ...hostGlobals] },
  },
  {
    files: ["src/workbook/**/*.ts"],
    rules: {
      "office-addins/call-sync-after-load": "error",
      "office-addins/call-sync-before-read": "error",
      "office-addins/load-object-before-read": "error",
      "office-addins/no-empty-load": "error",
      "office-addins/no-navigational-load": "error",
      "office-addins/no-office-initialize": "error",
      "office-addins/test-for-null-using-isNullObject": "error",
    },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
);
