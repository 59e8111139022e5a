// The Security columns over Azure and Microsoft 365 together, against a count that shares no code with the ledger.
import assert from "node:assert/strict";
import fc from "fast-check";
import { shippedCatalog } from "../../src/catalog/catalog";
import { recognise } from "../../src/intake/recognise";
import type { CellValue } from "../../src/intake/table";
import { account, openNumber } from "../../src/ledger/accounts";
import { isCounted } from "../../src/ledger/countedMetric";
import { metricTable } from "../../src/ledger/metricTable";
import { count, evaluation, read, valueFor } from "./reading";

const azureHeaders = ["PGAMpnID", "Month", "CustomerTenantId", "ServiceLevel2", "PartnerAttributionType", "IsACRDuplicateAtPGALevel", "ACR_USD"];
const usageHeaders = ["PGAMpnID", "Date", "CustomerTenantId", "WorkloadName", "PartnerAttributionType", "PaidAvailableUnits", "MonthlyActiveUsers"];
const totals = ["securityCustomerAdds", "securityDeployments", "securityCustomerAddsSmb", "securityDeploymentsSmb"] as const;

interface Azure { readonly partner: string; readonly month: number; readonly tenant: string; readonly service: string; readonly by: string; readonly isDuplicate: number; readonly cents: number }
interface Usage { readonly partner: string; readonly month: number; readonly tenant: string; readonly workload: string; readonly by: string; readonly seats: number; readonly users: number }

const monthText = (month: number): string => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
const azureCells = (row: Azure): CellValue[] => [row.partner, monthText(row.month), row.tenant, row.service, row.by, row.isDuplicate, row.cents / 100];
const usageCells = (row: Usage): CellValue[] => [row.partner, `${monthText(row.month)}-28`, row.tenant, row.workload, row.by, row.seats, row.users];

/** Azure: tenants whose cents of twelve months fit. Microsoft 365: tenants with a workload that fits. Each now less a year before, then added. */
function plainly(azure: readonly Azure[], usage: readonly Usage[], partner: string, last: number, isOf2026: boolean) {
  const isOnce = <T>(row: T, at: number, rows: readonly T[]): boolean => rows.findIndex((each) => JSON.stringify(each) === JSON.stringify(row)) === at;
  const consumed = (to: number): number[] => {
    const perTenant = new Map<string, number>();
    for (const row of azure.filter(isOnce)) {
      const isBy = row.by === "PAL" || (isOf2026 && row.by === "CSP Tier 1");
      if (row.partner !== partner || row.isDuplicate === 1 || !isBy || row.service === "Storage" || row.month > to || row.month <= to - 12) continue;
      perTenant.set(row.tenant, (perTenant.get(row.tenant) ?? 0) + row.cents);
    }
    return [...perTenant.values()];
  };
  const tenants = (month: number, fits: (row: Usage) => boolean): number =>
    new Set(usage.filter((row) => row.partner === partner && row.month === month && row.workload === "Intune" && (row.by === "CPOR" || (isOf2026 && row.by === "CSP Tier 1")) && fits(row)).map(({ tenant }) => tenant)).size;
  const change = (azureFits: (cents: number) => boolean, usageFits: (row: Usage) => boolean): number =>
    consumed(last).filter(azureFits).length - consumed(last - 12).filter(azureFits).length + tenants(last, usageFits) - tenants(last - 12, usageFits);
  const isActive = ({ seats, users }: Usage): boolean => seats > 0 && users * 100 >= seats * 15;
  const large = ({ seats }: Usage): boolean => (isOf2026 ? seats > 300 : seats >= 25);
  const small = ({ seats }: Usage): boolean => seats >= 5 && seats <= 300;
  return {
    securityCustomerAdds: change((cents) => cents >= (isOf2026 ? 60_000 : 10_000), large),
    securityDeployments: change((cents) => (isOf2026 ? cents > 1_200_000 : cents >= 1_200_000), (row) => large(row) && isActive(row)),
    securityCustomerAddsSmb: change((cents) => cents >= 60_000, small),
    securityDeploymentsSmb: change((cents) => cents >= 75_000 && cents <= 1_200_000, (row) => small(row) && isActive(row)),
  };
}

const dates = [
  { asOf: "2024-06-30", last: 2024 * 12 + 5, isOf2026: false },
  { asOf: "2024-06-29", last: 2024 * 12 + 4, isOf2026: false },
  { asOf: "2026-08-15", last: 2026 * 12 + 6, isOf2026: true },
] as const;
const arbitraryAzure = (last: number) =>
  fc.record<Azure>({
    partner: fc.constantFrom("100", "200"), month: fc.integer({ min: last - 25, max: last + 1 }), tenant: fc.constantFrom("t1", "t2", "t3", "t4"), service: fc.constantFrom("Key Vault", "Sentinel", "Storage"),
    by: fc.constantFrom("PAL", "PAL", "CSP Tier 1", "DPOR"), isDuplicate: fc.constantFrom(0, 0, 0, 1), cents: fc.constantFrom(1, 9_999, 10_000, 59_999, 60_000, 74_999, 75_000, 600_000, 1_200_000, 1_200_001, -5_000),
  });
const arbitraryUsage = (last: number) =>
  fc.record<Usage>({
    partner: fc.constantFrom("100", "200"), month: fc.constantFrom(last - 13, last - 12, last - 12, last - 1, last, last, last + 1), tenant: fc.constantFrom("t1", "t2", "t3", "t4", "t5"), workload: fc.constantFrom("Intune", "Intune", "Exchange"),
    by: fc.constantFrom("CPOR", "CPOR", "CSP Tier 1", "DPOR"), seats: fc.constantFrom(0, 4, 5, 24, 25, 300, 301, 1000), users: fc.constantFrom(0, 3, 4, 45, 46, 150),
  });

describe("ledger: the Security columns over Azure and Microsoft 365 together", () => {
  for (const { asOf, last, isOf2026 } of dates) {
    it(`agree with a plain count of both halves on ${asOf}`, () => {
      let different = 0;
      fc.assert(
        fc.property(fc.array(arbitraryAzure(last), { minLength: 1, maxLength: 40 }), fc.array(arbitraryUsage(last), { minLength: 1, maxLength: 40 }), (azure, usage) => {
          // Both exports reach back far enough, and speak of both partners.
          const azureRows = [...azure, ...["100", "200"].map((partner) => ({ partner, month: last - 26, tenant: "t0", service: "Storage", by: "PAL", isDuplicate: 0, cents: 1 }))];
          const usageRows = [...usage, ...["100", "200"].map((partner) => ({ partner, month: last - 14, tenant: "t0", workload: "Exchange", by: "CPOR", seats: 1, users: 1 }))];
          const ledger = read({ headers: azureHeaders, rows: azureRows.map(azureCells) }, { headers: usageHeaders, rows: usageRows.map(usageCells) });
          for (const partner of ["100", "200"]) {
            const wanted = plainly(azureRows, usageRows, partner, last, isOf2026);
            for (const id of totals.filter((each) => isOf2026 || !each.endsWith("Smb"))) {
              const value = valueFor(ledger, count(ledger, id, asOf), partner);
              assert.equal(value, wanted[id], `${id} of ${partner}`);
              if (value !== 0) different += 1;
            }
          }
        }),
        { numRuns: 40 },
      );
      assert.ok(different > 30, "many of the numbers must not be 0");
    });
  }

  const azure = (month: string, tenant: string, dollars: number, partner = "100"): CellValue[] => [partner, month, tenant, "Key Vault", "PAL", 0, dollars];
  const usage = (month: string, tenant: string, seats: number, partner = "100"): CellValue[] => [partner, `${month}-28`, tenant, "Intune", "CPOR", seats, seats];
  const azureExport = { headers: azureHeaders, rows: [azure("2022-07", "t0", 1), azure("2024-06", "t1", 100), azure("2024-06", "t2", 99.99), azure("2024-06", "t9", 500, "200")] };
  const usageExport = { headers: usageHeaders, rows: [usage("2023-06", "t0", 1), usage("2024-06", "t1", 25), usage("2024-06", "t3", 24), usage("2024-06", "t4", 99)] };
  const asOf = "2024-06-30";

  it("count a customer of both in both, as the page says", () => {
    const ledger = read(azureExport, usageExport);
    assert.equal(valueFor(ledger, count(ledger, "securityCustomerAdds", asOf), "100"), 3, "t1 twice, and t4");
  });

  it("account for every row of both exports, and open to the rows of both", () => {
    const ledger = read(azureExport, usageExport);
    const metric = count(ledger, "securityCustomerAdds", asOf);
    const { rows, counted, leftOut } = account(metric);
    assert.equal(rows, 8);
    assert.equal(counted + Object.values(leftOut).reduce((sum, each) => sum + each, 0), 8);
    const opened = openNumber(metric, ledger.dictionaries.partner.find("100"));
    assert.deepEqual(opened.map(({ source, row }) => `${source.name} ${row}`), ["export-1.csv 3", "export-2.csv 3", "export-2.csv 5"]);
    assert.equal(openNumber(metric, ledger.dictionaries.partner.find("100"), "all").length, 7);
  });

  it("are unknown without the export of one half, and say which one is missing", () => {
    for (const [only, missing] of [[azureExport, /it needs the CPOR usage or the Office 365 license usage export/], [usageExport, /it needs the Azure usage export/]] as const) {
      const outcome = evaluation(read(only), asOf).count("securityCustomerAdds");
      assert.ok(!isCounted(outcome));
      assert.match(outcome.sentence, /^Security net customer adds cannot be counted without both Security net customer adds, Azure and Security net customer adds, Microsoft 365\./);
      assert.match(outcome.sentence, missing);
    }
  });

  it("are unknown for a partner of whom one of the two exports has no row", () => {
    const ledger = read(azureExport, usageExport);
    assert.equal(valueFor(ledger, count(ledger, "securityAzureCustomerAdds", asOf), "200"), 1);
    assert.ok(Number.isNaN(valueFor(ledger, count(ledger, "securityM365CustomerAdds", asOf), "200")), "no row is not none");
    assert.ok(Number.isNaN(valueFor(ledger, count(ledger, "securityCustomerAdds", asOf), "200")));
  });

  it("are unknown where one export does not reach back a year", () => {
    const ledger = read(azureExport, { headers: usageHeaders, rows: usageExport.rows.slice(1) });
    assert.ok(Number.isNaN(valueFor(ledger, count(ledger, "securityCustomerAdds", asOf), "100")));
  });

  it("have no SMB track before there are two", () => {
    const outcome = evaluation(read(azureExport, usageExport), asOf).count("securityCustomerAddsSmb");
    assert.ok(!isCounted(outcome) && /defined from 2026-07-01/.test(outcome.sentence));
  });

  it("stand in the metric table under headers that the evaluation recognises, with both exports named", () => {
    const table = metricTable(evaluation(read(azureExport, usageExport), asOf));
    const fields = recognise(shippedCatalog, table.columns.map(({ header }) => header)).fields.map(({ field }) => field.id);
    for (const id of ["capability.security.adds", "capability.security.deployments", "capability.security.growth.acr", "capability.security.growth.users"]) assert.ok(fields.includes(id), id);
    const note = table.notes.find(({ metric }) => metric === "securityCustomerAdds")!;
    assert.equal(note.source, "Azure usage (export-1.csv) and CPOR usage (export-2.csv)");
    assert.match(note.assumptions.join(" "), /Counted from the Azure usage export over 2023-07 to 2024-06.*Counted from the CPOR usage export over 2024-06 to 2024-06.*a customer of both counts in both/);
  });
});

describe("ledger: numbers that depend on a track that no export names", () => {
  const headers = ["FiscalMonthName", "GlobalPartnerID", "PartnerAssociationType", "CustomerTenantID", "Workloads", "AdjustedRevenueAmtCD"];
  const revenue = (month: string, tenant: string, dollars: number, partner = "100") => [month, partner, "DPOR", tenant, "Sales", dollars];

  it("stand where both tracks give the same, and are unknown where they differ", () => {
    const ledger = read({ headers, rows: [revenue("2023-06", "t0", 1), revenue("2024-06", "t1", 1500), revenue("2023-06", "t0", 1, "200"), revenue("2024-06", "t1", 1500, "200"), revenue("2024-06", "t2", 250, "200")] });
    const metric = count(ledger, "businessApplicationsAdds", "2024-06-30");
    assert.equal(valueFor(ledger, metric, "100"), 1);
    assert.ok(Number.isNaN(valueFor(ledger, metric, "200")), "1 by the Enterprise track, 2 by that of SMB");
    const { rows, counted, leftOut } = account(metric);
    // Those of the year before are too small as well, and are said to be.
    assert.deepEqual([rows, counted, leftOut["below-minimum"]], [5, 2, 3]);
  });
});
