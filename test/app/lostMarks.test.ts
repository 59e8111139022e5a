// A workbook that another program saved without the note that says which columns are Tierline's: saved, stripped, opened again, evaluated.
import assert from "node:assert/strict";
import { evaluate } from "../../src/app/evaluate";
import { removeOwnColumns, writeStatus } from "../../src/app/write";
import { liveWorkbook } from "../../src/workbook/liveWorkbook";
import { savedByAnotherProgram } from "../workbook/anotherProgram";
import { openPartnerBed, partnerRows, type PartnerBed } from "../workbook/partnerBed";

const asOf = "2024-06-30";
const preview = (programmes?: readonly string[]) => evaluate(liveWorkbook, { table: "Partners", asOf, ...(programmes === undefined ? {} : { programmes }) });
const ours = ["Top tier", "Top tier path", "Top tier gap", "Evaluated as of", "Rules"];

describe("a workbook that lost the note about Tierline's columns", function () {
  this.timeout(30_000);
  let bed: PartnerBed;
  afterEach(() => bed.close());

  const headers = async () => (await bed.values("B3:Z3"))[0]!.slice(9).filter((header) => header !== "");
  const inTable = (work: (table: Excel.Table) => void) =>
    bed.run(async (context) => {
      work(context.workbook.tables.getItem("Partners"));
      await context.sync();
    });

  async function throughAnotherProgram(): Promise<void> {
    const saved = await savedByAnotherProgram(bed);
    await bed.close();
    bed = await openPartnerBed(saved);
  }

  async function writtenAndLost(rows = partnerRows, address = "B3:J6"): Promise<void> {
    bed = await openPartnerBed({ sheets: { Data: rows }, tables: { Partners: { sheet: "Data", address } } });
    await writeStatus(liveWorkbook, await preview(["top-tier"]));
    await throughAnotherProgram();
  }

  it("refreshes the same columns instead of writing a second set, and says in one sentence how it knows them", async () => {
    await writtenAndLost();
    await bed.put("E5", [[4_000_000]]);
    const shown = await preview(["top-tier"]);
    assert.deepEqual(shown.columns.map(({ header, isNew }) => [header, isNew]), ours.map((header) => [header, false]));
    assert.deepEqual(shown.changes.map(({ name, from, to }) => [name, from, to]), [["Fabrikam", "Not top tier", "Top tier"]]);
    const notes = shown.problems.filter(({ code }) => code === "marks-lost");
    assert.deepEqual(notes.map(({ addresses }) => addresses), [["K3"]]);
    assert.match(notes[0]!.sentence, /^Sheet Data, table Partners: this workbook no longer says which columns are Tierline's .* Top tier, Top tier path, Top tier gap and 2 more read as Tierline's own, from K3 on/);
    await writeStatus(liveWorkbook, shown);
    assert.deepEqual(await headers(), ours);
    assert.deepEqual(await bed.values("K5"), [["Top tier"]]);
  });

  it("keeps the note again once it has written, for programmes that were not asked for too", async () => {
    bed = await openPartnerBed();
    await writeStatus(liveWorkbook, await preview(["top-tier", "rewards"]));
    const before = await headers();
    await throughAnotherProgram();
    await writeStatus(liveWorkbook, await preview(["top-tier"]));
    const shown = await preview(["top-tier", "rewards"]);
    assert.deepEqual([shown.columns.some(({ isNew }) => isNew), shown.problems.some(({ code }) => code === "marks-lost")], [false, false]);
    assert.deepEqual(await headers(), before);
  });

  it("leaves a user's own column of the same name alone, and refreshes the one beside it", async () => {
    const rows = partnerRows.map((row, at) => (at < 2 ? row : [...row, at === 2 ? "Top tier" : "my own note"]));
    await writtenAndLost(rows, "B3:K6");
    await bed.put("E5", [[4_000_000]]);
    await writeStatus(liveWorkbook, await preview(["top-tier"]));
    assert.deepEqual(await headers(), ["Top tier", "Top tier (Tierline)", ...ours.slice(1)]);
    assert.deepEqual(await bed.values("K4:L6"), [["my own note", "Top tier"], ["my own note", "Top tier"], ["my own note", "Needs data"]]);
  });

  it("leaves a user's own column alone that holds the very words of the statuses, also where Tierline's is gone", async () => {
    const rows = partnerRows.map((row, at) => (at < 2 ? row : [...row, at === 2 ? "Top tier" : "Not top tier"]));
    await writtenAndLost(rows, "B3:K6");
    await inTable((table) => table.columns.getItem("Top tier (Tierline)").delete());
    await writeStatus(liveWorkbook, await preview(["top-tier"]));
    assert.deepEqual((await bed.values("K3:K6")).flat(), ["Top tier", "Not top tier", "Not top tier", "Not top tier"]);
  });

  it("knows its columns again where the rows were sorted, the columns moved as they stand, and rows added", async () => {
    await writtenAndLost();
    await inTable((table) => {
      table.sort.apply([{ key: 0, ascending: false }]);
      table.rows.add(undefined, [["Tailspin", "P-4", "EMEA", 1, 1, 1, 1, 1, "No", "", "", "", "", ""]]);
      table.columns.add(undefined, [["My notes"], ["a"], ["b"], ["c"], ["d"]]);
      table.columns.add(0, [["Since"], [1], [2], [3], [4]]);
    });
    await writeStatus(liveWorkbook, await preview(["top-tier"]));
    const rows = await bed.values("B3:Q7");
    assert.deepEqual(rows[0]!.slice(10), [...ours, "My notes"]);
    assert.deepEqual(rows.slice(1).map((row) => [row[1], row[10], row[15]]), [["Northwind", "Needs data", "a"], ["Fabrikam", "Not top tier", "b"], ["Contoso", "Top tier", "c"], ["Tailspin", "Not top tier", "d"]]);
  });

  it("leaves a status column alone that somebody wrote a word of their own into, and names the cell", async () => {
    await writtenAndLost();
    await bed.put("K5", [["I disagree"]]);
    const shown = await preview(["top-tier"]);
    assert.deepEqual(shown.problems.filter(({ code }) => code === "column-in-doubt").map(({ addresses }) => addresses), [["K5"]]);
    await writeStatus(liveWorkbook, shown);
    assert.deepEqual(await bed.values("K5"), [["I disagree"]]);
    await bed.close();
    await writtenAndLost();
    await bed.put("K5", [[""]]);
    assert.equal((await preview(["top-tier"])).columns.some(({ isNew }) => isNew), false);
  });

  it("removes its columns and nothing else, and undo brings them back", async () => {
    await writtenAndLost();
    const before = await bed.values("A1:R8");
    const { headers: removed } = await removeOwnColumns(liveWorkbook, (await preview()).place);
    assert.deepEqual(removed, ours);
    assert.deepEqual((await bed.values("A1:R8")).map((row) => row.slice(0, 10)), before.map((row) => row.slice(0, 10)));
    assert.deepEqual((await bed.values("K3:O6")).flat().filter((value) => value !== ""), []);
    for (let step = 0; step < 12 && (await bed.values("K3"))[0]![0] !== "Top tier"; step += 1) await bed.univerAPI.undo();
    assert.deepEqual(await bed.values("A1:R8"), before);
  });

  it("takes nothing for its own in a table that it never wrote into", async () => {
    const rows = partnerRows.map((row, at) => (at < 2 ? row : [...row, ...(at === 2 ? ours : ["Top tier", "Billed sales", "", 45_000, "our own"])]));
    bed = await openPartnerBed({ sheets: { Data: rows }, tables: { Partners: { sheet: "Data", address: "B3:O6" } } });
    const shown = await preview(["top-tier"]);
    assert.ok(shown.columns.every(({ isNew }) => isNew));
    assert.equal(shown.problems.some(({ code }) => code === "marks-lost"), false);
  });

  it("knows the columns of a copied table, which the note does not speak of", async () => {
    bed = await openPartnerBed();
    await writeStatus(liveWorkbook, await preview(["top-tier"]));
    await bed.run(async (context) => {
      const copy = context.workbook.worksheets.add("Copy");
      copy.getRange("B3").copyFrom("Data!B3:O6");
      copy.tables.add("B3:O6", true).name = "Copied";
      await context.sync();
    });
    const shown = await evaluate(liveWorkbook, { table: "Copied", asOf, programmes: ["top-tier"] });
    assert.equal(shown.columns.some(({ isNew }) => isNew), false);
    assert.equal((await preview(["top-tier"])).problems.some(({ code }) => code === "marks-lost"), false);
  });
});
