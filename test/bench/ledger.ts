// npm run bench -- ledger: 1,000,000 made-up revenue rows from cells to five metrics, by Tierline and by DuckDB in the same process and run.
// Timed three times. Aggregated: both start with a million typed rows of their own, drop those that repeat an earlier one in every column, group, and
// answer. From cells: both start with the same cells (texts as texts, amounts as numbers), and read dates and amounts first: DuckDB from a table of its own,
// Tierline from pieces of rows that were decoded a moment ago, as a door hands them over; decoding is the door's and is not timed. Metrics only: rows
// that are typed and different already. DuckDB works on all cores, Tierline on one.
// Promises: every answer of every partner is compared before a time counts. Prints a table, then one JSON line with the figures' keys.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { CellValue } from "../../src/intake/table";
import { Evaluation, isCounted } from "../../src/ledger/evaluation";
import type { CountedMetric } from "../../src/ledger/evaluation";
import type { FactTable, Ledger } from "../../src/ledger/factTable";
import { LedgerIndex } from "../../src/ledger/ledgerIndex";
import { LedgerReader } from "../../src/ledger/ledgerReader";
import type { SourceReader } from "../../src/ledger/ledgerReader";
import { clock, clockAsync, inTurn, seeded } from "./measure";
import type { Timing } from "./measure";

const rowCount = 1_000_000;
const pieceRows = 10_000;
const rounds = 4;
const partners = 60;
const asOf = "2024-06-30";
const headers = ["Billed month", "Partner", "Purchase record ID", "Line-item ID", "Customer ID", "Offer name", "Trial deployment", "Estimated revenue (USD)", "Transaction currency", "Customer country"];
const metrics = ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"];

/** The cells as an export gives them, typed. */
const typed = "month::date as month, partner, purchase, line, nullif(customer, '') as customer, offer, trial, amount::decimal(18,2) as amount, currency, country";
/** They become a table of typed, different rows. */
const reading = `create or replace table revenue as select distinct ${typed} from cells`;
const deduplicating = "create or replace table revenue as select distinct * from typed";
const answering = `
with valid as (select * from revenue where trial <> 'Yes'),
ttm as (select * from valid where month between date '2023-07-01' and date '2024-06-01'),
tx as (select partner, purchase, line, sum(amount) as net from ttm where purchase is not null and line is not null group by all having net >= 100),
ever as (select partner, purchase, line from valid where month <= date '2024-06-01' and purchase is not null and line is not null group by all having sum(amount) >= 100),
first as (select partner, customer, min(month) as month from valid where customer is not null group by all),
per_customer as (select partner, customer, sum(amount) as total from ttm where customer is not null group by all having total > 10000)
select p.partner,
  coalesce((select sum(amount) from ttm where ttm.partner = p.partner), 0)::decimal(18,2)::varchar as sales,
  (select count(*) from tx where tx.partner = p.partner)::int as transactions,
  (select count(distinct customer) from ttm join tx using (partner, purchase, line) where ttm.partner = p.partner)::int as customers,
  (select count(*) from per_customer join first using (partner, customer) where per_customer.partner = p.partner and first.month >= date '2023-07-01')::int as net_new,
  (select count(*) from ever where ever.partner = p.partner)::int as lifetime
from (select distinct partner from revenue) p order by p.partner`;

/** Revenue rows: GUIDs, 36 months, refunds, trials, repeated rows, blank customers. */
function makeRows(): CellValue[][] {
  const random = seeded(20240630);
  const rows: CellValue[][] = [];
  while (rows.length < rowCount) {
    const partner = Math.floor(random() * partners);
    const month = Math.floor(random() * 36);
    const cents = Math.floor(random() ** 3 * 2_000_000) + 1;
    const row: CellValue[] = [
      `${2021 + Math.floor((month + 6) / 12)}-${String(((month + 6) % 12) + 1).padStart(2, "0")}-01`,
      `Partner ${String(partner).padStart(2, "0")}`,
      guid(1, Math.floor(random() * rowCount * 0.8)),
      String(1 + Math.floor(random() * 3)),
      random() < 0.02 ? "" : guid(2, partner * 10_000 + Math.floor(random() * ((month + 1) * 60))),
      `Offer ${Math.floor(random() * 5)}`,
      random() < 0.03 ? "Yes" : "No",
      cents / 100,
      "USD",
      "Germany",
    ];
    rows.push(row);
    if (random() < 0.02 && rows.length < rowCount) rows.push([...row]);
    if (random() < 0.02 && rows.length < rowCount) rows.push(row.with(7, -cents / 100));
  }
  return rows;
}

function guid(kind: number, number: number): string {
  const hex = number.toString(16).padStart(8, "0");
  return `${hex}-${kind}000-4000-8000-${hex}${hex.slice(4)}`;
}

/** The cells of a million rows as they come over the wire, piece by piece: a door never holds all cells of an export at a time. */
type Wire = readonly string[];

function wireOf(rows: readonly CellValue[][]): Wire {
  return Array.from({ length: Math.ceil(rows.length / pieceRows) }, (_, at) => JSON.stringify(rows.slice(at * pieceRows, (at + 1) * pieceRows)));
}

/** Decoded anew each time, so that no round reads cells that another has looked at. */
function piece(text: string): CellValue[][] {
  return JSON.parse(text) as CellValue[][];
}

function openedBy(reader: LedgerReader): SourceReader {
  return reader.open({ name: "revenue.csv", kind: "file", headerRow: 1, firstColumn: 0 }, headers, { expectedRows: rowCount });
}

/** Every row read into typed columns; nothing is looked for in them yet. */
function typedRows(wire: Wire): { readonly reader: LedgerReader; readonly ms: number } {
  const reader = new LedgerReader();
  const source = openedBy(reader);
  let ms = 0;
  for (const text of wire) {
    const rows = piece(text);
    ms += clock(() => source.add(rows));
  }
  return { reader, ms };
}

function readAll(wire: Wire): Ledger {
  return typedRows(wire).reader.finish();
}

/** From cells to answers, in milliseconds. */
function wholeOnce(wire: Wire): number {
  const { reader, ms } = typedRows(wire);
  return ms + clock(() => void countAll(reader.finish()));
}

function countAll(ledger: Ledger): CountedMetric[] {
  const evaluation = new Evaluation(new LedgerIndex(ledger), { asOf, params: shippedCatalog.params });
  return metrics.map((id) => {
    const outcome = evaluation.count(id);
    if (!isCounted(outcome)) throw new Error(outcome.sentence);
    return outcome;
  });
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "tierline-bench-"));
  try {
    const csv = path.join(folder, "revenue.csv");
    const wire = wireAlsoIn(csv);
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const columns = "{'month':'VARCHAR','partner':'VARCHAR','purchase':'VARCHAR','line':'VARCHAR','customer':'VARCHAR','offer':'VARCHAR','trial':'VARCHAR','amount':'DOUBLE','currency':'VARCHAR','country':'VARCHAR'}";
    await connection.run(`create table cells as select * from read_csv('${csv}', header = true, nullstr = 'none', columns = ${columns})`);
    await connection.run(`create table typed as select ${typed} from cells`);
    await connection.run(reading);
    const answers: unknown[][] = await (await connection.runAndReadAll(answering)).getRows();
    const ledger = readAll(wire);
    compare(ledger, countAll(ledger), answers);
    const run = async (sql: string) => void (await connection.runAndReadAll(sql));
    const timings = await inTurn(
      [
        { name: "Tierline, aggregated", rows: rowCount, round: () => aggregatedOnce(wire) },
        { name: "DuckDB, aggregated", rows: rowCount, round: () => clockAsync(() => run(deduplicating).then(() => run(answering))) },
        { name: "Tierline, cells to metrics", rows: rowCount, round: () => wholeOnce(wire) },
        { name: "DuckDB, cells to metrics", rows: rowCount, round: () => clockAsync(() => run(reading).then(() => run(answering))) },
        { name: "Tierline, metrics only", rows: rowCount, round: () => clock(() => void countAll(ledger)) },
        { name: "DuckDB, metrics only", rows: rowCount, round: () => clockAsync(() => run(answering)) },
      ],
      rounds,
    );
    const [ours, theirs, ourWhole, theirWhole, ourCount, theirCount] = [...timings.values()] as [Timing, Timing, Timing, Timing, Timing, Timing];
    const memory = memoryOverColumns(ledger);
    process.stdout.write(`${rowCount.toLocaleString("en-US")} revenue rows, ${partners} partners, five metrics, all answers equal\n`);
    for (const { name, median, least, most } of timings.values()) process.stdout.write(`${name.padEnd(28)} ${median.toFixed(0).padStart(6)} ms (${least.toFixed(0)} to ${most.toFixed(0)})\n`);
    const slices = slicesOf(wire);
    process.stdout.write(`Longest pause between two slices: ${slices.longest.toFixed(0)} ms; ${slices.within.toFixed(1)} % of ${slices.count} slices within 50 ms\n`);
    process.stdout.write(`Memory while counting: ${memory.toFixed(2)} x the columns\n`);
    // The best round of each: what else the machine was doing adds to a time, and never takes from it.
    process.stdout.write(
      `${JSON.stringify({
        "ledger.overDuckDb": round(ours.least / theirs.least),
        "ledger.fromCellsOverDuckDb": round(ourWhole.least / theirWhole.least),
        "ledger.countOverDuckDb": round(ourCount.least / theirCount.least),
        "ledger.aggregatedMs": round(ours.least),
        "ledger.duckDbAggregatedMs": round(theirs.least),
        "ledger.fromCellsMs": round(ourWhole.least),
        "ledger.duckDbFromCellsMs": round(theirWhole.least),
        "ledger.longestSliceMs": round(slices.longest),
        "ledger.memoryOverColumns": round(memory),
      })}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The typed rows are made before the clock starts: a reader can be finished once. */
function aggregatedOnce(wire: Wire): number {
  const { reader } = typedRows(wire);
  globalThis.gc?.();
  return clock(() => void countAll(reader.finish()));
}

/** Makes the rows, writes them to a file for DuckDB, and keeps them as a door would get them. */
function wireAlsoIn(csv: string): Wire {
  const rows = makeRows();
  writeFileSync(csv, `${headers.join(",")}\n${rows.map((row) => row.join(",")).join("\n")}\n`);
  return wireOf(rows);
}

/** How long each slice of reading and counting takes, as the pane would wait for it. */
function slicesOf(wire: Wire): { readonly longest: number; readonly within: number; readonly count: number } {
  const times: number[] = [];
  const timed = <R>(slices: Generator<unknown, R>): R => {
    for (;;) {
      const start = performance.now();
      const step = slices.next();
      times.push(performance.now() - start);
      if (step.done === true) return step.value;
    }
  };
  const reader = new LedgerReader();
  const source = openedBy(reader);
  for (const text of wire) timed(source.addInSlices(piece(text)));
  const ledger = timed(reader.finishInSlices());
  timed(new Evaluation(new LedgerIndex(ledger), { asOf, params: shippedCatalog.params }).countInSlices(metrics));
  return { longest: Math.max(...times), within: (100 * times.filter((time) => time <= 50).length) / times.length, count: times.length };
}

/** Every partner and metric, to the cent; throws at the first difference. */
function compare(ledger: Ledger, counted: readonly CountedMetric[], answers: readonly (readonly unknown[])[]): void {
  if (answers.length !== partners) throw new Error(`DuckDB answers for ${answers.length} partners, not ${partners}.`);
  for (const [partner, ...expected] of answers) {
    const code = ledger.dictionaries.partner.find(String(partner));
    counted.forEach((metric, at) => {
      const value = metric.values[code]!;
      const given = at === 0 ? value.toFixed(2) : String(value);
      if (given !== String(expected[at])) throw new Error(`${String(partner)}, ${metric.fact.id}: Tierline ${given}, DuckDB ${String(expected[at])}.`);
    });
  }
}

/** Bytes held in typed arrays after counting, over the bytes of the columns and the texts behind them. */
function memoryOverColumns(ledger: Ledger): number {
  const table = ledger.tables.get("revenue")!;
  const columns = bytesOf(table) + Object.values(ledger.dictionaries).reduce((sum, dictionary) => sum + dictionary.byteLength, 0);
  globalThis.gc?.();
  const before = process.memoryUsage().arrayBuffers;
  const held = countAll(ledger);
  const extra = process.memoryUsage().arrayBuffers - before;
  return (columns + extra) / columns + held.length * 0;
}

function bytesOf(table: FactTable): number {
  const lanes = [table.date, table.structure, table.otherCurrency, ...Object.values(table.texts), ...Object.values(table.numbers), ...Object.values(table.flags)];
  return lanes.reduce((sum, lane) => sum + (lane?.byteLength ?? 0), 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
