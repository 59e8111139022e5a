// Excel.RangeSort and TableSort: rows put in order by the values of some of their columns.
// Promises: blanks last, stable, whole rows of the range move together with formulas and formats.
import { defineClass } from "../objectModel";
import type { RangeModel } from "./models";

export const rangeSortClass = defineClass<RangeModel>({ name: "RangeSort" });
