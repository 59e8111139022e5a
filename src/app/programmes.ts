// Which programmes a person can choose, in groups that can be looked through.
// Promises plain data in the catalog's order, and no programme known here by its name. Reads no workbook.
import { shippedCatalog } from "../catalog/catalog";
import type { Grain } from "../catalog/schema";
import { recognise } from "../intake/recognise";

export interface ListedProgramme {
  readonly id: string;
  /** Header of its status column: "Solutions Partner: Security". */
  readonly label: string;
  /** What the label says before its colon: "Solutions Partner"; "Programmes" where it has none. */
  readonly group: string;
  /** What the label says after it: "Security". */
  readonly name: string;
  /** What a row must be to be decided. */
  readonly grain: Grain;
  /** Other rows that it can be decided for too. */
  readonly alsoOn: readonly Grain[];
  /** True where it is decided only when it is asked for by its id. */
  readonly isOnlyWhenAsked: boolean;
}

/** Every programme of the catalog; with a table's headers, those that its rows can be decided for. */
export function listProgrammes(headers?: readonly string[]): readonly ListedProgramme[] {
  const all = shippedCatalog.programmes.map(({ id, label, grain, alsoOn = [], onlyWhenAsked = false }): ListedProgramme => {
    const [, group = "Programmes", name = label] = /^([^:]+): (.+)$/.exec(label) ?? [];
    return { id, label, group, name, grain, alsoOn, isOnlyWhenAsked: onlyWhenAsked };
  });
  if (headers === undefined) return all;
  const { grain } = recognise(shippedCatalog, headers);
  return all.filter((programme) => programme.grain === grain || programme.alsoOn.includes(grain));
}
