// The list of purchases and customers that do not count, because they were proven fraudulent or reversed.
// Promises: an id removes every row that carries it as purchase or as customer, in every export. Source: S003, fraud is removed first.
import type { IsoDate } from "../catalog/schema";
import type { FactTable, Ledger } from "./factTable";

export interface Exclusion {
  /** Purchase record id or customer id. */
  readonly id: string;
  readonly reason: string;
  /** On the list since; it applies to every as-of date from then on. Left out: always. */
  readonly since?: IsoDate;
}

export interface ExcludedCodes {
  readonly purchases: ReadonlyMap<number, Exclusion>;
  readonly customers: ReadonlyMap<number, Exclusion>;
  /** Entries whose id occurs in no export that was read. */
  readonly unmatched: readonly Exclusion[];
}

/** Looks the exclusions that apply on `asOf` up in the ledger. */
export function excludedCodes(ledger: Ledger, exclusions: readonly Exclusion[], asOf: IsoDate): ExcludedCodes {
  const purchases = new Map<number, Exclusion>();
  const customers = new Map<number, Exclusion>();
  const unmatched: Exclusion[] = [];
  for (const exclusion of exclusions) {
    if (exclusion.since !== undefined && exclusion.since > asOf) continue;
    const purchase = ledger.dictionaries.purchase.find(exclusion.id);
    const customer = ledger.dictionaries.customer.find(exclusion.id);
    if (purchase >= 0) purchases.set(purchase, exclusion);
    if (customer >= 0) customers.set(customer, exclusion);
    if (purchase < 0 && customer < 0) unmatched.push(exclusion);
  }
  return { purchases, customers, unmatched };
}

/** The exclusion that removes a row, or null. */
export function exclusionOf(table: FactTable, row: number, codes: ExcludedCodes): Exclusion | null {
  const purchase = table.texts.purchase?.[row] ?? -1;
  const customer = table.texts.customer?.[row] ?? -1;
  return codes.purchases.get(purchase) ?? codes.customers.get(customer) ?? null;
}

/** One byte per code of a dictionary: 1 where the code is excluded. Null when none is. */
export function excludedFlags(size: number, codes: ReadonlyMap<number, Exclusion>): Uint8Array | null {
  if (codes.size === 0) return null;
  const flags = new Uint8Array(size);
  for (const code of codes.keys()) flags[code] = 1;
  return flags;
}
