// What a cell of a field can be at all on one day: the limits of the catalog, with the parameters of that day in them.
// Promises: a limit that is a parameter is never a copied number; where the day has no such parameter there is no limit. Reads no cell.
import type { Field, IsoDate } from "../catalog/schema";
import type { ReadAs } from "./coerce";
import type { Recognition } from "./recognise";

/** The day on which cells are looked at. */
export interface RulesDay {
  readonly asOf: IsoDate;
  /** Value of a parameter on that day; NaN where it has none. */
  readonly valueOf: (param: string) => number;
}

/** As much of a field as reading its cells on a day takes. Without a day, only limits that hold on all days are known. */
export function readAsOn(field: Field, day: RulesDay | null): ReadAs {
  const { least = -Infinity, most = Infinity } = field.possible ?? {};
  if (typeof most === "number") {
    return field.possible === undefined ? field : { ...field, range: { least, most, asOf: null } };
  }
  const sum = day === null ? Number.NaN : most.reduce((added, param) => added + day.valueOf(param), 0);
  return { ...field, range: Number.isNaN(sum) ? { least, most: Infinity, asOf: null } : { least, most: sum, asOf: day!.asOf } };
}

/** All limits of a table that depend on the day, in one word: on two days with the same word its cells read the same. */
export function limitsOn({ fields }: Recognition, day: RulesDay): string {
  return fields
    .filter(({ field }) => typeof field.possible?.most === "object")
    .map(({ field }) => `${field.id} ${readAsOn(field, day).range!.most}`)
    .join(", ");
}
