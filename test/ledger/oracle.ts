// The same questions answered the slow and plain way: one loop over rows, Maps of texts, cents in BigInt.
// Promises: shares no code with src/ledger, so that the two can disagree.
import type { CellValue } from "../../src/intake/table";
import { customerHeaders, revenueHeaders } from "./generate";

export interface OracleAnswer {
  readonly salesCents: bigint;
  readonly transactions: number;
  readonly customers: number;
  readonly netNew: number;
  readonly lifetime: number;
}

/** Answers per partner for month-grained Revenue rows; `asOf` is "2024-06". */
export function oracle(revenue: readonly CellValue[][], customers: readonly CellValue[][], asOf: string, excludedIds: readonly string[] = []): Map<string, OracleAnswer> {
  const column = (name: string) => revenueHeaders.indexOf(name);
  const seen = new Set<string>();
  const clean = revenue.filter((row) => {
    const key = JSON.stringify(row);
    if (seen.has(key)) return false;
    seen.add(key);
    return !excludedIds.includes(String(row[column("Purchase record ID")])) && !excludedIds.includes(String(row[column("Customer ID")])) && row[column("Trial deployment")] !== "Yes";
  });
  const to = index(asOf);
  const answers = new Map<string, OracleAnswer>();
  for (const partner of new Set(revenue.map((row) => String(row[column("Partner")])))) {
    const own = clean.filter((row) => row[column("Partner")] === partner);
    const inWindow = own.filter((row) => {
      const month = index(String(row[column("Billed month")]));
      return month <= to && month > to - 12;
    });
    const upToNow = own.filter((row) => index(String(row[column("Billed month")])) <= to);
    const first = new Map<string, number>();
    const evidence: [string, number][] = [
      ...own.map((row): [string, number] => [String(row[column("Customer ID")]), index(String(row[column("Billed month")]))]),
      ...customers
        .filter((row) => row[customerHeaders.indexOf("Partner")] === partner && !excludedIds.includes(String(row[0])))
        .map((row): [string, number] => [String(row[0]), index(String(row[customerHeaders.indexOf("Date Acquired")]))]),
    ];
    for (const [customer, month] of evidence) first.set(customer, Math.min(first.get(customer) ?? Infinity, month));
    const perCustomer = new Map<string, bigint>();
    for (const row of inWindow) {
      const customer = String(row[column("Customer ID")]);
      if (customer === "" || customer.startsWith("*")) continue;
      perCustomer.set(customer, (perCustomer.get(customer) ?? 0n) + cents(row));
    }
    answers.set(partner, {
      salesCents: inWindow.reduce((sum, row) => sum + cents(row), 0n),
      transactions: qualifying(inWindow).length,
      customers: new Set(qualifying(inWindow).flatMap((rows) => rows.map((row) => String(row[column("Customer ID")]))).filter((customer) => customer !== "" && !customer.startsWith("*"))).size,
      netNew: [...perCustomer].filter(([customer, total]) => total > 1_000_000n && (first.get(customer) ?? 0) > to - 12 && (first.get(customer) ?? 0) <= to).length,
      lifetime: qualifying(upToNow).length,
    });
  }
  return answers;
}

/** Rows of each purchase and line item that reaches 100 dollars net. */
function qualifying(rows: readonly CellValue[][]): CellValue[][][] {
  const groups = new Map<string, CellValue[][]>();
  for (const row of rows) {
    const key = `${row[2]}|${row[3]}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].filter((group) => group.reduce((sum, row) => sum + cents(row), 0n) >= 10_000n);
}

function cents(row: readonly CellValue[]): bigint {
  return BigInt(Math.round(Number(row[8]) * 100));
}

/** Months since year 0 of "2024-06" or "2024-06-15". */
function index(text: string): number {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
}
