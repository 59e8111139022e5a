// Guarantees of the command line of `npm run evaluate`.
import assert from "node:assert/strict";
import path from "node:path";
import { InputError, readArguments } from "../../../src/workbench/headless/arguments";

const TODAY = "2024-05-17";

function refusal(words: readonly string[]): InputError {
  try {
    readArguments(words, TODAY);
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error(`${words.join(" ")} was accepted`);
}

describe("the words of npm run evaluate", () => {
  it("evaluates as of today, all programmes, into a file named after the input", () => {
    assert.deepEqual(readArguments(["in/partners.xlsx"], TODAY), {
      input: "in/partners.xlsx",
      output: path.join("in", "partners.evaluated.xlsx"),
      asOf: TODAY,
      knownOn: null,
      programmes: null,
      countsExports: false,
      looksAhead: false,
      dateOrder: null,
      partner: null,
      answersJson: false,
      acceptsLoss: false,
    });
  });

  it("keeps the ending of the input, which Excel checks against the content", () => {
    assert.equal(readArguments(["book.xlsm"], TODAY).output, "book.evaluated.xlsm");
  });

  it("makes a workbook of an export that is text", () => {
    assert.equal(readArguments(["in/revenue.csv"], TODAY).output, path.join("in", "revenue.evaluated.xlsx"));
  });

  it("takes what exports need to be told", () => {
    const { countsExports, dateOrder, partner } = readArguments(["a.xlsx", "--metrics", "--date-order", "day-first", "--partner", "Contoso"], TODAY);
    assert.deepEqual([countsExports, dateOrder, partner], [true, "day-first", "Contoso"]);
    assert.equal(refusal(["a.xlsx", "--date-order", "whatever"]).code, "BadDateOrder");
  });

  it("reads every option, with a blank or with = before the value", () => {
    const spaced = readArguments(["a.xlsx", "--out", "b.xlsx", "--as-of", "2024-02-29", "--known-on", "2024-01-01", "--programmes", "top-tier, co-sell", "--json", "--accept-loss"], TODAY);
    const joined = readArguments(["--out=b.xlsx", "--as-of=2024-02-29", "--known-on=2024-01-01", "--programmes=top-tier,co-sell", "--json", "--accept-loss", "a.xlsx"], TODAY);
    assert.deepEqual(spaced, joined);
    assert.deepEqual(spaced.programmes, ["top-tier", "co-sell"]);
    assert.equal(spaced.asOf, "2024-02-29");
    assert.equal(spaced.knownOn, "2024-01-01");
    assert.ok(spaced.answersJson && spaced.acceptsLoss);
  });

  for (const day of ["2023-02-29", "2024-13-01", "31/12/2024", "2024-1-5", "soon"]) {
    it(`refuses ${day} as a day and says how a day is written`, () => {
      const { code, message } = refusal(["a.xlsx", "--as-of", day]);
      assert.equal(code, "BadDate");
      assert.match(message, new RegExp(`--as-of ${day} is not a day.*YYYY-MM-DD`));
    });
  }

  it("refuses an option it does not know, instead of ignoring it", () => {
    assert.match(refusal(["a.xlsx", "--asof", "2024-01-01"]).message, /--asof is not an option/);
  });

  it("refuses a missing value, also when the next word is another option", () => {
    assert.match(refusal(["a.xlsx", "--out"]).message, /--out needs a value/);
    assert.match(refusal(["a.xlsx", "--out", "--json"]).message, /--out needs a value/);
  });

  it("takes exactly one workbook", () => {
    assert.equal(refusal([]).code, "NoInput");
    assert.match(refusal(["a.xlsx", "b.xlsx"]).message, /One workbook at a time: a\.xlsx, b\.xlsx/);
  });
});
