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

  it("does not sum Azure consumption when the duplicate flag is missing", () => {
    const ledger = read({ headers: usage.filter((header) => header !== "IsACRDuplicateAtPGALevel"), rows: [] });
    assert.ok(!isCounted(evaluation(ledger, asOf).count("azureConsumedRevenue")));
  });

  it("counts net customer adds: at least $1,000 in one of the last two months, less the year before", () => {
    const rows = [line("2023-06", "t1", "Storage", 1000), line("2023-06", "t9", "Storage", 400), line("2023-05", "t9", "Storage", 400), line("2024-06", "t1", "Storage", 600), line("2024-05", "t2", "Storage", 1000), line("2024-06", "t3", "SQL", 700), line("2024-06", "t3", "Storage", 300), line("2024-06", "t4", "Storage", 999.99), line("2024-05", "t4", "Storage", 999.99), line("2024-06", "t5", "Storage", 5000, 0, "Partner as end-customer"), line("2023-05", "t8", "Storage", 1)];
    const ledger = read({ headers: usage, rows });
    assert.equal(valueFor(ledger, count(ledger, "azureCustomerAdds", asOf), "100"), 1, "t2 and t3 now, t1 a year ago");
  });

  it("gives growth in percent, and none at all without a baseline", () => {
    const ledger = read({ headers: usage, rows: [line("2023-06", "t1", "Storage", 200), line("2024-06", "t1", "Storage", 250), ["200", "Fabrikam", "201", "2024-06", "t2", "Storage", "CSP Tier 2", 0, 50]] });
    const growth = count(ledger, "azureUsageGrowth", asOf);
    assert.equal(valueFor(ledger, growth, "100"), 25);
    assert.ok(Number.isNaN(valueFor(ledger, growth, "200")));
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
});
