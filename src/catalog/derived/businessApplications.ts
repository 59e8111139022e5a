// What the Business Applications designation counts from the business applications revenue and usage reports, for both tracks.
// Promises: consumption values use the catalog's own rates per workload; a workload without a rate is left out and said so.
import { amountKnown, attribution, customerKnown } from "./azure";
import { baselineId, unitsId } from "../capabilityMetrics";
import { twoTracksFrom } from "../capabilityParams";
import { noTrials } from "./marketplace";
import type { DerivedFact, Param, Recipe, Step, Weight } from "./schema";
import { citing, documents } from "./sources";

const inForce = "2022-10-03";
const eligible = ["CPOR RevRec", "CPOR OSA", "CPOR RevRec Performance", ...attribution.csp, ...attribution.dpor];

const param = (id: string, label: string, value: number, quote: string): Param => ({
  id,
  label,
  unit: "USD",
  timeline: [{ from: inForce, value, cite: citing(documents.businessApplications, "Net customer adds, Eligible customers", quote, true), rules: [] }],
});

function deployment(track: "enterprise" | "smb", name: string, value: number, quote: string): Param {
  return {
    id: `businessApplications.deployment.${track}`,
    label: `Monthly consumption value of a deployment, ${name}`,
    unit: "points",
    timeline: [{ from: inForce, value, cite: citing(documents.businessApplications, "Deployments, Eligible deployments", quote, true), rules: [] }],
  };
}

export const businessApplicationsParams: readonly Param[] = [
  param("businessApplications.revenue.enterprise", "Monthly revenue of an eligible workload, Enterprise", 1500, "contributing at least $1500 revenue in a given month"),
  param("businessApplications.revenue.smb", "Monthly revenue of an eligible workload, SMB", 250, "contributing at least $250 revenue in a given month"),
  deployment("enterprise", "Enterprise", 10_000, "contributing at least 10,000 monthly consumption value (MCV) for specific Partner association types."),
  deployment("smb", "SMB", 5000, "contributing at least 5,000 monthly consumption value (MCV) for specific Partner association types."),
];

const revenueFacts: readonly DerivedFact[] = (["enterprise", "smb"] as const).map((track) => ({
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

const rate = (id: string): string => `capability.business-applications.rate.${id}`;
const osu = ["CPOR OSU", "OSU", ...attribution.dpor];
const ofDynamics: readonly (readonly [string, readonly string[]])[] = [
  ["business-central", ["Business Central", "Dynamics 365 Business Central"]],
  ["core-hr", ["Core HR", "HR", "HR (Human Resources)", "Human Resources"]],
  ["customer-engagement", ["Customer Engagement", "Common data service (Customer Engagement)", "CE Bundle", "Sales", "Sales Insights", "Customer Service", "Field Service"]],
  ["finance-and-operations", ["Finance & Operations", "Finance and Operations", "F&O Bundle", "Finance", "Project Operations"]],
  ["guides", ["Guides"]],
  ["remote-assist", ["Remote Assist"]],
  ["retail", ["Retail"]],
  ["talent-attract", ["Talent Attract"]],
  ["talent-onboard", ["Talent Onboard"]],
];
const ofPowerPlatform: readonly (readonly [string, readonly string[]])[] = [
  ["power-apps", ["Power Apps", "Power App"]],
  ["power-automate", ["Power Automate"]],
  ["power-bi", ["Power BI"]],
];

function weigh(dynamics: typeof ofDynamics, byDynamics: readonly string[], power: typeof ofPowerPlatform): Step {
  const weights: Weight[] = [
    ...dynamics.map(([id, workloads]) => ({ workloads, attributions: byDynamics, column: "users" as const, param: rate(id) })),
    ...power.map(([id, workloads]) => ({ workloads, attributions: attribution.pal, column: "users" as const, param: rate(id) })),
    { workloads: ["Customer Insights", "Customer Insights Partner"], attributions: attribution.pal, column: "capacity", param: rate("customer-insights") },
  ];
  return { op: "weigh", weights, leftOut: "not-eligible", whenBlank: "unreadable-cell" };
}

/** Consumption of the last month that is over: rates and associations of 2023, and of mid-2026. */
const versions = [
  { from: inForce, until: twoTracksFrom, worth: weigh(ofDynamics, osu, ofPowerPlatform) },
  {
    from: twoTracksFrom,
    until: undefined,
    worth: weigh([...ofDynamics, ["contact-center", ["Contact Center", "Dynamics 365 Contact Center"]]], [...osu, ...attribution.csp], [...ofPowerPlatform, ["portals", ["Portals", "Power Pages"]]]),
  },
] as const;
const lastMonth: Step = { op: "window", months: 1, ends: "lastCompleteMonth" };
const counting = (recipeOf: (steps: readonly Step[]) => Recipe, cite: DerivedFact["timeline"][number]["cite"]): DerivedFact["timeline"] =>
  versions.map(({ from, until, worth }) => ({ from, ...(until === undefined ? {} : { until }), value: recipeOf([lastMonth, noTrials, worth]), cite }));
const formula = citing(documents.businessApplications, "Monthly consumption value", "Monthly consumption = (monthly active users or capacity) * consumption rate");
const growth = citing(documents.businessApplications, "Usage growth, Calculation", "(Eligible usage last month) – (Eligible usage same month last year) / (Eligible usage same month last year) X 100");
const common = { grain: "partner", from: ["businessAppsUsage"], needs: ["date", "users", "workload", "attribution"] } as const;
const consumption = [
  "Consumption is monthly active users times the workload's rate; for Customer Insights it is active capacity, which the report gives under MAC.",
  "Dynamics 365 counts by CPOR OSU and DPOR, Power Platform and Customer Insights by PAL; from mid-2026 CSP counts for Dynamics 365 too.",
  "Bundles count as the workload they are named after; workloads without a rate, such as Commerce, do not count.",
];

const usageFacts: readonly DerivedFact[] = [
  {
    ...common,
    id: "businessApplicationsBaseline",
    label: "Business Applications baseline consumption value",
    fills: [{ field: baselineId, header: "Business Applications baseline consumption value" }],
    unit: "count",
    timeline: counting((steps) => ({ steps, measure: { op: "sum", column: "consumption" }, delta: { op: "monthDelta", months: 12, as: "baseline" } }), formula),
    readings: ["The month is the same one a year before the last month that is over; a fraction of a unit is dropped.", ...consumption],
  },
  {
    ...common,
    id: "businessApplicationsUsageGrowth",
    label: "Business Applications usage growth (%)",
    fills: [{ field: unitsId("business-applications", "growth"), header: "Business Applications usage growth (%)" }],
    unit: "percent",
    timeline: counting((steps) => ({ steps, measure: { op: "sum", column: "consumption" }, delta: { op: "monthDelta", months: 12, as: "percent" } }), growth),
    readings: ["A baseline of zero gives no growth figure: it stays unknown. The baseline that points need is the score's to check.", ...consumption],
  },
  ...(["enterprise", "smb"] as const).map((track) => ({
    ...common,
    needs: [...common.needs, "customer" as const],
    id: track === "enterprise" ? "businessApplicationsDeploymentsEnterprise" : "businessApplicationsDeploymentsSmb",
    label: `Business Applications deployments, ${track === "enterprise" ? "Enterprise" : "SMB"}`,
    unit: "count" as const,
    timeline: counting(
      (steps) => ({
        steps: [...steps, customerKnown, { op: "filter", groups: { op: "sum", column: "consumption", per: ["customer", "workload"], cmp: ">=", param: `businessApplications.deployment.${track}` }, leftOut: "below-minimum" }],
        measure: { op: "count", per: ["customer", "workload"] },
        delta: { op: "monthDelta", months: 12, as: "difference" },
      }),
      citing(documents.businessApplications, "Deployments, Calculation", "(Eligible deployments last month) – (Eligible deployments same month last year)"),
    ),
    readings: ["Workloads are told apart as the report names them, once per customer tenant.", ...consumption],
  })),
];

/** The page divides partners by revenue per workload, in words that leave several counts; so no classification is guessed here. */
const eitherTrack: readonly DerivedFact[] = (
  [
    ["adds", "Adds", "net customer adds"],
    ["deployments", "Deployments", "deployments"],
  ] as const
).map(([metric, id, words]) => {
  const header = `Business Applications ${words}`;
  return {
    id: `businessApplications${id}`,
    label: header,
    fills: [{ field: unitsId("business-applications", metric), header }],
    unit: "count",
    grain: "partner",
    from: [],
    needs: [],
    timeline: [
      {
        from: inForce,
        value: { op: "agreed", of: [`businessApplications${id}Enterprise`, `businessApplications${id}Smb`] },
        cite: citing(documents.businessApplications, "Classification", "Your organization is measured against different thresholds, depending on which of those classifications you are in"),
      },
    ],
    readings: [
      "No export says whether the partner is classified as Enterprise or SMB: a number stands here where both count the same, else it is unknown. Then enter that of the partner's own track, which stands in the columns beside it.",
      "The rows shown are those of the Enterprise track.",
    ],
  };
});

export const businessApplicationsFacts: readonly DerivedFact[] = [...revenueFacts, ...usageFacts, ...eitherTrack];
