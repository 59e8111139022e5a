// From a table to its status columns, over the unmodified Office.js and the Excel host.
import assert from "node:assert/strict";
import { evaluate, evaluateAll } from "../../src/app/evaluate";
import { explainRow } from "../../src/app/explainRow";
import { troubleOf } from "../../src/app/errors";
import { makeTable } from "../../src/app/tables";
import { removeOwnColumns, writeStatus } from "../../src/app/write";
import { liveWorkbook } from "../../src/workbook/liveWorkbook";
import type { SheetRows } from "../workbench/testBed";
import { openPartnerBed, partnerHeaders, partnerRows, type PartnerBed } from "../workbook/partnerBed";

const asOf = "2024-06-30";
const serial = 45_473;
const preview = (table = "Partners") => evaluate(liveWorkbook, { table, asOf });
const evaluateAndWrite = async (table = "Partners") => writeStatus(liveWorkbook, await preview(table));
const sentenceOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return troubleOf(error).sentence;
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
};

describe("evaluating and writing a partner table", () => {
  let bed: PartnerBed;
  const open = async (...options: Parameters<typeof openPartnerBed>) => {
    bed = await openPartnerBed(...options);
  };
  const headersNow = async () => (await bed.values("A3:R3"))[0]?.filter((header) => header !== "");
  afterEach(() => bed.close());

  it("previews every row and writes nothing", async () => {
    await open();
    const before = await bed.values("A1:R10");
    const { programmes, columns, changedRows, canWrite } = await preview();
    assert.deepEqual(programmes[0]?.counts.filter(({ rows }) => rows > 0), [{ status: "Top tier", rows: 1 }, { status: "Not top tier", rows: 1 }, { status: "Needs data", rows: 1 }]);
    assert.deepEqual(programmes[0]?.answers.map(({ name, status, gap, address }) => ({ name, status, gap, address })), [
      { name: "Contoso", status: "Top tier", gap: "", address: "B4" },
      { name: "Fabrikam", status: "Not top tier", gap: "$0.01 more marketplace billed sales", address: "B5" },
      { name: "Northwind", status: "Needs data", gap: "Needs: Marketplace billed sales (USD)", address: "B6" },
    ]);
    assert.deepEqual([columns.length, changedRows, canWrite], [5, 3, true]);
    assert.deepEqual(await bed.values("A1:R10"), before);
  });

  it("writes whole columns beside the table's own, inside the table, and leaves every cell around them as it was", async () => {
    await open();
    const before = await bed.values("A1:R10");
    const outcome = await evaluateAndWrite();
    assert.equal(outcome.sentence, "Wrote 5 new columns for 3 rows of table Partners.");
    assert.deepEqual(outcome.committed.warnings, []);
    assert.deepEqual(await bed.values("K3:N6"), [
      ["Top tier", "Top tier path", "Top tier gap", "Evaluated as of"],
      ["Top tier", "Billed sales", "", serial],
      ["Not top tier", "", "$0.01 more marketplace billed sales", serial],
      ["Needs data", "", "Needs: Marketplace billed sales (USD)", serial],
    ]);
    const after = await bed.values("A1:R10");
    const outside = (rows: unknown[][]) => rows.map((row, at) => row.filter((_value, column) => at < 2 || at > 5 || column < 10 || column > 14));
    assert.deepEqual(outside(after), outside(before));
    const table = await bed.run(async (context) => {
      const range = context.workbook.tables.getItem("Partners").getRange();
      range.load("address");
      await context.sync();
      return range.address;
    });
    assert.match(table, /B3:O6$/);
  });

  it("writes the date as a date and the rest as text", async () => {
    await open();
    await evaluateAndWrite();
    const formats = await bed.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Data").getRange("K4:O4");
      range.load("numberFormat");
      await context.sync();
      return range.numberFormat[0];
    });
    assert.deepEqual(formats, ["@", "@", "@", "yyyy-mm-dd", "@"]);
  });

  it("finds its own columns again and writes into them, not beside them", async () => {
    await open();
    await evaluateAndWrite();
    const before = await headersNow();
    await bed.put("E5", [[4_000_000]]);
    const next = await preview();
    assert.deepEqual(next.changes.map(({ name, from, to }) => ({ name, from, to })), [{ name: "Fabrikam", from: "Not top tier", to: "Top tier" }]);
    assert.equal(next.columns.some(({ isNew }) => isNew), false);
    assert.equal((await writeStatus(liveWorkbook, next)).sentence, "Wrote 5 columns again for 3 rows of table Partners.");
    assert.deepEqual(await headersNow(), before);
    assert.deepEqual(await bed.values("K5"), [["Top tier"]]);
  });

  it("says that nothing changes where nothing was edited since", async () => {
    await open();
    await evaluateAndWrite();
    assert.equal((await preview()).changedRows, 0);
  });

  it("keeps a column of its own that the user renamed, under the user's name", async () => {
    await open();
    await evaluateAndWrite();
    await bed.put("K3", [["Tier"]]);
    await evaluateAndWrite();
    assert.deepEqual((await headersNow())?.slice(9), ["Tier", "Top tier path", "Top tier gap", "Evaluated as of", "Rules"]);
  });

  it("writes a column again that the user deleted", async () => {
    await open();
    await evaluateAndWrite();
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Partners").columns.getItem("Top tier path").delete();
      await context.sync();
    });
    await evaluateAndWrite();
    assert.deepEqual((await headersNow())?.slice(9), ["Top tier", "Top tier gap", "Evaluated as of", "Rules", "Top tier path"]);
  });

  it("leaves a user's own column called Top tier alone, and says which name it takes instead", async () => {
    const rows = partnerRows.map((row, at) => (at < 2 ? row : [...row, at === 2 ? "Top tier" : "my own note"]));
    await open({ sheets: { Data: rows }, tables: { Partners: { sheet: "Data", address: "B3:K6" } } });
    const shown = await preview();
    assert.deepEqual(shown.columns[0], { mark: "top-tier/status", header: "Top tier (Tierline)", isNew: true, insteadOf: "Top tier" });
    await writeStatus(liveWorkbook, shown);
    assert.deepEqual(await bed.values("K3:L4"), [["Top tier", "Top tier (Tierline)"], ["my own note", "Top tier"]]);
  });

  it("refuses where the user made a column of that name after the preview", async () => {
    await open();
    const shown = await preview();
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Partners").columns.add(undefined, [["Top tier"], ["a"], ["b"], ["c"]]);
      await context.sync();
    });
    const sentence = await sentenceOf(writeStatus(liveWorkbook, shown));
    assert.match(sentence, /Nothing was written|leaves it alone/);
    assert.deepEqual(await bed.values("K3:L4"), [["Top tier", ""], ["a", ""]]);
  });

  it("follows rows that were sorted after the preview, by their key", async () => {
    await open();
    const shown = await preview();
    const rows = await bed.values("B4:J6");
    await bed.put("B4:J6", [...rows].reverse());
    await writeStatus(liveWorkbook, shown);
    assert.deepEqual((await bed.values("B4:K6")).map((row) => [row[0], row[9]]), [["Northwind", "Needs data"], ["Fabrikam", "Not top tier"], ["Contoso", "Top tier"]]);
  });

  it("refuses where a cell was edited after the preview, names it and writes nothing", async () => {
    await open();
    const shown = await preview();
    await bed.put("E5", [[1]]);
    const before = await bed.values("A1:R10");
    const sentence = await sentenceOf(writeStatus(liveWorkbook, shown));
    assert.match(sentence, /^Sheet Data, table Partners changed since the preview: the row at B5 was edited\. Nothing was written\./);
    assert.deepEqual(await bed.values("A1:R10"), before);
  });

  it("refuses where a row was added or deleted after the preview", async () => {
    await open();
    const shown = await preview();
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Partners").rows.add(undefined, [["Tailspin", "P-4", "EMEA", 1, 1, 1, 1, 1, "No"]]);
      await context.sync();
    });
    assert.match(await sentenceOf(writeStatus(liveWorkbook, shown)), /the row at B7 was added/);
    const again = await preview();
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Partners").rows.getItemAt(0).delete();
      await context.sync();
    });
    assert.match(await sentenceOf(writeStatus(liveWorkbook, again)), /the row that stood at B4 was removed/);
  });

  it("does not mind edits in columns that it does not read", async () => {
    await open();
    const shown = await preview();
    await bed.put("D4", [["somewhere else"]]);
    assert.equal((await writeStatus(liveWorkbook, shown)).committed.rows, 3);
  });

  it("moves what stands right of the table over instead of covering it", async () => {
    await open();
    await bed.put("L4:L5", [["call them"], ["=LEN(B5)"]]);
    await evaluateAndWrite();
    assert.deepEqual(await bed.values("K3:K4"), [["Top tier"], ["Top tier"]]);
    assert.deepEqual((await bed.values("P4:R5")).flat().filter((value) => value !== ""), ["call them", 8]);
  });

  it("refuses to make room where that would tear another table apart", async () => {
    await open({
      sheets: { Data: [...partnerRows, [], [], ...Array.from({ length: 3 }, (_unused, row) => Array.from({ length: 12 }, (_also, column) => (row === 0 ? `h${column}` : row * column)))] },
      tables: { Partners: { sheet: "Data", address: "B3:J6" }, Other: { sheet: "Data", address: "A9:L11" } },
    });
    await bed.put("L4", [["call them"]]);
    const before = await bed.values("A1:R12");
    assert.match(await sentenceOf(evaluateAndWrite()), /because table Other \(A9:L11\) reaches across/);
    assert.deepEqual(await bed.values("A1:R12"), before);
  });

  it("refuses on a protected sheet before it writes, and says how to go on", async () => {
    await open();
    const shown = await preview();
    await bed.run(async (context) => {
      context.workbook.worksheets.getItem("Data").protection.protect();
      await context.sync();
    });
    assert.match(await sentenceOf(writeStatus(liveWorkbook, shown)), /^Sheet Data is protected.*Unprotect it/);
    const again = await preview();
    assert.equal(again.canWrite, false);
    assert.ok(again.problems.some(({ code }) => code === "protected-sheet"));
  });

  it("leaves the totals row out of the answer and in its place", async () => {
    await open();
    await bed.run(async (context) => {
      context.workbook.tables.getItem("Partners").showTotals = true;
      await context.sync();
    });
    const before = await bed.values("B7:J7");
    const shown = await preview();
    assert.equal(shown.rows, 3);
    await writeStatus(liveWorkbook, shown);
    assert.deepEqual(await bed.values("B7:J7"), before);
    assert.deepEqual(await bed.values("K7:O7"), [["", "", "", "", ""]]);
  });

  it("evaluates a range that is no table, writes beside it, and makes it a table that still knows its columns", async () => {
    await open({ tables: {} });
    const [shown] = await evaluateAll(liveWorkbook, { asOf });
    assert.deepEqual([shown?.place.table, shown?.place.address], [null, "B3:J6"]);
    assert.ok(shown);
    await writeStatus(liveWorkbook, shown);
    assert.deepEqual(await bed.values("K3:K4"), [["Top tier"], ["Top tier"]]);
    const [again] = await evaluateAll(liveWorkbook, { asOf });
    assert.ok(again);
    assert.equal(again.columns.some(({ isNew }) => isNew), false);
    const made = await makeTable(liveWorkbook, again.place);
    assert.notEqual(made.table, null);
    assert.equal((await evaluate(liveWorkbook, { table: made, asOf })).columns.some(({ isNew }) => isNew), false);
  });

  it("removes its own columns and nothing else", async () => {
    await open();
    const before = await bed.values("A1:R10");
    await evaluateAndWrite();
    const { sentence } = await removeOwnColumns(liveWorkbook, (await preview()).place);
    assert.equal(sentence, "Removed 5 columns from table Partners: Top tier, Top tier path, Top tier gap, Evaluated as of, Rules.");
    assert.deepEqual(await bed.values("A1:R10"), before);
  });

  it("counts a write as done where only the note about its columns could not be kept", async () => {
    await open();
    const shown = await preview();
    bed.faults.failingMember = { member: "CustomXmlPartCollection.add", code: "GeneralException", message: "no" };
    const outcome = await writeStatus(liveWorkbook, shown);
    assert.equal(outcome.committed.warnings.length, 1);
    assert.deepEqual(await bed.values("K4"), [["Top tier"]]);
  });

  it("explains a row with the source's own words", async () => {
    await open();
    const { id } = await preview();
    const explanation = explainRow(id, "top-tier", 1);
    assert.equal(explanation.status, "Not top tier");
    assert.match(explanation.sentences.join(" "), /\$0\.01 more/);
    const quotes = explanation.pathways.flatMap(({ requirements }) => requirements.map(({ quote }) => quote));
    assert.ok(quotes.length >= 5 && quotes.every((quote) => quote !== ""));
  });
});

describe("input that cannot be used", () => {
  let bed: PartnerBed;
  const open = async (rows: SheetRows, tables: Record<string, { sheet: string; address: string }> = {}) => {
    bed = await openPartnerBed({ sheets: { Data: rows }, tables });
  };
  afterEach(() => bed.close());
  const all = () => evaluateAll(liveWorkbook, { asOf });

  it("no table: names the sheets that were looked at", async () => {
    await open([["nothing here"]]);
    assert.match(await sentenceOf(all()), /No table was found on sheet Data\./);
  });

  it("no recognised header: names table, sheet and header cells", async () => {
    await open([[], [null, "apples", "pears"], [null, 1, 2]], { Fruit: { sheet: "Data", address: "B2:C3" } });
    assert.match(await sentenceOf(all()), /Fruit on sheet Data \(header row in B2:C2\)/);
  });

  it("a table that is not there: names those that are", async () => {
    await open(partnerRows, { Partners: { sheet: "Data", address: "B3:J6" } });
    assert.equal(await sentenceOf(preview("Nope")), "There is no table Nope in this workbook. Its tables are Partners.");
  });

  it("a date before the rules: says from when they are", async () => {
    await open(partnerRows, { Partners: { sheet: "Data", address: "B3:J6" } });
    for (const work of [evaluate(liveWorkbook, { table: "Partners", asOf: "2023-06-30" }), evaluateAll(liveWorkbook, { asOf: "2023-06-30" })]) {
      assert.match(await sentenceOf(work), /Top tier is defined from 2023-07-01/);
    }
  });

  it("a date before the rules of one table: answers the other table and says why not this one", async () => {
    const offers = [["Offer", "Partner", "Offer type", "Co-sell tab complete", "One-pager", "Pitch deck", "Sales contacts complete"], ["Ledger", "Contoso", "SaaS", "Yes", "Yes", "Yes", "Yes"]];
    bed = await openPartnerBed({ sheets: { Data: partnerRows, Offers: offers }, tables: { Partners: { sheet: "Data", address: "B3:J6" }, Offers: { sheet: "Offers", address: "A1:G2" } } });
    const previews = await evaluateAll(liveWorkbook, { asOf: "2023-06-30" });
    const [partners, offered] = ["Partners", "Offers"].map((name) => previews.find(({ place }) => place.table === name));
    assert.equal(partners?.canWrite, false);
    assert.match(partners?.problems.map(({ sentence }) => sentence).join(" ") ?? "", /Top tier is defined from 2023-07-01/);
    assert.equal(offered?.programmes.find(({ id }) => id === "co-sell")?.answers.length, 1);
  });

  it("a header row only: names the cells and offers no write", async () => {
    await open([[null, ...partnerHeaders]], {});
    await bed.put("B2", [["x"]]);
    await bed.put("B2", [[""]]);
    const [shown] = await all();
    assert.equal(shown?.canWrite, false);
    assert.match(shown?.problems.map(({ sentence }) => sentence).join(" ") ?? "", /Data.*B1/);
  });

  it("duplicate partner ids: names both cells and answers every row", async () => {
    const rows = partnerRows.map((row, at) => (at === 4 ? row.map((value) => (value === "P-2" ? "P-1" : value)) : row));
    await open(rows, { Partners: { sheet: "Data", address: "B3:J6" } });
    const shown = await preview();
    const note = shown.problems.find(({ code }) => code === "duplicate-partner");
    assert.deepEqual(note?.addresses.length, 2);
    assert.equal(shown.programmes[0]?.answers.length, 3);
    await writeStatus(liveWorkbook, shown);
    assert.deepEqual(await bed.values("K4:K6"), [["Top tier"], ["Not top tier"], ["Needs data"]]);
  });

  it("two columns for one field: names both header cells", async () => {
    const rows = partnerRows.map((row, at) => (at === 2 ? [...row, "Transactions"] : at > 2 ? [...row, 99] : row));
    await open(rows, { Partners: { sheet: "Data", address: "B3:K6" } });
    const note = (await preview()).problems.find(({ code }) => code === "two-columns-for-one-field");
    assert.deepEqual(note?.addresses, ["G3", "K3"]);
  });

  it("a row of a list whose partner is in no partner table of the workbook: is named, whichever table is evaluated", async () => {
    const sheets: Record<string, SheetRows> = { Data: partnerRows, More: [["Partner", "Marketplace billed sales (USD)", "Unique customers"], ["Tailspin", 5, 1]], Held: [["Partner", "Designation", "Attained on"], ["Contoso", "Security", ""], ["Tailspin", "Security", ""], ["Contosso", "Security", ""]] };
    bed = await openPartnerBed({ sheets, tables: { Partners: { sheet: "Data", address: "B3:J6" }, More: { sheet: "More", address: "A1:C2" }, Held: { sheet: "Held", address: "A1:C4" } } });
    for (const shown of [await preview(), await preview("More"), ...(await all())]) {
      assert.deepEqual(shown.problems.filter(({ code }) => code === "stray-list-row").map(({ addresses }) => addresses), [["A4"]], String(shown.place.table));
    }
  });

  it("merged cells: names them, and the good rows are answered", async () => {
    await open(partnerRows, { });
    await bed.run(async (context) => {
      context.workbook.worksheets.getItem("Data").getRange("D4:D5").merge();
      await context.sync();
    });
    const [shown] = await all();
    assert.match(shown?.problems.map(({ sentence }) => sentence).join(" ") ?? "", /merged cells at D4:D5/);
    assert.equal(shown?.programmes[0]?.answers.length, 3);
  });

  it("an unreadable cell: is listed with its address, counts as unknown, and does not touch other rows", async () => {
    await open(partnerRows.map((row) => row.map((value) => (value === 3_999_999.99 ? "about 4 million" : value))), { Partners: { sheet: "Data", address: "B3:J6" } });
    const shown = await preview();
    assert.deepEqual(shown.rejections.map(({ sheet, address }) => [sheet, address]), [["Data", "E5"]]);
    assert.equal(shown.programmes[0]?.answers[0]?.status, "Top tier");
    assert.equal(shown.programmes[0]?.answers[1]?.status, "Needs data");
  });

  it("a cell that is being edited: says to press Enter or Esc", async () => {
    await open(partnerRows, { Partners: { sheet: "Data", address: "B3:J6" } });
    bed.faults.failingMember = { member: "Worksheet.getRangeByIndexes", code: "InvalidOperationInCellEditMode", message: "in edit mode" };
    assert.match(await sentenceOf(preview()), /You are editing a cell.*Press Enter or Esc/);
  });

  it("a table larger than Excel hands over at once: is read in smaller pieces, every row once", async () => {
    const many = Array.from({ length: 900 }, (_unused, row) => [null, `Partner ${row}`, `P-${row}`, "EMEA", row * 10_000, 0, 0, 0, 0, "No"]);
    await open([...partnerRows.slice(0, 3), ...many], { Partners: { sheet: "Data", address: "B3:J903" } });
    bed.faults.responseLimitBytes = 12_000;
    const shown = await preview();
    bed.faults.responseLimitBytes = undefined;
    assert.deepEqual(shown.programmes[0]?.answers.map(({ name }) => name), many.map((row) => row[1]));
    assert.equal(shown.programmes[0]?.counts.find(({ status }) => status === "Top tier")?.rows, many.filter((row) => Number(row[4]) >= 4_000_000).length);
  });

  it("a user who stops: ends the evaluation and nothing is written", async () => {
    await open(partnerRows, { Partners: { sheet: "Data", address: "B3:J6" } });
    const stop = new AbortController();
    stop.abort();
    assert.equal(await sentenceOf(evaluate(liveWorkbook, { table: "Partners", asOf }, { signal: stop.signal })), "Stopped. Nothing was written.");
  });
});
