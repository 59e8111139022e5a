// The counted metrics in the words and figures that doors show.
// Promises: an unknown number is null and says so; each number comes with the account of its rows.
import { account, accountPerSubject, type Account, type CountedMetric, type Evaluation, exclusionEffects, type Finding, leftOutWords, type MetricTable } from "../../ledger";
import type { LeftOut } from "../../catalog/derived/schema";
import type { CellValue } from "../../intake/table";
import { bodyAddress } from "../../intake/findings";
import type { CellChange, OwnTablePlan } from "../../report/ownTable";
import { amountText } from "../../report/words";
import { parseBlock } from "../../workbook/address";
import type { OwnTablePreview } from "../../workbook/port";
import type { CountedTable, ExportFinding, MetricChange, MetricSummary, MetricValue, OfferMetrics, RowAccount } from "./metrics";

const mostChanges = 1_000;

export function metricSummaries(table: MetricTable, metrics: readonly CountedMetric[]): MetricSummary[] {
  return metrics.map((metric) => {
    const note = table.notes.find((one) => one.metric === metric.fact.id);
    return { id: metric.fact.id, label: metric.fact.label, unit: metric.fact.unit, source: note?.source ?? "", readings: note?.assumptions ?? [], account: rowAccount(account(metric)) };
  });
}

/** One entry per row of the metric table; `offer` is "" in a table of partners. `without` counts as if nothing were excluded; null where nothing is. */
export function subjectMetrics(table: MetricTable, metrics: readonly CountedMetric[], without: Evaluation | null): OfferMetrics[] {
  const at = (header: string) => table.columns.findIndex((column) => column.header === header);
  const textIn = (cells: readonly CellValue[], header: string) => String(cells[at(header)] ?? "");
  const columns = metrics.map((metric) => table.columns.findIndex((column) => column.metric === metric.fact.id));
  const accounts = metrics.map(accountPerSubject);
  const effects = metrics.map((metric) => new Map(without === null ? [] : exclusionEffects(metric, without.count(metric.fact.id)).map((effect) => [effect.subject, effect])));
  return table.rows.map((cells, row) => ({
    row,
    id: at("Partner ID") < 0 ? null : textIn(cells, "Partner ID"),
    name: textIn(cells, "Partner"),
    offer: textIn(cells, "Offer"),
    values: metrics.map((metric, index): MetricValue => {
      const subject = table.subjects[row]?.[metric.fact.id];
      const value = numberOf(cells[columns[index]!]);
      const effect = subject === undefined ? undefined : effects[index]!.get(subject);
      return {
        metric: metric.fact.id,
        value,
        text: metricText(metric, value),
        account: rowAccount(subject === undefined ? undefined : accounts[index]![subject]),
        exclusion: effect === undefined ? "" : `Without the exclusion list: ${metricText(metric, numberOf(effect.withoutExclusions))}. Excluded: ${effect.exclusions.map(({ id, reason }) => (reason === "" ? id : `${id} (${reason})`)).join(", ")}.`,
      };
    }),
  }));
}

export function metricText({ fact }: CountedMetric, value: number | null): string {
  return value === null ? "unknown" : amountText(value, fact.unit);
}

function numberOf(value: CellValue | undefined): number | null {
  return typeof value === "number" && !Number.isNaN(value) ? value : null;
}

export function rowAccount(account: Account | undefined): RowAccount {
  if (account === undefined) return { rows: 0, counted: 0, leftOut: [], sentence: "No rows." };
  const leftOut = Object.entries(account.leftOut).map(([reason, rows]) => ({ reason, words: leftOutWords[reason as LeftOut], rows: rows ?? 0 }));
  return { rows: account.rows, counted: account.counted, leftOut, sentence: account.sentence };
}

/** Findings with the cell to show, where they speak of one on a sheet. */
export function findingsOf(findings: readonly Finding[], sheets: ReadonlySet<string>): ExportFinding[] {
  return findings.map(({ code, source, place, sentence, count }) => ({ code, source, place, cell: cellOf(source, place, sheets), sentence, count }));
}

function cellOf(source: string, place: string | null, sheets: ReadonlySet<string>): ExportFinding["cell"] {
  if (place === null || !sheets.has(source)) return null;
  const row = /^row (\d+)$/.exec(place)?.[1];
  return { sheet: source, address: row === undefined ? place : `A${row}` };
}

/** What a write would change, cell by cell. */
export function tablePreview(plan: OwnTablePlan, preview: OwnTablePreview | null, names: readonly string[]): CountedTable["table"] {
  const merged = preview?.merged;
  const place = preview?.place ?? null;
  const corner = place === null ? null : parseBlock(place.address);
  const headerOf = new Map(plan.columns.map(({ mark, header }) => [mark, header]));
  const change = ({ row, mark, from, to }: CellChange): MetricChange => ({
    name: names[merged?.planRow[row] ?? -1] ?? "",
    header: headerOf.get(mark) ?? mark,
    from: String(from),
    to: String(to),
    address: corner === null ? "" : bodyAddress({ topLeft: corner }, row, preview?.columnOf.get(mark) ?? 0),
  });
  return {
    sheet: place?.sheet ?? plan.sheet,
    name: place?.table ?? plan.table,
    headers: plan.columns.map(({ header }) => header),
    isNew: place === null,
    newRows: merged?.newRows.length ?? 0,
    goneRows: merged?.goneRows.length ?? 0,
    changes: (merged?.changes ?? []).slice(0, mostChanges).map(change),
    changedCells: merged?.changes.length ?? 0,
    kept: (merged?.kept ?? []).map(change),
    notes: preview?.isReadOffCells === true ? [readOffCells(place?.table ?? plan.table)] : [],
  };
}

/** Where the note that the table is Tierline's is gone, so is the one of what it wrote into which cell. */
export function readOffCells(table: string): string {
  return `This workbook no longer says that table ${table} is Tierline's (another program saved it). It was known again by its name and what it holds, but not which numbers were typed over by hand: each differing number becomes the counted one. Formulas, and your own columns and rows, stay.`;
}
