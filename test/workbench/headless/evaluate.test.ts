// Guarantees of `npm run evaluate`, end to end: the built add-in, Microsoft's Office.js, our host, an .xlsx in and an .xlsx out.
import assert from "node:assert/strict";
import { promises as fs } from "node:fs";
import os from "node:os";
import path from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { evaluate } from "../../../src/workbench/headless/evaluate";
import { ensureBuilt } from "../../../src/workbench/tools/bundles";
import { cellsOf, madeWorkbook, type MadeCell } from "./madeWorkbook";

interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

interface Row {
  readonly key: string;
  readonly status: string;
  readonly path: string | null;
  readonly gap: string;
}

const HEADERS = ["Region", "Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"];
// Every line of the rules, from both sides; what is not at stake in a row is zero.
const ROWS: readonly (readonly [MadeCell[], string, string])[] = [
  [["North", "Just enough sales", 4_000_000, 0, 0, 0, 0, "No"], "Top tier", "Billed sales"],
  [["North", "A cent short", 3_999_999.99, 0, 0, 0, 0, "No"], "Not top tier", ""],
  [["South", "Sales as text", "$4,250,000", 0, 0, 0, 0, "No"], "Top tier", "Billed sales"],
  [["South", "Twelve net-new", 0, 12, 0, 0, 0, "No"], "Top tier", "Net-new customers"],
  [["South", "Eleven net-new", 0, 11, 0, 0, 0, "No"], "Not top tier", ""],
  [["West", "Thirty from eight", 0, 0, 30, 8, 0, "No"], "Top tier", "Transactions"],
  [["West", "Thirty from seven", 0, 0, 30, 7, 0, "No"], "Not top tier", ""],
  [["West", "Thirty million and five", 0, 0, 5, 1, 30_000_000, "No"], "Top tier", "Commitment $30M"],
  [["West", "A dollar short", 0, 0, 5, 1, 29_999_999, "No"], "Not top tier", ""],
  [["West", "Two hundred million, listed", 0, 0, 0, 0, 200_000_000, "Yes"], "Top tier", "Commitment $200M"],
  [["East", '=HYPERLINK("http://example.com")', 0, 0, 0, 0, 0, "No"], "Not top tier", ""],
  [["East", "Blank sales", null, 0, 0, 0, 0, "No"], "Needs data", ""],
  [["East", "Words for sales", "about four million", 0, 0, 0, 0, "No"], "Needs data", ""],
];

function partnersSheet(): Promise<Uint8Array> {
  return madeWorkbook({
    Overview: { blocks: { A1: [["Partners, reviewed every quarter"]] } },
    Partners: {
      blocks: {
        B2: [["Our partners"]],
        C5: [HEADERS, ...ROWS.map(([cells]) => cells)],
        A6: [["<- first"]],
        C30: [["Sum of sales", { f: "=SUM(E6:E18)" }]],
      },
      tables: { Partners: `C5:J${5 + ROWS.length}` },
    },
  });
}

describe("npm run evaluate", function () {
  this.timeout(60_000);
  let folder: string;
  let input: string;
  before(async function () {
    this.timeout(180_000);
    await ensureBuilt(["addin"]);
  });
  beforeEach(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), "tierline-evaluate-"));
    input = path.join(folder, "partners.xlsx");
  });
  afterEach(() => fs.rm(folder, { recursive: true }));

  const run = async (...words: string[]): Promise<Said> => {
    let out = "";
    let err = "";
    const code = await evaluate(words, {
      out: async (text) => void (out += text),
      err: async (text) => void (err += text),
    });
    return { code, out, err };
  };
  const refuses = async (words: string[], sentence: RegExp): Promise<void> => {
    const { code, out, err } = await run(...words);
    assert.deepEqual([code, out], [2, ""], err);
    assert.match(err, sentence);
    assert.deepEqual((await fs.readdir(folder)).filter((name) => name.includes("evaluated")), []);
  };

  it("answers every line of the rules on both sides, and says the same in JSON and in the file", async () => {
    await fs.writeFile(input, await partnersSheet());
    const { code, out, err } = await run(input, "--as-of", "2024-03-31", "--programmes", "top-tier", "--json");
    assert.equal(code, 0, err);
    const answer = JSON.parse(out);
    assert.equal(answer.out, path.join(folder, "partners.evaluated.xlsx"));
    assert.equal(answer.asOf, "2024-03-31");
    const [table] = answer.tables;
    assert.deepEqual([table.sheet, table.table, table.rows], ["Partners", "Partners", ROWS.length]);
    const rows: Row[] = table.programmes[0].rows;
    assert.deepEqual(
      rows.map(({ key, status, path: way }) => [key, status, way]),
      ROWS.map(([cells, status, way]) => [cells[1], status, way]),
    );
    assert.deepEqual(
      rows.map(({ status, gap }) => (status === "Not top tier") === (gap !== "") || status === "Needs data"),
      rows.map(() => true),
    );
    assert.deepEqual(table.rejected.map((cell: { address: string }) => cell.address), ["E18"]);
    assert.equal(table.programmes[0].counts["Top tier"], 6);
    const cells = await cellsOf(await fs.readFile(answer.out));
    assert.deepEqual(ROWS.map((_row, index) => cells[`Partners!K${6 + index}`]), ROWS.map(([, status]) => status));
    assert.equal(cells["Partners!K5"], "Top tier");
  });

  it("lays the workbook's own thresholds over the rules from their first day on, and says which answers rest on them", async () => {
    const partner = (name: string, sales: number): MadeCell[] => ["North", name, sales, 0, 0, 0, 0, "No"];
    await fs.writeFile(
      input,
      await madeWorkbook({
        Partners: { blocks: { A1: [HEADERS, partner("At the new line", 3_000_000), partner("Below it", 2_999_999)] }, tables: { Partners: "A1:H3" } },
        "Next year": { blocks: { A1: [["Parameter", "From", "Until", "Value", "Source", "Note"], ["topTier.billedSales", "2025-07-01", null, 3_000_000, "Our partner guide", null]] }, tables: { Tierline_rules: "A1:F2" } },
      }),
    );
    const statusesOn = async (asOf: string): Promise<readonly string[]> => {
      const { code, out, err } = await run(input, "--as-of", asOf, "--json");
      assert.equal(code, 0, err);
      return JSON.parse(out).tables[0].programmes[0].rows.map(({ status }: Row) => status);
    };
    assert.deepEqual(await statusesOn("2025-06-30"), ["Not top tier", "Not top tier"]);
    assert.deepEqual(await statusesOn("2025-07-01"), ["Top tier", "Not top tier"]);
    const cells = await cellsOf(await fs.readFile(path.join(folder, "partners.evaluated.xlsx")));
    assert.match(String(cells["Partners!L2"]), /Rests on your own figure for marketplace billed sales for top tier/);
  });

  it("leaves every other cell as it was, and a partner's name that looks like a formula stays text", async () => {
    const bytes = await partnersSheet();
    await fs.writeFile(input, bytes);
    const { code, err } = await run(input, "--as-of", "2024-03-31");
    assert.equal(code, 0, err);
    const before = await cellsOf(bytes);
    const after = await cellsOf(await fs.readFile(path.join(folder, "partners.evaluated.xlsx")));
    assert.deepEqual(Object.fromEntries(Object.keys(before).map((address) => [address, after[address]])), before);
    const added = Object.keys(after).filter((address) => !(address in before));
    assert.ok(added.length > 0);
    assert.deepEqual(added.filter((address) => !/^Partners!([K-Z])(\d+)$/.test(address)), []);
  });

  it("keeps a formula over the body of the table answered when columns are written beside it", async () => {
    await fs.writeFile(
      input,
      await madeWorkbook({
        Partners: { blocks: { A1: [HEADERS, ...ROWS.map(([cells]) => cells)] }, tables: { Partners: `A1:H${1 + ROWS.length}` } },
        Answers: { blocks: { A1: [[{ f: '=PARTNER.TOPTIER(Partners,,"2024-03-31")' }]] } },
      }),
    );
    const { code, err } = await run(input, "--as-of", "2024-03-31", "--programmes", "top-tier");
    assert.equal(code, 0, err);
    const parts = Object.values(unzipSync(await fs.readFile(path.join(folder, "partners.evaluated.xlsx")))).map((part) => Buffer.from(part).toString("utf8"));
    assert.match(parts.find((part) => part.includes("PARTNER_TOPTIER(Partners")) ?? "", /PARTNER_TOPTIER\(Partners[^<]*<\/f><v>Top tier<\/v>/);
  });

  it("never changes the input, byte for byte, and writes beside it by default", async () => {
    const bytes = await partnersSheet();
    await fs.writeFile(input, bytes);
    const { code, out, err } = await run(input, "--as-of", "2024-03-31");
    assert.equal(code, 0, err);
    assert.deepEqual(new Uint8Array(await fs.readFile(input)), bytes);
    assert.deepEqual((await fs.readdir(folder)).sort(), ["partners.evaluated.xlsx", "partners.xlsx"]);
    assert.match(out, /Top tier 6, Not top tier 5, Needs data 2/);
    assert.match(out, /Rejected: Partners!E18 /);
    assert.match(out, /Written to .*partners\.evaluated\.xlsx\n$/);
  });

  it("writes the same columns again when its own output is evaluated, not new ones beside them", async () => {
    await fs.writeFile(input, await partnersSheet());
    const once = path.join(folder, "once.xlsx");
    const twice = path.join(folder, "twice.xlsx");
    await run(input, "--as-of", "2024-03-31", "--out", once);
    const { code, err } = await run(once, "--as-of", "2024-03-31", "--out", twice);
    assert.equal(code, 0, err);
    assert.deepEqual(await cellsOf(await fs.readFile(twice)), await cellsOf(await fs.readFile(once)));
  });

  it("refuses to write over the input", async () => {
    await fs.writeFile(input, await partnersSheet());
    await refuses([input, "--out", input], /is the input file itself/);
  });

  it("refuses a file that is not there, and one that is no .xlsx, by name", async () => {
    await refuses([path.join(folder, "none.xlsx")], /none\.xlsx cannot be read: there is no such file/);
    await fs.writeFile(input, "Partner;Marketplace billed sales (USD)\nA;1\n");
    await refuses([input], /partners\.xlsx/);
  });

  it("refuses a date before the rules in the rules' own words", async () => {
    await fs.writeFile(input, await partnersSheet());
    await refuses([input, "--as-of", "2023-06-30", "--programmes", "top-tier"], /Top tier is defined from 2023-07-01/);
  });

  it("refuses a programme that does not exist, by its id", async () => {
    await fs.writeFile(input, await partnersSheet());
    await refuses([input, "--as-of", "2024-03-31", "--programmes", "top-teir"], /top-teir/);
  });

  it("refuses a workbook without a table, and one whose headers say nothing", async () => {
    await fs.writeFile(input, await madeWorkbook({ Notes: { blocks: { A1: [["Only words"]] } } }));
    await refuses([input, "--as-of", "2024-03-31"], /table/);
    await fs.writeFile(input, await madeWorkbook({ Stock: { blocks: { B3: [["Fruit", "Crates"], ["Apples", 3]] }, tables: { Fruit: "B3:C4" } } }));
    await refuses([input, "--as-of", "2024-03-31"], /Stock|Fruit/);
  });

  it("refuses when parts of the workbook would be lost and lists them; --accept-loss goes on without them", async () => {
    const parts = unzipSync(await partnersSheet());
    parts["_xmlsignatures/origin.sigs"] = strToU8("");
    await fs.writeFile(input, zipSync(parts));
    await refuses([input, "--as-of", "2024-03-31"], /--accept-loss[^]*signed/);
    const { code, out, err } = await run(input, "--as-of", "2024-03-31", "--accept-loss");
    assert.equal(code, 0, err);
    assert.match(out, /Left out: .*signed/);
  });
});
