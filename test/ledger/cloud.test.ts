// Azure consumption, licenses, Teams apps and certificates, with answers worked out by hand.
import assert from "node:assert/strict";
import { account } from "../../src/ledger/accounts";
import { count, evaluation, read, valueFor } from "./reading";
import { isCounted } from "../../src/ledger/evaluation";

const usage = ["PGAMpnID", "PartnerName", "PartnerID", "Month", "CustomerTenantId", "ServiceLevel2", "PartnerAttributionType", "IsACRDuplicateAtPGALevel", "ACR_USD"];
const line = (month: string, tenant: string, service: string, acr: number, duplicate: string | number = 0, type = "CSP Tier 1") => ["100", "Contoso", "101", month, tenant, service, type, duplicate, acr];
const asOf = "2024-06-30";

describe("ledger: cloud metrics", () => {
  it("sums Azure consumption over rows with the PGA duplicate flag 0 only; a blank flag is not 0", () => {
    const ledger = read({ headers: usage, rows: [line("2024-05", "t1", "Storage", 100), line("2024-05", "t1", "Storage", 70, 1), line("2024-05", "t2", "Storage", 5, "")] });
    const metric = count(ledger, "azureConsumedRevenue", asOf);
    assert.equal(valueFor(ledger, metric, "100"), 100);
    assert.deepEqual(account(metric).leftOut, { "unreadable-cell": 1, "pga-duplicate": 1 });
  });

  it("knows no difference between years, and no 0, for a partner without rows in the report or with none that can be read", () => {
    const sold = { headers: ["Partner ID", "Purchase record ID", "Line-item ID", "Customer ID", "Billed month", "Estimated revenue (USD)"], rows: [["300", "p1", "1", "c1", "2024-06", 500]] };
    const unread = ["200", "Fabrikam", "201", "2024-06", "t2", "Storage", "CSP Tier 1", 0, "about ten"];
    const ledger = read({ headers: usage, rows: [line("2022-07", "t1", "Storage", 2000), line("2024-06", "t1", "Storage", 2000), ["200", "Fabrikam", "201", "2020-01", "t2", "Storage", "CSP Tier 1", 0, 5], unread, unread] }, sold);
    for (const id of ["azureConsumedRevenue", "azureCustomerAdds", "azureUsageGrowth", "securityAcrGrowth"]) {
      const metric = count(ledger, id, asOf);
      assert.ok(Number.isNaN(valueFor(ledger, metric, "300")), `${id} of a partner without rows`);
      assert.ok(Number.isNaN(valueFor(ledger, metric, "200")), `${id} of a partner whose rows of the period cannot be read`);
      assert.ok(!Number.isNaN(valueFor(ledger, metric, "100")), id);
    }
  });

  it("leaves rows of the year before out for what they are, not for being outside the window", () => {
    const rows = [line("2022-07", "t1", "Storage", 1), line("2022-08", "t1", "Storage", 1, 1), line("2022-09", "t1", "Storage", 1, 0, "Partner as end-customer"), line("2022-06", "t1", "Storage", 1), line("2024-06", "t1", "Storage", 1)];
    assert.deepEqual(account(count(read({ headers: usage, rows }), "azureUsageGrowth", asOf)).leftOut, { "outside-window": 1, "pga-duplicate": 1, "not-eligible": 1 });
  });

  it("does not sum Azure consumption when the duplicate flag is missing", () => {
    const ledger = read({ headers: usage.filter((header) => header !== "IsACRDuplicateAtPGALevel"), rows: [] });
    assert.ok(!isCounted(evaluation(ledger, asOf).count("azureConsumedRevenue")));
  });

  it("counts net customer adds: at least $1,000 in one of the last two months, less the year before", () => {
    const rows = [line("2023-06", "t1", "Storage", 1000), line("2023-06", "t9", "Storage", 400), line("2023-05", "t9", "Storage", 400), line("2024-06", "t1", "Storage", 600), line("2024-05", "t2", "Storage", 1000), line("2024-06", "t3", "SQL", 700), line("2024-06", "t3", "Storage", 300), line("2024-06", "t4", "Storage", 999.99), line("2024-05", "t4", "Storage", 999.99), line("2024-06", "t5", "Storage", 5000, 0, "Partner as end-customer"), line("2023-05", "t8", "Storage", 1)];
    const ledger = read({ headers: usage, rows });
    assert.equal(valueFor(ledger, count(ledger, "azureCustomerAdds", asOf), "100"), 1, "t2 and t3 now, t1 a year ago");
  });

  it("gives growth of the twelve months over the twelve before in percent, and none at all without a baseline", () => {
    const ledger = read({ headers: usage, rows: [line("2022-07", "t1", "Storage", 150), line("2023-06", "t1", "Storage", 50), line("2023-07", "t1", "Storage", 240), line("2024-06", "t1", "Storage", 10), ["200", "Fabrikam", "201", "2024-06", "t2", "Storage", "CSP Tier 2", 0, 50]] });
    const growth = count(ledger, "azureUsageGrowth", asOf);
    assert.equal(valueFor(ledger, growth, "100"), 25);
    assert.ok(Number.isNaN(valueFor(ledger, growth, "200")));
    const year = read({ headers: usage, rows: [line("2023-06", "t1", "Storage", 50), line("2024-06", "t1", "Storage", 10)] });
    assert.ok(Number.isNaN(valueFor(year, count(year, "azureUsageGrowth", asOf), "100")), "thirteen months of data do not hold the twelve months before");
    const young = read({ headers: usage, rows: [line("2024-05", "t1", "Storage", 250)] });
    assert.ok(Number.isNaN(valueFor(young, count(young, "azureCustomerAdds", asOf), "100")), "the year before was not exported");
  });

  it("counts deployed services above zero, without virtual machines", () => {
    const rows = [line("2024-01", "t1", "Storage", 1), line("2024-02", "t2", "Storage", 1), line("2024-02", "t2", "SQL Database", 3), line("2024-02", "t2", "Virtual Machines", 900), line("2024-02", "t2", "Key Vault", 0), line("2023-01", "t2", "Redis", 9)];
    const ledger = read({ headers: usage, rows });
    assert.equal(valueFor(ledger, count(ledger, "azureDeployments", asOf), "100"), 2);
  });

  it("averages a Teams app's users over twelve months, per app", () => {
    const headers = ["PGAMpnID", "CustomerTenantId", "DateKey", "AppName", "Usercount"];
    const rows = Array.from({ length: 12 }, (_, at) => ["100", "t1", `2023-${String(at + 1).padStart(2, "0")}-28`, "Planner Plus", 60_000]);
    const ledger = read({ headers, rows: [...rows, ["100", "t2", "2023-12-28", "Other", 24]] });
    const metric = count(ledger, "teamsAppMau", "2023-12-31");
    assert.deepEqual([...metric.values], [60_000, 2]);
  });

  it("counts a person once per step, and not on an expired certificate", () => {
    const headers = ["PGAMpnId", "TrainingTitle", "TrainingCompletionDate", "ExpirationDate", "MCPID"];
    const rows = [
      ["100", "Microsoft Certified: Azure Administrator Associate", "2023-01-10", "2025-01-10", 11],
      ["100", "Azure Administrator Associate", "2022-01-10", "2026-01-10", 11],
      ["100", "Microsoft Certified: Azure Administrator Associate", "2022-01-10", "2024-06-29", 12],
      ["100", "Microsoft Certified: Azure Administrator Associate", "2022-01-10", "", 13],
      ["100", "Microsoft Certified: Azure Administrator Associate", "2024-07-01", "2026-01-10", 14],
      ["100", "Microsoft Certified: Azure Developer Associate", "2022-01-10", "2026-01-10", 11],
    ];
    const ledger = read({ headers, rows });
    assert.equal(valueFor(ledger, count(ledger, "azureAdministrators", asOf), "100"), 2);
    assert.equal(valueFor(ledger, count(ledger, "digitalAppIntermediate", asOf), "100"), 1);
  });

  it("joins a source that knows the partner by name with one that knows it by id", () => {
    const revenue = { headers: ["Billed month", "Estimated revenue (USD)"], rows: [["2024-05", 700]], options: { partner: "Contoso" } };
    const ledger = read(revenue, { headers: usage, rows: [line("2024-05", "t1", "Storage", 100)] });
    assert.equal(valueFor(ledger, count(ledger, "marketplaceBilledSales", asOf), "100"), 700);
  });

  it("counts Modern Work tenants on either side of the seats that divide the tracks", () => {
    const headers = ["PGAPartnerID", "CustomerTenantId", "WorkloadName", "Month", "PaidAvailableUnits", "MonthlyActiveUsers", "PartnerAttributionType"];
    const seats = (tenant: string, month: string, paid: number) => ["100", tenant, "Teams", month, paid, Math.ceil(paid * 0.4), "CPOR"];
    const ledger = read({ headers, rows: [seats("t1", "2023-06", 301), seats("t1", "2024-06", 301), seats("t2", "2024-06", 301), seats("t3", "2024-06", 300), seats("t4", "2024-06", 11), seats("t5", "2024-06", 10)] });
    assert.equal(valueFor(ledger, count(ledger, "modernWorkCustomerAddsEnterprise", asOf), "100"), 1);
    assert.equal(valueFor(ledger, count(ledger, "modernWorkCustomerAddsSmb", asOf), "100"), 2);
    assert.equal(valueFor(ledger, count(ledger, "modernWorkDeploymentsSmbCpor", asOf), "100"), 2);
  });

  const bizApps = ["FiscalMonthName", "GlobalPartnerID", "PartnerName", "PartnerAssociationType", "CustomerTenantID", "MetricType", "Workload", "MAC", "MAU"];
  const used = (month: string, tenant: string, workload: string, mau: number | string, association = "DPOR", mac: number | string = "", kind = "Paid") => [month, "100", "Contoso", association, tenant, kind, workload, mac, mau];

  it("values Business Applications usage by the workload's rate, as the page's own example does", () => {
    const rows = [used("2023-06", "t1", "Business Central", 10), used("2023-06", "t2", "Customer Insights", "", "PAL", 50_000), used("2024-06", "t1", "Business Central", 10), used("2024-06", "t2", "Customer Insights", 3, "PAL", 75_000)];
    const ledger = read({ headers: bizApps, rows });
    assert.equal(valueFor(ledger, count(ledger, "businessApplicationsBaseline", asOf), "100"), 20_000);
    assert.equal(valueFor(ledger, count(ledger, "businessApplicationsUsageGrowth", asOf), "100"), 25, "25,000 now");
  });

  it("leaves trials, workloads without a rate and other associations out of consumption, and never takes a blank for 0", () => {
    const rows = [used("2023-06", "t1", "Power BI", 100, "PAL"), used("2023-06", "t2", "Power BI", 100, "DPOR"), used("2023-06", "t3", "Commerce", 100), used("2023-06", "t4", "Sales", 100, "CPOR OSU", "", "Trial"), used("2023-06", "t5", "Sales", ""), used("2023-06", "t6", "Sales", 5, "CSP Tier 1")];
    const metric = count(read({ headers: bizApps, rows }), "businessApplicationsBaseline", asOf);
    assert.equal(metric.values[0], 20_000);
    assert.deepEqual(account(metric).leftOut, { "unreadable-cell": 1, trial: 1, "not-eligible": 3 });
  });

  it("counts Business Applications deployments per tenant and workload on either track's minimum, less those of the year before", () => {
    const rows = [used("2023-06", "t1", "Business Central", 10), used("2024-06", "t1", "Business Central", 10), used("2024-06", "t2", "Business Central", 5), used("2024-06", "t2", "Business Central", 4), used("2024-06", "t3", "Sales", 50), used("2024-06", "t3", "Finance", 49), used("2024-06", "t4", "Sales", 24)];
    const ledger = read({ headers: bizApps, rows });
    const of = (id: string) => valueFor(ledger, count(ledger, id, asOf), "100");
    assert.deepEqual([of("businessApplicationsDeploymentsEnterprise"), of("businessApplicationsDeploymentsSmb")], [1, 2], "t3's Sales is 10,000; t2 is 9,000");
  });

  it("counts CSP for Dynamics 365 and the Contact Center rate from mid-2026 only", () => {
    const rows = [used("2025-06", "t1", "Sales", 10, "CSP Tier 1"), used("2025-06", "t2", "Contact Center", 10), used("2026-06", "t1", "Sales", 10, "CSP Tier 1"), used("2024-06", "t3", "Sales", 10, "CSP Tier 1"), used("2024-06", "t4", "Sales", 1)];
    const ledger = read({ headers: bizApps, rows });
    assert.equal(valueFor(ledger, count(ledger, "businessApplicationsBaseline", "2026-07-15"), "100"), 4000);
    assert.equal(valueFor(ledger, count(ledger, "businessApplicationsBaseline", "2025-07-15"), "100"), 200);
  });

  it("counts Azure customers of the SMB track by its own minimum, and not before there are two tracks", () => {
    const ledger = read({ headers: usage, rows: [line("2025-05", "t0", "Storage", 1), line("2026-06", "t1", "Storage", 500), line("2026-06", "t2", "Storage", 499.99), line("2026-06", "t3", "Storage", 1000)] });
    assert.equal(valueFor(ledger, count(ledger, "azureCustomerAddsSmb", "2026-07-31"), "100"), 2);
    assert.equal(valueFor(ledger, count(ledger, "azureCustomerAdds", "2026-07-31"), "100"), 1);
    const before = evaluation(ledger, "2026-06-30").count("azureCustomerAddsSmb");
    assert.ok(!isCounted(before) && /defined from 2026-07-01/.test(before.sentence));
  });

  it("counts security consumption growth by PAL until mid-2026, and by track from then on", () => {
    const rows = [line("2022-07", "t1", "Key Vault", 400, 0, "PAL"), line("2023-07", "t1", "Key Vault", 1000, 0, "PAL"), line("2024-06", "t1", "Sentinel", 1500, 0, "PAL"), line("2024-06", "t1", "Storage", 9999, 0, "PAL"), line("2024-06", "t2", "Sentinel", 700)];
    const ledger = read({ headers: usage, rows });
    assert.equal(valueFor(ledger, count(ledger, "securityAcrGrowth", asOf), "100"), 2100);
    const later = read({ headers: usage, rows: [line("2024-08", "t0", "Sentinel", 1, 0, "PAL"), line("2026-06", "big", "Sentinel", 12_000.01), line("2026-06", "even", "Sentinel", 12_000), line("2026-06", "none", "Sentinel", 0)] });
    const of = (id: string) => valueFor(later, count(later, id, "2026-07-31"), "100");
    assert.deepEqual([of("securityAcrGrowth"), of("securityAcrGrowthSmb")], [12_000.01, 11_999], "exactly $12,000 is SMB; the year before counts t0 as SMB");
    assert.deepEqual([of("securityAzureDeployments"), of("securityAzureDeploymentsSmb"), of("securityAzureCustomerAddsSmb")], [1, 1, 2]);
  });

  it("counts protected users, and tenants on either side of 300 seats from mid-2026", () => {
    const cpor = ["MpnId", "CustomerTenantId", "WorkloadName", "Date", "PaidAvailableUnits", "MonthlyActiveUsers", "PartnerAttributionType"];
    const seats = (month: string, tenant: string, paid: number, active: number, type = "CPOR") => ["100", tenant, "Intune", month, paid, active, type];
    const ledger = read({ headers: cpor, rows: [seats("2023-06-30", "t1", 100, 40), seats("2024-06-30", "t1", 100, 90), seats("2024-06-30", "t2", 10, 5), seats("2024-06-30", "t3", 50, 50, "CSP Tier 1")] });
    assert.equal(valueFor(ledger, count(ledger, "securityProtectedUsersGrowth", asOf), "100"), 55);
    const later = read({ headers: cpor, rows: [seats("2025-07-31", "t0", 1, 1), seats("2026-07-31", "t1", 300, 45), seats("2026-07-31", "t2", 301, 46), seats("2026-07-31", "t3", 5, 1), seats("2026-07-31", "t4", 4, 4)] });
    const of = (id: string) => valueFor(later, count(later, id, "2026-07-31"), "100");
    assert.deepEqual([of("securityM365CustomerAdds"), of("securityM365CustomerAddsSmb"), of("securityM365Deployments"), of("securityM365DeploymentsSmb")], [1, 2, 1, 2]);
    assert.deepEqual([of("securityProtectedUsersGrowth"), of("securityProtectedUsersGrowthSmb")], [46, 46]);
  });
});
