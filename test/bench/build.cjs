// Builds a bench as the add-in itself is built, by the same loaders, so that what is measured is what ships and not a test runner's wrapping of it.
// Promises: the product's code is bundled; the engines it is compared with are loaded from node_modules, as they come.
const path = require("node:path");
const webpack = require("webpack");

const here = __dirname;
const root = path.join(here, "../..");
/** A package that a bench's own file loads is an engine to compare with; what the product loads is bundled with it. */
const isPeer = ({ context, request }) => context.startsWith(here) && !request.startsWith(".") && !path.isAbsolute(request);

/** Bundles `<name>.ts`; resolves to the bundle's path, from which the peers are found. */
module.exports = function build(name) {
  const folder = path.join(here, "node_modules/.cache/bench");
  const compiler = webpack({
    mode: "production",
    target: "node20",
    context: root,
    entry: path.join(here, `${name}.ts`),
    output: { path: folder, filename: `${name}.cjs` },
    resolve: { extensions: [".ts", ".js"] },
    externals: [(request, done) => (isPeer(request) ? done(null, `commonjs ${request.request}`) : done())],
    // Names stay readable in a profile.
    optimization: { minimize: false },
    node: false,
    performance: { hints: false },
    module: {
      // A peer that looks for its own files finds them where they are.
      parser: { javascript: { createRequire: false } },
      rules: [
        { test: /\.ts$/, loader: "esbuild-loader", options: { target: "es2022", tsconfig: path.join(root, "tsconfig.json") } },
        { test: /\.ts$/, include: path.join(root, "src/catalog"), enforce: "pre", loader: path.join(root, "src/taskpane/trimCatalog.cjs") },
      ],
    },
  });
  return new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      const failure = error ?? (stats.hasErrors() ? new Error(stats.toString("errors-only")) : null);
      compiler.close(() => (failure ? reject(failure) : resolve(path.join(folder, `${name}.cjs`))));
    });
  });
};
