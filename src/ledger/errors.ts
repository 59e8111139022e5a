// The errors of the ledger: a code, and one plain sentence that says what happened and what to do.
// Promises: thrown only when nothing can be counted at all; everything less is a finding.
export type LedgerErrorCode = "not-an-export" | "tie" | "incomplete-export" | "no-parameter" | "no-definition" | "unknown-metric" | "cancelled";

export class LedgerError extends Error {
  override readonly name = "LedgerError";

  constructor(
    readonly code: LedgerErrorCode,
    sentence: string,
  ) {
    super(sentence);
  }
}
