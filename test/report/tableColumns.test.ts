// What the rules see of a table: its own columns, what can be worked out of them on the day, and never the table itself as a table beside it.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog, Derivation, Programme } from "../../src/catalog/schema";
import { plan } from "../../src/engine/plan";
import { readTable } from "../../src/intake/read";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { relatedColumns, relatedTo, subjectName, wantedFields } from "../../src/report/tableColumns";
import { needs3, toyCatalog, toyFields } from "../engine/toyCatalog";

const tableOf = (headers: readonly string[], rows: readonly (readonly CellValue[])[], more: Partial<TableSnapshot> = {}): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 2, column: 1 }, headers, rows, ...more });
const partners = tableOf(["Partner", "Marketplace billed sales (USD)"], [["Contoso", 5]]);

describe("the tables beside a table", () => {
  const beside = (...others: readonly TableSnapshot[]): readonly string[] => relatedTo(partners, others, shippedCatalog, null).partners.map(({ table }) => `${table.sheet}!${table.topLeft.row},${table.topLeft.column}`);

  it("are not the table itself, wherever it is met again: the same sheet and the same corner", () => {
    assert.deepEqual(beside(partners, { ...partners }, { ...partners, rows: [] }), []);
    assert.deepEqual(beside({ ...partners, sheet: "More" }, { ...partners, topLeft: { row: 2, column: 9 } }, { ...partners, topLeft: { row: 9, column: 1 } }), ["More!2,1", "Data!2,9", "Data!9,1"]);
  });
});

describe("a row", () => {
  it("is spoken of by its name without outer blanks, and else by its place on the sheet", () => {
    const table = tableOf(["Partner", "Marketplace billed sales (USD)"], [[" Contoso ", 1], ["  ", 1], [12, 1], [undefined as unknown as CellValue, 1]]);
    const reading = readTable(table, shippedCatalog);
    assert.deepEqual([0, 1, 2, 3, 7].map((row) => subjectName(table, reading, row)), ["Contoso", "row 5", "12", "row 7", "row 11"]);
    const nameless = tableOf(["Unique customers"], [[3]]);
    assert.equal(subjectName(nameless, readTable(nameless, shippedCatalog), 0), "row 4");
  });
});

describe("the columns of a table", () => {
  const fact = (id: string, derive: Derivation) => ({ ...toyFields[0]!, id, label: `Fact ${id}`, derive, cite: toyCatalog(needs3("a")).params[0]!.timeline[0]!.cite, rules: [] });
  const points: Derivation = { op: "points", maximum: "three", variants: [{ combine: "sum", parts: [{ units: "a", threshold: "later" }] }] } as Derivation;
  const later = { ...toyCatalog(needs3("a")).params[0]!, id: "later", timeline: [{ ...toyCatalog(needs3("a")).params[0]!.timeline[0]!, from: "2024-01-01", value: 4 }] };
  const base = toyCatalog(needs3("earned"), { params: [later] });
  const catalog: Catalog = { ...base, facts: [fact("earned", points), fact("unasked", points)] };
  const table = tableOf(["Partner", "Field a"], [["Contoso", 2]]);
  const lanes = (asOf: string, wanted: readonly string[] = ["earned"]) => relatedColumns(table, readTable(table, catalog).columns, relatedTo(table, [], catalog, null), wanted, { asOf, knownOn: null }, catalog).lanes;

  it("are its own and the facts that are wanted, by the figures of the day", () => {
    assert.deepEqual([[...lanes("2024-01-15")["a"]!], [...lanes("2024-01-15")["earned"]!], lanes("2024-01-15")["unasked"]], [[2], [1.5], undefined]);
  });

  it("are unknown where the rules have no figure for the day", () => {
    assert.deepEqual([...lanes("2023-12-31")["earned"]!], [Number.NaN]);
  });

  it("fail for a mistake of the code as such", () => {
    const broken = { ...catalog, params: null as unknown as Catalog["params"] };
    assert.throws(() => relatedColumns(table, readTable(table, catalog).columns, relatedTo(table, [], catalog, null), ["earned"], { asOf: "2024-01-15", knownOn: null }, broken), TypeError);
  });

  it("are wanted as the plan's fields and the days that the programme watches", () => {
    const [toy] = toyCatalog(needs3("a")).programmes;
    const frozen = plan(toyCatalog(needs3("a")), "toy", "2024-01-15");
    assert.deepEqual(wantedFields(toy!, frozen), ["a"]);
    assert.deepEqual(wantedFields({ ...toy!, milestones: [{ date: "first" }, { date: "second" }] } as unknown as Programme, frozen), ["a", "first", "second"]);
  });
});
