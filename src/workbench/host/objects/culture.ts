// Excel.CultureInfo and its parts: the host speaks en-US.
// Promises: separators agree with how numbers are read and shown here. Never changes with the machine it runs on.
import { defineClass } from "../objectModel";
import type { SessionModel } from "./models";

export const numberFormatInfoClass = defineClass<SessionModel>({
  name: "NumberFormatInfo",
  properties: { NumberDecimalSeparator: { get: () => "." }, NumberGroupSeparator: { get: () => "," } },
});

export const datetimeFormatInfoClass = defineClass<SessionModel>({
  name: "DatetimeFormatInfo",
  properties: {
    DateSeparator: { get: () => "/" },
    LongDatePattern: { get: () => "dddd, MMMM d, yyyy" },
    LongTimePattern: { get: () => "h:mm:ss tt" },
    ShortDatePattern: { get: () => "M/d/yyyy" },
    TimeSeparator: { get: () => ":" },
  },
});

export const cultureInfoClass = defineClass<SessionModel>({
  name: "CultureInfo",
  properties: { Name: { get: () => "en-US" } },
  navigation: { NumberFormat: (model) => numberFormatInfoClass(model), DatetimeFormat: (model) => datetimeFormatInfoClass(model) },
});
