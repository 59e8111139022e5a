// What several metrics and dates of one ledger share: groups of rows, and months of dates.
// Promises: each grouping is made once; asking again costs nothing.
import type { Role } from "../catalog/derived/schema";
import { toItsEnd } from "../intake/slices";
import { monthOfDay } from "./calendar";
import { noDate, unknownCode } from "./factTable";
import type { FactTable, Ledger, TextRole } from "./factTable";
import { groupRowsInSlices } from "./grouping";
import type { Grouping } from "./grouping";

/** Keeps what several metrics and dates share: groups of rows, and months of dates. One per ledger. */
export class LedgerIndex {
  private readonly groupings = new Map<string, Grouping>();
  private readonly monthLanes = new Map<FactTable, Int32Array>();

  constructor(readonly ledger: Ledger) {}

  grouping(table: FactTable, roles: readonly Role[], perMonth: boolean): Grouping {
    return toItsEnd(this.groupingInSlices(table, roles, perMonth));
  }

  *groupingInSlices(table: FactTable, roles: readonly Role[], perMonth: boolean): Generator<void, Grouping> {
    const key = `${table.shape.kind}:${roles.join(",")}:${perMonth ? "month" : ""}`;
    const held = this.groupings.get(key);
    if (held !== undefined) return held;
    const columns = roles.map((role) => table.texts[role as TextRole] ?? new Int32Array(table.rowCount).fill(unknownCode));
    const grouping = yield* groupRowsInSlices(perMonth ? [...columns, this.months(table)] : columns, table.rowCount);
    this.groupings.set(key, grouping);
    return grouping;
  }

  private months(table: FactTable): Int32Array {
    if (table.shape.grain === "month") return table.date;
    let lane = this.monthLanes.get(table);
    if (lane === undefined) {
      lane = table.date.map((date) => (date === noDate ? noDate : monthOfDay(date)));
      this.monthLanes.set(table, lane);
    }
    return lane;
  }
}
