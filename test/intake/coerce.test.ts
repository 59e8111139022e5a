// One cell, one number: what is read, what is blank, what is rejected and never guessed.
import assert from "node:assert/strict";
import type { Unit } from "../../src/catalog/schema";
import { BLANK, coerce, LARGEST_COUNT, LARGEST_USD, type ReadAs } from "../../src/intake/coerce";
import { serialOf } from "../../src/intake/calendar";
import type { CellValue } from "../../src/intake/table";

const as = (unit: Unit): ReadAs => ({ label: "Offer type", unit, choices: unit === "choice" ? [{ id: "vm", label: "Azure Virtual Machine", aliases: ["VM"] }] : undefined });

function reads(unit: Unit, cells: readonly (readonly [CellValue, number])[]): void {
  for (const [cell, expected] of cells) {
    assert.deepEqual(coerce(cell, as(unit)), expected, `${unit}: ${JSON.stringify(cell)}`);
  }
}

function rejects(unit: Unit, cells: readonly (readonly [CellValue, RegExp])[]): void {
  for (const [cell, because] of cells) {
    const result = coerce(cell, as(unit));
    assert.ok(typeof result === "object", `${unit}: ${JSON.stringify(cell)} was read as ${String(result)}`);
    assert.match(result.because, because, `${unit}: ${JSON.stringify(cell)}`);
  }
}

describe("a cell", () => {
  it("of money is read with signs, currency, brackets and thousands marks, to the cent", () => {
    reads("USD", [
      [4_000_000, 4_000_000], ["$4,250,000", 4_250_000], ["USD 4,250,000.00", 4_250_000], ["30,000,000", 30_000_000], ["1 234 567", 1_234_567], ["1\u00a0234\u202f567", 1_234_567],
      ["(1,000)", -1_000], ["($1,000.50)", -1_000.5], ["-$5", -5], ["$-5", -5], ["\u22125", -5], ["+7", 7], ["3999999.99", 3_999_999.99], ["US$ 12", 12], ["12 USD", 12], [".5", 0.5], ["  100  ", 100], [0, 0], ["0", 0],
    ]);
  });

  it("of money in a spelling that two countries read differently is rejected, never guessed", () => {
    rejects("USD", [["1.234,56", /two ways/], ["1,5", /two ways/], ["4.250.000", /two ways/], ["1.234", /thousands mark/], ["1,23,456", /two ways/], ["1,2345", /two ways/]]);
  });

  it("of money in another currency, with a letter or too large for cents is rejected", () => {
    rejects("USD", [["€12", /not in US dollars/], ["EUR 5", /not in US dollars/], ["4.25M", /not a number/], ["12k", /not a number/], ["1e6", /not a number/], [1e308, /too large/], ["$1,000 approx", /not a number/], ["$", /not a number/], ["--5", /not a number/]]);
  });

  it("that is blank, white space or a dash is unknown in every unit, never 0 and never no", () => {
    const units: readonly Unit[] = ["USD", "count", "points", "percent", "flag", "date", "choice"];
    for (const unit of units) {
      for (const cell of ["", "   ", "\u00a0", "-", "–", "n/a", "N/A", "NA"]) {
        assert.equal(coerce(cell, as(unit)), BLANK, `${unit}: ${JSON.stringify(cell)}`);
      }
    }
  });

  it("with an error value, NaN or Infinity is rejected", () => {
    for (const unit of ["USD", "count", "flag", "date"] as const) {
      rejects(unit, [["#N/A", /error value/], ["#DIV/0!", /error value/], ["#REF!", /error value/], ["#SPILL!", /error value/]]);
    }
    rejects("USD", [[Number.NaN, /not a finite/], [Number.POSITIVE_INFINITY, /not a finite/]]);
  });

  it("of a count is a whole number of 0 or more", () => {
    reads("count", [[0, 0], [12, 12], ["12", 12], ["1,200", 1_200], ["12.0", 12]]);
    rejects("count", [[-1, /negative/], ["(3)", /negative/], [2.5, /fraction/], ["2.5", /fraction/], ["twelve", /not a number/], ["12 customers", /not a number/], [true, /neither a number/], [2e9, /too large/], ["$12", /not a number/]]);
  });

  it("of a flag is yes or no in any case, as text, number or boolean, and nothing else", () => {
    reads("flag", [["Yes", 1], ["YES", 1], ["y", 1], ["TRUE", 1], [true, 1], [1, 1], ["1", 1], ["No", 0], ["n", 0], ["false", 0], [false, 0], [0, 0], ["0", 0], [" yes ", 1]]);
    rejects("flag", [["maybe", /neither/], [2, /neither/], ["x", /neither/], ["Yess", /neither/], [0.5, /neither/], ["oui", /neither/]]);
  });

  it("of a percentage is read in points where it says so", () => {
    reads("percent", [["85%", 85], ["85 %", 85], [85, 85], ["0.5%", 0.5], ["85", 85]]);
    rejects("percent", [["-5%", /negative/], ["half", /not a number/], [1e308, /too large/], [Number.NaN, /finite/], [Number.NEGATIVE_INFINITY, /finite/]]);
  });

  it("of a date is an Excel serial or year-month-day; day and month are never guessed", () => {
    reads("date", [[45_108, 45_108], [45_108.75, 45_108], ["2023-07-01", 45_108], ["2023-07-01T09:30:00Z", 45_108], ["1970-01-01", 25_569], ["1900-01-01", 1], ["1900-02-28", 59], ["1900-03-01", 61], ["2024-02-29", 45_351]]);
    rejects("date", [["7/1/2023", /year-month-day/], ["01.07.2023", /year-month-day/], ["2023-02-29", /no such day/], ["2023-13-01", /no such day/], [0, /1900 to 9999/], [-5, /1900 to 9999/], ["1899-12-31", /1900 to 9999/], ["45108", /year-month-day/]]);
    assert.equal(serialOf("2023-07-01"), 45_108);
  });

  it("of coded text is found by label or alias, and rejected with the column's name otherwise", () => {
    reads("choice", [["Azure Virtual Machine", 0], ["azure virtual-machine", 0], ["vm", 0]]);
    rejects("choice", [["Mainframe", /not a known offer type/]]);
  });

  it("is held to the largest and the smallest that its unit knows, and these are still good", () => {
    reads("USD", [[LARGEST_USD, LARGEST_USD], [-LARGEST_USD, -LARGEST_USD]]);
    reads("count", [[LARGEST_COUNT, LARGEST_COUNT]]);
    reads("points", [[LARGEST_COUNT, LARGEST_COUNT], [0, 0], [2.5, 2.5]]);
    reads("date", [[2_958_465, 2_958_465], [1, 1]]);
    rejects("USD", [[LARGEST_USD + 1, /too large to be held to the cent/], [-LARGEST_USD - 1, /too large/]]);
    rejects("points", [[LARGEST_COUNT + 1, /too large for points/], [-1, /negative/]]);
    rejects("percent", [[LARGEST_COUNT + 1, /too large for a percentage/]]);
    rejects("date", [[2_958_466, /1900 to 9999/]]);
  });

  it("may be negative where its field says so, and nowhere else", () => {
    const growth: ReadAs = { label: "Growth", unit: "percent", mayBeNegative: true };
    assert.deepEqual([coerce(-12.5, growth), coerce("(3%)", growth)], [-12.5, -3]);
    assert.match((coerce(-2e9, growth) as { because: string }).because, /too large for a percentage/);
    assert.equal(coerce(-3, { label: "Net adds", unit: "count", mayBeNegative: true }), -3);
    rejects("percent", [[-0.5, /negative/]]);
    rejects("points", [["-0.5", /negative/]]);
  });

  it("that holds an identifier where yes or no is asked means yes, and none, no and 0 mean no", () => {
    const listing: ReadAs = { label: "Listing ID", unit: "flag", anyTextIsYes: true };
    const read: readonly (readonly [CellValue, number])[] = [["contoso.ledger-1", 1], ["Yes", 1], [48_112, 1], [1, 1], ["None", 0], ["no", 0], [0, 0], [false, 0]];
    read.forEach(([cell, expected]) => assert.equal(coerce(cell, listing), expected, String(cell)));
    assert.ok(typeof coerce(0.5, listing) === "object", "half an identifier is none");
    rejects("flag", [["none", /neither yes nor no/], ["contoso.ledger-1", /neither/], [48_112, /neither/]]);
  });

  it("of text is no number of any kind, and is not rejected for it", () => {
    reads("choice", [["VM", 0]]);
    for (const cell of ["Contoso", "12", 12, true]) {
      assert.equal(coerce(cell, as("text")), BLANK, String(cell));
    }
  });

  it("of coded text may be typed as a number or a boolean", () => {
    const levels: ReadAs = { label: "Level", unit: "choice", choices: [{ id: "none", label: "None yet", aliases: [] }, { id: "two", label: "Level 2", aliases: ["2", "true"] }] };
    assert.deepEqual([coerce(2, levels), coerce(true, levels), coerce("2", levels)], [1, 1, 1]);
  });

  it("of coded text that is misspelled is told the nearest name, by whichever spelling of it is nearest", () => {
    const types: ReadAs = {
      label: "Offer type",
      unit: "choice",
      choices: [
        { id: "saas", label: "Software as a service", aliases: ["SaaS"] },
        { id: "vm", label: "Azure Virtual Machine", aliases: ["VM"] },
        { id: "app", label: "Azure Application", aliases: [] },
      ],
    };
    const nearest = (cell: CellValue): string => (coerce(cell, types) as { because: string }).because;
    assert.equal(nearest("Sass"), "it is not a known offer type; the nearest is Software as a service");
    assert.equal(nearest("Azure Virtual Machin"), "it is not a known offer type; the nearest is Azure Virtual Machine");
    assert.equal(nearest("Azure Aplication"), "it is not a known offer type; the nearest is Azure Application");
    assert.equal((coerce("Sass", types) as { expected: string }).expected, "one of the known names");
  });

  it("that two choices spell alike is the first of them", () => {
    const twins: ReadAs = { label: "Kind", unit: "choice", choices: [{ id: "one", label: "Gold", aliases: ["top"] }, { id: "two", label: "Platinum", aliases: ["Top", "gold"] }] };
    assert.deepEqual(["top", "Gold", "platinum"].map((cell) => coerce(cell, twins)), [0, 0, 1]);
  });

  it("of money may have spaces around its signs, and every kind of space between its thousands", () => {
    reads("USD", [["- 5", -5], ["+ 7", 7], ["( 1,000 )", -1_000], ["$ - 5", -5], ["$ + 5", 5], ["1\u2009234\u2007567", 1_234_567], ["USD 5 USD", 5]]);
    rejects("USD", [["(5", /not a number/], ["5)", /not a number/], ["x(5)", /not a number/], ["(5)x", /not a number/]]);
    rejects("USD", [["12.345", /thousands mark/], ["123.456", /thousands mark/]]);
    reads("USD", [["1234.567", 1_234.567], ["1.2345", 1.2345]]);
  });

  it("has its percent sign at the end and only where a percentage is asked for", () => {
    rejects("count", [["5%", /not a number/]]);
    rejects("percent", [["8%5", /not a number/]]);
    reads("points", [["1.234", 1.234]]);
  });

  it("of a date has nothing before the year, and only a time after the day", () => {
    rejects("date", [["on 2024-06-30", /year-month-day/], ["2024-06-301", /year-month-day/], ["2024-06-30x", /year-month-day/]]);
    reads("date", [["2024-06-30 09:30", serialOf("2024-06-30")]]);
  });
});
