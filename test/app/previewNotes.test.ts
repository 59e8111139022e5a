// What stands beside a status: scores, notes, both readings of open words, and what nobody held against the original.
import assert from "node:assert/strict";
import { evaluate } from "../../src/app/evaluate";
import { explainRow } from "../../src/app/explainRow";
import { listProgrammes } from "../../src/app/programmes";
import { liveWorkbook } from "../../src/workbook/liveWorkbook";
import type { SheetRows } from "../workbench/testBed";
import { openPartnerBed, partnerHeaders, partnerRows, type PartnerBed } from "../workbook/partnerBed";

const points = ["adds", "intermediate", "growth", "deployments"];

describe("a preview of other programmes than top tier", () => {
  let bed: PartnerBed;
  const open = async (rows: SheetRows, address: string, more: { readonly [sheet: string]: SheetRows } = {}) => {
    const others = Object.fromEntries(Object.entries(more).map(([sheet, content]) => [sheet.replace(" ", "_"), { sheet, address: `A1:F${content.length}` }]));
    bed = await openPartnerBed({ sheets: { Data: rows, ...more }, tables: { Shown: { sheet: "Data", address }, ...others } });
  };
  const shown = async (programme: string, asOf: string) => {
    const preview = await evaluate(liveWorkbook, { table: "Shown", programmes: [programme], asOf });
    const [answered] = preview.programmes;
    assert.ok(answered);
    return { preview, programme: answered };
  };
  afterEach(() => bed.close());

  it("shows a row's score, and none where it is not known", async () => {
    await open([["Partner", ...points.map((each) => securityHeader(each))], ["Contoso", 10, 15.25, 15, 20], ["Fabrikam", "", "", "", ""]], "A1:E3");
    const { preview, programme } = await shown("designation.security", "2024-06-30");
    assert.deepEqual(programme.answers.map(({ score }) => score), [60.25, null]);
    const why = explainRow(preview.id, "designation.security", 0);
    assert.equal(why.score, 60.25);
    assert.ok(why.sentences.includes("Score: 60.25 points."), why.sentences.join("\n"));
    assert.doesNotMatch(explainRow(preview.id, "designation.security", 1).sentences.join(" "), /Score/);
  });

  it("shows the status of Partner Center beside a computed one that differs", async () => {
    await open([["Offer", "Offer type", "Transactable", "Live in marketplace", "Partner Center status"], ["Ledger", "SaaS", "Yes", "No", "Co-sell ready"], ["Till", "SaaS", "Yes", "No", "Not co-sell ready"]], "A1:E3");
    const { preview, programme } = await shown("co-sell", "2024-06-30");
    const difference = "Partner Center shows Co-sell ready; the rules give Not co-sell ready.";
    assert.deepEqual(programme.answers.map(({ note }) => note), [difference, ""]);
    // Listed first, and yet not what the bars may show as reached.
    assert.deepEqual([programme.counts[0]?.status, programme.best], ["Not co-sell ready", "Business Applications co-sell eligible"]);
    assert.ok(explainRow(preview.id, "co-sell", 0).sentences.includes(difference));
  });

  it("marks answers and requirements that rest on the user's own figure", async () => {
    const rules = [["Parameter", "From", "Until", "Value", "Source", "Note"], ["Marketplace billed sales for top tier", "2024-01-01", "", 5_000_000, "FY25 guide", ""]];
    await open(partnerRows, "B3:J6", { "Tierline rules": rules });
    const { preview, programme } = await shown("top-tier", "2024-06-30");
    const own = "Rests on your own figure for marketplace billed sales for top tier.";
    assert.deepEqual(programme.answers.map(({ note }) => note), [own, own, own]);
    const why = explainRow(preview.id, "top-tier", 0);
    assert.ok(why.sentences.includes(own));
    const notes = why.pathways.flatMap(({ requirements }) => requirements.map(({ note }) => note));
    assert.equal(notes.filter((note) => note.includes("Your own figure.")).length, 1);
  });

  it("gives both readings with both quotes where the answer is Unclear, and none where it is settled", async () => {
    const headers = ["Partner", "Competency on 2022-09-30", "Solutions Partner designation", "Anniversary", "Legacy benefits active", "Legacy benefits active on 2025-01-21", "Silver competency on 2022-09-30", "Gold competency on 2022-09-30"];
    await open([headers, ["Gold", "Yes", "No", "2023-05-10", "No", "No", "No", "Yes"], ["Silver", "Yes", "No", "2023-05-10", "No", "No", "Yes", "No"]], "A1:H3");
    const { preview, programme } = await shown("legacy-benefits", "2024-09-01");
    assert.deepEqual(programme.answers.map(({ status }) => status === "Unclear"), [true, false]);
    const { open: openWords } = explainRow(preview.id, "legacy-benefits", 0);
    assert.equal(openWords.length, 1);
    assert.match(openWords[0]?.question ?? "", /\?$/);
    const readings = openWords[0]?.readings ?? [];
    assert.equal(new Set(readings.map(({ truth }) => truth)).size, 2);
    assert.equal(new Set(readings.map(({ quote, source }) => `${source}: ${quote}`)).size, 2);
    assert.ok(readings.every(({ quote, source }) => quote !== "" && source !== ""));
    assert.deepEqual(explainRow(preview.id, "legacy-benefits", 1).open, []);
  });

  it("names what nobody held against the original, only where the rules of the day rest on it", async () => {
    await open(partnerRows, "B3:J6");
    assert.match((await shown("rewards", "2024-06-30")).programme.unverified, /^Not verified against the original: /);
    assert.equal((await shown("rewards", "2022-06-30")).programme.unverified, "");
    assert.equal((await shown("top-tier", "2024-06-30")).programme.unverified, "");
  });
});

describe("the programmes to choose from", () => {
  it("are all of the catalog's without a table, each under what its label says before the colon", () => {
    const all = listProgrammes();
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    const security = all.find(({ id }) => id === "designation.security");
    assert.deepEqual([security?.group, security?.name], ["Solutions Partner", "Security"]);
    const topTier = all.find(({ id }) => id === "top-tier");
    assert.deepEqual([topTier?.group, topTier?.name], ["Programmes", "Top tier"]);
  });

  it("are for a table those that its rows can be decided for", () => {
    const ids = (headers: readonly string[]) => listProgrammes(headers).map(({ id }) => id);
    const [partner, offer] = [ids(partnerHeaders), ids(["Offer", "Partner", "Offer type", "Transactable"])];
    assert.deepEqual([partner.includes("top-tier"), partner.includes("co-sell")], [true, false]);
    assert.deepEqual([offer.includes("top-tier"), offer.includes("co-sell")], [false, true]);
    // Decided for offers, and on a partner table too.
    assert.deepEqual([partner.includes("publish-service-offer"), offer.includes("publish-service-offer")], [true, true]);
  });
});

function securityHeader(metric: string): string {
  const labels: Readonly<Record<string, string>> = { adds: "Security net customer adds points", intermediate: "Security intermediate certifications points", growth: "Security usage growth points", deployments: "Security deployments points" };
  return labels[metric] ?? "";
}
