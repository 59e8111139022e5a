// Exports as people really paste them: each trouble is said with its place, and the rest still counts.
import assert from "node:assert/strict";
import type { CellValue } from "../../src/intake/table";
import { account } from "../../src/ledger/accounts";
import { LedgerReader } from "../../src/ledger/ledgerReader";
import { count, evaluation, read, valueFor } from "./reading";
import { isCounted } from "../../src/ledger/evaluation";
import { metricTable } from "../../src/ledger/metricTable";

const headers = ["Billed month", "Purchase record ID", "Line-item ID", "Customer ID", "Estimated revenue (USD)", "Trial deployment"];
const row = (month: CellValue, purchase: string, customer: CellValue, usd: CellValue, trial: CellValue = "No"): CellValue[] => [month, purchase, "1", customer, usd, trial];
const asOf = "2024-06-30";
const sales = (rows: CellValue[][], options = {}) => {
  const ledger = read({ headers, rows, options: { partner: "Contoso", ...options } });
  const metric = count(ledger, "marketplaceBilledSales", asOf);
  return { ledger, metric, value: valueFor(ledger, metric, "Contoso"), account: account(metric) };
};

describe("ledger: bad input", () => {
  it("reads two exports that were pasted one under the other, each as what it is", () => {
    const ledger = read({
      headers,
      rows: [row("2024-05-01", "p1", "c1", 20_000), ["Customer ID", "Date Acquired", "", "", "", ""], ["c1", "2020-01-01", "", "", "", ""], ["c2", "2024-05-03", "", "", "", ""]],
      options: { partner: "Contoso" },
    });
    assert.equal(ledger.tables.get("customers")?.rowCount, 2);
    assert.equal(valueFor(ledger, count(ledger, "netNewCustomers", asOf), "Contoso"), 0);
    assert.match(ledger.findings.find((finding) => finding.code === "second-export")?.sentence ?? "", /line 3: a second header row starts here; the rows below are read as the Customers export/);
  });

  it("does not count rows below a second header row that fits no export, and says so", () => {
    const { value, account: rows, ledger } = sales([row("2024-05-01", "p1", "c1", 500), ["Customer name", "Customer city", "Payout currency", "", "", ""], ["A", "Berlin", "EUR", "", 700, ""]]);
    assert.equal(value, 500);
    assert.equal(rows.leftOut["foreign-rows"], 1);
    assert.ok(ledger.findings.some((finding) => finding.code === "unknown-export" && /line 3/.test(finding.sentence)));
  });

  it("passes over a repeated header row, a totals row and blank rows, and names their lines", () => {
    const { value, account: rows, ledger } = sales([row("2024-05-01", "p1", "c1", 500), headers, row("2024-06-01", "p2", "c1", 250), headers.map(() => ""), ["Grand total", "", "", "", 750, ""]]);
    assert.equal(value, 750);
    assert.deepEqual(rows.leftOut, { "repeated-header": 1, "totals-row": 1, "blank-row": 1 });
    assert.match(ledger.findings.find((finding) => finding.code === "totals-row")?.sentence ?? "", /line 6/);
    assert.match(ledger.findings.find((finding) => finding.code === "repeated-header")?.sentence ?? "", /line 3/);
  });

  it("asks about a date that can be read two ways, and leaves its rows out until answered", () => {
    const rows = [row("3/4/2024", "p1", "c1", 100), row("13/4/2024", "p2", "c1", 10), row("4/13/2024", "p3", "c1", 1), row("5/5/2024", "p4", "c1", 0.5)];
    const open = sales(rows);
    assert.equal(open.value, 11.5);
    assert.equal(open.account.leftOut["unreadable-cell"], 1);
    const ask = open.ledger.findings.find((finding) => finding.code === "ambiguous-date");
    assert.deepEqual(ask?.asks, { header: "Billed month", choices: ["day-first", "month-first"], examples: ["3/4/2024"] });
    assert.equal(sales(rows, { dateOrder: "day-first" }).value, 111.5);
    assert.equal(sales(rows, { dateOrder: { "Billed month": "month-first" } }).value, 111.5);
    assert.equal(sales([row("2/7/2023", "p1", "c1", 100)], { dateOrder: "day-first" }).value, 100, "2 July 2023 lies in the window");
    assert.equal(sales([row("2/7/2023", "p1", "c1", 100)], { dateOrder: "month-first" }).value, 0, "7 February 2023 does not");
  });

  it("reads months however they are written", () => {
    const spellings = ["2024-05", "May 2024", "May-24", "2024-05-31", 45413, "202405", 202405, "2024-05-01T00:00:00Z", "FY24-May", "31 May 2024", "05/2024"];
    assert.equal(sales(spellings.map((month, at) => row(month, `p${at}`, "c1", 1))).value, spellings.length);
  });

  it("counts rows with masked or blank customer ids for sales and transactions, not for customers", () => {
    const ledger = read({ headers, rows: [row("2024-05-01", "p1", "************", 500), row("2024-05-01", "p2", "", 500), row("2024-05-01", "p3", "c1", 500)], options: { partner: "Contoso" } });
    const of = (id: string) => valueFor(ledger, count(ledger, id, asOf), "Contoso");
    assert.deepEqual([of("marketplaceBilledSales"), of("marketplaceTransactions"), of("uniqueCustomers")], [1500, 3, 1]);
    assert.equal(account(count(ledger, "uniqueCustomers", asOf)).leftOut["no-customer-id"], 2);
    assert.match(ledger.findings.find((finding) => finding.code === "masked-ids")?.sentence ?? "", /1 ids are masked/);
  });

  it("never takes a blank or unreadable amount for 0: it is reported with its place, and an unreadable partner stays unknown", () => {
    const { value, account: rows, ledger } = sales([row("2024-05-01", "p1", "c1", ""), row("2024-05-01", "p2", "c1", "#N/A"), row("2024-05-01", "p3", "c1", "1.234,56")]);
    assert.ok(Number.isNaN(value));
    assert.equal(rows.leftOut["unreadable-cell"], 3);
    assert.deepEqual(ledger.findings.filter((finding) => finding.code === "unreadable-cell").map((finding) => finding.place), ["line 3, column 5", "line 4, column 5"]);
    const table = metricTable(evaluation(ledger, asOf), "partner", ["marketplaceBilledSales"]);
    assert.equal(table.rows[0]?.[1], "", "an unknown number is an empty cell");
  });

  it("takes no two ids for one because Excel cut their digits: they are named with their place and are unknown", () => {
    const rows = [row("2024-05-01", "1.23E+15", "c1", 60), row("2024-05-01", "1.23E+15", "c2", 60), row("2024-05-01", "1.24E+15", "c2", 60), row("2024-05-01", "p1", 1_234_567_890_123_460, 500), row("2024-05-01", "p2", 123_456_789_012_345, 500)];
    const ledger = read({ headers, rows, options: { partner: "Contoso" } });
    const of = (id: string) => valueFor(ledger, count(ledger, id, asOf), "Contoso");
    assert.deepEqual([of("marketplaceBilledSales"), of("marketplaceTransactions"), of("uniqueCustomers")], [1180, 2, 1]);
    assert.deepEqual(ledger.findings.map(({ place }) => place).sort(), ["line 2, column 2", "line 3, column 2", "line 4, column 2", "line 5, column 4"]);
    assert.match(ledger.findings.find(({ place }) => place === "line 2, column 2")?.sentence ?? "", /"1.23E\+15" under "Purchase record ID" cannot be used: Excel took it for a number and cut its digits/);
  });

  it("takes a blank trial cell for no trial, and leaves a row out whose trial cell is neither yes nor no", () => {
    const { value, account: rows, ledger } = sales([row("2024-05-01", "p1", "c1", 100, ""), row("2024-05-01", "p2", "c1", 70, "perhaps"), row("2024-05-01", "p3", "c1", 30, "#N/A"), row("2024-05-01", "p4", "c1", 5, "paid")]);
    assert.equal(value, 105);
    assert.deepEqual(rows.leftOut, { "unreadable-cell": 2 });
    assert.deepEqual(ledger.findings.map(({ place }) => place), ["line 3, column 6", "line 4, column 6"]);
  });

  it("names sheet cells by their address", () => {
    const reader = new LedgerReader();
    reader.open({ name: "Revenue", kind: "sheet", headerRow: 5, firstColumn: 2 }, headers).add([row("soon", "p1", "c1", 5)]);
    assert.match(reader.finish().findings.find((finding) => finding.code === "unreadable-cell")?.sentence ?? "", /^Revenue, C6: "soon" under "Billed month" cannot be used/);
  });

  it("reads amounts as people write them, and nets negative lines", () => {
    assert.equal(sales([row("2024-05-01", "p1", "c1", "$4,250.25"), row("2024-05-01", "p2", "c1", "(250.25)"), row("2024-05-01", "p3", "c1", -1000)]).value, 3000);
  });

  it("warns when a sheet is full to its last row", () => {
    const reader = new LedgerReader();
    const source = reader.open({ name: "Revenue", kind: "sheet", headerRow: 1_048_570, firstColumn: 0 }, headers);
    source.add(Array.from({ length: 6 }, (_, at) => row("2024-05-01", `p${at}`, "c1", 1)));
    assert.match(reader.finish().findings.find((finding) => finding.code === "row-limit")?.sentence ?? "", /reaches row 1,048,576.*may be cut off/);
  });

  it("says that a file was cut where a sheet ends, and nothing of a file that goes on", () => {
    const findingsOf = (headerRow: number, kind: "sheet" | "file") => {
      const reader = new LedgerReader();
      reader.open({ name: "revenue.csv", kind, headerRow, firstColumn: 0 }, headers).add(Array.from({ length: 6 }, (_, at) => row("2024-05-01", `p${at}`, "c1", 1)));
      return reader.finish().findings.filter((finding) => finding.code === "row-limit").length;
    };
    assert.deepEqual([findingsOf(1_048_569, "file"), findingsOf(1_048_570, "file"), findingsOf(1_048_571, "file")], [0, 1, 0]);
  });

  it("says in which line a text was read in another encoding, and still counts its row", () => {
    const extra = [...headers, "Customer name"];
    const named = (...names: string[]) => {
      const ledger = read({ headers: extra, rows: names.map((name, at) => [...row("2024-05-01", `p${at}`, `c${at}`, 12), name]), options: { partner: "Contoso" } });
      return { value: valueFor(ledger, count(ledger, "marketplaceBilledSales", asOf), "Contoso"), said: ledger.findings.filter((finding) => finding.code === "encoding").map((finding) => finding.sentence) };
    };
    for (const spoilt of ["M\ufffdller", "MÃ¼ller", "CafÃ© Noir", "Oâ€™Brien", "M\u0000\u0000ller\ufffd", "Ãœber AG"]) {
      const { value, said } = named("Contoso", spoilt, spoilt);
      assert.equal(value, 36);
      assert.equal(said.length, 1, spoilt);
      assert.match(said[0]!, /^export-1\.csv, line 3, column 7: ".*" and 1 more cells hold characters that could not be decoded/);
    }
    assert.deepEqual(named("Müller", "SÃO PAULO S.A.", "Āboliņš", "株式会社", "O’Brien", "Crédit Agricole – €").said, [], "texts of many languages are left in peace");
    assert.ok(sales([row("2024-05-01", "p1", "M\ufffdller", 12)]).ledger.findings.some((finding) => finding.code === "encoding" && finding.place === "line 2, column 4"));
  });

  it("takes a row for a totals row by its first cell, or a cell that says no more than total, and not by a customer's name", () => {
    const extra = ["Customer name", ...headers];
    const ledger = read({ headers: extra, rows: [["Total for 2024", "", "", "", "", 900, ""], ["", "Grand total:", "", "", "", 900, ""], ["Contoso", "", "", "", "TotalEnergies", 5, "No"], ["Fabrikam", "", "Total Wine", "1", "c1", 5, "No"]], options: { partner: "A" } });
    assert.deepEqual(account(count(ledger, "marketplaceBilledSales", asOf)).leftOut, { "totals-row": 2, "unreadable-cell": 2 });
  });

  it("reads very small amounts with an exponent, and refuses amounts that are too large to be held to the cent", () => {
    const { value, ledger } = sales([row("2024-05-01", "p1", "c1", "2.5E-05"), row("2024-05-01", "p2", "c1", "0.000025"), row("2024-05-01", "p3", "c1", "12345678901.50")]);
    assert.equal(value, 0.00005);
    assert.match(ledger.findings.find((finding) => finding.code === "unreadable-cell")?.sentence ?? "", /line 4, column 5: "12345678901.50".*larger than nine billion/);
  });

  it("refuses a table that is no export, in one sentence", () => {
    assert.throws(() => new LedgerReader().open({ name: "Plan", kind: "sheet", headerRow: 1, firstColumn: 0 }, ["Name", "Age"]), /Plan: No Partner Center export has these columns/);
  });

  it("X-39: does not use Orders' Billed Revenue USD where the currency is another, unless a rate is given", () => {
    const orders = ["Order Purchase Date", "Customer ID", "Billed Revenue USD", "Currency"];
    const rows = [["2024-05-03", "c1", 100, "USD"], ["2024-05-04", "c2", 50, "EUR"], ["2024-05-05", "c3", 70, ""]];
    const plain = read({ headers: orders, rows, options: { partner: "Contoso" } });
    const metric = count(plain, "marketplaceBilledSales", asOf);
    assert.equal(valueFor(plain, metric, "Contoso"), 100);
    assert.deepEqual(account(metric).leftOut, { "unreadable-cell": 1, "other-currency": 1 }, "a blank currency is not another one");
    const reader = new LedgerReader({ rates: [{ currency: "EUR", usdPerUnit: 1.1 }] });
    reader.open({ name: "orders.csv", kind: "file", headerRow: 1, firstColumn: 0 }, orders, { partner: "Contoso" }).add(rows);
    const rated = reader.finish();
    assert.equal(valueFor(rated, count(rated, "marketplaceBilledSales", asOf), "Contoso"), 155);
    const unusable = evaluation(read({ headers: orders.slice(0, 3), rows: rows.map((each) => each.slice(0, 3)), options: { partner: "Contoso" } }), asOf).count("marketplaceBilledSales");
    assert.ok(!isCounted(unusable), "without a currency column nothing is counted");
  });

  it("reads and counts in slices, with progress, and can be stopped between any two of them", () => {
    const reader = new LedgerReader();
    const source = reader.open({ name: "revenue.csv", kind: "file", headerRow: 1, firstColumn: 0 }, headers, { partner: "Contoso" });
    const rows = Array.from({ length: 25 }, (_, at) => row("2024-05-01", `p${at}`, "c1", 100));
    assert.deepEqual([...source.addInSlices(rows, 10)], [10, 20, 25]);
    const counting = evaluation(reader.finish(), asOf);
    const first = counting.countInSlices(["marketplaceBilledSales", "marketplaceTransactions"]).next();
    assert.deepEqual(first.value, { done: 1, of: 2, metric: "marketplaceBilledSales" });
    assert.equal(counting.count("marketplaceBilledSales"), counting.count("marketplaceBilledSales"), "a metric is counted once");
  });
});
