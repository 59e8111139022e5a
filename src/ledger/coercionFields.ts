// The kinds of cell that exports hold, as fields for intake's reading of cells.
// Promises: an amount, a count or a flag of an export is read by the very rules of a partner table.
import type { Field, Unit } from "../catalog/schema";

const fieldOf = (unit: Unit, label: string): Field => ({
  id: `export.${unit}`,
  label,
  meaning: `${label} of an export.`,
  unit,
  grain: "partner",
  step: 1,
  aliases: [],
  whenColumnAbsent: { policy: "unknown" },
  words: { one: label, many: label },
});

export const coercionField = { USD: fieldOf("USD", "amount"), count: fieldOf("count", "count"), flag: fieldOf("flag", "flag") } as const;
