// A table whose columns earn points, for tests of how points are earned: any facts, any numbers, every column that they read.
import type { PointsDerivation, TotalDerivation } from "../../src/catalog/pointsSchema";
import { bindLanes } from "../../src/engine/lanes";
import { plan } from "../../src/engine/plan";
import type { PlanEarning, PlanField } from "../../src/engine/planShape";
import { rowPoints, type RowPoints } from "../../src/engine/rowPoints";
import { needs3, oneRow, toyCatalog } from "./toyCatalog";

const frozen = plan(toyCatalog(needs3("a")), "toy", "2021-01-01");

/** A column that counts in whole ones, unless `more` says otherwise. */
export const column = (id: string, more: Partial<PlanField> = {}): PlanField => ({ ...frozen.fields[0]!, id, label: `Column ${id}`, ...more });

/** Numbers of the rules by their names; a name that is a number stands for itself. */
export const numbers: Readonly<Record<string, number>> = Object.fromEntries([...Array.from({ length: 101 }, (_, value) => [`${value}`, value] as const), ["200", 200]]);

export interface ToyTable {
  readonly facts: Readonly<Record<string, PointsDerivation | TotalDerivation>>;
  readonly columns: readonly (string | PlanField)[];
  readonly choices?: PlanEarning["choices"];
  readonly row: Readonly<Record<string, number>>;
  readonly derived?: readonly string[];
}

export function toyPoints({ facts, columns, choices = {}, row, derived = [] }: ToyTable): RowPoints {
  const earning: PlanEarning = { facts, columns: columns.map((each) => (typeof each === "string" ? column(each) : each)), values: numbers, choices };
  return rowPoints(earning, bindLanes(frozen, { ...oneRow(row), derived: new Set(derived) }), 0);
}

/** Points of one metric: `maximum` for `threshold` of each of these units, whole ones where `size` says how much makes one. */
export function metric(maximum: string, units: Readonly<Record<string, string>>, more: Partial<PointsDerivation> = {}): PointsDerivation {
  return { op: "points", maximum, variants: [{ combine: "sum", parts: Object.entries(units).map(([id, threshold]) => ({ units: id, threshold })) }], ...more };
}
