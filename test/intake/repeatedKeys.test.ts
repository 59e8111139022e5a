// Rows of one key: exactly those that people would call the same, found while nearly all others are never compared.
import assert from "node:assert/strict";
import fc from "fast-check";
import { keyText, KeySearch, type RepeatedKeys } from "../../src/intake/repeatedKeys";
import { toItsEnd } from "../../src/intake/slices";
import type { CellValue, TableSnapshot } from "../../src/intake/table";

const tableOf = (cells: readonly (readonly CellValue[])[]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: ["Note", "Partner"], rows: cells });
const column = (...cells: readonly CellValue[]): TableSnapshot => tableOf(cells.map((cell) => ["", cell]));

function searched(table: TableSnapshot, isSubject = new Uint8Array(table.rows.length).fill(1)): RepeatedKeys {
  const search = new KeySearch(table, 1);
  table.rows.forEach((_, row) => search.note(row));
  return toItsEnd(search.search(isSubject));
}
/** What the search must find, by comparing all with all. */
function compared(table: TableSnapshot, isSubject: Uint8Array): RepeatedKeys {
  const byKey = new Map<string, number[]>();
  table.rows.forEach((_, row) => isSubject[row] === 1 && byKey.set(keyText(table, row, 1), [...(byKey.get(keyText(table, row, 1)) ?? []), row]));
  const rows = [...byKey].filter(([key, shared]) => key !== "" && shared.length > 1).map(([, shared]) => shared);
  return { isUnique: !byKey.has("") && rows.length === 0, rows: rows.sort((a, b) => a[1]! - b[1]!) };
}

describe("the key of a row", () => {
  it("is its cell without outer blanks and case, and nothing where there is no cell", () => {
    assert.deepEqual([" Contoso ", 12, true, "", "\u00a0Ä\u00a0"].map((cell) => keyText(column(cell), 0, 1)), ["contoso", "12", "true", "", "ä"]);
    assert.deepEqual([keyText(tableOf([["x"]]), 0, 1), keyText(column("x"), 7, 1)], ["", ""]);
  });
});

describe("rows that share a key", () => {
  it("are all of them, key by key, in the order in which a key is met again", () => {
    assert.deepEqual(searched(column("a", "b", "c", "b", "a", "a")), { isUnique: false, rows: [[1, 3], [0, 4, 5]] });
    assert.deepEqual(searched(column("a", "b", "c")), { isUnique: true, rows: [] });
    assert.deepEqual(searched(column()), { isUnique: true, rows: [] });
    assert.deepEqual(searched(column("a")), { isUnique: true, rows: [] });
  });

  it("are the same whatever the case, the blanks around, and whether a cell is a text", () => {
    const same: readonly (readonly CellValue[])[] = [["Contoso", "CONTOSO"], ["az", "AZ"], [" Contoso", "contoso"], ["Contoso\t", "\n\v\f\r contoso"], [12, "12"], [true, "TRUE"], ["ÄRGER", "ärger"], ["\u00a0Contoso\u00a0", "contoso"], ["İ", "i\u0307"]];
    for (const [one, other] of same) {
      assert.deepEqual(searched(column(one!, "else", other!)), { isUnique: false, rows: [[0, 2]] }, JSON.stringify([one, other]));
    }
  });

  it("are not the same for signs that lie beside the letters and the blanks, or for blanks inside", () => {
    const signs = ["@a", "`a", "[a", "{a", "a b", "ab", "\b a", "a\u000e", "1", "!1", "a\u0000"];
    assert.deepEqual(searched(column(...signs)), { isUnique: true, rows: [] });
  });

  it("are subjects only, and a blank key is nobody's but makes the column name not every row", () => {
    assert.deepEqual(searched(column("a", "a", "b"), Uint8Array.of(1, 0, 1)), { isUnique: true, rows: [] });
    assert.deepEqual(searched(column("", "  ", "b")), { isUnique: false, rows: [] });
    assert.deepEqual(searched(column("", "b"), Uint8Array.of(0, 1)), { isUnique: true, rows: [] });
    assert.deepEqual(searched(tableOf([["x"], ["x", "b"]])), { isUnique: false, rows: [] }, "a short row is blank");
    assert.deepEqual(searched(column("\u00a0", "b")), { isUnique: false, rows: [] });
  });

  it("are what comparing all with all finds", () => {
    const cell = fc.oneof(fc.constantFrom<CellValue>("a", "A ", " b", "B", "", " ", 1, "1", true, "TRUE", "ä", "Ä"), fc.string({ maxLength: 2 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, fc.boolean()), { maxLength: 60 }), (rows) => {
        const table = column(...rows.map(([each]) => each));
        const isSubject = Uint8Array.from(rows, ([, is]) => Number(is));
        assert.deepEqual(searched(table, isSubject), compared(table, isSubject));
      }),
      { numRuns: 60 },
    );
  });

  it("are found among thousands without looking again at more than a few of the others", () => {
    const many = Array.from({ length: 5_000 }, (_, row) => ["", row === 4_321 ? "partner 17" : `Partner ${row}`]);
    let looks = 0;
    const table = tableOf(new Proxy(many, { get: (target, key) => (typeof key === "string" && /^\d+$/.test(key) && looks++, Reflect.get(target, key) as unknown) }));
    const search = new KeySearch(table, 1);
    many.forEach((_, row) => search.note(row));
    assert.equal(looks, 5_000);
    const { rows } = toItsEnd(search.search(new Uint8Array(5_000).fill(1)));
    assert.deepEqual(rows, [[17, 4_321]]);
    assert.ok(looks - 5_000 < 30, `${looks - 5_000} rows were compared`);
  });

  it("are told with the share of the work that is done, up to the whole", () => {
    const search = new KeySearch(column("a", "a"), 1);
    [0, 1].forEach((row) => search.note(row));
    assert.deepEqual([...search.search(Uint8Array.of(1, 1))], [1 / 3, 2 / 3, 1]);
  });
});
