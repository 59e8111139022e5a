// A table in, typed columns out: every bad cell told with its address, every good row kept.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { a1 } from "../../src/intake/findings";
import { readInSlices, readTable, type TableReading } from "../../src/intake/read";
import type { CellValue, TableSnapshot } from "../../src/intake/table";

const table = (headers: readonly string[], rows: readonly (readonly CellValue[])[], more: Partial<TableSnapshot> = {}): TableSnapshot => ({ sheet: "Partners", table: "Partners", topLeft: { row: 3, column: 1 }, headers, rows, ...more });
const read = (headers: readonly string[], rows: readonly (readonly CellValue[])[], more: Partial<TableSnapshot> = {}): TableReading => readTable(table(headers, rows, more), shippedCatalog);
const codes = (reading: TableReading): readonly string[] => reading.problems.map((problem) => problem.code);

describe("reading a table", () => {
  it("writes addresses as Excel does, past column Z", () => {
    assert.deepEqual([a1({ row: 0, column: 0 }), a1({ row: 4, column: 25 }), a1({ row: 0, column: 26 }), a1({ row: 1_048_575, column: 16_383 })], ["A1", "Z5", "AA1", "XFD1048576"]);
  });

  it("names the sheet, the cell, what was found and what was expected of a cell that cannot be used", () => {
    const { rejections, columns } = read(["Partner", "MBS", "Marketplace transactions"], [["A", 5, 30], ["B", "lots", 2.5]]);
    assert.deepEqual(rejections.map(({ address, row, header, found, field }) => ({ address, row, header, found, field })), [
      { address: "C6", row: 1, header: "MBS", found: "lots", field: "marketplaceBilledSales" },
      { address: "D6", row: 1, header: "Marketplace transactions", found: "2.5", field: "marketplaceTransactions" },
    ]);
    assert.match(rejections[0]?.sentence ?? "", /^Partners!C6 \(MBS\) says "lots", which cannot be used: it is not a number\. It counts as missing; enter an amount in US dollars/);
    assert.deepEqual([...(columns.lanes["marketplaceBilledSales"] ?? [])], [5, Number.NaN]);
  });

  it("keeps a blank apart from a rejected cell, and reads a short row as blanks", () => {
    const { rejectedCells, columns } = read(["Partner", "MBS", "Unique customers"], [["A", "", " - "], ["B"], ["C", 0, 0]]);
    assert.equal(rejectedCells, 0);
    assert.deepEqual([...(columns.lanes["uniqueCustomers"] ?? [])], [Number.NaN, Number.NaN, 0]);
  });

  it("names both header cells of two columns for one field, and uses only values on which they agree", () => {
    const { problems, columns } = read(["Partner", "MBS", "Marketplace billed sales (USD)"], [["A", 5, "5"], ["B", 5, 6], ["C", "", 7]]);
    assert.deepEqual(problems.map(({ code, addresses }) => ({ code, addresses })), [{ code: "two-columns-for-one-field", addresses: ["C4", "D4"] }]);
    assert.match(problems[0]?.sentence ?? "", /C4 "MBS" and D4 "Marketplace billed sales \(USD\)" are both read as Marketplace billed sales \(USD\)/);
    assert.deepEqual([...(columns.lanes["marketplaceBilledSales"] ?? [])], [5, Number.NaN, Number.NaN]);
  });

  it("tells of a table without rows, without a known header, without a column that names the partner", () => {
    assert.deepEqual(codes(read(["Partner", "MBS"], [])), ["no-rows"]);
    assert.deepEqual(codes(read(["Date", "Amount"], [["x", 1]])), ["no-known-header"]);
    assert.deepEqual(codes(read(["MBS"], [[1]])), ["no-key-column"]);
    assert.match(read(["Date"], [["x"]], { table: null }).problems[0]?.sentence ?? "", /^Partners!B4 has no header that is recognised/);
  });

  it("names every row of a partner id that stands twice, and still evaluates each", () => {
    const { problems, facts } = read(["Partner ID", "Partner", "MBS"], [["7", "A", 1], ["8", "B", 1], [" 7 ", "C", 1]]);
    assert.deepEqual(problems.map(({ code, addresses }) => ({ code, addresses })), [{ code: "duplicate-partner", addresses: ["B5", "B7"] }]);
    assert.equal(facts.subjects, 3);
    assert.equal(facts.keyField, "partner", "names are unique where ids are not");
  });

  it("keys rows by partner id, then by name, then by nothing", () => {
    assert.equal(read(["Partner", "Partner ID", "MBS"], [["A", 1, 1], ["A", 2, 1]]).facts.keyField, "partnerId");
    assert.equal(read(["Partner", "Partner ID", "MBS"], [["A", "", 1], ["B", 2, 1]]).facts.keyField, "partner");
    assert.equal(read(["Partner", "MBS"], [["A", 1], ["a ", 2]]).facts.keyField, null);
  });

  it("sets a totals row aside when it adds up, and keeps a partner that is merely called Total", () => {
    const body: readonly (readonly CellValue[])[] = [["A", 100, 3], ["B", 250.5, 4]];
    const totals = read(["Partner", "MBS", "Marketplace transactions"], [...body, ["Grand total", 350.5, 7]]);
    assert.deepEqual([totals.facts.subjects, codes(totals)], [2, ["totals-row"]]);
    const partner = read(["Partner", "MBS", "Marketplace transactions"], [...body, ["Total", 9_000, 1]]);
    assert.deepEqual([partner.facts.subjects, codes(partner)], [3, ["not-a-totals-row"]]);
    const energies = read(["Partner", "MBS"], [["A", 100], ["TotalEnergies", 100]]);
    assert.deepEqual([energies.facts.subjects, codes(energies)], [2, []]);
  });

  it("sets subtotals and the grand total below them aside", () => {
    const { facts } = read(["Partner", "MBS"], [["A", 1], ["B", 2], ["Subtotal", 3], ["C", 10], ["D", 20], ["Subtotal", 30], ["Total", 33]]);
    assert.deepEqual([...facts.isSubject], [1, 1, 0, 1, 1, 0, 0]);
  });

  it("passes over blank rows, and over what stands in rows that are no subjects", () => {
    const { facts, rejectedCells } = read(["Partner", "MBS", "Transactable listing", "Notes"], [["A", 1, "Yes", ""], ["", " ", "", "my note"], ["Total", 1, "n.m.", ""]]);
    assert.deepEqual([...facts.isSubject], [1, 0, 0]);
    assert.equal(rejectedCells, 0);
  });

  it("reads a column of shares between 0 and 1 as percentages, but not one that has a number above 1", () => {
    const percent = { ...shippedCatalog, fields: [...shippedCatalog.fields, { ...shippedCatalog.fields[2]!, id: "share", label: "Share", unit: "percent" as const, aliases: [] }] };
    const share = (...cells: CellValue[]): readonly number[] => [...(readTable(table(["Partner", "Share"], cells.map((cell, index) => [`P${index}`, cell])), percent).columns.lanes["share"] ?? [])];
    assert.deepEqual(share(0.85, 1, "60%", ""), [85, 100, 60, Number.NaN]);
    assert.deepEqual(share(85, 0.5), [85, 0.5]);
  });

  it("keeps 10,000 rejections and counts them all", () => {
    const { rejections, rejectedCells } = read(["Partner", "MBS"], Array.from({ length: 12_000 }, (_, row) => [`P${row}`, "?"]));
    assert.deepEqual([rejections.length, rejectedCells], [10_000, 12_000]);
  });

  it("looks at no more than 16,384 cells between two pauses, and ends at the whole", () => {
    let looks = 0;
    const cells = Array.from({ length: 40_000 }, (_, row) => [`P${row}`, row, row]);
    const rows = new Proxy(cells, { get: (target, key) => (looks++, Reflect.get(target, key) as unknown) });
    const slices = readInSlices(table(["Partner", "MBS", "Unique customers"], rows), shippedCatalog);
    const perSlice: number[] = [];
    const shares: number[] = [];
    for (let step = slices.next(); ; step = slices.next()) {
      perSlice.push(looks);
      looks = 0;
      if (step.done === true) {
        break;
      }
      shares.push(step.value);
    }
    assert.ok(perSlice.length > 9, `${perSlice.length} pauses`);
    // Looking up a name takes a second look at the row, and finding out how long the table is a look at the table.
    assert.ok(Math.max(...perSlice) < 2 * 16_384, `${Math.max(...perSlice)} looks`);
    assert.deepEqual(shares, [...shares].sort((one, other) => one - other));
    assert.equal(shares.at(-1), 1);
  });

  it("pauses while it finds the words for thousands of rejected cells", () => {
    const rows = Array.from({ length: 12_000 }, (_, row) => [`P${row}`, `?${row}`]);
    assert.ok([...readInSlices(table(["Partner", "MBS"], rows), shippedCatalog)].filter((share) => share === 1).length >= 10_000 / 256);
  });

  it("lets a cell that is rejected say nothing about how the others of a percent column are meant", () => {
    const percent = { ...shippedCatalog, fields: [...shippedCatalog.fields, { ...shippedCatalog.fields[2]!, id: "share", label: "Share", unit: "percent" as const, aliases: [] }] };
    const cells = [0.85, Number.NaN, Number.POSITIVE_INFINITY, 1e308];
    const { columns, rejections } = readTable(table(["Partner", "Share"], cells.map((cell, index) => [`P${index}`, cell])), percent);
    assert.deepEqual([...(columns.lanes["share"] ?? [])], [85, Number.NaN, Number.NaN, Number.NaN]);
    assert.deepEqual(rejections.map(({ address }) => address), ["C6", "C7", "C8"]);
  });
});

describe("partners that stand twice", () => {
  const twice = (...names: CellValue[]): readonly (readonly string[])[] => read(["Partner", "MBS"], names.map((name, row) => [name, row])).problems.filter(({ code }) => code === "duplicate-partner").map(({ addresses }) => addresses);

  it("are found whatever their case, the blanks around them and whether they are texts or numbers", () => {
    assert.deepEqual(twice("Contoso", "Fabrikam", " CONTOSO", 42, "\u00a0contoso\t", "42"), [["B5", "B7", "B9"], ["B8", "B10"]]);
    assert.deepEqual(twice("\u00c4pfel", "\u00e4pfel", "\u212aelvin", "Kelvin"), [["B5", "B6"], ["B7", "B8"]]);
  });

  it("are told apart by every letter, among as many as a sheet holds of one pattern", () => {
    const names = Array.from({ length: 50_000 }, (_, row) => `Partner ${row}`);
    assert.deepEqual(twice(...names), []);
    assert.deepEqual(twice(...names, "partner 0", "PARTNER 49999"), [["B5", "B50005"], ["B50004", "B50006"]]);
  });

  it("are no partners of one name where nobody is named", () => {
    const { facts, problems } = read(["Partner", "MBS"], [["", 1], [" ", 2], ["A", 3]]);
    assert.deepEqual([facts.keyField, problems.length], [null, 0]);
  });
});
