// Rows that may or may not count, because no document says: told of by name and cell, on the days that are open and for what is asked.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Counted, List } from "../../src/catalog/schema";
import { readList, recogniseList, type ListReading } from "../../src/intake/lists";
import type { TableSnapshot } from "../../src/intake/table";
import { unsettledProblems } from "../../src/intake/unsettled";
import { toyCite } from "../engine/toyCatalog";

const exams = { id: "exams", label: "Exams", meaning: "Made up.", aliases: [], columns: [{ id: "exam", label: "Exam", meaning: "Made up.", unit: "choice", aliases: [], isRequired: true, choices: ["one", "two"].map((id) => ({ id, label: `Exam ${id}`, aliases: [] })) }] } as unknown as List;
const counted = (choice: string, more: Partial<Counted> = {}): Counted => ({ choice, cite: toyCite, ...more });
const open = { isUnsettled: true };
const catalogOf = (which: readonly Counted[], more: readonly object[] = []): Catalog =>
  ({ ...shippedCatalog, lists: [exams], facts: [{ id: "passed", derive: { op: "count", list: "exams", where: [{ column: "exam", choices: ["one"], whenBlank: "fails" }, { column: "exam", counted: which, retiredFor: "months", whenBlank: "fails" }] } }, { id: "sum", derive: { op: "days" } }, ...more] }) as unknown as Catalog;
const tableOf = (rows: readonly string[], sheet = "Lists"): TableSnapshot => ({ sheet, table: "Exams", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Exam"], rows: rows.map((exam) => ["Contoso", exam]) });
const read = (table: TableSnapshot): ListReading => readList(recogniseList({ ...shippedCatalog, lists: [exams] }, table)!);
const told = (which: readonly Counted[], { asOf = "2024-01-15", asked = ["passed", "sum"], readings = [read(tableOf(["Exam one", "Exam two", "Exam one", ""]))], more = [] as readonly object[] } = {}) =>
  unsettledProblems(catalogOf(which, more), new Map([["exams", readings]]), new Set(asked), asOf);

describe("rows of which no document says whether they count", () => {
  it("are told of by name, with their cells and the day", () => {
    assert.deepEqual(told([counted("one", open), counted("two")]), [
      { code: "unsettled-row", sheet: "Lists", addresses: ["B2", "B4"], sentence: 'Sheet "Lists", B2, B4: whether Exam one counted on 2024-01-15 is in no document, so the number it would count into is unknown unless something else settles it. Enter that number as Partner Center shows it.' },
    ]);
    assert.deepEqual(told([counted("one", open), counted("two", open)]).map(({ addresses }) => addresses), [["B2", "B4"], ["B3"]]);
  });

  it("are none on days that are settled, with the first day open and the last one not", () => {
    const days = (asOf: string): number => told([counted("one", { ...open, from: "2024-01-01", until: "2024-02-01" })], { asOf }).length;
    assert.deepEqual(["2023-12-31", "2024-01-01", "2024-01-31", "2024-02-01"].map(days), [0, 1, 1, 0]);
    assert.deepEqual(told([counted("one", open), counted("one", { from: "2024-01-01" })]), [], "one document that says so settles it");
    assert.equal(told([counted("one", open), counted("one", { from: "2025-01-01" })]).length, 1);
  });

  it("are none where nobody asks for what they count into, where the workbook has no such list, and in a list that stands nowhere", () => {
    assert.deepEqual(told([counted("one", open)], { asked: ["sum"] }), []);
    assert.deepEqual(unsettledProblems(catalogOf([counted("one", open)]), new Map(), new Set(["passed"]), "2024-01-15"), []);
    const nowhere: ListReading = { ...read(tableOf(["Exam one"])), readFrom: undefined };
    assert.deepEqual(told([counted("one", open)], { readings: [nowhere] }), []);
    assert.deepEqual(unsettledProblems({ ...shippedCatalog, facts: undefined }, new Map(), new Set(["passed"]), "2024-01-15"), []);
  });

  it("are told of once per sheet and name, whatever they count into, in every table of the list", () => {
    const again = { id: "again", derive: { op: "count", list: "exams", where: [{ column: "exam", counted: [counted("one", open)], retiredFor: "months", whenBlank: "fails" }] } };
    const readings = [read(tableOf(["Exam one"])), read(tableOf(["Exam one"], "More"))];
    assert.deepEqual(told([counted("one", open)], { asked: ["passed", "again"], more: [again], readings }).map(({ sheet, addresses }) => [sheet, addresses]), [["Lists", ["B2"]], ["More", ["B2"]]]);
  });

  it("are named by six cells, kept by fifty, and told of for fifty names at most", () => {
    const [problem] = told([counted("one", open)], { readings: [read(tableOf(new Array<string>(60).fill("Exam one")))] });
    assert.equal(problem!.addresses.length, 50);
    assert.match(problem!.sentence, /^Sheet "Lists", B2, B3, B4, B5, B6, B7: whether/);
    const readings = Array.from({ length: 60 }, (_, index) => read(tableOf(["Exam one"], `Sheet${index}`)));
    assert.equal(told([counted("one", open)], { readings }).length, 50);
  });
});
