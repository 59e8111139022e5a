// Makes synthetic exports from a seed: rows as Partner Center writes them, with planted traps, and nothing of this project's own code.
// Promises: the same seed gives the same rows; amounts are whole cents; every trap occurs in a ledger of a few hundred rows.
import type { CellValue } from "../../src/intake/table";

export const revenueHeaders = [
  "Billed month", "Partner", "Purchase record ID", "Line-item ID", "Customer ID", "Customer name", "Offer name", "Trial deployment", "Estimated revenue (USD)", "Transaction currency",
];
export const customerHeaders = ["Customer ID", "Partner", "Date Acquired", "Customer Company Name"];
export const orderHeaders = ["Order Purchase Date", "Partner", "Customer ID", "purchaseRecordId", "purchaseRecordLineItemId", "Billed Revenue USD", "Currency", "Is Trial", "Offer Name"];

export interface RevenueLedger {
  readonly revenue: CellValue[][];
  readonly customers: CellValue[][];
  readonly partners: readonly string[];
}

/** A small, fast, seeded source of numbers between 0 and 1. */
export function seeded(seed: number): () => number {
  let state = (seed ^ 0x9e3779b9) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Revenue and Customers of a few partners over 30 months from January 2022, with every trap. */
export function revenueLedger(seed: number, rows: number, partnerCount = 4): RevenueLedger {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const partners = Array.from({ length: partnerCount }, (_, index) => `Partner ${String.fromCharCode(65 + index)}`);
  const customersPerPartner = Math.max(3, Math.round(rows / partnerCount / 6));
  const revenue: CellValue[][] = [];
  const customers: CellValue[][] = [];
  for (const partner of partners) {
    for (let index = 0; index < customersPerPartner; index++) {
      const acquired = Math.max(0, 12 + bornIn(index, customersPerPartner) - Math.floor(random() * 6));
      if (random() < 0.3) customers.push([`c-${partner.at(-1)}-${index}`, partner, isoDay(2021, acquired, 1 + Math.floor(random() * 28)), `Customer ${index}`]);
    }
  }
  while (revenue.length < rows) {
    const partner = pick(partners);
    const month = Math.floor(random() * 30);
    const purchase = `p-${partner.at(-1)}-${Math.floor(random() * rows * 0.7)}`;
    const line = String(1 + Math.floor(random() * 2));
    const kind = random();
    const customer = kind < 0.03 ? "" : kind < 0.05 ? "************" : `c-${partner.at(-1)}-${Math.floor((random() * customersPerPartner * (month + 1)) / 30)}`;
    const row: CellValue[] = [monthText(month), partner, purchase, line, customer, `Name of ${customer}`, pick(["Widget", "Gadget"]), random() < 0.05 ? "Yes" : "No", amount(random), pick(["USD", "EUR"])];
    revenue.push(row);
    if (random() < 0.06) revenue.push([...row]);
    if (random() < 0.06) revenue.push(row.with(8, -Math.abs(Number(row[8]))).with(0, monthText(Math.min(29, month + Math.floor(random() * 2)))));
  }
  return { revenue: revenue.slice(0, rows), customers, partners };
}

/** Customers appear one after the other, so that every window has new ones. */
function bornIn(customer: number, customers: number): number {
  return Math.floor((customer / customers) * 30);
}

/** Whole cents as dollars; often exactly on, or one cent beside, the lines that matter. */
function amount(random: () => number): number {
  const kind = random();
  if (kind < 0.08) return 100;
  if (kind < 0.14) return 99.99;
  if (kind < 0.18) return 10_000;
  if (kind < 0.22) return 10_000.01;
  return Math.floor(random() * 900_000) / 100;
}

function monthText(monthsFrom2022: number): string {
  return `${2022 + Math.floor(monthsFrom2022 / 12)}-${String((monthsFrom2022 % 12) + 1).padStart(2, "0")}-01`;
}

function isoDay(year: number, months: number, day: number): string {
  return `${year + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** The same rows in another order. */
export function shuffled<T>(rows: readonly T[], seed: number): T[] {
  const random = seeded(seed);
  const result = [...rows];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other]!, result[last]!];
  }
  return result;
}

export const usageHeaders = ["PGAMpnID", "PartnerName", "MPNID", "Month", "CustomerTenantId", "ServiceLevel2", "PartnerAttributionType", "IsACRDuplicateAtPGALevel", "ACR_USD", "SubscriptionId"];

/** An Azure usage report of a few partners over 30 months from January 2022: one row per location and attribution type, duplicates flagged, some blank flags. */
export function usageLedger(seed: number, rows: number, partnerCount = 3): CellValue[][] {
  const random = seeded(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const usage: CellValue[][] = [];
  while (usage.length < rows) {
    const partner = Math.floor(random() * partnerCount);
    const month = Math.floor(random() * 30);
    const kind = random();
    const acr = kind < 0.1 ? 1000 : kind < 0.2 ? 999.99 : kind < 0.3 ? 0 : kind < 0.4 ? Math.floor(random() * 1e6) / 1e6 : Math.floor(random() * 250_000) / 100;
    const row: CellValue[] = [
      `100${partner}`, `Partner ${partner}`, `100${partner}-${Math.floor(random() * 2)}`, monthText(month).slice(0, 7), random() < 0.03 ? "" : `t-${Math.floor((random() * 25 * (month + 6)) / 36)}`,
      pick(["Storage", "Virtual Machines", "Virtual Machines Licenses", "SQL Database", "Key Vault", "Sentinel", "App Service", ""]),
      pick(["CSP Tier 1", "CSP Tier 2", "Partner admin link", "Partner of record", "Partner as end-customer", "Transacting partner of record"]),
      pick([0, 0, 0, 1, "0", "1", "", "TRUE", "FALSE"]), random() < 0.02 ? "" : acr, `s-${Math.floor(random() * 40)}`,
    ];
    usage.push(row);
    if (random() < 0.05) usage.push([...row]);
  }
  return usage.slice(0, rows);
}

/** Orders of the partners of `revenueLedger`, by the day, month ends and leap days among them; amounts in the customer's currency. */
export function orderLedger(seed: number, rows: number, partnerCount = 4): CellValue[][] {
  const random = seeded(seed + 1);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const edges = ["2023-02-28", "2023-03-01", "2023-06-30", "2023-07-01", "2023-12-31", "2024-01-31", "2024-02-28", "2024-02-29", "2024-03-01", "2024-06-15", "2024-06-16", "2024-06-30"];
  const orders: CellValue[][] = [];
  while (orders.length < rows) {
    const letter = String.fromCharCode(65 + Math.floor(random() * partnerCount));
    const day = random() < 0.3 ? pick(edges) : isoDay(2022, Math.floor(random() * 30), 1 + Math.floor(random() * 28));
    const row: CellValue[] = [
      day, `Partner ${letter}`, random() < 0.04 ? "" : `c-${letter}-${Math.floor(random() * 40)}`, `p-${letter}-${Math.floor(random() * rows * 0.7)}`, String(1 + Math.floor(random() * 2)),
      random() < 0.08 ? -amount(random) : amount(random), pick(["USD", "USD", "USD", "EUR"]), pick(["No", "No", "No", "Yes", ""]), pick(["Widget", "Gadget"]),
    ];
    orders.push(row);
    if (random() < 0.05) orders.push([...row]);
  }
  return orders.slice(0, rows);
}
