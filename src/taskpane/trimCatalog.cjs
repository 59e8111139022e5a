// Webpack loader for src/catalog: leaves out what only the generated pages show, so that the pane loads what decides and what it cites.
// Promises: rules, parameters, fields, citations and the questions of open words stay as they are; only their tags (A-TT-10) are left out,
// which no reader of the pane sees. The build takes the fingerprint of the whole, so a build and a test name the same rules.
const { execFileSync } = require("node:child_process");
const path = require("node:path");
const ts = require("typescript");

/** By property name: what stands in its place, "" or []. */
const leftOut = require("../catalog/pageTexts.json");

function withoutCommentary(context) {
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && Object.hasOwn(leftOut, node.name.text)) {
      return ts.factory.updatePropertyAssignment(node, node.name, Array.isArray(leftOut[node.name.text]) ? ts.factory.createArrayLiteralExpression([]) : ts.factory.createStringLiteral(""));
    }
    return ts.visitEachChild(node, visit, context);
  };
  return (file) => ts.visitNode(file, visit);
}

/** The fingerprint of the catalog as its sources stand now; in a process of its own, which remembers none of them. */
function fingerprintOf(file) {
  const print = `const { fingerprintOf, shippedCatalog } = require(${JSON.stringify(file)}); process.stdout.write(fingerprintOf(shippedCatalog));`;
  return execFileSync(process.execPath, ["--require", require.resolve("tsx/cjs"), "--eval", print], { encoding: "utf8" });
}

/** Puts the fingerprint in the place that the catalog keeps for it. */
function withFingerprint(file) {
  const fingerprint = ts.factory.createStringLiteral(fingerprintOf(file));
  return (context) => {
    const visit = (node) =>
      ts.isVariableDeclaration(node) && node.name.getText() === "builtFingerprint"
        ? ts.factory.updateVariableDeclaration(node, node.name, undefined, undefined, fingerprint)
        : ts.visitEachChild(node, visit, context);
    return (source) => ts.visitNode(source, visit);
  };
}

/** A file that makes zod schemas holds no catalog: what stands there by those names are rules for texts, not texts. */
function isSchema(file) {
  return file.statements.some((statement) => ts.isImportDeclaration(statement) && /^zod(\/|$)/.test(statement.moduleSpecifier.text));
}

module.exports = function catalogLoader(source) {
  const file = ts.createSourceFile(this.resourcePath, source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  if (isSchema(file)) return source;
  const isWhole = path.basename(this.resourcePath) === "catalog.ts";
  if (isWhole) this.addContextDependency?.(path.dirname(this.resourcePath));
  const { transformed } = ts.transform(file, isWhole ? [withFingerprint(this.resourcePath)] : [withoutCommentary]);
  return ts.createPrinter().printFile(transformed[0]);
};
