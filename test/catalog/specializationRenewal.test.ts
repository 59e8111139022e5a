// Renewing a specialization: both ends of the window, the shift of 2022, and manual validation every second year.
import assert from "node:assert/strict";
import type { CellValue } from "../../src/intake/table";
import { answers, catalog, lanesOf, statuses, type Sheet } from "./solutionsPartnerTable";

function row(specialization: string, anniversary: string, telemetry: CellValue, validated: CellValue = "", designation: CellValue = "Yes"): Sheet {
  return {
    headers: ["Partner", "Specialization", "Specialization anniversary", "Telemetry requirements met on", "Manual validation passed on", "Security designation", "Business Applications designation"],
    rows: [["A", specialization, anniversary, telemetry, validated, designation, designation]],
  };
}
const on = (asOf: string, table: Sheet): string => statuses("specialization-renewal", asOf, table)[0]!;
function anniversaryThatCounts(printed: string): string {
  const { lanes } = lanesOf("specialization-renewal", "2023-06-01", row("Sales", printed, ""), [], ["renewal.anniversary"]);
  return new Date((lanes["renewal.anniversary"]![0]! - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

describe("specialization renewal", () => {
  it("X-32, A-SPC-11: counts what is met from 60 days before the anniversary to 30 days after, and neither a day more", () => {
    // 2023-06-30 less 60 days is 2023-05-01, plus 30 days 2023-07-30.
    const met = (day: string): string => on("2023-08-01", row("Sales", "2023-06-30", day));
    assert.deepEqual(["2023-04-30", "2023-05-01", "2023-07-30", "2023-07-31"].map(met), ["Lapsed", "Renewal met", "Renewal met", "Lapsed"]);
  });

  it("A-SPC-11: is not open before the window, open within it, lapsed after the grace", () => {
    const unmet = row("Sales", "2023-06-30", "2022-01-01");
    assert.deepEqual(["2023-04-30", "2023-05-01", "2023-06-30", "2023-07-30", "2023-07-31"].map((asOf) => on(asOf, unmet)), ["Not open yet", "Renewal open", "Renewal open", "Renewal open", "Lapsed"]);
  });

  it("A-SPC-11: says of a lapsed one that it is too late and what is left to do, and names no way that cannot be gone any more", () => {
    const [lapsed] = answers("specialization-renewal", "2023-07-31", row("Sales", "2023-06-30", "2022-01-01"));
    assert.equal(lapsed!.explanation.gap, null);
    assert.match(lapsed!.explanation.final ?? "", /^Too late to renew: .* can be earned again/);
    assert.equal(answers("specialization-renewal", "2023-07-30", row("Sales", "2023-06-30", "2022-01-01"))[0]!.explanation.final, null);
  });

  it("does not know on a day whether what was last met later was met by then", () => {
    const later = row("Sales", "2023-06-30", "2023-06-20");
    assert.deepEqual(["2023-06-19", "2023-06-20"].map((asOf) => on(asOf, later)), ["Needs data", "Renewal met"]);
  });

  it("A-SPC-07: pushes anniversaries of July to December 2022 back six months, and no others", () => {
    assert.deepEqual(["2022-06-30", "2022-09-15", "2022-12-31", "2023-01-01"].map(anniversaryThatCounts), ["2022-06-30", "2023-03-15", "2023-06-30", "2023-01-01"]);
  });

  it("X-31: an anniversary pushed back falls on 2023-02-01 at the earliest", () => {
    assert.deepEqual(["2022-07-15", "2022-08-01"].map(anniversaryThatCounts), ["2023-02-01", "2023-02-01"]);
  });

  it("A-SPC-08, A-SPC-09: asks for manual validation from anniversaries of February 2024 on", () => {
    assert.equal(on("2024-02-15", row("Threat Protection", "2024-01-31", "2024-01-20")), "Renewal met");
    assert.equal(on("2024-02-15", row("Threat Protection", "2024-02-01", "2024-01-20", "2021-01-01")), "Renewal open");
    assert.equal(on("2024-02-15", row("Threat Protection", "2024-02-01", "2024-01-20", "2024-01-20")), "Renewal met");
  });

  it("A-SPC-10: takes a manual validation as valid for two years, then asks again", () => {
    const validated = "2024-02-20";
    assert.equal(on("2025-02-01", row("Threat Protection", "2025-02-01", "2025-01-20", validated)), "Renewal met");
    assert.equal(on("2026-02-01", row("Threat Protection", "2026-02-01", "2026-01-20", validated)), "Renewal open");
  });

  it("B13.2: asks no manual validation of specializations that telemetry alone decides", () => {
    assert.equal(on("2024-02-15", row("Sales", "2024-02-01", "2024-01-20")), "Renewal met");
  });

  it("A-SPC-01, A-SPC-04: cannot be renewed without the aligned designation", () => {
    assert.equal(on("2023-07-31", row("Sales", "2023-06-30", "2023-06-01", "", "No")), "Lapsed");
  });

  it("takes a missing day of telemetry as unknown, not as unmet", () => {
    assert.equal(on("2023-07-31", row("Sales", "2023-06-30", "")), "Needs data");
  });

  it("names the next day that matters", () => {
    const { milestones } = catalog.programmes.find(({ id }) => id === "specialization-renewal")!;
    assert.deepEqual(milestones?.map(({ date }) => date), ["renewal.opens", "renewal.anniversary", "renewal.closes"]);
  });

  it("carries every rule of the process by its id", () => {
    const text = JSON.stringify([catalog.programmes.filter(({ id }) => id.startsWith("specialization")), catalog.facts]);
    const ids = [...Array.from({ length: 15 }, (_, index) => `A-SPC-${String(index + 1).padStart(2, "0")}`), "X-31", "X-32"];
    assert.deepEqual(ids.filter((id) => !text.includes(`"${id}"`)), []);
  });
});
