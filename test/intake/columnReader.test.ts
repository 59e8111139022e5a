// A column as a lane of numbers: cell by cell what `coerce` says, in whatever slices it is read, with the rows that could not be used.
import assert from "node:assert/strict";
import type { Field } from "../../src/catalog/schema";
import { coerce, LARGEST_COUNT, LARGEST_USD } from "../../src/intake/coerce";
import { ColumnReader } from "../../src/intake/columnReader";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { toyFields } from "../engine/toyCatalog";

const fieldOf = (unit: Field["unit"], more: Partial<Field> = {}): Field => ({ ...toyFields[0]!, unit, ...more });
const tableOf = (cells: readonly (readonly CellValue[])[]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: ["Partner", "Field"], rows: cells });
function read(field: Field, cells: readonly CellValue[], sliced = cells.length): { readonly lane: readonly number[]; readonly rejected: readonly number[] } {
  const reader = new ColumnReader(tableOf(cells.map((cell) => ["x", cell])), field, 1);
  for (let from = 0; from < cells.length; from += sliced) {
    reader.read(from, Math.min(cells.length, from + sliced));
  }
  reader.finish();
  return { lane: [...reader.lane], rejected: reader.rejectedRows };
}

describe("a column", () => {
  const cells: readonly CellValue[] = [0, 1, -1, 2.5, 1e9, 1e9 + 1, 1e13, 1e13 + 1, -1e13, -1e13 - 1, "12", "$5", "", " ", "many", "#N/A", true, false, "Yes", "No", "2024-01-01", 45_292, "red", "85%", 0.5];

  it("holds what coerce says of each cell, in every unit", () => {
    for (const unit of ["USD", "count", "points", "flag", "date", "choice"] as const) {
      const field = fieldOf(unit, unit === "choice" ? { choices: [{ id: "red", label: "red", aliases: [] }] } : {});
      const expected = cells.map((cell) => coerce(cell, field));
      const { lane, rejected } = read(field, cells);
      assert.deepEqual(lane, expected.map((value) => (typeof value === "number" ? value : Number.NaN)), unit);
      assert.deepEqual(rejected, expected.flatMap((value, row) => (typeof value === "object" ? [row] : [])), unit);
    }
  });

  it("takes the largest amount and count there are, and not one more", () => {
    assert.deepEqual(read(fieldOf("USD"), [LARGEST_USD, -LARGEST_USD, LARGEST_USD + 1, -LARGEST_USD - 1]).rejected, [2, 3]);
    assert.deepEqual(read(fieldOf("count"), [LARGEST_COUNT, LARGEST_COUNT + 1, 0, -1, 0.5]).rejected, [1, 3, 4]);
  });

  it("is the same whatever slices it is read in, and blank where a row is short", () => {
    for (const unit of ["USD", "count", "percent"] as const) {
      assert.deepEqual(read(fieldOf(unit), cells, 4), read(fieldOf(unit), cells), unit);
    }
    const short = new ColumnReader(tableOf([["x"], ["x", 3]]), fieldOf("count"), 1);
    short.read(0, 2);
    assert.deepEqual([[...short.lane], short.rejectedRows], [[Number.NaN, 3], []]);
  });

  it("is 0 in rows that are not read yet", () => {
    const reader = new ColumnReader(tableOf([["x", 1], ["x", 2], ["x", 3]]), fieldOf("count"), 1);
    reader.read(1, 2);
    assert.deepEqual([...reader.lane], [0, 2, 0]);
  });

  it("of more spellings than are remembered is read like any other", () => {
    const many = Array.from({ length: 1_200 }, (_, row) => `$${row % 600}`);
    assert.deepEqual(read(fieldOf("USD"), many).lane, many.map((cell) => Number(cell.slice(1))));
  });
});

describe("the price of a cell", () => {
  /** How often the field is looked at while the column is read: once or more for every cell that is worked out. */
  function looks(unit: "USD" | "count" | "flag" | "percent", cells: readonly CellValue[]): number {
    let count = 0;
    const field = new Proxy(fieldOf(unit), { get: (target, key) => (count++, Reflect.get(target, key) as unknown) });
    const reader = new ColumnReader(tableOf(cells.map((cell) => ["x", cell])), field, 1);
    count = 0;
    reader.read(0, cells.length);
    return count;
  }

  it("is a look at it for a number in its range, the ends included", () => {
    assert.equal(looks("count", [0, 1, 12, LARGEST_COUNT]), 0);
    assert.equal(looks("USD", [-LARGEST_USD, -0.5, 0, 12.5, LARGEST_USD]), 0);
    assert.ok(looks("count", [0.5]) > 0 && looks("USD", ["5"]) > 0);
  });

  it("is paid once per spelling, while there are no more than a few hundred", () => {
    assert.equal(looks("flag", ["Yes", "No", "Yes", "No", "Yes", "Yes"]), looks("flag", ["Yes", "No"]));
    const spellings = Array.from({ length: 512 }, (_, index) => `$${index}`);
    assert.equal(looks("USD", [...spellings, ...spellings]), looks("USD", spellings));
    const more = [...spellings, "$512"];
    assert.ok(looks("USD", [...more, ...more]) > looks("USD", more), "the memory of a column has an end");
  });
});

describe("a column of percentages", () => {
  const percent = fieldOf("percent", { mayBeNegative: true } as Partial<Field>);
  const lane = (...given: readonly CellValue[]): readonly number[] => read(percent, given).lane;

  it("is of shares where no bare number is above 1, and of points as soon as one is", () => {
    assert.deepEqual(lane(0.85, 1, 0, -0.5), [85, 100, 0, -50]);
    assert.deepEqual(lane(0.85, 1.5), [0.85, 1.5]);
    assert.deepEqual(lane(0.85, -1.5), [0.85, -1.5]);
  });

  it("takes a text that says percent for what it says, beside shares and alone", () => {
    assert.deepEqual(lane("85%", 0.5, ""), [85, 50, Number.NaN]);
    assert.deepEqual(lane("85%", "12%"), [85, 12]);
    assert.deepEqual(lane("120%", 0.5), [120, 50], "its number is not bare");
  });

  it("only is: an amount is no share", () => {
    assert.deepEqual(read(fieldOf("points"), [0.5, 1]).lane, [0.5, 1]);
  });
});
