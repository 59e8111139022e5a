// A webpack loader for themes.ts: puts the finished themes in its place, without the 400 tokens that nothing on the pane uses.
// Promises every token that a Fluent package of ours or our style sheet mentions, in both themes, with Fluent's own values.
const fs = require("node:fs");
const path = require("node:path");
const { webDarkTheme, webLightTheme } = require("@fluentui/react-theme");

/** Options: `{ packages: [folder], styleSheet: file }`. */
module.exports = function trimThemes() {
  const { packages, styleSheet } = this.getOptions();
  this.addDependency(styleSheet);
  const used = new Set(tokensIn(fs.readFileSync(styleSheet, "utf8")));
  for (const folder of packages) for (const file of scripts(folder)) for (const token of tokensIn(fs.readFileSync(file, "utf8"))) used.add(token);
  const pick = (theme) => Object.fromEntries(Object.entries(theme).filter(([name]) => used.has(name)));
  const light = pick(webLightTheme);
  if (Object.keys(light).length < 50) throw new Error("Hardly any token is used: Fluent UI writes its styles in another way than trimThemes.cjs knows.");
  const dark = Object.entries(pick(webDarkTheme)).filter(([name, value]) => light[name] !== value);
  return `export const lightTheme = ${JSON.stringify(light)};\nexport const darkTheme = { ...lightTheme, ...${JSON.stringify(Object.fromEntries(dark))} };\n`;
};

/** Styles name a token as var(--name), scripts as tokens.name. */
function tokensIn(text) {
  return [...text.matchAll(/(?:var\(--|tokens\.)(\w+)/g)].map((match) => match[1]);
}

function scripts(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".js") && !entry.name.endsWith(".raw.js"))
    .map((entry) => path.join(entry.parentPath, entry.name));
}
