// What is decided when nobody says which programmes: what the table can answer, and nothing that fills a sheet with "Needs data".
import assert from "node:assert/strict";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess } from "../../src/report/assess";

const HEADERS = ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"];

function table(headers: readonly string[], rows: readonly (readonly CellValue[])[]): TableSnapshot {
  return { sheet: "Data", table: "Data", topLeft: { row: 0, column: 0 }, headers, rows };
}

const unasked = { programmes: [], asOf: "2024-06-30", knownOn: null };
const decidedFor = (snapshot: TableSnapshot) => assess(snapshot, unasked).programmes.map(({ id }) => id);

describe("without programmes named, assess", () => {
  it("leaves out a programme that a stray column hints at but that can answer nobody", () => {
    const rows = [["A", 5_000_000, 0, 0, 0, 0, "No", 900_000]];
    assert.deepEqual(decidedFor(table([...HEADERS, "Azure consumed revenue (USD)"], rows)), ["top-tier"]);
  });

  it("still says what the first programme needs when nobody can be answered at all", () => {
    const assessment = assess(table(HEADERS, [["A", "", "", "", "", "", ""]]), unasked);
    assert.deepEqual(assessment.programmes.map(({ id }) => id), ["top-tier"]);
    assert.deepEqual(assessment.programmes[0]?.statuses, ["Needs data"]);
  });

  it("answers a programme named by the user even where every row needs data", () => {
    const asked = { ...unasked, programmes: ["designation.data-ai"] };
    assert.deepEqual(assess(table(HEADERS, [["A", 5_000_000, 0, 0, 0, 0, "No"]]), asked).programmes.map(({ id }) => id), ["designation.data-ai"]);
  });
});

describe("offers of the same name", () => {
  const headers = ["Offer", "Partner", "Offer type", "Live in marketplace"];
  const problemsOf = (rows: readonly (readonly CellValue[])[]) => assess(table(headers, rows), unasked).problems.filter(({ code }) => code === "duplicate-partner");

  it("are no duplicates when they belong to different partners", () => {
    assert.deepEqual(problemsOf([["Ledger Pro", "A", "SaaS", "Yes"], ["Ledger Pro", "B", "SaaS", "Yes"]]), []);
  });

  it("are told, by their cells, when one partner has both", () => {
    const [problem] = problemsOf([["Ledger Pro", "A", "SaaS", "Yes"], ["ledger pro", "a", "SaaS", "No"]]);
    assert.deepEqual(problem?.addresses, ["A2", "A3"]);
  });
});
