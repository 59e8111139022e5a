// The months ahead in words: what rolls off, when the status of now is gone, what keeps it, and which rows would make it exact.
import assert from "node:assert/strict";
import type { Body, Timeline } from "../../src/catalog/schema";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { askedTable, type AskedTable } from "../../src/report/askedTable";
import { rowForecast, type ForecastOptions, type RowForecast } from "../../src/report/rowForecast";
import { any, needs3, toyCatalog, toyCite, toyFields } from "../engine/toyCatalog";

const dates = { asOf: "2024-01-15", knownOn: null };
const tableOf = (headers: readonly string[], row: readonly CellValue[]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: ["Partner", ...headers], rows: [["Contoso", ...row]] });
const twelve = { months: 12, anchor: "asOf" as const };
const fields = toyFields.map((field) => (["a", "b", "sales"].includes(field.id) ? { ...field, window: twelve } : field));
const toy = (when = any("either", needs3("a"), needs3("b")), body?: Timeline<Body>): Parameters<typeof askedTable>[2] => toyCatalog(when, { fields, ...(body === undefined ? {} : { body }) });
const forecastOf = (asked: AskedTable, options?: ForecastOptions): RowForecast => rowForecast(asked, "toy", 0, dates, options);
const asked = (headers: readonly string[], row: readonly CellValue[], catalog = toy()): AskedTable => askedTable(tableOf(headers, row), [], catalog);

describe("the months ahead of a row", () => {
  it("are twelve unless another number is asked for, each with its day", () => {
    const { months, statusNow, pathNow, subject, sentences, lapsesOn } = forecastOf(asked(["Field a", "Field b"], [5, 0]));
    assert.deepEqual([months.length, months[0]!.asOf, months[11]!.asOf], [12, "2024-02-15", "2025-01-15"]);
    assert.deepEqual([subject, statusNow, pathNow, lapsesOn, sentences], ["row 2", "Passes", null, null, ["row 2 stays Passes for 12 months if nothing new comes in."]]);
    assert.deepEqual(forecastOf(asked(["Field a", "Field b"], [5, 0]), { months: 2 }).months, [{ asOf: "2024-02-15", status: "Passes", path: null, rollsOff: "", keptWith: "", because: "" }, { asOf: "2024-03-15", status: "Passes", path: null, rollsOff: "", keptWith: "", because: "" }]);
  });

  it("say what rolls off, in the unit and the words of each column", () => {
    const events = [{ field: "a", on: "2023-02-10", amount: 2 }, { field: "sales", on: "2023-02-10", amount: 1_500 }, { field: "a", on: "2023-03-10", amount: 1 }];
    const { months } = forecastOf(asked(["Field a", "Field b", "Field sales"], [9, 9, 4_000], toy(any("any", needs3("a"), needs3("b"), needs3("sales")))), { months: 3, events });
    assert.deepEqual(months.map(({ rollsOff }) => rollsOff), ["2 a units and $1,500 of sales units rolls off", "1 of a units rolls off", ""].map((text) => text.replace("2 a units", "2 of a units")));
  });

  it("say on which day the status is gone, what it then is, and what keeps it", () => {
    const lost = forecastOf(asked(["Field a", "Field b"], [4, 0]), { months: 3, events: [{ field: "a", on: "2023-02-10", amount: 2 }] });
    assert.deepEqual([lost.lapsesOn, lost.months.map(({ status }) => status)], ["2024-02-10", ["Fails", "Fails", "Fails"]]);
    assert.deepEqual(lost.sentences, ["row 2 is Passes until 2024-02-10; on that day it is Fails if nothing new comes in.", "It holds through 2024-02-15 with 1 more a unit."]);
    assert.deepEqual(lost.months.map(({ keptWith }) => keptWith), ["1 more a unit", "1 more a unit", "1 more a unit"]);
  });

  it("say what the row is on the very day that a month ends with", () => {
    const { sentences, lapsesOn } = forecastOf(asked(["Field a", "Field b"], [4, 0]), { months: 3, series: [], events: [{ field: "a", on: "2023-02-15", amount: 2 }] });
    assert.equal(lapsesOn, "2024-02-15");
    assert.match(sentences[1]!, /^It holds through 2024-02-15 with /);
  });

  it("name no amount where none is enough", () => {
    const given = fields.map((field) => (field.id === "a" || field.id === "b" ? { ...field, isGiven: true as const } : field));
    const lost = forecastOf(asked(["Field a", "Field b"], [4, 0], toyCatalog(any("either", needs3("a"), needs3("b")), { fields: given })), { months: 1, events: [{ field: "a", on: "2023-02-10", amount: 2 }] });
    assert.deepEqual([lost.sentences, lost.months[0]!.keptWith], [["row 2 is Passes until 2024-02-10; on that day it is Fails if nothing new comes in."], null]);
  });

  it("say that there is no status to lose where the row has none", () => {
    const none = forecastOf(asked(["Field a", "Field b"], [0, 0]));
    assert.deepEqual([none.sentences, none.lapsesOn, none.months[0]!.keptWith], [["row 2 answers Fails now, so there is no status to lose."], null, null]);
  });

  it("say from when on the rules do not reach, and why, whatever becomes of the status before", () => {
    const ending = toy(undefined, [{ from: "2020-01-01", until: "2024-03-01", value: { ladder: [{ outcome: "passes", when: any("either", needs3("a"), needs3("b")) }], otherwise: "fails" }, cite: toyCite, rules: [] }]);
    const { months, sentences } = forecastOf(asked(["Field a", "Field b"], [5, 0], ending), { months: 3 });
    assert.deepEqual(months.map(({ status }) => status), ["Passes", null, null]);
    assert.deepEqual([months[0]!.because, months[1]!.because !== ""], ["", true]);
    const end = `From 2024-03-15 on there is no answer: ${months[1]!.because}`;
    assert.equal(sentences.at(-1), end);
    assert.deepEqual([forecastOf(asked(["Field a", "Field b"], [0, 0], ending), { months: 3 }).sentences.at(-1), forecastOf(asked(["Field a", "Field b"], [4, 0], ending), { months: 3, events: [{ field: "a", on: "2023-02-10", amount: 2 }] }).sentences.at(-1)], [end, end]);
  });

  it("name the columns of the table that count over a window and that nothing dated speaks of", () => {
    const need = (label: string): string => `${label} counts over a trailing window: without the dated rows behind it, it is taken to stay as it is. Open the export it was counted from.`;
    assert.deepEqual(forecastOf(asked(["Field a", "Field b"], [5, 0])).needs, [need("Field a"), need("Field b")]);
    assert.deepEqual(forecastOf(asked(["Field a"], [5])).needs, [need("Field a")], "a column that is not there loses nothing");
    assert.deepEqual(forecastOf(asked(["Field a", "Field b"], [5, 0]), { events: [{ field: "a", on: "2023-02-10", amount: 5 }] }).needs, [need("Field b")]);
    const unlike = "The dated rows of Field a come to 2, and the table says 5: what leaves is taken off the table's figure, and the rest is taken to stay.";
    assert.deepEqual(forecastOf(asked(["Field a", "Field b"], [5, 0]), { events: [{ field: "a", on: "2023-02-10", amount: 2 }] }).needs, [need("Field b"), unlike]);
    assert.deepEqual(forecastOf(asked(["Field c"], [5], toyCatalog(needs3("c")))).needs, []);
  });
});

describe("figures that exports count for the months ahead", () => {
  const billed = (months: readonly (number | null)[], now: number | null = 4_250_000, metric = "marketplaceBilledSales"): RowForecast => {
    const days = ["2024-07-31", "2024-08-31", "2024-09-30"];
    const table = tableOf(["Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"], [4_250_000, 0, 0, 0, 0, "No"]);
    return rowForecast(askedTable(table), "top-tier", 0, { asOf: "2024-06-30", knownOn: null }, { months: 3, series: [{ metric, now, months: months.map((value, index) => ({ asOf: days[index]!, value })) }] });
  };
  const rolled = (forecast: RowForecast): readonly string[] => forecast.months.map(({ rollsOff }) => rollsOff);
  const off = (amount: string): string => `${amount} of marketplace billed sales rolls off`;

  it("lose from month to month what they count less", () => {
    const forecast = billed([4_150_000, 4_150_000, 3_950_000]);
    assert.deepEqual(rolled(forecast), [off("$100,000"), "", off("$200,000")]);
    assert.equal(forecast.lapsesOn, "2024-09-30");
  });

  it("say nothing of a month that is not known, nor of the one after it", () => {
    assert.deepEqual(rolled(billed([4_150_000, null, 3_950_000])), [off("$100,000"), "", ""]);
    assert.deepEqual(rolled(billed([4_150_000, 4_100_000], null)), ["", off("$50,000"), ""]);
  });

  it("fill no column where the rules know no such figure", () => {
    assert.deepEqual(rolled(billed([1, 1, 1], 4_250_000, "luck")), ["", "", ""]);
  });
});
