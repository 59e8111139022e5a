// Range.valuesAsJson of ExcelApi 1.16: cell values with their type, written and read without any guessing.
// Promises: a String stays text, whatever it looks like. Rich values (entities, images) are refused as unsupported.
import type { Area } from "../../univer/book";
import { readTexts, readValues, readValueTypes } from "../../univer/cellReading";
import { HostError } from "../hostError";
import type { Json } from "../objectModel";
import type { Session } from "../session";
import { invalidArgument, optionOf } from "./arguments";
import type { RangeModel } from "./models";
import { writeRangeInputs } from "./writeRange";

export function valuesAsJson(session: Session, area: Area): Json {
  const values = readValues(session.book, area);
  const types = readValueTypes(session.book, area);
  const texts = readTexts(session.book, area);
  return values.map((line, row) =>
    line.map((basicValue, column) => {
      const type = types[row]?.[column] ?? "Empty";
      return { type, basicType: type, basicValue, text: texts[row]?.[column] ?? "" };
    }),
  );
}

export function writeValuesAsJson(range: RangeModel, value: Json): void {
  if (!Array.isArray(value)) return writeRangeInputs(range, inputFor(value));
  writeRangeInputs(range, (value as readonly Json[]).map((line) => (Array.isArray(line) ? (line as readonly Json[]).map(inputFor) : [inputFor(line)])));
}

/** The input that stores exactly this value: text gets the apostrophe that keeps it text. */
function inputFor(cell: Json): Json {
  if (cell === null) return null;
  const type = optionOf(cell, "type");
  const basicValue = optionOf(cell, "basicValue");
  switch (type) {
    case "Empty":
      return "";
    case "String":
      return basicValue === "" ? "" : `'${String(basicValue)}`;
    case "Double":
    case "Boolean":
      return basicValue;
    case "Error":
      return String(basicValue);
    case null:
      throw invalidArgument("A cell value needs a type.");
    default:
      throw new HostError("UnsupportedOperation", `This host does not store cell values of type ${String(type)}.`);
  }
}
