import assert from "node:assert/strict";
import { HostError, isPayloadError, StaleError, toHostError } from "../../src/workbook/errors";

const officeError = (code: string | number) => Object.assign(new Error("raw words of Office"), { code });

describe("errors of Excel", () => {
  const cases: readonly (readonly [string | number, string, RegExp])[] = [
    ["InvalidOperationInCellEditMode", "InvalidOperationInCellEditMode", /editing a cell.*Press Enter or Esc/],
    ["AccessDenied", "AccessDenied", /protected or read-only.*Unprotect/],
    [7000, "AccessDenied", /protected/],
    ["ItemNotFound", "ItemNotFound", /renamed or deleted.*Choose the table again/],
    ["ApiNotFound", "ApiNotFound", /Update Office/],
    [5012, "SessionLost", /Close the pane, open it again/],
    [5016, "ModalDialogOpen", /dialog is open/],
    [5102, "ActivityLimitReached", /busy/],
  ];
  for (const [code, known, words] of cases) {
    it(`say what to do: ${code}`, () => {
      const error = toHostError(officeError(code), "Sheet Data, table Partners");
      assert.equal(error.code, known);
      assert.match(error.sentence, words);
      assert.match(error.sentence, /^Sheet Data, table Partners: /);
      assert.doesNotMatch(error.sentence, /raw words/);
    });
  }

  it("keep Office's words only where the code is unknown", () => {
    assert.equal(toHostError(officeError("Brand-new")).sentence, "Excel reported an error: raw words of Office. Try again.");
    assert.equal(toHostError("just text").code, "Unknown");
  });

  it("pass a HostError through unchanged", () => {
    const stale = new StaleError("It moved.");
    assert.equal(toHostError(stale, "Sheet X"), stale);
    assert.ok(stale instanceof HostError);
  });

  it("tell a request that was too large from others", () => {
    for (const code of [5103, 5104, "RequestPayloadSizeLimitExceeded", "ResponsePayloadSizeLimitExceeded"]) assert.ok(isPayloadError(officeError(code)), String(code));
    assert.equal(isPayloadError(officeError("AccessDenied")), false);
  });
});
