// A webpack loader for @microsoft/office-js-helpers, which comes as one file with sign-in, dialogs, banners and an event library.
// Promises the same code for the exports that are asked for, and leaves out the modules that these do not reach (three quarters of the
// file). Fails the build where the file is not the one this was written for, instead of shipping something broken.

/** Options: `{ exports: ["Storage"] }`. */
module.exports = function trimOfficeHelpers(source) {
  const wanted = new Set(this.getOptions().exports);
  const parts = source.split(/^(?=\/\*\*\*\/ ")/m);
  const [head, ...sections] = parts;
  const modules = new Map(sections.map((section) => [/^\/\*\*\*\/ "([^"]+)":/.exec(section)?.[1], section]));
  const index = modules.get("./src/index.ts");
  if (head === undefined || index === undefined) throw new Error("office-js-helpers is not the file that trimOfficeHelpers.cjs knows.");
  modules.set("./src/index.ts", indexFor(index, wanted));
  const kept = reached("./src/index.ts", modules);
  const body = [...modules].filter(([name]) => kept.has(name)).map(([, section]) => section.replace(/\/\*\*\*\/ \}\),?\s*(\/\*{6}\/[\s\S]*)?$/, "/***/ }),\n"));
  return `${head}${body.join("")}\n/******/ });\n});\n`;
};

/** The entry module with the wanted re-exports only. */
function indexFor(index, wanted) {
  const lines = index.split("\n");
  const isReexport = (line) => /__webpack_require__\.d\(__webpack_exports__, "/.test(line);
  const reexports = lines.filter((line) => isReexport(line) && wanted.has(/__webpack_exports__, "(\w+)"/.exec(line)?.[1]));
  if (reexports.length !== wanted.size) throw new Error(`office-js-helpers does not export all of ${[...wanted].join(", ")}.`);
  const used = reexports.join("\n");
  const isUnusedImport = (line) => {
    const variable = /var (__WEBPACK_IMPORTED_MODULE_\w+) = __webpack_require__\("/.exec(line)?.[1];
    return variable !== undefined && !used.includes(`${variable}[`);
  };
  return lines.filter((line) => (isReexport(line) ? reexports.includes(line) : !isUnusedImport(line))).join("\n");
}

/** Every module that `entry` requires, directly or not. */
function reached(entry, modules) {
  const seen = new Set();
  const visit = (name) => {
    const section = modules.get(name);
    if (seen.has(name) || section === undefined) return;
    seen.add(name);
    for (const match of section.matchAll(/__webpack_require__\("([^"]+)"\)/g)) visit(match[1]);
  };
  visit(entry);
  return seen;
}
