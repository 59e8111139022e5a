// What the Modern Work designation counts from Microsoft 365 license usage, for both tracks.
// Promises: one fact per track and association, as the page scores the higher of them; nothing is scored here.
import { attribution, customerKnown } from "./azure";
import type { DerivedFact, Param, Step } from "./schema";
import { citing, documents } from "./sources";

const inForce = "2022-10-03";
const workload: Step = {
  op: "filter",
  rows: {
    test: "oneOf",
    column: "workload",
    values: [
      "Intune", "Exchange", "ProPlus", "SharePoint", "Teams", "Teams Meetings", "Teams Phone", "Teams Phone calling", "Teams Platform", "Yammer", "VivaInsights", "VivaTopics",
      "VivaLearning", "VivaConnections", "Exchange Online", "SharePoint Online", "Microsoft 365 Apps",
    ],
  },
  leftOut: "not-eligible",
  whenBlank: "unreadable-cell",
};
const by = (values: readonly string[]): Step => ({ op: "filter", rows: { test: "oneOf", column: "attribution", values }, leftOut: "not-eligible", whenBlank: "unreadable-cell" });
const seatsKnown: Step = { op: "filter", rows: { test: "known", column: "seats" }, leftOut: "unreadable-cell" };
const usersKnown: Step = { op: "filter", rows: { test: "known", column: "users" }, leftOut: "unreadable-cell" };
const lastMonth: Step = { op: "window", months: 1, ends: "lastCompleteMonth" };
const seats = (cmp: ">" | ">=" | "<=", param: string): Step => ({ op: "filter", rows: { test: "number", column: "seats", cmp, param }, leftOut: "below-minimum" });
const enterprise: readonly Step[] = [seats(">", "modernWork.seats.enterprise")];
const smb: readonly Step[] = [seats(">=", "modernWork.seats.smb"), seats("<=", "modernWork.seats.enterprise")];
const delta = { op: "monthDelta", months: 12, as: "difference" } as const;

const param = (id: string, label: string, value: number, quote: string): Param => ({
  id,
  label,
  unit: "count",
  timeline: [{ from: inForce, value, cite: citing(documents.modernWork, "Net customer adds, Eligible customer tenants", quote, true), rules: [] }],
});

export const modernWorkParams: readonly Param[] = [
  param("modernWork.seats.enterprise", "Paid seats that divide the tracks", 300, "at least 1 workload with paid seats greater than 300"),
  {
    id: "modernWork.activeShare",
    label: "Share of paid seats that are active in a deployment",
    unit: "percent",
    timeline: [{ from: inForce, value: 40, cite: citing(documents.modernWork, "Deployments, Eligible deployments", "having 40% of paid seats as Active seats (MAU - Monthly active usage)", false), rules: [] }],
  },
  param("modernWork.seats.smb", "Fewest paid seats of the SMB track", 11, "at least 1 workload with paid seats between 11 to 300"),
];

const tracks = [
  { id: "Enterprise", label: "Enterprise", seats: enterprise, associations: [...attribution.cpor, ...attribution.dpor], options: [["Cpor", "CPOR", attribution.cpor], ["Dpor", "DPOR", attribution.dpor]] },
  { id: "Smb", label: "SMB", seats: smb, associations: [...attribution.cpor, ...attribution.csp], options: [["Cpor", "CPOR", attribution.cpor], ["Csp", "CSP", attribution.csp]] },
] as const;
const reading = ["Last month is the last month that is over on the as-of date.", "Seats are looked at per customer and workload."];

export const modernWorkFacts: readonly DerivedFact[] = tracks.flatMap((track) => [
  {
    id: `modernWorkCustomerAdds${track.id}`,
    label: `Modern Work ${track.label} net customer adds`,
    fills: [{ field: `capability.modern-work.adds.${track.label.toLowerCase()}`, header: `Modern Work ${track.label} net customer adds` }],
    unit: "count" as const,
    grain: "partner" as const,
    from: ["office365Usage" as const, "cporUsage" as const],
    needs: ["date" as const, "seats" as const, "customer" as const, "workload" as const, "attribution" as const],
    timeline: [
      {
        from: inForce,
        value: { steps: [seatsKnown, lastMonth, by(track.associations), workload, ...track.seats, customerKnown], measure: { op: "countDistinct" as const, column: "customer" as const }, delta },
        cite: citing(documents.modernWork, "Net customer adds, Calculation", "[Total qualifying current customer tenants] – [Total qualifying customers tenants 12 months ago]"),
      },
    ],
    readings: reading,
  },
  ...track.options.map(([id, label, values]) => ({
    id: `modernWorkDeployments${track.id}${id}`,
    label: `Modern Work ${track.label} deployments (${label})`,
    fills: [{ field: `capability.modern-work.deployments.${track.label.toLowerCase()}.${label.toLowerCase()}`, header: `Modern Work ${track.label} deployments (${label})` }],
    unit: "count" as const,
    grain: "partner" as const,
    from: ["office365Usage" as const, "cporUsage" as const],
    needs: ["date" as const, "seats" as const, "users" as const, "customer" as const, "workload" as const, "attribution" as const],
    timeline: [
      {
        from: inForce,
        value: {
          steps: [
            seatsKnown,
            usersKnown,
            lastMonth,
            by(values),
            workload,
            ...track.seats,
            { op: "filter" as const, rows: { test: "share" as const, column: "users" as const, of: "seats" as const, cmp: ">=" as const, param: "modernWork.activeShare" }, leftOut: "below-minimum" as const },
            customerKnown,
          ],
          measure: { op: "countDistinct" as const, column: "customer" as const },
          delta,
        },
        cite: citing(documents.modernWork, "Deployments, Calculation", "(Eligible deployments last month) – (Eligible deployments same month last year)"),
      },
    ],
    readings: [...reading, "The report does not date the association, so tenants that were active before it cannot be taken off."],
  })),
  ...track.options.map(([id, label, values]) => ({
    id: `modernWorkUsageGrowth${track.id}${id}`,
    label: `Modern Work ${track.label} usage growth (${label})`,
    fills: [{ field: `capability.modern-work.growth.${track.label.toLowerCase()}.${label.toLowerCase()}`, header: `Modern Work ${track.label} usage growth (${label})` }],
    unit: "count" as const,
    grain: "partner" as const,
    from: ["office365Usage" as const, "cporUsage" as const],
    needs: ["date" as const, "seats" as const, "users" as const, "workload" as const, "attribution" as const],
    timeline: [
      {
        from: inForce,
        value: { steps: [seatsKnown, usersKnown, lastMonth, by(values), workload, ...track.seats], measure: { op: "sum" as const, column: "users" as const }, delta },
        cite: citing(documents.modernWork, "Usage growth, Calculation", "[Eligible Active users last month] – [Eligible Active users same month last year]"),
      },
    ],
    readings: [...reading, "The report does not date the association, so usage from before it cannot be taken off."],
  })),
]);
