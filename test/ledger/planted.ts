// Exports written from the documented column lists alone, with cases planted whose effect on every metric is known when they are planted.
// Promises: truth is kept while planting, never counted back from the rows; every other column holds something that would mislead.
import type { CellValue } from "../../src/intake/table";
import { seeded, shuffled } from "./generate";

/** What a row says, whatever its columns are called. */
interface Sale {
  readonly month: string;
  readonly purchase: string;
  readonly line: string;
  readonly customer: string;
  readonly usd: number | string;
  readonly trial?: "Yes" | "No";
  readonly quantity?: number;
}

export interface Truth {
  cents: number;
  transactions: number;
  customers: number;
  netNew: number;
  lifetime: number;
  /** Rows that repeat another in every column. */
  duplicates: number;
}

export interface Planted {
  readonly sales: readonly Sale[];
  /** Customer and day, for the Customers export. */
  readonly acquired: readonly (readonly [string, string])[];
  /** Customer and day, for the Orders export. */
  readonly ordered: readonly (readonly [string, string])[];
  readonly fraud: readonly string[];
  readonly truth: Truth;
}

/** The as-of date all plants are made for: the window is July 2023 to June 2024. */
export const plantedAsOf = "2024-06-30";
const months = ["2023-07", "2023-08", "2023-09", "2023-10", "2023-11", "2023-12", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"];

export function plant(seed: number): Planted {
  const random = seeded(seed);
  const sales: Sale[] = [];
  const acquired: [string, string][] = [];
  const ordered: [string, string][] = [];
  const fraud: string[] = [];
  const truth: Truth = { cents: 0, transactions: 0, customers: 0, netNew: 0, lifetime: 0, duplicates: 0 };
  let next = 0;
  const id = (kind: number) => `${String((seed * 1000 + next++).toString(16)).padStart(8, "0")}-000${kind}-4abc-8def-${String(next).padStart(12, "0")}`;
  const month = () => months[Math.floor(random() * months.length)]!;
  const sale = (usd: number | string, over: Partial<Sale> = {}): Sale => {
    const made = { month: month(), purchase: id(1), line: id(2), customer: id(3), usd, ...over };
    sales.push(made);
    return made;
  };
  const gains = (gain: Partial<Truth>) => {
    for (const [name, by] of Object.entries(gain)) truth[name as keyof Truth] += by;
  };
  const times = Math.floor(random() * 3) + 1;
  for (let at = 0; at < times; at++) {
    // Plain sales; the line of $100 from both sides.
    sale(250);
    gains({ cents: 25_000, transactions: 1, customers: 1, lifetime: 1 });
    sale(100);
    gains({ cents: 10_000, transactions: 1, customers: 1, lifetime: 1 });
    sale("100.00");
    gains({ cents: 10_000, transactions: 1, customers: 1, lifetime: 1 });
    sale(99.99);
    gains({ cents: 9_999 });
    // One transaction in two months reaches the line together; two lines of one purchase do not help one another.
    const halves = sale(60);
    sale(40, { purchase: halves.purchase, line: halves.line, customer: halves.customer });
    gains({ cents: 10_000, transactions: 1, customers: 1, lifetime: 1 });
    const lines = sale(99);
    sale(99, { purchase: lines.purchase, customer: lines.customer });
    gains({ cents: 19_800 });
    // Refunds: to nothing, to exactly the line, to a cent below it.
    for (const [left, reaches] of [[0, 0], [100, 1], [99.99, 0]] as const) {
      const refunded = sale(500);
      sale(Math.round((left - 500) * 100) / 100, { purchase: refunded.purchase, line: refunded.line, customer: refunded.customer });
      gains({ cents: Math.round(left * 100), transactions: reaches, customers: reaches, lifetime: reaches });
    }
    // Sold before the window, refunded in it.
    const before = sale(500, { month: "2023-06" });
    sale(-500, { month: "2023-07", purchase: before.purchase, line: before.line, customer: before.customer });
    gains({ cents: -50_000 });
    // The months at the edges.
    sale(300, { month: "2023-06" });
    gains({ lifetime: 1 });
    sale(300, { month: "2023-07" });
    gains({ cents: 30_000, transactions: 1, customers: 1, lifetime: 1 });
    sale(300, { month: "2024-06" });
    gains({ cents: 30_000, transactions: 1, customers: 1, lifetime: 1 });
    sale(300, { month: "2024-07" });
    sale(300, { month: "2019-02" });
    gains({ lifetime: 1 });
    // Trials, fraud by purchase and by customer.
    sale(50_000, { trial: "Yes" });
    fraud.push(sale(70_000).purchase, sale(80_000).customer);
    // The same row again, and a row that differs in its quantity only.
    sales.push({ ...sale(400) });
    gains({ cents: 40_000, transactions: 1, customers: 1, lifetime: 1, duplicates: 1 });
    sales.push({ ...sale(200, { quantity: 1 }), quantity: 2 });
    gains({ cents: 40_000, transactions: 1, customers: 1, lifetime: 1 });
    // Customers that cannot be told, ids that are missing, amounts that cannot be read.
    sale(150, { customer: "" });
    gains({ cents: 15_000, transactions: 1, lifetime: 1 });
    sale(150, { customer: "************" });
    gains({ cents: 15_000, transactions: 1, lifetime: 1 });
    sale(150, { purchase: "" });
    gains({ cents: 15_000 });
    sale("#N/A");
    sale("");
    // Net-new customers: the line of $10,000 from both sides, over one purchase or several.
    sale(10_000);
    gains({ cents: 1_000_000, transactions: 1, customers: 1, lifetime: 1 });
    sale(10_000.01);
    gains({ cents: 1_000_001, transactions: 1, customers: 1, lifetime: 1, netNew: 1 });
    const parts = sale(5000);
    sale(5000.01, { customer: parts.customer });
    gains({ cents: 1_000_001, transactions: 2, customers: 1, lifetime: 2, netNew: 1 });
    const reduced = sale(12_000);
    sale(-2000, { customer: reduced.customer, purchase: reduced.purchase, line: reduced.line });
    gains({ cents: 1_000_000, transactions: 1, customers: 1, lifetime: 1 });
    // Known before: by the Customers export, by Orders, by a month of Revenue; or just not.
    const known = (isNew: 0 | 1): string => {
      gains({ cents: 2_000_000, transactions: 1, customers: 1, lifetime: 1, netNew: isNew });
      return sale(20_000).customer;
    };
    acquired.push([known(0), "2019-11-30"], [known(0), "2023-06-30"], [known(1), "2023-07-01"], [known(1), "2024-06-30"]);
    ordered.push([known(0), "2020-02-29"], [known(1), "2023-07-01"]);
    sale(1, { month: "2022-12", customer: known(0) });
    sale(9000, { month: "2022-12", customer: known(1), trial: "Yes" });
  }
  return { sales, acquired, ordered, fraud, truth };
}

const plain = (header: string) => header.toLowerCase().replace(/[^a-z0-9]/g, "");

/** Rows of a Revenue export with these headers. `monthAs` writes a month the way this file does. */
export function revenueRows(headers: readonly string[], sales: readonly Sale[], monthAs: (month: string) => CellValue): CellValue[][] {
  return sales.map((sale) => {
    const said: Record<string, CellValue> = {
      estimatedrevenueusd: sale.usd, purchaserecordid: sale.purchase, lineitemid: sale.line, customerid: sale.customer, trialdeployment: sale.trial ?? "No", quantity: sale.quantity ?? 1,
      billedmonth: monthAs(sale.month), monthstartdate: monthAs(sale.month), offername: "Contoso Flow", customername: "A customer", transactioncurrency: "EUR",
      // Another currency, the partner's share, dates of other things: none of these may be counted.
      billedrevenue: 31, revenue: 31, estimatedrevenuepc: 77, transactionamount: 31, transactionamountpc: 77, earningsamountusd: 8.5, earningamountusd: 8.5, earningsamountcc: 3,
      servicestartdate: "2020-01-01", termstartdate: "2020-01-01", exchangeratedate: "2031-12-31", estimatedpayoutmonth: "2031-12-01", paymentsentdate: "2031-12-31", billingaccountid: "same-for-all",
    };
    return headers.map((header) => said[plain(header)] ?? "");
  });
}

/** Rows of any export that dates a customer. */
export function datedRows(headers: readonly string[], dated: readonly (readonly [string, string])[], dateHeaders: readonly string[]): CellValue[][] {
  return dated.map(([customer, day]) => headers.map((header) => (plain(header) === "customerid" ? customer : dateHeaders.includes(plain(header)) ? day : plain(header).includes("date") ? "2031-01-01" : "")));
}

/** Cuts rows into files at random places. */
export function split<T>(rows: readonly T[], seed: number): T[][] {
  const mixed = shuffled(rows, seed);
  const cut = Math.floor(seeded(seed)() * mixed.length);
  return [mixed.slice(0, cut), mixed.slice(cut)];
}
