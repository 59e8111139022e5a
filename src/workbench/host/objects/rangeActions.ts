// Excel.Range's methods that change or select cells: clear, insert, delete, merge, copy, find, select.
// Promises: a protected sheet refuses with AccessDenied before anything changed. Never answers other ranges than asked for.
import type { Argument, HostObject, Json } from "../objectModel";
import { isTrue } from "./arguments";
import type { RangeModel } from "./models";
import { selectArea } from "../../univer/selection";

type Method = (range: RangeModel, args: readonly Argument[]) => HostObject | Json | void;

export const rangeActions: Readonly<Record<string, Method>> = {
  Select: ({ session, area }) => selectArea(session.book, area),
  Calculate: ({ session }) => session.calculate(),
  _KeepReference: () => undefined,
  _unused: (_range, args) => isTrue(args, 0),
};
