// Short forms for what most programmes are made of: yes/no requirements, yes/no columns, and facts.
// Promises: nothing but plain catalog data comes out. Holds no rule of its own.
import type { Cite, Expr, Fact, Field } from "./schema";

/** Met when the yes/no field is yes. */
export const yes = (id: string, field: string, cite: Cite, ...rules: readonly string[]): Expr => ({ op: "flag", id, field, is: true, cite, rules });

/** Met when the yes/no field is no. */
export const no = (id: string, field: string, cite: Cite, ...rules: readonly string[]): Expr => ({ op: "flag", id, field, is: false, cite, rules });

type Column = Pick<Field, "id" | "label" | "meaning" | "aliases"> & Partial<Field>;

/** A yes/no column of the partner table; `one` is what a gap tells to get. `assumed` is the value and sentence where the column is absent. */
export function flagField({ one, assumed, ...rest }: Column & { readonly one: string; readonly assumed?: { readonly value: 0 | 1; readonly sentence: string } }): Field {
  return {
    unit: "flag",
    grain: "partner",
    step: 1,
    whenColumnAbsent: assumed ? { policy: "assumed", ...assumed } : { policy: "unknown" },
    words: { one, many: one },
    ...rest,
  };
}

/** A date column of the partner table. Dates are given, so no gap asks to change one. */
export function dateField(column: Column): Field {
  const named = column.label.toLowerCase();
  return { unit: "date", grain: "partner", step: 1, isGiven: true, whenColumnAbsent: { policy: "unknown" }, words: { one: named, many: named }, ...column };
}

/** A column that is worked out where the table has none. */
export function fact(field: Field, derive: Fact["derive"], cite: Cite, ...rules: readonly string[]): Fact {
  return { ...field, derive, cite, rules };
}
