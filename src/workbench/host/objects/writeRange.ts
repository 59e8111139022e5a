// Writes inputs into a range, for every class that has values to set.
// Promises: protection, shape and length are checked before anything is written. Never writes to cells it was not given.
import { longestText } from "../../univer/cellInput";
import { writeInputs } from "../../univer/cellWriting";
import type { CellInput } from "../../univer/cellWriting";
import { ensureGrid } from "../../univer/gridSize";
import { HostError } from "../hostError";
import type { Json } from "../objectModel";
import { matrixOf } from "./arguments";
import type { RangeModel } from "./models";

/** Values and formulas are written alike: Excel reads an input by what it is, not by the property it came through. */
export function writeRangeInputs({ session, area }: RangeModel, value: Json): void {
  const target = session.writableArea(area);
  const inputs = matrixOf(value, target);
  refuseUnstorable(inputs);
  ensureGrid(session.book, target);
  writeInputs(session.book, target, inputs, (formula, row, column) => session.translateFormula(formula, target.sheetId, row, column));
}

function refuseUnstorable(inputs: readonly (readonly CellInput[])[]): void {
  for (const line of inputs) {
    for (const input of line) {
      if (typeof input === "string" && input.length > longestText) {
        throw new HostError("InvalidArgument", `The argument is invalid: a cell holds at most ${longestText} characters, and one of the texts has ${input.length}.`);
      }
    }
  }
}
