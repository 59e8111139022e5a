// Builds the add-in into dist/addin: one page, one bundle for pane, ribbon and formulas (they share a runtime), its metadata and manifest.
// Three flavours differ in page and manifest only, never in the bundle: release (Microsoft's CDN), dev (own id, name and namespace,
// for side-loading beside the release) and workbench (served from this machine with a local copy of Office.js).
//
//   webpack --mode production --env url=https://your.host      release
//   webpack --env dev                                          dev, https://localhost:3000
//   webpack --env workbench                                    workbench, http://localhost:3000, plus the workbench's own pages
const fs = require("node:fs");
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");
const CustomFunctionsMetadataPlugin = require("custom-functions-metadata-plugin");
const { Compilation, DefinePlugin, sources } = require("webpack");
const { version } = require("./package.json");
const { helpPage } = require("./src/functions/helpPage.cjs");

const root = __dirname;
const workbenchConfig = path.join(root, "src/workbench/webpack.workbench.cjs");

/** Where manifest.xml says that the add-in is served; every build replaces it. */
const placeholderHost = "https://tierline.example";
const cdn = "https://appsforoffice.microsoft.com";

const released = { id: "7c6f1f0e-5b0b-4c0e-9a53-3f6f1d3c9a21", name: "Tierline", namespace: "PARTNER" };
const sideLoaded = { id: "d2b8a9c4-1e57-4f8a-8a6c-90b1f2a7e3d5", name: "Tierline (dev)", namespace: "PARTNERDEV" };

/** What a build is for, from webpack's --env. */
function flavourOf(env) {
  if (env.workbench) return { kind: "workbench", url: env.url ?? "http://localhost:3000", office: "/office/office.js", identity: released };
  if (env.dev) return { kind: "dev", url: env.url ?? "https://localhost:3000", office: `${cdn}/lib/1/hosted/office.js`, identity: sideLoaded };
  return { kind: "release", url: env.url ?? placeholderHost, office: `${cdn}/lib/1/hosted/office.js`, identity: released };
}

/** The folder that the add-in's files are served from, without a slash at the end. */
function pageAddress({ kind, url }) {
  const folder = url.replace(/\/$/, "");
  return kind === "workbench" ? `${folder}/addin` : folder;
}

/** The manifest of a flavour: host, and for side-loading also id, names and namespace. */
function manifestFor(flavour, xml) {
  const { id, name, namespace } = flavour.identity;
  return servedFrom(flavour, xml)
    .replace(released.id, id)
    .replaceAll('DefaultValue="Tierline"', `DefaultValue="${name}"`)
    .replaceAll(`DefaultValue="${released.namespace}"`, `DefaultValue="${namespace}"`);
}

/** The page of a flavour: where Office.js comes from, and no other script source than that. */
function pageFor(flavour, html) {
  const scripts = flavour.office.startsWith("/") ? "'self'" : `'self' ${cdn}`;
  return html.replaceAll("%OFFICE_JS%", flavour.office).replaceAll("%SCRIPT_SOURCES%", scripts);
}

/** Files that travel as they are, or with a few words replaced. */
function copies(flavour) {
  const text = (edit) => (content) => edit(content.toString("utf8"));
  return new CopyPlugin({
    patterns: [
      { from: "src/taskpane/taskpane.html", to: "taskpane.html", transform: text((html) => pageFor(flavour, html)) },
      { from: "src/taskpane/taskpane.css", to: "taskpane.css" },
      // Where the formulas' metadata says that their help is.
      { from: "docs/functions.md", to: "functions.html", toType: "file", transform: text(helpPage) },
      { from: "src/functions/functions.css", to: "functions.css" },
      { from: "manifest.xml", to: "manifest.xml", transform: text((xml) => manifestFor(flavour, xml)) },
      { from: "assets/icon-*.png", to: "assets/[name][ext]" },
      { from: "LICENSE", to: "LICENSE.txt", toType: "file" },
    ],
  });
}

/** The scripts of the Fluent packages that the pane is made of, those behind them included. */
function fluentPackages() {
  const pane = path.join(root, "src/taskpane");
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || /react-(theme|icons)$/.test(name)) return;
    found.add(name);
    const { dependencies = {} } = JSON.parse(fs.readFileSync(path.join(root, "node_modules", name, "package.json"), "utf8"));
    Object.keys(dependencies).filter((one) => one.startsWith("@fluentui/react-")).forEach(visit);
  };
  for (const file of fs.readdirSync(pane, { recursive: true }).filter((name) => /\.tsx?$/.test(name))) for (const match of fs.readFileSync(path.join(pane, file), "utf8").matchAll(/from "(@fluentui\/react-[\w-]+)"/g)) visit(match[1]);
  return [...found].map((name) => path.join(root, "node_modules", name, "lib")).filter((folder) => fs.existsSync(folder));
}

/** Text with addresses of the add-in's own, as a flavour serves them. */
function servedFrom(flavour, text) {
  return text.replaceAll(placeholderHost, pageAddress(flavour));
}

/** The generated functions.json names help pages: they stand where the add-in is served. */
function servedHelpPages(flavour) {
  return {
    apply(compiler) {
      compiler.hooks.thisCompilation.tap("ServedHelpPages", (compilation) => {
        compilation.hooks.processAssets.tap({ name: "ServedHelpPages", stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE }, () => {
          const metadata = compilation.getAsset("functions.json");
          if (metadata !== undefined) compilation.updateAsset("functions.json", new sources.RawSource(servedFrom(flavour, metadata.source.source().toString())));
        });
      });
    },
  };
}

function addin(env, argv) {
  const flavour = flavourOf(env);
  // The workbench runs the very bundle that ships, so it is built for production too unless asked otherwise.
  const mode = argv.mode ?? (flavour.kind === "dev" ? "development" : "production");
  return {
    name: "addin",
    mode,
    context: root,
    target: ["web", "es2022"],
    entry: { taskpane: "./src/taskpane/index.tsx" },
    // Views load scripts of their own when they are first opened; they stand beside the page, which the policy's 'self' allows.
    output: { path: path.join(root, "dist/addin"), filename: "[name].js", chunkFilename: "[name].js", clean: true, publicPath: "" },
    devtool: mode === "production" ? false : "source-map",
    resolve: {
      extensions: [".tsx", ".ts", ".js"],
      alias: {
        // See src/taskpane/fluentIcons.tsx.
        "@fluentui/react-icons$": path.join(root, "src/taskpane/fluentIcons.tsx"),
        "@fluentui/react-icons/lib/providers$": path.join(root, "src/taskpane/fluentIcons.tsx"),
      },
    },
    module: {
      rules: [
        { test: /\.tsx?$/, exclude: path.join(root, "src/taskpane/themes.ts"), loader: "esbuild-loader", options: { target: "es2022", tsconfig: path.join(root, "tsconfig.json") } },
        { include: path.join(root, "src/taskpane/themes.ts"), loader: path.join(root, "src/taskpane/trimThemes.cjs"), options: { packages: fluentPackages(), styleSheet: path.join(root, "src/taskpane/taskpane.css") } },
        { test: /office\.helpers\.js$/, loader: path.join(root, "src/workbook/trimOfficeHelpers.cjs"), options: { exports: ["Storage", "StorageType"] } },
        { test: /\.ts$/, include: path.join(root, "src/catalog"), enforce: "pre", loader: path.join(root, "src/taskpane/trimCatalog.cjs") },
      ],
    },
    optimization: { splitChunks: false, runtimeChunk: false },
    performance: { hints: false },
    plugins: [
      new DefinePlugin({ TIERLINE_VERSION: JSON.stringify(version) }),
      new CustomFunctionsMetadataPlugin({ input: "./src/functions/functions.ts", output: "functions.json" }),
      servedHelpPages(flavour),
      copies(flavour),
    ],
    stats: "errors-warnings",
  };
}

module.exports = (env = {}, argv = {}) => {
  const configs = [addin(env, argv)];
  if (env.workbench && fs.existsSync(workbenchConfig)) configs.push(require(workbenchConfig)(env, argv));
  return configs;
};
module.exports.flavourOf = flavourOf;
module.exports.manifestFor = manifestFor;
module.exports.pageFor = pageFor;
module.exports.servedFrom = servedFrom;
