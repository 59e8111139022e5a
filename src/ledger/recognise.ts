// Tells which Partner Center export a header row belongs to, what each column is for, and what it is good for.
// Promises: the order of columns, unknown extra columns and the spelling (page, download, programmatic) do not matter.
// Never decides between two exports that fit equally well: it names both.
import { derivedFacts } from "../catalog/derived";
import type { DerivedFact, ExportKind, Role } from "../catalog/derived/schema";
import { knownExports } from "./exports";
import type { ExportShape } from "./exports/shape";
import { plainHeader } from "../intake/recognise";

export interface RecognisedColumn {
  /** Zero-based position in the header row. */
  readonly index: number;
  readonly header: string;
}
export type RecognisedColumns = Partial<Record<Role, RecognisedColumn>>;

/** What one metric lacks in this export. */
export interface MetricReadiness {
  readonly metric: string;
  readonly label: string;
  readonly isReady: boolean;
  /** Headers of which one is needed, per missing column. */
  readonly missing: readonly (readonly string[])[];
  readonly sentence: string;
}

export interface Recognition {
  /** recognised: one export fits best and suffices. tie: several fit equally. incomplete: it looks like one, and a column it cannot do without is missing. */
  readonly outcome: "recognised" | "tie" | "incomplete" | "unknown";
  readonly shape: ExportShape | null;
  readonly columns: RecognisedColumns;
  /** Headers that no documented export column is called; they are allowed and left alone. */
  readonly addedHeaders: readonly string[];
  /** Columns that name the same thing twice: the first is used. */
  readonly doubled: readonly { readonly role: Role; readonly used: RecognisedColumn; readonly ignored: RecognisedColumn }[];
  readonly metrics: readonly MetricReadiness[];
  /** The exports that fit as well as each other; empty unless the outcome is "tie". */
  readonly candidates: readonly ExportKind[];
  /** Plain sentences for the pane: what it is, what is missing for which metric, what else would be needed. */
  readonly sentences: readonly string[];
}

interface Fit {
  readonly shape: ExportShape;
  readonly columns: RecognisedColumns;
  readonly doubled: Recognition["doubled"];
  readonly matched: number;
  readonly score: number;
  readonly suffices: boolean;
}

/** A header row needs this many documented headers to be taken for an export that lacks what it cannot do without. */
const fewestHeadersForALikeness = 3;

/**
 * Recognises an export by its header row.
 * @param headers one text per column, in any order
 * @param expected set when the person has said which export it is; then only its columns are looked up
 */
export function recogniseExport(headers: readonly string[], expected?: ExportKind, facts: readonly DerivedFact[] = derivedFacts): Recognition {
  const keys = headers.map(plainHeader);
  const shapes = expected === undefined ? knownExports : knownExports.filter((shape) => shape.kind === expected);
  const fits = shapes.map((shape) => fit(shape, headers, keys)).filter((each) => each.matched > 0);
  const sufficient = fits.filter((each) => each.suffices).sort(better);
  const best = sufficient[0];
  if (best !== undefined) {
    const equals = sufficient.filter((each) => isAsGood(each, best));
    return equals.length > 1 ? tie(equals, headers) : recognised(best, headers, keys, facts);
  }
  const likely = fits.filter((each) => each.matched >= fewestHeadersForALikeness && each.score > 1).sort(better)[0];
  return likely === undefined ? unknown(headers) : incomplete(likely, headers, keys, facts);
}

function fit(shape: ExportShape, headers: readonly string[], keys: readonly string[]): Fit {
  const columns: RecognisedColumns = {};
  const doubled: { role: Role; used: RecognisedColumn; ignored: RecognisedColumn }[] = [];
  for (const [role, spellings] of rolesOf(shape)) {
    for (const spelling of spellings) {
      const wanted = plainHeader(spelling);
      for (let index = 0; index < keys.length; index++) {
        if (keys[index] !== wanted) continue;
        const column = { index, header: headers[index] ?? "" };
        const used = columns[role];
        if (used === undefined) columns[role] = column;
        // A second spelling of lower rank is another documented column; only the very same header in another column is a double.
        else if (used.index !== index && plainHeader(used.header) === wanted) doubled.push({ role, used, ignored: column });
      }
    }
  }
  const documented = documentedKeys(shape);
  let matched = 0;
  let score = 0;
  for (const key of new Set(keys)) {
    if (!documented.has(key)) continue;
    matched += 1;
    score += 1 / commonness(key);
  }
  const suffices = shape.suffices.some((roles) => roles.every((role) => columns[role] !== undefined));
  return { shape, columns, doubled, matched, score, suffices };
}

/** More documented headers win; a header that few exports share counts for more. */
function better(a: Fit, b: Fit): number {
  return b.matched - a.matched || b.score - a.score;
}

function isAsGood(a: Fit, b: Fit): boolean {
  return a.matched === b.matched && Math.abs(a.score - b.score) < 1e-9;
}

function recognised(best: Fit, headers: readonly string[], keys: readonly string[], facts: readonly DerivedFact[]): Recognition {
  const metrics = readiness(best, facts);
  return { ...common(best, headers, keys), outcome: "recognised", metrics, candidates: [], sentences: sentencesFor(best, metrics) };
}

function incomplete(likely: Fit, headers: readonly string[], keys: readonly string[], facts: readonly DerivedFact[]): Recognition {
  const needed = likely.shape.suffices
    .map((roles) => roles.filter((role) => likely.columns[role] === undefined).map((role) => quoted(likely.shape.roles[role]?.[0] ?? role)).join(" and "))
    .join(", or ");
  return {
    ...common(likely, headers, keys),
    outcome: "incomplete",
    metrics: readiness(likely, facts),
    candidates: [],
    sentences: [`This looks like the ${likely.shape.label} export, but nothing can be counted without ${needed}. Add the column and read it again.`],
  };
}

function tie(equals: readonly Fit[], headers: readonly string[]): Recognition {
  const names = equals.map((each) => each.shape.label);
  return {
    outcome: "tie",
    shape: null,
    columns: {},
    addedHeaders: headers,
    doubled: [],
    metrics: [],
    candidates: equals.map((each) => each.shape.kind),
    sentences: [`These columns fit the exports ${names.slice(0, -1).join(", ")} and ${names[names.length - 1] ?? ""} equally well. Say which one it is, or add more of its columns.`],
  };
}

function unknown(headers: readonly string[]): Recognition {
  return {
    outcome: "unknown",
    shape: null,
    columns: {},
    addedHeaders: headers,
    doubled: [],
    metrics: [],
    candidates: [],
    sentences: ["No Partner Center export has these columns. Paste the export with its own header row, untouched."],
  };
}

function common(each: Fit, headers: readonly string[], keys: readonly string[]): Pick<Recognition, "shape" | "columns" | "addedHeaders" | "doubled"> {
  const documented = documentedKeys(each.shape);
  return {
    shape: each.shape,
    columns: each.columns,
    addedHeaders: headers.filter((_, index) => !documented.has(keys[index] ?? "")),
    doubled: each.doubled,
  };
}

function readiness(each: Fit, facts: readonly DerivedFact[]): MetricReadiness[] {
  return facts
    .filter((fact) => fact.from.includes(each.shape.kind))
    .map((fact) => {
      const lacking = fact.needs.filter((role) => each.columns[role] === undefined && !hasStandIn(role, each.columns));
      const missing = lacking.flatMap((role) => columnsFor(role, each.shape)).filter((role) => each.columns[role] === undefined).map((role) => each.shape.roles[role] ?? [role]);
      const isReady = missing.length === 0;
      const sentence = isReady
        ? `${fact.label} can be counted from it.`
        : `${fact.label} cannot be counted from it: ${missing.map((spellings) => quoted(spellings[0] ?? "")).join(" and ")} ${missing.length === 1 ? "is" : "are"} missing.`;
      return { metric: fact.id, label: fact.label, isReady, missing, sentence };
    });
}

/** The columns to ask for: an export that has no amount in US dollars at all has one with its currency. */
export function columnsFor(role: Role, { roles }: ExportShape): readonly Role[] {
  return role === "amountUsd" && roles.amountUsd === undefined ? ["amountLocal", "currency"] : [role];
}

/** An amount with its currency can stand in for US dollars: rows in USD as they are, others with a rate. */
export function hasStandIn(role: Role, columns: RecognisedColumns): boolean {
  return role === "amountUsd" && columns.amountLocal !== undefined && columns.currency !== undefined;
}

function sentencesFor(each: Fit, metrics: readonly MetricReadiness[]): string[] {
  const sentences = [`This is the ${each.shape.label} export: ${each.matched} of its columns are here.`];
  for (const double of each.doubled) {
    sentences.push(`Two columns are called ${quoted(double.used.header)}: the one in column ${double.used.index + 1} is used, the one in column ${double.ignored.index + 1} is not.`);
  }
  const local = each.columns.amountLocal;
  if (each.columns.amountUsd === undefined && local !== undefined && metrics.length > 0) {
    const trap = plainHeader(local.header).includes("usd") ? " although its name says USD" : "";
    sentences.push(
      each.columns.currency === undefined
        ? `${quoted(local.header)} is in the customer's currency${trap}, and no column says which, so its amounts are not used. Add the Currency column, or use the Revenue export.`
        : `${quoted(local.header)} is in the customer's currency${trap}: rows in USD count, other currencies only with a rate.`,
    );
  }
  if (each.columns.partner === undefined && each.columns.partnerName === undefined) {
    sentences.push("No column names the partner, so all rows are taken to be one partner's: give its name when you read it, or add a Partner column.");
  }
  for (const metric of metrics) if (!metric.isReady) sentences.push(metric.sentence);
  if (each.shape.kind === "customers") sentences.push("It dates each customer's first purchase for Net-new customers over $10K; the amounts come from the Revenue export, or from Orders.");
  else if (metrics.length === 0) sentences.push(`No metric is counted from the ${each.shape.label} export.`);
  if (each.shape.kind === "revenue") sentences.push("The Customers export, or Orders, would date each customer's first purchase better than the months of Revenue alone.");
  return sentences;
}

function rolesOf(shape: ExportShape): [Role, readonly string[]][] {
  return Object.entries(shape.roles) as [Role, readonly string[]][];
}

const documentedByKind = new Map<ExportKind, ReadonlySet<string>>();

function documentedKeys(shape: ExportShape): ReadonlySet<string> {
  let documented = documentedByKind.get(shape.kind);
  if (documented === undefined) {
    documented = new Set([...rolesOf(shape).flatMap(([, spellings]) => spellings), ...shape.otherHeaders].map(plainHeader));
    documentedByKind.set(shape.kind, documented);
  }
  return documented;
}

/** In how many exports a header occurs. */
function commonness(key: string): number {
  return knownExports.reduce((count, shape) => count + (documentedKeys(shape).has(key) ? 1 : 0), 0);
}

/** Every header of every export; what a header row in the middle of the data is made of. */
export function isDocumentedHeader(key: string): boolean {
  allHeaders ??= new Set(knownExports.flatMap((shape) => [...documentedKeys(shape)]));
  return allHeaders.has(key);
}
let allHeaders: ReadonlySet<string> | undefined;

function quoted(header: string): string {
  return `"${header}"`;
}
