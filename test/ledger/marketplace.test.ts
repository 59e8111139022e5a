// Boundary amounts, refunds, trials, duplicates, first purchases and exclusions, with answers worked out by hand.
import assert from "node:assert/strict";
import type { CellValue } from "../../src/intake/table";
import { account, exclusionEffects, openNumber } from "../../src/ledger/accounts";
import { metricTable } from "../../src/ledger/metricTable";
import { trailing } from "../../src/ledger/windows";
import { assumptionsOf } from "../../src/ledger/assumptions";
import { count, evaluation, read, valueFor } from "./reading";
import type { Export } from "./reading";

const headers = ["Partner", "Billed month", "Purchase record ID", "Line-item ID", "Customer ID", "Estimated revenue (USD)", "Trial deployment"];
const asOf = "2024-06-30";
type Row = [month: string, purchase: string, line: string, customer: string, usd: CellValue, trial?: CellValue];
const revenue = (...rows: Row[]) => ({ headers, rows: rows.map(([month, purchase, line, customer, usd, trial]) => ["Contoso", month, purchase, line, customer, usd, trial ?? "No"]) });
const value = (id: string, ...exports: readonly Export[]) => {
  const ledger = read(...exports);
  return valueFor(ledger, count(ledger, id, asOf), "Contoso");
};

describe("ledger: marketplace metrics", () => {
  it("X-13: counts a transaction of exactly $100.00 and not one of $99.99", () => {
    assert.equal(value("marketplaceTransactions", revenue(["2024-05", "p1", "1", "c1", 100], ["2024-05", "p2", "1", "c1", 99.99])), 1);
  });

  it("X-12: counts a new customer of $10,000.01 and not one of exactly $10,000.00, over all of its purchases", () => {
    assert.equal(value("netNewCustomers", revenue(["2024-05", "p1", "1", "c1", 10_000], ["2024-05", "p2", "1", "c2", 9_999], ["2024-06", "p3", "1", "c2", 1.01])), 1);
  });

  it("X-16: takes purchase and line item together for one transaction, over several months", () => {
    assert.equal(value("marketplaceTransactions", revenue(["2024-04", "p1", "1", "c1", 60], ["2024-05", "p1", "1", "c1", 60], ["2024-05", "p1", "2", "c1", 200])), 2);
  });

  it("X-16: nets refunds per purchase and line item, and tells them from amounts that were small from the start", () => {
    const ledger = read(revenue(["2024-05", "p1", "1", "c1", 500], ["2024-06", "p1", "1", "c1", -450], ["2024-05", "p2", "1", "c2", 500], ["2024-06", "p2", "1", "c2", -100], ["2024-05", "p3", "1", "c3", 5]));
    const metric = count(ledger, "marketplaceTransactions", asOf);
    assert.equal(valueFor(ledger, metric, "Contoso"), 1);
    assert.deepEqual(account(metric).leftOut, { refund: 2, "below-minimum": 1 });
    assert.equal(valueFor(ledger, count(ledger, "marketplaceBilledSales", asOf), "Contoso"), 455);
  });

  it("X-42: rolls the rows of several publishers up to the partner global account, and keeps publishers apart where no account is named", () => {
    const rows: CellValue[][] = [["100", "s1", "2024-05", "p1", "1", "c1", 100], ["100", "s2", "2024-05", "p2", "1", "c1", 200]];
    const sellers = ["PGA ID", "Seller ID", ...headers.slice(1, 6)];
    const together = read({ headers: sellers, rows });
    assert.equal(valueFor(together, count(together, "marketplaceBilledSales", asOf), "100"), 300);
    const apart = read({ headers: sellers.slice(1), rows: rows.map((row) => row.slice(1)) });
    assert.deepEqual(["s1", "s2"].map((seller) => valueFor(apart, count(apart, "marketplaceBilledSales", asOf), seller)), [100, 200]);
    const warning = apart.findings.find((finding) => finding.code === "several-publishers");
    assert.match(warning?.sentence ?? "", /2 different values stand under "Seller ID" and are counted apart.*Add a column "PGA ID"/);
    assert.ok(!together.findings.some((finding) => finding.code === "several-publishers"));
    const one = read({ headers: sellers.slice(1), rows: rows.slice(0, 1).map((row) => row.slice(1)) });
    assert.ok(!one.findings.some((finding) => finding.code === "several-publishers"), "one publisher is no reason to warn");
  });

  it("X-42: rolls locations up to the partner global account that the Partner profile names", () => {
    const rows: CellValue[][] = [["201", "2024-05", "p1", "1", "c1", 100], ["202", "2024-05", "p2", "1", "c1", 200], ["100", "2024-05", "p3", "1", "c1", 400], ["900", "2024-05", "p4", "1", "c1", 800]];
    const profile = { headers: ["MPNId", "PartnerName", "PGA_MPNID", "PGA_PartnerName", "City", "Country", "HierarchyLevel"], rows: [["201", "Contoso Berlin", "100", "Contoso", "Berlin", "DE", "Location"], ["202", "Contoso Rome", "100", "Contoso", "Rome", "IT", "Location"], ["100", "Contoso", "100", "Contoso", "Berlin", "DE", "HQ"]] };
    const ledger = read({ headers: ["MPN ID", ...headers.slice(1, 6)], rows }, profile);
    const sales = count(ledger, "marketplaceBilledSales", asOf);
    assert.equal(valueFor(ledger, sales, "100"), 700);
    assert.equal(valueFor(ledger, sales, "900"), 800, "a location that the profile does not name stays as it is");
  });

  it("does not count trials, whatever their amount", () => {
    const ledger = read(revenue(["2024-05", "p1", "1", "c1", 5000, "Yes"], ["2024-05", "p2", "1", "c2", 700, ""]));
    const metric = count(ledger, "marketplaceBilledSales", asOf);
    assert.equal(valueFor(ledger, metric, "Contoso"), 700);
    assert.deepEqual(account(metric).leftOut, { trial: 1 });
  });

  it("counts rows that are identical in every column once, also across files, and rows that differ anywhere twice", () => {
    const row: Row = ["2024-05", "p1", "1", "c1", 100];
    assert.equal(value("marketplaceBilledSales", revenue(row, row), revenue(row)), 100);
    assert.equal(value("marketplaceBilledSales", revenue(row, ["2024-05", "p1", "1", "c1", 100, "no"])), 200);
  });

  it("X-14: dates a first purchase by the earliest evidence of any export", () => {
    const sold = revenue(["2024-05", "p1", "1", "c1", 20_000], ["2024-05", "p2", "1", "c2", 20_000], ["2024-05", "p3", "1", "c3", 20_000]);
    const customers = { headers: ["Partner", "Customer ID", "Date Acquired"], rows: [["Contoso", "c1", "2019-03-01"], ["Contoso", "c2", "2024-02-01"]] };
    const orders = { headers: ["Partner", "Customer ID", "Order Purchase Date", "Is Trial"], rows: [["Contoso", "c3", "2020-01-15", "Yes"], ["Contoso", "c2", "2022-01-15", "No"]] };
    assert.equal(value("netNewCustomers", sold), 3);
    assert.equal(value("netNewCustomers", sold, customers), 2);
    assert.equal(value("netNewCustomers", sold, customers, orders), 1, "a trial order is no purchase; a real one of 2022 is");
  });

  it("keeps customers of the same id apart when they belong to different partners", () => {
    const ledger = read({ headers, rows: [["A", "2022-01", "p1", "1", "c1", 500, "No"], ["B", "2024-05", "p2", "1", "c1", 20_000, "No"]] });
    assert.equal(valueFor(ledger, count(ledger, "netNewCustomers", asOf), "B"), 1);
  });

  it("X-40: removes purchases and customers of the exclusion list from the day they are listed, and shows what that changed", () => {
    const ledger = read(revenue(["2024-05", "p1", "1", "c1", 1000], ["2024-05", "p2", "1", "c2", 300], ["2024-05", "p3", "1", "c3", 50]));
    const exclusions = [{ id: "p1", reason: "Chargeback fraud", since: "2024-06-01" }, { id: "c3", reason: "Test tenant", since: "2024-07-01" }];
    const metric = count(ledger, "marketplaceBilledSales", asOf, exclusions);
    assert.equal(valueFor(ledger, metric, "Contoso"), 350);
    const [effect] = exclusionEffects(metric, evaluation(ledger, asOf).count("marketplaceBilledSales"));
    assert.equal(effect?.withoutExclusions, 1350);
    assert.deepEqual(effect?.exclusions, [exclusions[0]]);
    const opened = openNumber(metric, ledger.dictionaries.partner.find("Contoso"), "all");
    assert.equal(opened[0]?.exclusion?.reason, "Chargeback fraud");
  });

  it("shows the exclusion that changed a number although its rows are another export's", () => {
    const orders = { headers: ["Partner", "Order Purchase Date", "purchaseRecordId", "Customer ID"], rows: [["Contoso", "2020-03-04", "old", "c1"]] };
    const ledger = read(revenue(["2024-05", "p1", "1", "c1", 20_000]), orders);
    const exclusions = [{ id: "old", reason: "Never delivered" }];
    const metric = count(ledger, "netNewCustomers", asOf, exclusions);
    const [effect, ...others] = exclusionEffects(metric, evaluation(ledger, asOf).count("netNewCustomers"));
    assert.deepEqual([effect?.withoutExclusions, effect?.value, effect?.exclusions, others], [0, 1, exclusions, []]);
  });

  it("calls a refund whose sale lies before the window a refund, and a small sale that was refunded small", () => {
    const ledger = read(revenue(["2023-06", "p1", "1", "c1", 500], ["2023-07", "p1", "1", "c1", -500], ["2024-05", "p2", "1", "c1", 50], ["2024-06", "p2", "1", "c1", -50]));
    assert.deepEqual(account(count(ledger, "marketplaceTransactions", asOf)).leftOut, { "outside-window": 1, refund: 1, "below-minimum": 2 });
  });

  it("takes exports that name no partner for those of the only partner that others name, and says so; never where there are several", () => {
    const customers = { headers: ["Customer ID", "Date Acquired"], rows: [["c1", "2020-01-01"]] };
    const sold = (...partners: string[]) => ({ headers, rows: partners.map((partner, at) => [partner, "2024-05", `p${at}`, "1", "c1", 20_000, "No"]) });
    const one = read(sold("Contoso"), customers);
    assert.equal(valueFor(one, count(one, "netNewCustomers", asOf), "Contoso"), 0, "an old customer, as the Customers export says");
    assert.deepEqual(metricTable(evaluation(one, asOf)).rows.map((row) => row[0]), ["Contoso"]);
    assert.match(one.findings.find(({ code }) => code === "one-partner")?.sentence ?? "", /taken to be those of Contoso, the only partner/);
    const two = read(sold("Contoso", "Fabrikam"), customers);
    assert.equal(valueFor(two, count(two, "netNewCustomers", asOf), "Contoso"), 1);
    assert.ok(two.findings.every(({ code }) => code !== "one-partner"));
    const azure = read({ headers: headers.slice(1), rows: [["2024-05", "p1", "1", "c1", 500, "No"]] }, { headers: ["PGAMpnID", "PartnerName", "Month", "ACR_USD", "IsDuplicateAtPGALevel"], rows: [["100", "Contoso Ltd", "2024-05", 7, 0]] });
    assert.deepEqual(metricTable(evaluation(azure, asOf), "partner", ["marketplaceBilledSales", "azureConsumedRevenue"]).rows.map((row) => row.slice(0, 4)), [["100", "Contoso Ltd", 500, 7]]);
  });

  it("takes two spellings of a partner's name that differ in case for one partner, who is still keyed by name", () => {
    const ledger = read({ headers, rows: [["Contoso", "2024-05", "p1", "1", "c1", 100, "No"], ["CONTOSO ", "2024-05", "p2", "1", "c2", 200, "No"]] });
    const table = metricTable(evaluation(ledger, asOf), "partner", ["marketplaceBilledSales"]);
    assert.deepEqual([table.columns[0]?.header, table.rows.map((row) => row.slice(0, 2))], ["Partner", [["Contoso", 300]]]);
  });

  it("opens a number to its rows, by line", () => {
    const ledger = read(revenue(["2022-05", "p0", "1", "c1", 1000], ["2024-05", "p1", "1", "c1", 1000], ["2024-05", "p2", "1", "c2", 5], ["2024-06", "p3", "1", "c2", 100]));
    const metric = count(ledger, "marketplaceTransactions", asOf);
    assert.deepEqual(openNumber(metric, ledger.dictionaries.partner.find("Contoso")).map((each) => each.row), [3, 5]);
  });

  it("says which windows, readings and gaps stand behind a number", () => {
    const ledger = read({ headers: headers.slice(0, 6), rows: [["Contoso", "2023-09", "p1", "1", "c1", 1000], ["Contoso", "2024-02", "p1", "1", "c1", "?"]] });
    const said = assumptionsOf(count(ledger, "marketplaceBilledSales", "2024-06-15")).join(" ");
    assert.match(said, /2023-07 to 2024-06, in whole months/);
    assert.match(said, /2024-06 is not over/);
    assert.match(assumptionsOf(count(ledger, "lifetimeTransactions", "2024-06-15")).join(" "), /everything up to 2024-06, in whole months, because the export names months only; 2024-06 is not over/);
    assert.match(trailing("2024-06-15", 12, "day").sentence, /2023-06-16 to 2024-06-15, both days included; 2024-06 is not over/);
    assert.match(said, /No column says which rows are trials/);
    assert.match(said, /1 row could not be read, so the number may be too low/);
    assert.match(said, /begins with 2023-09, after the start of the window/);
    assert.match(said, /newest row of the Revenue export is of 2024-02.*Export it again/);
  });

  it("says every reading of the silent points beside the number", () => {
    const ledger = read(revenue(["2024-05", "p1", "1", "c1", 20_000]));
    const said = (id: string, exclusions: Parameters<typeof count>[3] = []) => assumptionsOf(count(ledger, id, asOf, exclusions)).join(" ");
    const silent: readonly [RegExp, readonly string[]][] = [
      [/Rows of a trial do not count, even with an amount/, ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"]],
      [/Refunds are netted per purchase and line item over the rows in the window/, ["marketplaceTransactions", "uniqueCustomers", "lifetimeTransactions"]],
      [/Rows that are identical in every column count once/, ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"]],
      [/first purchase is the earliest evidence in any export read/, ["netNewCustomers"]],
      [/Rows without a customer id, or with a masked one, count for sales and transactions, not for customers/, ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers"]],
      [/added up exactly and are not rounded before they are compared/, ["marketplaceBilledSales", "marketplaceTransactions", "uniqueCustomers", "netNewCustomers", "lifetimeTransactions"]],
      [/in whole months, because the export names months only/, ["marketplaceBilledSales", "marketplaceTransactions"]],
      [/if each transaction had to exceed the amount, fewer customers might qualify/, ["netNewCustomers"]],
    ];
    for (const [sentence, ids] of silent) for (const id of ids) assert.match(said(id), sentence, id);
    assert.match(said("marketplaceBilledSales", [{ id: "p1", reason: "Fraud", since: "2024-06-01" }]), /1 purchase or customer on the exclusion list is left out, each from the date it was listed on/);
    assert.doesNotMatch(said("marketplaceBilledSales", [{ id: "p1", reason: "Fraud", since: "2024-07-01" }]), /exclusion list/);
  });

  it("X-13: shows the looser counts of transactions and customers beside the ones that the minimum narrows down", () => {
    const rows = revenue(["2024-05", "p1", "1", "c1", 100], ["2024-05", "p2", "1", "c2", 0.01], ["2024-05", "p3", "1", "c3", 50], ["2024-06", "p3", "1", "c3", -50]);
    assert.deepEqual(["marketplaceTransactions", "marketplaceTransactionsOfAnyAmount", "uniqueCustomers", "uniqueCustomersOfAnyAmount"].map((id) => value(id, rows)), [1, 2, 1, 2]);
  });

  it("says that a metric cannot be counted rather than counting it as 0", () => {
    const ledger = read({ headers: ["Customer ID", "Date Acquired"], rows: [["c1", "2024-01-01"]] });
    const outcome = evaluation(ledger, asOf).count("marketplaceTransactions");
    assert.ok("sentence" in outcome && /needs the Revenue or the Orders export/.test(outcome.sentence));
    const growth = evaluation(ledger, asOf).count("businessApplicationsUsageGrowth");
    assert.ok("sentence" in growth && /needs the Business applications usage export/.test(growth.sentence));
    const before = evaluation(read(revenue(["2022-05", "p1", "1", "c1", 100])), "2022-06-30").count("marketplaceTransactions");
    assert.ok("sentence" in before && /no value on 2022-06-30/.test(before.sentence));
  });
});
