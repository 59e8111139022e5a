// Dates as people and scripts give them to a use case.
// Promises one sentence for a date that is none, whoever asked.
import { isWrittenAsDate } from "../intake/calendar";
import { RequestError } from "./errors";

export { isWrittenAsDate };

/** Throws RequestError "bad-date" for the first that is not written as year-month-day. */
export function refuseBadDates(...dates: readonly (string | undefined)[]): void {
  const bad = dates.find((date) => date !== undefined && !isWrittenAsDate(date));
  if (bad !== undefined) {
    throw new RequestError("bad-date", `"${bad}" is not a date. Write it as year-month-day, for example 2024-06-30.`);
  }
}
