// What a headless run prints: a short summary for a person, or one JSON object for a program.
// Promises that both say the same; neither knows a programme by name.
import type { Preview, Written } from "./automation";
import type { ExportsOutcome } from "./countExports";
import { exportLines, metricsJson } from "./exportsReport";

/** One evaluated table; `columns` is empty when nothing was written for it. */
export interface TableOutcome {
  readonly preview: Preview;
  readonly columns: Written["committed"]["columns"];
  readonly warnings: readonly string[];
}

export interface RunOutcome {
  readonly input: string;
  readonly out: string;
  readonly asOf: string;
  readonly knownOn: string | null;
  readonly exports: ExportsOutcome;
  readonly tables: readonly TableOutcome[];
  /** Sentences about parts of the workbook that OUT does not hold; only ever with --accept-loss. */
  readonly losses: readonly string[];
}

const LISTED = 10;

/**
 * The JSON object of `--json`: `{input, out, asOf, knownOn, losses[], metrics, notes[], tables[]}`; `metrics` as in exportsReport.ts; per table `{sheet, table, address, rules,
 * rows, subjects, columns[{header, address, isNew}], programmes[], rejected[{address, sentence}], rejectedCells, problems[{code,
 * sentence, addresses[]}], warnings[]}`; per programme `{id, label, counts{status: rows}, assumptions[], unverified, rows[{row, key, address,
 * status, path, gap, score, note}]}`. `row` counts the table's body rows from 0; `rejected` holds the first 10,000 of `rejectedCells`.
 */
export function toJson({ tables, exports, ...run }: RunOutcome): string {
  const shaped = tables.map(({ preview, columns, warnings }) => ({
    ...preview.place,
    rules: preview.rules,
    rows: preview.rows,
    subjects: preview.subjects,
    columns,
    programmes: preview.programmes.map(({ id, label, counts, assumptions, unverified, answers }) => ({
      id,
      label,
      counts: Object.fromEntries(counts.map(({ status, rows }) => [status, rows])),
      assumptions,
      unverified,
      rows: answers.map(({ row, name, address, status, path, gap, score, note }) => ({ row, key: name, address, status, path, gap, score, note })),
    })),
    rejected: preview.rejections.map(({ address, sentence }) => ({ address, sentence })),
    rejectedCells: preview.rejectedCells,
    problems: preview.problems,
    warnings,
  }));
  return JSON.stringify({ ...run, metrics: metricsJson(exports, evaluatedTables(tables)), notes: exports.notes, tables: shaped }, null, 2);
}

/** The summary for a person, lines without a closing line feed. */
export function toSummary(run: RunOutcome): string {
  return [...exportLines(run.exports, evaluatedTables(run.tables)), ...run.tables.flatMap((outcome) => tableLines(outcome, run.asOf)), ...run.losses.map((loss) => `Left out: ${loss}`), `Written to ${run.out}`].join("\n");
}

function evaluatedTables(tables: readonly TableOutcome[]): string[] {
  return tables.flatMap(({ preview, columns }) => (columns.length > 0 ? (preview.place.table ?? []) : []));
}

function tableLines({ preview, columns, warnings }: TableOutcome, asOf: string): string[] {
  const { place, rules } = preview;
  const name = place.table === null ? `List ${place.sheet}!${place.address}` : `Table ${place.table} (${place.sheet}!${place.address})`;
  if (preview.programmes.length === 0) return [`${name}: left as it is, since none of the programmes asked for applies to its rows.`, ""];
  return [
    `${name}: ${preview.subjects} of ${preview.rows} rows evaluated as of ${asOf}, rules ${rules}`,
    ...preview.programmes.flatMap((programme) => [
      `  ${programme.label}: ${programme.counts.map(({ status, rows }) => `${status} ${rows}`).join(", ")}`,
      ...programme.assumptions.map((sentence) => `    Assumed: ${sentence}`),
      ...(programme.unverified === "" ? [] : [`    ${programme.unverified}`]),
    ]),
    ...firstOf(preview.rejections, preview.rejectedCells, "Rejected"),
    ...firstOf(preview.problems, preview.problems.length, "Note"),
    ...warnings.map((sentence) => `  Note: ${sentence}`),
    ...(columns.length > 0 ? [`  Columns: ${columns.map(({ header, address }) => `${header} (${address})`).join(", ")}`] : []),
    "",
  ];
}

function firstOf(findings: readonly { readonly sentence: string }[], all: number, word: string): string[] {
  const shown = findings.slice(0, LISTED);
  return [...shown.map(({ sentence }) => `  ${word}: ${sentence}`), ...(all > shown.length ? [`  ${word}: ${all - shown.length} more, which --json lists.`] : [])];
}
