// What is made of the rows that count: a sum, a count of groups, a count of different values, per subject.
// Promises: sums are exact; a subject without counted rows has 0 here (whether it is known is decided by the caller).
import type { Measure, Role } from "../catalog/derived/schema";
import { counted as importedCounted } from "./factTable";
import type { Grouping } from "./grouping";
import { ExactSums } from "./money";
import { isInMillionths } from "./steps";
import type { Period } from "./windows";

// Bound here once: looking an import up on every one of a million rows costs more than the work itself.
const counted = importedCounted;

/** Who the values are about: partners, or partners and offers. */
export interface Subjects {
  /** Subject of each row, -1 where unknown. */
  readonly of: Int32Array;
  readonly count: number;
  readonly roles: readonly Role[];
  /** First row of each subject where subjects are groups; null where the subject is the partner code itself. */
  readonly firstRow: Int32Array | null;
}

/** One value per subject, in the measure's unit: dollars, or a count. */
export function measure(what: Measure, reasons: Uint8Array, subjects: Subjects, period: Period, numbers: (role: Role) => Float64Array, grouping: (roles: readonly Role[]) => Grouping): Float64Array {
  switch (what.op) {
    case "sum": {
      const sums = new ExactSums(subjects.count);
      const amounts = numbers(what.column);
      for (let row = 0; row < reasons.length; row++) {
        if (reasons[row] === counted && subjects.of[row]! >= 0) sums.add(subjects.of[row]!, amounts[row]!);
      }
      const isMoney = isInMillionths(what.column);
      const totals = Float64Array.from({ length: subjects.count }, (_, subject) => (isMoney ? sums.dollars(subject) : sums.units(subject)));
      const months = period.to - period.from + 1;
      // The mean of a count is a count: whoever compares it with a threshold takes whole ones only.
      return what.mean === "perMonth" ? totals.map((total) => Math.floor(total / months)) : totals;
    }
    case "count":
      return distinct(reasons, subjects, grouping([...subjects.roles, ...what.per]));
    case "countDistinct":
      return distinct(reasons, subjects, grouping([...subjects.roles, what.column]));
  }
}

/** Groups with at least one counted row, per subject; each group belongs to one subject. */
function distinct(reasons: Uint8Array, subjects: Subjects, { groupOf, count, firstRow }: Grouping): Float64Array {
  const seen = new Uint8Array(count);
  for (let row = 0; row < reasons.length; row++) {
    if (reasons[row] === counted && groupOf[row]! >= 0) seen[groupOf[row]!] = 1;
  }
  const values = new Float64Array(subjects.count);
  for (let group = 0; group < count; group++) {
    if (seen[group] === 1) values[subjects.of[firstRow[group]!]!]! += 1;
  }
  return values;
}
