// A table under questions: read once, decided once per programme and dates, and asked for some rows or with edits without touching the rest.
import assert from "node:assert/strict";
import { laidOver, shippedCatalog } from "../../src/catalog/catalog";
import { PlanError } from "../../src/engine/planShape";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { askedTable } from "../../src/report/askedTable";
import { explainText } from "../../src/report/explainText";
import { explainRow } from "../../src/report/assess";
import { any, needs3, toyCatalog } from "../engine/toyCatalog";

const dates = { asOf: "2024-01-15", knownOn: null };
const tableOf = (rows: readonly (readonly CellValue[])[] = [["One", 3, 0], ["Two", 0, 3], ["Three", 0, 0]], headers = ["Partner", "Field a", "Field b"]): TableSnapshot => ({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows });
const catalog = toyCatalog(any("any", needs3("a"), needs3("b")));
const others: readonly TableSnapshot[] = [];

describe("a table under questions", () => {
  it("is read once for the same tables and rules, and anew for others", () => {
    const table = tableOf();
    const asked = askedTable(table, others, catalog);
    assert.equal(askedTable(table, others, catalog), asked);
    assert.notEqual(askedTable(tableOf(), others, catalog), asked);
    const [withOthers, withRules] = [askedTable(table, [tableOf()], catalog), askedTable(table, others, toyCatalog(needs3("a")))];
    assert.ok(withOthers !== asked && withRules !== asked && withOthers.others.length === 1);
    assert.equal(askedTable(table).catalog, shippedCatalog);
    assert.deepEqual(askedTable(table).others, []);
  });

  it("keeps what the whole table answered, for each programme, date and knowledge apart", () => {
    const asked = askedTable(tableOf(), others, catalog);
    const decided = asked.decidedOf("toy", dates);
    assert.equal(asked.decidedOf("toy", { ...dates }), decided);
    assert.equal(asked.decidedOf("toy", dates, { rows: null, edits: [] }), decided);
    for (const other of [asked.decidedOf("toy", { ...dates, asOf: "2024-01-16" }), asked.decidedOf("toy", { ...dates, knownOn: "2024-01-15" }), asked.decidedOf("toy", dates, {}, toyCatalog(needs3("a")))]) {
      assert.notEqual(other, decided);
    }
    assert.deepEqual([...asked.decidedOf("toy", dates, {}, toyCatalog(needs3("a"))).result.outcome], [0, 1, 1], "the rules asked for decide");
    assert.equal(asked.decidedOf("toy", dates), decided, "and leave what is kept");
  });

  it("answers some rows, in the order asked for, and edits, without touching what the whole table answered", () => {
    const asked = askedTable(tableOf(), others, catalog);
    const whole = [...asked.decidedOf("toy", dates).result.outcome];
    assert.deepEqual(whole, [0, 0, 1]);
    assert.deepEqual([...asked.decidedOf("toy", dates, { rows: [2, 0] }).result.outcome], [1, 0]);
    assert.deepEqual([...asked.decidedOf("toy", dates, { rows: [] }).result.outcome], []);
    assert.deepEqual([...asked.decidedOf("toy", dates, { edits: [{ field: "a", change: { set: 0 } }] }).result.outcome], [1, 0, 1]);
    assert.deepEqual([...asked.columnsOf("toy", dates, { rows: [1, 0], edits: [{ field: "b", change: { add: 1 } }] }).lanes["b"]!], [4, 1]);
    assert.deepEqual([...asked.decidedOf("toy", dates).result.outcome], whole);
    assert.deepEqual([...asked.columnsOf("toy", dates).lanes["a"]!], [3, 0, 0]);
  });

  it("joins what a list says to the rows asked for, whichever they are", () => {
    const list: TableSnapshot = { sheet: "Lists", table: "Designations", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Designation", "Attained on"], rows: [["Contoso", "Security", "2022-11-01"]] };
    const asked = askedTable(tableOf([["Fabrikam"], ["Contoso"]], ["Partner"]), [list]);
    const request = { asOf: "2023-06-13", knownOn: null };
    const statuses = (rows: readonly number[] | null) => [...asked.decidedOf("specialization.threat-protection", request, { rows }).result.outcome];
    const [fabrikam, contoso] = statuses(null);
    assert.notEqual(fabrikam, contoso);
    assert.deepEqual([statuses([1]), statuses([1, 0]), statuses([0])], [[contoso], [contoso, fabrikam], [fabrikam]]);
  });

  it("names rows as people do, knows the fields and facts of the rules, and refuses a programme that there is not", () => {
    const asked = askedTable(tableOf(undefined, ["Partner", "Marketplace billed sales (USD)", "x"]));
    assert.deepEqual([asked.nameOf(1), asked.fieldOf("marketplaceBilledSales")?.label, asked.fieldOf("luck")], ["Two", "Marketplace billed sales (USD)", undefined]);
    const [fact] = shippedCatalog.facts!;
    assert.equal(asked.fieldOf(fact!.id)?.label, fact!.label);
    assert.throws(() => asked.decidedOf("gold", dates), (error: unknown) => error instanceof PlanError && error.code === "unknown-programme");
    assert.throws(() => asked.planOf("top-tier", { ...dates, asOf: "2020-01-01" }), PlanError);
  });

  it("tells the rules with the user's own from those without", () => {
    const own = laidOver(catalog, { sources: catalog.sources, params: catalog.params });
    const asked = askedTable(tableOf(), others, own);
    assert.deepEqual([asked.catalog === own, asked.shipped === catalog], [true, true]);
  });

  it("explains an opened row by its own cells", () => {
    const request = { programme: "toy", ...dates };
    for (const [row, first] of [[0, "row 2: Passes."], [2, "row 4: Fails."]] as const) {
      const { explanation, plan, subject } = explainRow(tableOf(), row, request, catalog);
      assert.equal(explainText(explanation, plan, subject).split("\n")[0], first);
    }
  });
});
