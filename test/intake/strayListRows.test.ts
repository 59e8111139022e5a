// Rows of a list whose partner stands nowhere are told of with their cells; nobody's row is dropped without a word.
import assert from "node:assert/strict";
import { shippedCatalog } from "../../src/catalog/catalog";
import { readRelated } from "../../src/intake/related";
import { strayListRows } from "../../src/intake/strayListRows";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess } from "../../src/report/assess";

type Cells = readonly (readonly CellValue[])[];
const tableOf = (sheet: string, headers: readonly string[], ...rows: Cells): TableSnapshot => ({ sheet, table: sheet, topLeft: { row: 1, column: 1 }, headers, rows });
const partners = (...names: readonly string[]): TableSnapshot => tableOf("Partners", ["Partner", "Marketplace billed sales (USD)"], ...names.map((name) => [name, 5]));
const held = (...names: readonly CellValue[]): TableSnapshot => tableOf("Held", ["Partner", "Designation"], ...names.map((name) => [name, "Security"]));
const sentences = (table: TableSnapshot, ...others: readonly TableSnapshot[]): readonly string[] => strayListRows(shippedCatalog, table, readRelated(shippedCatalog, others)).map(({ sentence }) => sentence);

describe("a list row whose partner stands in no partner table", () => {
  it("is named with its cell, the nearest partner and what to do", () => {
    assert.deepEqual(sentences(partners("Contoso", "Fabrikam"), held("contoso ", "Contosso", "Fabrikam")), [
      'Sheet "Held", designations: 1 row names a partner that stands in no partner table, so it counts for nobody: B4 "Contosso" (nearest: "Contoso"). Correct the name, or add the partner.',
    ]);
  });

  it("is counted with its like, each name once and six at most, fifty cells at most", () => {
    const [problem] = strayListRows(shippedCatalog, partners("Contoso"), readRelated(shippedCatalog, [held("Nr 0", "Nr 0", ...Array.from({ length: 60 }, (_, index) => `Nr ${index}`), "Contoso")]));
    assert.match(problem!.sentence, /: 62 rows name partners that stand in no partner table, so they count for nobody: B3 "Nr 0" \(nearest: "Contoso"\), B6 "Nr 1" .*, B10 "Nr 5" \(nearest: "Contoso"\) and 54 more names\. Correct/);
    assert.deepEqual([problem!.code, problem!.sheet, problem!.addresses.length, problem!.addresses[1]], ["stray-list-row", "Held", 50, "B4"]);
  });

  it("is not one where another partner table, or the offers asked about, name the partner", () => {
    const offers = tableOf("Offers", ["Offer", "Partner", "Offer type", "Live in marketplace"], ["One", "Northwind", "SaaS", "Yes"]);
    assert.deepEqual(sentences(partners("Contoso"), held("Fabrikam", "Contoso"), { ...partners("Fabrikam"), sheet: "More" }), []);
    assert.deepEqual(sentences(offers, held("Northwind", "Contoso"), partners("Contoso")), []);
    assert.equal(sentences(partners("Contoso"), held("Northwind"), offers).length, 1);
  });

  it("is matched as facts are: by ID where both tables have one, and a blank ID is told of", () => {
    const byId = tableOf("Partners", ["Partner ID", "Partner", "Marketplace billed sales (USD)"], ["17", "Contoso", 5]);
    const list = tableOf("Held", ["Partner ID", "Partner", "Designation"], ["17", "Other name", "Security"], ["71", "Contoso", "Security"], ["", "Contoso", "Security"], ["", "", "Security"]);
    assert.deepEqual(sentences(byId, list), [
      'Sheet "Held", designations: 2 rows name partners that stand in no partner table, so they count for nobody: B4 "71" (nearest: "17"), B5, which is blank. Correct the name, or add the partner.',
    ]);
  });

  it("is told of once for all where list and partners share no column of names", () => {
    const ids = tableOf("Held", ["Partner ID", "Designation"], ["17", "Security"]);
    assert.deepEqual(sentences(partners("Contoso"), ids), [
      'Sheet "Held", designations: its rows and the partner table name their partners in different columns, so none of the rows counts. Add a column "Partner" to the list.',
    ]);
  });

  it("is no matter without a list, beside offers that name no table of partners, and where nothing names partners", () => {
    assert.deepEqual(sentences(partners("Contoso"), partners("Fabrikam")), []);
    assert.deepEqual(sentences(tableOf("Offers", ["Offer", "Partner", "Offer type", "Live in marketplace"], ["One", "Contoso", "SaaS", "Yes"]), held("Nobody")), []);
    assert.deepEqual(sentences(tableOf("Sales", ["Marketplace billed sales (USD)", "Unique customers"], [1, 2]), held("Contoso")), []);
  });

  it("gets no nearest name where there are too many partners to compare with", () => {
    const many = Array.from({ length: 10_001 }, (_, index) => `Partner ${index}`);
    assert.match(sentences(partners(...many), held("Nobody"))[0]!, /nobody: B3 "Nobody"\. Correct/);
  });

  it("stands among the problems of an assessment, for every list of the catalog", () => {
    for (const list of shippedCatalog.lists ?? []) {
      const needed = list.columns.filter(({ isRequired }) => isRequired === true);
      const stray = { ...tableOf("List", ["Partner", ...needed.map(({ label }) => label)], ["Nobody", ...needed.map(() => "")]), table: list.label };
      const { problems } = assess(partners("Contoso"), { programmes: ["top-tier"], asOf: "2024-01-01", knownOn: null, related: [stray] });
      assert.deepEqual(problems.filter(({ code }) => code === "stray-list-row").map(({ sheet, addresses }) => [sheet, addresses]), [["List", ["B3"]]], list.id);
    }
  });
});
