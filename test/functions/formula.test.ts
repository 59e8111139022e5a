import assert from "node:assert/strict";
import { explanationColumn, gapLines, pathColumn, scoreColumn, statusColumn } from "../../src/app/formula";
import { type FormulaCall, FormulaError } from "../../src/app/formulaCall";

const headers = ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"];
const call = (metrics: unknown[][], more: Partial<FormulaCall> = {}): FormulaCall => ({ programme: "top-tier", metrics, headers: null, asOf: null, today: "2024-06-30", address: undefined, isPreview: false, ...more });
const body = [
  ["Contoso", 4_000_000, 0, 0, 0, 0, "No"],
  ["Fabrikam", 3_999_999.99, 11, 29, 8, 29_999_999, "No"],
];

describe("PARTNER.TOPTIER", () => {
  it("answers with a header line first where the range starts with its header row, so that rows line up", () => {
    assert.deepEqual(statusColumn(call([headers, ...body])), [["Top tier"], ["Top tier"], ["Not top tier"]]);
  });

  it("answers one row per row where the headers are given apart", () => {
    assert.deepEqual(statusColumn(call(body, { headers: [headers] })), [["Top tier"], ["Not top tier"]]);
  });

  it("takes headers that stand in a column", () => {
    assert.deepEqual(statusColumn(call(body, { headers: headers.map((header) => [header]) })), [["Top tier"], ["Not top tier"]]);
  });

  it("takes the documented order where nothing says what the columns are", () => {
    assert.deepEqual(statusColumn(call([[0, 12, 0, 0, 0, "No"], [0, 11, 0, 0, 0, "No"]])), [["Top tier"], ["Not top tier"]]);
  });

  it("gives a row with a blank that matters its own Needs data, and the others their answer", () => {
    const rows = statusColumn(call([headers, ["Contoso", null, 0, 0, 0, 0, "No"], ...body]));
    assert.deepEqual(rows, [["Top tier"], ["Needs data"], ["Top tier"], ["Not top tier"]]);
  });

  it("does not let an error cell spoil the column", () => {
    const rows = statusColumn(call([headers, ["Contoso", "#N/A", 0, 0, 0, 0, "No"], ...body]));
    assert.deepEqual(rows.map(([status]) => status), ["Top tier", "Needs data", "Top tier", "Not top tier"]);
  });

  it("takes today where the date is left out, and a date as serial or text", () => {
    assert.throws(() => statusColumn(call([headers, ...body], { today: "2023-06-30" })), /Top tier is defined from 2023-07-01/);
    assert.throws(() => statusColumn(call([headers, ...body], { asOf: "2023-06-30" })), /Top tier is defined from 2023-07-01/);
    assert.throws(() => statusColumn(call([headers, ...body], { asOf: 45_107 })), /Top tier is defined from 2023-07-01/);
    assert.equal(statusColumn(call([headers, ...body], { asOf: 45_108, today: "2020-01-01" })).length, 3);
  });

  it("says so where the as-of date is blank or no date", () => {
    for (const asOf of ["", 0, "soon", true]) assert.throws(() => statusColumn(call([headers, ...body], { asOf })), FormulaError);
  });

  it("names the columns that cannot be used", () => {
    assert.throws(() => statusColumn(call(body, { headers: [headers.slice(0, 3)] })), /3 headers for 7 columns/);
    assert.throws(() => statusColumn(call([["a", 1, 2, 3, 4, 5, 6, 7]])), /8 columns and no headers/);
  });

  it("refuses a spill that Excel could not hold, and says what to use instead", () => {
    assert.throws(() => statusColumn(call(Array.from({ length: 100_001 }, () => [0]))), /at most 100,000.*Tierline pane/);
  });

  it("answers the same cells from memory, and changed cells afresh", () => {
    const first = statusColumn(call([headers, ...body]));
    assert.equal(statusColumn(call([headers, ...body])), first);
    assert.deepEqual(statusColumn(call([headers, ["Contoso", 1, 0, 0, 0, 0, "No"]])), [["Top tier"], ["Not top tier"]]);
  });

  it("computes only a few rows while the formula is being typed", () => {
    assert.equal(statusColumn(call([headers, ...Array.from({ length: 500 }, () => body[0] ?? [])], { isPreview: true })).length, 20);
  });
});

describe("PARTNER.STATUS and PARTNER.COSELL", () => {
  it("answers any programme by its id, whatever the case", () => {
    assert.deepEqual(statusColumn(call([headers, ...body], { programme: " Top-Tier " })), statusColumn(call([headers, ...body])));
    assert.deepEqual(statusColumn(call([["Partner", "Marketplace billed sales (USD)"], ["Contoso", 600_000]], { programme: "rewards" }))[0], ["Marketplace Rewards"]);
  });

  it("answers offer rows with their co-sell status", () => {
    const offer = ["Offer", "Offer type", "Solution type", "Transactable", "Live in marketplace", "Co-sell tab complete", "One-pager", "Pitch deck", "Sales contacts complete", "Business profile complete"];
    const rows = statusColumn(call([offer, ["Backup", "SaaS", "", "No", "Yes", "Yes", "Yes", "Yes", "Yes", "Yes"], ["Draft", "SaaS", "", "No", "No", "Yes", "Yes", "Yes", "Yes", "Yes"]], { programme: "co-sell" }));
    assert.deepEqual([rows[0]?.[0], rows[2]?.[0]], ["Co-sell status", "Not co-sell ready"]);
    assert.notEqual(rows[1]?.[0], "Not co-sell ready");
  });

  it("says what kind of rows a programme is decided for", () => {
    assert.throws(() => statusColumn(call([headers, ...body], { programme: "co-sell" })), /decided for offers/);
  });
});

describe("PARTNER.PATH", () => {
  it("names the path that decides, and nothing where none does", () => {
    assert.deepEqual(pathColumn(call([headers, ...body])), [["Top tier path"], ["Billed sales"], [""]]);
  });

  it("says so where a programme has no paths", () => {
    assert.throws(() => pathColumn(call([["Partner", "Marketplace billed sales (USD)"], ["Contoso", 600_000]], { programme: "rewards" })), /Marketplace Rewards has no paths/);
  });
});

describe("PARTNER.SCORE", () => {
  const points = ["Partner", "Security net customer adds points", "Security deployments points", "Security usage growth points", "Security intermediate certifications points"];
  const score = (area: string, metrics: unknown[][]) => scoreColumn(area, call(metrics, { asOf: "2024-06-30" }));

  it("answers points as numbers, and Needs data where a metric is blank: never 0", () => {
    assert.deepEqual(score("security", [points, ["Contoso", 20, 10.5, 20, 20], ["Fabrikam", "", 10, 20, 20]]), [["Solutions Partner: Security score"], [70.5], ["Needs data"]]);
  });

  it("knows an area by its id, its name and its programme", () => {
    for (const area of ["security", "Security", "designation.security"]) assert.deepEqual(score(area, [points, ["Contoso", 1, 1, 1, 2]])[1], [5]);
  });

  it("names the nearest area where there is none of that name", () => {
    assert.throws(() => score("securty", [points, ["Contoso", 1, 1, 1, 2]]), /called "securty"\. The nearest is "security"/);
  });
});

describe("PARTNER.GAPS", () => {
  it("spills every missing requirement with amounts as numbers and the document's words, the nearest way first", () => {
    const [header, ...lines] = gapLines(call([headers, ...body]));
    assert.deepEqual(header, ["Requirement", "Have", "Need", "Missing", "Source", "Partner"]);
    assert.deepEqual(lines[0]?.slice(0, 4), ["Billed sales: Marketplace billed sales (USD)", 3_999_999.99, 4_000_000, 0.01]);
    assert.match(String(lines[0]?.[4]), /Marketplace performance, 1st criterion: "USD \$4 million/);
    assert.ok(lines.some(([requirement, have, need, missing]) => requirement === "Transactions: Marketplace transactions" && have === 29 && need === 30 && missing === 1));
    assert.deepEqual([...new Set(lines.map((line) => line[5]))], ["Fabrikam"], "Contoso misses nothing");
  });

  it("says not known for a blank cell, never 0", () => {
    const [, ...lines] = gapLines(call([headers, ["Contoso", null, 0, 0, 0, 0, "No"]]));
    assert.deepEqual(lines.find(([requirement]) => requirement === "Billed sales: Marketplace billed sales (USD)")?.slice(1, 4), ["not known", 4_000_000, "not known"]);
  });

  it("says so where nothing is missing", () => {
    assert.deepEqual(gapLines(call([headers, body[0] ?? []]))[1]?.[0], "Nothing is missing");
  });
});

describe("PARTNER.EXPLAIN", () => {
  it("says in words why, with amounts and the source's own words", () => {
    const [header, , fabrikam] = explanationColumn(call([headers, ...body]));
    assert.deepEqual(header, ["Top tier explanation"]);
    assert.match(String(fabrikam?.[0]), /Fabrikam: Not top tier/);
    assert.match(String(fabrikam?.[0]), /\$3,999,999\.99/);
  });

  it("names the programmes it knows where it is asked for another", () => {
    assert.throws(() => explanationColumn(call(body, { programme: "gold" })), /no programme "gold"/);
  });
});
