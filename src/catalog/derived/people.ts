// Certified people per step of the designations' skilling metrics, from the trainings and certifications report.
// Promises: a person counts once per step, whatever certificates of the step they hold; expired certificates do not count. Which certificate
// counts on which day is what a table of certifications goes by too: this file lists none of its own.
import { peopleId, unitsId } from "../capabilityMetrics";
import { certifiedPeopleFacts, countedDays } from "../certifiedPeople";
import type { DerivedFact } from "./schema";

/** Id of the metric by the catalog field that it fills. */
const metrics: Readonly<Record<string, string>> = {
  [peopleId("architect")]: "azureArchitects",
  [peopleId("administrator")]: "azureAdministrators",
  [unitsId("data-ai", "intermediate")]: "dataAiIntermediate",
  [unitsId("digital-app", "intermediate")]: "digitalAppIntermediate",
  [unitsId("digital-app", "advanced")]: "digitalAppAdvanced",
  [unitsId("infrastructure", "intermediate")]: "infrastructureIntermediate",
  [unitsId("infrastructure", "advanced")]: "infrastructureAdvanced",
  [unitsId("business-applications", "intermediate")]: "businessApplicationsIntermediate",
  [unitsId("business-applications", "advanced")]: "businessApplicationsAdvanced",
  [unitsId("modern-work", "intermediate")]: "modernWorkIntermediate",
  [unitsId("modern-work", "advanced")]: "modernWorkAdvanced",
  [peopleId("securityEngineer")]: "securityEngineers",
  [peopleId("securityAnalyst")]: "securityAnalysts",
  [unitsId("security", "intermediate")]: "securityIntermediate",
};

export const peopleFacts: readonly DerivedFact[] = certifiedPeopleFacts.map(({ id, label }) => ({
  id: metrics[id] ?? id,
  label,
  fills: [{ field: id, header: label }],
  unit: "count",
  grain: "partner",
  from: ["trainings"],
  needs: ["date", "person", "certificate"],
  timeline: countedDays(id).map(({ names, cite, ...days }) => ({ ...days, value: recipe(names), cite })),
  readings: [
    "A certificate without an expiration date is taken to be valid.",
    "A certificate counts from its completion date on.",
    "A certificate that only one of the pages of 2023 and 2026 names is not counted between August 2024 and July 2026: whether it did is in no document.",
  ],
}));

function recipe(certificates: readonly string[]): DerivedFact["timeline"][number]["value"] {
  return {
    steps: [
      { op: "window", months: "ever", ends: "asOf" },
      { op: "filter", rows: { test: "known", column: "person" }, leftOut: "unreadable-cell" },
      { op: "filter", rows: { test: "oneOf", column: "certificate", values: certificates }, leftOut: "not-eligible", whenBlank: "unreadable-cell" },
      { op: "filter", rows: { test: "notPast", column: "expires" }, leftOut: "expired" },
    ],
    measure: { op: "countDistinct", column: "person" },
  };
}
