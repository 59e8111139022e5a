// Questions about an evaluated table, as the pane and scripts ask them: plain data, ready sentences, and refusals that say why.
import assert from "node:assert/strict";
import { askSheet, compareDates, forecastFromExports, forecastRow, listEditableFields, seekRow, simulate } from "../../src/app/ask";
import { RequestError } from "../../src/app/errors";
import type { RunwayOutlook } from "../../src/app/exports/metrics";
import type { Preview } from "../../src/app/preview";
import { keep, newPreviewId } from "../../src/app/previews";
import { shippedCatalog } from "../../src/catalog/catalog";
import { overlaid } from "../../src/intake/overlay";
import type { CellValue, TableSnapshot } from "../../src/intake/table";
import { assess } from "../../src/report/assess";

const headers = ["Partner", "Marketplace billed sales (USD)", "Net-new customers over $10K", "Marketplace transactions", "Unique customers", "Cloud commitment (USD)", "Transactable listing"];
const body: readonly (readonly CellValue[])[] = [
  ["Contoso", 4_250_000, 0, 0, 0, 0, "No"],
  ["Fabrikam", 0, 0, 26, 6, 0, "No"],
  ["Adatum", 3_900_000, 11, 30, 7, 0, "Yes"],
  ["Northwind", "", 0, 0, 0, 0, "No"],
  ["", "", "", "", "", "", ""],
];
const rules: TableSnapshot = { sheet: "Rules", table: "Tierline_rules", topLeft: { row: 0, column: 0 }, headers: ["Parameter", "From", "Until", "Value", "Source"], rows: [["Unique customers behind those transactions", "2024-06-01", "", 7, "Our plan for next year"]] };

function previewed(programmes: readonly string[], { rows = body, head = headers, asOf = "2024-06-30", related = [] as readonly TableSnapshot[] } = {}): string {
  const snapshot: TableSnapshot = { sheet: "Data", table: "Partners", topLeft: { row: 2, column: 1 }, headers: head, rows };
  const id = newPreviewId();
  const labels = programmes.map((programme) => ({ id: programme, label: programme }));
  keep({ id, asOf, knownOn: null, programmes: labels } as unknown as Preview, snapshot, related, overlaid(shippedCatalog, related).catalog);
  return id;
}
const refusal = async (work: () => unknown): Promise<string> => {
  try {
    await work();
  } catch (error) {
    assert.ok(error instanceof RequestError, String(error));
    return error.code;
  }
  throw new assert.AssertionError({ message: "It was expected to be refused." });
};

describe("asking for a goal", () => {
  it("says the nearest way first, what it costs by the person's own efforts, and what else can be asked for", () => {
    const id = previewed(["top-tier"]);
    const { sentence, ways, choices } = seekRow(id, "top-tier", 1);
    assert.equal(sentence, "Fabrikam reaches Top tier with 4 more transactions, from 2 more customers.");
    assert.deepEqual([ways[0]?.path, ways[0]?.statusAfter, ways[0]?.steps.map(({ field, target }) => [field, target])], ["Transactions", "Top tier", [["marketplaceTransactions", 30], ["uniqueCustomers", 8]]]);
    assert.deepEqual(choices.map(({ outcome, paths }) => [outcome, paths.length]), [["Top tier", 5]]);
    const dear = seekRow(id, "top-tier", 1, { efforts: { marketplaceTransactions: 1_000, uniqueCustomers: 1_000, marketplaceBilledSales: 1, netNewCustomers: 100, cloudCommitment: 1 }, most: 1 });
    assert.deepEqual(dear.ways.map(({ words, cost }) => [words, cost]), [["12 more net-new customers over $10K", 1_200]]);
  });

  it("says that a goal is reached, and refuses one that there is not", async () => {
    const id = previewed(["top-tier"]);
    assert.equal(seekRow(id, "top-tier", 0).sentence, "Contoso has reached Top tier already.");
    assert.equal(await refusal(() => seekRow(id, "top-tier", 0, { outcome: "Gold" })), "unknown-target");
    assert.equal(await refusal(() => seekRow(id, "top-tier", 0, { path: "By luck" })), "unknown-target");
    assert.equal(await refusal(() => seekRow(id, "rewards", 0)), "unknown-programme");
    assert.equal(await refusal(() => seekRow(id, "top-tier", 4)), "no-such-row");
    assert.equal(await refusal(() => seekRow("preview-0", "top-tier", 0)), "unknown-preview");
  });

  it("says what stands in the way where nothing leads there", () => {
    const answer = seekRow(previewed(["top-tier"]), "top-tier", 1, { path: "Transactions", held: ["uniqueCustomers"] });
    assert.equal(answer.sentence, "Nothing that may change brings Fabrikam to Top tier by Transactions.");
    assert.deepEqual(answer.obstacles, ["Unique customers must be at least 8, and it is 6 now; it was asked to stay as it is."]);
  });

  it("counts a designation in units, which reach it when they are typed into the table", () => {
    const head = ["Partner", "Data & AI net customer adds", "Azure Solutions Architect Expert certified people", "Azure Administrator Associate certified people", "Data & AI intermediate certifications", "Data & AI usage growth (%)", "Data & AI deployments"];
    const rows = [["Contoso", 1, 1, 2, 3, "4%", 1]];
    const id = previewed(["designation.data-ai"], { head, rows, asOf: "2024-06-30" });
    const { ways, fields } = seekRow(id, "designation.data-ai", 0);
    assert.ok(ways.length > 1, "another way was expected");
    const columns = ["", ...head.slice(1).map((label) => fields.find((field) => field.label === label)?.field)];
    const statusWith = (cells: readonly CellValue[]): string | undefined => assess({ sheet: "D", table: null, topLeft: { row: 0, column: 0 }, headers: head, rows: [cells] }, { programmes: ["designation.data-ai"], asOf: "2024-06-30", knownOn: null }).programmes[0]?.statuses[0];
    assert.equal(statusWith(rows[0]!), "Not qualified");
    for (const { steps, words } of ways) {
      const typed = rows[0]!.map((cell, column) => {
        const step = steps.find(({ field }) => field === columns[column]);
        return step === undefined ? cell : step.unit === "percent" ? `${step.target}%` : step.target;
      });
      assert.equal(statusWith(typed), "Qualified", words);
    }
  });
});

describe("what if", () => {
  it("says who then answers what, and edits only the rows that it was asked to", async () => {
    const id = previewed(["top-tier"]);
    const { edits, programmes } = await simulate(id, { edits: [{ field: "uniqueCustomers", add: 1 }, { field: "marketplaceTransactions", multiplyBy: 1.2 }] });
    assert.deepEqual(edits, ["Unique customers plus 1.", "Marketplace transactions times 1.2."]);
    assert.equal(programmes[0]?.sentence, "Top tier: 1 of 4 partners changes: 1 from Not top tier to Top tier.");
    assert.deepEqual(programmes[0]?.moves.map(({ name, address, from, to, pathAfter }) => [name, address, from, to, pathAfter]), [["Adatum", "B6", "Not top tier", "Top tier", "Transactions"]]);
    const elsewhere = await simulate(id, { edits: [{ field: "uniqueCustomers", add: 1 }], rows: [0, 1] });
    assert.equal(elsewhere.programmes[0]?.sentence, "Top tier: none of 2 partners changes.");
  });

  it("reads what a cell is set to as the table's own cells are read, and says why one cannot be used", async () => {
    const id = previewed(["top-tier"]);
    const set = await simulate(id, { edits: [{ field: "marketplaceBilledSales", set: "$4,000,000" }], rows: [3] });
    assert.deepEqual(set.programmes[0]?.moves.map(({ from, to }) => [from, to]), [["Needs data", "Top tier"]]);
    await assert.rejects(simulate(id, { edits: [{ field: "uniqueCustomers", set: "many" }] }), /Unique customers cannot be set to "many": .* Enter a whole number/);
    await assert.rejects(simulate(id, { edits: [{ field: "lifetimeTransactions", add: 1 }] }), /has no column "Marketplace transactions ever"/);
    assert.equal(await refusal(() => simulate(id, { edits: [{ field: "luck", set: 1 }] })), "unusable-edit");
  });

  it("lists the columns that can be edited, those of the table first", () => {
    const fields = listEditableFields(previewed(["top-tier"]));
    assert.deepEqual(fields.slice(0, 2).map(({ field, isInTable }) => [field, isInTable]), [["marketplaceBilledSales", true], ["netNewCustomers", true]]);
    assert.ok(fields.some(({ field, isInTable }) => field === "lifetimeTransactions" && !isInTable));
  });
});

describe("other dates and own rules", () => {
  it("names the figure of the user that turns a row", async () => {
    const { programmes } = await compareDates(previewed(["top-tier"], { related: [rules] }), { withOwnRules: false });
    const [comparison] = programmes;
    assert.deepEqual(comparison?.moves.map(({ name, from, to }) => [name, from, to]), [["Adatum", "Top tier", "Not top tier"]]);
    assert.match(comparison?.moves[0]?.because ?? "", /^Unique customers.*: 8 instead of 7\.$/);
    assert.deepEqual(comparison?.versions.map(({ rows, before }) => [rows, before?.source]), [[1, "Tierline rules on sheet Rules of this workbook, Rules!D2"]]);
  });

  it("says of a date before the rules that they do not cover it", async () => {
    const { programmes, notes } = await compareDates(previewed(["top-tier"]), { asOf: "2023-06-30" });
    assert.deepEqual([programmes, notes], [[], ["Top tier is defined from 2023-07-01. Choose a date on or after 2023-07-01."]]);
  });
});

describe("questions over all rows", () => {
  it("count who misses only one requirement, and leave out those for which that is the whole path", async () => {
    const { sentences, nearest, reached, rows } = await askSheet(previewed(["top-tier"]), "top-tier");
    assert.deepEqual([reached, rows], [1, 4]);
    assert.deepEqual(sentences, [
      "1 of 4 partners has reached Top tier.",
      "2 partners miss only this: Cloud commitment (USD), at least $30,000,000.",
      "2 partners miss only this: Cloud commitment (USD), at least $200,000,000.",
      "1 partner misses only this: Unique customers, at least 8.",
    ]);
    assert.deepEqual(nearest.map(({ name, gap }) => [name, gap]), [["Adatum", "$100,000 more marketplace billed sales"], ["Fabrikam", "4 more transactions, from 2 more customers"], ["Northwind", "$4,000,000 marketplace billed sales (not known now)"]]);
  });

  it("name the rows that rest on the user's own figures", async () => {
    const { ownFigures } = await askSheet(previewed(["top-tier"], { related: [rules] }), "top-tier");
    assert.ok(ownFigures.named.some(({ name }) => name === "Adatum"));
    assert.match(ownFigures.sentence, /rests on your own figures\.$/);
  });
});

describe("the months ahead of a row", () => {
  it("say when it lapses, what rolls off and what keeps it", () => {
    const answer = forecastRow(previewed(["top-tier"]), "top-tier", 0, { months: 2, events: [{ field: "marketplaceBilledSales", on: "2023-08-10", amount: 300_000 }] });
    assert.deepEqual(answer.sentences, ["Contoso is Top tier until 2024-08-10; on that day it is Not top tier if nothing new comes in.", "It holds through 2024-08-31 with $50,000 more marketplace billed sales."]);
    assert.deepEqual(answer.months.map(({ asOf, rollsOff }) => [asOf, rollsOff]), [["2024-07-31", ""], ["2024-08-31", "$300,000 of marketplace billed sales rolls off"]]);
    assert.deepEqual(answer.needs.slice(-1), ["The dated rows of Marketplace billed sales (USD) come to $300,000, and the table says $4,250,000: what leaves is taken off the table's figure, and the rest is taken to stay."]);
  });

  it("say that what counts up to an anniversary stays as it is, whatever has a date", () => {
    const field = shippedCatalog.fields.find(({ id }) => id === "training.surveyScore")!;
    const id = previewed(["training-services"], { head: ["Partner", field.label], rows: [["Contoso", 80]] });
    const { needs } = forecastRow(id, "training-services", 0, { months: 2, events: [{ field: field.id, on: "2023-08-10", amount: 80 }] });
    assert.ok(needs.includes(`${field.label} counts up to the partner's own anniversary: it is taken to stay as it is.`), needs.join("\n"));
  });

  it("say which exports they need, where nothing has a date", () => {
    const { needs, lapsesOn, sentences } = forecastRow(previewed(["top-tier"]), "top-tier", 0);
    assert.equal(lapsesOn, null);
    assert.match(needs[0] ?? "", /^Marketplace billed sales \(USD\) counts over a trailing window: without the dated rows behind it/);
    assert.equal(sentences[0], "Contoso stays Top tier for 12 months if nothing new comes in.");
  });

  it("tell the day a designation is checked again, from the calendar alone", () => {
    const head = ["Partner", "Security score", "Security last qualified on"];
    const answer = forecastRow(previewed(["designation.security"], { head, rows: [["Contoso", 60, "2024-05-20"]], asOf: "2024-06-15" }), "designation.security", 0);
    assert.deepEqual([answer.statusNow, answer.pathNow, answer.lapsesOn], ["Qualified", "Qualified within the window", "2024-11-01"]);
  });

  it("follow what counted exports lose month by month, and refuse another day and another partner", async () => {
    const measure = { metric: "marketplaceBilledSales", label: "Marketplace billed sales (USD)", unit: "USD" as const, needed: 4_000_000, now: 4_250_000, months: [{ asOf: "2024-07-31", leavingMonth: "2023-07", value: 4_250_000, leaves: 0, leastNew: 0 }, { asOf: "2024-08-31", leavingMonth: "2023-08", value: 3_950_000, leaves: 300_000, leastNew: 50_000 }] };
    const outlook = (asOf: string): RunwayOutlook => ({ metrics: "metrics-1", asOf, partners: [{ row: 0, name: "contoso", criteria: [{ id: "top-tier/billed-sales", label: "Top tier, Billed sales", isMetNow: true, lapsesOn: "2024-08-01", sentence: "", measures: [measure] }] }] });
    const id = previewed(["top-tier"]);
    assert.equal(forecastFromExports(id, "top-tier", 0, outlook("2024-06-30")).lapsesOn, "2024-08-31");
    assert.equal(await refusal(() => forecastFromExports(id, "top-tier", 0, outlook("2024-05-31"))), "other-date");
    assert.equal(await refusal(() => forecastFromExports(id, "top-tier", 1, outlook("2024-06-30"))), "partner-not-counted");
  });
});
