// Builds the workbench page: Univer, the Excel host and the page's own code, into dist/workbench.
// Promises one readable build for local use; it never ships with the add-in, and the add-in's bundles share no chunk with it.
const path = require("node:path");
const CopyPlugin = require("copy-webpack-plugin");

const root = path.resolve(__dirname, "../..");

module.exports = () => ({
  name: "workbench",
  mode: "development",
  // Univer's own files are already small and plain: a source map of 10 MB costs seconds and helps nobody.
  devtool: false,
  target: ["web", "es2022"],
  context: root,
  entry: {
    page: path.resolve(__dirname, "page/main.ts"),
    "seam-boot": path.resolve(__dirname, "page/seamBoot.ts"),
  },
  output: { path: path.join(root, "dist/workbench"), filename: "[name].js", chunkFilename: "parts/[id].js", clean: true, publicPath: "/workbench/" },
  resolve: { extensions: [".ts", ".js"] },
  module: {
    rules: [
      { test: /\.ts$/, loader: "esbuild-loader", options: { target: "es2022" } },
      // Univer's ES files import facades without an extension.
      { test: /\.js$/, resolve: { fullySpecified: false } },
    ],
  },
  experiments: { css: true },
  performance: { hints: false },
  optimization: { usedExports: false, sideEffects: true, concatenateModules: false, minimize: false },
  plugins: [new CopyPlugin({ patterns: [{ from: path.resolve(__dirname, "page/index.html"), to: "index.html" }] })],
  stats: "errors-warnings",
});
