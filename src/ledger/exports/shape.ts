// What Tierline knows about one Partner Center export: its headers, what they are for, and how fresh it can be.
// Promises: plain data. Headers are compared by `plainHeader`, so spelling variants differ only in letters and digits.
import type { ExportKind, Role } from "../../catalog/derived/schema";
import type { DateGrain } from "../windows";

export interface ExportShape {
  readonly kind: ExportKind;
  /** As a person calls it: "the Revenue export". */
  readonly label: string;
  /** What its dates say: a day, or a month only. */
  readonly grain: DateGrain;
  /** Partner Center refreshes it after this many days; reports may lag behind by whole months. */
  readonly freshness: { readonly refreshDays: number; readonly lagMonths: number };
  /** Set where the export's own documentation fixes the order of day and month. */
  readonly documentedDateOrder?: "day-first" | "month-first";
  /** Header spellings per role, best first. */
  readonly roles: Partial<Record<Role, readonly string[]>>;
  /** Sets of roles; with one of them complete, the export says something that can be counted. */
  readonly suffices: readonly (readonly Role[])[];
  /** Every other documented header: it helps to tell the exports apart. */
  readonly otherHeaders: readonly string[];
}
