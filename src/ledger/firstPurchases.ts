// When a customer first bought from a partner: the earliest evidence in any export that was read.
// Promises: rows that count for nothing, excluded rows and trials are no evidence. A month stands for its first day.
// Source: Learn, Customers dashboard, "The first date the customer purchased any offer you published"; joining exports is our reading.
import type { ExportKind } from "../catalog/derived/schema";
import { firstDayOf } from "./calendar";
import type { DayNumber } from "./calendar";
import { counted as importedCounted, noDate as importedNoDate } from "./factTable";
import type { FactTable } from "./factTable";
import type { Grouping } from "./grouping";

// Bound here once: looking an import up on every one of a million rows costs more than the work itself.
const counted = importedCounted;
const noDate = importedNoDate;

/** Exports whose dates say that a customer has bought. */
export const purchaseEvidence: readonly ExportKind[] = ["revenue", "orders", "customers"];
export const noEvidence = 2_147_483_647;

/** A table that is evidence: its rows that count, in groups of partner and customer. */
export interface Evidence {
  readonly table: FactTable;
  readonly reasons: Uint8Array;
  readonly grouping: Grouping;
}

/** First day per group of `own`, from its own rows and from those of the other exports; `noEvidence` where there is none. */
export function firstPurchases(own: Evidence, others: readonly Evidence[]): Int32Array {
  const first = purchaseEvidence.includes(own.table.shape.kind) ? earliestDays(own) : new Int32Array(own.grouping.count).fill(noEvidence);
  if (others.length === 0) return first;
  const groupByPair = new Map<number, number>();
  for (let group = 0; group < own.grouping.count; group++) groupByPair.set(pairAt(own, group), group);
  for (const other of others) {
    const days = earliestDays(other);
    for (let group = 0; group < days.length; group++) {
      const ownGroup = groupByPair.get(pairAt(other, group));
      if (ownGroup !== undefined && days[group]! < first[ownGroup]!) first[ownGroup] = days[group]!;
    }
  }
  return first;
}

/** Partner and customer of a group as one number; both codes are far below 2^26. */
function pairAt({ table, grouping }: Evidence, group: number): number {
  const row = grouping.firstRow[group]!;
  return table.texts.partner![row]! * 2 ** 26 + table.texts.customer![row]!;
}

function earliestDays({ table, reasons, grouping: { groupOf, count } }: Evidence): Int32Array {
  const earliest = new Int32Array(count).fill(noEvidence);
  const trial = table.flags.trial;
  const { date } = table;
  for (let row = 0; row < reasons.length; row++) {
    const group = groupOf[row]!;
    if (group < 0 || reasons[row] !== counted || (trial !== undefined && trial[row] === 1)) continue;
    const at = date[row]!;
    if (at !== noDate && at < earliest[group]!) earliest[group] = at;
  }
  if (table.shape.grain === "day") return earliest;
  const dayOfMonth = new Map<number, DayNumber>();
  return earliest.map((month) => {
    if (month === noEvidence) return noEvidence;
    let day = dayOfMonth.get(month);
    if (day === undefined) dayOfMonth.set(month, (day = firstDayOf(month)));
    return day;
  });
}
