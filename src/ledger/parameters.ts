// The number a parameter has on a date.
// Promises: no version in force on the date, or two, is an error naming the parameter; never a silent default.
import type { IsoDate, Param } from "../catalog/schema";
import { LedgerError } from "./errors";

/** Value of the parameter in force on `asOf`, in the parameter's unit. @throws LedgerError "no-parameter" */
export function parameterOn(params: readonly Param[], id: string, asOf: IsoDate): number {
  const param = params.find((each) => each.id === id);
  const inForce = param?.timeline.filter((version) => version.from <= asOf && (version.until === undefined || asOf < version.until)) ?? [];
  const version = inForce[0];
  if (version === undefined || inForce.length > 1) {
    throw new LedgerError("no-parameter", `The rule number "${param?.label ?? id}" has ${inForce.length === 0 ? "no value" : "two values"} on ${asOf}, so the metric cannot be counted for that date. Choose a date from ${param?.timeline[0]?.from ?? "the rules' first day"} on.`);
  }
  return version.value;
}
