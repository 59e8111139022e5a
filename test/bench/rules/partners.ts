// Made-up partner rows for the bench, and the hand-written loops that set the pace.
// Promises: the same rows in every run; about two in five are not top tier and every path occurs. The loops know the rule by heart.
import { seeded } from "../measure";

export const ROWS = 1_048_576;
/** Index 0 to 4: the path that decides; 5: not top tier. */
export const ANSWERS = ["Billed sales", "Net-new customers", "Transactions", "Commitment $30M", "Commitment $200M", "Not top tier"] as const;
export const NOT_TOP_TIER = 5;

export interface Partners {
  readonly rows: number;
  readonly billedSales: Float64Array;
  readonly netNew: Float64Array;
  readonly transactions: Float64Array;
  readonly customers: Float64Array;
  readonly commitment: Float64Array;
  readonly listing: Float64Array;
}

export function makePartners(rows: number): Partners {
  const next = seeded(20_261_122);
  const lane = () => new Float64Array(rows);
  const made: Partners = { rows, billedSales: lane(), netNew: lane(), transactions: lane(), customers: lane(), commitment: lane(), listing: lane() };
  for (let row = 0; row < rows; row++) {
    made.billedSales[row] = Math.round(next() ** 3 * 9_000_000_00) / 100;
    made.netNew[row] = Math.floor(next() ** 2 * 17);
    made.transactions[row] = Math.floor(next() * 45);
    made.customers[row] = Math.floor(next() * 16);
    made.commitment[row] = next() < 0.3 ? Math.round(next() * 260) * 1_000_000 : 0;
    made.listing[row] = Number(next() < 0.7);
  }
  return made;
}

/** The reference: stops at the first criterion that holds. */
export function typedLoop(p: Partners, answers: Uint8Array): void {
  for (let row = 0; row < p.rows; row++) {
    if (p.billedSales[row]! >= 4_000_000) answers[row] = 0;
    else if (p.netNew[row]! >= 12) answers[row] = 1;
    else if (p.transactions[row]! >= 30 && p.customers[row]! >= 8) answers[row] = 2;
    else if (p.commitment[row]! >= 30_000_000 && p.transactions[row]! >= 5) answers[row] = 3;
    else if (p.commitment[row]! >= 200_000_000 && p.listing[row] === 1) answers[row] = 4;
    else answers[row] = NOT_TOP_TIER;
  }
}

/** The same without branches, all eight bits kept. */
export function branchFreeLoop(p: Partners, answers: Uint8Array, bits: Uint8Array, table: Uint8Array): void {
  for (let row = 0; row < p.rows; row++) {
    const transactions = p.transactions[row]!;
    const commitment = p.commitment[row]!;
    const pattern =
      Number(p.billedSales[row]! >= 4_000_000) |
      (Number(p.netNew[row]! >= 12) << 1) |
      (Number(transactions >= 30) << 2) |
      (Number(p.customers[row]! >= 8) << 3) |
      (Number(commitment >= 30_000_000) << 4) |
      (Number(transactions >= 5) << 5) |
      (Number(commitment >= 200_000_000) << 6) |
      (Number(p.listing[row] === 1) << 7);
    bits[row] = pattern;
    answers[row] = table[pattern]!;
  }
}

/** Which answer each pattern of the eight bits comes to. */
export function answerTable(): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, pattern) => {
    const has = (bit: number) => (pattern & (1 << bit)) !== 0;
    return has(0) ? 0 : has(1) ? 1 : has(2) && has(3) ? 2 : has(4) && has(5) ? 3 : has(6) && has(7) ? 4 : NOT_TOP_TIER;
  });
}

/** The rows as Office.js hands them: a row-major matrix of mixed cells, some amounts written as text. */
export function asCells(p: Partners): (string | number | boolean)[][] {
  const next = seeded(7);
  const cells: (string | number | boolean)[][] = new Array(p.rows);
  for (let row = 0; row < p.rows; row++) {
    const sales = p.billedSales[row]!;
    cells[row] = [
      `Partner ${row}`,
      next() < 0.02 ? `$${sales.toLocaleString("en-US", { minimumFractionDigits: 2 })}` : sales,
      p.netNew[row]!,
      p.transactions[row]!,
      p.customers[row]!,
      next() < 0.02 ? p.commitment[row]!.toLocaleString("en-US") : p.commitment[row]!,
      p.listing[row] === 1 ? "Yes" : "No",
      "North",
    ];
  }
  return cells;
}

export const HEADERS = [
  "Partner",
  "Marketplace billed sales (USD)",
  "Net-new customers over $10K",
  "Marketplace transactions",
  "Unique customers",
  "Cloud commitment (USD)",
  "Transactable listing",
  "Region",
];
