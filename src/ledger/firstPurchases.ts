// When a customer first bought from a partner: the earliest evidence in any export that was read.
// Promises: rows that count for nothing, excluded rows and trials are no evidence. A month stands for its first day.
// Source: Learn, Customers dashboard, "The first date the customer purchased any offer you published"; joining exports is our reading.
import type { ExportKind } from "../catalog/derived/schema";
import { firstDayOf } from "./calendar";
import { counted, noDate } from "./factTable";
import type { FactTable, Ledger } from "./factTable";
import type { Grouping } from "./grouping";

/** Exports whose dates say that a customer has bought. */
export const purchaseEvidence: readonly ExportKind[] = ["revenue", "orders", "customers"];

/** First day per partner and customer. */
export type FirstPurchases = ReadonlyMap<number, number>;

export function pairKey(partner: number, customer: number): number {
  return partner * 2 ** 26 + customer;
}

export function firstPurchases(ledger: Ledger, base: (table: FactTable) => Uint8Array, grouping: (table: FactTable) => Grouping | null): FirstPurchases {
  const first = new Map<number, number>();
  for (const kind of purchaseEvidence) {
    const table = ledger.tables.get(kind);
    const groups = table === undefined ? null : grouping(table);
    if (table === undefined || groups === null) continue;
    const earliest = earliestPerGroup(table, base(table), groups);
    const partner = table.texts.partner!;
    const customer = table.texts.customer!;
    for (let group = 0; group < groups.count; group++) {
      const date = earliest[group]!;
      if (date === noEvidence) continue;
      const day = table.shape.grain === "month" ? firstDayOf(date) : date;
      const key = pairKey(partner[groups.firstRow[group]!]!, customer[groups.firstRow[group]!]!);
      const held = first.get(key);
      if (held === undefined || day < held) first.set(key, day);
    }
  }
  return first;
}

const noEvidence = 2_147_483_647;

function earliestPerGroup(table: FactTable, reasons: Uint8Array, { groupOf, count }: Grouping): Int32Array {
  const earliest = new Int32Array(count).fill(noEvidence);
  const trial = table.flags.trial;
  for (let row = 0; row < table.rowCount; row++) {
    const group = groupOf[row]!;
    if (group < 0 || reasons[row] !== counted || (trial !== undefined && trial[row] === 1)) continue;
    const date = table.date[row]!;
    if (date !== noDate && date < earliest[group]!) earliest[group] = date;
  }
  return earliest;
}
