// The 32 specializations and Azure Expert MSP against the FAQ's own table, for every set of designations.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { specializationRows } from "../../src/catalog/specializationRows";
import { areaIds, solutionArea, type AreaId } from "../../src/catalog/solutionAreas";
import { answers, catalog, statuses, type Sheet } from "./solutionsPartnerTable";

/** The printed rows, tabs and marks as they stand; columns by position. */
const printed = readFileSync(join(__dirname, "specializationTable.tsv"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => line.split("\t"));
const columnOrder: readonly AreaId[] = ["business-applications", "data-ai", "digital-app", "infrastructure", "modern-work", "security"];

const headersOfAreas = areaIds.map((area) => `${solutionArea(area).label} designation`);
/** One partner per set of designations: all 64. */
const everySet: Sheet = {
  headers: ["Partner", ...headersOfAreas],
  rows: Array.from({ length: 64 }, (_, set) => [`Partner ${set}`, ...areaIds.map((_, area) => ((set >> area) & 1 ? "Yes" : "No"))]),
};
const isHeld = (set: number, area: AreaId): boolean => ((set >> areaIds.indexOf(area)) & 1) === 1;
const noDesignation: readonly string[] = areaIds.map(() => "No");

describe("specializations", () => {
  it("X-33: have the 32 rows and 43 marks of the printed table, by position", () => {
    const fromTable = printed.map(([name, ...marks]) => ({ name, anyOf: columnOrder.filter((_, column) => marks[column]?.trim() === "X") }));
    assert.equal(fromTable.length, 32);
    assert.equal(fromTable.reduce((sum, { anyOf }) => sum + anyOf.length, 0), 43);
    assert.deepEqual(specializationRows.map(({ name, anyOf }) => ({ name, anyOf })), fromTable);
  });

  it("X-34: are opened by any one designation of their own row and by no other, for all 64 sets of designations", () => {
    printed.forEach(([, ...marks], row) => {
      const opens = columnOrder.filter((_, column) => marks[column]?.trim() === "X");
      const expected = everySet.rows.map((_, set) => (opens.some((area) => isHeld(set, area)) ? "Qualified" : "Not qualified"));
      const { slug } = specializationRows[row]!;
      assert.deepEqual(statuses(`specialization.${slug}`, "2024-08-06", everySet), expected, slug);
    });
  });

  it("A-SPC-15: Calling for Microsoft Teams needs the Modern Work designation first, and says so", () => {
    const [answer] = answers("specialization.calling-for-microsoft-teams", "2023-01-15", { headers: ["Partner", "Modern Work designation"], rows: [["A", "No"]] });
    assert.deepEqual([answer!.status, answer!.gap], ["Not qualified", "the Modern Work designation"]);
  });

  it("A-SPC-14: Partner A keeps Threat Protection until its anniversary on 2023-02-03, and not beyond it without the Security designation", () => {
    const partnerA: Sheet = { headers: ["Partner", "Security designation"], rows: [["Partner A", "No"]] };
    const held: Sheet = { headers: ["Partner", "Specialization", "Anniversary"], rows: [["Partner A", "Threat Protection", "2023-02-03"]] };
    const before = answers("specialization.threat-protection", "2022-10-03", partnerA, [held]);
    assert.deepEqual([before[0]!.status, before[0]!.path], ["Qualified", "Held until its anniversary"]);
    assert.deepEqual(statuses("specialization.threat-protection", "2023-02-02", partnerA, [held]), ["Qualified"]);
    assert.deepEqual(statuses("specialization.threat-protection", "2023-02-03", partnerA, [held]), ["Not qualified"]);
  });

  it("A-SPC-14: the 60 points of Partner A on 2022-10-03 do not make the Security designation", () => {
    const partnerA: Sheet = { headers: ["Partner", "Security points"], rows: [["Partner A", 60]] };
    assert.deepEqual(statuses("designation.security", "2022-10-03", partnerA), ["Not qualified"]);
    assert.deepEqual(statuses("specialization.threat-protection", "2023-02-03", partnerA), ["Not qualified"]);
  });

  it("A-SPC-06: ask for their own requirements where the table has a column for them", () => {
    const table: Sheet = { headers: ["Partner", "Infrastructure designation", "SAP on Microsoft Azure requirements met"], rows: [["A", "Yes", "No"], ["B", "Yes", "Yes"], ["C", "Yes", ""]] };
    assert.deepEqual(statuses("specialization.sap-on-microsoft-azure", "2024-08-06", table), ["Not qualified", "Qualified", "Needs data"]);
  });

  it("say once what they took as met when no column tells", () => {
    const [answer] = answers("specialization.finance", "2024-08-06", { headers: ["Partner", "Business Applications designation"], rows: [["A", "Yes"]] });
    assert.equal(answer!.explanation.assumptions.filter((sentence) => sentence.includes("other requirements of Finance")).length, 1);
  });

  it("need data, not a No, where the designation's cell is blank", () => {
    assert.deepEqual(statuses("specialization.service", "2024-08-06", { headers: ["Partner", "Business Applications designation"], rows: [["A", ""]] }), ["Needs data"]);
  });

  it("read designations from a table of their own, from the day of attainment to the day before the anniversary", () => {
    const partners: Sheet = { headers: ["Partner", "Marketplace billed sales (USD)"], rows: [["Contoso", 1], ["Fabrikam", 1]] };
    const held: Sheet = { headers: ["Partner", "Designation", "Attained on", "Anniversary"], rows: [["contoso", "Solutions Partner for Security", "2022-11-11", "2023-11-11"]] };
    const on = (asOf: string): readonly string[] => statuses("specialization.cloud-security", asOf, partners, [held]);
    assert.deepEqual(on("2022-11-10"), ["Not qualified", "Not qualified"]);
    assert.deepEqual(on("2022-11-11"), ["Qualified", "Not qualified"]);
    assert.deepEqual(on("2023-11-10"), ["Qualified", "Not qualified"]);
    assert.deepEqual(on("2023-11-11"), ["Not qualified", "Not qualified"]);
  });

  it("are refused before 2022-10-03 with the date they begin", () => {
    assert.throws(() => statuses("specialization.sales", "2022-10-02", everySet), /stands on Solutions Partner designations from 2022-10-03/);
  });

  it("carry every rule of the process by its id", () => {
    const text = JSON.stringify(catalog.programmes.filter(({ id }) => id.startsWith("specialization.")));
    const ids = ["A-SPC-01", "A-SPC-02", "A-SPC-03", "A-SPC-04", "A-SPC-05", "A-SPC-06", "A-SPC-14", "A-SPC-15", "X-33", "X-34"];
    assert.deepEqual(ids.filter((id) => !text.includes(`"${id}"`)), []);
  });
});

describe("Azure Expert MSP", () => {
  const azure: readonly AreaId[] = ["data-ai", "digital-app", "infrastructure"];

  it("A-MSP-01: needs all three Azure designations, for all 64 sets of designations", () => {
    const expected = everySet.rows.map((_, set) => (azure.every((area) => isHeld(set, area)) ? "Qualified" : "Not qualified"));
    assert.deepEqual(statuses("azure-expert-msp", "2024-08-06", everySet), expected);
  });

  it("A-MSP-03: is kept without them until its own anniversary", () => {
    const table: Sheet = { headers: ["Partner", ...headersOfAreas, "Azure Expert MSP anniversary"], rows: [["A", ...noDesignation, "2023-05-01"]] };
    assert.deepEqual(answers("azure-expert-msp", "2023-04-30", table).map(({ status, path }) => [status, path]), [["Qualified", "Held until its anniversary"]]);
    assert.deepEqual(statuses("azure-expert-msp", "2023-05-01", table), ["Not qualified"]);
  });

  it("A-MSP-07: answers nothing on 2022-10-01 and 2022-10-02, when gold was void and the designations had not begun", () => {
    for (const day of ["2022-10-01", "2022-10-02"]) {
      assert.throws(() => statuses("azure-expert-msp", day, everySet), /2022-10-03/);
    }
  });
});
