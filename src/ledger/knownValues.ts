// Which values of a metric are known, and which are unknown for want of rows that could be read.
// Promises: unknown is NaN, never 0; a value other than 0 is left as it is.
import { noDate, reasonCode } from "./factTable";
import type { FactTable } from "./factTable";
import type { Subjects } from "./measures";
import type { Period } from "./windows";

/**
 * 0 is said only where rows were read: a subject without rows in the table is unknown, and so is one whose rows of the period cannot be
 * read. Rows outside the period, and copies of rows, say nothing about it.
 */
export function knownOnly(values: Float64Array, reasons: Uint8Array, subjects: Subjects, { date }: FactTable, { from, to }: Period): Float64Array {
  // Anything but 0 comes from rows that were read.
  if (!values.includes(0)) return values;
  const [unreadable, otherCurrency, outside, duplicate] = (["unreadable-cell", "other-currency", "outside-window", "duplicate"] as const).map(reasonCode);
  const hasRows = new Uint8Array(values.length);
  const isRead = new Uint8Array(values.length);
  const isUnread = new Uint8Array(values.length);
  for (let row = 0; row < reasons.length; row++) {
    const subject = subjects.of[row]!;
    if (subject < 0) continue;
    hasRows[subject] = 1;
    const reason = reasons[row]!;
    if (reason === unreadable || reason === otherCurrency) {
      const at = date[row]!;
      if (at === noDate || (at >= from && at <= to)) isUnread[subject] = 1;
    } else if (reason !== outside && reason !== duplicate) isRead[subject] = 1;
  }
  return values.map((value, subject) => (value !== 0 || (hasRows[subject] === 1 && (isRead[subject] === 1 || isUnread[subject] === 0)) ? value : NaN));
}
