// npm run bench -- ledger: 1,000,000 made-up revenue rows, counted by Tierline and by DuckDB's SQL in the same process and run.
// Promises: every answer of every partner is compared before a time counts. DuckDB gets a table that is loaded and free of duplicates
// already; Tierline starts from its columns with no groups built. Prints a table, then one JSON line with the figures' keys.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { CellValue } from "../../src/intake/table";
import { Evaluation, isCounted, LedgerIndex } from "../../src/ledger/evaluation";
import type { CountedMetric } from "../../src/ledger/evaluation";
import type { FactTable, Ledger } from "../../src/ledger/factTable";
import { LedgerReader } from "../../src/ledger/ledgerReader";
import { clock, clockAsync, inTurn, seeded } from "./measure";

const rowCount = 1_000_000;
const pieceRows = 10_000;
const rounds = 5;
const partners = 60;
const asOf = "2024-06-30";
const headers = ["Billed month", "Partner", "Purchase record ID", "Line-item ID", "Customer ID", "Offer name", "Trial deployment", "Estimated revenue (USD)", "Transaction currency", "Customer country"];
const metrics = ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"];

const sql = `
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

function readAll(rows: readonly CellValue[][]): Ledger {
  const reader = new LedgerReader();
  const source = reader.open({ name: "revenue.csv", kind: "file", headerRow: 1, firstColumn: 0 }, headers, { expectedRows: rows.length });
  for (let from = 0; from < rows.length; from += pieceRows) source.add(rows.slice(from, from + pieceRows));
  return reader.finish();
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
  const rows = makeRows();
  let ledger = readAll(rows.slice(0, 20_000));
  const readTime = clock(() => void (ledger = readAll(rows)));
  const folder = mkdtempSync(path.join(tmpdir(), "tierline-bench-"));
  try {
    const csv = path.join(folder, "revenue.csv");
    writeFileSync(csv, `${headers.join(",")}\n${rows.map((row) => row.join(",")).join("\n")}\n`);
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- installed in this folder alone, by npm run bench
    const { DuckDBInstance } = require("@duckdb/node-api");
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    const columns = "{'month':'DATE','partner':'VARCHAR','purchase':'VARCHAR','line':'VARCHAR','customer':'VARCHAR','offer':'VARCHAR','trial':'VARCHAR','amount':'DECIMAL(18,2)','currency':'VARCHAR','country':'VARCHAR'}";
    const load = await clockAsync(async () => void (await connection.run(`create table revenue as select distinct * from read_csv('${csv}', header = true, columns = ${columns})`)));
    const answers: unknown[][] = await (await connection.runAndReadAll(sql)).getRows();
    compare(ledger, countAll(ledger), answers);
    const timings = await inTurn(
      [
        { name: "Tierline", rows: rowCount, round: () => clock(() => void countAll(ledger)) },
        { name: "DuckDB", rows: rowCount, round: () => clockAsync(async () => void (await connection.runAndReadAll(sql))) },
      ],
      rounds,
    );
    const ours = timings.get("Tierline")!;
    const theirs = timings.get("DuckDB")!;
    const memory = memoryOverColumns(ledger);
    process.stdout.write(`${rowCount.toLocaleString("en-US")} revenue rows, ${partners} partners, five metrics, all answers equal\n`);
    for (const { name, median, least, most } of [ours, theirs]) process.stdout.write(`${name.padEnd(10)} ${median.toFixed(0).padStart(6)} ms (${least.toFixed(0)} to ${most.toFixed(0)})\n`);
    process.stdout.write(`Reading cells into columns: ${readTime.toFixed(0)} ms; DuckDB reading the same rows as .csv without duplicates: ${load.toFixed(0)} ms\n`);
    process.stdout.write(`Memory while counting: ${memory.toFixed(2)} x the columns\n`);
    process.stdout.write(
      `${JSON.stringify({ "ledger.overDuckDb": round(ours.median / theirs.median), "ledger.countMs": round(ours.median), "ledger.duckDbMs": round(theirs.median), "ledger.readMs": round(readTime), "ledger.memoryOverColumns": round(memory) })}\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
