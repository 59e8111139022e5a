// Webpack loader for src/catalog: leaves out what only the generated pages show, so that the pane loads what decides and what it cites.
// Promises: rules, parameters, fields, citations and the questions of open words stay as they are; the
// fingerprint is taken without these texts too, so a build and a test name the same rules.
const ts = require("typescript");

/** By property name: what stands in its place. The same names as in src/catalog/decidingPart.ts. */
const leftOut = {
  effects: () => ts.factory.createArrayLiteralExpression([]),
  meaning: () => ts.factory.createStringLiteral(""),
  decides: () => ts.factory.createStringLiteral(""),
  reading: () => ts.factory.createStringLiteral(""),
  cites: () => ts.factory.createArrayLiteralExpression([]),
};

function withoutCommentary(context) {
  const visit = (node) => {
    if (ts.isPropertyAssignment(node) && ts.isIdentifier(node.name) && Object.hasOwn(leftOut, node.name.text)) {
      return ts.factory.updatePropertyAssignment(node, node.name, leftOut[node.name.text]());
    }
    return ts.visitEachChild(node, visit, context);
  };
  return (file) => ts.visitNode(file, visit);
}

module.exports = function catalogLoader(source) {
  const file = ts.createSourceFile(this.resourcePath, source, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
  const { transformed } = ts.transform(file, [withoutCommentary]);
  return ts.createPrinter().printFile(transformed[0]);
};
