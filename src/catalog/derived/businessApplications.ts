// What the Business Applications designation counts from the business applications revenue report, for both tracks.
// Promises: net customer adds only; usage growth and deployments need the consumption value of each workload, which no export carries.
import { amountKnown, attribution, customerKnown } from "./azure";
import type { DerivedFact, Param } from "./schema";
import { citing, documents } from "./sources";

const inForce = "2022-10-03";
const eligible = ["CPOR RevRec", "CPOR OSA", "CPOR RevRec Performance", ...attribution.csp, ...attribution.dpor];

const param = (id: string, label: string, value: number, quote: string): Param => ({
  id,
  label,
  unit: "USD",
  timeline: [{ from: inForce, value, cite: citing(documents.businessApplications, "Net customer adds, Eligible customers", quote, true), rules: [] }],
});

export const businessApplicationsParams: readonly Param[] = [
  param("businessApplications.revenue.enterprise", "Monthly revenue of an eligible workload, Enterprise", 1500, "contributing at least $1500 revenue in a given month"),
  param("businessApplications.revenue.smb", "Monthly revenue of an eligible workload, SMB", 250, "contributing at least $250 revenue in a given month"),
];

export const businessApplicationsFacts: readonly DerivedFact[] = (["enterprise", "smb"] as const).map((track) => ({
  id: track === "enterprise" ? "businessApplicationsAddsEnterprise" : "businessApplicationsAddsSmb",
  label: `Business Applications net customer adds, ${track === "enterprise" ? "Enterprise" : "SMB"}`,
  unit: "count",
  grain: "partner",
  from: ["businessAppsRevenue"],
  needs: ["date", "amountUsd", "customer", "workload", "attribution"],
  timeline: [
    {
      from: inForce,
      value: {
        steps: [
          amountKnown,
          { op: "window", months: 1, ends: "lastCompleteMonth" },
          { op: "filter", rows: { test: "oneOf", column: "attribution", values: eligible }, leftOut: "not-eligible", whenBlank: "unreadable-cell" },
          customerKnown,
          { op: "filter", rows: { test: "known", column: "workload" }, leftOut: "unreadable-cell" },
          { op: "filter", groups: { op: "sum", column: "amountUsd", per: ["customer", "workload"], cmp: ">=", param: `businessApplications.revenue.${track}` }, leftOut: "below-minimum" },
        ],
        measure: { op: "count", per: ["customer", "workload"] },
        delta: { op: "monthDelta", months: 12, as: "difference" },
      },
      cite: citing(documents.businessApplications, "Net customer adds", "added to the customer base during the last 12 months"),
    },
  ],
  readings: ["Workloads are counted once per customer tenant.", "At least the amount, as the criteria say; the formula on the same page says more than it.", "Amounts are the report's constant dollars."],
}));
