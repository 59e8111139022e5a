// What rows are worth by their workload and association: usage times a rate, for consumption values.
// Promises: a row that no weight fits is worth nothing and said so; a row that fits one and has no usage is unknown, never 0.
import type { Step } from "../catalog/derived/schema";
import { unknownCode } from "./factTable";
import type { FactTable, NumberRole, TextRole } from "./factTable";
import { microsPerDollar } from "./money";
import { listedCodes } from "./steps";
import type { StringTable } from "./stringTable";

export type WeighStep = Extract<Step, { op: "weigh" }>;

/** Marks rows that no weight fits. */
export const fitsNoWeight = -1;

/** Worth per row in millionths of the rate's unit; `fitsNoWeight` where none fits, NaN where the row fits one but its usage or its texts are unknown. */
export function worthOf(step: WeighStep, table: FactTable, dictionary: (role: TextRole) => StringTable, parameter: (id: string) => number): Float64Array {
  const { workload, attribution } = table.texts;
  const worth = new Float64Array(table.rowCount).fill(fitsNoWeight);
  const rules = step.weights.map(({ workloads, attributions, column, param }) => ({
    workloads: listedCodes(dictionary("workload"), workloads),
    attributions: listedCodes(dictionary("attribution"), attributions),
    usage: table.numbers[column as NumberRole],
    rate: Math.round(parameter(param) * microsPerDollar),
  }));
  for (let row = 0; row < worth.length; row++) {
    const work = workload?.[row] ?? unknownCode;
    const by = attribution?.[row] ?? unknownCode;
    if (work === unknownCode || by === unknownCode) {
      worth[row] = NaN;
      continue;
    }
    const rule = rules.find((each) => each.workloads[work] === 1 && each.attributions[by] === 1);
    if (rule !== undefined) worth[row] = (rule.usage?.[row] ?? NaN) * rule.rate;
  }
  return worth;
}
