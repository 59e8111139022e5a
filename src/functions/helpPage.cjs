// Makes the help page that Excel opens for a formula, from docs/functions.md: static HTML with an anchor per heading.
// Promises no script and no address of another site, so that it may stand under the strictest policy. It reads the Markdown that the page uses
// (headings, paragraphs, tables, code, bold, links) and refuses anything else; links to pages that no build ships keep their words only.

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** The page as HTML. `markdown` is docs/functions.md; throws an Error that names what it cannot read. */
function helpPage(markdown) {
  const blocks = markdown.replaceAll("\r\n", "\n").split(/\n{2,}/).map((block) => block.trim()).filter((block) => block !== "");
  const title = /^# (.+)$/.exec(blocks[0] ?? "")?.[1];
  if (title === undefined) throw new Error("docs/functions.md does not begin with a heading.");
  const headings = blocks.flatMap((block) => /^## (.+)$/.exec(block)?.[1] ?? []);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Tierline: ${inline(title)}</title>
    <link rel="icon" href="assets/icon-32.png" />
    <link rel="stylesheet" href="functions.css" />
  </head>
  <body>
    <main>
      <h1>${inline(title)}</h1>
      <nav aria-label="On this page">
        <ul>
${headings.map((heading) => `          <li><a href="#${anchor(heading)}">${inline(heading)}</a></li>`).join("\n")}
        </ul>
      </nav>
${blocks.slice(1).map((block) => `      ${html(block)}`).join("\n")}
    </main>
  </body>
</html>
`;
}

function html(block) {
  const heading = /^## (.+)$/.exec(block)?.[1];
  if (heading !== undefined) return `<h2 id="${anchor(heading)}">${inline(heading)}</h2>`;
  if (block.startsWith("|")) return table(block.split("\n"));
  if (/^(#|```|>|[-*+] |\d+\. |<|!\[)/.test(block)) throw new Error(`docs/functions.md holds what the help page cannot show: "${block.split("\n", 1)[0]}".`);
  return `<p>${inline(block.replaceAll("\n", " "))}</p>`;
}

function table([head, rule, ...rows]) {
  if (!/^\|[-| ]+\|$/.test(rule ?? "")) throw new Error(`docs/functions.md holds a table without a rule below its head: "${head}".`);
  const cells = (line, tag) => line.replace(/^\||\|$/g, "").split("|").map((cell) => `<${tag}>${inline(cell.trim())}</${tag}>`).join("");
  return `<table><thead><tr>${cells(head, "th")}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, "td")}</tr>`).join("")}</tbody></table>`;
}

/** "What they have in common" is #what-they-have-in-common, TOPTIER is #toptier: as on GitHub. */
function anchor(heading) {
  return heading.toLowerCase().replace(/[^a-z0-9 -]/g, "").replaceAll(" ", "-");
}

/** Code first: nothing inside it means anything. */
function inline(text) {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith("`") ? `<code>${escaped(part.slice(1, -1))}</code>` : words(part)))
    .join("");
}

function words(text) {
  return escaped(text)
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, (_link, shown, target) => (target.startsWith("#") ? `<a href="${target}">${shown}</a>` : shown))
    .replace(/\*\*([^*]+)\*\*/g, "<strong>$1</strong>")
    .replace(/\*([^*]+)\*/g, "<em>$1</em>");
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

module.exports = { helpPage };
