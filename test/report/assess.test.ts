// One table in, one assessment out: what the pane previews and the headless runner prints.
import assert from "node:assert/strict";
import { rulesStamp, shippedCatalog } from "../../src/catalog/catalog";
import type { Catalog } from "../../src/catalog/schema";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess, assessInSlices, explainRow } from "../../src/report/assess";
import type { Assessment, ProgrammeAssessment } from "../../src/report/assessment";
import { buildWritePlan } from "../../src/report/buildWritePlan";
import { explainText } from "../../src/report/explainText";
import { identifyRows } from "../../src/report/rowIdentity";
import { needs3, toyCatalog, toyCite, toyFields } from "../engine/toyCatalog";

const headers = ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing", "Owner"];
const body: readonly (readonly CellValue[])[] = [
  ["Contoso", "$4,250,000", 0, 0, 0, 0, "No", "Ann"],
  ["Fabrikam", 0, 0, 26, 6, 0, "No", "Bob"],
  ["=HYPERLINK(\"x\")", 3_999_999.99, 0, 0, 0, 0, "No", ""],
  ["Blank Ltd", "", 0, 0, 0, 0, "No", ""],
  ["", "", "", "", "", "", "", ""],
  ["Total", 8_249_999.99, 0, 26, 6, 0, "", ""],
];
const tableOf = (rows: readonly (readonly CellValue[])[] = body, head: readonly string[] = headers): TableSnapshot => ({ sheet: "Data", table: "Partners", topLeft: { row: 2, column: 1 }, headers: head, rows });
const request = { programmes: ["top-tier"], asOf: "2024-01-01", knownOn: null };
const topTier = (assessment: Assessment): ProgrammeAssessment => assessment.programmes.find(({ id }) => id === "top-tier") as ProgrammeAssessment;

describe("an assessment", () => {
  it("gives every row its status, path and gap in words", () => {
    const { statuses, paths, gaps } = topTier(assess(tableOf(), request));
    assert.deepEqual(statuses, ["Top tier", "Not top tier", "Not top tier", "Needs data", "", ""]);
    assert.deepEqual(paths, ["Billed sales", "", "", "", "", ""]);
    assert.deepEqual(gaps, ["", "4 more transactions, from 2 more customers", "$0.01 more marketplace billed sales", "Needs: Marketplace billed sales (USD)", "", ""]);
  });

  it("counts each status once per subject, blank and totals rows left out", () => {
    const assessment = assess(tableOf(), request);
    assert.deepEqual(topTier(assessment).counts, [
      { status: "Top tier", rows: 1 },
      { status: "Not top tier", rows: 2 },
      { status: "Needs data", rows: 1 },
      { status: "Unclear", rows: 0 },
    ]);
    assert.deepEqual([assessment.rows, assessment.subjects, assessment.problems.map(({ code }) => code)], [6, 4, ["totals-row"]]);
  });

  it("states the assumption of an absent prerequisite once, and names absent columns with what they block", () => {
    const short = topTier(assess(tableOf([["Contoso", 1]], headers.slice(0, 2)), request));
    assert.equal(short.assumptions.length, 1);
    assert.deepEqual(short.missingColumns.map(({ field, isAssumed }) => [field, isAssumed]), [
      ["netNewCustomers", false], ["marketplaceTransactions", false], ["uniqueCustomers", false], ["cloudCommitment", false], ["transactableListing", false], ["azureIpCosellEligible", true],
    ]);
    assert.match(short.missingColumns[3]?.sentence ?? "", /no column "Cloud commitment \(USD\)", so Commitment \$30M, Commitment \$200M cannot be decided/);
  });

  it("answers a date before the rules with one sentence and no statuses, not with a crash", () => {
    const early = assess(tableOf(), { ...request, asOf: "2023-06-30" });
    assert.deepEqual(early.programmes, []);
    assert.match(early.problems.find(({ code }) => code === "outside-the-rules")?.sentence ?? "", /^Top tier is defined from 2023-07-01/);
    assert.match(assess(tableOf(), { ...request, programmes: ["gold"] }).problems.at(-1)?.sentence ?? "", /no programme "gold"/);
  });

  it("answers good rows beside rejected cells", () => {
    const { programmes, rejections } = assess(tableOf([["A", "#N/A", 0, 0, 0, 0, "No", ""], ["B", 4_000_000, -1, "x", 2.5, "€1", "perhaps", ""]]), request);
    assert.deepEqual(programmes[0]?.statuses, ["Needs data", "Top tier"]);
    assert.deepEqual(rejections.map(({ address }) => address), ["C4", "D5", "E5", "F5", "G5", "H5"]);
  });

  it("passes through reading, deciding and describing, never backwards, and can be left at any step", () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [`P${row}`, row]);
    const steps = [...assessInSlices(tableOf(rows, headers.slice(0, 2)), request)];
    assert.deepEqual([...new Set(steps.map(({ station }) => station))], ["reading", "deciding", "describing"]);
    steps.forEach((step, index) => assert.ok(index === 0 || step.share >= steps[index - 1]!.share, `step ${index} went backwards`));
    assert.ok(steps.every(({ share }) => share >= 0 && share <= 1));
  });

  it("is two fifths reading, then each programme's equal share, deciding first, and last a tenth for the names and keys of rows", () => {
    const rows = Array.from({ length: 20_000 }, (_, row) => [`P${row}`, row]);
    const steps = [...assessInSlices(tableOf(rows, headers.slice(0, 2)), { ...request, programmes: ["top-tier", "rewards"], asOf: "2024-01-15" })].map(({ station, share }) => ({ station, share: Math.round(share * 1_000) / 1_000 }));
    const shares = (of: string, from: number, to: number): readonly number[] => steps.filter(({ station, share }) => station === of && share >= from && share <= to).map(({ share }) => share);
    assert.equal(Math.max(...shares("reading", 0, 1)), 0.4);
    // A pause after every 8,192 of the rows, and one at the end.
    assert.deepEqual(shares("deciding", 0.401, 0.649), [0.42, 0.441, 0.45]);
    assert.deepEqual(shares("deciding", 0.651, 1), [0.67, 0.691, 0.7]);
    assert.deepEqual(shares("describing", 0, 0.53), [0.47, 0.491, 0.525]);
    assert.deepEqual([Math.max(...shares("describing", 0, 0.66)), Math.max(...shares("describing", 0, 0.91))], [0.64, 0.89], "their last pauses");
    assert.deepEqual(shares("describing", 0.901, 1), [0.92, 0.941, 0.97, 0.991]);
  });

  it("looks at no more than a few thousand rows between two pauses, whatever it does with them", () => {
    let looks = 0;
    const cells = Array.from({ length: 40_000 }, (_, row) => [`Partner ${row}`, 1_000_000 + row, row % 3 === 0 ? "" : row * 100, row % 40, row % 9]);
    const rows = new Proxy(cells, { get: (target, key) => (looks++, Reflect.get(target, key) as unknown) });
    const table: TableSnapshot = { sheet: "Big", table: null, topLeft: { row: 0, column: 0 }, headers: ["Partner", "Partner ID", "MBS", "Marketplace transactions", "Unique customers"], rows };
    const slices = assessInSlices(table, { ...request, programmes: [] });
    let most = 0;
    for (let step = slices.next(); step.done !== true; step = slices.next()) {
      most = Math.max(most, looks);
      looks = 0;
    }
    assert.ok(Math.max(most, looks) < 2 * 16_384, `${Math.max(most, looks)} looks without a pause`);
  });

  it("names every column that it read, in the sheet's order, and every row as people would", () => {
    const { recognised, subjectNames } = assess(tableOf([["Contoso", "No", 1], ["", "No", 2]], ["Partner", "Transactable listing", "MBS"]), request);
    assert.deepEqual(recognised, [
      { field: "partner", label: "Partner", header: "Partner", column: 0, address: "B3" },
      { field: "transactableListing", label: "Transactable listing", header: "Transactable listing", column: 1, address: "C3" },
      { field: "marketplaceBilledSales", label: "Marketplace billed sales (USD)", header: "MBS", column: 2, address: "D3" },
    ]);
    assert.deepEqual(subjectNames, ["Contoso", "row 5"]);
  });

  it("counts a cell that cannot be used only where a programme that was answered asks for its column", () => {
    const rows = [["Contoso", "lots", "many"], ["Fabrikam", 4_000_000, "#N/A"]];
    const head = ["Partner", "Marketplace billed sales (USD)", "Security score"];
    const asked = (programme: string) => {
      const { rejections, rejectedCells } = assess(tableOf(rows, head), { ...request, programmes: [programme] });
      return [rejections.map(({ address }) => address), rejectedCells];
    };
    assert.deepEqual(asked("top-tier"), [["C4"], 1]);
    assert.deepEqual(asked("designation.security"), [["D4", "D5"], 2]);
    assert.deepEqual(asked("gold"), [["C4", "D4", "D5"], 3], "where nothing was answered, all of them");
  });

  it("leaves out a programme that nobody asked for and that answers nobody, but keeps one that was asked for", () => {
    const sales = tableOf([["Contoso", 5_000_000]], ["Partner", "Marketplace billed sales (USD)"]);
    const unasked = assess(sales, { ...request, programmes: [] }).programmes;
    assert.ok(unasked.length > 0 && unasked.every(({ statuses }) => statuses.some((status) => status !== "Needs data" && status !== "")));
    assert.deepEqual(assess(tableOf([["Contoso", ""]], ["Partner", "Marketplace billed sales (USD)"]), request).programmes.map(({ statuses }) => statuses), [["Needs data"]]);
    const blank = assess(tableOf([["Contoso", "", ""]], ["Partner", "Marketplace billed sales (USD)", "Security score"]), { ...request, programmes: [] }).programmes;
    assert.deepEqual(blank.map(({ statuses }) => statuses), [["Needs data"]], "the first says what it needs where none answers anybody");
  });

  it("notes the several IDs of a partner in the rows of that partner, and in no other", () => {
    const rows = [["1", "Contoso", 0, "Yes"], ["2", "Contoso", 0, ""], ["3", "Fabrikam", 0, ""]];
    const notes = topTier(assess(tableOf(rows, ["Partner ID", "Partner", "Marketplace billed sales (USD)", "Top tier in Partner Center"]), request)).notes;
    assert.ok(notes[0]!.includes("One of 2 rows of Contoso"));
    assert.match(notes[1]!, /^One of 2 rows of Contoso under several IDs/);
    assert.equal(notes[2], "");
  });

  it("leaves out, unasked, what can answer no row of a partner, and says what is not known where it is asked for", () => {
    const head = [...headers.slice(0, 7), "Security score"];
    const rows: readonly (readonly CellValue[])[] = [["A", 5_000_000, 0, 0, 0, 0, "No", ""], ["B", 1, 0, 0, 0, 0, "No", ""]];
    const ids = (body: typeof rows, programmes: readonly string[] = []) => assess(tableOf(body, head), { ...request, programmes, asOf: "2024-06-30" }).programmes.map(({ id }) => id);
    assert.deepEqual(ids([rows[0]!.with(7, 60), rows[1]!]), ["top-tier", "designation.security"], "one row is enough");
    assert.deepEqual(ids(rows), ["top-tier"]);
    assert.deepEqual(ids([...rows, ["Total", 5_000_001, 0, 0, 0, 0, "", 60]]), ["top-tier"], "a totals row is nobody");
    assert.deepEqual(ids(rows, ["top-tier", "designation.security"]), ["top-tier", "designation.security"]);
  });

  it("tells of unknown headers unless a list beside names answers for them", () => {
    const list = { sheet: "Lists", table: "Designations", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Designation", "Attained on"], rows: [["Contoso", "Security", "2022-11-01"]] };
    const codes = (head: readonly string[], related: readonly TableSnapshot[]) => assess(tableOf([["Contoso", 1]], head), { ...request, programmes: ["specialization.threat-protection"], asOf: "2023-06-13", related }).problems.map(({ code }) => code);
    assert.ok(codes(["Partner", "Amount"], []).includes("no-known-header"));
    assert.ok(codes(["Who", "Amount"], [list]).includes("no-known-header"), "without a name nothing can be looked up");
    assert.ok(!codes(["Partner", "Amount"], [list]).includes("no-known-header"));
  });

  it("keeps a cell of the status from Partner Center that cannot be used, where the programme asks for it", () => {
    const { rejections } = assess(tableOf([["A", 60, "what?"]], ["Partner", "Security score", "Security designation in Partner Center"]), { ...request, programmes: ["designation.security"], asOf: "2023-06-13" });
    assert.deepEqual(rejections.map(({ address }) => address), ["D4"]);
  });

  it("writes both notes of a row in one line", () => {
    const rows = [["1", "Contoso", 0, "Qualified"], ["2", "Contoso", 0, ""]];
    const { notes } = assess(tableOf(rows, ["Partner ID", "Partner", "Security score", "Security designation in Partner Center"]), { ...request, programmes: ["designation.security"], asOf: "2023-06-13" }).programmes[0]!;
    const split = "One of 2 rows of Contoso under several IDs; Microsoft counts at the partner global account.";
    assert.deepEqual(notes, [`Partner Center shows Qualified; the rules give Not qualified. ${split}`, split]);
  });

  it("names the columns of one field in the sheet's order, whatever stands between them", () => {
    const { recognised } = assess(tableOf([["A", 1, 2, 1]], ["Partner", "MBS", "Unique customers", "Billed sales"]), request);
    assert.deepEqual(recognised.map(({ header, column }) => [header, column]), [["Partner", 0], ["MBS", 1], ["Unique customers", 2], ["Billed sales", 3]]);
  });

  it("tells of list rows of which nobody knows whether they count, where a programme that is answered counts them", () => {
    const counted = [{ choice: "one", isUnsettled: true, cite: toyCite }];
    const exams = { id: "exams", label: "Exams", meaning: "Made up.", aliases: [], columns: [{ id: "exam", label: "Exam", meaning: "Made up.", unit: "choice", aliases: [], isRequired: true, choices: [{ id: "one", label: "Exam one", aliases: [] }] }] };
    const passed = { ...toyFields[0]!, id: "passed", label: "Exams passed", derive: { op: "count", list: "exams", where: [{ column: "exam", counted, retiredFor: "three", whenBlank: "fails" }] }, cite: toyCite, rules: [] };
    const catalogOf = (field: string): Catalog => ({ ...toyCatalog(needs3(field), { fields: [...toyFields, ...shippedCatalog.fields.filter(({ grain, unit }) => grain === "partner" && unit === "text")] }), lists: [exams], facts: [passed] }) as unknown as Catalog;
    const list: TableSnapshot = { sheet: "Lists", table: "Exams", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Exam"], rows: [["Contoso", "Exam one"]] };
    const codes = (field: string) => assess(tableOf([["Contoso", 3]], ["Partner", "Field a"]), { programmes: ["toy"], asOf: "2024-01-01", knownOn: null, related: [list] }, catalogOf(field)).problems.map(({ code }) => code);
    assert.deepEqual([codes("passed"), codes("a")], [["unsettled-row"], []]);
  });

  it("knows no partner programme that is not in the catalog when none is asked for by name", () => {
    const all = assess(tableOf(), { ...request, programmes: [] });
    assert.ok(all.programmes.some(({ id }) => id === "top-tier"));
  });
});

describe("a row that is opened", () => {
  it("is spoken of by its partner's name, with the words of the document", () => {
    const { explanation, plan, subject } = explainRow(tableOf(), 1, { programme: "top-tier", asOf: "2024-01-01", knownOn: null });
    const text = explainText(explanation, plan, subject);
    assert.match(text, /^Fabrikam: Not top tier\.$/m);
    assert.match(text, /^Nearest way to Top tier \(Transactions\): 4 more transactions, from 2 more customers\.$/m);
    assert.match(text, /Marketplace transactions: 26, needs at least 30 \(not met\)\. S001, Marketplace performance, 3rd criterion: "30 marketplace transactions with eight unique customers", in force since 2023-07-01\./);
    assert.match(text, /^Assumed: .*Azure IP co-sell eligible/m);
  });

  it("is met, if \"at least\" is meant, exactly on the line", () => {
    const exact = tableOf([["Edge", 4_000_000, 0, 0, 0, 0, "No", ""]]);
    const { explanation, plan, subject } = explainRow(exact, 0, { programme: "top-tier", asOf: "2024-01-01", knownOn: null });
    assert.match(explainText(explanation, plan, subject), /\$4,000,000, needs at least \$4,000,000 \(met, if "at least" is meant\)/);
  });

  it("is explained with what the lists beside the table say", () => {
    const list = { sheet: "Lists", table: "Designations", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Designation", "Attained on"], rows: [["Contoso", "Security", "2022-11-01"]] };
    const table = tableOf([["Contoso"], ["Fabrikam"]], ["Partner"]);
    const status = (row: number) => explainRow(table, row, { programme: "specialization.threat-protection", asOf: "2023-06-13", knownOn: null, related: [list] }).explanation.status;
    assert.deepEqual([status(0), status(1)], ["Qualified", "Not qualified"]);
  });

  it("without a name is spoken of by its row on the sheet", () => {
    assert.equal(explainRow(tableOf([["", 1, "", "", "", "", "", ""]]), 0, { programme: "top-tier", asOf: "2024-01-01", knownOn: null }).subject, "row 4");
  });
});

describe("a write plan", () => {
  it("holds status, path and gap as text, and the date and rules once, for subjects only", () => {
    const table = tableOf();
    const plan = buildWritePlan(table, assess(table, request));
    assert.deepEqual(plan.columns.map(({ mark, header, kind, numberFormat }) => [mark, header, kind, numberFormat]), [
      ["top-tier/status", "Top tier", "text", "@"],
      ["top-tier/path", "Top tier path", "text", "@"],
      ["top-tier/gap", "Top tier gap", "text", "@"],
      ["table/evaluated-as-of", "Evaluated as of", "date", "yyyy-mm-dd"],
      ["table/rules", "Rules", "text", "@"],
    ]);
    const stamp = rulesStamp(shippedCatalog);
    assert.deepEqual(plan.columns[3]?.values, [45_292, 45_292, 45_292, 45_292, "", ""]);
    assert.deepEqual(plan.columns[4]?.values, [stamp, stamp, stamp, stamp, "", ""]);
    assert.ok(plan.columns.every(({ values }) => values.length === table.rows.length));
  });

  it("writes nothing where nothing could be decided", () => {
    const table = tableOf([["x", 1]], ["Date", "Amount"]);
    assert.deepEqual(buildWritePlan(table, assess(table, request)).columns, []);
  });

  it("finds a row again by its key wherever it moved, and notices an edited input cell only", () => {
    const table = tableOf();
    const before = identifyRows(table);
    assert.equal(new Set(before.rowKeys).size, table.rows.length);
    const moved = identifyRows(tableOf([...body].reverse()));
    assert.deepEqual([...moved.rowKeys].reverse(), before.rowKeys);
    assert.deepEqual([...moved.rowHashes].reverse(), before.rowHashes);
    const edited = (column: number): boolean => identifyRows(tableOf(body.map((row, index) => (index === 1 ? row.with(column, "27") : row)))).rowHashes[1] !== before.rowHashes[1];
    assert.deepEqual([edited(3), edited(7)], [true, false]);
  });

  it("tells a number from the same text, and rows of one content apart", () => {
    const { rowKeys, rowHashes } = identifyRows(tableOf([["A", 1], ["A", "1"], ["A", 1]], headers.slice(0, 2)));
    assert.equal(new Set(rowKeys).size, 3);
    assert.notEqual(rowHashes[0], rowHashes[1]);
    assert.equal(rowHashes[0], rowHashes[2]);
  });
});

describe("a table of names beside a list", () => {
  it("is answered from the list, without a word about missing headers", () => {
    const list = { sheet: "Lists", table: "Designations", topLeft: { row: 0, column: 0 }, headers: ["Partner", "Designation", "Attained on"], rows: [["Contoso", "Security", "2022-11-01"]] };
    const found = assess({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: ["Partner"], rows: [["Contoso"], ["Fabrikam"]] }, { programmes: ["specialization.threat-protection"], asOf: "2023-06-13", knownOn: null, related: [list] });
    assert.deepEqual(found.programmes[0]!.statuses, ["Qualified", "Not qualified"]);
    assert.deepEqual(found.problems, []);
  });
});
