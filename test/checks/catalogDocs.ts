// Pages written from the catalog: one per programme, and the data dictionary.
// Promises: the pages hold only what the catalog holds, so that they cannot drift from what is computed. Writes no file itself.
import { subjectsOf } from "../../src/catalog/fieldsTested";
import type { Catalog, Cite, Expr, Fact, Field, List, Param, Programme } from "../../src/catalog/schema";
import { amountText } from "../../src/report/words";

/** Path below the project folder -> content. */
export function catalogPages(catalog: Catalog): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  pages.set("docs/data-dictionary.md", dictionaryPage(catalog));
  for (const programme of catalog.programmes) {
    pages.set(`docs/programmes/${programme.id.replaceAll(".", "-")}.md`, programmePage(catalog, programme));
  }
  return pages;
}

const GENERATED = "<!-- Written from the catalog by `npm run docs`. Change the catalog, not this page. -->";

function programmePage(catalog: Catalog, programme: Programme): string {
  const params = catalog.params.filter((param) => usedParams(catalog, programme).has(param.id));
  return page([
    `# ${programme.label}`,
    GENERATED,
    programme.decides,
    `One answer per ${programme.grain}. ${programme.beforeFirstDate}.`,
    `## Answers\n\n${[...programme.outcomes.map(({ names }) => `- ${names.map((name) => `\`${name.value}\` (${period(name)})`).join(", ")}`), "- `Needs data`: something is missing that could change the answer", "- `Unclear`: the documents do not settle it"].join("\n")}`,
    programme.pathways.length > 0 ? `Paths, the first that holds is named: ${programme.pathways.map(({ label }) => `\`${label}\``).join(", ")}.` : "",
    ...programme.body.map((version) => `## Requirements ${period(version)}\n\n${version.value.ladder.map((rung) => `**${outcomeName(programme, rung.outcome)}** when\n\n${tree(catalog, rung.when, 0)}`).join("\n\n")}\n\nOtherwise **${outcomeName(programme, version.value.otherwise)}**. ${cited(version.cite)}`),
    `## Amounts over time\n\n${table(["Amount", "Value", "In force", "Rules", "Words"], params.flatMap(paramRows))}`,
    `## Inputs\n\n${table(["Column", "Unit", "Period", "Without the column"], usedFields(catalog, programme).map((field) => [field.label, field.unit, windowText(field), `${workedOut(catalog, field)}${absentText(catalog, field)}`]))}`,
    ...usedLists(catalog, programme).map((list) => `A table of ${list.label.toLowerCase()} may stand beside it: ${list.meaning}`),
    programme.milestones && programme.milestones.length > 0 ? `## Dates that matter next\n\n${programme.milestones.map((milestone) => `- ${allFields(catalog).find(({ id }) => id === milestone.date)?.label ?? milestone.date} (${period(milestone)}): ${milestone.says} ${cited(milestone.cite)}`).join("\n")}` : "",
    programme.ambiguities.length > 0 ? `## What the documents leave open\n\n${table(["", "Question", "How it is read here", "Words"], programme.ambiguities.map(({ id, question, reading, cites }) => [id, question, reading, cites.map(cited).join(" ")]))}` : "",
    programme.effects.length > 0 ? `## What follows\n\n${programme.effects.map(({ says, cite, rules }) => `- ${says} (${rules.join(", ")}) ${cited(cite)}`).join("\n")}` : "",
  ]);
}

function dictionaryPage(catalog: Catalog): string {
  return page([
    "# Data dictionary",
    GENERATED,
    "Headers are compared without case, spaces and punctuation. A blank cell is unknown; a cell that cannot be read, or says more or less than is possible, is reported with its address and counts as missing.",
    ...[...new Set(catalog.fields.map((field) => field.grain))].map(
      (grain) =>
        `## ${grain.charAt(0).toUpperCase()}${grain.slice(1)} rows\n\n${allFields(catalog).filter((field) => field.grain === grain).map((field) => fieldEntry(catalog, field)).join("\n\n")}`,
    ),
    "## Tables beside them\n\nA list has a partner column (by Partner ID or by name) and several rows per partner.",
    ...(catalog.lists ?? []).map(
      (list) =>
        `### ${list.label}\n\n${list.meaning} Also named: ${list.aliases.join("; ")}.\n\n${table(["Column", "Unit", "Meaning", "Also read as"], list.columns.map((column) => [column.isRequired === true ? `${column.label} (needed)` : column.label, column.unit, column.meaning, column.aliases.join("; ")]))}`,
    ),
    `## Tierline rules\n\nA table of this name lays a person's own figures over the catalog. Every verdict that rests on one says so.\n\n${table(
      ["Column", "Meaning"],
      [
        ["Parameter", "Label or id of a parameter, below."],
        ["From", "First day it holds."],
        ["Until", "First day it no longer holds; empty for no end."],
        ["Value", "In the parameter's unit."],
        ["Source", "The document that the figure is from; needed."],
        ["Note", "Anything else."],
      ],
    )}`,
    `## Parameters\n\n${table(["Parameter", "Id", "Unit"], catalog.params.map(({ id, label, unit }) => [label, id, unit]))}`,
  ]);
}

function fieldEntry(catalog: Catalog, field: Field): string {
  const lines = [
    `### ${field.label}`,
    field.meaning,
    `Unit: ${field.unit}. Period: ${windowText(field)}. Without the column: ${workedOut(catalog, field)}${absentText(catalog, field)}`,
    possibleText(catalog, field),
    ...(field.countedBy ?? []).map(({ param, cmp, of }) => `Counts only what is ${cmp} ${catalog.params.find((each) => each.id === param)?.label.toLowerCase() ?? param} (${of}).`),
    field.choices ? `Known values: ${field.choices.map((choice) => [choice.label, ...choice.aliases].join(" = ")).join("; ")}.` : "",
    field.aliases.length > 0 ? `Also read as: ${field.aliases.join("; ")}.` : "",
  ];
  return lines.filter((line) => line !== "").join("\n\n");
}

/** What a cell can hold at all; "" where any amount of the unit is possible. */
function possibleText(catalog: Catalog, { possible, unit, mayBeNegative }: Field): string {
  if (possible === undefined) {
    return mayBeNegative === true ? "Possible: any amount, below 0 too." : "";
  }
  const { least = 0, most } = possible;
  const names = typeof most === "object" ? most.map((id) => `"${catalog.params.find((param) => param.id === id)?.label ?? id}"`) : [];
  const end = most === undefined ? " or more" : ` to ${typeof most === "number" ? amountText(most, unit) : `${names.join(" + ")}, as of the day`}`;
  return `Possible: ${amountText(least, unit)}${end}.`;
}

/** Fields and facts: everything that a column of a table may carry. */
function allFields(catalog: Catalog): readonly (Field | Fact)[] {
  return [...catalog.fields, ...(catalog.facts ?? [])];
}

/** How a fact is worked out where there is no such column; "" for a plain column. */
function workedOut(catalog: Catalog, field: Field | Fact): string {
  if (!("derive" in field)) {
    return "";
  }
  const derivation = JSON.stringify(field.derive);
  const names = [...allFields(catalog), ...(catalog.lists ?? [])].filter(({ id }) => id !== field.id && derivation.includes(`"${id}"`)).map(({ label }) => label);
  return `worked out from ${names.length === 0 ? "the as-of date" : names.join(", ")}; else `;
}

/** One case per operator. */
function tree(catalog: Catalog, expr: Expr, depth: number): string {
  const indent = "  ".repeat(depth);
  const line = (text: string): string => `${indent}- ${text}${expr.rules && expr.rules.length > 0 ? ` (${expr.rules.join(", ")})` : ""}`;
  const below = (of: readonly Expr[]): string => of.map((each) => tree(catalog, each, depth + 1)).join("\n");
  const heading = expr.label === undefined ? "" : `${expr.label}: `;
  const fieldLabel = (id: string): string => [...catalog.fields, ...(catalog.facts ?? [])].find((field) => field.id === id)?.label ?? id;
  switch (expr.op) {
    case "test":
      return line(`${heading}${fieldLabel(expr.field)} ${expr.cmp} ${catalog.params.find((param) => param.id === expr.param)?.label ?? expr.param}`);
    case "flag":
      return line(`${heading}${fieldLabel(expr.field)} is ${expr.is ? "yes" : "no"}. ${cited(expr.cite)}`);
    case "oneOf":
      return line(`${heading}${fieldLabel(expr.field)} is one of ${expr.choices.join(", ")}. ${cited(expr.cite)}`);
    case "sum>=":
      return line(`${heading}${catalog.scores.find((score) => score.id === expr.score)?.label ?? expr.score} >= ${catalog.params.find((param) => param.id === expr.param)?.label ?? expr.param}`);
    case "rule":
      return line(`${heading}the answer of ${expr.programme} is one of ${expr.outcomes.join(", ")}`);
    case "all":
      return `${line(`${heading}all of`)}\n${below(expr.of)}`;
    case "any":
      return `${line(`${heading}any one of`)}\n${below(expr.of)}`;
    case "atLeast":
      return `${line(`${heading}at least ${expr.k} of`)}\n${below(expr.of)}`;
    case "not":
      return `${line(`${heading}not (${expr.because})`)}\n${below([expr.of])}`;
    case "readings":
      return `${line(`${heading}open question ${expr.ambiguity}: under both readings`)}\n${[expr.main, expr.cautious].map((reading) => `${indent}  - ${reading.says}. ${cited(reading.cite)}\n${tree(catalog, reading.when, depth + 2)}`).join("\n")}`;
  }
}

function paramRows(param: Param): readonly (readonly string[])[] {
  return param.timeline.map((version) => [param.label, amountText(version.value, param.unit), period(version), version.rules.join(", "), `${cited(version.cite)}${version.note === undefined ? "" : ` ${version.note}`}`]);
}

function usedParams(catalog: Catalog, programme: Programme): ReadonlySet<string> {
  const used = new Set<string>();
  expressions(programme).forEach((expr) => {
    if (expr.op === "test" || expr.op === "sum>=") {
      used.add(expr.param);
    }
    if (expr.op === "sum>=") {
      catalog.scores.find((score) => score.id === expr.score)?.metrics.forEach((metric) => [metric.maximum, metric.threshold].forEach((id) => used.add(id)));
    }
  });
  const fields = usedFields(catalog, programme);
  fields.forEach((field) => field.countedBy?.forEach(({ param }) => used.add(param)));
  const derivations = JSON.stringify(fields.flatMap((field) => ("derive" in field ? [field.derive] : [])));
  catalog.params.filter(({ id }) => derivations.includes(`"${id}"`)).forEach(({ id }) => used.add(id));
  return used;
}

function usedFields(catalog: Catalog, programme: Programme): readonly (Field | Fact)[] {
  const used = subjectsOf(programme, catalog);
  return allFields(catalog).filter((field) => used.has(field.id));
}

function usedLists(catalog: Catalog, programme: Programme): readonly List[] {
  const used = subjectsOf(programme, catalog);
  return (catalog.lists ?? []).filter((list) => used.has(list.id));
}

function expressions(programme: Programme): readonly Expr[] {
  return programme.body.flatMap((version) => version.value.ladder.flatMap((rung) => flat(rung.when)));
}

/** An expression and everything below it. */
export function flat(expr: Expr): readonly Expr[] {
  switch (expr.op) {
    case "all":
    case "any":
    case "atLeast":
      return [expr, ...expr.of.flatMap(flat)];
    case "not":
      return [expr, ...flat(expr.of)];
    case "readings":
      return [expr, ...flat(expr.main.when), ...flat(expr.cautious.when)];
    default:
      return [expr];
  }
}

function outcomeName(programme: Programme, id: string): string {
  return programme.outcomes.find((outcome) => outcome.id === id)?.names.at(-1)?.value ?? id;
}

function period({ from, until, knownFrom }: { readonly from: string; readonly until?: string | undefined; readonly knownFrom?: string | undefined }): string {
  return `from ${from}${until === undefined ? "" : ` until ${until}`}${knownFrom === undefined ? "" : `, known since ${knownFrom}`}`;
}

function windowText(field: Field): string {
  return field.window === undefined ? "no period" : `${field.window.months} months ending on the ${field.window.anchor === "asOf" ? "as-of date" : "anniversary"}`;
}

function absentText(catalog: Catalog, { whenColumnAbsent }: Field): string {
  switch (whenColumnAbsent.policy) {
    case "unknown":
      return "unknown.";
    case "assumed":
      return whenColumnAbsent.sentence;
    case "sameAs":
      return `${[...catalog.fields, ...(catalog.facts ?? [])].find((field) => field.id === whenColumnAbsent.field)?.label ?? whenColumnAbsent.field} stands in for it.`;
  }
}

function cited(cite: Cite): string {
  const mark = cite.confidence === "seed" ? "" : ` [${cite.confidence}]`;
  return `"${cite.quote}" (${cite.source}, ${cite.locator}, ${cite.published}${cite.operatorStated === false ? ", comparison not stated" : ""})${mark}`;
}

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [row(headings), row(headings.map(() => "---")), ...rows.map(row)].join("\n");
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}
