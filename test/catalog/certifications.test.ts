// Certified people out of a table of certifications: who counts for which step, from when, and for how long after a certification retires.
import assert from "node:assert/strict";
import { certificationList } from "../../src/catalog/certifications";
import { certifiedPeopleFacts, countedDays } from "../../src/catalog/certifiedPeople";
import { designationsFrom } from "../../src/catalog/designationList";
import { plainHeader } from "../../src/intake/recognise";
import { assess } from "../../src/report/assess";
import { answers, lanesOf, type Sheet } from "./solutionsPartnerTable";

const partners: Sheet = { headers: ["Partner"], rows: [["A"], ["B"]] };
const held = (...rows: readonly (readonly (string | number)[])[]): Sheet => ({ headers: ["Partner", "Person", "Certification", "Earned on", "Expires on"], rows });

/** People of partner A for one field. */
function people(area: string, field: string, asOf: string, ...lists: readonly Sheet[]): number {
  return lanesOf(`designation.${area}`, asOf, partners, lists, [`capability.${field}`]).lanes[`capability.${field}`]![0]!;
}

describe("certified people", () => {
  it("are counted by person, once per step, whatever certifications of the step they hold (A-SP-21)", () => {
    const list = held(["A", "ann@a", "Azure Data Engineer Associate", "", ""], ["A", "ann@a", "Microsoft Certified: Azure AI Engineer Associate", "", ""], ["A", "bob@a", "Azure Data Scientist", "", ""], ["B", "cid@b", "Azure Data Scientist", "", ""]);
    assert.equal(people("data-ai", "data-ai.intermediate", "2023-06-13", list), 2);
  });

  it("count for several areas and steps with one certification", () => {
    const list = held(["A", "ann@a", "Power Platform Solution Architect Expert", "", ""], ["A", "ann@a", "Power Platform Developer Associate", "", ""]);
    assert.deepEqual([people("digital-app", "digital-app.advanced", "2023-06-13", list), people("business-applications", "business-applications.advanced", "2023-06-13", list)], [1, 1]);
    assert.deepEqual([people("digital-app", "digital-app.intermediate", "2023-06-13", list), people("business-applications", "business-applications.intermediate", "2023-06-13", list)], [1, 1]);
  });

  it("count from the day they earned it through the last day of their own validity", () => {
    const list = held(["A", "ann@a", "Azure Administrator Associate", "2023-01-10", "2024-01-10"]);
    const on = (asOf: string): number => people("infrastructure", "people.administrator", asOf, list);
    assert.deepEqual([on("2023-01-09"), on("2023-01-10"), on("2024-01-10"), on("2024-01-11")], [0, 1, 1, 0]);
  });

  it("A-SP-22: count one year after the retirement of their certification, through July 2024 as the page itself says", () => {
    const list = held(["A", "ann@a", "Azure IoT Developer Specialty", "2022-01-10", ""]);
    const on = (asOf: string): number => people("digital-app", "digital-app.advanced", asOf, list);
    assert.deepEqual([on("2023-07-31"), on("2023-08-01"), on("2024-07-31"), on("2024-08-01")], [1, 1, 1, 0]);
  });

  it("A-SP-22: stop sooner where the person's own certification expires sooner", () => {
    const list = held(["A", "ann@a", "Azure IoT Developer Specialty", "2022-01-10", "2024-01-10"]);
    assert.equal(people("digital-app", "digital-app.advanced", "2024-01-11", list), 0);
  });

  it("stop on the day a page names: App Maker on 2023-12-01, Security Operations Analyst as a last step on the same day", () => {
    const maker = held(["A", "ann@a", "Power Platform App Maker Associate", "", ""]);
    assert.deepEqual([people("business-applications", "business-applications.intermediate", "2023-11-30", maker), people("business-applications", "business-applications.intermediate", "2023-12-01", maker)], [1, 0]);
    const analyst = held(["A", "ann@a", "Microsoft Security Operations Analyst", "", ""]);
    assert.deepEqual([people("security", "security.intermediate", "2023-11-30", analyst), people("security", "security.intermediate", "2023-12-01", analyst)], [1, 0]);
    assert.equal(people("security", "people.securityAnalyst", "2023-12-01", analyst), 1);
  });

  it("are not known where only one of two pages names the certification, and nobody else's number is touched", () => {
    const list = held(["A", "ann@a", "Fabric Analytics Engineer Associate", "", ""], ["B", "bob@b", "Azure Database Administrator Associate", "", ""]);
    const both = (asOf: string): readonly number[] => [...lanesOf("designation.data-ai", asOf, partners, [list], ["capability.data-ai.intermediate"]).lanes["capability.data-ai.intermediate"]!];
    assert.deepEqual([both("2023-06-13"), both("2025-01-01"), both("2026-07-01")], [[0, 1], [Number.NaN, 1], [1, 1]]);
  });

  it("are told of where the documents do not say whether a certification counted, with its cell", () => {
    const list = { sheet: "Lists", table: null, topLeft: { row: 0, column: 0 }, ...held(["A", "bob@a", "Azure Database Administrator Associate", "", ""], ["A", "ann@a", "Fabric Analytics Engineer Associate", "", ""]) };
    const told = (programme: string, asOf: string): readonly unknown[] =>
      assess({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers: ["Partner", "Data & AI score", "Security score"], rows: [["A", 75, 75]] }, { programmes: [programme], asOf, knownOn: null, related: [list] }).problems.map(({ code, addresses }) => [code, addresses]);
    assert.deepEqual(told("designation.data-ai", "2025-01-01"), [["unsettled-row", ["C3"]]]);
    assert.deepEqual([told("designation.data-ai", "2023-06-13"), told("designation.data-ai", "2026-07-01"), told("designation.security", "2025-01-01")], [[], [], []]);
  });

  it("are known all the same where another certification of the person settles it", () => {
    const list = held(["A", "ann@a", "Fabric Analytics Engineer Associate", "", ""], ["A", "ann@a", "Azure Database Administrator Associate", "", ""]);
    assert.equal(people("data-ai", "data-ai.intermediate", "2025-01-01", list), 1);
  });

  it("are two in two tables, though both tables name their first person first", () => {
    const one = held(["A", "ann@a", "Azure Administrator Associate", "", ""]);
    const other = held(["A", "bob@a", "Azure Administrator Associate", "", ""], ["A", "ann@a", "Azure Administrator Associate", "", ""]);
    assert.equal(people("infrastructure", "people.administrator", "2023-06-13", one, other), 2);
  });

  it("are none for a certification that no page names, and unknown for a misspelled one", () => {
    assert.equal(people("infrastructure", "people.administrator", "2023-06-13", held(["A", "ann@a", "Azure Fundamentals", "", ""])), 0);
    assert.ok(Number.isNaN(people("infrastructure", "people.administrator", "2023-06-13", held(["A", "ann@a", "Azure Adminstrator Associate", "", ""]))));
  });

  it("come from Partner Center's own report, by global account and learner ID", () => {
    const headers = ["PGAMpnId", "TrainingTitle", "TrainingType", "IndividualFirstName", "Email", "TrainingCompletionDate", "ExpirationDate", "MCPID", "MpnId", "PartnerName"];
    const list: Sheet = { headers, rows: [["1", "Microsoft Certified: Azure Administrator Associate", "Certification", "Ann", "", "2023-01-10", "2024-01-10", "M1", "11", "A"], ["1", "AZ-104", "Exam", "Ann", "", "2023-01-10", "", "M1", "11", "A"]] };
    assert.equal(people("infrastructure", "people.administrator", "2023-06-13", list), 1);
  });

  it("give way to a column of the partner table, of people or of points", () => {
    const list = held(["A", "ann@a", "Azure Virtual Desktop Specialty", "", ""], ["A", "ann@a", "Azure Solutions Architect Expert", "", ""], ["A", "bob@a", "Azure Solutions Architect Expert", "", ""]);
    const points = (headers: readonly string[], cells: readonly (string | number)[]): number =>
      lanesOf("designation.infrastructure", "2023-06-13", { headers, rows: [cells] }, [list]).lanes["capability.infrastructure.enterprise.advanced.points"]![0]!;
    assert.equal(points(["Partner"], ["A"]), 4);
    assert.equal(points(["Partner", "Infrastructure advanced certifications"], ["A", 3]), 12);
    assert.equal(points(["Partner", "Infrastructure advanced certifications points"], ["A", 16]), 16);
  });

  it("decide a designation together with the other points, and say whom it takes", () => {
    const headers = ["Partner", "Data & AI net customer adds points", "Data & AI usage growth points", "Data & AI deployments points"];
    const rows = ["Azure Solutions Architect Expert", "Azure Administrator Associate", "Azure Database Administrator Associate"].flatMap((name) => [["A", "ann@a", name, "", ""], ["A", "bob@a", name, "", ""]]);
    const [short] = answers("designation.data-ai", "2023-06-13", { headers, rows: [["A", 30, 20, 10]] }, [held(...rows)]);
    assert.deepEqual([short!.status, short!.gap], ["Not qualified", "2 more points for Data & AI"]);
    const third = ["A", "cid@a", "Azure Database Administrator Associate", "", ""];
    assert.equal(answers("designation.data-ai", "2023-06-13", { headers, rows: [["A", 30, 20, 10]] }, [held(...rows, third)])[0]!.status, "Qualified");
  });

  it("count from an export on the same days as from a table of certifications", () => {
    for (const { id } of certifiedPeopleFacts) {
      const stretches = countedDays(id);
      assert.equal(stretches[0]?.from, designationsFrom, id);
      stretches.forEach(({ from, until }, index) => assert.equal(until, stretches[index + 1]?.from ?? until, `${id} from ${from}`));
      for (const { from, names } of stretches) {
        const list = held(...certificationList.columns[1]!.choices!.map(({ label }) => ["A", label, label, "", ""]));
        const counted = lanesOf("designation.security", from, partners, [list], [id]).lanes[id]![0]!;
        const listed = certificationList.columns[1]!.choices!.filter(({ label }) => names.includes(label)).length;
        assert.ok(Number.isNaN(counted) || counted === listed, `${id} from ${from}: ${counted} by the table, ${listed} by the export`);
      }
    }
  });

  it("are no reason to decide six designations of which the partner table says nothing", () => {
    const list = { sheet: "Lists", table: null, topLeft: { row: 0, column: 0 }, ...held(["A", "ann@a", "Azure Administrator Associate", "", ""]) };
    const asked = (headers: readonly string[], row: readonly (string | number)[]): readonly string[] =>
      assess({ sheet: "Data", table: null, topLeft: { row: 0, column: 0 }, headers, rows: [row] }, { programmes: [], asOf: "2024-01-15", knownOn: null, related: [list] }).programmes.map(({ id }) => id);
    assert.deepEqual(asked(["Partner", "Marketplace billed sales (USD)"], ["A", 4_000_000]), ["top-tier"]);
    assert.deepEqual(asked(["Partner", "Security score"], ["A", 75]), ["designation.security"]);
  });

  it("have no two certifications of one spelling", () => {
    const spellings = certificationList.columns.flatMap(({ choices = [] }) => choices).flatMap(({ id, label, aliases }) => [...new Set([label, ...aliases].map(plainHeader))].map((spelling) => [spelling, id] as const));
    const twice = spellings.filter(([spelling, id], index) => spellings.findIndex(([other]) => other === spelling) !== index && id !== "");
    assert.deepEqual(twice, []);
  });

  it("are counted from the first day of designations on", () => {
    assert.equal(people("infrastructure", "people.administrator", designationsFrom, held(["A", "ann@a", "Azure Administrator Associate", "2022-10-03", ""])), 1);
  });
});
