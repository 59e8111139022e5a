// Failures as the doors show them: a code and one sentence.
// Promises a sentence for whatever was thrown; never a stack trace.
import { PlanError } from "../engine/planShape";
import { HostError } from "../workbook/errors";

export interface Trouble {
  readonly code: string;
  readonly sentence: string;
}

/** A request that the app itself refuses: a date before the rules, a table without a known header. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  constructor(
    readonly code: string,
    readonly sentence: string,
  ) {
    super(sentence);
  }
}

export function troubleOf(error: unknown): Trouble {
  if (error instanceof HostError || error instanceof RequestError) return { code: error.code, sentence: error.sentence };
  if (error instanceof PlanError) return { code: error.code, sentence: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: "unexpected", sentence: `Something went wrong inside Tierline: ${message.replace(/\.$/, "")}. Nothing more was written. Try again.` };
}
