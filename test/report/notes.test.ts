// What stands beside a status: another status in Partner Center, the next date that matters, the user's own figures, and what the other tables lack.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { overlaid } from "../../src/intake/overlay";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { plan } from "../../src/engine/plan";
import { run } from "../../src/engine/run";
import { serialOf } from "../../src/intake/calendar";
import { toItsEnd } from "../../src/intake/slices";
import type { Catalog } from "../../src/catalog/schema";
import { notesInSlices, ownFigures } from "../../src/report/notes";
import { all, any, needs3, oneRow, toyCatalog, toyCite, toyFields } from "../engine/toyCatalog";
import { assess } from "../../src/report/assess";
import type { Assessment } from "../../src/report/assessment";

type Cells = readonly (readonly CellValue[])[];

const tableOf = (headers: readonly string[], rows: Cells, sheet = "Data"): TableSnapshot => ({ sheet, table: sheet, topLeft: { row: 0, column: 0 }, headers, rows });
const assessed = (programme: string, asOf: string, table: TableSnapshot, related: readonly TableSnapshot[] = [], rules: readonly TableSnapshot[] = []): Assessment =>
  assess(table, { programmes: [programme], asOf, knownOn: null, related }, overlaid(shippedCatalog, rules).catalog);
const notesOf = ({ programmes }: Assessment): readonly string[] => programmes[0]?.notes ?? [];

describe("rows whose status in Partner Center is another", () => {
  const headers = ["Partner", "Security score", "Security designation in Partner Center"];
  const differing = (rows: number): TableSnapshot => tableOf(headers, Array.from({ length: rows }, (_, row) => [`P${row}`, 60, "Qualified"]));
  const problemOf = (table: TableSnapshot) => assessed("designation.security", "2023-06-13", table).problems.find(({ code }) => code === "differs-from-partner-center");

  it("are told of in one sentence that names the sheet, the column and the cells", () => {
    assert.equal(
      problemOf(differing(1))?.sentence,
      'Sheet "Data": 1 row shows another Solutions Partner: Security in Partner Center than the rules give (C2). Both stand side by side; check the inputs or ask Partner Center.',
    );
    assert.match(problemOf(differing(2))?.sentence ?? "", /: 2 rows show another .* \(C2, C3\)\./);
  });

  it("are named up to fifty, six of them in the sentence", () => {
    const problem = problemOf(differing(51));
    assert.equal(problem?.addresses.length, 50);
    assert.match(problem?.sentence ?? "", /51 rows show .* \(C2, C3, C4, C5, C6, C7\)\./);
  });

  it("are no matter where the column says nothing that the programme decides, or is not there", () => {
    assert.equal(problemOf(tableOf(headers, [["A", 60, "In progress"], ["B", 60, ""], ["C", 80, "Qualified"]])), undefined);
    assert.equal(problemOf(tableOf(headers.slice(0, 2), [["A", 60]])), undefined);
  });
});

describe("the next date that matters to an offer", () => {
  const headers = ["Offer", "Offer type", "Live in marketplace", "Transactable", "First published on", "Business profile complete", "Competency on 2022-09-30"];
  const noteOn = (day: string, ...row: readonly CellValue[]): string => notesOf(assessed("co-sell", day, tableOf(headers, [["Ledger", "SaaS", "Yes", ...row]])))[0] ?? "none";
  const deadline = "2023-12-31: An offer that was published before 11 July 2023 must be transactable.";

  it("is named from the day the rule came to the day before it is due", () => {
    assert.deepEqual(["2023-07-10", "2023-07-11", "2023-12-30", "2023-12-31"].map((day) => noteOn(day, "No", "2022-05-01", "Yes", "")), ["", deadline, deadline, ""]);
  });

  it("is not named to an offer that is transactable, or younger than the rule, or whose first day nobody knows", () => {
    assert.equal(noteOn("2023-08-01", "Yes", "2022-05-01", "Yes", ""), "");
    assert.equal(noteOn("2023-08-01", "No", "2023-07-11", "Yes", ""), "");
    assert.equal(noteOn("2023-08-01", "No", "", "Yes", ""), "");
  });
});

describe("the next date of a renewal", () => {
  const noteOn = (day: string, anniversary: string): string => notesOf(assessed("specialization-renewal", day, tableOf(["Partner", "Specialization anniversary"], [["Contoso", anniversary]])))[0]?.slice(0, 10) ?? "none";

  it("is the earliest that is not past, today included", () => {
    const days = ["2024-03-01", "2024-05-16", "2024-05-17", "2024-07-15", "2024-07-16", "2024-08-14"];
    assert.deepEqual(days.map((day) => noteOn(day, "2024-07-15")), ["2024-05-16", "2024-05-16", "2024-07-15", "2024-07-15", "2024-08-14", "2024-08-14"]);
  });

  it("is none where the anniversary is not known", () => {
    assert.equal(noteOn("2024-05-16", ""), "");
  });
});

describe("the user's own figure", () => {
  const rules = (...rows: Cells): TableSnapshot => tableOf(["Parameter", "From", "Until", "Value", "Source", "Note"], rows, "Tierline rules");
  const partner = tableOf(["Partner", "Marketplace billed sales (USD)", "Security score"], [["Contoso", 30_000, 60]]);
  const sales: readonly CellValue[] = ["Marketplace billed sales for top tier", "2024-01-01", "2024-07-01", 5_000_000, "FY24 guide", ""];
  const noted = (programme: string, day: string, ...rows: Cells): string => notesOf(assessed(programme, day, partner, [], [rules(...rows)]))[0] ?? "none";

  it("is told of from its first day to the day before its last", () => {
    const own = "Rests on your own figure for marketplace billed sales for top tier.";
    assert.deepEqual(["2023-12-31", "2024-01-01", "2024-06-30", "2024-07-01"].map((day) => noted("top-tier", day, sales)), ["", own, own, ""]);
  });

  it("is told of in a programme that rests on it, and in no other", () => {
    assert.equal(noted("rewards", "2024-02-01", sales), "");
    assert.doesNotMatch(noted("designation.security", "2024-02-01", sales), /your own figure/);
  });

  it("is told of with every other of the programme", () => {
    const customers: readonly CellValue[] = ["Net-new customer adds for top tier", "2024-01-01", "", 10, "FY24 guide", ""];
    assert.match(noted("top-tier", "2024-02-01", sales, customers), /^Rests on your own figure for (marketplace billed sales for top tier, net-new customer adds for top tier|net-new customer adds for top tier, marketplace billed sales for top tier)\.$/);
  });
});

describe("an offer whose partner is in no partner table", () => {
  const offers = (many: number): TableSnapshot => tableOf(["Offer", "Partner", "Offer type", "Transactable"], Array.from({ length: many }, (_, row) => [`O${row}`, `Lost ${row}`, "SaaS", "Yes"]), "Offers");
  const partners = tableOf(["Partner", "Marketplace billed sales (USD)"], [["Contoso", 1]], "Partners");
  const problemOf = (many: number) => assessed("macc", "2024-01-01", offers(many), [partners]).problems.find(({ code }) => code === "partner-not-found");

  it("is told of with its cell, and what to do", () => {
    assert.equal(problemOf(2)?.sentence, 'Sheet "Offers": the partner in B2, B3 is in no partner table, so what belongs to that partner is unknown. Add the partner, or correct the name.');
    assert.doesNotMatch(problemOf(6)?.sentence ?? "", /more cells/);
    assert.match(problemOf(8)?.sentence ?? "", /the partner in B2, B3, B4, B5, B6, B7 and 2 more cells is in no partner table/);
    assert.equal(problemOf(51)?.addresses.length, 50);
  });

  it("is no matter where there is no partner table, or where the partner stands in it", () => {
    assert.equal(assessed("macc", "2024-01-01", offers(2)).problems.find(({ code }) => code === "partner-not-found"), undefined);
    const found = tableOf(["Offer", "Partner", "Offer type", "Transactable"], [["Ledger", " CONTOSO ", "SaaS", "Yes"], ["Till", "", "SaaS", "Yes"]], "Offers");
    assert.equal(assessed("macc", "2024-01-01", found, [partners]).problems.find(({ code }) => code === "partner-not-found"), undefined);
  });
});

describe("a cell of a list that cannot be read", () => {
  it("is a problem of the list's own sheet, with its cell", () => {
    const competencies = tableOf(["Partner", "Level", "Active to"], [["Contoso", "Gold", "someday"]], "Competencies");
    const { problems } = assessed("legacy-benefits", "2024-01-01", tableOf(["Partner", "Anniversary"], [["Contoso", "2023-05-10"]]), [competencies]);
    const [problem] = problems.filter(({ code }) => code === "unreadable-list-cell");
    assert.deepEqual([problem?.sheet, problem?.addresses], ["Competencies", ["C2"]]);
    assert.match(problem?.sentence ?? "", /someday/);
  });

  it("is told of fifty times at most", () => {
    const competencies = tableOf(["Partner", "Level", "Active to"], Array.from({ length: 60 }, () => ["Contoso", "Gold", "someday"]), "Competencies");
    const { problems } = assessed("legacy-benefits", "2024-01-01", tableOf(["Partner", "Anniversary"], [["Contoso", "2023-05-10"]]), [competencies]);
    assert.equal(problems.filter(({ code }) => code === "unreadable-list-cell").length, 50);
  });
});

describe("notes by rules of a test's own", () => {
  const text = { ...toyFields[6]!, id: "shown", label: "Shown", choices: ["passes", "fails", "pending"].map((id) => ({ id, label: id, aliases: [] })) };
  const dated = (id: string) => ({ ...toyFields[0]!, id, label: `Day ${id}`, unit: "date" as const });
  const base = toyCatalog(all("all", needs3("a"), any("any", needs3("b"), needs3("c"))), { fields: [...toyFields, text, dated("first"), dated("second")] });
  const catalogWith = (more: object, catalog = base): Catalog => ({ ...catalog, programmes: catalog.programmes.map((each) => ({ ...each, ...more })) });
  const entered = { entered: { field: "shown", outcomes: [{ choice: "passes", outcome: "passes" }, { choice: "fails", outcome: "fails" }] } };
  const milestone = (date: string, more: object = {}) => ({ id: date, date, says: `Mind ${date}.`, from: "2020-01-01", cite: toyCite, rules: [], ...more });
  function noted(catalog: Catalog, row: Readonly<Record<string, number>>, asOf = "2024-01-15"): { readonly note: string; readonly differs: boolean } {
    const frozen = plan(catalog, "toy", asOf);
    const columns = oneRow({ a: 3, b: 3, c: 0, ...row });
    const { perRow, differing } = toItsEnd(notesInSlices(catalog, catalog.programmes[0]!, frozen, run(frozen, columns), columns));
    return { note: perRow[0]!, differs: differing.length > 0 };
  }

  it("put another status beside the computed one, and nothing where it is the same, blank, means no status or has no column", () => {
    const catalog = catalogWith(entered);
    assert.deepEqual(noted(catalog, { shown: 1 }), { note: "Partner Center shows Fails; the rules give Passes.", differs: true });
    assert.deepEqual(noted(catalog, { shown: 0, a: Number.NaN }), { note: "Partner Center shows Passes; the rules give Needs data.", differs: true });
    for (const row of [{ shown: 0 }, { shown: 1, a: 0 }, { shown: 2 }, { shown: Number.NaN }, {}] as readonly Record<string, number>[]) {
      assert.deepEqual(noted(catalog, row), { note: "", differs: false }, JSON.stringify(row));
    }
  });

  it("name the earliest day that is still to come, today included, and the first of two on one day", () => {
    const day = (iso: string): number => serialOf(iso);
    const catalog = catalogWith({ milestones: [milestone("first"), milestone("second")] });
    assert.equal(noted(catalog, { first: day("2024-03-01"), second: day("2024-02-01") }).note, "2024-02-01: Mind second.");
    assert.equal(noted(catalog, { first: day("2024-01-14"), second: day("2024-02-01") }).note, "2024-02-01: Mind second.");
    assert.equal(noted(catalog, { first: day("2024-01-15"), second: day("2024-02-01") }).note, "2024-01-15: Mind first.");
    assert.equal(noted(catalog, { first: day("2024-02-01"), second: day("2024-02-01") }).note, "2024-02-01: Mind first.");
    assert.equal(noted(catalog, { first: Number.NaN, second: day("2024-02-01") }).note, "2024-02-01: Mind second.");
    assert.equal(noted(catalog, { second: day("2024-02-01") }).note, "2024-02-01: Mind second.", "a column that is not there has no day");
    assert.equal(noted(catalog, { first: day("2024-01-14"), second: Number.NaN }).note, "");
  });

  it("name a day only from its own first day to the day before its last", () => {
    const catalog = catalogWith({ milestones: [milestone("first", { from: "2024-01-10", until: "2024-01-20" })] });
    assert.deepEqual(["2024-01-09", "2024-01-10", "2024-01-19", "2024-01-20"].map((asOf) => noted(catalog, { first: serialOf("2024-06-01") }, asOf).note !== ""), [false, true, true, false]);
  });

  it("name a day only where all that it presumes is surely met and nothing that rules it out is", () => {
    const on = (more: object) => (row: Readonly<Record<string, number>>): boolean => noted(catalogWith({ milestones: [milestone("first", more)] }), { first: serialOf("2024-06-01"), ...row }).note !== "";
    const both = on({ when: ["a>=", "b>="] });
    assert.deepEqual([both({}), both({ a: 0 }), both({ b: 0 }), both({ b: Number.NaN })], [true, false, false, false]);
    const neither = on({ unless: ["b>=", "c>="] });
    assert.deepEqual([neither({ b: 0 }), neither({}), neither({ b: 0, c: 3 }), neither({ b: Number.NaN })], [true, false, false, true]);
  });

  it("say all there is to say of a row in one line: the difference, the day, the own figure", () => {
    const own = overlaid(catalogWith({ ...entered, milestones: [milestone("first")] }), [tableOf(["Parameter", "From", "Until", "Value", "Source", "Note"], [["Amount three", "2024-01-01", "", 2, "Ours", ""]], "Tierline rules")]).catalog;
    assert.equal(noted(own, { shown: 1, first: serialOf("2024-06-01") }).note, "Partner Center shows Fails; the rules give Passes. 2024-06-01: Mind first. Rests on your own figure for amount three.");
  });

  it("tell of an own figure that a score counts with or that stands behind a column, and of none beside it", () => {
    const cite = (locator: string) => ({ ...toyCite, locator });
    const figure = (id: string) => ({ id, label: `Amount ${id}`, unit: "points" as const, timeline: [{ from: "2020-01-01", value: 4, cite: cite(id), rules: [] }] });
    const fact = (id: string, threshold: string) => ({ ...toyFields[0]!, id, label: `Fact ${id}`, derive: { op: "points", maximum: "ten", variants: [{ combine: "sum", parts: [{ units: "d", threshold }] }] }, cite: toyCite, rules: [] });
    const params = ["top", "behind", "beside"].map(figure);
    const scored = toyCatalog({ op: "sum>=", id: "enough", score: "points", param: "four" }, { params, scores: [{ id: "points", label: "Points", metrics: [{ id: "m", label: "Metric", field: "near", maximum: "ten", threshold: "top" }] }] });
    const catalog = { ...scored, facts: [fact("near", "behind"), fact("far", "beside")] } as unknown as Catalog;
    const ownOf = (...labels: readonly string[]): string => {
      const rules = labels.map((label) => [label, "2024-01-01", "", 5, `Our ${label}`, ""]);
      const own = overlaid(catalog, [tableOf(["Parameter", "From", "Until", "Value", "Source", "Note"], rules, "Tierline rules")]).catalog;
      return ownFigures(own, own.programmes[0]!, plan(own, "toy", "2024-01-15"));
    };
    assert.equal(ownOf("Amount top"), "Rests on your own figure for amount top.");
    assert.equal(ownOf("Amount behind"), "Rests on your own figure for amount behind.");
    assert.equal(ownOf("Amount beside"), "");
    assert.equal(ownOf("Amount beside", "Amount top", "Amount behind"), "Rests on your own figure for amount top, amount behind.");
    assert.equal(ownOf(), "");
  });
});

