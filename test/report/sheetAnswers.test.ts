// Questions over all rows in words: counts and their sentences, rows by name and address, and refusals.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog } from "../../src/catalog/schema";
import { overlaid } from "../../src/intake/overlay";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { askedTable } from "../../src/report/askedTable";
import { sheetAnswers, type SheetAnswers } from "../../src/report/sheetAnswers";
import { SeekError } from "../../src/report/seekWords";
import { all, any, needs3, toyCatalog, toyCite, toyFields } from "../engine/toyCatalog";

const dates = { asOf: "2024-06-30", knownOn: null };
type Rows = readonly (readonly CellValue[])[];
const tableOf = (headers: readonly string[], rows: Rows): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 2, column: 1 }, headers, rows });
const toyAnswers = (catalog: Catalog, headers: readonly string[], rows: Rows): SheetAnswers => sheetAnswers(askedTable(tableOf(["Partner", ...headers], rows), [], catalog), "toy", dates);

describe("questions over all rows", () => {
  const catalog = toyCatalog(any("either", all("both", needs3("a"), needs3("b")), needs3("c")), { pathways: ["both", "c>="] });
  const answers = (): SheetAnswers => toyAnswers(catalog, ["Field a", "Field b", "Field c"], [["One", 3, 2, 0], ["Two", 3, 0, 0], ["Three", 0, 0, 0], ["Four", 3, 3, 0], ["", "", "", ""], ["Five", "", 3, 0]]);

  it("count subjects only, and say how many of them have reached the outcome", () => {
    assert.deepEqual([answers().outcome, answers().rows, answers().reached], ["Passes", 5, 1]);
    assert.equal(answers().sentences[0], "1 of 5 partners has reached Passes.");
    const two = toyAnswers(catalog, ["Field a", "Field b", "Field c"], [["One", 3, 3, 0], ["Two", 3, 3, 0]]);
    assert.deepEqual(two.sentences, ["2 of 2 partners have reached Passes."]);
  });

  it("count each requirement's truths, name the rows that miss it alone, and say which is a whole path", () => {
    const told = answers().requirements.map(({ label, met, notMet, unknown, onlyThis, isWholePath, rows }) => [label, met, notMet, unknown, onlyThis, isWholePath, rows.map(({ row, name, address }) => `${row} ${name} ${address}`)]);
    assert.deepEqual(told, [
      ["Field a, at least 3", 3, 1, 1, 0, false, []],
      ["Field b, at least 3", 2, 3, 0, 2, false, ["0 row 4 B4", "1 row 5 B5"]],
      ["Field c, at least 3", 0, 5, 0, 4, true, ["0 row 4 B4", "1 row 5 B5", "2 row 6 B6", "5 row 9 B9"]],
    ]);
    assert.deepEqual(answers().requirements.map(({ sentence }) => sentence), ["", "2 partners miss only this: Field b, at least 3.", "4 partners miss only this: Field c, at least 3."]);
    assert.deepEqual(answers().requirements.map(({ quote, source }) => [quote, source])[0], ["three of these", "A toy, the only line"]);
  });

  it("call a requirement a whole path only where it is all that each of its paths asks for, and rows by what the programme is about", () => {
    const shared = toyCatalog(any("either", all("both", needs3("a"), needs3("b")), needs3("a")), { pathways: ["both", "a>="] });
    assert.deepEqual(toyAnswers(shared, ["Field a", "Field b"], [["One", 0, 0]]).requirements.map(({ isWholePath }) => isWholePath), [false, false]);
    const [other] = toyCatalog(needs3("b")).programmes;
    const two = toyCatalog(needs3("a"), { others: [{ ...other!, id: "other", grain: "offer" }] });
    assert.equal(sheetAnswers(askedTable(tableOf(["Partner", "Field a", "Field b"], [["One", 0, 0]]), [], two), "other", dates).sentences[0], "0 of 1 offer have reached Passes.");
  });

  it("tell requirements that most rows miss first, and leave out those that are a whole path", () => {
    const wide = toyCatalog(all("all", needs3("a"), needs3("b")));
    const { sentences } = toyAnswers(wide, ["Field a", "Field b"], [["One", 0, 3], ["Two", 3, 0], ["Three", 3, 1]]);
    assert.deepEqual(sentences, ["0 of 3 partners have reached Passes.", "2 partners miss only this: Field b, at least 3.", "1 partner misses only this: Field a, at least 3."]);
    assert.ok(!answers().sentences.some((sentence) => sentence.includes("Field c")));
  });

  it("name the nearest first, in the sheet's order where they are as near, and none that has reached it", () => {
    assert.deepEqual(answers().nearest.map(({ name, gap }) => [name, gap]).slice(0, 2), [["row 4", "1 more b unit"], ["row 5", "3 more b units"]]);
    assert.ok(!answers().nearest.some(({ row }) => row === 3));
    const many = toyAnswers(toyCatalog(needs3("a")), ["Field a"], Array.from({ length: 450 }, (_, row) => [`P${row}`, row % 3]));
    assert.equal(many.nearest.length, 100);
    assert.deepEqual(many.nearest.map(({ row }) => row), Array.from({ length: 100 }, (_, index) => index * 3 + 2));
    assert.equal(new Set(many.nearest.map(({ cost }) => cost)).size, 1);
    assert.deepEqual(many.requirements.map(({ onlyThis, rows }) => [onlyThis, rows.length]), [[450, 100]]);
  });

  it("name the nearest to the outcome asked for: neither rows that are there, nor ways to another rung", () => {
    const base = toyCatalog(needs3("a"));
    const named = (id: string, value: string) => ({ id, names: [{ from: "2020-01-01", value, cite: toyCite, rules: [] }] });
    const ladder = [{ outcome: "gold", when: all("gold", needs3("a"), needs3("b")) }, { outcome: "silver", when: needs3("a") }];
    const two: Catalog = { ...base, programmes: [{ ...base.programmes[0]!, outcomes: [named("gold", "Gold"), named("silver", "Silver"), named("fails", "Fails")], body: [{ ...base.programmes[0]!.body[0]!, value: { ladder, otherwise: "fails" } }] }] };
    const nearest = (outcome: string) => sheetAnswers(askedTable(tableOf(["Partner", "Field a", "Field b"], [["One", 3, 2], ["Two", 1, 0], ["Three", 2, 3]]), [], two), "toy", dates, outcome).nearest.map(({ row, gap }) => [row, gap]);
    assert.deepEqual(nearest("Silver"), [[2, "1 more a unit"], [1, "2 more a units"]]);
    assert.deepEqual(nearest("Gold"), [[0, "1 more b unit"], [2, "1 more a unit"], [1, "2 more a units, 3 more b units"]]);
  });

  it("call a requirement that is a yes or no by its name alone", () => {
    const flag = toyCatalog({ op: "flag", id: "yes", field: "flag", is: true, cite: toyCite });
    assert.deepEqual(toyAnswers(flag, ["Field flag"], [["One", "No"]]).requirements.map(({ label }) => label), ["Field flag"]);
  });

  it("tell of rows that rest on words which nobody checked", () => {
    const doubtful = toyCatalog(any("any", { op: "flag", id: "yes", field: "flag", is: true, cite: { ...toyCite, confidence: "unverified" } }, needs3("a")));
    const { unverified, ownFigures, sentences } = toyAnswers(doubtful, ["Field flag", "Field a"], [["One", "Yes", 0], ["Two", "No", 3]]);
    assert.deepEqual([unverified.rows, unverified.named.map(({ name }) => name), unverified.sentence], [1, ["row 4"], "The answer of 1 partner rests on words that were not verified against the original."]);
    assert.deepEqual([ownFigures.rows, ownFigures.named, ownFigures.sentence], [0, [], ""]);
    assert.equal(sentences.at(-1), unverified.sentence);
  });

  it("leave out of the nearest those whom no change of an amount leads there", () => {
    const given = toyFields.map((field) => (field.id === "a" ? { ...field, isGiven: true as const } : field));
    const { nearest, byMissing } = toyAnswers(toyCatalog(all("all", needs3("a"), needs3("b")), { fields: given }), ["Field a", "Field b"], [["One", 0, 0], ["Two", 3, 0], ["Three", "", 0]]);
    assert.deepEqual(nearest.map(({ row, address }) => [row, address]), [[1, "B5"]]);
    assert.equal(byMissing.reduce((sum, { rows }) => sum + rows, 0), 3);
  });

  it("name a hundred of the rows that rest on something, and count all", () => {
    const doubtful = toyCatalog({ op: "flag", id: "yes", field: "flag", is: true, cite: { ...toyCite, confidence: "unverified" } });
    const { unverified } = toyAnswers(doubtful, ["Field flag"], Array.from({ length: 120 }, (_, row) => [`P${row}`, "Yes"]));
    assert.deepEqual([unverified.rows, unverified.named.length, unverified.sentence], [120, 100, "The answer of 120 partners rests on words that were not verified against the original."]);
  });

  it("are asked of the best outcome unless another is named, and the nearest are those who lack the best", () => {
    const name = (value: string) => [{ from: "2020-01-01", value, cite: toyCite, rules: [] }];
    const ladder = [{ outcome: "passes", when: needs3("a") }, { outcome: "nearly", when: needs3("b") }];
    const toy = toyCatalog(needs3("a"), { body: [{ from: "2020-01-01", value: { ladder, otherwise: "fails" }, cite: toyCite, rules: [] }] });
    const two = { ...toy, programmes: toy.programmes.map((each) => ({ ...each, outcomes: [...each.outcomes, { id: "nearly", names: name("Nearly") }] })) };
    const asked = askedTable(tableOf(["Partner", "Field a", "Field b"], [["One", 3, 0], ["Two", 0, 3], ["Three", 0, 0]]), [], two);
    assert.deepEqual(sheetAnswers(asked, "toy", dates).sentences[0], "1 of 3 partners has reached Passes.");
    assert.deepEqual(sheetAnswers(asked, "toy", dates, "Nearly").sentences[0], "2 of 3 partners have reached Nearly.");
    assert.throws(() => sheetAnswers(asked, "toy", dates, "Fails"), { message: 'Toy cannot be asked for "Fails" on 2024-06-30. What can be reached is Passes, Nearly.' });
  });

  it("refuse an outcome that cannot be reached, naming what can, and take any that can", () => {
    const asked = askedTable(tableOf(["Partner", "Marketplace billed sales (USD)"], [["One", 30_000], ["Two", 0]]));
    const outcomes = shippedCatalog.programmes.find(({ id }) => id === "rewards")!.outcomes;
    assert.ok(outcomes.length > 2);
    const best = sheetAnswers(asked, "rewards", dates).outcome;
    assert.throws(() => sheetAnswers(asked, "rewards", dates, "Gold"), (error: unknown) => error instanceof SeekError && /^.+ cannot be asked for "Gold" on 2024-06-30\. What can be reached is /.test(error.message) && error.message.includes(`${best}, `));
    assert.equal(sheetAnswers(asked, "rewards", dates, best).outcome, best);
  });
});

describe("rows that rest on the user's own figures", () => {
  const rules = (parameter: string): TableSnapshot => ({ sheet: "Rules", table: "Tierline_rules", topLeft: { row: 0, column: 0 }, headers: ["Parameter", "From", "Until", "Value", "Source"], rows: [[parameter, "2024-01-01", "", 5_000_000, "FY25 guide"]] });
  const resting = (parameter: string, programme: string): readonly [number, string] => {
    const table = tableOf(["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"], [["One", 5_000_000, 0, 0, 0, 0, "No"], ["Two", 0, 12, 0, 0, 0, "No"]]);
    const { ownFigures } = sheetAnswers(askedTable(table, [], overlaid(shippedCatalog, [rules(parameter)]).catalog), programme, dates);
    return [ownFigures.rows, ownFigures.sentence];
  };

  it("are those whose answer the figure decides, in the programme that asks for it", () => {
    assert.deepEqual(resting("Marketplace billed sales for top tier", "top-tier"), [1, "The answer of 1 partner rests on your own figures."]);
    assert.deepEqual(resting("Marketplace billed sales for top tier", "rewards"), [0, ""]);
  });

  const cite = { ...toyCite, locator: "another line" };
  const param = (id: string, value: number) => ({ id, label: `Amount ${id}`, unit: "count" as const, timeline: [{ from: "2020-01-01", value, cite, rules: [] }] });
  const fact = (id: string, derive: object) => ({ ...toyFields[0]!, id, label: `Fact ${id}`, derive, cite: toyCite, rules: [] });
  const points = (field: string, threshold: string) => ({ op: "points", maximum: "ten", variants: [{ combine: "sum", parts: [{ units: field, threshold }] }] });
  const onFacts = { ...toyCatalog(all("all", needs3("far"), needs3("b")), { params: [param("own", 5), param("idle", 5)] }), facts: [fact("near", points("a", "own")), fact("far", { op: "greatest", of: [{ field: "near" }] }), fact("beside", points("a", "idle"))] } as unknown as Catalog;
  const restingOn = (parameter: string, catalog: Catalog, rows: Rows, ...others: readonly string[]): number => sheetAnswers(askedTable(tableOf(["Partner", "Field a", "Field b"], rows), [], overlaid(catalog, [parameter, ...others].map(rules)).catalog), "toy", dates).ownFigures.rows;

  it("are those that it decides through a figure behind a column, however far behind", () => {
    const rows = [["One", 4, 3], ["Two", 4, 0]];
    assert.equal(restingOn("Amount idle", onFacts, rows), 0, "nothing that is asked for stands on it");
    assert.equal(restingOn("Amount own", onFacts, rows), 1, "the other fails by its own column");
    assert.equal(restingOn("Amount own", onFacts, rows, "Amount idle"), 1, "one of two own figures is enough");
    const direct = { ...onFacts, programmes: toyCatalog(all("all", needs3("near"), needs3("b"))).programmes };
    assert.equal(restingOn("Amount own", direct, rows), 1);
  });

  it("are not those that a requirement without it decides", () => {
    const catalog = toyCatalog(any("any", { op: "test", id: "own", field: "a", cmp: ">=", param: "own" }, needs3("b")), { params: [param("own", 5)] });
    assert.equal(restingOn("Amount own", catalog, [["One", 5_000_000, 0], ["Two", 0, 3], ["Three", 5_000_000, 3]]), 1);
  });
});
