// What the rows of a table are, said in sentences: totals, rows of one name, offers of one owner, cells too long to repeat.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { readTable, type TableReading } from "../../src/intake/read";
import type { CellValue, TableSnapshot } from "../../src/intake/table";

type Rows = readonly (readonly CellValue[])[];
const read = (headers: readonly string[], rows: Rows, more: Partial<TableSnapshot> = {}): TableReading => readTable({ sheet: "Data", table: "Partners", topLeft: { row: 0, column: 0 }, headers, rows, ...more }, shippedCatalog);
const sentences = ({ problems }: TableReading): readonly string[] => problems.map(({ sentence }) => sentence);
const subjectsOf = (...rows: Rows): readonly number[] => [...read(["Partner", "MBS", "Marketplace transactions"], rows).facts.isSubject];

describe("a row that says Total", () => {
  it("is told of with its cell, whether it adds up or not", () => {
    assert.deepEqual(sentences(read(["Partner", "MBS"], [["A", 1], ["B", 2], [" Total ", 3]])), ['Data!A4 says "Total" and adds up other rows, so it is not evaluated as a partner.']);
    assert.deepEqual(sentences(read(["Partner", "MBS"], [["A", 1], ["B", 2], ["Sum", 9]])), ['Data!A4 says "Sum" but does not add up the other rows, so it is evaluated as a partner. Remove the row if it is a total.']);
  });

  it("is a total in each of the words that people use, in any case, and in no longer name", () => {
    for (const word of ["Total", "TOTALS", "Grand Total", "Subtotal", "Sub-total", "Sum", "Overall total"]) {
      assert.deepEqual(subjectsOf(["A", 1, 1], ["B", 2, 2], [word, 3, 3]), [1, 1, 0], word);
    }
    for (const name of ["Total Ltd", "Summit", "Sums", "Totally", "Grand total of everything there is"]) {
      assert.deepEqual(subjectsOf(["A", 1, 1], ["B", 2, 2], [name, 3, 3]), [1, 1, 1], name);
    }
  });

  it("may stand above the rows that it adds up", () => {
    assert.deepEqual(subjectsOf(["Total", 3, 3], ["A", 1, 1], ["B", 2, 2]), [0, 1, 1]);
  });

  it("need not add up every amount, but half of those it has", () => {
    assert.deepEqual(subjectsOf(["A", 1, 1], ["B", 2, 2], ["Total", 3, 1]), [1, 1, 0]);
    assert.deepEqual(subjectsOf(["A", 1, 1], ["B", 2, 2], ["Total", 3, ""]), [1, 1, 0]);
    assert.deepEqual(subjectsOf(["A", 1, 1], ["B", 2, 2], ["Total", 4, 1]), [1, 1, 1]);
    assert.deepEqual(subjectsOf(["A", 1, 1], ["B", 2, 2], ["Total", "", ""]), [1, 1, 1]);
    const three = read(["Partner", "MBS", "Marketplace transactions", "Unique customers"], [["A", 1, 1, 1], ["B", 2, 2, 1], ["Total", 3, 9, 9]]);
    assert.deepEqual([...three.facts.isSubject], [1, 1, 1], "one of three is too few");
  });

  it("may be a cent off, as sums of cents are, and no more", () => {
    assert.deepEqual(subjectsOf(["A", 0.1, ""], ["B", 0.2, ""], ["Total", 0.31, ""]), [1, 1, 0]);
    assert.deepEqual(subjectsOf(["A", 0.1, ""], ["B", 0.2, ""], ["Total", 0.33, ""]), [1, 1, 1]);
    assert.deepEqual(subjectsOf(["A", 4e9, ""], ["B", 4e9, ""], ["Total", 8e9 + 7, ""]), [1, 1, 0]);
  });

  it("adds up nothing where there is nothing to add up", () => {
    assert.deepEqual(subjectsOf(["Total", 0, 0]), [1]);
    assert.deepEqual(subjectsOf(["A", "", ""], ["Total", 0, 0]), [1, 1]);
  });

  it("is told of fifty times at most", () => {
    const rows = Array.from({ length: 60 }, (_, row) => ["Total", row * 7 + 1]);
    assert.equal(read(["Partner", "MBS"], rows).problems.filter(({ code }) => code.endsWith("totals-row")).length, 50);
  });
});

describe("rows of one name", () => {
  const ofOne = (many: number): TableReading => read(["Partner", "MBS"], Array.from({ length: many }, () => ["Contoso", 1]));

  it("are named by their cells, six of them at most", () => {
    assert.deepEqual(sentences(ofOne(2)), ['Sheet "Data": A2 and A3 hold the same Partner, "Contoso". Each row is evaluated on its own; merge them if they are one partner.']);
    assert.match(sentences(ofOne(6))[0]!, /: A2, A3, A4, A5, A6 and A7 hold the same/);
    assert.match(sentences(ofOne(8))[0]!, /: A2, A3, A4, A5, A6, A7 and 2 more hold the same/);
    assert.equal(ofOne(8).problems[0]?.addresses.length, 8);
  });

  it("are told of for fifty names at most", () => {
    const rows = Array.from({ length: 120 }, (_, row) => [`P${row % 60}`, row]);
    assert.equal(read(["Partner", "MBS"], rows).problems.length, 50);
  });

  it("are kept apart from identifiers: the same ID twice is told of by its column, and shared names are known", () => {
    const { problems, facts } = read(["Partner ID", "Partner", "MBS"], [["7", "A", 1], ["7", "B", 1], ["8", "A", 1]]);
    assert.deepEqual(problems.map(({ addresses, sentence }) => [addresses, sentence.includes("the same Partner ID")]), [[["A2", "A3"], true]]);
    assert.deepEqual([facts.sharedNames, facts.keyField, facts.idColumn, facts.nameColumn, facts.keyColumn], [[[0, 2]], null, 0, 1, null]);
    const byId = read(["Partner ID", "MBS"], [["7", 1], ["8", 1]]).facts;
    assert.deepEqual([byId.keyField, byId.keyColumn, byId.nameColumn, byId.sharedNames], ["partnerId", 0, 0, []]);
  });

  it("are no offers of one name where each has another owner", () => {
    const offers = (...rows: Rows): readonly string[] => read(["Offer", "Partner", "Offer type", "Transactable"], rows).problems.filter(({ code }) => code === "duplicate-partner").map(({ addresses, sentence }) => `${addresses.join("+")} ${sentence.slice(-10)}`);
    assert.deepEqual(offers(["Ledger", "Contoso", "SaaS", "Yes"], ["Ledger", "Fabrikam", "SaaS", "Yes"]), []);
    assert.deepEqual(offers(["Ledger", "Contoso", "SaaS", "Yes"], ["Ledger", "Fabrikam", "SaaS", "Yes"], ["ledger", "contoso ", "SaaS", "Yes"]), ["A2+A4 one offer."]);
    const unowned = read(["Offer", "Offer type", "Transactable"], [["Ledger", "SaaS", "Yes"], ["Ledger", "SaaS", "Yes"]]);
    assert.deepEqual(unowned.problems.filter(({ code }) => code === "duplicate-partner").map(({ addresses }) => addresses), [["A2", "A3"]]);
  });
});

describe("what is wrong with a table", () => {
  it("is said with the table's name where it has one, and else with its first cell", () => {
    const [rows] = sentences(read(["Partner", "MBS"], []));
    assert.equal(rows, 'Table "Partners" on sheet "Data" has a header row and no rows below it, so there is nothing to evaluate. Add a row per partner.');
    assert.match(sentences(read(["Partner", "MBS"], [], { table: null }))[0]!, /^Data!A1 has a header row and no rows/);
    assert.equal(sentences(read(["MBS"], [[1]]))[0], 'Table "Partners" on sheet "Data" has no column that names the partner, so rows are told apart by their content. Add a "Partner" or "Partner ID" column.');
    assert.equal(sentences(read(["Date"], [["x"]]))[0], 'Table "Partners" on sheet "Data" has no header that is recognised. Name at least one column as in the data dictionary, for example "Marketplace billed sales (USD)".');
    assert.deepEqual(read(["Date"], [["x"]]).problems.map(({ addresses, sheet }) => [addresses, sheet]), [[["A1"], "Data"]]);
  });

  it("says of two columns of names that the first is used, and of two columns of amounts that they must agree", () => {
    assert.equal(sentences(read(["Partner", "Partner name", "MBS"], [["A", "B", 1]]))[0], 'Sheet "Data": A1 "Partner" and B1 "Partner name" are both read as Partner. The first one is used; rename the other.');
    assert.match(sentences(read(["Partner", "MBS", "Marketplace billed sales (USD)"], [["A", 1, 1]]))[0]!, /A value counts where they agree and is missing where they differ; rename the one that means something else\.$/);
  });
});

describe("a cell that cannot be used", () => {
  it("is repeated in its first 57 letters where it is longer than 60", () => {
    const found = (text: string): CellValue | undefined => read(["Partner", "MBS"], [["A", text]]).rejections[0]?.found;
    assert.equal(found(` ${"x".repeat(60)} `), "x".repeat(60));
    assert.equal(found("x".repeat(61)), `${"x".repeat(57)}...`);
  });

  it("is told of with its column and what is expected", () => {
    const [rejection] = read(["Partner", "MBS"], [["A", 1], ["B", "lots"]]).rejections;
    assert.deepEqual([rejection?.sheet, rejection?.column, rejection?.expected], ["Data", 1, "an amount in US dollars, such as 4250000 or $4,250,000"]);
    assert.match(rejection?.sentence ?? "", /It counts as missing; enter an amount in US dollars, such as 4250000 or \$4,250,000\.$/);
  });
});
