// Exports as people paste them: two under one another, repeated headers, dates that read in two ways, cut-off files, exclusions.
import assert from "node:assert/strict";
import { troubleOf } from "../../../src/app/errors";
import { buildMetrics, findExports } from "../../../src/app/exports/buildMetrics";
import { lookAhead } from "../../../src/app/exports/lookAhead";
import type { ExportFile, MetricsPreview } from "../../../src/app/exports/metrics";
import { openNumber } from "../../../src/app/exports/openNumber";
import { makeExclusionList, writeRunway } from "../../../src/app/exports/writeTables";
import type { SheetRows } from "../../workbench/testBed";
import type { PartnerBed } from "../../workbook/partnerBed";
import { asOf, openExportBed, revenueHeaders, revenueRows, workbook } from "./exportBed";

const valueOf = ({ partners }: MetricsPreview, partner: string, metric: string) => partners.find(({ name }) => name === partner)?.values.find((one) => one.metric === metric)?.value;
const file = (name: string, bytes: Uint8Array): ExportFile => ({ name, size: bytes.length, read: async (from, to) => bytes.subarray(from, to) });
const csv = (rows: SheetRows, separator = ","): string => rows.map((row) => row.join(separator)).join("\r\n");
const codeOf = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    return troubleOf(error).code;
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
};

describe("exports as people paste them", () => {
  let bed: PartnerBed;
  const open = async (sheets: Readonly<Record<string, SheetRows>>, tables: Readonly<Record<string, { sheet: string; address: string }>> = {}) => {
    bed = await openExportBed({ sheets, tables });
  };
  afterEach(() => bed.close());

  it("reads an export that is no table, to the end of its sheet, and a second one pasted under it", async () => {
    const customers: SheetRows = [["Customer ID", "Partner", "Date Acquired", "Customer Company Name"], ["c-2", "Contoso", "2020-01-01", "Old friend"]];
    await open({ Data: [...revenueRows, [], ...customers] });
    const metrics = await buildMetrics(workbook, { asOf });
    assert.equal(valueOf(metrics, "Contoso", "marketplaceBilledSales"), 20_150.5);
    // c-2 was a customer long before the window: only c-1 is net-new.
    assert.equal(valueOf(metrics, "Contoso", "netNewCustomers"), 1);
    assert.ok(metrics.findings.some(({ code, sentence }) => code === "second-export" && /Data, row 11: a second header row starts here; the rows below are read as the Customers export/.test(sentence)));
  });

  it("counts two tables of one export as parts of one", async () => {
    await open({ May: [revenueRows[0]!, revenueRows[1]!], June: [revenueRows[0]!, ...revenueRows.slice(2)] }, { May: { sheet: "May", address: "A1:H2" }, June: { sheet: "June", address: "A1:H8" } });
    const metrics = await buildMetrics(workbook, { asOf });
    assert.equal(valueOf(metrics, "Contoso", "marketplaceBilledSales"), 20_150.5);
    assert.deepEqual(metrics.sources.map(({ source, rows }) => [source, rows]), [["May", 1], ["June", 7]]);
  });

  it("leaves a table out that a person unticked", async () => {
    await open({ May: [revenueRows[0]!, revenueRows[1]!], June: [revenueRows[0]!, ...revenueRows.slice(2)] }, { May: { sheet: "May", address: "A1:H2" }, June: { sheet: "June", address: "A1:H8" } });
    const metrics = await buildMetrics(workbook, { asOf, choices: [{ source: "May", isLeftOut: true }] });
    assert.equal(valueOf(metrics, "Contoso", "marketplaceBilledSales"), 10_150.5);
    assert.equal(metrics.sources[0]?.state, "left out");
  });

  it("says first that an export is older than its refresh rhythm explains", async () => {
    await open({ Data: revenueRows });
    assert.ok((await buildMetrics(workbook, { asOf })).findings.every(({ code }) => code !== "stale"));
    const [first] = (await buildMetrics(workbook, { asOf: "2024-09-10" })).findings;
    assert.deepEqual([first?.code, first?.sentence], ["stale", "The newest row of the Revenue export is of 2024-06; for 2024-09-10 newer data can be expected. Export it again."]);
  });

  it("names the cell of a totals row, a repeated header and an amount that cannot be read, and counts the rest", async () => {
    await open({ Data: [...revenueRows.slice(0, 3), [...revenueHeaders], ["Total", "", "", "", "", "", "", 99_999], ["2024-06", "Contoso", "p-9", "1", "c-1", "Widget", "No", "about ten"], ...revenueRows.slice(3)] });
    const metrics = await buildMetrics(workbook, { asOf });
    assert.equal(valueOf(metrics, "Contoso", "marketplaceBilledSales"), 20_150.5);
    const sentences = metrics.findings.map(({ sentence }) => sentence).join("\n");
    assert.match(sentences, /Data, row 4: the header row stands here again/);
    assert.match(sentences, /Data, row 5: this is a totals row/);
    assert.match(sentences, /Data, H6: "about ten" under "Estimated revenue \(USD\)" cannot be used/);
    assert.deepEqual(metrics.findings.find(({ place }) => place === "H6")?.cell, { sheet: "Data", address: "H6" });
  });

  it("asks how a date reads that could be two, counts none of its rows meanwhile, and takes the answer", async () => {
    const customers: SheetRows = [["Customer ID", "Partner", "Date Acquired", "Customer Company Name"], ["c-2", "Contoso", "3/4/2020", "Old friend"]];
    await open({ Data: revenueRows, Customers: customers }, { Revenue: { sheet: "Data", address: "A1:H9" }, Customers: { sheet: "Customers", address: "A1:D2" } });
    const asked = await buildMetrics(workbook, { asOf });
    assert.deepEqual(asked.sources.find(({ source }) => source === "Customers")?.questions.map(({ header, examples }) => [header, examples]), [["Date Acquired", ["3/4/2020"]]]);
    assert.equal(valueOf(asked, "Contoso", "netNewCustomers"), 2);
    const told = await buildMetrics(workbook, { asOf, choices: [{ source: "Customers", dateOrder: { "Date Acquired": "day-first" } }] });
    assert.deepEqual(told.sources.find(({ source }) => source === "Customers")?.questions, []);
    assert.equal(valueOf(told, "Contoso", "netNewCustomers"), 1);
  });

  it("gives rows to the partner that a person names, where no column does", async () => {
    await open({ Data: [["Billed month", "Customer ID", "Estimated revenue (USD)"], ["2024-06", "c", 5]] }, { Revenue: { sheet: "Data", address: "A1:C2" } });
    assert.equal((await findExports(workbook))[0]?.namesPartner, false);
    const metrics = await buildMetrics(workbook, { asOf, choices: [{ source: "Revenue", partner: "Contoso" }] });
    assert.equal(valueOf(metrics, "Contoso", "marketplaceBilledSales"), 5);
  });

  it("says what was looked at where there is no export, and refuses a date that is none", async () => {
    await open({ Data: [["a", "b", "c"], [1, 2, 3]] }, { Things: { sheet: "Data", address: "A1:C2" } });
    assert.equal(await codeOf(() => buildMetrics(workbook, { asOf })), "no-export");
    assert.equal(await codeOf(() => buildMetrics(workbook, { asOf: "soon" })), "bad-date");
  });

  it("removes what the list of exclusions names, shows what that did to the number, and names rows it cannot use", async () => {
    const exclusions: SheetRows = [["Purchase or customer ID", "Reason", "Since"], ["p-3", "proven fraud", ""], ["c-nobody", "", ""], ["", "no id", ""], ["p-1", "later", "2025-01-01"]];
    await open({ Data: revenueRows, "Tierline exclusions": exclusions }, { Revenue: { sheet: "Data", address: "A1:H9" }, Tierline_exclusions: { sheet: "Tierline exclusions", address: "A1:C5" } });
    const metrics = await buildMetrics(workbook, { asOf });
    const sales = metrics.partners.find(({ name }) => name === "Contoso")!.values.find(({ metric }) => metric === "marketplaceBilledSales")!;
    assert.equal(sales.value, 10_150.5);
    assert.equal(sales.exclusion, "Without the exclusion list: $20,150.50. Excluded: p-3 (proven fraud).");
    assert.deepEqual(sales.account.leftOut.find(({ reason }) => reason === "fraud-list")?.rows, 1);
    assert.deepEqual(metrics.exclusions.sentences, ["Nothing in the exports carries the excluded id c-nobody."]);
    assert.match(metrics.findings.map(({ sentence }) => sentence).join(), /Tierline exclusions, A4: "" cannot be used/);
    const opened = openNumber({ metrics: metrics.id, metric: "marketplaceBilledSales", row: 0, reason: "fraud-list" });
    assert.deepEqual(opened.rows.map(({ purchase, exclusion, cell }) => [purchase, exclusion, cell]), [["p-3 / 1", "p-3: proven fraud", { sheet: "Data", address: "A4" }]]);
  });

  it("makes an empty list of exclusions once, and finds it again", async () => {
    await open({ Data: revenueRows }, { Revenue: { sheet: "Data", address: "A1:H9" } });
    assert.match((await makeExclusionList(workbook)).sentence, /^Made the table Tierline_exclusions on sheet Tierline exclusions\./);
    assert.deepEqual((await bed.values("A1:C1", "Tierline exclusions"))[0], ["Purchase or customer ID", "Reason", "Since"]);
    assert.match((await makeExclusionList(workbook)).sentence, /stands on sheet Tierline exclusions/);
  });

  it("counts amounts in other currencies by the rates a person gives", async () => {
    const orders: SheetRows = [["Order Purchase Date", "Partner", "Customer ID", "purchaseRecordId", "purchaseRecordLineItemId", "Billed Revenue USD", "Currency"], ["2024-06-01", "Contoso", "c", "p", "1", 100, "EUR"]];
    await open({ Orders: orders, "Tierline rates": [["Currency", "USD per unit", "From"], ["EUR", 1.1, "2024-01-01"], ["EURO", 2, ""]] }, { Orders: { sheet: "Orders", address: "A1:G2" }, Tierline_rates: { sheet: "Tierline rates", address: "A1:C3" } });
    const metrics = await buildMetrics(workbook, { asOf });
    assert.equal(valueOf(metrics, "Contoso", "marketplaceBilledSales"), 110);
    assert.match(metrics.findings.map(({ sentence }) => sentence).join(), /Tierline rates, A3: "EURO" cannot be used/);
  });

  it("opens a number to the rows that count and to those left out, every row once", async () => {
    await open({ Data: revenueRows }, { Revenue: { sheet: "Data", address: "A1:H9" } });
    const metrics = await buildMetrics(workbook, { asOf });
    const row = metrics.partners.findIndex(({ name }) => name === "Contoso");
    const { account } = metrics.partners[row]!.values.find(({ metric }) => metric === "marketplaceTransactions")!;
    const lines = [null, ...account.leftOut.map(({ reason }) => reason)].flatMap((reason) => openNumber({ metrics: metrics.id, metric: "marketplaceTransactions", row, reason }).rows.map(({ line }) => line));
    assert.deepEqual(lines.sort(), [2, 3, 4, 5, 6, 7, 8]);
    const counted = openNumber({ metrics: metrics.id, metric: "marketplaceTransactions", row });
    assert.deepEqual(counted.rows.map(({ cell, date, amount, customer }) => [cell?.address, date, amount, customer]), [
      ["A2", "2024-05", "$10,000", "c-1"],
      ["A4", "2024-06", "$10,000", "c-2"],
      ["A5", "2024-06", "$100", "c-2"],
    ]);
    assert.deepEqual(openNumber({ metrics: metrics.id, metric: "marketplaceTransactions", row, from: 2, most: 1 }).rows.map(({ line }) => line), [5]);
    assert.equal(await codeOf(() => openNumber({ metrics: "metrics-none", metric: "marketplaceTransactions", row })), "unknown-metrics");
  });

  it("looks twelve months ahead by the rules' own thresholds, and writes it", async () => {
    const rows: SheetRows = [revenueRows[0]!, ["2023-08", "Contoso", "p-1", "1", "c-1", "Widget", "No", 3_000_000], ["2024-06", "Contoso", "p-2", "1", "c-2", "Widget", "No", 1_500_000]];
    await open({ Data: rows }, { Revenue: { sheet: "Data", address: "A1:H3" } });
    const metrics = await buildMetrics(workbook, { asOf });
    const outlook = await lookAhead(metrics.id);
    const sales = outlook.partners[0]!.criteria.find(({ label }) => label === "Top tier, Billed sales")!;
    assert.deepEqual([sales.isMetNow, sales.lapsesOn, sales.measures[0]!.needed], [true, "2024-08-01", 4_000_000]);
    assert.equal(sales.sentence, "Top tier, Billed sales lapses on 2024-08-01 if nothing new comes: 2023-08 leaves the window. It holds through that month with $2,500,000 more marketplace billed sales.");
    assert.deepEqual(sales.measures[0]!.months.slice(0, 2).map(({ leavingMonth, value, leaves, leastNew }) => ({ leavingMonth, value, leaves, leastNew })), [
      { leavingMonth: "2023-07", value: 4_500_000, leaves: 0, leastNew: 0 },
      { leavingMonth: "2023-08", value: 1_500_000, leaves: 3_000_000, leastNew: 2_500_000 },
    ]);
    await writeRunway(workbook, outlook);
    const [headers, first] = await bed.values("A1:J2", "Tierline runway");
    assert.deepEqual(headers!.slice(0, 9), ["Partner", "Criterion", "Measure", "Needed", "Now", "Met now", "Lapses on", "Least new in 12 months", "After 1 month"]);
    assert.deepEqual(first!.slice(0, 7), ["Contoso", "Top tier, Billed sales", "Marketplace billed sales (USD)", 4_000_000, 4_500_000, "Yes", 45_505]);
    assert.deepEqual((await workbook.findTables(() => 0)).map(({ table, recognised }) => [table, recognised]), [["Revenue", 0], ["Tierline_runway", 0]]);
  });
});

describe("exports as .csv files", () => {
  let bed: PartnerBed;
  beforeEach(async () => {
    bed = await openExportBed({ sheets: { Data: [] }, tables: {} });
  });
  afterEach(() => bed.close());
  const count = (bytes: Uint8Array) => buildMetrics(workbook, { asOf, files: [file("revenue.csv", bytes)] });
  const text = csv(revenueRows);

  for (const [name, bytes] of [
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(text)])],
    ["UTF-16 with a mark", new Uint8Array([0xff, 0xfe, ...Buffer.from(text, "utf16le")])],
    ["UTF-16 without one", new Uint8Array(Buffer.from(text, "utf16le"))],
    ["UTF-8 with semicolons", new TextEncoder().encode(csv(revenueRows, ";"))],
  ] as const) {
    it(`counts a file in ${name}`, async () => assert.equal(valueOf(await count(bytes), "Contoso", "marketplaceBilledSales"), 20_150.5));
  }

  it("reads Windows-1252 and says that it guessed", async () => {
    const metrics = await count(new Uint8Array(Buffer.from(text.replaceAll("Contoso", "Caf\u00e9"), "latin1")));
    assert.equal(valueOf(metrics, "Caf\u00e9", "marketplaceBilledSales"), 20_150.5);
    assert.match(metrics.sources[0]!.sentences.join(" "), /revenue\.csv is not UTF-8; it was read as Windows-1252/);
  });

  it("keeps every digit of a long id, names the line of a cell, and takes quoted separators and line breaks", async () => {
    const quoted = ['Billed month,Partner,Customer ID,Estimated revenue (USD)', '2024-06,"Contoso, Inc.",12345678901234567890,"1,000.50"', '2024-06,"Contoso, Inc.","12345678901234567891\nx",5', "2024-06,Fabrikam,c,oops", ""].join("\n");
    const metrics = await count(new TextEncoder().encode(quoted));
    assert.equal(valueOf(metrics, "Contoso, Inc.", "marketplaceBilledSales"), 1_005.5);
    assert.match(metrics.findings.map(({ sentence }) => sentence).join(), /revenue\.csv, line 5, column 4: "oops"/);
    const opened = openNumber({ metrics: metrics.id, metric: "marketplaceBilledSales", row: 0 });
    assert.deepEqual([opened.rows[0]!.customer, opened.rows[0]!.cell, opened.rows[0]!.line], ["12345678901234567890", null, 2]);
  });

  it("reads a file larger than one piece as if it were one, wherever the pieces are cut", async () => {
    const rows = Array.from({ length: 120_000 }, (_, at) => ["2024-06", "Caf\u00e9 Contoso", `p-${at}`, "1", `c-${at % 500}`, "Widget", "No", "100.01"]);
    const bytes = new TextEncoder().encode(csv([[...revenueHeaders], ...rows]));
    assert.ok(bytes.length > 4_000_000);
    const metrics = await count(bytes);
    assert.equal(valueOf(metrics, "Caf\u00e9 Contoso", "marketplaceBilledSales"), 12_001_200);
    assert.equal(metrics.sources[0]!.rows, 120_000);
  });

  it("says what a file lacks that is no export, and that one is empty", async () => {
    const other = await buildMetrics(workbook, { asOf, files: [file("notes.csv", new TextEncoder().encode("a,b\n1,2\n")), file("empty.csv", new Uint8Array())] });
    assert.deepEqual(other.sources.map(({ source, state }) => [source, state]), [["notes.csv", "unusable"], ["empty.csv", "unusable"]]);
    assert.deepEqual(other.sources[1]!.sentences, ["empty.csv is empty."]);
    assert.equal(other.refusal, "No export could be counted.");
  });
});
