// Guarantees of `npm run evaluate` on exports: in a workbook, and as .csv, through the built add-in.
import assert from "node:assert/strict";
import { promises as fs } from "node:fs";
import os from "node:os";
import path from "node:path";
import { evaluate } from "../../../src/workbench/headless/evaluate";
import { ensureBuilt } from "../../../src/workbench/tools/bundles";
import { cellsOf, madeWorkbook, type MadeCell } from "./madeWorkbook";

const HEADERS = ["Billed month", "Partner", "Purchase record ID", "Line-item ID", "Customer ID", "Offer name", "Trial deployment", "Estimated revenue (USD)"];
const sale = (month: string, partner: string, purchase: string, customer: string, amount: number): (string | number)[] => [month, partner, purchase, "1", customer, "Widget", "No", amount];
/** Contoso: thirty transactions of eight customers, and $4,000,000 in one more; Fabrikam: one sale. */
const SALES = [
  ...Array.from({ length: 30 }, (_, at) => sale("2024-06", "Contoso", `p-${at}`, `c-${at % 8}`, 100)),
  sale("2024-05", "Contoso", "p-large", "c-0", 3_997_000),
  sale("2024-05", "Fabrikam", "p-f", "c-f", 99.99),
  sale("2023-06", "Fabrikam", "p-old", "c-f", 5_000_000),
];

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

describe("npm run evaluate on exports", function () {
  this.timeout(60_000);
  let folder: string;
  before(async function () {
    this.timeout(240_000);
    await ensureBuilt(["addin"]);
  });
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "tierline-exports-"));
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  const run = async (...words: string[]): Promise<Said> => {
    let out = "";
    let err = "";
    const code = await evaluate(words, { out: async (text) => void (out += text), err: async (text) => void (err += text) });
    return { code, out, err };
  };
  const workbook = async (more: Readonly<Record<string, readonly (readonly MadeCell[])[]>> = {}): Promise<string> => {
    const file = path.join(folder, "exports.xlsx");
    const others = Object.fromEntries(Object.entries(more).map(([name, rows]) => [name, { blocks: { A1: rows } }]));
    await fs.writeFile(file, await madeWorkbook({ Sales: { blocks: { A1: [HEADERS, ...SALES] }, tables: { Revenue: `A1:H${SALES.length + 1}` } }, ...others }));
    return file;
  };

  it("counts the exports of a workbook, evaluates the partners, and accounts for every row", async () => {
    const { code, out, err } = await run(await workbook(), "--as-of", "2024-06-30", "--programmes", "top-tier", "--json");
    assert.deepEqual([code, err], [0, ""]);
    const answer = JSON.parse(out);
    const contoso = answer.metrics.partners.find((partner: { name: string }) => partner.name === "Contoso");
    const value = (metric: string) => contoso.values.find((one: { metric: string }) => one.metric === metric).value;
    assert.deepEqual([value("marketplaceBilledSales"), value("marketplaceTransactions"), value("uniqueCustomers")], [4_000_000, 31, 8]);
    for (const { account } of answer.metrics.metrics) assert.equal(account.counted + account.leftOut.reduce((sum: number, left: { rows: number }) => sum + left.rows, 0), account.rows);
    assert.deepEqual(answer.tables.map((table: { table: string }) => table.table), ["Tierline_metrics", "Tierline_offers"]);
    assert.deepEqual(answer.tables[0].programmes[0].rows.map((row: { key: string; status: string }) => [row.key, row.status]), [["Contoso", "Top tier"], ["Fabrikam", "Needs data"]]);
    const cells = await cellsOf(await fs.readFile(path.join(folder, "exports.evaluated.xlsx")));
    assert.equal(cells["Tierline metrics!B2"], 4_000_000);
  });

  it("counts per offer too, writes a table of offers, and evaluates it", async () => {
    const { code, out, err } = await run(await workbook(), "--as-of", "2024-06-30", "--programmes", "co-sell", "--json");
    assert.deepEqual([code, err], [0, ""]);
    const { metrics, tables } = JSON.parse(out);
    const { perOffer } = metrics;
    assert.deepEqual([perOffer.sheet, perOffer.table], ["Tierline offers", "Tierline_offers"]);
    assert.deepEqual(perOffer.offers.map(({ name, offer, values }: { name: string; offer: string; values: { metric: string; value: number }[] }) => [name, offer, values.find(({ metric }) => metric === "offerBilledRevenue")!.value]), [["Contoso", "Widget", 4_000_000], ["Fabrikam", "Widget", 99.99]]);
    for (const { account } of perOffer.metrics) assert.equal(account.counted + account.leftOut.reduce((sum: number, left: { rows: number }) => sum + left.rows, 0), SALES.length);
    const coSell = tables.find((table: { table: string }) => table.table === "Tierline_offers").programmes[0];
    assert.deepEqual(coSell.rows.map((row: { key: string; status: string }) => [row.key, row.status]), [["Widget", "Needs data"], ["Widget", "Needs data"]]);
    const cells = await cellsOf(await fs.readFile(path.join(folder, "exports.evaluated.xlsx")));
    assert.deepEqual(["A1", "B1", "C1", "A2", "B2", "C2"].map((address) => cells[`Tierline offers!${address}`]), ["Partner", "Offer", "Billed revenue (USD)", "Contoso", "Widget", 4_000_000]);
    const text = (await run(path.join(folder, "exports.evaluated.xlsx"), "--as-of", "2024-06-30", "--programmes", "co-sell")).out;
    assert.match(text, /Billed revenue \(USD\): 32 of 33 rows count/);
    assert.match(text, /Refreshed table Tierline_offers on sheet Tierline offers: changed 0 cells\./);
  });

  it("takes an export that gives metrics of offers only", async () => {
    const file = path.join(folder, "teams.csv");
    await fs.writeFile(file, ["PGAMpnID,CustomerTenantId,DateKey,AppName,Usercount", ...Array.from({ length: 12 }, (_, at) => `100,t1,2023-${String(at + 1).padStart(2, "0")}-28,Planner Plus,600`)].join("\n"));
    const { code, out, err } = await run(file, "--as-of", "2023-12-31", "--json");
    assert.deepEqual([code, err], [0, ""]);
    const { metrics, tables } = JSON.parse(out);
    assert.deepEqual([metrics.table, metrics.perOffer.table], [null, "Tierline_offers"]);
    assert.deepEqual(metrics.perOffer.offers.map(({ offer, values }: { offer: string; values: { value: number }[] }) => [offer, values[0]!.value]), [["Planner Plus", 600]]);
    assert.deepEqual(tables.map((table: { table: string }) => table.table), ["Tierline_offers"]);
  });

  it("looks twelve months ahead when it is asked to, and writes that too", async () => {
    const file = await workbook();
    const { out, err } = await run(file, "--as-of", "2024-06-30", "--runway");
    assert.equal(err, "");
    assert.match(out, /Ahead: Contoso\. Top tier, Transactions lapses on 2025-06-01 if nothing new comes/);
    assert.equal((await cellsOf(await fs.readFile(path.join(folder, "exports.evaluated.xlsx"))))["Tierline runway!A2"], "Contoso");
    const json = JSON.parse((await run(file, "--as-of", "2024-06-30", "--runway", "--json")).out);
    assert.equal(json.metrics.runway[0].criteria[0].measures[0].months.length, 12);
  });

  it("leaves exports alone beside a partner table of a person's own, says so, and counts them with --metrics", async () => {
    const file = await workbook({ Partners: [["Partner", "Marketplace billed sales (USD)", "Marketplace transactions", "Unique customers"], ["Contoso", 1, 2, 3]] });
    const without = await run(file, "--as-of", "2024-06-30");
    assert.equal(without.code, 0, without.err);
    assert.match(without.out, /Note: The exports Revenue \(Revenue\) were not counted, because the workbook has a partner table of its own\. Run again with --metrics/);
    const asked = await run(file, "--as-of", "2024-06-30", "--metrics");
    assert.equal(asked.code, 0, asked.err);
    assert.match(asked.out, /Wrote 2 rows into the new table Tierline_metrics/);
  });

  it("refreshes the table of an earlier run when next month's rows are added", async () => {
    const file = await workbook();
    assert.equal((await run(file, "--as-of", "2024-06-30")).code, 0);
    const again = await run(path.join(folder, "exports.evaluated.xlsx"), "--as-of", "2024-07-31");
    assert.equal(again.code, 0, again.err);
    assert.match(again.out, /Refreshed table Tierline_metrics on sheet Tierline metrics/);
    assert.doesNotMatch(again.out, /not evaluated with the new numbers|as an earlier evaluation left/, "this run evaluated them");
  });

  it("says which statuses an earlier run left, where this one asks for another programme", async () => {
    const file = await workbook();
    assert.equal((await run(file, "--as-of", "2024-06-30", "--programmes", "top-tier")).code, 0);
    const other = await run(path.join(folder, "exports.evaluated.xlsx"), "--as-of", "2024-07-31", "--programmes", "rewards");
    assert.equal(other.code, 0, other.err);
    assert.match(other.out, /Note: Top tier stays as an earlier evaluation left it: this one leaves that programme out\./);
  });

  it("takes an export as .csv, with the lines of what it could not read", async () => {
    const file = path.join(folder, "revenue.csv");
    const lines = [HEADERS.join(","), ...SALES.map((row) => row.join(",")), "2024-06,Contoso,p-x,1,c-x,Widget,No,about ten"];
    await fs.writeFile(file, lines.join("\r\n"));
    const { code, out, err } = await run(file, "--as-of", "2024-06-30", "--json");
    assert.deepEqual([code, err], [0, ""]);
    const { metrics } = JSON.parse(out);
    assert.deepEqual(metrics.sources.map(({ source, label, rows }: { source: string; label: string; rows: number }) => [source, label, rows]), [["revenue.csv", "Revenue", SALES.length + 1]]);
    assert.match(metrics.findings[0].sentence, /revenue\.csv, line 35, column 8: "about ten"/);
    assert.ok((await fs.readdir(folder)).includes("revenue.evaluated.xlsx"));
  });

  it("asks how dates read that could be two days, and takes the answer", async () => {
    const file = path.join(folder, "orders.csv");
    const rows = ["Order Purchase Date,Partner,Customer ID,purchaseRecordId,purchaseRecordLineItemId,Billed Revenue USD,Currency", "3/4/2024,Contoso,c-1,p-1,1,100,USD", "2024-06-01,Contoso,c-2,p-2,1,200,USD"];
    await fs.writeFile(file, rows.join("\n"));
    const asked = await run(file, "--as-of", "2024-06-30");
    assert.match(asked.out, /Ask: .*3\/4\/2024.*Answer with --date-order day-first or month-first/);
    assert.match(asked.out, /Marketplace transactions: 1 of 2 rows count/);
    assert.match((await run(file, "--as-of", "2024-06-30", "--date-order", "day-first")).out, /Marketplace transactions: 2 of 2 rows count/);
  });

  it("says that an export alone gives no metric", async () => {
    const file = path.join(folder, "customers.csv");
    await fs.writeFile(file, "Customer ID,Partner,Date Acquired,Customer Company Name\nc-0,Contoso,2024-03-01,A\n");
    const { code, err } = await run(file, "--as-of", "2024-06-30");
    assert.equal(code, 2);
    assert.match(err, /No metric can be counted from these exports alone/);
  });

  it("refuses a .csv that is neither an export nor a table of partners or offers, and says both", async () => {
    const file = path.join(folder, "notes.csv");
    await fs.writeFile(file, "a,b,c\n1,2,3\n");
    const { code, err } = await run(file);
    assert.equal(code, 2);
    assert.match(err, /notes\.csv: No Partner Center export has these columns.*No (partner )?table was found/s);
    assert.deepEqual(await fs.readdir(folder), ["notes.csv"]);
  });

  it("evaluates a table of partners that is a .csv, names its cells as Excel would, and never changes it", async () => {
    const file = path.join(folder, "partners.csv");
    const text = 'Partner;Marketplace billed sales (USD);Net-new customers over $10K;Marketplace transactions;Unique customers;Cloud commitment (USD);Transactable listing\r\nContoso;"$4,000,000";0;0;0;0;No\r\n"Fab;rikam";about ten;0;0;0;0;No\r\nShort;5\r\n';
    await fs.writeFile(file, text);
    const { code, out, err } = await run(file, "--as-of", "2024-06-30");
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /List partners!A1:G4: 3 of 3 rows evaluated as of 2024-06-30/);
    assert.match(out, /Rejected: partners!B3 \(Marketplace billed sales \(USD\)\) says "about ten"/);
    assert.match(out, /Note: Cells are named as Excel shows the file/);
    const cells = await cellsOf(await fs.readFile(path.join(folder, "partners.evaluated.xlsx")));
    assert.deepEqual(["H1", "H2", "H3", "H4"].map((at) => cells[`partners!${at}`]), ["Top tier", "Top tier", "Needs data", "Needs data"]);
    assert.equal(await fs.readFile(file, "utf8"), text);
  });

  it("evaluates a table of offers that is a .csv, into the file that --out names", async () => {
    const file = path.join(folder, "offers.tsv");
    await fs.writeFile(file, "Offer\tPartner\tOffer type\tLive in marketplace\tCo-sell tab complete\nAdd-in\tContoso\tOffice add-in\tYes\tYes\n");
    const { code, out, err } = await run(file, "--as-of", "2024-06-30", "--json", "--out", path.join(folder, "answer.xlsx"));
    assert.deepEqual([code, err], [0, ""]);
    const [row] = JSON.parse(out).tables[0].programmes[0].rows;
    assert.equal(row.key, "Add-in");
    assert.match(row.gap, /^For Co-sell ready: out of reach by amounts: Offer type must be one of/);
    assert.deepEqual((await fs.readdir(folder)).sort(), ["answer.xlsx", "offers.tsv"]);
  });

  it("says of a .csv that is a list only what it lacks, and of a table that --metrics finds no export in it", async () => {
    const list = path.join(folder, "held.csv");
    await fs.writeFile(list, "Partner,Designation,Attained on\nContoso,Security,2023-01-01\n");
    const alone = await run(list);
    assert.equal(alone.code, 2);
    assert.match(alone.err, /the range on sheet held \(header row in A1:C1\) is a list of what partners hold.*Put a table with a column Partner beside it/);
    const partners = path.join(folder, "partners.csv");
    await fs.writeFile(partners, "Partner,Marketplace billed sales (USD),Unique customers\nContoso,5,1\n");
    const asked = await run(partners, "--metrics");
    assert.equal(asked.code, 2);
    assert.match(asked.err, /partners\.csv has no Partner Center export to count, as --metrics asks/);
  });
});
