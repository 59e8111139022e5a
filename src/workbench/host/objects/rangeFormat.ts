// Excel.RangeFormat: fill, font, alignment, sizes of a range.
import { defineClass } from "../objectModel";
import type { FormatModel } from "./models";

export const rangeFormatClass = defineClass<FormatModel>({ name: "RangeFormat" });
