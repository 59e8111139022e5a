// How a row is found again: by its key where the table has one, else by its content, told apart by type and by cell.
import assert from "node:assert/strict";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { identifyRows } from "../../src/report/rowIdentity";
import { needs3, toyCatalog, toyFields } from "../engine/toyCatalog";

const HEADERS = ["Partner", "Marketplace billed sales (USD)", "Marketplace transactions"];
const tableOf = (rows: readonly (readonly CellValue[])[], headers: readonly string[] = HEADERS): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows });
const keys = (rows: readonly (readonly CellValue[])[]): readonly string[] => identifyRows(tableOf(rows)).rowKeys;
const hashes = (rows: readonly (readonly CellValue[])[]): readonly string[] => identifyRows(tableOf(rows)).rowHashes;
const areApart = (rows: readonly (readonly CellValue[])[]): void => assert.equal(new Set(hashes(rows)).size, rows.length, JSON.stringify(rows));

describe("the key of a row", () => {
  it("is what names it, without the blanks around it, where no two subjects are called alike", () => {
    assert.deepEqual(keys([[" Contoso ", 1, 1], ["Fabrikam", 1, 1], [12, 1, 1]]), ["key:Contoso", "key:Fabrikam", "key:12"]);
  });

  it("is its content where it is no subject, and numbered where that stands there again", () => {
    const [first, second, third, contoso] = keys([["", "", ""], ["", "", ""], ["", "", ""], ["Contoso", 1, 1]]);
    assert.match(first!, /^row:[0-9a-f]{16}$/);
    assert.deepEqual([second, third, contoso], [`${first}#2`, `${first}#3`, "key:Contoso"]);
  });

  it("is its content where two subjects share a name", () => {
    const rows = [["Contoso", 1, 1], ["Contoso", 2, 1], ["Fabrikam", 1, 1]];
    assert.deepEqual(keys(rows), hashes(rows).map((hash) => `row:${hash}`));
  });
});

describe("the fingerprint of a row", () => {
  it("is sixteen signs for every row", () => {
    const many = hashes(Array.from({ length: 400 }, (_, row) => [`P${row}`, row, row % 7]));
    assert.ok(many.every((hash) => /^[0-9a-f]{16}$/.test(hash)), "some begin with a zero");
    assert.equal(new Set(many).size, 400);
  });

  it("tells apart what Excel tells apart: numbers, texts, true and false, and nothing at all", () => {
    areApart([["A", 1, 0], ["A", "1", 0], ["A", true, 0], ["A", false, 0], ["A", "true", 0], ["A", "", 0], ["A", 0, 0], ["A", 2 ** 40, 0], ["A", 2 ** 41, 0], ["A", -1, 0], ["A", 0.1, 0], ["A", 0.2, 0]]);
  });

  it("tells apart the same letters in other cells or another order", () => {
    areApart([["ab", "c", ""], ["a", "bc", ""], ["a", "b", "c"], ["ba", "c", ""], ["a", "", "bc"], ["", "abc", ""]]);
    areApart([["A", 1, 2], ["A", 2, 1]]);
  });

  it("takes a cell beyond a short row's end for a blank one, and leaves alone what is no input", () => {
    const [short, whole] = hashes([["A", 1], ["A", 1, ""]]);
    assert.equal(short, whole);
    const noted = identifyRows(tableOf([["A", 1, 1, "mine"], ["A", 1, 1, "other"]], [...HEADERS, "Note"])).rowHashes;
    assert.equal(noted[0], noted[1]);
  });

  it("is the same whatever the order in which the rules name the columns", () => {
    const [one, other] = [toyFields, [...toyFields].reverse()].map((fields) => identifyRows(tableOf([[1, 2, 3]], ["Field b", "Field a", "Field c"]), toyCatalog(needs3("a"), { fields })).rowHashes);
    assert.deepEqual(one, other);
  });
});
