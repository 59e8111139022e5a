// Solutions Partner designations: the worked examples of the published pages, the line of 70 points, tracks, windows and anniversaries.
import assert from "node:assert/strict";
import { areaIds, solutionArea } from "../../src/catalog/solutionAreas";
import { capabilityParams } from "../../src/catalog/capabilityParams";
import { answers, catalog, lanesOf, statuses, type Sheet } from "./solutionsPartnerTable";

const architects = "Azure Solutions Architect Expert certified people";
const administrators = "Azure Administrator Associate certified people";
const engineers = "Azure Security Engineer certified people";
const analysts = "Security Operations Analyst certified people";

/** Points of one metric as the sheet of a track works them out, to two decimals. */
function points(area: string, track: string, metric: string, asOf: string, cells: Readonly<Record<string, number | string>>): number {
  const { lanes } = lanesOf(`designation.${area}`, asOf, { headers: ["Partner", ...Object.keys(cells)], rows: [["A", ...Object.values(cells)]] });
  return Math.round(lanes[`capability.${area}.${track}.${metric}.points`]![0]! * 100) / 100;
}

describe("capability score, published examples", () => {
  it("10 of 30 points for one customer add of three (A-SP-05)", () => {
    assert.equal(points("data-ai", "enterprise", "adds", "2023-06-13", { "Data & AI net customer adds": 1 }), 10);
  });

  const azureCases: readonly (readonly [number, number, number, number])[] = [[2, 2, 3, 12], [2, 2, 2, 8], [2, 0, 2, 0], [1, 2, 2, 0]];
  for (const [first, second, third, expected] of azureCases) {
    it(`Data & AI, Enterprise: ${first}, ${second} and ${third} people in the three steps earn ${expected}`, () => {
      assert.equal(points("data-ai", "enterprise", "intermediate", "2023-06-13", { [administrators]: first, [architects]: second, "Data & AI intermediate certifications": third }), expected);
    });
  }

  const smbCases: readonly (readonly [number, number, number, number])[] = [[2, 2, 3, 20], [2, 2, 2, 16], [2, 0, 2, 4], [0, 0, 2, 0]];
  for (const [first, second, third, expected] of smbCases) {
    it(`Data & AI, SMB: ${first}, ${second} and ${third} people in the three steps earn ${expected}`, () => {
      const cells = { "Azure track": "SMB", [administrators]: first, [architects]: second, "Data & AI intermediate certifications": third };
      assert.equal(points("data-ai", "tracked", "intermediate", "2026-11-01", cells), expected);
    });
  }

  for (const area of ["digital-app", "infrastructure"] as const) {
    const column = `${solutionArea(area).label} intermediate certifications`;
    it(`${solutionArea(area).label}: two in both steps earn 8 as Enterprise, one in the first step earns nothing`, () => {
      assert.equal(points(area, "enterprise", "intermediate", "2023-06-13", { [administrators]: 2, [column]: 2 }), 8);
      assert.equal(points(area, "enterprise", "intermediate", "2023-06-13", { [administrators]: 1, [column]: 2 }), 0);
    });
    it(`${solutionArea(area).label}: one and two earn 12 as SMB, none and two earn nothing`, () => {
      assert.equal(points(area, "tracked", "intermediate", "2026-11-01", { "Azure track": "SMB", [administrators]: 1, [column]: 2 }), 12);
      assert.equal(points(area, "tracked", "intermediate", "2026-11-01", { "Azure track": "SMB", [administrators]: 0, [column]: 2 }), 0);
    });
  }

  it("Modern Work, Enterprise: 2,000 DPOR and 1,500 CPOR users of growth earn 30, the better of 15 and 45, capped", () => {
    assert.equal(points("modern-work", "enterprise", "growth", "2023-06-12", { "Modern Work Enterprise usage growth (DPOR)": 2000, "Modern Work Enterprise usage growth (CPOR)": 1500 }), 30);
    assert.equal(points("modern-work", "enterprise", "growth", "2023-06-12", { "Modern Work Enterprise usage growth (DPOR)": 2000, "Modern Work Enterprise usage growth (CPOR)": 0 }), 15);
  });

  it("Modern Work, SMB: 1,000 CSP and 1,000 CPOR users of growth earn 30", () => {
    assert.equal(points("modern-work", "smb", "growth", "2023-06-12", { "Modern Work SMB usage growth (CSP)": 1000, "Modern Work SMB usage growth (CPOR)": 1000 }), 30);
    assert.equal(points("modern-work", "smb", "growth", "2023-06-12", { "Modern Work SMB usage growth (CSP)": 1000, "Modern Work SMB usage growth (CPOR)": 0 }), 15);
  });

  it("Modern Work deployments: 4 DPOR and 3 CPOR earn 15, the better of 10 and 15", () => {
    assert.equal(points("modern-work", "enterprise", "deployments", "2023-06-12", { "Modern Work Enterprise deployments (DPOR)": 4, "Modern Work Enterprise deployments (CPOR)": 3 }), 15);
  });

  const securityCases: readonly (readonly [number, number, number, number, number])[] = [[2, 2, 3, 20, 32], [2, 2, 2, 13.33, 24], [2, 0, 2, 0, 4], [0, 0, 2, 0, 0]];
  for (const [first, second, third, enterprise, smb] of securityCases) {
    it(`Security: ${first}, ${second} and ${third} people earn ${enterprise} as Enterprise and ${smb} as SMB`, () => {
      const cells = { [engineers]: first, [analysts]: second, "Security intermediate certifications": third };
      assert.equal(points("security", "enterprise", "intermediate", "2026-11-01", cells), enterprise);
      assert.equal(points("security", "smb", "intermediate", "2026-11-01", cells), smb);
    });
  }

  it("Security: one person per step was enough until 2023-11-30, two are needed from 2023-12-01", () => {
    const cells = { [engineers]: 1, [analysts]: 1, "Security intermediate certifications": 1 };
    assert.equal(points("security", "enterprise", "intermediate", "2023-11-30", cells), 6.67);
    assert.equal(points("security", "enterprise", "intermediate", "2023-12-01", cells), 0);
  });

  it("Security usage growth adds Azure and Microsoft 365, whole points each, up to 20", () => {
    const cells = (acr: number, users: number) => ({ "Security ACR growth (USD)": acr, "Security protected users growth": users });
    assert.equal(points("security", "enterprise", "growth", "2023-06-13", cells(12_500, 625)), 15);
    assert.equal(points("security", "enterprise", "growth", "2023-06-13", cells(1_249.99, 124)), 0);
    assert.equal(points("security", "enterprise", "growth", "2023-06-13", cells(25_000, 2_500)), 20);
  });

  it("Business Applications: thresholds follow the classification, and growth needs its baseline", () => {
    const of = (track: string, baseline: number) => ({ "Business Applications track": track, "Business Applications advanced certifications": 2, "Business Applications usage growth (%)": "30%", "Business Applications baseline consumption value": baseline });
    assert.equal(points("business-applications", "tracked", "advanced", "2023-06-13", of("Enterprise", 50_000)), 4.29);
    assert.equal(points("business-applications", "tracked", "advanced", "2023-06-13", of("SMB", 50_000)), 15);
    assert.equal(points("business-applications", "tracked", "growth", "2023-06-13", of("Enterprise", 49_999)), 0);
    assert.equal(points("business-applications", "tracked", "growth", "2023-06-13", of("SMB", 25_000)), 30);
  });

  it("X-18: reach the maximum exactly at the threshold, not 40.02 for six people, and nothing beyond it (A-SP-06)", () => {
    const people = (count: number) => ({ [engineers]: 2, [analysts]: 2, "Security intermediate certifications": count });
    const { lanes } = lanesOf("designation.security", "2024-01-01", { headers: ["Partner", ...Object.keys(people(6))], rows: [["A", ...Object.values(people(6))], ["B", ...Object.values(people(60))]] });
    assert.deepEqual([...lanes["capability.security.enterprise.intermediate.points"]!], [40, 40]);
  });

  it("count net losses as no points, not as an error", () => {
    assert.equal(points("infrastructure", "enterprise", "adds", "2023-06-13", { "Infrastructure net customer adds": -4 }), 0);
  });
});

describe("designations", () => {
  const perMetric: Sheet["headers"] = ["Partner", ...["net customer adds", "intermediate certifications", "advanced certifications", "usage growth", "deployments"].map((metric) => `Infrastructure ${metric} points`)];

  it("A-SP-02: 70 points qualify, a hundredth less does not", () => {
    const table: Sheet = { headers: perMetric, rows: [["A", 30, 20, 8, 7, 5], ["B", 30, 20, 8, 6.99, 5]] };
    assert.deepEqual(statuses("designation.infrastructure", "2023-06-13", table), ["Qualified", "Not qualified"]);
    assert.equal(answers("designation.infrastructure", "2023-06-13", table)[1]!.gap, "0.01 more points for Infrastructure");
  });

  it("X-19, A-SP-03: a metric without points fails the designation, whatever the total", () => {
    const table: Sheet = { headers: perMetric, rows: [["A", 30, 20, 20, 20, 0]] };
    assert.deepEqual(statuses("designation.infrastructure", "2023-06-13", table), ["Not qualified"]);
  });

  it("B1: usage growth between zero and one point is Unclear, with both readings", () => {
    const [answer] = answers("designation.infrastructure", "2023-06-13", { headers: perMetric, rows: [["A", 30, 20, 20, 0.5, 10]] });
    assert.equal(answer!.status, "Unclear");
    assert.equal(answer!.explanation.openReadings[0]?.ambiguity, "B1");
  });

  it("work on the score alone, and say what they took as given", () => {
    const found = answers("designation.security", "2023-06-13", { headers: ["Partner", "Security score"], rows: [["A", 70], ["B", 69], ["C", ""]] });
    assert.deepEqual(found.map(({ status }) => status), ["Qualified", "Not qualified", "Needs data"]);
    assert.ok(found[0]!.explanation.assumptions.some((sentence) => sentence.includes("says nothing of net customer adds in Security")));
  });

  it("work on category points, where 0 in a category fails", () => {
    const table: Sheet = { headers: ["Partner", "Modern Work performance points", "Modern Work skilling points", "Modern Work customer success points"], rows: [["A", 20, 20, 30], ["B", 20, 0, 50], ["C", 20, 20, 29.99]] };
    assert.deepEqual(statuses("designation.modern-work", "2023-06-13", table), ["Qualified", "Not qualified", "Not qualified"]);
  });

  it("X-20: do not take a qualifying day that is still to come for one in the window", () => {
    const table: Sheet = { headers: ["Partner", "Security score", "Security last qualified on"], rows: [["A", 60, "2023-10-01"], ["B", 60, "2023-10-02"], ["C", 75, "2023-10-02"]] };
    assert.deepEqual(statuses("designation.security", "2023-10-01", table), ["Qualified", "Needs data", "Qualified"]);
  });

  it("B1.2: take one score for both tracks as that of the better one, and name no track for it", () => {
    for (const [area, asOf] of [["modern-work", "2023-06-13"], ["security", "2023-06-13"], ["security", "2025-01-01"], ["security", "2026-07-01"]] as const) {
      const found = answers(`designation.${area}`, asOf, { headers: ["Partner", `${solutionArea(area).label} score`], rows: [["A", 70], ["B", 69]] });
      assert.deepEqual(found.map(({ status, path }) => [status, path]), [["Qualified", "Score"], ["Not qualified", ""]], `${area} on ${asOf}`);
    }
  });

  it("B1.2: name the track where the table has a score of each", () => {
    const table: Sheet = { headers: ["Partner", "Modern Work Enterprise score", "Modern Work SMB score"], rows: [["A", 60, 75], ["B", 75, 60], ["C", 69, 69]] };
    assert.deepEqual(answers("designation.modern-work", "2023-06-13", table).map(({ status, path }) => [status, path]), [["Qualified", "SMB"], ["Qualified", "Enterprise"], ["Not qualified", ""]]);
  });

  it("B1.2: Modern Work takes the better track as a whole, never the best metric of each", () => {
    const headers = ["Partner", "Modern Work intermediate certifications", "Modern Work advanced certifications", ...["Enterprise", "SMB"].flatMap((track) => [`Modern Work ${track} net customer adds`, `Modern Work ${track} usage growth (CPOR)`, `Modern Work ${track} deployments (CPOR)`])];
    const full = [5, 1000, 5] as const;
    const table: Sheet = {
      headers,
      rows: [
        ["Enterprise only", 4, 2, ...full, 0, 0, 0],
        ["SMB only", 2, 1, 0, 0, 0, 10, 500, 5],
        ["Half of each", 4, 2, 5, 1, 1, 1, 500, 5],
      ],
    };
    const found = answers("designation.modern-work", "2023-06-13", table);
    assert.deepEqual(found.map(({ status, path }) => [status, path]), [["Qualified", "Enterprise"], ["Qualified", "SMB"], ["Qualified", "SMB"]]);
    const mixed: Sheet = { headers, rows: [["Mixed", 1, 1, 5, 1, 1, 1, 100, 2]] };
    assert.deepEqual(statuses("designation.modern-work", "2023-06-13", mixed), ["Not qualified"]);
  });

  it("X-22: a Security partner that only the SMB track carries is Not qualified in 2024, Unclear in between, Qualified from mid-2026", () => {
    const table: Sheet = {
      headers: ["Partner", engineers, analysts, "Security intermediate certifications", "Security net customer adds", "Security ACR growth (USD)", "Security deployments", "Security SMB net customer adds", "Security SMB ACR growth (USD)", "Security SMB deployments"],
      rows: [["A", 1, 1, 4, 1, 1250, 1, 5, 15_000, 6]],
    };
    const found = ["2024-08-06", "2024-08-07", "2026-06-30", "2026-07-01"].map((asOf) => statuses("designation.security", asOf, table)[0]);
    assert.deepEqual(found, ["Not qualified", "Unclear", "Unclear", "Qualified"]);
  });

  it("X-20: a qualifying day counts for 30 days until 2023-09-18, and in the five full months before from 2023-09-19", () => {
    const table: Sheet = { headers: ["Partner", "Data & AI score", "Data & AI last qualified on"], rows: [["A", 50, "2023-04-01"], ["B", 50, "2023-08-25"], ["C", 50, "2023-03-31"]] };
    assert.deepEqual(statuses("designation.data-ai", "2023-09-18", table), ["Not qualified", "Qualified", "Not qualified"]);
    assert.deepEqual(statuses("designation.data-ai", "2023-09-19", table), ["Qualified", "Qualified", "Not qualified"]);
  });

  it("X-20: the published example of 2024-08-15 reaches back to 2024-03-01", () => {
    const table: Sheet = { headers: ["Partner", "Infrastructure score", "Infrastructure last qualified on"], rows: [["A", 50, "2024-03-01"], ["B", 50, "2024-02-29"]] };
    assert.deepEqual(answers("designation.infrastructure", "2024-08-15", table).map(({ status, path }) => [status, path]), [["Qualified", "Qualified within the window"], ["Not qualified", ""]]);
  });

  it("A-SP-07: keep the designation below 70 points until the anniversary", () => {
    const partners: Sheet = { headers: ["Partner", "Security score"], rows: [["Contoso", 40]] };
    const held: Sheet = { headers: ["Partner", "Designation", "Attained on", "Anniversary"], rows: [["Contoso", "Security", "2023-01-10", "2024-01-10"]] };
    const on = (asOf: string) => answers("designation.security", asOf, partners, [held]).map(({ status, path }) => `${status}/${path}`);
    assert.deepEqual(on("2024-01-09"), ["Qualified/Held until the anniversary"]);
    assert.deepEqual(on("2024-01-10"), ["Not qualified/"]);
  });

  it("A-SP-09: later designations share the anniversary of the first", () => {
    const partners: Sheet = { headers: ["Partner", "Security score"], rows: [["Contoso", 90]] };
    const held: Sheet = {
      headers: ["Partner", "Designation", "Attained on"],
      rows: [["Contoso", "Modern Work", "2022-11-15"], ["Contoso", "Business Applications", "2023-01-20"], ["Contoso", "Security", "2023-02-05"]],
    };
    const facts = deriveDates("2023-03-01", partners, held);
    assert.equal(facts, "2023-11-15");
  });

  it("X-44: the anniversary of 29 February is 28 February where there is no 29th", () => {
    const partners: Sheet = { headers: ["Partner", "Security score"], rows: [["Contoso", 90]] };
    assert.equal(deriveDates("2024-03-01", partners, { headers: ["Partner", "Designation", "Attained on"], rows: [["Contoso", "Security", "2024-02-29"]] }), "2025-02-28");
  });

  it("X-24: begin on 2022-10-03, and say so for the day before", () => {
    assert.throws(() => statuses("designation.security", "2022-10-02", { headers: ["Partner", "Security score"], rows: [["A", 90]] }), /defined from 2022-10-03/);
    assert.deepEqual(statuses("designation.security", "2022-10-03", { headers: ["Partner", "Security score"], rows: [["A", 90]] }), ["Qualified"]);
  });

  it("A-SP-11: Microsoft Cloud needs all six, by columns or by scores", () => {
    const columns: Sheet = { headers: ["Partner", ...areaIds.map((area) => `Solutions Partner for ${solutionArea(area).label}`)], rows: [["A", ...areaIds.map(() => "Yes")], ["B", "No", ...areaIds.slice(1).map(() => "Yes")]] };
    assert.deepEqual(statuses("designation.microsoft-cloud", "2024-08-06", columns), ["Qualified", "Not qualified"]);
    const scores: Sheet = { headers: ["Partner", ...areaIds.map((area) => `${solutionArea(area).label} score`)], rows: [["A", ...areaIds.map(() => 70)], ["B", 69, ...areaIds.slice(1).map(() => 100)]] };
    assert.deepEqual(statuses("designation.microsoft-cloud", "2024-08-06", scores), ["Qualified", "Not qualified"]);
  });

  it("have metrics that add up to 100 points in every area (B1.1)", () => {
    const value = (id: string): number => capabilityParams.find((param) => param.id === `capability.${id}`)!.timeline[0]!.value;
    const azure = value("azure.adds.maximum") + value("azure.growth.maximum") + value("azure.deployments.maximum");
    const sums = [
      azure + value("data-ai.intermediate.maximum"),
      azure + value("azure.intermediate.maximum") + value("azure.advanced.maximum"),
      ...(["business-applications", "modern-work"] as const).map((area) => ["adds", "intermediate", "advanced", "growth", "deployments"].reduce((sum, metric) => sum + value(`${area}.${metric}.maximum`), 0)),
      ["adds", "intermediate", "growth", "deployments"].reduce((sum, metric) => sum + value(`security.${metric}.maximum`), 0),
    ];
    assert.deepEqual(sums, [100, 100, 100, 100, 100]);
  });

  it("X-21: tell that the SMB track begins above 10 seats, with the words of both documents", () => {
    const open = catalog.programmes.find(({ id }) => id === "designation.modern-work")!.ambiguities.find(({ id }) => id === "X-21")!;
    assert.match(open.reading, /^Above 10/);
    assert.deepEqual(open.cites.map(({ quote }) => quote), ["SMB track on greater than 10 seats", "paid seats between 11 to 300 is counted to be an eligible tenant"]);
  });

  it("X-23: tell in every area that skilling figures may be ten days old, and decide nothing by it", () => {
    for (const area of areaIds) {
      const programme = catalog.programmes.find(({ id }) => id === `designation.${area}`)!;
      assert.match(programme.ambiguities.find(({ id }) => id === "X-23")!.reading, /^Ten days, for warnings/, area);
      assert.ok(!JSON.stringify(programme.body).includes("X-23"), area);
    }
  });

  it("carry every rule on designations by its id", () => {
    const text = JSON.stringify([catalog.programmes.filter(({ id }) => id.startsWith("designation.")), catalog.params, catalog.facts, catalog.fields, catalog.programmes.filter(({ id }) => id.endsWith("-services"))]);
    const ids = Array.from({ length: 33 }, (_, index) => `A-SP-${String(index + 1).padStart(2, "0")}`);
    assert.deepEqual(ids.filter((id) => !text.includes(`"${id}"`)), []);
  });
});

function deriveDates(asOf: string, partners: Sheet, held: Sheet): string {
  const { lanes } = lanesOf("designation.security", asOf, partners, [held], ["designation.anniversary.next"]);
  return new Date((lanes["designation.anniversary.next"]![0]! - 25_569) * 86_400_000).toISOString().slice(0, 10);
}
