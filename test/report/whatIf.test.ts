// What if: edits are read as cells are, said back in words, refused with a reason, and change the rows asked for alone.
import assert from "node:assert/strict";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { askedTable, type AskedTable } from "../../src/report/askedTable";
import { editableFields, EditError, whatIf, type EditRequest } from "../../src/report/whatIf";
import { any, needs3, toyCatalog, toyFields } from "../engine/toyCatalog";

const dates = { asOf: "2024-01-15", knownOn: null };
const rows: readonly (readonly CellValue[])[] = [["One", 3, 0, "No", "red", 100, "2024-01-01"], ["Two", 2, 0, "No", "red", 100, "2024-01-01"], ["Three", 0, 0, "Yes", "blue", 100, "2024-01-01"], ["", "", "", "", "", "", ""]];
const date = { ...toyFields[0]!, id: "day", label: "Field day", unit: "date" as const };
const note = { ...toyFields[0]!, id: "note", label: "Field note", unit: "text" as const };
const toy = toyCatalog(any("any", needs3("a"), needs3("d")), { fields: [...toyFields, date, note], pathways: ["a>=", "d>="] });
const asked = (body: readonly (readonly CellValue[])[] = rows): AskedTable => askedTable({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: ["Partner", "Field a", "Field b", "Field flag", "Field kind", "Field sales", "Field day"], rows: body } satisfies TableSnapshot, [], toy);
const simulated = (edits: readonly EditRequest[], only: readonly number[] | null = null) => whatIf(asked(), ["toy"], dates, edits, only);
const refusalOf = (edit: EditRequest): string => {
  try {
    simulated([edit]);
  } catch (error) {
    assert.ok(error instanceof EditError, String(error));
    assert.equal(error.code, "unusable-edit");
    return error.message;
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
};

describe("what if", () => {
  it("says who then answers what, and by which path, for subjects only", () => {
    const { programmes } = simulated([{ field: "a", add: 1 }]);
    assert.deepEqual(programmes, [
      {
        id: "toy",
        label: "Toy",
        rows: 3,
        counts: [{ status: "Passes", before: 1, after: 2 }, { status: "Fails", before: 0, after: 0 }, { status: "Needs data", before: 2, after: 1 }, { status: "Unclear", before: 0, after: 0 }],
        movesByStatus: [{ from: "Needs data", to: "Passes", rows: 1 }],
        changedRows: 1,
        moves: [{ row: 1, name: "row 3", address: "A3", from: "Needs data", to: "Passes", pathBefore: null, pathAfter: "Path a>=" }],
        sentence: "Toy: 1 of 3 partners changes: 1 from Needs data to Passes.",
      },
    ]);
  });

  it("edits the rows asked for alone, counts those that are subjects, and says so where none changes", () => {
    assert.equal(simulated([{ field: "a", set: 9 }], [2, 3]).programmes[0]!.sentence, "Toy: 1 of 1 partner changes: 1 from Needs data to Passes.");
    assert.deepEqual(simulated([{ field: "a", set: 9 }], [2, 1]).programmes[0]!.moves.map(({ row, name }) => [row, name]), [[2, "row 4"], [1, "row 3"]]);
    assert.equal(simulated([{ field: "a", set: 9 }], [0]).programmes[0]!.sentence, "Toy: none of 1 partner changes.");
    assert.equal(simulated([{ field: "a", set: 9 }]).programmes[0]!.sentence, "Toy: 2 of 3 partners change: 2 from Needs data to Passes.");
  });

  it("names a thousand rows at most, and counts all", () => {
    const many = whatIf(asked(Array.from({ length: 1_100 }, (_, row) => [`P${row}`, 0, 0, "No", "red", 1, "2024-01-01"])), ["toy"], dates, [{ field: "a", set: 3 }]).programmes[0]!;
    assert.deepEqual([many.changedRows, many.moves.length, many.sentence], [1_100, 1_000, "Toy: 1,100 of 1,100 partners change: 1,100 from Needs data to Passes."]);
  });

  it("says each edit back in words, in the unit of its column", () => {
    const { edits } = simulated([{ field: "a", set: "12" }, { field: "flag", set: "Yes" }, { field: "sales", add: 1_500 }, { field: "sales", add: -20 }, { field: "a", multiplyBy: 1.5 }, { field: "day", add: -30 }, { field: "day", add: 7 }, { field: "kind", set: "red" }]);
    assert.deepEqual(edits, ["Field a set to 12.", "Field flag set to Yes.", "Field sales plus $1,500.", "Field sales less $20.", "Field a times 1.5.", "Field day less 30 days.", "Field day plus 7 days.", "Field kind set to red."]);
    assert.deepEqual(simulated([{ field: "a", add: 0 }]).edits, ["Field a plus 0."]);
  });

  it("refuses what is no amount of the catalog", () => {
    const refusal = (field: string): string => `There is no amount "${field}" to edit. Choose one of the fields of the data dictionary.`;
    assert.equal(refusalOf({ field: "luck", set: 1 }), refusal("luck"));
    assert.equal(refusalOf({ field: "note", set: "x" }), refusal("note"));
  });

  it("refuses a value that a cell of the column could not hold, saying what it can", () => {
    assert.equal(refusalOf({ field: "a", set: "" }), 'Field a cannot be set to "", which is blank. Enter a value.');
    assert.match(refusalOf({ field: "a", set: "many" }), /^Field a cannot be set to "many": .+\. Enter .+\.$/);
    assert.match(refusalOf({ field: "kind", set: "purple" }), /^Field kind cannot be set to "purple": .+\. Enter one of the known names\.$/);
  });

  it("refuses to add to a yes or no or a choice, to add what is no number, and to change a column that is not there", () => {
    const noAmount = (label: string): string => `${label} is no amount that can be added to or multiplied. Set it to a value instead.`;
    assert.equal(refusalOf({ field: "flag", add: 1 }), noAmount("Field flag"));
    assert.equal(refusalOf({ field: "kind", multiplyBy: 2 }), noAmount("Field kind"));
    assert.equal(refusalOf({ field: "a", add: Number.NaN }), noAmount("Field a"));
    assert.equal(refusalOf({ field: "a", multiplyBy: Infinity }), noAmount("Field a"));
    assert.equal(refusalOf({ field: "c", add: 1 }), 'The table has no column "Field c", so there is nothing to add to or to multiply. Set it to a value instead.');
    assert.deepEqual(simulated([{ field: "c", set: 1 }]).edits, ["Field c set to 1."], "what is not there can be set");
  });
});

describe("the columns that can be edited", () => {
  it("are the table's own first, then what the programmes ask for, once each, with the names of a choice", () => {
    const fields = editableFields(asked(), ["toy", "toy"], dates);
    assert.deepEqual(fields.map(({ field, isInTable }) => [field, isInTable]), [["a", true], ["b", true], ["flag", true], ["kind", true], ["sales", true], ["day", true], ["d", false]]);
    assert.deepEqual(fields[0], { field: "a", label: "Field a", unit: "count", choices: [], isInTable: true });
    assert.deepEqual(fields[3]!.choices, ["red", "green", "blue"]);
    assert.deepEqual(editableFields(asked(), [], dates).length, 6);
  });
});
